// Trees of lists. docs/semantics.md, section 8.2.
#include <utility>

#include "runtime/interp/bearing.h"
#include "runtime/interp/explainer.h"
#include "runtime/interp/timeline.h"

namespace xinze::interp {
namespace {

using check::ListId;
using check::ListStatus;
using check::ProcedureState;
using check::Reason;
using check::Step;

}  // namespace

// A list that some expression asks about is explained once, beside the tree.
void Explainer::AskAbout(ListId id) {
  const auto [entry, added] = explanation_.lists.try_emplace(id);
  if (!added) return;
  const auto clauses = std::exchange(clauses_, {});
  Node tree = List(id);
  clauses_ = clauses;
  explanation_.lists[id] = std::move(tree);
}

Node Explainer::List(ListId id) {
  const check::List& list = program().lists[id];
  const ListResult& result = day_.List(id);
  Node node = Make(What::List);
  node.list = id;
  node.list_status = result.outcome.status;
  if (periods_) {
    SetPeriod(node, id, day_.SinceOf(id));
    if (node.list_status == ListStatus::Exited) SetExit(node, id);
  }
  node.records = result.outcome.records;
  node.provenance = &list.provenance;
  if (!result.in_force) {
    Node text = Make(What::Document);
    text.document = list.document;
    text.truth = check::kFalse;
    if (result.outcome.status == ListStatus::ToVerify && DecidedByText(program(), id, result)) {
      text.truth = check::kUnknown;
      text.reason = Reason::NoBasisInForce;
    }
    node.children.push_back(std::move(text));
  }
  const auto add = [&](Node child, bool bears) {
    child.bears = bears;
    node.children.push_back(std::move(child));
  };
  if (list.procedure.is_valid()) add(Procedure(id, result.procedure), true);
  add(Criteria(id, result), CriteriaBear(program(), id, result));
  if (list.procedure.is_valid() && result.procedure.state == ProcedureState::Determined) {
    const auto decides = [&](const Node& part) {
      return ExitBears(program(), id, result, *part.truth);
    };
    Node exit = Exit(id);
    const bool exit_decides = decides(exit);
    add(std::move(exit), exit_decides);
    if (list.unusable.is_valid()) {
      Node unusable = Unusable(id);
      const bool unusable_decides = decides(unusable);
      add(std::move(unusable), unusable_decides);
    }
  }
  add(Support(id), true);
  AddConsidered(node, id);
  return node;
}

// Since when the list has been left. (`since` is the day of a determination: section 6.8.)
void Explainer::SetExit(Node& node, ListId id) {
  node.date = FirstDayOfRun(day_.subject(), id, day_.world().as_of());
  if (node.date == check::kNoDate) return;
  node.open_before = day_.subject().Visit(node.date - 1, [id](DayEvaluation& before) {
    return before.List(id).outcome.status == ListStatus::ToVerify;
  });
}

Node Explainer::Procedure(ListId id, const ProcedureResult& result) {
  const check::WellKnown& known = program().well_known;
  const World& world = day_.world();
  Node node = Make(What::Procedure);
  node.procedure = program().lists[id].procedure;
  node.state = result.state;
  node.date = result.since;
  node.lacking = result.lacking;
  node.list = result.ended_by;
  if (node.list.is_valid()) node.date = result.exit_day;
  node.provenance = &program().procedures[node.procedure].provenance;
  const auto event = [&](int64_t row) {
    Node child = Make(What::Event);
    child.row = Row{known.event, row};
    if (const Range date = world.Field(known.event_date, row); date.is_known()) {
      child.date = static_cast<int32_t>(date.lo);
    }
    return child;
  };
  for (int64_t row : result.events) node.children.push_back(event(row));
  for (int64_t row : result.refused) {
    Node child = event(row);
    child.truth = check::kFalse;
    const Step* step = StepOfEvent(world, program().procedures[node.procedure], row);
    child.children.push_back(Expression(day_.evaluator(), step->actor_filter, {known.event, row}));
    node.children.push_back(std::move(child));
  }
  for (int64_t row : result.unclear) {
    Node child = event(row);
    AddWhatIsUnclear(child, result, row);
    node.children.push_back(std::move(child));
  }
  if (result.incomplete) node.children.push_back(Unseen(known.event));
  if (result.state == ProcedureState::Unknown) AddOpenLacks(node, id, result.open_lacks);
  for (ListId other : result.waits_for) {
    AddOpenLacks(node, other, day_.Procedure(other).effect_open_lacks);
  }
  return node;
}

// Whether the steps that a determination lacks were called for.
void Explainer::AddOpenLacks(Node& node, ListId id, const std::vector<OpenLack>& lacks) {
  const check::ProcedureId procedure = program().lists[id].procedure;
  for (const OpenLack& lack : lacks) {
    Node child = Make(What::CalledFor);
    child.procedure = procedure;
    child.step = lack.step;
    child.date = lack.day;
    child.truth = check::kUnknown;
    const check::ExprId condition =
        program().procedures[procedure].steps[static_cast<size_t>(lack.step)].condition;
    child.children.push_back(
        Expression(day_.On(lack.day).evaluator(), condition, day_.world().subject()));
    node.children.push_back(std::move(child));
  }
}

// What an event does not say: its procedure, step or day; that its step is none of the procedure's;
// which list it is about, and whether it was taken by one who may.
void Explainer::AddWhatIsUnclear(Node& event, const ProcedureResult& result, int64_t row) {
  const check::WellKnown& known = program().well_known;
  const World& world = day_.world();
  event.truth = check::kUnknown;
  const auto add = [&](check::FieldId field) {
    Node part = Field(world, field, row);
    part.truth = check::kUnknown;
    part.reason = Reason::MissingFact;
    event.children.push_back(std::move(part));
  };
  for (check::FieldId field : {known.event_procedure, known.event_step, known.event_date}) {
    Node part = Field(world, field, row);
    if (part.is_open()) event.children.push_back(std::move(part));
  }
  if (!event.children.empty()) return;
  const check::Procedure* procedure = ProcedureOfEvent(world, row);
  const Step* step = procedure != nullptr ? StepOfEvent(world, *procedure, row) : nullptr;
  if (step == nullptr ||
      std::binary_search(result.unknown_steps.begin(), result.unknown_steps.end(), row)) {
    return add(known.event_step);
  }
  if (known.event_list.is_valid() && SaysNoList(world, *procedure, row)) add(known.event_list);
  if (!step->actor_filter.is_valid()) return;
  const Row at{known.event, row};
  if (!day_.evaluator().EvaluateTruth(step->actor_filter, at).is_unknown()) return;
  event.children.push_back(Expression(day_.evaluator(), step->actor_filter, at));
}

Node Explainer::Unseen(check::EntityId entity) {
  Node node = Make(What::Unseen);
  node.entity = entity;
  node.truth = check::kUnknown;
  node.reason = Reason::MissingFact;
  return node;
}

Node Explainer::Criteria(ListId id, const ListResult& result) {
  const check::List& list = program().lists[id];
  Node node = Make(What::Criteria);
  node.truth = result.criteria;
  node.list = id;
  const auto explain = [&](Evaluator& evaluator) {
    for (const auto& clause : list.admissions) clauses_[clause.condition] = &clause;
    for (const auto& clause : list.subject_exceptions) clauses_[clause.condition] = &clause;
    node.children.push_back(Expression(evaluator, list.criteria, day_.world().subject()));
    clauses_.clear();
  };
  if (result.procedure.state == ProcedureState::Exited) {
    const World later = day_.CriteriaWorld(id);
    Evaluator evaluator(later, day_);
    explain(evaluator);
  } else {
    explain(day_.evaluator());
  }
  return node;
}

Node Explainer::Exit(ListId id) {
  const check::List& list = program().lists[id];
  Node node = Make(What::Exit);
  node.list = id;
  node.truth = check::kFalse;
  if (list.exit.is_valid()) {
    node.children.push_back(Expression(day_.evaluator(), list.exit, day_.world().subject()));
    node.truth = node.children.back().truth;
  }
  return node;
}

Node Explainer::Unusable(ListId id) {
  const check::List& list = program().lists[id];
  const SupportSet& support = day_.SupportOf(id);
  Node node = Make(What::Unusable);
  node.list = id;
  const Truth all = day_.AllUnusable(id);
  for (int64_t index : support.rows) {
    const Row row{support.entity, index};
    Node record = Make(What::Record);
    record.row = row;
    record.truth = day_.evaluator().EvaluateTruth(list.unusable, row);
    record.children.push_back(Expression(day_.evaluator(), list.unusable, row));
    node.children.push_back(std::move(record));
  }
  if (support.phantom) node.children.push_back(Unseen(support.entity));
  if (support.empty()) {
    Node none = Make(What::NoSupport);
    none.list = id;
    none.entity = support.entity;
    none.truth = check::kUnknown;
    none.reason = Reason::MissingFact;
    node.children.push_back(std::move(none));
  }
  node.truth = all;
  for (Node& child : node.children) {
    child.bears = all.is_true() || *child.truth == all;
  }
  return node;
}

Node Explainer::Support(ListId id) {
  const SupportSet& support = day_.SupportOf(id);
  Node node = Make(What::Support);
  node.list = id;
  node.entity = support.entity;
  node.date = day_.Procedure(id).since;
  for (int64_t row : support.rows) node.records.push_back(static_cast<int32_t>(row));
  if (support.phantom) {
    Node unseen = Unseen(support.entity);
    unseen.bears = false;  // it bears where a condition runs over the records
    node.children.push_back(std::move(unseen));
  }
  return node;
}

// The exceptions of the list, record by record, and its references, all as they came out.
void Explainer::AddConsidered(Node& node, ListId id) {
  const check::List& list = program().lists[id];
  const World& world = day_.world();
  const auto considered = [&](What what, check::ExprId condition, Row row,
                              const check::Provenance* provenance) {
    Node child = Make(what);
    child.bears = false;
    child.row = row;
    child.truth = day_.evaluator().EvaluateTruth(condition, row);
    child.provenance = provenance;
    child.children.push_back(Expression(day_.evaluator(), condition, row));
    node.children.push_back(std::move(child));
  };
  for (const check::ListCriterion& clause : list.subject_exceptions) {
    considered(What::Exception, clause.condition, world.subject(), &clause.provenance);
  }
  if (!list.support_entity.is_valid()) return;
  for (int64_t index : world.Members(world.subject(), list.support_entity).rows) {
    const Row row{list.support_entity, index};
    for (const check::ListCriterion& clause : list.record_exceptions) {
      if (full()) return;
      considered(What::Exception, clause.condition, row, &clause.provenance);
    }
    if (!list.reference.is_valid()) continue;
    if (day_.evaluator().EvaluateTruth(list.reference, row).is_false()) continue;
    considered(What::Reference, list.reference, row, nullptr);
  }
}

Explanation ExplainList(const Interpreter& interpreter, const xinze_batch& batch,
                        int64_t subject_row, int32_t as_of, ListId list, size_t most_nodes) {
  SubjectEvaluation subject(interpreter.program(), interpreter.tables(), batch, subject_row);
  Explanation explanation;
  Explainer explainer(subject.At(as_of), explanation, most_nodes);
  explanation.root = explainer.List(list);
  CollectLeaves(interpreter.program(), explanation);
  return explanation;
}

}  // namespace xinze::interp
