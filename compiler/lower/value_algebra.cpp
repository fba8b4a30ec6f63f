#include "compiler/lower/value_algebra.h"

#include <limits>

#include "compiler/abi/storage.h"
#include "compiler/base/check.h"

namespace xinze::lower {

using check::EntityId;
using check::Type;
using check::TypeKind;
using ir::Lane;
using ir::Op;
using ir::ValueId;

// ---- domains
// --------------------------------------------------------------------------------------

EntityId ValueAlgebra::DomainOf(const TruthValue& v) {
  return Deeper(DomainOf(v.must), DomainOf(v.may));
}

EntityId ValueAlgebra::DomainOf(const RangeValue& v) {
  EntityId domain = Deeper(DomainOf(v.lo), DomainOf(v.hi));
  domain = Deeper(domain, Deeper(DomainOf(v.must), DomainOf(v.may)));
  return v.is_plain() ? Deeper(domain, DomainOf(v.exact)) : domain;
}

EntityId ValueAlgebra::Deeper(EntityId a, EntityId b) {
  if (!a.is_valid()) return b;
  if (!b.is_valid() || a == b) return a;
  if (ir::Depth(b_.module(), a, b) > 0) return b;
  XINZE_CHECK(ir::Depth(b_.module(), b, a) > 0, "domains {} and {} are of no one line", a.index(),
              b.index());
  return a;
}

ValueId ValueAlgebra::Lift(ValueId v, EntityId domain) {
  const EntityId from = DomainOf(v);
  if (!from.is_valid() || !domain.is_valid() || from == domain) return v;
  const auto key = std::make_pair(v, domain);
  if (const auto found = lifted_.find(key); found != lifted_.end()) return found->second;
  const ValueId above = Lift(v, b_.module().domains[domain].parent);
  const ValueId lifted = b_.Broadcast(domain, above);
  lifted_.emplace(key, lifted);
  return lifted;
}

TruthValue ValueAlgebra::Lift(const TruthValue& v, EntityId domain) {
  return {Lift(v.must, domain), Lift(v.may, domain)};
}

RangeValue ValueAlgebra::Lift(const RangeValue& v, EntityId domain) {
  RangeValue lifted = v;
  lifted.lo = Lift(v.lo, domain);
  lifted.hi = Lift(v.hi, domain);
  if (v.is_plain()) lifted.exact = Lift(v.exact, domain);
  lifted.must = Lift(v.must, domain);
  lifted.may = Lift(v.may, domain);
  return lifted;
}

// ---- single rails
// ---------------------------------------------------------------------------------

bool ValueAlgebra::IsAll(ValueId v, bool value) {
  const ir::Instruction& instruction = b_.module()[v];
  return instruction.op == Op::Constant && instruction.lane == Lane::Bits &&
         (instruction.immediate != 0) == value;
}

template <typename F>
ValueId ValueAlgebra::Binary(ValueId a, ValueId b, F f) {
  const EntityId domain = Deeper(DomainOf(a), DomainOf(b));
  return f(Lift(a, domain), Lift(b, domain));
}

ValueId ValueAlgebra::Bit(bool value) { return b_.Bits(value); }

ValueId ValueAlgebra::AndBits(ValueId a, ValueId b) {
  if (a == b || IsAll(b, true) || IsAll(a, false)) return a;
  if (IsAll(a, true) || IsAll(b, false)) return b;
  return Binary(a, b, [this](ValueId x, ValueId y) { return b_.And(x, y); });
}

ValueId ValueAlgebra::OrBits(ValueId a, ValueId b) {
  if (a == b || IsAll(b, false) || IsAll(a, true)) return a;
  if (IsAll(a, false) || IsAll(b, true)) return b;
  return Binary(a, b, [this](ValueId x, ValueId y) { return b_.Or(x, y); });
}

ValueId ValueAlgebra::AndNotBits(ValueId a, ValueId b) {
  if (IsAll(b, false) || IsAll(a, false)) return a;
  if (a == b || IsAll(b, true)) return Bit(false);
  return Binary(a, b, [this](ValueId x, ValueId y) { return b_.AndNot(x, y); });
}

ValueId ValueAlgebra::SelectLanes(ValueId mask, ValueId a, ValueId b) {
  if (a == b || IsAll(mask, true)) return a;
  if (IsAll(mask, false)) return b;
  const EntityId domain = Deeper(DomainOf(mask), Deeper(DomainOf(a), DomainOf(b)));
  return b_.Select(Lift(mask, domain), Lift(a, domain), Lift(b, domain));
}

// ---- truths
// ---------------------------------------------------------------------------------------

TruthValue ValueAlgebra::Constant(check::Truth truth) {
  const ValueId must = Bit(truth.must);
  return {must, truth.must == truth.may ? must : Bit(truth.may)};
}

TruthValue ValueAlgebra::Not(const TruthValue& a) {
  const ValueId must = NotBit(a.may);
  return {must, a.must == a.may ? must : NotBit(a.must)};
}

TruthValue ValueAlgebra::And(const TruthValue& a, const TruthValue& b) {
  const ValueId must = AndBits(a.must, b.must);
  if (a.must == a.may && b.must == b.may) return OneRail(must);
  return {must, AndBits(a.may, b.may)};
}

TruthValue ValueAlgebra::Or(const TruthValue& a, const TruthValue& b) {
  const ValueId must = OrBits(a.must, b.must);
  if (a.must == a.may && b.must == b.may) return OneRail(must);
  return {must, OrBits(a.may, b.may)};
}

// ---- scalars: making and taking apart
// -------------------------------------------------------------

Lane ValueAlgebra::LaneOf(const check::Program& program, const Type& type) {
  switch (type.kind) {
    case TypeKind::Boolean:
      return Lane::I8;
    case TypeKind::Enum:
      return program.vocabularies[type.vocabulary].values.size() <= XINZE_MOST_VALUES_IN_ONE_BYTE
                 ? Lane::I8
                 : Lane::I32;
    case TypeKind::Date:
    case TypeKind::Text:
      return Lane::I32;
    case TypeKind::Integer:
    case TypeKind::Amount:
    case TypeKind::Ratio:
    case TypeKind::Period:
    case TypeKind::Set:
      return Lane::I64;
    case TypeKind::Reference:
    case TypeKind::Error:
      break;
  }
  XINZE_UNREACHABLE("no lanes hold type {}", static_cast<int>(type.kind));
}

RangeValue ValueAlgebra::Plain(const Type& type, ValueId value, ValueId exact, ValueId must,
                               ValueId may) {
  RangeValue v;
  v.lo = v.hi = value;
  v.exact = exact;
  v.must = must;
  v.may = may;
  v.type = type;
  return v;
}

RangeValue ValueAlgebra::Known(const Type& type, int64_t value) {
  const ValueId all = Bit(true);
  return Plain(type, b_.Lane(LaneOf(program_, type), value), all, all, all);
}

RangeValue ValueAlgebra::Unknown(const Type& type) {
  return Plain(type, b_.Lane(LaneOf(program_, type), 0), Bit(false), Bit(false), Bit(true));
}

ValueId ValueAlgebra::Infinity(Lane lane, bool positive) {
  if (lane == Lane::I32) {
    return b_.Lane(
        lane, positive ? std::numeric_limits<int32_t>::max() : std::numeric_limits<int32_t>::min());
  }
  XINZE_CHECK(lane == Lane::I64);
  return b_.Lane(lane, positive ? check::kPlusInfinity : check::kMinusInfinity);
}

ValueId ValueAlgebra::LaneTo(ValueId v, Lane lane, bool infinities) {
  return b_.module()[v].lane == lane ? v : b_.Widen(lane, v, infinities);
}

RangeValue ValueAlgebra::InLane(const RangeValue& v, Lane lane) {
  RangeValue wide = v;
  const bool infinities = !v.is_plain() || v.saturates;
  wide.lo = LaneTo(v.lo, lane, infinities);
  wide.hi = v.hi == v.lo ? wide.lo : LaneTo(v.hi, lane, infinities);
  return wide;
}

std::pair<RangeValue, RangeValue> ValueAlgebra::Matched(RangeValue a, RangeValue b) {
  const auto lane_of = [this](const RangeValue& v) { return b_.module()[v.lo].lane; };
  // A constant takes the lane of the other side, if it fits there and is no infinity of it.
  const auto narrow = [&](RangeValue& constant, Lane lane) {
    const ir::Instruction& v = b_.module()[constant.lo];
    if (v.op != Op::Constant || constant.lo != constant.hi) return;
    const int64_t value = v.immediate;
    const bool fits = lane == Lane::I8 ? value >= 0 && value <= 255
                                       : value > std::numeric_limits<int32_t>::min() &&
                                             value < std::numeric_limits<int32_t>::max();
    if (fits) constant.lo = constant.hi = b_.Lane(lane, value);
  };
  if (ir::LaneBytes(lane_of(a)) > ir::LaneBytes(lane_of(b))) narrow(a, lane_of(b));
  if (ir::LaneBytes(lane_of(b)) > ir::LaneBytes(lane_of(a))) narrow(b, lane_of(a));
  if (ir::LaneBytes(lane_of(a)) > ir::LaneBytes(lane_of(b))) b = InLane(b, lane_of(a));
  if (ir::LaneBytes(lane_of(b)) > ir::LaneBytes(lane_of(a))) a = InLane(a, lane_of(b));
  const EntityId domain = Deeper(DomainOf(a), DomainOf(b));
  return {Lift(a, domain), Lift(b, domain)};
}

// lo = exact ? v : -inf; hi = exact ? v : +inf
RangeValue ValueAlgebra::Interval(const RangeValue& v) {
  if (!v.is_plain()) return v;
  const Lane lane = b_.module()[v.lo].lane == Lane::I8 ? Lane::I32 : b_.module()[v.lo].lane;
  RangeValue interval = v;
  const ValueId value = LaneTo(v.lo, lane, false);
  interval.lo = SelectLanes(v.exact, value, Infinity(lane, false));
  interval.hi = SelectLanes(v.exact, value, Infinity(lane, true));
  interval.exact = {};
  interval.saturates = false;
  return interval;
}

ValueId ValueAlgebra::ExactBit(const RangeValue& v) {
  return v.is_plain() ? v.exact : AndBits(v.must, b_.Compare(Op::Equal, v.lo, v.hi));
}

std::pair<ValueId, ValueId> ValueAlgebra::WideBounds(const RangeValue& v) {
  const RangeValue interval = Interval(v);
  return {LaneTo(interval.lo, Lane::I64, true), LaneTo(interval.hi, Lane::I64, true)};
}

// A plain value beyond the calendar is an infinity: against an unknown one only lanes tell.
bool ValueAlgebra::NeedsIntervals(const RangeValue& a, const RangeValue& b) {
  if (!a.is_plain() || !b.is_plain()) return true;
  return (a.saturates && !IsAll(b.exact, true)) || (b.saturates && !IsAll(a.exact, true));
}

// ---- comparisons
// ----------------------------------------------------------------------------------

// plain:     both = a.exact & b.exact; same = both & a.lo == b.lo
//            must = same & !unlisted & finite; may = same | (a.may & b.may & !both)
// intervals: must = a.must & b.must & a.lo == a.hi & b.lo == b.hi & a.lo == b.lo & finite
//            may = a.may & b.may & a.lo <= b.hi & b.lo <= a.hi
TruthValue ValueAlgebra::Equal(const RangeValue& left, const RangeValue& right) {
  auto [a, b] = Matched(left, right);
  if (NeedsIntervals(a, b)) {
    a = Interval(a);
    b = Interval(b);
    std::tie(a, b) = Matched(a, b);
    ValueId must = AndBits(AndBits(a.must, b.must), AndBits(b_.Compare(Op::Equal, a.lo, a.hi),
                                                            b_.Compare(Op::Equal, b.lo, b.hi)));
    must = AndBits(must, b_.Compare(Op::Equal, a.lo, b.lo));
    const Lane lane = b_.module()[a.lo].lane;
    must = AndNotBits(must, b_.Compare(Op::Equal, a.lo, Infinity(lane, true)));
    must = AndNotBits(must, b_.Compare(Op::Equal, a.lo, Infinity(lane, false)));
    const ValueId overlap =
        AndBits(b_.Compare(Op::LessEqual, a.lo, b.hi), b_.Compare(Op::LessEqual, b.lo, a.hi));
    return {must, AndBits(AndBits(a.may, b.may), overlap)};
  }
  const ValueId both = AndBits(a.exact, b.exact);
  const ValueId same = AndBits(both, b_.Compare(Op::Equal, a.lo, b.lo));
  ValueId must = same;
  if (a.type.kind == TypeKind::Enum && b_.module()[a.lo].op != Op::Constant &&
      b_.module()[b.lo].op != Op::Constant) {
    // Two values that the vocabulary does not list may or may not be one.
    const int32_t unlisted = program_.vocabularies[a.type.vocabulary].unlisted_code();
    must = AndNotBits(must, b_.Compare(Op::Equal, a.lo, b_.Lane(b_.module()[a.lo].lane, unlisted)));
  }
  if (a.saturates || b.saturates) {
    must = AndNotBits(must, b_.Compare(Op::Equal, a.lo, Infinity(b_.module()[a.lo].lane, true)));
  }
  const ValueId open = AndNotBits(AndBits(a.may, b.may), both);
  return {must, OrBits(same, open)};
}

// plain:     must = both & a.lo < b.lo; may = must | (a.may & b.may & !both)
// intervals: must = a.must & b.must & a.hi < b.lo; may = a.may & b.may & a.lo < b.hi
TruthValue ValueAlgebra::Less(const RangeValue& left, const RangeValue& right, bool or_equal) {
  const Op op = or_equal ? Op::LessEqual : Op::Less;
  auto [a, b] = Matched(left, right);
  if (NeedsIntervals(a, b)) {
    a = Interval(a);
    b = Interval(b);
    std::tie(a, b) = Matched(a, b);
    return {AndBits(AndBits(a.must, b.must), b_.Compare(op, a.hi, b.lo)),
            AndBits(AndBits(a.may, b.may), b_.Compare(op, a.lo, b.hi))};
  }
  const ValueId both = AndBits(a.exact, b.exact);
  const ValueId must = AndBits(both, b_.Compare(op, a.lo, b.lo));
  const ValueId open = AndNotBits(AndBits(a.may, b.may), both);
  return {must, OrBits(must, open)};
}

namespace {

ir::CodeRanges RangesOf(const check::CodeSet& set) {
  ir::CodeRanges result;
  for (int32_t code : set.codes) {
    if (!result.ranges.empty() && result.ranges.back().second == code - 1) {
      result.ranges.back().second = code;
    } else {
      result.ranges.emplace_back(code, code);
    }
  }
  return result;
}

}  // namespace

// in = exact & a.lo in set
// must = in; may = in | (may & !exact) | (exact & a.lo == unlisted, if that is U)
TruthValue ValueAlgebra::InSet(const RangeValue& a, const check::CodeSet& set) {
  XINZE_CHECK(a.is_plain());
  const ValueId in = AndBits(a.exact, b_.InSet(a.lo, RangesOf(set)));
  ValueId may = OrBits(in, AndNotBits(a.may, a.exact));
  if (set.unlisted_unknown) {
    const int32_t unlisted = program_.vocabularies[set.vocabulary].unlisted_code();
    const ValueId is_unlisted =
        b_.Compare(Op::Equal, a.lo, b_.Lane(b_.module()[a.lo].lane, unlisted));
    may = OrBits(may, AndBits(a.exact, is_unlisted));
  }
  return {in, may};
}

TruthValue ValueAlgebra::HasMask(const RangeValue& a, int64_t mask, bool all) {
  XINZE_CHECK(a.is_plain());
  const ValueId has = AndBits(a.exact, b_.Mask(all ? Op::MaskAll : Op::MaskAny, a.lo, mask));
  return {has, OrBits(has, AndNotBits(a.may, a.exact))};
}

// ---- arithmetic
// -----------------------------------------------------------------------------------

namespace {
int ScaleOf(const Type& type) { return type.kind == TypeKind::Ratio ? 6 : 0; }
}  // namespace

// [lo, hi] = bounds of a op b; Divide: all of I64 where b may be 0
RangeValue ValueAlgebra::Arithmetic(const check::Expr& expr, const RangeValue& left,
                                    const RangeValue& right) {
  EntityId domain = Deeper(DomainOf(left), DomainOf(right));
  const auto [a_lo, a_hi] = WideBounds(left);
  const auto [b_lo, b_hi] = WideBounds(right);
  ir::ArithmeticKind kind;
  switch (expr.kind) {
    case check::ExprKind::Add:
      kind.op = ir::ArithmeticOp::Add;
      break;
    case check::ExprKind::Subtract:
      kind.op = ir::ArithmeticOp::Subtract;
      break;
    case check::ExprKind::Multiply:
      kind.op = ir::ArithmeticOp::Multiply;
      break;  // an amount times a ratio: ExactAlgebra
    case check::ExprKind::Divide:
      kind.op = ir::ArithmeticOp::Divide;
      kind.exponent = ScaleOf(expr.type) + ScaleOf(right.type) - ScaleOf(left.type);
      break;
    default:
      XINZE_UNREACHABLE("expression {} is no arithmetic", static_cast<int>(expr.kind));
  }
  if (!domain.is_valid()) domain = EntityId(0);
  std::vector<ValueId> bounds;
  for (ValueId bound : {a_lo, a_hi, b_lo, b_hi}) bounds.push_back(Lift(bound, domain));
  RangeValue result;
  result.type = expr.type;
  result.lo = b_.Arithmetic(domain, kind, bounds);
  kind.bound = ir::Bound::Upper;
  result.hi = b_.Arithmetic(domain, kind, bounds);
  result.must = AndBits(left.must, right.must);
  result.may = AndBits(left.may, right.may);
  if (kind.op == ir::ArithmeticOp::Divide) {
    const ValueId zero = b_.Lane(Lane::I64, 0);
    const ValueId by_zero =
        AndBits(b_.Compare(Op::LessEqual, b_lo, zero), b_.Compare(Op::LessEqual, zero, b_hi));
    result.lo = SelectLanes(by_zero, Infinity(Lane::I64, false), result.lo);
    result.hi = SelectLanes(by_zero, Infinity(Lane::I64, true), result.hi);
  }
  if (expr.type.kind == TypeKind::Date) {
    result.lo = b_.Narrow(result.lo);
    result.hi = b_.Narrow(result.hi);
  }
  return result;
}

// 0 - a
RangeValue ValueAlgebra::Negate(const RangeValue& a) {
  check::Expr subtract;
  subtract.kind = check::ExprKind::Subtract;
  subtract.type = a.type;
  return Arithmetic(subtract, Known(a.type, 0), a);
}

// calendar units, plain date: lo = hi = end(date.lo, period.lo); exact = date.exact & period.exact
// else: lo = period.exact & date is known ? earliest end(date.lo, period.lo) : -inf; hi likewise
RangeValue ValueAlgebra::PeriodEnd(const RangeValue& start, const RangeValue& period,
                                   literal::CountingMode counting, bool calendar) {
  XINZE_CHECK(period.is_plain() && b_.module()[start.lo].lane == Lane::I32);
  EntityId domain = Deeper(DomainOf(start), DomainOf(period));
  if (!domain.is_valid()) domain = EntityId(0);
  const RangeValue date = Lift(start, domain);
  const RangeValue span = Lift(period, domain);
  RangeValue end;
  end.type = start.type;
  end.must = AndBits(date.must, span.must);
  end.may = AndBits(date.may, span.may);
  if (date.is_plain() && calendar) {
    end.lo = b_.PeriodEnd(domain, date.lo, span.lo, counting);
    end.hi = end.lo;
    end.exact = AndBits(date.exact, span.exact);
    end.saturates = true;
    return end;
  }
  const auto bound = [&](ValueId day, check::EndBound which) {
    return calendar ? b_.PeriodEnd(domain, day, span.lo, counting)
                    : b_.PeriodEndBound(domain, day, span.lo, {counting, which});
  };
  const ValueId usable = date.is_plain() ? AndBits(date.exact, span.exact) : span.exact;
  end.lo =
      SelectLanes(usable, bound(date.lo, check::EndBound::Earliest), Infinity(Lane::I32, false));
  end.hi = SelectLanes(usable, bound(date.hi, check::EndBound::Latest), Infinity(Lane::I32, true));
  return end;
}

// ---- selections
// -----------------------------------------------------------------------------------

RangeValue ValueAlgebra::Select(ValueId mask, const RangeValue& left, const RangeValue& right) {
  ValueId mask_of_lanes = mask;
  auto [a, b] = Matched(left, right);
  if (!a.is_plain() || !b.is_plain()) {
    a = Interval(a);
    b = Interval(b);
    std::tie(a, b) = Matched(a, b);
  }
  RangeValue result = a;
  // A value that is exact nowhere has lanes without meaning: the other's do as well.
  if (a.is_plain() && IsAll(b.exact, false)) mask_of_lanes = Bit(true);
  if (a.is_plain() && IsAll(a.exact, false)) mask_of_lanes = Bit(false);
  result.lo = SelectLanes(mask_of_lanes, a.lo, b.lo);
  result.hi = a.hi == a.lo && b.hi == b.lo ? result.lo : SelectLanes(mask, a.hi, b.hi);
  if (a.is_plain()) result.exact = SelectLanes(mask, a.exact, b.exact);
  result.must = SelectLanes(mask, a.must, b.must);
  result.may = SelectLanes(mask, a.may, b.may);
  result.saturates = a.saturates || b.saturates;
  return result;
}

// Where both have one: the value if they agree, else not known:
//   exact = a.exact & b.exact & a.lo == b.lo; must = a.must & b.must; may = a.may | b.may
RangeValue ValueAlgebra::JoinWhere(ValueId has_a, const RangeValue& left, ValueId has_b,
                                   const RangeValue& right) {
  if (IsAll(has_a, false)) return right;
  if (IsAll(has_b, false)) return left;
  const auto [a, b] = Matched(left, right);
  const ValueId both = AndBits(has_a, has_b);
  const ValueId agree =
      AndBits(AndBits(ExactBit(a), ExactBit(b)), b_.Compare(Op::Equal, a.lo, b.lo));
  RangeValue joined = Plain(a.type, a.lo, agree, AndBits(a.must, b.must), OrBits(a.may, b.may));
  joined.saturates = a.saturates || b.saturates || !a.is_plain();
  return Select(both, joined, Select(has_a, a, b));
}

TruthValue ValueAlgebra::JoinWhere(ValueId has_a, const TruthValue& a, ValueId has_b,
                                   const TruthValue& b) {
  if (IsAll(has_a, false)) return b;
  if (IsAll(has_b, false)) return a;
  // Rails of what has no value stand for nothing: must = 1, may = 0.
  const auto without = [this](ValueId has, const TruthValue& v) {
    return TruthValue{OrBits(v.must, NotBit(has)), AndBits(v.may, has)};
  };
  const TruthValue x = IsAll(has_a, true) ? a : without(has_a, a);
  const TruthValue y = IsAll(has_b, true) ? b : without(has_b, b);
  return {AndBits(x.must, y.must), OrBits(x.may, y.may)};
}

}  // namespace xinze::lower
