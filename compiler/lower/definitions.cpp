#include "compiler/lower/program_lowering.h"

namespace xinze::lower {
namespace {

using check::DefinitionId;
using check::Rule;
using check::RuleId;
using ir::ValueId;

// Outcome algebra (4-semantics.md, section 3) over truths and scalars alike. The pseudo-C speaks of
// one row.
template <typename Value, typename Outcome, typename LowerValue, typename LowerTruth,
          typename UnknownValue>
class RuleLowering {
 public:
  RuleLowering(ValueAlgebra& algebra, const check::Program& program, LowerValue lower_value,
               LowerTruth lower_truth, UnknownValue unknown)
      : a_(algebra),
        program_(program),
        lower_value_(lower_value),
        lower_truth_(lower_truth),
        unknown_(unknown) {}

  // x = the exceptions; y = the cases, or U where none may apply
  // x may be none ? join of x and y : x
  Value OfDefinition(const check::Definition& definition) {
    std::optional<Outcome> cases = Combine(definition.cases);
    Value value = cases ? OrElse(*cases, unknown_()) : unknown_();
    if (const std::optional<Outcome> exceptions = Combine(definition.exceptions)) {
      value = OrElse(*exceptions, value);
    }
    return value;
  }

 private:
  // o.may_none ? (o.has ? join(o.value, otherwise) : otherwise) : o.value
  Value OrElse(const Outcome& o, const Value& otherwise) {
    return a_.JoinWhere(o.has, o.value, o.may_none, otherwise);
  }

  // may_none: of all; value: the join of those that have one. None for no rule.
  std::optional<Outcome> Combine(const std::vector<RuleId>& rules) {
    std::optional<Outcome> all;
    for (RuleId id : rules) {
      const Outcome one = OfRule(program_.rules[id]);
      if (!all) {
        all = one;
        continue;
      }
      all->value = a_.JoinWhere(all->has, all->value, one.has, one.value);
      all->may_none = a_.AndBits(all->may_none, one.may_none);
      all->has = a_.OrBits(all->has, one.has);
    }
    return all;
  }

  // value = the exceptions, or the body where they may be none
  // condition F: {may_none, no value}; T: {not, value}; U: {may_none, value}
  Outcome OfRule(const Rule& rule) {
    Value value = lower_value_(rule.value);
    if (const std::optional<Outcome> exceptions = Combine(rule.exceptions)) {
      value = OrElse(*exceptions, value);
    }
    if (!rule.condition.is_valid()) return {a_.Bit(false), a_.Bit(true), value};
    const TruthValue condition = lower_truth_(rule.condition);
    return {a_.NotBit(condition.must), condition.may, value};
  }

  ValueAlgebra& a_;
  const check::Program& program_;
  LowerValue lower_value_;
  LowerTruth lower_truth_;
  UnknownValue unknown_;
};

template <typename Value, typename Outcome, typename... Functions>
auto MakeRuleLowering(ValueAlgebra& algebra, const check::Program& program,
                      Functions... functions) {
  return RuleLowering<Value, Outcome, Functions...>(algebra, program, functions...);
}

}  // namespace

// Where one to which it yields is in force, that one answers: a selection by uniform bits.
TruthValue ProgramLowering::DefinitionTruth(DefinitionId id, const Context& context) {
  const auto key = std::make_pair(id, context);
  if (const auto found = definition_truths_.find(key); found != definition_truths_.end()) {
    return found->second;
  }
  const check::Definition& definition = program_.definitions[id];
  TruthValue value = MakeRuleLowering<TruthValue, TruthOutcome>(
                         a(), program_, [&](check::ExprId e) { return LowerTruth(e, context); },
                         [&](check::ExprId e) { return LowerTruth(e, context); },
                         [&] { return a().Constant(check::kUnknown); })
                         .OfDefinition(definition);
  for (size_t i = definition.yields_to.size(); i-- > 0;) {
    const DefinitionId other = definition.yields_to[i];
    const ValueId in_force = InForce(program_.definitions[other].provenance.document);
    const TruthValue instead = DefinitionTruth(other, context);
    value = {a().SelectLanes(in_force, instead.must, value.must),
             a().SelectLanes(in_force, instead.may, value.may)};
  }
  definition_truths_.emplace(key, value);
  return value;
}

RangeValue ProgramLowering::DefinitionRange(DefinitionId id, const Context& context) {
  const auto key = std::make_pair(id, context);
  if (const auto found = definition_ranges_.find(key); found != definition_ranges_.end()) {
    return found->second;
  }
  const check::Definition& definition = program_.definitions[id];
  RangeValue value = MakeRuleLowering<RangeValue, RangeOutcome>(
                         a(), program_, [&](check::ExprId e) { return LowerRange(e, context); },
                         [&](check::ExprId e) { return LowerTruth(e, context); },
                         [&] { return a().Unknown(definition.type); })
                         .OfDefinition(definition);
  for (size_t i = definition.yields_to.size(); i-- > 0;) {
    const DefinitionId other = definition.yields_to[i];
    const ValueId in_force = InForce(program_.definitions[other].provenance.document);
    value = a().Select(in_force, DefinitionRange(other, context), value);
  }
  definition_ranges_.emplace(key, value);
  return value;
}

}  // namespace xinze::lower
