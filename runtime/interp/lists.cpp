// The status of a list, and the records that it rests on. docs/semantics.md, section 6.
#include <algorithm>
#include <utility>

#include "compiler/check/status_rules.h"
#include "runtime/interp/bearing.h"
#include "runtime/interp/evaluation.h"

namespace xinze::interp {
namespace {

using check::ListId;
using check::ListStatus;
using check::ProcedureState;

void SortUnique(std::vector<int64_t>& rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

}  // namespace

DayEvaluation& SubjectEvaluation::At(int32_t date) {
  std::unique_ptr<DayEvaluation>& day = days_[date];
  if (day == nullptr) day = std::make_unique<DayEvaluation>(*this, date);
  return *day;
}

DayEvaluation& DayEvaluation::On(int32_t date) const { return subject_.At(date); }

DayEvaluation::DayEvaluation(SubjectEvaluation& subject, int32_t date)
    : subject_(subject),
      readings_(date),
      world_(subject.program(), subject.tables(), subject.batch(), subject.subject_row(), date,
             readings_),
      procedures_(subject.program().lists.size()),
      criteria_(subject.program().lists.size()),
      supports_(subject.program().lists.size()),
      lists_(subject.program().lists.size()),
      since_(subject.program().lists.size()),
      measures_(subject.program().measures.size()) {
  evaluators_.push_back(std::make_unique<Evaluator>(world_, *this));
  for (Lens lens : {Lens::IfSuspended, Lens::IfEnded}) {
    evaluators_.push_back(std::make_unique<Evaluator>(*evaluators_.front(), lens));
  }
}

const ProcedureResult& DayEvaluation::Procedure(ListId id) {
  return Once(procedures_[id], [&] {
    const check::List& list = world_.program().lists[id];
    if (!list.procedure.is_valid()) return ProcedureResult{};
    EndingEntries ending;
    for (const ListId other : list.ended_by) {
      const ProcedureResult& result = Procedure(other);
      for (const int32_t day : result.entered) ending.entries.push_back({day, other});
      ending.unclear.insert(ending.unclear.end(), result.unclear.begin(), result.unclear.end());
      if (!result.effect_open_lacks.empty()) ending.open.push_back(other);
    }
    std::stable_sort(ending.entries.begin(), ending.entries.end(),
                     [](const auto& a, const auto& b) { return a.day < b.day; });
    return FoldProcedure(evaluator(), id, ending, [this](check::ExprId condition, int32_t day) {
      return subject_.At(day).evaluator().EvaluateTruth(condition, world_.subject());
    });
  });
}

// Section 6.3.
World DayEvaluation::CriteriaWorld(ListId id) {
  const check::EntityId records = world_.program().lists[id].support_entity;
  std::optional<World::LaterThan> later;
  if (Procedure(id).state == ProcedureState::Exited && records.is_valid()) {
    later = World::LaterThan{records, Procedure(id).exit_day};
  }
  return World(world_.program(), world_.tables(), world_.batch(), world_.subject().index,
               world_.as_of(), readings_, later);
}

// Section 6.3.
const DayEvaluation::Criteria& DayEvaluation::CriteriaOf(ListId id) {
  return Once(criteria_[id], [&] {
    if (Procedure(id).state != ProcedureState::Exited) return CriteriaBy(evaluator(), id);
    const World later = CriteriaWorld(id);
    Evaluator over_later(later, *this);
    return CriteriaBy(over_later, id);
  });
}

DayEvaluation::Criteria DayEvaluation::CriteriaBy(Evaluator& evaluator, ListId id) const {
  const check::List& list = world_.program().lists[id];
  const Truth truth = evaluator.EvaluateTruth(list.criteria, world_.subject());
  auto [support, stay] = world_.readings().Track([&] { return SupportBy(evaluator, id); });
  return {truth, std::move(support), stay};
}

// Section 6.5, kept to rows of the list's support entity.
std::vector<int64_t> DayEvaluation::SupportBy(Evaluator& evaluator, ListId id) const {
  const check::List& list = world_.program().lists[id];
  std::vector<Row> rows;
  evaluator.CollectSupport(list.criteria, world_.subject(), rows);
  std::vector<int64_t> support;
  for (Row row : rows) {
    if (row.entity == list.support_entity) support.push_back(row.index);
  }
  SortUnique(support);
  return support;
}

const SupportSet& DayEvaluation::SupportOf(ListId id) {
  return Once(supports_[id], [&] { return ComputeSupport(id); });
}

// Section 6.4.
SupportSet DayEvaluation::ComputeSupport(ListId id) {
  const check::Program& program = world_.program();
  const check::List& list = program.lists[id];
  SupportSet support;
  support.entity = list.support_entity;
  if (!list.support_entity.is_valid()) return support;
  const ProcedureResult& procedure = Procedure(id);
  if (!HasDetermination(procedure.state) || procedure.since == check::kNoDate) {
    const Criteria& criteria = CriteriaOf(id);
    readings_.Narrow(criteria.support_stay);
    support.rows = criteria.support;
    return support;
  }
  const bool names_this_entity =
      procedure.names_records() &&
      program.fields[program.well_known.event_records].type.entity == list.support_entity;
  if (names_this_entity) return NamedSupport(list.support_entity, procedure.named);
  support.rows = SupportOfDetermination(id, procedure);
  return support;
}

// Section 6.4: the criteria as they stood on the day of the determination; after an exit they were
// over later records.
std::vector<int64_t> DayEvaluation::SupportOfDetermination(ListId id,
                                                           const ProcedureResult& procedure) const {
  DayEvaluation& then = subject_.At(procedure.since);
  if (procedure.entered_after_exit == check::kNoDate) return SupportBy(then.evaluator(), id);
  Readings readings(procedure.since);
  const World later(
      world_.program(), world_.tables(), world_.batch(), world_.subject().index, procedure.since,
      readings,
      World::LaterThan{world_.program().lists[id].support_entity, procedure.entered_after_exit});
  Evaluator over_later(later, then);
  return SupportBy(over_later, id);
}

// Section 6.4: what a determination names but the world does not show may be anything.
SupportSet DayEvaluation::NamedSupport(check::EntityId entity, const Named& named) const {
  SupportSet support;
  support.entity = entity;
  support.named = true;
  support.phantom = !named.known;
  for (int32_t row : named.rows) {
    if (row == XINZE_REF_WITHDRAWN) {
      support.withdrawn = true;
    } else if (row == XINZE_REF_MISSING || !world_.ExistsWithParents({entity, row})) {
      support.phantom = true;
    } else {
      support.rows.push_back(row);
    }
  }
  SortUnique(support.rows);
  return support;
}

// Section 6.6: X.
Truth DayEvaluation::ExitOf(ListId id) {
  const check::List& list = world_.program().lists[id];
  Disjunction exit;
  const auto either = [&](auto part) {
    const auto [truth, stay] = readings_.Track(part);
    exit.Add(truth, stay);
  };
  if (list.exit.is_valid()) {
    either([&] { return evaluator().EvaluateTruth(list.exit, world_.subject()); });
  }
  if (list.unusable.is_valid()) either([&] { return AllUnusable(id); });
  readings_.Narrow(exit.stay());
  return exit.truth();
}

Truth DayEvaluation::AllUnusable(ListId id) {
  const auto [support, support_stay] = readings_.Track([&] { return &SupportOf(id); });
  Conjunction all(support_stay);
  if (support->empty() || support->phantom) all.Add(check::kUnknown, support_stay);
  for (int64_t index : support->rows) {
    const Row row{support->entity, index};
    const auto [unusable, stay] = readings_.Track(
        [&] { return evaluator().EvaluateTruth(world_.program().lists[id].unusable, row); });
    all.Add(unusable, Intersect(support_stay, stay));
  }
  readings_.Narrow(all.stay());
  return all.truth();
}

const ListResult& DayEvaluation::List(ListId id) {
  return Once(lists_[id], [&] { return ComputeList(id); });
}

// Notes how long the status stays, and so only of the parts that it looks at.
ListResult DayEvaluation::ComputeList(ListId id) {
  const check::List& list = world_.program().lists[id];
  ListResult result;
  result.in_force = world_.InForce(list.document);
  result.procedure = Procedure(id);
  const ProcedureState state = result.procedure.state;
  const auto [criteria, criteria_stay] = readings_.Track([&] { return CriteriaOf(id).truth; });
  result.criteria = criteria;
  if (CriteriaBear(world_.program(), id, result)) readings_.Narrow(criteria_stay);
  if (state == ProcedureState::Determined) {
    const auto [exit, exit_stay] = readings_.Track([&] { return ExitOf(id); });
    result.exit = exit;
    result.suspended = result.procedure.suspended ? check::kTrue : check::kFalse;
    if (!DecidedByText(world_.program(), id, result)) readings_.Narrow(exit_stay);
  }
  result.outcome.status = StatusOn(world_.program(), list, result.in_force, result.criteria, state,
                                   result.exit, result.suspended);
  if (ShowsSince(result.outcome.status, state)) result.outcome.since = result.procedure.since;
  if (ShowsRecords(result.outcome.status, state)) {
    readings_.Track([&] {
      for (int64_t row : SupportOf(id).rows) {
        result.outcome.records.push_back(static_cast<int32_t>(row));
      }
      return true;
    });
  }
  return result;
}

}  // namespace xinze::interp
