// The schema and the vocabularies of a generated policy. The names that the semantics itself knows
// (程序事件, 责任人, 措施执行 and their fields) are those of the standard schema; how each field
// may be missing is drawn anew for every policy.
#ifndef XINZE_TESTS_DIFFERENTIAL_SCHEMA_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_SCHEMA_GENERATOR_H_

#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"

namespace xinze::differential {

void GenerateVocabularies(Random& random, PolicyModel& model);
void GenerateSchema(Random& random, PolicyModel& model);
// Of the schema that was generated.
void GeneratePresumptions(Random& random, PolicyModel& model);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_SCHEMA_GENERATOR_H_
