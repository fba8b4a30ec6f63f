// Kleene logic and range arithmetic, as instructions.
//
// Input: values of one domain or of ancestors of one another: each operation takes its operands
// down to the deepest. Output: instructions appended to the module. The rules are those of
// 4-semantics.md section 2 and of check::Range; each function shows them as pseudo-C over one row.
#ifndef XINZE_COMPILER_LOWER_VALUE_ALGEBRA_H_
#define XINZE_COMPILER_LOWER_VALUE_ALGEBRA_H_

#include <map>
#include <utility>
#include <vector>

#include "compiler/check/program.h"
#include "compiler/ir/builder.h"
#include "compiler/lower/lowered_value.h"

namespace xinze::lower {

class ValueAlgebra {
 public:
  explicit ValueAlgebra(ir::Module& module, const check::Program& program)
      : b_(module), program_(program) {}

  ir::Builder& b() { return b_; }
  const check::Program& program() const { return program_; }

  // ---- domains ----
  ir::EntityId DomainOf(ir::ValueId v) { return b_.module()[v].domain; }
  ir::EntityId DomainOf(const TruthValue& v);
  ir::EntityId DomainOf(const RangeValue& v);
  // The deeper one; one must be an ancestor of the other.
  ir::EntityId Deeper(ir::EntityId a, ir::EntityId b);
  // The value over the rows of `domain`, which is that of the value or below it. Uniform values
  // stay uniform.
  ir::ValueId Lift(ir::ValueId v, ir::EntityId domain);
  TruthValue Lift(const TruthValue& v, ir::EntityId domain);
  RangeValue Lift(const RangeValue& v, ir::EntityId domain);

  // ---- single rails ----
  ir::ValueId Bit(bool value);
  ir::ValueId NotBit(ir::ValueId a) { return b_.Not(a); }
  ir::ValueId AndBits(ir::ValueId a, ir::ValueId b);
  ir::ValueId OrBits(ir::ValueId a, ir::ValueId b);
  ir::ValueId AndNotBits(ir::ValueId a, ir::ValueId b);
  ir::ValueId SelectLanes(ir::ValueId mask, ir::ValueId a, ir::ValueId b);

  // ---- truths ----
  TruthValue Constant(check::Truth truth);
  TruthValue OneRail(ir::ValueId bit) { return {bit, bit}; }
  TruthValue Not(const TruthValue& a);
  TruthValue And(const TruthValue& a, const TruthValue& b);
  TruthValue Or(const TruthValue& a, const TruthValue& b);

  // ---- scalars ----
  static ir::Lane LaneOf(const check::Program& program, const check::Type& type);
  RangeValue Known(const check::Type& type, int64_t value);
  RangeValue Unknown(const check::Type& type);  // perhaps absent
  RangeValue Plain(const check::Type& type, ir::ValueId value, ir::ValueId exact, ir::ValueId must,
                   ir::ValueId may);
  // The same with lanes for its bounds, infinite where it is not known.
  RangeValue Interval(const RangeValue& v);
  // Where it is one value that is known.
  ir::ValueId ExactBit(const RangeValue& v);
  // The bounds, in I64.
  std::pair<ir::ValueId, ir::ValueId> WideBounds(const RangeValue& v);

  TruthValue Equal(const RangeValue& a, const RangeValue& b);
  TruthValue Less(const RangeValue& a, const RangeValue& b, bool or_equal);
  TruthValue HasValue(const RangeValue& a) { return {a.must, a.may}; }
  TruthValue InSet(const RangeValue& a, const check::CodeSet& set);
  TruthValue HasMask(const RangeValue& a, int64_t mask, bool all);
  RangeValue Arithmetic(const check::Expr& expr, const RangeValue& a, const RangeValue& b);
  RangeValue Negate(const RangeValue& a);
  // `calendar`: the period is of calendar units, if it is known.
  RangeValue PeriodEnd(const RangeValue& date, const RangeValue& period,
                       literal::CountingMode counting, bool calendar);

  // a where mask, else b, which may be intervals.
  RangeValue Select(ir::ValueId mask, const RangeValue& a, const RangeValue& b);
  // The join of a where has_a and of b where has_b: what is true of both.
  RangeValue JoinWhere(ir::ValueId has_a, const RangeValue& a, ir::ValueId has_b,
                       const RangeValue& b);
  TruthValue JoinWhere(ir::ValueId has_a, const TruthValue& a, ir::ValueId has_b,
                       const TruthValue& b);

 private:
  // Both in one lane, so that instructions can compare them.
  std::pair<RangeValue, RangeValue> Matched(RangeValue a, RangeValue b);
  RangeValue InLane(const RangeValue& v, ir::Lane lane);
  ir::ValueId LaneTo(ir::ValueId v, ir::Lane lane, bool infinities);
  ir::ValueId Infinity(ir::Lane lane, bool positive);
  // Whether intervals must stand in for two plain values.
  bool NeedsIntervals(const RangeValue& a, const RangeValue& b);
  bool IsAll(ir::ValueId v, bool value);
  template <typename F>
  ir::ValueId Binary(ir::ValueId a, ir::ValueId b, F f);

  ir::Builder b_;
  const check::Program& program_;
  std::map<std::pair<ir::ValueId, ir::EntityId>, ir::ValueId> lifted_;
};

}  // namespace xinze::lower

#endif  // XINZE_COMPILER_LOWER_VALUE_ALGEBRA_H_
