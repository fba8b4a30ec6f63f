// docs/semantics.md, section 6.
#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using Records = std::vector<int32_t>;

class ListTest : public InterpTest {
 protected:
  // 列入 当 有 信用信息(程度 是 严重); 移出 当 每个 依据记录 皆 修复日期 有值
  check::ListId BlackList(const char* name = "黑名单") {
    const auto list = b.List(name, b.Exists(s.record, Severe()), s.record);
    b.list(list).exit = b.ForAllSupport(list, b.True(), b.HasValue(b.Read(s.repaired_on)));
    return list;
  }
  check::ListId Procedural() {
    const auto list = BlackList();
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
  // 有效期届满: the record is of before `day`.
  ExprId ExpiredBefore(int32_t day) { return b.Less(b.Read(s.determined_on), b.Date(day)); }
  void Determine(int32_t date, std::vector<Cell> cells = {}) {
    Event("告知", date);
    Event("认定", date, std::move(cells));
  }
  ListStatus Status(check::ListId list, int32_t as_of = kToday) {
    return ListOn(list, as_of).status;
  }
  int32_t SevereRecord(std::vector<Cell> cells = {}) {
    Default(cells, {s.severity, Code("严重")});
    Default(cells, {s.repaired_on, kNothing});
    return Record(std::move(cells));
  }
};

// ---- computed lists -----------------------------------------------------------------------------

TEST_F(ListTest, AComputedListFollowsItsCriteria) {
  const auto list = BlackList();
  EXPECT_EQ(Status(list), ListStatus::NotMet);
  const int32_t r = SevereRecord();
  EXPECT_EQ(Status(list), ListStatus::Listed);
  EXPECT_EQ(ListOn(list).records, Records{r});
  EXPECT_EQ(ListOn(list).since, Day(2020, 1, 1));
  f.Set(r, {s.severity, kMissing});
  EXPECT_EQ(ListOn(list).since, kNoDate);
  EXPECT_EQ(Status(list), ListStatus::ToVerify);
  EXPECT_EQ(ListOn(list).records, Records{});
}

TEST_F(ListTest, RecordsAreThoseThatMakeTheCriteriaTrue) {
  const int32_t r0 = SevereRecord();
  const int32_t r1 = Record({{s.severity, Code("一般")}, {s.amount, 7}});
  Record({{s.severity, kMissing}, {s.amount, kNothing}});
  const int32_t r3 = Record({{s.severity, Code("轻微")}, {s.points, 3}});
  const auto either = b.List("或",
                             b.Or({b.Exists(s.record, Severe()),
                                   b.Exists(s.record, b.Equal(b.Read(s.amount), b.Amount(7))),
                                   b.Exists(s.record, b.Equal(b.Read(s.amount), b.Amount(8)))}),
                             s.record);
  const auto counted =
      b.List("数", b.AtLeast(b.Count(s.record, b.Not(b.HasValue(b.Read(s.points)))), b.Number(1)),
             s.record);
  const auto denied = b.List("非", b.Not(b.Exists(s.record, b.False())), s.record);
  const auto all = b.List("皆", b.ForAll(s.record, b.True(), b.True()), s.record);
  const auto summed = b.List(
      "合计",
      b.AtLeast(b.Sum(s.record, b.HasValue(b.Read(s.points)), b.Read(s.points)), b.Number(3)),
      s.record);
  f.Set(r0, {s.points, kNothing});
  f.Set(r1, {s.points, kNothing});
  f.Set(2, {s.points, kNothing});
  EXPECT_EQ(ListOn(either).records, (Records{r0, r1}));
  EXPECT_EQ(ListOn(counted).records, (Records{r0, r1, 2}));
  EXPECT_EQ(ListOn(summed).records, Records{r3});
  EXPECT_EQ(Status(denied), ListStatus::Listed);
  EXPECT_EQ(ListOn(denied).records, Records{});
  EXPECT_EQ(Status(all), ListStatus::Listed);
  EXPECT_EQ(ListOn(all).records, Records{});
}

TEST_F(ListTest, SupportIsSeenThroughAnAliasOnly) {
  const int32_t r = SevereRecord();
  const ExprId any = b.Exists(s.record, Severe());
  const auto alias = b.Alias("失信", s.subject, any);
  const auto excepted = b.Define("失信二", s.subject, TypeOf(TypeKind::Boolean), {b.Rule(any)},
                                 {b.Rule(b.False(), b.False())});
  const auto number = b.Alias("次数", s.subject, b.Count(s.record, Severe()));
  EXPECT_EQ(ListOn(b.List("一", b.Refer(alias), s.record)).records, Records{r});
  const auto through = b.List("二", b.Refer(excepted), s.record);
  EXPECT_EQ(Status(through), ListStatus::Listed);
  EXPECT_EQ(ListOn(through).records, Records{});
  EXPECT_EQ(ListOn(b.List("三", b.AtLeast(b.Refer(number), b.Number(1)), s.record)).records,
            Records{r});
}

TEST_F(ListTest, OnlyRowsOfTheSupportEntityAreKept) {
  const int32_t r = SevereRecord();
  f.Add(s.objection, r, {{s.objected_on, Day(2020, 2, 1)}});
  const auto list = b.List(
      "黑", b.And({b.Exists(s.record, Severe()), b.Exists(s.objection, b.True())}), s.record);
  EXPECT_EQ(ListOn(list).records, Records{r});
}

// ---- with a procedure ---------------------------------------------------------------------------

TEST_F(ListTest, CriteriaAloneNeverListWhereADeterminationIsAskedFor) {
  const auto list = Procedural();
  EXPECT_EQ(Status(list), ListStatus::NotMet);
  const int32_t r = SevereRecord();
  EXPECT_EQ(Status(list), ListStatus::Proposed);
  EXPECT_EQ(ListOn(list).records, Records{r});
  f.Set(r, {s.severity, kMissing});
  EXPECT_EQ(Status(list), ListStatus::ToVerify);
}

TEST_F(ListTest, ADeterminationListsFromItsDay) {
  const auto list = Procedural();
  const int32_t r = SevereRecord();
  Determine(Day(2021, 1, 1));
  EXPECT_EQ(Status(list, Day(2020, 12, 31)), ListStatus::Proposed);
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Listed, Day(2021, 1, 1), {r}}));
}

