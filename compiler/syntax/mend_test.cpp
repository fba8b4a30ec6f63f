// Slips of the keyboard: told once, with the spelling that the language has, and read as they were
// meant.
#include <gmock/gmock.h>

#include "compiler/syntax/test_support.h"

namespace xinze::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

struct Slip {
  const char* written;
  const char* meant;
  const char* finding;
};

TEST(Mend, IsReadAsItWasMeantAndTheFixSaysSo) {
  for (const Slip& slip : {
           Slip{"定义 甲 = 乙 是 ‘丙’\n", "定义 甲 = 乙 是 “丙”\n", "1 XZ0217 ‘ ’ 应写作 “ ”"},
           Slip{"定义 甲 = 乙 是 '丙'\n", "定义 甲 = 乙 是 “丙”\n", "1 XZ0217 ' ' 应写作 “ ”"},
           Slip{"定义 甲 = 乙 是 『丙』\n", "定义 甲 = 乙 是 “丙”\n", "1 XZ0217 『 』 应写作 “ ”"},
           Slip{"定义 甲 = 乙 是 ”丙“\n", "定义 甲 = 乙 是 “丙”\n", "1 XZ0217 ” “ 应写作 “ ”"},
           Slip{"定义 甲 = 乙 是 ”丙”\n", "定义 甲 = 乙 是 “丙”\n", "1 XZ0217 ” ” 应写作 “ ”"},
           Slip{"定义 甲 = 乙 是 “丙\"\n", "定义 甲 = 乙 是 “丙”\n", "1 XZ0217 “ \" 应写作 “ ”"},
           Slip{"定义 甲 = 乙 是 “丙“丁”戊”\n", "定义 甲 = 乙 是 「丙“丁”戊」\n",
                "1 XZ0217 “ “ ” ” 应写作 「 “ ” 」"},
           Slip{"定义 甲 = 乙 是 “丙，“丁”、“己””\n", "定义 甲 = 乙 是 「丙，“丁”、“己”」\n",
                "1 XZ0217 “ “ ” ” 应写作 「 “ ” 」"},
           Slip{"定义 甲 = 有 乙【丙】\n", "定义 甲 = 有 乙(丙)\n", "1 XZ0217 【 】 应写作 ( )"},
           Slip{"定义 甲 = 有 乙[丙(丁)]\n", "定义 甲 = 有 乙(丙(丁))\n",
                "1 XZ0217 [ ] 应写作 ( )"},
           Slip{"定义 甲 = 有 乙{丙}\n", "定义 甲 = 有 乙(丙)\n", "1 XZ0217 { } 应写作 ( )"},
           Slip{"定义 甲 = 乙 > 3 万元\n", "定义 甲 = 乙 > 3万元\n",
                "1 XZ0217 “3 万元”应写作“3万元”"},
           Slip{"定义 甲 = 乙 在 近 3 个月\n", "定义 甲 = 乙 在 近 3个月\n",
                "1 XZ0217 “3 个月”应写作“3个月”"},
           Slip{"定义 甲 = 乙 在 近 三 年\n", "定义 甲 = 乙 在 近 三年\n",
                "1 XZ0217 “三 年”应写作“三年”"},
           Slip{"定义 甲 = 乙 未满 18 周岁\n", "定义 甲 = 乙 未满 18周岁\n",
                "1 XZ0217 “18 周岁”应写作“18周岁”"},
           Slip{"定义 甲 = 乙 > 12.5 %\n", "定义 甲 = 乙 > 12.5%\n",
                "1 XZ0217 “12.5 %”应写作“12.5%”"},
           Slip{"定义 甲 = 乙 > ¥3,000\n", "定义 甲 = 乙 > 3,000元\n",
                "1 XZ0217 “¥3,000”应写作“3,000元”"},
           Slip{"定义 甲 = 乙 == 3\n", "定义 甲 = 乙 = 3\n", "1 XZ0217 “==”应写作“=”"},
           Slip{"定义 甲 = 乙 <> 3\n", "定义 甲 = 乙 ≠ 3\n", "1 XZ0217 “<>”应写作“≠”"},
           Slip{"定义 甲 = 乙 => 3\n", "定义 甲 = 乙 ≥ 3\n", "1 XZ0217 “=>”应写作“≥”"},
           Slip{"定义 甲 = 乙 ≧ 3\n", "定义 甲 = 乙 ≥ 3\n", "1 XZ0217 “≧”应写作“≥”"},
           Slip{"定义 甲 = 乙 && 丙\n", "定义 甲 = 乙 且 丙\n", "1 XZ0217 “&&”应写作“且”"},
           Slip{"定义 甲 = 乙 || 丙\n", "定义 甲 = 乙 或 丙\n", "1 XZ0217 “||”应写作“或”"},
           Slip{"定义 甲 = ! 乙\n", "定义 甲 = 非 乙\n", "1 XZ0217 “!”应写作“非”"},
           Slip{"定义 \u2F8F为 = 真\n", "定义 行为 = 真\n", "1 XZ0217 “\u2F8F”应写作“行”"},
           Slip{"定义 行\u200B为 = 真\n", "定义 行为 = 真\n",
                "1 XZ0203 不认识的字符 U+200B（看不见的字符）"},
           Slip{"定义 行为\uFEFF = 真\n", "定义 行为 = 真\n",
                "1 XZ0203 不认识的字符 U+FEFF（看不见的字符）"},
           Slip{"定义 甲 = 乙 是 “丙\u200B丁”\n", "定义 甲 = 乙 是 “丙丁”\n",
                "1 XZ0203 不认识的字符 U+200B（看不见的字符）"},
       }) {
    const Parsed written(slip.written);
    EXPECT_THAT(written.findings(), ElementsAre(slip.finding)) << slip.written;
    const Parsed meant(slip.meant);
    EXPECT_THAT(meant.findings(), IsEmpty()) << slip.meant;
    EXPECT_EQ(written.dump(), meant.dump()) << slip.written;
    EXPECT_EQ(written.fixed(0), slip.meant);
  }
}

