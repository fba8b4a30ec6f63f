// docs/semantics.md, sections 2 and 4.
#include <array>

#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using check::ExprKind;

class EvaluatorTest : public InterpTest {
 protected:
  ExprId Literal(Truth t) {
    return t.is_true() ? b.True() : t.is_unknown() ? b.Unknown() : b.False();
  }
  ExprId Days(int32_t n) { return b.Period(check::PackPeriod({n, literal::PeriodUnit::Day})); }
  ExprId Years(int32_t n) { return b.Period(check::PackPeriod({n, literal::PeriodUnit::Year})); }
};

TEST_F(EvaluatorTest, ConnectivesAreKleenes) {
  const std::array<Truth, 3> order = {kFalse, kUnknown, kTrue};
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(Eval(b.Not(Literal(order[i]))), order[2 - i]);
    for (size_t j = 0; j < 3; ++j) {
      EXPECT_EQ(Eval(b.And({Literal(order[i]), Literal(order[j])})), order[std::min(i, j)]);
      EXPECT_EQ(Eval(b.Or({Literal(order[i]), Literal(order[j])})), order[std::max(i, j)]);
    }
  }
}

TEST_F(EvaluatorTest, ExcludedMiddleDoesNotHoldOfTheUnknown) {
  Record({{s.severity, kMissing}});
  EXPECT_EQ(Eval(b.Exists(s.record, b.Or({Severe(), b.Not(Severe())}))), kUnknown);
}

TEST_F(EvaluatorTest, NotEqualIsTheDenialOfEqual) {
  Record({{s.points, kNothing}});
  const ExprId six = b.Equal(b.Read(s.points), b.Number(6));
  EXPECT_EQ(Eval(b.Exists(s.record, six)), kFalse);
  EXPECT_EQ(Eval(b.Exists(s.record, b.Not(six))), kTrue);  // what is absent is not 6
}

TEST_F(EvaluatorTest, QuantifiersFoldTheirRows) {
  EXPECT_EQ(Eval(b.Exists(s.record, b.True())), kFalse);
  EXPECT_EQ(Eval(b.ForAll(s.record, b.True(), b.False())), kTrue);  // of none, all
  Record({{s.severity, kMissing}});
  EXPECT_EQ(Eval(b.Exists(s.record, Severe())), kUnknown);
  EXPECT_EQ(Eval(b.ForAll(s.record, b.True(), Severe())), kUnknown);
  EXPECT_EQ(Eval(b.ForAll(s.record, Severe(), b.False())), kUnknown);
  Record({{s.severity, Code("严重")}});
  EXPECT_EQ(Eval(b.Exists(s.record, Severe())), kTrue);
  EXPECT_EQ(Eval(b.ForAll(s.record, Severe(), b.False())), kFalse);
}

TEST_F(EvaluatorTest, ACountIsAnIntervalAndItsComparisonHoldsForAllOfIt) {
  Record({{s.severity, Code("严重")}});
  Record({{s.severity, Code("严重")}});
  Record({{s.severity, kMissing}});
  Record({{s.severity, Code("一般")}});
  const ExprId count = b.Count(s.record, Severe());  // 2 or 3
  EXPECT_EQ(Eval(b.AtLeast(count, b.Number(2))), kTrue);
  EXPECT_EQ(Eval(b.AtLeast(count, b.Number(3))), kUnknown);
  EXPECT_EQ(Eval(b.AtLeast(count, b.Number(4))), kFalse);
  EXPECT_EQ(Eval(b.Equal(count, b.Number(3))), kUnknown);
  EXPECT_EQ(Eval(b.Equal(count, b.Number(4))), kFalse);
}