TEST_F(ListTest, WithoutNamedRecordsItRestsOnThoseOfTheDeterminationsDay) {
  const auto list = Procedural();
  const int32_t r = SevereRecord({{s.determined_on, Day(2020, 1, 1)}});
  SevereRecord({{s.determined_on, Day(2022, 1, 1)}});
  Determine(Day(2021, 1, 1));
  EXPECT_EQ(ListOn(list).records, Records{r});
}

TEST_F(ListTest, NamedRecordsReplaceTheSupport) {
  const auto list = Procedural();
  SevereRecord();
  const int32_t named = SevereRecord({{s.repaired_on, Day(2022, 1, 1)}});
  Determine(Day(2021, 1, 1), {{s.event_records, References{named}}});
  EXPECT_EQ(ListOn(list, Day(2021, 12, 31)),
            (check::ListOutcome{ListStatus::Listed, Day(2021, 1, 1), {named}}));
  // The only record that it rests on is repaired.
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Exited, kNoDate, {named}}));
}

TEST_F(ListTest, AnExitThatMayHoldIsToVerify) {
  const auto list = Procedural();
  const int32_t r = SevereRecord({{s.repaired_on, kMissing}});
  Determine(Day(2021, 1, 1), {{s.event_records, References{r}}});
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::ToVerify, Day(2021, 1, 1), {r}}));
}

TEST_F(ListTest, RestingOnNoRecordNeitherExitsNorStays) {
  const auto list = Procedural();
  Determine(Day(2021, 1, 1));  // names none, and the criteria did not hold
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::ToVerify, Day(2021, 1, 1), {}}));
}

TEST_F(ListTest, AMissingRecordIsAPhantom) {
  const auto list = Procedural();
  const int32_t r = SevereRecord({{s.repaired_on, Day(2022, 1, 1)}});
  Determine(Day(2021, 1, 1), {{s.event_records, References{r, XINZE_REF_MISSING}}});
  EXPECT_EQ(ListOn(list, Day(2021, 6, 1)).status, ListStatus::Listed);  // one is not repaired
  EXPECT_EQ(ListOn(list).status, ListStatus::ToVerify);
  EXPECT_EQ(ListOn(list).records, Records{r});
}

