// The command as its users run it: every case under cases/ says what it says.
// XINZE_UPDATE_GOLDEN=1 rewrites the cases; read the difference before keeping it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/end_to_end/case_file.h"
#include "tests/end_to_end/runner.h"

namespace xinze::end_to_end {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(XINZE_SOURCE_DIR) / "tests/end_to_end/cases";

// Relative to kCases, in order.
std::vector<std::string> FindCases() {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(kCases)) {
    if (entry.path().extension() == ".case") {
      found.push_back(fs::relative(entry.path(), kCases).string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

class EndToEnd : public testing::TestWithParam<std::string> {};

TEST_P(EndToEnd, SaysWhatTheCaseSays) {
  const fs::path path = kCases / GetParam();
  const std::string text = ReadFile(path);
  const Case one = ParseCase(text);
  const bool has_commands = std::any_of(one.steps.begin(), one.steps.end(), [](const Step& step) {
    return step.command.find("xinze") != std::string::npos;
  });
  ASSERT_TRUE(has_commands) << "the case runs nothing";
  const std::string now = PrintCase(RunCase(one));
  if (std::getenv("XINZE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << now;
  }
  EXPECT_EQ(now, ReadFile(path));
}

INSTANTIATE_TEST_SUITE_P(Cases, EndToEnd, testing::ValuesIn(FindCases()),
                         [](const testing::TestParamInfo<std::string>& each) {
                           std::string name = fs::path(each.param).replace_extension().string();
                           std::replace_if(
                               name.begin(), name.end(),
                               [](char c) {
                                 return std::isalnum(static_cast<unsigned char>(c)) == 0;
                               },
                               '_');
                           return name;
                         });

TEST(CaseFileTest, PrintsWhatItRead) {
  const std::string text =
      "# Two lines\n# of remarks.\n@ a\nx\n\ny\n@- b\nz\n$ run a\n| out\n|\n! err\n= 3\n$ run b\n";
  EXPECT_EQ(PrintCase(ParseCase(text)), text);
  EXPECT_EQ(ParseCase(text).steps[0].content, "x\n\ny\n");
  EXPECT_EQ(ParseCase(text).steps[1].content, "z");
  EXPECT_EQ(ParseCase(text).steps[2].expected, (Outcome{"out\n\n", "err\n", 3}));
}

TEST(CaseFileTest, RefusesWhatBelongsToNothing) {
  EXPECT_THROW(ParseCase("| out before a command\n"), std::runtime_error);
  EXPECT_THROW(ParseCase("$ run\nout without its mark\n"), std::runtime_error);
}

TEST(RunnerTest, NoticesEveryDifference) {
  const Case one = ParseCase("@ a\nx\n$ cat a; echo y >&2; exit 3\n");
  const Outcome outcome = RunCase(one).steps[1].expected;
  EXPECT_EQ(outcome, (Outcome{"x\n", "y\n", 3}));
  EXPECT_EQ(PrintCase(RunCase(one)), "@ a\nx\n$ cat a; echo y >&2; exit 3\n| x\n! y\n= 3\n");
}

}  // namespace
}  // namespace xinze::end_to_end
