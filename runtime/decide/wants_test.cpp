#include "runtime/decide/wants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/decide/decide_fixture.h"

namespace xinze::decide {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Decision DecideAlone(const std::string& policy, const char* line) {
  const driver::Compilation compilation = CompileWithLibrary(policy);
  if (!compilation.program) {
    ADD_FAILURE() << compilation.diagnostics.all().front().message(diagnostics::Language::kZh);
    return {};
  }
  const record::Batch batch = Read(*compilation.program, line);
  Question question;
  question.as_of = Day("2021-06-01");
  return Decide(*compilation.program, batch, 0, question);
}

TEST(WantsTest, NameTheRecordTheFieldAndWhomToAsk) {
  const check::Program& program = *Trial().program;
  const record::Batch batch = Read(program, kOpen);
  Question question;
  question.as_of = Day("2021-06-01");
  const Decision decision = Decide(program, batch, 0, question);
  ASSERT_THAT(decision.wants, SizeIs(1));
  EXPECT_EQ(decision.wants[0], (Want{.kind = "待核实",
                                     .record = "r1",
                                     .field = "程度",
                                     .question = "失信程度是轻微、一般还是严重",
                                     .asked_of = "认定单位",
                                     // The measure waits for what its list waits for.
                                     .answers_waiting = {"试办黑名单", "限制参与试办活动"}}));
}

TEST(WantsTest, SayWhereThePublishedHolidaysEnd) {
  std::string line = kOpen;
  const size_t at = line.find("\"认定日期\":\"") + std::string("\"认定日期\":\"").size();
  line.replace(at, 10, "2026-12-25");
  const driver::Compilation compilation = CompileWithLibrary(
      "定义 失信信息 的 复核期满 = 认定日期 起 满 10个工作日\n"
      "名单 甲 是 关注\n  列入 当 有 失信信息(复核期满 早于 基准日)\n");
  ASSERT_TRUE(compilation.program.has_value());
  const record::Batch batch = Read(*compilation.program, line);
  Question question;
  question.as_of = Day("2027-02-01");
  const Decision decision = Decide(*compilation.program, batch, 0, question);
  ASSERT_THAT(decision.wants, SizeIs(1));
  EXPECT_EQ(decision.wants[0], (Want{.kind = "待核实",
                                     .record = "",
                                     .field = "复核期满",
                                     .question = "放假安排没有列到期间所在的年份",
                                     .asked_of = "",
                                     .answers_waiting = {"甲"}}));
}

TEST(WantsTest, NameTheFieldOfAValueThatNoTextLists) {
  const Decision decision = DecideAlone(
      "词表 失信行为\n  甲类:围标串标、等\n"
      "名单 甲 是 关注\n  列入 当 有 失信信息(行为 属 甲类)\n",
      R"({"标识":"91320000MA1DEM0315","类型":"法人","信用信息":[{"编号":"r1","类别":"失信",)"
      R"("行为":"无照经营","认定日期":"2020-05-01"}]})"
      "\n");
  ASSERT_THAT(decision.wants, SizeIs(1));
  EXPECT_EQ(decision.wants[0].kind, "待规定");
  EXPECT_EQ(decision.wants[0].record, "r1");
  EXPECT_EQ(decision.wants[0].field, "行为");
}

TEST(WantsTest, AskOnceForAllAnswersThatWait) {
  const Decision decision = DecideAlone(
      "名单 甲 是 关注\n  列入 当 有 失信信息(程度 是 严重)\n"
      "名单 乙 是 关注\n  列入 当 有 失信信息(程度 是 一般)\n",
      kOpen);
  ASSERT_THAT(decision.wants, SizeIs(1));
  EXPECT_THAT(decision.wants[0].answers_waiting, ElementsAre("甲", "乙"));
}

TEST(WantsTest, AskWhomAMeasureInForceReaches) {
  const char* const policy =
      "措施 甲 是 惩戒、应当\n  当 有 失信信息(程度 是 严重)\n  对象 法定代表人(负有责任)\n";
  std::string line = kListed;
  line.insert(line.find("\"角色\":"), "\"负有责任\":false,");
  const Decision nobody = DecideAlone(policy, line.c_str());
  ASSERT_THAT(nobody.measures, SizeIs(1));
  EXPECT_EQ(nobody.measures[0].status, check::MeasureStatus::Active);
  EXPECT_THAT(nobody.wants, IsEmpty());

  const Decision open = DecideAlone(policy, kListed);
  ASSERT_THAT(open.measures, SizeIs(1));
  EXPECT_EQ(open.measures[0].status, check::MeasureStatus::ToVerify);
  ASSERT_THAT(open.wants, SizeIs(1));
  EXPECT_EQ(open.wants[0].field, "负有责任");
  EXPECT_EQ(open.wants[0].record, "P1");
  EXPECT_THAT(open.wants[0].answers_waiting, ElementsAre("甲"));

  // The subject's own measure stands, and still asks about the person.
  const Decision both = DecideAlone(
      "措施 甲 是 惩戒、应当\n  当 有 失信信息(程度 是 严重)\n  对象 "
      "本主体、法定代表人(负有责任)\n",
      kListed);
  EXPECT_EQ(both.measures[0].status, check::MeasureStatus::Active);
  EXPECT_EQ(both.wants, open.wants);
}

TEST(WantsTest, NameTheValueThatTheTextDoesNotList) {
  const Decision decision = DecideAlone(
      "词表 失信行为\n  甲类:贿赂、等\n名单 乙 是 关注\n  列入 当 有 失信信息(行为 属 甲类)\n",
      R"({"标识":"91320000MA1DEM0315","类型":"法人","信用信息":[{"编号":"r1","类别":"失信",)"
      R"("行为":"违法建设","认定日期":"2020-05-01"}]})"
      "\n");
  ASSERT_THAT(decision.wants, SizeIs(1));
  EXPECT_EQ(decision.wants[0].kind, "待规定");
  EXPECT_EQ(decision.wants[0].record, "r1");
  EXPECT_EQ(decision.wants[0].question,
            "行为“违法建设”未列入甲类（原文“等”未穷尽），是否属于，须由解释机关明确");
}

TEST(WantsTest, TellAMissingRuleFromAMissingFact) {
  const Decision decision = DecideAlone(
      "定义 失信信息 的 甲期\n  为 1年 当 程度 是 严重\n  未定 当 程度 是 轻微\n"
      "名单 乙 是 关注\n  列入 当 有 失信信息(认定日期 起 满 甲期 早于 基准日)\n",
      R"({"标识":"91320000MA1DEM0315","类型":"法人","信用信息":[{"编号":"r1","类别":"失信",)"
      R"("程度":"轻微","认定日期":"2020-05-01"}]})"
      "\n");
  ASSERT_THAT(decision.wants, SizeIs(1));
  EXPECT_EQ(decision.wants[0].kind, "待规定");
  EXPECT_EQ(decision.wants[0].field, "甲期");
  EXPECT_EQ(decision.wants[0].question, "程度为轻微的，文本没有规定甲期，须由解释机关明确");
}

TEST(WantsTest, TellAConditionThatTheTextDoesNotExplain) {
  const Decision decision = DecideAlone(
      "定义 失信信息 的 情节较重\n  未定 当 程度 是 严重\n  为 假 当 程度 不是 严重\n名单 乙 是 "
      "关注\n  列入 当 有 失信信息(情节较重)\n",
      kListed);
  ASSERT_THAT(decision.wants, SizeIs(1));
  EXPECT_EQ(decision.wants[0].field, "情节较重");
  EXPECT_EQ(decision.wants[0].question,
            "程度为严重的，文本没有规定何为“情节较重”，须由解释机关明确");
}

TEST(WantsTest, AskWhetherACollectionIsComplete) {
  const Decision decision = DecideAlone("名单 甲 是 关注\n  列入 当 无 失信信息\n",
                                        R"({"标识":"91320000MA1DEM0315","类型":"法人"})"
                                        "\n");
  ASSERT_THAT(decision.wants, SizeIs(1));
  EXPECT_EQ(decision.wants[0].question, "信用信息是否齐全");
}

TEST(WantsTest, AskForNothingWhereTheAnswerIsKnown) {
  const check::Program& program = *Trial().program;
  const record::Batch batch = Read(program, std::string(kListed) + kClean);
  Question question;
  question.as_of = Day("2021-06-01");
  EXPECT_THAT(Decide(program, batch, 0, question).wants, IsEmpty());
  EXPECT_THAT(Decide(program, batch, 1, question).wants, IsEmpty());
}

TEST(WantsTest, TellWhatWasPresumed) {
  const char* const policy =
      "推定 失信信息 的 免责事由 为 无\n"
      "名单 甲 是 关注\n  列入 当 有 失信信息(程度 是 严重 且 非 免责事由 有值)\n";
  const Decision presumed = DecideAlone(policy, kListed);
  ASSERT_THAT(presumed.lists, SizeIs(1));
  EXPECT_EQ(presumed.lists[0].status, check::ListStatus::Listed);
  EXPECT_THAT(presumed.presumed, ElementsAre("免责事由=无"));
  std::string given = kListed;
  given.insert(given.find("\"程度\""), "\"免责事由\":null,");
  EXPECT_THAT(DecideAlone(policy, given.c_str()).presumed, IsEmpty());
}

TEST(WantsTest, TellWhatAMeasureOnRecordsAlonePresumes) {
  const char* const policy =
      "推定 失信信息 的 免责事由 为 无\n"
      "措施 甲 是 惩戒、应当\n  当 有 失信信息(程度 是 严重 且 非 免责事由 有值)\n";
  const Decision presumed = DecideAlone(policy, kListed);
  ASSERT_THAT(presumed.measures, SizeIs(1));
  EXPECT_EQ(presumed.measures[0].status, check::MeasureStatus::Active);
  EXPECT_THAT(presumed.presumed, ElementsAre("免责事由=无"));
  EXPECT_THAT(presumed.wants, IsEmpty());
  // What does not apply rests on nothing.
  EXPECT_THAT(DecideAlone(policy, kClean).presumed, IsEmpty());
}

}  // namespace
}  // namespace xinze::decide
