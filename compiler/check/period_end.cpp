#include "compiler/check/period_end.h"

#include "compiler/check/types.h"

namespace xinze::check {

int64_t PeriodEndBound(int64_t day, const literal::Period& period, literal::CountingMode counting,
                       const literal::WorkingCalendar& working_days, EndBound bound) {
  if (day < literal::kFirstDate.days) return kMinusInfinity;
  if (day > literal::kLastDate.days) return kPlusInfinity;
  const literal::Date start{static_cast<int32_t>(day)};
  if (period.is_calendar()) {
    const literal::PeriodEnd end = literal::EndOfPeriod(start, period, counting);
    return end.saturated ? kPlusInfinity : int64_t{end.day.days};
  }
  const literal::DateInterval end = working_days.AddWorkingDays(start, period.count);
  if (bound == EndBound::Earliest) return end.earliest.days;
  return end.latest.has_value() ? int64_t{end.latest->days} : kPlusInfinity;
}

}  // namespace xinze::check