TEST_F(ListTest, ANamedRecordNotThereYetIsAPhantom) {
  const auto list = Procedural();
  const int32_t r = SevereRecord({{s.determined_on, Day(2022, 6, 1)}});
  Determine(Day(2021, 1, 1), {{s.event_records, References{r}}});
  EXPECT_EQ(ListOn(list, Day(2022, 5, 31)),
            (check::ListOutcome{ListStatus::ToVerify, Day(2021, 1, 1), {}}));
  EXPECT_EQ(ListOn(list, Day(2022, 6, 1)).status, ListStatus::Listed);
}

TEST_F(ListTest, UnknownNamesArePhantoms) {
  const auto list = Procedural();
  SevereRecord();
  Determine(Day(2021, 1, 1), {{s.event_records, kMissing}});
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::ToVerify, Day(2021, 1, 1), {}}));
}

TEST_F(ListTest, EveryRecordUnusableEndsTheEntry) {
  const auto list = Procedural();
  b.list(list).exit = ExprId();
  b.list(list).unusable = ExpiredBefore(Day(2020, 6, 1));
  const int32_t old = SevereRecord({{s.determined_on, Day(2020, 1, 1)}});
  const int32_t fresh = SevereRecord({{s.determined_on, Day(2020, 7, 1)}});
  Event("告知", Day(2021, 1, 1));
  const int32_t d = Event("认定", Day(2021, 1, 1), {{s.event_records, References{old, fresh}}});
  EXPECT_EQ(Status(list), ListStatus::Listed);
  f.Set(d, {s.event_records, References{old}});
  EXPECT_EQ(Status(list), ListStatus::Exited);
  f.Set(d, {s.event_records, References{old, XINZE_REF_WITHDRAWN}});
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Exited, kNoDate, {old}}));
  f.Set(d, {s.event_records, References{XINZE_REF_WITHDRAWN}});
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Exited, kNoDate, {}}));
  f.Set(d, {s.event_records, References{old, XINZE_REF_MISSING}});
  EXPECT_EQ(Status(list), ListStatus::ToVerify);
  f.Set(d, {s.event_records, References{fresh, XINZE_REF_MISSING}});
  EXPECT_EQ(Status(list), ListStatus::Listed);
}

TEST_F(ListTest, AStaySuspendsTheEntry) {
  const auto list = Procedural();
  const int32_t r = SevereRecord();
  Determine(Day(2021, 1, 1));
  Event("中止", Day(2021, 6, 1));
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Suspended, Day(2021, 1, 1), {r}}));
  f.Set(r, {s.repaired_on, Day(2022, 1, 1)});
  EXPECT_EQ(Status(list), ListStatus::Exited);  // an exit comes before a stay
}

TEST_F(ListTest, ADefectiveDeterminationIsShownAsSuch) {
  const auto list = Procedural();
  const int32_t r = SevereRecord();
  Event("认定", Day(2021, 1, 1), {{s.event_records, References{r}}});
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Defective, Day(2021, 1, 1), {r}}));
}

TEST_F(ListTest, AVoidDeterminationIsAsNone) {
  const auto list = Procedural();
  const auto procedure = b.list(list).procedure;
  b.program().procedures[procedure].steps[0].if_missing = Step::IfMissing::Void;
  const int32_t r = SevereRecord();
  Event("认定", Day(2021, 1, 1));
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Proposed, kNoDate, {r}}));
  f.Set(r, {s.severity, Code("一般")});
  EXPECT_EQ(Status(list), ListStatus::NotMet);
}

TEST_F(ListTest, AfterAnExitOnlyLaterRecordsCount) {
  const auto list = Procedural();
  SevereRecord({{s.determined_on, Day(2020, 1, 1)}});
  Determine(Day(2021, 1, 1));
  Event("移出", Day(2022, 1, 1));
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Exited, kNoDate, {}}));
  SevereRecord({{s.determined_on, Day(2022, 1, 1)}});
  EXPECT_EQ(Status(list), ListStatus::Exited);
  const int32_t later = SevereRecord({{s.determined_on, Day(2022, 1, 2)}});
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Proposed, kNoDate, {later}}));
  f.Set(later, {s.severity, kMissing});
  EXPECT_EQ(Status(list), ListStatus::ToVerify);
}

