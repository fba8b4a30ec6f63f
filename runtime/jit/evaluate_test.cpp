// Whole programs, built by hand, from facts to results.
#include "runtime/jit/evaluate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/batch_builder.h"
#include "tests/support/program_builder.h"
#include "tests/support/standard_schema.h"

namespace xinze::jit {
namespace {

using check::ListStatus;
using check::MeasureStatus;
using testing::BatchBuilder;
using testing::Cell;
using testing::Day;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kMissing;
using testing::kNothing;
using testing::ProgramBuilder;
using testing::References;
using testing::StandardSchema;

class EvaluateTest : public ::testing::TestWithParam<OptimizationLevel> {
 protected:
  void Compile() {
    facts_ = std::make_unique<BatchBuilder>(b_.program());
    JitOptions options;
    options.level = GetParam();
    auto compiled = NativeProgram::Compile(b_.program(), options);
    ASSERT_TRUE(compiled.ok()) << compiled.error().en;
    native_ = std::make_unique<NativeProgram>(std::move(compiled).value());
  }
  check::SubjectOutcome On(int32_t day, int32_t subject = 0) {
    const NativeResults results = native_->Evaluate(facts_->Build(), day);
    if (results.NeedsReference(subject)) {
      ADD_FAILURE() << "subject " << subject << " needs the interpreter";
      return {};
    }
    return results.OutcomeOf(b_.program(), subject);
  }
  int32_t Subject() { return facts_->AddSubject({{s_.kind, 1}}); }
  int32_t Record(int32_t subject, int32_t day, std::vector<Cell> more = {}) {
    std::vector<Cell> cells = {{s_.determined_on, day}};
    cells.insert(cells.end(), more.begin(), more.end());
    return facts_->Add(s_.record, subject, cells);
  }
  void Event(int32_t subject, const char* step, int32_t day, References records = {},
             std::vector<Cell> more = {}) {
    std::vector<Cell> cells = {{s_.event_procedure, "认定程序"},
                               {s_.event_step, step},
                               {s_.event_date, day},
                               {s_.event_case, kNothing},
                               {s_.event_list, kNothing}};
    cells.push_back(records.empty() ? Cell(s_.event_records, kNothing)
                                    : Cell(s_.event_records, std::move(records)));
    cells.insert(cells.end(), more.begin(), more.end());
    facts_->Add(s_.event, subject, cells);
  }
  check::ExprId Years(int count) {
    return b_.Period(check::PackPeriod({count, literal::PeriodUnit::Year}));
  }
  check::ExprId Severe() { return b_.InSet(b_.Read(s_.severity), {2}); }
  // A severe record, one that binds for three years.
  check::ExprId LiveSevere() {
    return b_.And(
        {Severe(), b_.LessEqual(b_.AsOf(), b_.PeriodEnd(b_.Read(s_.determined_on), Years(3)))});
  }
  // A list of those with a live severe record, entered by determination.
  check::ListId ListByProcedure() {
    const check::ListId list = b_.List("名单", b_.Exists(s_.record, LiveSevere()), s_.record);
    using Effect = check::Step::Effect;
    b_.Procedure("认定程序",
                 {{"告知", Effect::None, check::Step::IfMissing::Defective},
                  {"认定", Effect::Determines},
                  {"移出", Effect::Exits},
                  {"撤销", Effect::Annuls},
                  {"中止", Effect::Suspends},
                  {"恢复", Effect::Resumes}},
                 {list});
    return list;
  }

