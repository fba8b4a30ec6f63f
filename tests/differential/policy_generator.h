// Generates well-typed policies: schema, vocabularies, parameters, definitions with exceptions,
// lists of all kinds with their procedures, and measures with targets.
//
// What is generated is well typed by construction; a policy that the checker refuses is a defect of
// the generator or of the checker, and the test says so.
#ifndef XINZE_TESTS_DIFFERENTIAL_POLICY_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_POLICY_GENERATOR_H_

#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"

namespace xinze::differential {

PolicyModel GeneratePolicy(Random& random);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_POLICY_GENERATOR_H_
