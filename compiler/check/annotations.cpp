#include "compiler/check/annotations.h"

namespace xinze::check {
namespace {

template <typename Fn>
void ForEachException(const std::vector<syntax::ExceptionClause>& exceptions, const Fn& fn) {
  for (const syntax::ExceptionClause& exception : exceptions) {
    fn(exception.annotations);
    ForEachException(exception.exceptions, fn);
  }
}

}  // namespace

void ForEachAnnotations(const syntax::SyntaxTree& tree, const syntax::Statement& statement,
                        const std::function<void(const syntax::Annotations&)>& fn) {
  fn(statement.annotations);
  if (statement.kind == syntax::StatementKind::Definition) {
    const syntax::DefinitionStmt& decl = tree.definitions[statement.index];
    for (const syntax::DefinitionCase& one : decl.cases) {
      fn(one.annotations);
      ForEachException(one.exceptions, fn);
    }
    ForEachException(decl.exceptions, fn);
  } else if (statement.kind == syntax::StatementKind::List) {
    const syntax::ListStmt& decl = tree.lists[statement.index];
    for (const auto* clauses : {&decl.admissions, &decl.exits, &decl.references}) {
      for (const syntax::ListClause& clause : *clauses) fn(clause.annotations);
    }
    for (const syntax::ListException& exception : decl.exceptions) fn(exception.annotations);
  } else if (statement.kind == syntax::StatementKind::Procedure) {
    for (const syntax::StepDecl& step : tree.procedures[statement.index].steps) {
      fn(step.annotations);
    }
  } else if (statement.kind == syntax::StatementKind::Measure) {
    for (const syntax::ListClause& clause : tree.measures[statement.index].triggers) {
      fn(clause.annotations);
    }
  }
}

}  // namespace xinze::check
