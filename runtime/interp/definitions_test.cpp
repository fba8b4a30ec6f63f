// docs/semantics.md, section 3.
#include <optional>

#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using check::RuleId;

class DefinitionTest : public InterpTest {
 protected:
  DefinitionTest() { r = Record({}); }

  ExprId Literal(Truth t) {
    return t.is_true() ? b.True() : t.is_unknown() ? b.Unknown() : b.False();
  }
  RuleId When(Truth condition, int64_t value, std::vector<RuleId> exceptions = {}) {
    return b.Rule(b.Number(value), Literal(condition), std::move(exceptions));
  }
  ExprId Defined(std::vector<RuleId> cases, std::vector<RuleId> exceptions = {}) {
    return b.Refer(b.Define("有效期", s.subject, TypeOf(TypeKind::Integer), std::move(cases),
                            std::move(exceptions)));
  }
  // The value if known, else nothing.
  std::optional<int64_t> ValueOf(ExprId scalar) {
    for (int64_t v = 0; v < 10; ++v) {
      if (Is(scalar, v).is_true()) return v;
    }
    return std::nullopt;
  }

  int32_t r = 0;
};

TEST_F(DefinitionTest, AnAliasIsItsBody) {
  EXPECT_EQ(ValueOf(b.Refer(b.Alias("数", s.subject, b.Number(4)))), 4);
  EXPECT_EQ(Eval(b.Refer(b.Alias("真", s.subject, b.True()))), kTrue);
}

TEST_F(DefinitionTest, TheCaseThatHoldsAnswers) {
  EXPECT_EQ(ValueOf(Defined({When(kFalse, 1), When(kTrue, 3)})), 3);
}

TEST_F(DefinitionTest, NoCaseIsUnknown) {
  const ExprId none = Defined({When(kFalse, 1), When(kFalse, 3)});
  EXPECT_EQ(ValueOf(none), std::nullopt);
  EXPECT_EQ(Is(none, 3), kUnknown);
  EXPECT_EQ(Eval(b.HasValue(none)), kUnknown);
}

TEST_F(DefinitionTest, ACaseThatMayHoldLeavesTheAnswerOpen) {
  EXPECT_EQ(ValueOf(Defined({When(kUnknown, 1)})), std::nullopt);
  EXPECT_EQ(ValueOf(Defined({When(kUnknown, 1), When(kTrue, 3)})), std::nullopt);
}

TEST_F(DefinitionTest, CasesThatOverlapAnswerWhereTheyAgree) {
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3), When(kTrue, 3)})), 3);
  EXPECT_EQ(ValueOf(Defined({When(kUnknown, 3), When(kTrue, 3)})), 3);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3), When(kTrue, 5)})), std::nullopt);  // 冲突
}

TEST_F(DefinitionTest, AnExceptionReplacesTheBodyOfItsRule) {
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3, {When(kTrue, 5)})})), 5);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3, {When(kFalse, 5)})})), 3);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3, {When(kUnknown, 5)})})), std::nullopt);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3, {When(kUnknown, 3)})})), 3);
}

TEST_F(DefinitionTest, AnExceptionLivesInsideItsRulesCondition) {
  EXPECT_EQ(ValueOf(Defined({When(kFalse, 3, {When(kTrue, 5)}), When(kTrue, 1)})), 1);
}

TEST_F(DefinitionTest, ExceptionsNestToAnyDepth) {
  const auto nested = [&](Truth first, Truth second, Truth third) {
    return ValueOf(
        Defined({When(kTrue, 1, {When(first, 2, {When(second, 3, {When(third, 4)})})})}));
  };
  EXPECT_EQ(nested(kTrue, kTrue, kTrue), 4);
  EXPECT_EQ(nested(kTrue, kTrue, kFalse), 3);
  EXPECT_EQ(nested(kTrue, kFalse, kTrue), 2);
  EXPECT_EQ(nested(kFalse, kTrue, kTrue), 1);
  EXPECT_EQ(nested(kTrue, kTrue, kUnknown), std::nullopt);
  EXPECT_EQ(nested(kTrue, kFalse, kUnknown), 2);  // it could not have come to that
  EXPECT_EQ(nested(kFalse, kUnknown, kUnknown), 1);
}

TEST_F(DefinitionTest, SiblingExceptionsThatDisagreeAreAConflict) {
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3, {When(kTrue, 5), When(kTrue, 5)})})), 5);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3, {When(kTrue, 5), When(kTrue, 6)})})), std::nullopt);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3, {When(kTrue, 5), When(kFalse, 6)})})), 5);
}

