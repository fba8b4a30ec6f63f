// docs/semantics.md, section 7.
#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using Targets = std::vector<check::TargetOutcome>;

class MeasureTest : public InterpTest {
 protected:
  MeasureTest() {
    list = b.List("黑名单", b.Exists(s.record, Severe()), s.record);
    b.Procedure("认定程序",
                {{"认定", Step::Effect::Determines},
                 {"移出", Step::Effect::Exits},
                 {"中止", Step::Effect::Suspends}},
                {list});
    measure = b.Measure("限制参与公共资源交易", b.Listed(list));
  }

  MeasureStatus Status(int32_t as_of = kToday) { return MeasureOn(measure, as_of).status; }
  int32_t Determine(int32_t date = Day(2021, 1, 1), std::vector<Cell> cells = {}) {
    return Event("认定", date, std::move(cells));
  }
  void SetTargets(std::vector<check::Target> targets) {
    b.measure(measure).targets = std::move(targets);
  }
  check::Target Representatives(ExprId filter = {}) {
    return b.RoleTarget(b.CodeOf(s.roles, "法定代表人"), filter);
  }
  int32_t Execution(int32_t date, const char* decision, std::vector<Cell> cells = {}) {
    Default(cells, {s.execution_measure, "限制参与公共资源交易"});
    Default(cells, {s.execution_decision, b.CodeOf(s.decisions, decision)});
    Default(cells, {s.execution_date, date});
    return f.Add(s.execution, x, cells);
  }

  check::ListId list;
  check::MeasureId measure;
};

// ---- three lenses -------------------------------------------------------------------------------

TEST_F(MeasureTest, FollowsTheListThroughItsLife) {
  Determine(Day(2021, 1, 1));
  Event("中止", Day(2021, 6, 1));
  Event("移出", Day(2022, 1, 1));
  EXPECT_EQ(Status(Day(2020, 12, 31)), MeasureStatus::NotApplicable);
  // Named no record and rests on none: unusable is not asked, nor is there an exit clause.
  EXPECT_EQ(Status(Day(2021, 1, 1)), MeasureStatus::Active);
  EXPECT_EQ(Status(Day(2021, 6, 1)), MeasureStatus::Suspended);
  EXPECT_EQ(Status(Day(2022, 1, 1)), MeasureStatus::Ended);
}

TEST_F(MeasureTest, AProposedListTriggersNothing) {
  Record({{s.severity, Code("严重")}});
  EXPECT_EQ(ListOn(list).status, ListStatus::Proposed);
  EXPECT_EQ(Status(), MeasureStatus::NotApplicable);
}

TEST_F(MeasureTest, AnUnknownTriggerIsToVerify) {
  f.Incomplete(s.event, x);
  EXPECT_EQ(Status(), MeasureStatus::ToVerify);
}

TEST_F(MeasureTest, AnUnknownUnderAStayIsToVerify) {
  Determine();
  Event("中止", Day(2021, 6, 1));
  Record({{s.severity, kMissing}});
  b.measure(measure).trigger = b.And({b.Listed(list), b.Exists(s.record, Severe())});
  EXPECT_EQ(Status(), MeasureStatus::ToVerify);
}

TEST_F(MeasureTest, AnotherTriggerKeepsItOn) {
  Determine();
  Event("中止", Day(2021, 6, 1));
  b.measure(measure).trigger = b.Or({b.Listed(list), b.True()});
  EXPECT_EQ(Status(), MeasureStatus::Active);
}

TEST_F(MeasureTest, LensesReachThroughDefinitions) {
  Determine();
  Event("中止", Day(2021, 6, 1));
  b.measure(measure).trigger = b.Refer(b.Alias("在黑名单", s.subject, b.Listed(list)));
  EXPECT_EQ(Status(), MeasureStatus::Suspended);
  EXPECT_EQ(MeasureOn(measure).from, Day(2021, 1, 1));
}

TEST_F(MeasureTest, ADenialOfAListIsSeenThroughTheLensesToo) {
  b.measure(measure).trigger = b.Not(b.Listed(list));
  EXPECT_EQ(Status(), MeasureStatus::Active);
  Determine();
  EXPECT_EQ(Status(), MeasureStatus::NotApplicable);
  EXPECT_EQ(MeasureOn(measure).from, kNoDate);
}

