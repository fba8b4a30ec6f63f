// What an open answer waits for: from the reference interpreter, whichever execution decided.
#ifndef XINZE_RUNTIME_DECIDE_WANTS_H_
#define XINZE_RUNTIME_DECIDE_WANTS_H_

#include <cstdint>

#include "compiler/abi/columns.h"
#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "runtime/decide/decision.h"
#include "runtime/interp/inquiry.h"
#include "runtime/interp/needs.h"
#include "runtime/record/batch.h"

namespace xinze::decide {

class WantFinder {
 public:
  // The program must outlive the finder.
  explicit WantFinder(const check::Program& program) : program_(program), presumptions_(program) {}

  // Fills `wants` of the entries that are 待核实 or 待裁量, or have a target that is 待核实, and
  // `presumed` of those that stand. `records` is the batch that the inquiry is about.
  void Fill(interp::Inquiry& inquiry, const record::Batch& records, Decision& decision) const;

 private:
  const check::Program& program_;
  interp::PresumptionTable presumptions_;
};

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_WANTS_H_
