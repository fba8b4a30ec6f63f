// docs/semantics.md, section 9.
#include "runtime/interp/timeline.h"

#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using literal::PeriodUnit;

class TimelineTest : public InterpTest {
 protected:
  struct Walks {
    int32_t since = kNoDate;
    int32_t last_day = kNoDate;
    bool operator==(const Walks&) const = default;
  };
  Walks OfList(check::ListId list, int32_t as_of = kToday) {
    const Interpreter interpreter(b.program());
    Inquiry inquiry(interpreter, f.Build(), x, as_of);
    Timeline timeline(inquiry);
    return {timeline.Since(list), timeline.LastDay(list)};
  }
  int32_t LastDay(check::MeasureId measure, int32_t as_of = kToday) {
    const Interpreter interpreter(b.program());
    Inquiry inquiry(interpreter, f.Build(), x, as_of);
    return Timeline(inquiry).LastDay(measure);
  }
  // How long the status of a day stays for what was read on it.
  template <typename Id>
  Stay StayOf(Id id, int32_t as_of = kToday) {
    const Interpreter interpreter(b.program());
    SubjectEvaluation subject(b.program(), interpreter.tables(), f.Build(), x);
    return subject.At(as_of).StayOf(id);
  }

  // 认定日期 起 满 n 年 早于 基准日
  ExprId Expired(int32_t years) {
    return b.Less(b.PeriodEnd(b.Read(s.determined_on), Years(years)), b.AsOf());
  }
  ExprId Years(int32_t count) { return b.Period(check::PackPeriod({count, PeriodUnit::Year})); }
  check::ListId Computed(ExprId criteria) { return b.List("关注名单", criteria, s.record); }
  check::ListId Procedural() {
    const auto list = b.List("黑名单", b.Exists(s.record, Severe()), s.record);
    b.list(list).unusable = b.Or({Expired(3), b.HasValue(b.Read(s.repaired_on))});
    b.Procedure("认定程序",
                {{"告知", Step::Effect::None, Step::IfMissing::Defective},
                 {"认定", Step::Effect::Determines},
                 {"移出", Step::Effect::Exits},
                 {"撤销", Step::Effect::Annuls},
                 {"中止", Step::Effect::Suspends},
                 {"恢复", Step::Effect::Resumes}},
                {list});
    return list;
  }
  int32_t SevereRecord(int32_t day, std::vector<Cell> cells = {}) {
    Default(cells, {s.severity, Code("严重")});
    Default(cells, {s.repaired_on, kNothing});
    Default(cells, {s.determined_on, day});
    return Record(std::move(cells));
  }

  // Every list and measure, from days all over the range, against every single day of it.
  void ExpectAsDayByDay(int32_t from, int32_t to) {
    const xinze_batch& batch = f.Build();
    const Interpreter interpreter(b.program());
    std::vector<check::SubjectOutcome> days;
    for (int32_t day = from; day <= to; ++day) days.push_back(interpreter.Evaluate(batch, x, day));
    for (int32_t as_of = from; as_of <= to; as_of += 13) {
      Inquiry inquiry(interpreter, batch, x, as_of);
      Timeline timeline(inquiry);
      const auto outcome = [&](int32_t day) { return days[static_cast<size_t>(day - from)]; };
      for (check::ListId id : b.program().lists.ids()) {
        const auto status = [&](int32_t day) { return outcome(day).lists[id.index()].status; };
        ExpectRunEnds(timeline.LastDay(id), as_of, to, status);
        if (b.program().lists[id].procedure.is_valid()) continue;
        const int32_t since = timeline.Since(id);
        EXPECT_EQ(since, outcome(as_of).lists[id.index()].since);
        if (status(as_of) != ListStatus::Listed) {
          EXPECT_EQ(since, kNoDate);
          continue;
        }
        int32_t first = as_of;
        while (first > from && status(first - 1) == ListStatus::Listed) --first;
        if (first > from) {
          EXPECT_EQ(since, first) << "list " << id.index() << " as of " << as_of;
        } else {
          EXPECT_LE(since, from);
        }
      }
      for (check::MeasureId id : b.program().measures.ids()) {
        ExpectRunEnds(timeline.LastDay(id), as_of, to, [&](int32_t day) {
          return check::StatusForTargets(outcome(day).measures[id.index()]);
        });
      }
    }
  }
  template <typename Status>
  static void ExpectRunEnds(int32_t found, int32_t as_of, int32_t to, Status status) {
    int32_t last = as_of;
    while (last < to && status(last + 1) == status(as_of)) ++last;
    if (last < to) {
      EXPECT_EQ(found, last) << "as of " << as_of;
    } else {
      EXPECT_TRUE(found == kNoDate || found >= to) << found << " as of " << as_of;
    }
  }
};

