// One subject on one day, of whom several things may be asked: an outcome, since when lists have
// been on, until when answers stand, what they lack. Nothing is evaluated before the first
// question, and nothing twice.
#ifndef XINZE_RUNTIME_INTERP_INQUIRY_H_
#define XINZE_RUNTIME_INTERP_INQUIRY_H_

#include <cstdint>
#include <optional>

#include "compiler/abi/columns.h"
#include "compiler/check/outcome.h"
#include "runtime/interp/evaluation.h"
#include "runtime/interp/interpreter.h"

namespace xinze::interp {

// Belongs to one thread; what it is made of outlives it.
class Inquiry {
 public:
  Inquiry(const Interpreter& interpreter, const xinze_batch& batch, int64_t subject_row,
          int32_t as_of)
      : interpreter_(interpreter), batch_(batch), subject_row_(subject_row), as_of_(as_of) {}
  Inquiry(const Inquiry&) = delete;
  Inquiry& operator=(const Inquiry&) = delete;

  const Interpreter& interpreter() const { return interpreter_; }
  const xinze_batch& batch() const { return batch_; }
  int64_t subject_row() const { return subject_row_; }
  int32_t as_of() const { return as_of_; }

  check::SubjectOutcome Evaluate();
  // Adds what native code leaves out of an outcome: since when lists without procedure have been
  // on, and from when the measures that rest on them.
  void CompleteSince(check::SubjectOutcome& outcome);

  DayEvaluation& day() {
    if (!subject_.has_value()) {
      subject_.emplace(interpreter_.program(), interpreter_.tables(), batch_, subject_row_);
    }
    return subject_->At(as_of_);
  }

 private:
  const Interpreter& interpreter_;
  const xinze_batch& batch_;
  int64_t subject_row_;
  int32_t as_of_;
  std::optional<SubjectEvaluation> subject_;
};

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_INQUIRY_H_
