// Generates well-typed policies: documents in force or not, schema, vocabularies, parameters,
// definitions with exceptions, lists of all kinds with their procedures, and measures with targets.
//
// Every generated policy compiles: what the checker refuses is not drawn.
#ifndef XINZE_TESTS_DIFFERENTIAL_POLICY_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_POLICY_GENERATOR_H_

#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"

namespace xinze::differential {

PolicyModel GeneratePolicy(Random& random);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_POLICY_GENERATOR_H_
