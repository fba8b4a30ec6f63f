// docs/semantics.md, section 8.
#include "runtime/interp/explain.h"

#include <algorithm>
#include <functional>

#include "runtime/interp/needs.h"
#include "tests/support/interp_fixture.h"

namespace xinze::interp {
namespace {

using check::Reason;

class ExplainTest : public InterpTest {
 protected:
  // Every answer that a test asks to explain has the same needs without its tree.
  Explanation List(check::ListId list, int32_t as_of = kToday) {
    const Interpreter interpreter(b.program());
    const xinze_batch& batch = f.Build();
    Explanation why = ExplainList(interpreter, batch, x, as_of, list);
    ExpectSameLeaves(why, interpreter, batch, as_of, list);
    return why;
  }
  Explanation Measure(check::MeasureId measure, int32_t as_of = kToday) {
    const Interpreter interpreter(b.program());
    const xinze_batch& batch = f.Build();
    Explanation why = ExplainMeasure(interpreter, batch, x, as_of, measure);
    ExpectSameLeaves(why, interpreter, batch, as_of, measure);
    return why;
  }
  template <typename Id>
  void ExpectSameLeaves(const Explanation& why, const Interpreter& interpreter,
                        const xinze_batch& batch, int32_t as_of, Id id) const {
    const PresumptionTable presumptions(b.program());
    Inquiry inquiry(interpreter, batch, x, as_of);
    const Leaves leaves = NeedFinder(inquiry, presumptions).Of(id);
    EXPECT_TRUE(leaves.needs == why.needs);
    EXPECT_TRUE(leaves.presumed == why.presumed);
  }
  Explanation Predicate(ExprId predicate, int32_t as_of = kToday) {
    return ExplainPredicate(Interpreter(b.program()), f.Build(), x, as_of, predicate);
  }

  // The nodes of a tree of which something holds, in order.
  using Test = std::function<bool(const Node&)>;
  static std::vector<const Node*> Find(const Node& tree, const Test& test) {
    std::vector<const Node*> found;
    if (test(tree)) found.push_back(&tree);
    for (const Node& child : tree.children) {
      for (const Node* node : Find(child, test)) found.push_back(node);
    }
    return found;
  }
  static std::vector<const Node*> Find(const Node& tree, What what) {
    return Find(tree, [what](const Node& node) { return node.what == what; });
  }
  static const Node* Only(const Node& tree, What what) {
    const auto found = Find(tree, what);
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? nullptr : found.front();
  }

  check::ListId Procedural() {
    const auto list = b.List("黑名单", b.Exists(s.record, Severe()), s.record);
    b.Procedure("认定程序", {{"认定", Step::Effect::Determines}, {"移出", Step::Effect::Exits}},
                {list});
    return list;
  }
  int32_t SevereRecord() { return Record({{s.severity, Code("严重")}}); }
};

TEST_F(ExplainTest, LeadsFromTheMeasureDownToTheFieldAndItsClause) {
  const auto list = Procedural();
  const int32_t r = SevereRecord();
  const int32_t event = Event("认定", Day(2021, 1, 1), {{s.event_records, References{r}}});
  b.list(list).admissions[0].provenance.locator = "第五条";
  b.list(list).provenance.locator = "第四条";
  const auto measure = b.Measure("限制", b.Listed(list));
  b.measure(measure).triggers[0].provenance.locator = "第八条";
  const Explanation why = Measure(measure);

  EXPECT_EQ(why.root.what, What::Measure);
  EXPECT_EQ(why.root.measure_status, MeasureStatus::Active);
  const Node* trigger = Only(why.root, What::Trigger);
  ASSERT_NE(trigger, nullptr);
  ASSERT_EQ(trigger->children.size(), 1U);
  EXPECT_EQ(trigger->children[0].what, What::ListStatus);
  EXPECT_EQ(trigger->children[0].provenance->locator, "第八条");
  ASSERT_TRUE(why.lists.contains(list));
  const Node& tree = why.lists.at(list);
  EXPECT_EQ(tree.list_status, ListStatus::Listed);
  EXPECT_EQ(tree.date, Day(2021, 1, 1));
  EXPECT_EQ(tree.records, std::vector<int32_t>{r});
  EXPECT_EQ(tree.provenance->locator, "第四条");
  EXPECT_EQ(Only(tree, What::Event)->row, (Row{s.event, event}));
  const Node* criteria = Only(tree, What::Criteria);
  EXPECT_EQ(criteria->children[0].provenance->locator, "第五条");
  const auto fields = Find(*criteria, What::Field);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0]->field, s.severity);
  EXPECT_EQ(fields[0]->row, (Row{s.record, r}));
  EXPECT_EQ(fields[0]->value, check::Known(Code("严重")));
  EXPECT_TRUE(why.needs.empty());
}

