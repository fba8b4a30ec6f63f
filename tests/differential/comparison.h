// Compares the two executions on one policy and its subjects.
#ifndef XINZE_TESTS_DIFFERENTIAL_COMPARISON_H_
#define XINZE_TESTS_DIFFERENTIAL_COMPARISON_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "compiler/driver/compilation.h"
#include "runtime/decide/engine.h"

namespace xinze::differential {

// A difference: which subject (index into the lines given), what, and by which execution.
struct Difference {
  size_t subject = 0;
  std::string what;
};

// One policy, compiled for the reference interpreter, for native code at O0 and as shipped.
class Comparison {
 public:
  // None where the text does not compile; `diagnostics` then says why.
  static std::unique_ptr<Comparison> Create(const std::string& policy, std::string& diagnostics);

  // The first difference in any result field of any subject on that day. Subjects that the reader
  // rejects are counted in `rejected`, not compared.
  std::optional<Difference> Run(const std::vector<nlohmann::json>& subjects, int32_t as_of);

  // Beyond that: when each answer begins and ends, against every single day so many days before and
  // after (day_by_day.h); 0: not.
  void set_days(int32_t days) { days_ = days; }

  uint64_t compared() const { return compared_; }
  uint64_t rejected() const { return rejected_; }
  // Entries by status seen, lists then measures: so that a run can show what it covered.
  const std::vector<uint64_t>& statuses() const { return statuses_; }

 private:
  explicit Comparison(driver::Compilation compilation);

  driver::Compilation compilation_;
  std::unique_ptr<decide::Engine> reference_, unoptimised_, shipped_;
  uint64_t compared_ = 0;
  uint64_t rejected_ = 0;
  int32_t days_ = 0;
  std::vector<uint64_t> statuses_;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_COMPARISON_H_
