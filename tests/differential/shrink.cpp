#include "tests/differential/shrink.h"

#include <algorithm>
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

void Collect(std::vector<Node>& nodes, std::vector<Node*>& found) {
  for (Node& node : nodes) {
    Collect(node, found);
  }
}

void Collect(RuleModel& rule, std::vector<Node*>& found) {
  Collect(rule.value, found);
  Collect(rule.condition, found);
  for (RuleModel& exception : rule.exceptions) {
    Collect(exception, found);
  }
}

std::vector<Node*> AllNodes(PolicyModel& model) {
  std::vector<Node*> found;
  const auto readings = [&found](std::vector<ReadingModel>& all) {
    for (ReadingModel& reading : all) Collect(reading.options, found);
  };
  for (ViewModel& view : model.views) Collect(view.condition, found);
  for (DefinitionModel& definition : model.definitions) {
    for (std::vector<RuleModel>* rules : {&definition.cases, &definition.exceptions}) {
      for (RuleModel& rule : *rules) Collect(rule, found);
    }
    readings(definition.readings);
  }
  for (ListModel& list : model.lists) {
    for (auto* nodes : {&list.admissions, &list.record_exceptions, &list.subject_exceptions,
                        &list.exits, &list.references}) {
      Collect(*nodes, found);
    }
    readings(list.readings);
  }
  for (MeasureModel& measure : model.measures) {
    Collect(measure.triggers, found);
    for (TargetModel& target : measure.targets) Collect(target.filter, found);
  }
  return found;
}

class Shrinker {
 public:
  Shrinker(Pair pair, const StillFails& fails, int trials)
      : pair_(std::move(pair)), fails_(fails), trials_(trials) {}

  Pair Run() {
    bool smaller = true;
    while (smaller && trials_ > 0) {
      smaller = ShrinkObject(json::json_pointer());
      smaller |= ShrinkStatements();
      smaller |= ShrinkClauses();
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

  bool TryWithoutKey(const json::json_pointer& parent, const std::string& key) {
    json subject = pair_.subject;
    subject[parent].erase(key);
    return Try(pair_.policy, std::move(subject));
  }

  bool TryWithoutItems(const json::json_pointer& parent, size_t first, size_t count) {
    json subject = pair_.subject;
    json& items = subject[parent];
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(first);
    items.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
    return Try(pair_.policy, std::move(subject));
  }

  // Halves, quarters and so on, from the back; then what is in those that must stay.
  bool ShrinkArray(const json::json_pointer& at) {
    bool smaller = false;
    for (size_t count = (pair_.subject[at].size() + 1) / 2; count > 0; count /= 2) {
      for (size_t end = pair_.subject[at].size(); end > 0;) {
        const size_t first = end > count ? end - count : 0;
        smaller |= TryWithoutItems(at, first, end - first);
        end = first;
      }
    }
    for (size_t i = pair_.subject[at].size(); i-- > 0;) {
      if (pair_.subject[at][i].is_structured()) smaller |= ShrinkObject(at / i);
    }
    return smaller;
  }

  bool ShrinkObject(const json::json_pointer& at) {
    if (pair_.subject[at].is_array()) return ShrinkArray(at);
    bool smaller = false;
    const json current = pair_.subject[at];
    for (const auto& [key, value] : current.items()) {
      if (TryWithoutKey(at, key)) {
        smaller = true;
      } else if (value.is_structured()) {
        smaller |= ShrinkObject(at / key);
      }
    }
    return smaller;
  }

  // Leaves out each of the items that `items` gives of a policy.
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

  // A list and the procedure that serves it need each other; one that serves others, too, stays.
  bool ShrinkListsWithProcedures() {
    bool smaller = false;
    for (size_t i = pair_.policy.lists.size(); i-- > 0;) {
      PolicyModel policy = pair_.policy;
      const std::vector<std::string> served = {policy.lists[i].name};
      std::erase_if(policy.procedures,
                    [&](const ProcedureModel& procedure) { return procedure.lists == served; });
      for (ProcedureModel& procedure : policy.procedures) {
        std::erase(procedure.lists, served.front());
      }
      policy.lists.erase(policy.lists.begin() + static_cast<std::ptrdiff_t>(i));
      smaller |= Try(std::move(policy), pair_.subject);
    }
    return smaller;
  }

  // 缺步 of a step: without it the step's events can go, and then the step.
  bool ShrinkLacks() {
    bool smaller = false;
    for (size_t p = 0; p < pair_.policy.procedures.size(); ++p) {
      for (size_t s = 0; s < pair_.policy.procedures[p].steps.size(); ++s) {
        if (pair_.policy.procedures[p].steps[s].missing.empty()) continue;
        PolicyModel policy = pair_.policy;
        policy.procedures[p].steps[s].missing.clear();
        smaller |= Try(std::move(policy), pair_.subject);
      }
    }
    return smaller;
  }

  bool ShrinkStatements() {
    bool smaller = ShrinkItems([](PolicyModel& m) -> auto& { return m.measures; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.procedures; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.lists; });
    smaller |= ShrinkListsWithProcedures();
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.general_rules; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.definitions; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.presumptions; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.parameters; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.views; });
    smaller |= ShrinkItems([](PolicyModel& m) -> auto& { return m.vocabularies; });
    for (size_t i = pair_.policy.collections.size(); i-- > 0;) {
      // Of these the semantics itself knows the fields.
      const auto scope = static_cast<Scope>(i);
      if (scope == Scope::Role || scope == Scope::Event || scope == Scope::Execution) continue;
      smaller |= ShrinkItems([i](PolicyModel& m) -> auto& { return m.collections[i].fields; });
    }
    return smaller;
  }

