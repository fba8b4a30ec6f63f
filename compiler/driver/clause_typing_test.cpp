// Every clause of lists, procedures, measures, general rules and tests: what it takes, and what it
// refuses.
#include "compiler/driver/typing_fixture.h"

namespace xinze::driver {
namespace {

// A list, a procedure and a measure to vary.
const std::string kList = "名单 单 是 关注\n  列入 当 有 记录\n  移出 当 真\n";

TEST(Typing, Lists) {
  const std::string head = "名单 单 是 关注\n";
  const std::vector<Row> rows = {
      {head + "  列入 当 有 记录\n  移出 当 真", true},
      {head + "  列入 当 3\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  移出 当 数量 记录", false},
      {head + "  列入 当 有 记录\n  移出 当 每个 依据记录 皆 真假项", true},
      {head + "  列入 当 有 记录\n  移出 当 每个 依据记录 皆 整数项", false},
      {head + "  列入 当 有 依据记录\n  移出 当 真", false},
      {head + "  列入 当 在列\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  移出 当 在列", false},
      {head + "  列入 当 有 记录\n  移出 当 任一 单", false},
      {head + "  列入 当 在列 单\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  例外 就 记录 当 真假项\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  例外 就 记录 当 整数项\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  例外 就 主体 当 真假项\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  例外 就 主体 当 类型 是 法人\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  例外 就 没有 当 真\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  参考 记录(真假项)\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  参考 当 真假项\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  参考 当 整数项\n  移出 当 真", false},
      {head + "  列入 当 有 记录\n  参考 记录\n  移出 当 真", true},
      {head + "  列入 当 有 记录\n  移出 当 真\n  移出后 列入 单", false},
      {head + "  列入 当 有 记录\n  移出 当 真\n  移出后 列入 没有", false},
      {head + "  列入 当 有 记录\n  移出 当 真\n  互斥 任一 红名单、单", true},
      {head + "  列入 当 有 记录\n  移出 当 真\n  互斥 没有", false},
      {head + "  列入 当 有 记录\n  移出 当 真\n  互斥 3", false},
      {head + "  列入 当 有 记录\n  移出 当 真\n  地域 本地", true},
      {head + "  列入 当 有 记录\n  移出 当 真\n  地域 本地\n  地域 全国", false},
      {head + "  移出 当 真", false},
      {"名单 单 是 黑名单\n  列入 当 有 记录", false},
      {"名单 单 是 没有\n  列入 当 有 记录\n  移出 当 真", false},
      {kList + kList, false},
  };
  ExpectRows(rows);
}

TEST(Typing, Procedures) {
  const std::string events =
      "结构 程序事件 属于 主体;键 编号;发生日 日期;可缺\n  编号:文本;必有\n  程序:文本;必有\n"
      "  步骤:文本;必有\n  日期:日期;事件;必有\n  标的:集合 记录;可无\n";
  const std::vector<Row> rows = {
      {"程序 某 用于 单\n  步骤 认定", true},
      {"程序 某 用于 关注\n  步骤 认定", true},
      {"程序 某 用于 记录\n  步骤 认定", true},
      {"程序 某 用于 没有\n  步骤 认定", false},
      {"程序 某 用于 单\n  步骤 认定\n程序 他 用于 单\n  步骤 认定", false},
      {"程序 某 用于 单\n  步骤 认定\n  步骤 认定", false},
      {"程序 某 用于 单\n  步骤 认定\n  缺步 没有 则 无效", false},
      {"程序 某 用于 单\n  步骤 认定\n  缺步 认定 则 没有", false},
      {"程序 某 用于 单\n  步骤 告知;效果 没有", false},
      {"程序 某 用于 单\n  步骤 公布;效果 认定;效果 移出", false},
      {"程序 某 用于 单\n  步骤 告知、认定\n  缺步 告知 则 瑕疵\n  缺步 告知 则 无效", false},
      {"程序 某 用于 单\n  步骤 认定 自 告知 起 10个工作日内", false},
      {"程序 某 用于 单\n  步骤 告知\n  步骤 认定 自 告知 起 10个工作日内", true},
      {"程序 某 用于 单\n  步骤 告知\n  步骤 认定 自 告知 起 10元内", false},
      {"程序 某 用于 单\n  步骤 告知\n  步骤 认定 自 告知 起 10 内", false},
      {"程序 某 用于 单\n  步骤 认定 由 甲 由 乙", false},
      {"程序 某", true},
  };
  for (const auto& [body, accepted] : rows) Expect(events + kList + body, accepted);
  for (const auto& [body, accepted] : std::vector<Row>{
           {"结构 程序事件 属于 主体;可缺\n  日期:日期;必有", false},
           {"结构 程序事件 属于 主体;可缺\n  程序:文本;必有\n  步骤:整数;必有\n  日期:日期;必有",
            false},
           {"结构 责任人 属于 主体;可缺\n  角色:文本;必有\n  任职起:日期;可缺\n  任职止:日期;可无",
            false},
           {"结构 主体\n  登记地区:整数;可缺", false},
       }) {
    Expect(body, accepted);
  }
}

TEST(Typing, Measures) {
  const std::string roles =
      "词表 责任角色:法定代表人、直接责任人\n"
      "结构 责任人 属于 主体;键 标识;可缺\n  标识:文本;必有\n  角色:责任角色;可缺\n"
      "  任职起:日期;期日;可缺\n  任职止:日期;事件;可无\n  负有责任:真假;可缺\n";
  const std::string head = "措施 某 是 惩戒、应当\n  当 有 记录\n";
  const std::string listed =
      "名单 单 是 关注\n  列入 当 有 记录\n措施 某 是 惩戒、应当\n  当 在列 单\n";
  const std::vector<Row> rows = {
      {head, true},
      {"措施 某 是 惩戒、应当\n  当 3", false},
      {"措施 某 是 惩戒、应当", false},
      {"措施 某 是 惩戒\n  当 真", false},
      {"措施 某 是 应当\n  当 真", false},
      {"措施 某\n  当 真", false},
      {"措施 某 是 惩戒、激励、应当\n  当 真", false},
      {"措施 某 是 惩戒、应当、可以\n  当 真", false},
      {"措施 某、某 是 惩戒、应当\n  当 真", false},
      {head + "  对象 本主体、法定代表人", true},
      {head + "  对象 没有", false},
      {head + "  对象 法定代表人(负有责任)", true},
      {head + "  对象 法定代表人(角色)", false},
      {head + "  对象 法定代表人(日子 在任)", true},
      {head + "  对象 法定代表人(3 在任)", false},
      {head + "  对象 法定代表人(基准日 在任)", false},
      {head + "  对象 本主体(负有责任)", false},
      {head + "  对象 本主体、本主体", false},
      {listed + "  期限 2年", true},
      {listed + "  期限 不超过 2年", true},
      {head + "  期限 2年", false},
      {head + "  期限 2元", false},
      {head + "  期限 -2年", false},
      {head + "  期限 某期间", false},
      {listed + "  期限 至 移出;不超过 2年", true},
      {head + "  期限 不超过 2年;不超过 3年", false},
      {head + "  期限 2年\n  期限 3年", false},
      {head + "  期限 至 2020-01-01", false},
      {head + "  共享 甲;共享 乙", false},
      {head + "  依据 《某法》第三条(1年 至 2年)", false},
      {listed + "  期限 不超过 2年\n  依据 《某法》第三条(1年 至 2年)", true},
      {listed + "  期限 不超过 24个月\n  依据 《某法》第三条(1年 至 2年)", true},
      {listed + "  期限 至 移出\n  依据 《某法》第三条(1年 至 2年)", false},
      {listed + "  期限 不超过 700日\n  依据 《某法》第三条(1年 至 2年)", false},
      {listed + "  期限 不超过 20日\n  依据 《某法》第三条(10个工作日 至 20个工作日)", true},
      {listed + "  期限 不超过 21日\n  依据 《某法》第三条(10个工作日 至 20个工作日)", false},
      {listed + "  期限 不超过 1年\n  依据 《某法》第三条(10个工作日 至 20个工作日)", false},
      {listed + "  期限 至 移出\n  依据 《某法》第三条(10个工作日 至 20个工作日)", false},
      {head + "  依据 《某法》第三条(2年 至 1年)", false},
      {head + "  依据 《某法》第三条(1元 至 2元)", false},
      {head + "  依据 《某法》第三条(1年 至 2年)\n  期限 3年", false},
      {head + "  依据 某些规定", false},
      {head + "通则 每个 措施(类别 是 惩戒)\n  共享 甲", true},
      {head + "通则 每个 措施(没有 是 惩戒)\n  共享 甲", false},
      {head + "通则 每个 措施(类别 是 没有)\n  共享 甲", false},
      {head + "通则 每个 措施(类别 属 惩戒)\n  对象 没有", false},
      {head + "通则 每个 没有\n  共享 甲", false},
  };
  for (const auto& [body, accepted] : rows) Expect(roles + body, accepted);
}

TEST(Typing, Tests) {
  const std::string head = "测试 某\n  给定 主体(类型 法人)\n";
  const std::string record = head + "    记录(编号 “r1”;日子 2020-01-01)\n";
  const std::vector<Row> rows = {
      {head + "  2020-01-01 应 类型 是 法人", true},
      {head + "  2020-01-01 应 类型", false},
      {head + "  2020-01-01 不应 3", false},
      {head + "  2020-01-01 不明 数量 记录", true},
      {head + "  2020-01-01 应 整数项 > 3", false},
      {head + "  2020-02-30 应 真", false},
      {head + "  2020-01-01 在列 单", true},
      {head + "  2020-01-01 生效 单", false},
      {head + "  2020-01-01 在列 没有", false},
      {head + "  2020-01-01 在列 单;依据 “r1”", false},
      {record + "  2020-01-01 在列 单;依据 “r1”", true},
      {record + "  2020-01-01 在列 单;待 没有", false},
      {record + "  2020-01-01 在列 单;待 整数项", true},
      {record + "  2020-01-01 在列 单;知悉 2020-01-01", true},
      {record + "  2020-01-01 在列 单;知悉 “昨天”", false},
      {record + "  2020-01-01 在列 单;对象 没有", false},
      {head + "    记录(编号 “r1”)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 3;日子 2020-01-01)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 3)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;没有 3)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;整数项 3、4)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;整数项 -3)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;整数项 3;整数项 4)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;整数项 不明)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 不明)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;甲种项 子)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;甲种项 没有)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;乙种项 “没有”)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;集合项 子、丑)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;集合项 子、无)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;引用项 “r1”、“r2”)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;真假项 真)\n  2020-01-01 应 真", true},
      {head + "    记录(编号 “r1”;日子 2020-01-01;真假项 子)\n  2020-01-01 应 真", false},
      {head + "    记录(编号 “r1”;日子 2020-01-01;期间项 3年)\n  2020-01-01 应 真", true},
      {record + "    记录(编号 “r1”;日子 2020-01-01)\n  2020-01-01 应 真", false},
      {head + "    没有(编号 “r1”)\n  2020-01-01 应 真", false},
      {head + "    不完整 记录\n  2020-01-01 应 真", true},
      {head + "    不完整 没有\n  2020-01-01 应 真", false},
      {head + "    不完整 主体\n  2020-01-01 应 真", false},
      {head + "  给定 主体(类型 法人)\n  2020-01-01 应 真", false},
      {head + "  2020-01-01 应 真\n" + head + "  2020-01-01 应 真", false},
  };
  for (const auto& [body, accepted] : rows) Expect(kList + body, accepted);
}

}  // namespace
}  // namespace xinze::driver
