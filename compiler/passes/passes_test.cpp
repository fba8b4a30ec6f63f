#include "compiler/passes/passes.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/ir/builder.h"

namespace xinze::passes {
namespace {

using check::EntityId;
using ir::Lane;
using ir::Op;
using ir::ValueId;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Subject > record; what a test wants kept is given to Keep, and looked at through Kept.
class PassesTest : public ::testing::Test {
 protected:
  PassesTest() {
    subject_ = module_.domains.Add({"主体", {}});
    record_ = module_.domains.Add({"信用信息", subject_});
    x_ = b_.Load(Op::LoadKnown, {record_, check::FieldId(0), Lane::I32});
    y_ = b_.Load(Op::LoadKnown, {record_, check::FieldId(1), Lane::I32});
    date_ = b_.Load(Op::LoadValues, {record_, check::FieldId(0), Lane::I32});
  }
  void Keep(ValueId value) { kept_.push_back(b_.Splat(record_, value)); }
  void Seal() { module_.roots.push_back(b_.Call({}, kept_)); }
  void Run(void (*pass)(ir::Module&)) {
    if (module_.roots.empty()) Seal();
    pass(module_);
    EXPECT_THAT(ir::Verify(module_), IsEmpty());
  }
  const ir::Instruction& Kept(size_t i) const {
    const ir::Instruction* v = &module_[module_[module_.roots[0]].operands[i]];
    while (v->op == Op::Splat) v = &module_[v->operands[0]];
    return *v;
  }
  Op OpOf(size_t i) const { return Kept(i).op; }
  // Of a load: which field; of a constant: which value.
  int64_t Which(size_t i) const { return Kept(i).immediate; }
  size_t CountOf(Op op) const {
    return static_cast<size_t>(
        std::count_if(module_.values.begin(), module_.values.end(),
                      [op](const ir::Instruction& v) { return v.op == op; }));
  }

