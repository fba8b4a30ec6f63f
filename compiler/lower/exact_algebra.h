// Products of amounts and ratios as they are before anything rounds them, as instructions: for
// comparisons, and for what rounds them (4-semantics.md, section 2).
#ifndef XINZE_COMPILER_LOWER_EXACT_ALGEBRA_H_
#define XINZE_COMPILER_LOWER_EXACT_ALGEBRA_H_

#include "compiler/check/program.h"
#include "compiler/lower/lowered_value.h"
#include "compiler/lower/value_algebra.h"

namespace xinze::lower {

// whole + fraction / 10^digits, in I64; an infinite whole has the fraction 0.
struct ExactBound {
  ir::ValueId whole;
  ir::ValueId fraction;
};
// It lies in [lo, hi] where `may`; it is surely there where `must`.
struct ExactValue {
  ExactBound lo;
  ExactBound hi;
  int digits = 0;
  ir::ValueId must;
  ir::ValueId may;
};

class ExactAlgebra {
 public:
  explicit ExactAlgebra(ValueAlgebra& algebra) : a_(algebra) {}

  ExactValue Of(const RangeValue& value);
  // Add or Subtract.
  ExactValue Sum(ir::ArithmeticOp op, const ExactValue& x, const ExactValue& y);
  // Times a whole number, or (ratio) times a number of millionths.
  ExactValue Product(const ExactValue& x, const RangeValue& factor, bool ratio);
  // In whole 分 again: each bound a multiple of the unit.
  RangeValue Round(const ExactValue& x, const check::Rounding& rounding);
  // Equal, Less or LessEqual.
  TruthValue Compare(check::ExprKind kind, const ExactValue& x, const ExactValue& y);

 private:
  ir::Builder& b() { return a_.b(); }
  ExactBound Make(ir::ExactKind kind, const ExactBound& x, const ExactBound& y);
  ExactValue WithDigits(const ExactValue& x, int digits);
  ir::ValueId Both(ir::Op op, ir::ValueId x, ir::ValueId y);
  // x < y, or x ≤ y, bound by bound.
  ir::ValueId IsLess(const ExactBound& x, const ExactBound& y, bool or_equal);
  ExactBound Choose(ir::ValueId mask, const ExactBound& x, const ExactBound& y);

  ValueAlgebra& a_;
};

}  // namespace xinze::lower

#endif  // XINZE_COMPILER_LOWER_EXACT_ALGEBRA_H_
