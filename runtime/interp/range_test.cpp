#include "runtime/interp/range.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "tests/support/printers.h"

namespace xinze::interp {
namespace {

using check::Absent;
using check::kFalse;
using check::kMinusInfinity;
using check::Known;
using check::kPlusInfinity;
using check::kTrue;
using check::kUnknown;
using check::UnknownValue;

constexpr Range Between(int64_t lo, int64_t hi) { return {lo, hi, true, true}; }
constexpr Range MaybeAbsent(int64_t lo, int64_t hi) { return {lo, hi, false, true}; }
constexpr int64_t kMost = INT64_MAX - 1;

TEST(Truth, NegationSwapsTheRails) {
  EXPECT_EQ(check::Not(kTrue), kFalse);
  EXPECT_EQ(check::Not(kUnknown), kUnknown);
  EXPECT_EQ(check::Not(kFalse), kTrue);
}

TEST(Truth, ConjunctionAndDisjunctionAreKleenes) {
  const std::array<Truth, 3> all = {kFalse, kUnknown, kTrue};
  for (size_t i = 0; i < 3; ++i) {
    for (size_t j = 0; j < 3; ++j) {
      EXPECT_EQ(check::And(all[i], all[j]), all[std::min(i, j)]);
      EXPECT_EQ(check::Or(all[i], all[j]), all[std::max(i, j)]);
    }
  }
}

TEST(Compare, OfKnownValuesIsTheirOrder) {
  EXPECT_EQ(Equal(Known(3), Known(3)), kTrue);
  EXPECT_EQ(Equal(Known(3), Known(4)), kFalse);
  EXPECT_EQ(Less(Known(3), Known(4)), kTrue);
  EXPECT_EQ(Less(Known(3), Known(3)), kFalse);
  EXPECT_EQ(LessEqual(Known(3), Known(3)), kTrue);
  EXPECT_EQ(LessEqual(Known(4), Known(3)), kFalse);
}

TEST(Compare, WithAnAbsentSideIsFalseEvenAgainstUnknown) {
  for (const Range& other : {Known(0), UnknownValue(), UnknownValue(false), Absent()}) {
    EXPECT_EQ(Equal(Absent(), other), kFalse);
    EXPECT_EQ(Less(Absent(), other), kFalse);
    EXPECT_EQ(Less(other, Absent()), kFalse);
    EXPECT_EQ(LessEqual(Absent(), other), kFalse);
  }
}

TEST(Compare, WithAnUnknownSideIsUnknown) {
  EXPECT_EQ(Equal(Known(3), UnknownValue()), kUnknown);
  EXPECT_EQ(Less(UnknownValue(false), Known(3)), kUnknown);
  EXPECT_EQ(LessEqual(UnknownValue(), UnknownValue()), kUnknown);
}

TEST(Compare, OfAnIntervalHoldsIfForAllAndFailsIfForNone) {
  EXPECT_EQ(Less(Between(1, 3), Known(4)), kTrue);
  EXPECT_EQ(Less(Between(1, 4), Known(4)), kUnknown);
  EXPECT_EQ(Less(Between(4, 9), Known(4)), kFalse);
  EXPECT_EQ(LessEqual(Between(1, 4), Known(4)), kTrue);
  EXPECT_EQ(LessEqual(Between(4, 9), Known(4)), kUnknown);
  EXPECT_EQ(LessEqual(Between(5, 9), Known(4)), kFalse);
  EXPECT_EQ(Equal(Between(4, 9), Known(4)), kUnknown);
  EXPECT_EQ(Equal(Between(5, 9), Known(4)), kFalse);
}

TEST(Compare, OfWhatMayBeAbsentNeverHoldsForSure) {
  EXPECT_EQ(Less(MaybeAbsent(1, 3), Known(4)), kUnknown);
  EXPECT_EQ(Less(MaybeAbsent(5, 6), Known(4)), kFalse);
}

TEST(Compare, OfTwoUnboundedSumsIsNotEquality) {
  EXPECT_EQ(Equal(Known(kPlusInfinity), Known(kPlusInfinity)), kUnknown);
  EXPECT_EQ(Less(Known(kMost), Known(kPlusInfinity)), kTrue);
}

TEST(HasValue, FollowsPresence) {
  EXPECT_EQ(HasValue(Known(0)), kTrue);
  EXPECT_EQ(HasValue(Absent()), kFalse);
  EXPECT_EQ(HasValue(UnknownValue(true)), kTrue);
  EXPECT_EQ(HasValue(UnknownValue(false)), kUnknown);
}

TEST(Masks, HoldAnyOrAllOfTheNamedBits) {
  EXPECT_EQ(HasAny(Known(0b0110), 0b0011), kTrue);
  EXPECT_EQ(HasAny(Known(0b0110), 0b1001), kFalse);
  EXPECT_EQ(HasAll(Known(0b0110), 0b0110), kTrue);
  EXPECT_EQ(HasAll(Known(0b0110), 0b0011), kFalse);
  EXPECT_EQ(HasAny(Known(0), 0b1111), kFalse);
  EXPECT_EQ(HasAll(UnknownValue(), 1), kUnknown);
  EXPECT_EQ(HasAny(UnknownValue(false), 1), kUnknown);
  EXPECT_EQ(HasAny(Absent(), 1), kFalse);
}

TEST(Arithmetic, OnAbsentIsAbsentAndOnUnknownUnknown) {
  EXPECT_EQ(Add(Known(1), Absent()), Absent());
  EXPECT_EQ(Multiply(Absent(), UnknownValue()), Absent());
  EXPECT_EQ(Negate(Absent()), Absent());
  EXPECT_EQ(Divide(Absent(), Known(0), 0), Absent());
  EXPECT_EQ(Add(Known(1), UnknownValue()), UnknownValue());
  EXPECT_EQ(Subtract(UnknownValue(false), Known(1)), UnknownValue(false));
}

TEST(Arithmetic, IsOnIntervals) {
  EXPECT_EQ(Add(Between(1, 2), Between(10, 20)), Between(11, 22));
  EXPECT_EQ(Subtract(Between(1, 2), Between(10, 20)), Between(-19, -8));
  EXPECT_EQ(Negate(Between(-1, 2)), Between(-2, 1));
  EXPECT_EQ(Multiply(Between(-2, 3), Between(-5, 7)), Between(-15, 21));
  EXPECT_EQ(Divide(Between(-7, 9), Between(2, 3), 0), Between(-3, 4));
}

TEST(Arithmetic, BeyondInt64IsUnbounded) {
  EXPECT_EQ(Add(Known(kMost), Known(5)), Known(kPlusInfinity));
  EXPECT_EQ(Add(Known(-kMost), Known(-5)), Known(kMinusInfinity));
  EXPECT_EQ(Multiply(Known(kMost), Known(-2)), Known(kMinusInfinity));
  EXPECT_EQ(Add(Between(0, kMost), Known(5)), Between(5, kPlusInfinity));
}

TEST(Arithmetic, KeepsInfiniteBounds) {
  const Range at_least = Between(5, kPlusInfinity);
  EXPECT_EQ(Add(at_least, Known(-3)), Between(2, kPlusInfinity));
  EXPECT_EQ(Negate(at_least), Between(kMinusInfinity, -5));
  EXPECT_EQ(Subtract(at_least, at_least), Between(kMinusInfinity, kPlusInfinity));
  EXPECT_EQ(Multiply(at_least, Known(-2)), Between(kMinusInfinity, -10));
  EXPECT_EQ(Multiply(at_least, Known(0)), Known(0));
  EXPECT_EQ(Divide(at_least, Known(-2), 0), Between(kMinusInfinity, -2));
  EXPECT_EQ(Divide(Known(7), at_least, 0), Between(0, 1));
  EXPECT_EQ(Divide(at_least, at_least, 0), Between(0, kPlusInfinity));
}

TEST(Arithmetic, DividesTowardZero) {
  EXPECT_EQ(Divide(Known(7), Known(2), 0), Known(3));
  EXPECT_EQ(Divide(Known(-7), Known(2), 0), Known(-3));
  EXPECT_EQ(Divide(Known(1), Known(3), 1), Known(333'333));  // a ratio of two numbers
  EXPECT_EQ(Divide(Known(2'500'000), Known(2), -1),
            Known(1));  // a ratio over a number, as a number
}

TEST(Arithmetic, ByWhatMayBeZeroIsUnknown) {
  EXPECT_EQ(Divide(Known(7), Known(0), 0), UnknownValue());
  EXPECT_EQ(Divide(Known(7), Between(-1, 1), 0), UnknownValue());
  EXPECT_EQ(Divide(Known(7), UnknownValue(false), 0), UnknownValue(false));
}

TEST(Join, KeepsWhatBothAgreeOn) {
  EXPECT_EQ(Join(Known(3), Known(3)), Known(3));
  EXPECT_EQ(Join(Known(3), Known(4)), UnknownValue());
  EXPECT_EQ(Join(Absent(), Absent()), Absent());
  EXPECT_EQ(Join(Known(3), Absent()), UnknownValue(false));
  EXPECT_EQ(Join(Known(3), UnknownValue(false)), UnknownValue(false));
  EXPECT_EQ(Join(kTrue, kTrue), kTrue);
  EXPECT_EQ(Join(kTrue, kFalse), kUnknown);
  EXPECT_EQ(Join(kFalse, kUnknown), kUnknown);
}

TEST(Count, IsTheIntervalFromSureToPossibleMembers) {
  CountFold count;
  for (Truth member : {kTrue, kUnknown, kFalse, kTrue}) count.AddMember(member);
  EXPECT_EQ(count.Result(), Between(2, 3));
  count.AddPhantoms();
  EXPECT_EQ(count.Result(), Between(2, kPlusInfinity));
}

TEST(Sum, AddsSureAmountsAndStretchesToPossibleOnes) {
  SumFold sum;
  EXPECT_EQ(sum.Result(), Known(0));
  sum.AddMember(kTrue, Known(10));
  sum.AddMember(kFalse, Known(1000));
  sum.AddMember(kTrue, Absent());
  EXPECT_EQ(sum.Result(), Known(10));
  sum.AddMember(kUnknown, Known(5));
  sum.AddMember(kUnknown, Known(-3));
  EXPECT_EQ(sum.Result(), Between(7, 15));
  sum.AddMember(kTrue, MaybeAbsent(2, 4));  // an amount that may be absent may add nothing
  EXPECT_EQ(sum.Result(), Between(7, 19));
  sum.AddMember(kTrue, UnknownValue());
  EXPECT_EQ(sum.Result(), Between(kMinusInfinity, kPlusInfinity));
}

TEST(Sum, IsCheckedOnceAtTheEnd) {
  SumFold sum;
  sum.AddMember(kTrue, Known(kMost));
  sum.AddMember(kTrue, Known(kMost));
  EXPECT_TRUE(sum.overflowed());
  EXPECT_EQ(sum.Result(), Known(kPlusInfinity));
  sum.AddMember(kTrue, Known(-kMost));
  EXPECT_FALSE(sum.overflowed());
  EXPECT_EQ(sum.Result(), Known(kMost));
}

TEST(Sum, OfAnIncompleteCollectionIsUnbounded) {
  SumFold sum;
  sum.AddMember(kTrue, Known(10));
  sum.AddPhantoms();
  EXPECT_EQ(sum.Result(), UnknownValue());
}

TEST(Earliest, OfNothingIsAbsent) {
  EarliestFold earliest;
  earliest.AddMember(kFalse, Known(3));
  earliest.AddMember(kTrue, Absent());
  EXPECT_EQ(earliest.Result(), Absent());
}

TEST(Earliest, LiesBetweenPossibleAndSureMembers) {
  EarliestFold earliest;
  earliest.AddMember(kUnknown, Known(30));
  earliest.AddMember(kUnknown, Known(50));
  EXPECT_EQ(earliest.Result(), MaybeAbsent(30, 50));
  earliest.AddMember(kTrue, Known(40));
  EXPECT_EQ(earliest.Result(), Between(30, 40));
  earliest.AddMember(kTrue, Known(20));
  EXPECT_EQ(earliest.Result(), Known(20));
}

TEST(Earliest, OfAnIncompleteCollectionHasNoLowerBound) {
  EarliestFold earliest;
  earliest.AddPhantoms();
  EXPECT_EQ(earliest.Result(), UnknownValue(false));
  earliest.AddMember(kUnknown, Known(30));
  EXPECT_EQ(earliest.Result(), UnknownValue(false));
  earliest.AddMember(kTrue, Known(40));
  EXPECT_EQ(earliest.Result(), Between(kMinusInfinity, 40));
}

TEST(Latest, MirrorsEarliest) {
  LatestFold latest;
  EXPECT_EQ(latest.Result(), Absent());
  latest.AddMember(kUnknown, Known(30));
  latest.AddMember(kUnknown, Known(50));
  EXPECT_EQ(latest.Result(), MaybeAbsent(30, 50));
  latest.AddMember(kTrue, Known(40));
  EXPECT_EQ(latest.Result(), Between(40, 50));
  latest.AddPhantoms();
  EXPECT_EQ(latest.Result(), Between(40, kPlusInfinity));
}

}  // namespace
}  // namespace xinze::interp