  ProgramBuilder b_;
  StandardSchema s_{b_};
  std::unique_ptr<BatchBuilder> facts_;
  std::unique_ptr<NativeProgram> native_;
};

INSTANTIATE_TEST_SUITE_P(Levels, EvaluateTest,
                         ::testing::Values(OptimizationLevel::None, OptimizationLevel::Shipped),
                         [](const auto& level) {
                           return level.param == OptimizationLevel::None ? "O0" : "O1";
                         });

TEST_P(EvaluateTest, AComputedListHoldsThroughTheLastDayOfItsPeriod) {
  b_.List("名单", b_.Exists(s_.record, LiveSevere()), s_.record);
  Compile();
  const int32_t x = Subject();
  Record(x, Day(2020, 2, 29), {{s_.severity, 1}});
  const int32_t r = Record(x, Day(2020, 2, 29), {{s_.severity, 2}});
  EXPECT_EQ(On(Day(2020, 2, 28)).lists[0].status, ListStatus::NotMet);
  EXPECT_EQ(On(Day(2020, 2, 29)).lists[0].status, ListStatus::Listed);
  EXPECT_THAT(On(Day(2023, 2, 28)).lists[0].records, ElementsAre(r));
  EXPECT_EQ(On(Day(2023, 2, 28)).lists[0].status, ListStatus::Listed);
  EXPECT_EQ(On(Day(2023, 3, 1)).lists[0].status, ListStatus::NotMet);
  EXPECT_THAT(On(Day(2023, 3, 1)).lists[0].records, IsEmpty());
}

TEST_P(EvaluateTest, AMissingFactIsToVerifyAndNeverAMeasure) {
  const check::ListId list = b_.List("名单", b_.Exists(s_.record, LiveSevere()), s_.record);
  b_.Measure("措施", b_.Listed(list));
  Compile();
  Record(Subject(), Day(2020, 1, 1), {{s_.severity, kMissing}});
  const check::SubjectOutcome outcome = On(Day(2021, 1, 1));
  EXPECT_EQ(outcome.lists[0].status, ListStatus::ToVerify);
  EXPECT_EQ(outcome.measures[0].status, MeasureStatus::ToVerify);
}

TEST_P(EvaluateTest, AnIncompleteCollectionNeverReadsAsInnocence) {
  b_.List("甲", b_.Exists(s_.record, LiveSevere()), s_.record);
  b_.List("乙", b_.Not(b_.Exists(s_.record, LiveSevere())), s_.record);
  Compile();
  const int32_t x = Subject();
  facts_->CompleteUntil(s_.record, x, Day(2021, 1, 1));
  EXPECT_EQ(On(Day(2021, 1, 1)).lists[0].status, ListStatus::NotMet);
  EXPECT_EQ(On(Day(2021, 1, 1)).lists[1].status, ListStatus::Listed);
  EXPECT_EQ(On(Day(2021, 1, 2)).lists[0].status, ListStatus::ToVerify);
  EXPECT_EQ(On(Day(2021, 1, 2)).lists[1].status, ListStatus::ToVerify);
}

TEST_P(EvaluateTest, CountsSumsAndExtremesAreCompared) {
  const check::ExprId all = b_.True();
  b_.List("数量", b_.LessEqual(b_.Number(2), b_.Count(s_.record, Severe())), s_.record);
  b_.List("合计", b_.Less(b_.Amount(500), b_.Sum(s_.record, all, b_.Read(s_.amount))), s_.record);
  b_.List("最早",
          b_.Less(b_.Earliest(s_.record, all, b_.Read(s_.determined_on)), b_.Date(Day(2020, 1, 1))),
          s_.record);
  b_.List("最晚",
          b_.Less(b_.Latest(s_.record, all, b_.Read(s_.determined_on)), b_.Date(Day(2020, 1, 1))),
          s_.record);
  Compile();
  const int32_t x = Subject();
  const int32_t first = Record(x, Day(2019, 1, 1), {{s_.severity, 2}, {s_.amount, 300}});
  const int32_t second = Record(x, Day(2021, 1, 1), {{s_.severity, 2}, {s_.amount, 201}});
  const check::SubjectOutcome outcome = On(Day(2022, 1, 1));
  EXPECT_THAT(outcome.lists[0].records, ElementsAre(first, second));
  EXPECT_EQ(outcome.lists[0].status, ListStatus::Listed);
  EXPECT_EQ(outcome.lists[1].status, ListStatus::Listed);
  EXPECT_EQ(outcome.lists[2].status, ListStatus::Listed);
  EXPECT_EQ(outcome.lists[3].status, ListStatus::NotMet);
  EXPECT_EQ(On(Day(2020, 1, 1)).lists[0].status, ListStatus::NotMet);
}

TEST_P(EvaluateTest, AProductIsComparedExactlyAndStoredAsItSaysItIsRounded) {
  const auto times = [&](check::ExprId amount, int64_t millionths) {
    return b_.Arithmetic(check::ExprKind::Multiply, check::TypeKind::Amount, amount,
                         b_.Ratio(millionths));
  };
  const check::ExprId eighth = times(b_.Read(s_.amount), 125'000);  // 12.50125元 of 100.01元
  const auto rounded = [&](const char* name, check::ExprId amount, check::RoundingMode mode,
                           int64_t unit) {
    return b_.Refer(b_.Define(name, s_.record, testing::TypeOf(check::TypeKind::Amount),
                              {b_.Rule(b_.Round(amount, mode, unit))}));
  };
  using check::RoundingMode;
  const check::ExprId down = rounded("甲", eighth, RoundingMode::Down, 1);
  const check::ExprId up = rounded("乙", b_.Negate(eighth), RoundingMode::Up, 1);
  const check::ExprId yuan = rounded("丙", times(down, 1'080'000), RoundingMode::Nearest, 100);
  const auto any = [&](const char* name, check::ExprId filter) {
    b_.List(name, b_.Exists(s_.record, filter), s_.record);
  };
  any("多于", b_.Less(b_.Amount(1250), eighth));
  any("不多于", b_.LessEqual(eighth, b_.Amount(1250)));
  any("等于", b_.Equal(eighth, b_.Amount(1250)));
  any("差", b_.Equal(b_.Arithmetic(check::ExprKind::Subtract, check::TypeKind::Amount, eighth,
                                   times(b_.Negate(eighth), -1'000'000)),
                     b_.Amount(0)));
  any("舍去", b_.And({b_.Equal(down, b_.Amount(1250)), b_.Less(down, eighth)}));
  any("进一", b_.Equal(up, b_.Amount(-1251)));
  any("四舍五入", b_.Equal(yuan, b_.Amount(1400)));  // 13.50元
  any("有值", b_.HasValue(eighth));
  Compile();
  Record(Subject(), Day(2019, 1, 1), {{s_.amount, 10'001}});
  const auto lists = On(Day(2022, 1, 1)).lists;
  EXPECT_EQ(lists[0].status, ListStatus::Listed);
  EXPECT_EQ(lists[1].status, ListStatus::NotMet);
  EXPECT_EQ(lists[2].status, ListStatus::NotMet);
  for (size_t i = 3; i < lists.size(); ++i) {
    EXPECT_EQ(lists[i].status, ListStatus::Listed) << i;
  }
}

TEST_P(EvaluateTest, AnUnknownAmountRangesOverItsSchema) {
  // 金额 lies between 0 and 1,000,000.
  b_.List("可能", b_.Less(b_.Amount(500), b_.Sum(s_.record, b_.True(), b_.Read(s_.amount))),
          s_.record);
  b_.List("不会", b_.Less(b_.Amount(2'000'000), b_.Sum(s_.record, b_.True(), b_.Read(s_.amount))),
          s_.record);
  Compile();
  Record(Subject(), Day(2019, 1, 1), {{s_.amount, kMissing}});
  EXPECT_EQ(On(Day(2022, 1, 1)).lists[0].status, ListStatus::ToVerify);
  EXPECT_EQ(On(Day(2022, 1, 1)).lists[1].status, ListStatus::NotMet);
}

TEST_P(EvaluateTest, CollectionsOfCollectionsAreReadFromTheSubjectAndFromTheirRow) {
  b_.List("每行", b_.Exists(s_.record, b_.Exists(s_.objection, b_.Read(s_.upheld), s_.record)),
          s_.record);
  b_.List("主体", b_.LessEqual(b_.Number(2), b_.Count(s_.objection, b_.Read(s_.upheld))),
          s_.objection);
  Compile();
  const int32_t x = Subject();
  Record(x, Day(2019, 1, 1));
  const int32_t r = Record(x, Day(2019, 1, 1));
  facts_->Add(s_.objection, r, {{s_.objected_on, Day(2019, 2, 1)}, {s_.upheld, true}});
  facts_->Add(s_.objection, r, {{s_.objected_on, Day(2019, 3, 1)}, {s_.upheld, true}});
  EXPECT_EQ(On(Day(2019, 1, 31)).lists[0].status, ListStatus::NotMet);
  EXPECT_THAT(On(Day(2019, 2, 1)).lists[0].records, ElementsAre(r));
  EXPECT_EQ(On(Day(2019, 2, 28)).lists[1].status, ListStatus::NotMet);
  EXPECT_THAT(On(Day(2019, 3, 1)).lists[1].records, ElementsAre(0, 1));
}

TEST_P(EvaluateTest, DefinitionsFollowTheirExceptions) {
  const auto type = testing::TypeOf(check::TypeKind::Period);
  // 3 years; but 5 where 行为 is 围标串标; not settled where 程度 is 轻微.
  const check::DefinitionId validity = b_.Define(
      "有效期", s_.record, type,
      {b_.Rule(Years(1), b_.InSet(b_.Read(s_.severity), {1})),
       b_.Rule(Years(3), Severe(), {b_.Rule(Years(5), b_.InSet(b_.Read(s_.conduct), {3}))})});
  b_.List("名单",
          b_.Exists(s_.record, b_.LessEqual(b_.AsOf(), b_.PeriodEnd(b_.Read(s_.determined_on),
                                                                    b_.Refer(validity)))),
          s_.record);
  Compile();
  const auto subject = [&](std::vector<Cell> cells) {
    Record(Subject(), Day(2015, 1, 1), std::move(cells));
  };
  subject({{s_.severity, 1}});
  subject({{s_.severity, 2}, {s_.conduct, 0}});
  subject({{s_.severity, 2}, {s_.conduct, 3}});
  subject({{s_.severity, 2}, {s_.conduct, kMissing}});
  subject({{s_.severity, 0}});
  const int32_t day = Day(2018, 6, 1);
  EXPECT_EQ(On(day, 0).lists[0].status, ListStatus::NotMet);
  EXPECT_EQ(On(day, 1).lists[0].status, ListStatus::NotMet);
  EXPECT_EQ(On(day, 2).lists[0].status, ListStatus::Listed);
  EXPECT_EQ(On(day, 3).lists[0].status, ListStatus::ToVerify);
  EXPECT_EQ(On(day, 4).lists[0].status, ListStatus::ToVerify);
}

TEST_P(EvaluateTest, TextsAreEqualByContentAndConstantsOutsideTheBatchEqualNothing) {
  b_.List("甲", b_.Exists(s_.record, b_.Equal(b_.Read(s_.title), b_.Text("先进"))), s_.record);
  b_.List("乙", b_.Exists(s_.record, b_.Equal(b_.Read(s_.title), b_.Text("无此称号"))), s_.record);
  Compile();
  Record(Subject(), Day(2019, 1, 1), {{s_.title, "先进"}});
  EXPECT_EQ(On(Day(2020, 1, 1)).lists[0].status, ListStatus::Listed);
  EXPECT_EQ(On(Day(2020, 1, 1)).lists[1].status, ListStatus::NotMet);
}

TEST_P(EvaluateTest, AParameterIsSelectedByTheDateThatItNames) {
  const check::ParameterId limit =
      b_.Parameter("限额", testing::TypeOf(check::TypeKind::Amount),
                   {{INT32_MIN, false, 100}, {Day(2020, 1, 1), false, 1000}});
  b_.List("按认定日期",
          b_.Exists(s_.record,
                    b_.LessEqual(b_.Param(limit, b_.Read(s_.determined_on)), b_.Read(s_.amount))),
          s_.record);
  b_.List("按基准日", b_.Exists(s_.record, b_.LessEqual(b_.Param(limit), b_.Read(s_.amount))),
          s_.record);
  Compile();
  Record(Subject(), Day(2019, 6, 1), {{s_.amount, 500}});
  EXPECT_EQ(On(Day(2019, 12, 31)).lists[1].status, ListStatus::Listed);
  EXPECT_EQ(On(Day(2020, 1, 1)).lists[1].status, ListStatus::NotMet);
  EXPECT_EQ(On(Day(2020, 1, 1)).lists[0].status, ListStatus::Listed);
}

TEST_P(EvaluateTest, ADefinitionYieldsToADocumentInForce) {
  const check::DocumentId law = b_.Document("法律", Day(2021, 1, 1));
  const check::DefinitionId upper = b_.Alias("上位", s_.subject, b_.True());
  b_.program().definitions[upper].provenance.document = law;
  const check::DefinitionId lower = b_.Alias("下位", s_.subject, b_.False());
  b_.program().definitions[lower].yields_to = {upper};
  b_.List("名单", b_.Refer(lower));
  Compile();
  Subject();
  EXPECT_EQ(On(Day(2020, 12, 31)).lists[0].status, ListStatus::NotMet);
  EXPECT_EQ(On(Day(2021, 1, 1)).lists[0].status, ListStatus::Listed);
}

// ---- procedures

TEST_P(EvaluateTest, ACriterionAloneOnlyProposes) {
  ListByProcedure();
  Compile();
  Record(Subject(), Day(2020, 1, 1), {{s_.severity, 2}});
  EXPECT_EQ(On(Day(2020, 6, 1)).lists[0].status, ListStatus::Proposed);
}

TEST_P(EvaluateTest, ADeterminationListsWithTheRecordsThatItNames) {
  const check::ListId list = ListByProcedure();
  b_.list(list).unusable = b_.Less(b_.PeriodEnd(b_.Read(s_.determined_on), Years(3)), b_.AsOf());
  b_.Measure("措施", b_.Listed(list));
  Compile();
  const int32_t x = Subject();
  Record(x, Day(2019, 1, 1), {{s_.severity, 2}});
  const int32_t r = Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Event(x, "告知", Day(2020, 2, 1));
  Event(x, "认定", Day(2020, 3, 1), {r});
  EXPECT_EQ(On(Day(2020, 2, 28)).lists[0].status, ListStatus::Proposed);
  const check::SubjectOutcome listed = On(Day(2023, 1, 1));
  EXPECT_EQ(listed.lists[0].status, ListStatus::Listed);
  EXPECT_EQ(listed.lists[0].since, Day(2020, 3, 1));
  EXPECT_THAT(listed.lists[0].records, ElementsAre(r));
  EXPECT_EQ(listed.measures[0].status, MeasureStatus::Active);
  EXPECT_EQ(listed.measures[0].from, Day(2020, 3, 1));
  const check::SubjectOutcome exited = On(Day(2023, 1, 2));
  EXPECT_EQ(exited.lists[0].status, ListStatus::Exited);
  EXPECT_THAT(exited.lists[0].records, ElementsAre(r));
  EXPECT_EQ(exited.measures[0].status, MeasureStatus::Ended);
}

TEST_P(EvaluateTest, AMissingOrLateNoticeIsADefect) {
  const check::ListId list = ListByProcedure();
  b_.Measure("措施", b_.Listed(list));
  Compile();
  const int32_t x = Subject();
  const int32_t r = Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Event(x, "认定", Day(2020, 3, 1), {r});
  Event(x, "告知", Day(2020, 4, 1));
  const check::SubjectOutcome outcome = On(Day(2020, 5, 1));
  EXPECT_EQ(outcome.lists[0].status, ListStatus::Defective);
  EXPECT_EQ(outcome.measures[0].status, MeasureStatus::NotApplicable);
}

TEST_P(EvaluateTest, ASuspendedListSuspendsItsMeasures) {
  const check::ListId list = ListByProcedure();
  b_.Measure("措施", b_.Listed(list));
  Compile();
  const int32_t x = Subject();
  const int32_t r = Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Event(x, "告知", Day(2020, 2, 1));
  Event(x, "认定", Day(2020, 3, 1), {r});
  Event(x, "中止", Day(2020, 4, 1));
  Event(x, "恢复", Day(2020, 5, 1));
  EXPECT_EQ(On(Day(2020, 4, 1)).lists[0].status, ListStatus::Suspended);
  EXPECT_EQ(On(Day(2020, 4, 1)).measures[0].status, MeasureStatus::Suspended);
  EXPECT_EQ(On(Day(2020, 5, 1)).measures[0].status, MeasureStatus::Active);
}

TEST_P(EvaluateTest, AfterAnExitOnlyLaterRecordsCount) {
  ListByProcedure();
  Compile();
  const int32_t x = Subject();
  const int32_t r = Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Event(x, "告知", Day(2020, 2, 1));
  Event(x, "认定", Day(2020, 3, 1), {r});
  Event(x, "移出", Day(2020, 6, 1));
  const int32_t y = Subject();
  Event(y, "撤销", Day(2020, 6, 1));
  EXPECT_EQ(On(Day(2020, 7, 1)).lists[0].status, ListStatus::Exited);
  EXPECT_EQ(On(Day(2020, 7, 1), y).lists[0].status, ListStatus::Defective);
}

TEST_P(EvaluateTest, ALaterUnknownRecordAfterAnExitIsToVerify) {
  ListByProcedure();
  Compile();
  const int32_t x = Subject();
  const int32_t r = Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Record(x, Day(2020, 8, 1), {{s_.severity, kMissing}});
  Event(x, "告知", Day(2020, 2, 1));
  Event(x, "认定", Day(2020, 3, 1), {r});
  Event(x, "移出", Day(2020, 6, 1));
  EXPECT_EQ(On(Day(2020, 7, 31)).lists[0].status, ListStatus::Exited);
  EXPECT_EQ(On(Day(2020, 8, 1)).lists[0].status, ListStatus::ToVerify);
}

TEST_P(EvaluateTest, SubjectsWhoseRecordsRestOnAnEarlierWorldAreHandedOver) {
  ListByProcedure();
  Compile();
  const int32_t x = Subject();  // a determination that names nothing
  Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Event(x, "告知", Day(2020, 2, 1));
  Event(x, "认定", Day(2020, 3, 1));
  const int32_t y = Subject();  // a new severe record after the exit
  const int32_t r = Record(y, Day(2020, 1, 1), {{s_.severity, 2}});
  Record(y, Day(2020, 8, 1), {{s_.severity, 2}});
  Event(y, "告知", Day(2020, 2, 1));
  Event(y, "认定", Day(2020, 3, 1), {r});
  Event(y, "移出", Day(2020, 6, 1));
  Record(Subject(), Day(2020, 1, 1), {{s_.severity, 2}});
  const NativeResults results = native_->Evaluate(facts_->Build(), Day(2020, 9, 1));
  EXPECT_THAT(results.needs_reference, ElementsAre(x, y));
  ASSERT_EQ(results.lists.size(), 1U);
  EXPECT_EQ(results.lists[0].status, ListStatus::Proposed);
}

TEST_P(EvaluateTest, ANamedRecordThatIsNotThereLeavesTheExitOpen) {
  const check::ListId list = ListByProcedure();
  b_.list(list).unusable = b_.True();
  Compile();
  for (const int32_t named : {XINZE_REF_MISSING, XINZE_REF_WITHDRAWN}) {
    const int32_t x = Subject();
    Event(x, "告知", Day(2020, 2, 1));
    Event(x, "认定", Day(2020, 3, 1), {named});
  }
  EXPECT_EQ(On(Day(2020, 4, 1), 0).lists[0].status, ListStatus::ToVerify);
  EXPECT_EQ(On(Day(2020, 4, 1), 1).lists[0].status, ListStatus::Exited);
}

TEST_P(EvaluateTest, OutOfForceAnEntryGoesByWhatTheDocumentSays) {
  const check::ListId list = ListByProcedure();
  const check::DocumentId ended =
      b_.Document("旧办法", INT32_MIN, Day(2021, 1, 1), check::AfterEnd::Terminate);
  b_.list(list).document = ended;
  Compile();
  const int32_t x = Subject();
  const int32_t r = Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Event(x, "告知", Day(2020, 2, 1));
  Event(x, "认定", Day(2020, 3, 1), {r});
  Record(Subject(), Day(2020, 1, 1), {{s_.severity, 2}});
  EXPECT_EQ(On(Day(2020, 12, 31)).lists[0].status, ListStatus::Listed);
  EXPECT_EQ(On(Day(2021, 1, 1)).lists[0].status, ListStatus::Exited);
  EXPECT_EQ(On(Day(2021, 1, 1), 1).lists[0].status, ListStatus::NotMet);
}

// ---- measures and targets

TEST_P(EvaluateTest, ARecommendedMeasureWaitsForTheDecision) {
  const check::MeasureId measure = b_.Measure("措施", b_.Exists(s_.record, Severe()));
  b_.measure(measure).force = check::Force::Recommended;
  Compile();
  const int32_t x = Subject();
  Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  const auto decide = [&](int32_t day, int code) {
    facts_->Add(
        s_.execution, x,
        {{s_.execution_measure, "措施"}, {s_.execution_decision, code}, {s_.execution_date, day}});
  };
  decide(Day(2020, 3, 1), 0);
  decide(Day(2020, 4, 1), 1);
  EXPECT_EQ(On(Day(2020, 2, 1)).measures[0].status, MeasureStatus::Discretion);
  EXPECT_EQ(On(Day(2020, 3, 1)).measures[0].status, MeasureStatus::Applied);
  EXPECT_EQ(On(Day(2020, 4, 1)).measures[0].status, MeasureStatus::NotApplied);
}

TEST_P(EvaluateTest, AMeasureEndsWithItsOwnTerm) {
  const check::ListId list = ListByProcedure();
  const check::MeasureId measure = b_.Measure("措施", b_.Listed(list));
  b_.measure(measure).at_most = check::PackPeriod({1, literal::PeriodUnit::Year});
  Compile();
  const int32_t x = Subject();
  const int32_t r = Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Event(x, "告知", Day(2020, 2, 1));
  Event(x, "认定", Day(2020, 3, 1), {r});
  EXPECT_EQ(On(Day(2021, 3, 1)).measures[0].status, MeasureStatus::Active);
  EXPECT_EQ(On(Day(2021, 3, 1)).measures[0].term_end, Day(2021, 3, 1));
  EXPECT_EQ(On(Day(2021, 3, 2)).measures[0].status, MeasureStatus::Ended);
}

TEST_P(EvaluateTest, ASuccessorDoesNotAnswerForAPredecessor) {
  const check::ListId list = ListByProcedure();
  const check::MeasureId measure = b_.Measure("措施", b_.Listed(list));
  const check::ExprId held = b_.InOffice(b_.Read(s_.determined_on));
  b_.measure(measure).targets.push_back(b_.RoleTarget(0, held));
  Compile();
  const int32_t x = Subject();
  const int32_t r = Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  Event(x, "告知", Day(2020, 2, 1));
  Event(x, "认定", Day(2020, 3, 1), {r});
  const auto role = [&](std::vector<Cell> cells) { return facts_->Add(s_.role, x, cells); };
  const int32_t before =
      role({{s_.role_kind, 0}, {s_.role_from, Day(2018, 1, 1)}, {s_.role_until, Day(2020, 1, 1)}});
  role({{s_.role_kind, 0}, {s_.role_from, Day(2020, 1, 2)}, {s_.role_until, kNothing}});
  const int32_t unclear =
      role({{s_.role_kind, 0}, {s_.role_from, kMissing}, {s_.role_until, kNothing}});
  role({{s_.role_kind, 1}, {s_.role_from, Day(2018, 1, 1)}, {s_.role_until, kNothing}});
  const check::SubjectOutcome outcome = On(Day(2020, 6, 1));
  EXPECT_THAT(outcome.measures[0].targets,
              ElementsAre(check::TargetOutcome{0, -1, MeasureStatus::Active},
                          check::TargetOutcome{1, before, MeasureStatus::Active},
                          check::TargetOutcome{1, unclear, MeasureStatus::ToVerify}));
}

TEST_P(EvaluateTest, UnknownPersonsOfAnIncompleteCollectionAreToVerify) {
  const check::MeasureId measure = b_.Measure("措施", b_.Exists(s_.record, Severe()));
  b_.measure(measure).targets = {b_.RoleTarget(0)};
  Compile();
  const int32_t x = Subject();
  Record(x, Day(2020, 1, 1), {{s_.severity, 2}});
  facts_->Incomplete(s_.role, x);
  EXPECT_THAT(On(Day(2020, 6, 1)).measures[0].targets,
              ElementsAre(check::TargetOutcome{0, -1, MeasureStatus::ToVerify}));
}

// ---- shapes

TEST_P(EvaluateTest, AnEmptyBatchHasNoResults) {
  b_.List("名单", b_.Exists(s_.record, LiveSevere()), s_.record);
  Compile();
  const NativeResults results = native_->Evaluate(facts_->Build(), Day(2020, 1, 1));
  EXPECT_THAT(results.lists, IsEmpty());
}

TEST_P(EvaluateTest, ResultsDependNeitherOnThreadsNorOnTheRangeAskedFor) {
  const check::ListId list =
      b_.List("名单", b_.LessEqual(b_.Number(2), b_.Count(s_.record, LiveSevere())), s_.record);
  b_.Measure("措施", b_.Listed(list));
  Compile();
  std::vector<int32_t> listed;
  for (int i = 0; i < 1500; ++i) {
    const int32_t x = Subject();
    int severe = 0;
    for (int r = 0; r < i % 7; ++r) {
      severe += (i + r) % 3 == 0 ? 1 : 0;
      Record(x, Day(2020, 1, 1), {{s_.severity, (i + r) % 3 == 0 ? 2 : 1}});
    }
    if (severe >= 2) listed.push_back(x);
  }
  const xinze_batch& batch = facts_->Build();
  const auto subjects = [](const NativeResults& results) {
    std::vector<int32_t> of_lists;
    for (const ListEntry& entry : results.lists) of_lists.push_back(entry.subject);
    return of_lists;
  };
  for (int threads : {1, 2, 3, 8}) {
    const NativeResults results = native_->Evaluate(batch, Day(2021, 1, 1), {threads, 0, -1});
    EXPECT_EQ(subjects(results), listed) << threads;
    EXPECT_EQ(results.measures.size(), listed.size());
  }
  for (const int32_t x : {0, 5, 63, 64, 777, 1499}) {
    const NativeResults one = native_->Evaluate(batch, Day(2021, 1, 1), {1, x, x + 1});
    const bool is_listed = std::find(listed.begin(), listed.end(), x) != listed.end();
    EXPECT_EQ(subjects(one), is_listed ? std::vector<int32_t>{x} : std::vector<int32_t>{}) << x;
  }
}

TEST_P(EvaluateTest, AGiantSubjectHasATileLikeAnyOther) {
  b_.List("数量", b_.Less(b_.Number(99'999), b_.Count(s_.record, b_.Not(Severe()))), s_.record);
  b_.List("存在", b_.Exists(s_.record, Severe()), s_.record);
  Compile();
  Record(Subject(), Day(2019, 1, 1), {{s_.severity, 2}});
  const int32_t giant = Subject();
  int32_t last = 0;
  for (int i = 0; i < 100'001; ++i) {
    last = Record(giant, Day(2019, 1, 1), {{s_.severity, i == 100'000 ? 2 : 1}});
  }
  const int32_t after = Subject();
  Record(after, Day(2019, 1, 1), {{s_.severity, 1}});
  const NativeResults results = native_->Evaluate(facts_->Build(), Day(2020, 1, 1));
  ASSERT_EQ(results.lists.size(), 3U);
  EXPECT_EQ(results.lists[1].subject, giant);
  EXPECT_EQ(results.lists[1].list, 0);
  EXPECT_EQ(results.lists[2].list, 1);
  EXPECT_EQ(results.records.back().row, last);
  EXPECT_EQ(results.records.size(), 100'002U);
}

TEST(DumpTest, TheIrOfAProgramNamesItsListsAndColumns) {
  ProgramBuilder b;
  const check::EntityId record = b.Entity("信用信息", b.subject());
  const check::FieldId day = b.Field(record, "日期", testing::TypeOf(check::TypeKind::Date));
  b.List("名单", b.Exists(record, b.Less(b.Read(day), b.AsOf())), record);
  const std::string text = DumpIr(b.program());
  EXPECT_NE(text.find("名单 criteria must"), std::string::npos);
  EXPECT_NE(text.find("ReduceOr"), std::string::npos);
  EXPECT_NE(text.find("kernel 0"), std::string::npos);
}

}  // namespace
}  // namespace xinze::jit
