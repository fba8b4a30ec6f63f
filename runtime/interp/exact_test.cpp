// docs/semantics.md, section 2.4.
#include "runtime/interp/exact.h"

#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using check::Absent;
using check::ExprKind;
using check::Known;
using check::RoundingMode;
using check::UnknownValue;

constexpr Range kEighth = Known(125'000);  // 12.5 %

ExactRange Product(const Range& amount, const Range& ratio) {
  return Multiply(Exactly(amount), ratio, true);
}

TEST(Exact, NothingOfAProductIsRounded) {
  const ExactRange p = Product(Known(10'001), kEighth);  // 12.50125元
  EXPECT_EQ(Less(Exactly(Known(1250)), p), check::kTrue);
  EXPECT_EQ(Less(p, Exactly(Known(1251))), check::kTrue);
  EXPECT_EQ(LessEqual(p, Exactly(Known(1250))), check::kFalse);
  EXPECT_EQ(Equal(p, Exactly(Known(1250))), check::kFalse);
  EXPECT_EQ(Equal(Product(Known(10'000), kEighth), Exactly(Known(1250))), check::kTrue);
  const ExactRange negative = Negate(p);
  EXPECT_EQ(Less(negative, Exactly(Known(-1250))), check::kTrue);
  EXPECT_EQ(Less(Exactly(Known(-1251)), negative), check::kTrue);
}

TEST(Exact, RestsAddUp) {
  const ExactRange half = Product(Known(1), Known(500'000));
  EXPECT_EQ(Equal(Add(half, half), Exactly(Known(1))), check::kTrue);
  EXPECT_EQ(Equal(Multiply(half, Known(4), false), Exactly(Known(2))), check::kTrue);
  EXPECT_EQ(Equal(Add(half, Negate(half)), Exactly(Known(0))), check::kTrue);
  // A third ratio is exact to 10^-18.
  const ExactRange third = Multiply(Multiply(half, Known(1), true), Known(1), true);
  EXPECT_EQ(Less(Exactly(Known(0)), third), check::kTrue);
  EXPECT_EQ(Equal(Add(half, third), half), check::kFalse);
}

TEST(Exact, BoundsBeyond64BitsAreInfinite) {
  const Range most = Known(check::kPlusInfinity - 1);
  const ExactRange above = Multiply(Product(most, Known(1'000'000)), Known(2), false);
  EXPECT_EQ(above.hi, kExactPlusInfinity);
  EXPECT_EQ(Equal(above, above), check::kUnknown);
  EXPECT_EQ(Product(most, Known(check::kPlusInfinity - 1)).lo, kExactPlusInfinity);
  EXPECT_EQ(Negate(Product(most, Known(check::kPlusInfinity - 1))).lo, kExactMinusInfinity);
  // Just below: a whole of 2^63 - 2 and a rest.
  const ExactRange below = Add(Product(most, Known(1'000'000)), Product(Known(1), Known(999'999)));
  EXPECT_EQ(Less(below, Exactly(UnknownValue())).is_unknown(), true);
  EXPECT_EQ(Less(Exactly(most), below), check::kTrue);
  EXPECT_EQ(Add(below, Product(Known(1), Known(1))).lo, kExactPlusInfinity);
}

TEST(Exact, IntervalsAndPresenceAreThoseOfRanges) {
  const ExactRange p = Product({-3, 5, true, true}, {-500'000, 250'000, false, true});
  EXPECT_EQ(p.lo, -2'500'000);
  EXPECT_EQ(p.hi, 1'500'000);
  EXPECT_EQ(LessEqual(p, Exactly(Known(2))), check::kUnknown);  // it may be absent
  EXPECT_EQ(Less(Exactly(Known(2)), p), check::kFalse);
  EXPECT_EQ(Less(Product(Absent(), kEighth), Exactly(UnknownValue())), check::kFalse);
  EXPECT_EQ(Product(UnknownValue(), kEighth).lo, kExactMinusInfinity);
  EXPECT_EQ(Product(UnknownValue(), Known(0)).lo, 0);
}

int64_t RoundedOf(const ExactRange& x, RoundingMode mode, int64_t unit = 1) {
  const Range rounded = Round(x, {mode, unit});
  EXPECT_TRUE(rounded.is_known());
  return rounded.lo;
}

struct RoundingRow {
  int64_t fen, millionths;
  int64_t nearest, down, up;
};

// Computed by hand, on both sides of a half and of a whole.
TEST(Exact, RoundsTheAbsoluteValue) {
  constexpr RoundingRow kRows[] = {
      {10'001, 125'000, 1250, 1250, 1251},  // 1250.125
      {1'251, 500'000, 626, 625, 626},      // 625.5
      {1'251, 499'999, 625, 625, 626},      // 625.498749
      {1'250, 500'000, 625, 625, 625},      // a whole number stays
      {1, 1, 0, 0, 1},                      // 0.000001
      {1, 499'999, 0, 0, 1},                // just below the half
      {1, 500'000, 1, 0, 1},                // the half
      {3, 333'333, 1, 0, 1},                // 0.999999
      {0, 500'000, 0, 0, 0},
      {100, -5'000, -1, 0, -1},  // -0.5, by a negative ratio
  };
  for (const RoundingRow& row : kRows) {
    const ExactRange x = Product(Known(row.fen), Known(row.millionths));
    EXPECT_EQ(RoundedOf(x, RoundingMode::Nearest), row.nearest) << row.fen;
    EXPECT_EQ(RoundedOf(x, RoundingMode::Down), row.down) << row.fen;
    EXPECT_EQ(RoundedOf(x, RoundingMode::Up), row.up) << row.fen;
    // -12.505元 is to 12.505元 as -12.51元 to 12.51元.
    EXPECT_EQ(RoundedOf(Negate(x), RoundingMode::Nearest), -row.nearest) << row.fen;
    EXPECT_EQ(RoundedOf(Negate(x), RoundingMode::Down), -row.down) << row.fen;
    EXPECT_EQ(RoundedOf(Negate(x), RoundingMode::Up), -row.up) << row.fen;
  }
}

TEST(Exact, RoundsToCoarserUnits) {
  const ExactRange whole = Exactly(Known(123'450));  // 1234.50元
  EXPECT_EQ(RoundedOf(whole, RoundingMode::Nearest, 10), 123'450);
  EXPECT_EQ(RoundedOf(whole, RoundingMode::Nearest, 100), 123'500);
  EXPECT_EQ(RoundedOf(whole, RoundingMode::Down, 100), 123'400);
  EXPECT_EQ(RoundedOf(whole, RoundingMode::Nearest, 1'000'000), 0);
  EXPECT_EQ(RoundedOf(whole, RoundingMode::Up, 1'000'000), 1'000'000);
  // 100.499999元: below half a 元 by less than a 分.
  const ExactRange below = Product(Known(10'049'999), Known(1'000));
  EXPECT_EQ(RoundedOf(below, RoundingMode::Nearest, 100), 10'000);
  EXPECT_EQ(RoundedOf(below, RoundingMode::Nearest), 10'050);
  // Three ratios: 10^-18 分 above a whole one.
  const ExactRange tiny = Multiply(Product(Known(1), Known(1)), Known(1), true);
  const ExactRange above = Add(Exactly(Known(5'000'000)), Multiply(tiny, Known(1), true));
  EXPECT_EQ(RoundedOf(above, RoundingMode::Down, 1'000'000), 5'000'000);
  EXPECT_EQ(RoundedOf(above, RoundingMode::Up, 1'000'000), 6'000'000);
  EXPECT_EQ(RoundedOf(Negate(above), RoundingMode::Up), -5'000'001);
}

TEST(Exact, RoundsBoundByBound) {
  const ExactRange p = Product({-3, 5, true, true}, Known(500'000));  // -1.5 to 2.5
  EXPECT_EQ(Round(p, {RoundingMode::Nearest, 1}), (Range{-2, 3, true, true}));
  EXPECT_EQ(Round(p, {RoundingMode::Down, 1}), (Range{-1, 2, true, true}));
  EXPECT_EQ(Round(p, {RoundingMode::Up, 10}), (Range{-10, 10, true, true}));
  // What was not known may be, rounded: anything from 0.2 to 0.4 is 0.
  EXPECT_EQ(Round(Product({2, 4, false, true}, Known(100'000)), {RoundingMode::Nearest, 1}),
            (Range{0, 0, false, true}));
  EXPECT_EQ(Round(Product(Absent(), kEighth), {RoundingMode::Up, 1}), Absent());
  EXPECT_EQ(Round(Product(UnknownValue(), kEighth), {RoundingMode::Up, 1}), UnknownValue());
  // The greatest amount is no multiple of 元: rounded up it is beyond all bounds.
  const ExactRange most = Exactly(Known(check::kPlusInfinity - 1));
  EXPECT_EQ(Round(most, {RoundingMode::Up, 100}).hi, check::kPlusInfinity);
  EXPECT_EQ(Round(Negate(most), {RoundingMode::Up, 100}).lo, check::kMinusInfinity);
  EXPECT_EQ(Round(most, {RoundingMode::Down, 100}), Known(9'223'372'036'854'775'800));
}

class ExactComparisonTest : public InterpTest {
 protected:
  ExprId Times(ExprId amount, int64_t millionths) {
    return b.Arithmetic(ExprKind::Multiply, TypeKind::Amount, amount, b.Ratio(millionths));
  }
};

TEST_F(ExactComparisonTest, AProductIsComparedExactly) {
  const ExprId product = Times(b.Amount(10'001), 125'000);
  EXPECT_EQ(Eval(b.Less(b.Amount(1250), product)), kTrue);
  EXPECT_EQ(Eval(b.LessEqual(product, b.Amount(1250))), kFalse);
  EXPECT_EQ(Eval(b.Equal(b.Amount(1250), product)), kFalse);
  const ExprId sum = b.Arithmetic(
      ExprKind::Add, TypeKind::Amount, product,
      b.Arithmetic(ExprKind::Subtract, TypeKind::Amount, b.Amount(7), b.Negate(product)));
  EXPECT_EQ(Eval(b.Less(b.Amount(2507), sum)), kTrue);
}

TEST_F(ExactComparisonTest, WhatIsRoundedIsStoredInWholeFen) {
  const ExprId product = Times(b.Amount(10'001), 125'000);
  const auto stored = [&](const char* name, ExprId value) {
    return b.Refer(b.Define(name, s.subject, TypeOf(TypeKind::Amount), {b.Rule(value)}));
  };
  const ExprId down = stored("舍去", b.Round(product, RoundingMode::Down));
  EXPECT_EQ(Eval(b.Equal(b.Amount(1250), down)), kTrue);
  EXPECT_EQ(Eval(b.Less(down, product)), kTrue);
  const ExprId up = stored("进一", b.Round(b.Negate(product), RoundingMode::Up));
  EXPECT_EQ(Eval(b.Equal(b.Amount(-1251), up)), kTrue);
  // Rounded once, not term by term.
  const ExprId half = Times(b.Amount(1), 500'000);
  const ExprId whole =
      b.Round(b.Arithmetic(ExprKind::Add, TypeKind::Amount, half, half), RoundingMode::Down);
  EXPECT_EQ(Eval(b.Equal(b.Amount(1), stored("合计", whole))), kTrue);
  // What is rounded can be multiplied again: 12.50元 · 0.5 % is 6.25分.
  const ExprId again = Times(down, 5'000);
  EXPECT_EQ(Eval(b.Equal(b.Amount(6), stored("再乘", b.Round(again, RoundingMode::Nearest)))),
            kTrue);
}

TEST_F(ExactComparisonTest, AProductIsThereWhereItsFactorsAre) {
  const ExprId product = Times(b.Amount(10'001), 125'000);
  EXPECT_EQ(Eval(b.HasValue(product)), kTrue);
}

}  // namespace
}  // namespace xinze::interp
