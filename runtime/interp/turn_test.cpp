// docs/semantics.md, section 9.3.
#include "runtime/interp/turn.h"

#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

class TurnTest : public InterpTest {
 protected:
  Node List(check::ListId list, int32_t as_of = kToday) {
    return ExplainList(Interpreter(b.program()), f.Build(), x, as_of, list).root;
  }
  Node Measure(check::MeasureId measure, int32_t as_of = kToday) {
    return ExplainMeasure(Interpreter(b.program()), f.Build(), x, as_of, measure).root;
  }
  // 认定日期 起 满 n 年 早于 基准日
  ExprId Expired(int32_t years) {
    const int64_t period = check::PackPeriod({years, literal::PeriodUnit::Year});
    return b.Less(b.PeriodEnd(b.Read(s.determined_on), b.Period(period)), b.AsOf());
  }
  check::ListId Procedural() {
    const auto list = b.List("黑名单", b.Exists(s.record, Severe()), s.record);
    b.list(list).unusable = Expired(3);
    b.Procedure("认定程序", {{"认定", Step::Effect::Determines}, {"移出", Step::Effect::Exits}},
                {list});
    return list;
  }
  int32_t SevereRecord(int32_t day) {
    return Record({{s.severity, Code("严重")}, {s.determined_on, day}, {s.repaired_on, kNothing}});
  }
};

TEST_F(TurnTest, TheRecordThatExpiresLastIsNamedAndNoOther) {
  const auto list = Procedural();
  const int32_t earlier = SevereRecord(Day(2020, 5, 1));
  const int32_t later = SevereRecord(Day(2021, 5, 1));
  Event("认定", Day(2021, 6, 1), {{s.event_records, References{earlier, later}}});
  const Node root = List(list);
  EXPECT_EQ(root.last_day, Day(2024, 5, 1));
  ASSERT_EQ(root.turned.size(), 1U);
  EXPECT_EQ(root.turned[0].what, What::Condition);
  EXPECT_EQ(root.turned[0].row, (Row{s.record, later}));
  EXPECT_EQ(root.turned[0].truth, kTrue);
}

TEST_F(TurnTest, AMeasureTurnsWithItsListAndThatForItsOwnReason) {
  const auto list = Procedural();
  const int32_t r = SevereRecord(Day(2021, 5, 1));
  Event("认定", Day(2021, 6, 1), {{s.event_records, References{r}}});
  const auto alias = b.Alias("惩戒对象", s.subject, b.Listed(list));
  const Node root = Measure(b.Measure("限制", b.Refer(alias)));
  ASSERT_EQ(root.turned.size(), 1U);
  EXPECT_EQ(root.turned[0].what, What::ListStatus);
  EXPECT_EQ(root.turned[0].list_status, ListStatus::Exited);
  ASSERT_EQ(root.turned[0].children.size(), 1U);
  EXPECT_EQ(root.turned[0].children[0].row, (Row{s.record, r}));
}

TEST_F(TurnTest, ADocumentThatEndsOrBeginsIsTheReason) {
  SevereRecord(Day(2020, 1, 1));
  const auto list = b.List("关注名单", b.Exists(s.record, Severe()), s.record);
  const auto document = b.Document("办法", Day(2022, 5, 1), Day(2025, 5, 1));
  b.list(list).document = document;
  const Node ends = List(list);
  ASSERT_EQ(ends.turned.size(), 1U);
  EXPECT_EQ(ends.turned[0].what, What::Document);
  EXPECT_EQ(ends.turned[0].document, document);
  EXPECT_EQ(ends.turned[0].truth, kFalse);
  const Node begins = List(list, Day(2021, 1, 1));
  ASSERT_EQ(begins.turned.size(), 1U);
  EXPECT_EQ(begins.turned[0].document, document);
  EXPECT_EQ(begins.turned[0].truth, kTrue);
}

TEST_F(TurnTest, ATermOfItsOwnEndsAMeasure) {
  const auto list = Procedural();
  const int32_t r = SevereRecord(Day(2022, 1, 1));
  Event("认定", Day(2022, 3, 1), {{s.event_records, References{r}}});
  const auto measure = b.Measure("约谈", b.Listed(list));
  b.measure(measure).at_most = check::PackPeriod({1, literal::PeriodUnit::Year});
  const Node root = Measure(measure);
  EXPECT_EQ(root.last_day, Day(2023, 3, 1));
  ASSERT_EQ(root.turned.size(), 1U);
  EXPECT_EQ(root.turned[0].what, What::Term);
}

TEST_F(TurnTest, ACollectionNoLongerCompleteIsTheReason) {
  f.CompleteUntil(s.record, x, Day(2024, 3, 31));
  const Node root = List(b.List("红名单", b.Not(b.Exists(s.record, Severe()))));
  EXPECT_EQ(root.last_day, Day(2024, 3, 31));
  ASSERT_EQ(root.turned.size(), 1U);
  EXPECT_EQ(root.turned[0].what, What::Unseen);
  EXPECT_EQ(root.turned[0].entity, s.record);
}

TEST_F(TurnTest, AnEventThatIsRecordedAlreadyIsTheReason) {
  const auto list = Procedural();
  const int32_t r = SevereRecord(Day(2022, 5, 1));
  Event("认定", Day(2022, 6, 20), {{s.event_records, References{r}}});
  const int32_t exit = Event("移出", Day(2024, 1, 1));
  const Node root = List(list);
  EXPECT_EQ(root.last_day, Day(2023, 12, 31));
  ASSERT_FALSE(root.turned.empty());
  EXPECT_EQ(root.turned[0].what, What::Event);
  EXPECT_EQ(root.turned[0].row, (Row{s.event, exit}));
}

TEST_F(TurnTest, ARecordThatBeginsAndADateThatComesAreReasons) {
  const int32_t r = Record({{s.severity, Code("一般")}, {s.repaired_on, Day(2024, 6, 1)}});
  const int32_t other = SevereRecord(Day(2024, 2, 1));
  const auto severe = b.List("关注名单", b.Exists(s.record, Severe()), s.record);
  const Node begins = List(severe);
  ASSERT_EQ(begins.turned.size(), 1U);
  EXPECT_EQ(begins.turned[0].what, What::Record);
  EXPECT_EQ(begins.turned[0].row, (Row{s.record, other}));
  const auto repaired =
      b.List("修复名单", b.Exists(s.record, b.HasValue(b.Read(s.repaired_on))), s.record);
  const Node comes = List(repaired);
  ASSERT_EQ(comes.turned.size(), 1U);
  EXPECT_EQ(comes.turned[0].what, What::Field);
  EXPECT_EQ(comes.turned[0].row, (Row{s.record, r}));
}

TEST_F(TurnTest, NothingTurnsWhatStandsToTheEndOfTheCalendar) {
  SevereRecord(Day(2020, 1, 1));
  const Node root = List(b.List("关注名单", b.Exists(s.record, Severe()), s.record));
  EXPECT_EQ(root.last_day, kNoDate);
  EXPECT_TRUE(root.turned.empty());
}

}  // namespace
}  // namespace xinze::interp
