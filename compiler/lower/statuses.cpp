#include <algorithm>

#include <fmt/format.h>

#include "compiler/check/trigger_lists.h"
#include "compiler/lower/program_lowering.h"

namespace xinze::lower {

using check::EntityId;
using check::Expr;
using check::ExprId;
using check::ExprKind;
using check::ListId;
using check::MeasureId;
using ir::HostCall;
using ir::Lane;
using ir::ValueId;

// ---- what is known of expressions before any is lowered
// -------------------------------------------

ProgramLowering::ProgramLowering(const check::Program& program)
    : program_(program), algebra_(result_.module, program) {
  for (const check::Entity& entity : program.entities) {
    result_.module.domains.Add({entity.name, entity.parent});
  }
  reads_lists_.resize(program.exprs.size(), false);
  reads_offices_.resize(program.exprs.size(), false);
  std::vector<char> definition_lists(program.definitions.size(), 0);
  std::vector<char> definition_offices(program.definitions.size(), 0);
  // Definitions refer backwards, to expressions that come before them: a few rounds settle all.
  for (bool changed = true; changed;) {
    changed = false;
    for (ExprId id : program.exprs.ids()) {
      const Expr& e = program.exprs[id];
      // No lens shows on a list without procedure: nothing suspends or ends it.
      bool lists = e.kind == ExprKind::ListIs && program.lists[e.list].procedure.is_valid();
      bool offices = e.kind == ExprKind::InOffice;
      for (ExprId arg : e.args) {
        lists = lists || reads_lists_[arg.index()];
        offices = offices || reads_offices_[arg.index()];
      }
      if (e.definition.is_valid()) {
        lists = lists || definition_lists[e.definition.index()] != 0;
        offices = offices || definition_offices[e.definition.index()] != 0;
      }
      changed =
          changed || lists != reads_lists_[id.index()] || offices != reads_offices_[id.index()];
      reads_lists_[id.index()] = lists;
      reads_offices_[id.index()] = offices;
    }
    for (check::DefinitionId id : program.definitions.ids()) {
      const check::Definition& definition = program.definitions[id];
      std::vector<check::RuleId> rules = definition.cases;
      rules.insert(rules.end(), definition.exceptions.begin(), definition.exceptions.end());
      char& lists = definition_lists[id.index()];
      char& offices = definition_offices[id.index()];
      for (size_t i = 0; i < rules.size(); ++i) {
        const check::Rule& rule = program.rules[rules[i]];
        for (ExprId e : {rule.condition, rule.value}) {
          if (!e.is_valid()) continue;
          if (reads_lists_[e.index()]) lists = 1;
          if (reads_offices_[e.index()]) offices = 1;
        }
        rules.insert(rules.end(), rule.exceptions.begin(), rule.exceptions.end());
      }
      for (check::DefinitionId other : definition.yields_to) {
        if (definition_lists[other.index()] != 0) lists = 1;
        if (definition_offices[other.index()] != 0) offices = 1;
      }
    }
  }
}

LoweredProgram ProgramLowering::Run() {
  for (const check::Measure& measure : program_.measures) {
    result_.positive_lists.push_back(check::TriggerLists(program_, measure.trigger));
  }
  LowerLists();
  LowerMeasures();
  LowerEmit();
  return std::move(result_);
}

// ---- lists
// ------------------------------------------------------------------------------------------

ValueId ProgramLowering::FoldResultOf(ListId id, FoldResult result) {
  const bool of_rows = result == kFoldRows;
  const EntityId domain = of_rows ? program_.lists[id].support_entity : kSubject;
  const Lane lane = result == kFoldState                             ? Lane::I8
                    : result == kFoldSince || result == kFoldExitDay ? Lane::I32
                                                                     : Lane::Bits;
  XINZE_CHECK(fold_.is_valid() && program_.lists[id].procedure.is_valid());
  return b().Project(fold_, int64_t{id.index()} * kFoldResults + result, domain, lane);
}

// X: as written, or every 依据记录 unusable, withdrawn ones included.
//   must = some 依据记录, none missing, none that may be usable; may = none that is surely usable
TruthValue ProgramLowering::ExitOf(ListId id) {
  const check::List& list = program_.lists[id];
  TruthValue exit = list.exit.is_valid() ? LowerTruth(list.exit, {}) : a().Constant(check::kFalse);
  if (!list.unusable.is_valid() || !list.support_entity.is_valid()) return exit;
  const Basis& basis = BasisOf(id);
  const TruthValue usable = a().Not(LowerTruth(list.unusable, {}));
  const auto any = [&](ValueId rows) {
    return b().ReduceOr(kSubject,
                        b().Splat(list.support_entity, a().Lift(rows, list.support_entity)));
  };
  const ValueId may_be_usable = any(a().AndBits(basis.rows, usable.may));
  const ValueId surely_usable = any(a().AndBits(basis.rows, usable.must));
  const ValueId some = a().OrBits(any(basis.rows), basis.withdrawn);
  const ValueId open = a().OrBits(may_be_usable, basis.phantom);
  return a().Or(exit, {a().AndNotBits(some, open), a().NotBit(surely_usable)});
}

void ProgramLowering::LowerLists() {
  const bool any_procedure =
      program_.well_known.event.is_valid() &&
      std::any_of(program_.lists.begin(), program_.lists.end(),
                  [](const check::List& list) { return list.procedure.is_valid(); });
  if (any_procedure) {
    HostCall fold;
    fold.kind = HostCall::Kind::FoldProcedures;
    fold_ = b().Call(fold, {});
  }
  const auto over_subject = [&](ValueId v) { return b().Splat(kSubject, v); };
  for (ListId id : program_.lists.ids()) {
    const check::List& list = program_.lists[id];
    ListValues values;
    values.criteria = LowerTruth(list.criteria, {});
    std::vector<ValueId> operands = {over_subject(values.criteria.must),
                                     over_subject(values.criteria.may)};
    if (list.procedure.is_valid() && fold_.is_valid()) {
      operands.resize(kListOperands);
      const TruthValue exit = ExitOf(id);
      operands[kListExitMust] = over_subject(exit.must);
      operands[kListExitMay] = over_subject(exit.may);
      operands[kListState] = FoldResultOf(id, kFoldState);
      operands[kListSince] = FoldResultOf(id, kFoldSince);
      operands[kListSuspended] = FoldResultOf(id, kFoldSuspended);
      operands[kListNamed] = FoldResultOf(id, kFoldNamed);
      Context later;
      if (list.support_entity.is_valid()) later.later = id;
      const TruthValue after_exit = LowerTruth(list.criteria, later);
      operands[kListLaterMust] = over_subject(after_exit.must);
      operands[kListLaterMay] = over_subject(after_exit.may);
    }
    b().Name(operands[kListCriteriaMust], fmt::format("{} criteria must", list.name));
    b().Name(operands[kListCriteriaMay], fmt::format("{} criteria may", list.name));
    HostCall call;
    call.kind = HostCall::Kind::ListStatus;
    call.list = id;
    if (operands.size() == kListOperands) call.first_cold_operand = kListLaterMust;
    const ValueId status = b().Call(call, std::move(operands));
    values.status = b().Project(status, kListStatusResult, kSubject, Lane::I8);
    values.since = b().Project(status, kListSinceResult, kSubject, Lane::I32);
    values.shows_records = b().Project(status, kListShowsRecords, kSubject, Lane::Bits);
    values.needs_reference = b().Project(status, kListNeedsReference, kSubject, Lane::Bits);
    b().Name(values.status, fmt::format("{} status", list.name));
    lists_.Add(values);
  }
}

// ---- measures
// ---------------------------------------------------------------------------------------

void ProgramLowering::LowerMeasures() {
  const auto over_subject = [&](ValueId v) { return b().Splat(kSubject, v); };
  for (MeasureId id : program_.measures.ids()) {
    const check::Measure& measure = program_.measures[id];
    const auto through = [&](Lens lens) {
      if (!measure.trigger.is_valid()) return a().Constant(check::kFalse);
      Context context;
      context.lens = lens;
      return LowerTruth(measure.trigger, context);
    };
    MeasureValues values;
    values.trigger = through(Lens::Normal);
    values.if_suspended = through(Lens::IfSuspended);
    values.if_ended = through(Lens::IfEnded);
    std::vector<ValueId> operands;
    for (const TruthValue& truth : {values.trigger, values.if_suspended, values.if_ended}) {
      operands.push_back(over_subject(truth.must));
      operands.push_back(over_subject(truth.may));
    }
    for (ListId list : result_.positive_lists[id.index()]) {
      operands.push_back(lists_[list].status);
      operands.push_back(lists_[list].since);
    }
    b().Name(operands[kMeasureTriggerMust], fmt::format("{} trigger must", measure.name));
    HostCall call;
    call.kind = HostCall::Kind::MeasureStatus;
    call.measure = id;
    const ValueId status = b().Call(call, std::move(operands));
    values.status = b().Project(status, kMeasureStatusResult, kSubject, Lane::I8);
    values.from = b().Project(status, kMeasureFromResult, kSubject, Lane::I32);
    values.last_day = b().Project(status, kMeasureLastDayResult, kSubject, Lane::I32);
    measures_.Add(values);
  }
}

// aimed at = the role is this one, and the filter
TruthValue ProgramLowering::TargetTruth(MeasureId id, int32_t index) {
  const check::WellKnown& known = program_.well_known;
  const check::Target& target = program_.measures[id].targets[static_cast<size_t>(index)];
  const RangeValue role = ReadField(known.role_kind);
  const ValueId is_role = a().AndBits(
      role.exact,
      b().Compare(ir::Op::Equal, role.lo, b().Lane(b().module()[role.lo].lane, target.role)));
  TruthValue filter = a().Constant(check::kTrue);
  if (target.filter.is_valid()) {
    Context context;
    context.measure = id;
    context.target = index;
    filter = LowerTruth(target.filter, context);
  }
  const ValueId exists = Exists(known.role, {});
  const ValueId unknown_role = a().AndNotBits(role.may, role.exact);
  const ValueId must = a().AndBits(is_role, filter.must);
  const ValueId may = a().AndBits(a().OrBits(is_role, unknown_role), filter.may);
  return {a().AndBits(exists, must), a().AndBits(exists, may)};
}

void ProgramLowering::LowerEmit() {
  const EntityId role = program_.well_known.role;
  std::vector<ValueId> operands;
  for (ListId id : program_.lists.ids()) {
    const ListValues& values = lists_[id];
    const EntityId entity = program_.lists[id].support_entity;
    operands.push_back(values.status);
    operands.push_back(values.since);
    operands.push_back(entity.is_valid() ? b().Splat(entity, a().Lift(BasisOf(id).rows, entity))
                                         : b().Splat(kSubject, a().Bit(false)));
    operands.push_back(values.shows_records);
    operands.push_back(values.needs_reference);
  }
  for (MeasureId id : program_.measures.ids()) {
    const MeasureValues& values = measures_[id];
    operands.push_back(values.status);
    operands.push_back(values.from);
    operands.push_back(values.last_day);
    const auto& targets = program_.measures[id].targets;
    for (size_t t = 0; t < targets.size(); ++t) {
      if (targets[t].self || !role.is_valid()) continue;
      const TruthValue truth = TargetTruth(id, static_cast<int32_t>(t));
      operands.push_back(b().Splat(role, a().Lift(truth.must, role)));
      operands.push_back(b().Splat(role, a().Lift(truth.may, role)));
    }
  }
  if (role.is_valid()) operands.push_back(b().Splat(kSubject, Incomplete(role, kSubject, {})));
  result_.module.roots.push_back(b().Call({}, std::move(operands)));
}

LoweredProgram ProgramToIr(const check::Program& program) { return ProgramLowering(program).Run(); }

}  // namespace xinze::lower