TEST(Mend, CharactersThatStandTogetherAreOneFinding) {
  EXPECT_THAT(Parsed("参数 甲 = 1年 @#$\n").findings(), ElementsAre("1 XZ0203 不认识的字符 “@#$”"));
  EXPECT_THAT(Parsed("参数 甲\u200B\u200C\u200D = 1年\n").findings(), SizeIs(1));
}

TEST(Mend, InvisibleCharactersInCommentsAreNobodysConcern) {
  EXPECT_THAT(Parsed("-- 甲\u200B乙\n参数 甲 = 1年\n").findings(), IsEmpty());
}

TEST(Mend, WhatIsNotClosedEndsWithItsLineAndIsToldOnce) {
  for (const char* text : {"定义 甲 = 乙 是 “丙)\n", "定义 甲 = 有 乙(编号 是 “r1)\n",
                           "定义 甲 = 有 乙(编号 是 「r1)\n", "定义 甲 = 有 乙(编号 是 \"r1)\n",
                           "措施 甲 是 惩戒\n  依据 《某法第三条\n", "定义 甲 = 有 乙(丙 @ 丁\n"}) {
    const Parsed parsed(std::string(text) + "参数 好 = 1年\n");
    EXPECT_THAT(parsed.findings(), SizeIs(1)) << text;
    EXPECT_THAT(parsed.tree().parameters, SizeIs(1)) << text;
  }
}

TEST(Mend, YearsOfDocumentNumbersKeepTheirBrackets) {
  for (const char* number :
       {"苏政发〔2018〕23号", "苏政发[2018]23号", "苏政发\uFF3B2018\uFF3D23号"}) {
    const Parsed parsed("措施 甲 是 惩戒\n  依据 " + std::string(number) + " 第三条\n");
    EXPECT_THAT(parsed.findings(), IsEmpty()) << number;
    ASSERT_THAT(parsed.tree().measures, SizeIs(1));
    EXPECT_EQ(parsed.tree().measures[0].bases.at(0).text, std::string(number) + " 第三条");
  }
}

TEST(Mend, TitlesStandInTitles) {
  const Parsed parsed(
      "措施 甲 是 惩戒\n"
      "  依据 《关于印发《某办法》的通知》(某政发〔2018〕23号)第三条、《甲法》第五条\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  ASSERT_THAT(parsed.tree().measures.at(0).bases, SizeIs(2));
  EXPECT_EQ(parsed.tree().measures[0].bases[0].text,
            "《关于印发《某办法》的通知》(某政发〔2018〕23号)第三条");
}

// What is no literal is one token all the same, for compiler/literal to say what is wrong with it.
TEST(Mend, LiteralsThatAreNotRightAreOneToken) {
  for (const char* text : {"2018/1/29",
                           "2018.1.29",
                           "2018年1月",
                           "2018年1月29",
                           "1月29日",
                           "6月",
                           "2周",
                           "3年6个月",
                           "1.5年",
                           "3年半",
                           "18岁",
                           "3万",
                           "3,000",
                           "12.5",
                           "百分之五",
                           "千分之三",
                           "百分之12.5",
                           "3‰",
                           "二○一八年一月二十九日",
                           "一点五亿元",
                           "30,000.50元"}) {
    const Parsed parsed("参数 甲 = " + std::string(text) + "\n");
    EXPECT_THAT(parsed.findings(), IsEmpty()) << text;
    ASSERT_THAT(parsed.tree().parameters, SizeIs(1));
    const Expr& value = parsed.tree().exprs[parsed.tree().parameters[0].value];
    EXPECT_EQ(value.kind, ExprKind::Literal) << text;
    EXPECT_EQ(value.text, text);
  }
}

TEST(Mend, WordsThatOnlyHoldNumeralsStayNames) {
  for (const char* name : {"三月", "一周", "半年", "三年六个月", "百分之五十以上股东", "万元户",
                           "一般", "三年级", "第三人"}) {
    const Parsed parsed("定义 " + std::string(name) + " = 真\n");
    EXPECT_THAT(parsed.findings(), IsEmpty()) << name;
    ASSERT_THAT(parsed.tree().definitions, SizeIs(1));
    EXPECT_EQ(parsed.tree().definitions[0].name.text, name);
  }
}

}  // namespace
}  // namespace xinze::syntax
