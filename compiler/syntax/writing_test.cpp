// Code as people type it: without spaces around punctuation, in full width, half width or both,
// with Windows line ends, in English; names that hold keywords, and names that equal them.
#include <gmock/gmock.h>

#include "compiler/base/utf8.h"
#include "compiler/syntax/keywords.h"
#include "compiler/syntax/test_support.h"

namespace xinze::syntax {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kHalfWidth =
    "名单 甲 是 黑名单;条目 JS23-B-04.7、JS23-B-05\n"
    "  列入 当 有 失信信息(行为 属 失信行为 且 金额 >= 3万元)\n"
    "  列入 当 同时符合:(一)认定日期 在 近3年;(二)比例 < 12.5%;(3)丙 != 2018-01-29\n"
    "  原文 “信用,黑名单:(一)”\n";

// The text with every punctuation mark, digit and letter outside quotation marks in full width.
std::string FullWidth(const std::string& text) {
  std::string out;
  bool quoted = false;
  for (size_t i = 0; i < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, i);
    char32_t c = decoded.value;
    if (c == U'“') quoted = true;
    if (c == U'”') quoted = false;
    if (!quoted && c > 0x20 && c < 0x7F) c += 0xFEE0;
    if (!quoted && c == U' ') c = 0x3000;
    base::AppendUtf8(c, out);
    i += decoded.length;
  }
  return out;
}

std::string WithoutThirdItem(std::string text) {
  const size_t at = text.find(";(3)");
  return text.erase(at, text.find('\n', at) - at);
}

TEST(Width, FullWidthAndHalfWidthAreTheSame) {
  const std::string half = WithoutThirdItem(kHalfWidth);
  const Parsed expected(half);
  EXPECT_THAT(expected.findings(), IsEmpty());
  const Parsed full(FullWidth(half));
  EXPECT_THAT(full.findings(), IsEmpty());
  EXPECT_EQ(full.dump(), expected.dump());
}

TEST(Width, MixedInOneLine) {
  const Parsed parsed(
      "名单 甲 是 黑名单\uFF1B条目 JS23-B-04.7\n  列入\u3000当 有 失信信息\uFF08金额 \uFF1E "
      "\uFF13万元)\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_EQ(
      parsed.dump(),
      Parsed("名单 甲 是 黑名单;条目 JS23-B-04.7\n  列入 当 有 失信信息(金额 > 3万元)\n").dump());
}

