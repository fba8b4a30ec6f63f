// Until when the entries of a decision stand: from the reference interpreter, whichever execution
// decided.
#ifndef XINZE_RUNTIME_DECIDE_LAST_DAYS_H_
#define XINZE_RUNTIME_DECIDE_LAST_DAYS_H_

#include <cstdint>

#include "compiler/abi/columns.h"
#include "compiler/check/program.h"
#include "runtime/decide/decision.h"
#include "runtime/interp/interpreter.h"

namespace xinze::decide {

class LastDayFinder {
 public:
  // The program must outlive the finder. Several threads may use it at once.
  explicit LastDayFinder(const check::Program& program) : interpreter_(program) {}

  // Fills `last_day` of every entry: the last day on which it has its status if nothing more is
  // received; kNoDate where none comes before the calendar ends.
  void Fill(const xinze_batch& batch, int64_t row, int32_t as_of, Decision& decision) const;

 private:
  interp::Interpreter interpreter_;
};

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_LAST_DAYS_H_
