// Compares the two executions on one policy and its subjects.
#ifndef XINZE_TESTS_DIFFERENTIAL_COMPARISON_H_
#define XINZE_TESTS_DIFFERENTIAL_COMPARISON_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "compiler/driver/compilation.h"
#include "runtime/decide/engine.h"
#include "runtime/interp/interpreter.h"
#include "tests/differential/coverage.h"
#include "tests/differential/needs_comparison.h"
#include "tests/differential/policy_model.h"
#include "tests/differential/subject_generator.h"

namespace xinze::differential {

// A difference: which subject (index into the lines given), in which fields, and by which
// execution; by the interpreter itself where its needs are not those of its explanations, or its
// first and last days not those that single days show.
struct Difference {
  size_t subject = 0;
  decide::Execution execution = decide::Execution::Native;
  std::string what;
};

// decide::MakeEngine, or (in tests) something that lies.
using EngineFactory = std::function<base::Result<std::unique_ptr<decide::Engine>>(
    const check::Program&, decide::Execution)>;

// Of a comparison, in milliseconds.
struct Times {
  double parse = 0, check = 0, compile_unoptimised = 0, compile_shipped = 0;
  double read = 0, interpret = 0, native = 0, compare = 0;
  void Add(const Times& other);
};

struct Totals {
  uint64_t compared = 0;
  uint64_t rejected = 0;  // Subjects that the reader rejects.
  uint64_t rejected_rows = 0;
  Coverage coverage;
  Times times;
  void Add(const Totals& other);
};

// One policy, compiled for the reference interpreter and for others to compare with it.
class Comparison {
 public:
  // None where the text does not compile; `diagnostics` then says why.
  static std::unique_ptr<Comparison> Create(const std::vector<SourceText>& policy,
                                            const EngineFactory& make_engine,
                                            const std::vector<decide::Execution>& executions,
                                            std::string& diagnostics);

  // The first difference in any result field of any subject.
  std::optional<Difference> Run(const std::vector<nlohmann::json>& subjects,
                                const Question& question);

  // Trees are large: the needs of answers are compared for the first of so many subjects each.
  void set_subjects_per_tree(uint64_t subjects) { subjects_per_tree_ = subjects; }

  // Beyond that: when each answer begins and ends, against every single day so many days before and
  // after (day_by_day.h); 0: not.
  void set_days(int32_t days) { days_ = days; }

  const Totals& totals() const { return totals_; }

 private:
  Comparison(driver::Compilation compilation, const EngineFactory& make_engine,
             const std::vector<decide::Execution>& executions);

  std::optional<Difference> CompareBatch(const xinze_batch& batch, int32_t as_of);

  driver::Compilation compilation_;
  std::unique_ptr<decide::Engine> reference_;
  std::vector<std::pair<decide::Execution, std::unique_ptr<decide::Engine>>> engines_;
  interp::Interpreter interpreter_;
  NeedsComparison needs_;
  uint64_t subjects_per_tree_ = 1;
  int32_t days_ = 0;
  Totals totals_;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_COMPARISON_H_
