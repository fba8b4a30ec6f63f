#include "runtime/decide/test_runner.h"

#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/decide/decide_fixture.h"

namespace xinze::decide {
namespace {

using diagnostics::Language;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

constexpr const char* kPolicy =
    "名单 甲名单 是 黑名单\n"
    "  列入 当 有 失信信息(程度 是 严重)\n"
    "  移出 当 每个 依据记录 皆 已修复\n"
    "程序 甲程序 用于 甲名单\n"
    "  步骤 认定\n"
    "措施 甲措施 是 惩戒、应当\n"
    "  当 在列 甲名单\n"
    "  对象 本主体、法定代表人\n"
    "  期限 至 移出\n";
constexpr const char* kGiven =
    "  给定 主体(类型 法人)\n"
    "    失信信息(编号 “r1”;程度 严重;认定日期 2020-05-01)\n"
    "    责任人(标识 “P1”;角色 法定代表人;任职起 2019-01-01)\n"
    "    程序事件(程序 甲程序;步骤 认定;日期 2020-05-20;标的 “r1”)\n";

// The messages of the assertions behind the given subject, in Chinese; "" where one held.
std::vector<std::string> Messages(const std::string& assertions,
                                  const std::string& given = kGiven) {
  const driver::Compilation compilation =
      CompileWithLibrary(std::string(kPolicy) + "测试 甲测试\n" + given + assertions);
  if (!compilation.program) {
    ADD_FAILURE() << compilation.diagnostics.all().front().message(Language::kZh);
    return {};
  }
  std::vector<std::string> messages;
  for (const TestResult& result : RunTests(*compilation.program, compilation.sources, nullptr)) {
    for (const AssertionResult& assertion : result.assertions) {
      EXPECT_EQ(assertion.passed, assertion.message.zh.empty());
      EXPECT_EQ(assertion.passed, assertion.message.en.empty());
      messages.push_back(assertion.message.zh);
    }
  }
  return messages;
}

TEST(TestRunnerTest, PassesWhatHolds) {
  EXPECT_THAT(Messages("  2020-05-19 拟列入 甲名单\n"
                       "  2020-05-20 在列 甲名单;依据 “r1”\n"
                       "  2020-05-20 生效 甲措施;对象 本主体、“P1”\n"
                       "  2020-05-20 应 有 失信信息(程度 是 严重)\n"),
              ElementsAre("", "", "", ""));
}

TEST(TestRunnerTest, SaysWhatWasExpectedAndWhatCame) {
  EXPECT_THAT(
      Messages("  2020-05-19 在列 甲名单\n"
               "  2020-05-20 不适用 甲措施\n"
               "  2020-05-20 应 有 失信信息(程度 是 轻微)\n"),
      ElementsAre(
          "甲名单：应为 在列，实为 拟列入；因为：程序“甲程序”：没有“认定”的记载",
          "甲措施：应为 不适用，实为 生效；因为：具备条件——甲名单（黑名单）：在列，自 2020-05-20 "
          "起",
          "应为真，实为假"));
}

TEST(TestRunnerTest, HoldsTheRecordsAndTheTargetsToThoseNamed) {
  const std::string given =
      std::string(kGiven) + "    失信信息(编号 “r2”;程度 轻微;认定日期 2020-05-01)\n";
  EXPECT_THAT(Messages("  2020-05-20 在列 甲名单;依据 “r1”、“r2”\n"
                       "  2020-05-20 生效 甲措施;对象 本主体\n",
                       given),
              ElementsAre("依据：应为 r1、r2，实为 r1",
                          "对象：应为 本主体 生效，实为 本主体 生效、法定代表人 P1 生效"));
}

TEST(TestRunnerTest, HoldsTheFactThatAnOpenAnswerNames) {
  const std::string given =
      "  给定 主体(类型 法人)\n"
      "    失信信息(编号 “r1”;程度 不明;认定日期 2020-05-01)\n";
  EXPECT_THAT(Messages("  2020-05-20 待核实 甲名单;待 程度\n"
                       "  2020-05-20 待核实 甲名单;待 修复日期\n",
                       given),
              ElementsAre("", "待：应为 修复日期，实为 程度"));
}

TEST(TestRunnerTest, AMeasureOfTheSameNameIsAnotherAnswer) {
  const std::string given =
      "  给定 主体(类型 法人)\n"
      "    失信信息(编号 “r2”;程度 不明;认定日期 2020-05-01)\n";
  EXPECT_THAT(Messages("  2020-05-20 在列 同名;待 程度\n"
                       "名单 同名 是 关注\n  列入 当 有 失信信息(编号 是 “r2”)\n"
                       "措施 同名 是 激励、可以\n  当 有 失信信息(程度 是 一般)\n",
                       given),
              ElementsAre("待：应为 程度，实为 无"));
}

TEST(TestRunnerTest, ValuesOfEveryTypeMayBeUnknown) {
  const std::string given =
      "  给定 主体(类型 法人)\n"
      "    失信信息(编号 “r1”;程度 不明;认定日期 2020-05-01)\n";
  EXPECT_THAT(Messages("  2020-05-20 不明 数量 失信信息(程度 是 严重)\n"
                       "  2020-05-20 不明 有 失信信息(程度 是 严重)\n"
                       "  2020-05-20 不明 数量 失信信息\n"
                       "  2020-05-20 不明 有 失信信息\n",
                       given),
              ElementsAre("", "", "应为不明，实为已知", "应为不明，实为已知"));
}

TEST(TestRunnerTest, WhatOtherAnswersWaitForDoesNotCount) {
  const std::string given =
      "  给定 主体(类型 法人)\n"
      "    失信信息(编号 “r1”;程度 严重;认定日期 2020-05-01)\n"
      "    失信信息(编号 “r2”;程度 不明;认定日期 2020-05-01)\n"
      "    程序事件(程序 甲程序;步骤 认定;日期 2020-05-20;标的 “r1”)\n";
  EXPECT_THAT(Messages("  2020-05-20 在列 甲名单;待 程度\n"
                       "名单 乙名单 是 关注\n  列入 当 有 失信信息(编号 是 “r2” 且 程度 是 严重)\n",
                       given),
              ElementsAre("待：应为 程度，实为 无"));
}

// An engine that says of everybody that nothing applies.
class BlindEngine final : public Engine {
 public:
  explicit BlindEngine(const check::Program& program) : interpreter_(program) {}

