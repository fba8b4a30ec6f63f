#include "runtime/decide/decision_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/decide/decide_fixture.h"

namespace xinze::decide {
namespace {

using diagnostics::Language;
using testing::HasSubstr;

std::string TextOf(const char* line, Language language, const char* day = "2021-06-01") {
  const check::Program& program = *Trial().program;
  const record::Batch batch = Read(program, line);
  Question question;
  question.as_of = Day(day);
  std::string text;
  AppendText(program, Decide(program, batch, 0, question), language, text);
  // Which collections a line leaves out is the schema's business.
  const size_t incomplete = text.find(language == Language::kZh ? "  不全" : "  incomplete");
  if (incomplete != std::string::npos) {
    text.erase(incomplete, text.find('\n', incomplete) + 1 - incomplete);
  }
  return text;
}

TEST(DecisionTextTest, ReadsInChinese) {
  EXPECT_EQ(TextOf(kListed, Language::kZh),
            "91320000MA1DEM015F\n"
            "  黑名单  试办黑名单  在列，自 2020-05-20 起，依据 r1\n"
            "  惩戒·强制性  生效，自 2020-05-20 起，并及 法定代表人 P1：限制参与试办活动\n");
  EXPECT_EQ(TextOf(kClean, Language::kZh), "91320000MA1DEM023A\n  没有适用的名单和措施\n");
}

TEST(DecisionTextTest, NamesTheFactThatIsMissingAndWhomToAsk) {
  EXPECT_THAT(TextOf(kOpen, Language::kZh),
              HasSubstr("  待核实  失信程度是轻微、一般还是严重（记录 "
                        "r1），向认定单位核实；关系到 试办黑名单、限制参与试办活动\n"));
  EXPECT_THAT(TextOf(kOpen, Language::kEn), HasSubstr("(record r1), ask 认定单位; for 试办黑名单"));
}

TEST(DecisionTextTest, ReadsInEnglish) {
  EXPECT_EQ(
      TextOf(kListed, Language::kEn),
      "91320000MA1DEM015F\n"
      "  list  试办黑名单  listed, since 2020-05-20, on r1\n"
      "  mandatory discipline  active, from 2020-05-20, also 法定代表人 P1: 限制参与试办活动\n");
  EXPECT_EQ(TextOf(kClean, Language::kEn),
            "91320000MA1DEM023A\n  no list and no measure applies\n");
}

TEST(DecisionTextTest, StatesNoEndThatIsNotKnown) {
  const check::Program& program = *Trial().program;
  const record::Batch batch = Read(program, kListed);
  Question question;
  question.as_of = Day("2021-06-01");
  Decision decision = Decide(program, batch, 0, question);
  decision.lists[0].last_day = decision.measures[0].last_day = Day("2022-01-01");
  decision.lists[0].then = check::ListStatus::ToVerify;
  decision.measures[0].then = check::MeasureStatus::Ended;
  std::string zh, en;
  AppendText(program, decision, Language::kZh, zh);
  AppendText(program, decision, Language::kEn, en);
  EXPECT_THAT(zh, HasSubstr("在列，自 2020-05-20 起，至少到 2022-01-01（此后待核实），依据 r1"));
  EXPECT_THAT(zh, HasSubstr("生效，自 2020-05-20 起，至 2022-01-01，"));
  EXPECT_THAT(en, HasSubstr("listed, since 2020-05-20, at least until 2022-01-01, to verify then"));
}

// No text of the data can end a line and begin one of its own, or steer a terminal.
TEST(DecisionTextTest, ShowsWhatWouldSteerATerminalAsItsNumber) {
  Decision decision;
  decision.subject = "甲\n乙";
  std::string text;
  AppendText(*Trial().program, decision, Language::kZh, text);
  EXPECT_EQ(text, "甲<U+000A>乙\n  没有适用的名单和措施\n");
}

TEST(DecisionTextTest, IndentsExplanationsLineByLine) {
  Decision decision;
  decision.subject = "甲";
  decision.explanations = {{"k", "一\n  二\n"}, {"l", "三"}};
  std::string text;
  AppendText(*Trial().program, decision, Language::kZh, text);
  EXPECT_EQ(text, "甲\n    一\n      二\n    三\n  没有适用的名单和措施\n");
}

TEST(DecisionTextTest, ADiscretionIsAskedForOneMeasureAtATime) {
  const driver::Compilation compilation = CompileWithLibrary(
      "措施 甲措施、乙措施 是 激励、可以\n  当 类型 是 法人\n  对象 本主体\n  实施 丙机关\n");
  ASSERT_TRUE(compilation.program.has_value());
  const record::Batch batch = Read(*compilation.program, kClean);
  Question question;
  question.as_of = Day("2021-06-01");
  std::string text;
  // Whether something was decided is open while 措施执行 is not known; here it is known.
  const record::Batch known =
      Read(*compilation.program, R"({"标识":"91320000MA1DEM023A","类型":"法人","措施执行":[]})"
                                 "\n");
  AppendText(*compilation.program, Decide(*compilation.program, known, 0, question), Language::kZh,
             text);
  EXPECT_THAT(text, HasSubstr("是否采取甲措施，由丙机关决定；关系到 甲措施\n"));
  EXPECT_THAT(text, HasSubstr("是否采取乙措施，由丙机关决定；关系到 乙措施\n"));
}

}  // namespace
}  // namespace xinze::decide
