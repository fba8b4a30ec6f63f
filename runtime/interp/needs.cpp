#include "runtime/interp/needs.h"

#include <algorithm>
#include <set>
#include <utility>

#include "compiler/base/position_index.h"
#include "runtime/interp/bearing.h"

namespace xinze::interp {
namespace {

using check::Expr;
using check::ExprId;
using check::ExprKind;
using check::ListId;
using check::ListStatus;
using check::MeasureId;
using check::MeasureStatus;
using check::Reason;
using check::TypeKind;

// Walks what bears on one answer, as explain_*.cpp build it. `open` says whether all answers from
// the root down to a place are open: the open leaves below such are needs.
class Walk {
 public:
  Walk(DayEvaluation& day, bool presumptions, Leaves& leaves)
      : day_(day), presumptions_(presumptions), leaves_(leaves) {}

  void List(ListId id, bool open);
  void Measure(MeasureId id);

 private:
  const check::Program& program() const { return day_.world().program(); }
  bool Looks(bool open) const { return open || presumptions_; }

  void Procedure(ListId id, const ProcedureResult& result, bool open);
  void UnclearStep(const ProcedureResult& result, int64_t row, bool open);
  void OpenLacks(ListId id, const std::vector<OpenLack>& lacks, bool open);
  void Criteria(ListId id, const ListResult& result, bool open);
  void Exit(ListId id, const ListResult& result, bool open);
  void Unusable(ListId id, Truth all, bool open);
  void Trigger(MeasureId id, Lens lens);
  void Target(MeasureId id, const check::TargetOutcome& outcome, Evaluator& filters);

  void Expression(Evaluator& evaluator, ExprId id, Row row, bool open);
  void Arguments(Evaluator& evaluator, ExprId id, Row row, bool open);
  void Quantified(Evaluator& evaluator, ExprId id, Row row, bool open);
  void Member(Evaluator& evaluator, const Expr& e, Row member, Truth result, bool open);
  void InOffice(Evaluator& evaluator, const Expr& e, Row role, bool open);
  void Definition(Evaluator& evaluator, ExprId id, Row row, bool open);
  template <typename Value>
  void Rules(Evaluator& evaluator, ExprId id, const check::Definition& definition, Row row,
             bool open);
  template <typename Value>
  void Rule(Evaluator& evaluator, check::RuleId id, check::Type type, Row row, bool open);
  void Field(const World& world, check::FieldId id, int64_t row, bool open);
  void Unseen(check::EntityId entity, ListId list, bool open);
  void NoSupport(check::EntityId entity, ListId list, bool open);

  void Add(const Need& need) { known_needs_.AddOnce(leaves_.needs, need); }
  void AddPresumed(check::FieldId field, Row row) {
    known_presumed_.AddOnce(leaves_.presumed, {field, row});
  }

