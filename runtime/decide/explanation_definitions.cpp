// The items of definitions: which of their rules answered, and why.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "runtime/decide/explanation_items.h"

namespace xinze::decide {
namespace {

using interp::Node;
using interp::What;

void Append(Items& to, Items more) {
  for (Item& item : more) to.push_back(std::move(item));
}

}  // namespace

Items ItemBuilder::Definition(const Node& node, const About& about, bool negated) {
  const std::string& name = program_.definitions[node.definition].name;
  Item item;
  if (!node.truth) {
    item.text = fmt::format(fmt::runtime(Say("{}为 {}", "{} is {}")), name, conditions_.Value(node));
  } else if (!negated) {
    item.text = fmt::format("{}{}{}", name, Say("：", ": "), Verdict(node));
  } else if (node.truth->is_unknown()) {
    item.text = fmt::format(
        fmt::runtime(Say("是否属于“{}”，待核实", "whether it is “{}” is to be verified")), name);
  } else {
    item.text = fmt::format(fmt::runtime(node.truth->is_true() ? Say("属于“{}”", "it is “{}”")
                                                               : Say("不属于“{}”", "it is not “{}”")),
                            name);
  }
  const interp::Row row = node.row.value_or(interp::Row{});
  const auto key = std::tuple(node.definition.index(), row.entity.index(), row.index);
  if (!explained_.insert(key).second) {
    item.text += Say("（理由见前）", " (for the reasons above)");
    return {std::move(item)};
  }
  Cite(node.provenance, item);
  item.reasons = Rules(node, about);
  return {std::move(item)};
}

// The exceptions first, as they are asked first. Of several cases only that which applies; where
// none does, all of them.
Items ItemBuilder::Rules(const Node& node, const About& about) {
  Items items;
  const bool applies = std::any_of(node.children.begin(), node.children.end(), [](const Node& rule) {
    return rule.what == What::Rule && rule.bears && rule.truth && rule.truth->is_true();
  });
  for (const Node& child : node.children) {
    if (!IsShown(child)) continue;
    if (child.what == What::Exception) {
      Append(items, Exception(child, about));
    } else {
      const bool out = child.truth && child.truth->is_false();
      if (out && applies && !context_.full) continue;
      Append(items, Rule(child, about));
    }
  }
  if (node.reason == check::Reason::Conflict) {
    items.push_back({std::string(Say("规则互相冲突", "the rules conflict")), {}, {}});
  } else if (node.reason == check::Reason::NoRule) {
    items.push_back({std::string(Say("文本没有规定", "the text gives no rule")), {}, {}});
  }
  return items;
}

Items ItemBuilder::Rule(const Node& node, const About& about) {
  const check::Rule& rule = program_.rules[node.rule];
  Items items;
  for (const Node& child : node.children) {
    if (!IsShown(child)) continue;
    if (child.what == What::Exception) {
      Append(items, Exception(child, about));
    } else {
      Append(items, Expression(child, about));
    }
  }
  if (!rule.condition.is_valid()) return items;
  const bool holds = node.truth && node.truth->is_true();
  const bool fails = node.truth && node.truth->is_false();
  Item item;
  item.text = fmt::format("{}{}{}",
                          holds   ? Say("适用“", "this applies: “")
                          : fails ? Say("不适用“", "this does not apply: “")
                                  : Say("是否适用待核实：“", "whether this applies is to be verified: “"),
                          conditions_.Words(rule.provenance.span), "”");
  item.reasons = std::move(items);
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
    if (IsShown(child)) Append(item.reasons, Expression(child, about));
  }
  return {std::move(item)};
}

}  // namespace xinze::decide
