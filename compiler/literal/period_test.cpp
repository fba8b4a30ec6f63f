#include "compiler/literal/period.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"
#include "compiler/literal/numeral.h"

namespace xinze::literal {
namespace {

constexpr PeriodUnit kUnits[] = {PeriodUnit::Year, PeriodUnit::Month, PeriodUnit::Day,
                                 PeriodUnit::WorkingDay};

TEST(PeriodTest, ReadsEverySpelling) {
  const std::vector<std::pair<std::string, Period>> cases = {
      {"3年", {3, PeriodUnit::Year}},
      {"三年", {3, PeriodUnit::Year}},
      {"两年", {2, PeriodUnit::Year}},
      {"十二年", {12, PeriodUnit::Year}},
      {"999年", {999, PeriodUnit::Year}},
      {"6个月", {6, PeriodUnit::Month}},
      {"六个月", {6, PeriodUnit::Month}},
      {"30日", {30, PeriodUnit::Day}},
      {"30天", {30, PeriodUnit::Day}},
      {"三十日", {30, PeriodUnit::Day}},
      {"0日", {0, PeriodUnit::Day}},
      {"10个工作日", {10, PeriodUnit::WorkingDay}},
      {"10工作日", {10, PeriodUnit::WorkingDay}},
      {"十个工作日", {10, PeriodUnit::WorkingDay}},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(Must(ParsePeriod(text), text), expected) << text;
    EXPECT_EQ(Must(ParsePeriod(FullWidth(text)), text), expected) << text;
  }
}

TEST(PeriodTest, SaysWhatToWriteInstead) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
      {"HalfUnit", {"一年半", "3年半", "半年", "半个月", "一个半月", "1.5年", "0.5个月"}},
      {"CompoundPeriod", {"3年6个月", "一年零六个月", "1个月15日"}},
      {"MonthOfYear", {"6月", "六月", "12月"}},
      {"YearOfCalendar", {"2018年", "1000年", "9999年"}},
      {"UnsupportedUnit",
       {"2周", "2个星期", "24小时", "3", "三", "2个季度", "5个自然日", "3个年", "18岁"}},
      {"TooLarge", {"10000年", "10000000日", "99999999999999999999日", "九千万年"}},
      {"AmbiguousNumeral", {"一百五日"}},
      {"BadNumeral", {"三五年", "二〇一八年"}},
      {"Malformed", {"年", "个工作日", "-3年", "3 年", "近3年", "3年内", "长期", "3years"}},
      {"Empty", {""}},
  };
  for (const auto& [reason, texts] : cases) {
    for (const std::string& text : texts) EXPECT_EQ(ReasonOf(ParsePeriod(text)), reason) << text;
  }
  EXPECT_EQ(ErrorOf(ParsePeriod("3年内")), "Malformed@4");
  EXPECT_EQ(ErrorOf(ParsePeriod("一百五日")), "AmbiguousNumeral@6");
}

TEST(PeriodTest, PrintedPeriodsComeBack) {
  Random random(4);
  for (int i = 0; i < 20'000; ++i) {
    const PeriodUnit unit = random.Of(kUnits);
    const int32_t most = unit == PeriodUnit::Year ? kMaxPeriodYears : kMaxPeriodCount;
    const Period period{static_cast<int32_t>(random.Between(0, most)), unit};
    const std::string text = PrintPeriod(period);
    ASSERT_EQ(Must(ParsePeriod(text), text), period);
    ASSERT_EQ(Must(ParsePeriod(FullWidth(text)), text), period);
    // The same count in Chinese numerals, before the same unit.
    const std::string han =
        PrintChineseNumeral(period.count) + text.substr(std::to_string(period.count).size());
    ASSERT_EQ(Must(ParsePeriod(han), han), period);
  }
  EXPECT_EQ(PrintPeriod({10, PeriodUnit::WorkingDay}), "10个工作日");
}

TEST(AgeTest, CountsWholeYearsSinceBirth) {
  EXPECT_EQ(Must(ParseAge("18周岁"), "").years, 18);
  EXPECT_EQ(Must(ParseAge("十八周岁"), "").years, 18);
  EXPECT_EQ(Must(ParseAge(FullWidth("18周岁")), "").years, 18);
  for (int32_t years = 0; years <= kMaxAge; ++years) {
    EXPECT_EQ(Must(ParseAge(PrintAge({years})), "").years, years);
  }
}

TEST(AgeTest, RejectsOtherUnitsAndOtherAges) {
  EXPECT_EQ(ErrorOf(ParseAge("18岁")), "AgeUnit@2");
  EXPECT_EQ(ErrorOf(ParseAge("18")), "AgeUnit@2");
  EXPECT_EQ(ErrorOf(ParseAge("151周岁")), "TooLarge@0");
  EXPECT_EQ(ErrorOf(ParseAge("周岁")), "Malformed@0");
  EXPECT_EQ(ErrorOf(ParseAge("十十周岁")), "BadNumeral@3");
}

}  // namespace
}  // namespace xinze::literal
