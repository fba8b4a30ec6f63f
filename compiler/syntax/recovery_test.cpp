// Mistakes: each is reported once, at its place, in the words of the language, and costs only its
// own line.
#include <gmock/gmock.h>

#include "compiler/syntax/layout.h"
#include "compiler/syntax/test_support.h"

namespace xinze::syntax {
namespace {

using diagnostics::Code;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

TEST(Recovery, FiveMistakesGiveFiveFindingsAndEverythingElseIsRead) {
  const Parsed parsed(
      "名单 甲 是 黑名单\n"
      "  列入 当 且 有 失信信息\n"  // 1
      "  移出 当 每个 依据记录 皆 届满\n"
      "  地域\n"  // 2
      "定义 乙 = 真\n"
      "定义 丙 3年\n"        // 3
      "参数 丁 = 1年 2年\n"  // 4
      "措施 戊 是 惩戒\n"
      "  当 在列 甲\n"
      "  事务 公共资源交易\n"  // 5
      "  对象 本主体\n");
  EXPECT_THAT(parsed.findings(),
              ElementsAre(StartsWith("2 XZ0201"), StartsWith("4 XZ0201"), StartsWith("6 XZ0201"),
                          StartsWith("7 XZ0201"), StartsWith("10 XZ0216")));
  const SyntaxTree& tree = parsed.tree();
  ASSERT_THAT(tree.statements, SizeIs(5));
  EXPECT_THAT(tree.lists[0].exits, SizeIs(1));
  ASSERT_THAT(tree.lists[0].admissions, SizeIs(1));
  EXPECT_EQ(tree.exprs[tree.lists[0].admissions[0].condition].kind, ExprKind::Error);
  EXPECT_EQ(tree.definitions[1].name.text, "丙");
  EXPECT_THAT(tree.measures[0].triggers, SizeIs(1));
  EXPECT_THAT(tree.measures[0].targets, SizeIs(1));
}

TEST(Recovery, SaysWhatWasSeenAndWhatWouldFit) {
  EXPECT_THAT(Parsed("名单 甲 是\n").findings(),
              ElementsAre("1 XZ0201 此处不应出现行末，应为名称"));
  EXPECT_THAT(Parsed("参数 甲 1年\n").findings(),
              ElementsAre("1 XZ0201 此处不应出现“1年”，应为“=”"));
  EXPECT_THAT(Parsed("定义 甲 = 乙 丙\n").findings(),
              ElementsAre("1 XZ0201 此处不应出现“丙”，应为比较（是、属、早于、≥ "
                          "等）、“当”、“且”、“或”、“(”、“;”或行末"));
  EXPECT_THAT(Parsed("名单 甲 是 黑名单\n  列入 当 且\n").findings(),
              ElementsAre("2 XZ0201 此处不应出现“且”，应为条件"));
}

TEST(Recovery, OffersTheKeywordThatWasMeant) {
  const Parsed clause("名单 甲 是 黑名单\n  列人 当 真\n");
  EXPECT_THAT(clause.findings(), ElementsAre(StartsWith("2 XZ0216 “列人”不能在这里作一行的开头")));
  EXPECT_EQ(clause.fixed(0), "名单 甲 是 黑名单\n  列入 当 真\n");
  const Parsed head("定义 甲 = 真\n定意 乙 = 真\n");
  EXPECT_THAT(head.findings(), ElementsAre(StartsWith("2 XZ0216")));
  EXPECT_EQ(head.fixed(0), "定义 甲 = 真\n定义 乙 = 真\n");
}

TEST(Recovery, LineBeforeAnyStatement) {
  const Parsed parsed("列入 当 真\n定义 甲 = 真\n");
  EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("1 XZ0216")));
  EXPECT_THAT(parsed.tree().definitions, SizeIs(1));
}

TEST(Recovery, OffersSpacesWhereARunHasOneReading) {
  const Parsed parsed("结构 甲\n  年龄:整数;必有\n定义 乙 = 年龄大于18\n");
  EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("3 XZ0201")));
  EXPECT_EQ(parsed.fixed(0), "结构 甲\n  年龄:整数;必有\n定义 乙 = 年龄 大于 18\n");
  EXPECT_THAT(Parsed(parsed.fixed(0)).findings(), IsEmpty());
}

TEST(Recovery, HardKeywordAsANameMayBeQuoted) {
  const Parsed parsed("测试 例外\n");
  EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("1 XZ0201")));
  EXPECT_EQ(parsed.fixed(0), "测试 “例外”\n");
}

