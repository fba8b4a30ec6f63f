#include "tests/differential/policy_generator.h"

#include <algorithm>
#include <string>
#include <utility>

#include "tests/differential/expression_generator.h"
#include "tests/differential/schema_generator.h"

namespace xinze::differential {
namespace {

// 甲, 乙, … then 甲甲, …: names without digits.
std::string Ordinal(int index) {
  static const std::vector<std::string> kStems = {"甲", "乙", "丙", "丁", "戊",
                                                  "己", "庚", "辛", "壬", "癸"};
  std::string text = kStems[static_cast<size_t>(index % 10)];
  return index < 10 ? text : Ordinal(index / 10 - 1) + text;
}

class PolicyGenerator {
 public:
  explicit PolicyGenerator(Random& random) : random_(random), expressions_(random, model_) {}

  PolicyModel Run() {
    GenerateVocabularies(random_, model_);
    GenerateSchema(random_, model_);
    Parameters();
    const int definitions = random_.Between(1, 8);
    for (int i = 0; i < definitions; ++i) {
      model_.definitions.push_back(Definition(i));
    }
    Lists();
    const int measures = random_.Between(1, 4);
    for (int i = 0; i < measures; ++i) {
      model_.measures.push_back(Measure(i));
    }
    return std::move(model_);
  }

 private:
  void Parameters() {
    model_.parameters.push_back("参数 参数期间 = 2年\n");
    std::string dated = "参数 参数期限 = 1年\n  自 2022-01-01 = 6个月\n";
    dated += random_.Chance(30) ? "  自 2024-01-01 = 未定\n" : "  自 2024-01-01 = 3年\n";
    model_.parameters.push_back(std::move(dated));
  }

  Scope DrawScope() {
    const int choice = random_.Below(10);
    return choice < 6 ? Scope::Record : choice < 9 ? Scope::Subject : Scope::Objection;
  }

  // `opposite`: whether what is excepted has one value whose opposite an exception can stand for.
  RuleModel Exception(const DefinitionModel& definition, int depth, bool opposite) {
    RuleModel rule;
    if (definition.kind != Kind::Boolean || !opposite || random_.Chance(50)) {
      rule.value.push_back(expressions_.Draw(definition.kind, definition.scope, 1));
    }
    rule.condition.push_back(expressions_.Boolean(definition.scope, 1));
    while (depth > 0 && random_.Chance(35)) {
      rule.exceptions.push_back(Exception(definition, depth - 1, true));
    }
    return rule;
  }

  DefinitionModel Definition(int index) {
    static const std::vector<Kind> kKinds = {Kind::Boolean, Kind::Boolean, Kind::Integer,
                                             Kind::Amount,  Kind::Date,    Kind::Period};
    DefinitionModel definition{
        .name = "定义" + Ordinal(index), .kind = random_.Pick(kKinds), .scope = DrawScope()};
    const int cases = random_.Chance(50) ? 1 : random_.Between(2, 4);
    for (int i = 0; i < cases; ++i) {
      RuleModel rule;
      rule.value.push_back(expressions_.Draw(definition.kind, definition.scope, 2));
      if (cases > 1) {
        rule.condition.push_back(expressions_.Boolean(definition.scope, 1));
        if (random_.Chance(30)) {
          rule.exceptions.push_back(Exception(definition, 2, true));
        }
      }
      definition.cases.push_back(std::move(rule));
    }
    while (random_.Chance(25)) {
      definition.exceptions.push_back(Exception(definition, 2, cases == 1));
    }
    return definition;
  }

  Node Admission() {
    if (random_.Chance(60)) {
      return {Kind::Boolean,
              Scope::Subject,
              "有 信用信息({})",
              {expressions_.Boolean(Scope::Record, 2)}};
    }
    return expressions_.Boolean(Scope::Subject, 3);
  }

  void Procedure(ListModel& list) {
    list.has_procedure = true;
    if (random_.Chance(50)) {
      list.defective_steps.push_back("告知");
    }
    if (random_.Chance(30)) {
      list.void_steps.push_back("核实");
    }
  }