TEST_F(ExplainTest, SaysWhyNot) {
  const auto list = b.List("黑名单", b.Exists(s.record, Severe()), s.record);
  Record({{s.severity, Code("一般")}});
  Record({{s.severity, Code("轻微")}});
  const Explanation why = List(list);
  EXPECT_EQ(why.root.list_status, ListStatus::NotMet);
  const auto records = Find(why.root, What::Record);
  ASSERT_EQ(records.size(), 2U);
  for (const Node* record : records) {
    EXPECT_TRUE(record->bears);
    EXPECT_EQ(record->truth, kFalse);
  }
  EXPECT_TRUE(why.needs.empty());
}

TEST_F(ExplainTest, OnlyWhatDecidesBears) {
  const ExprId either = b.Or({b.True(), b.False(), b.Unknown()});
  const Explanation why = Predicate(either);
  ASSERT_EQ(why.root.children.size(), 3U);
  EXPECT_TRUE(why.root.children[0].bears);
  EXPECT_FALSE(why.root.children[1].bears);
  EXPECT_FALSE(why.root.children[2].bears);
  EXPECT_TRUE(why.needs.empty());
  const Explanation both = Predicate(b.And({b.True(), b.False(), b.Unknown()}));
  EXPECT_FALSE(both.root.children[0].bears);
  EXPECT_TRUE(both.root.children[1].bears);
  EXPECT_FALSE(both.root.children[2].bears);
  EXPECT_TRUE(both.needs.empty());
}

// ---- needs --------------------------------------------------------------------------------------

TEST_F(ExplainTest, NeedsAreTheMissingFactsThatMatter) {
  // The one record is severe or not; the other surely is not, whatever its amount.
  const auto list = b.List(
      "黑名单", b.Exists(s.record, b.And({Severe(), b.AtLeast(b.Read(s.amount), b.Amount(5))})),
      s.record);
  const int32_t open = Record({{s.severity, kMissing}, {s.amount, 7}});
  Record({{s.severity, Code("一般")}, {s.amount, kMissing}});
  const Explanation why = List(list);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::MissingFact);
  EXPECT_EQ(why.needs[0].field, s.severity);
  EXPECT_EQ(why.needs[0].row, (Row{s.record, open}));
}

TEST_F(ExplainTest, ACountNeedsTheFactsOfItsOpenMembers) {
  SevereRecord();
  const int32_t open = Record({{s.severity, kMissing}});
  Record({{s.severity, Code("一般")}});
  const Explanation why = Predicate(b.AtLeast(b.Count(s.record, Severe()), b.Number(2)));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].row, (Row{s.record, open}));
}

TEST_F(ExplainTest, ASumNeedsItsUnknownAmounts) {
  const int32_t r = Record({{s.severity, Code("严重")}, {s.amount, kMissing}});
  const Explanation why =
      Predicate(b.AtLeast(b.Sum(s.record, Severe(), b.Read(s.amount)), b.Amount(500)));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].field, s.amount);
  EXPECT_EQ(why.needs[0].row, (Row{s.record, r}));
}

