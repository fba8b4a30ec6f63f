// What products of amounts and ratios are before anything rounds them.
//
// docs/semantics.md, section 2.4: a product that is compared is compared exactly, and one that is
// stored says how it is rounded. An amount is a whole number of 分 and a ratio one of millionths,
// so that a product of an amount and k ratios is one of 10^-6k 分: `ratios` is that k. All
// functions are total and pure.
#ifndef XINZE_RUNTIME_INTERP_EXACT_H_
#define XINZE_RUNTIME_INTERP_EXACT_H_

#include "compiler/check/types.h"
#include "runtime/interp/range.h"

namespace xinze::interp {

// The infinities stand for what a Range has no finite bound for.
inline constexpr Int128 kExactMinusInfinity = Int128{1} << 127;
inline constexpr Int128 kExactPlusInfinity = ~kExactMinusInfinity;

struct ExactRange {
  Int128 lo = 0;
  Int128 hi = 0;
  int ratios = 0;
  bool must_present = false;
  bool may_present = false;
  bool operator==(const ExactRange&) const = default;
  bool is_known() const { return must_present && lo == hi; }
  bool is_absent() const { return !may_present; }
};
bool IsUnbounded(Int128 bound);

ExactRange Exactly(const Range& range);
// In whole 分 again: each bound a multiple of the unit.
Range Round(const ExactRange& range, const check::Rounding& rounding);

// At most check::kMostRatios in a product.
ExactRange Add(const ExactRange& a, const ExactRange& b);
ExactRange Negate(const ExactRange& a);
// Times a whole number, or (ratio) times a number of millionths.
ExactRange Multiply(const ExactRange& a, const Range& b, bool ratio);

Truth HasValue(const ExactRange& a);
Truth Equal(const ExactRange& a, const ExactRange& b);
Truth Less(const ExactRange& a, const ExactRange& b);
Truth LessEqual(const ExactRange& a, const ExactRange& b);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_EXACT_H_