  // Items of items: those that `items` gives of each of `all`.
  template <typename All, typename... Items>
  bool ShrinkWithin(All all, Items... items) {
    bool smaller = false;
    for (size_t i = 0; i < all(pair_.policy).size(); ++i) {
      ((smaller |= ShrinkItems([&, i](PolicyModel& m) -> auto& { return items(all(m)[i]); })), ...);
    }
    return smaller;
  }

  bool ShrinkClauses() {
    bool smaller = ShrinkWithin([](PolicyModel& m) -> auto& { return m.definitions; },
                                [](DefinitionModel& d) -> auto& { return d.exceptions; },
                                [](DefinitionModel& d) -> auto& { return d.cases; },
                                [](DefinitionModel& d) -> auto& { return d.readings; });
    smaller |= ShrinkWithin([](PolicyModel& m) -> auto& { return m.lists; },
                            [](ListModel& l) -> auto& { return l.admissions; },
                            [](ListModel& l) -> auto& { return l.record_exceptions; },
                            [](ListModel& l) -> auto& { return l.subject_exceptions; },
                            [](ListModel& l) -> auto& { return l.exits; },
                            [](ListModel& l) -> auto& { return l.references; },
                            [](ListModel& l) -> auto& { return l.clauses; },
                            [](ListModel& l) -> auto& { return l.readings; });
    smaller |= ShrinkWithin([](PolicyModel& m) -> auto& { return m.procedures; },
                            [](ProcedureModel& p) -> auto& { return p.steps; },
                            [](ProcedureModel& p) -> auto& { return p.lists; });
    smaller |= ShrinkLacks();
    smaller |= ShrinkWithin([](PolicyModel& m) -> auto& { return m.measures; },
                            [](MeasureModel& one) -> auto& { return one.triggers; },
                            [](MeasureModel& one) -> auto& { return one.targets; });
    smaller |= ShrinkWithin([](PolicyModel& m) -> auto& { return m.documents; },
                            [](DocumentModel& d) -> auto& { return d.front_matter; });
    for (size_t i = 0; i < pair_.policy.definitions.size(); ++i) {
      PolicyModel policy = pair_.policy;
      policy.definitions[i].yields_to.clear();
      policy.definitions[i].undefined_otherwise = false;
      if (policy.Print() != pair_.policy.Print()) smaller |= Try(std::move(policy), pair_.subject);
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
      const std::vector<std::string> constants = ConstantsOf(node.kind);
      if (std::find(constants.begin(), constants.end(), node.format) != constants.end()) continue;
      bool replaced = false;
      for (const std::string& constant : constants) {
        if (!replaced) {
          replaced = TryNode(i, {.kind = node.kind, .scope = node.scope, .format = constant});
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
