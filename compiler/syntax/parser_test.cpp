// Each construct of the language gives the tree that it should.
#include "compiler/syntax/parser.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

#include "compiler/syntax/test_support.h"

namespace xinze::syntax {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// The tree of a text without findings.
std::string DumpOf(const std::string& text) {
  const Parsed parsed(text);
  EXPECT_THAT(parsed.findings(), IsEmpty()) << text;
  return parsed.dump();
}

// The value of `定义 甲 = text`.
std::string ExprOf(const std::string& text) {
  const Parsed parsed("定义 甲 = " + text + "\n");
  EXPECT_THAT(parsed.findings(), IsEmpty()) << text;
  const std::string dump = parsed.dump();
  const size_t begin = dump.find("value: ") + 7;
  return dump.substr(begin, dump.find('\n', begin) - begin);
}

TEST(Statements, SchemaWithFieldsAndViews) {
  EXPECT_EQ(DumpOf("结构 信用信息 属于 主体;键 编号;发生日 认定日期;可缺\n"
                   "  认定日期:日期;事件;必有\n"
                   "  金额:金额;可缺;可无;范围 0元 至 10000亿元\n"
                   "  渠道:集合 渠道类型;可缺\n"
                   "  出生日期:日期;期日;适用 自然人、公务员;问 “出生日期”;向 “公安机关”\n"
                   "  视图 失信信息 当 类别 是 失信\n"),
            R"(Schema
  name: 信用信息
  parent: 主体
  key: 编号
  begins_on: 认定日期
  unknown_ok
  Field: 认定日期 : 日期
    required
    event_date
  Field: 金额 : 金额
    absent_ok
    unknown_ok
    range_from: Literal.Amount[0元]
    range_to: Literal.Amount[10000亿元]
  Field: 渠道 : set of 渠道类型
    unknown_ok
  Field: 出生日期 : 日期
    set_date
    applies_to: 自然人, 公务员
    question: “出生日期”
    asked_of: “公安机关”
  View: 失信信息
    condition: Is[是](NameRef[类别], NameRef[失信])
)");
}

TEST(Statements, DatedParameter) {
  EXPECT_EQ(DumpOf("参数 甲 = 1年;按 认定日期\n  自 2020-01-01 = 2年\n  自 2022-01-01 = 未定\n"
                   "参数 乙 = 1年;按 基准日\n"),
            R"(Parameter
  name: 甲
  value: Literal.Period[1年]
  selected_by: 认定日期
  From: Literal.Date[2020-01-01] = Literal.Period[2年]
  From: Literal.Date[2022-01-01] = Undefined
Parameter
  name: 乙
  value: Literal.Period[1年]
  selected_by: 基准日
)");
}

TEST(Statements, VocabularyOfGroupsWithPremiseAndOpenEnd) {
  EXPECT_EQ(DumpOf("词表 失信行为\n"
                   "  甲类 “严重危害”:食品药品、生态环境、等\n"
                   "  乙类:贿赂、恶意欠薪 当 主观 是 恶意、围标串标\n"
                   "  食品药品:食品、药品\n"
                   "  等\n"),
            R"(Vocabulary
  name: 失信行为
  Item: 甲类
    description: “严重危害”
    Item: 食品药品
      Item: 食品
      Item: 药品
    Item: 生态环境
    open
  Item: 乙类
    Item: 贿赂
    Item: 恶意欠薪
      premise: Is[是](NameRef[主观], NameRef[恶意])
    Item: 围标串标
  open
)");
}

TEST(Statements, VocabularyFromATable) {
  EXPECT_EQ(DumpOf("词表 重点人群 取自 上表(重点人群、牵头单位)\n"),
            "Vocabulary\n  name: 重点人群\n  table_columns: 重点人群, 牵头单位\n");
}

TEST(Statements, DefinitionWithCasesExceptionsToAnyDepthAndRanks) {
  EXPECT_EQ(DumpOf("定义 失信信息 的 有效期\n"
                   "  为 一般失信有效期 当 程度 是 一般\n"
                   "  为 3年 当 程度 是 严重 (例外 为 5年 当 甲 (例外 为 3年 当 金额 < 1万元))\n"
                   "  未定 当 程度 是 轻微;条目 JS23-C-30.1\n"
                   "  从其规定 法律、行政法规\n"),
            R"(Definition
  owner: 失信信息
  name: 有效期
  Case
    value: NameRef[一般失信有效期]
    condition: Is[是](NameRef[程度], NameRef[一般])
  Case
    value: Literal.Period[3年]
    condition: Is[是](NameRef[程度], NameRef[严重])
    Exception
      value: Literal.Period[5年]
      condition: NameRef[甲]
      Exception
        value: Literal.Period[3年]
        condition: Compare.Less[<](NameRef[金额], Literal.Amount[1万元])
  Case
    value: Undefined
    condition: Is[是](NameRef[程度], NameRef[轻微])
    ledger: JS23-C-30.1
  yields_to: 法律, 行政法规
)");
}

TEST(Statements, PredicateWithBodyOnItsOwnLineExceptionAndReading) {
  EXPECT_EQ(DumpOf("定义 连续三年无不良记录;可调整;英文 “clean for three years”\n"
                   "  无 失信信息(认定日期 在 近3年 且 计入)\n"
                   "  例外 当 类型 是 自然人\n"
                   "  释义 计入;问 “计入吗”:甲 真;乙 可作依据;采用 甲;解释 省信用办\n"
                   "  原文 “连续三年”\n"),
            R"(Definition
  name: 连续三年无不良记录
  Case
    value: NotExists(Collection[失信信息](And(WithinLast(NameRef[认定日期], Literal.Period[3年]), NameRef[计入])))
  Exception
    condition: Is[是](NameRef[类型], NameRef[自然人])
  quote: “连续三年”
  adjustable
  english: “clean for three years”
  Reading: 计入
    question: “计入吗”
    option 甲: Literal.Boolean[真]
    option 乙: NameRef[可作依据]
    adopted: 甲
    interpreter: “省信用办”
)");
}

TEST(Statements, List) {
  EXPECT_EQ(DumpOf("名单 甲 是 黑名单;条目 JS23-B-04.7、JS23-B-04.8.0\n"
                   "  列入 当 有 失信信息(可作依据);条目 JS23-B-05.1\n"
                   "  例外 就 记录 当 行为时 未满18周岁 或 免责事由 有值\n"
                   "  例外 就 主体 当 主体 的 类型 是 政府部门\n"
                   "  参考 失信信息(来源 是 辅助来源)\n"
                   "  移出 当 每个 依据记录 皆 (届满 或 已修复)\n"
                   "  移出后 列入 重点监测名单\n"
                   "  互斥 任一 红名单\n"
                   "  地域 全国\n"),
            R"(List
  name: 甲
  kind: 黑名单
  Admit: Exists(Collection[失信信息](NameRef[可作依据]))
    ledger: JS23-B-05.1
  Exception.Record: Or(UnderAge[未满](NameRef[行为时], Literal.Age[18周岁]), HasValue[有值](NameRef[免责事由]))
  Exception.Subject: Is[是](Path[类型](NameRef[主体]), NameRef[政府部门])
  Exit: ForAll(Collection[依据记录], Or(NameRef[届满], NameRef[已修复]))
  Reference: Collection[失信信息](Is[是](NameRef[来源], NameRef[辅助来源]))
  after_exit: 重点监测名单
  excludes: AnyList[红名单]
  territory: 全国
  ledger: JS23-B-04.7, JS23-B-04.8.0
)");
}

TEST(Statements, Procedure) {
  EXPECT_EQ(
      DumpOf(
          "程序 黑名单认定 用于 甲、乙\n"
          "  步骤 告知;对 主体\n"
          "  步骤 核实 由 认定单位 当 有 异议\n"
          "  步骤 认定 由 认定单位(层级 属 县级以上)\n"
          "  步骤 收到、受理\n"
          "  步骤 审核 由 工作机构 自 收到 起 10个工作日内;结果 有误、无误;渠道 含全部 原发布渠道\n"
          "  步骤 公布;效果 认定\n"
          "  缺步 告知 则 瑕疵\n"
          "  缺步 认定 则 无效\n"),
      R"(Procedure
  name: 黑名单认定
  applies_to: 甲, 乙
  Step: 告知
    towards: 主体
  Step: 核实
    actor: 认定单位
    condition: Exists(Collection[异议])
  Step: 认定
    actor: 认定单位
    actor_filter: Belongs[属](NameRef[层级], NameRef[县级以上])
  Step: 收到
  Step: 受理
  Step: 审核
    actor: 工作机构
    clock_from: 收到
    limit: Literal.Period[10个工作日]
    outcomes: 有误, 无误
    all_channels: 原发布渠道
  Step: 公布
    effect: 1
  Missing.Defective: 告知
  Missing.Void: 认定
)");
}

TEST(Statements, Measure) {
  EXPECT_EQ(DumpOf("措施 绿色通道、容缺受理 是 激励、可以\n"
                   "  当 任一 黑名单(在列 且 有 依据记录(行为 是 甲));条目 JS23-B-01\n"
                   "  当 在列 诚信典型\n"
                   "  对象 本主体、直接责任人(负有责任 且 行为时 在任)\n"
                   "  事项 公共资源交易;发起 甲、乙;实施 丙;共享 政府共享;类 行政性\n"
                   "  期限 至 移出;不超过 2年\n"
                   "  依据 《招标投标法》第五十三条(1年 至 2年)、第五十四条、苏政发〔2018〕23号\n"),
            R"(Measure
  names: 绿色通道, 容缺受理
  kind: Incentive
  modality: May
  Trigger: AnyList[黑名单](And(Listed, Exists(Collection[依据记录](Is[是](NameRef[行为], NameRef[甲])))))
    ledger: JS23-B-01
  Trigger: Listed[诚信典型]
  Target: 本主体
  Target: 直接责任人
    filter: And(NameRef[负有责任], InOffice[在任](NameRef[行为时]))
  matters: 公共资源交易
  initiators: 甲, 乙
  implementers: 丙
  sharing: 政府共享
  category: 行政性
  Term
    until_exit
    at_most: Literal.Period[2年]
  Basis: 《招标投标法》第五十三条
    from: Literal.Period[1年]
    to: Literal.Period[2年]
  Basis: 第五十四条
  Basis: 苏政发〔2018〕23号
)");
}

TEST(Statements, CitationGoesOnUntilTheNextTitle) {
  const Parsed parsed(
      "措施 甲 是 惩戒\n  依据 《甲法》第三十条第一款第(二)项、第五十四条、《乙法》第53条\n");
  EXPECT_THAT(parsed.findings(), IsEmpty());
  ASSERT_THAT(parsed.tree().measures, SizeIs(1));
  ASSERT_THAT(parsed.tree().measures[0].bases, SizeIs(2));
  EXPECT_EQ(parsed.tree().measures[0].bases[0].text, "《甲法》第三十条第一款第(二)项、第五十四条");
  EXPECT_EQ(parsed.tree().measures[0].bases[1].text, "《乙法》第53条");
}

TEST(Statements, Terms) {
  const auto term = [](const std::string& text) {
    const std::string dump = DumpOf("措施 甲 是 惩戒\n  " + text + "\n");
    return dump.substr(dump.find("  Term\n") + 7);
  };
  EXPECT_EQ(term("期限 2年"), "    fixed: Literal.Period[2年]\n");
  EXPECT_EQ(term("期限 不超过 2年"), "    at_most: Literal.Period[2年]\n");
  EXPECT_EQ(term("期限 至 届满日"), "    until: NameRef[届满日]\n");
}

TEST(Statements, GeneralRulesPresumptionAndUncoded) {
  EXPECT_EQ(DumpOf("通则 每个 红名单\n  互斥 任一 黑名单\n"
                   "通则 每个 措施(类别 是 惩戒)\n  发起 认定单位;共享 政府共享\n"
                   "推定 失信信息 的 免责事由 为 无\n"
                   "不编码 条目 JS23-B-14.0、JS23-A-T13 因 组织保障;“说明”\n"),
            R"(GeneralRule
  over: 红名单
  excludes: AnyList[黑名单]
GeneralRule
  over: 措施
  filter: Is[是](NameRef[类别], NameRef[惩戒])
  initiators: 认定单位
  sharing: 政府共享
Presumption
  owner: 失信信息
  field: 免责事由
  value: Absent
Uncoded
  ledger_ids: JS23-B-14.0, JS23-A-T13
  reason: 组织保障
  note: “说明”
)");
}

TEST(Statements, Test) {
  EXPECT_EQ(DumpOf("测试 三年期满次日移出\n"
                   "  给定 主体(类型 法人;身份 甲、乙)\n"
                   "    失信信息(编号 “r1”;免责事由 无;主观 不明;异议(编号 “y1”))\n"
                   "    不完整 责任人\n"
                   "  2023-05-01 在列 严重失信主体名单;依据 “r1”\n"
                   "  2023-05-01 生效 甲;对象 本主体、“id”\n"
                   "  2021-01-01 待核实 乙;待 程度\n"
                   "  2021-01-01 应 有 失信信息(可作依据)\n"
                   "  2021-01-01 不应 丙\n"
                   "  2021-01-01 不明 连续三年无不良记录;知悉 2021-01-01\n"),
            R"(Test
  name: 三年期满次日移出
  Row: 主体
    类型: NameRef[法人]
    身份: NameRef[甲]
    身份: NameRef[乙]
    Row: 失信信息
      编号: NameRef[“r1”]
      免责事由: Absent
      主观: unknown
      Row: 异议
        编号: NameRef[“y1”]
    Incomplete: 责任人
  Assert.Status: 2023-05-01
    status: 在列
    of: 严重失信主体名单
    records: “r1”
  Assert.Status: 2023-05-01
    status: 生效
    of: 甲
    targets: 本主体, “id”
  Assert.Status: 2021-01-01
    status: 待核实
    of: 乙
    needs: 程度
  Assert.Holds: 2021-01-01
    expression: Exists(Collection[失信信息](NameRef[可作依据]))
  Assert.Fails: 2021-01-01
    expression: NameRef[丙]
  Assert.Unknown: 2021-01-01
    expression: NameRef[连续三年无不良记录]
    known_at: “2021-01-01”
)");
}

TEST(Expressions, ComparisonsInWordsAndSigns) {
  EXPECT_EQ(ExprOf("届满日 早于 基准日"), "Compare.Less[早于](NameRef[届满日], AsOf)");
  EXPECT_EQ(ExprOf("甲 ≠ 1"), "Compare.NotEqual[≠](NameRef[甲], Literal.Integer[1])");
  EXPECT_EQ(ExprOf("甲 != 三"), "Compare.NotEqual[!=](NameRef[甲], Literal.Integer[三])");
  EXPECT_EQ(ExprOf("甲 >= 12.5%"),
            "Compare.GreaterEqual[>=](NameRef[甲], Literal.Percentage[12.5%])");
  EXPECT_EQ(ExprOf("数量 甲 至少 2"),
            "Compare.GreaterEqual[至少](Count(Collection[甲]), Literal.Integer[2])");
  EXPECT_EQ(ExprOf("甲 不超过 3"), "Compare.LessEqual[不超过](NameRef[甲], Literal.Integer[3])");
}

TEST(Expressions, ValuesAndMembership) {
  EXPECT_EQ(ExprOf("程度 是 一般、严重"), "Is[是](NameRef[程度], NameRef[一般], NameRef[严重])");
  EXPECT_EQ(ExprOf("程度 不是 轻微"), "NotIs[不是](NameRef[程度], NameRef[轻微])");
  EXPECT_EQ(ExprOf("行为 不属 甲"), "NotBelongs[不属](NameRef[行为], NameRef[甲])");
  EXPECT_EQ(ExprOf("行为 属于 甲、乙"), "Belongs[属于](NameRef[行为], NameRef[甲], NameRef[乙])");
  EXPECT_EQ(ExprOf("渠道 含任一 甲、乙"),
            "Contains.ContainsAny[含任一](NameRef[渠道], NameRef[甲], NameRef[乙])");
  EXPECT_EQ(ExprOf("修复日期 无值"), "NotHasValue[无值](NameRef[修复日期])");
}

TEST(Expressions, TimeAndAge) {
  EXPECT_EQ(ExprOf("认定日期 起 满 有效期 早于 基准日"),
            "Compare.Less[早于](PeriodEnd(NameRef[认定日期], NameRef[有效期]), AsOf)");
  EXPECT_EQ(ExprOf("甲 在 2020-01-01 至 2021年1月1日"),
            "Between(NameRef[甲], Literal.Date[2020-01-01], Literal.Date[2021年1月1日])");
  EXPECT_EQ(ExprOf("行为时 已满 18周岁"),
            "NotUnderAge[已满](NameRef[行为时], Literal.Age[18周岁])");
}

TEST(Expressions, FoldsAndQuantifiers) {
  EXPECT_EQ(ExprOf("合计 失信信息(可作依据) 的 金额"),
            "Sum[金额](Collection[失信信息](NameRef[可作依据]))");
  EXPECT_EQ(ExprOf("最早 失信信息 的 认定日期"), "Earliest[认定日期](Collection[失信信息])");
  EXPECT_EQ(ExprOf("非 有 甲 且 无 乙(丙)"),
            "And(Not(Exists(Collection[甲])), NotExists(Collection[乙](NameRef[丙])))");
}

TEST(Expressions, ArithmeticBindsAsUsualAndToTheLeft) {
  EXPECT_EQ(ExprOf("1 - 2 - 3 * -4"),
            "Arithmetic.Subtract(Arithmetic.Subtract(Literal.Integer[1], Literal.Integer[2]), "
            "Arithmetic.Multiply(Literal.Integer[3], Negate(Literal.Integer[4])))");
}

TEST(Expressions, RoundingTakesTheWholeProductBeforeIt) {
  EXPECT_EQ(ExprOf("甲 * 12.5% 四舍五入到 分"),
            "Rounding.Round[分](Arithmetic.Multiply(NameRef[甲], Literal.Percentage[12.5%]))");
  EXPECT_EQ(ExprOf("-甲 舍去到 角"), "Rounding.RoundDown[角](Negate(NameRef[甲]))");
  EXPECT_EQ(ExprOf("(甲 + 乙) 进一到 万元"),
            "Rounding.RoundUp[万元](Arithmetic.Add(NameRef[甲], NameRef[乙]))");
  EXPECT_EQ(ExprOf("合计 丙 的 甲 四舍五入到 元 大于 乙 舍去到 元"),
            "Compare.Greater[大于](Rounding.Round[元](Sum[甲](Collection[丙])), "
            "Rounding.RoundDown[元](NameRef[乙]))");
  EXPECT_EQ(ExprOf("((甲 * 5% 舍去到 分) * 3%) 进一到 元"),
            "Rounding.RoundUp[元](Arithmetic.Multiply(Rounding.RoundDown[分](Arithmetic.Multiply("
            "NameRef[甲], Literal.Percentage[5%])), Literal.Percentage[3%]))");
}

TEST(Expressions, EnumerationsOfTheLaw) {
  EXPECT_EQ(ExprOf("同时符合:(一)有 甲(真);(二)乙;(三)丙"),
            "And[同时符合](Exists(Collection[甲](Literal.Boolean[真])), NameRef[乙], NameRef[丙])");
  EXPECT_EQ(
      ExprOf("有下列情形之一:\n  (一)甲 且 乙;\n  (二)同时符合:1.丙;2.丁;\n  (三)戊"),
      "Or[有下列情形之一](And(NameRef[甲], NameRef[乙]), And[同时符合](NameRef[丙], NameRef[丁]), "
      "NameRef[戊])");
}

TEST(Expressions, EnumerationBeforeAnAttribute) {
  const std::string dump =
      DumpOf("名单 甲 是 黑名单\n  列入 当 同时符合:(1)乙;(2)丙;条目 JS23-B-1\n  地域 全国\n");
  EXPECT_THAT(dump,
              HasSubstr("Admit: And[同时符合](NameRef[乙], NameRef[丙])\n    ledger: JS23-B-1\n"));
}

TEST(Parser, ReadsTheWholeLanguage) {
  std::ifstream file(XINZE_SOURCE_DIR "/compiler/syntax/testdata/language.xinze");
  std::stringstream text;
  text << file.rdbuf();
  const Parsed parsed(text.str());
  EXPECT_THAT(parsed.findings(), IsEmpty());
  EXPECT_THAT(parsed.tree().statements, SizeIs(27));
}

TEST(Parser, EveryExpressionHasThePlaceItWasReadFrom) {
  const Parsed parsed("定义 甲 = 乙 起 满 3年 早于 基准日\n");
  const SyntaxTree& tree = parsed.tree();
  const Expr& whole = tree.exprs[tree.definitions[0].cases[0].value];
  EXPECT_EQ(parsed.source().text(whole.span), "乙 起 满 3年 早于 基准日");
  EXPECT_EQ(parsed.source().text(tree.exprs[whole.args[0]].span), "乙 起 满 3年");
  EXPECT_EQ(parsed.source().text(tree.statements[0].span), "定义 甲 = 乙 起 满 3年 早于 基准日");
}

}  // namespace
}  // namespace xinze::syntax
