// The status of a measure, and of each of its targets. docs/semantics.md, section 7.
#include <algorithm>

#include "compiler/base/check.h"
#include "compiler/check/status_rules.h"
#include "runtime/interp/evaluation.h"

namespace xinze::interp {
namespace {

using check::ListId;
using check::ListStatus;
using check::MeasureId;
using check::MeasureStatus;

// Section 7.5: the status for somebody who may or may not be aimed at.
MeasureStatus ForPossibleTarget(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::Active:
    case MeasureStatus::Discretion:
    case MeasureStatus::Applied:
    case MeasureStatus::Suspended:
    case MeasureStatus::ToVerify:
      return MeasureStatus::ToVerify;
    case MeasureStatus::NotApplicable:
    case MeasureStatus::NotApplied:
    case MeasureStatus::Ended:
      return MeasureStatus::NotApplicable;
  }
  XINZE_UNREACHABLE("measure status {}", static_cast<int>(status));
}

}  // namespace

const MeasureResult& DayEvaluation::Measure(MeasureId id) {
  return Once(measures_[id], [&] { return ComputeMeasure(id); });
}

// Notes how long the status stays, and so only of what it looks at.
MeasureResult DayEvaluation::ComputeMeasure(MeasureId id) {
  const check::Measure& measure = world_.program().measures[id];
  MeasureResult result;
  result.in_force = world_.InForce(measure.document);
  if (!result.in_force) return result;
  ApplyTriggers(id, result);
  result.outcome.status = result.before_term;
  if (result.before_term == MeasureStatus::NotApplicable) return result;
  const auto [has_term, term_stay] = readings_.Track([&] {
    ApplyTerm(id, result);
    return measure.at_most != 0;
  });
  if (has_term) readings_.Narrow(term_stay);
  const auto [aims_at_self, targets_stay] = readings_.Track([&] {
    AddTargets(id, result.outcome);
    return std::any_of(measure.targets.begin(), measure.targets.end(),
                       [](const check::Target& target) { return target.self; });
  });
  if (!aims_at_self) readings_.Narrow(targets_stay);  // check::StatusForTargets looks at them
  return result;
}

// Sections 7.1 and 7.2: each lens is looked through only where those before it show nothing.
void DayEvaluation::ApplyTriggers(MeasureId id, MeasureResult& result) {
  const check::Measure& measure = world_.program().measures[id];
  bool looked_at = true;
  const auto through = [&](Lens lens) {
    const auto [trigger, stay] = readings_.Track(
        [&] { return evaluator(lens).EvaluateTruth(measure.trigger, world_.subject()); });
    if (looked_at) readings_.Narrow(stay);
    looked_at = looked_at && trigger.is_false();
    return trigger;
  };
  result.trigger = through(Lens::Normal);
  result.trigger_if_suspended = through(Lens::IfSuspended);
  result.trigger_if_ended = through(Lens::IfEnded);
  const bool recommended = measure.force == check::Force::Recommended;
  if (recommended) {
    const auto [decision, stay] = readings_.Track([&] { return DecisionOn(measure); });
    if (result.trigger.is_true()) readings_.Narrow(stay);
    result.decision = decision;
  }
  result.before_term = StatusOfMeasure(result.trigger, result.trigger_if_suspended,
                                       result.trigger_if_ended, recommended, result.decision);
}

void DayEvaluation::ApplyTerm(MeasureId id, MeasureResult& result) {
  const check::Program& program = world_.program();
  const check::Measure& measure = program.measures[id];
  check::MeasureOutcome& outcome = result.outcome;
  // Section 7.3: the first list that triggers it.
  for (ListId list : world_.tables().trigger_lists[id]) {
    if (IsOn(StatusOf(list))) outcome.from = EarlierDay(outcome.from, SinceOf(list));
  }
  // Section 7.4.
  outcome.term_end = LastDayOfTerm(program, measure, outcome.from);
  if (outcome.term_end == check::kNoDate) return;
  readings_.ChangesAfter(outcome.term_end);
  if (world_.as_of() > outcome.term_end && EndsWithTerm(outcome.status)) {
    outcome.status = MeasureStatus::Ended;
  }
}

