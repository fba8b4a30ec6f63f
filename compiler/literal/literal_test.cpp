#include "compiler/literal/literal.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/folded_text.h"
#include "compiler/literal/literal_test_support.h"
#include "compiler/literal/round_trip.h"

namespace xinze::literal {
namespace {

// One text for each reason, as seen through the parser that gives it.
struct ReasonCase {
  Reason reason;
  std::string seen;
};

std::vector<ReasonCase> EveryReason() {
  const std::string long_text(kMaxLiteralBytes + 1, '1');
  return {
      {Reason::Empty, ReasonOf(ParseDate(""))},
      {Reason::TooLong, ReasonOf(ParseInteger(long_text))},
      {Reason::NotUtf8, ReasonOf(ParseDate("2018\xE5\xB9-1"))},
      {Reason::Malformed, ReasonOf(ParseDate("昨天"))},
      {Reason::TooLarge, ReasonOf(ParseInteger("9223372036854775808"))},
      {Reason::BadNumeral, ReasonOf(ParseChineseNumeral("十百"))},
      {Reason::AmbiguousNumeral, ReasonOf(ParseChineseNumeral("一百五"))},
      {Reason::DateSpelling, ReasonOf(ParseDate("2018/1/29"))},
      {Reason::ImpossibleDate, ReasonOf(ParseDate("2023-02-29"))},
      {Reason::YearOutOfRange, ReasonOf(ParseDate("0000-01-01"))},
      {Reason::ImpossibleTime, ReasonOf(ParseTimestamp("2025-03-03T25:00:00Z"))},
      {Reason::MissingOffset, ReasonOf(ParseTimestamp("2025-03-03T09:00:00"))},
      {Reason::TooPrecise, ReasonOf(ParseAmount("12.345元"))},
      {Reason::HalfUnit, ReasonOf(ParsePeriod("一年半"))},
      {Reason::CompoundPeriod, ReasonOf(ParsePeriod("3年6个月"))},
      {Reason::MonthOfYear, ReasonOf(ParsePeriod("6月"))},
      {Reason::YearOfCalendar, ReasonOf(ParsePeriod("2018年"))},
      {Reason::UnsupportedUnit, ReasonOf(ParsePeriod("2周"))},
      {Reason::AgeUnit, ReasonOf(ParseAge("18岁"))},
      {Reason::MissingUnit, ReasonOf(ParseAmount("3万"))},
      {Reason::BadGrouping, ReasonOf(ParseAmount("3,00元"))},
      {Reason::GarbledNumber, ReasonOf(ParseDocumentNumber("湛赤府〔201829"))},
      {Reason::MismatchedBrackets, ReasonOf(ParseDocumentNumber("苏政发〔2018]23号"))},
      {Reason::ImplausibleYear, ReasonOf(ParseDocumentNumber("苏政发〔1018〕23号"))},
      {Reason::MissingIssuer, ReasonOf(ParseDocumentNumber("〔2018〕23号"))},
      {Reason::UnclosedTitle, ReasonOf(ParseCitation("《招标投标法"))},
      {Reason::NoSource, ReasonOf(ParseCitation("有关规定"))},
      {Reason::BadLocator, ReasonOf(ParseCitation("《招标投标法》第条"))},
      {Reason::Length, ReasonOf(ParseCreditCode("91"))},
      {Reason::Alphabet, ReasonOf(ParseCreditCode("91000000PDYO0001X8"))},
      {Reason::CheckCharacter, ReasonOf(ParseCreditCode("91000000PDY00001X9"))},
      {Reason::SpoiltBySpreadsheet, ReasonOf(ParseCitizenId("3.2E+17"))},
      {Reason::OldCitizenId, ReasonOf(ParseCitizenId("999999900101001"))},
      {Reason::RegionShape, ReasonOf(ParseRegionCode("320012"))},
      {Reason::GroupedInteger, ReasonOf(ParseInteger("3,000"))},
      {Reason::UnknownCounting, ReasonOf(ParseCountingMode("日历"))},
  };
}

TEST(ReasonTest, EveryReasonIsGivenBySomeText) {
  std::set<Reason> seen;
  for (const ReasonCase& c : EveryReason()) {
    EXPECT_EQ(c.seen, ReasonName(c.reason));
    seen.insert(c.reason);
  }
  EXPECT_EQ(seen.size(), kReasonCount);
}

TEST(ReasonTest, EveryReasonAndKindHasBothWordings) {
  for (const Reason reason : kReasons) {
    EXPECT_FALSE(ReasonWording(reason).zh.empty()) << ReasonName(reason);
    EXPECT_FALSE(ReasonWording(reason).en.empty()) << ReasonName(reason);
  }
  for (size_t i = 0; i < kKindCount; ++i) {
    EXPECT_FALSE(KindWording(static_cast<Kind>(i)).zh.empty()) << i;
    EXPECT_FALSE(KindWording(static_cast<Kind>(i)).en.empty()) << i;
  }
  EXPECT_EQ(KindWording(Kind::CountingMode).en, "counting mode");
}

TEST(ReasonTest, ErrorsTellTheKindThatWasAskedFor) {
  EXPECT_EQ(ParsePeriod("x").error().kind, Kind::Period);
  EXPECT_EQ(ParseCitation("x").error().kind, Kind::Citation);
  EXPECT_EQ(ParseAmountNumber("x").error().kind, Kind::Amount);
  EXPECT_EQ(ParseTimestamp("2025-02-29T00:00:00Z").error().kind, Kind::Timestamp);
}

TEST(LiteralTest, OffsetsPointIntoTheTextAsGiven) {
  const LiteralError error = ParseDate("2018\xE5\xB9-1").error();
  EXPECT_EQ(error.offset, 4u);
  // The offset of an error within full-width text is the start of the character, not of its fold.
  EXPECT_EQ(ParsePeriod("\uFF13\uFF10x").error().offset, 6u);
}

// What the robustness test starts from: literals of every kind, good and bad.
const std::vector<std::string>& Seeds() {
  static const std::vector<std::string> seeds = {
      "2018-01-29",
      "2018年1月29日",
      "二〇一八年一月二十九日",
      "20180129",
      "2025-03-03T09:00:00.5+08:00",
      "3年",
      "六个月",
      "10个工作日",
      "18周岁",
      "3万元",
      "1.5亿元",
      "一点五亿元",
      "30,000.00",
      "12.5%",
      "百分之十二点五",
      "苏政发〔2018〕23号",
      "国务院令2025年第36号",
      "《招标投标法》(国发〔2016〕33号)第五十三条之一第一款第(二)项第1目",
      "苏政发〔2018〕23号 办法第三十条",
      "联合奖惩意见二(四)第三款第七类",
      "附件2 三、2",
      "附件3 七、表 序号9",
      "一、(一)1(2)",
      "JS23-C-30.1a",
      "HN54-S4.5",
      "91000000PDY00001X8",
      "PDY00001-X",
      "99999919000101004X",
      "320402",
      "九千九百九十九万亿零一",
      "民法典",
      "3.2E+17"};
  return seeds;
}

TEST(LiteralTest, NoMutationOfAnyTextBreaksAParser) {
  Random random(11);
  for (const std::string& seed : Seeds()) {
    CheckEveryParser(seed);
    CheckEveryParser(FullWidth(seed));
    for (size_t end = 0; end < seed.size(); ++end) CheckEveryParser(seed.substr(0, end));
  }
  for (int i = 0; i < 6000; ++i) {
    // Half of one text and half of another, with some bytes changed, doubled or lost.
    const std::string& a = random.Of(Seeds());
    const std::string& b = random.Of(Seeds());
    std::string text =
        a.substr(0, static_cast<size_t>(random.Between(0, static_cast<int64_t>(a.size()))));
    text += b.substr(static_cast<size_t>(random.Between(0, static_cast<int64_t>(b.size()))));
    for (int64_t edits = random.Between(0, 3); edits > 0 && !text.empty(); --edits) {
      const auto at = static_cast<size_t>(random.Between(0, static_cast<int64_t>(text.size()) - 1));
      switch (random.Between(0, 2)) {
        case 0:
          text[at] = static_cast<char>(random.Between(0, 255));
          break;
        case 1:
          text.erase(at, 1);
          break;
        default:
          text.insert(at, text.substr(at, 3));
          break;
      }
    }
    CheckEveryParser(text);
  }
}

TEST(LiteralTest, LongTextsAreRefusedBeforeTheyAreRead) {
  const std::string fits(kMaxLiteralBytes, '9');
  const std::string long_text = fits + "9";
  EXPECT_EQ(ReasonOf(ParseInteger(fits)), "TooLarge");
  EXPECT_EQ(ReasonOf(ParseInteger(long_text)), "TooLong");
  EXPECT_EQ(ReasonOf(ParseCitation(long_text)), "TooLong");
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += "《";
  for (int i = 0; i < 600; ++i) deep += "》";
  EXPECT_TRUE(ParseCitation(deep).ok());
}

}  // namespace
}  // namespace xinze::literal
