// The nested sentences of an explanation, before they are laid out as lines.
//
// Input: nodes of one explanation, in the order in which they are to be read. Output: items, each a
// sentence with the clauses that it rests on and the items that are its reasons. Invariants: a
// clause is quoted by the first item that rests on it; a definition asked of one record twice is
// explained once, and referred to afterwards; what says nothing of its own (the one reason of a
// group, a constant, the test by which a view selects its records) has no item.
#ifndef XINZE_RUNTIME_DECIDE_EXPLANATION_ITEMS_H_
#define XINZE_RUNTIME_DECIDE_EXPLANATION_ITEMS_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "runtime/decide/condition_text.h"
#include "runtime/decide/explanation_context.h"
#include "runtime/interp/explain.h"

namespace xinze::decide {

struct Item {
  std::string text;
  std::vector<std::string> clauses;  // 苏政发〔2018〕23号 办法 第三十条：“…”
  std::vector<Item> reasons;
};
using Items = std::vector<Item>;

inline void Append(Items& to, Items more) {
  for (Item& item : more) to.push_back(std::move(item));
}

class ItemBuilder {
 public:
  ItemBuilder(const ExplanationContext& context, const interp::Explanation& explanation)
      : context_(context),
        explanation_(explanation),
        program_(context.program),
        conditions_(context),
        told_(context.told != nullptr ? *context.told : own_) {}
  ItemBuilder(const ItemBuilder&) = delete;
  ItemBuilder& operator=(const ItemBuilder&) = delete;

  // The tree of a list or of a measure.
  Item List(const interp::Node& node);
  Item Measure(const interp::Node& node);
  // What an answer rests on first of all, of a list or a measure.
  Item Ground(const interp::Node& node);
  // The tree of an expression, seen from a record.
  Items Expression(const interp::Node& node, const std::optional<interp::Row>& about);

 private:
  using About = std::optional<interp::Row>;

  std::string_view Say(std::string_view zh, std::string_view en) const {
    return context_.Say(zh, en);
  }
  bool IsShown(const interp::Node& node) const { return context_.full || node.bears; }
  std::string Verdict(const interp::Node& node) const;
  std::string Period(const interp::Node& node) const;

  // why an answer ends (explanation_turns.cpp)
  std::string TurnsText(const std::vector<interp::Node>& turned) const;
  std::string TurnText(const interp::Node& node) const;
  std::string TurnOfDay(const interp::Node& node) const;

  // expressions (explanation_items.cpp)
  Items Condition(const interp::Node& node, const About& about);
  Items Group(const interp::Node& node, const About& about);
  Items Reasons(const interp::Node& node, const About& about);
  // The members of a conjunction, each for itself: what stands above them says that all of them do.
  Items Parts(const interp::Node& node, const About& about);
  Items Members(const interp::Node& node, check::ExprKind kind, const About& about);
  bool IsGroup(const interp::Node& node, check::ExprKind kind) const;
  Items Single(const interp::Node& node, const About& about);
  Items Premised(const interp::Node& node, const interp::Node& membership, const About& about);
  Items Negation(const interp::Node& node, const About& about);
  Items Quantified(const interp::Node& node);
  Items Records(const interp::Node& node);
  bool AddParts(const interp::Node& node, const interp::Row& row, Items& reasons);
  Items Fold(const interp::Node& node);
  Items Term(const interp::Node& node, const About& about, bool with_value = false);
  Items Derivations(const interp::Node& node, const About& about);
  Item InOffice(const interp::Node& node) const;
  Item Unseen(const interp::Node& node) const;

  // definitions (explanation_definitions.cpp)
  Items Definition(const interp::Node& node, const About& about);
  Items Rules(const interp::Node& node, const About& about);
  // `name` is that of the definition.
  Items Rule(const interp::Node& node, const About& about, const std::string& name);
  std::string Missing(const interp::Node& node) const;
  bool IsTold(const interp::Node& node, View view);
  Items Exception(const interp::Node& node, const About& about);

  // lists and measures (explanation_outcomes.cpp)
  Items ListStatus(const interp::Node& node);
  std::string ListHead(const interp::Node& node) const;
  void AddListBody(const interp::Node& node, Item& item);
  Item Procedure(const interp::Node& node);
  static bool RestsOnList(const interp::Node& node, check::ListStatus status);
  std::string Event(const interp::Node& node) const;
  Item EventItem(const interp::Node& node);
  Item Criteria(const interp::Node& node);
  void AddCriteria(const interp::Node& node, const base::Span& whole, Item& item);
  void AddExit(const interp::Node& list, Item& item);
  std::string RecordFacts(const interp::Row& row) const;
  Item Support(const interp::Node& node) const;
  void AddOutlook(const interp::Node& list, Item& item) const;
  void AddConsidered(const interp::Node& list, Item& item);
  void AddPractice(const check::Measure& measure, Item& item) const;
  void AddTriggers(const interp::Node& measure, Item& item);
  Item Target(const interp::Node& node);

  // The clauses of a node, as far as they were not quoted before; of one that quotes no words, the
  // whole paragraph where `whole`.
  void Cite(const check::Provenance* provenance, Item& item, bool whole = false);

  const ExplanationContext& context_;
  const interp::Explanation& explanation_;
  const check::Program& program_;
  ConditionText conditions_;
  std::set<std::string> cited_;
  std::set<std::string> numbers_;  // of documents, once given
  View view_ = View::kPlain;
  check::EntityId later_;  // after an exit: only later records of this entity are looked at
  // What is read in another world than that of the day asked about (after an exit, on the day of a
  // determination) has a number of its own, and is shared with nothing.
  int world_ = 0;
  int worlds_ = 0;
  // Definitions explained already that are not told_, by the row that they were asked of.
  std::set<std::tuple<check::DefinitionId, check::EntityId, int64_t, View, int>> explained_;
  Told own_;  // where the text stands alone
  Told& told_;
};

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_EXPLANATION_ITEMS_H_
