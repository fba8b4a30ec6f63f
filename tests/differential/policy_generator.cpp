#include "tests/differential/policy_generator.h"

#include "tests/differential/schema_generator.h"
#include "tests/differential/statement_generators.h"

namespace xinze::differential {

PolicyModel GeneratePolicy(Random& random) {
  PolicyModel model;
  ExpressionGenerator expressions(random, model);
  const Draft draft{random, model, expressions};
  GenerateDocuments(draft);
  GenerateVocabularies(random, model);
  GenerateSchema(random, model);
  GeneratePresumptions(random, model);
  GenerateParameters(draft);
  GenerateViews(draft);
  GenerateDefinitions(draft, false);
  GenerateLists(draft);
  GenerateProcedures(draft);
  GenerateDefinitions(draft, true);
  GenerateMeasures(draft);
  return model;
}

}  // namespace xinze::differential
