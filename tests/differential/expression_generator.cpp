#include "tests/differential/expression_generator.h"

#include <algorithm>
#include <utility>

namespace xinze::differential {
namespace {

const std::vector<std::string> kOrders = {"大于", "小于", "不超过", "不少于", "=", "≠"};
const std::vector<std::string> kDateOrders = {"早于", "晚于", "不早于", "不晚于", "=", "≠"};
const std::vector<std::string> kPeriods = {"1年",    "3年",   "6个月", "1个月", "30日",
                                           "13个月", "100年", "1日",   "4年"};
const std::vector<std::string> kDates = {"2020-02-29", "2024-02-29", "2023-02-28", "2024-12-31",
                                         "2025-01-31", "2022-06-15", "1900-01-01", "9999-12-31"};
const std::vector<std::string> kAmounts = {"0元", "1万元", "0.01元", "30000元", "1亿元"};

}  // namespace

Node ExpressionGenerator::Leaf(Kind kind, Scope scope, std::string text) const {
  return {kind, scope, std::move(text), {}};
}

Node ExpressionGenerator::Make(Kind kind, Scope scope, std::string format,
                               std::vector<Node> children) const {
  return {kind, scope, std::move(format), std::move(children)};
}

const CollectionModel& ExpressionGenerator::CollectionOf(Scope scope) const {
  switch (scope) {
    case Scope::Subject:
      return model_.collections[0];
    case Scope::Record:
      return model_.collections[1];
    case Scope::Objection:
      return model_.collections[2];
    case Scope::Role:
      break;
  }
  return model_.collections[4];
}

std::string ExpressionGenerator::FieldOfType(Scope scope, const std::string& type) {
  std::vector<std::string> names;
  const auto add = [&](const CollectionModel& collection) {
    for (const FieldModel& field : collection.fields) {
      if (field.type == type) {
        names.push_back(field.name);
      }
    }
  };
  add(CollectionOf(scope));
  if (scope == Scope::Objection && random_.Chance(50)) {
    add(CollectionOf(Scope::Record));
  }
  if (scope != Scope::Subject && random_.Chance(30)) {
    add(CollectionOf(Scope::Subject));
  }
  return names.empty() ? "" : random_.Pick(names);
}

std::string ExpressionGenerator::DefinitionOf(Kind kind, Scope scope) {
  std::vector<std::string> names;
  for (const DefinitionModel& definition : model_.definitions) {
    if (definition.kind == kind && definition.scope == scope) {
      names.push_back(definition.name);
    }
  }
  return names.empty() ? "" : random_.Pick(names);
}

Node ExpressionGenerator::Draw(Kind kind, Scope scope, int depth) {
  if (random_.Chance(20)) {
    if (std::string name = DefinitionOf(kind, scope); !name.empty()) {
      return Leaf(kind, scope, std::move(name));
    }
  }
  switch (kind) {
    case Kind::Boolean:
      return Boolean(scope, depth);
    case Kind::Integer:
      return Integer(scope, depth);
    case Kind::Amount:
      return Amount(scope, depth);
    case Kind::Date:
      return Date(scope, depth);
    case Kind::Period:
      break;
  }
  return Period(scope);
}

Node ExpressionGenerator::Boolean(Scope scope, int depth) {
  if (random_.Chance(15)) {
    if (std::string name = DefinitionOf(Kind::Boolean, scope); !name.empty()) {
      return Leaf(Kind::Boolean, scope, std::move(name));
    }
  }
  const int choice = random_.Below(depth > 0 ? 16 : 8);
  if (choice < 3) {
    return TimeComparison(scope, depth);
  }
  if (choice < 5) {
    return Membership(scope);
  }
  if (choice == 5) {
    return Presence(scope);
  }
  if (choice < 8) {
    return Comparison(scope, depth);
  }
  if (choice < 10) {
    return Make(Kind::Boolean, scope, "(非 {})", {Draw(Kind::Boolean, scope, depth - 1)});
  }
  if (choice < 13 && scope != Scope::Objection && scope != Scope::Role) {
    return Quantifier(scope, depth);
  }
  std::vector<Node> children;
  const int count = random_.Between(2, 3);
  std::string format = "(";
  const std::string joint = random_.Chance(50) ? " 且 " : " 或 ";
  for (int i = 0; i < count; ++i) {
    children.push_back(Draw(Kind::Boolean, scope, depth - 1));
    format += i == 0 ? "{}" : joint + "{}";
  }
  return Make(Kind::Boolean, scope, format + ")", std::move(children));
}

Node ExpressionGenerator::Comparison(Scope scope, int depth) {
  const Kind kind = random_.Pick(std::vector<Kind>{Kind::Integer, Kind::Amount, Kind::Date});
  const std::string& order = random_.Pick(kind == Kind::Date ? kDateOrders : kOrders);
  return Make(Kind::Boolean, scope, "({} " + order + " {})",
              {Draw(kind, scope, depth - 1), Draw(kind, scope, depth - 1)});
}

Node ExpressionGenerator::TimeComparison(Scope scope, int depth) {
  if (random_.Chance(30)) {
    return Make(Kind::Boolean, scope, "({} 在 近" + random_.Pick(kPeriods) + ")",
                {Date(scope, depth - 1)});
  }
  return Make(Kind::Boolean, scope, "({} " + random_.Pick(kDateOrders) + " 基准日)",
              {Draw(Kind::Date, scope, depth - 1)});
}

Node ExpressionGenerator::Membership(Scope scope) {
  std::vector<const FieldModel*> fields;
  for (const FieldModel& field : CollectionOf(scope).fields) {
    if (!field.vocabulary.empty()) {
      fields.push_back(&field);
    }
  }
  if (fields.empty()) {
    return Presence(scope);
  }
  const FieldModel& field = *random_.Pick(fields);
  const VocabularyModel* vocabulary = nullptr;
  for (const VocabularyModel& candidate : model_.vocabularies) {
    if (candidate.name == field.vocabulary) {
      vocabulary = &candidate;
    }
  }
  std::string first = random_.Pick(vocabulary->values);
  std::string second = random_.Pick(vocabulary->values);
  if (field.is_set) {
    const std::string word = random_.Pick(std::vector<std::string>{"含任一", "含全部"});
    return Leaf(Kind::Boolean, scope,
                "(" + field.name + " " + word + " " + first + "、" + second + ")");
  }
  if (random_.Chance(40)) {
    return Leaf(
        Kind::Boolean, scope,
        "(" + field.name + (random_.Chance(70) ? " 属 " : " 不属 ") + first + "、" + second + ")");
  }
  if (std::find(vocabulary->groups.begin(), vocabulary->groups.end(), first) !=
      vocabulary->groups.end()) {
    return Leaf(Kind::Boolean, scope, "(" + field.name + " 属 " + first + ")");
  }
  return Leaf(Kind::Boolean, scope,
              "(" + field.name + (random_.Chance(70) ? " 是 " : " 不是 ") + first + ")");
}

Node ExpressionGenerator::Presence(Scope scope) {
  const CollectionModel& collection = CollectionOf(scope);
  const FieldModel& field = random_.Pick(collection.fields);
  if (field.type == "真假" && random_.Chance(50)) {
    return Leaf(Kind::Boolean, scope, field.name);
  }
  if (field.type == "集合 信用信息") {
    return Leaf(Kind::Boolean, scope, "真");
  }
  return Leaf(Kind::Boolean, scope, "(" + field.name + (random_.Chance(70) ? " 有值)" : " 无值)"));
}

Node ExpressionGenerator::Quantifier(Scope scope, int depth) {
  const Scope inner = scope == Scope::Record ? Scope::Objection : Scope::Record;
  const std::string name = CollectionOf(inner).name;
  Node filter = Draw(Kind::Boolean, inner, depth - 1);
  switch (random_.Below(5)) {
    case 0:
      return Make(Kind::Boolean, scope, "(无 " + name + "({}))", {std::move(filter)});
    case 1:
      return Make(Kind::Boolean, scope, "(每个 " + name + "({}) 皆 ({}))",
                  {std::move(filter), Draw(Kind::Boolean, inner, depth - 1)});
    case 2:
      return Make(Kind::Boolean, scope,
                  "(数量 " + name + "({}) 不少于 " + std::to_string(random_.Between(1, 4)) + ")",
                  {std::move(filter)});
    default:
      return Make(Kind::Boolean, scope, "(有 " + name + "({}))", {std::move(filter)});
  }
}

Node ExpressionGenerator::Integer(Scope scope, int depth) {
  if (depth > 0 && random_.Chance(30) && (scope == Scope::Subject || scope == Scope::Record)) {
    const Scope inner = scope == Scope::Record ? Scope::Objection : Scope::Record;
    return Make(Kind::Integer, scope, "(数量 " + CollectionOf(inner).name + "({}))",
                {Draw(Kind::Boolean, inner, depth - 1)});
  }
  if (depth > 0 && random_.Chance(25)) {
    const std::string op = random_.Pick(std::vector<std::string>{"+", "-", "*", "/"});
    return Make(Kind::Integer, scope, "({} " + op + " {})",
                {Draw(Kind::Integer, scope, depth - 1), Draw(Kind::Integer, scope, depth - 1)});
  }
  if (random_.Chance(60)) {
    if (std::string name = FieldOfType(scope, "整数"); !name.empty()) {
      return Leaf(Kind::Integer, scope, std::move(name));
    }
  }
  return Leaf(Kind::Integer, scope,
              random_.Chance(5) ? "9223372036854775807" : std::to_string(random_.Between(0, 4)));
}

Node ExpressionGenerator::Amount(Scope scope, int depth) {
  if (depth > 0 && scope == Scope::Subject && random_.Chance(30)) {
    return Make(Kind::Amount, scope, "(合计 信用信息({}) 的 金额)",
                {Draw(Kind::Boolean, Scope::Record, depth - 1)});
  }
  if (depth > 0 && random_.Chance(25)) {
    const std::string op = random_.Pick(std::vector<std::string>{"+", "-"});
    return Make(Kind::Amount, scope, "({} " + op + " {})",
                {Draw(Kind::Amount, scope, depth - 1), Draw(Kind::Amount, scope, depth - 1)});
  }
  if (random_.Chance(60)) {
    if (std::string name = FieldOfType(scope, "金额"); !name.empty()) {
      return Leaf(Kind::Amount, scope, std::move(name));
    }
  }
  return Leaf(Kind::Amount, scope, random_.Pick(kAmounts));
}

Node ExpressionGenerator::Date(Scope scope, int depth) {
  if (depth > 0 && scope == Scope::Subject && random_.Chance(30)) {
    const std::string field =
        random_.Pick(std::vector<std::string>{"认定日期", "修复日期", "行为日期", "法定届满日"});
    const std::string word = random_.Pick(std::vector<std::string>{"最早", "最晚"});
    return Make(Kind::Date, scope, "(" + word + " 信用信息({}) 的 " + field + ")",
                {Draw(Kind::Boolean, Scope::Record, depth - 1)});
  }
  if (depth > 0 && random_.Chance(35)) {
    return Make(Kind::Date, scope, "({} 起 满 {})",
                {Draw(Kind::Date, scope, depth - 1), Draw(Kind::Period, scope, depth - 1)});
  }
  if (random_.Chance(80)) {
    if (std::string name = FieldOfType(scope, "日期"); !name.empty()) {
      return Leaf(Kind::Date, scope, std::move(name));
    }
  }
  return Leaf(Kind::Date, scope, random_.Pick(kDates));
}

Node ExpressionGenerator::Period(Scope scope) {
  if (random_.Chance(25)) {
    return Leaf(Kind::Period, scope, random_.Chance(50) ? "参数期间" : "参数期限");
  }
  return Leaf(Kind::Period, scope, random_.Pick(kPeriods));
}

}  // namespace xinze::differential
