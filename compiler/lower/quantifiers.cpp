#include "compiler/lower/program_lowering.h"

namespace xinze::lower {

using check::EntityId;
using check::Expr;
using check::ExprId;
using check::ExprKind;
using ir::Lane;
using ir::Op;
using ir::ValueId;

// exists = 发生日 <= A [& 发生日 > exit_day] & the parent exists
ValueId ProgramLowering::Exists(EntityId entity, const Context& context) {
  if (entity == kSubject) return a().Bit(true);
  const auto key = std::make_pair(entity, context.later);
  if (const auto found = exists_.find(key); found != exists_.end()) return found->second;
  const check::Entity& e = program_.entities[entity];
  ValueId exists = a().Bit(true);
  const bool restricted =
      context.later.is_valid() && program_.lists[context.later].support_entity == entity;
  if (e.begins_on.is_valid()) {
    const ValueId day = b().Load(Op::LoadValues, ColumnOf(e.begins_on));
    exists = b().Compare(Op::LessEqual, day, AsOf());
    if (restricted) {
      const ValueId exit_day = a().Lift(FoldResultOf(context.later, kFoldExitDay), entity);
      exists = a().AndBits(exists, b().Compare(Op::Less, exit_day, day));
    }
  } else if (restricted) {
    exists = a().Bit(false);
  }
  exists = a().AndBits(exists, a().Lift(Exists(e.parent, context), entity));
  exists_.emplace(key, exists);
  return exists;
}

// Own: complete_until[p] < A. Seen from further up: so of some row that exists, or further up.
ValueId ProgramLowering::Incomplete(EntityId entity, EntityId domain, const Context& context) {
  const auto key = std::make_tuple(entity, domain, context.later);
  if (const auto found = incomplete_.find(key); found != incomplete_.end()) return found->second;
  const EntityId parent = program_.entities[entity].parent;
  const ValueId until = b().Load(Op::LoadValues, {entity, {}, Lane::I32});
  ValueId incomplete = b().Compare(Op::Less, until, AsOf());
  if (parent != domain) {
    const ValueId existing = a().AndBits(incomplete, Exists(parent, context));
    incomplete = a().OrBits(b().ReduceOr(domain, b().Splat(parent, existing)),
                            Incomplete(parent, domain, context));
  }
  incomplete_.emplace(key, incomplete);
  return incomplete;
}

ProgramLowering::Members ProgramLowering::MembersOf(const Expr& expr, const Context& context) {
  Members members;
  members.domain = expr.domain.is_valid() ? expr.domain : kSubject;
  if (!expr.list.is_valid()) {
    members.entity = expr.entity;
    XINZE_CHECK(ir::Depth(b().module(), members.domain, members.entity) > 0,
                "a collection is read from a row above it");
    members.rows = Exists(expr.entity, context);
    members.incomplete = Incomplete(expr.entity, members.domain, context);
    return members;
  }
  // Over 依据记录, of the whole subject.
  members.domain = kSubject;
  members.entity = program_.lists[expr.list].support_entity;
  if (!members.entity.is_valid()) {
    members.rows = members.incomplete = members.any = a().Bit(false);
    return members;
  }
  const Basis& basis = BasisOf(expr.list);
  members.rows = basis.rows;
  members.incomplete = basis.phantom;
  members.any = a().OrBits(AnyOf(members, basis.rows), basis.phantom);
  return members;
}

// Of a list that rests on no entity there is nothing to reduce.
ValueId ProgramLowering::AnyOf(const Members& members, ValueId bits) {
  if (!members.entity.is_valid()) return a().Bit(false);
  return b().ReduceOr(members.domain, b().Splat(members.entity, a().Lift(bits, members.entity)));
}

TruthValue ProgramLowering::Filter(const Members& members, ExprId filter, const Context& context) {
  if (!members.entity.is_valid()) return a().Constant(check::kFalse);
  return a().And(a().OneRail(members.rows), LowerTruth(filter, context));
}

// must = any member for sure; may = any possible member, or a phantom
TruthValue ProgramLowering::LowerExists(const Expr& expr, const Context& context) {
  const Members members = MembersOf(expr, context);
  const TruthValue filter = Filter(members, expr.args[0], context);
  const ValueId must = AnyOf(members, filter.must);
  const ValueId may = filter.may == filter.must ? must : AnyOf(members, filter.may);
  return {must, a().OrBits(may, members.incomplete)};
}

// must = no possible member whose body may fail, no phantom, and of 依据记录 at least one
// may  = no sure member whose body fails for sure
TruthValue ProgramLowering::LowerForAll(const Expr& expr, const Context& context) {
  const Members members = MembersOf(expr, context);
  if (!members.entity.is_valid()) return a().Constant(check::kUnknown);
  const TruthValue filter = Filter(members, expr.args[0], context);
  const TruthValue body = LowerTruth(expr.args[1], context);
  const TruthValue fails = a().And(filter, a().Not(body));
  const ValueId may_fail = AnyOf(members, fails.may);
  const ValueId must_fail = fails.may == fails.must ? may_fail : AnyOf(members, fails.must);
  ValueId must = a().NotBit(a().OrBits(may_fail, members.incomplete));
  if (members.any.is_valid()) must = a().AndBits(must, members.any);
  return {must, a().NotBit(must_fail)};
}

// lo = members for sure; hi = possible members, or +inf with a phantom
RangeValue ProgramLowering::LowerCount(const Expr& expr, const Context& context) {
  const Members members = MembersOf(expr, context);
  if (!members.entity.is_valid()) return a().Known(expr.type, 0);
  const TruthValue filter = Filter(members, expr.args[0], context);
  const auto count = [&](ValueId bits) {
    return b().ReduceCount(members.domain,
                           b().Splat(members.entity, a().Lift(bits, members.entity)));
  };
  RangeValue result;
  result.type = expr.type;
  result.lo = count(filter.must);
  result.hi = filter.may == filter.must ? result.lo : count(filter.may);
  result.hi = a().SelectLanes(members.incomplete, b().Lane(Lane::I32, INT32_MAX), result.hi);
  result.must = result.may = a().Bit(true);
  return result;
}

// counts = filter & the amount is there
// lo += counts.must ? v.lo : min(0, v.lo) where counts.may; hi likewise; a phantom: no bound
RangeValue ProgramLowering::LowerSum(const Expr& expr, const Context& context) {
  const Members members = MembersOf(expr, context);
  if (!members.entity.is_valid()) return a().Known(expr.type, 0);
  const RangeValue amount = LowerRange(expr.args[1], context);
  const TruthValue counts = a().And(Filter(members, expr.args[0], context), a().HasValue(amount));
  const auto [lo, hi] = a().WideBounds(amount);
  const ValueId zero = b().Lane(Lane::I64, 0);
  const auto over_rows = [&](ValueId v) {
    return b().Splat(members.entity, a().Lift(v, members.entity));
  };
  const auto sum = [&](ValueId bound, ValueId is_beyond_zero, ir::Bound which) {
    const ValueId possible = a().SelectLanes(is_beyond_zero, bound, zero);
    const ValueId part = a().SelectLanes(counts.must, bound, possible);
    return b().ReduceSum(members.domain, over_rows(counts.may), over_rows(part), which);
  };
  RangeValue result;
  result.type = expr.type;
  result.lo = sum(lo, b().Compare(Op::Less, lo, zero), ir::Bound::Lower);
  result.hi = sum(hi, b().Compare(Op::Less, zero, hi), ir::Bound::Upper);
  result.lo =
      a().SelectLanes(members.incomplete, b().Lane(Lane::I64, check::kMinusInfinity), result.lo);
  result.hi =
      a().SelectLanes(members.incomplete, b().Lane(Lane::I64, check::kPlusInfinity), result.hi);
  result.must = result.may = a().Bit(true);
  return result;
}

// Earliest, with T members (filter and date for sure) and U members:
//   lo = least lo of T and U, or -inf with a phantom
//   hi = least hi of T, if any; else greatest hi of U, or +inf with a phantom
//   must = some T; may = some T or U, or a phantom
// Latest mirrored.
RangeValue ProgramLowering::LowerExtreme(const Expr& expr, const Context& context) {
  const Members members = MembersOf(expr, context);
  if (!members.entity.is_valid()) {
    RangeValue absent = a().Known(expr.type, 0);
    absent.exact = absent.must = absent.may = a().Bit(false);
    return absent;
  }
  const bool earliest = expr.kind == ExprKind::Earliest;
  const RangeValue date = a().Interval(LowerRange(expr.args[1], context));
  const TruthValue counts = a().And(Filter(members, expr.args[0], context), a().HasValue(date));
  const auto over_rows = [&](ValueId v) {
    return b().Splat(members.entity, a().Lift(v, members.entity));
  };
  const auto reduce = [&](Op op, ValueId mask, ValueId v) {
    return b().ReduceExtreme(op, members.domain, over_rows(mask), over_rows(v));
  };
  const Op towards = earliest ? Op::ReduceMin : Op::ReduceMax;
  const Op away = earliest ? Op::ReduceMax : Op::ReduceMin;
  const ValueId near = earliest ? date.lo : date.hi;  // the bound that one more member moves
  const ValueId far = earliest ? date.hi : date.lo;
  const ValueId any_sure = AnyOf(members, counts.must);
  const ValueId any = counts.may == counts.must ? any_sure : AnyOf(members, counts.may);
  const Lane lane = b().module()[date.lo].lane;
  const auto infinity = [&](bool positive) {
    if (lane == Lane::I32) return b().Lane(lane, positive ? INT32_MAX : INT32_MIN);
    return b().Lane(lane, positive ? check::kPlusInfinity : check::kMinusInfinity);
  };
  const ValueId near_bound =
      a().SelectLanes(members.incomplete, infinity(!earliest), reduce(towards, counts.may, near));
  const ValueId far_if_none =
      a().SelectLanes(members.incomplete, infinity(earliest), reduce(away, counts.may, far));
  const ValueId far_bound =
      a().SelectLanes(any_sure, reduce(towards, counts.must, far), far_if_none);
  RangeValue result;
  result.type = expr.type;
  result.lo = earliest ? near_bound : far_bound;
  result.hi = earliest ? far_bound : near_bound;
  result.must = any_sure;
  result.may = a().OrBits(any, members.incomplete);
  return result;
}

}  // namespace xinze::lower
