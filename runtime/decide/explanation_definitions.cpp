// The items of definitions: which of their rules answered, and why.
#include <algorithm>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "runtime/decide/explanation_items.h"

namespace xinze::decide {
namespace {

using interp::Node;
using interp::What;

constexpr size_t kNamedCauses = 2;  // Of a value that is not known; the others are implied.

// Whether a value comes about by reckoning rather than by choice.
bool IsComputed(const check::Type& type) {
  return type.kind != check::TypeKind::Enum && type.kind != check::TypeKind::Set &&
         type.kind != check::TypeKind::Text;
}

}  // namespace

// （程度不明）: what a value that is not known waits for.
std::string ItemBuilder::Missing(const Node& node) const {
  std::vector<std::string> causes;
  bool unruled = false;
  const auto add = [&](std::string cause) {
    if (std::find(causes.begin(), causes.end(), cause) == causes.end()) {
      causes.push_back(std::move(cause));
    }
  };
  const auto collect = [&](const auto& self, const Node& from) -> void {
    const bool groups = from.what == What::Rule || from.what == What::Exception ||
                        from.what == What::Record;  // not open themselves: what is below may be
    if (!from.bears || (!groups && !from.is_open())) return;
    if (from.what == What::Field && from.source == interp::FieldSource::Unknown) {
      add(fmt::format(fmt::runtime(Say("{}不明", "{} is not known")),
                      program_.fields[from.field].name));
    } else if (from.what == What::Unseen) {
      add(fmt::format(fmt::runtime(Say("{}不齐全", "{} are not all known")),
                      program_.entities[from.entity].name));
    } else if (from.reason == check::Reason::NoRule) {
      unruled = true;
    }
    for (const Node& child : from.children) self(self, child);
  };
  collect(collect, node);
  // Whether a rule is missing shows only where the facts are known.
  if (causes.empty() && unruled) add(std::string(Say("文本没有规定", "the text gives no rule")));
  if (causes.empty()) return "";
  const bool more = causes.size() > kNamedCauses;
  if (more) causes.resize(kNamedCauses);
  return fmt::format(fmt::runtime(Say("（{}{}）", " ({}{})")), fmt::join(causes, Say("，", ", ")),
                     more ? Say("等", ", …") : "");
}

// Whether a definition was explained before; from now on it was.
bool ItemBuilder::IsTold(const Node& node, View view) {
  const interp::Row row = node.row.value_or(interp::Row{});
  if (row.entity == check::EntityId(0) && world_ == 0) {
    return !told_.definitions.emplace(node.definition, view).second;
  }
  const auto key = std::tuple(node.definition, row.entity, row.index, view, world_);
  return !explained_.insert(key).second;
}

Items ItemBuilder::Definition(const Node& node, const About& about) {
  const std::string& name = program_.definitions[node.definition].name;
  Item item;
  const bool open = !node.truth && conditions_.Value(node) == Say("不明", "not known");
  const bool past = view_ == View::kIfEnded && RestsOnList(node, check::ListStatus::Exited);
  const bool stayed =
      view_ == View::kIfSuspended && RestsOnList(node, check::ListStatus::Suspended);
  if (open) {
    item.text = fmt::format(
        fmt::runtime(Say("{}无法{}{}", "{0} cannot be told{2}")), name,
        IsComputed(program_.definitions[node.definition].type) ? "算出" : "确定", Missing(node));
  } else if (!node.truth) {
    item.text =
        fmt::format(fmt::runtime(Say("{}为 {}", "{} is {}")), name, conditions_.Value(node));
  } else {
    item.text = fmt::format(
        "{}{}{}", name, Say("：", ": "),
        node.truth->is_true() && past     ? Say("曾经是（移出之前）", "yes, before the exit")
        : node.truth->is_true() && stayed ? Say("是，但在暂停期间", "yes, but for the suspension")
        : node.truth->is_true()           ? Say("是", "yes")
        : node.truth->is_false()          ? Say("否", "no")
                                          : Say("待核实", "to be verified"));
  }
  if (IsTold(node, view_ == View::kAfterExit || past || stayed ? view_ : View::kPlain)) {
    item.text += Say("（理由见前）", " (for the reasons above)");
    return {std::move(item)};
  }
  Cite(node.provenance, item);
  item.reasons = Rules(node, about);
  // What a plain definition is the name of stands behind it.
  if (!node.truth && !open && program_.definitions[node.definition].plain &&
      item.reasons.size() == 1 && item.reasons[0].clauses.empty()) {
    Item term = std::move(item.reasons[0]);
    item.text += std::string(Say("，即", ", that is ")) + term.text;
    item.reasons = std::move(term.reasons);
  }
  return {std::move(item)};
}

// The exceptions first, as they are asked first. Of several cases only that which applies; where
// none does, all of them.
Items ItemBuilder::Rules(const Node& node, const About& about) {
  Items items;
  const bool applies =
      std::any_of(node.children.begin(), node.children.end(), [](const Node& rule) {
        return rule.what == What::Rule && rule.bears && rule.truth && rule.truth->is_true();
      });
  for (const Node& child : node.children) {
    if (!IsShown(child)) continue;
    if (child.what == What::Exception) {
      Append(items, Exception(child, about));
    } else {
      const bool out = child.truth && child.truth->is_false();
      if (out && applies && !context_.full) continue;
      Append(items, Rule(child, about, program_.definitions[node.definition].name));
    }
  }
  if (node.reason == check::Reason::Conflict) {
    items.push_back({std::string(Say("规则互相冲突", "the rules conflict")), {}, {}});
  } else if (node.reason == check::Reason::NoRule) {
    items.push_back({std::string(Say("文本没有规定", "the text gives no rule")), {}, {}});
  }
  return items;
}

// A case of a predicate adds what it asks to what it answers; one of a value says which value it
// gives, and when.
Items ItemBuilder::Rule(const Node& node, const About& about, const std::string& name) {
  const check::Rule& rule = program_.rules[node.rule];
  Items conditions, answers;
  const Node* value = nullptr;
  for (size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    const bool is_condition = i == 0 && rule.condition.is_valid();
    if (!is_condition && child.what != What::Exception) value = &child;
    if (!IsShown(child)) continue;
    if (child.what == What::Exception) {
      Append(conditions, Exception(child, about));
    } else {
      Append(is_condition ? conditions : answers, Parts(child, about));
    }
  }
  if (!rule.condition.is_valid() || node.truth == std::nullopt || value == nullptr ||
      value->truth.has_value()) {
    Append(conditions, std::move(answers));
    return conditions;
  }
  const bool unruled =
      value->what == What::Value && program_.exprs[value->expr].kind == check::ExprKind::Unknown;
  // What would follow, where it is not known whether the condition holds.
  const Node& condition = node.children.front();
  const bool supposed =
      node.truth->is_unknown() && conditions.size() == 1 && conditions_.IsSingle(condition);
  const std::string given =
      unruled    ? fmt::format(fmt::runtime(Say("文本没有规定{}", "the text gives no {}")), name)
      : supposed ? fmt::format(fmt::runtime(Say("适用{}", "{} applies")),
                               conditions_.Operand(*value, about, true))
                 : fmt::format(fmt::runtime(node.truth->is_true() ? Say("适用{}", "{} applies")
                                            : node.truth->is_false()
                                                ? Say("不适用{}", "{} does not apply")
                                                : Say("是否适用{}，待核实",
                                                      "whether {} applies is to be verified")),
                               conditions_.Operand(*value, about, true));
  Item item;
  const bool brief =
      conditions.size() == 1 && conditions[0].reasons.empty() && conditions[0].clauses.empty();
  item.text = brief ? conditions[0].text + std::string(Say("，", ": ")) + given : given;
  if (supposed) {
    item.text = fmt::format(fmt::runtime(Say("如{}，{}", "if {}: {}")),
                            conditions_.Supposed(condition, about), given);
  }
  if (!brief) item.reasons = std::move(conditions);
  if (value->what == What::Value) {
    Cite(value->provenance, item);
    // Where a parameter has its value from stands beside the clause that chooses it.
    for (Item& answer : answers) {
      for (std::string& clause : answer.clauses) item.clauses.push_back(std::move(clause));
    }
  }
  if (value->what == What::Definition) Append(item.reasons, std::move(answers));
  return {std::move(item)};
}

Items ItemBuilder::Exception(const Node& node, const About& about) {
  Item item;
  const bool holds = node.truth && node.truth->is_true();
  const bool fails = node.truth && node.truth->is_false();
  item.text = holds   ? Say("有例外", "an exception applies")
              : fails ? Say("没有例外", "no exception applies")
                      : Say("是否有例外，待核实", "whether an exception applies is to be verified");
  Cite(node.provenance, item);
  for (const Node& child : node.children) {
    if (IsShown(child)) Append(item.reasons, Parts(child, about));
  }
  return {std::move(item)};
}

}  // namespace xinze::decide
