#include "compiler/lower/program_lowering.h"

namespace xinze::lower {

using check::Definition;
using check::DefinitionId;
using check::EntityId;
using check::Expr;
using check::ExprId;
using check::ExprKind;
using check::ListId;
using check::ListStatus;
using ir::Lane;
using ir::ValueId;

// Calls visit(definition, bit) for each definition that may answer for `id`, under the uniform bit
// that says that it does. At most one of the bits is set.
template <typename Visit>
void ProgramLowering::ForAnswering(DefinitionId id, ValueId if_here, Visit visit) {
  const Definition& definition = program_.definitions[id];
  ValueId here = if_here;
  for (DefinitionId other : definition.yields_to) {
    const ValueId in_force = InForce(program_.definitions[other].provenance.document);
    ForAnswering(other, a().AndBits(here, in_force), visit);
    here = a().AndNotBits(here, in_force);
  }
  visit(definition, here);
}

// Exists T: its T members: where one is T, so is the expression. And, Or: of the arguments, where
// the whole is T. A comparison: the T members of the collections below. A plain definition: of its
// expression. Nothing else is support.
ValueId ProgramLowering::Support(ExprId id, EntityId entity, const Context& context) {
  const Expr& e = program_.exprs[id];
  const auto where_true = [&](ValueId rows) {
    if (IsNone(rows)) return rows;
    return a().AndBits(rows, a().Lift(LowerTruth(id, context).must, entity));
  };
  switch (e.kind) {
    case ExprKind::And:
    case ExprKind::Or: {
      ValueId rows = a().Bit(false);
      for (ExprId arg : e.args) rows = a().OrBits(rows, Support(arg, entity, context));
      // Where an argument's members stand, the argument is T; then an Or is T too.
      return e.kind == ExprKind::Or ? rows : where_true(rows);
    }
    case ExprKind::Exists: {
      const Members members = MembersOf(e, context);
      if (members.entity != entity) return a().Bit(false);
      return a().Lift(Filter(members, e.args[0], context).must, entity);
    }
    case ExprKind::Equal:
    case ExprKind::Less:
    case ExprKind::LessEqual:
    case ExprKind::HasValue:
    case ExprKind::InSet:
    case ExprKind::HasAny:
    case ExprKind::HasAll: {
      ValueId rows = a().Bit(false);
      for (ExprId arg : e.args) rows = a().OrBits(rows, MembersBelow(arg, entity, context));
      return where_true(rows);
    }
    case ExprKind::DefinitionTruth: {
      ValueId rows = a().Bit(false);
      ForAnswering(e.definition, a().Bit(true), [&](const Definition& d, ValueId answers) {
        if (!d.plain) return;
        const ValueId below = Support(program_.rules[d.cases[0]].value, entity, context);
        rows = a().OrBits(rows, a().AndBits(below, answers));
      });
      return rows;
    }
    default:
      return a().Bit(false);
  }
}

ValueId ProgramLowering::MembersBelow(ExprId id, EntityId entity, const Context& context) {
  const Expr& e = program_.exprs[id];
  switch (e.kind) {
    case ExprKind::Count:
    case ExprKind::Sum:
    case ExprKind::Earliest:
    case ExprKind::Latest: {
      const Members members = MembersOf(e, context);
      if (members.entity != entity) return a().Bit(false);
      return a().Lift(Filter(members, e.args[0], context).must, entity);
    }
    case ExprKind::DefinitionValue: {
      ValueId rows = a().Bit(false);
      ForAnswering(e.definition, a().Bit(true), [&](const Definition& d, ValueId answers) {
        if (!d.plain) return;
        const ValueId below = MembersBelow(program_.rules[d.cases[0]].value, entity, context);
        rows = a().OrBits(rows, a().AndBits(below, answers));
      });
      return rows;
    }
    default: {
      ValueId rows = a().Bit(false);
      for (ExprId arg : e.args) rows = a().OrBits(rows, MembersBelow(arg, entity, context));
      return rows;
    }
  }
}

bool ProgramLowering::IsNone(ValueId bits) {
  const ir::Instruction& v = b().module()[bits];
  return v.op == ir::Op::Constant && v.immediate == 0;
}

// rows = named, or C's support at A where nothing was named; after an exit C is over later records
// and the host asks the interpreter where such support matters (host_call_layout.h).
const ProgramLowering::Basis& ProgramLowering::BasisOf(ListId id) {
  if (const auto found = bases_.find(id); found != bases_.end()) return found->second;
  const check::List& list = program_.lists[id];
  XINZE_CHECK(list.support_entity.is_valid());
  Basis basis;
  basis.phantom = basis.withdrawn = a().Bit(false);
  basis.rows = Support(list.criteria, list.support_entity, {});
  if (fold_.is_valid() && list.procedure.is_valid()) {
    const ir::CodeRanges exited{{{static_cast<int32_t>(check::ProcedureState::Exited),
                                  static_cast<int32_t>(check::ProcedureState::Exited)}}};
    const ValueId other_world =
        a().OrBits(FoldResultOf(id, kFoldNamed), b().InSet(FoldResultOf(id, kFoldState), exited));
    if (!IsNone(basis.rows)) {
      basis.rows = a().AndNotBits(basis.rows, a().Lift(other_world, list.support_entity));
    }
    basis.rows = a().OrBits(FoldResultOf(id, kFoldRows), basis.rows);
    basis.phantom = FoldResultOf(id, kFoldPhantom);
    basis.withdrawn = FoldResultOf(id, kFoldWithdrawn);
  }
  return bases_.emplace(id, basis).first->second;
}

// The records of a measure: 依据记录 of the lists that its trigger stands on, where their status is
// 在列, 暂停, 已移出 or 待核实, and the support of the trigger itself. Those of an entity below the
// one that has the date stand for its row.
TruthValue ProgramLowering::LowerInOffice(const Expr& expr, const Context& context) {
  XINZE_CHECK(context.measure.is_valid(), "InOffice outside a target's filter");
  const check::Measure& measure = program_.measures[context.measure];
  const RangeValue date = a().Interval(LowerRange(expr.args[0], {}));
  EntityId dated = program_.exprs[expr.args[0]].domain;
  if (!dated.is_valid()) dated = kSubject;
  const auto at_dated = [&](ValueId rows, EntityId entity) {
    if (entity == dated || IsNone(rows)) return rows;
    return b().ReduceOr(dated, b().Splat(entity, a().Lift(rows, entity)));
  };
  ir::CodeRanges counting;
  for (ListStatus status :
       {ListStatus::Listed, ListStatus::Suspended, ListStatus::Exited, ListStatus::ToVerify}) {
    counting.ranges.emplace_back(static_cast<int32_t>(status), static_cast<int32_t>(status));
  }
  ValueId rows = a().Bit(false);
  ValueId phantom = a().Bit(false);
  for (ListId id : result_.positive_lists[context.measure.index()]) {
    const EntityId entity = program_.lists[id].support_entity;
    if (!entity.is_valid()) continue;
    const ValueId counts = b().InSet(lists_[id].status, counting);
    phantom = a().OrBits(phantom, a().AndBits(counts, BasisOf(id).phantom));
    if (ir::Depth(b().module(), dated, entity) < 0) continue;
    const ValueId of_list = a().AndBits(BasisOf(id).rows, a().Lift(counts, entity));
    rows = a().OrBits(rows, at_dated(of_list, entity));
  }
  for (EntityId entity : program_.entities.ids()) {
    if (entity == kSubject || ir::Depth(b().module(), dated, entity) < 0) continue;
    rows = a().OrBits(rows, at_dated(Support(measure.trigger, entity, {}), entity));
  }
  const MeasureValues& values = measures_[context.measure];
  const auto over = [&](ValueId v, EntityId domain) {
    return b().Splat(domain, a().Lift(v, domain));
  };
  std::vector<ValueId> operands(kInOfficeOperands);
  operands[kInOfficeRecords] = over(rows, dated);
  operands[kInOfficePhantom] = over(phantom, kSubject);
  operands[kInOfficeActive] =
      over(a().OrBits(values.trigger.may, a().OrBits(values.if_suspended.may, values.if_ended.may)),
           kSubject);
  operands[kInOfficeDateLo] = over(date.lo, dated);
  operands[kInOfficeDateHi] = over(date.hi, dated);
  operands[kInOfficeDateMust] = over(date.must, dated);
  operands[kInOfficeDateMay] = over(date.may, dated);
  const check::WellKnown& known = program_.well_known;
  const auto add = [&](size_t at, const RangeValue& range) {
    operands[at] = over(range.lo, known.role);
    operands[at + 1] = over(range.hi, known.role);
    operands[at + 2] = over(range.must, known.role);
    operands[at + 3] = over(range.may, known.role);
  };
  add(kInOfficeFrom, a().Interval(ReadField(known.role_from)));
  RangeValue until = a().Known(program_.fields[known.role_from].type, 0);
  if (known.role_until.is_valid()) {
    until = ReadField(known.role_until);
  } else {
    until.exact = until.must = until.may = a().Bit(false);
  }
  add(kInOfficeUntil, a().Interval(until));
  const ValueId call = b().Call(
      {ir::HostCall::Kind::InOffice, {}, context.measure, context.target, dated}, operands);
  return {b().Project(call, kInOfficeMust, known.role, Lane::Bits),
          b().Project(call, kInOfficeMay, known.role, Lane::Bits)};
}

}  // namespace xinze::lower