// ---- one reading at a time ----------------------------------------------------------------------

TEST_F(TimelineTest, ARowBegins) {
  SevereRecord(Day(2020, 1, 1));
  const auto list = Computed(b.Exists(s.record, Severe()));
  EXPECT_EQ(OfList(list), (Walks{Day(2020, 1, 1), kNoDate}));
  EXPECT_EQ(OfList(list, Day(2019, 5, 1)), (Walks{kNoDate, Day(2019, 12, 31)}));
}

TEST_F(TimelineTest, AnEventComes) {
  SevereRecord(Day(2020, 1, 1), {{s.repaired_on, Day(2024, 6, 1)}});
  const auto list = Computed(b.Exists(s.record, b.Not(b.HasValue(b.Read(s.repaired_on)))));
  EXPECT_EQ(OfList(list), (Walks{Day(2020, 1, 1), Day(2024, 5, 31)}));
}

TEST_F(TimelineTest, ADueDayIsNoEvent) {
  SevereRecord(Day(2020, 1, 1), {{s.due_on, Day(2024, 6, 1)}});
  const auto list = Computed(b.Exists(s.record, b.HasValue(b.Read(s.due_on))));
  EXPECT_EQ(OfList(list), (Walks{Day(2020, 1, 1), kNoDate}));
}

TEST_F(TimelineTest, EachComparisonWithTheDayAskedAboutFlipsOnItsOwnDay) {
  const int32_t day = Day(2024, 6, 1);
  const auto before = Computed(b.Less(b.AsOf(), b.Date(day)));
  const auto until = Computed(b.LessEqual(b.AsOf(), b.Date(day)));
  const auto after = Computed(b.Less(b.Date(day), b.AsOf()));
  const auto from = Computed(b.LessEqual(b.Date(day), b.AsOf()));
  const auto on = Computed(b.Equal(b.AsOf(), b.Date(day)));
  EXPECT_EQ(OfList(before), (Walks{kNoDate, day - 1}));
  EXPECT_EQ(OfList(until), (Walks{kNoDate, day}));
  EXPECT_EQ(OfList(after), (Walks{kNoDate, day}));
  EXPECT_EQ(OfList(after, day + 9), (Walks{day + 1, kNoDate}));
  EXPECT_EQ(OfList(from), (Walks{kNoDate, day - 1}));
  EXPECT_EQ(OfList(from, day + 9), (Walks{day, kNoDate}));
  EXPECT_EQ(OfList(on), (Walks{kNoDate, day - 1}));
  EXPECT_EQ(OfList(on, day), (Walks{day, day}));
}

