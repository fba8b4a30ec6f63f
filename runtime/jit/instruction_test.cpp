// Every instruction of the IR, compiled by LLVM at both levels, against a direct computation over
// random columns with unknown and absent values.
#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "runtime/jit/module_runner_fixture.h"

namespace xinze::jit {
namespace {

using check::RoundingMode;
using ir::Lane;
using ir::Op;
using ir::ValueId;

__extension__ using Int128 = __int128;

// 300 subjects: whole words, a tail, rows that begin within a word.
class InstructionTest : public ::testing::TestWithParam<OptimizationLevel> {
 protected:
  // That `value` at every row of `entity` is what `expected(row)` says.
  template <typename F>
  void Expect(ValueId value, check::EntityId entity, F expected) {
    const std::vector<int64_t> seen = run_.Run(value, GetParam());
    ASSERT_EQ(static_cast<int64_t>(seen.size()), run_.Rows(entity));
    for (int64_t row = 0; row < run_.Rows(entity); ++row) {
      ASSERT_EQ(seen[static_cast<size_t>(row)], static_cast<int64_t>(expected(row))) << row;
    }
  }
  template <typename F>
  void ExpectOfRecords(ValueId value, F expected) {
    Expect(value, run_.record, expected);
  }
  // Calls f(row) for each row of `entity` below subject `s`.
  template <typename F>
  void ForRowsBelow(check::EntityId entity, int64_t s, F f) {
    for (int64_t row = 0; row < run_.Rows(entity); ++row) {
      int64_t above = run_.ParentOf(entity, row);
      if (entity == run_.objection) above = run_.ParentOf(run_.record, above);
      if (above == s) f(row);
    }
  }

  bool Known(int64_t row) const { return run_.IsKnown(run_.date, row); }
  bool Present(int64_t row) const { return run_.IsPresent(run_.date, row); }
  int64_t Date(int64_t row) const { return run_.ValueOf(run_.date, row); }
  int64_t Amount(int64_t row) const { return run_.ValueOf(run_.amount, row); }