TEST_F(EvaluatorTest, ASumStretchesOverUnknownAmountsAndMembers) {
  Record({{s.severity, Code("严重")}, {s.amount, 500'000}});
  Record({{s.severity, kMissing}, {s.amount, 200'000}});
  Record({{s.severity, Code("严重")}, {s.amount, kNothing}});
  const ExprId sum = b.Sum(s.record, Severe(), b.Read(s.amount));
  EXPECT_EQ(Eval(b.AtLeast(sum, b.Amount(500'000))), kTrue);
  EXPECT_EQ(Eval(b.AtLeast(sum, b.Amount(700'000))), kUnknown);
  EXPECT_EQ(Eval(b.AtLeast(sum, b.Amount(700'001))), kFalse);
  Record({{s.severity, Code("严重")}, {s.amount, kMissing}});  // 0 to 1,000,000
  EXPECT_EQ(Eval(b.AtLeast(sum, b.Amount(1'700'000))), kUnknown);
  EXPECT_EQ(Eval(b.AtLeast(sum, b.Amount(1'700'001))), kFalse);
}

TEST_F(EvaluatorTest, EarliestOfNoneComparesAsFalse) {
  const ExprId first = b.Earliest(s.record, Severe(), b.Read(s.determined_on));
  EXPECT_EQ(Eval(b.LessEqual(first, b.Date(kToday))), kFalse);
  EXPECT_EQ(Eval(b.HasValue(first)), kFalse);
  Record({{s.severity, kMissing}});
  EXPECT_EQ(Eval(b.HasValue(first)), kUnknown);
  EXPECT_EQ(Eval(b.LessEqual(first, b.Date(kToday))), kUnknown);
  EXPECT_EQ(Eval(b.Less(first, b.Date(Day(2019, 1, 1)))), kFalse);
  Record({{s.severity, Code("严重")}, {s.determined_on, Day(2021, 1, 1)}});
  EXPECT_EQ(Eval(b.LessEqual(first, b.Date(Day(2021, 1, 1)))), kTrue);
  EXPECT_EQ(Eval(b.Less(first, b.Date(Day(2021, 1, 1)))), kUnknown);
}

TEST_F(EvaluatorTest, ArithmeticOnFieldsKeepsPresence) {
  Record({{s.points, kNothing}});
  const ExprId more = b.Arithmetic(ExprKind::Add, TypeKind::Integer, b.Read(s.points), b.Number(1));
  EXPECT_EQ(Eval(b.Exists(s.record, b.HasValue(more))), kFalse);
  Record({{s.points, kMissing}});
  EXPECT_EQ(Eval(b.Exists(s.record, b.HasValue(more))), kUnknown);
  Record({{s.points, 4}});
  EXPECT_EQ(Eval(b.Exists(s.record, b.Equal(more, b.Number(5)))), kTrue);
}

TEST_F(EvaluatorTest, ARatioOfAmountsIsInMillionths) {
  const ExprId share = b.Arithmetic(ExprKind::Divide, TypeKind::Ratio, b.Amount(1), b.Amount(8));
  EXPECT_EQ(Is(share, 125'000), kTrue);
}

TEST_F(EvaluatorTest, DivisionByZeroIsUnknown) {
  const ExprId quotient =
      b.Arithmetic(ExprKind::Divide, TypeKind::Integer, b.Number(1), b.Number(0));
  EXPECT_EQ(Eval(b.Less(quotient, b.Number(5))), kUnknown);
  EXPECT_EQ(Eval(b.HasValue(quotient)), kTrue);
}

TEST_F(EvaluatorTest, TextsAreEqualByTheirContent) {
  Record({{s.title, "诚信示范单位"}});
  const auto titled = [&](const char* title) {
    return Eval(b.Exists(s.record, b.Equal(b.Read(s.title), b.Text(title))));
  };
  EXPECT_EQ(titled("诚信示范单位"), kTrue);
  EXPECT_EQ(titled("诚信典型"), kFalse);
  Record({{s.title, kMissing}});
  EXPECT_EQ(titled("诚信典型"), kUnknown);
}

TEST_F(EvaluatorTest, MembershipOfAnUnlistedValueIsOpenOnlyWhereTheGroupIs) {
  const int32_t unlisted = b.program().vocabularies[s.conducts].unlisted_code();
  const int32_t r = Record({{s.conduct, unlisted}});
  const auto in = [&](bool open) {
    return b.Exists(s.record, b.InSet(b.Read(s.conduct), {0, 1}, open));
  };
  EXPECT_EQ(Eval(in(true)), kUnknown);
  EXPECT_EQ(Eval(in(false)), kFalse);
  EXPECT_EQ(Eval(b.Exists(s.record, b.Equal(b.Read(s.conduct), b.Code(s.conducts, "贿赂")))),
            kFalse);
  f.Set(r, {s.conduct, 1});
  EXPECT_EQ(Eval(in(false)), kTrue);
  f.Set(r, {s.conduct, 2});
  EXPECT_EQ(Eval(in(true)), kFalse);
  f.Set(r, {s.conduct, kMissing});
  EXPECT_EQ(Eval(in(false)), kUnknown);
  f.Set(r, {s.conduct, kNothing});
  EXPECT_EQ(Eval(in(true)), kFalse);
}

TEST_F(EvaluatorTest, TwoUnlistedValuesMayBeTheSame) {
  const ExprId same = b.Exists(s.record, b.Equal(b.Read(s.conduct), b.Read(s.conduct)));
  const int32_t r = Record({{s.conduct, b.program().vocabularies[s.conducts].unlisted_code()}});
  EXPECT_EQ(Eval(same), kUnknown);
  f.Set(r, {s.conduct, 1});
  EXPECT_EQ(Eval(same), kTrue);
}

TEST_F(EvaluatorTest, SetsHoldAnyOrAll) {
  const int32_t r = Record({{s.channel, 0b011}});
  const ExprId any = b.Exists(s.record, b.HasAny(b.Read(s.channel), 0b110));
  const ExprId all = b.Exists(s.record, b.HasAll(b.Read(s.channel), 0b110));
  EXPECT_EQ(Eval(any), kTrue);
  EXPECT_EQ(Eval(all), kFalse);
  f.Set(r, {s.channel, kMissing});
  EXPECT_EQ(Eval(any), kUnknown);
  f.Set(r, {s.channel, 0});
  EXPECT_EQ(Eval(any), kFalse);
  f.Set(r, {s.channel, kNothing});
  EXPECT_EQ(Eval(all), kFalse);
}

TEST_F(EvaluatorTest, AnExpressionIsAboutTheRowOfItsDomain) {
  // A condition on the subject inside a filter on its records.
  Record({{s.severity, Code("严重")}});
  const ExprId legal = b.Equal(b.Read(s.kind), b.Code(s.kinds, "法人"));
  const ExprId both = b.Exists(s.record, b.And({Severe(), legal}));
  EXPECT_EQ(Eval(both), kTrue);
  f.Set(x, {s.kind, b.CodeOf(s.kinds, "自然人")});
  EXPECT_EQ(Eval(both), kFalse);
}

// ---- time (section 4) ---------------------------------------------------------------------------

TEST_F(EvaluatorTest, ADocumentIsInForceUntilTheDayBeforeItEnds) {
  const auto term = b.Document("有期限的办法", Day(2020, 1, 1), Day(2022, 1, 1));
  const ExprId in_force = b.InForce(term);
  EXPECT_EQ(Eval(in_force, Day(2019, 12, 31)), kFalse);
  EXPECT_EQ(Eval(in_force, Day(2020, 1, 1)), kTrue);
  EXPECT_EQ(Eval(in_force, Day(2021, 12, 31)), kTrue);
  EXPECT_EQ(Eval(in_force, Day(2022, 1, 1)), kFalse);
}

TEST_F(EvaluatorTest, APeriodEndsOnTheLastDayOfItsCountingMode) {
  const ExprId start = b.Date(Day(2020, 5, 1));
  EXPECT_EQ(Is(b.PeriodEnd(start, Years(3)), Day(2023, 5, 1)), kTrue);
  EXPECT_EQ(Is(b.PeriodEnd(start, Years(3), literal::CountingMode::AnniversaryExcluded),
               Day(2023, 4, 30)),
            kTrue);
  EXPECT_EQ(Is(b.PeriodEnd(b.Date(Day(2020, 2, 29)), Years(1)), Day(2021, 2, 28)), kTrue);
}

TEST_F(EvaluatorTest, TheEndOfAPeriodFromAnIntervalOfDatesIsAnInterval) {
  Record({{s.severity, Code("严重")}, {s.determined_on, Day(2020, 3, 1)}});
  Record({{s.severity, kMissing}, {s.determined_on, Day(2020, 1, 1)}});
  const ExprId first = b.Earliest(s.record, Severe(), b.Read(s.determined_on));
  const ExprId end = b.PeriodEnd(first, Days(10));
  EXPECT_EQ(Eval(b.LessEqual(end, b.Date(Day(2020, 3, 11)))), kTrue);
  EXPECT_EQ(Eval(b.LessEqual(end, b.Date(Day(2020, 3, 10)))), kUnknown);
  EXPECT_EQ(Eval(b.Less(end, b.Date(Day(2020, 1, 11)))), kFalse);
}

TEST_F(EvaluatorTest, APeriodBeyondTheCalendarIsLaterThanEveryDay) {
  const ExprId end = b.PeriodEnd(b.Date(Day(9999, 12, 1)), Days(60));
  EXPECT_EQ(Eval(b.Less(b.Date(Day(9999, 12, 31)), end)), kTrue);
}

TEST_F(EvaluatorTest, WithoutACalendarWorkingDaysEndOnSomeLaterDay) {
  const ExprId ten = b.Period(check::PackPeriod({10, literal::PeriodUnit::WorkingDay}));
  const ExprId end = b.PeriodEnd(b.Date(Day(2020, 1, 1)), ten);
  EXPECT_EQ(Eval(b.Less(end, b.Date(kToday))), kUnknown);
  EXPECT_EQ(Eval(b.LessEqual(end, b.Date(Day(2020, 1, 1)))), kFalse);
  EXPECT_EQ(Eval(b.HasValue(end)), kTrue);
}

TEST_F(EvaluatorTest, WorkingDaysFollowWhatIsPublished) {
  // The year 2020 without holidays but 3 January, a Friday.
  b.program().working_days = *literal::WorkingCalendar::Create(
      {Day(2020, 1, 1)}, {Day(2020, 12, 31)}, {{{Day(2020, 1, 3)}, true}});
  const ExprId two = b.Period(check::PackPeriod({2, literal::PeriodUnit::WorkingDay}));
  EXPECT_EQ(Is(b.PeriodEnd(b.Date(Day(2020, 1, 1)), two), Day(2020, 1, 6)), kTrue);
  const ExprId beyond = b.PeriodEnd(b.Date(Day(2020, 12, 31)), two);
  EXPECT_EQ(Eval(b.Less(b.Date(Day(2020, 12, 31)), beyond)), kTrue);
  EXPECT_EQ(Eval(b.Less(b.Date(Day(2021, 6, 1)), beyond)), kUnknown);
}

TEST_F(EvaluatorTest, OfAnIntervalOfDatesWorkingDaysEndBetweenTheTwoEnds) {
  b.program().working_days =
      *literal::WorkingCalendar::Create({Day(2020, 1, 1)}, {Day(2020, 12, 31)}, {});
  Record({{s.severity, Code("严重")}, {s.determined_on, Day(2020, 3, 6)}});
  Record({{s.severity, kMissing}, {s.determined_on, Day(2020, 3, 2)}});
  const ExprId first = b.Earliest(s.record, Severe(), b.Read(s.determined_on));
  const ExprId end =
      b.PeriodEnd(first, b.Period(check::PackPeriod({1, literal::PeriodUnit::WorkingDay})));
  EXPECT_EQ(Eval(b.Less(end, b.Date(Day(2020, 3, 3)))), kFalse);
  EXPECT_EQ(Eval(b.LessEqual(end, b.Date(Day(2020, 3, 3)))), kUnknown);
  EXPECT_EQ(Eval(b.LessEqual(end, b.Date(Day(2020, 3, 8)))), kUnknown);
  EXPECT_EQ(Eval(b.LessEqual(end, b.Date(Day(2020, 3, 9)))), kTrue);
}

TEST_F(EvaluatorTest, AParameterHasTheValueOfItsDay) {
  const auto limit =
      b.Parameter("起点", TypeOf(TypeKind::Integer),
                  {{INT32_MIN, false, 1}, {Day(2021, 1, 1), false, 2}, {Day(2022, 1, 1), true, 0}});
  const ExprId now = b.Param(limit);
  EXPECT_EQ(Is(now, 1, Day(2020, 12, 31)), kTrue);
  EXPECT_EQ(Is(now, 2, Day(2021, 1, 1)), kTrue);
  EXPECT_EQ(Is(now, 2, Day(2022, 1, 1)), kUnknown);  // 未定
}

TEST_F(EvaluatorTest, AParameterByADateOfTheRecordIsOpenWhereTheDateIs) {
  const auto changed = b.Parameter("甲", TypeOf(TypeKind::Integer),
                                   {{INT32_MIN, false, 1}, {Day(2021, 1, 1), false, 2}});
  const auto constant = b.Parameter("乙", TypeOf(TypeKind::Integer),
                                    {{INT32_MIN, false, 1}, {Day(2021, 1, 1), false, 1}});
  const int32_t r = Record({{s.due_on, Day(2020, 6, 1)}});
  const auto is_one = [&](check::ParameterId parameter) {
    return Eval(b.Exists(s.record, b.Equal(b.Param(parameter, b.Read(s.due_on)), b.Number(1))));
  };
  EXPECT_EQ(is_one(changed), kTrue);
  f.Set(r, {s.due_on, kMissing});
  EXPECT_EQ(is_one(changed), kUnknown);
  EXPECT_EQ(is_one(constant), kTrue);
  f.Set(r, {s.due_on, kNothing});
  EXPECT_EQ(is_one(constant), kUnknown);
}

}  // namespace
}  // namespace xinze::interp
