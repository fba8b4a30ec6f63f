// Appends instructions to a module. What is evident of an instruction (its domain, the lane of its
// result) is filled in; the rest is checked by Verify.
#ifndef XINZE_COMPILER_IR_BUILDER_H_
#define XINZE_COMPILER_IR_BUILDER_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "compiler/ir/module.h"

namespace xinze::ir {

class Builder {
 public:
  explicit Builder(Module& module) : module_(module) {}

  Module& module() { return module_; }

  // How the values made from now on move with the day asked about.
  check::TimeClass time() const { return time_; }
  void set_time(check::TimeClass time) { time_ = time; }

  // ---- uniform ----
  ValueId Bits(bool value) { return Lane(Lane::Bits, value ? 1 : 0); }
  ValueId Lane(ir::Lane lane, int64_t value);
  ValueId Parameter(ir::Lane lane, const ParameterSlot& slot);

  // ---- loads ----
  ValueId Load(Op op, const Column& column);

  // ---- words: operands of one domain, or uniform ----
  ValueId Not(ValueId a) { return Word(Op::Not, ir::Lane::Bits, {a}); }
  ValueId And(ValueId a, ValueId b) { return Word(Op::And, ir::Lane::Bits, {a, b}); }
  ValueId Or(ValueId a, ValueId b) { return Word(Op::Or, ir::Lane::Bits, {a, b}); }
  ValueId AndNot(ValueId a, ValueId b) { return Word(Op::AndNot, ir::Lane::Bits, {a, b}); }
  ValueId Compare(Op op, ValueId a, ValueId b) { return Word(op, ir::Lane::Bits, {a, b}); }
  ValueId Select(ValueId mask, ValueId a, ValueId b) {
    return Word(Op::Select, module_[a].lane, {mask, a, b});
  }
  ValueId Widen(ir::Lane lane, ValueId a, bool infinities);
  ValueId Narrow(ValueId a) { return Word(Op::Narrow, ir::Lane::I32, {a}); }
  ValueId InSet(ValueId a, const CodeRanges& ranges);
  ValueId Mask(Op op, ValueId a, int64_t mask);
  // `a` over the domain: itself unless it is uniform.
  ValueId Splat(EntityId domain, ValueId a);

  // ---- tiles ----
  ValueId Broadcast(EntityId child, ValueId a);
  ValueId ReduceOr(EntityId ancestor, ValueId a);
  ValueId ReduceCount(EntityId ancestor, ValueId a);
  ValueId ReduceSum(EntityId ancestor, ValueId mask, ValueId a, Bound bound);
  ValueId ReduceExtreme(Op op, EntityId ancestor, ValueId mask, ValueId a);
  ValueId PeriodEnd(EntityId domain, ValueId date, ValueId period, literal::CountingMode counting);
  ValueId PeriodEndBound(EntityId domain, ValueId date, ValueId period, EndBoundKind kind);
  ValueId Arithmetic(EntityId domain, ArithmeticKind kind, const std::vector<ValueId>& bounds);
  ValueId Exact(EntityId domain, ExactKind kind, const std::vector<ValueId>& parts);
  ValueId Round(EntityId domain, RoundKind kind, ValueId whole, ValueId fraction);

  // ---- host ----
  ValueId Call(const HostCall& call, std::vector<ValueId> operands);
  ValueId Project(ValueId call, int64_t result, EntityId domain, ir::Lane lane);

  void Name(ValueId value, std::string name) { module_.names.emplace_back(value, std::move(name)); }

 private:
  ValueId Word(Op op, ir::Lane lane, std::vector<ValueId> operands, int64_t immediate = 0);
  ValueId Tile(Op op, EntityId domain, ir::Lane lane, std::vector<ValueId> operands,
               int64_t immediate = 0);

  Module& module_;
  check::TimeClass time_ = check::TimeClass::Const;
};

}  // namespace xinze::ir

#endif  // XINZE_COMPILER_IR_BUILDER_H_
