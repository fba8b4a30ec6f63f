// Trees of expressions and definitions. docs/semantics.md, section 8.1.
#include "compiler/base/check.h"
#include "runtime/interp/bearing.h"
#include "runtime/interp/explainer.h"

namespace xinze::interp {
namespace {

using check::Expr;
using check::ExprId;
using check::ExprKind;
using check::Reason;
using check::TypeKind;

void SetValue(Node& node, Truth truth) { node.truth = truth; }
void SetValue(Node& node, const Range& value) { node.value = value; }

}  // namespace

bool Node::is_open() const {
  if (truth.has_value()) return IsOpen(*truth);
  if (value.has_value()) return IsOpen(*value);
  if (product.has_value()) return IsOpen(*product);
  for (const Node& child : children) {
    if (child.bears && child.is_open()) return true;
  }
  return false;
}

bool Node::is_absent() const {
  return value.has_value() ? value->is_absent() : product.has_value() && product->is_absent();
}

Node Explainer::Make(What what) {
  ++nodes_;
  if (full()) explanation_.truncated = true;
  Node node;
  node.what = what;
  return node;
}

Node Explainer::Expression(Evaluator& evaluator, ExprId id, Row row) {
  const Expr& e = program().exprs[id];
  row = evaluator.world().AncestorOf(row, e.domain);
  Node node = Make(What::Condition);
  switch (e.kind) {
    case ExprKind::FieldTruth:
      node = Field(evaluator.world(), e.field, row.index);
      SetValue(node, evaluator.EvaluateTruth(id, row));
      node.value.reset();
      break;
    case ExprKind::FieldValue:
      node = Field(evaluator.world(), e.field, row.index);
      break;
    case ExprKind::DefinitionTruth:
    case ExprKind::DefinitionValue:
      node = Definition(evaluator, id, row);
      break;
    default: {
      if (IsScalar(e)) {
        node.what = What::Value;
        if (evaluator.IsProduct(id)) {
          node.product = evaluator.EvaluateExactly(id, row);
        } else {
          SetValue(node, evaluator.EvaluateScalar(id, row));
        }
        if (e.type.kind == TypeKind::Text) node.text = e.text;
      } else {
        SetValue(node, evaluator.EvaluateTruth(id, row));
      }
      node.row = row;
      AddArguments(node, evaluator, e, row);
    }
  }
  node.expr = id;
  if (node.is_open() && node.reason == Reason::None && !full()) {
    node.reason = ReasonOf(evaluator, id, row);
  }
  if (const auto clause = clauses_.find(id); clause != clauses_.end()) {
    node.provenance = &clause->second->provenance;
  }
  return node;
}

Node Explainer::Field(const World& world, check::FieldId id, int64_t row) {
  const check::Field& field = program().fields[id];
  Node node = Make(What::Field);
  node.field = id;
  node.row = Row{field.entity, row};
  if (field.type.kind == TypeKind::Reference) return node;
  node.source = world.SourceOf(id, row);
  node.value = world.Field(id, row);
  if (field.type.kind == TypeKind::Text && node.value->is_known()) {
    node.text = world.Text(node.value->lo);
  }
  if (node.source == FieldSource::Presumed) node.provenance = &field.presumption->provenance;
  if (node.source == FieldSource::Unknown) node.reason = Reason::MissingFact;
  return node;
}

void Explainer::AddArguments(Node& node, Evaluator& evaluator, const Expr& e, Row row) {
  switch (e.kind) {
    case ExprKind::Exists:
    case ExprKind::ForAll:
    case ExprKind::Count:
    case ExprKind::Sum:
    case ExprKind::Earliest:
    case ExprKind::Latest:
      AddQuantified(node, evaluator, e, row);
      return;
    case ExprKind::ListIs:
      node.what = What::ListStatus;
      node.list = e.list;
      node.list_status = day_.StatusOf(e.list);
      node.lens = evaluator.lens();
      AskAbout(e.list);
      return;
    case ExprKind::InOffice:
      AddInOffice(node, evaluator, e, row);
      return;
    case ExprKind::InForce:
      node.document = e.document;
      return;
    default:
      break;
  }
  if (e.kind == ExprKind::ParameterValue) {
    node.parameter = e.parameter;
    node.provenance = &program().parameters[e.parameter].provenance;
  }
  for (ExprId arg : e.args) {
    Node child = Expression(evaluator, arg, row);
    if (e.kind == ExprKind::And || e.kind == ExprKind::Or) {
      child.bears = Decides(*node.truth, *child.truth, e.kind == ExprKind::And);
    }
    node.children.push_back(std::move(child));
  }
}

void Explainer::AddQuantified(Node& node, Evaluator& evaluator, const Expr& e, Row row) {
  const bool of_list = e.list.is_valid();
  const Evaluator::Members members = evaluator.MembersOf(e, row);
  const Truth result = node.truth.value_or(check::kUnknown);
  if (of_list) {
    node.list = e.list;
    const SupportSet& support = evaluator.lists().SupportOf(e.list);
    for (int64_t index : support.rows) {
      if (full()) return;
      node.children.push_back(Member(evaluator, e, {support.entity, index}, result));
    }
  } else {
    node.entity = e.entity;
    for (int64_t index : evaluator.world().Members(row, e.entity).rows) {
      if (full()) return;
      node.children.push_back(Member(evaluator, e, {e.entity, index}, result));
    }
  }
  if (members.phantoms) {
    Node unseen = Unseen(e.entity);
    unseen.list = e.list;
    unseen.bears = e.kind == ExprKind::Exists   ? !result.is_true()
                   : e.kind == ExprKind::ForAll ? !result.is_false()
                                                : true;
    node.children.push_back(std::move(unseen));
  }
  if (e.kind == ExprKind::ForAll && members.over_none) {
    Node none = Make(What::NoSupport);
    none.list = e.list;
    none.entity = e.entity;
    none.truth = check::kUnknown;
    none.reason = Reason::MissingFact;
    node.children.push_back(std::move(none));
  }
}

// One row of what a quantifier runs over. For 每个 its truth is that of the implication.
Node Explainer::Member(Evaluator& evaluator, const Expr& e, Row member, Truth result) {
  Node node = Make(What::Record);
  node.row = member;
  const Truth filter = evaluator.EvaluateTruth(e.args[0], member);
  node.truth = filter;
  node.children.push_back(Expression(evaluator, e.args[0], member));
  switch (e.kind) {
    case ExprKind::Exists:
      node.bears = Decides(result, filter, false);
      return node;
    case ExprKind::ForAll: {
      const Truth body = evaluator.EvaluateTruth(e.args[1], member);
      node.truth = check::Or(check::Not(filter), body);
      node.bears = Decides(result, *node.truth, true);
      node.children[0].bears = !node.truth->is_true() || filter.is_false();
      node.children.push_back(Expression(evaluator, e.args[1], member));
      node.children[1].bears = !filter.is_false();
      return node;
    }
    case ExprKind::Count:
      node.bears = !filter.is_false();
      return node;
    default:
      node.bears = !filter.is_false();
      node.children.push_back(Expression(evaluator, e.args[1], member));
      node.children[1].bears = node.bears;
      return node;
  }
}

void Explainer::AddInOffice(Node& node, Evaluator& evaluator, const Expr& e, Row role) {
  const check::WellKnown& known = program().well_known;
  node.children.push_back(Field(evaluator.world(), known.role_from, role.index));
  if (known.role_until.is_valid()) {
    node.children.push_back(Field(evaluator.world(), known.role_until, role.index));
  }
  const check::EntityId dated = program().exprs[e.args[0]].domain;
  for (Row record : evaluator.office_records()->rows) {
    if (!evaluator.world().StandsBelow(record.entity, dated)) continue;
    Node child = Make(What::Record);
    child.row = record;
    child.children.push_back(Expression(evaluator, e.args[0], record));
    node.children.push_back(std::move(child));
  }
  if (evaluator.office_records()->phantom) node.children.push_back(Unseen(dated));
}

Node Explainer::Definition(Evaluator& evaluator, ExprId id, Row row) {
  const Expr& e = program().exprs[id];
  const check::DefinitionId answering = evaluator.Answering(e.definition);
  const check::Definition& definition = program().definitions[answering];
  Node node = Make(What::Definition);
  node.definition = answering;
  node.row = row;
  node.provenance = &definition.provenance;
  if (e.kind == ExprKind::DefinitionTruth) {
    SetValue(node, evaluator.EvaluateTruth(id, row));
    if (!full()) AddRules<Truth>(node, evaluator, definition, row);
  } else {
    SetValue(node, evaluator.EvaluateScalar(id, row));
    if (definition.type.kind == TypeKind::Text && node.value->is_known()) {
      node.text = evaluator.world().Text(node.value->lo);
    }
    if (!full()) AddRules<Range>(node, evaluator, definition, row);
  }
  return node;
}

template <typename Value>
void Explainer::AddRules(Node& node, Evaluator& evaluator, const check::Definition& definition,
                         Row row) {
  const check::Type type = definition.type;
  const auto x = evaluator.Combine<Value>(definition.exceptions, type, row);
  const auto y = evaluator.Combine<Value>(definition.cases, type, row);
  for (check::RuleId rule : definition.exceptions) {
    node.children.push_back(Rule<Value>(evaluator, rule, type, row, true));
  }
  for (check::RuleId rule : definition.cases) {
    node.children.push_back(Rule<Value>(evaluator, rule, type, row, false));
    if (!x.may_be_none) node.children.back().bears = false;  // the exceptions answer
  }
  if (!node.is_open()) return;
  if (InConflict<Value>(evaluator, definition.exceptions, type, row) ||
      (x.may_be_none && InConflict<Value>(evaluator, definition.cases, type, row))) {
    node.reason = Reason::Conflict;
  } else if (x.may_be_none && !y.has_value) {
    node.reason = Reason::NoRule;
  }
}

template <typename Value>
Node Explainer::Rule(Evaluator& evaluator, check::RuleId id, check::Type type, Row row,
                     bool exception) {
  const check::Rule& rule = program().rules[id];
  Node node = Make(exception ? What::Exception : What::Rule);
  node.rule = id;
  node.row = row;
  node.provenance = &rule.provenance;
  Truth condition = check::kTrue;
  if (rule.condition.is_valid()) {
    condition = evaluator.EvaluateTruth(rule.condition, row);
    node.children.push_back(Expression(evaluator, rule.condition, row));
  }
  node.truth = condition;
  const bool applies = !condition.is_false();
  for (check::RuleId inner : rule.exceptions) {
    if (full()) break;
    node.children.push_back(Rule<Value>(evaluator, inner, type, row, true));
    node.children.back().bears = applies;
  }
  node.children.push_back(Expression(evaluator, rule.value, row));
  const auto inner = evaluator.Combine<Value>(rule.exceptions, type, row);
  node.children.back().bears = applies && inner.may_be_none;
  if (applies && InConflict<Value>(evaluator, rule.exceptions, type, row)) {
    node.reason = Reason::Conflict;
    node.expr = rule.value;  // Tells which rule it is whose exceptions do not agree.
  }
  return node;
}

}  // namespace xinze::interp
