#include "runtime/decide/decision.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/decide/decide_fixture.h"

namespace xinze::decide {
namespace {

using check::ListStatus;
using check::MeasureStatus;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Question On(const char* day) {
  Question question;
  question.as_of = Day(day);
  return question;
}

class DecisionTest : public ::testing::Test {
 protected:
  const check::Program& program_ = *Trial().program;
  record::Batch batch_ = Read(program_, std::string(kListed) + kClean + kOpen);
};

TEST_F(DecisionTest, SaysWhatStandsAndWhatItRestsOn) {
  const Decision decision = Decide(program_, batch_, 0, On("2021-06-01"));
  EXPECT_EQ(decision.subject, "91320000MA1DEM015F");
  ASSERT_THAT(decision.lists, SizeIs(1));
  EXPECT_EQ(decision.lists[0].status, ListStatus::Listed);
  EXPECT_EQ(decision.lists[0].since, Day("2020-05-20"));
  EXPECT_THAT(decision.lists[0].records, ElementsAre("r1"));
  ASSERT_THAT(decision.measures, SizeIs(1));
  const MeasureEntry& measure = decision.measures[0];
  EXPECT_EQ(measure.status, MeasureStatus::Active);
  EXPECT_EQ(measure.from, Day("2020-05-20"));
  EXPECT_THAT(measure.triggered_by, ElementsAre("320000/试办黑名单"));
  ASSERT_THAT(measure.targets, SizeIs(2));
  EXPECT_EQ(measure.targets[0].role, "本主体");
  EXPECT_EQ(measure.targets[0].id, "91320000MA1DEM015F");
  EXPECT_EQ(measure.targets[1].role, "法定代表人");
  EXPECT_EQ(measure.targets[1].id, "P1");
}

// The published days end on 2026-12-24, before the tenth working day.
TEST(LastDaysTest, SayWhatFollowsAndSoWhetherTheEndIsKnown) {
  const driver::Compilation compilation = CompileWithLibrary(
      "定义 失信信息 的 复核期满 = 认定日期 起 满 10个工作日\n"
      "定义 失信信息 的 一月期满 = 认定日期 起 满 1个月\n"
      "名单 甲 是 关注\n  列入 当 有 失信信息(复核期满 不早于 基准日)\n"
      "名单 乙 是 关注\n  列入 当 有 失信信息(一月期满 不早于 基准日)\n"
      "名单 丙 是 关注\n  列入 当 有 失信信息\n"
      "措施 丁 是 激励、鼓励\n  当 在列 甲\n"
      "措施 戊 是 激励、鼓励\n  当 在列 乙\n");
  ASSERT_TRUE(compilation.program.has_value());
  const record::Batch batch =
      Read(*compilation.program,
           R"({"标识":"91320000MA1DEM0315","类型":"法人","信用信息":[{"编号":"r1","类别":"失信",)"
           R"("认定日期":"2026-12-17"}]})"
           "\n");
  const Decision decision = Decide(*compilation.program, batch, 0, On("2026-12-20"));
  ASSERT_THAT(decision.lists, SizeIs(3));
  ASSERT_THAT(decision.measures, SizeIs(2));
  EXPECT_EQ(decision.lists[0].then, ListStatus::ToVerify);
  EXPECT_EQ(decision.lists[1].last_day, Day("2027-01-17"));
  EXPECT_EQ(decision.lists[1].then, ListStatus::NotMet);
  EXPECT_EQ(decision.lists[2].last_day, check::kNoDate);
  EXPECT_EQ(decision.lists[2].then, std::nullopt);
  EXPECT_EQ(decision.measures[0].last_day, decision.lists[0].last_day);
  EXPECT_EQ(decision.measures[0].then, MeasureStatus::ToVerify);
  EXPECT_EQ(decision.measures[1].then, MeasureStatus::NotApplicable);
}

TEST(TriggeredByTest, NamesTheListsBehindADefinitionAndThoseThatAreOver) {
  const driver::Compilation compilation = CompileWithLibrary(
      "名单 甲 是 黑名单\n  列入 当 有 失信信息(程度 是 严重)\n"
      "名单 乙 是 红名单\n  列入 当 有 守信信息\n"
      "程序 认定程序 用于 甲\n  步骤 认定\n  步骤 移出\n"
      "定义 惩戒对象 = 任一 黑名单 且 非 任一 红名单\n"
      "措施 丙 是 惩戒、应当\n  当 惩戒对象\n"
      "措施 丁 是 惩戒、应当\n  当 有 失信信息(程度 是 严重)\n");
  ASSERT_TRUE(compilation.program.has_value());
  const record::Batch batch = Read(
      *compilation.program,
      R"({"标识":"91320000MA1DEM015F","类型":"法人","信用信息":[{"编号":"r1","类别":"失信",)"
      R"("程度":"严重","认定日期":"2020-05-01"}],"程序事件":[{"程序":"认定程序","步骤":"认定",)"
      R"("日期":"2020-05-20"},{"程序":"认定程序","步骤":"移出","日期":"2021-05-20"}]})"
      "\n");
  const std::string key = compilation.program->lists[check::ListId(0)].key;
  const Decision on = Decide(*compilation.program, batch, 0, On("2020-06-01"));
  ASSERT_THAT(on.measures, SizeIs(2));
  EXPECT_THAT(on.measures[0].triggered_by, ElementsAre(key));
  EXPECT_THAT(on.measures[1].triggered_by, IsEmpty()) << "it rests on records alone";
  const Decision over = Decide(*compilation.program, batch, 0, On("2021-06-01"), {.all = true});
  EXPECT_EQ(over.measures[0].status, MeasureStatus::Ended);
  EXPECT_THAT(over.measures[0].triggered_by, ElementsAre(key));
}

TEST_F(DecisionTest, LeavesOutWhatDoesNotApplyUnlessAsked) {
  EXPECT_THAT(Decide(program_, batch_, 1, On("2021-06-01")).lists, IsEmpty());
  EXPECT_THAT(Decide(program_, batch_, 1, On("2021-06-01")).measures, IsEmpty());
  const Decision all = Decide(program_, batch_, 1, On("2021-06-01"), {.all = true});
  ASSERT_THAT(all.lists, SizeIs(program_.lists.size()));
  EXPECT_EQ(all.lists[0].status, ListStatus::NotMet);
  ASSERT_THAT(all.measures, SizeIs(program_.measures.size()));
  EXPECT_EQ(all.measures[0].status, MeasureStatus::NotApplicable);
}

TEST_F(DecisionTest, NamesTheCollectionsThatAreNotComplete) {
  const Decision decision = Decide(program_, batch_, 1, On("2021-06-01"));
  const auto has = [&](const char* name) {
    return std::find(decision.incomplete.begin(), decision.incomplete.end(), name) !=
           decision.incomplete.end();
  };
  EXPECT_TRUE(has("责任人"));
  EXPECT_FALSE(has("信用信息"));
}

TEST_F(DecisionTest, HandlesAreStableAndTellQuestionsApart) {
  const Decision decision = Decide(program_, batch_, 0, On("2021-06-01"));
  const Decision again = Decide(program_, Read(program_, kListed), 0, On("2021-06-01"));
  EXPECT_EQ(decision.decision_id, again.decision_id);
  EXPECT_EQ(decision.lists[0].entry, again.lists[0].entry);

  const Decision later = Decide(program_, batch_, 0, On("2021-06-02"));
  EXPECT_NE(decision.decision_id, later.decision_id);
  EXPECT_EQ(decision.lists[0].entry, later.lists[0].entry) << "the entry is the same one";
  EXPECT_NE(decision.decision_id, Decide(program_, batch_, 1, On("2021-06-01")).decision_id);
  for (auto change :
       {+[](Question& q) { q.region = "320400"; }, +[](Question& q) { q.at = "320400"; },
        +[](Question& q) { q.known_at_text = "2021-01-01"; }}) {
    Question other = On("2021-06-01");
    change(other);
    EXPECT_NE(decision.decision_id, Decide(program_, batch_, 0, other).decision_id);
  }
}

TEST_F(DecisionTest, CitesAsReadersOfTheLawDo) {
  const check::List& list = program_.lists[check::ListId(0)];
  EXPECT_EQ(CitationOf(program_, list.provenance), "试发〔2020〕1号 第一条");
  EXPECT_EQ(AddressOf(program_, list.provenance, list.name),
            "320000/试发〔2020〕1号/试办名单办法/第一条/试办黑名单");
}

TEST_F(DecisionTest, ReadsTextsAndKeysWhereTheyAreKnown) {
  EXPECT_EQ(FieldText(program_, batch_.view(), program_.well_known.subject_id, 1),
            "91320000MA1DEM023A");
  EXPECT_EQ(FieldText(program_, batch_.view(), program_.well_known.subject_id, -1), "");
  EXPECT_EQ(FieldText(program_, batch_.view(), check::FieldId::Invalid(), 0), "");
  EXPECT_EQ(FieldText(program_, batch_.view(), program_.well_known.subject_region, 0), "");
  EXPECT_EQ(KeyOf(program_, batch_.view(), check::EntityId::Invalid(), 0), "");
}

}  // namespace
}  // namespace xinze::decide
