#include "runtime/jit/primitives.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "compiler/base/check.h"
#include "compiler/check/types.h"
#include "compiler/literal/calendar.h"

namespace xinze::jit {
namespace {

using Args = xinze_kernel_args;
using PrimitiveCall = xinze_primitive_call;
using Domain = xinze_kernel_domain;
__extension__ using Int128 = __int128;

const Domain& DomainAt(const Args* args, int64_t index) { return args->domains[index]; }

template <typename T>
T* Slot(const Args* args, int64_t slot) {
  return static_cast<T*>(args->slots[slot]);
}
template <typename T>
const T* Operand(const Args* args, const PrimitiveCall* call, size_t i) {
  return static_cast<const T*>(args->slots[call->operands[i]]);
}

// The row of the result's domain above a row of the operands'.
class Ancestor {
 public:
  Ancestor(const Args* args, const PrimitiveCall* call)
      : domains_(args->domains), to_(call->domain) {
    from_ = call->from_domain;
    parent_ = domains_[from_].parent;
    single_ = domains_[from_].parent_domain == to_;
  }
  int64_t Of(int64_t row) const {
    if (single_) return parent_[row];
    for (int64_t d = from_; d != to_; d = domains_[d].parent_domain) row = domains_[d].parent[row];
    return row;
  }

