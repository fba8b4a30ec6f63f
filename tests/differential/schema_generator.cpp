#include "tests/differential/schema_generator.h"

#include <string>
#include <utility>

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

std::string AmountRange(Random& random) { return random.Chance(50) ? ";范围 0元 至 100万元" : ""; }

CollectionModel Subject(Random& random) {
  CollectionModel subject{.name = "主体", .head = "结构 主体", .fields = {}};
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
  subject.fields.push_back(Plain(random, "上市", "真假"));
  subject.fields.push_back(Enumerated(random, "等级", "词表丙"));
  FieldModel identities = Plain(random, "身份", "集合 词表乙");
  identities.vocabulary = "词表乙";
  identities.is_set = true;
  subject.fields.push_back(std::move(identities));
  return subject;
}

CollectionModel Records(Random& random) {
  CollectionModel records{.name = "信用信息",
                          .head = "结构 信用信息 属于 主体;键 编号;发生日 认定日期;可缺",
                          .fields = {}};
  records.fields.push_back(Required("编号", "文本"));
  records.fields.push_back(Required("认定日期", "日期", ";事件"));
  records.fields.push_back(
      Plain(random, "行为日期", "日期", random.Chance(50) ? ";事件" : ";期日"));
  records.fields.push_back(Plain(random, "修复日期", "日期", ";事件"));
  records.fields.push_back(Plain(random, "法定届满日", "日期", ";期日"));
  records.fields.push_back(Enumerated(random, "程度", "词表乙"));
  records.fields.push_back(Enumerated(random, "主观", "词表丙"));
  records.fields.push_back(Enumerated(random, "行为", "词表甲"));
  records.fields.push_back(Plain(random, "金额", "金额", AmountRange(random)));
  records.fields.push_back(Plain(random, "次数", "整数"));
  records.fields.push_back(Plain(random, "故意", "真假"));
  return records;
}

CollectionModel Objections(Random& random) {
  CollectionModel objections{
      .name = "异议",
      .head = std::string("结构 异议 属于 信用信息;键 异议编号;发生日 提出日期") +
              (random.Chance(50) ? ";可缺" : ";可无"),
      .fields = {}};
  objections.fields.push_back(Required("异议编号", "文本"));
  objections.fields.push_back(Required("提出日期", "日期", ";事件"));
  objections.fields.push_back(Plain(random, "核实日期", "日期", ";事件"));
  objections.fields.push_back(Plain(random, "成立", "真假"));
  return objections;
}

CollectionModel Events() {
  CollectionModel events{
      .name = "程序事件", .head = "结构 程序事件 属于 主体;键 编号;发生日 日期;可缺", .fields = {}};
  events.fields.push_back(Required("编号", "文本"));
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
  events.fields.push_back(
      {.name = "标的", .type = "集合 信用信息", .attributes = ";可无", .may_be_absent = true});
  return events;
}

CollectionModel Roles(Random& random) {
  CollectionModel roles{
      .name = "责任人", .head = "结构 责任人 属于 主体;键 标识;发生日 任职起;可缺", .fields = {}};
  roles.fields.push_back(Required("标识", "文本"));
  roles.fields.push_back(Enumerated(random, "角色", "角色类型"));
  roles.fields.push_back(Required("任职起", "日期", ";事件"));
  roles.fields.push_back(Plain(random, "任职止", "日期", random.Chance(50) ? ";事件" : ";期日"));
  roles.fields.push_back(Plain(random, "负有责任", "真假"));
  return roles;
}

CollectionModel Executions() {
  CollectionModel executions{
      .name = "措施执行", .head = "结构 措施执行 属于 主体;键 编号;发生日 日期;可缺", .fields = {}};
  executions.fields.push_back(Required("编号", "文本"));
  executions.fields.push_back(Required("日期", "日期", ";事件"));
  executions.fields.push_back(Required("措施", "文本"));
  executions.fields.push_back({.name = "裁量",
                               .type = "裁量类型",
                               .attributes = ";可缺",
                               .vocabulary = "裁量类型",
                               .may_be_unknown = true});
  return executions;
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
  flat("主体类型", {"个人", "企业", "组织"}, false);
  flat("角色类型", {"法定代表人", "主要负责人", "直接责任人"}, false);
  flat("裁量类型", {"采取", "不采取"}, false);
  flat("词表乙", {"乙一类", "乙二类", "乙三类"}, false);
  flat("词表丙", {"丙一类", "丙二类"}, random.Chance(40));
  // A tree, with premises and 等 in places.
  VocabularyModel tree{.name = "词表甲",
                       .values = {},
                       .groups = {"甲组", "乙组"},
                       .open = false,
                       .source = "词表 词表甲\n"};
  tree.values = {"食品", "药品", "环境", "欠薪", "串标", "甲组", "乙组"};
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
  model.vocabularies.push_back(std::move(tree));
}

void GenerateSchema(Random& random, PolicyModel& model) {
  model.collections.push_back(Subject(random));
  model.collections.push_back(Records(random));
  model.collections.push_back(Objections(random));
  model.collections.push_back(Events());
  model.collections.push_back(Roles(random));
  model.collections.push_back(Executions());
  // Only what nobody may have told can be presumed.
  for (const FieldModel& field : model.collections[1].fields) {
    if (!field.may_be_unknown || !random.Chance(50)) {
      continue;
    }
    if (field.name == "故意") {
      model.presumptions.emplace_back("推定 信用信息 的 故意 为 假\n");
    } else if (field.name == "修复日期") {
      model.presumptions.emplace_back("推定 信用信息 的 修复日期 为 2024-02-29\n");
    } else if (field.name == "程度" && field.may_be_absent) {
      model.presumptions.emplace_back("推定 信用信息 的 程度 为 无\n");
    }
  }
}

}  // namespace xinze::differential
