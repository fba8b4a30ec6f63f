// docs/semantics.md, section 5.
#include "runtime/interp/evaluation.h"
#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using check::ProcedureState;

class ProcedureTest : public InterpTest {
 protected:
  ProcedureTest() {
    list = b.List("黑名单", b.False(), s.record);
    procedure = b.Procedure("认定程序",
                            {{"初步名单"},
                             {"告知", Step::Effect::None, Step::IfMissing::Defective},
                             {"核实", Step::Effect::None, Step::IfMissing::Void},
                             {"认定", Step::Effect::Determines},
                             {"移出", Step::Effect::Exits},
                             {"撤销", Step::Effect::Annuls},
                             {"中止", Step::Effect::Suspends},
                             {"恢复", Step::Effect::Resumes}},
                            {list});
  }

  ProcedureResult Fold(int32_t as_of = kToday) { return Fold(list, as_of); }
  ProcedureResult Fold(check::ListId of, int32_t as_of) {
    const ProgramTables tables(b.program());
    SubjectEvaluation subject(b.program(), tables, f.Build(), x);
    return subject.At(as_of).Procedure(of);
  }
  ProcedureState State(int32_t as_of = kToday) { return Fold(as_of).state; }
  // A determination without a fault, on March 1st.
  void Determine(int year, std::vector<Cell> cells = {}) {
    Event("告知", Day(year, 1, 1));
    Event("核实", Day(year, 2, 1));
    Event("认定", Day(year, 3, 1), std::move(cells));
  }

  check::ListId list;
  check::ProcedureId procedure;
};

TEST_F(ProcedureTest, NoEventIsNone) { EXPECT_EQ(State(), ProcedureState::None); }

TEST_F(ProcedureTest, UnderWayIsNone) {
  Event("告知", Day(2020, 1, 1));
  EXPECT_EQ(State(), ProcedureState::None);
}

TEST_F(ProcedureTest, ADeterminationStandsFromItsDay) {
  Determine(2020);
  EXPECT_EQ(State(Day(2020, 2, 29)), ProcedureState::None);
  EXPECT_EQ(State(Day(2020, 3, 1)), ProcedureState::Determined);
  EXPECT_EQ(Fold().since, Day(2020, 3, 1));
}

TEST_F(ProcedureTest, EventsOfOtherProceduresDoNotCount) {
  Event("认定", Day(2020, 1, 1), {{s.event_procedure, "别的程序"}});
  Event("没有的步骤", Day(2020, 1, 1), {{s.event_procedure, "别的程序"}});
  EXPECT_EQ(State(), ProcedureState::None);
  EXPECT_TRUE(Fold().events.empty());
}

TEST_F(ProcedureTest, AStepThatNothingKnowsLeavesTheStateUnknownFromItsDay) {
  Determine(2020);
  const int32_t e = Event("移除", Day(2020, 4, 1));
  EXPECT_EQ(State(Day(2020, 3, 31)), ProcedureState::Determined);
  const ProcedureResult result = Fold();
  EXPECT_EQ(result.state, ProcedureState::Unknown);
  EXPECT_EQ(result.unclear, std::vector<int64_t>{e});
  EXPECT_EQ(result.unknown_steps, std::vector<int64_t>{e});
  f.Set(e, {s.event_list, "别的名单"});
  EXPECT_EQ(State(), ProcedureState::Determined) << "whatever it is, it is not of this list";
}

TEST_F(ProcedureTest, AStepThatAConditionComparesWithIsKnownAndDoesNotCount) {
  b.Equal(b.Read(s.event_step), b.Text("公示"));
  Determine(2020);
  Event("公示", Day(2020, 4, 1));
  EXPECT_EQ(State(), ProcedureState::Determined);
  EXPECT_EQ(Fold().events.size(), 3U);
}

TEST_F(ProcedureTest, AMissingStepIsADefect) {
  Event("核实", Day(2020, 2, 1));
  Event("认定", Day(2020, 3, 1));
  EXPECT_EQ(State(), ProcedureState::Defective);
}

TEST_F(ProcedureTest, AMissingStepMayMakeItVoid) {
  Event("告知", Day(2020, 1, 1));
  Event("认定", Day(2020, 3, 1));
  EXPECT_EQ(State(), ProcedureState::Void);
}

