// Between which days a period may end, of calendar units and of working days: once for both
// executions. docs/semantics.md, section 4.3.
#ifndef XINZE_COMPILER_CHECK_PERIOD_END_H_
#define XINZE_COMPILER_CHECK_PERIOD_END_H_

#include <cstdint>

#include "compiler/literal/calendar.h"
#include "compiler/literal/working_calendar.h"

namespace xinze::check {

enum class EndBound : uint8_t { Earliest, Latest };

// The earliest, or the latest, last day of a period that begins on `day` (days since 1970-01-01, or
// an infinity, as are days beyond the calendar). The two differ only where working days are counted
// beyond what is published; the latest is +∞ where they run past the last published day.
int64_t PeriodEndBound(int64_t day, const literal::Period& period, literal::CountingMode counting,
                       const literal::WorkingCalendar& working_days, EndBound bound);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_PERIOD_END_H_
