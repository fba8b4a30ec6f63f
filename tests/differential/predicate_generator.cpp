// Comparisons, membership, presence: predicates over one row.
#include <algorithm>
#include <utility>

#include "tests/differential/expression_generator.h"

namespace xinze::differential {
namespace {

const std::vector<std::string> kOrders = {"大于", "小于", "不超过", "不少于", "=", "≠"};
const std::vector<std::string> kDateOrders = {"早于", "晚于", "不早于", "不晚于", "=", "≠"};
const std::vector<std::string> kEqualities = {"=", "≠"};
const std::vector<std::string> kPeriods = {"1年",    "3年",   "6个月", "1个月", "30日",
                                           "13个月", "100年", "1日",   "4年",   "10个工作日"};

}  // namespace

Node ExpressionGenerator::Predicate(Scope scope, int depth) {
  switch (random_.Below(11)) {
    case 0:
    case 1:
    case 2:
      return TimeComparison(scope, depth);
    case 3:
    case 4:
      return Membership(scope);
    case 5:
      return Presence(scope, depth);
    case 6:
      return random_.Chance(60) ? TruthField(scope) : Between(scope, depth);
    case 7:
      return random_.Chance(90)
                 ? TextEquality(scope)
                 : Leaf(Kind::Boolean, scope, random_.Chance(70) ? "(非 未定)" : "真");
    default:
      return Comparison(scope, depth);
  }
}

Node ExpressionGenerator::Comparison(Scope scope, int depth) {
  const Kind kind =
      random_.Pick(std::vector<Kind>{Kind::Integer, Kind::Integer, Kind::Amount, Kind::Amount,
                                     Kind::Ratio, Kind::Date, Kind::Date, Kind::Text, Kind::Value});
  const bool equality = kind == Kind::Text || kind == Kind::Value;
  const std::string& order = random_.Pick(equality             ? kEqualities
                                          : kind == Kind::Date ? kDateOrders
                                                               : kOrders);
  return Make(Kind::Boolean, scope, "({} " + order + " {})",
              {Draw(kind, scope, depth - 1), Draw(kind, scope, depth - 1)});
}

Node ExpressionGenerator::Between(Scope scope, int depth) {
  const Kind kind = random_.Pick(
      std::vector<Kind>{Kind::Integer, Kind::Amount, Kind::Ratio, Kind::Date, Kind::Date});
  return Make(Kind::Boolean, scope, "({} 在 {} 至 {})",
              {Draw(kind, scope, depth - 1), Draw(kind, scope, 0), Draw(kind, scope, 0)});
}

Node ExpressionGenerator::TimeComparison(Scope scope, int depth) {
  const int choice = random_.Below(20);
  if (choice < 6) {
    return Make(Kind::Boolean, scope, "({} 在 近" + random_.Pick(kPeriods) + ")",
                {Draw(Kind::Date, scope, depth - 1)});
  }
  if (choice < 8) {
    return Make(Kind::Boolean, scope, random_.Chance(60) ? "({} 未满 18周岁)" : "({} 已满 18周岁)",
                {Draw(Kind::Date, scope, depth - 1)});
  }
  return Make(Kind::Boolean, scope, "({} " + random_.Pick(kDateOrders) + " 基准日)",
              {Draw(Kind::Date, scope, depth - 1)});
}

Node ExpressionGenerator::Membership(Scope scope) {
  std::vector<const FieldModel*> fields;
  for (const FieldModel& field : model_.collection(scope).fields) {
    if (!field.vocabulary.empty()) fields.push_back(&field);
  }
  if (fields.empty()) return Presence(scope, 0);
  const FieldModel& field = *random_.Pick(fields);
  const VocabularyModel& vocabulary = model_.vocabulary(field.vocabulary);
  const std::string first = random_.Pick(vocabulary.values);
  const std::string second = random_.Pick(vocabulary.values);
  if (field.is_set) {
    const std::string word = random_.Pick(std::vector<std::string>{"含任一", "含全部", "含"});
    const bool one = word == "含" && random_.Chance(50);
    return Leaf(Kind::Boolean, scope,
                "(" + field.name + " " + word + " " + first + (one ? ")" : "、" + second + ")"));
  }
  if (random_.Chance(40)) {
    // The vocabulary itself: any value that it lists.
    const std::string& name = random_.Chance(10) ? vocabulary.name : first;
    return Leaf(
        Kind::Boolean, scope,
        "(" + field.name + (random_.Chance(70) ? " 属 " : " 不属 ") + name + "、" + second + ")");
  }
  const bool group = std::find(vocabulary.groups.begin(), vocabulary.groups.end(), first) !=
                     vocabulary.groups.end();
  if (group) return Leaf(Kind::Boolean, scope, "(" + field.name + " 属 " + first + ")");
  return Leaf(Kind::Boolean, scope,
              "(" + field.name + (random_.Chance(70) ? " 是 " : " 不是 ") + first + ")");
}

Node ExpressionGenerator::Presence(Scope scope, int depth) {
  const std::string tail = random_.Chance(70) ? " 有值)" : " 无值)";
  if (depth > 0 && random_.Chance(40)) {
    const Kind kind = random_.Pick(std::vector<Kind>{Kind::Integer, Kind::Amount, Kind::Date,
                                                     Kind::Date, Kind::Text, Kind::Value});
    return Make(Kind::Boolean, scope, "({}" + tail, {Draw(kind, scope, depth - 1)});
  }
  const FieldModel& field = random_.Pick(model_.collection(scope).fields);
  if (field.type.starts_with("集合") && !field.is_set) {
    return Leaf(Kind::Boolean, scope, "真");  // References have no value of their own.
  }
  return Leaf(Kind::Boolean, scope, "(" + field.name + tail);
}

Node ExpressionGenerator::TruthField(Scope scope) {
  std::string name = FieldOfType(scope, "真假");
  if (name.empty()) return Presence(scope, 0);
  if (random_.Chance(20)) name = "(" + name + " 是 " + (random_.Chance(50) ? "真)" : "假)");
  return Leaf(Kind::Boolean, scope, std::move(name));
}

Node ExpressionGenerator::TextEquality(Scope scope) {
  if (scope == Scope::Event) {
    static const std::vector<std::string> kTests = {"(步骤 是 “认定”)",
                                                    "(步骤 不是 “告知”)",
                                                    "(程序 = “办理名单甲”)",
                                                    "(案号 = “案一”)",
                                                    "(案号 ≠ 编号)",
                                                    "(名单 = “名单乙”)",
                                                    "(步骤 是 “核实”、“移出”)",
                                                    "(步骤 是 “补正”)",
                                                    "(程序 是 “办理名单甲” 且 步骤 是 “转交”)"};
    return Leaf(Kind::Boolean, scope, random_.Pick(kTests));
  }
  if (scope == Scope::Execution) {
    return Leaf(Kind::Boolean, scope, "(措施 = “措施甲”)");
  }
  return Make(Kind::Boolean, scope, "({} " + random_.Pick(kEqualities) + " {})",
              {Text(scope), Draw(Kind::Text, scope, 0)});
}

}  // namespace xinze::differential