TEST(Width, QuotedTextStaysAsWritten) {
  const Parsed parsed("名单 甲 是 黑名单\n  原文 “\uFF08一\uFF09，ＡＢ１”\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_EQ(parsed.tree().statements[0].annotations.anchors[0].text, "\uFF08一\uFF09，ＡＢ１");
}

TEST(Width, PlacesAreThoseOfTheFile) {
  const Parsed parsed("参数\u3000甲\u3000\uFF1D\u3000\uFF13年\n");
  const ParameterStmt& parameter = parsed.tree().parameters.at(0);
  EXPECT_EQ(parsed.source().text(parameter.name.span), "甲");
  const Expr& value = parsed.tree().exprs[parameter.value];
  EXPECT_EQ(value.text, "3年");
  EXPECT_EQ(parsed.source().text(value.span), "\uFF13年");
}

TEST(Width, EverySignInEitherWidth) {
  EXPECT_EQ(
      Parsed(
          "定义 甲\uFF1D有 乙\uFF08金额\uFF1E\uFF1D\uFF13万元 且 "
          "比例\uFF1C\uFF11\uFF12\uFF0E\uFF15\uFF05 "
          "且 数!\uFF1D\uFF0D\uFF13 且 "
          "日期\uFF1C\uFF1D\uFF12\uFF10\uFF11\uFF18\uFF0D\uFF10\uFF11\uFF0D\uFF12\uFF19"
          "\uFF09\uFF1B条目 \uFF2A\uFF33\uFF12\uFF13\uFF0D\uFF22\uFF0D\uFF10\uFF14\uFF0E\uFF17\n")
          .dump(),
      Parsed("定义 甲 = 有 乙(金额 >= 3万元 且 比例 < 12.5% 且 数 != -3 且 日期 <= 2018-01-29);"
             "条目 JS23-B-04.7\n")
          .dump());
}

TEST(Width, WhatRoundsInEitherWidthAndLanguage) {
  const std::string expected =
      Parsed("定义 甲 = (乙 + 丙) * 12.5% 四舍五入到 万元 大于 丁 舍去到 分\n").dump();
  for (const char* text :
       {"定义 "
        "甲\uFF1D\uFF08乙\uFF0B丙\uFF09×\uFF11\uFF12\uFF0E\uFF15\uFF05四舍五入到　万元　大于　丁　"
        "舍去到　分\n",
        "定义 甲=(乙+丙)*12.5%四舍五入到 万元 大于 丁 舍去到 分\n",
        "定义 甲 = (乙 + 丙) * 12.5% rounded_to ten_thousand_yuan 大于 丁 rounded_down_to fen\n"}) {
    const Parsed parsed(text);
    EXPECT_THAT(parsed.findings(), IsEmpty()) << text;
    EXPECT_EQ(parsed.dump(), expected);
  }
}

// 分 and 元 are units behind what rounds, and names anywhere else.
TEST(Names, UnitsOfMoneyAreNames) {
  const Parsed parsed("词表 单位:分、角、元\n定义 元 = 分 是 角\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_EQ(parsed.tree().definitions[0].name.text, "元");
}

TEST(Spaces, OfEveryKindAreSpaces) {
  const std::string expected = Parsed("定义 甲 = 有 乙(丙 且 丁)\n").dump();
  for (const char* space : {"\t", "\u3000", "\u00A0", "\u2003", "\u2009", "\u205F", "  \t"}) {
    const std::string s = space;
    const Parsed parsed("定义" + s + "甲" + s + "=" + s + "有" + s + "乙" + s + "(丙" + s + "且" +
                        s + "丁)" + s + "\n");
    EXPECT_THAT(parsed.findings(), IsEmpty());
    EXPECT_EQ(parsed.dump(), expected);
  }
}

TEST(Spaces, NoneNeededAroundPunctuationAndLiterals) {
  EXPECT_EQ(Parsed("定义 甲=有 乙(金额>3万元 且 丙 在 近3年)\n").dump(),
            Parsed("定义 甲 = 有 乙( 金额 > 3万元 且 丙 在 近 3年 )\n").dump());
  const Parsed parsed("程序 甲\n  步骤 乙 由 丙 自 丁 起10个工作日内\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_TRUE(parsed.tree().procedures[0].steps[0].limit.is_valid());
}

TEST(Lines, ContinueInBracketsAndAfterWhatWantsMore) {
  EXPECT_EQ(
      Parsed("名单 甲 是 黑名单\n"
             "  列入 当\n    有 失信信息(\n      程度 是 严重、\n      一般 且\n      可作依据\n   "
             " )\n"
             "    且 乙\n"
             "  地域 全国\n")
          .dump(),
      Parsed("名单 甲 是 黑名单\n  列入 当 有 失信信息(程度 是 严重、一般 且 可作依据) 且 乙\n"
             "  地域 全国\n")
          .dump());
}

TEST(Lines, IndentationMeansNothing) {
  EXPECT_EQ(Parsed("名单 甲 是 黑名单\n列入 当 真\n\t\t地域 全国\n").dump(),
            Parsed("名单 甲 是 黑名单\n  列入 当 真\n  地域 全国\n").dump());
}

TEST(Lines, WindowsLineEndsAndByteOrderMark) {
  const Parsed parsed("\uFEFF名单 甲 是 黑名单\r\n  列入 当 真\r\n\r\n  原文 “乙”\r\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_EQ(parsed.dump(), Parsed("名单 甲 是 黑名单\n  列入 当 真\n  原文 “乙”\n").dump());
}

TEST(Lines, LastLineNeedsNoEnd) {
  EXPECT_THAT(Parsed("参数 甲 = 1年").tree().parameters, SizeIs(1));
  EXPECT_THAT(Parsed("").findings(), IsEmpty());
  EXPECT_THAT(Parsed("-- 只有注释").findings(), IsEmpty());
}

TEST(Lines, CommentsEndWithTheirLine) {
  const Parsed parsed("参数 甲 = 1年 -- 注释 “ (\n-- 又一行\n参数 乙 = 2年\uFF0D\uFF0D全角\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_THAT(parsed.tree().parameters, SizeIs(2));
}

// The name of the first definition of `定义 NAME = 真`.
std::string NameOf(const std::string& name) {
  const Parsed parsed("定义 " + name + " = 真\n");
  EXPECT_THAT(parsed.findings(), IsEmpty()) << name;
  return parsed.tree().definitions.empty() ? "" : parsed.tree().definitions[0].name.text;
}

TEST(Names, MayHoldKeywordsAndNumerals) {
  for (const char* name :
       {"自然人", "非法集资", "或有负债", "有限公司", "无不良记录", "为人民服务", "当事人",
        "连续三年无不良记录", "一般", "三年期满次日移出", "十大名牌", "百货", "是非", "A级纳税人",
        "GB11643", "信用_a1", "万元户", "年龄大于"}) {
    EXPECT_EQ(NameOf(name), name);
  }
}

// Literals break runs, and what stands before and behind them does not become part of them.
TEST(Names, LiteralsBreakRuns) {
  const Parsed age("定义 甲 的 行为时 = 丙\n定义 甲 的 乙 = 行为时未满18周岁\n");
  EXPECT_THAT(age.findings(), SizeIs(1));
  EXPECT_EQ(age.fixed(0), "定义 甲 的 行为时 = 丙\n定义 甲 的 乙 = 行为时 未满 18周岁\n");
  EXPECT_THAT(Parsed(age.fixed(0)).findings(), IsEmpty());
  EXPECT_EQ(Parsed("定义 甲 = 乙 在 近3年内\n").dump(), Parsed("定义 甲 = 乙 在 近 3年\n").dump());
  EXPECT_EQ(Parsed("定义 甲 = 乙 起 满3年 早于 基准日\n").dump(),
            Parsed("定义 甲 = 乙 起 满 3年 早于 基准日\n").dump());
  EXPECT_EQ(Parsed("定义 甲 = 乙 未满18周岁\n").dump(),
            Parsed("定义 甲 = 乙 未满 18周岁\n").dump());
}

TEST(Names, ARunWithTwoReadingsIsNotPartedForTheAuthor) {
  const Parsed parsed(
      "定义 甲 = 乙\n定义 甲或有负债 = 真\n定义 有负债 = 真\n定义 或有负债 = 真\n"
      "定义 负债 = 真\n定义 丙 = 甲或有负债 3\n");
  ASSERT_THAT(parsed.findings(), SizeIs(1));
  EXPECT_THAT(parsed.sink().all()[0].fixes, IsEmpty());
}

TEST(Names, WithOtherCharactersStandInQuotationMarks) {
  EXPECT_EQ(NameOf("“12345热线”"), "12345热线");
  EXPECT_EQ(NameOf("「信用中国(湖南)」"), "信用中国(湖南)");
  EXPECT_EQ(NameOf("\"例外\""), "例外");
  EXPECT_EQ(NameOf("“《招标投标法》、其他”"), "《招标投标法》、其他");
}

TEST(Names, AreInNormalFormC) { EXPECT_EQ(NameOf("\uFA1B利"), "\u798F利"); }

TEST(Names, SoftKeywordsAreNamesOfFieldsItemsAndValues) {
  const Parsed parsed(
      "结构 程序事件 属于 主体;键 编号;发生日 日期\n"
      "  程序:文本;必有\n  步骤:文本;必有\n  结果:处理结果;可缺\n  渠道:集合 渠道类型;可缺\n"
      "  措施:文本;可缺\n  依据:文本;可缺\n  条目:文本;可缺\n  类:文本;可缺\n  要求:文本;可缺\n"
      "词表 处理结果:结果、渠道、措施、名单\n"
      "  程序:步骤、对象\n"
      "定义 甲 = 程序 是 步骤 且 渠道 含 对象 且 数量 是 3 且 措施 有值\n"
      "测试 乙\n"
      "  给定 主体(类型 法人)\n"
      "    程序事件(程序 黑名单认定;步骤 认定;结果 无误;\n      措施 结果;依据 “r1”)\n"
      "  2020-01-01 在列 名单\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_THAT(parsed.tree().statements, SizeIs(4));
  EXPECT_THAT(parsed.tree().schemas[0].fields, SizeIs(9));
}

TEST(Names, EverySoftKeywordAndHeadIsAFieldAndNoHardOneIs) {
  for (const Keyword& keyword : AllKeywords()) {
    for (const std::string_view spelling : {keyword.chinese, keyword.english}) {
      const Parsed parsed("结构 甲\n  " + std::string(spelling) + ":文本;必有\n");
      const bool read = parsed.sink().empty();
      EXPECT_EQ(read, keyword.strength != KeywordStrength::Hard) << spelling;
    }
  }
}

}  // namespace
}  // namespace xinze::syntax
