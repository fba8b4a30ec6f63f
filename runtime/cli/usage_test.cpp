#include "runtime/cli/usage.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace xinze::cli {
namespace {

// What is wrong with `arguments` of a small command line, in Chinese; empty: nothing.
std::string Wrong(const std::string& arguments) {
  CLI::App app("x");
  app.require_subcommand(1);
  app.fallthrough();
  CLI::App* command = app.add_subcommand("eval", "");
  std::string out;
  std::string format;
  std::string list;
  std::string measure;
  int64_t threads = 1;
  bool draft = false;
  command->add_option("--out", out)->type_name("FILE");
  command->add_option("--format", format)->check(OneOf("--format", {"json", "table"}, {"csv"}));
  command->add_option("--threads", threads)->check(WholeNumber("--threads", 1, 256));
  command->add_flag("--draft", draft);
  command->add_option("--as-of", measure);
  auto* by_measure = command->add_option("--measure", measure);
  command->add_option("--list", list)->excludes(by_measure);
  CLI::App* explain = app.add_subcommand("explain", "");
  explain->add_option("--subject", list)->required();
  try {
    app.parse(arguments);
    const base::Status given = CheckNothingEmpty(app);
    if (!given.ok()) return given.error().code + " " + given.error().zh;
  } catch (const CLI::ParseError& error) {
    const base::Error wrong = ErrorOfUsage(app, error);
    EXPECT_FALSE(wrong.en.empty());
    return wrong.code + " " + wrong.zh;
  }
  return "";
}

TEST(UsageTest, TakesWhatIsRight) {
  EXPECT_EQ(Wrong("eval --out a --format table --threads 256 --draft --list b"), "");
}

TEST(UsageTest, SaysWhichArgumentThereIsNot) {
  EXPECT_EQ(Wrong("evil"), "XZ1012 没有 evil 这个参数，要写的是 eval 吗");
  EXPECT_EQ(Wrong("evla"), "XZ1012 没有 evla 这个参数，要写的是 eval 吗");
  EXPECT_EQ(Wrong("判定"), "XZ1012 没有 判定 这个参数");
  EXPECT_EQ(Wrong("eval --as-off 2021-01-01"),
            "XZ1012 没有 --as-off 这个参数，要写的是 --as-of 吗");
  EXPECT_EQ(Wrong("eval --as-off=2021-01-01"),
            "XZ1012 没有 --as-off=2021-01-01 这个参数，要写的是 --as-of 吗");
  EXPECT_EQ(Wrong("eval --verbose"), "XZ1012 没有 --verbose 这个参数");
}

TEST(UsageTest, SaysWhatIsNotInThisVersion) {
  EXPECT_EQ(Wrong("fmt"), "XZ1015 此版本尚不提供 fmt");
  EXPECT_EQ(Wrong("eval --state d"), "XZ1015 此版本尚不提供 --state");
  EXPECT_EQ(Wrong("eval --audience=public"), "XZ1015 此版本尚不提供 --audience");
  EXPECT_EQ(Wrong("eval --format csv"), "XZ1015 此版本尚不提供 --format csv");
}

// A variable of a script that is not set must not ask about another day or place.
TEST(UsageTest, DoesNotTakeAnEmptyTextForNothing) {
  EXPECT_EQ(Wrong("eval --out="), "XZ1013 缺少 选项 --out 的值");
  CLI::App app("x");
  std::string subject;
  app.add_option("--subject", subject);
  app.parse(std::vector<std::string>{"", "--subject"});  // the last comes first
  const base::Status given = CheckNothingEmpty(app);
  ASSERT_FALSE(given.ok());
  EXPECT_EQ(given.error().zh, "缺少 选项 --subject 的值（给出的是空文本）");
}

TEST(UsageTest, SaysWhatIsMissing) {
  EXPECT_EQ(Wrong(""), "XZ1013 缺少 命令");
  EXPECT_EQ(Wrong("explain"), "XZ1013 缺少 选项 --subject");
  EXPECT_EQ(Wrong("eval --out"), "XZ1013 缺少 选项 --out 的值");
}

TEST(UsageTest, SaysWhatAValueMayBe) {
  EXPECT_EQ(Wrong("eval --format yaml"), "XZ1014 --format yaml：只能是 json、table");
  for (const char* bad : {"0", "257", "-1", "1.5", "1x", "99999999999999999999"}) {
    EXPECT_EQ(Wrong("eval --threads " + std::string(bad)),
              "XZ1014 --threads " + std::string(bad) + "：须为 1 至 256 的整数");
  }
  EXPECT_EQ(Wrong("eval --draft=perhaps"), "XZ1014 --draft：不带值");
  EXPECT_EQ(Wrong("eval --out a --out b"), "XZ1014 --out：只能给出一次");
}

TEST(UsageTest, SaysWhatCannotStandTogether) {
  EXPECT_EQ(Wrong("eval --list a --measure b"), "XZ1016 --measure 与 --list 不能同时给出");
}

}  // namespace
}  // namespace xinze::cli
