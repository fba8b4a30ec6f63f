// Definitions: cases and exceptions at any depth. docs/semantics.md, section 3.
#include "compiler/base/check.h"
#include "runtime/interp/evaluator.h"

namespace xinze::interp {
namespace {

using check::Definition;
using check::DefinitionId;
using check::Rule;
using check::RuleId;

// U of either kind: no rule answers; whether there is a value, no rule says either.
template <typename Value>
Value NoAnswer();
template <>
Truth NoAnswer<Truth>() {
  return check::kUnknown;
}
template <>
Range NoAnswer<Range>() {
  return check::UnknownValue(false);
}

}  // namespace

// Section 3.2. Texts are joined by their content.
Range Evaluator::JoinValues(check::Type type, const Range& a, const Range& b) const {
  if (type.kind == check::TypeKind::Text && a.is_known() && b.is_known()) {
    return world_.Text(a.lo) == world_.Text(b.lo) ? a : check::UnknownValue();
  }
  return Join(a, b);
}
Truth Evaluator::JoinValues(check::Type /*type*/, Truth a, Truth b) const { return Join(a, b); }

// Section 3.1: out(r).
template <typename Value>
Outcome<Value> Evaluator::OutcomeOf(RuleId id, check::Type type, Row row) {
  const Rule& rule = world_.program().rules[id];
  Outcome<Value> inner = Combine<Value>(rule.exceptions, type, row);
  if (inner.may_be_none) {
    const Value body = Evaluate<Value>(rule.value, row);
    inner.value = inner.has_value ? JoinValues(type, inner.value, body) : body;
    inner.has_value = true;
    inner.may_be_none = false;
  }
  if (!rule.condition.is_valid()) return inner;
  const Truth condition = EvaluateTruth(rule.condition, row);
  if (condition.is_false()) return {};
  if (condition.is_unknown()) inner.may_be_none = true;
  return inner;
}

// Section 3.1: what several rules side by side amount to.
template <typename Value>
Outcome<Value> Evaluator::Combine(const std::vector<RuleId>& rules, check::Type type, Row row) {
  Outcome<Value> all;
  for (RuleId rule : rules) {
    const Outcome<Value> one = OutcomeOf<Value>(rule, type, row);
    all.may_be_none = all.may_be_none && one.may_be_none;
    if (!one.has_value) continue;
    all.value = all.has_value ? JoinValues(type, all.value, one.value) : one.value;
    all.has_value = true;
  }
  return all;
}

// Section 3.3: exceptions first, then cases, then 待规定.
template <typename Value>
Value Evaluator::ComputeDefinition(DefinitionId id, Row row) {
  const Definition& definition = world_.program().definitions[id];
  const check::Type type = definition.type;
  const Outcome<Value> x = Combine<Value>(definition.exceptions, type, row);
  if (!x.may_be_none) return x.value;
  const Outcome<Value> y = Combine<Value>(definition.cases, type, row);
  Value otherwise = NoAnswer<Value>();
  if (y.has_value) {
    otherwise = y.may_be_none ? JoinValues(type, y.value, NoAnswer<Value>()) : y.value;
  }
  return x.has_value ? JoinValues(type, x.value, otherwise) : otherwise;
}

template Outcome<Truth> Evaluator::OutcomeOf<Truth>(RuleId, check::Type, Row);
template Outcome<Range> Evaluator::OutcomeOf<Range>(RuleId, check::Type, Row);
template Outcome<Truth> Evaluator::Combine<Truth>(const std::vector<RuleId>&, check::Type, Row);
template Outcome<Range> Evaluator::Combine<Range>(const std::vector<RuleId>&, check::Type, Row);

// Section 3.4: 从其规定. Known from the day asked about alone.
DefinitionId Evaluator::Answering(DefinitionId id) const {
  for (DefinitionId other : world_.program().definitions[id].yields_to) {
    if (world_.InForce(world_.program().definitions[other].provenance.document)) {
      return Answering(other);
    }
  }
  return id;
}

Truth Evaluator::DefinitionTruth(DefinitionId id, Row row) {
  id = Answering(id);
  row = world_.AncestorOf(row, world_.program().definitions[id].owner);
  return Once(MemosOf<Truth>(world_.tables().definition_varies[id]).definitions,
              {id.index(), row.index}, [&] { return ComputeDefinition<Truth>(id, row); });
}

Range Evaluator::DefinitionValue(DefinitionId id, Row row) {
  id = Answering(id);
  row = world_.AncestorOf(row, world_.program().definitions[id].owner);
  return Once(MemosOf<Range>(world_.tables().definition_varies[id]).definitions,
              {id.index(), row.index}, [&] { return ComputeDefinition<Range>(id, row); });
}

}  // namespace xinze::interp
