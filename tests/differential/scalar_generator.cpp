// Numbers, dates, periods, texts and values of a vocabulary.
#include <algorithm>
#include <utility>

#include "compiler/check/types.h"
#include "tests/differential/expression_generator.h"

namespace xinze::differential {
namespace {

const std::vector<std::string> kCalendarPeriods = {"1年",    "3年",   "6个月", "1个月", "30日",
                                                   "13个月", "100年", "1日",   "4年"};
const std::vector<std::string> kDates = {"2020-02-29", "2024-02-29", "2023-02-28", "2024-12-31",
                                         "2025-01-31", "2022-06-15", "1900-01-01", "9999-12-31"};
const std::vector<std::string> kAmounts = {"0元", "1万元", "0.01元", "30000元", "1亿元"};
const std::vector<std::string> kRatios = {"0%", "12.5%", "100%", "0.0001%", "33.3333%", "150%"};
const std::vector<std::string> kTexts = {"“文甲”", "“文乙”", "“文丙”"};

bool HasFieldOf(const CollectionModel& collection, const std::string& type) {
  return std::any_of(collection.fields.begin(), collection.fields.end(),
                     [&](const FieldModel& field) { return field.type == type; });
}

}  // namespace

// 合计 信用信息(…) 的 金额, 最早 …: over a collection that has such a field.
Node ExpressionGenerator::Aggregate(Kind kind, Scope scope, int depth, const std::string& word,
                                    const std::string& type) {
  Collection over = DrawCollection(scope);
  for (int i = 0; i < 4 && !HasFieldOf(model_.collection(over.scope), type); ++i) {
    over = DrawCollection(scope);
  }
  if (!HasFieldOf(model_.collection(over.scope), type)) {
    return Leaf(kind, scope, ConstantsOf(kind).front());
  }
  std::vector<std::string> attributes;
  for (const FieldModel& field : model_.collection(over.scope).fields) {
    if (field.type == type) attributes.push_back(field.name);
  }
  for (const DefinitionModel& definition : model_.definitions) {
    if (definition.kind == kind && definition.scope == over.scope && definition.view.empty() &&
        MayName(definition)) {
      attributes.push_back(definition.name);
    }
  }
  Node filter = Within(over.scope, over.view,
                       [&](Scope inner) { return Draw(Kind::Boolean, inner, depth - 1); });
  Node node = MakeOver(kind, scope, over.scope, "(" + word + " " + over.name + "({}) 的 {})",
                       {std::move(filter), Leaf(kind, over.scope, random_.Pick(attributes))});
  if (over.own_supports) node.over.reset();
  return node;
}

Node ExpressionGenerator::Integer(Scope scope, int depth) {
  const int choice = depth > 0 ? random_.Below(20) : 20;
  if (choice < 4) {
    const Collection over = DrawCollection(scope);
    Node node = MakeOver(Kind::Integer, scope, over.scope, "(数量 " + over.name + "({}))",
                         {Within(over.scope, over.view, [&](Scope inner) {
                           return Draw(Kind::Boolean, inner, depth - 1);
                         })});
    if (over.own_supports) node.over.reset();
    return node;
  }
  if (choice < 6) return Aggregate(Kind::Integer, scope, depth, "合计", "整数");
  if (choice < 10) {
    const std::string op = random_.Pick(std::vector<std::string>{"+", "-", "*", "/"});
    return Make(Kind::Integer, scope, "({} " + op + " {})",
                {Draw(Kind::Integer, scope, depth - 1), Draw(Kind::Integer, scope, depth - 1)});
  }
  if (choice == 10) {
    return Make(Kind::Integer, scope, "(-{})", {Draw(Kind::Integer, scope, depth - 1)});
  }
  if (random_.Chance(60)) {
    if (std::string name = FieldOfType(scope, "整数"); !name.empty()) {
      return Leaf(Kind::Integer, scope, std::move(name));
    }
  }
  if (random_.Chance(4)) {
    return Leaf(Kind::Integer, scope, "9223372036854775806");  // the greatest that is a number
  }
  return Leaf(Kind::Integer, scope, std::to_string(random_.Between(0, 4)));
}

// x 四舍五入到 元. What is in whole 分 is not rounded to them (XZ0423).
Node ExpressionGenerator::Rounded(Node amount) {
  static const std::vector<std::string> kWords = {"四舍五入到", "舍去到", "进一到"};
  static const std::vector<std::string> kUnits = {"分", "分", "角", "元", "万元"};
  std::string unit = random_.Pick(kUnits);
  if (unit == "分" && amount.RatiosIn() == 0) unit = "角";
  const Scope scope = amount.scope;
  return Make(Kind::Amount, scope, "({} " + random_.Pick(kWords) + " " + unit + ")",
              {std::move(amount)});
}

Node ExpressionGenerator::DrawStored(Kind kind, Scope scope, int depth) {
  Node node = Draw(kind, scope, depth);
  return kind == Kind::Amount && node.RatiosIn() > 0 ? Rounded(std::move(node)) : node;
}

// In either order; at most three ratios stand in one product (XZ0420).
Node ExpressionGenerator::Times(Node factor, Node amount) {
  const Scope scope = amount.scope;
  if (factor.RatiosIn() + amount.RatiosIn() > check::kMostRatios)
    amount = Rounded(std::move(amount));
  if (random_.Chance(50)) std::swap(factor, amount);
  return Make(Kind::Amount, scope, "({} * {})", {std::move(factor), std::move(amount)});
}

// A share of an amount, of the opposite of one, of a share that was rounded.
Node ExpressionGenerator::Share(Scope scope) {
  Node amount = Draw(Kind::Amount, scope, 0);
  for (int shares = random_.Between(1, 2); shares > 0; --shares) {
    for (int ratios = random_.Between(1, 3); ratios > 0; --ratios) {
      amount = Times(Draw(Kind::Ratio, scope, 0), std::move(amount));
    }
    if (random_.Chance(30)) amount = Make(Kind::Amount, scope, "(-{})", {std::move(amount)});
    if (random_.Chance(75)) amount = Rounded(std::move(amount));
  }
  return amount;
}

Node ExpressionGenerator::Amount(Scope scope, int depth) {
  const int choice = depth > 0 ? random_.Below(20) : 20;
  if (choice < 5) return Aggregate(Kind::Amount, scope, depth, "合计", "金额");
  if (choice < 8) {
    const std::string op = random_.Pick(std::vector<std::string>{"+", "-"});
    return Make(Kind::Amount, scope, "({} " + op + " {})",
                {Draw(Kind::Amount, scope, depth - 1), Draw(Kind::Amount, scope, depth - 1)});
  }
  if (choice < 11) {
    Node factor = Draw(random_.Chance(60) ? Kind::Ratio : Kind::Integer, scope, depth - 1);
    return Times(std::move(factor), Draw(Kind::Amount, scope, depth - 1));
  }
  if (choice == 11) {
    return Make(
        Kind::Amount, scope, "({} / {})",
        {DrawStored(Kind::Amount, scope, depth - 1), Draw(Kind::Integer, scope, depth - 1)});
  }
  if (choice == 12) {
    return Make(Kind::Amount, scope, "(-{})", {Draw(Kind::Amount, scope, depth - 1)});
  }
  if (choice == 13) return Rounded(Draw(Kind::Amount, scope, depth - 1));
  if (choice < 18 || random_.Chance(15)) return Share(scope);
  if (random_.Chance(60)) {
    if (std::string name = FieldOfType(scope, "金额"); !name.empty()) {
      return Leaf(Kind::Amount, scope, std::move(name));
    }
  }
  return Leaf(Kind::Amount, scope, random_.Pick(kAmounts));
}

Node ExpressionGenerator::Ratio(Scope scope, int depth) {
  const int choice = depth > 0 ? random_.Below(12) : 12;
  if (choice < 2) {
    return Make(Kind::Ratio, scope, "({} + {})",
                {Draw(Kind::Ratio, scope, depth - 1), Draw(Kind::Ratio, scope, depth - 1)});
  }
  if (choice == 2) {
    return Make(Kind::Ratio, scope, "({} * {})",
                {Draw(Kind::Integer, scope, depth - 1), Draw(Kind::Ratio, scope, depth - 1)});
  }
  if (choice == 3) {
    return Make(Kind::Ratio, scope, "({} / {})",
                {Draw(Kind::Ratio, scope, depth - 1), Draw(Kind::Integer, scope, depth - 1)});
  }
  if (random_.Chance(60)) {
    if (std::string name = FieldOfType(scope, "比例"); !name.empty()) {
      return Leaf(Kind::Ratio, scope, std::move(name));
    }
  }
  return Leaf(Kind::Ratio, scope, random_.Pick(kRatios));
}

Node ExpressionGenerator::Date(Scope scope, int depth) {
  if (depth > 0 && random_.Chance(25)) {
    const std::string word = random_.Pick(std::vector<std::string>{"最早", "最晚"});
    return Aggregate(Kind::Date, scope, depth, word, "日期");
  }
  if (depth > 0 && random_.Chance(35)) {
    return Make(Kind::Date, scope, "({} 起 满 {})",
                {Draw(Kind::Date, scope, depth - 1), Draw(Kind::Period, scope, depth - 1)});
  }
  if (random_.Chance(85)) {
    if (std::string name = FieldOfType(scope, "日期"); !name.empty()) {
      return Leaf(Kind::Date, scope, std::move(name));
    }
  }
  return Leaf(Kind::Date, scope, random_.Pick(kDates));
}

Node ExpressionGenerator::CalendarPeriod(Scope scope) {
  if (random_.Chance(25)) {
    if (std::string name = ParameterOf(Kind::Period, scope); !name.empty()) {
      return Leaf(Kind::Period, scope, std::move(name));
    }
  }
  return Leaf(Kind::Period, scope, random_.Pick(kCalendarPeriods));
}

Node ExpressionGenerator::Period(Scope scope) {
  if (random_.Chance(15)) {
    if (std::string name = FieldOfType(scope, "期间"); !name.empty()) {
      return Leaf(Kind::Period, scope, std::move(name));
    }
  }
  return random_.Chance(3) ? Leaf(Kind::Period, scope, "10个工作日") : CalendarPeriod(scope);
}

Node ExpressionGenerator::Text(Scope scope) {
  if (random_.Chance(70)) {
    if (std::string name = FieldOfType(scope, "文本"); !name.empty()) {
      return Leaf(Kind::Text, scope, std::move(name));
    }
  }
  return Leaf(Kind::Text, scope, random_.Pick(kTexts));
}

Node ExpressionGenerator::Value(Scope scope) {
  if (random_.Chance(70)) {
    if (std::string name = FieldOfType(scope, "词表丙"); !name.empty()) {
      return Leaf(Kind::Value, scope, std::move(name));
    }
  }
  return Leaf(Kind::Value, scope, random_.Chance(50) ? "丙一类" : "丙二类");
}

}  // namespace xinze::differential
