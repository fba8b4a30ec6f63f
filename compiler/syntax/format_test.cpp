#include "compiler/syntax/format.h"

#include <filesystem>

#include <gmock/gmock.h>

#include "compiler/syntax/test_support.h"

namespace xinze::syntax {
namespace {

using testing::IsEmpty;

std::string FormatOf(const std::string& text, const std::string& path = "a.xinze") {
  return Format(Parsed(text, path).source());
}

// The tokens of a file without their places.
std::string TokensOf(const base::SourceFile& source) {
  std::string out;
  std::istringstream lines(DumpTokens(source));
  for (std::string line; std::getline(lines, line);) out += line.substr(line.find(' ')) + "\n";
  return out;
}

// Formatting changes no token, and formatting again changes nothing.
void ExpectSafe(const base::SourceFile& source) {
  const std::string formatted = Format(source);
  const Parsed again(formatted, source.path());
  EXPECT_EQ(TokensOf(again.source()), TokensOf(source)) << source.path();
  EXPECT_EQ(Format(again.source()), formatted) << source.path();
}

TEST(Format, SpacesIndentationAndWidth) {
  EXPECT_EQ(FormatOf("名单   甲 是 黑名单\uFF1B 条目 JS23-B-1 、 JS23-B-2\n"
                     "列入 当 有 失信信息 \uFF08 金额>\uFF13万元 且 甲 在 近 3年\uFF09\n"
                     "\t移出 当 非(乙)\n\n\n\n"
                     "程序 丙   用于 甲\n步骤 丁 由 戊 (己) 自 丁 起10个工作日 内\n"),
            "名单 甲 是 黑名单;条目 JS23-B-1、JS23-B-2\n"
            "  列入 当 有 失信信息(金额 > 3万元 且 甲 在 近3年)\n"
            "  移出 当 非 (乙)\n\n"
            "程序 丙 用于 甲\n  步骤 丁 由 戊(己) 自 丁 起 10个工作日内\n");
}

TEST(Format, KeepsTheLinesThatTheAuthorBroke) {
  const std::string text =
      "词表 甲\n"
      "  乙 “某”:\n"
      "    丙、\n"
      "    丁 当 戊 是 己、\n"
      "    等\n"
      "定义 庚\n"
      "  有下列情形之一:\n"
      "    (一)甲 且\n"
      "    乙\n"
      "    (二)丙\n"
      "  条目 JS23-B-1\n"
      "测试 辛\n"
      "  给定 主体(类型 法人)\n"
      "    失信信息(编号 “r1”;\n"
      "      程度 严重)\n"
      "    不完整 责任人\n"
      "  2020-01-01 应 庚\n";
  EXPECT_EQ(FormatOf(text), text);
}

TEST(Format, KeepsComments) {
  const std::string text =
      "-- 头上\n"
      "\n"
      "-- 再上\n"
      "名单 甲 是 黑名单  -- 行尾\n"
      "  -- 中间\n"
      "  列入 当 乙  --- 三条\n"
      "\n"
      "-- 下面\n"
      "参数 丙 = 1年\n"
      "-- 末尾\n";
  EXPECT_EQ(FormatOf(text), text);
  EXPECT_EQ(FormatOf("参数 甲 = 1年\uFF0D\uFF0D全角   \n"), "参数 甲 = 1年  -- 全角\n");
}

TEST(Format, NeverJoinsTwoTokensIntoAnother) {
  for (const char* text : {"定义 甲 = 近 三年\n", "定义 甲 = 乙 在 近 三年\n",
                           "定义 甲 = 1 - - 1\n", "定义 甲 = ( 3 ) + 1\n",
                           "定义 甲 = 同时符合:1. 3 > 2;2. 乙\n", "程序 甲\n  步骤 乙 三年 内\n",
                           "定义 甲 = 乙 未满 十八周岁\n", "define a = b during last 3年\n",
                           "措施 甲\n  依据 《乙》第53条、丙〔2018〕23号 第(二)项\n"}) {
    ExpectSafe(Parsed(text).source());
  }
}

TEST(Format, WritesWhatIsWrongAsItStands) {
  EXPECT_EQ(FormatOf("名单 甲 是\n  列人   当 @ 乙\n"), "名单 甲 是\n  列人 当 @ 乙\n");
  ExpectSafe(Parsed("定义 甲 = (乙\n定义 丙 = “丁\n").source());
}

TEST(Format, ProseStaysByteForByte) {
  EXPECT_EQ(FormatOf("# 甲\r\n\n文  \n```xinze\n\n参数   乙=1年\n\n```\n尾", "a.xinze.md"),
            "# 甲\r\n\n文  \n```xinze\n参数 乙 = 1年\n```\n尾");
}

TEST(Format, EveryFileOfTheRepositoryKeepsItsTokens) {
  size_t count = 0;
  for (const char* folder : {"stdlib", "policies", "compiler/syntax/testdata"}) {
    const std::filesystem::path root = std::filesystem::path(XINZE_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const std::string name = entry.path().filename().string();
      if (!name.ends_with(".xinze") && !name.ends_with(".xinze.md")) continue;
      base::SourceStore store;
      ExpectSafe(store[*store.Load(entry.path())]);
      ++count;
    }
  }
  EXPECT_GT(count, 0U);
}

}  // namespace
}  // namespace xinze::syntax
