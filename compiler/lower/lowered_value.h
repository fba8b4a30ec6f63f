// The values of 4-semantics.md, sections 1 and 2, as values of the IR.
#ifndef XINZE_COMPILER_LOWER_LOWERED_VALUE_H_
#define XINZE_COMPILER_LOWER_LOWERED_VALUE_H_

#include "compiler/check/types.h"
#include "compiler/ir/module.h"

namespace xinze::lower {

// T where must, F where not may, else U. One value twice where U is excluded.
struct TruthValue {
  ir::ValueId must;
  ir::ValueId may;
};

// A check::Range over the rows of a domain.
//
// Plain (lo == hi): where `exact`, the value is present and lo; elsewhere, where `may`, it is not
// known at all. Otherwise it lies in [lo, hi] where `may`, with the infinities of the lane, and
// `exact` is invalid. Where not `may`, it is absent and lo and hi have no meaning. Plain values
// need no lanes for infinities: an unknown code, date or amount is a bit.
struct RangeValue {
  ir::ValueId lo;
  ir::ValueId hi;
  ir::ValueId exact;
  ir::ValueId must;
  ir::ValueId may;
  check::Type type;
  // A plain value may be an infinity where it is exact (a period that ends beyond the calendar).
  bool saturates = false;

  bool is_plain() const { return exact.is_valid(); }
};

// What a rule or a chain of rules says (program.h, Rule and Definition): may it be none, does it
// have a value, and which. The values of other rows have no meaning.
struct TruthOutcome {
  ir::ValueId may_none;
  ir::ValueId has;
  TruthValue value;
};
struct RangeOutcome {
  ir::ValueId may_none;
  ir::ValueId has;
  RangeValue value;
};

}  // namespace xinze::lower

#endif  // XINZE_COMPILER_LOWER_LOWERED_VALUE_H_
