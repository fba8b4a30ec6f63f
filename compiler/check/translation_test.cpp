// What texts become: the printed expressions of the program.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/check/check_fixture.h"

namespace xinze::check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Definition* FindByName(const Program& program, std::string_view name) {
  for (const Definition& definition : program.definitions) {
    if (definition.name == name) return &definition;
  }
  return nullptr;
}

std::string BodyOf(const Checked& checked, std::string_view name) {
  if (!checked.result.program.has_value()) return checked.Messages();
  const Definition* definition = FindByName(checked.program(), name);
  if (definition == nullptr) return "no definition";
  return PrintExpr(checked.program(), checked.program().rules[definition->cases[0]].value);
}

std::string Body(const std::string& expression) {
  return BodyOf(CheckText("定义 甲 = " + expression + "\n"), "甲");
}

const List* FindList(const Program& program, std::string_view name) {
  for (const List& list : program.lists) {
    if (list.name == name) return &list;
  }
  return nullptr;
}

TEST(TranslationTest, AViewBecomesTheFirstPartOfTheFilter) {
  EXPECT_EQ(Body("有 失信信息(程度 是 严重)"),
            "exists[信用信息](and((类别 in 失信), (程度 in 严重)))");
  EXPECT_EQ(Body("无 信用信息"), "not(exists[信用信息](真))");
}

TEST(TranslationTest, ComparisonsSwapAndNegate) {
  EXPECT_EQ(Body("数量 失信信息 不少于 3"), "(3 <= count[信用信息]((类别 in 失信)))");
  EXPECT_EQ(Body("数量 失信信息 大于 3"), "(3 < count[信用信息]((类别 in 失信)))");
  EXPECT_EQ(Body("成立日期 ≠ 2020-01-01"), "not((成立日期 = 2020-01-01))");
  EXPECT_EQ(Body("类型 不是 法人"), "not((类型 in 法人))");
}

TEST(TranslationTest, WithinTheLastYearsNamesTheDayTwice) {
  EXPECT_THAT(Body("有 失信信息(认定日期 在 近3年)"),
              HasSubstr("and((认定日期 <= 基准日), (基准日 <= end(认定日期, 3年)))"));
}

TEST(TranslationTest, AgesCountToTheBirthday) {
  EXPECT_THAT(Body("有 失信信息(行为日期 未满18周岁)"),
              HasSubstr("(行为日期 < end(出生日期, 18年))"));
  EXPECT_THAT(Body("有 失信信息(行为日期 已满18周岁)"),
              HasSubstr("(end(出生日期, 18年) <= 行为日期)"));
}

TEST(TranslationTest, BelongsTakesTheGroupAndLeavesUnlistedValuesOpen) {
  const std::string words = "词表 失信行为\n  甲类:食品、药品、等\n  乙类:贿赂、逃税\n";
  const auto body = [&](const std::string& condition) {
    return BodyOf(CheckText(words + "定义 甲 = 有 失信信息(" + condition + ")\n"), "甲");
  };
  EXPECT_THAT(body("行为 属 甲类"), HasSubstr("(行为 in 甲类、食品、药品、等)"));
  EXPECT_THAT(body("行为 属 乙类"), HasSubstr("(行为 in 乙类、贿赂、逃税)"));
  EXPECT_THAT(body("行为 是 贿赂"), HasSubstr("(行为 in 贿赂)"));
  EXPECT_THAT(body("行为 属 失信行为"),
              HasSubstr("(行为 in 甲类、食品、药品、乙类、贿赂、逃税、等)"));
  EXPECT_THAT(body("行为 不属 乙类"), HasSubstr("not((行为 in 乙类、贿赂、逃税))"));
}

