#include "runtime/interp/exact.h"

#include <algorithm>
#include <array>

#include "compiler/base/check.h"

namespace xinze::interp {
namespace {

constexpr Int128 kMillion = 1'000'000;

Int128 Unit(int ratios) {
  Int128 unit = 1;
  for (int i = 0; i < ratios; ++i) unit *= kMillion;
  return unit;
}

Int128 Floor(Int128 a, Int128 b) {
  const Int128 quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

Int128 UnboundedOfSign(int sign) {
  if (sign == 0) return 0;
  return sign > 0 ? kExactPlusInfinity : kExactMinusInfinity;
}

// Beyond 64 bits of whole 分 a bound is infinite, as in a Range.
Int128 Bounded(Int128 value, int ratios) {
  const int64_t whole = Saturate(Floor(value, Unit(ratios)));
  return IsInfinite(whole) ? UnboundedOfSign(SignOf(whole)) : value;
}

Int128 Rescaled(Int128 bound, int ratios) {
  return IsUnbounded(bound) ? bound : bound * Unit(ratios);
}
ExactRange Rescaled(const ExactRange& a, int ratios) {
  return {Rescaled(a.lo, ratios - a.ratios), Rescaled(a.hi, ratios - a.ratios), ratios,
          a.must_present, a.may_present};
}

// Where the whole 分 alone make a product far beyond 64 bits of them, so does all of it, whatever
// the rest adds; below that nothing overflows: 2^86 · 10^12 with a ratio, 2^66 · 10^18 without.
Int128 MultiplyExactly(Int128 a, int64_t b, int ratios_of_a, bool ratio) {
  if (IsUnbounded(a) || IsInfinite(b)) return UnboundedOfSign(SignOf(a) * SignOf(b));
  const Int128 unit = Unit(ratios_of_a);
  const Int128 whole = Floor(a, unit);
  const Int128 product = whole * b;
  const Int128 beyond = Int128{1} << (ratio ? 86 : 66);
  if (product > beyond || product < -beyond) return UnboundedOfSign(SignOf(product));
  return Bounded(product * unit + (a - whole * unit) * b, ratios_of_a + (ratio ? 1 : 0));
}

Truth Both(const ExactRange& a, const ExactRange& b, bool for_all, bool for_some) {
  return {a.must_present && b.must_present && for_all, a.may_present && b.may_present && for_some};
}

template <typename Compare>
Truth Compared(const ExactRange& a, const ExactRange& b, Compare compare) {
  const int ratios = std::max(a.ratios, b.ratios);
  return compare(Rescaled(a, ratios), Rescaled(b, ratios));
}

// The multiple of `step` that the rounding makes of the absolute value: all three grow with it, and
// those of opposite values are opposite.
Int128 RoundMagnitude(Int128 magnitude, Int128 step, check::RoundingMode mode) {
  const Int128 below = magnitude / step;
  const Int128 rest = magnitude % step;
  switch (mode) {
    case check::RoundingMode::Nearest:
      return below + (2 * rest >= step ? 1 : 0);
    case check::RoundingMode::Down:
      return below;
    case check::RoundingMode::Up:
      return below + (rest > 0 ? 1 : 0);
  }
  XINZE_UNREACHABLE("rounding {}", static_cast<int>(mode));
}

}  // namespace

bool IsUnbounded(Int128 bound) {
  return bound == kExactMinusInfinity || bound == kExactPlusInfinity;
}

ExactRange Exactly(const Range& range) {
  const auto bound = [](int64_t x) {
    return IsInfinite(x) ? UnboundedOfSign(SignOf(x)) : Int128{x};
  };
  return {bound(range.lo), bound(range.hi), 0, range.must_present, range.may_present};
}

Range Round(const ExactRange& range, const check::Rounding& rounding) {
  if (!range.may_present) return check::Absent();
  const Int128 step = Unit(range.ratios) * rounding.unit;
  const auto bound = [&](Int128 x) {
    if (IsUnbounded(x)) return x > 0 ? check::kPlusInfinity : check::kMinusInfinity;
    const Int128 steps = RoundMagnitude(x < 0 ? -x : x, step, rounding.mode);
    return Saturate((x < 0 ? -steps : steps) * rounding.unit);
  };
  return {bound(range.lo), bound(range.hi), range.must_present, range.may_present};
}

ExactRange Add(const ExactRange& a, const ExactRange& b) {
  const int ratios = std::max(a.ratios, b.ratios);
  const ExactRange x = Rescaled(a, ratios);
  const ExactRange y = Rescaled(b, ratios);
  const auto add = [ratios](Int128 u, Int128 v, Int128 wide) {
    if (u == wide || v == wide) return wide;
    if (IsUnbounded(u)) return u;
    return IsUnbounded(v) ? v : Bounded(u + v, ratios);
  };
  return {add(x.lo, y.lo, kExactMinusInfinity), add(x.hi, y.hi, kExactPlusInfinity), ratios,
          a.must_present && b.must_present, a.may_present && b.may_present};
}

ExactRange Negate(const ExactRange& a) {
  const auto negate = [&](Int128 x) {
    return IsUnbounded(x) ? UnboundedOfSign(-SignOf(x)) : Bounded(-x, a.ratios);
  };
  return {negate(a.hi), negate(a.lo), a.ratios, a.must_present, a.may_present};
}

ExactRange Multiply(const ExactRange& a, const Range& b, bool ratio) {
  const int ratios = a.ratios + (ratio ? 1 : 0);
  XINZE_CHECK(ratios <= check::kMostRatios);
  const auto corner = [&](Int128 x, int64_t y) { return MultiplyExactly(x, y, a.ratios, ratio); };
  const std::array<Int128, 4> corners = {corner(a.lo, b.lo), corner(a.lo, b.hi), corner(a.hi, b.lo),
                                         corner(a.hi, b.hi)};
  const auto [lo, hi] = std::minmax_element(corners.begin(), corners.end());
  return {*lo, *hi, ratios, a.must_present && b.must_present, a.may_present && b.may_present};
}

Truth HasValue(const ExactRange& a) { return {a.must_present, a.may_present}; }

Truth Equal(const ExactRange& a, const ExactRange& b) {
  return Compared(a, b, [](const ExactRange& x, const ExactRange& y) {
    const bool same = x.lo == x.hi && y.lo == y.hi && x.lo == y.lo && !IsUnbounded(x.lo);
    return Both(x, y, same, x.lo <= y.hi && y.lo <= x.hi);
  });
}

Truth Less(const ExactRange& a, const ExactRange& b) {
  return Compared(a, b, [](const ExactRange& x, const ExactRange& y) {
    return Both(x, y, x.hi < y.lo, x.lo < y.hi);
  });
}

Truth LessEqual(const ExactRange& a, const ExactRange& b) {
  return Compared(a, b, [](const ExactRange& x, const ExactRange& y) {
    return Both(x, y, x.hi <= y.lo, x.lo <= y.hi);
  });
}

}  // namespace xinze::interp