// 依据记录 of a determination that names none: C's support on its day; after an exit C is over
// later records, after an annulment over all.
TEST_F(ListTest, AnUnnamedDeterminationAfterAnExitRestsOnLaterRecords) {
  const auto list = Procedural();
  const int32_t old = SevereRecord();
  Determine(Day(2021, 1, 1));
  const int32_t end = Event("移出", Day(2021, 6, 1));
  const int32_t later =
      SevereRecord({{s.determined_on, Day(2022, 1, 1)}, {s.repaired_on, Day(2022, 12, 1)}});
  Determine(Day(2022, 2, 1));
  EXPECT_EQ(ListOn(list, Day(2022, 11, 30)),
            (check::ListOutcome{ListStatus::Listed, Day(2022, 2, 1), {later}}));
  EXPECT_EQ(Status(list, Day(2022, 12, 1)), ListStatus::Exited);
  f.Set(end, {s.event_step, "撤销"});
  EXPECT_EQ(ListOn(list, Day(2022, 12, 1)),
            (check::ListOutcome{ListStatus::Listed, Day(2022, 2, 1), {old, later}}));
}

TEST_F(ListTest, LaterRecordsAreThoseOfDefinitionsToo) {
  const auto any = b.Alias("有严重失信", s.subject, b.Exists(s.record, Severe()));
  const auto list = b.List("黑名单", b.Refer(any), s.record);
  b.Procedure("认定程序", {{"认定", Step::Effect::Determines}, {"移出", Step::Effect::Exits}},
              {list});
  SevereRecord({{s.determined_on, Day(2020, 1, 1)}});
  Event("认定", Day(2021, 1, 1));
  Event("移出", Day(2022, 1, 1));
  EXPECT_EQ(Status(list), ListStatus::Exited);
}

TEST_F(ListTest, AnAnnulledEntryStaysAnnulled) {
  const auto list = Procedural();
  SevereRecord();
  Determine(Day(2021, 1, 1));
  Event("撤销", Day(2022, 1, 1));
  EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::Annulled, kNoDate, {}}));
}

TEST_F(ListTest, UnknownEventsAreToVerify) {
  const auto list = Procedural();
  f.Incomplete(s.event, x);
  EXPECT_EQ(Status(list), ListStatus::ToVerify);
}

// ---- documents (section 6.2) --------------------------------------------------------------------

TEST_F(ListTest, WithoutABasisInForceCriteriaGiveNothing) {
  const auto list = Procedural();
  const auto computed = BlackList("计算名单");
  b.list(list).document = b.list(computed).document =
      b.Document("旧办法", INT32_MIN, Day(2022, 1, 1), check::AfterEnd::Continue);
  SevereRecord();
  EXPECT_EQ(Status(list, Day(2021, 12, 31)), ListStatus::Proposed);
  EXPECT_EQ(ListOn(list, Day(2022, 1, 1)), (check::ListOutcome{ListStatus::NotMet, kNoDate, {}}));
  EXPECT_EQ(Status(computed, Day(2021, 12, 31)), ListStatus::Listed);
  EXPECT_EQ(Status(computed, Day(2022, 1, 1)), ListStatus::NotMet);
}

TEST_F(ListTest, EntriesFollowWhatTheDocumentSaysOfItsEnd) {
  const auto list = Procedural();
  const int32_t r = SevereRecord();
  Determine(Day(2021, 1, 1));
  const auto document = b.Document("旧办法", INT32_MIN, Day(2022, 1, 1));
  b.list(list).document = document;
  const auto after = [&](check::AfterEnd what) {
    b.program().documents[document].after_end = what;
    return ListOn(list);
  };
  EXPECT_EQ(after(check::AfterEnd::Continue),
            (check::ListOutcome{ListStatus::Listed, Day(2021, 1, 1), {r}}));
  EXPECT_EQ(after(check::AfterEnd::Terminate),
            (check::ListOutcome{ListStatus::Exited, kNoDate, {r}}));
  EXPECT_EQ(after(check::AfterEnd::Silent),
            (check::ListOutcome{ListStatus::ToVerify, Day(2021, 1, 1), {r}}));
}

