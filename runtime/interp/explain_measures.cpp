// Trees of measures. docs/semantics.md, section 8.3.
#include "runtime/interp/bearing.h"
#include "runtime/interp/explainer.h"

namespace xinze::interp {
namespace {

using check::MeasureId;
using check::MeasureStatus;

}  // namespace

Node Explainer::Measure(MeasureId id) {
  const check::Measure& measure = program().measures[id];
  const MeasureResult& result = day_.Measure(id);
  Node node = Make(What::Measure);
  node.measure = id;
  node.measure_status = check::StatusForTargets(result.outcome);
  if (periods_) SetPeriod(node, id, result.outcome.from);
  node.provenance = &measure.provenance;
  if (!result.in_force) {
    Node text = Make(What::Document);
    text.document = measure.document;
    text.truth = check::kFalse;
    node.children.push_back(std::move(text));
    return node;
  }
  node.children.push_back(Trigger(id, Lens::Normal));
  const Lens lens = LensOf(result);
  if (lens != Lens::Normal && result.outcome.status != MeasureStatus::NotApplicable) {
    node.children.front().bears = false;
    node.children.push_back(Trigger(id, lens));
  }
  if (measure.force == check::Force::Recommended && result.trigger.is_true()) {
    Node decision = Make(What::Decision);
    decision.entity = program().well_known.execution;
    decision.truth = result.decision;
    // What an open one lacks is a decision (待裁量), not a fact.
    decision.bears = !result.decision.is_unknown();
    node.children.push_back(std::move(decision));
  }
  if (result.outcome.term_end != check::kNoDate) {
    Node term = Make(What::Term);
    term.date = result.outcome.term_end;
    term.bears = result.outcome.status != result.before_term;
    node.children.push_back(std::move(term));
  }
  AddTargets(node, id);
  return node;
}

Node Explainer::Trigger(MeasureId id, Lens lens) {
  const check::Measure& measure = program().measures[id];
  Node node = Make(What::Trigger);
  node.measure = id;
  node.lens = lens;
  for (const auto& clause : measure.triggers) clauses_[clause.condition] = &clause;
  node.children.push_back(
      Expression(day_.evaluator(lens), measure.trigger, day_.world().subject()));
  clauses_.clear();
  node.truth = node.children.back().truth;
  return node;
}

void Explainer::AddTargets(Node& node, MeasureId id) {
  const check::MeasureOutcome& outcome = day_.Measure(id).outcome;
  const OfficeRecords records = day_.OfficeRecordsOf(id);
  Evaluator filters(day_.evaluator(), Lens::Normal);
  filters.set_office_records(&records);
  for (const check::TargetOutcome& target : outcome.targets) {
    if (full()) return;
    node.children.push_back(RoleTarget(id, target, filters));
  }
}

Node Explainer::RoleTarget(MeasureId id, const check::TargetOutcome& outcome, Evaluator& filters) {
  const check::WellKnown& known = program().well_known;
  const check::Target& target = program().measures[id].targets[static_cast<size_t>(outcome.target)];
  Node node = Make(What::Target);
  node.measure = id;
  node.target = outcome.target;
  node.measure_status = outcome.status;
  node.provenance = &target.provenance;
  if (target.self) return node;
  if (outcome.row < 0) {
    node.children.push_back(Unseen(known.role));
    return node;
  }
  const Row row{known.role, outcome.row};
  node.row = row;
  node.children.push_back(Field(day_.world(), known.role_kind, row.index));
  if (target.filter.is_valid()) {
    node.children.push_back(Expression(filters, target.filter, row));
  }
  return node;
}

Explanation ExplainMeasure(const Interpreter& interpreter, const xinze_batch& batch,
                           int64_t subject_row, int32_t as_of, MeasureId measure,
                           size_t most_nodes) {
  SubjectEvaluation subject(interpreter.program(), interpreter.tables(), batch, subject_row);
  Explanation explanation;
  Explainer explainer(subject.At(as_of), explanation, most_nodes);
  explanation.root = explainer.Measure(measure);
  CollectLeaves(interpreter.program(), explanation);
  return explanation;
}

Explanation ExplainPredicate(const Interpreter& interpreter, const xinze_batch& batch,
                             int64_t subject_row, int32_t as_of, check::ExprId predicate,
                             size_t most_nodes) {
  SubjectEvaluation subject(interpreter.program(), interpreter.tables(), batch, subject_row);
  DayEvaluation& day = subject.At(as_of);
  Explanation explanation;
  Explainer explainer(day, explanation, most_nodes);
  explanation.root = explainer.Expression(day.evaluator(), predicate, day.world().subject());
  CollectLeaves(interpreter.program(), explanation);
  return explanation;
}

}  // namespace xinze::interp
