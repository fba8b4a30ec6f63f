// docs/semantics.md, section 1.
#include <string>

#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using WorldTest = InterpTest;

TEST_F(WorldTest, ARowExistsFromItsBeginningDayOn) {
  Record({{s.determined_on, Day(2020, 5, 1)}});
  const ExprId any = b.Exists(s.record, b.True());
  EXPECT_EQ(Eval(any, Day(2020, 4, 30)), kFalse);
  EXPECT_EQ(Eval(any, Day(2020, 5, 1)), kTrue);
}

TEST_F(WorldTest, ANestedRowExistsOnlyWhereItsParentDoes) {
  const int32_t r = Record({{s.determined_on, Day(2020, 5, 1)}});
  f.Add(s.objection, r, {{s.objected_on, Day(2020, 4, 1)}});
  const ExprId any = b.Exists(s.objection, b.True());
  EXPECT_EQ(Eval(any, Day(2020, 4, 15)), kFalse);
  EXPECT_EQ(Eval(any, Day(2020, 5, 1)), kTrue);
}

TEST_F(WorldTest, ANestedCollectionIsReadFromItsOwnParentToo) {
  const int32_t first = Record({});
  f.Add(s.objection, first, {{s.objected_on, Day(2020, 6, 1)}});
  const int32_t second = Record({{s.severity, Code("严重")}});
  f.Add(s.objection, second, {{s.objected_on, Day(2020, 6, 1)}});
  f.Add(s.objection, second, {{s.objected_on, Day(2020, 7, 1)}});
  const ExprId two = b.Equal(b.Count(s.objection, b.True(), s.record), b.Number(2));
  EXPECT_EQ(Is(b.Count(s.record, two), 1), kTrue);
  EXPECT_EQ(Is(b.Count(s.objection, b.True()), 3), kTrue);
}

TEST_F(WorldTest, AnEventDateIsAbsentBeforeItsOwnDayAndADueDayIsNot) {
  Record({{s.repaired_on, Day(2021, 3, 1)}, {s.due_on, Day(2025, 1, 1)}});
  const ExprId repaired = b.Exists(s.record, b.HasValue(b.Read(s.repaired_on)));
  const ExprId due = b.Exists(s.record, b.HasValue(b.Read(s.due_on)));
  EXPECT_EQ(Eval(repaired, Day(2021, 2, 28)), kFalse);
  EXPECT_EQ(Eval(repaired, Day(2021, 3, 1)), kTrue);
  EXPECT_EQ(Eval(due, Day(2021, 2, 28)), kTrue);
}

TEST_F(WorldTest, UnknownIsNotAbsent) {
  Record({{s.amount, kMissing}, {s.points, kNothing}, {s.severity, kMissing}});
  EXPECT_EQ(Eval(b.Exists(s.record, b.HasValue(b.Read(s.amount)))), kUnknown);
  EXPECT_EQ(Eval(b.Exists(s.record, b.HasValue(b.Read(s.points)))), kFalse);
  // A field that is not 可无 is there, whatever it is.
  EXPECT_EQ(Eval(b.Exists(s.record, b.HasValue(b.Read(s.severity)))), kTrue);
}

