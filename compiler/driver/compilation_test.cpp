#include "compiler/driver/compilation.h"

#include <gtest/gtest.h>

#include "compiler/driver/dump.h"

namespace xinze::driver {
namespace {

constexpr const char* kPolicy =
    "词表 主体类型:自然人、法人\n"
    "结构 主体\n"
    "  标识:文本;必有\n"
    "  类型:主体类型;必有\n"
    "  成立日期:日期;期日;可缺\n"
    "定义 已满三年 = 成立日期 起 满 3年 早于 基准日\n"
    "名单 老字号 是 关注\n"
    "  列入 当 已满三年\n";

TEST(Compilation, GivesAProgramForASoundPolicy) {
  const Compilation compilation = CompileText("a.xinze", kPolicy, {});
  ASSERT_TRUE(compilation.program.has_value());
  EXPECT_EQ(compilation.program->lists.size(), 1U);
}

TEST(Compilation, TakesSeveralTextsForOneProgram) {
  const Compilation compilation =
      CompileTexts({{"a.xinze", kPolicy},
                    {"b.xinze.md",
                     "---\n题名: 某规定\n效力: 规范性文件\n施行: 2020-01-01\n---\n\n```xinze\n"
                     "名单 新字号 是 关注\n  列入 当 非 已满三年\n```\n"}},
                   {});
  ASSERT_TRUE(compilation.program.has_value());
  EXPECT_EQ(compilation.program->lists.size(), 2U);
}

TEST(Compilation, GivesNoProgramWhereAFileDoesNotParse) {
  const Compilation compilation = CompileText("a.xinze", std::string(kPolicy) + "名单 是 是\n", {});
  EXPECT_FALSE(compilation.program.has_value());
  EXPECT_TRUE(compilation.diagnostics.has_errors());
  EXPECT_TRUE(compilation.inputs_read);
}

TEST(Compilation, GivesNoProgramWhereAPathCannotBeRead) {
  CompileOptions options;
  options.paths.emplace_back("/nowhere/at/all");
  const Compilation compilation = CompileText("a.xinze", kPolicy, options);
  EXPECT_FALSE(compilation.program.has_value());
  EXPECT_FALSE(compilation.inputs_read);
}

TEST(Compilation, HashesTheSameForTheSameText) {
  const Compilation first = CompileText("a.xinze", kPolicy, {});
  const Compilation second = CompileText("a.xinze", kPolicy, {});
  const Compilation other = CompileText("a.xinze", std::string(kPolicy) + "-- 注\n", {});
  ASSERT_TRUE(first.program && second.program && other.program);
  EXPECT_EQ(first.program->content_hash, second.program->content_hash);
  EXPECT_NE(first.program->content_hash, other.program->content_hash);
}

TEST(Dump, PrintsEveryPhase) {
  const Compilation compilation = CompileText("a.xinze", kPolicy, {});
  for (const char* phase : {"tokens", "ast", "program", "ir"}) {
    const auto dump = Dump(compilation, phase);
    ASSERT_TRUE(dump.ok()) << phase;
    EXPECT_NE(dump->find("老字号"), std::string::npos) << phase;
  }
}

TEST(Dump, SaysThatAPhaseWasNotReached) {
  const Compilation compilation = CompileText("a.xinze", "名单 是 是\n", {});
  const auto dump = Dump(compilation, "program");
  ASSERT_FALSE(dump.ok());
  EXPECT_EQ(dump.error().code, "XZ1009");
}

}  // namespace
}  // namespace xinze::driver
