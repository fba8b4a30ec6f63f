#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/decide/decide_fixture.h"
#include "runtime/decide/explanation_text.h"

namespace xinze::decide {
namespace {

using diagnostics::Language;
using testing::HasSubstr;
using testing::Not;

class ExplanationTextTest : public ::testing::Test {
 protected:
  std::string Measure(const char* line, Language language, bool full = false) {
    const record::Batch batch = Read(program_, line);
    return ExplanationText({.program = program_,
                            .batch = batch.view(),
                            .sources = Trial().sources,
                            .language = language,
                            .full = full},
                           interp::ExplainMeasure(interpreter_, batch.view(), 0, Day("2021-06-01"),
                                                  check::MeasureId(0)));
  }

  const check::Program& program_ = *Trial().program;
  interp::Interpreter interpreter_{program_};
};

// From the measure to the list, its rule, the condition with its value, the record, the clause.
TEST_F(ExplanationTextTest, LeadsFromTheMeasureToTheClause) {
  const std::string text = Measure(kListed, Language::kZh);
  size_t at = 0;
  for (const char* step :
       {"限制参与试办活动（惩戒措施，强制性）：生效，自 2020-05-20 起",
        "依据 试发〔2020〕1号 第二条：“对列入试办黑名单的", "试办黑名单（黑名单）：在列",
        "依据 试发〔2020〕1号 第一条：“有严重失信信息的", "程序“试办认定”：已认定——2020-05-20 认定",
        "失信信息 r1 符合——程度为严重"}) {
    const size_t found = text.find(step, at);
    ASSERT_NE(found, std::string::npos) << step << "\n" << text;
    at = found;
  }
  EXPECT_THAT(text, HasSubstr("对象 法定代表人 P1：生效"));
}

TEST_F(ExplanationTextTest, SaysWhyNot) {
  const std::string text = Measure(kClean, Language::kZh, true);
  EXPECT_THAT(text, HasSubstr("限制参与试办活动（惩戒措施，强制性）：不适用"));
  EXPECT_THAT(text, HasSubstr("试办黑名单（黑名单）：不符合"));
}

TEST_F(ExplanationTextTest, NamesWhatIsMissing) {
  const std::string text = Measure(kOpen, Language::kZh);
  EXPECT_THAT(text, HasSubstr("程度（不明）是否为严重，待核实"));
  EXPECT_THAT(text, HasSubstr("  待核实的事项：\n    · 信用信息 r1 的程度："
                              "失信程度是轻微、一般还是严重？请认定单位答复\n"));
}

TEST_F(ExplanationTextTest, SpeaksEnglishAroundTheWordsOfTheLaw) {
  const std::string text = Measure(kListed, Language::kEn);
  EXPECT_THAT(text,
              HasSubstr("限制参与试办活动 (mandatory discipline): active, since 2020-05-20\n"));
  EXPECT_THAT(text, HasSubstr("under 试发〔2020〕1号 第一条"));
  EXPECT_THAT(text, HasSubstr("procedure “试办认定”: determined"));
  EXPECT_THAT(text, HasSubstr("失信信息 r1 meets it: 程度 is 严重\n"));
  EXPECT_THAT(text, Not(HasSubstr("生效")));
  EXPECT_THAT(text, Not(HasSubstr(" \n")));
}

TEST_F(ExplanationTextTest, FullShowsWhatDoesNotBear) {
  const std::string line =
      R"({"标识":"91320000MA1DEM015F","类型":"法人","信用信息":[{"编号":"r1","类别":"失信",)"
      R"("程度":"严重","认定日期":"2020-05-01"},{"编号":"r2","类别":"失信","程度":"轻微",)"
      R"("认定日期":"2020-05-01"}],"程序事件":[{"程序":"试办认定","步骤":"认定",)"
      R"("日期":"2020-05-20","标的":["r1"]}],"责任人":[]})"
      "\n";
  EXPECT_THAT(Measure(line.c_str(), Language::kZh), Not(HasSubstr("r2")));
  EXPECT_THAT(Measure(line.c_str(), Language::kZh, true), HasSubstr("r2"));
}

}  // namespace
}  // namespace xinze::decide