TEST_F(TimelineTest, AnUnknownDateFlipsAtBothEndsOfItsRange) {
  b.program().fields[s.due_on].range_lo = Day(2024, 1, 1);
  b.program().fields[s.due_on].range_hi = Day(2025, 1, 1);
  SevereRecord(Day(2020, 1, 1), {{s.due_on, kMissing}});
  const auto list = Computed(b.ForAll(s.record, b.True(), b.LessEqual(b.Read(s.due_on), b.AsOf())));
  b.program().fields[s.due_on].absent_ok = false;
  EXPECT_EQ(OfList(list).last_day, Day(2023, 12, 31));
  EXPECT_EQ(OfList(list, Day(2024, 5, 1)).last_day, Day(2024, 12, 31));
  EXPECT_EQ(OfList(list, Day(2025, 5, 1)), (Walks{Day(2025, 1, 1), kNoDate}));
}

TEST_F(TimelineTest, ACollectionIsCompleteToItsWatermarkOnly) {
  f.CompleteUntil(s.record, x, Day(2024, 3, 31));
  const auto list = Computed(b.Not(b.Exists(s.record, Severe())));
  EXPECT_EQ(OfList(list), (Walks{kNoDate, Day(2024, 3, 31)}));
  EXPECT_EQ(ListOn(list, Day(2024, 4, 1)).status, ListStatus::ToVerify);
}

TEST_F(TimelineTest, ADocumentBeginsAndEnds) {
  SevereRecord(Day(2020, 1, 1));
  const auto list = Computed(b.Exists(s.record, Severe()));
  b.list(list).document = b.Document("办法", Day(2022, 5, 1), Day(2025, 5, 1));
  EXPECT_EQ(OfList(list), (Walks{Day(2022, 5, 1), Day(2025, 4, 30)}));
  EXPECT_EQ(OfList(list, Day(2021, 1, 1)), (Walks{kNoDate, Day(2022, 4, 30)}));
}

TEST_F(TimelineTest, AParameterSelectedByTheDayAskedAboutChanges) {
  SevereRecord(Day(2020, 1, 1));
  const auto term =
      b.Parameter("有效期", TypeOf(TypeKind::Period),
                  {{INT32_MIN, false, check::PackPeriod({3, PeriodUnit::Year})},
                   {Day(2022, 7, 1), false, check::PackPeriod({5, PeriodUnit::Year})}});
  const auto list = Computed(b.Exists(
      s.record, b.LessEqual(b.AsOf(), b.PeriodEnd(b.Read(s.determined_on), b.Param(term)))));
  EXPECT_EQ(OfList(list), (Walks{Day(2020, 1, 1), Day(2025, 1, 1)}));
  EXPECT_EQ(OfList(list, Day(2021, 1, 1)), (Walks{Day(2020, 1, 1), Day(2025, 1, 1)}));
  ExpectAsDayByDay(Day(2019, 12, 1), Day(2025, 3, 1));
}

TEST_F(TimelineTest, OneOfTwoDefinitionsAnswersByTheDay) {
  const auto newer = b.Alias("届满", s.record, b.True());
  b.program().definitions[newer].provenance.document = b.Document("条例", Day(2024, 1, 1));
  const auto older = b.Alias("届满", s.record, b.False());
  b.program().definitions[older].yields_to = {newer};
  b.program().definitions[older].plain = false;
  SevereRecord(Day(2020, 1, 1));
  const auto list = Computed(b.Exists(s.record, b.Refer(older)));
  EXPECT_EQ(OfList(list).last_day, Day(2023, 12, 31));
  EXPECT_EQ(OfList(list, Day(2024, 2, 2)), (Walks{Day(2024, 1, 1), kNoDate}));
}

// ---- lists --------------------------------------------------------------------------------------

TEST_F(TimelineTest, AnEntryEndsWhenTheLastOfItsRecordsIsUnusable) {
  const auto list = Procedural();
  const int32_t r0 = SevereRecord(Day(2020, 5, 1));
  const int32_t r1 = SevereRecord(Day(2021, 2, 28));
  SevereRecord(Day(2022, 2, 28));
  Event("告知", Day(2021, 3, 1));
  Event("认定", Day(2021, 3, 20), {{s.event_records, References{r0, r1}}});
  EXPECT_EQ(OfList(list), (Walks{Day(2021, 3, 20), Day(2024, 2, 28)}));
  EXPECT_EQ(ListOn(list, Day(2024, 2, 29)).status, ListStatus::Exited);
  EXPECT_EQ(OfList(list, Day(2024, 3, 1)), (Walks{kNoDate, kNoDate}));
}

