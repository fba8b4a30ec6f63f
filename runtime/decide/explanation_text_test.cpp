// Explanations as people read them, of small policies.
#include "runtime/decide/explanation_text.h"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/driver/compilation.h"
#include "compiler/literal/date.h"
#include "runtime/interp/interpreter.h"
#include "runtime/record/test_world.h"

namespace xinze::decide {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kTrialHead =
    "---\n题名: 试行办法\n文号: 试发〔2020〕1号\n篇: 办法\n效力: 规范性文件\n地区: 320000\n"
    "施行: 2018-01-29\n---\n\n# 试行办法\n\n## 第一条\n\n"
    "失信信息一年有效,修复的除外。严重失信的,列入黑名单;认定之前应当告知。列入黑名单的,"
    "限制投标。\n\n"
    "```xinze\n";

constexpr const char* kTrialPolicy =
    "参数 有效期 = 1年;原文 “一年有效”\n"
    "定义 失信信息 的 届满日 = 认定日期 起 满 有效期\n"
    "定义 失信信息 的 可作依据\n"
    "  届满日 不早于 基准日\n"
    "  例外 为 假 当 修复日期 有值;原文 “修复的除外”\n"
    "名单 黑单 是 黑名单;英文 “black list of the trial”\n"
    "  列入 当 有 失信信息(程度 是 严重 且 可作依据);原文 “严重失信的,列入黑名单”\n"
    "程序 黑单认定 用于 黑单\n"
    "  步骤 告知;原文 “认定之前应当告知”\n"
    "  步骤 认定\n"
    "  步骤 移出\n"
    "  缺步 告知 则 瑕疵\n"
    "措施 限制投标 是 惩戒、应当\n"
    "  当 在列 黑单\n"
    "  对象 本主体、法定代表人(负有责任 且 行为日期 在任)\n"
    "  事项 招标投标;实施 各部门;期限 至 移出;原文 “列入黑名单的,限制投标”\n";

class ExplanationTest : public testing::Test {
 protected:
  // Compiles the policy with a test whose world is the subject asked about.
  void Given(const std::string& body, const std::string& rows) {
    driver::CompileOptions options;
    options.paths.emplace_back(std::filesystem::path(XINZE_SOURCE_DIR) / "stdlib");
    compilation_ = driver::CompileText(
        "试行办法.xinze.md",
        kTrialHead + body + "测试 甲\n  给定 " + rows + "  2020-06-01 应 类型 有值\n```\n",
        options);
    ASSERT_TRUE(compilation_.program.has_value()) << Messages();
    const record::Schema schema(*compilation_.program);
    auto world =
        record::BuildTestWorld(schema, compilation_.program->tests.back().subject, std::nullopt);
    ASSERT_TRUE(world.ok()) << world.error().en;
    world_.emplace(*std::move(world));
  }
  std::string Messages() const {
    std::string out;
    for (const auto& diagnostic : compilation_.diagnostics.all()) {
      out += diagnostic.message(diagnostics::Language::kZh) + "\n";
    }
    return out;
  }
  std::string List(const char* day, diagnostics::Language language = diagnostics::Language::kZh) {
    return List(day, check::ListId(0), language);
  }
  std::string List(const char* day, check::ListId list,
                   diagnostics::Language language = diagnostics::Language::kZh) {
    const interp::Interpreter interpreter(*compilation_.program);
    return Text(interp::ExplainList(interpreter, world_->view(), 0, Day(day), list), language);
  }
  // With what was considered and does not bear on the answer.
  std::string FullList(const char* day) {
    const interp::Interpreter interpreter(*compilation_.program);
    return Text(interp::ExplainList(interpreter, world_->view(), 0, Day(day), check::ListId(0)),
                diagnostics::Language::kZh, true);
  }
  std::string Measure(const char* day, check::MeasureId measure = check::MeasureId(0)) {
    const interp::Interpreter interpreter(*compilation_.program);
    return Text(interp::ExplainMeasure(interpreter, world_->view(), 0, Day(day), measure),
                diagnostics::Language::kZh);
  }
  // As Measure, from a tree of at most so many nodes, and whether that was enough.
  std::pair<std::string, bool> MeasureCut(const char* day, size_t most_nodes) {
    const interp::Interpreter interpreter(*compilation_.program);
    const interp::Explanation explanation = interp::ExplainMeasure(
        interpreter, world_->view(), 0, Day(day), check::MeasureId(0), most_nodes);
    return {Text(explanation, diagnostics::Language::kZh), !explanation.truncated};
  }
  // The condition of the one measure of a policy.
  std::string Condition(const std::string& condition, const std::string& rows,
                        diagnostics::Language language = diagnostics::Language::kZh) {
    Given("措施 丁 是 激励、鼓励\n  当 " + condition + "\n", rows);
    const interp::Interpreter interpreter(*compilation_.program);
    return Text(
        interp::ExplainPredicate(interpreter, world_->view(), 0, Day("2020-06-01"),
                                 compilation_.program->measures[check::MeasureId(0)].trigger),
        language);
  }