TEST(Recovery, UnclosedBracketEndsAtTheNextStatementAndIsSaidOnce) {
  const Parsed parsed(
      "名单 甲 是 黑名单\n"
      "  列入 当 有 失信信息(程度 是 严重\n"
      "    且 可作依据\n"
      "程序 丙 用于 甲\n"
      "  步骤 认定\n");
  EXPECT_THAT(parsed.findings(), ElementsAre("2 XZ0205 括号没有闭合"));
  ASSERT_THAT(parsed.tree().procedures, SizeIs(1));
  EXPECT_THAT(parsed.tree().procedures[0].steps, SizeIs(1));
  EXPECT_THAT(Parsed(parsed.fixed(0)).findings(), IsEmpty());
}

TEST(Recovery, UnclosedBracketOfARow) {
  const Parsed parsed(
      "测试 甲\n  给定 主体(类型 法人\n    失信信息(编号 “r1”;程序 乙;\n      程度 严重)\n  "
      "2023-05-01 在列 丙\n");
  EXPECT_THAT(parsed.findings(), ElementsAre("2 XZ0205 括号没有闭合"));
  ASSERT_THAT(parsed.tree().tests, SizeIs(1));
  ASSERT_THAT(parsed.tree().tests[0].given, SizeIs(1));
  EXPECT_THAT(parsed.tree().tests[0].given[0].children, SizeIs(1));
  EXPECT_THAT(parsed.tree().tests[0].assertions, SizeIs(1));
}

TEST(Recovery, BracketThatNothingOpened) {
  const Parsed parsed("定义 甲 = 乙)\n");
  EXPECT_THAT(parsed.findings(), ElementsAre("1 XZ0206 多出一个右括号"));
  EXPECT_EQ(parsed.fixed(0), "定义 甲 = 乙\n");
}

TEST(Recovery, UnclosedQuotationEndsWithItsLine) {
  const Parsed parsed("名单 甲 是 黑名单\n  原文 “列入黑名单\n  地域 全国\n");
  EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("2 XZ0202")));
  EXPECT_EQ(parsed.fixed(0), "名单 甲 是 黑名单\n  原文 “列入黑名单”\n  地域 全国\n");
  EXPECT_TRUE(parsed.tree().lists[0].territory.has_value());
}

TEST(Recovery, CharactersThatAreNoPartOfTheLanguage) {
  EXPECT_THAT(Parsed("参数 甲 = 1年 @\n").findings(), ElementsAre(StartsWith("1 XZ0203")));
  const Parsed parsed("参数 甲 = 1年。\n");
  EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("1 XZ0207")));
  EXPECT_EQ(parsed.fixed(0), "参数 甲 = 1年\n");
}

TEST(Recovery, MixedAndOrOffersBothBracketings) {
  const Parsed parsed("定义 甲 = 乙 且 丙 或 丁 且 戊\n");
  EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("1 XZ0208")));
  EXPECT_EQ(parsed.fixed(0, 0), "定义 甲 = (乙 且 丙) 或 (丁 且 戊)\n");
  EXPECT_EQ(parsed.fixed(0, 1), "定义 甲 = 乙 且 (丙 或 丁) 且 戊\n");
  EXPECT_THAT(Parsed(parsed.fixed(0, 0)).findings(), IsEmpty());
  EXPECT_THAT(Parsed(parsed.fixed(0, 1)).findings(), IsEmpty());
}

TEST(Recovery, EveryWithoutBracketsBeforeAndOffersBothReadings) {
  const Parsed parsed("定义 甲 = 每个 乙 皆 丙 且 丁\n");
  EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("1 XZ0209")));
  EXPECT_EQ(parsed.fixed(0, 0), "定义 甲 = 每个 乙 皆 (丙 且 丁)\n");
  EXPECT_EQ(parsed.fixed(0, 1), "定义 甲 = (每个 乙 皆 丙) 且 丁\n");
  EXPECT_THAT(Parsed("定义 甲 = 丁 且 每个 乙 皆 丙\n").findings(), IsEmpty());
}

TEST(Recovery, ASumThatIsRoundedWithoutBracketsOffersBothReadings) {
  const Parsed parsed("定义 甲 = 乙 + 丙 * 5% 四舍五入到 分\n");
  EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("1 XZ0220")));
  EXPECT_EQ(parsed.fixed(0, 0), "定义 甲 = (乙 + 丙 * 5%) 四舍五入到 分\n");
  EXPECT_EQ(parsed.fixed(0, 1), "定义 甲 = 乙 + (丙 * 5% 四舍五入到 分)\n");
  for (const size_t fix : {0, 1}) {
    EXPECT_THAT(Parsed(parsed.fixed(0, fix)).findings(), IsEmpty());
  }
}

TEST(Recovery, AmountsAreRoundedToAFewUnits) {
  for (const char* unit : {"毛", "百元", "1元", "1"}) {
    const Parsed parsed("定义 甲 = 乙 舍去到 " + std::string(unit) + "\n定义 丙 = 真\n");
    ASSERT_THAT(parsed.findings(), SizeIs(1)) << unit;
    EXPECT_EQ(parsed.tree().statements.size(), 2u) << unit;
  }
  EXPECT_THAT(Parsed("定义 甲 = 乙 舍去到 百元\n").findings(),
              ElementsAre("1 XZ0214 “百元”不能用作舍入的单位"));
}