TEST_F(ProcedureTest, ALateStepIsMissing) {
  Event("核实", Day(2020, 2, 1));
  Event("认定", Day(2020, 3, 1));
  Event("告知", Day(2020, 3, 2));
  EXPECT_EQ(State(), ProcedureState::Defective);
}

TEST_F(ProcedureTest, EventsOfOneDayFoldInTheDeclaredOrder) {
  Event("认定", Day(2020, 3, 1));
  Event("核实", Day(2020, 3, 1));
  Event("告知", Day(2020, 3, 1));
  EXPECT_EQ(State(), ProcedureState::Determined);
}

TEST_F(ProcedureTest, EventsOfOneDayAndStepFoldByTheirIds) {
  Event("告知", Day(2020, 1, 1));
  Event("核实", Day(2020, 2, 1));
  const int32_t b2 = Event("认定", Day(2020, 3, 1), {{s.event_id, "b"}, {s.event_case, "乙"}});
  const int32_t b1 = Event("认定", Day(2020, 3, 1), {{s.event_id, "a"}, {s.event_case, "甲"}});
  const int32_t first = Event("认定", Day(2020, 3, 1), {{s.event_case, "丙"}});
  const std::vector<int64_t> events = Fold().events;
  ASSERT_EQ(events.size(), 5U);
  EXPECT_EQ(events[2], first);  // without an id
  EXPECT_EQ(events[3], b1);
  EXPECT_EQ(events[4], b2);
}

TEST_F(ProcedureTest, TwoDeterminationsOfOneCaseContradict) {
  Determine(2020, {{s.event_case, "甲"}});
  Event("认定", Day(2020, 6, 1), {{s.event_case, "甲"}});
  EXPECT_EQ(State(Day(2020, 5, 31)), ProcedureState::Determined);
  EXPECT_EQ(State(), ProcedureState::Defective);
}

TEST_F(ProcedureTest, TwoDeterminationsWithoutACaseContradict) {
  Determine(2020);
  Event("认定", Day(2020, 6, 1));
  EXPECT_EQ(State(), ProcedureState::Defective);
}

TEST_F(ProcedureTest, ADeterminationOfAnotherCaseAddsItsRecords) {
  const int32_t r0 = Record({});
  const int32_t r1 = Record({});
  Determine(2020, {{s.event_case, "甲"}, {s.event_records, References{r0}}});
  Event("认定", Day(2020, 6, 1), {{s.event_case, "乙"}, {s.event_records, References{r1}}});
  const ProcedureResult result = Fold();
  EXPECT_EQ(result.state, ProcedureState::Determined);
  EXPECT_EQ(result.since, Day(2020, 3, 1));
  EXPECT_EQ(result.named.rows, (std::vector<int32_t>{r0, r1}));
}

TEST_F(ProcedureTest, AnUnknownCaseIsNoContradiction) {
  Determine(2020, {{s.event_case, kMissing}});
  Event("认定", Day(2020, 6, 1), {{s.event_case, kMissing}});
  EXPECT_EQ(State(), ProcedureState::Determined);
}

TEST_F(ProcedureTest, AnExitEndsFromItsDayAndAnAnnulmentAltogether) {
  Determine(2020);
  Event("移出", Day(2021, 1, 1));
  EXPECT_EQ(State(Day(2020, 12, 31)), ProcedureState::Determined);
  EXPECT_EQ(State(), ProcedureState::Exited);
  EXPECT_EQ(Fold().exit_day, Day(2021, 1, 1));
  EXPECT_EQ(Fold().since, kNoDate);
  Determine(2022);
  EXPECT_EQ(State(), ProcedureState::Determined);
  EXPECT_EQ(Fold().since, Day(2022, 3, 1));
  Event("撤销", Day(2022, 6, 1));
  EXPECT_EQ(State(), ProcedureState::Annulled);
}

TEST_F(ProcedureTest, ANewDeterminationNeedsItsOwnSteps) {
  Determine(2020);
  Event("移出", Day(2021, 1, 1));
  Event("核实", Day(2022, 2, 1));
  Event("认定", Day(2022, 3, 1));
  EXPECT_EQ(State(), ProcedureState::Defective);
}

