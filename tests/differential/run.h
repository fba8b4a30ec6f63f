// A run of the differential test: policies and subjects generated from a seed, compared by several
// threads; a failure is shrunk and told.
//
// The result depends on the options other than `threads` alone.
#ifndef XINZE_TESTS_DIFFERENTIAL_RUN_H_
#define XINZE_TESTS_DIFFERENTIAL_RUN_H_

#include <cstdint>
#include <optional>
#include <string>

#include "tests/differential/comparison.h"

namespace xinze::differential {

struct RunOptions {
  int policies = 500;
  int subjects = 200;  // Of each policy.
  uint64_t seed = 20260101;
  int threads = 2;
  int subjects_per_tree = 32;  // One of so many has its needs compared with its explanations'.
  int shrink_trials = 4000;
  int32_t days = 0;  // First and last days are held against so many single days before and after.
};

// Of the policy that was generated from `seed`.
struct Failure {
  uint64_t seed = 0;
  std::string report;  // What differed, then the small policy and subject.
};

struct RunResult {
  Totals totals;
  std::optional<Failure> failure;  // That of the least seed.
};

RunResult RunDifferential(const RunOptions& options, const EngineFactory& make_engine);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_RUN_H_
