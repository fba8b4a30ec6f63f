#include "compiler/check/check.h"

#include "compiler/base/check.h"
#include "compiler/check/context.h"

namespace xinze::check {

CheckResult Check(std::span<const syntax::SyntaxTree> trees, const base::SourceStore& sources,
                  const CheckOptions& options, diagnostics::Diagnostics& sink) {
  const size_t errors_before = sink.error_count();
  Context context(trees, sources, options, sink);
  CheckDocuments(context);
  DeclareVocabularies(context);
  DeclareSchema(context);
  FillWellKnown(context);
  DeclareParameters(context);
  DeclareDefinitions(context);
  DeclareLists(context);
  DeclareMeasures(context);
  CheckReadings(context);
  TranslateSchema(context);
  TranslateProcedures(context);
  TranslateDefinitions(context);
  TranslateLists(context);
  TranslateMeasures(context);
  TranslateTests(context);
  CheckLedgerIds(context);
  OrderLists(context);
  CompactExprs(context);
  CheckResult result;
  if (sink.error_count() != errors_before) return result;
  AssignTimeClasses(context.program);
  context.program.content_hash = ContentHash(context.program, sources, options);
  const std::vector<std::string> breaches = VerifyProgram(context.program);
  XINZE_CHECK(breaches.empty(), "the checked program breaks {} invariants, first: {}",
              breaches.size(), breaches.empty() ? "" : breaches.front());
  result.program = std::move(context.program);
  return result;
}

}  // namespace xinze::check
