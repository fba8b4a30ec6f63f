// Whole files: tests/golden/check/good/*.xinze check without an error and print as the .program
// beside them; tests/golden/check/bad/*.xinze report what their comments `-- 应报 XZ0301` say, and
// nothing else. XINZE_UPDATE_GOLDEN=1 rewrites the .program files.
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "compiler/check/check_fixture.h"

namespace xinze::check {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> FilesIn(const char* folder) {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(XINZE_SOURCE_DIR) / "tests/golden/check" / folder)) {
    if (entry.path().extension() == ".xinze") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(GoldenTest, GoodFilesPrintTheirPrograms) {
  const std::vector<fs::path> files = FilesIn("good");
  ASSERT_FALSE(files.empty());
  for (const fs::path& path : files) {
    const Checked checked = CheckSources({{path.filename().string(), ReadWholeFile(path)}});
    ASSERT_TRUE(checked.result.program.has_value()) << path << "\n" << checked.Messages();
    std::string printed = PrintProgram(checked.program());
    // The library's own part has tests of its own; the hash follows every comment.
    printed.erase(0, printed.find("parameter "));
    fs::path golden = path;
    golden.replace_extension(".program");
    if (std::getenv("XINZE_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(golden, std::ios::binary) << printed;
    }
    EXPECT_EQ(printed, ReadWholeFile(golden)) << path;
  }
}

TEST(GoldenTest, BadFilesReportWhatTheySay) {
  const std::vector<fs::path> files = FilesIn("bad");
  ASSERT_FALSE(files.empty());
  for (const fs::path& path : files) {
    const std::string text = ReadWholeFile(path);
    const Checked checked = CheckSources({{path.filename().string(), text}});
    std::vector<std::string> expected;
    constexpr std::string_view kMark = "-- 应报 ";
    for (size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at + 1)) {
      expected.push_back(text.substr(at + kMark.size(), 6));
    }
    std::vector<std::string> seen;
    for (const diagnostics::Diagnostic& diagnostic : checked.sink.Sorted(checked.sources)) {
      seen.emplace_back(diagnostics::CodeId(diagnostic.code));
    }
    std::sort(expected.begin(), expected.end());
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(seen, expected) << path << "\n" << checked.Messages();
  }
}

}  // namespace
}  // namespace xinze::check
