// Calendar arithmetic: the last day of a period that starts on a day, and its inverse.
//
// Input: a day in the years 1..9999 and a period of years, months or days. Output: a day in the
// same range. Both executions and the record readers use these functions and no others, so that a
// period ends on one day everywhere. Counting goes forward only and never in two steps: 1个月 after
// 1个月 after 31 January is not 2个月 after it.
//
// Civil Code 第二百零一条: of a period counted by years, months or days the first day does not
// count. 第二百零二条: a period of years or months ends on the corresponding day of its last month;
// where that month has no such day, on its last day. That day is called the anniversary here, for
// periods of days too.
#ifndef XINZE_COMPILER_LITERAL_CALENDAR_H_
#define XINZE_COMPILER_LITERAL_CALENDAR_H_

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "compiler/base/check.h"
#include "compiler/literal/date.h"
#include "compiler/literal/parsed.h"
#include "compiler/literal/period.h"

namespace xinze::literal {

// How a document counts (期间计算 of its front matter). Both modes find the anniversary as the
// Civil Code does; they part on whether that day is still within the period.
enum class CountingMode : uint8_t {
  CivilCode,            // 民法典: 2020-05-01 起 3年 runs through 2023-05-01
  AnniversaryExcluded,  // 对应日不计: it runs through 2023-04-30, as if the first day counted
};

// Whether the anniversary day itself still counts.
constexpr bool AnniversaryCounts(CountingMode mode) { return mode == CountingMode::CivilCode; }

// 民法典 (民法典第二百零二条 too), 对应日不计. Error: UnknownCounting.
Parsed<CountingMode> ParseCountingMode(std::string_view utf8);
std::string_view PrintCountingMode(CountingMode mode);

struct PeriodEnd {
  Date day;                // The last day on which the period still runs.
  bool saturated = false;  // The period runs beyond 9999-12-31; `day` is that day.

  friend constexpr bool operator==(const PeriodEnd&, const PeriodEnd&) = default;
};

namespace internal {

constexpr int64_t MonthsOf(const Period& period) {
  return period.unit == PeriodUnit::Year ? int64_t{period.count} * 12 : int64_t{period.count};
}

// Months since January of year 0.
constexpr int64_t MonthIndex(const CivilDay& civil) { return civil.year * 12 + (civil.month - 1); }

constexpr CivilDay FirstOfMonth(int64_t month_index) {
  const int64_t year = (month_index >= 0 ? month_index : month_index - 11) / 12;
  return {year, static_cast<int32_t>(month_index - year * 12) + 1, 1};
}

// The day `months` months on: the corresponding day of that month, or its last day.
constexpr int64_t Anniversary(Date start, int64_t months) {
  const CivilDay civil = start.civil();
  CivilDay last = FirstOfMonth(MonthIndex(civil) + months);
  last.day = std::min(civil.day, DaysInMonth(last.year, last.month));
  return DaysFromCivil(last);
}

}  // namespace internal

// The last day on which a period that starts with `start` (the day of the event, which itself does
// not count) still runs. Monotone in `start`: a later start never ends earlier. The period must be
// of calendar units; working days need a WorkingCalendar.
constexpr PeriodEnd EndOfPeriod(Date start, const Period& period, CountingMode mode) {
  XINZE_CHECK(period.is_calendar());
  int64_t end = period.unit == PeriodUnit::Day
                    ? int64_t{start.days} + period.count
                    : internal::Anniversary(start, internal::MonthsOf(period));
  if (!AnniversaryCounts(mode)) --end;
  if (end > kLastDate.days) return {kLastDate, true};
  return {Date{static_cast<int32_t>(end)}, false};
}

// Whether a period that starts with `start` has ended before `day`: EndOfPeriod(start) < day.
constexpr bool EndedBefore(Date start, const Period& period, CountingMode mode, Date day) {
  const PeriodEnd end = EndOfPeriod(start, period, mode);
  return !end.saturated && end.day < day;
}

// The inverse of EndedBefore, by which a comparison over a whole column becomes one threshold: for
// every valid start, EndedBefore(start, period, mode, day) == (start <= LatestStartEndedBefore(…)).
// `day` must be valid. Where no start qualifies the result is the day before 0001-01-01; where all
// do, 9999-12-31 at most.
constexpr Date LatestStartEndedBefore(Date day, const Period& period, CountingMode mode) {
  XINZE_CHECK(period.is_calendar());
  // The greatest anniversary whose period ended before `day`.
  const int64_t bound = int64_t{day.days} - (AnniversaryCounts(mode) ? 1 : 0);
  int64_t start = 0;
  if (period.unit == PeriodUnit::Day) {
    start = bound - period.count;
  } else {
    const CivilDay civil = CivilFromDays(bound);
    CivilDay first =
        internal::FirstOfMonth(internal::MonthIndex(civil) - internal::MonthsOf(period));
    const int32_t length = DaysInMonth(first.year, first.month);
    // Every day of the earlier month leads to at most the last day of the later one; before that
    // last day only the days up to the corresponding one do.
    first.day =
        civil.day == DaysInMonth(civil.year, civil.month) ? length : std::min(civil.day, length);
    start = DaysFromCivil(first);
  }
  return Date{static_cast<int32_t>(
      std::clamp(start, int64_t{kFirstDate.days} - 1, int64_t{kLastDate.days}))};
}

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_CALENDAR_H_