TEST(Recovery, WordsThatRoundAreFoundInWhatWasWrittenTogether) {
  for (const char* run : {"四舍五入到分", "舍去到万元", "进一到 角"}) {
    const Parsed parsed("定义 甲 = 乙 * 5%" + std::string(run) + "\n");
    if (parsed.findings().empty()) continue;  // a space is enough
    EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith("1 XZ0201"))) << run;
    EXPECT_THAT(Parsed(parsed.fixed(0)).findings(), IsEmpty()) << parsed.fixed(0);
  }
  const Parsed parsed("定义 甲 = 乙 * 5% 四舍五入至 分\n");
  EXPECT_EQ(parsed.fixed(0), "定义 甲 = 乙 * 5% 四舍五入到 分\n");
  EXPECT_EQ(Parsed("定义 甲 = 乙 * 5% 四舍五入 到 分\n").fixed(0),
            "定义 甲 = 乙 * 5% 四舍五入到 分\n");
  EXPECT_EQ(Parsed("定义 甲 = 乙 * 5%\uFF0C四舍五入到 分\n").fixed(0),
            "定义 甲 = 乙 * 5%四舍五入到 分\n");
  // Which rounding is meant, the author says.
  const Parsed vague("定义 甲 = 乙 * 5% 精确到 分\n");
  EXPECT_THAT(vague.sink().all()[0].fixes, SizeIs(3));
}

TEST(Recovery, NothingFollowsWhatRounds) {
  EXPECT_THAT(Parsed("定义 甲 = 乙 * 5% 四舍五入到 分 + 丙\n").findings(),
              ElementsAre(StartsWith("1 XZ0201")));
}

TEST(Recovery, CommaIsNeitherAndNorEnumeration) {
  const Parsed condition("定义 甲 = 乙\uFF0C丙\n");
  EXPECT_THAT(condition.findings(), ElementsAre(StartsWith("1 XZ0210")));
  EXPECT_EQ(condition.fixed(0), "定义 甲 = 乙 且 丙\n");
  const Parsed names("词表 甲:乙,丙\n");
  EXPECT_THAT(names.findings(), ElementsAre(StartsWith("1 XZ0213")));
  EXPECT_EQ(names.fixed(0), "词表 甲:乙、丙\n");
}

TEST(Recovery, OfAtMostOnceAPhrase) {
  EXPECT_THAT(Parsed("定义 甲 = 乙 的 丙 的 丁 是 戊\n").findings(),
              ElementsAre(StartsWith("1 XZ0211")));
}

TEST(Recovery, ReservedStatementsArePassedOver) {
  const Parsed parsed("记入 就 每个 失信信息(程度 是 严重)\n  对 责任人\n定义 甲 = 真\n");
  EXPECT_THAT(parsed.findings(), ElementsAre("1 XZ0212 本版本还不支持 “记入” 语句"));
  EXPECT_THAT(parsed.tree().definitions, SizeIs(1));
}

TEST(Recovery, WordsOfAFixedSet) {
  EXPECT_THAT(Parsed("程序 甲\n  步骤 乙\n  缺步 乙 则 有效\n").findings(),
              ElementsAre("3 XZ0214 “有效”不能用作缺步的后果"));
  EXPECT_THAT(Parsed("措施 甲 是 惩罚\n").findings(),
              ElementsAre("1 XZ0214 “惩罚”不能用作措施的种类或力度"));
  EXPECT_THAT(Parsed("程序 甲\n  步骤 乙;效果 生效\n").findings(),
              ElementsAre("2 XZ0214 “生效”不能用作步骤的效果"));
}

TEST(Recovery, RecordsBeforeTheirSubject) {
  EXPECT_THAT(Parsed("测试 甲\n  失信信息(编号 “r1”)\n").findings(),
              ElementsAre(StartsWith("2 XZ0215")));
}

