// Generates subjects for a generated policy: NDJSON lines with unknown and absent values, extreme
// and leap dates, empty and large collections, events of procedures in and out of order.
#ifndef XINZE_TESTS_DIFFERENTIAL_SUBJECT_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_SUBJECT_GENERATOR_H_

#include <nlohmann/json.hpp>

#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"

namespace xinze::differential {

// `serial` makes the identifier of the subject, which no other subject of the run may have.
nlohmann::json GenerateSubject(Random& random, const PolicyModel& model, int serial);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_SUBJECT_GENERATOR_H_
