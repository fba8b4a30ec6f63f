#include "tests/differential/shrink.h"

#include <string>
#include <utility>
#include <vector>

namespace xinze::differential {
namespace {

using nlohmann::json;

void Collect(Node& node, std::vector<Node*>& found) {
  found.push_back(&node);
  for (Node& child : node.children) {
    Collect(child, found);
  }
}

void Collect(RuleModel& rule, std::vector<Node*>& found) {
  for (std::vector<Node>* nodes : {&rule.value, &rule.condition}) {
    for (Node& node : *nodes) {
      Collect(node, found);
    }
  }
  for (RuleModel& exception : rule.exceptions) {
    Collect(exception, found);
  }
}

std::vector<Node*> AllNodes(PolicyModel& model) {
  std::vector<Node*> found;
  const auto add = [&found](std::vector<Node>& nodes) {
    for (Node& node : nodes) {
      Collect(node, found);
    }
  };
  for (DefinitionModel& definition : model.definitions) {
    for (std::vector<RuleModel>* rules : {&definition.cases, &definition.exceptions}) {
      for (RuleModel& rule : *rules) {
        Collect(rule, found);
      }
    }
  }
  for (ListModel& list : model.lists) {
    add(list.admissions);
    add(list.record_exceptions);
    add(list.subject_exceptions);
    add(list.exits);
  }
  for (MeasureModel& measure : model.measures) {
    add(measure.triggers);
    add(measure.filtered_targets);
  }
  return found;
}

std::vector<std::string> Constants(Kind kind) {
  switch (kind) {
    case Kind::Boolean:
      return {"真", "假"};
    case Kind::Integer:
      return {"1"};
    case Kind::Amount:
      return {"1元"};
    case Kind::Date:
      return {"2024-01-01"};
    case Kind::Period:
      break;
  }
  return {"1年"};
}

class Shrinker {
 public:
  Shrinker(Pair pair, const StillFails& fails, int trials)
      : pair_(std::move(pair)), fails_(fails), trials_(trials) {}

  Pair Run() {
    bool smaller = true;
    while (smaller && trials_ > 0) {
      smaller = ShrinkSubject();
      smaller |= ShrinkStatements();
      smaller |= ShrinkNodes();
    }
    return std::move(pair_);
  }

 private:
  bool Try(PolicyModel policy, json subject) {
    if (trials_ <= 0) {
      return false;
    }
    --trials_;
    if (!fails_(policy, subject)) {
      return false;
    }
    pair_ = {std::move(policy), std::move(subject)};
    return true;
  }

  // Leaves out what `path` names.
  bool TryWithout(const json::json_pointer& parent, const std::string& key, size_t index) {
    json subject = pair_.subject;
    json& holder = subject[parent];
    if (holder.is_array()) {
      holder.erase(index);
    } else {
      holder.erase(key);
    }
    return Try(pair_.policy, std::move(subject));
  }

  bool ShrinkObject(const json::json_pointer& at) {
    bool smaller = false;
    const json current = pair_.subject[at];
    if (current.is_array()) {
      for (size_t i = current.size(); i-- > 0;) {
        if (TryWithout(at, "", i)) {
          smaller = true;
        } else if (current[i].is_structured()) {
          smaller |= ShrinkObject(at / i);
        }
      }
    } else if (current.is_object()) {
      for (const auto& [key, value] : current.items()) {
        if (TryWithout(at, key, 0)) {
          smaller = true;
        } else if (value.is_structured()) {
          smaller |= ShrinkObject(at / key);
        }
      }
    }
    return smaller;
  }

  bool ShrinkSubject() { return ShrinkObject(json::json_pointer()); }

  template <typename Items>
  bool ShrinkItems(Items items) {
    bool smaller = false;
    for (size_t i = items(pair_.policy).size(); i-- > 0;) {
      PolicyModel policy = pair_.policy;
      auto& list = items(policy);
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      smaller |= Try(std::move(policy), pair_.subject);
    }
    return smaller;
  }

  bool ShrinkStatements() {
    bool smaller = ShrinkItems([](PolicyModel& m) -> auto& { return m.measures; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.lists; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.definitions; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.presumptions; });
    for (size_t i = 0; i < pair_.policy.definitions.size(); ++i) {
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.definitions[i].exceptions; });
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.definitions[i].cases; });
    }
    for (size_t i = 0; i < pair_.policy.lists.size(); ++i) {
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.lists[i].admissions; });
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.lists[i].record_exceptions; });
      smaller |=
          ShrinkItems([i](PolicyModel& m) -> auto& { return m.lists[i].subject_exceptions; });
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.lists[i].exits; });
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.lists[i].defective_steps; });
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.lists[i].void_steps; });
    }
    for (size_t i = 0; i < pair_.policy.measures.size(); ++i) {
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.measures[i].triggers; });
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.measures[i].plain_targets; });
    }
    return smaller;
  }

  bool TryNode(size_t index, const Node& replacement) {
    PolicyModel policy = pair_.policy;
    *AllNodes(policy)[index] = replacement;
    return Try(std::move(policy), pair_.subject);
  }

  bool ShrinkNodes() {
    bool smaller = false;
    for (size_t i = 0; i < AllNodes(pair_.policy).size(); ++i) {
      const Node node = *AllNodes(pair_.policy)[i];
      bool replaced = false;
      for (const std::string& constant : Constants(node.kind)) {
        if (!replaced && node.format != constant && node.Size() + node.format.size() > 4) {
          replaced = TryNode(i, {node.kind, node.scope, constant, {}});
        }
      }
      for (const Node& child : node.children) {
        if (!replaced && child.kind == node.kind && child.scope == node.scope) {
          replaced = TryNode(i, child);
        }
      }
      smaller |= replaced;
    }
    return smaller;
  }

  Pair pair_;
  const StillFails& fails_;
  int trials_;
};

}  // namespace

Pair Shrink(Pair failing, const StillFails& fails, int max_trials) {
  return Shrinker(std::move(failing), fails, max_trials).Run();
}

}  // namespace xinze::differential