TEST_F(TimelineTest, StaysAndExitsThatAreRecordedAlreadyCount) {
  const auto list = Procedural();
  const int32_t r = SevereRecord(Day(2022, 5, 1));
  Event("告知", Day(2022, 6, 1));
  Event("认定", Day(2022, 6, 20), {{s.event_records, References{r}}});
  Event("中止", Day(2023, 4, 1));
  Event("恢复", Day(2023, 8, 1));
  Event("移出", Day(2024, 1, 1));
  EXPECT_EQ(OfList(list).last_day, Day(2023, 3, 31));
  EXPECT_EQ(OfList(list, Day(2023, 4, 1)).last_day, Day(2023, 7, 31));
  EXPECT_EQ(OfList(list, Day(2023, 8, 1)).last_day, Day(2023, 12, 31));
  ExpectAsDayByDay(Day(2022, 4, 1), Day(2026, 1, 1));
}

TEST_F(TimelineTest, AComputedListHasBeenOnSinceItsRunBegan) {
  // 近一年内有两条: on, off, and on again.
  const ExprId recent = b.And({b.LessEqual(b.Read(s.determined_on), b.AsOf()), b.Not(Expired(1))});
  const auto list = Computed(b.AtLeast(b.Count(s.record, recent), b.Number(2)));
  for (const int32_t day :
       {Day(2020, 1, 1), Day(2020, 6, 1), Day(2022, 3, 1), Day(2022, 9, 1), Day(2023, 2, 1)}) {
    SevereRecord(day);
  }
  EXPECT_EQ(OfList(list), (Walks{Day(2022, 9, 1), Day(2023, 9, 1)}));
  EXPECT_EQ(OfList(list, Day(2020, 12, 1)), (Walks{Day(2020, 6, 1), Day(2021, 1, 1)}));
  ExpectAsDayByDay(Day(2019, 12, 1), Day(2024, 6, 1));
}

TEST_F(TimelineTest, WhatHeldBeforeTheCalendarBeganHasNoFirstDay) {
  const auto list = Computed(b.Not(b.Exists(s.record, Severe())));
  EXPECT_EQ(OfList(list), (Walks{kNoDate, kNoDate}));
}

TEST_F(TimelineTest, AListIsAskedThroughAnother) {
  const auto black = Procedural();
  const auto red =
      b.List("红名单", b.Not(b.ListIs(black, {ListStatus::Listed, ListStatus::Suspended})));
  const int32_t r = SevereRecord(Day(2020, 5, 1));
  Event("告知", Day(2021, 3, 1));
  Event("认定", Day(2021, 3, 20), {{s.event_records, References{r}}});
  EXPECT_EQ(OfList(red, Day(2020, 1, 1)), (Walks{kNoDate, Day(2021, 3, 19)}));
  EXPECT_EQ(OfList(red).last_day, Day(2023, 5, 1));
  EXPECT_EQ(OfList(red, Day(2025, 1, 1)), (Walks{Day(2023, 5, 2), kNoDate}));
}

// ---- what decides alone -------------------------------------------------------------------------

TEST_F(TimelineTest, OneMemberDecidesWhateverBecomesOfTheOthers) {
  SevereRecord(Day(2020, 5, 1));
  SevereRecord(Day(2022, 5, 1));
  SevereRecord(Day(2021, 5, 1));
  SevereRecord(Day(2030, 1, 1));
  const auto any = Computed(b.Exists(s.record, b.Not(Expired(3))));
  const auto all = Computed(b.Not(b.ForAll(s.record, b.True(), Expired(3))));
  EXPECT_EQ(StayOf(any), (Stay{Day(2020, 5, 1), Day(2025, 5, 1)}));
  EXPECT_EQ(StayOf(all), (Stay{Day(2020, 5, 1), Day(2025, 5, 1)}));
  // None of them decides that there is none.
  EXPECT_EQ(StayOf(any, Day(2026, 1, 1)), (Stay{Day(2025, 5, 2), Day(2029, 12, 31)}));
}

