// Builds the trees of explain.h; for the files of that header only.
#ifndef XINZE_RUNTIME_INTERP_EXPLAINER_H_
#define XINZE_RUNTIME_INTERP_EXPLAINER_H_

#include <map>
#include <vector>

#include "runtime/interp/evaluation.h"
#include "runtime/interp/explain.h"

namespace xinze::interp {

class Explainer {
 public:
  Explainer(DayEvaluation& day, Explanation& explanation, size_t most_nodes)
      : day_(day), explanation_(explanation), most_nodes_(most_nodes) {}

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
  Node Unseen(check::EntityId entity);
  void AddConsidered(Node& node, check::ListId id);
  Node Trigger(check::MeasureId id, Lens lens);
  void AddTargets(Node& node, check::MeasureId id);
  Node RoleTarget(check::MeasureId id, const check::TargetOutcome& outcome, Evaluator& filters);

  DayEvaluation& day_;
  Explanation& explanation_;
  size_t most_nodes_;
  size_t nodes_ = 0;
  // The clauses whose conditions the tree being built meets, and which it has met.
  std::map<check::ExprId, const check::ListCriterion*> clauses_;
};

// Fills needs, presumed facts and readings from the trees.
void CollectLeaves(const check::Program& program, Explanation& explanation);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_EXPLAINER_H_
