// Runs every command and writes every file of the pages for users, as a reader would, and compares
// what is printed with what the page shows. With XINZE_UPDATE_DOCS=1 the pages are rewritten.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/docs/document.h"

namespace xinze::docs {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A folder that looks like the checkout to a reader, and is thrown away.
class Workplace {
 public:
  Workplace() {
    std::string path = (fs::temp_directory_path() / "xinze-docs-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr) std::abort();
    path_ = path;
    for (const char* folder : {"docs", "policies", "stdlib"}) {
      fs::create_directory_symlink(fs::path(XINZE_SOURCE_DIR) / folder, path_ / folder);
    }
  }
  ~Workplace() {
    std::error_code ignored;  // the test has ended
    fs::remove_all(path_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  // What the script prints.
  std::string Run(const std::string& script, const std::string& locale) const {
    const fs::path file = path_ / ".script";
    std::ofstream(file, std::ios::binary) << script;
    const std::string command = fmt::format(
        "cd '{}' && PATH='{}':\"$PATH\" LC_ALL='{}' TZ=Asia/Shanghai bash .script </dev/null",
        path_.string(), fs::path(XINZE_COMMAND).parent_path().string(), locale);
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return "popen failed";
    std::string output;
    char buffer[4096];
    for (size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
      output.append(buffer, n);
    pclose(pipe);
    return output;
  }

 private:
  fs::path path_;
};

class DocsTest : public testing::TestWithParam<const char*> {};

TEST_P(DocsTest, PrintsWhatThePageShows) {
  const fs::path path = fs::path(XINZE_SOURCE_DIR) / "docs" / GetParam();
  const std::string page = ReadFile(path);
  ASSERT_FALSE(page.empty()) << path;
  Document document = Parse(page);
  EXPECT_THAT(document.mistakes, testing::IsEmpty());
  EXPECT_EQ(Print(document), page) << "a page is its parts";
  const bool english = path.stem().extension() == ".en";
  const auto outputs =
      SplitOutput(Workplace().Run(Script(document), english ? "en_US.UTF-8" : "zh_CN.UTF-8"));
  size_t next = 0;
  for (Part& part : document.parts) {
    if (part.kind != Part::Kind::kCommand) continue;
    ASSERT_LT(next, outputs.size()) << "line " << part.line << ": not run: " << part.text;
    if (std::getenv("XINZE_UPDATE_DOCS") == nullptr) {
      EXPECT_EQ(outputs[next].output, part.expected) << "line " << part.line << ": " << part.text;
    }
    EXPECT_EQ(outputs[next].status, part.status)
        << "line " << part.line << ": exits so, and the page does not say it: " << part.text;
    part.expected = outputs[next++].output;
  }
  EXPECT_GT(next, 0U) << "a page without commands needs no test";
  if (std::getenv("XINZE_UPDATE_DOCS") != nullptr) {
    std::ofstream(path, std::ios::binary) << Print(document);
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, DocsTest,
                         testing::Values("tutorial.zh.md", "tutorial.en.md", "reference.zh.md",
                                         "agencies.zh.md", "auditors.zh.md"),
                         [](const auto& page) {
                           std::string name = page.param;
                           for (char& c : name) {
                             if (c == '.') c = '_';
                           }
                           return name;
                         });

TEST(Document, KnowsCommandsFilesAndWhatIsNeither) {
  const std::string page =
      "甲\n\n<!-- file a/b.txt -->\n````markdown\n乙\n```x\n````\n\n```console\n$ cat "
      "a/b.txt\n乙\n```x\n"
      "$ true\n```\n\n```text\n丙\n```\n\n```yaml\n丁\n```\n";
  const Document document = Parse(page);
  EXPECT_EQ(Print(document), page);
  EXPECT_EQ(document.mistakes.size(), 1U);
  EXPECT_EQ(document.parts[1].path, "a/b.txt");
  EXPECT_EQ(document.parts[1].text, "乙\n```x\n");
  EXPECT_EQ(document.parts[3].text, "cat a/b.txt");
}

TEST(Document, TellsTheOutputOfEachCommand) {
  const Document document =
      Parse("<!-- file f -->\n```x\n甲\n```\n```console\n$ cat f\n$ cd /; pwd\n$ pwd\n```\n");
  const auto outputs = SplitOutput(Workplace().Run(Script(document), "C"));
  EXPECT_THAT(outputs,
              testing::ElementsAre(Outcome{"甲\n", 0}, Outcome{"/\n", 0}, Outcome{"/\n", 0}));
}

TEST(Document, TellsWhatACommandExitsWithAndWhatThePageAnnounces) {
  const Document document = Parse(
      "```console\n$ cat nothing | wc -l\n$ (exit 3)\n```\n\n"
      "<!-- exit 2 -->\n```console\n$ true\n$ (exit 2)\n```\n\n```console\n$ true\n```\n");
  std::vector<int> announced;
  for (const Part& part : document.parts) {
    if (part.kind == Part::Kind::kCommand) announced.push_back(part.status);
  }
  EXPECT_THAT(announced, testing::ElementsAre(0, 0, 0, 2, 0));
  std::vector<int> seen;
  for (const Outcome& outcome : SplitOutput(Workplace().Run(Script(document), "C"))) {
    seen.push_back(outcome.status);
  }
  EXPECT_THAT(seen, testing::ElementsAre(1, 3, 0, 2, 0));
}

}  // namespace
}  // namespace xinze::docs
