#include "compiler/literal/calendar.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"

namespace xinze::literal {
namespace {

constexpr CountingMode kModes[] = {CountingMode::CivilCode, CountingMode::AnniversaryExcluded};

constexpr Period Years(int32_t count) { return {count, PeriodUnit::Year}; }
constexpr Period Months(int32_t count) { return {count, PeriodUnit::Month}; }
constexpr Period Days(int32_t count) { return {count, PeriodUnit::Day}; }

std::string End(std::string_view start, const Period& period,
                CountingMode mode = CountingMode::CivilCode) {
  const PeriodEnd end = EndOfPeriod(On(start), period, mode);
  return PrintDate(end.day) + (end.saturated ? " and on" : "");
}

// Usable where a constant is wanted.
static_assert(EndOfPeriod(Date{0}, Years(1), CountingMode::CivilCode).day.days == 365);

TEST(CalendarTest, PeriodsOfYearsAndMonthsEndOnTheCorrespondingDay) {
  EXPECT_EQ(End("2020-05-01", Years(3)), "2023-05-01");
  EXPECT_EQ(End("2020-05-01", Months(6)), "2020-11-01");
  EXPECT_EQ(End("2020-11-15", Months(3)), "2021-02-15");
  EXPECT_EQ(End("2020-12-31", Months(12)), "2021-12-31");
  EXPECT_EQ(End("2020-05-01", Years(0)), "2020-05-01");
}

TEST(CalendarTest, WithoutACorrespondingDayTheyEndOnTheLastDayOfTheMonth) {
  EXPECT_EQ(End("2024-02-29", Years(1)), "2025-02-28");
  EXPECT_EQ(End("2024-02-29", Years(4)), "2028-02-29");
  EXPECT_EQ(End("2096-02-29", Years(4)), "2100-02-28");
  EXPECT_EQ(End("2023-01-31", Months(1)), "2023-02-28");
  EXPECT_EQ(End("2024-01-31", Months(1)), "2024-02-29");
  EXPECT_EQ(End("2024-08-31", Months(1)), "2024-09-30");
  EXPECT_EQ(End("2023-11-30", Months(3)), "2024-02-29");
  // Forward only: the last day of February leads to the 28th, not to the last day of March.
  EXPECT_EQ(End("2023-02-28", Months(1)), "2023-03-28");
}

TEST(CalendarTest, DaysExcludeTheFirstDay) {
  EXPECT_EQ(End("2024-03-01", Days(30)), "2024-03-31");
  EXPECT_EQ(End("2024-02-28", Days(1)), "2024-02-29");
  EXPECT_EQ(End("2023-12-31", Days(365)), "2024-12-30");
}

TEST(CalendarTest, TheOtherModeEndsOnTheDayBeforeTheAnniversary) {
  constexpr CountingMode kMode = CountingMode::AnniversaryExcluded;
  EXPECT_EQ(End("2020-05-01", Years(3), kMode), "2023-04-30");
  EXPECT_EQ(End("2024-02-29", Years(1), kMode), "2025-02-27");
  EXPECT_EQ(End("2024-03-01", Days(30), kMode), "2024-03-30");
  EXPECT_TRUE(AnniversaryCounts(CountingMode::CivilCode));
  EXPECT_FALSE(AnniversaryCounts(kMode));
}

TEST(CalendarTest, EndsBeyondTheLastDateSaturateAndSaySo) {
  EXPECT_EQ(End("9999-12-30", Days(1)), "9999-12-31");
  EXPECT_EQ(End("9999-12-31", Days(1)), "9999-12-31 and on");
  EXPECT_EQ(End("9999-12-31", Days(1), CountingMode::AnniversaryExcluded), "9999-12-31");
  EXPECT_EQ(End("9998-12-31", Years(1)), "9999-12-31");
  EXPECT_EQ(End("9999-01-01", Years(1)), "9999-12-31 and on");
  EXPECT_EQ(End("2024-01-01", Days(kMaxPeriodCount)), "9999-12-31 and on");
  EXPECT_EQ(End("2024-01-01", Months(kMaxPeriodCount)), "9999-12-31 and on");
  EXPECT_FALSE(EndedBefore(On("9999-01-01"), Years(1), CountingMode::CivilCode, kLastDate));
}

// The periods of the exhaustive tests: around months and years of every length.
std::vector<Period> ManyPeriods() {
  std::vector<Period> periods;
  for (int32_t count = 0; count <= 26; ++count) periods.push_back(Months(count));
  for (int32_t count : {48, 49, 100, 1200}) periods.push_back(Months(count));
  for (int32_t count : {0, 1, 2, 3, 4, 5, 8, 30, 100, 400, 999}) periods.push_back(Years(count));
  for (int32_t count : {0, 1, 2, 27, 28, 29, 30, 31, 59, 60, 61, 364, 365, 366, 1461, 146097}) {
    periods.push_back(Days(count));
  }
  return periods;
}

// For every day of [from, to]: the inverse is the last start, of all starts there are, whose period
// ended before it. The forward function is swept over all starts in order, one step at a time.
void CheckInverse(Date from, Date to, const Period& period, CountingMode mode) {
  const Date hint = LatestStartEndedBefore(from, period, mode);
  Date start{std::max(hint.days - 800, kFirstDate.days - 1)};
  for (Date day = from; day <= to; ++day.days) {
    // Monotone: what has ended before a day has ended before the next.
    while (start < kLastDate && EndedBefore(Date{start.days + 1}, period, mode, day)) ++start.days;
    ASSERT_EQ(LatestStartEndedBefore(day, period, mode), start)
        << PrintDate(day) << " " << PrintPeriod(period) << " " << PrintCountingMode(mode);
  }
}

TEST(CalendarTest, TheInverseFindsTheLastStartAroundLeapYearsAndMonthEnds) {
  for (const CountingMode mode : kModes) {
    for (const Period& period : ManyPeriods()) {
      CheckInverse(On("2015-12-01"), On("2025-03-31"), period, mode);
      CheckInverse(On("2095-12-01"), On("2105-03-31"), period, mode);  // 2100 is no leap year.
      if (HasFatalFailure()) return;
    }
  }
}

TEST(CalendarTest, TheInverseHoldsOverTheWholeCalendar) {
  CheckInverse(kFirstDate, kLastDate, Years(3), CountingMode::CivilCode);
  CheckInverse(kFirstDate, kLastDate, Months(1), CountingMode::AnniversaryExcluded);
}

TEST(CalendarTest, LaterStartsNeverEndEarlier) {
  for (const CountingMode mode : kModes) {
    for (const Period& period : ManyPeriods()) {
      PeriodEnd before = EndOfPeriod(On("1995-12-01"), period, mode);
      for (Date start = On("1995-12-02"); start < On("2005-03-31"); ++start.days) {
        const PeriodEnd end = EndOfPeriod(start, period, mode);
        ASSERT_LE(before.day, end.day) << PrintDate(start) << " " << PrintPeriod(period);
        before = end;
      }
    }
  }
}

TEST(CalendarTest, WhereNoStartQualifiesTheInverseLiesBeforeTheFirstDate) {
  for (const CountingMode mode : kModes) {
    EXPECT_EQ(LatestStartEndedBefore(kFirstDate, Days(1), mode), Date{kFirstDate.days - 1});
    EXPECT_EQ(LatestStartEndedBefore(kLastDate, Days(kMaxPeriodCount), mode),
              Date{kFirstDate.days - 1});
    EXPECT_EQ(LatestStartEndedBefore(On("0500-01-01"), Years(999), mode),
              Date{kFirstDate.days - 1});
  }
}

TEST(CalendarTest, RandomStartsAgreeWithTheThreshold) {
  Random random(3);
  const std::vector<Period> periods = ManyPeriods();
  for (int i = 0; i < 200'000; ++i) {
    const Date start{static_cast<int32_t>(random.Between(kFirstDate.days, kLastDate.days))};
    const Period period = random.Of(periods);
    const CountingMode mode = random.Of(kModes);
    // Near the end, where the two could part.
    const int32_t near =
        EndOfPeriod(start, period, mode).day.days + static_cast<int32_t>(random.Between(-2, 2));
    const Date day{std::clamp(near, kFirstDate.days, kLastDate.days)};
    ASSERT_EQ(EndedBefore(start, period, mode, day),
              start <= LatestStartEndedBefore(day, period, mode))
        << PrintDate(start) << " " << PrintPeriod(period) << " " << PrintDate(day);
  }
}

TEST(CalendarTest, CountingModesHaveNames) {
  for (const CountingMode mode : kModes) {
    EXPECT_EQ(Must(ParseCountingMode(PrintCountingMode(mode)), ""), mode);
  }
  EXPECT_EQ(Must(ParseCountingMode("民法典第二百零二条"), ""), CountingMode::CivilCode);
  EXPECT_EQ(ErrorOf(ParseCountingMode("日历")), "UnknownCounting@0");
  EXPECT_EQ(ErrorOf(ParseCountingMode("民法典x")), "UnknownCounting@9");
}

TEST(CalendarDeathTest, WorkingDaysNeedACalendarOfTheirOwn) {
  const Period working{10, PeriodUnit::WorkingDay};
  EXPECT_DEATH((void)EndOfPeriod(Date{0}, working, CountingMode::CivilCode), "is_calendar");
  EXPECT_DEATH((void)LatestStartEndedBefore(Date{0}, working, CountingMode::CivilCode),
               "is_calendar");
}

}  // namespace
}  // namespace xinze::literal