  DayEvaluation& day_;
  bool presumptions_;
  Leaves& leaves_;
  // Lists that an expression asks about are looked at once, in an open answer once more.
  std::set<ListId> visited_, opened_;
  base::PositionIndex<Need, NeedHash> known_needs_;
  base::PositionIndex<PresumedFact, PresumedFactHash> known_presumed_;
};

// ---- lists and measures -------------------------------------------------------------------------

void Walk::List(ListId id, bool open) {
  const check::List& list = program().lists[id];
  const ListResult& result = day_.List(id);
  open = open && result.outcome.status == ListStatus::ToVerify;
  if (!Looks(open)) return;
  if (open && !result.in_force && DecidedByText(program(), id, result)) {
    Need need;
    need.reason = Reason::NoBasisInForce;
    need.document = list.document;
    Add(need);
  }
  if (list.procedure.is_valid()) Procedure(id, result.procedure, open);
  if (CriteriaBear(program(), id, result)) Criteria(id, result, open);
  if (list.procedure.is_valid() && result.procedure.state == check::ProcedureState::Determined) {
    Exit(id, result, open);
  }
}

void Walk::Procedure(ListId id, const ProcedureResult& result, bool open) {
  const check::WellKnown& known = program().well_known;
  const World& world = day_.world();
  const check::Procedure& procedure = program().procedures[program().lists[id].procedure];
  for (int64_t row : result.refused) {
    Expression(day_.evaluator(), StepOfEvent(world, procedure, row)->actor_filter,
               {known.event, row}, false);
  }
  for (int64_t row : result.unclear) {
    bool said = false;
    for (check::FieldId field : {known.event_procedure, known.event_step, known.event_date}) {
      if (!IsOpen(world.Field(field, row))) continue;
      said = true;
      Field(world, field, row, open);
    }
    // Every one of these known: the step is none of the procedure's, or it is the list that is not,
    // or who took the step.
    if (!said) UnclearStep(result, row, open);
  }
  if (result.incomplete) Unseen(known.event, ListId(), open);
  if (result.state == check::ProcedureState::Unknown) OpenLacks(id, result.open_lacks, open);
  for (ListId other : result.waits_for) {
    OpenLacks(other, day_.Procedure(other).effect_open_lacks, open);
  }
}

// Whether the steps that a determination lacks were called for.
void Walk::OpenLacks(ListId id, const std::vector<OpenLack>& lacks, bool open) {
  const check::Procedure& procedure = program().procedures[program().lists[id].procedure];
  for (const OpenLack& lack : lacks) {
    Expression(day_.On(lack.day).evaluator(),
               procedure.steps[static_cast<size_t>(lack.step)].condition, day_.world().subject(),
               open);
  }
}

void Walk::UnclearStep(const ProcedureResult& result, int64_t row, bool open) {
  const check::WellKnown& known = program().well_known;
  const World& world = day_.world();
  const Row event{known.event, row};
  const auto wants = [&](check::FieldId field) {
    if (open) {
      Need need;
      need.field = field;
      need.row = event;
      Add(need);
    }
    if (presumptions_ && world.SourceOf(field, row) == FieldSource::Presumed) {
      AddPresumed(field, event);
    }
  };
  const check::Procedure* procedure = ProcedureOfEvent(world, row);
  const check::Step* step = procedure != nullptr ? StepOfEvent(world, *procedure, row) : nullptr;
  if (step == nullptr ||
      std::binary_search(result.unknown_steps.begin(), result.unknown_steps.end(), row)) {
    return wants(known.event_step);
  }
  if (known.event_list.is_valid() && SaysNoList(world, *procedure, row)) wants(known.event_list);
  if (step->actor_filter.is_valid()) Expression(day_.evaluator(), step->actor_filter, event, open);
}

void Walk::Criteria(ListId id, const ListResult& result, bool open) {
  open = open && IsOpen(result.criteria);
  if (!Looks(open)) return;
  const ExprId criteria = program().lists[id].criteria;
  if (result.procedure.state == check::ProcedureState::Exited) {
    const World later = day_.CriteriaWorld(id);
    Evaluator evaluator(later, day_);
    Expression(evaluator, criteria, later.subject(), open);
  } else {
    Expression(day_.evaluator(), criteria, day_.world().subject(), open);
  }
}

void Walk::Exit(ListId id, const ListResult& result, bool open) {
  const check::List& list = program().lists[id];
  if (list.exit.is_valid()) {
    const Truth written = day_.evaluator().EvaluateTruth(list.exit, day_.world().subject());
    if (ExitBears(program(), id, result, written)) {
      Expression(day_.evaluator(), list.exit, day_.world().subject(), open && IsOpen(written));
    }
  }
  if (!list.unusable.is_valid()) return;
  const Truth all = day_.AllUnusable(id);
  if (ExitBears(program(), id, result, all)) Unusable(id, all, open && IsOpen(all));
}

void Walk::Unusable(ListId id, Truth all, bool open) {
  if (!Looks(open)) return;
  const ExprId unusable = program().lists[id].unusable;
  const SupportSet& support = day_.SupportOf(id);
  const auto bears = [all](Truth part) { return all.is_true() || part == all; };
  for (int64_t index : support.rows) {
    const Row row{support.entity, index};
    if (!bears(day_.evaluator().EvaluateTruth(unusable, row))) continue;
    Expression(day_.evaluator(), unusable, row, open);
  }
  if (!bears(check::kUnknown)) return;
  if (support.phantom) Unseen(support.entity, ListId(), open);
  if (support.empty()) NoSupport(support.entity, id, open);
}

void Walk::Measure(MeasureId id) {
  const MeasureResult& result = day_.Measure(id);
  if (!result.in_force) return;
  const Lens lens =
      result.outcome.status == MeasureStatus::NotApplicable ? Lens::Normal : LensOf(result);
  Trigger(id, lens);
  const auto concerns = [&](const check::TargetOutcome& target) {
    return !program().measures[id].targets[static_cast<size_t>(target.target)].self &&
           Looks(target.status == MeasureStatus::ToVerify);
  };
  const auto& targets = result.outcome.targets;
  if (std::none_of(targets.begin(), targets.end(), concerns)) return;
  const OfficeRecords records = day_.OfficeRecordsOf(id);
  Evaluator filters(day_.evaluator(), Lens::Normal);
  filters.set_office_records(&records);
  for (const check::TargetOutcome& target : targets) {
    if (concerns(target)) Target(id, target, filters);
  }
}

void Walk::Trigger(MeasureId id, Lens lens) {
  const ExprId trigger = program().measures[id].trigger;
  const Row subject = day_.world().subject();
  Expression(day_.evaluator(lens), trigger, subject,
             IsOpen(day_.evaluator(lens), trigger, subject));
}

void Walk::Target(MeasureId id, const check::TargetOutcome& outcome, Evaluator& filters) {
  const check::Target& target = program().measures[id].targets[static_cast<size_t>(outcome.target)];
  const bool open = outcome.status == MeasureStatus::ToVerify;
  const check::WellKnown& known = program().well_known;
  if (outcome.row < 0) return Unseen(known.role, ListId(), open);
  Field(day_.world(), known.role_kind, outcome.row, open);
  if (target.filter.is_valid()) {
    Expression(filters, target.filter, {known.role, outcome.row}, open);
  }
}

// ---- expressions --------------------------------------------------------------------------------

void Walk::Expression(Evaluator& evaluator, ExprId id, Row row, bool open) {
  open = open && IsOpen(evaluator, id, row);
  if (!Looks(open)) return;
  const Expr& e = program().exprs[id];
  row = evaluator.world().AncestorOf(row, e.domain);
  switch (e.kind) {
    case ExprKind::FieldTruth:
    case ExprKind::FieldValue:
      return Field(evaluator.world(), e.field, row.index, open);
    case ExprKind::DefinitionTruth:
    case ExprKind::DefinitionValue:
      return Definition(evaluator, id, row, open);
    default:
      break;
  }
  if (const Reason reason = open ? ReasonOf(evaluator, id, row) : Reason::None;
      reason != Reason::None) {
    Need need;
    need.reason = reason;
    need.row = row;
    need.expr = id;
    need.parameter = e.parameter;
    need.list = e.list;
    Add(need);
  }
  Arguments(evaluator, id, row, open);
}

void Walk::Arguments(Evaluator& evaluator, ExprId id, Row row, bool open) {
  const Expr& e = program().exprs[id];
  switch (e.kind) {
    case ExprKind::Exists:
    case ExprKind::ForAll:
    case ExprKind::Count:
    case ExprKind::Sum:
    case ExprKind::Earliest:
    case ExprKind::Latest:
      return Quantified(evaluator, id, row, open);
    case ExprKind::ListIs: {
      const bool visits = presumptions_ && visited_.insert(e.list).second;
      const bool opens = open && opened_.insert(e.list).second;
      if (visits || opens) List(e.list, open);
      return;
    }
    case ExprKind::InOffice:
      return InOffice(evaluator, e, row, open);
    case ExprKind::And:
    case ExprKind::Or: {
      const bool conjunction = e.kind == ExprKind::And;
      Truth whole = conjunction ? check::kTrue : check::kFalse;
      std::vector<Truth> parts;
      for (ExprId arg : e.args) {
        parts.push_back(evaluator.EvaluateTruth(arg, row));
        whole = conjunction ? check::And(whole, parts.back()) : check::Or(whole, parts.back());
      }
      for (size_t i = 0; i < parts.size(); ++i) {
        if (!Decides(whole, parts[i], conjunction)) continue;
        Expression(evaluator, e.args[i], row, open && IsOpen(parts[i]));
      }
      return;
    }
    default:
      for (ExprId arg : e.args) Expression(evaluator, arg, row, open);
  }
}

void Walk::Quantified(Evaluator& evaluator, ExprId id, Row row, bool open) {
  const Expr& e = program().exprs[id];
  const Evaluator::Members members = evaluator.MembersOf(e, row);
  const Truth result = IsScalar(e) ? check::kUnknown : evaluator.EvaluateTruth(id, row);
  if (e.list.is_valid()) {
    const SupportSet& support = evaluator.lists().SupportOf(e.list);
    for (int64_t index : support.rows) {
      Member(evaluator, e, {support.entity, index}, result, open);
    }
  } else {
    for (int64_t index : evaluator.world().Members(row, e.entity).rows) {
      Member(evaluator, e, {e.entity, index}, result, open);
    }
  }
  if (members.phantoms && !(e.kind == ExprKind::Exists && result.is_true()) &&
      !(e.kind == ExprKind::ForAll && result.is_false())) {
    Unseen(e.entity, e.list, open);
  }
  if (e.kind == ExprKind::ForAll && members.over_none) NoSupport(e.entity, e.list, open);
}

// One row of what a quantifier runs over. For 每个 its truth is that of the implication.
void Walk::Member(Evaluator& evaluator, const Expr& e, Row member, Truth result, bool open) {
  const Truth filter = evaluator.EvaluateTruth(e.args[0], member);
  switch (e.kind) {
    case ExprKind::Exists:
      if (Decides(result, filter, false)) Expression(evaluator, e.args[0], member, open);
      return;
    case ExprKind::ForAll: {
      const Truth body = evaluator.EvaluateTruth(e.args[1], member);
      const Truth holds = check::Or(check::Not(filter), body);
      if (!Decides(result, holds, true)) return;
      if (!holds.is_true() || filter.is_false()) Expression(evaluator, e.args[0], member, open);
      if (!filter.is_false()) Expression(evaluator, e.args[1], member, open);
      return;
    }
    default:
      if (filter.is_false()) return;
      Expression(evaluator, e.args[0], member, open);
      if (e.kind != ExprKind::Count) Expression(evaluator, e.args[1], member, open);
  }
}

void Walk::InOffice(Evaluator& evaluator, const Expr& e, Row role, bool open) {
  const check::WellKnown& known = program().well_known;
  const World& world = evaluator.world();
  Field(world, known.role_from, role.index, open);
  if (known.role_until.is_valid()) Field(world, known.role_until, role.index, open);
  const check::EntityId dated = program().exprs[e.args[0]].domain;
  for (Row record : evaluator.office_records()->rows) {
    if (world.StandsBelow(record.entity, dated)) Expression(evaluator, e.args[0], record, open);
  }
  if (evaluator.office_records()->phantom) Unseen(dated, ListId(), open);
}

void Walk::Definition(Evaluator& evaluator, ExprId id, Row row, bool open) {
  const Expr& e = program().exprs[id];
  const check::Definition& definition = program().definitions[evaluator.Answering(e.definition)];
  if (e.kind == ExprKind::DefinitionTruth) {
    Rules<Truth>(evaluator, id, definition, row, open);
  } else {
    Rules<Range>(evaluator, id, definition, row, open);
  }
}

template <typename Value>
void Walk::Rules(Evaluator& evaluator, ExprId id, const check::Definition& definition, Row row,
                 bool open) {
  const check::Type type = definition.type;
  const auto x = evaluator.Combine<Value>(definition.exceptions, type, row);
  if (open) {
    const auto y = evaluator.Combine<Value>(definition.cases, type, row);
    Need need;
    need.reason = Reason::None;
    if (InConflict<Value>(evaluator, definition.exceptions, type, row) ||
        (x.may_be_none && InConflict<Value>(evaluator, definition.cases, type, row))) {
      need.reason = Reason::Conflict;
    } else if (x.may_be_none && !y.has_value) {
      need.reason = Reason::NoRule;
    }
    need.row = row;
    need.definition = evaluator.Answering(program().exprs[id].definition);
    need.expr = id;
    if (need.reason != Reason::None) Add(need);
  }
  for (check::RuleId rule : definition.exceptions) Rule<Value>(evaluator, rule, type, row, open);
  if (!x.may_be_none) return;  // the exceptions answer
  for (check::RuleId rule : definition.cases) Rule<Value>(evaluator, rule, type, row, open);
}

template <typename Value>
void Walk::Rule(Evaluator& evaluator, check::RuleId id, check::Type type, Row row, bool open) {
  const check::Rule& rule = program().rules[id];
  Truth condition = check::kTrue;
  if (rule.condition.is_valid()) condition = evaluator.EvaluateTruth(rule.condition, row);
  const bool applies = !condition.is_false();
  if (open && applies && InConflict<Value>(evaluator, rule.exceptions, type, row)) {
    Need need;
    need.reason = Reason::Conflict;
    need.row = row;
    need.expr = rule.value;
    Add(need);
  }
  if (rule.condition.is_valid()) Expression(evaluator, rule.condition, row, open);
  if (!applies) return;
  for (check::RuleId inner : rule.exceptions) Rule<Value>(evaluator, inner, type, row, open);
  if (evaluator.Combine<Value>(rule.exceptions, type, row).may_be_none) {
    Expression(evaluator, rule.value, row, open);
  }
}

// ---- leaves -------------------------------------------------------------------------------------

void Walk::Field(const World& world, check::FieldId id, int64_t row, bool open) {
  const check::Field& field = program().fields[id];
  if (field.type.kind == TypeKind::Reference) return;
  const Row at{field.entity, row};
  const FieldSource source = world.SourceOf(id, row);
  if (presumptions_ && source == FieldSource::Presumed) AddPresumed(id, at);
  // A 真假 field is open where it is not known; another may be known though nobody said so, where
  // its range has one value.
  const bool is_open = source == FieldSource::Unknown &&
                       (field.type.kind == TypeKind::Boolean ? true : IsOpen(world.Field(id, row)));
  if (!open || !is_open) return;
  Need need;
  need.field = id;
  need.row = at;
  Add(need);
}

void Walk::Unseen(check::EntityId entity, ListId list, bool open) {
  if (!open) return;
  Need need;
  need.collection = entity;
  need.list = list;
  Add(need);
}

void Walk::NoSupport(check::EntityId entity, ListId list, bool open) { Unseen(entity, list, open); }

// ---- presumptions -------------------------------------------------------------------------------

// Which expressions lead to a field with a presumption, in one pass over the program.
class PresumptionSearch {
 public:
  explicit PresumptionSearch(const check::Program& program)
      : program_(program),
        exprs_(program.exprs.size(), Found::Unvisited),
        definitions_(program.definitions.size(), Found::Unvisited),
        lists_(program.lists.size(), Found::Unvisited) {}

