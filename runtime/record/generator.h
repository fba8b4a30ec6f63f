// Synthetic subjects over the standard schema, for trials, tests and measurements.
//
// Input: a checked program (its schema, vocabularies, procedures and measures: what is generated
// follows the policies) and a seed. Output: NDJSON lines that the reader accepts without a reject.
// Invariants: the same program, options and index give the same line on every platform, whatever
// the number of subjects; identifiers have right check characters and belong to nobody
// (synthetic_ids.h); no date of something that happened lies after `as_of`.
//
// About four credit records a subject, 0 to 20; two records of three are negative. Facts lack at
// the rates of the fields (generator_plan.cpp) times `missing_percent`.
#ifndef XINZE_RUNTIME_RECORD_GENERATOR_H_
#define XINZE_RUNTIME_RECORD_GENERATOR_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/check/program.h"
#include "compiler/literal/date.h"

namespace xinze::record {

struct GeneratorOptions {
  uint64_t subjects = 1000;
  uint64_t seed = 1;
  int32_t as_of = static_cast<int32_t>(literal::DaysFromCivil({2026, 11, 22}));
  uint32_t missing_percent = 100;  // 0: every fact is known
  bool received_times = true;      // 收到时间 of every row
  struct Region {
    std::string code;
    uint32_t weight = 1;
  };
  std::vector<Region> regions = {};  // 登记地区; empty: a mix of the standard policies' regions
};

// Takes one line, without line feed. An error ends the generation and is returned.
using LineSink = std::function<base::Status(std::string_view line)>;

// Error: XZ0935 the program's schema has no identifier or kind of subject.
base::Status GenerateSubjects(const check::Program& program, const GeneratorOptions& options,
                              const LineSink& sink);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_GENERATOR_H_