TEST_F(WorldTest, AnUnknownAmountStaysWithinItsDeclaredRange) {
  Record({{s.amount, kMissing}});
  const auto at_most = [&](int64_t fen) {
    return Eval(b.ForAll(
        s.record, b.True(),
        b.Or({b.Not(b.HasValue(b.Read(s.amount))), b.LessEqual(b.Read(s.amount), b.Amount(fen))})));
  };
  EXPECT_EQ(at_most(999'999), kUnknown);
  EXPECT_EQ(Eval(b.Exists(s.record, b.Less(b.Amount(1'000'000), b.Read(s.amount)))), kFalse);
}

// An 事件 of which the day is not known may be one that has not come, and that reads absent.
TEST_F(WorldTest, AnUnknownEventDateMayStillBeToCome) {
  b.program().fields[s.repaired_on].absent_ok = false;
  b.program().fields[s.due_on].absent_ok = false;
  Record({{s.repaired_on, kMissing}, {s.due_on, kMissing}});
  EXPECT_EQ(Eval(b.Exists(s.record, b.HasValue(b.Read(s.repaired_on)))), kUnknown);
  EXPECT_EQ(Eval(b.Exists(s.record, b.HasValue(b.Read(s.due_on)))), kTrue);  // a 期日 is there
}

TEST_F(WorldTest, TheRangeOfAnUnknownEventDateSaysWhetherItHasCome) {
  check::Field& repaired = b.program().fields[s.repaired_on];
  repaired.absent_ok = false;
  repaired.range_lo = Day(2021, 1, 1);
  repaired.range_hi = Day(2022, 12, 31);
  Record({{s.repaired_on, kMissing}});
  const ExprId there = b.Exists(s.record, b.HasValue(b.Read(s.repaired_on)));
  const ExprId early = b.Exists(s.record, b.LessEqual(b.Read(s.repaired_on), b.Date(kToday)));
  EXPECT_EQ(Eval(there, Day(2020, 12, 31)), kFalse);
  EXPECT_EQ(Eval(there, Day(2021, 1, 1)), kUnknown);
  EXPECT_EQ(Eval(early, Day(2022, 12, 30)), kUnknown);
  EXPECT_EQ(Eval(there, Day(2022, 12, 31)), kTrue);
  EXPECT_EQ(Eval(early, Day(2022, 12, 31)), kTrue);
}

TEST_F(WorldTest, AFieldOfAnotherKindOfSubjectIsAbsent) {
  f.Set(x, {s.birth_date, kMissing});
  const ExprId born = b.HasValue(b.Read(s.birth_date));
  EXPECT_EQ(Eval(born), kFalse);
  f.Set(x, {s.kind, b.CodeOf(s.kinds, "自然人")});
  EXPECT_EQ(Eval(born), kTrue);
}

TEST_F(WorldTest, ABooleanFieldIsFalseWhereAbsentAndUnknownWhereUnknown) {
  const ExprId excused = b.Exists(s.record, b.Read(s.excused));
  const int32_t r = Record({{s.excused, kNothing}});
  EXPECT_EQ(Eval(excused), kFalse);
  f.Set(r, {s.excused, false});
  EXPECT_EQ(Eval(excused), kFalse);
  f.Set(r, {s.excused, kMissing});
  EXPECT_EQ(Eval(excused), kUnknown);
  f.Set(r, {s.excused, true});
  EXPECT_EQ(Eval(excused), kTrue);
}

TEST_F(WorldTest, APresumptionAnswersForAnUnknownFieldOnly) {
  b.program().fields[s.excused].presumption = check::Presumption{true, 0, {}};
  b.program().fields[s.points].presumption = check::Presumption{false, 6, {}};
  const int32_t r = Record({{s.excused, kMissing}, {s.points, kMissing}});
  EXPECT_EQ(Eval(b.Exists(s.record, b.Read(s.excused))), kFalse);
  EXPECT_EQ(Is(b.Sum(s.record, b.True(), b.Read(s.points)), 6), kTrue);
  f.Set(r, {s.excused, true});
  f.Set(r, {s.points, kNothing});
  EXPECT_EQ(Eval(b.Exists(s.record, b.Read(s.excused))), kTrue);
  EXPECT_EQ(Is(b.Sum(s.record, b.True(), b.Read(s.points)), 0), kTrue);
}

TEST_F(WorldTest, AVocabularyOfManyValuesIsStoredInFourBytes) {
  std::vector<std::string> names;
  for (int i = 0; i < 300; ++i) names.push_back("行业" + std::to_string(i));
  ProgramBuilder other;
  const auto industries = other.Vocabulary("行业", names);
  const auto industry = other.Field(other.subject(), "行业", testing::EnumType(industries));
  BatchBuilder facts(other.program());
  facts.AddSubject({{industry, 299}});
  facts.AddSubject({{industry, 43}});
  const ExprId is = other.Equal(other.Read(industry), other.Code(industries, "行业299"));
  const Interpreter interpreter(other.program());
  EXPECT_EQ(interpreter.EvaluatePredicate(facts.Build(), 0, 0, is), kTrue);
  EXPECT_EQ(interpreter.EvaluatePredicate(facts.Build(), 1, 0, is), kFalse);
}

TEST_F(WorldTest, ASubjectSeesItsOwnRowsOnly) {
  Record({});
  const int32_t other = f.AddSubject({{s.kind, 1}});
  f.Add(s.record, other, {{s.determined_on, Day(2020, 1, 1)}});
  f.Add(s.record, other, {{s.determined_on, Day(2020, 1, 1)}});
  const ExprId two = b.Equal(b.Count(s.record, b.True()), b.Number(2));
  EXPECT_EQ(Eval(two), kFalse);
  EXPECT_EQ(Interpreter(b.program()).EvaluatePredicate(f.Build(), other, kToday, two), kTrue);
}

// ---- incomplete collections ---------------------------------------------------------------------

TEST_F(WorldTest, AnIncompleteCollectionNeverReadsAsInnocence) {
  Record({{s.severity, Code("一般")}});
  const ExprId severe = b.Exists(s.record, Severe());
  const ExprId all_general = b.ForAll(s.record, b.True(), b.Not(Severe()));
  EXPECT_EQ(Eval(severe), kFalse);
  EXPECT_EQ(Eval(all_general), kTrue);
  f.Incomplete(s.record, x);
  EXPECT_EQ(Eval(severe), kUnknown);
  EXPECT_EQ(Eval(all_general), kUnknown);
}

TEST_F(WorldTest, AnIncompleteCollectionStillProvesAndRefutes) {
  Record({{s.severity, Code("严重")}});
  f.Incomplete(s.record, x);
  EXPECT_EQ(Eval(b.Exists(s.record, Severe())), kTrue);
  EXPECT_EQ(Eval(b.ForAll(s.record, b.True(), b.Not(Severe()))), kFalse);
}

TEST_F(WorldTest, CountsSumsAndDatesOfAnIncompleteCollectionAreOpen) {
  Record({{s.points, 5}, {s.determined_on, Day(2020, 2, 1)}});
  f.Incomplete(s.record, x);
  const ExprId count = b.Count(s.record, b.True());
  EXPECT_EQ(Eval(b.AtLeast(count, b.Number(1))), kTrue);
  EXPECT_EQ(Eval(b.AtLeast(count, b.Number(2))), kUnknown);
  EXPECT_EQ(Eval(b.AtLeast(b.Sum(s.record, b.True(), b.Read(s.points)), b.Number(0))), kUnknown);
  const ExprId first = b.Earliest(s.record, b.True(), b.Read(s.determined_on));
  EXPECT_EQ(Eval(b.LessEqual(first, b.Date(Day(2020, 2, 1)))), kTrue);
  EXPECT_EQ(Eval(b.LessEqual(first, b.Date(Day(2020, 1, 1)))), kUnknown);
  const ExprId last = b.Latest(s.record, b.True(), b.Read(s.determined_on));
  EXPECT_EQ(Eval(b.Less(last, b.Date(Day(2020, 2, 1)))), kFalse);
  EXPECT_EQ(Eval(b.LessEqual(last, b.Date(Day(2020, 2, 1)))), kUnknown);
}

TEST_F(WorldTest, AWatermarkMattersFromTheDayAfterIt) {
  f.CompleteUntil(s.record, x, Day(2022, 6, 30));
  const ExprId none = b.Not(b.Exists(s.record, b.True()));
  EXPECT_EQ(Eval(none, Day(2022, 6, 30)), kTrue);
  EXPECT_EQ(Eval(none, Day(2022, 7, 1)), kUnknown);
}

TEST_F(WorldTest, ANestedCollectionIsIncompleteWithAnyOnTheWay) {
  const int32_t r = Record({});
  const ExprId any = b.Exists(s.objection, b.True());
  const ExprId any_of_record = b.Exists(s.record, b.Exists(s.objection, b.True(), s.record));
  EXPECT_EQ(Eval(any), kFalse);
  f.Incomplete(s.objection, r);
  EXPECT_EQ(Eval(any), kUnknown);
  EXPECT_EQ(Eval(any_of_record), kUnknown);
  f.CompleteUntil(s.objection, r, INT32_MAX);
  f.Incomplete(s.record, x);
  EXPECT_EQ(Eval(any), kUnknown);
}

TEST_F(WorldTest, ARowNotThereYetDoesNotMakeItsNestedCollectionMatter) {
  const int32_t r = Record({{s.determined_on, Day(2022, 1, 1)}});
  f.Incomplete(s.objection, r);
  const ExprId any = b.Exists(s.objection, b.True());
  EXPECT_EQ(Eval(any, Day(2021, 12, 31)), kFalse);
  EXPECT_EQ(Eval(any, Day(2022, 1, 1)), kUnknown);
}

}  // namespace
}  // namespace xinze::interp
