#include "compiler/ir/builder.h"

#include <algorithm>

#include "compiler/base/check.h"

namespace xinze::ir {
namespace {

// The index of `item` in `items`, to which it is added if it is not there.
template <typename T>
int64_t IndexOf(std::vector<T>& items, const T& item) {
  const auto found = std::find(items.begin(), items.end(), item);
  if (found != items.end()) return found - items.begin();
  items.push_back(item);
  return static_cast<int64_t>(items.size()) - 1;
}

}  // namespace

ValueId Builder::Lane(ir::Lane lane, int64_t value) {
  return module_.values.Add({Op::Constant, lane, {}, {}, value, {}});
}

ValueId Builder::Parameter(ir::Lane lane, const ParameterSlot& slot) {
  const int64_t index = IndexOf(module_.parameters, slot);
  return module_.values.Add({Op::Parameter, lane, time_, {}, index, {}});
}

ValueId Builder::Load(Op op, const Column& column) {
  const int64_t index = IndexOf(module_.columns, column);
  const EntityId domain =
      column.field.is_valid() ? column.entity : module_.domains[column.entity].parent;
  return module_.values.Add(
      {op, op == Op::LoadValues ? column.lane : ir::Lane::Bits, time_, domain, index, {}});
}

ValueId Builder::Word(Op op, ir::Lane lane, std::vector<ValueId> operands, int64_t immediate) {
  EntityId domain;
  for (ValueId operand : operands) {
    if (module_[operand].domain.is_valid()) domain = module_[operand].domain;
  }
  return module_.values.Add({op, lane, time_, domain, immediate, std::move(operands)});
}

ValueId Builder::Tile(Op op, EntityId domain, ir::Lane lane, std::vector<ValueId> operands,
                      int64_t immediate) {
  return module_.values.Add({op, lane, time_, domain, immediate, std::move(operands)});
}

ValueId Builder::Widen(ir::Lane lane, ValueId a, bool infinities) {
  return Word(Op::Widen, lane, {a}, infinities ? 1 : 0);
}

ValueId Builder::InSet(ValueId a, const CodeRanges& ranges) {
  return Word(Op::InSet, ir::Lane::Bits, {a}, IndexOf(module_.code_sets, ranges));
}

ValueId Builder::Mask(Op op, ValueId a, int64_t mask) {
  return Word(op, ir::Lane::Bits, {a}, mask);
}

ValueId Builder::Splat(EntityId domain, ValueId a) {
  if (!module_.IsUniform(a)) return a;
  return module_.values.Add({Op::Splat, module_[a].lane, time_, domain, 0, {a}});
}

ValueId Builder::Broadcast(EntityId child, ValueId a) {
  return Tile(Op::Broadcast, child, module_[a].lane, {a});
}

ValueId Builder::ReduceOr(EntityId ancestor, ValueId a) {
  return Tile(Op::ReduceOr, ancestor, ir::Lane::Bits, {a});
}

ValueId Builder::ReduceCount(EntityId ancestor, ValueId a) {
  return Tile(Op::ReduceCount, ancestor, ir::Lane::I32, {a});
}

ValueId Builder::ReduceSum(EntityId ancestor, ValueId mask, ValueId a, Bound bound) {
  return Tile(Op::ReduceSum, ancestor, ir::Lane::I64, {mask, a}, static_cast<int64_t>(bound));
}

ValueId Builder::ReduceExtreme(Op op, EntityId ancestor, ValueId mask, ValueId a) {
  return Tile(op, ancestor, module_[a].lane, {mask, a});
}

ValueId Builder::PeriodEnd(EntityId domain, ValueId date, ValueId period,
                           literal::CountingMode counting) {
  return Tile(Op::PeriodEnd, domain, ir::Lane::I32, {Splat(domain, date), Splat(domain, period)},
              static_cast<int64_t>(counting));
}

ValueId Builder::PeriodEndBound(EntityId domain, ValueId date, ValueId period, EndBoundKind kind) {
  return Tile(Op::PeriodEndBound, domain, ir::Lane::I32,
              {Splat(domain, date), Splat(domain, period)}, PackEndBound(kind));
}

ValueId Builder::Arithmetic(EntityId domain, ArithmeticKind kind,
                            const std::vector<ValueId>& bounds) {
  std::vector<ValueId> operands;
  for (ValueId bound : bounds) operands.push_back(Splat(domain, bound));
  return Tile(Op::Arithmetic, domain, ir::Lane::I64, std::move(operands), PackArithmetic(kind));
}

ValueId Builder::Exact(EntityId domain, ExactKind kind, const std::vector<ValueId>& parts) {
  std::vector<ValueId> operands;
  for (ValueId part : parts) operands.push_back(Splat(domain, part));
  return Tile(Op::Exact, domain, ir::Lane::I64, std::move(operands), PackExact(kind));
}

ValueId Builder::Round(EntityId domain, RoundKind kind, ValueId whole, ValueId fraction) {
  return Tile(Op::Round, domain, ir::Lane::I64, {Splat(domain, whole), Splat(domain, fraction)},
              PackRound(kind));
}

ValueId Builder::Call(const HostCall& call, std::vector<ValueId> operands) {
  module_.host_calls.push_back(call);
  return module_.values.Add({Op::HostCall,
                             ir::Lane::Bits,
                             {},
                             {},
                             static_cast<int64_t>(module_.host_calls.size()) - 1,
                             std::move(operands)});
}

ValueId Builder::Project(ValueId call, int64_t result, EntityId domain, ir::Lane lane) {
  return module_.values.Add({Op::Project, lane, time_, domain, result, {call}});
}

}  // namespace xinze::ir
