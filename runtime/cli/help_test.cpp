#include "runtime/cli/help.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xinze::cli {
namespace {

using testing::ElementsAre;

TEST(WrappedTest, BreaksAtBlanksAndBetweenWideCharacters) {
  EXPECT_THAT(Wrapped("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrapped("信用信息主体", 8), ElementsAre("信用信息", "主体"));
  EXPECT_THAT(Wrapped("信用 abc 主体", 8), ElementsAre("信用 abc", "主体"));
  EXPECT_THAT(Wrapped("", 8), ElementsAre(""));
}

TEST(WrappedTest, DoesNotBeginALineWithAClosingMark) {
  EXPECT_THAT(Wrapped("信用信息，主体", 8), ElementsAre("信用信", "息，主体"));
}

TEST(WrappedTest, LeavesAWordThatIsTooLongWhole) {
  EXPECT_THAT(Wrapped("abcdefghijkl x", 8), ElementsAre("abcdefghijkl", "x"));
}

TEST(HelpTest, ShowsUsageArgumentsOptionsAndExamples) {
  Context context;
  context.environment.language = diagnostics::Language::kEn;
  CLI::App app("Does things.");
  app.set_help_flag("-h,--help", "Show this help");
  CLI::App* command = app.add_subcommand("do", "Does one thing");
  std::vector<std::string> files;
  std::string name = "甲";
  bool flag = false;
  command->add_option("FILE", files, "Files")->type_name("");
  command->add_option("--name", name, "What it is called")
      ->type_name("NAME")
      ->capture_default_str()
      ->required();
  command->add_flag("-q,--quiet", flag, "Say nothing");
  command->footer("Example: do --name x");
  EXPECT_EQ(HelpOf(*command, "xinze do", context),
            "Does one thing\n"
            "\n"
            "Usage: xinze do [OPTION]… [FILE…]\n"
            "\n"
            "  FILE                      Files\n"
            "\n"
            "Options:\n"
            "  -h, --help                Show this help\n"
            "  --name NAME               What it is called (required) (default: 甲)\n"
            "  -q, --quiet               Say nothing\n"
            "\n"
            "Example: do --name x\n");
  EXPECT_EQ(HelpOf(app, "xinze", context),
            "Does things.\n"
            "\n"
            "Usage: xinze COMMAND [OPTION]…\n"
            "\n"
            "Commands:\n"
            "  do                        Does one thing\n"
            "\n"
            "Options:\n"
            "  -h, --help                Show this help\n");
}

}  // namespace
}  // namespace xinze::cli