TEST_F(MeasureTest, WithoutADocumentInForceItDoesNotApply) {
  Determine();
  b.measure(measure).document = b.Document("旧办法", INT32_MIN, Day(2022, 1, 1));
  EXPECT_EQ(Status(Day(2021, 12, 31)), MeasureStatus::Active);
  EXPECT_EQ(MeasureOn(measure, Day(2022, 1, 1)), check::MeasureOutcome());
}

// ---- decisions ----------------------------------------------------------------------------------

TEST_F(MeasureTest, ARecommendedMeasureWaitsForItsDecision) {
  Determine();
  b.measure(measure).force = check::Force::Recommended;
  EXPECT_EQ(Status(), MeasureStatus::Discretion);
  Execution(Day(2021, 2, 1), "采取");
  EXPECT_EQ(Status(Day(2021, 1, 31)), MeasureStatus::Discretion);
  EXPECT_EQ(Status(), MeasureStatus::Applied);
  Execution(Day(2021, 3, 1), "不采取");
  EXPECT_EQ(Status(Day(2021, 2, 28)), MeasureStatus::Applied);
  EXPECT_EQ(Status(), MeasureStatus::NotApplied);
}

TEST_F(MeasureTest, TheLastOfOneDaysDecisionsCounts) {
  Determine();
  b.measure(measure).force = check::Force::Recommended;
  Execution(Day(2021, 2, 1), "不采取");
  Execution(Day(2021, 2, 1), "采取");
  EXPECT_EQ(Status(), MeasureStatus::Applied);
}

TEST_F(MeasureTest, ADecisionNotKnownIsNone) {
  Determine();
  b.measure(measure).force = check::Force::Recommended;
  const int32_t e = Execution(Day(2021, 2, 1), "采取", {{s.execution_measure, "别的措施"}});
  EXPECT_EQ(Status(), MeasureStatus::Discretion);
  f.Set(e, {s.execution_measure, "限制参与公共资源交易"});
  EXPECT_EQ(Status(), MeasureStatus::Applied);
  f.Set(e, {s.execution_decision, kMissing});
  EXPECT_EQ(Status(), MeasureStatus::Discretion);
  f.Set(e, {s.execution_decision, b.CodeOf(s.decisions, "采取")});
  const int32_t other = Execution(Day(2021, 1, 15), "不采取", {{s.execution_measure, kMissing}});
  EXPECT_EQ(Status(), MeasureStatus::Discretion);
  f.Set(other, {s.execution_measure, "别的措施"});
  f.Incomplete(s.execution, x);
  EXPECT_EQ(Status(), MeasureStatus::Discretion);
}

TEST_F(MeasureTest, OnlyRecommendedMeasuresLookAtDecisions) {
  Determine();
  Execution(Day(2021, 2, 1), "不采取");
  for (check::Force force :
       {check::Force::Mandatory, check::Force::Voluntary, check::Force::Prohibition}) {
    b.measure(measure).force = force;
    EXPECT_EQ(Status(), MeasureStatus::Active);
  }
}

// ---- from, and its own term ---------------------------------------------------------------------

TEST_F(MeasureTest, RunsFromTheFirstListThatTriggersIt) {
  const auto second = b.List("第二名单", b.False(), s.record);
  b.Procedure("第二程序", {{"认定", Step::Effect::Determines}}, {second});
  b.measure(measure).trigger = b.Or({b.Listed(list), b.Listed(second)});
  Determine(Day(2021, 6, 1));
  Event("认定", Day(2021, 3, 1), {{s.event_procedure, "第二程序"}});
  EXPECT_EQ(MeasureOn(measure).from, Day(2021, 3, 1));
  EXPECT_EQ(MeasureOn(measure, Day(2021, 2, 1)), check::MeasureOutcome());
}

TEST_F(MeasureTest, AComputedListGivesNoBeginning) {
  const auto computed = b.List("计算名单", b.True(), s.record);
  b.measure(measure).trigger = b.Listed(computed);
  b.measure(measure).at_most = check::PackPeriod({1, literal::PeriodUnit::Day});
  EXPECT_EQ(MeasureOn(measure),
            (check::MeasureOutcome{
                MeasureStatus::Active, kNoDate, kNoDate, {{0, -1, MeasureStatus::Active}}}));
}