 private:
  static int32_t Day(const char* text) { return literal::ParseDate(text)->days; }
  std::string Text(const interp::Explanation& explanation, diagnostics::Language language,
                   bool full = false) {
    return ExplanationText({.program = *compilation_.program,
                            .batch = world_->view(),
                            .sources = compilation_.sources,
                            .records = &*world_,
                            .language = language,
                            .told = told_,
                            .full = full},
                           explanation);
  }

 protected:
  Told* told_ = nullptr;

 private:
  driver::Compilation compilation_;
  std::optional<record::Batch> world_;
};

constexpr const char* kRecordRow =
    "失信信息(编号 “r1”;程度 严重;行为日期 2019-11-01;认定日期 2020-03-01)\n";
constexpr const char* kNotice = "程序事件(编号 “e1”;程序 “黑单认定”;步骤 “告知”;日期 2020-04-01)\n";
constexpr const char* kDeterminationRow =
    "程序事件(编号 “e2”;程序 “黑单认定”;步骤 “认定”;单位 “示例局”;日期 2020-04-10;标的 “r1”)\n";
const std::string kListedRows = std::string("主体(类型 法人)\n    ") + kRecordRow + "    " +
                                kNotice + "    " + kDeterminationRow;

TEST_F(ExplanationTest, WhatWasLeftIsLeftSinceADay) {
  Given(kTrialPolicy,
        kListedRows + "    程序事件(编号 “e3”;程序 “黑单认定”;步骤 “移出”;日期 2020-05-10)\n");
  EXPECT_THAT(List("2020-06-01"), StartsWith("黑单（黑名单）：已移出，自 2020-05-10 起"));
}

constexpr const char* kReviewPolicy =
    "定义 失信信息 的 复核期满 = 认定日期 起 满 10个工作日\n"
    "名单 丙单 是 关注\n"
    "  列入 当 有 失信信息(程度 是 严重)\n"
    "  移出 当 每个 依据记录 皆 复核期满 早于 基准日\n"
    "程序 丙单认定 用于 丙单\n  步骤 认定\n  步骤 移出\n";
constexpr const char* kReviewRows =
    "主体(类型 法人)\n"
    "    失信信息(编号 “r1”;程度 严重;认定日期 2026-12-17)\n"
    "    程序事件(编号 “e1”;程序 “丙单认定”;步骤 “认定”;日期 2026-12-18;标的 “r1”)\n";

// The published days end on 2026-12-24, before the tenth working day.
TEST_F(ExplanationTest, AnEndThatIsNotKnownIsNotStated) {
  Given(kReviewPolicy, kReviewRows);
  const std::string text = List("2026-12-20");
  EXPECT_THAT(text,
              StartsWith("丙单（关注）：在列，自 2026-12-18 起，如无新的记录，至少到 2026-12-"));
  EXPECT_THAT(text.substr(0, text.find('\n')), HasSubstr("，此后待核实"));
  EXPECT_THAT(text.substr(0, text.find('\n')), Not(HasSubstr("为止")));
}

// From 2026-12-25 on the exit may have come already.
TEST_F(ExplanationTest, AnExitThatMayHaveComeBeforeIsSinceADayAtTheLatest) {
  Given(kReviewPolicy,
        std::string(kReviewRows) +
            "    程序事件(编号 “e2”;程序 “丙单认定”;步骤 “移出”;日期 2027-02-01;标的 “r1”)\n");
  EXPECT_THAT(List("2027-03-01"), StartsWith("丙单（关注）：已移出，最迟自 2027-02-01 起"));
}

TEST_F(ExplanationTest, WhoNoLongerMeetsTheCriteriaStaysByTheDetermination) {
  Given(
      "名单 丙单 是 关注\n"
      "  列入 当 有 失信信息(程度 是 严重 且 认定日期 在 近3个月)\n"
      "程序 丙单认定 用于 丙单\n  步骤 认定\n  步骤 移出\n",
      "主体(类型 法人)\n"
      "    失信信息(编号 “r1”;程度 严重;认定日期 2020-01-02)\n"
      "    程序事件(编号 “e1”;程序 “丙单认定”;步骤 “认定”;日期 2020-02-01;标的 “r1”)\n");
  EXPECT_THAT(List("2020-03-01"), Not(HasSubstr("但已有认定")));
  const std::string text = List("2020-06-01");
  EXPECT_THAT(text, StartsWith("丙单（关注）：在列"));
  EXPECT_THAT(text, HasSubstr("不符合列入条件；但已有认定，移出之前仍以认定为准"));
}

TEST_F(ExplanationTest, ConditionsOfPartsStandBehindTheNounThatTheyAreOf) {
  Given(
      "定义 最近日 = 最晚 失信信息(程度 不是 严重 且 修复日期 有值) 的 认定日期\n"
      "定义 最近严重日 = 最晚 失信信息(程度 是 轻微) 的 认定日期\n"
      "定义 最近守信日 = 最晚 守信信息 的 认定日期\n"
      "措施 丁 是 激励、鼓励\n  当 最近日 无值 且 最近严重日 无值 且 最近守信日 无值\n",
      std::string("主体(类型 法人)\n    ") + kRecordRow);
  const std::string text = Measure("2020-06-01");
  EXPECT_THAT(text, HasSubstr("——没有符合以下条件的失信信息：程度不是严重，且修复日期有记载\n"));
  EXPECT_THAT(text, HasSubstr("——没有程度为轻微的失信信息\n"));
  EXPECT_THAT(text, HasSubstr("——没有守信信息\n"));
}

TEST_F(ExplanationTest, WhatMayBeForReferenceOnlyIsNotSaidToBe) {
  Given(
      "名单 丙单 是 关注\n"
      "  列入 当 有 失信信息(程度 是 严重)\n"
      "  参考 失信信息(来源 是 信用服务机构)\n",
      "主体(类型 法人)\n"
      "    失信信息(编号 “r1”;程度 一般;认定日期 2020-01-02;来源 信用服务机构)\n"
      "    失信信息(编号 “r2”;程度 一般;认定日期 2020-01-02)\n");
  const std::string text = FullList("2020-06-01");
  EXPECT_THAT(text, HasSubstr("信用信息 r1 只供参考，不作为依据"));
  EXPECT_THAT(text, HasSubstr("信用信息 r2 是否只供参考，待核实"));
}

TEST_F(ExplanationTest, AListedSubjectFromTheStatusToTheQuotedClause) {
  Given(kTrialPolicy, kListedRows);
  EXPECT_EQ(List("2020-06-01"),
            "黑单（黑名单）：在列，自 2020-04-10 起，如无新的记录，至 2021-03-01 为止"
            "（次日，信用信息 r1 的届满日 2021-03-01 已过）\n"
            "  依据 试发〔2020〕1号 办法 第一条："
            "“失信信息一年有效,修复的除外。严重失信的,列入黑名单;认定之前应当告知。列入黑名单的,"
            "限制投标。”\n"
            "  程序“黑单认定”：已认定\n"
            "    2020-04-01 告知（e1）\n"
            "    2020-04-10 认定，示例局（e2）\n"
            "  符合列入条件\n"
            "    失信信息 r1 符合\n"
            "      依据 办法 第一条：“严重失信的,列入黑名单”\n"
            "      程度为严重\n"
            "      可作依据：是\n"
            "        没有例外\n"
            "          依据 办法 第一条：“失信信息一年有效,修复的除外。”\n"
            "          没有修复日期\n"
            "        届满日（2021-03-01）不早于基准日（2020-06-01）\n"
            "          届满日为 2021-03-01，即认定日期（2020-03-01）起满有效期（1年）\n"
            "  依据记录：信用信息 r1\n"
            "  依据记录仍可作依据——信用信息 r1——可作依据：是（理由见前）\n");
}

TEST_F(ExplanationTest, OfSeveralAnswersOneRefersToWhatAnotherExplained) {
  Given(std::string(kTrialPolicy) +
            "定义 受限 = 在列 黑单\n"
            "措施 限制表彰 是 惩戒、应当\n  当 受限\n  期限 至 移出;原文 “限制投标”\n"
            "措施 限制荣誉 是 惩戒、应当\n  当 受限\n  期限 至 移出;原文 “限制投标”\n",
        kListedRows);
  const char* head =
      "（惩戒措施，强制性）：生效，自 2020-04-10 起，如无新的记录，至 2021-03-01 为止"
      "（次日，黑单变为“已移出”：信用信息 r1 的届满日 2021-03-01 已过）\n"
      "  依据 试发〔2020〕1号 办法 第一条：“列入黑名单的,限制投标。”\n";
  const char* target = "  对象 本主体：生效\n";
  const std::string alone = Measure("2020-06-01", check::MeasureId(2));
  EXPECT_THAT(alone, HasSubstr("程序“黑单认定”：已认定"));
  Told told;
  told_ = &told;
  EXPECT_THAT(List("2020-06-01"), HasSubstr("程序“黑单认定”：已认定"));
  EXPECT_EQ(Measure("2020-06-01", check::MeasureId(1)),
            std::string("限制表彰") + head +
                "  具备条件——受限：是\n"
                "    黑单（黑名单）：在列，自 2020-04-10 起，如无新的记录，至 2021-03-01 为止"
                "（次日，信用信息 r1 的届满日 2021-03-01 已过）（理由见前）\n" +
                target);
  EXPECT_EQ(Measure("2020-06-01", check::MeasureId(2)),
            std::string("限制荣誉") + head + "  具备条件——受限：是（理由见前）\n" + target);
  told_ = nullptr;
  EXPECT_EQ(Measure("2020-06-01", check::MeasureId(2)), alone);
}

TEST_F(ExplanationTest, AValueCitesTheClauseOfItsParameter) {
  Given(
      "参数 短 = 1年;原文 “一年有效”\n"
      "定义 失信信息 的 期\n  为 短 当 程度 是 严重\n  未定 当 程度 是 轻微\n"
      "  原文 “严重失信的,列入黑名单”\n"
      "名单 甲 是 关注\n  列入 当 有 失信信息(认定日期 起 满 期 不早于 基准日)\n",
      "主体(类型 法人)\n    失信信息(编号 “r1”;程度 严重;认定日期 2020-01-01)\n");
  EXPECT_THAT(List("2020-06-01"),
              HasSubstr("程度为严重，适用短（1年）\n"
                        "          依据 办法 第一条：“失信信息一年有效,修复的除外。”\n"));
}

TEST_F(ExplanationTest, ThePeriodBehindTheWordsOfTheLawIsWrittenOut) {
  EXPECT_THAT(Condition("有 失信信息(认定日期 在 近3年)",
                        "主体(类型 法人)\n    失信信息(编号 “r1”;程度 严重;认定日期 2016-01-01)\n"),
              HasSubstr("认定日期起满3年（2019-01-01）早于基准日（2020-06-01）"));
}

// Two lists after their exits look at records that are later than different days.
TEST_F(ExplanationTest, WhatIsReadAfterAnExitIsExplainedForEachList) {
  Given(
      "定义 有严重 = 有 失信信息(程度 是 严重)\n"
      "名单 名甲 是 关注\n  列入 当 有严重\n"
      "名单 名乙 是 关注\n  列入 当 有严重\n"
      "程序 程甲 用于 名甲\n  步骤 认定、移出\n"
      "程序 程乙 用于 名乙\n  步骤 认定、移出\n",
      "主体(类型 法人)\n"
      "    失信信息(编号 “r1”;程度 严重;认定日期 2020-01-01)\n"
      "    程序事件(程序 程甲;步骤 认定;日期 2020-02-01;标的 “r1”)\n"
      "    程序事件(程序 程甲;步骤 移出;日期 2020-02-10)\n"
      "    失信信息(编号 “r2”;程度 严重;认定日期 2020-03-01)\n"
      "    程序事件(程序 程乙;步骤 认定;日期 2020-04-01;标的 “r2”)\n"
      "    程序事件(程序 程乙;步骤 移出;日期 2020-04-10)\n");
  Told told;
  told_ = &told;
  EXPECT_THAT(List("2020-06-01", check::ListId(0)), HasSubstr("有严重：是"));
  const std::string second = List("2020-06-01", check::ListId(1));
  EXPECT_THAT(second, HasSubstr("有严重：否"));
  EXPECT_THAT(second, Not(HasSubstr("理由见前")));
}

TEST_F(ExplanationTest, OfSeveralAnswersOneRefersToTheReadingsOfAnother) {
  Given(
      "定义 有严重 = 有 失信信息(程度 是 严重 且 计入)\n"
      "  释义 计入;问 “算不算”:甲 真;乙 假;采用 甲;解释 某办\n"
      "名单 名甲 是 关注\n  列入 当 有严重\n"
      "名单 名乙 是 关注\n  列入 当 有严重 且 类型 是 法人\n",
      "主体(类型 法人)\n    失信信息(编号 “r1”;程度 严重;认定日期 2020-01-01)\n");
  Told told;
  told_ = &told;
  EXPECT_THAT(List("2020-06-01", check::ListId(0)),
              HasSubstr("释义：\n  · 算不算？采用甲：不另设条件；由某办解释〔有严重/计入〕\n"));
  EXPECT_THAT(List("2020-06-01", check::ListId(1)),
              HasSubstr("释义：\n  · 〔有严重/计入〕（见前）\n"));
}

TEST_F(ExplanationTest, AnExpiredEntrySaysWhyItEndedAndNotWhyItBegan) {
  Given(kTrialPolicy, kListedRows);
  const std::string text = List("2021-03-02");
  EXPECT_THAT(text, HasSubstr("黑单（黑名单）：已移出"));
  EXPECT_THAT(text, HasSubstr("依据记录都不能再作依据"));
  EXPECT_THAT(text, HasSubstr("届满日（2021-03-01）早于基准日（2021-03-02）"));
  EXPECT_THAT(text, Not(HasSubstr("列入条件")));
}

TEST_F(ExplanationTest, AfterAnExitOnlyLaterRecordsAreSpokenOf) {
  Given(kTrialPolicy,
        kListedRows + "    程序事件(编号 “e3”;程序 “黑单认定”;步骤 “移出”;日期 2020-05-10)\n");
  const std::string text = List("2020-06-01");
  EXPECT_THAT(text, HasSubstr("移出之后没有再符合列入条件"));
  EXPECT_THAT(text, HasSubstr("移出之后没有新的失信信息"));
  EXPECT_THAT(text, Not(HasSubstr("不符合列入条件")));
  EXPECT_THAT(List("2020-06-01", diagnostics::Language::kEn),
              HasSubstr("after the exit there is no later 失信信息"));
}

TEST_F(ExplanationTest, AMeasureThatIsOverSaysWhatWasOnce) {
  Given(std::string(kTrialPolicy) +
            "定义 惩戒对象 = 在列 黑单 且 类型 是 法人\n"
            "措施 约谈 是 惩戒、应当\n  当 惩戒对象;原文 “限制投标”\n  对象 本主体\n",
        kListedRows + "    程序事件(编号 “e3”;程序 “黑单认定”;步骤 “移出”;日期 2020-05-10)\n");
  const std::string ended = Measure("2020-06-01", check::MeasureId(1));
  EXPECT_THAT(ended, HasSubstr("惩戒对象：曾经是（移出之前）"));
  EXPECT_THAT(ended, HasSubstr("黑单（黑名单）：已移出"));
  EXPECT_THAT(Measure("2020-05-01", check::MeasureId(1)), HasSubstr("惩戒对象：是\n"));
}

TEST_F(ExplanationTest, SaysWhyTheAnswerEnds) {
  Given(kTrialPolicy, kListedRows);
  EXPECT_THAT(
      Measure("2020-06-01"),
      HasSubstr(
          "至 2021-03-01 为止（次日，黑单变为“已移出”：信用信息 r1 的届满日 2021-03-01 已过）"));
  EXPECT_THAT(List("2020-06-01", diagnostics::Language::kEn),
              HasSubstr("(the day after, 信用信息 r1 届满日 (2021-03-01) has passed)"));
}

TEST_F(ExplanationTest, AValueThatCannotBeTold) {
  Given(
      "定义 失信信息 的 期限\n  为 1年 当 程度 是 一般\n  未定 当 程度 是 轻微\n"
      "定义 失信信息 的 截止日 = 认定日期 起 满 期限\n"
      "名单 黑单 是 关注\n  列入 当 有 失信信息(截止日 不早于 基准日)\n",
      "主体(类型 法人)\n    失信信息(编号 “r1”;认定日期 2020-03-01)\n");
  const std::string text = List("2020-06-01");
  EXPECT_THAT(text, HasSubstr("截止日无法算出（程度不明）"));
  EXPECT_THAT(text, HasSubstr("如程度为一般，适用1年\n"));
  EXPECT_THAT(text, HasSubstr("如程度为轻微，文本没有规定期限\n"));
}

TEST_F(ExplanationTest, OnlyThePremiseOfTheValueAtHandIsSpokenOf) {
  const std::string policy =
      "词表 失信行为\n  乙类:贿赂、恶意欠薪 当 主观 属 故意、逃税 当 程度 是 严重\n"
      "名单 黑单 是 关注\n  列入 当 有 失信信息(行为 属 乙类)\n";
  Given(policy,
        "主体(类型 法人)\n    失信信息(编号 “r1”;行为 恶意欠薪;主观 过失;程度 一般;认定日期 "
        "2020-03-01)\n");
  const std::string named = List("2020-06-01");
  EXPECT_THAT(named, HasSubstr("主观（过失）不属于故意"));
  EXPECT_THAT(named, Not(HasSubstr("程度（一般）")));
  Given(
      policy,
      "主体(类型 法人)\n    失信信息(编号 “r1”;行为 无;主观 过失;程度 一般;认定日期 2020-03-01)\n");
  EXPECT_THAT(List("2020-06-01"), Not(HasSubstr("主观（过失）")));
}

TEST_F(ExplanationTest, ADefectNamesTheMissingStepItsClauseAndTheWayOut) {
  Given(kTrialPolicy,
        std::string("主体(类型 法人)\n    ") + kRecordRow + "    " + kDeterminationRow);
  const std::string text = List("2020-06-01");
  EXPECT_THAT(text, HasSubstr("黑单（黑名单）：程序瑕疵"));
  EXPECT_THAT(text, HasSubstr("    2020-04-10 认定之前没有“告知”的记载\n"
                              "      依据 办法 第一条：“认定之前应当告知。”\n"));
  EXPECT_THAT(text, HasSubstr("要列入，须先撤销，再有“告知”，然后重新作出“认定”"));
}

TEST_F(ExplanationTest, WhoMeetsTheCriteriaIsToldWhatListingTakes) {
  Given(kTrialPolicy, std::string("主体(类型 法人)\n    ") + kRecordRow);
  const std::string text = List("2020-06-01");
  EXPECT_THAT(text, HasSubstr("黑单（黑名单）：拟列入"));
  EXPECT_THAT(text, HasSubstr("程序“黑单认定”：没有“认定”的记载"));
  EXPECT_THAT(text, HasSubstr("只有作出“认定”才会列入，此前须有“告知”"));
}

TEST_F(ExplanationTest, AnOpenAnswerNamesTheFactAndWhoIsAsked) {
  Given(kTrialPolicy, "主体(类型 法人)\n    失信信息(编号 “r1”;认定日期 2020-03-01)\n");
  const std::string text = List("2020-06-01");
  EXPECT_THAT(text, HasSubstr("黑单（黑名单）：待核实"));
  EXPECT_THAT(text, HasSubstr("程度（不明）是否为严重，待核实"));
  EXPECT_THAT(
      text, StartsWith("黑单（黑名单）：待核实，如无新的记录，至 2021-03-01 为止"
                       "（次日，信用信息 r1 的届满日 2021-03-01 已过）\n"
                       "  待核实的事项：\n"
                       "    · 信用信息 r1 的程度：失信程度是轻微、一般还是严重？请认定单位答复\n"));
}

TEST_F(ExplanationTest, WhoDoesNotMeetTheCriteriaSeesWhichFactFails) {
  Given(kTrialPolicy, "主体(类型 法人)\n    失信信息(编号 “r1”;程度 一般;认定日期 2020-03-01)\n");
  const std::string text = List("2020-06-01");
  EXPECT_THAT(text, HasSubstr("不符合列入条件"));
  EXPECT_THAT(text, HasSubstr("失信信息 r1 不符合——程度（一般）不是严重"));
}

TEST_F(ExplanationTest, RecordsOfAnotherKindAreNotSpokenOf) {
  Given(kTrialPolicy, "主体(类型 法人)\n    守信信息(编号 “h1”;认定日期 2020-03-01)\n");
  const std::string text = List("2020-06-01");
  EXPECT_THAT(text, HasSubstr("没有失信信息"));
  EXPECT_THAT(text, Not(HasSubstr("h1")));
}

TEST_F(ExplanationTest, AMeasureShowsItsListAndWhomItReaches) {
  Given(kTrialPolicy,
        kListedRows +
            "    责任人(标识 “前任”;角色 法定代表人;任职起 2015-01-01;任职止 2019-12-31;"
            "负有责任 真)\n");
  const std::string text = Measure("2020-06-01");
  EXPECT_THAT(text, HasSubstr("限制投标（惩戒措施，强制性）：生效，自 2020-04-10 起，如无新的记录，"
                              "至 2021-03-01 为止（次日，黑单变为“已移出”：信用信息 r1 的届满日 "
                              "2021-03-01 已过）\n"
                              "  依据 试发〔2020〕1号 办法 第一条：“列入黑名单的,限制投标。”\n"
                              "  事项：招标投标；实施：各部门\n"
                              "  具备条件\n"
                              "    黑单（黑名单）：在列，自 2020-04-10 起"));
  EXPECT_THAT(text, HasSubstr("  对象 本主体：生效\n"
                              "  对象 法定代表人 前任：生效\n"
                              "    负有责任：是\n"
                              "    行为日期在任：成立——任职起（2015-01-01），任职止（2019-12-31），"
                              "信用信息 r1 的行为日期（2019-11-01）\n"));
}

TEST_F(ExplanationTest, InEnglishTheSentencesAreEnglishAndTheNamesThePolicys) {
  Given(kTrialPolicy, kListedRows);
  const std::string text = List("2020-06-01", diagnostics::Language::kEn);
  EXPECT_THAT(text,
              HasSubstr("black list of the trial (black list): listed, since 2020-04-10, until "
                        "2021-03-01 unless something is recorded"));
  EXPECT_THAT(text, HasSubstr("失信信息 r1 meets it"));
  EXPECT_THAT(text, HasSubstr("程度 is 严重"));
  EXPECT_THAT(text,
              HasSubstr("届满日 (2021-03-01) is not before the day asked about (2020-06-01)"));
  EXPECT_THAT(text, HasSubstr("可作依据: yes (for the reasons above)"));
}

TEST_F(ExplanationTest, AReadingSaysTheQuestionAndTheOptionInForce) {
  Given(
      "定义 宽限\n  乙项\n"
      "  释义 乙项;问 “自然人是否宽限”:甲 类型 是 自然人;乙 真;采用 甲;解释 示例办\n"
      "措施 丁 是 激励、鼓励\n  当 宽限\n",
      "主体(类型 法人)\n");
  const std::string text = Measure("2020-06-01");
  EXPECT_THAT(text, HasSubstr("· 自然人是否宽限？采用甲：类型为自然人；由示例办解释〔宽限/乙项〕"));
}

// ---- sentences of single conditions
// --------------------------------------------------------------

struct SentenceCase {
  const char* condition;
  const char* rows;
  const char* zh;
  const char* en;
};
void PrintTo(const SentenceCase& one, std::ostream* stream) {
  *stream << one.condition << " / " << one.rows;
}
const SentenceCase kSentences[] = {
    {"类型 是 法人", "主体(类型 法人)\n", "类型为法人", "类型 is 法人"},
    {"类型 是 自然人", "主体(类型 法人)\n", "类型（法人）不是自然人", "类型 (法人) is not 自然人"},
    {"类型 不是 法人", "主体(类型 法人)\n", "类型为法人", "类型 is 法人"},
    {"类型 是 法人、非法人组织", "主体(类型 法人)\n", "类型（法人）为法人、非法人组织之一",
     "类型 (法人) is one of 法人、非法人组织"},
    {"类型 是 法人、非法人组织", "主体(类型 自然人)\n", "类型（自然人）不在法人、非法人组织之列",
     "类型 (自然人) is none of 法人、非法人组织"},
    {"组织类别 是 企业", "主体(类型 法人)\n", "组织类别（不明）是否为企业，待核实",
     "whether 组织类别 (not known) is 企业 is to be verified"},
    {"成立日期 有值", "主体(类型 法人;成立日期 2010-05-01)\n", "有成立日期（2010-05-01）",
     "there is 成立日期 (2010-05-01)"},
    {"成立日期 无值", "主体(类型 法人;成立日期 无)\n", "没有成立日期", "there is no 成立日期"},
    {"终止日 早于 2020-01-01", "主体(类型 法人;终止日 无)\n", "没有终止日", "there is no 终止日"},
    {"成立日期 早于 2015-01-01", "主体(类型 法人;成立日期 2010-05-01)\n",
     "成立日期（2010-05-01）早于2015-01-01", "成立日期 (2010-05-01) is before 2015-01-01"},
    {"成立日期 不晚于 2010-04-30", "主体(类型 法人;成立日期 2010-05-01)\n",
     "成立日期（2010-05-01）晚于2010-04-30", "成立日期 (2010-05-01) is after 2010-04-30"},
    {"成立日期 早于 2015-01-01", "主体(类型 法人)\n", "成立日期（不明）是否早于2015-01-01，待核实",
     "whether 成立日期 (not known) is before 2015-01-01 is to be verified"},
    {"身份 含 公务员", "主体(类型 自然人;身份 公务员)\n", "身份（公务员）包括公务员",
     "身份 (公务员) include 公务员"},
    {"身份 含 公务员", "主体(类型 自然人;身份 农村群体)\n", "身份（农村群体）不包括公务员",
     "身份 (农村群体) do not include 公务员"},
    {"有 责任人(负有责任)", "主体(类型 法人)\n    责任人(标识 “甲”;负有责任 真)\n",
     "责任人 甲 符合——负有责任：是", "责任人 甲 meets it: 负有责任: yes"},
    {"有 责任人(负有责任)", "主体(类型 法人)\n    责任人(标识 “甲”;负有责任 假)\n",
     "没有符合的责任人——责任人 甲 不符合——负有责任：否",
     "no 责任人 meets it: 责任人 甲 does not meet it: 负有责任: no"},
    {"有 责任人(负有责任)", "主体(类型 法人)\n    不完整 责任人\n",
     "是否有符合的责任人，待核实——可能还有没有收到的责任人",
     "whether some 责任人 meets it is to be verified: there may be 责任人 not received"},
    {"有 责任人(负有责任)", "主体(类型 法人)\n    责任人(标识 “甲”)\n",
     "是否有符合的责任人，待核实——责任人 甲 是否符合，待核实——是否负有责任不明",
     "whether some 责任人 meets it is to be verified: 责任人 甲 is to be verified\n"
     "  负有责任: to be verified"},
    {"数量 责任人(负有责任) >= 1", "主体(类型 法人)\n    责任人(标识 “甲”;负有责任 真)\n",
     "数量责任人(负有责任)（1）不小于1", "数量责任人(负有责任) (1) is not less than 1"},
};

class SentenceTest : public ExplanationTest, public testing::WithParamInterface<SentenceCase> {};

TEST_P(SentenceTest, StatesTheFactAsItIs) {
  const SentenceCase& one = GetParam();
  EXPECT_THAT(Condition(one.condition, one.rows), testing::StartsWith(one.zh));
  EXPECT_THAT(Condition(one.condition, one.rows, diagnostics::Language::kEn),
              testing::StartsWith(one.en));
}
INSTANTIATE_TEST_SUITE_P(Sentences, SentenceTest, testing::ValuesIn(kSentences));

// Wherever the limit falls, what is left is whole sentences, and says that something is left out.
TEST_F(ExplanationTest, IsCutBetweenSentencesWhereverTheLimitFalls) {
  Given(kTrialPolicy, std::string("主体(类型 法人)\n    ") + kRecordRow + "    " + kNotice +
                          "    " + kDeterminationRow);
  const std::string whole = Measure("2020-06-01");
  size_t most_nodes = 1;
  while (true) {
    const auto [text, complete] = MeasureCut("2020-06-01", most_nodes);
    if (complete) {
      EXPECT_EQ(text, whole);
      break;
    }
    EXPECT_THAT(text, HasSubstr("限制投标")) << most_nodes;
    EXPECT_THAT(text, HasSubstr("（说明过长，最深处略去）")) << most_nodes;
    ASSERT_LT(++most_nodes, 10'000U);
  }
  EXPECT_GT(most_nodes, 20U);
}

}  // namespace
}  // namespace xinze::decide
