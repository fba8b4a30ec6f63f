// The algebra of scalars and truths of which every expression is made.
//
// docs/semantics.md, sections 2 and 3. All functions are total and pure. A Range that may not be
// present is canonical: lo and hi are 0.
#ifndef XINZE_RUNTIME_INTERP_RANGE_H_
#define XINZE_RUNTIME_INTERP_RANGE_H_

#include <cstdint>
#include <vector>

#include "compiler/check/types.h"

namespace xinze::interp {

using check::Range;
using check::Truth;

// Wide enough for every intermediate result: a product of two int64, a sum of 2^32 of them.
__extension__ using Int128 = __int128;

// What an integer of any size is as a bound: infinite where it is beyond int64.
int64_t Saturate(Int128 value);
constexpr bool IsInfinite(int64_t bound) {
  return bound == check::kMinusInfinity || bound == check::kPlusInfinity;
}
constexpr int SignOf(Int128 value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

// Comparisons (section 2.3). An absent side makes each of them F.
Truth Equal(const Range& a, const Range& b);
Truth Less(const Range& a, const Range& b);
Truth LessEqual(const Range& a, const Range& b);
// 有值
Truth HasValue(const Range& a);
// 含任一, 含全部: `a` is a mask.
Truth HasAny(const Range& a, int64_t mask);
Truth HasAll(const Range& a, int64_t mask);

// Arithmetic (section 2.4). The presence of a result is the presence of both.
Range Add(const Range& a, const Range& b);
Range Subtract(const Range& a, const Range& b);
Range Negate(const Range& a);
// Of an amount and a ratio see exact.h.
Range Multiply(const Range& a, const Range& b);
// The quotient times 10^(6 * scale), rounded toward zero. Not known where `b` may be 0.
Range Divide(const Range& a, const Range& b, int scale);

// What is known of a value that is the one or the other (section 3.2).
Range Join(const Range& a, const Range& b);
Truth Join(Truth a, Truth b);

// ---- quantifiers (section 2.5) ------------------------------------------------------------------
// A member is a row and how surely it is one. Each is folded in, then phantoms if the collection is
// incomplete; no order matters.

class CountFold {
 public:
  void AddMember(Truth member);
  void AddPhantoms();
  Range Result() const;

 private:
  int64_t must_ = 0;
  int64_t may_ = 0;
  bool unbounded_ = false;
};

class SumFold {
 public:
  void AddMember(Truth member, const Range& amount);
  void AddPhantoms();
  Range Result() const;
  bool overflowed() const;

 private:
  Int128 lo_ = 0;
  Int128 hi_ = 0;
  bool lo_infinite_ = false;  // -inf
  bool hi_infinite_ = false;  // +inf
};

// 最早; Latest is Earliest of the mirrored dates.
class EarliestFold {
 public:
  void AddMember(Truth member, const Range& date);
  void AddPhantoms();
  Range Result() const;

 private:
  bool must_ = false;
  bool may_ = false;
  bool phantoms_ = false;
  int64_t lo_ = check::kPlusInfinity;       // least of any member
  int64_t must_hi_ = check::kPlusInfinity;  // least upper bound of the sure ones
  int64_t may_hi_ = check::kMinusInfinity;  // greatest upper bound of any
};

class LatestFold {
 public:
  void AddMember(Truth member, const Range& date);
  void AddPhantoms() { mirrored_.AddPhantoms(); }
  Range Result() const;

 private:
  EarliestFold mirrored_;
};

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_RANGE_H_