 private:
  const Domain* domains_;
  int64_t from_ = 0, to_ = 0;
  const int32_t* parent_ = nullptr;
  bool single_ = false;
};

// ---- from a parent's rows to its children's
// -------------------------------------------------------

// Sets bits [begin, end).
void SetRange(uint64_t* bits, int64_t begin, int64_t end) {
  while (begin < end) {
    const int64_t bit = begin % 64;
    const int64_t count = std::min<int64_t>(64 - bit, end - begin);
    const uint64_t ones = count == 64 ? ~uint64_t{0} : (uint64_t{1} << count) - 1;
    bits[begin / 64] |= ones << bit;
    begin += count;
  }
}

void BroadcastBits(const Args* args, const PrimitiveCall* call) {
  const Domain& child = DomainAt(args, call->domain);
  auto* result = Slot<uint64_t>(args, call->result);
  std::memset(result, 0, static_cast<size_t>(child.words) * sizeof(uint64_t));
  ForEachRow(DomainAt(args, call->from_domain), Operand<uint64_t>(args, call, 0), [&](int64_t p) {
    SetRange(result, child.offsets[p] - child.base_row, child.offsets[p + 1] - child.base_row);
  });
}

template <typename T>
void BroadcastLanes(const Args* args, const PrimitiveCall* call) {
  const Domain& child = DomainAt(args, call->domain);
  const Domain& parent = DomainAt(args, call->from_domain);
  const T* values = Operand<T>(args, call, 0) - parent.base_row;
  T* result = Slot<T>(args, call->result) - child.base_row;
  for (int64_t p = parent.first_row; p < parent.last_row; ++p) {
    for (int64_t r = child.offsets[p]; r < child.offsets[p + 1]; ++r) result[r] = values[p];
  }
}

void Broadcast(const Args* args, const PrimitiveCall* call) {
  switch (call->lane_bytes) {
    case 0:
      return BroadcastBits(args, call);
    case 1:
      return BroadcastLanes<uint8_t>(args, call);
    case 4:
      return BroadcastLanes<int32_t>(args, call);
    default:
      return BroadcastLanes<int64_t>(args, call);
  }
}

// ---- from rows to an ancestor's
// -------------------------------------------------------------------

void ReduceOr(const Args* args, const PrimitiveCall* call) {
  const Domain& to = DomainAt(args, call->domain);
  const Ancestor ancestor(args, call);
  auto* result = Slot<uint64_t>(args, call->result);
  std::memset(result, 0, static_cast<size_t>(to.words) * sizeof(uint64_t));
  ForEachRow(DomainAt(args, call->from_domain), Operand<uint64_t>(args, call, 0),
             [&](int64_t row) { SetBit(result, ancestor.Of(row) - to.base_row); });
}

void ReduceCount(const Args* args, const PrimitiveCall* call) {
  const Domain& to = DomainAt(args, call->domain);
  const Ancestor ancestor(args, call);
  auto* result = Slot<int32_t>(args, call->result);
  std::memset(result, 0, static_cast<size_t>(to.words) * 64 * sizeof(int32_t));
  ForEachRow(DomainAt(args, call->from_domain), Operand<uint64_t>(args, call, 0),
             [&](int64_t row) { ++result[ancestor.Of(row) - to.base_row]; });
}

int64_t Saturate(Int128 value) {
  if (value >= check::kPlusInfinity) return check::kPlusInfinity;
  if (value <= check::kMinusInfinity) return check::kMinusInfinity;
  return static_cast<int64_t>(value);
}

bool IsInfinite(int64_t bound) {
  return bound == check::kPlusInfinity || bound == check::kMinusInfinity;
}

// Rows of one ancestor follow one another, so one sum at a time is enough.
void ReduceSum(const Args* args, const PrimitiveCall* call) {
  const Domain& to = DomainAt(args, call->domain);
  const Domain& from = DomainAt(args, call->from_domain);
  const Ancestor ancestor(args, call);
  const auto* values = Operand<int64_t>(args, call, 1);
  auto* result = Slot<int64_t>(args, call->result);
  std::memset(result, 0, static_cast<size_t>(to.words) * 64 * sizeof(int64_t));
  const int64_t infinity = call->immediate == static_cast<int64_t>(ir::Bound::Upper)
                               ? check::kPlusInfinity
                               : check::kMinusInfinity;
  int64_t current = -1;
  Int128 sum = 0;
  bool infinite = false;
  const auto finish = [&] {
    if (current >= 0) result[current - to.base_row] = infinite ? infinity : Saturate(sum);
  };
  ForEachRow(from, Operand<uint64_t>(args, call, 0), [&](int64_t row) {
    const int64_t above = ancestor.Of(row);
    if (above != current) {
      finish();
      current = above;
      sum = 0;
      infinite = false;
    }
    const int64_t value = values[row - from.base_row];
    if (IsInfinite(value)) {
      infinite = true;
    } else {
      sum += value;
    }
  });
  finish();
}

template <typename T, typename Better>
void ReduceExtreme(const Args* args, const PrimitiveCall* call, T identity, Better better) {
  const Domain& to = DomainAt(args, call->domain);
  const Domain& from = DomainAt(args, call->from_domain);
  const Ancestor ancestor(args, call);
  const T* values = Operand<T>(args, call, 1);
  T* result = Slot<T>(args, call->result);
  std::fill_n(result, to.words * 64, identity);
  ForEachRow(from, Operand<uint64_t>(args, call, 0), [&](int64_t row) {
    T& extreme = result[ancestor.Of(row) - to.base_row];
    const T value = values[row - from.base_row];
    if (better(value, extreme)) extreme = value;
  });
}

void ReduceMin(const Args* args, const PrimitiveCall* call) {
  const auto less = [](auto a, auto b) { return a < b; };
  if (call->lane_bytes == 4) {
    return ReduceExtreme(args, call, std::numeric_limits<int32_t>::max(), less);
  }
  ReduceExtreme(args, call, std::numeric_limits<int64_t>::max(), less);
}

void ReduceMax(const Args* args, const PrimitiveCall* call) {
  const auto greater = [](auto a, auto b) { return a > b; };
  if (call->lane_bytes == 4) {
    return ReduceExtreme(args, call, std::numeric_limits<int32_t>::min(), greater);
  }
  ReduceExtreme(args, call, std::numeric_limits<int64_t>::min(), greater);
}

// ---- row by row
// -----------------------------------------------------------------------------------

// Rows where the operands have no meaning are computed as well; every period and day is tolerated.
void PeriodEnd(const Args* args, const PrimitiveCall* call) {
  const Domain& domain = DomainAt(args, call->domain);
  const auto* dates = Operand<int32_t>(args, call, 0);
  const auto* periods = Operand<int64_t>(args, call, 1);
  auto* result = Slot<int32_t>(args, call->result);
  const auto mode = static_cast<literal::CountingMode>(call->immediate);
  const int64_t first = domain.first_row - domain.base_row;
  for (int64_t i = first; i < domain.last_row - domain.base_row; ++i) {
    const int32_t date = dates[i];
    if (date < literal::kFirstDate.days || date > literal::kLastDate.days) {
      result[i] =
          date < 0 ? std::numeric_limits<int32_t>::min() : std::numeric_limits<int32_t>::max();
      continue;
    }
    const literal::Period period = check::UnpackPeriod(periods[i]);
    if (static_cast<uint8_t>(period.unit) > static_cast<uint8_t>(literal::PeriodUnit::Day) ||
        period.count < 0 || period.count > literal::kMaxPeriodCount) {
      result[i] = 0;  // not a period of the calendar: the value is not known, and says so elsewhere
      continue;
    }
    const literal::PeriodEnd end = literal::EndOfPeriod({date}, period, mode);
    result[i] = end.saturated ? std::numeric_limits<int32_t>::max() : end.day.days;
  }
}

// As PeriodEnd, one bound of it, of working days too.
void PeriodEndBound(const Args* args, const PrimitiveCall* call) {
  const Domain& domain = DomainAt(args, call->domain);
  const auto* dates = Operand<int32_t>(args, call, 0);
  const auto* periods = Operand<int64_t>(args, call, 1);
  auto* result = Slot<int32_t>(args, call->result);
  const auto& working_days = *static_cast<const literal::WorkingCalendar*>(args->working_days);
  const auto [counting, bound] = ir::UnpackEndBound(call->immediate);
  const int64_t first = domain.first_row - domain.base_row;
  for (int64_t i = first; i < domain.last_row - domain.base_row; ++i) {
    const literal::Period period = check::UnpackPeriod(periods[i]);
    if (static_cast<uint8_t>(period.unit) > static_cast<uint8_t>(literal::PeriodUnit::WorkingDay) ||
        period.count < 0 || period.count > literal::kMaxPeriodCount) {
      result[i] = 0;  // no period: the value is not known, and says so elsewhere
      continue;
    }
    result[i] = static_cast<int32_t>(std::clamp<int64_t>(
        check::PeriodEndBound(dates[i], period, counting, working_days, bound),
        std::numeric_limits<int32_t>::min(), std::numeric_limits<int32_t>::max()));
  }
}

struct Interval {
  int64_t lo, hi;
};

int64_t AddBounds(int64_t a, int64_t b, int64_t wide, int64_t narrow) {
  if (a == wide || b == wide) return wide;
  if (a == narrow || b == narrow) return narrow;
  return Saturate(static_cast<Int128>(a) + b);
}

int64_t NegateBound(int64_t a) {
  if (a == check::kMinusInfinity) return check::kPlusInfinity;
  return a == check::kPlusInfinity ? check::kMinusInfinity : -a;
}

int SignOf(int64_t a) { return a > 0 ? 1 : a < 0 ? -1 : 0; }

int64_t InfinityOfSign(int sign) {
  if (sign == 0) return 0;
  return sign > 0 ? check::kPlusInfinity : check::kMinusInfinity;
}

Int128 PowerOfTen(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// floor(a b / scale); infinities absorb, but 0 times one is 0
int64_t MultiplyBounds(int64_t a, int64_t b, Int128 scale) {
  if (IsInfinite(a) || IsInfinite(b)) return InfinityOfSign(SignOf(a) * SignOf(b));
  const Int128 product = static_cast<Int128>(a) * b;
  Int128 quotient = product / scale;
  if (product % scale != 0 && product < 0) --quotient;
  return Saturate(quotient);
}

// a times or over a power of ten, over b, towards zero; over an infinity: 0
int64_t DivideBounds(int64_t a, int64_t b, Int128 numerator, Int128 denominator) {
  if (IsInfinite(b) || b == 0) return 0;
  if (IsInfinite(a)) return InfinityOfSign(SignOf(a) * SignOf(b));
  return Saturate(static_cast<Int128>(a) * numerator / (static_cast<Int128>(b) * denominator));
}

template <typename Corner>
Interval OfCorners(Interval a, Interval b, Corner corner) {
  const int64_t corners[] = {corner(a.lo, b.lo), corner(a.lo, b.hi), corner(a.hi, b.lo),
                             corner(a.hi, b.hi)};
  return {*std::min_element(std::begin(corners), std::end(corners)),
          *std::max_element(std::begin(corners), std::end(corners))};
}

void Arithmetic(const Args* args, const PrimitiveCall* call) {
  const ir::ArithmeticKind kind = ir::UnpackArithmetic(call->immediate);
  const Int128 up = PowerOfTen(std::max(kind.exponent, 0));
  const Int128 down = PowerOfTen(std::max(-kind.exponent, 0));
  const auto compute = [&](Interval a, Interval b) -> Interval {
    if (kind.op == ir::ArithmeticOp::Subtract) b = {NegateBound(b.hi), NegateBound(b.lo)};
    switch (kind.op) {
      case ir::ArithmeticOp::Add:
      case ir::ArithmeticOp::Subtract:
        return {AddBounds(a.lo, b.lo, check::kMinusInfinity, check::kPlusInfinity),
                AddBounds(a.hi, b.hi, check::kPlusInfinity, check::kMinusInfinity)};
      case ir::ArithmeticOp::Multiply:
        return OfCorners(a, b, [&](int64_t x, int64_t y) { return MultiplyBounds(x, y, up); });
      case ir::ArithmeticOp::Divide:
        return OfCorners(a, b, [&](int64_t x, int64_t y) { return DivideBounds(x, y, up, down); });
    }
    XINZE_UNREACHABLE("operation {}", static_cast<int>(kind.op));
  };
  const Domain& domain = DomainAt(args, call->domain);
  const int64_t* bounds[4];
  for (size_t i = 0; i < 4; ++i) bounds[i] = Operand<int64_t>(args, call, i);
  auto* result = Slot<int64_t>(args, call->result);
  for (int64_t i = domain.first_row - domain.base_row; i < domain.last_row - domain.base_row; ++i) {
    const Interval value = compute({bounds[0][i], bounds[1][i]}, {bounds[2][i], bounds[3][i]});
    result[i] = kind.bound == ir::Bound::Lower ? value.lo : value.hi;
  }
}

// ---- decimals that nothing has rounded

struct Decimal {
  int64_t whole;
  int64_t fraction;
};

// value / 10^digits; a whole beyond 64 bits is an infinity
Decimal Split(Int128 value, Int128 unit) {
  Int128 whole = value / unit;
  Int128 fraction = value % unit;
  if (fraction < 0) {
    --whole;
    fraction += unit;
  }
  const int64_t bounded = Saturate(whole);
  return {bounded, IsInfinite(bounded) ? 0 : static_cast<int64_t>(fraction)};
}

Decimal AddDecimals(Decimal a, Decimal b, const ir::ExactKind& kind) {
  const bool lower = kind.bound == ir::Bound::Lower;
  const int64_t whole =
      AddBounds(a.whole, b.whole, lower ? check::kMinusInfinity : check::kPlusInfinity,
                lower ? check::kPlusInfinity : check::kMinusInfinity);
  if (IsInfinite(a.whole) || IsInfinite(b.whole)) return {whole, 0};
  const Int128 unit = PowerOfTen(kind.digits);
  const Int128 fraction = a.fraction * PowerOfTen(kind.digits - kind.digits_a) +
                          b.fraction * PowerOfTen(kind.digits - kind.digits_b);
  return Split((static_cast<Int128>(a.whole) + b.whole) * unit + fraction, unit);
}

Decimal NegateDecimal(Decimal a, int digits) {
  if (IsInfinite(a.whole)) return {NegateBound(a.whole), 0};
  if (a.fraction == 0) return {-a.whole, 0};
  return {-a.whole - 1, static_cast<int64_t>(PowerOfTen(digits)) - a.fraction};
}

// (whole + fraction / 10^digits_a) times, over 10^(digits - digits_a). Where the product of the
// whole alone is far beyond 64 bits, so is the result whatever the fraction adds; below that
// nothing overflows: 2^86 10^12 + 10^12 2^63, or 2^66 10^18 + 10^18 2^63.
Decimal MultiplyDecimal(Decimal a, int64_t times, const ir::ExactKind& kind) {
  const int sign_of_a = a.whole != 0 ? SignOf(a.whole) : a.fraction > 0 ? 1 : 0;
  if (IsInfinite(a.whole) || IsInfinite(times)) {
    return {InfinityOfSign(sign_of_a * SignOf(times)), 0};
  }
  const Int128 wholes = static_cast<Int128>(a.whole) * times;
  const Int128 beyond = Int128{1} << (kind.digits > kind.digits_a ? 86 : 66);
  if (wholes > beyond || -wholes > beyond) return {InfinityOfSign(wholes > 0 ? 1 : -1), 0};
  return Split(wholes * PowerOfTen(kind.digits_a) + static_cast<Int128>(a.fraction) * times,
               PowerOfTen(kind.digits));
}

void Exact(const Args* args, const PrimitiveCall* call) {
  const ir::ExactKind kind = ir::UnpackExact(call->immediate);
  const Domain& domain = DomainAt(args, call->domain);
  const int64_t* parts[4];
  for (size_t i = 0; i < 4; ++i) parts[i] = Operand<int64_t>(args, call, i);
  auto* result = Slot<int64_t>(args, call->result);
  for (int64_t i = domain.first_row - domain.base_row; i < domain.last_row - domain.base_row; ++i) {
    const Decimal a = {parts[0][i], parts[1][i]};
    const Decimal b = {parts[2][i], parts[3][i]};
    const Decimal value = kind.op == ir::ArithmeticOp::Multiply ? MultiplyDecimal(a, b.whole, kind)
                          : kind.op == ir::ArithmeticOp::Add
                              ? AddDecimals(a, b, kind)
                              : AddDecimals(a, NegateDecimal(b, kind.digits_b), kind);
    result[i] = kind.part == ir::ExactPart::Whole ? value.whole : value.fraction;
  }
}

// A number at or above 0 of a whole and a fraction, in 10^-digits, as so many units.
Int128 UnitsOf(Int128 whole, Int128 fraction, const ir::RoundKind& kind) {
  const Int128 unit = kind.rounding.unit;
  const Int128 one = PowerOfTen(kind.digits);
  // What is left beyond the last full unit, of one * unit.
  const Int128 rest = whole % unit * one + fraction;
  const bool up = kind.rounding.mode == check::RoundingMode::Up        ? rest > 0
                  : kind.rounding.mode == check::RoundingMode::Nearest ? rest * 2 >= one * unit
                                                                       : false;
  return whole / unit + (up ? 1 : 0);
}

int64_t RoundDecimal(Decimal a, const ir::RoundKind& kind) {
  if (IsInfinite(a.whole)) return a.whole;
  const bool negative = a.whole < 0;
  // -3 + 0.25 is less than 0 by 2 + 0.75.
  const Decimal magnitude = negative ? NegateDecimal(a, kind.digits) : a;
  const Int128 rounded = UnitsOf(magnitude.whole, magnitude.fraction, kind) * kind.rounding.unit;
  return Saturate(negative ? -rounded : rounded);
}

void Round(const Args* args, const PrimitiveCall* call) {
  const ir::RoundKind kind = ir::UnpackRound(call->immediate);
  const Domain& domain = DomainAt(args, call->domain);
  const auto* wholes = Operand<int64_t>(args, call, 0);
  const auto* fractions = Operand<int64_t>(args, call, 1);
  auto* result = Slot<int64_t>(args, call->result);
  for (int64_t i = domain.first_row - domain.base_row; i < domain.last_row - domain.base_row; ++i) {
    result[i] = RoundDecimal({wholes[i], fractions[i]}, kind);
  }
}

}  // namespace

xinze_primitive PrimitiveFor(ir::Op op) {
  switch (op) {
    case ir::Op::Broadcast:
      return Broadcast;
    case ir::Op::ReduceOr:
      return ReduceOr;
    case ir::Op::ReduceCount:
      return ReduceCount;
    case ir::Op::ReduceSum:
      return ReduceSum;
    case ir::Op::ReduceMin:
      return ReduceMin;
    case ir::Op::ReduceMax:
      return ReduceMax;
    case ir::Op::PeriodEnd:
      return PeriodEnd;
    case ir::Op::PeriodEndBound:
      return PeriodEndBound;
    case ir::Op::Arithmetic:
      return Arithmetic;
    case ir::Op::Exact:
      return Exact;
    case ir::Op::Round:
      return Round;
    default:
      XINZE_UNREACHABLE("{} is no primitive", NameOf(op));
  }
}

}  // namespace xinze::jit
