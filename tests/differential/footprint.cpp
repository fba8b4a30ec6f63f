#include "tests/differential/footprint.h"

namespace xinze::differential {

void Footprint::Add(const Footprint& other) {
  rests_on.insert(other.rests_on.begin(), other.rests_on.end());
  mentions.insert(other.mentions.begin(), other.mentions.end());
  asks_lists |= other.asks_lists;
  foldable &= other.foldable;
}

void Footprints::Collect(const Node& node, bool within_quantifier, Footprint& footprint) const {
  footprint.asks_lists |= node.asks_lists;
  if (node.over.has_value()) {
    footprint.mentions.insert(*node.over);
    if (!within_quantifier) footprint.rests_on.insert(*node.over);
  }
  if (const auto named = by_name_.find(node.format); named != by_name_.end()) {
    const Footprint& other = named->second;
    footprint.mentions.insert(other.mentions.begin(), other.mentions.end());
    footprint.asks_lists |= other.asks_lists;
    if (!within_quantifier) {
      footprint.rests_on.insert(other.rests_on.begin(), other.rests_on.end());
      footprint.foldable &= other.foldable;
    }
  }
  for (const Node& child : node.children) {
    Collect(child, within_quantifier || node.over.has_value(), footprint);
  }
}

void Footprints::Collect(const RuleModel& rule, Footprint& footprint) const {
  for (const auto* nodes : {&rule.value, &rule.condition}) {
    for (const Node& node : *nodes) {
      Collect(node, false, footprint);
    }
  }
  for (const RuleModel& exception : rule.exceptions) {
    Collect(exception, footprint);
  }
}

void Footprints::Add(const DefinitionModel& definition) {
  Footprint footprint;
  for (const auto* rules : {&definition.cases, &definition.exceptions}) {
    for (const RuleModel& rule : *rules) {
      Collect(rule, footprint);
    }
  }
  for (const ReadingModel& reading : definition.readings) {
    for (const Node& option : reading.options) {
      Collect(option, false, footprint);
    }
  }
  footprint.foldable =
      !footprint.mentions.contains(Scope::Record) || (definition.is_plain() && footprint.foldable);
  // Of several documents' definitions of one name, one gives way to another: no longer an alias.
  const bool again = by_name_.contains(definition.name);
  Footprint& named = by_name_[definition.name];
  named.Add(footprint);
  if (again && named.mentions.contains(Scope::Record)) named.foldable = false;
}

Footprint Footprints::Of(const Node& node) const {
  Footprint footprint;
  Collect(node, false, footprint);
  return footprint;
}

}  // namespace xinze::differential
