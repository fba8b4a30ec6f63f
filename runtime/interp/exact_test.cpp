// docs/semantics.md, section 2.4.
#include "runtime/interp/exact.h"

#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using check::Absent;
using check::ExprKind;
using check::Known;
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

class ExactComparisonTest : public InterpTest {
 protected:
  ExprId Times(ExprId amount, int64_t millionths) {
    return b.Arithmetic(ExprKind::Multiply, TypeKind::Amount, amount, b.Ratio(millionths));
  }
};

TEST_F(ExactComparisonTest, AProductIsComparedExactlyAndKeptInWholeFen) {
  const ExprId product = Times(b.Amount(10'001), 125'000);
  EXPECT_EQ(Eval(b.Less(b.Amount(1250), product)), kTrue);
  EXPECT_EQ(Eval(b.LessEqual(product, b.Amount(1250))), kFalse);
  EXPECT_EQ(Eval(b.Equal(b.Amount(1250), product)), kFalse);
  const ExprId sum = b.Arithmetic(
      ExprKind::Add, TypeKind::Amount, product,
      b.Arithmetic(ExprKind::Subtract, TypeKind::Amount, b.Amount(7), b.Negate(product)));
  EXPECT_EQ(Eval(b.Less(b.Amount(2507), sum)), kTrue);
  // What a definition gives is an amount: rounded down.
  const ExprId stored =
      b.Refer(b.Define("罚款", s.subject, TypeOf(TypeKind::Amount), {b.Rule(product)}));
  EXPECT_EQ(Eval(b.Equal(b.Amount(1250), stored)), kTrue);
  EXPECT_EQ(Eval(b.Less(stored, product)), kTrue);
  const ExprId negative =
      b.Refer(b.Define("退还", s.subject, TypeOf(TypeKind::Amount), {b.Rule(b.Negate(product))}));
  EXPECT_EQ(Eval(b.Equal(b.Amount(-1251), negative)), kTrue);
  // Rounded once, not term by term.
  const ExprId half = Times(b.Amount(1), 500'000);
  const ExprId whole =
      b.Refer(b.Define("合计", s.subject, TypeOf(TypeKind::Amount),
                       {b.Rule(b.Arithmetic(ExprKind::Add, TypeKind::Amount, half, half))}));
  EXPECT_EQ(Eval(b.Equal(b.Amount(1), whole)), kTrue);
}

}  // namespace
}  // namespace xinze::interp