TEST_F(ExplainTest, AnIncompleteCollectionIsANeed) {
  f.Incomplete(s.record, x);
  const Explanation why = Predicate(b.Exists(s.record, Severe()));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].collection, s.record);
  SevereRecord();
  EXPECT_TRUE(Predicate(b.Exists(s.record, Severe())).needs.empty());
}

TEST_F(ExplainTest, ADefinitionWithoutARuleNeedsOne) {
  const auto definition =
      b.Define("有效期", s.subject, TypeOf(TypeKind::Integer), {b.Rule(b.Number(1), b.False())});
  const Explanation why = Predicate(b.Equal(b.Refer(definition), b.Number(1)));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::NoRule);
  EXPECT_EQ(why.needs[0].definition, definition);
}

TEST_F(ExplainTest, ADefinitionNeedsWhatItsConditionsLack) {
  const int32_t r = Record({{s.severity, kMissing}});
  const auto definition =
      b.Define("有效期", s.record, TypeOf(TypeKind::Integer), {b.Rule(b.Number(1), Severe())});
  const Explanation why = Predicate(b.Exists(s.record, b.Equal(b.Refer(definition), b.Number(1))));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].field, s.severity);
  EXPECT_EQ(why.needs[0].row, (Row{s.record, r}));
}

TEST_F(ExplainTest, ConflictsAreNamedAtAnyDepth) {
  const auto inner =
      b.Rule(b.Number(1), {}, {b.Rule(b.Number(2), b.True()), b.Rule(b.Number(3), b.True())});
  const auto nested = b.Define("内", s.subject, TypeOf(TypeKind::Integer), {inner});
  const auto outer = b.Define("外", s.subject, TypeOf(TypeKind::Integer),
                              {b.Rule(b.Number(1)), b.Rule(b.Number(2))});
  Explanation why = Predicate(b.Equal(b.Refer(nested), b.Number(1)));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::Conflict);
  why = Predicate(b.Equal(b.Refer(outer), b.Number(1)));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::Conflict);
  EXPECT_EQ(why.needs[0].definition, outer);
}

TEST_F(ExplainTest, ExceptionsThatWereConsideredAreThere) {
  const auto exception = b.Rule(b.Number(5), b.False());
  const auto definition = b.Define("有效期", s.subject, TypeOf(TypeKind::Integer),
                                   {b.Rule(b.Number(3), b.True(), {exception})});
  const Explanation why = Predicate(b.Equal(b.Refer(definition), b.Number(3)));
  const Node* node = Only(why.root, What::Exception);
  ASSERT_NE(node, nullptr);
  EXPECT_EQ(node->rule, exception);
  EXPECT_EQ(node->truth, kFalse);
}

TEST_F(ExplainTest, AListsExceptionsAreConsideredRecordByRecord) {
  const auto list = Procedural();
  const int32_t r = SevereRecord();
  f.Set(r, {s.excused, false});
  b.list(list).record_exceptions.push_back({b.Read(s.excused), {}});
  b.list(list).subject_exceptions.push_back({b.False(), {}});
  const Explanation why = List(list);
  const auto exceptions = Find(why.root, What::Exception);
  ASSERT_EQ(exceptions.size(), 2U);
  EXPECT_EQ(exceptions[1]->row, (Row{s.record, r}));
  EXPECT_EQ(exceptions[1]->truth, kFalse);
}

TEST_F(ExplainTest, AnUndefinedParameterNeedsARule) {
  const auto parameter = b.Parameter("甲", TypeOf(TypeKind::Integer), {{INT32_MIN, true, 0}});
  const Explanation why = Predicate(b.Equal(b.Param(parameter), b.Number(1)));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::NoRule);
  EXPECT_EQ(why.needs[0].parameter, parameter);
}

TEST_F(ExplainTest, AnUnlistedValueNeedsARule) {
  Record({{s.conduct, b.program().vocabularies[s.conducts].unlisted_code()}});
  const Explanation why = Predicate(b.Exists(s.record, b.InSet(b.Read(s.conduct), {0}, true)));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::NoRule);
}