TEST_F(ProcedureTest, AStepOfAnotherCaseIsNoneOfThisOne) {
  const int32_t notice = Event("告知", Day(2015, 1, 1), {{s.event_case, "甲"}});
  Event("核实", Day(2020, 2, 1));  // says no case
  const int32_t e = Event("认定", Day(2020, 3, 1), {{s.event_case, "乙"}});
  EXPECT_EQ(State(), ProcedureState::Defective);
  EXPECT_EQ(Fold().lacking, std::vector<int32_t>{1});
  f.Set(notice, {s.event_case, "乙"});
  EXPECT_EQ(State(), ProcedureState::Determined);
  f.Set(notice, {s.event_case, kMissing});
  EXPECT_EQ(State(), ProcedureState::Determined);
  f.Set(notice, {s.event_case, "甲"});
  f.Set(e, {s.event_case, kNothing});
  EXPECT_EQ(State(), ProcedureState::Determined);
}

TEST_F(ProcedureTest, AnAnnulmentReachesAnEntryThatHasEnded) {
  Determine(2020);
  Event("移出", Day(2021, 1, 1));
  Event("撤销", Day(2021, 6, 1));
  EXPECT_EQ(State(Day(2021, 5, 31)), ProcedureState::Exited);
  EXPECT_EQ(State(), ProcedureState::Annulled);
  EXPECT_EQ(Fold().exit_day, Day(2021, 6, 1));
  Determine(2022);
  EXPECT_EQ(State(), ProcedureState::Determined);
}

TEST_F(ProcedureTest, AFreshEntryIsFreeOfEarlierContradictions) {
  Event("移出", Day(2010, 1, 1));
  EXPECT_EQ(State(Day(2019, 12, 31)), ProcedureState::Defective);
  Determine(2020);
  EXPECT_EQ(State(), ProcedureState::Determined);
}

// Section 5.4.
TEST_F(ProcedureTest, AnEntryOfAnotherListEndsThisOne) {
  const auto black = b.List("别的黑名单", b.False(), s.record);
  Determine(2020);  // on March 1st
  const auto fold = [&](std::vector<int32_t> days, int32_t as_of = kToday) {
    const ProgramTables tables(b.program());
    SubjectEvaluation subject(b.program(), tables, f.Build(), x);
    EndingEntries ending;
    for (const int32_t day : days) ending.entries.push_back({day, black});
    return FoldProcedure(subject.At(as_of).evaluator(), list, ending, [](ExprId, int32_t) {
      return kUnknown;  // no step here has a condition
    });
  };
  EXPECT_EQ(fold({Day(2020, 2, 29)}).state, ProcedureState::Determined);  // before it
  const ProcedureResult ended = fold({Day(2020, 3, 1)});
  EXPECT_EQ(ended.state, ProcedureState::Exited);
  EXPECT_EQ(ended.exit_day, Day(2020, 3, 1));
  EXPECT_EQ(ended.ended_by, black);
  EXPECT_EQ(ended.entered, std::vector<int32_t>{Day(2020, 3, 1)});
  Event("移出", Day(2020, 9, 1));  // late: it has ended already
  EXPECT_EQ(fold({Day(2020, 8, 1)}).exit_day, Day(2020, 8, 1));
  EXPECT_EQ(fold({Day(2020, 9, 1)}).ended_by, check::ListId());
  Determine(2022);
  const ProcedureResult anew = fold({Day(2020, 8, 1)});
  EXPECT_EQ(anew.state, ProcedureState::Determined);
  EXPECT_EQ(anew.since, Day(2022, 3, 1));
  EXPECT_EQ(anew.entered, (std::vector<int32_t>{Day(2020, 3, 1), Day(2022, 3, 1)}));
}

TEST_F(ProcedureTest, OnlyEntriesWithEffectCountForOthers) {
  EXPECT_TRUE(Fold().entered.empty());
  Event("核实", Day(2020, 2, 1));
  Event("认定", Day(2020, 3, 1));
  EXPECT_TRUE(Fold().entered.empty());  // without a notice
  Event("移出", Day(2020, 4, 1));
  Determine(2021);
  EXPECT_EQ(Fold().entered, std::vector<int32_t>{Day(2021, 3, 1)});
  Event("移出", Day(2021, 6, 1));
  EXPECT_EQ(Fold().entered, std::vector<int32_t>{Day(2021, 3, 1)});
  Event("撤销", Day(2021, 9, 1));
  EXPECT_TRUE(Fold().entered.empty());
}

