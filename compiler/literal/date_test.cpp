#include "compiler/literal/date.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"
#include "compiler/literal/timestamp.h"

namespace xinze::literal {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

static_assert(DaysFromCivil({1970, 1, 1}) == 0);
static_assert(DaysFromCivil({2000, 2, 29}) == 11016);
static_assert(kFirstDate.days == -719162);
static_assert(kLastDate.days == 2932896);
static_assert(CivilFromDays(17560) == CivilDay{2018, 1, 29});
static_assert(!Date::FromCivil(2023, 2, 29));
static_assert(!Date::FromCivil(1900, 2, 29) && Date::FromCivil(2000, 2, 29));
static_assert(!Date::FromCivil(0, 1, 1) && !Date::FromCivil(10000, 1, 1));

Date Day(int year, int month, int day) { return Date::FromCivil(year, month, day).value(); }

TEST(DateTest, EveryDayOfTenThousandYearsAgreesWithTheStandardLibrary) {
  year_month_day expected{year{1}, month{1}, day{1}};
  for (int32_t days = kFirstDate.days; days <= kLastDate.days; ++days) {
    const CivilDay civil = Date{days}.civil();
    ASSERT_EQ(civil,
              (CivilDay{int{expected.year()}, static_cast<int32_t>(unsigned{expected.month()}),
                        static_cast<int32_t>(unsigned{expected.day()})}))
        << days;
    ASSERT_EQ(DaysFromCivil(civil), days);
    expected = sys_days{expected} + std::chrono::days{1};
  }
  EXPECT_EQ(int{expected.year()}, 10000);
}

TEST(DateTest, CivilConversionsGoBeyondTheValidYears) {
  for (int64_t days : {-1'000'000'000LL, -719163LL, 2932897LL, 1'000'000'000LL}) {
    EXPECT_EQ(DaysFromCivil(CivilFromDays(days)), days);
  }
  EXPECT_EQ(CivilFromDays(int64_t{kFirstDate.days} - 1), (CivilDay{0, 12, 31}));
}

TEST(DateTest, ReadsEverySpelling) {
  const Date expected = Day(2018, 1, 29);
  for (const std::string text : {"2018-01-29", "2018年1月29日", "2018年01月29日",
                                 "二〇一八年一月二十九日", "二零一八年一月二十九日"}) {
    EXPECT_EQ(Must(ParseDate(text), text), expected) << text;
    EXPECT_EQ(Must(ParseDate(FullWidth(text)), text), expected) << FullWidth(text);
  }
  EXPECT_EQ(Must(ParseDate("二〇二〇年十二月三十一日"), ""), Day(2020, 12, 31));
  EXPECT_EQ(Must(ParseCompactDate("20180129"), ""), expected);
  EXPECT_EQ(Must(ParseCompactDate(FullWidth("20180129")), ""), expected);
}

TEST(DateTest, ImpossibleDatesHaveTheirOwnReasonAtThePartThatIsWrong) {
  EXPECT_EQ(ErrorOf(ParseDate("2023-02-29")), "ImpossibleDate@8");
  EXPECT_EQ(ErrorOf(ParseDate("2023-13-01")), "ImpossibleDate@5");
  EXPECT_EQ(ErrorOf(ParseDate("2023-00-01")), "ImpossibleDate@5");
  EXPECT_EQ(ErrorOf(ParseDate("2023-01-00")), "ImpossibleDate@8");
  EXPECT_EQ(ErrorOf(ParseDate("2023年2月29日")), "ImpossibleDate@11");
  EXPECT_EQ(ErrorOf(ParseDate("二〇二三年二月二十九日")), "ImpossibleDate@21");
  EXPECT_EQ(ErrorOf(ParseCompactDate("20230431")), "ImpossibleDate@6");
  EXPECT_EQ(ErrorOf(ParseDate("0000-01-01")), "YearOutOfRange@0");
  EXPECT_EQ(ParseDate("2024-02-29").ok(), true);
}

TEST(DateTest, OtherSpellingsSayHowADateIsWritten) {
  for (const char* text :
       {"2018/1/29", "2018.1.29", "2018-1-29", "20180129", "18年1月29日", "2018年1月29号",
        "2018年1月29", "2018年1月", "2018-01", "2018年10月8", "29-01-2018"}) {
    EXPECT_EQ(ReasonOf(ParseDate(text)), "DateSpelling") << text;
  }
  for (const char* text :
       {"2018-01-29x", "x2018-01-29", "昨天", "2018", "2018-01-29 ", "--", "长期"}) {
    EXPECT_EQ(ReasonOf(ParseDate(text)), "Malformed") << text;
  }
  EXPECT_EQ(ErrorOf(ParseDate("2018-01-29x")), "Malformed@10");
  EXPECT_EQ(ErrorOf(ParseDate("2018-01")), "DateSpelling@7");
  EXPECT_EQ(ErrorOf(ParseCompactDate("2018-01-29")), "Malformed@4");
  EXPECT_EQ(ErrorOf(ParseCompactDate("2018012")), "Malformed@7");
  EXPECT_EQ(ReasonOf(ParseDate("二〇一八年十十月一日")), "BadNumeral");
  EXPECT_EQ(ReasonOf(ParseDate("二十一八年一月一日")), "BadNumeral");
}

TEST(DateTest, OffsetsAreThoseOfTheCallersTextAlsoWhenItIsFullWidth) {
  // Three bytes a full-width character: the day stands at 8 * 3.
  EXPECT_EQ(ErrorOf(ParseDate(FullWidth("2023-02-29"))), "ImpossibleDate@24");
}

TEST(DateTest, PrintedDatesComeBack) {
  Random random(1);
  for (int i = 0; i < 20'000; ++i) {
    const Date date{static_cast<int32_t>(random.Between(kFirstDate.days, kLastDate.days))};
    ASSERT_EQ(Must(ParseDate(PrintDate(date)), PrintDate(date)), date);
    ASSERT_EQ(Must(ParseDate(PrintChineseDate(date)), PrintChineseDate(date)), date);
    ASSERT_EQ(Must(ParseCompactDate(PrintCompactDate(date)), PrintCompactDate(date)), date);
    ASSERT_EQ(Must(ParseDate(FullWidth(PrintDate(date))), PrintDate(date)), date);
  }
  EXPECT_EQ(PrintDate(Day(2018, 1, 29)), "2018-01-29");
  EXPECT_EQ(PrintChineseDate(Day(2018, 1, 29)), "2018年1月29日");
  EXPECT_EQ(PrintDate(kFirstDate), "0001-01-01");
}

TEST(TimestampTest, ReadsRfc3339) {
  // 2025-03-03T01:00:00Z.
  constexpr int64_t kNine = 1'740'963'600'000'000;
  for (const char* text :
       {"2025-03-03T09:00:00+08:00", "2025-03-03T01:00:00Z", "2025-03-03t01:00:00z",
        "2025-03-03 09:00:00+08:00", "2025-03-02T20:00:00-05:00",
        "2025-03-03T09:00:00.000000000+08:00", "2025-03-03T01:00:00-00:00"}) {
    EXPECT_EQ(Must(ParseTimestamp(text), text).microseconds, kNine) << text;
  }
  EXPECT_EQ(Must(ParseTimestamp("2025-03-03T09:00:00.25+08:00"), "").microseconds, kNine + 250'000);
  EXPECT_EQ(Must(ParseTimestamp("1969-12-31T23:59:59.999999Z"), "").microseconds, -1);
  EXPECT_EQ(Must(ParseTimestamp(FullWidth("2025-03-03T09:00:00+08:00")), "").microseconds, kNine);
}

TEST(TimestampTest, RejectsWithTheReasonAndThePlace) {
  EXPECT_EQ(ErrorOf(ParseTimestamp("2025-03-03T09:00:00")), "MissingOffset@19");
  EXPECT_EQ(ErrorOf(ParseTimestamp("2025-02-29T09:00:00Z")), "ImpossibleDate@8");
  EXPECT_EQ(ErrorOf(ParseTimestamp("2025-03-03T24:00:00Z")), "ImpossibleTime@11");
  EXPECT_EQ(ErrorOf(ParseTimestamp("2025-03-03T09:60:00Z")), "ImpossibleTime@14");
  EXPECT_EQ(ErrorOf(ParseTimestamp("2016-12-31T23:59:60Z")), "ImpossibleTime@17");
  EXPECT_EQ(ErrorOf(ParseTimestamp("2025-03-03T09:00:00+24:00")), "ImpossibleTime@20");
  EXPECT_EQ(ErrorOf(ParseTimestamp("2025-03-03T09:00:00+08:60")), "ImpossibleTime@23");
  EXPECT_EQ(ErrorOf(ParseTimestamp("2025-03-03T09:00:00.0000001Z")), "TooPrecise@20");
  EXPECT_EQ(ErrorOf(ParseTimestamp("9999-12-31T23:00:00Z")), "YearOutOfRange@0");
  EXPECT_EQ(ErrorOf(ParseTimestamp("2025-03-03T09:00+08:00")), "Malformed@16");
  EXPECT_EQ(ReasonOf(ParseTimestamp("2025-03-03")), "Malformed");
  EXPECT_EQ(ReasonOf(ParseTimestamp("2025-03-03T09:00:00+0800")), "Malformed");
}

TEST(TimestampTest, ADateAloneIsKnownAtTheEndOfThatDayInBeijing) {
  const Timestamp end = Must(ParseKnownAtDate("2025-03-03"), "");
  EXPECT_EQ(end, Must(ParseTimestamp("2025-03-03T23:59:59.999999+08:00"), ""));
  EXPECT_EQ(DateOf(end), Day(2025, 3, 3));
  EXPECT_EQ(DateOf(Timestamp{end.microseconds + 1}), Day(2025, 3, 4));
  const auto error = ParseKnownAtDate("2025-02-29");
  EXPECT_EQ(ErrorOf(error), "ImpossibleDate@8");
  EXPECT_EQ(error.error().kind, Kind::Timestamp);
}

TEST(TimestampTest, PrintedInstantsComeBack) {
  Random random(2);
  const int64_t first = EndOfDay(kFirstDate).microseconds;
  const int64_t last = EndOfDay(kLastDate).microseconds;
  for (int i = 0; i < 20'000; ++i) {
    Timestamp timestamp{random.Between(first, last)};
    if (i % 3 == 0) timestamp.microseconds -= timestamp.microseconds % 1'000'000;
    ASSERT_EQ(Must(ParseTimestamp(PrintTimestamp(timestamp)), PrintTimestamp(timestamp)),
              timestamp);
  }
  EXPECT_EQ(PrintTimestamp(Timestamp{0}), "1970-01-01T08:00:00+08:00");
  EXPECT_EQ(PrintTimestamp(Timestamp{500'000}), "1970-01-01T08:00:00.5+08:00");
}

}  // namespace
}  // namespace xinze::literal
