// Makes a failing pair of policy and subject smaller while it still fails.
#ifndef XINZE_TESTS_DIFFERENTIAL_SHRINK_H_
#define XINZE_TESTS_DIFFERENTIAL_SHRINK_H_

#include <functional>

#include <nlohmann/json.hpp>

#include "tests/differential/policy_model.h"

namespace xinze::differential {

// True if the two executions still disagree on this pair. A pair that does not compile or is
// rejected does not fail.
using StillFails = std::function<bool(const PolicyModel&, const nlohmann::json&)>;

struct Pair {
  PolicyModel policy;
  nlohmann::json subject;
};

// Greedy: leaves out rows, keys, statements and clauses, and puts children or constants in place of
// expressions, until no single step keeps the failure. At most `max_trials` calls of `fails`.
Pair Shrink(Pair failing, const StillFails& fails, int max_trials = 4000);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_SHRINK_H_