TEST(TranslationTest, APremisedValueCountsOnlyWithItsPremise) {
  const Checked checked = CheckText(
      "词表 失信行为\n  乙类:贿赂、恶意欠薪 当 主观 属 故意\n"
      "定义 甲 = 有 失信信息(行为 属 乙类)\n定义 乙 = 有 失信信息(行为 是 恶意欠薪)\n");
  EXPECT_THAT(BodyOf(checked, "甲"), HasSubstr("or((行为 in 乙类、贿赂), "
                                               "and((行为 in 恶意欠薪), (主观 in 故意、恶意)))"));
  EXPECT_THAT(BodyOf(checked, "乙"), HasSubstr("and((行为 in 恶意欠薪), (主观 in 故意、恶意))"));
}

TEST(TranslationTest, AVocabularyIsExtendedAcrossFiles) {
  const Checked checked = CheckSources({{"a.xinze", "词表 失信行为\n  甲类:食品、等\n"},
                                        {"b.xinze", "词表 失信行为\n  甲类:药品\n  食品:生鲜\n"}});
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  for (const Vocabulary& vocabulary : checked.program().vocabularies) {
    if (vocabulary.name != "失信行为") continue;
    std::vector<std::string> names;
    for (const Vocabulary::Value& value : vocabulary.values) names.push_back(value.name);
    EXPECT_THAT(names, ElementsAre("甲类", "食品", "生鲜", "药品"));
    EXPECT_EQ(vocabulary.values[0].last, 3);
    EXPECT_EQ(vocabulary.values[2].parent, 1);
    EXPECT_TRUE(vocabulary.open);
  }
}

