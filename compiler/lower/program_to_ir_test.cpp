#include "compiler/lower/program_to_ir.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/lower/host_call_layout.h"
#include "compiler/passes/passes.h"
#include "tests/support/program_builder.h"
#include "tests/support/standard_schema.h"

namespace xinze::lower {
namespace {

using ir::HostCall;
using ir::Op;
using ir::ValueId;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ProgramBuilder;
using testing::StandardSchema;

class ProgramToIrTest : public ::testing::Test {
 protected:
  void Lower() {
    lowered_ = ProgramToIr(b_.program());
    EXPECT_THAT(ir::Verify(lowered_.module), IsEmpty());
    passes::RunPasses(lowered_.module);
  }
  const ir::Module& module() const { return lowered_.module; }
  size_t CountOf(Op op) const {
    return static_cast<size_t>(std::count_if(module().values.begin(), module().values.end(),
                                             [op](const auto& v) { return v.op == op; }));
  }
  // The operands of the status call of a list.
  const std::vector<ValueId>& OperandsOf(check::ListId list) const {
    for (const ir::Instruction& v : module().values) {
      if (v.op != Op::HostCall) continue;
      const HostCall& call = module().host_calls[static_cast<size_t>(v.immediate)];
      if (call.kind == HostCall::Kind::ListStatus && call.list == list) return v.operands;
    }
    ADD_FAILURE() << "no status of list " << list.index();
    static const std::vector<ValueId> none;
    return none;
  }
  bool HasOneRail(check::ListId list) const {
    return OperandsOf(list)[kListCriteriaMust] == OperandsOf(list)[kListCriteriaMay];
  }
  check::ExprId Years(int count) {
    return b_.Period(check::PackPeriod({count, literal::PeriodUnit::Year}));
  }

  ProgramBuilder b_;
  StandardSchema s_{b_};
  LoweredProgram lowered_;
};

TEST_F(ProgramToIrTest, APredicateOverKnownColumnsHasOneRail) {
  // 类型 is 必有, 程度 可缺.
  const auto known = b_.List("甲", b_.InSet(b_.Read(s_.kind), {1}));
  const auto unknown = b_.List("乙", b_.Exists(s_.record, b_.InSet(b_.Read(s_.severity), {2})));
  Lower();
  EXPECT_TRUE(HasOneRail(known));
  EXPECT_FALSE(HasOneRail(unknown));
}

TEST_F(ProgramToIrTest, KnownColumnsReadNoBitmaps) {
  b_.List("甲", b_.InSet(b_.Read(s_.kind), {1}));
  Lower();
  EXPECT_EQ(CountOf(Op::LoadKnown), 0U);
  EXPECT_EQ(CountOf(Op::LoadPresent), 0U);
}

TEST_F(ProgramToIrTest, ADefinitionThatTwoListsReadIsEvaluatedOnce) {
  const auto severe = b_.Alias("严重", s_.record, b_.InSet(b_.Read(s_.severity), {2}));
  b_.List("甲", b_.Exists(s_.record, b_.Refer(severe)), s_.record);
  b_.List("乙", b_.LessEqual(b_.Number(2), b_.Count(s_.record, b_.Refer(severe))), s_.record);
  Lower();
  const auto of_severity = [&](const ir::Instruction& v) {
    return v.op == Op::InSet && v.domain == s_.record;
  };
  EXPECT_EQ(std::count_if(module().values.begin(), module().values.end(), of_severity), 1);
}

TEST_F(ProgramToIrTest, PeriodsSelectedByADefinitionAreInvertedOnceACall) {
  const auto validity = b_.Define("有效期", s_.record, testing::TypeOf(check::TypeKind::Period),
                                  {b_.Rule(Years(1), b_.InSet(b_.Read(s_.severity), {1})),
                                   b_.Rule(Years(3), b_.InSet(b_.Read(s_.severity), {2}))});
  b_.List("甲",
          b_.Exists(s_.record, b_.Less(b_.PeriodEnd(b_.Read(s_.determined_on), b_.Refer(validity)),
                                       b_.AsOf())));
  Lower();
  EXPECT_EQ(CountOf(Op::PeriodEnd), 0U);
  const auto is_threshold = [](const ir::ParameterSlot& slot) {
    return slot.kind == ir::ParameterSlot::Kind::PeriodThreshold;
  };
  EXPECT_EQ(std::count_if(module().parameters.begin(), module().parameters.end(), is_threshold), 2);
}

TEST_F(ProgramToIrTest, TheDayAskedAboutIsAParameterAndNeverAConstant) {
  b_.List("甲", b_.Less(b_.Date(testing::Day(2020, 1, 1)), b_.AsOf()));
  Lower();
  EXPECT_EQ(CountOf(Op::Parameter), 1U);
  EXPECT_EQ(module().parameters[0].kind, ir::ParameterSlot::Kind::AsOf);
}

TEST_F(ProgramToIrTest, CriteriaOverLaterRecordsAreCold) {
  const auto list =
      b_.List("甲", b_.Exists(s_.record, b_.InSet(b_.Read(s_.severity), {2})), s_.record);
  b_.Procedure("程序", {{"认定", check::Step::Effect::Determines}}, {list});
  Lower();
  EXPECT_TRUE(std::any_of(module().kernels.begin(), module().kernels.end(),
                          [](const ir::Kernel& kernel) { return kernel.cold; }));
  EXPECT_NE(OperandsOf(list)[kListLaterMust], OperandsOf(list)[kListCriteriaMust]);
}

TEST_F(ProgramToIrTest, AListWithoutProcedureReadsNoEvents) {
  b_.List("甲", b_.Exists(s_.record, b_.InSet(b_.Read(s_.severity), {2})), s_.record);
  Lower();
  for (const HostCall& call : module().host_calls) {
    EXPECT_NE(call.kind, HostCall::Kind::FoldProcedures);
  }
  EXPECT_TRUE(std::none_of(module().kernels.begin(), module().kernels.end(),
                           [](const ir::Kernel& kernel) { return kernel.cold; }));
}

TEST_F(ProgramToIrTest, ATriggerStandsOnTheListsThatItAsksForPositively) {
  const auto black = b_.List("黑", b_.True());
  const auto red = b_.List("红", b_.False());
  const auto watch = b_.List("关注", b_.False());
  const auto alias = b_.Alias("在关注", s_.subject, b_.Listed(watch));
  b_.Measure("措施", b_.And({b_.Or({b_.Listed(black), b_.Refer(alias)}), b_.Not(b_.Listed(red)),
                             b_.ListIs(red, {check::ListStatus::Proposed})}));
  Lower();
  EXPECT_THAT(lowered_.positive_lists, ElementsAre(ElementsAre(black, watch)));
}

TEST_F(ProgramToIrTest, ATriggerWithoutListsIsOneThroughAllLenses) {
  b_.Measure("措施", b_.InSet(b_.Read(s_.kind), {0}));
  Lower();
  for (const ir::Instruction& v : module().values) {
    if (v.op != Op::HostCall || module().host_calls[static_cast<size_t>(v.immediate)].kind !=
                                    HostCall::Kind::MeasureStatus) {
      continue;
    }
    for (ValueId operand : v.operands) EXPECT_EQ(operand, v.operands[0]);
  }
}

}  // namespace
}  // namespace xinze::lower
