// Until when the entries of a decision stand: from the reference interpreter, whichever execution
// decided.
#ifndef XINZE_RUNTIME_DECIDE_LAST_DAYS_H_
#define XINZE_RUNTIME_DECIDE_LAST_DAYS_H_

#include "runtime/decide/decision.h"
#include "runtime/interp/inquiry.h"

namespace xinze::decide {

// Fills `last_day` of every entry: the last day on which it has its status if nothing more is
// received; kNoDate where none comes before the calendar ends.
void FillLastDays(interp::Inquiry& inquiry, Decision& decision);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_LAST_DAYS_H_
