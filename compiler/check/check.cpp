#include "compiler/check/check.h"

#include <algorithm>

#include "compiler/base/check.h"
#include "compiler/check/context.h"

namespace xinze::check {

namespace {

// What the parser could not read stands as an Error node, reported by it.
bool HasErrorNode(std::span<const syntax::SyntaxTree> trees) {
  return std::any_of(trees.begin(), trees.end(), [](const syntax::SyntaxTree& tree) {
    return std::any_of(
               tree.exprs.begin(), tree.exprs.end(),
               [](const syntax::Expr& expr) { return expr.kind == syntax::ExprKind::Error; }) ||
           std::any_of(tree.statements.begin(), tree.statements.end(),
                       [](const syntax::Statement& statement) {
                         return statement.kind == syntax::StatementKind::Error;
                       });
  });
}

}  // namespace

CheckResult Check(std::span<const syntax::SyntaxTree> trees, const base::SourceStore& sources,
                  const CheckOptions& options, diagnostics::Diagnostics& sink) {
  Context context(trees, sources, options, sink);
  CheckDocuments(context);
  DeclareVocabularies(context);
  FillWorkingDays(context);
  DeclareSchema(context);
  FillWellKnown(context);
  DeclareParameters(context);
  DeclareDefinitions(context);
  DeclareLists(context);
  DeclareMeasures(context);
  CheckSelectors(context);
  CheckReadings(context);
  TranslateSchema(context);
  TranslateProcedures(context);
  TranslateDefinitions(context);
  CheckPremises(context);
  TranslateLists(context);
  TranslateMeasures(context);
  TranslateTests(context);
  CheckLedgerIds(context);
  OrderLists(context);
  CompactExprs(context);
  CheckResult result;
  if (sink.has_errors() || HasErrorNode(trees)) return result;
  AssignTimeClasses(context.program);
  context.program.content_hash = ContentHash(context.program, sources, options);
  const std::vector<std::string> breaches = VerifyProgram(context.program);
  XINZE_CHECK(breaches.empty(), "the checked program breaks {} invariants, first: {}",
              breaches.size(), breaches.empty() ? "" : breaches.front());
  result.program = std::move(context.program);
  return result;
}

}  // namespace xinze::check
