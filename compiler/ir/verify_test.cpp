#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/ir/builder.h"

namespace xinze::ir {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr EntityId kSubject(0);
constexpr EntityId kRecord(1);
constexpr EntityId kObjection(2);
constexpr EntityId kRole(3);

// Subject > record > objection, and subject > role; two columns of records.
class VerifyTest : public ::testing::Test {
 protected:
  VerifyTest() {
    module_.domains.Add({"主体", {}});
    module_.domains.Add({"信用信息", kSubject});
    module_.domains.Add({"异议", kRecord});
    module_.domains.Add({"责任人", kSubject});
    bits_ = b_.Load(Op::LoadKnown, date_column_);
    date_ = b_.Load(Op::LoadValues, date_column_);
    amount_ = b_.Load(Op::LoadValues, {kRecord, check::FieldId(1), Lane::I64});
  }
  ValueId Add(Instruction v) { return module_.values.Add(std::move(v)); }
  std::vector<std::string> Errors() const { return Verify(module_); }
  // That the module is sound but for one thing, about which the message says `what`.
  void ExpectOnly(const char* what) { EXPECT_THAT(Errors(), ElementsAre(HasSubstr(what))); }

  Module module_;
  Builder b_{module_};
  const Column date_column_{kRecord, check::FieldId(0), Lane::I32};
  ValueId bits_, date_, amount_;
};

TEST_F(VerifyTest, AcceptsWhatTheBuilderMakes) {
  const ValueId live = b_.Compare(Op::Less, date_, b_.Lane(Lane::I32, 7));
  const ValueId both = b_.And(live, bits_);
  const ValueId count = b_.ReduceCount(kSubject, both);
  const ValueId enough = b_.Compare(Op::LessEqual, b_.Lane(Lane::I32, 3), count);
  b_.Broadcast(kRole, enough);
  module_.roots.push_back(b_.Call({}, {enough}));
  EXPECT_THAT(Errors(), IsEmpty());
}

TEST_F(VerifyTest, RejectsAnOperandThatComesLater) {
  Add({Op::Not, Lane::Bits, {}, kRecord, 0, {ValueId(99)}});
  ExpectOnly("does not come before it");
}

TEST_F(VerifyTest, RejectsAnOperandTooMany) {
  Add({Op::Not, Lane::Bits, {}, kRecord, 0, {bits_, bits_}});
  ExpectOnly("has 2 operands, takes 1");
}

TEST_F(VerifyTest, RejectsOperandsOfTwoDomains) {
  const ValueId any = b_.ReduceOr(kSubject, bits_);
  Add({Op::And, Lane::Bits, {}, kRecord, 0, {bits_, any}});
  ExpectOnly("is of another domain");
}

TEST_F(VerifyTest, RejectsAUniformValueWithADomain) {
  Add({Op::Constant, Lane::Bits, {}, kRecord, 1, {}});
  ExpectOnly("a uniform value has a domain");
}

TEST_F(VerifyTest, RejectsADomainOnWordsOfUniformOperands) {
  const ValueId one = b_.Bits(true);
  Add({Op::Not, Lane::Bits, {}, kRecord, 0, {one}});
  ExpectOnly("is uniform if its operands are");
}

TEST_F(VerifyTest, RejectsATruthThatIsNoBit) {
  b_.Lane(Lane::Bits, 2);
  ExpectOnly("is no truth");
}

TEST_F(VerifyTest, RejectsLogicUponLanes) {
  Add({Op::And, Lane::Bits, {}, kRecord, 0, {bits_, date_}});
  ExpectOnly("operand 1 is i32, not bits");
}

TEST_F(VerifyTest, RejectsComparisonOfTwoWidths) {
  Add({Op::Less, Lane::Bits, {}, kRecord, 0, {date_, amount_}});
  ExpectOnly("operand 1 is i64, not i32");
}

TEST_F(VerifyTest, RejectsComparisonOfTruths) {
  Add({Op::Equal, Lane::Bits, {}, kRecord, 0, {bits_, bits_}});
  ExpectOnly("compares truths");
}

TEST_F(VerifyTest, RejectsWideningToTheSameWidth) {
  Add({Op::Widen, Lane::I32, {}, kRecord, 0, {date_}});
  ExpectOnly("does not widen");
}

TEST_F(VerifyTest, RejectsASetOfAmounts) {
  b_.InSet(amount_, {{{1, 2}}});
  ExpectOnly("of i64");
}

TEST_F(VerifyTest, RejectsASetThatDoesNotExist) {
  Add({Op::InSet, Lane::Bits, {}, kRecord, 5, {date_}});
  ExpectOnly("set 5 does not exist");
}

TEST_F(VerifyTest, RejectsAColumnOfAnotherDomain) {
  Add({Op::LoadValues, Lane::I32, {}, kSubject, 0, {}});
  ExpectOnly("the column is of another domain");
}

TEST_F(VerifyTest, RejectsAParameterThatDoesNotExist) {
  Add({Op::Parameter, Lane::I32, {}, {}, 0, {}});
  ExpectOnly("parameter 0 does not exist");
}

TEST_F(VerifyTest, RejectsBroadcastToWhatIsNoChild) {
  const ValueId any = b_.ReduceOr(kSubject, bits_);
  b_.Broadcast(kObjection, any);
  ExpectOnly("goes from a parent to its child");
}

TEST_F(VerifyTest, RejectsReductionToWhatIsNoAncestor) {
  b_.ReduceOr(kRole, bits_);
  ExpectOnly("reduces to an ancestor");
}

TEST_F(VerifyTest, RejectsAUniformOperandOfAPrimitive) {
  b_.ReduceOr(kSubject, b_.Bits(true));
  ExpectOnly("operand 0 is uniform");
}

TEST_F(VerifyTest, RejectsAPrimitiveOverTwoDomains) {
  const ValueId any = b_.ReduceOr(kSubject, bits_);
  Add({Op::ReduceSum, Lane::I64, {}, kSubject, 0, {any, amount_}});
  ExpectOnly("operands of two domains");
}

TEST_F(VerifyTest, RejectsAResultOfWhatIsNoHostCall) {
  Add({Op::Project, Lane::Bits, {}, kSubject, 0, {bits_}});
  ExpectOnly("is not of a host call");
}

TEST_F(VerifyTest, RejectsAHostCallReadDirectly) {
  const ValueId call = b_.Call({}, {bits_});
  Add({Op::Not, Lane::Bits, {}, {}, 0, {call}});
  ExpectOnly("directly");
}

TEST_F(VerifyTest, RejectsARootThatIsNoHostCall) {
  module_.roots.push_back(bits_);
  ExpectOnly("is no host call");
}

TEST_F(VerifyTest, RejectsExactArithmeticOfFewerDigitsThanItsOperands) {
  ExactKind kind;
  kind.digits_a = 12;
  kind.digits = 6;
  b_.Exact(kRecord, kind, {amount_, amount_, amount_, amount_});
  ExpectOnly("has 6 digits");
}

TEST_F(VerifyTest, RejectsAnExactQuotient) {
  ExactKind kind;
  kind.op = ArithmeticOp::Divide;
  b_.Exact(kRecord, kind, {amount_, amount_, amount_, amount_});
  ExpectOnly("is no division");
}

TEST_F(VerifyTest, RejectsARoundingToNoUnit) {
  b_.Round(kRecord, {{check::RoundingMode::Up, 0}, 0}, amount_, amount_);
  ExpectOnly("rounds to no unit");
}

TEST_F(VerifyTest, RejectsARoundingOfTooManyDigits) {
  b_.Round(kRecord, {{check::RoundingMode::Up, 100}, 24}, amount_, amount_);
  ExpectOnly("has 24 digits");
}

TEST_F(VerifyTest, RejectsARoundingInNoKnownWay) {
  Add({Op::Round,
       Lane::I64,
       {},
       kRecord,
       PackRound({{check::RoundingMode::Nearest, 1}, 6}) + 3,
       {amount_, amount_}});
  ExpectOnly("rounds in no known way");
}

}  // namespace
}  // namespace xinze::ir
