#include "tests/differential/schema_generator.h"

#include <string>
#include <utility>

#include <fmt/core.h>

namespace xinze::differential {
namespace {

// 必有, or 可无, or 可缺, or both marks.
FieldModel WithPresence(Random& random, FieldModel field) {
  switch (random.Below(4)) {
    case 0:
      field.attributes += ";必有";
      break;
    case 1:
      field.attributes += ";可无";
      field.may_be_absent = true;
      break;
    case 2:
      field.attributes += ";可缺";
      field.may_be_unknown = true;
      break;
    default:
      field.attributes += ";可无;可缺";
      field.may_be_absent = field.may_be_unknown = true;
      break;
  }
  return field;
}

FieldModel Required(std::string name, std::string type, std::string attributes = "") {
  return {.name = std::move(name), .type = std::move(type), .attributes = ";必有" + attributes};
}

FieldModel Enumerated(Random& random, std::string name, std::string vocabulary) {
  return WithPresence(random,
                      {.name = std::move(name), .type = vocabulary, .vocabulary = vocabulary});
}

FieldModel Plain(Random& random, std::string name, std::string type, std::string attributes = "") {
  return WithPresence(
      random,
      {.name = std::move(name), .type = std::move(type), .attributes = std::move(attributes)});
}

FieldModel SetOf(Random& random, std::string name, const std::string& vocabulary) {
  FieldModel field = Plain(random, std::move(name), "集合 " + vocabulary);
  field.vocabulary = vocabulary;
  field.is_set = true;
  return field;
}

std::string AmountRange(Random& random) { return random.Chance(50) ? ";范围 0元 至 100万元" : ""; }
std::string DateRange(Random& random) {
  return random.Chance(12) ? fmt::format(";范围 {} 至 {}", kFirstInRange, kLastInRange) : "";
}
std::string EventOrSetDate(Random& random) {
  return (random.Chance(50) ? ";事件" : ";期日") + DateRange(random);
}

CollectionModel Subject(Random& random) {
  CollectionModel subject{.name = "主体", .head = "结构 主体", .key = "标识", .fields = {}};
  subject.fields.push_back(Required("标识", "文本"));
  FieldModel kind = Required("类型", "主体类型");
  kind.vocabulary = "主体类型";
  subject.fields.push_back(std::move(kind));
  FieldModel birth = Plain(random, "出生日期", "日期", ";期日");
  birth.attributes += ";适用 个人";
  subject.fields.push_back(std::move(birth));
  subject.fields.push_back(
      Plain(random, "成立日期", "日期", random.Chance(30) ? ";事件" : ";期日"));
  subject.fields.push_back(Plain(random, "注册资本", "金额", AmountRange(random)));
  subject.fields.push_back(
      Plain(random, "负债率", "比例", random.Chance(50) ? ";范围 0% 至 200%" : ""));
  subject.fields.push_back(Plain(random, "员工数", "整数", random.Chance(30) ? ";适用 公司" : ""));
  subject.fields.push_back(Plain(random, "上市", "真假"));
  subject.fields.push_back(Plain(random, "注册地", "文本"));
  subject.fields.push_back(Enumerated(random, "等级", "词表丙"));
  subject.fields.push_back(SetOf(random, "身份", "词表乙"));
  return subject;
}

CollectionModel Records(Random& random) {
  CollectionModel records{.name = "信用信息",
                          .head = "结构 信用信息 属于 主体;键 编号;发生日 认定日期;可缺",
                          .key = "编号",
                          .fields = {}};
  records.fields.push_back(Required("编号", "文本"));
  records.fields.push_back(Required("认定日期", "日期", ";事件"));
  records.fields.push_back(Plain(random, "行为日期", "日期", EventOrSetDate(random)));
  records.fields.push_back(Plain(random, "修复日期", "日期", ";事件" + DateRange(random)));
  records.fields.push_back(Plain(random, "法定届满日", "日期", ";期日"));
  records.fields.push_back(Enumerated(random, "程度", "词表乙"));
  records.fields.push_back(Enumerated(random, "主观", "词表丙"));
  records.fields.push_back(Enumerated(random, "行为", "词表甲"));
  records.fields.push_back(SetOf(random, "后果", random.Chance(50) ? "词表丁" : "词表乙"));
  records.fields.push_back(Plain(random, "金额", "金额", AmountRange(random)));
  records.fields.push_back(Plain(random, "次数", "整数"));
  records.fields.push_back(Plain(random, "故意", "真假"));
  records.fields.push_back(Plain(random, "来源", "文本"));
  records.fields.push_back(Plain(random, "处罚期间", "期间"));
  return records;
}

CollectionModel Objections(Random& random) {
  CollectionModel objections{
      .name = "异议",
      .head = std::string("结构 异议 属于 信用信息;键 异议编号;发生日 提出日期") +
              (random.Chance(50) ? ";可缺" : ";可无"),
      .key = "异议编号",
      .fields = {}};
  objections.fields.push_back(Required("异议编号", "文本"));
  objections.fields.push_back(Required("提出日期", "日期", ";事件"));
  objections.fields.push_back(Plain(random, "核实日期", "日期", ";事件"));
  objections.fields.push_back(Plain(random, "成立", "真假"));
  return objections;
}

CollectionModel Replies(Random& random) {
  CollectionModel replies{.name = "答复",
                          .head = std::string("结构 答复 属于 异议") +
                                  (random.Chance(50) ? ";发生日 答复日期" : "") +
                                  (random.Chance(50) ? ";可缺" : ";可无"),
                          .key = "",
                          .fields = {}};
  replies.fields.push_back(Required("答复日期", "日期", EventOrSetDate(random)));
  replies.fields.push_back(Plain(random, "采纳", "真假"));
  replies.fields.push_back(Enumerated(random, "结论", "词表丙"));
  return replies;
}

CollectionModel Roles(Random& random) {
  CollectionModel roles{.name = "责任人",
                        .head = std::string("结构 责任人 属于 主体;键 标识") +
                                (random.Chance(60) ? ";发生日 任职起" : "") + ";可缺",
                        .key = "标识",
                        .fields = {}};
  roles.fields.push_back(Required("标识", "文本"));
  roles.fields.push_back(Enumerated(random, "角色", "角色类型"));
  roles.fields.push_back(Required("任职起", "日期", EventOrSetDate(random)));
  roles.fields.push_back(Plain(random, "任职止", "日期", EventOrSetDate(random)));
  roles.fields.push_back(Plain(random, "负有责任", "真假"));
  return roles;
}

// Rows that exist always and that nothing names.
CollectionModel Accounts(Random& random) {
  CollectionModel accounts{
      .name = "账户",
      .head = std::string("结构 账户 属于 主体") + (random.Chance(60) ? ";可缺" : ";可无"),
      .key = "",
      .fields = {}};
  accounts.fields.push_back(Plain(random, "余额", "金额", AmountRange(random)));
  accounts.fields.push_back(Plain(random, "费率", "比例"));
  accounts.fields.push_back(Plain(random, "开立日期", "日期", EventOrSetDate(random)));
  accounts.fields.push_back(Plain(random, "冻结", "真假"));
  return accounts;
}

CollectionModel Events(Random& random) {
  CollectionModel events{.name = "程序事件",
                         .head = "结构 程序事件 属于 主体;键 编号;发生日 日期;可缺",
                         .key = "编号",
                         .fields = {}};
  events.fields.push_back(random.Chance(50) ? Required("编号", "文本")
                                            : Plain(random, "编号", "文本"));
  events.fields.push_back({.name = "案号",
                           .type = "文本",
                           .attributes = ";可无;可缺",
                           .may_be_absent = true,
                           .may_be_unknown = true});
  events.fields.push_back(
      {.name = "程序", .type = "文本", .attributes = ";可缺", .may_be_unknown = true});
  events.fields.push_back(
      {.name = "步骤", .type = "文本", .attributes = ";可缺", .may_be_unknown = true});
  events.fields.push_back(Required("日期", "日期", ";事件"));
  events.fields.push_back({.name = "名单",
                           .type = "文本",
                           .attributes = ";可无;可缺",
                           .may_be_absent = true,
                           .may_be_unknown = true});
  const bool unknown = random.Chance(40);
  events.fields.push_back({.name = "标的",
                           .type = "集合 信用信息",
                           .attributes = unknown ? ";可无;可缺" : ";可无",
                           .may_be_absent = true,
                           .may_be_unknown = unknown});
  return events;
}

CollectionModel Executions(Random& random) {
  CollectionModel executions{.name = "措施执行",
                             .head = "结构 措施执行 属于 主体;键 编号;发生日 日期;可缺",
                             .key = "编号",
                             .fields = {}};
  executions.fields.push_back(Required("编号", "文本"));
  executions.fields.push_back(Required("日期", "日期", ";事件"));
  executions.fields.push_back(random.Chance(70) ? Required("措施", "文本")
                                                : Plain(random, "措施", "文本"));
  executions.fields.push_back({.name = "裁量",
                               .type = "裁量类型",
                               .attributes = ";可缺",
                               .vocabulary = "裁量类型",
                               .may_be_unknown = true});
  return executions;
}

// A tree, with premises and 等 in places.
VocabularyModel Conducts(Random& random) {
  VocabularyModel tree{.name = "词表甲",
                       .values = {"食品", "药品", "环境", "欠薪", "串标", "甲组", "乙组"},
                       .groups = {"甲组", "乙组"},
                       .open = false,
                       .source = "词表 词表甲\n"};
  const bool first_open = random.Chance(40);
  const bool second_open = random.Chance(40);
  tree.open = first_open || second_open;
  tree.source += "  甲组:食品、药品、环境";
  tree.source += first_open ? "、等\n" : "\n";
  tree.source += "  乙组:欠薪";
  tree.source += random.Chance(60) ? " 当 主观 是 丙一类" : "";
  tree.source += "、串标";
  tree.source += random.Chance(30) ? " 当 故意" : "";
  tree.source += second_open ? "、等\n" : "\n";
  return tree;
}

std::string PrintDays(const std::string& name, const std::vector<std::string>& days) {
  std::string source = "词表 " + name + ":";
  for (size_t i = 0; i < days.size(); ++i) source += (i == 0 ? "“" : "、“") + days[i] + "”";
  return source + "\n";
}

// Holidays of some of the years in which dates are drawn, so that working days end on a day, or
// beyond what is published.
void GenerateHolidays(Random& random, PolicyModel& model) {
  const int first = random.Between(2016, 2022);
  const int last = random.Between(first, first + 4);
  std::vector<std::string> off;
  std::vector<std::string> worked;
  for (int year = first; year <= last; ++year) {
    off.push_back(fmt::format("{}-01-01", year));
    for (int month = 1; month <= 12; ++month) {
      if (random.Chance(40)) {
        off.push_back(fmt::format("{}-{:02}-{:02}", year, month, random.Between(2, 14)));
      }
      if (random.Chance(30)) {
        worked.push_back(fmt::format("{}-{:02}-{:02}", year, month, random.Between(15, 28)));
      }
    }
  }
  model.vocabularies.push_back({.name = "法定放假日", .source = PrintDays("法定放假日", off)});
  if (worked.empty()) return;
  model.vocabularies.push_back({.name = "调休工作日", .source = PrintDays("调休工作日", worked)});
}

}  // namespace

void GenerateVocabularies(Random& random, PolicyModel& model) {
  const auto flat = [&model](std::string name, std::vector<std::string> values, bool open) {
    std::string source = "词表 " + name + ":";
    for (size_t i = 0; i < values.size(); ++i) {
      source += (i == 0 ? "" : "、") + values[i];
    }
    source += open ? "、等\n" : "\n";
    model.vocabularies.push_back({std::move(name), std::move(values), {}, open, std::move(source)});
  };
  // Kinds of subject other than the standard ones, whose identifiers carry check characters.
  flat("主体类型", {"个人", "公司", "组织"}, false);
  flat("裁量类型", {"采取", "不采取"}, false);
  flat("词表乙", {"乙一类", "乙二类", "乙三类"}, false);
  flat("词表丙", {"丙一类", "丙二类"}, random.Chance(40));
  model.vocabularies.push_back({.name = "角色类型",
                                .values = {"法定代表人", "高管", "主要负责人", "直接责任人"},
                                .groups = {"高管"},
                                .open = false,
                                .source = "词表 角色类型\n  法定代表人\n"
                                          "  高管:主要负责人、直接责任人\n"});
  model.vocabularies.push_back({.name = "词表丁",
                                .values = {"丁一类", "丁二类", "丁三类", "丁组"},
                                .groups = {"丁组"},
                                .open = false,
                                .source = "词表 词表丁\n  丁组:丁一类、丁二类\n  丁三类\n"});
  model.vocabularies.push_back(Conducts(random));
  // Drawn apart, so that the rest of the policy of a seed does not depend on them.
  Random copy = random;
  Random of_holidays(copy.Next() ^ 0x5851F42D4C957F2DU);
  if (of_holidays.Chance(80)) GenerateHolidays(of_holidays, model);
}

void GenerateSchema(Random& random, PolicyModel& model) {
  model.collections.push_back(Subject(random));
  model.collections.push_back(Records(random));
  model.collections.push_back(Objections(random));
  model.collections.push_back(Replies(random));
  model.collections.push_back(Roles(random));
  model.collections.push_back(Accounts(random));
  model.collections.push_back(Events(random));
  model.collections.push_back(Executions(random));
}

void GeneratePresumptions(Random& random, PolicyModel& model) {
  // Only what nobody may have told can be presumed.
  for (const FieldModel& field : model.collection(Scope::Record).fields) {
    if (!field.may_be_unknown || !random.Chance(50)) {
      continue;
    }
    if (field.name == "故意") {
      model.presumptions.push_back(std::string("推定 信用信息 的 故意 为 ") +
                                   (random.Chance(50) ? "真" : "假") + "\n");
    } else if (field.name == "修复日期") {
      model.presumptions.emplace_back("推定 信用信息 的 修复日期 为 2024-02-29\n");
    } else if (field.name == "金额") {
      model.presumptions.emplace_back("推定 信用信息 的 金额 为 1万元\n");
    } else if (field.name == "程度") {
      model.presumptions.push_back(std::string("推定 信用信息 的 程度 为 ") +
                                   (field.may_be_absent ? "无" : "乙二类") + "\n");
    }
  }
}

}  // namespace xinze::differential
