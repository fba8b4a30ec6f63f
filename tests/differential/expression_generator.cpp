#include "tests/differential/expression_generator.h"

#include <algorithm>
#include <utility>

namespace xinze::differential {

Node ExpressionGenerator::Leaf(Kind kind, Scope scope, std::string text) const {
  return {.kind = kind, .scope = scope, .format = std::move(text)};
}

Node ExpressionGenerator::Make(Kind kind, Scope scope, std::string format,
                               std::vector<Node> children) const {
  return {
      .kind = kind, .scope = scope, .format = std::move(format), .children = std::move(children)};
}

Node ExpressionGenerator::MakeOver(Kind kind, Scope scope, Scope over, std::string format,
                                   std::vector<Node> children) {
  Node node = Make(kind, scope, std::move(format), std::move(children));
  node.over = over;
  return node;
}

// 等级, or with its owner: 主体 的 等级.
std::string ExpressionGenerator::NameFrom(Scope scope, Scope owner, const std::string& name) {
  const bool path = scope != owner && random_.Chance(50);
  return path ? model_.collection(owner).name + " 的 " + name : name;
}

std::string ExpressionGenerator::FieldOfType(Scope scope, const std::string& type) {
  const auto of = [&](Scope owner) {
    std::vector<std::string> names;
    for (const FieldModel& field : model_.collection(owner).fields) {
      if (field.type == type) names.push_back(field.name);
    }
    return names;
  };
  Scope owner = scope;
  while (owner != Scope::Subject && random_.Chance(25)) {
    owner = ParentOf(owner);
  }
  if (of(owner).empty()) owner = scope;
  const std::vector<std::string> names = of(owner);
  if (names.empty()) return "";
  const std::string& name = random_.Pick(names);
  // A name that the nearer row has too means that one.
  const std::vector<FieldModel>& near = model_.collection(scope).fields;
  const bool hidden = std::any_of(near.begin(), near.end(),
                                  [&](const FieldModel& field) { return field.name == name; });
  return hidden ? name : NameFrom(scope, owner, name);
}

bool ExpressionGenerator::MayName(const DefinitionModel& definition) const {
  if (!definition.view.empty() && definition.view != view_) return false;
  const Footprint& footprint = footprints_.Of(definition.name);
  if (footprint.asks_lists && !reach_.kinds_of_lists) return false;
  if (quantifiers_ > 0) return true;
  if (reach_.foldable_only && !footprint.foldable) return false;
  return !reach_.rests_on.has_value() ||
         std::all_of(footprint.rests_on.begin(), footprint.rests_on.end(),
                     [&](Scope over) { return over == *reach_.rests_on; });
}

std::string ExpressionGenerator::DefinitionOf(Kind kind, Scope scope) {
  std::vector<const DefinitionModel*> found;
  for (const DefinitionModel& definition : model_.definitions) {
    const bool reached = definition.view.empty() ? IsAboveOrSame(definition.scope, scope)
                                                 : definition.scope == scope;
    if (definition.kind == kind && reached && MayName(definition)) {
      found.push_back(&definition);
    }
  }
  if (found.empty()) return "";
  return random_.Pick(found)->name;
}

std::string ExpressionGenerator::ParameterOf(Kind kind, Scope scope) {
  std::vector<std::string> names;
  for (const ParameterModel& parameter : model_.parameters) {
    if (parameter.kind == kind && IsAboveOrSame(parameter.scope, scope)) {
      names.push_back(parameter.name);
    }
  }
  return names.empty() ? "" : random_.Pick(names);
}

std::string ExpressionGenerator::ReadingOf(Scope scope) {
  std::vector<std::string> names;
  for (const ReadingModel& reading : reach_.readings) {
    if (reading.scope == scope) names.push_back(reading.name);
  }
  return names.empty() ? "" : random_.Pick(names);
}

Node ExpressionGenerator::Within(Scope scope, const std::string& view,
                                 const std::function<Node(Scope)>& fn) {
  const std::string outer = std::exchange(view_, view);
  ++quantifiers_;
  Node node = fn(scope);
  --quantifiers_;
  view_ = outer;
  return node;
}

Node ExpressionGenerator::Draw(Kind kind, Scope scope, int depth) {
  if (random_.Chance(20)) {
    if (std::string name = DefinitionOf(kind, scope); !name.empty()) {
      return Leaf(kind, scope, std::move(name));
    }
  }
  if (kind != Kind::Boolean && random_.Chance(12)) {
    if (std::string name = ParameterOf(kind, scope); !name.empty()) {
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
    case Kind::Ratio:
      return Ratio(scope, depth);
    case Kind::Date:
      return Date(scope, depth);
    case Kind::Period:
      return Period(scope);
    case Kind::Text:
      return Text(scope);
    case Kind::Value:
      break;
  }
  return Value(scope);
}

Node ExpressionGenerator::Boolean(Scope scope, int depth) {
  if (random_.Chance(15)) {
    if (std::string name = DefinitionOf(Kind::Boolean, scope); !name.empty()) {
      if (random_.Chance(10)) name = "(" + name + " 是 " + (random_.Chance(50) ? "真)" : "假)");
      return Leaf(Kind::Boolean, scope, std::move(name));
    }
  }
  if (random_.Chance(30)) {
    if (std::string name = ReadingOf(scope); !name.empty()) {
      return Leaf(Kind::Boolean, scope, std::move(name));
    }
  }
  if (scope == Scope::Subject && quantifiers_ == 0 && !reach_.lists.empty() && random_.Chance(25)) {
    return ListPredicate(depth);
  }
  const int choice = random_.Below(depth > 0 ? 16 : 8);
  if (choice < 8) return Predicate(scope, depth);
  if (choice < 10) {
    return Make(Kind::Boolean, scope, "(非 {})", {Draw(Kind::Boolean, scope, depth - 1)});
  }
  if (choice < 13) return Quantifier(scope, depth);
  return Junction(scope, depth);
}

// (a 且 b), or in the forms of the law: (同时符合:(一)a;(二)b).
Node ExpressionGenerator::Junction(Scope scope, int depth) {
  static const std::vector<std::string> kMarkers = {"(一)", "(二)", "(三)"};
  const bool all = random_.Chance(50);
  const bool enumerated = random_.Chance(15);
  std::string format = "(";
  if (enumerated) format += all ? "同时符合:" : "有下列情形之一:";
  std::vector<Node> children;
  const int count = random_.Between(2, 3);
  for (int i = 0; i < count; ++i) {
    children.push_back(Draw(Kind::Boolean, scope, depth - 1));
    if (enumerated) {
      format += kMarkers[static_cast<size_t>(i)] + "{}" + (i + 1 < count ? ";" : "");
    } else {
      format += i == 0 ? "{}" : all ? " 且 {}" : " 或 {}";
    }
  }
  return Make(Kind::Boolean, scope, format + ")", std::move(children));
}

// Rows below the scope's, or (seen from a row) those of the whole subject.
ExpressionGenerator::Collection ExpressionGenerator::DrawCollection(Scope scope) {
  std::vector<Scope> scopes;
  switch (scope) {
    case Scope::Subject:
      scopes = {Scope::Record,  Scope::Record,    Scope::Record,   Scope::Record,
                Scope::Account, Scope::Role,      Scope::Account,  Scope::Event,
                Scope::Reply,   Scope::Objection, Scope::Execution};
      break;
    case Scope::Record:
      scopes = {Scope::Objection, Scope::Objection, Scope::Objection, Scope::Objection,
                Scope::Reply,     Scope::Record,    Scope::Account};
      break;
    case Scope::Objection:
      scopes = {Scope::Reply, Scope::Reply, Scope::Reply, Scope::Objection, Scope::Record};
      break;
    default:
      scopes = {Scope::Record, Scope::Account};
      break;
  }
  const bool outermost = quantifiers_ == 0 && scope == Scope::Subject;
  if (outermost && reach_.own_supports.has_value() && random_.Chance(60)) {
    return {*reach_.own_supports, "依据记录", "", true};
  }
  return Of(outermost && reach_.rests_on.has_value() ? *reach_.rests_on : random_.Pick(scopes));
}

ExpressionGenerator::Collection ExpressionGenerator::Of(Scope scope) {
  Collection collection{.scope = scope, .name = model_.collection(scope).name};
  if (scope == Scope::Record && !model_.views.empty() && random_.Chance(30)) {
    collection.name = collection.view = random_.Pick(model_.views).name;
  }
  return collection;
}

Node ExpressionGenerator::Quantifier(Scope scope, int depth) {
  const Collection over = DrawCollection(scope);
  const auto predicate = [&](Scope inner) { return Draw(Kind::Boolean, inner, depth - 1); };
  std::vector<Node> children = {Within(over.scope, over.view, predicate)};
  std::string format;
  switch (random_.Below(6)) {
    case 0:
      format = "(无 " + over.name + "({}))";
      break;
    case 1:
    case 2:
      format = "(每个 " + over.name + "({}) 皆 ({}))";
      children.push_back(Within(over.scope, over.view, predicate));
      break;
    case 3:
      format = "(数量 " + over.name + "({}) 不少于 " + std::to_string(random_.Between(1, 4)) + ")";
      break;
    default:
      format = "(有 " + over.name + "({}))";
      break;
  }
  Node node = MakeOver(Kind::Boolean, scope, over.scope, std::move(format), std::move(children));
  if (over.own_supports) node.over.reset();  // They are no support of the criteria.
  return node;
}

Node ExpressionGenerator::Exists(Scope over, int depth) {
  const Collection collection = Of(over);
  return MakeOver(
      Kind::Boolean, Scope::Subject, over, "(有 " + collection.name + "({}))",
      {Within(over, collection.view, [&](Scope inner) { return Boolean(inner, depth); })});
}

Node ExpressionGenerator::ListPredicate(int depth) {
  static const std::vector<std::string> kStatuses = {"在列",   "暂停",   "待核实",   "已移出",
                                                     "拟列入", "不符合", "程序瑕疵", "已撤销"};
  static const std::vector<std::string> kListKinds = {"黑名单", "黑名单", "红名单", "关注"};
  const std::string& list = random_.Pick(reach_.lists);
  const bool on_records = std::any_of(
      model_.lists.begin(), model_.lists.end(),
      [&](const ListModel& one) { return one.name == list && one.rests_on == Scope::Record; });
  const bool by_kind = reach_.kinds_of_lists && random_.Chance(60);
  const std::string any = "(任一 " + (by_kind ? random_.Pick(kListKinds) : list) + "(";
  Node node = Leaf(Kind::Boolean, Scope::Subject, "在列 " + list);
  node.asks_lists = true;
  switch (random_.Below(7)) {
    case 0:
      node.format = any + "在列))";
      break;
    case 1:
      node.format = any + random_.Pick(kStatuses) + " 或 " + random_.Pick(kStatuses) + "))";
      break;
    case 2:
      if (!by_kind && !on_records) break;
      node.format = any + random_.Pick(kStatuses) + " 且 有 依据记录({})))";
      node.children.push_back(Within(Scope::Record, "", [&](Scope inner) {
        return Draw(Kind::Boolean, inner, depth > 0 ? 1 : 0);
      }));
      break;
    case 3:
      node.format = any + "在列 且 {}))";
      node.children.push_back(Predicate(Scope::Subject, 0));
      break;
    default:
      break;
  }
  return node;
}

}  // namespace xinze::differential
