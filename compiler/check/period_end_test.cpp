#include "compiler/check/period_end.h"

#include <gtest/gtest.h>

#include "compiler/check/types.h"

namespace xinze::check {
namespace {

using literal::CalendarException;
using literal::CountingMode;
using literal::Date;
using literal::Period;
using literal::PeriodUnit;
using literal::WorkingCalendar;

Date On(int year, int month, int day) { return *Date::FromCivil(year, month, day); }

// 2024 alone is published: 1 and 2 January (Monday, Tuesday) are off, Saturday 6 January is worked.
WorkingCalendar Published() {
  return *WorkingCalendar::Create(
      On(2024, 1, 1), On(2024, 12, 31),
      {CalendarException{On(2024, 1, 1), true}, CalendarException{On(2024, 1, 2), true},
       CalendarException{On(2024, 1, 6), false}});
}

int64_t End(int64_t day, const Period& period, EndBound bound,
            CountingMode mode = CountingMode::CivilCode) {
  return PeriodEndBound(day, period, mode, Published(), bound);
}

TEST(PeriodEndBound, OfCalendarUnitsBothAreTheEnd) {
  for (const EndBound bound : {EndBound::Earliest, EndBound::Latest}) {
    EXPECT_EQ(End(On(2024, 1, 31).days, {1, PeriodUnit::Month}, bound), On(2024, 2, 29).days);
    EXPECT_EQ(
        End(On(2024, 1, 31).days, {3, PeriodUnit::Day}, bound, CountingMode::AnniversaryExcluded),
        On(2024, 2, 2).days);
    EXPECT_EQ(End(On(2024, 1, 31).days, {9000, PeriodUnit::Year}, bound), kPlusInfinity);
  }
}

TEST(PeriodEndBound, OfPublishedWorkingDaysBothAreTheEnd) {
  for (const EndBound bound : {EndBound::Earliest, EndBound::Latest}) {
    for (const CountingMode mode : {CountingMode::CivilCode, CountingMode::AnniversaryExcluded}) {
      const auto end = [&](int32_t count) {
        return End(On(2024, 1, 1).days, {count, PeriodUnit::WorkingDay}, bound, mode);
      };
      EXPECT_EQ(end(0), On(2024, 1, 1).days);
      EXPECT_EQ(end(1), On(2024, 1, 3).days);
      EXPECT_EQ(end(4), On(2024, 1, 6).days);
      EXPECT_EQ(end(5), On(2024, 1, 8).days);
    }
  }
}

TEST(PeriodEndBound, BeyondWhatIsPublishedTheyLieApart) {
  const Period ten{10, PeriodUnit::WorkingDay};
  EXPECT_EQ(End(On(2024, 12, 25).days, ten, EndBound::Earliest), On(2025, 1, 1).days);
  EXPECT_EQ(End(On(2024, 12, 25).days, ten, EndBound::Latest), kPlusInfinity);
  // Of the days before, all or none may have been worked.
  EXPECT_EQ(End(On(2023, 12, 25).days, ten, EndBound::Earliest), On(2024, 1, 6).days);
  EXPECT_EQ(End(On(2023, 12, 25).days, ten, EndBound::Latest), On(2024, 1, 15).days);
}

TEST(PeriodEndBound, OfADayBeyondTheCalendarIsAnInfinity) {
  for (const PeriodUnit unit : {PeriodUnit::Day, PeriodUnit::WorkingDay}) {
    EXPECT_EQ(End(kMinusInfinity, {1, unit}, EndBound::Earliest), kMinusInfinity);
    EXPECT_EQ(End(kPlusInfinity, {1, unit}, EndBound::Latest), kPlusInfinity);
    EXPECT_EQ(End(INT32_MIN, {1, unit}, EndBound::Earliest), kMinusInfinity);
    EXPECT_EQ(End(INT32_MAX, {1, unit}, EndBound::Latest), kPlusInfinity);
  }
}

}  // namespace
}  // namespace xinze::check
