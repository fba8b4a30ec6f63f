// The parts of a policy's generator, one a theme; each adds its statements to the model.
#ifndef XINZE_TESTS_DIFFERENTIAL_STATEMENT_GENERATORS_H_
#define XINZE_TESTS_DIFFERENTIAL_STATEMENT_GENERATORS_H_

#include <string>

#include "tests/differential/expression_generator.h"
#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"

namespace xinze::differential {

// What all of them share. Statements stand in `model` in the order in which they may refer to each
// other.
struct Draft {
  Random& random;
  PolicyModel& model;
  ExpressionGenerator& expressions;
};

// 甲, 乙, …, then 甲二, 乙二, …
std::string Ordinal(int index);

// Documents: the library; one of rules; perhaps one of laws, to which definitions give way, and a
// second one of rules.
inline constexpr size_t kLibrary = 0;
inline constexpr size_t kRules = 1;
void GenerateDocuments(Draft draft);
// A document that holds lists and measures.
size_t DrawDocument(Draft draft);

void GenerateParameters(Draft draft);
void GenerateViews(Draft draft);
// `late`: after the lists, of which these definitions may ask.
void GenerateDefinitions(Draft draft, bool late);

void GenerateLists(Draft draft);
void GenerateProcedures(Draft draft);
void GenerateMeasures(Draft draft);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_STATEMENT_GENERATORS_H_