TEST_F(TimelineTest, WhatTheStatusDoesNotLookAtDoesNotEndIt) {
  const auto list = Procedural();
  b.list(list).criteria = b.Exists(s.record, b.And({Severe(), b.Not(Expired(1))}));
  const int32_t r = SevereRecord(Day(2022, 5, 1));
  Event("告知", Day(2022, 6, 1));
  Event("认定", Day(2022, 6, 20), {{s.event_records, References{r}}});
  EXPECT_EQ(StayOf(list), (Stay{Day(2022, 6, 20), Day(2025, 5, 1)}));
  b.list(list).document = b.Document("办法", INT32_MIN, Day(2022, 10, 1));
  EXPECT_EQ(StayOf(list), (Stay{Day(2022, 10, 1), literal::kLastDate.days}));
}

// ---- measures -----------------------------------------------------------------------------------

TEST_F(TimelineTest, AMeasureThatReachesNobodyKnownWaitsUntilSomebodyIs) {
  f.CompleteUntil(s.role, x, Day(2024, 3, 31));
  const auto measure = b.Measure("限制", b.True());
  b.measure(measure).targets = {
      b.RoleTarget(b.CodeOf(s.roles, "法定代表人"), b.Read(s.responsible))};
  Role("法定代表人", {{s.responsible, kMissing}});
  const check::MeasureOutcome outcome = MeasureOn(measure);
  EXPECT_EQ(outcome.status, MeasureStatus::Active);
  EXPECT_EQ(check::StatusForTargets(outcome), MeasureStatus::ToVerify);
  EXPECT_EQ(LastDay(measure), kNoDate);
  Role("法定代表人", {{s.responsible, true}});
  EXPECT_EQ(check::StatusForTargets(MeasureOn(measure)), MeasureStatus::Active);
  ExpectAsDayByDay(Day(2024, 3, 1), Day(2024, 5, 1));
}

TEST_F(TimelineTest, AMeasureEndsWithItsListOrWithItsOwnTerm) {
  const auto list = Procedural();
  const auto measure = b.Measure("限制参与公共资源交易", b.Listed(list));
  const auto shorter = b.Measure("约谈", b.Listed(list));
  b.measure(shorter).at_most = check::PackPeriod({1, PeriodUnit::Year});
  const int32_t r = SevereRecord(Day(2022, 1, 1));
  Event("告知", Day(2022, 2, 1));
  Event("认定", Day(2022, 3, 1), {{s.event_records, References{r}}});
  EXPECT_EQ(LastDay(measure), Day(2025, 1, 1));
  EXPECT_EQ(LastDay(shorter), Day(2023, 3, 1));
  EXPECT_EQ(LastDay(shorter, Day(2023, 3, 2)), kNoDate);
  Event("移出", Day(2023, 2, 1));
  EXPECT_EQ(LastDay(measure), Day(2023, 1, 31));
  EXPECT_EQ(LastDay(shorter), Day(2023, 1, 31));
  ExpectAsDayByDay(Day(2021, 12, 1), Day(2025, 6, 1));
}