  ir::Module module_;
  ir::Builder b_{module_};
  EntityId subject_, record_;
  ValueId x_, y_, date_;
  std::vector<ValueId> kept_;
};

// ---- fold_rails

TEST_F(PassesTest, FoldsTruthsKnownWithoutARow) {
  Keep(b_.And(x_, b_.Bits(false)));
  Keep(b_.Or(x_, b_.Bits(true)));
  Keep(b_.Not(b_.Bits(true)));
  Keep(b_.AndNot(x_, x_));
  Keep(b_.Compare(Op::Less, b_.Lane(Lane::I32, 3), b_.Lane(Lane::I32, 4)));
  Keep(b_.InSet(b_.Lane(Lane::I32, 5), {{{2, 4}}}));
  Run(FoldRails);
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(OpOf(i), Op::Constant) << i;
  EXPECT_THAT((std::vector<int64_t>{Which(0), Which(1), Which(2), Which(3), Which(4), Which(5)}),
              ElementsAre(0, 1, 0, 0, 1, 0));
}

TEST_F(PassesTest, FoldsAnOperandThatDecidesNothing) {
  Keep(b_.And(x_, b_.Bits(true)));
  Keep(b_.Or(b_.Bits(false), y_));
  Keep(b_.Not(b_.Not(x_)));
  Keep(b_.Select(b_.Bits(false), x_, y_));
  Keep(b_.And(x_, b_.Or(y_, x_)));
  Keep(b_.Or(y_, b_.And(x_, y_)));
  Run(FoldRails);
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(OpOf(i), Op::LoadKnown) << i;
  EXPECT_THAT((std::vector<int64_t>{Which(0), Which(1), Which(2), Which(3), Which(4), Which(5)}),
              ElementsAre(0, 1, 0, 1, 0, 1));
}

TEST_F(PassesTest, KeepsATruthAndItsOppositeApartWhereTheyAreRails) {
  // x or not x is all ones for one rail; it never speaks of a truth and its negation.
  Keep(b_.Or(x_, b_.Not(x_)));
  Keep(b_.Or(x_, b_.Not(y_)));
  Run(FoldRails);
  EXPECT_EQ(OpOf(0), Op::Constant);
  EXPECT_EQ(OpOf(1), Op::Or);
}

TEST_F(PassesTest, ASelectionOfConstantBitsIsLogic) {
  Keep(b_.Select(x_, b_.Bits(true), y_));
  Keep(b_.Select(x_, b_.Bits(false), y_));
  Keep(b_.Select(x_, y_, b_.Bits(false)));
  Run(FoldRails);
  EXPECT_EQ(OpOf(0), Op::Or);
  EXPECT_EQ(OpOf(1), Op::AndNot);
  EXPECT_EQ(OpOf(2), Op::And);
}

TEST_F(PassesTest, WidensTheInfinitiesOfAConstant) {
  Keep(b_.Widen(Lane::I64, b_.Lane(Lane::I32, INT32_MAX), true));
  Keep(b_.Widen(Lane::I64, b_.Lane(Lane::I32, INT32_MAX), false));
  Run(FoldRails);
  EXPECT_EQ(Which(0), check::kPlusInfinity);
  EXPECT_EQ(Which(1), INT32_MAX);
}

TEST_F(PassesTest, NothingToReduceIsNone) {
  const ValueId any = b_.ReduceOr(subject_, b_.Splat(record_, b_.Bits(false)));
  const ValueId count = b_.ReduceCount(subject_, b_.Splat(record_, b_.Bits(false)));
  module_.roots.push_back(b_.Call({}, {any, count}));
  Run(FoldRails);
  EXPECT_EQ(OpOf(0), Op::Constant);
  EXPECT_EQ(OpOf(1), Op::Constant);
}

// ---- share_predicates

TEST_F(PassesTest, EqualInstructionsBecomeOne) {
  Keep(b_.And(x_, y_));
  Keep(b_.And(y_, x_));
  Keep(b_.AndNot(x_, y_));
  Keep(b_.AndNot(y_, x_));
  Run(SharePredicates);
  const auto& operands = module_[module_.roots[0]].operands;
  EXPECT_EQ(operands[0], operands[1]);
  EXPECT_NE(operands[2], operands[3]);
  EXPECT_EQ(CountOf(Op::And), 1U);
}

TEST_F(PassesTest, HostCallsAreNeverShared) {
  const ValueId first = b_.Call({ir::HostCall::Kind::FoldProcedures, {}, {}, -1, {}}, {});
  const ValueId second = b_.Call({ir::HostCall::Kind::FoldProcedures, {}, {}, -1, {}}, {});
  Keep(b_.Project(first, 0, record_, Lane::Bits));
  Keep(b_.Project(second, 0, record_, Lane::Bits));
  Run(SharePredicates);
  EXPECT_EQ(CountOf(Op::HostCall), 3U);
}

// ---- remove_dead

TEST_F(PassesTest, WhatNoRootNeedsGoes) {
  b_.And(x_, y_);
  Keep(b_.Not(x_));
  Run(RemoveDead);
  EXPECT_EQ(CountOf(Op::And), 0U);
  EXPECT_EQ(CountOf(Op::LoadKnown), 1U);
  EXPECT_EQ(CountOf(Op::Not), 1U);
}

// ---- invert_period_ends

class InvertTest : public PassesTest {
 protected:
  InvertTest() {
    ir::ParameterSlot slot;
    as_of_ = b_.Parameter(Lane::I32, slot);
    three_years_ = b_.Lane(Lane::I64, check::PackPeriod({3, literal::PeriodUnit::Year}));
    one_year_ = b_.Lane(Lane::I64, check::PackPeriod({1, literal::PeriodUnit::Year}));
  }
  ValueId End(ValueId period) {
    return b_.PeriodEnd(record_, date_, period, literal::CountingMode::CivilCode);
  }
  ValueId as_of_, three_years_, one_year_;
};

TEST_F(InvertTest, AComparisonWithTheDayAskedAboutBecomesAThreshold) {
  Keep(b_.Compare(Op::Less, End(three_years_), as_of_));
  Run(InvertPeriodEnds);
  RemoveDead(module_);
  EXPECT_EQ(CountOf(Op::PeriodEnd), 0U);
  EXPECT_EQ(OpOf(0), Op::LessEqual);
  const ir::ParameterSlot& slot = module_.parameters.back();
  EXPECT_EQ(slot.kind, ir::ParameterSlot::Kind::PeriodThreshold);
  EXPECT_EQ(slot.bound, 0);
  EXPECT_EQ(slot.offset, 0);
  EXPECT_EQ(slot.value, check::PackPeriod({3, literal::PeriodUnit::Year}));
}

TEST_F(InvertTest, TheOtherSideIsNegated) {
  Keep(b_.Compare(Op::Less, as_of_, End(three_years_)));
  Keep(b_.Compare(Op::LessEqual, as_of_, End(three_years_)));
  Run(InvertPeriodEnds);
  EXPECT_EQ(OpOf(0), Op::Not);
  EXPECT_EQ(OpOf(1), Op::Not);
  // A < end is not (end < A + 1); A <= end is not (end < A).
  EXPECT_EQ(module_.parameters[1].offset, 1);
  EXPECT_EQ(module_.parameters[2].offset, 0);
}

TEST_F(InvertTest, ASelectionOfPeriodsBecomesOneOfThresholds) {
  Keep(b_.Compare(Op::LessEqual, End(b_.Select(x_, one_year_, three_years_)), as_of_));
  Run(InvertPeriodEnds);
  RemoveDead(module_);
  EXPECT_EQ(CountOf(Op::PeriodEnd), 0U);
  EXPECT_EQ(CountOf(Op::Select), 1U);
  EXPECT_EQ(module_.parameters.size(), 3U);
}

TEST_F(InvertTest, APeriodOfTheRowIsLeft) {
  const ValueId period = b_.Load(Op::LoadValues, {record_, check::FieldId(2), Lane::I64});
  Keep(b_.Compare(Op::Less, End(period), as_of_));
  Run(InvertPeriodEnds);
  RemoveDead(module_);
  EXPECT_EQ(CountOf(Op::PeriodEnd), 1U);
}

// ---- assign_strata

TEST_F(PassesTest, AScanComesBeforeThePrimitivesThatReadIt) {
  const ValueId any = b_.ReduceOr(subject_, b_.And(x_, y_));
  const ValueId none = b_.Not(any);
  module_.roots.push_back(b_.Call({}, {none}));
  Run(AssignStrata);
  ASSERT_EQ(module_.kernels.size(), 1U);
  const auto& steps = module_.kernels[0].steps;
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(module_.scans[steps[0].scan].domain, record_);
  EXPECT_EQ(steps[1].value, any);
  EXPECT_EQ(module_.scans[steps[2].scan].domain, subject_);
  EXPECT_EQ(module_.kernels[0].then_host, module_.roots[0]);
}

TEST_F(PassesTest, HostCallsPartKernels) {
  const ValueId call = b_.Call({ir::HostCall::Kind::FoldProcedures, {}, {}, -1, {}}, {});
  const ValueId state = b_.Project(call, 0, record_, Lane::I32);
  Keep(b_.Compare(Op::Equal, state, date_));
  Run(AssignStrata);
  ASSERT_EQ(module_.kernels.size(), 2U);
  EXPECT_EQ(module_.kernels[0].then_host, call);
  EXPECT_EQ(module_.kernels[1].steps.size(), 1U);
}

TEST_F(PassesTest, WhatOnlyColdOperandsNeedIsCold) {
  const ValueId hot = b_.And(x_, y_);
  const ValueId cold = b_.Or(x_, y_);
  ir::HostCall call;
  call.kind = ir::HostCall::Kind::ListStatus;
  call.first_cold_operand = 1;
  module_.roots.push_back(b_.Call(call, {hot, cold}));
  Run(AssignStrata);
  ASSERT_EQ(module_.kernels.size(), 2U);
  EXPECT_FALSE(module_.kernels[0].cold);
  EXPECT_TRUE(module_.kernels[1].cold);
  EXPECT_THAT(module_.scans[module_.kernels[1].steps[0].scan].values, ElementsAre(cold));
}

// The fold of the events says whether the cold kernels are run.
TEST_F(PassesTest, NothingIsColdBeforeTheFold) {
  const ValueId fold = b_.Call({ir::HostCall::Kind::FoldProcedures, {}, {}, -1, {}}, {});
  const ValueId before = b_.Or(x_, y_);
  const ValueId after = b_.Compare(Op::Equal, b_.Project(fold, 0, record_, Lane::I32), date_);
  ir::HostCall call;
  call.kind = ir::HostCall::Kind::ListStatus;
  call.first_cold_operand = 0;
  module_.roots.push_back(b_.Call(call, {before, after}));
  Run(AssignStrata);
  ASSERT_EQ(module_.kernels.size(), 2U);
  EXPECT_FALSE(module_.kernels[0].cold);
  EXPECT_THAT(module_.scans[module_.kernels[0].steps[0].scan].values, ElementsAre(before));
  EXPECT_TRUE(module_.kernels[1].cold);
}

TEST_F(PassesTest, ALongScanIsCutAndHandsOnThroughTheFrame) {
  ValueId value = x_;
  for (int i = 0; i < 600; ++i) value = i % 2 == 0 ? b_.And(value, y_) : b_.AndNot(value, x_);
  Keep(value);
  Run(AssignStrata);
  ASSERT_GT(module_.scans.size(), 1U);
  for (const ir::Scan& scan : module_.scans) {
    EXPECT_LE(scan.values.size(), 256U);
    EXPECT_EQ(scan.stores.size(), 1U);
  }
}

TEST_F(PassesTest, RunPassesRecordsEachWithItsTime) {
  Keep(b_.And(x_, b_.Bits(true)));
  Seal();
  const std::vector<PassRecord> records = RunPasses(module_);
  ASSERT_FALSE(records.empty());
  EXPECT_EQ(records.front().name, "remove_dead");
  EXPECT_EQ(records.back().name, "assign_strata");
  EXPECT_EQ(records.back().values_after, module_.values.size());
}

}  // namespace
}  // namespace xinze::passes