  ListModel List(int index, const std::string& kind) {
    ListModel list{.name = "名单" + Ordinal(index), .kind = kind};
    const int admissions = random_.Between(1, 2);
    for (int i = 0; i < admissions; ++i) {
      list.admissions.push_back(Admission());
    }
    // What 就 记录 filters are the records of a 有 信用信息(…).
    list.admissions[0] = {
        Kind::Boolean, Scope::Subject, "有 信用信息({})", {expressions_.Boolean(Scope::Record, 2)}};
    if (random_.Chance(35)) {
      list.record_exceptions.push_back(expressions_.Boolean(Scope::Record, 1));
    }
    if (random_.Chance(25)) {
      list.subject_exceptions.push_back(expressions_.Boolean(Scope::Subject, 1));
    }
    if (random_.Chance(70)) {
      list.exits.push_back({Kind::Boolean,
                            Scope::Subject,
                            "每个 依据记录 皆 ({})",
                            {expressions_.Boolean(Scope::Record, 1)}});
    }
    if (kind == "黑名单" || random_.Chance(50)) {
      Procedure(list);
    }
    return list;
  }

  void Lists() {
    const int blacks = random_.Between(1, 3);
    int index = 0;
    for (int i = 0; i < blacks; ++i) {
      model_.lists.push_back(List(index++, "黑名单"));
    }
    if (random_.Chance(60)) {
      model_.red_excludes_black = random_.Chance(70);
      model_.lists.push_back(List(index++, "红名单"));
    }
    if (random_.Chance(40)) {
      model_.lists.push_back(List(index++, random_.Chance(50) ? "关注" : "预警"));
    }
  }

  Node Trigger() {
    const std::string& list = random_.Pick(model_.lists).name;
    switch (random_.Below(6)) {
      case 0:
        return expressions_.Boolean(Scope::Subject, 2);
      case 1:
        return {Kind::Boolean,
                Scope::Subject,
                "任一 黑名单(在列 且 有 依据记录({}))",
                {expressions_.Boolean(Scope::Record, 1)}};
      case 2:
        return {Kind::Boolean,
                Scope::Subject,
                "(在列 " + list + " 且 {})",
                {expressions_.Boolean(Scope::Subject, 1)}};
      case 3:
        return {Kind::Boolean, Scope::Subject, "任一 黑名单(在列)", {}};
      default:
        return {Kind::Boolean, Scope::Subject, "在列 " + list, {}};
    }
  }

  MeasureModel Measure(int index) {
    static const std::vector<std::string> kHeads = {"惩戒、应当", "惩戒、可以", "激励、可以",
                                                    "激励、鼓励"};
    static const std::vector<std::string> kTerms = {"", "至 移出", "至 移出;不超过 2年",
                                                    "不超过 6个月"};
    MeasureModel measure{.name = "措施" + Ordinal(index), .head = random_.Pick(kHeads)};
    measure.triggers.push_back(Trigger());
    if (random_.Chance(30)) {
      measure.triggers.push_back(Trigger());
    }
    if (random_.Chance(80)) {
      measure.plain_targets.emplace_back("本主体");
    }
    if (random_.Chance(50)) {
      measure.plain_targets.emplace_back("法定代表人");
    }
    if (random_.Chance(50)) {
      // A trigger that rests on no record has none in whose day somebody held office.
      const bool on_records = std::any_of(
          measure.triggers.begin(), measure.triggers.end(),
          [](const Node& trigger) { return trigger.Print().find("在列") != std::string::npos; });
      Node filter = on_records && random_.Chance(60) ? Node{Kind::Boolean,
                                                            Scope::Role,
                                                            "({} 且 认定日期 在任)",
                                                            {expressions_.Boolean(Scope::Role, 1)}}
                                                     : expressions_.Boolean(Scope::Role, 1);
      measure.filtered_targets.push_back(std::move(filter));
      measure.filtered_roles.emplace_back("直接责任人");
    }
    measure.term = random_.Pick(kTerms);
    return measure;
  }

  Random& random_;
  PolicyModel model_;
  ExpressionGenerator expressions_;
};

}  // namespace

PolicyModel GeneratePolicy(Random& random) { return PolicyGenerator(random).Run(); }

}  // namespace xinze::differential