TEST_F(TimelineTest, ATermRunsFromTheBeginningOfAComputedList) {
  const auto list = Computed(b.Exists(s.record, b.Not(Expired(3))));
  const auto measure = b.Measure("重点监测", b.Listed(list));
  b.measure(measure).at_most = check::PackPeriod({1, PeriodUnit::Year});
  SevereRecord(Day(2022, 3, 1));
  EXPECT_EQ(MeasureOn(measure).from, Day(2022, 3, 1));
  EXPECT_EQ(MeasureOn(measure).status, MeasureStatus::Active);
  EXPECT_EQ(LastDay(measure), Day(2023, 3, 1));
  EXPECT_EQ(MeasureOn(measure, Day(2023, 3, 2)).status, MeasureStatus::Ended);
  ExpectAsDayByDay(Day(2022, 1, 1), Day(2025, 6, 1));
}

TEST_F(TimelineTest, ADecisionThatIsRecordedForLaterCountsFromItsDay) {
  const auto list = Procedural();
  const auto measure = b.Measure("约谈", b.Listed(list));
  b.measure(measure).force = check::Force::Recommended;
  const int32_t r = SevereRecord(Day(2022, 1, 1));
  Event("告知", Day(2022, 2, 1));
  Event("认定", Day(2022, 3, 1), {{s.event_records, References{r}}});
  f.Add(s.execution, x,
        {{s.execution_measure, "约谈"},
         {s.execution_decision, b.CodeOf(s.decisions, "采取")},
         {s.execution_date, Day(2023, 2, 1)}});
  EXPECT_EQ(LastDay(measure), Day(2023, 1, 31));
  EXPECT_EQ(LastDay(measure, Day(2023, 2, 1)), Day(2025, 1, 1));
  ExpectAsDayByDay(Day(2022, 1, 1), Day(2025, 6, 1));
}

// ---- all at once --------------------------------------------------------------------------------

TEST_F(TimelineTest, ManyReadingsAtOnceAgreeWithEveryDay) {
  const auto black = Procedural();
  b.list(black).document =
      b.Document("办法", Day(2020, 3, 1), Day(2025, 3, 1), check::AfterEnd::Continue);
  const auto watch = Computed(
      b.Or({b.ListIs(black, {ListStatus::Exited, ListStatus::Defective}),
            b.AtLeast(b.Sum(s.record, b.Not(Expired(2)), b.Read(s.points)), b.Number(5)),
            b.Less(b.PeriodEnd(b.Latest(s.objection, b.True(), b.Read(s.objected_on)), Years(1)),
                   b.AsOf())}));
  const auto term = b.Measure("重点监测", b.Or({b.Listed(watch), b.Listed(black)}));
  b.measure(term).at_most = check::PackPeriod({18, PeriodUnit::Month});
  b.Measure("公示", b.And({b.Listed(watch), b.Not(b.Listed(black))}));
  b.Measure("约谈", b.Listed(black));
  const int32_t r0 = SevereRecord(Day(2020, 5, 1), {{s.points, 3}, {s.repaired_on, kMissing}});
  const int32_t r1 =
      SevereRecord(Day(2021, 2, 28), {{s.points, 4}, {s.repaired_on, Day(2023, 9, 9)}});
  SevereRecord(Day(2022, 2, 28), {{s.points, kNothing}});
  SevereRecord(Day(2024, 2, 29), {{s.points, 5}});
  f.Add(s.objection, r0, {{s.objected_on, Day(2021, 7, 7)}});
  f.Add(s.objection, r1, {{s.objected_on, Day(2022, 1, 7)}});
  Event("认定", Day(2020, 8, 1), {{s.event_records, References{r0}}});
  Event("撤销", Day(2020, 10, 1));
  Event("告知", Day(2021, 3, 1));
  Event("认定", Day(2021, 3, 20), {{s.event_records, References{r1}}});
  Event("中止", Day(2022, 4, 1));
  Event("恢复", Day(2022, 8, 1));
  f.CompleteUntil(s.event, x, Day(2026, 1, 15));
  f.CompleteUntil(s.objection, r1, Day(2025, 9, 30));
  ExpectAsDayByDay(Day(2020, 1, 1), Day(2026, 6, 1));
}

}  // namespace
}  // namespace xinze::interp