TEST_F(ExplainTest, DivisionByZeroAndOverflowAreReasons) {
  const ExprId zero =
      b.Arithmetic(check::ExprKind::Divide, TypeKind::Integer, b.Number(1), b.Number(0));
  Explanation why = Predicate(b.Less(zero, b.Number(1)));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::DivisionByZero);
  Record({{s.points, INT64_MAX - 1}});
  Record({{s.points, INT64_MAX - 1}});
  const ExprId sum = b.Sum(s.record, b.True(), b.Read(s.points));
  why = Predicate(b.Equal(sum, sum));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::Overflow);
}

TEST_F(ExplainTest, UnclearEventsAreNeeds) {
  const auto list = Procedural();
  const int32_t e = Event("认定", Day(2021, 1, 1), {{s.event_step, kMissing}});
  Explanation why = List(list);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].field, s.event_step);
  EXPECT_EQ(why.needs[0].row, (Row{s.event, e}));
  f.Set(e, {s.event_step, "认定"});
  f.Incomplete(s.event, x);
  why = List(list);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].collection, s.event);
}

TEST_F(ExplainTest, AMeasureNeedsWhatItsListNeeds) {
  const auto list = Procedural();
  f.Incomplete(s.event, x);
  const Explanation why = Measure(b.Measure("限制", b.Listed(list)));
  EXPECT_EQ(why.root.measure_status, MeasureStatus::ToVerify);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].collection, s.event);
}

TEST_F(ExplainTest, AnEndedDocumentThatSaysNothingIsAReason) {
  const auto list = Procedural();
  b.list(list).document = b.Document("旧办法", INT32_MIN, Day(2022, 1, 1));
  Event("认定", Day(2021, 1, 1));
  const Explanation why = List(list);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, Reason::NoBasisInForce);
  EXPECT_EQ(why.needs[0].document, b.list(list).document);
}

TEST_F(ExplainTest, AnExitLooksAtEveryRecordAndNeedsTheOpenOnes) {
  const auto list = Procedural();
  b.list(list).exit = b.ForAllSupport(list, b.True(), b.HasValue(b.Read(s.repaired_on)));
  b.list(list).unusable = b.Less(b.Read(s.determined_on), b.Date(Day(2019, 1, 1)));
  const int32_t repaired = SevereRecord();
  f.Set(repaired, {s.repaired_on, Day(2021, 6, 1)});
  const int32_t open = SevereRecord();
  Event("认定", Day(2021, 1, 1), {{s.event_records, References{repaired, open}}});
  const Explanation why = List(list);
  EXPECT_EQ(why.root.list_status, ListStatus::ToVerify);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].field, s.repaired_on);
  EXPECT_EQ(why.needs[0].row, (Row{s.record, open}));
  const Node* exit = Only(why.root, What::Exit);
  EXPECT_TRUE(exit->bears);
  EXPECT_EQ(exit->truth, kUnknown);
  EXPECT_FALSE(Only(why.root, What::Unusable)->bears);
}

TEST_F(ExplainTest, AMissingNamedRecordIsANeed) {
  const auto list = Procedural();
  b.list(list).exit = b.ForAllSupport(list, b.True(), b.HasValue(b.Read(s.repaired_on)));
  Event("认定", Day(2021, 1, 1), {{s.event_records, References{XINZE_REF_MISSING}}});
  const Explanation why = List(list);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].collection, s.record);
  EXPECT_EQ(why.needs[0].list, list);
}

TEST_F(ExplainTest, TargetsSayWhatIsNotKnownOfAPerson) {
  const auto measure = b.Measure("限制", b.True());
  b.measure(measure).targets.push_back(
      b.RoleTarget(b.CodeOf(s.roles, "法定代表人"), b.Read(s.responsible)));
  const int32_t role = Role("法定代表人", {{s.responsible, kMissing}});
  const Explanation why = Measure(measure);
  EXPECT_EQ(why.root.measure_status, MeasureStatus::Active);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].field, s.responsible);
  EXPECT_EQ(why.needs[0].row, (Row{s.role, role}));
}