TEST_F(DefinitionTest, ExceptionsOfTheWholeComeBeforeItsCases) {
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3), When(kTrue, 5)}, {When(kTrue, 7)})), 7);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3)}, {When(kFalse, 7)})), 3);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 3)}, {When(kUnknown, 7)})), std::nullopt);
  EXPECT_EQ(ValueOf(Defined({When(kTrue, 7)}, {When(kUnknown, 7)})), 7);
  EXPECT_EQ(ValueOf(Defined({}, {When(kTrue, 7)})), 7);
  EXPECT_EQ(ValueOf(Defined({When(kFalse, 7)}, {When(kUnknown, 7)})), std::nullopt);
}

TEST_F(DefinitionTest, PredicatesJoinAsTruths) {
  const auto defined = [&](Truth body, Truth condition, Truth exception) {
    return Eval(
        b.Refer(b.Define("计入", s.subject, TypeOf(TypeKind::Boolean), {b.Rule(Literal(body))},
                         {b.Rule(Literal(exception), Literal(condition))})));
  };
  EXPECT_EQ(defined(kTrue, kTrue, kFalse), kFalse);
  EXPECT_EQ(defined(kTrue, kFalse, kFalse), kTrue);
  EXPECT_EQ(defined(kTrue, kUnknown, kFalse), kUnknown);
  EXPECT_EQ(defined(kTrue, kUnknown, kTrue), kTrue);
  EXPECT_EQ(defined(kFalse, kUnknown, kFalse), kFalse);
  EXPECT_EQ(defined(kTrue, kTrue, kUnknown), kUnknown);
}

TEST_F(DefinitionTest, AnswersAreOpenOnlyForTheRecordsWhoseFactsAre) {
  // 为 1 当 程度 是 一般; 为 3 当 程度 是 严重; 未定 当 程度 是 轻微
  const auto is = [&](const char* severity) {
    return b.Equal(b.Read(s.severity), b.Code(s.severities, severity));
  };
  const auto validity =
      b.Define("有效期", s.record, TypeOf(TypeKind::Integer),
               {b.Rule(b.Number(1), is("一般")), b.Rule(b.Number(3), is("严重")),
                b.Rule(b.Unknown(check::Reason::NoRule, TypeKind::Integer), is("轻微"))});
  const ExprId three = b.Count(s.record, b.Equal(b.Refer(validity), b.Number(3)));
  f.Set(r, {s.severity, Code("严重")});
  Record({{s.severity, Code("一般")}});
  EXPECT_EQ(Is(three, 1), kTrue);
  Record({{s.severity, Code("轻微")}});
  EXPECT_EQ(Is(three, 1), kUnknown);
  EXPECT_EQ(Is(three, 3), kFalse);
}

TEST_F(DefinitionTest, TextsThatSayTheSameAgree) {
  const auto title = b.Define("名称", s.subject, TypeOf(TypeKind::Text),
                              {b.Rule(b.Text("甲")), b.Rule(b.Text("甲"), b.Unknown())});
  EXPECT_EQ(Eval(b.Equal(b.Refer(title), b.Text("甲"))), kTrue);
}

TEST_F(DefinitionTest, GivesWayToAHigherDefinitionWhileThatIsInForce) {
  const auto law = b.Document("上位法", Day(2021, 1, 1), Day(2022, 1, 1));
  const auto upper = b.Alias("有效期", s.subject, b.Number(5));
  b.program().definitions[upper].provenance.document = law;
  const auto lower = b.Alias("有效期", s.subject, b.Number(3));
  b.program().definitions[lower].yields_to = {upper};
  b.program().definitions[lower].plain = false;
  const ExprId value = b.Refer(lower);
  EXPECT_EQ(Is(value, 3, Day(2020, 12, 31)), kTrue);
  EXPECT_EQ(Is(value, 5, Day(2021, 1, 1)), kTrue);
  EXPECT_EQ(Is(value, 3, Day(2022, 1, 1)), kTrue);
}

TEST_F(DefinitionTest, ARecordsDefinitionMayReadTheSubjects) {
  const auto legal = b.Alias("是法人", s.subject, b.Equal(b.Read(s.kind), b.Code(s.kinds, "法人")));
  const auto counted = b.Alias("计入", s.record, b.And({b.Refer(legal), Severe()}));
  f.Set(r, {s.severity, Code("严重")});
  EXPECT_EQ(Eval(b.Exists(s.record, b.Refer(counted))), kTrue);
}

}  // namespace
}  // namespace xinze::interp