TEST_F(MeasureTest, EndsWithItsOwnTerm) {
  Determine(Day(2021, 1, 1));
  b.measure(measure).at_most = check::PackPeriod({1, literal::PeriodUnit::Year});
  EXPECT_EQ(MeasureOn(measure, Day(2022, 1, 1)),
            (check::MeasureOutcome{MeasureStatus::Active,
                                   Day(2021, 1, 1),
                                   Day(2022, 1, 1),
                                   {{0, -1, MeasureStatus::Active}}}));
  EXPECT_EQ(MeasureOn(measure, Day(2022, 1, 2)),
            (check::MeasureOutcome{MeasureStatus::Ended,
                                   Day(2021, 1, 1),
                                   Day(2022, 1, 1),
                                   {{0, -1, MeasureStatus::Ended}}}));
  b.program().documents[b.document()].counting = literal::CountingMode::AnniversaryExcluded;
  EXPECT_EQ(MeasureOn(measure, Day(2022, 1, 1)).status, MeasureStatus::Ended);
}

TEST_F(MeasureTest, TheEndOfTheTermEndsDecisionsAndStaysToo) {
  Determine(Day(2021, 1, 1));
  b.measure(measure).at_most = check::PackPeriod({6, literal::PeriodUnit::Month});
  b.measure(measure).force = check::Force::Recommended;
  EXPECT_EQ(Status(), MeasureStatus::Ended);
  EXPECT_EQ(Status(Day(2021, 7, 1)), MeasureStatus::Discretion);
  Event("中止", Day(2021, 6, 1));
  EXPECT_EQ(Status(Day(2021, 7, 1)), MeasureStatus::Suspended);
  EXPECT_EQ(Status(Day(2021, 7, 2)), MeasureStatus::Ended);
}

TEST_F(MeasureTest, AnOpenTriggerIsNotEndedByTheTerm) {
  Determine(Day(2021, 1, 1));
  Record({{s.severity, kMissing}});
  b.measure(measure).trigger = b.And({b.Listed(list), b.Exists(s.record, Severe())});
  b.measure(measure).at_most = check::PackPeriod({6, literal::PeriodUnit::Month});
  EXPECT_EQ(Status(), MeasureStatus::ToVerify);
  EXPECT_EQ(MeasureOn(measure).term_end, Day(2021, 7, 1));
}

TEST_F(MeasureTest, ATermBeyondTheCalendarOrInWorkingDaysHasNoLastDay) {
  Determine(Day(2021, 1, 1));
  b.measure(measure).at_most = check::PackPeriod({9000, literal::PeriodUnit::Year});
  EXPECT_EQ(MeasureOn(measure).term_end, kNoDate);
  b.measure(measure).at_most = check::PackPeriod({10, literal::PeriodUnit::WorkingDay});
  EXPECT_EQ(MeasureOn(measure).term_end, kNoDate);
  EXPECT_EQ(Status(), MeasureStatus::Active);
}

// ---- targets ------------------------------------------------------------------------------------

TEST_F(MeasureTest, AimsAtTheRolesThatItNames) {
  Determine();
  SetTargets({b.measure(measure).targets[0], Representatives(),
              b.RoleTarget(b.CodeOf(s.roles, "直接责任人"), b.Read(s.responsible))});
  Role("法定代表人");
  Role("主要负责人");
  Role("直接责任人", {{s.responsible, true}});
  Role("直接责任人", {{s.responsible, false}});
  Role("直接责任人", {{s.responsible, kMissing}});
  EXPECT_EQ(MeasureOn(measure).targets, (Targets{{0, -1, MeasureStatus::Active},
                                                 {1, 0, MeasureStatus::Active},
                                                 {2, 2, MeasureStatus::Active},
                                                 {2, 4, MeasureStatus::ToVerify}}));
}

TEST_F(MeasureTest, AnUnknownRoleIsToVerifyAndLeavesTheSubjectsOwnAlone) {
  Determine();
  SetTargets({b.measure(measure).targets[0], Representatives()});
  Role("法定代表人", {{s.role_kind, kMissing}});
  EXPECT_EQ(MeasureOn(measure).targets,
            (Targets{{0, -1, MeasureStatus::Active}, {1, 0, MeasureStatus::ToVerify}}));
}

TEST_F(MeasureTest, WhomTheFilterLeavesOutIsNoTargetWhateverTheRole) {
  Determine();
  SetTargets({Representatives(b.Read(s.responsible))});
  const int32_t p = Role("法定代表人", {{s.role_kind, kMissing}, {s.responsible, false}});
  EXPECT_EQ(MeasureOn(measure).targets, Targets{});
  f.Set(p, {s.responsible, true});
  EXPECT_EQ(MeasureOn(measure).targets, (Targets{{0, p, MeasureStatus::ToVerify}}));
}

