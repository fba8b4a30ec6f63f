// Every diagnostic of this folder, with the snippet that triggers it and the text that it points
// at.
#include <algorithm>

#include <gtest/gtest.h>

#include "compiler/check/check_fixture.h"

namespace xinze::check {
namespace {

using diagnostics::Code;

struct Case {
  Code code;
  const char* source;
  const char* span;
};

void PrintTo(const Case& one, std::ostream* stream) {
  *stream << diagnostics::CodeId(one.code) << "\n" << one.source;
}

constexpr const char* kBlackList =
    "名单 甲名单 是 黑名单\n"
    "  列入 当 有 失信信息(程度 是 严重)\n"
    "  移出 当 每个 依据记录 皆 已修复\n"
    "程序 甲程序 用于 甲名单\n"
    "  步骤 认定\n";

const Case kCases[] = {
    {Code::XZ0301, "定义 甲 = 有 失信信息(成度 是 严重)", "成度"},
    {Code::XZ0302, "参数 甲 = 1年\n参数 甲 = 3年", "甲"},
    {Code::XZ0303, "定义 甲 = 主体 的 年岁 有值", "年岁"},
    {Code::XZ0304, "定义 甲 = 失信信息 的 程度 是 严重", "失信信息 的 程度"},
    {Code::XZ0305, "定义 甲 = 有 失言信息(程度 是 严重)", "失言信息"},
    {Code::XZ0306, "定义 甲 = 其他\n词表 乙:其他", "其他"},
    {Code::XZ0307, "定义 甲 = 有 失信信息(程度 是 特别严重)", "特别严重"},
    {Code::XZ0308, "定义 甲 = 在列 没有的名单", "没有的名单"},
    {Code::XZ0309, "结构 主体\n  种类:主体种类;必有", "主体种类"},
    {Code::XZ0310, "定义 甲 = 有 依据记录(程度 是 严重)", "依据记录(程度 是 严重)"},
    {Code::XZ0312, "测试 甲\n  给定 主体(类型 法人)\n  2023-05-01 在列 没有的名单", "没有的名单"},
    {Code::XZ0401, "定义 甲 = 有 失信信息(金额 大于 3)", "金额 大于 3"},
    {Code::XZ0402, "定义 甲 = 有 失信信息(程度)", "程度"},
    {Code::XZ0403, "定义 失信信息 的 甲 = 认定日期 起 满 认定日期", "认定日期"},
    {Code::XZ0404, "定义 失信信息 的 甲 = 有效期 大于 1年\n参数 有效期 = 3年", "有效期 大于 1年"},
    {Code::XZ0405, "定义 失信信息 的 甲\n  为 3日 当 程度 是 严重\n  为 10个工作日 当 程度 是 一般",
     "甲"},
    {Code::XZ0406, "定义 失信信息 的 甲 = 认定日期 + 3年 早于 2020-01-01", "认定日期 + 3年"},
    {Code::XZ0407, "定义 甲 = 有 失信信息(主观 是 故意)", "故意"},
    {Code::XZ0408, "定义 甲 = 身份 是 公务员", "身份 是 公务员"},
    {Code::XZ0408, "定义 甲 = 有 失信信息(程度 含 严重)", "程度 含 严重"},
    {Code::XZ0410, "定义 失信信息 的 甲 = 基准日 起 满 3年 晚于 认定日期", "基准日 起 满 3年"},
    {Code::XZ0410, "定义 甲 = 基准日", "基准日"},
    {Code::XZ0410, "定义 甲 = 基准日 早于 基准日", "基准日 早于 基准日"},
    {Code::XZ0415, "定义 失信信息 的 甲 = 金额 = 无", "无"},
    {Code::XZ0416, "定义 甲 = 数量 失信信息 大于 未定", "未定"},
    {Code::XZ0313, "定义 失信信息的届满日 = 真", "失信信息的届满日"},
    {Code::XZ0417, "定义 甲 = 有 失信信息(行为 属 主体 的 类型)", "主体 的 类型"},
    {Code::XZ0417, "定义 甲 = 身份 含 主体 的 类型", "主体 的 类型"},
    {Code::XZ0526, "结构 主体\n  别名:集合 文本;可无", "文本"},
    {Code::XZ0625, "名单 甲 是 关注\n  列入 当 类型 是 法人\n  互斥 任一 黑名单(在列)",
     "任一 黑名单(在列)"},
    {Code::XZ0626, "通则 每个 红名单\n  共享 政府共享", "政府共享"},
    {Code::XZ0626, "通则 每个 红名单(类别 是 惩戒)", "类别 是 惩戒"},
    {Code::XZ0626, "通则 每个 措施\n  互斥 任一 黑名单", "任一 黑名单"},
    {Code::XZ0810, "测试 甲\n  给定 主体(类型 法人)", "甲"},
    {Code::XZ0811, "测试 甲\n  给定 主体(类型 法人)\n  2023-05-01 应 类型 是 法人;待 类型", "类型"},
    {Code::XZ0811,
     "名单 乙 是 关注\n  列入 当 类型 是 法人\n"
     "测试 甲\n  给定 主体(类型 法人)\n  2023-05-01 在列 乙;对象 本主体",
     "本主体"},
    {Code::XZ0811,
     "名单 乙 是 关注\n  列入 当 类型 是 法人\n措施 丙 是 激励、可以\n  当 在列 乙\n"
     "测试 甲\n  给定 主体(类型 法人)\n    失信信息(编号 “r1”;认定日期 2020-01-01)\n"
     "  2023-05-01 生效 丙;依据 “r1”",
     "“r1”"},
    {Code::XZ0418, "参数 乙 = 1年\n参数 甲 = 乙", "乙"},
    {Code::XZ0420, "定义 失信信息 的 甲 = 金额 * 1% * 1% * 1% * 1% 大于 1元",
     "金额 * 1% * 1% * 1% * 1%"},
    {Code::XZ0421, "定义 失信信息 的 甲 = 金额 * 0.05%", "金额 * 0.05%"},
    {Code::XZ0421, "定义 失信信息 的 甲 = (金额 * 5%) / 3", "金额 * 5%"},
    {Code::XZ0421, "定义 失信信息 的 甲 = 读法\n  释义 读法:子 金额 * 5%;丑 1元;采用 子",
     "金额 * 5%"},
    {Code::XZ0422, "定义 甲 = (数量 失信信息) 四舍五入到 元 大于 3", "四舍五入到 元"},
    {Code::XZ0423, "定义 失信信息 的 甲 = (金额 / 2) 四舍五入到 分", "四舍五入到 分"},
    {Code::XZ0501, "定义 甲 = 非 乙\n定义 乙 = 非 甲", "甲"},
    {Code::XZ0502, "定义 甲 = 真\n定义 甲 = 假", "甲"},
    {Code::XZ0503, "定义 失信信息 的 甲 = 3年\n  例外 当 程度 是 一般", "例外 当 程度 是 一般"},
    {Code::XZ0504, "定义 失信信息 的 甲\n  未定 当 程度 是 一般", "甲"},
    {Code::XZ0505, "定义 甲 = 计入\n  释义 计入:乙 真;丙 假;采用 丁", "丁"},
    {Code::XZ0506, "定义 甲 = 真\n  释义 计入:乙 真;丙 假;采用 丙", nullptr},
    {Code::XZ0508, "定义 甲 = 真\n  从其规定 国家规定", "国家规定"},
    {Code::XZ0510, "参数 甲 = 未定", "甲"},
    {Code::XZ0511, "参数 甲 = 1年\n  自 2022-01-01 = 2年\n  自 2020-01-01 = 3年", nullptr},
    {Code::XZ0512, "参数 甲 = 1;按 认定日期\n定义 乙 = 数量 失信信息 大于 甲", "甲"},
    {Code::XZ0513, "结构 主体\n  行为们:集合 失信行为;可无", "失信行为"},
    {Code::XZ0514, "词表 甲\n  乙:丁\n  丙:丁", "丁"},
    {Code::XZ0515, "词表 甲 取自 上表(乙)", "甲"},
    {Code::XZ0516, "结构 主体\n  甲:文本", "甲"},
    {Code::XZ0517, "结构 甲 属于 主体;发生日 乙;可缺\n  乙:日期;事件;可无", "乙"},
    {Code::XZ0518, "结构 甲;可缺\n  乙:文本;必有", "甲"},
    {Code::XZ0519, "推定 主体 的 类型 为 法人", "类型"},
    {Code::XZ0520, "推定 失信信息 的 行为日期 为 认定日期", "认定日期"},
    {Code::XZ0522, "结构 主体\n  甲:文本;可无;事件", "甲"},
    {Code::XZ0523, "结构 主体\n  甲:整数;可缺;范围 9 至 1", "甲"},
    {Code::XZ0531, "词表 法定放假日:“2026-02-30”", "“2026-02-30”"},
    {Code::XZ0531, "词表 法定放假日:“2026-01-01”、等", "法定放假日"},
    {Code::XZ0531, "词表 调休工作日\n  元旦:“2026-01-04”、等\n词表 法定放假日:“2026-01-01”",
     "元旦"},
    {Code::XZ0531, "词表 法定放假日\n  “2026-01-01”:“2026-01-02”", "“2026-01-01”"},
    {Code::XZ0531, "词表 法定放假日:“2026-01-01”\n词表 调休工作日:“2026-01-01”", "“2026-01-01”"},
    {Code::XZ0531, "词表 法定放假日:“2026-01-01” 当 类型 是 法人", "“2026-01-01”"},
    {Code::XZ0531, "词表 法定放假日:“2024-01-01”、“2026-01-01”", "“2026-01-01”"},
    {Code::XZ0531, "词表 法定放假日:“2026-01-01”\n词表 调休工作日:“2025-12-28”", "“2025-12-28”"},
    {Code::XZ0601, "名单 甲 是 灰名单\n  列入 当 类型 是 法人", "灰名单"},
    {Code::XZ0602, "名单 甲 是 黑名单\n  列入 当 有 失信信息(程度 是 严重)", "甲"},
    {Code::XZ0603, "名单 甲 是 关注\n  列入 当 类型 是 法人", "甲"},
    {Code::XZ0604, "名单 甲 是 关注\n  列入 当 类型 是 法人\n  移出 当 每个 依据记录 皆 已修复",
     "依据记录"},
    {Code::XZ0605,
     "名单 甲名单 是 黑名单\n  列入 当 非 在列 乙名单\n程序 甲程序 用于 甲名单\n  步骤 认定\n"
     "名单 乙名单 是 红名单\n  列入 当 有 守信信息",
     "甲名单"},
    {Code::XZ0606, "名单 甲 是 关注\n  列入 当 在列 乙\n名单 乙 是 关注\n  列入 当 在列 甲", "甲"},
    {Code::XZ0607,
     "名单 甲 是 关注\n  列入 当 类型 是 法人\n程序 乙 用于 甲\n  步骤 认定\n程序 丙 用于 甲\n  "
     "步骤 认定",
     "甲"},
    {Code::XZ0608, "程序 甲 用于 信用信息\n  步骤 告知\n  缺步 公示 则 瑕疵", "公示"},
    {Code::XZ0609, "措施 甲 是 惩戒、应当\n  对象 本主体", nullptr},
    {Code::XZ0610, "措施 甲 是 惩戒、应当\n  当 类型 是 法人", nullptr},
    {Code::XZ0611, "措施 甲 是 惩戒、应当\n  当 类型 是 法人", nullptr},
    {Code::XZ0612,
     "措施 甲 是 惩戒、应当\n  当 类型 是 法人\n  期限 不超过 3年\n"
     "  依据 《招标投标法》第五十三条(1年 至 2年)",
     nullptr},
    {Code::XZ0523,
     "措施 甲 是 惩戒、应当\n  当 类型 是 法人\n  依据 《招标投标法》第五十三条(1年 至 30日)",
     "《招标投标法》第五十三条"},
    {Code::XZ0627, "定义 甲 = 任一 黑名单", "黑名单"},
    {Code::XZ0613, "措施 甲 是 惩戒、应当\n  当 类型 是 法人\n  对象 股东代表", "股东代表"},
    {Code::XZ0614, "定义 失信信息 的 甲 = 行为时 在任", "行为时 在任"},
    {Code::XZ0615, "名单 甲 是 关注\n  列入 当 类型 是 法人\n  例外 就 记录 当 免责事由 有值",
     nullptr},
    {Code::XZ0616, "措施 甲 是 惩戒、应当\n  当 类型 是 法人\n  期限 至 2022-12-31", nullptr},
    {Code::XZ0412, "定义 失信信息 的 甲 = 认定日期 早于 2019-02-30", "2019-02-30"},
    {Code::XZ0412, "定义 甲 = 9223372036854775807", "9223372036854775807"},
    {Code::XZ0412, "定义 甲 = 92233720368547758.07元", "92233720368547758.07元"},
    {Code::XZ0808,
     "名单 甲 是 关注\n  列入 当 类型 是 法人\n"
     "测试 乙\n  给定 主体(类型 法人)\n  2023-05-01 在列 甲;知悉 “去年”",
     nullptr},
    {Code::XZ0617, "通则 每个 白名单\n  互斥 任一 黑名单", "白名单"},
    {Code::XZ0618, "名单 甲 是 关注\n  移出 当 类型 是 法人", "甲"},
    {Code::XZ0620, "程序 甲 用于 没有的名单\n  步骤 认定", "没有的名单"},
    {Code::XZ0621,
     "定义 乙 = 有 失信信息(程度 是 严重)\n  例外 当 类型 是 法人\n"
     "名单 甲 是 关注\n  列入 当 乙\n  列入 当 有 失信信息(程度 是 一般)\n"
     "  例外 就 记录 当 免责事由 有值",
     nullptr},
    {Code::XZ0622, "名单 甲 是 关注\n  列入 当 有 失信信息(程度 是 严重)\n  参考 责任人(负有责任)",
     nullptr},
    {Code::XZ0623, "名单 甲 是 关注\n  列入 当 类型 是 法人\n  地域 全球", "全球"},
    {Code::XZ0624, "通则 每个 措施(事项 是 出境)\n  共享 政府共享", "事项 是 出境"},
    {Code::XZ0632, "措施 甲 是 惩戒、应当\n  当 类型 是 法人\n  期限 不超过 1年",
     "当 类型 是 法人"},
    {Code::XZ0629,
     "名单 甲 是 关注\n  列入 当 类型 是 法人\n程序 乙 用于 甲\n  步骤 核实 当 在列 甲\n  步骤 "
     "认定\n"
     "  缺步 核实 则 瑕疵",
     "在列 甲"},
    {Code::XZ0301,
     "名单 甲 是 关注\n  列入 当 类型 是 法人\n程序 乙 用于 甲\n  步骤 认定 由 某局(层次 属 省)",
     "层次"},
    {Code::XZ0305,
     "名单 甲 是 关注\n  列入 当 类型 是 法人\n程序 乙 用于 甲\n  步骤 认定 当 有 异义", "异义"},
    {Code::XZ0635, "程序 甲 用于 信用信息\n  步骤 收到\n  步骤 审核 自 收到 起 10个工作日内",
     "10个工作日"},
    {Code::XZ0635, "程序 甲 用于 信用信息\n  步骤 公示;渠道 含全部 网站、公报", "网站"},
    {Code::XZ0635, "程序 甲 用于 信用信息\n  步骤 核实 当 类型 是 法人", "类型 是 法人"},
    {Code::XZ0636, "程序 甲 用于 信用信息\n  步骤 告知\n  缺步 告知 则 瑕疵", nullptr},
    {Code::XZ0637, "名单 甲 是 关注\n  列入 当 类型 是 法人\n  地域 本地", "本地"},
    {Code::XZ0634, "措施 甲 是 惩戒、应当\n  当 类型 是 法人\n  期限 不超过 10个工作日",
     "10个工作日"},
    {Code::XZ0638,
     "名单 乙 是 关注\n  列入 当 类型 是 法人\n"
     "措施 甲 是 惩戒、应当\n  当 在列 乙\n  期限 不超过 0年",
     "0年"},
    {Code::XZ0639,
     "名单 乙 是 关注\n  列入 当 类型 是 法人\n"
     "措施 甲 是 惩戒、应当\n  当 在列 乙\n  期限 至 移出\n"
     "  依据 《招标投标法》第五十三条(1年 至 2年)",
     nullptr},
    {Code::XZ0639,
     "名单 乙 是 关注\n  列入 当 类型 是 法人\n"
     "措施 甲 是 惩戒、应当\n  当 在列 乙\n  期限 不超过 3000日\n"
     "  依据 《招标投标法》第五十三条(1年 至 2年)",
     nullptr},
    {Code::XZ0639,
     "名单 乙 是 关注\n  列入 当 类型 是 法人\n"
     "措施 甲 是 惩戒、应当\n  当 在列 乙\n"
     "  依据 《招标投标法》第五十三条(1年 至 2年)",
     nullptr},
    {Code::XZ0709, "措施 甲 是 惩戒、应当\n  当 类型 是 法人\n  依据 有关规定", nullptr},
    {Code::XZ0711, "定义 甲 = 真\n  条目 JS23-C-30.1、JS23-C-30.1", "JS23-C-30.1"},
    {Code::XZ0712, "定义 甲 = 真\n  条目 JS23-C-30.1\n不编码 条目 JS23-C-30.1 因 组织保障",
     "JS23-C-30.1"},
    {Code::XZ0801, "测试 甲\n  给定 主体(类型 不明)\n  2023-05-01 应 类型 是 法人", nullptr},
    {Code::XZ0802,
     "测试 甲\n  给定 主体(类型 法人)\n    失信信息(编号 “r1”)\n  2023-05-01 应 类型 是 法人",
     nullptr},
    {Code::XZ0803,
     "测试 甲\n  给定 主体(类型 法人)\n    失信信息(编号 “r1”;认定日期 2020-01-01;程度 3)\n"
     "  2023-05-01 应 类型 是 法人",
     "3"},
    {Code::XZ0804,
     "名单 甲 是 关注\n  列入 当 类型 是 法人\n测试 乙\n  给定 主体(类型 法人)\n  2023-05-01 生效 "
     "甲",
     "生效"},
    {Code::XZ0805,
     "结构 异议 属于 信用信息;键 编号;可缺\n  编号:文本;必有\n"
     "测试 甲\n  给定 主体(类型 法人)\n    异议(编号 “y1”)\n  2023-05-01 应 类型 是 法人",
     "异议"},
    {Code::XZ0806,
     "名单 甲 是 关注\n  列入 当 类型 是 法人\n"
     "测试 乙\n  给定 主体(类型 法人)\n  2023-05-01 在列 甲;依据 “r9”",
     nullptr},
    {Code::XZ0807,
     "名单 甲 是 关注\n  列入 当 类型 是 法人\n"
     "测试 乙\n  给定 主体(类型 法人)\n  2023-05-01 待核实 甲;待 程序度",
     "程序度"},
    {Code::XZ0809,
     "测试 甲\n  给定 主体(类型 法人)\n    失信信息(编号 “r1”;认定日期 2020-01-01;程度 无)\n"
     "  2023-05-01 应 类型 是 法人",
     nullptr},
};

class DiagnosticTest : public testing::TestWithParam<Case> {};

TEST_P(DiagnosticTest, IsReportedAtItsPlace) {
  const Case& one = GetParam();
  const Checked checked = CheckText(one.source);
  const diagnostics::Diagnostic* found = checked.Find(one.code);
  ASSERT_NE(found, nullptr) << checked.Messages();
  if (one.span != nullptr) {
    EXPECT_EQ(checked.TextOf(*found), one.span) << checked.Messages();
  }
  EXPECT_FALSE(found->message(diagnostics::Language::kZh).empty());
  EXPECT_FALSE(found->message(diagnostics::Language::kEn).empty());
  EXPECT_FALSE(found->help(diagnostics::Language::kZh).empty());
  EXPECT_EQ(checked.result.program.has_value(), !checked.sink.has_errors());
}

INSTANTIATE_TEST_SUITE_P(Each, DiagnosticTest, testing::ValuesIn(kCases),
                         [](const testing::TestParamInfo<Case>& each) {
                           return std::string(diagnostics::CodeId(each.param.code)) + "_" +
                                  std::to_string(each.index);
                         });

TEST(DiagnosticsTest, AnAgeNeedsADateOfBirthInTheSchema) {
  const Checked checked = CheckSources({{"a.xinze",
                                         "结构 主体\n  成立日期:日期;期日;可缺\n"
                                         "定义 甲 = 成立日期 未满18周岁\n"}},
                                       {}, false);
  const auto* found = checked.Find(Code::XZ0414);
  ASSERT_NE(found, nullptr) << checked.Messages();
}

TEST(DiagnosticsTest, AProcedureNeedsASchemaThatRecordsItsSteps) {
  const Checked checked = CheckSources({{"a.xinze",
                                         "结构 主体\n  标识:文本;必有\n"
                                         "名单 甲 是 关注\n  列入 当 标识 有值\n"
                                         "程序 乙 用于 甲\n  步骤 认定\n"}},
                                       {}, false);
  const auto* found = checked.Find(Code::XZ0630);
  ASSERT_NE(found, nullptr) << checked.Messages();
  EXPECT_EQ(checked.TextOf(*found), "乙");
}

TEST(DiagnosticsTest, WhatAppliesToAKindOfSubjectNeedsKinds) {
  const Checked checked =
      CheckSources({{"a.xinze", "结构 主体\n  出生日期:日期;期日;可缺;适用 自然人\n"}}, {}, false);
  EXPECT_EQ(checked.sink.codes(), std::vector<Code>{Code::XZ0530}) << checked.Messages();
}

TEST(DiagnosticsTest, EventsNeedTheFieldsThatSayWhatTheyAre) {
  const Checked checked = CheckSources({{"a.xinze",
                                         "结构 主体\n  标识:文本;必有\n"
                                         "结构 程序事件 属于 主体;可缺\n  程序:文本;必有\n"
                                         "名单 甲 是 关注\n  列入 当 标识 有值\n"
                                         "程序 乙 用于 甲\n  步骤 认定\n"}},
                                       {}, false);
  const auto* found = checked.Find(Code::XZ0530);
  ASSERT_NE(found, nullptr) << checked.Messages();
  const std::string message = found->message(diagnostics::Language::kZh);
  EXPECT_NE(message.find("步骤"), std::string::npos) << message;
  EXPECT_NE(message.find("日期"), std::string::npos) << message;
}

TEST(DiagnosticsTest, APeriodThatAFieldStatesMayCountInEither) {
  for (const char* source : {"定义 程序事件 的 甲 = 名单期限",
                             "定义 程序事件 的 甲\n  为 名单期限 当 名单期限 有值\n"
                             "  为 10个工作日 当 名单期限 无值"}) {
    const Checked checked = CheckText(source);
    EXPECT_EQ(checked.Messages(), "") << source;
  }
}

TEST(DiagnosticsTest, AConditionOfAStepThatMayBeLackingIsNoMereRecord) {
  const Checked checked = CheckText(
      "名单 甲 是 关注\n  列入 当 类型 是 法人\n程序 乙 用于 甲\n"
      "  步骤 核实 由 某局(单位层级 属 省、市) 当 有 程序事件(步骤 是 “异议”)\n  步骤 认定\n"
      "  缺步 核实 则 瑕疵");
  EXPECT_EQ(checked.Find(Code::XZ0635), nullptr) << checked.Messages();
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const Step& step = checked.program().procedures.begin()->steps[0];
  EXPECT_EQ(checked.program().exprs[step.condition].domain, EntityId(0));
  EXPECT_EQ(checked.program().exprs[step.actor_filter].domain, checked.program().well_known.event);
}

TEST(DiagnosticsTest, AMistakeIsReportedOnceAndCheckingGoesOn) {
  const Checked checked = CheckText(
      "定义 失信信息 的 甲 = 成度 是 严重\n"
      "定义 乙 = 有 失信信息(甲)\n"
      "定义 丙 = 有 失信信息(甲 且 行唯 有值)\n");
  EXPECT_EQ(checked.sink.codes(), (std::vector<Code>{Code::XZ0301, Code::XZ0301}))
      << checked.Messages();
}

TEST(DiagnosticsTest, AnUnknownNameProposesTheNearest) {
  const Checked checked = CheckText("定义 甲 = 有 失信信息(成度 是 严重)");
  const auto* found = checked.Find(Code::XZ0301);
  ASSERT_NE(found, nullptr);
  const bool proposed = std::any_of(
      found->fixes.begin(), found->fixes.end(),
      [](const std::vector<diagnostics::Edit>& fix) { return fix[0].replacement == "程度"; });
  EXPECT_TRUE(proposed);
}

TEST(DiagnosticsTest, WhatTheParserRefusedGivesNoProgram) {
  const Checked checked =
      CheckText("名单 甲 是 红名单\n  列入 当 有 守信信息   移出 当 无 守信信息\n");
  EXPECT_TRUE(checked.sink.has_errors());
  EXPECT_FALSE(checked.result.program.has_value());
}

TEST(DiagnosticsTest, DefinitionsMayNotStandTooManyUponAnother) {
  const auto chain = [](int length, bool upwards) {
    std::string text;
    for (int i = 1; i <= length; ++i) {
      const int n = upwards ? i : length + 1 - i;
      const std::string body = n == 1 ? "真" : "“甲" + std::to_string(n - 1) + "”";
      text += "定义 “甲" + std::to_string(n) + "” = " + body + "\n";
    }
    return text;
  };
  for (const bool upwards : {true, false}) {
    EXPECT_EQ(CheckText(chain(256, upwards)).Messages(), "");
    const Checked deep = CheckText(chain(257, upwards));
    EXPECT_NE(deep.Find(Code::XZ0525), nullptr) << deep.Messages();
  }
}

TEST(DiagnosticsTest, ARunWithoutSpacesIsPartedWhereThatIsPossibleInOneWay) {
  const Checked checked = CheckText("定义 甲 = 有 失信信息(程度是严重)");
  const auto* found = checked.Find(Code::XZ0301);
  ASSERT_NE(found, nullptr);
  ASSERT_FALSE(found->fixes.empty());
  EXPECT_EQ(found->fixes[0][0].replacement, "程度 是 严重");
}

TEST(DiagnosticsTest, AnUnknownReadingOnTheCommandLineIsReported) {
  CheckOptions options;
  options.readings["甲/没有"] = "乙";
  const Checked checked = CheckText("定义 甲 = 真", options);
  EXPECT_NE(checked.Find(Code::XZ0507), nullptr) << checked.Messages();
}

TEST(DiagnosticsTest, AValueThatIsNotThereIsShownThoseThatAreWhereTheyAreFew) {
  const Checked few = CheckText("定义 甲 = 有 失信信息(程度 是 普通)\n");
  const auto* found = few.Find(Code::XZ0307);
  ASSERT_NE(found, nullptr) << few.Messages();
  ASSERT_FALSE(found->notes.empty());
  EXPECT_EQ(found->notes.back().zh, "它的值有：轻微、一般、严重");
  const Checked in_test =
      CheckText("测试 甲\n  给定 主体(类型 公司)\n  2023-05-01 应 类型 是 法人\n");
  const auto* value = in_test.Find(Code::XZ0307);
  ASSERT_NE(value, nullptr) << in_test.Messages();
  ASSERT_FALSE(value->notes.empty());
  EXPECT_EQ(value->notes.back().zh.find("它的值有："), 0U) << value->notes.back().zh;
}

TEST(DiagnosticsTest, AListOfAnUpperLayerThatWasNotLoadedIsNoKindWrittenWrongly) {
  const Checked checked = CheckText("定义 甲 = 在列 信用黑名单\n");
  const auto* found = checked.Find(Code::XZ0308);
  ASSERT_NE(found, nullptr) << checked.Messages();
  EXPECT_TRUE(found->fixes.empty());
  ASSERT_EQ(found->notes.size(), 1U);
  EXPECT_NE(found->notes[0].zh.find("--policy-path"), std::string::npos);
  // The kind itself, written wrongly, is proposed.
  const Checked kind = CheckText("定义 甲 = 任一 黑名册\n");
  const auto* near = kind.Find(Code::XZ0308);
  ASSERT_NE(near, nullptr) << kind.Messages();
  ASSERT_FALSE(near->fixes.empty());
  EXPECT_EQ(near->fixes[0][0].replacement, "黑名单");
}

TEST(DiagnosticsTest, ARepairMayBeAFactOrItsDate) {
  const Checked checked = CheckText("定义 甲 = 有 失信信息(修复)\n");
  const auto* found = checked.Find(Code::XZ0301);
  ASSERT_NE(found, nullptr) << checked.Messages();
  std::vector<std::string> proposed;
  for (const auto& fix : found->fixes) proposed.push_back(fix[0].replacement);
  EXPECT_NE(std::find(proposed.begin(), proposed.end(), "已修复"), proposed.end());
  EXPECT_NE(std::find(proposed.begin(), proposed.end(), "修复日期"), proposed.end());
}

TEST(DiagnosticsTest, AReadingWithoutTheOptionAskedForIsNamedWithItsOptions) {
  CheckOptions options;
  options.readings["甲/计入"] = "丁";
  const Checked checked = CheckText("定义 甲 = 计入\n  释义 计入:乙 真;丙 假;采用 乙\n", options);
  ASSERT_EQ(checked.sink.codes(), (std::vector<Code>{Code::XZ0505})) << checked.Messages();
  EXPECT_EQ(checked.sink.all()[0].help(diagnostics::Language::kZh), "它的选项有：乙、丙");
}

TEST(DiagnosticsTest, ARangeIsEmptyWhereTheFormerIsLongerFromAnyDay) {
  const auto is_empty = [](const std::string& range) {
    const Checked checked =
        CheckText("措施 甲 是 惩戒、应当\n  当 类型 是 法人\n  依据 《招标投标法》第五十三条(" +
                  range + ")\n");
    return checked.Find(Code::XZ0523) != nullptr;
  };
  for (const char* const range :
       {"1年 至 30日", "1年 至 11个月", "2个月 至 58日", "366日 至 11个月", "32日 至 1个月",
        "1年 至 364日", "10个工作日 至 5个工作日", "10个工作日 至 9日", "1年 至 10个工作日"}) {
    EXPECT_TRUE(is_empty(range)) << range;
  }
  for (const char* const range :
       {"30日 至 1年", "1年 至 12个月", "30日 至 1个月", "1个月 至 30日", "31日 至 1个月",
        "1年 至 365日", "10个工作日 至 10日", "5日 至 5个工作日", "1个月 至 10个工作日"}) {
    EXPECT_FALSE(is_empty(range)) << range;
  }
}

TEST(DiagnosticsTest, WhatReplacesAQuotedNameIsQuoted) {
  const Checked checked = CheckText(
      "名单 甲 是 关注\n  列入 当 类型 是 法人\n测试 乙\n  给定 主体(类型 法人)\n"
      "    失信信息(编号 “2023-01”;认定日期 2020-01-01)\n  2023-05-01 在列 甲;依据 “2023-02”\n");
  const auto* found = checked.Find(Code::XZ0806);
  ASSERT_NE(found, nullptr) << checked.Messages();
  ASSERT_FALSE(found->fixes.empty());
  EXPECT_EQ(found->fixes[0][0].replacement, "“2023-01”");
}

TEST(DiagnosticsTest, WhatReplacesANameIsQuotedWhereItMustBe) {
  const Checked checked = CheckText("定义 “连续3年” = 真\n定义 乙 = 连续年\n");
  const auto* found = checked.Find(Code::XZ0301);
  ASSERT_NE(found, nullptr) << checked.Messages();
  ASSERT_FALSE(found->fixes.empty());
  EXPECT_EQ(found->fixes[0][0].replacement, "“连续3年”");
}

TEST(DiagnosticsTest, StatementsOfAVocabularyAddLevelsUpToTheLimit) {
  const auto levels = [](int count) {
    std::string text;
    for (int i = 1; i < count; ++i) {
      text += "词表 甲\n  “" + std::to_string(i) + "”:“" + std::to_string(i + 1) + "”\n";
    }
    return text;
  };
  EXPECT_EQ(CheckText(levels(64)).Messages(), "");
  const Checked deep = CheckText(levels(65));
  EXPECT_EQ(deep.sink.codes(), (std::vector<Code>{Code::XZ0221})) << deep.Messages();
}

TEST(DiagnosticsTest, ASumThatIsTooLongIsToldOnce) {
  std::string sum = "数量 失信信息";
  for (int i = 0; i < 70; ++i) sum += " + 数量 失信信息";
  const Checked checked = CheckText("定义 甲 = " + sum + " 大于 3\n定义 乙 = 甲\n");
  EXPECT_EQ(checked.sink.codes(), (std::vector<Code>{Code::XZ0222})) << checked.Messages();
}

TEST(DiagnosticsTest, ABlackListWithItsProcedureIsAccepted) {
  const Checked checked = CheckText(kBlackList);
  EXPECT_FALSE(checked.sink.has_errors()) << checked.Messages();
  EXPECT_TRUE(checked.result.program.has_value());
}

}  // namespace
}  // namespace xinze::check