std::string Repeat(const std::string& text, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(Nesting, BracketsUpToTheLimitAreReadAndBeyondItReported) {
  const auto nested = [](size_t depth) {
    return "定义 甲 = " + Repeat("(", depth) + "真" + Repeat(")", depth) + "\n";
  };
  EXPECT_THAT(Parsed(nested(kMaxNesting)).findings(), IsEmpty());
  EXPECT_THAT(Parsed(nested(kMaxNesting + 1)).findings(), ElementsAre(StartsWith("1 XZ0204")));
  EXPECT_THAT(Parsed(nested(100000)).findings(), ElementsAre(StartsWith("1 XZ0204")));
}

TEST(Nesting, EveryOtherWayToNestIsLimitedToo) {
  const size_t many = 100000;
  const std::string sum = Repeat("1 + ", many) + "1";
  const std::string negated = Repeat("-", 1) + Repeat(" -", many) + " 1";
  for (const std::string& text :
       {Repeat("非 ", many) + "真", Repeat("每个 甲 皆 ", many) + "真", sum, negated,
        Repeat("同时符合:(一)", many) + "真", Repeat("有 甲(", many) + "真" + Repeat(")", many)}) {
    const Parsed parsed("定义 甲 = " + text + "\n定义 乙 = 真\n");
    const char* const code = text == sum || text == negated ? "1 XZ0222" : "1 XZ0204";
    EXPECT_THAT(parsed.findings(), ElementsAre(StartsWith(code))) << text.substr(0, 40);
    EXPECT_THAT(parsed.tree().definitions, SizeIs(2)) << text.substr(0, 40);
  }
}

TEST(Nesting, ASumOfManyTermsIsLongNotDeep) {
  const auto sum = [](size_t operators) {
    return "定义 甲 = 1" + Repeat(" + 1", operators) + " 大于 2\n";
  };
  EXPECT_THAT(Parsed(sum(kMaxNesting)).findings(), IsEmpty());
  EXPECT_THAT(Parsed(sum(kMaxNesting + 1)).findings(),
              ElementsAre("1 XZ0222 算式过长：运算符连同外面的括号超过 64 个"));
}

TEST(Nesting, ItemsOfAVocabularyStandBelowEachOtherUpToTheLimit) {
  const auto levels = [](size_t count) {
    std::string text = "词表 甲\n";
    for (size_t i = 1; i < count; ++i) {
      text += "  “" + std::to_string(i) + "”:“" + std::to_string(i + 1) + "”\n";
    }
    return text;
  };
  EXPECT_THAT(Parsed(levels(kMaxVocabularyLevels)).findings(), IsEmpty());
  EXPECT_THAT(Parsed(levels(kMaxVocabularyLevels + 1)).findings(),
              ElementsAre("65 XZ0221 “65”在词表里超过第 64 级"));
  // What would have stood below stands at the top, and nests no deeper either.
  EXPECT_THAT(Parsed(levels(1000)).findings(), Each(HasSubstr("XZ0221")));
}

TEST(Nesting, LongChainsThatDoNotNestAreRead) {
  const std::string chain = "定义 甲 = 非 乙" + Repeat(" 且 非 乙", 2000) + "\n";
  EXPECT_THAT(Parsed(chain).findings(), IsEmpty());
}

TEST(Recovery, AMegabyteOfGarbageIsSurvived) {
  std::string garbage;
  uint32_t state = 1;
  constexpr const char* kPieces[] = {"(",   ")",   "定义 ", "名单", "且", "“", "”",
                                     "\n",  "当 ", "甲",    "3年",  ";",  ":", "、",
                                     "非 ", "《",  "每个 ", "-- ",  "=",  "@"};
  while (garbage.size() < (1U << 20U)) {
    state = state * 1664525U + 1013904223U;
    garbage += kPieces[(state >> 16U) % std::size(kPieces)];
  }
  const Parsed parsed(garbage);
  EXPECT_TRUE(parsed.sink().has_errors());
}

TEST(Recovery, ADefinitionInOneLineTakesAnEqualsSign) {
  for (const char* text : {"定义 失信信息 的 有效期 为 1年\n", "定义 甲 为 1年\n"}) {
    const Parsed parsed(text);
    ASSERT_THAT(parsed.findings(), SizeIs(1)) << text;
    EXPECT_THAT(Parsed(parsed.fixed(0)).findings(), IsEmpty()) << parsed.fixed(0);
  }
}

TEST(Recovery, TheWordOfAnAssertionStandsApartFromItsCondition) {
  for (const char* word : {"应有", "不应有", "应无"}) {
    const Parsed parsed("测试 甲\n  给定 主体(类型 法人)\n  2025-03-02 " + std::string(word) +
                        " 失信信息(程度 是 严重)\n");
    ASSERT_THAT(parsed.findings(), SizeIs(1)) << word;
    EXPECT_THAT(Parsed(parsed.fixed(0)).findings(), IsEmpty()) << parsed.fixed(0);
  }
}

TEST(Recovery, AStatusBeforeTheNameOfAListGoesIntoBrackets) {
  const Parsed parsed("措施 甲 是 激励、可以\n  当 已移出 信用黑名单\n");
  ASSERT_THAT(parsed.findings(), SizeIs(1));
  EXPECT_EQ(parsed.fixed(0), "措施 甲 是 激励、可以\n  当 任一 信用黑名单(已移出)\n");
  EXPECT_THAT(Parsed(parsed.fixed(0)).findings(), IsEmpty());
}

}  // namespace
}  // namespace xinze::syntax
