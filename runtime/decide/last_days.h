// Until when the entries of a decision stand: from the reference interpreter, whichever execution
// decided.
#ifndef XINZE_RUNTIME_DECIDE_LAST_DAYS_H_
#define XINZE_RUNTIME_DECIDE_LAST_DAYS_H_

#include "runtime/decide/decision.h"
#include "runtime/interp/inquiry.h"

namespace xinze::decide {

// Fills `last_day` of every entry: the last day on which it has its status if nothing more is
// received; kNoDate where none comes before the calendar ends. And `then`: of an entry that is
// 待核实 on the day after, the end is not known.
void FillLastDays(interp::Inquiry& inquiry, Decision& decision);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_LAST_DAYS_H_