TEST_F(ProcedureTest, AnExitOrAStayOfNothingContradicts) {
  const int32_t e = Event("移出", Day(2019, 1, 1));
  for (const char* step : {"移出", "撤销", "中止", "恢复"}) {
    f.Set(e, {s.event_step, step});
    EXPECT_EQ(State(), ProcedureState::Defective) << step;
  }
}

TEST_F(ProcedureTest, ASecondExitLeavesTheEntryExited) {
  Determine(2020);
  Event("移出", Day(2021, 1, 1));
  Event("移出", Day(2021, 2, 1));
  EXPECT_EQ(State(), ProcedureState::Exited);
  EXPECT_EQ(Fold().exit_day, Day(2021, 1, 1));
}

TEST_F(ProcedureTest, AStaySuspendsUntilItIsLifted) {
  Determine(2020);
  Event("中止", Day(2020, 6, 1));
  Event("恢复", Day(2020, 9, 1));
  EXPECT_FALSE(Fold(Day(2020, 5, 31)).suspended);
  EXPECT_TRUE(Fold(Day(2020, 6, 1)).suspended);
  EXPECT_FALSE(Fold(Day(2020, 9, 1)).suspended);
  EXPECT_EQ(State(Day(2020, 6, 1)), ProcedureState::Determined);
}

TEST_F(ProcedureTest, WhatAnEventDoesNotSayMakesTheStateUnknown) {
  Determine(2020);
  const int32_t e = Event("告知", Day(2020, 5, 1), {{s.event_procedure, "别的程序"}});
  EXPECT_EQ(State(), ProcedureState::Determined);
  f.Set(e, {s.event_step, kMissing});
  EXPECT_EQ(State(), ProcedureState::Determined);  // of another procedure, whatever the step
  f.Set(e, {s.event_procedure, "认定程序"});
  EXPECT_EQ(State(), ProcedureState::Unknown);
  EXPECT_EQ(State(Day(2020, 4, 30)), ProcedureState::Determined);
  f.Set(e, {s.event_step, "告知"});
  f.Set(e, {s.event_procedure, kMissing});
  EXPECT_EQ(State(), ProcedureState::Unknown);
  EXPECT_EQ(Fold().since, kNoDate);
}

TEST_F(ProcedureTest, AnIncompleteCollectionOfEventsIsUnknown) {
  Determine(2020);
  f.CompleteUntil(s.event, x, Day(2021, 1, 1));
  EXPECT_EQ(State(Day(2021, 1, 1)), ProcedureState::Determined);
  EXPECT_EQ(State(Day(2021, 1, 2)), ProcedureState::Unknown);
}

TEST_F(ProcedureTest, OneProcedureOfSeveralListsAsksWhichListAnEventIsAbout) {
  const auto second = b.List("重点监测名单", b.False(), s.record);
  b.program().procedures[procedure].lists.push_back(second);
  b.list(second).procedure = procedure;
  Event("告知", Day(2020, 1, 1), {{s.event_list, "黑名单"}});
  Event("核实", Day(2020, 2, 1), {{s.event_list, "黑名单"}});
  const int32_t e = Event("认定", Day(2020, 3, 1), {{s.event_list, "黑名单"}});
  const auto both = [&] { return std::pair(Fold(list, kToday).state, Fold(second, kToday).state); };
  EXPECT_EQ(both(), std::pair(ProcedureState::Determined, ProcedureState::None));
  f.Set(e, {s.event_list, kNothing});
  EXPECT_EQ(both(), std::pair(ProcedureState::Unknown, ProcedureState::Unknown));
  f.Set(e, {s.event_list, kMissing});
  EXPECT_EQ(both(), std::pair(ProcedureState::Unknown, ProcedureState::Unknown));
}