  bool Meets(ListId id) {
    return Once(lists_[id.index()], [&] {
      const check::List& list = program_.lists[id];
      const check::WellKnown& known = program_.well_known;
      bool meets = Meets(list.criteria) || Meets(list.exit) || Meets(list.unusable);
      if (list.procedure.is_valid()) {
        for (check::FieldId field :
             {known.event_procedure, known.event_step, known.event_date, known.event_list}) {
          meets = meets || IsPresumed(field);
        }
        for (const check::Step& step : program_.procedures[list.procedure].steps) {
          meets = meets || Meets(step.condition) || Meets(step.actor_filter);
        }
      }
      return meets;
    });
  }
  bool Meets(MeasureId id) {
    const check::Measure& measure = program_.measures[id];
    bool meets = Meets(measure.trigger);
    for (const check::Target& target : measure.targets) {
      meets = meets || (!target.self && IsPresumed(program_.well_known.role_kind)) ||
              Meets(target.filter);
    }
    return meets;
  }

 private:
  enum class Found : uint8_t { Unvisited, No, Yes };

  template <typename Search>
  static bool Once(Found& found, Search search) {
    if (found == Found::Unvisited) {
      found = Found::No;  // a list's 移出 may run over its own 依据记录
      found = search() ? Found::Yes : Found::No;
    }
    return found == Found::Yes;
  }
  bool IsPresumed(check::FieldId field) const {
    return field.is_valid() && program_.fields[field].presumption.has_value();
  }
  bool Meets(ExprId id) {
    if (!id.is_valid()) return false;
    return Once(exprs_[id.index()], [&] {
      const Expr& e = program_.exprs[id];
      const check::WellKnown& known = program_.well_known;
      bool meets = IsPresumed(e.field) ||
                   (e.kind == ExprKind::InOffice &&
                    (IsPresumed(known.role_from) || IsPresumed(known.role_until))) ||
                   (e.definition.is_valid() && Meets(e.definition)) ||
                   (e.kind == ExprKind::ListIs && Meets(e.list));
      for (ExprId arg : e.args) meets = meets || Meets(arg);
      return meets;
    });
  }
  bool Meets(check::DefinitionId id) {
    return Once(definitions_[id.index()], [&] {
      const check::Definition& definition = program_.definitions[id];
      bool meets = Meets(definition.cases) || Meets(definition.exceptions);
      for (check::DefinitionId other : definition.yields_to) meets = meets || Meets(other);
      return meets;
    });
  }
  bool Meets(const std::vector<check::RuleId>& rules) {
    return std::any_of(rules.begin(), rules.end(), [&](check::RuleId id) {
      const check::Rule& rule = program_.rules[id];
      return Meets(rule.condition) || Meets(rule.value) || Meets(rule.exceptions);
    });
  }

  const check::Program& program_;
  std::vector<Found> exprs_, definitions_, lists_;
};

}  // namespace

PresumptionTable::PresumptionTable(const check::Program& program) {
  PresumptionSearch search(program);
  for (ListId id : program.lists.ids()) lists_.push_back(search.Meets(id));
  for (MeasureId id : program.measures.ids()) measures_.push_back(search.Meets(id));
}

Leaves NeedFinder::Of(ListId list) {
  Leaves leaves;
  Walk(day_, presumptions_.MayPresume(list), leaves).List(list, true);
  return leaves;
}

Leaves NeedFinder::Of(MeasureId measure) {
  Leaves leaves;
  Walk(day_, presumptions_.MayPresume(measure), leaves).Measure(measure);
  return leaves;
}

}  // namespace xinze::interp