// Whether an entry stands that outlives the document, unknown events leave open.
TEST_F(ListTest, UnknownEventsAreToVerifyWithoutABasisInForceToo) {
  const auto list = Procedural();
  const auto document = b.Document("旧办法", INT32_MIN, Day(2022, 1, 1));
  b.list(list).document = document;
  f.Incomplete(s.event, x);
  for (const auto after :
       {check::AfterEnd::Silent, check::AfterEnd::Continue, check::AfterEnd::Terminate}) {
    b.program().documents[document].after_end = after;
    EXPECT_EQ(ListOn(list), (check::ListOutcome{ListStatus::ToVerify, kNoDate, {}}));
  }
}

TEST_F(ListTest, ExitsAndAnnulmentsOutliveTheDocument) {
  const auto list = Procedural();
  b.list(list).document = b.Document("旧办法", INT32_MIN, Day(2022, 1, 1));
  Determine(Day(2020, 1, 1));
  const int32_t e = Event("移出", Day(2021, 1, 1));
  EXPECT_EQ(Status(list), ListStatus::Exited);
  f.Set(e, {s.event_step, "撤销"});
  EXPECT_EQ(Status(list), ListStatus::Annulled);
}

// ---- lists upon lists ---------------------------------------------------------------------------

TEST_F(ListTest, BlackExcludesRed) {
  const auto black = Procedural();
  const auto red =
      b.List("红名单",
             b.And({b.Exists(s.record, b.HasValue(b.Read(s.title))),
                    b.Not(b.ListIs(black, {ListStatus::Listed, ListStatus::Suspended}))}),
             s.record);
  SevereRecord({{s.title, "诚信典型"}});
  EXPECT_EQ(Status(red), ListStatus::Listed);  // 拟列入 is not on the list
  const int32_t e = Event("告知", Day(2021, 1, 1));
  Event("认定", Day(2021, 1, 1));
  EXPECT_EQ(Status(red, Day(2020, 12, 31)), ListStatus::Listed);
  EXPECT_EQ(Status(red), ListStatus::NotMet);
  Event("中止", Day(2021, 6, 1));
  EXPECT_EQ(Status(red), ListStatus::NotMet);  // 暂停 counts as on
  f.Set(e, {s.event_step, kMissing});
  EXPECT_EQ(Status(black), ListStatus::ToVerify);
  EXPECT_EQ(Status(red), ListStatus::ToVerify);
}

TEST_F(ListTest, AskingForToVerifyIsAnswered) {
  const auto list = Procedural();
  f.Incomplete(s.event, x);
  EXPECT_EQ(Eval(b.Listed(list)), kUnknown);
  EXPECT_EQ(Eval(b.ListIs(list, {ListStatus::ToVerify, ListStatus::Listed})), kTrue);
}

TEST_F(ListTest, QuantifiersRunOverTheRecordsOfAList) {
  const auto list = Procedural();
  const int32_t r = SevereRecord({{s.points, 4}});
  SevereRecord({{s.points, 9}});
  const int32_t d = Event("认定", Day(2021, 1, 1), {{s.event_records, References{r}}});
  Event("告知", Day(2020, 1, 1));
  const ExprId nine = b.ExistsSupport(list, b.Equal(b.Read(s.points), b.Number(9)));
  const ExprId one = b.CountSupport(list, b.True());
  EXPECT_EQ(Eval(nine), kFalse);
  EXPECT_EQ(Is(one, 1), kTrue);
  f.Set(d, {s.event_records, References{r, XINZE_REF_MISSING}});
  EXPECT_EQ(Eval(nine), kUnknown);
  EXPECT_EQ(Is(one, 1), kUnknown);
  f.Set(d, {s.event_records, References{XINZE_REF_WITHDRAWN}});
  EXPECT_EQ(Eval(nine), kFalse);
  EXPECT_EQ(Eval(b.ForAllSupport(list, b.True(), b.False())), kUnknown);
}

}  // namespace
}  // namespace xinze::interp
