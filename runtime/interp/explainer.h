// Builds the trees of explain.h; for the files of that header only.
#ifndef XINZE_RUNTIME_INTERP_EXPLAINER_H_
#define XINZE_RUNTIME_INTERP_EXPLAINER_H_

#include <map>
#include <vector>

#include "runtime/interp/evaluation.h"
#include "runtime/interp/explain.h"
#include "runtime/interp/turn.h"

namespace xinze::interp {

class Explainer {
 public:
  // `periods`: since when, until when and why lists and measures stand as they do.
  Explainer(DayEvaluation& day, Explanation& explanation, size_t most_nodes, bool periods = true)
      : day_(day), explanation_(explanation), most_nodes_(most_nodes), periods_(periods) {}

  // The tree of an expression, seen from `row`.
  Node Expression(Evaluator& evaluator, check::ExprId id, Row row);
  Node List(check::ListId id);
  Node Measure(check::MeasureId id);

 private:
  const check::Program& program() const { return day_.world().program(); }

  // expressions (explain_expressions.cpp)
  Node Field(const World& world, check::FieldId field, int64_t row);
  void AddArguments(Node& node, Evaluator& evaluator, const check::Expr& e, Row row);
  void AddQuantified(Node& node, Evaluator& evaluator, const check::Expr& e, Row row);
  Node Member(Evaluator& evaluator, const check::Expr& e, Row member, Truth result);
  void AddInOffice(Node& node, Evaluator& evaluator, const check::Expr& e, Row role);
  Node Definition(Evaluator& evaluator, check::ExprId id, Row row);
  template <typename Value>
  void AddRules(Node& node, Evaluator& evaluator, const check::Definition& definition, Row row);
  template <typename Value>
  Node Rule(Evaluator& evaluator, check::RuleId id, check::Type type, Row row, bool exception);
  Node Make(What what);
  template <typename Id>
  void SetPeriod(Node& node, Id id, int32_t since);
  void SetExit(Node& node, check::ListId id);
  Node Tree(check::ListId id) { return List(id); }
  Node Tree(check::MeasureId id) { return Measure(id); }
  bool full() const { return nodes_ >= most_nodes_; }

  // lists and measures (explain_lists.cpp, explain_measures.cpp)
  void AskAbout(check::ListId id);
  void AddClauses(Node& node, Evaluator& evaluator, check::ExprId whole,
                  const std::vector<check::ListCriterion>& clauses, What what);
  Node Procedure(check::ListId id, const ProcedureResult& result);
  Node Criteria(check::ListId id, const ListResult& result);
  Node Exit(check::ListId id);
  Node Unusable(check::ListId id);
  Node Support(check::ListId id);
  void AddOpenLacks(Node& node, check::ListId id, const std::vector<OpenLack>& lacks);
  void AddWhatIsUnclear(Node& event, const ProcedureResult& result, int64_t row);
  Node Unseen(check::EntityId entity);
  void AddConsidered(Node& node, check::ListId id);
  Node Trigger(check::MeasureId id, Lens lens);
  void AddTargets(Node& node, check::MeasureId id);
  Node RoleTarget(check::MeasureId id, const check::TargetOutcome& outcome, Evaluator& filters);

  DayEvaluation& day_;
  Explanation& explanation_;
  size_t most_nodes_;
  bool periods_;
  size_t nodes_ = 0;
  // The clauses whose conditions the tree being built meets, and which it has met.
  std::map<check::ExprId, const check::ListCriterion*> clauses_;
};

// When a list or a measure began to stand as it does, its last day, and what is otherwise after it.
template <typename Id>
void Explainer::SetPeriod(Node& node, Id id, int32_t since) {
  node.date = since;
  node.last_day = day_.LastDayOf(id);
  if (node.last_day == check::kNoDate) return;
  const auto tree_on = [&](int32_t date) {
    Explanation tree;
    tree.root = Explainer(day_.subject().At(date), tree, most_nodes_, false).Tree(id);
    return tree;
  };
  const Explanation before = tree_on(node.last_day);
  const Explanation after = tree_on(node.last_day + 1);
  node.open_after = after.root.list_status == check::ListStatus::ToVerify ||
                    after.root.measure_status == check::MeasureStatus::ToVerify;
  node.turned = WhatTurned(program(), before, after);
  if (before.truncated || after.truncated) explanation_.truncated = true;
}

// Fills needs, presumed facts and readings from the trees.
void CollectLeaves(const check::Program& program, Explanation& explanation);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_EXPLAINER_H_