  ModuleRunner run_{300};
  ir::Builder& b_ = run_.b;
  ValueId known_ = run_.Known(run_.date);
  ValueId present_ = run_.Present(run_.date);
  ValueId date_ = run_.Values(run_.date);
  ValueId amount_ = run_.Values(run_.amount);
};

INSTANTIATE_TEST_SUITE_P(Levels, InstructionTest,
                         ::testing::Values(OptimizationLevel::None, OptimizationLevel::Shipped),
                         [](const auto& level) {
                           return level.param == OptimizationLevel::None ? "O0" : "O1";
                         });

TEST_P(InstructionTest, Constant) {
  Expect(b_.Lane(Lane::I64, -7), run_.subject, [](int64_t) { return -7; });
  Expect(b_.Bits(true), run_.subject, [](int64_t) { return 1; });
}

TEST_P(InstructionTest, Parameter) {
  ir::ParameterSlot slot;
  Expect(b_.Parameter(Lane::I32, slot), run_.subject, [&](int64_t) { return run_.as_of; });
  slot.kind = ir::ParameterSlot::Kind::InForce;
  slot.document = run_.p.document();
  Expect(b_.Parameter(Lane::Bits, slot), run_.subject, [](int64_t) { return 1; });
}

TEST_P(InstructionTest, LoadValues) {
  ExpectOfRecords(date_, [&](int64_t row) { return Date(row); });
  ExpectOfRecords(amount_, [&](int64_t row) { return Amount(row); });
  ExpectOfRecords(run_.Values(run_.code),
                  [&](int64_t row) { return run_.ValueOf(run_.code, row); });
}

TEST_P(InstructionTest, LoadKnown) {
  ExpectOfRecords(known_, [&](int64_t row) { return Known(row); });
}

TEST_P(InstructionTest, LoadPresent) {
  ExpectOfRecords(present_, [&](int64_t row) { return Present(row); });
}

TEST_P(InstructionTest, Logic) {
  ExpectOfRecords(b_.Not(known_), [&](int64_t row) { return !Known(row); });
  ExpectOfRecords(b_.And(known_, present_),
                  [&](int64_t row) { return Known(row) && Present(row); });
  ExpectOfRecords(b_.Or(b_.Not(known_), present_),
                  [&](int64_t row) { return !Known(row) || Present(row); });
  ExpectOfRecords(b_.AndNot(known_, present_),
                  [&](int64_t row) { return Known(row) && !Present(row); });
}

TEST_P(InstructionTest, CompareDates) {
  const ValueId other = run_.Values(run_.other_date);
  const auto of_other = [&](int64_t row) { return run_.ValueOf(run_.other_date, row); };
  ExpectOfRecords(b_.Compare(Op::Less, date_, other),
                  [&](int64_t row) { return Date(row) < of_other(row); });
  ExpectOfRecords(b_.Compare(Op::LessEqual, date_, other),
                  [&](int64_t row) { return Date(row) <= of_other(row); });
  ExpectOfRecords(b_.Compare(Op::Equal, date_, other),
                  [&](int64_t row) { return Date(row) == of_other(row); });
}

TEST_P(InstructionTest, CompareWithAUniform) {
  const int32_t day = testing::Day(2018, 6, 1);
  ExpectOfRecords(b_.Compare(Op::Less, b_.Lane(Lane::I32, day), date_),
                  [&](int64_t row) { return day < Date(row); });
  ExpectOfRecords(b_.Compare(Op::LessEqual, amount_, b_.Lane(Lane::I64, 10)),
                  [&](int64_t row) { return Amount(row) <= 10; });
}

TEST_P(InstructionTest, CompareCodesWithoutSign) {
  const ValueId code = run_.Values(run_.code);
  ExpectOfRecords(b_.Compare(Op::Less, code, b_.Lane(Lane::I8, 200)), [](int64_t) { return 1; });
  ExpectOfRecords(b_.Compare(Op::Equal, code, b_.Lane(Lane::I8, 3)),
                  [&](int64_t row) { return run_.ValueOf(run_.code, row) == 3; });
}

TEST_P(InstructionTest, CompareUniforms) {
  ir::ParameterSlot slot;
  const ValueId as_of = b_.Parameter(Lane::I32, slot);
  const ValueId before = b_.Compare(Op::Less, as_of, b_.Lane(Lane::I32, run_.as_of + 1));
  Expect(before, run_.subject, [](int64_t) { return 1; });
  ExpectOfRecords(b_.And(known_, b_.Not(before)), [](int64_t) { return 0; });
}

TEST_P(InstructionTest, SelectLanes) {
  const ValueId other = run_.Values(run_.other_date);
  ExpectOfRecords(b_.Select(known_, date_, other), [&](int64_t row) {
    return Known(row) ? Date(row) : run_.ValueOf(run_.other_date, row);
  });
  ExpectOfRecords(b_.Select(known_, b_.Lane(Lane::I64, 5), amount_),
                  [&](int64_t row) { return Known(row) ? 5 : Amount(row); });
  ExpectOfRecords(b_.Select(b_.Bits(true), date_, other), [&](int64_t row) { return Date(row); });
}

// Each way once: code that depends on the number of ways through the chain would not be done in a
// lifetime.
TEST_P(InstructionTest, ChainOfComparisonsAndSelects) {
  constexpr int kLinks = 24;
  ValueId lo = amount_;
  ValueId hi = amount_;
  for (int i = 0; i < kLinks; ++i) {
    const ValueId link = b_.Lane(Lane::I64, i);
    const ValueId same = b_.And(b_.Compare(Op::Equal, link, lo), b_.Compare(Op::Equal, lo, hi));
    lo = b_.Select(known_, b_.Select(same, lo, link), lo);
    hi = b_.Select(present_, b_.Select(same, hi, link), hi);
  }
  ExpectOfRecords(lo, [&](int64_t row) { return Known(row) ? kLinks - 1 : Amount(row); });
}

TEST_P(InstructionTest, SelectBits) {
  const ValueId other = run_.Known(run_.amount);
  ExpectOfRecords(b_.Select(known_, present_, other), [&](int64_t row) {
    return Known(row) ? Present(row) : run_.IsKnown(run_.amount, row);
  });
}

TEST_P(InstructionTest, Widen) {
  ExpectOfRecords(b_.Widen(Lane::I32, run_.Values(run_.code), false),
                  [&](int64_t row) { return run_.ValueOf(run_.code, row); });
  const ValueId bound = b_.Select(known_, date_, b_.Lane(Lane::I32, INT32_MAX));
  ExpectOfRecords(b_.Widen(Lane::I64, bound, true),
                  [&](int64_t row) { return Known(row) ? Date(row) : check::kPlusInfinity; });
  ExpectOfRecords(b_.Widen(Lane::I64, bound, false),
                  [&](int64_t row) { return Known(row) ? Date(row) : INT32_MAX; });
}

TEST_P(InstructionTest, Narrow) {
  ExpectOfRecords(b_.Narrow(amount_), [&](int64_t row) {
    return std::clamp<int64_t>(Amount(row), INT32_MIN, INT32_MAX);
  });
}

TEST_P(InstructionTest, InSetByRanges) {
  const ir::CodeRanges set{{{0, 0}, {2, 3}}};
  ExpectOfRecords(b_.InSet(run_.Values(run_.code), set), [&](int64_t row) {
    const int64_t code = run_.ValueOf(run_.code, row);
    return code == 0 || code == 2 || code == 3;
  });
  ExpectOfRecords(b_.InSet(run_.Values(run_.big_code), {{{10, 250}}}), [&](int64_t row) {
    const int64_t code = run_.ValueOf(run_.big_code, row);
    return 10 <= code && code <= 250;
  });
}

TEST_P(InstructionTest, InSetByTable) {
  ir::CodeRanges set;
  for (int32_t code = 0; code < 300; code += 3) set.ranges.emplace_back(code, code);
  ExpectOfRecords(b_.InSet(run_.Values(run_.big_code), set), [&](int64_t row) {
    const int64_t code = run_.ValueOf(run_.big_code, row);
    return code % 3 == 0 && code < 300;
  });
  ir::CodeRanges few;
  for (int32_t code = 0; code < 100; code += 2) few.ranges.emplace_back(code, code);
  ExpectOfRecords(b_.InSet(run_.Values(run_.code), few),
                  [&](int64_t row) { return run_.ValueOf(run_.code, row) % 2 == 0; });
}

TEST_P(InstructionTest, Masks) {
  ExpectOfRecords(b_.Mask(Op::MaskAny, amount_, 6),
                  [&](int64_t row) { return (Amount(row) & 6) != 0; });
  ExpectOfRecords(b_.Mask(Op::MaskAll, amount_, 6),
                  [&](int64_t row) { return (Amount(row) & 6) == 6; });
}

TEST_P(InstructionTest, Splat) {
  ExpectOfRecords(b_.Splat(run_.record, b_.Lane(Lane::I32, 9)), [](int64_t) { return 9; });
}

TEST_P(InstructionTest, BroadcastBits) {
  const ValueId known = run_.Known(run_.subject_date);
  ExpectOfRecords(b_.Broadcast(run_.record, known), [&](int64_t row) {
    return run_.IsKnown(run_.subject_date, run_.ParentOf(run_.record, row));
  });
}

TEST_P(InstructionTest, BroadcastLanes) {
  const ValueId record = b_.Broadcast(run_.record, run_.Values(run_.subject_date));
  Expect(b_.Broadcast(run_.objection, record), run_.objection, [&](int64_t row) {
    const int64_t parent = run_.ParentOf(run_.objection, row);
    return run_.ValueOf(run_.subject_date, run_.ParentOf(run_.record, parent));
  });
  Expect(b_.Broadcast(run_.objection, run_.Values(run_.code)), run_.objection,
         [&](int64_t row) { return run_.ValueOf(run_.code, run_.ParentOf(run_.objection, row)); });
  Expect(b_.Broadcast(run_.objection, amount_), run_.objection,
         [&](int64_t row) { return Amount(run_.ParentOf(run_.objection, row)); });
}

TEST_P(InstructionTest, ReduceOr) {
  Expect(b_.ReduceOr(run_.subject, b_.Not(known_)), run_.subject, [&](int64_t s) {
    bool any = false;
    ForRowsBelow(run_.record, s, [&](int64_t row) { any = any || !Known(row); });
    return any;
  });
}

TEST_P(InstructionTest, ReduceOverTwoLevels) {
  const ValueId known = run_.Known(run_.objection_amount);
  Expect(b_.ReduceCount(run_.subject, known), run_.subject, [&](int64_t s) {
    int64_t count = 0;
    ForRowsBelow(run_.objection, s,
                 [&](int64_t row) { count += run_.IsKnown(run_.objection_amount, row) ? 1 : 0; });
    return count;
  });
  Expect(b_.ReduceOr(run_.subject, b_.Not(known)), run_.subject, [&](int64_t s) {
    bool any = false;
    ForRowsBelow(run_.objection, s,
                 [&](int64_t row) { any = any || !run_.IsKnown(run_.objection_amount, row); });
    return any;
  });
}

TEST_P(InstructionTest, ReduceCount) {
  Expect(b_.ReduceCount(run_.subject, known_), run_.subject, [&](int64_t s) {
    int64_t count = 0;
    ForRowsBelow(run_.record, s, [&](int64_t row) { count += Known(row) ? 1 : 0; });
    return count;
  });
}

TEST_P(InstructionTest, ReduceSumInWideArithmetic) {
  for (const ir::Bound bound : {ir::Bound::Lower, ir::Bound::Upper}) {
    Expect(b_.ReduceSum(run_.subject, known_, amount_, bound), run_.subject, [&](int64_t s) {
      Int128 sum = 0;
      bool infinite = false;
      ForRowsBelow(run_.record, s, [&](int64_t row) {
        if (!Known(row)) return;
        const int64_t value = Amount(row);
        infinite = infinite || value == INT64_MAX || value == INT64_MIN;
        sum += value;
      });
      if (infinite) return bound == ir::Bound::Lower ? INT64_MIN : INT64_MAX;
      if (sum >= INT64_MAX) return INT64_MAX;
      if (sum <= INT64_MIN) return INT64_MIN;
      return static_cast<int64_t>(sum);
    });
  }
}

TEST_P(InstructionTest, ReduceExtremes) {
  Expect(b_.ReduceExtreme(Op::ReduceMin, run_.subject, known_, date_), run_.subject,
         [&](int64_t s) {
           int64_t least = INT32_MAX;
           ForRowsBelow(run_.record, s, [&](int64_t row) {
             if (Known(row)) least = std::min(least, Date(row));
           });
           return least;
         });
  Expect(b_.ReduceExtreme(Op::ReduceMax, run_.subject, known_, amount_), run_.subject,
         [&](int64_t s) {
           int64_t greatest = INT64_MIN;
           ForRowsBelow(run_.record, s, [&](int64_t row) {
             if (Known(row)) greatest = std::max(greatest, Amount(row));
           });
           return greatest;
         });
}

TEST_P(InstructionTest, PeriodEnd) {
  for (const auto mode :
       {literal::CountingMode::CivilCode, literal::CountingMode::AnniversaryExcluded}) {
    const ValueId exact = b_.And(known_, present_);
    const ValueId start = b_.Select(exact, date_, b_.Lane(Lane::I32, INT32_MIN));
    const ValueId end = b_.PeriodEnd(run_.record, start, run_.Values(run_.period), mode);
    ExpectOfRecords(end, [&](int64_t row) -> int64_t {
      if (!Known(row) || !Present(row)) return INT32_MIN;
      const literal::Period period = check::UnpackPeriod(run_.ValueOf(run_.period, row));
      if (!period.is_calendar()) return 0;
      return literal::EndOfPeriod({static_cast<int32_t>(Date(row))}, period, mode).day.days;
    });
  }
}

TEST_P(InstructionTest, PeriodEndBound) {
  run_.p.program().working_days = *literal::WorkingCalendar::Create(
      {testing::Day(2016, 1, 1)}, {testing::Day(2020, 12, 31)},
      {{{testing::Day(2018, 10, 1)}, true}, {{testing::Day(2018, 9, 29)}, false}});
  for (const auto counting :
       {literal::CountingMode::CivilCode, literal::CountingMode::AnniversaryExcluded}) {
    for (const auto bound : {check::EndBound::Earliest, check::EndBound::Latest}) {
      const ValueId start =
          b_.Select(b_.And(known_, present_), date_, b_.Lane(Lane::I32, INT32_MIN));
      const ValueId end =
          b_.PeriodEndBound(run_.record, start, run_.Values(run_.period), {counting, bound});
      ExpectOfRecords(end, [&](int64_t row) -> int64_t {
        if (!Known(row) || !Present(row)) return INT32_MIN;
        const int64_t day =
            check::PeriodEndBound(Date(row), check::UnpackPeriod(run_.ValueOf(run_.period, row)),
                                  counting, run_.p.program().working_days, bound);
        return std::min<int64_t>(day, INT32_MAX);
      });
    }
  }
}

TEST_P(InstructionTest, PeriodEndBeyondTheCalendarIsInfinite) {
  const ValueId period = b_.Lane(Lane::I64, check::PackPeriod({9000, literal::PeriodUnit::Year}));
  ExpectOfRecords(b_.PeriodEnd(run_.record, b_.Lane(Lane::I32, testing::Day(2020, 1, 1)), period,
                               literal::CountingMode::CivilCode),
                  [](int64_t) { return INT32_MAX; });
}

TEST_P(InstructionTest, ThresholdOfAPeriodIsItsInverse) {
  for (const literal::Period period : {literal::Period{1, literal::PeriodUnit::Month},
                                       literal::Period{4, literal::PeriodUnit::Year},
                                       literal::Period{30, literal::PeriodUnit::Day}}) {
    ir::ParameterSlot slot;
    slot.kind = ir::ParameterSlot::Kind::PeriodThreshold;
    slot.value = check::PackPeriod(period);
    slot.value2 = run_.as_of;
    const ValueId ended = b_.Compare(Op::LessEqual, date_, b_.Parameter(Lane::I32, slot));
    const ValueId direct = b_.Compare(
        Op::Less, b_.PeriodEnd(run_.record, date_, b_.Lane(Lane::I64, slot.value), slot.counting),
        b_.Lane(Lane::I32, run_.as_of));
    const std::vector<int64_t> expected = run_.Run(direct, GetParam());
    ExpectOfRecords(ended, [&](int64_t row) { return expected[static_cast<size_t>(row)]; });
  }
}

struct Operation {
  ir::ArithmeticOp op;
  int exponent;
};

// Of known operands: [a, a] op [b, b].
TEST_P(InstructionTest, ArithmeticOfKnownValues) {
  const ValueId other = run_.Values(run_.other_amount);
  // The opposite of the least finite value is an infinity.
  const auto infinite = [](int64_t v) { return v == INT64_MAX || v <= INT64_MIN + 1; };
  const auto saturate = [](Int128 v) -> int64_t {
    if (v >= INT64_MAX) return INT64_MAX;
    if (v <= INT64_MIN) return INT64_MIN;
    return static_cast<int64_t>(v);
  };
  using ir::ArithmeticOp;
  for (const Operation operation :
       {Operation{ArithmeticOp::Add, 0}, Operation{ArithmeticOp::Subtract, 0},
        Operation{ArithmeticOp::Multiply, 6}, Operation{ArithmeticOp::Divide, 6},
        Operation{ArithmeticOp::Divide, 0}}) {
    const ValueId value =
        b_.Arithmetic(run_.record, {operation.op, ir::Bound::Lower, operation.exponent},
                      {amount_, amount_, other, other});
    const std::vector<int64_t> seen = run_.Run(value, GetParam());
    for (int64_t row = 0; row < run_.Rows(run_.record); ++row) {
      const int64_t x = Amount(row);
      const int64_t y = run_.ValueOf(run_.other_amount, row);
      if (infinite(x) || infinite(y)) continue;
      if (operation.op == ArithmeticOp::Divide && y == 0) continue;
      Int128 expected = 0;
      const Int128 scale = operation.exponent == 6 ? 1'000'000 : 1;
      switch (operation.op) {
        case ArithmeticOp::Add:
          expected = Int128{x} + y;
          break;
        case ArithmeticOp::Subtract:
          expected = Int128{x} - y;
          break;
        case ArithmeticOp::Multiply: {
          const Int128 product = Int128{x} * y;
          expected = product / scale - (product % scale < 0 ? 1 : 0);
          break;
        }
        case ArithmeticOp::Divide:
          expected = Int128{x} * scale / y;
          break;
      }
      ASSERT_EQ(seen[static_cast<size_t>(row)], saturate(expected))
          << x << " " << static_cast<int>(operation.op) << " " << y;
    }
  }
}

TEST_P(InstructionTest, ArithmeticOfIntervals) {
  const auto lane = [&](int64_t v) { return b_.Lane(Lane::I64, v); };
  const auto bound_of = [&](ir::ArithmeticOp op, ir::Bound bound, int64_t a, int64_t b, int64_t c,
                            int64_t d) {
    const ValueId v =
        b_.Arithmetic(run_.subject, {op, bound, 0}, {lane(a), lane(b), lane(c), lane(d)});
    return run_.Run(v, GetParam()).front();
  };
  using ir::ArithmeticOp;
  using ir::Bound;
  EXPECT_EQ(bound_of(ArithmeticOp::Add, Bound::Upper, 1, 5, 2, INT64_MAX), INT64_MAX);
  EXPECT_EQ(bound_of(ArithmeticOp::Add, Bound::Lower, INT64_MIN, 5, 2, INT64_MAX), INT64_MIN);
  EXPECT_EQ(bound_of(ArithmeticOp::Subtract, Bound::Lower, 1, 5, 2, 3), -2);
  EXPECT_EQ(bound_of(ArithmeticOp::Subtract, Bound::Upper, 1, 5, 2, 3), 3);
  EXPECT_EQ(bound_of(ArithmeticOp::Subtract, Bound::Upper, 1, 5, INT64_MIN, 3), INT64_MAX);
  EXPECT_EQ(bound_of(ArithmeticOp::Subtract, Bound::Lower, 1, 5, 2, INT64_MAX), INT64_MIN);
  EXPECT_EQ(bound_of(ArithmeticOp::Multiply, Bound::Lower, -2, 3, -5, 7), -15);
  EXPECT_EQ(bound_of(ArithmeticOp::Multiply, Bound::Upper, -2, 3, -5, 7), 21);
  EXPECT_EQ(bound_of(ArithmeticOp::Multiply, Bound::Upper, 0, 0, INT64_MIN, INT64_MAX), 0);
  EXPECT_EQ(bound_of(ArithmeticOp::Divide, Bound::Lower, 7, 9, 2, 4), 1);
  EXPECT_EQ(bound_of(ArithmeticOp::Divide, Bound::Upper, 7, INT64_MAX, 2, 4), INT64_MAX);
}

// Of numbers of 6 digits and of none, against sums and products in 128 bits.
TEST_P(InstructionTest, ExactArithmetic) {
  const ValueId other = run_.Values(run_.other_amount);
  const ValueId none = b_.Lane(Lane::I64, 0);
  const ValueId rest = b_.Lane(Lane::I64, 999'999);
  constexpr Int128 kMillion = 1'000'000;
  const auto infinite = [](int64_t v) { return v == INT64_MAX || v <= INT64_MIN + 1; };
  const auto floor = [](Int128 v, Int128 unit) { return v / unit - (v % unit < 0 ? 1 : 0); };
  for (const ir::ArithmeticOp op :
       {ir::ArithmeticOp::Add, ir::ArithmeticOp::Subtract, ir::ArithmeticOp::Multiply}) {
    const bool product = op == ir::ArithmeticOp::Multiply;
    ir::ExactKind kind;
    kind.op = op;
    kind.digits_a = 6;
    kind.digits = product ? 12 : 6;
    const std::vector<ValueId> parts = {amount_, rest, other, none};
    const std::vector<int64_t> wholes = run_.Run(b_.Exact(run_.record, kind, parts), GetParam());
    kind.part = ir::ExactPart::Fraction;
    const std::vector<int64_t> fractions = run_.Run(b_.Exact(run_.record, kind, parts), GetParam());
    const Int128 unit = product ? kMillion * kMillion : kMillion;
    for (int64_t row = 0; row < run_.Rows(run_.record); ++row) {
      const int64_t x = Amount(row);
      const int64_t y = run_.ValueOf(run_.other_amount, row);
      if (infinite(x) || infinite(y)) continue;
      const Int128 a = Int128{x} * kMillion + 999'999;
      if (product && (Int128{x} * y > INT64_MAX || Int128{x} * y < INT64_MIN)) continue;
      const Int128 value = product                       ? a * y
                           : op == ir::ArithmeticOp::Add ? a + Int128{y} * kMillion
                                                         : a - Int128{y} * kMillion;
      const Int128 whole = floor(value, unit);
      if (whole >= INT64_MAX || whole <= INT64_MIN) continue;
      ASSERT_EQ(wholes[static_cast<size_t>(row)], static_cast<int64_t>(whole)) << x << " " << y;
      ASSERT_EQ(fractions[static_cast<size_t>(row)], static_cast<int64_t>(value - whole * unit))
          << x << " " << y;
    }
  }
}

TEST_P(InstructionTest, ExactArithmeticBeyondAllBounds) {
  const auto lane = [&](int64_t v) { return b_.Lane(Lane::I64, v); };
  using ir::ArithmeticOp;
  using ir::Bound;
  using ir::ExactPart;
  const auto part_of = [&](ir::ExactKind kind, int64_t a, int64_t a_rest, int64_t c,
                           int64_t c_rest) {
    return run_
        .Run(b_.Exact(run_.subject, kind, {lane(a), lane(a_rest), lane(c), lane(c_rest)}),
             GetParam())
        .front();
  };
  const ir::ExactKind times{ArithmeticOp::Multiply, Bound::Lower, ExactPart::Whole, 12, 0, 18};
  const ir::ExactKind rest{ArithmeticOp::Multiply, Bound::Lower, ExactPart::Fraction, 12, 0, 18};
  EXPECT_EQ(part_of(times, INT64_MAX - 1, 1, 2'000'000, 0), INT64_MAX);
  EXPECT_EQ(part_of(rest, INT64_MAX - 1, 1, 2'000'000, 0), 0);
  EXPECT_EQ(part_of(times, INT64_MAX - 1, 1, 1'000'000, 0), INT64_MAX - 1);
  EXPECT_EQ(part_of(rest, INT64_MAX - 1, 1, 1'000'000, 0), 1'000'000);
  EXPECT_EQ(part_of(times, -1, 1, INT64_MAX, 0), INT64_MIN);
  EXPECT_EQ(part_of(times, 0, 1, INT64_MAX, 0), INT64_MAX);
  EXPECT_EQ(part_of(times, 0, 0, INT64_MIN, 0), 0);
  const auto minus = [](Bound bound, ExactPart part) {
    return ir::ExactKind{ArithmeticOp::Subtract, bound, part, 0, 6, 6};
  };
  EXPECT_EQ(part_of(minus(Bound::Lower, ExactPart::Whole), 5, 0, 2, 250'000), 2);
  EXPECT_EQ(part_of(minus(Bound::Lower, ExactPart::Fraction), 5, 0, 2, 250'000), 750'000);
  EXPECT_EQ(part_of(minus(Bound::Lower, ExactPart::Whole), INT64_MAX, 0, INT64_MAX, 0), INT64_MIN);
  EXPECT_EQ(part_of(minus(Bound::Upper, ExactPart::Whole), INT64_MAX, 0, INT64_MAX, 0), INT64_MAX);
  EXPECT_EQ(part_of(minus(Bound::Upper, ExactPart::Fraction), 5, 0, INT64_MIN, 0), 0);
}

// Of numbers of 6 digits, against rounding in 128 bits.
TEST_P(InstructionTest, Round) {
  for (const int64_t fraction : {0, 1, 499'999, 500'000, 999'999}) {
    const ValueId rest = b_.Lane(Lane::I64, fraction);
    for (const RoundingMode mode : {RoundingMode::Nearest, RoundingMode::Down, RoundingMode::Up}) {
      for (const int64_t unit : {1, 10, 100, 1'000'000}) {
        const ValueId rounded = b_.Round(run_.record, {{mode, unit}, 6}, amount_, rest);
        const std::vector<int64_t> seen = run_.Run(rounded, GetParam());
        for (int64_t row = 0; row < run_.Rows(run_.record); ++row) {
          const int64_t whole = Amount(row);
          if (whole == INT64_MAX || whole == INT64_MIN) continue;
          const Int128 value = Int128{whole} * 1'000'000 + fraction;
          const Int128 step = Int128{1'000'000} * unit;
          const Int128 left = (value < 0 ? -value : value) % step;
          const bool up = mode == RoundingMode::Up ? left > 0 : left * 2 >= step;
          const Int128 away = mode == RoundingMode::Down || !up ? 0 : value < 0 ? -1 : 1;
          const Int128 expected = (value / step + away) * unit;
          if (expected >= INT64_MAX || expected <= INT64_MIN) continue;
          ASSERT_EQ(seen[static_cast<size_t>(row)], static_cast<int64_t>(expected))
              << whole << " " << fraction << " to " << unit;
        }
      }
    }
  }
}

TEST_P(InstructionTest, RoundBeyondAllBounds) {
  const auto round_of = [&](RoundingMode mode, int64_t unit, int64_t whole, int64_t rest) {
    const ValueId v = b_.Round(run_.subject, {{mode, unit}, 18}, b_.Lane(Lane::I64, whole),
                               b_.Lane(Lane::I64, rest));
    return run_.Run(v, GetParam()).front();
  };
  constexpr int64_t kHalf = 500'000'000'000'000'000;
  EXPECT_EQ(round_of(RoundingMode::Down, 100, INT64_MAX, 0), INT64_MAX);
  EXPECT_EQ(round_of(RoundingMode::Up, 100, INT64_MIN, 0), INT64_MIN);
  EXPECT_EQ(round_of(RoundingMode::Up, 100, INT64_MAX - 1, 0), INT64_MAX);
  EXPECT_EQ(round_of(RoundingMode::Up, 100, INT64_MIN + 1, 1), INT64_MIN);
  EXPECT_EQ(round_of(RoundingMode::Nearest, 1, INT64_MAX - 1, kHalf), INT64_MAX);
  EXPECT_EQ(round_of(RoundingMode::Nearest, 1, -1, kHalf), -1);     // -0.5
  EXPECT_EQ(round_of(RoundingMode::Nearest, 1, -1, kHalf + 1), 0);  // a little less
  EXPECT_EQ(round_of(RoundingMode::Up, 1'000'000, -1, kHalf), -1'000'000);
}

TEST_P(InstructionTest, LoadOfCompleteUntil) {
  const ValueId until = b_.Load(Op::LoadValues, {run_.record, {}, Lane::I32});
  Expect(until, run_.subject,
         [&](int64_t s) { return run_.batch->tables[run_.record.index()].complete_until[s]; });
}

// ---- shapes of batches

class ShapeTest : public ::testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Subjects, ShapeTest, ::testing::Values(0, 1, 2, 63, 64, 65, 127, 129));

TEST_P(ShapeTest, RowsThatFillNoWholeWordAreReadAndReduced) {
  ModuleRunner run(GetParam(), 7);
  const ValueId live = run.b.And(
      run.Known(run.date), run.b.Compare(Op::Less, run.b.Lane(Lane::I32, testing::Day(2018, 1, 1)),
                                         run.Values(run.date)));
  const std::vector<int64_t> seen =
      run.Run(run.b.ReduceCount(run.subject, live), OptimizationLevel::Shipped);
  std::vector<int64_t> expected(static_cast<size_t>(run.Rows(run.subject)), 0);
  for (int64_t row = 0; row < run.Rows(run.record); ++row) {
    if (run.IsKnown(run.date, row) && run.ValueOf(run.date, row) > testing::Day(2018, 1, 1)) {
      ++expected[static_cast<size_t>(run.ParentOf(run.record, row))];
    }
  }
  EXPECT_EQ(seen, expected);
}

TEST(CompiledModuleTest, TheTextOfLlvmShowsKernelsAndVectors) {
  ModuleRunner run(1);
  ir::Module module = run.module;
  ir::Builder b(module);
  const ValueId live = b.Compare(Op::Less, b.Lane(Lane::I32, 3),
                                 b.Load(Op::LoadValues, {run.record, run.date, Lane::I32}));
  module.roots.push_back(b.Call({}, {live}));
  passes::AssignStrata(module);
  const std::string text = DumpLlvm(module, OptimizationLevel::Shipped);
  EXPECT_NE(text.find("define void @xinze_kernel_0"), std::string::npos);
  EXPECT_NE(text.find("icmp slt <64 x i32>"), std::string::npos);
}

}  // namespace
}  // namespace xinze::jit
