#include "compiler/lower/exact_algebra.h"

#include <algorithm>
#include <vector>

namespace xinze::lower {

using check::ExprKind;
using ir::ArithmeticOp;
using ir::Bound;
using ir::EntityId;
using ir::ExactKind;
using ir::ExactPart;
using ir::Lane;
using ir::Op;
using ir::ValueId;

namespace {
constexpr int kDigitsOfRatio = 6;
}  // namespace

ExactValue ExactAlgebra::Of(const RangeValue& value) {
  const auto [lo, hi] = a_.WideBounds(value);
  const ValueId none = b().Lane(Lane::I64, 0);
  return {{lo, none}, {hi, none}, 0, value.must, value.may};
}

ExactBound ExactAlgebra::Make(ExactKind kind, const ExactBound& x, const ExactBound& y) {
  EntityId domain(0);
  std::vector<ValueId> parts = {x.whole, x.fraction, y.whole, y.fraction};
  for (ValueId part : parts) domain = a_.Deeper(domain, a_.DomainOf(part));
  for (ValueId& part : parts) part = a_.Lift(part, domain);
  const ValueId whole = b().Exact(domain, kind, parts);
  kind.part = ExactPart::Fraction;
  return {whole, b().Exact(domain, kind, parts)};
}

// [x.lo ± y, x.hi ± y], y the bound that makes it the least, or the greatest
ExactValue ExactAlgebra::Sum(ArithmeticOp op, const ExactValue& x, const ExactValue& y) {
  ExactKind kind;
  kind.op = op;
  kind.digits_a = x.digits;
  kind.digits_b = y.digits;
  kind.digits = std::max(x.digits, y.digits);
  const bool minus = op == ArithmeticOp::Subtract;
  ExactValue sum;
  sum.digits = kind.digits;
  sum.lo = Make(kind, x.lo, minus ? y.hi : y.lo);
  kind.bound = Bound::Upper;
  sum.hi = Make(kind, x.hi, minus ? y.lo : y.hi);
  sum.must = a_.AndBits(x.must, y.must);
  sum.may = a_.AndBits(x.may, y.may);
  return sum;
}

// lo, hi = least and greatest of x.lo y.lo, x.lo y.hi, x.hi y.lo, x.hi y.hi
ExactValue ExactAlgebra::Product(const ExactValue& x, const RangeValue& factor, bool ratio) {
  const ExactValue y = Of(factor);
  ExactKind kind;
  kind.op = ArithmeticOp::Multiply;
  kind.digits_a = x.digits;
  kind.digits = x.digits + (ratio ? kDigitsOfRatio : 0);
  ExactValue product;
  product.digits = kind.digits;
  product.lo = product.hi = Make(kind, x.lo, y.lo);
  const auto corner = [&](const ExactBound& u, const ExactBound& v) {
    const ExactBound one = Make(kind, u, v);
    product.lo = Choose(IsLess(one, product.lo, false), one, product.lo);
    product.hi = Choose(IsLess(product.hi, one, false), one, product.hi);
  };
  corner(x.lo, y.hi);
  corner(x.hi, y.lo);
  corner(x.hi, y.hi);
  product.must = a_.AndBits(x.must, y.must);
  product.may = a_.AndBits(x.may, y.may);
  return product;
}

// [round x.lo, round x.hi]: rounding never turns two values about
RangeValue ExactAlgebra::Round(const ExactValue& x, const check::Rounding& rounding) {
  const auto round = [&](const ExactBound& bound) {
    const EntityId domain =
        a_.Deeper(EntityId(0), a_.Deeper(a_.DomainOf(bound.whole), a_.DomainOf(bound.fraction)));
    return b().Round(domain, {rounding, x.digits}, a_.Lift(bound.whole, domain),
                     a_.Lift(bound.fraction, domain));
  };
  RangeValue rounded;
  rounded.type.kind = check::TypeKind::Amount;
  rounded.lo = round(x.lo);
  rounded.hi = round(x.hi);
  rounded.must = x.must;
  rounded.may = x.may;
  return rounded;
}

// x + 0, in smaller units
ExactValue ExactAlgebra::WithDigits(const ExactValue& x, int digits) {
  if (x.digits == digits) return x;
  const ValueId zero = b().Lane(Lane::I64, 0);
  ExactValue none = {{zero, zero}, {zero, zero}, digits, a_.Bit(true), a_.Bit(true)};
  return Sum(ArithmeticOp::Add, x, none);
}

// Equal: must = both known, finite and the same; may = the intervals overlap
// Less:  must = x.hi < y.lo; may = x.lo < y.hi
TruthValue ExactAlgebra::Compare(ExprKind kind, const ExactValue& left, const ExactValue& right) {
  const int digits = std::max(left.digits, right.digits);
  const ExactValue x = WithDigits(left, digits);
  const ExactValue y = WithDigits(right, digits);
  const ValueId must = a_.AndBits(x.must, y.must);
  const ValueId may = a_.AndBits(x.may, y.may);
  if (kind != ExprKind::Equal) {
    const bool or_equal = kind == ExprKind::LessEqual;
    return {a_.AndBits(must, IsLess(x.hi, y.lo, or_equal)),
            a_.AndBits(may, IsLess(x.lo, y.hi, or_equal))};
  }
  const auto same = [&](const ExactBound& u, const ExactBound& v) {
    return a_.AndBits(Both(Op::Equal, u.whole, v.whole), Both(Op::Equal, u.fraction, v.fraction));
  };
  ValueId equal = a_.AndBits(a_.AndBits(same(x.lo, x.hi), same(y.lo, y.hi)), same(x.lo, y.lo));
  for (const int64_t infinity : {check::kMinusInfinity, check::kPlusInfinity}) {
    equal = a_.AndNotBits(equal, Both(Op::Equal, x.lo.whole, b().Lane(Lane::I64, infinity)));
  }
  const ValueId overlap = a_.AndBits(IsLess(x.lo, y.hi, true), IsLess(y.lo, x.hi, true));
  return {a_.AndBits(must, equal), a_.AndBits(may, overlap)};
}

ValueId ExactAlgebra::Both(Op op, ValueId x, ValueId y) {
  const EntityId domain = a_.Deeper(a_.DomainOf(x), a_.DomainOf(y));
  return b().Compare(op, a_.Lift(x, domain), a_.Lift(y, domain));
}

// x.whole < y.whole | x.whole == y.whole & x.fraction < y.fraction
ValueId ExactAlgebra::IsLess(const ExactBound& x, const ExactBound& y, bool or_equal) {
  const ValueId by_fraction =
      a_.AndBits(Both(Op::Equal, x.whole, y.whole),
                 Both(or_equal ? Op::LessEqual : Op::Less, x.fraction, y.fraction));
  return a_.OrBits(Both(Op::Less, x.whole, y.whole), by_fraction);
}

ExactBound ExactAlgebra::Choose(ValueId mask, const ExactBound& x, const ExactBound& y) {
  return {a_.SelectLanes(mask, x.whole, y.whole), a_.SelectLanes(mask, x.fraction, y.fraction)};
}

}  // namespace xinze::lower