TEST_F(ProcedureTest, AnEventAboutAnotherListDoesNotCount) {
  Event("认定", Day(2020, 3, 1), {{s.event_list, "别的名单"}});
  EXPECT_EQ(State(), ProcedureState::None);
}

TEST_F(ProcedureTest, UnknownRecordsAreNamedAsUnknown) {
  Determine(2020, {{s.event_records, kMissing}});
  EXPECT_FALSE(Fold().named.known);
  EXPECT_TRUE(Fold().names_records());
}

// ---- 由 …(…)
// --------------------------------------------------------------------------------------

// 步骤 告知 由 认定单位(编号 有值)
TEST_F(ProcedureTest, AStepTakenByWhomItIsNotForDoesNotCount) {
  check::Step& notice = b.program().procedures[procedure].steps[1];
  notice.actor_filter = b.Equal(b.Read(s.event_case), b.Text("本机关"));
  const int32_t e = Event("告知", Day(2020, 1, 1), {{s.event_case, "本机关"}});
  Event("核实", Day(2020, 2, 1));
  Event("认定", Day(2020, 3, 1));
  EXPECT_EQ(State(), ProcedureState::Determined);
  EXPECT_TRUE(Fold().refused.empty());
  f.Set(e, {s.event_case, "别的机关"});
  EXPECT_EQ(State(), ProcedureState::Defective);
  EXPECT_EQ(Fold().refused, std::vector<int64_t>{e});
  f.Set(e, {s.event_case, kMissing});
  EXPECT_EQ(State(), ProcedureState::Unknown);
  EXPECT_EQ(Fold().unclear, std::vector<int64_t>{e});
}

TEST_F(ProcedureTest, ADeterminationByWhomItIsNotForPutsNobodyOnTheList) {
  check::Step& determination = b.program().procedures[procedure].steps[3];
  determination.actor_filter = b.Equal(b.Read(s.event_case), b.Text("本机关"));
  Determine(2020, {{s.event_case, "别的机关"}});
  EXPECT_EQ(State(), ProcedureState::None);
}

// ---- 当
// -------------------------------------------------------------------------------------------

// 步骤 告知 当 有 信用信息(程度 是 严重);步骤 核实 当 …
TEST_F(ProcedureTest, TheLackOfAStepMattersWhereItWasCalledForOnTheDayOfTheDetermination) {
  b.program().procedures[procedure].steps[1].condition = b.Exists(s.record, Severe());
  Event("核实", Day(2020, 2, 1));
  Event("认定", Day(2020, 3, 1));
  EXPECT_EQ(State(), ProcedureState::Determined);
  const int32_t r = Record({{s.determined_on, Day(2020, 3, 1)}, {s.severity, Code("严重")}});
  EXPECT_EQ(State(), ProcedureState::Defective);
  EXPECT_EQ(Fold().lacking, std::vector<int32_t>{1});
  f.Set(r, {s.determined_on, Day(2020, 3, 2)});
  EXPECT_EQ(State(), ProcedureState::Determined);  // it came after the determination
}

TEST_F(ProcedureTest, WhetherAStepWasCalledForMayBeOpen) {
  b.program().procedures[procedure].steps[1].condition = b.Exists(s.record, Severe());
  b.program().procedures[procedure].steps[2].condition = b.Exists(s.record, Severe());
  const int32_t e = Event("核实", Day(2020, 2, 1));
  Event("认定", Day(2020, 3, 1));
  Record({{s.determined_on, Day(2020, 1, 1)}, {s.severity, kMissing}});
  EXPECT_EQ(State(), ProcedureState::Unknown);
  ASSERT_EQ(Fold().open_lacks.size(), 1U);
  EXPECT_EQ(Fold().open_lacks[0].step, 1);
  EXPECT_EQ(Fold().open_lacks[0].day, Day(2020, 3, 1));
  EXPECT_EQ(Fold().since, kNoDate);
  // A fault that is there anyway decides, but for a lack that may make the whole void.
  Event("认定", Day(2020, 4, 1));
  EXPECT_EQ(State(), ProcedureState::Defective);
  f.Set(e, {s.event_procedure, "别的程序"});
  EXPECT_EQ(State(), ProcedureState::Unknown);
}

}  // namespace
}  // namespace xinze::interp
