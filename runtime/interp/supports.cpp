// The rows that make an expression true. docs/semantics.md, section 6.5.
#include "compiler/base/check.h"
#include "runtime/interp/evaluator.h"

namespace xinze::interp {

using check::Expr;
using check::ExprId;
using check::ExprKind;

void Evaluator::CollectSupport(ExprId id, Row row, std::vector<Row>& support) {
  const Expr& e = world_.program().exprs[id];
  if (!EvaluateTruth(id, row).is_true()) return;
  row = world_.AncestorOf(row, e.domain);
  switch (e.kind) {
    case ExprKind::And:
    case ExprKind::Or:
      for (ExprId arg : e.args) CollectSupport(arg, row, support);
      return;
    case ExprKind::Exists:
      for (const Member& member : MembersOf(e, row).rows) {
        if (member.truth.is_true()) support.push_back(member.row);
      }
      return;
    case ExprKind::Equal:
    case ExprKind::Less:
    case ExprKind::LessEqual:
    case ExprKind::HasValue:
    case ExprKind::InSet:
    case ExprKind::HasAny:
    case ExprKind::HasAll:
      for (ExprId arg : e.args) CollectBelowScalar(arg, row, support);
      return;
    case ExprKind::DefinitionTruth: {
      const check::Definition& d = world_.program().definitions[Answering(e.definition)];
      if (d.plain) CollectSupport(world_.program().rules[d.cases[0]].value, row, support);
      return;
    }
    default:  // 非, 每个, fields, lists: nothing that could be named
      return;
  }
}

// The sure members of the collections that a scalar is taken over.
void Evaluator::CollectBelowScalar(ExprId id, Row row, std::vector<Row>& support) {
  const Expr& e = world_.program().exprs[id];
  row = world_.AncestorOf(row, e.domain);
  switch (e.kind) {
    case ExprKind::Count:
    case ExprKind::Sum:
    case ExprKind::Earliest:
    case ExprKind::Latest:
      for (const Member& member : MembersOf(e, row).rows) {
        if (member.truth.is_true()) support.push_back(member.row);
      }
      return;
    case ExprKind::DefinitionValue: {
      const check::Definition& d = world_.program().definitions[Answering(e.definition)];
      if (d.plain) CollectBelowScalar(world_.program().rules[d.cases[0]].value, row, support);
      return;
    }
    default:
      for (ExprId arg : e.args) CollectBelowScalar(arg, row, support);
      return;
  }
}

}  // namespace xinze::interp
