#include "runtime/interp/range.h"

#include <algorithm>
#include <array>

#include "compiler/base/check.h"

namespace xinze::interp {
namespace {

using check::Absent;
using check::kMinusInfinity;
using check::kPlusInfinity;
using check::UnknownValue;

// Presence of an operation on both: rail by rail.
Range WithPresence(int64_t lo, int64_t hi, const Range& a, const Range& b) {
  Range result{lo, hi, a.must_present && b.must_present, a.may_present && b.may_present};
  return result.may_present ? result : Absent();
}

bool IsFiniteSingleton(const Range& a) { return a.lo == a.hi && !IsInfinite(a.lo); }

Int128 PowerOfMillion(int scale) {
  Int128 power = 1;
  for (int i = 0; i < scale; ++i) power *= 1'000'000;
  return power;
}

int64_t InfinityOfSign(int sign) {
  if (sign == 0) return 0;
  return sign > 0 ? kPlusInfinity : kMinusInfinity;
}

int64_t MultiplyBounds(int64_t a, int64_t b) {
  if (IsInfinite(a) || IsInfinite(b)) return InfinityOfSign(SignOf(a) * SignOf(b));
  return Saturate(static_cast<Int128>(a) * b);
}

// `b` is not 0. What an infinite dividend over an infinite divisor may be lies between the other
// corners, so 0 stands for it.
int64_t DivideBounds(int64_t a, int64_t b, int scale) {
  if (IsInfinite(b)) return 0;
  if (IsInfinite(a)) return InfinityOfSign(SignOf(a) * SignOf(b));
  if (scale >= 0) return Saturate(static_cast<Int128>(a) * PowerOfMillion(scale) / b);
  return Saturate(static_cast<Int128>(a) / (static_cast<Int128>(b) * PowerOfMillion(-scale)));
}

template <typename Corner>
Range OfCorners(const Range& a, const Range& b, Corner corner) {
  const std::array<int64_t, 4> corners = {corner(a.lo, b.lo), corner(a.lo, b.hi),
                                          corner(a.hi, b.lo), corner(a.hi, b.hi)};
  const auto [lo, hi] = std::minmax_element(corners.begin(), corners.end());
  return WithPresence(*lo, *hi, a, b);
}

Truth Both(const Range& a, const Range& b, bool for_all, bool for_some) {
  return {a.must_present && b.must_present && for_all, a.may_present && b.may_present && for_some};
}

// A row is surely a member only if the value that it brings is surely there.
Truth MemberWithValue(Truth member, const Range& value) {
  return check::And(member, HasValue(value));
}

}  // namespace

int64_t Saturate(Int128 value) {
  if (value >= kPlusInfinity) return kPlusInfinity;
  if (value <= kMinusInfinity) return kMinusInfinity;
  return static_cast<int64_t>(value);
}

Truth Equal(const Range& a, const Range& b) {
  return Both(a, b, IsFiniteSingleton(a) && IsFiniteSingleton(b) && a.lo == b.lo,
              a.lo <= b.hi && b.lo <= a.hi);
}

Truth Less(const Range& a, const Range& b) { return Both(a, b, a.hi < b.lo, a.lo < b.hi); }

Truth LessEqual(const Range& a, const Range& b) { return Both(a, b, a.hi <= b.lo, a.lo <= b.hi); }

Truth HasValue(const Range& a) { return {a.must_present, a.may_present}; }

Truth HasAny(const Range& a, int64_t mask) {
  if (!a.is_known()) return {false, a.may_present};
  return (a.lo & mask) != 0 ? check::kTrue : check::kFalse;
}

Truth HasAll(const Range& a, int64_t mask) {
  if (!a.is_known()) return {false, a.may_present};
  return (a.lo & mask) == mask ? check::kTrue : check::kFalse;
}

Range Add(const Range& a, const Range& b) {
  // A bound that is infinite on one side is so in the sum; of two opposite infinities the wider
  // interval holds both.
  const auto add = [](int64_t x, int64_t y, int64_t wide, int64_t narrow) {
    if (x == wide || y == wide) return wide;
    if (x == narrow || y == narrow) return narrow;
    return Saturate(static_cast<Int128>(x) + y);
  };
  return WithPresence(add(a.lo, b.lo, kMinusInfinity, kPlusInfinity),
                      add(a.hi, b.hi, kPlusInfinity, kMinusInfinity), a, b);
}

Range Subtract(const Range& a, const Range& b) { return Add(a, Negate(b)); }

Range Negate(const Range& a) {
  const auto negate = [](int64_t x) {
    return IsInfinite(x) ? InfinityOfSign(-SignOf(x)) : Saturate(-static_cast<Int128>(x));
  };
  if (!a.may_present) return Absent();
  return {negate(a.hi), negate(a.lo), a.must_present, a.may_present};
}

Range Multiply(const Range& a, const Range& b) { return OfCorners(a, b, MultiplyBounds); }

Range Divide(const Range& a, const Range& b, int scale) {
  if (b.lo <= 0 && b.hi >= 0) return WithPresence(kMinusInfinity, kPlusInfinity, a, b);
  return OfCorners(a, b, [scale](int64_t x, int64_t y) { return DivideBounds(x, y, scale); });
}

Range Join(const Range& a, const Range& b) {
  if (a.is_absent() && b.is_absent()) return Absent();
  if (a.is_known() && b.is_known() && a.lo == b.lo) return a;
  return UnknownValue(a.must_present && b.must_present);
}

Truth Join(Truth a, Truth b) { return {a.must && b.must, a.may || b.may}; }

void CountFold::AddMember(Truth member) {
  if (member.must) ++must_;
  if (member.may) ++may_;
}
void CountFold::AddPhantoms() { unbounded_ = true; }
Range CountFold::Result() const { return {must_, unbounded_ ? kPlusInfinity : may_, true, true}; }

void SumFold::AddMember(Truth member, const Range& amount) {
  const Truth counts = MemberWithValue(member, amount);
  if (counts.is_false()) return;
  const int64_t lo = counts.must ? amount.lo : std::min<int64_t>(0, amount.lo);
  const int64_t hi = counts.must ? amount.hi : std::max<int64_t>(0, amount.hi);
  // An infinity of the other sign (a value that overflowed) leaves its bound open as well.
  if (IsInfinite(lo)) {
    lo_infinite_ = true;
  } else {
    lo_ += lo;
  }
  if (IsInfinite(hi)) {
    hi_infinite_ = true;
  } else {
    hi_ += hi;
  }
}
void SumFold::AddPhantoms() { lo_infinite_ = hi_infinite_ = true; }
Range SumFold::Result() const {
  return {lo_infinite_ ? kMinusInfinity : Saturate(lo_),
          hi_infinite_ ? kPlusInfinity : Saturate(hi_), true, true};
}
bool SumFold::overflowed() const {
  return (!lo_infinite_ && IsInfinite(Saturate(lo_))) ||
         (!hi_infinite_ && IsInfinite(Saturate(hi_)));
}

void EarliestFold::AddMember(Truth member, const Range& date) {
  const Truth counts = MemberWithValue(member, date);
  if (counts.is_false()) return;
  may_ = true;
  lo_ = std::min(lo_, date.lo);
  may_hi_ = std::max(may_hi_, date.hi);
  if (!counts.must) return;
  must_ = true;
  must_hi_ = std::min(must_hi_, date.hi);
}
void EarliestFold::AddPhantoms() { phantoms_ = true; }
Range EarliestFold::Result() const {
  if (!may_ && !phantoms_) return Absent();
  const int64_t lo = phantoms_ ? kMinusInfinity : lo_;
  int64_t hi = must_hi_;
  if (!must_) hi = phantoms_ ? kPlusInfinity : may_hi_;
  return {lo, hi, must_, true};
}

void LatestFold::AddMember(Truth member, const Range& date) {
  mirrored_.AddMember(member, Negate(date));
}
Range LatestFold::Result() const { return Negate(mirrored_.Result()); }

}  // namespace xinze::interp