// Section 7.2: the latest recorded decision. One of which it is not known what it is about, or when
// it was made, may be the latest.
Truth DayEvaluation::DecisionOn(const check::Measure& measure) const {
  const check::WellKnown& known = world_.program().well_known;
  if (!known.execution.is_valid()) return check::kUnknown;
  const Collection& executions = world_.Members(world_.subject(), known.execution);
  if (!executions.complete) return check::kUnknown;
  Truth decision = check::kUnknown;
  int64_t latest = check::kMinusInfinity;
  for (int64_t row : executions.rows) {
    const Range name = world_.Field(known.execution_measure, row);
    const Range date = world_.Field(known.execution_date, row);
    if (name.is_absent() || date.is_absent()) continue;
    if (!name.is_known()) return check::kUnknown;
    if (world_.Text(name.lo) != measure.name) continue;
    if (!date.is_known()) return check::kUnknown;
    world_.readings().ChangesOn(date.lo);
    if (date.lo > world_.as_of() || date.lo < latest) continue;
    latest = date.lo;
    const Range what = world_.Field(known.execution_decision, row);
    decision = check::kUnknown;
    if (!what.is_known()) continue;
    if (what.lo == known.decision_applied) decision = check::kTrue;
    if (what.lo == known.decision_refused) decision = check::kFalse;
  }
  return decision;
}

// Section 7.5.
OfficeRecords DayEvaluation::OfficeRecordsOf(MeasureId id) {
  const check::Measure& measure = world_.program().measures[id];
  OfficeRecords records;
  for (ListId list : world_.tables().trigger_lists[id]) {
    const ListStatus status = StatusOf(list);
    if (!IsOn(status) && status != ListStatus::Exited && status != ListStatus::ToVerify) continue;
    const SupportSet& support = SupportOf(list);
    records.phantom = records.phantom || support.phantom;
    for (int64_t row : support.rows) records.rows.push_back({support.entity, row});
  }
  evaluator().CollectSupport(measure.trigger, world_.subject(), records.rows);
  std::sort(records.rows.begin(), records.rows.end());
  records.rows.erase(std::unique(records.rows.begin(), records.rows.end()), records.rows.end());
  return records;
}

void DayEvaluation::AddTargets(MeasureId id, check::MeasureOutcome& outcome) {
  const check::Measure& measure = world_.program().measures[id];
  const bool filtered =
      std::any_of(measure.targets.begin(), measure.targets.end(),
                  [](const check::Target& target) { return target.filter.is_valid(); });
  const OfficeRecords records = filtered ? OfficeRecordsOf(id) : OfficeRecords();
  Evaluator filters(evaluator(), Lens::Normal);
  filters.set_office_records(&records);
  for (size_t i = 0; i < measure.targets.size(); ++i) {
    const check::Target& target = measure.targets[i];
    const auto index = static_cast<int32_t>(i);
    if (target.self) {
      outcome.targets.push_back({index, -1, outcome.status});
    } else {
      AddRoleTarget(target, index, filters, outcome);
    }
  }
}

// Section 7.5.
void DayEvaluation::AddRoleTarget(const check::Target& target, int32_t index, Evaluator& filters,
                                  check::MeasureOutcome& outcome) const {
  const check::WellKnown& known = world_.program().well_known;
  if (!known.role.is_valid()) return;
  const MeasureStatus possible = ForPossibleTarget(outcome.status);
  const Collection& roles = world_.Members(world_.subject(), known.role);
  if (!roles.complete && possible != MeasureStatus::NotApplicable) {
    outcome.targets.push_back({index, -1, possible});
  }
  for (int64_t row : roles.rows) {
    const Range role = world_.Field(known.role_kind, row);
    Truth aimed_at = Equal(role, check::Known(target.role));
    if (target.filter.is_valid()) {
      aimed_at = check::And(aimed_at, filters.EvaluateTruth(target.filter, {known.role, row}));
    }
    if (aimed_at.is_false()) continue;
    const MeasureStatus status = aimed_at.is_true() ? outcome.status : possible;
    if (status == MeasureStatus::NotApplicable) continue;
    outcome.targets.push_back({index, static_cast<int32_t>(row), status});
  }
}

}  // namespace xinze::interp
