// The needs and presumptions of answers, found with and without the trees that explain them.
#ifndef XINZE_TESTS_DIFFERENTIAL_NEEDS_COMPARISON_H_
#define XINZE_TESTS_DIFFERENTIAL_NEEDS_COMPARISON_H_

#include <cstdint>
#include <string>

#include "compiler/abi/columns.h"
#include "runtime/interp/interpreter.h"
#include "runtime/interp/needs.h"

namespace xinze::differential {

class NeedsComparison {
 public:
  // The interpreter must outlive it.
  explicit NeedsComparison(const interp::Interpreter& interpreter)
      : interpreter_(interpreter), presumptions_(interpreter.program()) {}

  // The first list or measure of a subject whose needs differ; empty if they agree.
  std::string Compare(const xinze_batch& batch, int64_t subject, int32_t as_of) const;

 private:
  const interp::Interpreter& interpreter_;
  interp::PresumptionTable presumptions_;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_NEEDS_COMPARISON_H_