  std::unique_ptr<BatchOutcomes> Evaluate(const xinze_batch& batch, int32_t as_of) const override {
    class Nothing final : public BatchOutcomes {
     public:
      Nothing(const interp::Interpreter& interpreter, const xinze_batch& batch, int32_t as_of)
          : interpreter_(interpreter), batch_(batch), as_of_(as_of) {}
      interp::Inquiry About(int64_t subject) const override {
        return {interpreter_, batch_, subject, as_of_};
      }
      void Read(interp::Inquiry& inquiry, check::SubjectOutcome& outcome) const override {
        const check::Program& program = inquiry.interpreter().program();
        outcome = {};
        outcome.lists.resize(program.lists.size());
        outcome.measures.resize(program.measures.size());
      }

     private:
      const interp::Interpreter& interpreter_;
      const xinze_batch& batch_;
      int32_t as_of_;
    };
    return std::make_unique<Nothing>(interpreter_, batch, as_of);
  }

 private:
  interp::Interpreter interpreter_;
};

TEST(TestRunnerTest, FailsWhereTheTwoExecutionsDisagree) {
  const driver::Compilation compilation =
      CompileWithLibrary(std::string(kPolicy) + "测试 甲测试\n" + kGiven +
                         "  2020-05-20 在列 甲名单\n  2020-05-01 拟列入 甲名单\n");
  ASSERT_TRUE(compilation.program.has_value());
  const BlindEngine blind(*compilation.program);
  const auto results = RunTests(*compilation.program, compilation.sources, &blind);
  ASSERT_THAT(results, SizeIs(1));
  for (const AssertionResult& assertion : results[0].assertions) {
    EXPECT_THAT(assertion.message.zh, HasSubstr("机器代码与参照解释器的答案不同"));
  }
}

TEST(TestRunnerTest, AgreesWithNativeCode) {
  const driver::Compilation compilation =
      CompileWithLibrary(std::string(kPolicy) + "测试 甲测试\n" + kGiven +
                         "  2020-05-20 在列 甲名单\n  2020-05-20 生效 甲措施\n");
  ASSERT_TRUE(compilation.program.has_value());
  const auto engine = MakeEngine(*compilation.program, Execution::Native);
  ASSERT_TRUE(engine.ok());
  const auto results = RunTests(*compilation.program, compilation.sources, engine->get());
  ASSERT_THAT(results, SizeIs(1));
  EXPECT_TRUE(results[0].passed());
}

TEST(TestRunnerTest, JUnitNamesPlaceAndReasonInWellFormedXml) {
  const driver::Compilation compilation = CompileWithLibrary(
      std::string(kPolicy) + "测试 “a<b & c>\"”\n" + kGiven + "  2020-05-19 在列 甲名单\n" +
      "测试 乙\n" + kGiven + "  2020-05-20 在列 甲名单\n");
  ASSERT_TRUE(compilation.program.has_value());
  const auto results = RunTests(*compilation.program, compilation.sources, nullptr);
  EXPECT_EQ(PrintJUnit(results, compilation.sources, Language::kZh),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuite name=\"xinze\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
            "  <testcase name=\"a&lt;b &amp; c&gt;&quot;\" classname=\"trial.xinze\" "
            "file=\"trial.xinze\" line=\"10\">\n"
            "    <failure message=\"甲名单：应为 在列，实为 "
            "拟列入；因为：程序“甲程序”：没有“认定”的记载\" "
            "type=\"assertion\">2020-05-19 在列 甲名单</failure>\n"
            "  </testcase>\n"
            "  <testcase name=\"乙\" classname=\"trial.xinze\" file=\"trial.xinze\" line=\"16\">\n"
            "  </testcase>\n"
            "</testsuite>\n");
  EXPECT_THAT(PrintJUnit(results, compilation.sources, Language::kEn),
              HasSubstr("甲名单: expected 在列, got 拟列入"));
}

TEST(TestRunnerTest, JUnitHoldsNoControlCharacter) {
  TestResult result;
  result.name = "a\x01\nb";
  EXPECT_THAT(PrintJUnit({result}, base::SourceStore(), Language::kZh),
              HasSubstr("name=\"a\uFFFD&#10;b\""));
}

}  // namespace
}  // namespace xinze::decide