TEST_F(MeasureTest, PersonsNotKnownAreToVerify) {
  Determine();
  SetTargets({b.measure(measure).targets[0], Representatives()});
  Role("法定代表人");
  f.Incomplete(s.role, x);
  EXPECT_EQ(MeasureOn(measure).targets, (Targets{{0, -1, MeasureStatus::Active},
                                                 {1, -1, MeasureStatus::ToVerify},
                                                 {1, 0, MeasureStatus::Active}}));
}

TEST_F(MeasureTest, PossibleTargetsOfWhatIsOverAreNotListed) {
  Determine();
  Event("移出", Day(2022, 1, 1));
  SetTargets({Representatives()});
  Role("法定代表人");
  Role("法定代表人", {{s.role_kind, kMissing}});
  f.Incomplete(s.role, x);
  EXPECT_EQ(MeasureOn(measure).targets, (Targets{{0, 0, MeasureStatus::Ended}}));
}

TEST_F(MeasureTest, ASuspendedMeasureIsToVerifyForPossibleTargets) {
  Determine();
  Event("中止", Day(2021, 6, 1));
  SetTargets({Representatives()});
  Role("法定代表人", {{s.role_kind, kMissing}});
  EXPECT_EQ(MeasureOn(measure).targets, (Targets{{0, 0, MeasureStatus::ToVerify}}));
}

TEST_F(MeasureTest, ASuccessorDoesNotAnswerForAPredecessor) {
  const int32_t r = Record({{s.determined_on, Day(2020, 6, 1)}});
  Determine(Day(2021, 1, 1), {{s.event_records, References{r}}});
  SetTargets({Representatives(b.InOffice(b.Read(s.determined_on)))});
  Role("法定代表人", {{s.role_from, Day(2018, 1, 1)}, {s.role_until, Day(2020, 5, 31)}});
  Role("法定代表人", {{s.role_from, Day(2018, 1, 1)}, {s.role_until, Day(2020, 6, 1)}});
  Role("法定代表人", {{s.role_from, Day(2020, 6, 1)}, {s.role_until, kNothing}});
  Role("法定代表人", {{s.role_from, Day(2020, 6, 2)}, {s.role_until, kNothing}});
  Role("法定代表人", {{s.role_from, kMissing}, {s.role_until, kNothing}});
  Role("法定代表人", {{s.role_from, Day(2018, 1, 1)}, {s.role_until, kMissing}});
  Role("法定代表人", {{s.role_from, Day(2018, 1, 1)}, {s.role_until, Day(2019, 1, 1)}});
  EXPECT_EQ(MeasureOn(measure).targets, (Targets{{0, 1, MeasureStatus::Active},
                                                 {0, 2, MeasureStatus::Active},
                                                 {0, 4, MeasureStatus::ToVerify},
                                                 {0, 5, MeasureStatus::ToVerify}}));
}

TEST_F(MeasureTest, InOfficeLooksAtTheRecordsThatTheListRestsOn) {
  Record({{s.determined_on, Day(2016, 6, 1)}});
  const int32_t r = Record({{s.determined_on, Day(2020, 6, 1)}});
  const int32_t d = Determine(Day(2021, 1, 1), {{s.event_records, References{r}}});
  SetTargets({Representatives(b.InOffice(b.Read(s.determined_on)))});
  Role("法定代表人", {{s.role_from, Day(2016, 1, 1)}, {s.role_until, Day(2016, 12, 31)}});
  EXPECT_EQ(MeasureOn(measure).targets, Targets());
  // A record that is not known may be of those days.
  f.Set(d, {s.event_records, References{r, XINZE_REF_MISSING}});
  EXPECT_EQ(MeasureOn(measure).targets, (Targets{{0, 0, MeasureStatus::ToVerify}}));
}

TEST_F(MeasureTest, InOfficeLooksAtTheTriggersOwnRecordsToo) {
  Record({{s.determined_on, Day(2016, 6, 1)}, {s.severity, Code("严重")}});
  b.measure(measure).trigger = b.Exists(s.record, Severe());
  SetTargets({Representatives(b.InOffice(b.Read(s.determined_on)))});
  Role("法定代表人", {{s.role_from, Day(2016, 1, 1)}, {s.role_until, Day(2016, 12, 31)}});
  Role("法定代表人", {{s.role_from, Day(2017, 1, 1)}, {s.role_until, kNothing}});
  EXPECT_EQ(MeasureOn(measure).targets, (Targets{{0, 0, MeasureStatus::Active}}));
}

}  // namespace
}  // namespace xinze::interp