TEST(TranslationTest, ExceptionsStayInTheirRules) {
  const Checked checked = CheckText(
      "定义 失信信息 的 甲\n"
      "  为 1年 当 程度 是 一般\n"
      "  为 3年 当 程度 是 严重 (例外 为 5年 当 主观 属 故意 (例外 为 4年 当 金额 < 1万元))\n"
      "  未定 当 程度 是 轻微\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Program& program = checked.program();
  const Definition* definition = FindByName(program, "甲");
  ASSERT_EQ(definition->cases.size(), 3U);
  EXPECT_EQ(definition->type.kind, TypeKind::Period);
  const Rule& severe = program.rules[definition->cases[1]];
  ASSERT_EQ(severe.exceptions.size(), 1U);
  const Rule& inner = program.rules[severe.exceptions[0]];
  ASSERT_EQ(inner.exceptions.size(), 1U);
  EXPECT_EQ(PrintExpr(program, program.rules[inner.exceptions[0]].value), "4年");
  const Rule& open = program.rules[definition->cases[2]];
  EXPECT_EQ(program.exprs[open.value].kind, ExprKind::Unknown);
  EXPECT_EQ(program.exprs[open.value].reason, Reason::NoRule);
}

TEST(TranslationTest, AnExceptionWithoutAValueIsTheOpposite) {
  const Checked checked = CheckText("定义 甲\n  无 失信信息\n  例外 当 类型 是 自然人\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Definition* definition = FindByName(checked.program(), "甲");
  ASSERT_EQ(definition->exceptions.size(), 1U);
  EXPECT_EQ(PrintExpr(checked.program(), checked.program().rules[definition->exceptions[0]].value),
            "not(not(exists[信用信息]((类别 in 失信))))");
  EXPECT_FALSE(definition->plain);
}

TEST(TranslationTest, AReadingIsTheOptionInForce) {
  const std::string text = "定义 甲 = 有 失信信息(计入)\n  释义 计入:乙 真;丙 已修复;采用 乙\n";
  EXPECT_THAT(BodyOf(CheckText(text), "甲"), HasSubstr("and((类别 in 失信), 真)"));
  CheckOptions options;
  options.readings["甲/计入"] = "丙";
  const Checked other = CheckText(text, options);
  EXPECT_THAT(BodyOf(other, "甲"), HasSubstr("and((类别 in 失信), 已修复)"));
  ASSERT_EQ(other.program().readings.size(), 1U);
  EXPECT_EQ(other.program().readings[0].adopted, "丙");
}

TEST(TranslationTest, RecordExceptionsAreFoldedIntoTheFilters) {
  const Checked checked = CheckText(
      "名单 甲 是 关注\n"
      "  列入 当 有 失信信息(程度 是 严重)\n"
      "  列入 当 数量 失信信息(程度 是 一般) 不少于 3\n"
      "  例外 就 记录 当 免责事由 有值\n"
      "  例外 就 主体 当 类型 是 自然人\n"
      "  移出 当 每个 依据记录 皆 已修复\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Program& program = checked.program();
  const List* list = FindList(program, "甲");
  EXPECT_EQ(PrintExpr(program, list->criteria),
            "and(or("
            "exists[信用信息](and(and((类别 in 失信), (程度 in 严重)), "
            "not(has_value(免责事由)))), "
            "(3 <= count[信用信息](and(and((类别 in 失信), (程度 in 一般)), "
            "not(has_value(免责事由)))))), "
            "not((类型 in 自然人)))");
  EXPECT_EQ(PrintExpr(program, list->exit), "for_all[依据记录 of 甲](真, 已修复)");
  EXPECT_EQ(list->record_exceptions.size(), 1U);
  EXPECT_EQ(program.entities[list->support_entity].name, "信用信息");
}

TEST(TranslationTest, AnAliasIsOpenedForRecordExceptions) {
  const Checked checked = CheckText(
      "定义 有严重失信 = 有 失信信息(程度 是 严重)\n"
      "名单 甲 是 关注\n  列入 当 有严重失信\n  例外 就 记录 当 免责事由 有值\n"
      "  移出 当 无 失信信息\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  EXPECT_THAT(PrintExpr(checked.program(), checked.program().lists[ListId(0)].criteria),
              HasSubstr("not(has_value(免责事由))"));
}

constexpr const char* kRedAndBlack =
    "通则 每个 红名单\n  互斥 任一 黑名单\n"
    "名单 红 是 红名单\n  列入 当 有 守信信息\n"
    "名单 黑 是 黑名单\n  列入 当 有 失信信息(程度 是 严重)\n  移出 当 每个 依据记录 皆 已修复\n"
    "  移出后 列入 监测\n"
    "名单 监测 是 关注\n"
    "程序 认定程序 用于 黑\n  步骤 告知\n  步骤 认定\n  步骤 公布;效果 认定\n  缺步 告知 则 瑕疵\n";

TEST(TranslationTest, RedListsExcludeBlackOnesAndComeAfterThem) {
  const Checked checked = CheckText(kRedAndBlack);
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Program& program = checked.program();
  EXPECT_EQ(program.lists[ListId(0)].name, "黑");
  const List* red = FindList(program, "红");
  EXPECT_EQ(PrintExpr(program, red->criteria),
            "and(exists[信用信息]((类别 in 守信)), not((黑 is 在列、暂停)))");
  EXPECT_EQ(PrintExpr(program, red->exit), "(黑 is 在列、暂停)");
  const List* watched = FindList(program, "监测");
  EXPECT_EQ(PrintExpr(program, watched->criteria), "(黑 is 已移出)");
  EXPECT_EQ(program.lists[ListId(0)].after_exit.size(), 1U);
  EXPECT_EQ(program.lists[program.lists[ListId(0)].after_exit[0]].name, "监测");
}

TEST(TranslationTest, RedListsExcludeBlackOnesWhetherOrNotTheySaySo) {
  std::string unsaid = kRedAndBlack;
  unsaid.erase(0, unsaid.find("名单 红"));
  unsaid += "程序 红认定 用于 红\n  步骤 认定\n  步骤 移出\n";
  const Checked checked = CheckText(unsaid);
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Program& program = checked.program();
  const List* red = FindList(program, "红");
  EXPECT_EQ(PrintExpr(program, red->criteria),
            "and(exists[信用信息]((类别 in 守信)), not((黑 is 在列、暂停)))");
  EXPECT_EQ(PrintExpr(program, red->exit), "(黑 is 在列、暂停)");
  EXPECT_THAT(red->ended_by, ElementsAre(ListId(0)));
  EXPECT_THAT(program.lists[ListId(0)].ended_by, ElementsAre());
}

TEST(TranslationTest, StepsHaveEffectsByNameOrByWord) {
  const Checked checked = CheckText(kRedAndBlack);
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Procedure& procedure = checked.program().procedures[ProcedureId(0)];
  ASSERT_EQ(procedure.steps.size(), 3U);
  EXPECT_EQ(procedure.steps[0].if_missing, Step::IfMissing::Defective);
  EXPECT_EQ(procedure.steps[1].effect, Step::Effect::Determines);
  EXPECT_EQ(procedure.steps[2].effect, Step::Effect::Determines);
  EXPECT_THAT(procedure.lists, ElementsAre(ListId(0)));
}

TEST(TranslationTest, AStepThatExitsIsAWayOffTheList) {
  const Checked checked = CheckText(
      "名单 甲 是 黑名单\n程序 乙 用于 甲\n  步骤 公布;效果 认定\n  步骤 删除;效果 移出\n");
  EXPECT_EQ(checked.Messages(), "");
}

TEST(TranslationTest, UsableRecordsEndTheList) {
  const Checked checked = CheckText(
      "定义 失信信息 的 可作依据 = 非 已修复\n"
      "名单 甲 是 关注\n  列入 当 有 失信信息(程度 是 严重 且 可作依据)\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const List& list = checked.program().lists[ListId(0)];
  EXPECT_EQ(PrintExpr(checked.program(), list.unusable), "not(可作依据)");
  EXPECT_FALSE(list.exit.is_valid());
}

TEST(TranslationTest, MeasuresReadListsAndAimAtRoles) {
  const Checked checked =
      CheckText(std::string(kRedAndBlack) +
                "措施 限制交易、限制出境 是 惩戒、应当\n"
                "  当 任一 黑名单(在列 且 有 依据记录(主观 属 故意))\n"
                "  对象 本主体、法定代表人、直接责任人(负有责任 且 行为时 在任)\n"
                "  期限 至 移出;不超过 2年\n"
                "  依据 《招标投标法》第五十三条(1年 至 2年)\n"
                "通则 每个 措施(类别 是 惩戒)\n  发起 认定单位\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Program& program = checked.program();
  ASSERT_EQ(program.measures.size(), 2U);
  const Measure& measure = program.measures[MeasureId(0)];
  EXPECT_EQ(measure.name, "限制交易");
  EXPECT_EQ(PrintExpr(program, measure.trigger),
            "and((黑 is 在列), exists[依据记录 of 黑]((主观 in 故意、恶意)))");
  ASSERT_EQ(measure.targets.size(), 3U);
  EXPECT_TRUE(measure.targets[0].self);
  EXPECT_FALSE(measure.targets[1].filter.is_valid());
  EXPECT_EQ(PrintExpr(program, measure.targets[2].filter), "and(负有责任, in_office(行为时))");
  EXPECT_THAT(measure.initiators, ElementsAre("认定单位"));
  EXPECT_TRUE(measure.until_exit);
  EXPECT_EQ(UnpackPeriod(measure.at_most), (literal::Period{2, literal::PeriodUnit::Year}));
  ASSERT_EQ(measure.bases.size(), 1U);
  EXPECT_TRUE(measure.bases[0].has_range);
}

TEST(TranslationTest, AListAskedForItsRecordsMustBeOnUnlessTheStatusIsSaid) {
  const std::string measure = "措施 甲 是 惩戒、应当\n  当 任一 黑名单(";
  const auto trigger = [&](const std::string& scope) {
    const Checked checked = CheckText(kRedAndBlack + measure + scope + ")\n");
    if (!checked.result.program.has_value()) return checked.Messages();
    return PrintExpr(checked.program(), checked.program().measures[MeasureId(0)].trigger);
  };
  EXPECT_EQ(trigger("有 依据记录(主观 属 故意)"),
            "and((黑 is 在列), exists[依据记录 of 黑]((主观 in 故意、恶意)))");
  EXPECT_EQ(trigger("已移出"), "(黑 is 已移出)");
}

TEST(TranslationTest, PresumptionsAreKeptWithTheirFields) {
  const Checked checked =
      CheckText("推定 失信信息 的 免责事由 为 无\n推定 主体 的 民事行为能力 为 完全民事行为能力\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  int presumed = 0;
  for (const Field& field : checked.program().fields) {
    if (!field.presumption.has_value()) continue;
    ++presumed;
    EXPECT_EQ(field.presumption->absent, field.name == "免责事由");
  }
  EXPECT_EQ(presumed, 2);
}

TEST(TranslationTest, ParametersAreSelectedByADateOfTheRecord) {
  const Checked checked = CheckText(
      "参数 期限 = 1年;按 认定日期\n  自 2020-01-01 = 2年\n  自 2022-01-01 = 未定\n"
      "定义 失信信息 的 甲 = 认定日期 起 满 期限\n");
  EXPECT_EQ(BodyOf(checked, "甲"), "end(认定日期, 期限[认定日期])");
  const Parameter& parameter = checked.program().parameters[ParameterId(0)];
  ASSERT_EQ(parameter.entries.size(), 3U);
  EXPECT_TRUE(parameter.entries[2].undefined);
}

TEST(TranslationTest, SetsAreMasks) {
  EXPECT_EQ(Body("身份 含 公务员"), "(身份 has any 0x1)");
  EXPECT_EQ(Body("身份 含任一 公务员、重点人群"), "(身份 has any 0x5)");
  EXPECT_EQ(Body("身份 含全部 公务员、重点人群"), "(身份 has all 0x5)");
}

TEST(TranslationTest, RailsFollowTheSchema) {
  const Checked checked = CheckText(
      "定义 甲 = 类型 是 法人\n定义 乙 = 组织类别 是 企业\n"
      "定义 失信信息 的 丙 = 修复日期 有值\n定义 失信信息 的 丁 = 程度 是 严重\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  EXPECT_FALSE(FindByName(checked.program(), "甲")->two_rails);
  EXPECT_TRUE(FindByName(checked.program(), "乙")->two_rails);
  EXPECT_FALSE(FindByName(checked.program(), "丙")->two_rails);
  EXPECT_TRUE(FindByName(checked.program(), "丁")->two_rails);
}

TEST(TranslationTest, TimeClassesFollowTheDay) {
  const Checked checked = CheckText(
      "定义 失信信息 的 届满 = 认定日期 起 满 3年 早于 基准日\n"
      "定义 失信信息 的 在期 = 非 届满\n"
      "定义 失信信息 的 可用 = 非 届满 且 非 已修复\n"
      "定义 失信信息 的 近三年 = 认定日期 在 近3年\n"
      "定义 失信信息 的 程度严重 = 程度 是 严重\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const auto time = [&](const char* name) { return FindByName(checked.program(), name)->time; };
  EXPECT_EQ(time("届满"), TimeClass::Up);
  EXPECT_EQ(time("在期"), TimeClass::Down);
  EXPECT_EQ(time("已修复"), TimeClass::Up);
  EXPECT_EQ(time("可用"), TimeClass::Down);
  EXPECT_EQ(time("近三年"), TimeClass::Pulse);
  EXPECT_EQ(time("程度严重"), TimeClass::Const);
}

TEST(TranslationTest, TheProgramOfTheLibraryAloneIsSound) {
  const Checked checked = CheckText("");
  EXPECT_TRUE(checked.sink.empty()) << checked.Messages();
  ASSERT_TRUE(checked.result.program.has_value());
  const WellKnown& known = checked.program().well_known;
  EXPECT_TRUE(known.birth_date.is_valid());
  EXPECT_TRUE(known.event_records.is_valid());
  EXPECT_TRUE(known.role_until.is_valid());
  EXPECT_GE(known.decision_applied, 0);
  EXPECT_TRUE(VerifyProgram(checked.program()).empty());
}

}  // namespace
}  // namespace xinze::check