TEST_F(ExplainTest, AMeasureThatMayReachNobodyWaitsForWhatItsTargetsWaitFor) {
  const auto measure = b.Measure("限制", b.True());
  b.measure(measure).targets = {
      b.RoleTarget(b.CodeOf(s.roles, "法定代表人"), b.Read(s.responsible))};
  Role("法定代表人", {{s.responsible, kMissing}});
  const Explanation why = Measure(measure);
  EXPECT_EQ(why.root.measure_status, MeasureStatus::ToVerify);
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].field, s.responsible);
}

TEST_F(ExplainTest, ASuspendedMeasureShowsTheLensThatItIsSeenThrough) {
  const auto list = Procedural();
  Step stay;
  stay.name = "中止";
  stay.effect = Step::Effect::Suspends;
  b.program().procedures[b.list(list).procedure].steps.push_back(stay);
  Event("认定", Day(2021, 1, 1));
  Event("中止", Day(2021, 6, 1));
  const Explanation why = Measure(b.Measure("限制", b.Listed(list)));
  const auto triggers = Find(why.root, What::Trigger);
  ASSERT_EQ(triggers.size(), 2U);
  EXPECT_FALSE(triggers[0]->bears);
  EXPECT_EQ(triggers[1]->lens, Lens::IfSuspended);
  EXPECT_EQ(triggers[1]->truth, kTrue);
}

// ---- presumptions, readings ---------------------------------------------------------------------

TEST_F(ExplainTest, PresumptionsThatTheAnswerRestsOnAreNamed) {
  b.program().fields[s.excused].presumption = check::Presumption{true, 0, {}};
  const int32_t r = Record({{s.severity, Code("严重")}, {s.excused, kMissing}});
  Record({{s.severity, Code("一般")}, {s.excused, kMissing}});
  const Explanation why =
      Predicate(b.Exists(s.record, b.And({Severe(), b.Not(b.Read(s.excused))})));
  EXPECT_EQ(why.root.truth, kTrue);
  EXPECT_EQ(why.presumed, (std::vector<PresumedFact>{{s.excused, {s.record, r}}}));
}

TEST_F(ExplainTest, ReadingsInUseAreThoseOfTheDefinitionsMet) {
  b.program().readings = {{"连续三年无不良记录/计入", {}, {}, "甲", {}, {}, {}},
                          {"连续三年/别的", {}, {}, "甲", {}, {}, {}}};
  const auto definition = b.Alias("连续三年无不良记录", s.subject, b.True());
  EXPECT_EQ(Predicate(b.Refer(definition)).readings, std::vector<size_t>{0});
  EXPECT_TRUE(Predicate(b.True()).readings.empty());
}

TEST_F(ExplainTest, ALimitOfNodesCutsTheDeepestAndSaysSo) {
  for (int i = 0; i < 50; ++i) SevereRecord();
  const ExprId all = b.Exists(s.record, Severe());
  EXPECT_FALSE(Predicate(all).truncated);
  const Explanation cut = ExplainPredicate(Interpreter(b.program()), f.Build(), x, kToday, all, 20);
  EXPECT_TRUE(cut.truncated);
  EXPECT_EQ(cut.root.truth, kTrue);
  EXPECT_LT(cut.root.children.size(), 20U);
}

TEST_F(ExplainTest, TextsAreShownAsTheyAre) {
  Record({{s.title, "诚信典型"}});
  const Explanation why =
      Predicate(b.Exists(s.record, b.Equal(b.Read(s.title), b.Text("诚信典型"))));
  EXPECT_EQ(Only(why.root, What::Field)->text, "诚信典型");
  EXPECT_EQ(Find(why.root, What::Value).front()->text, "诚信典型");
}

}  // namespace
}  // namespace xinze::interp
