// One of the two executions, behind one face.
//
// Input: a checked program, then batches. Output: outcomes by subject. Invariants: the answers do
// not depend on which execution gives them; an engine may be used by several threads at once.
#ifndef XINZE_RUNTIME_DECIDE_ENGINE_H_
#define XINZE_RUNTIME_DECIDE_ENGINE_H_

#include <cstdint>
#include <memory>

#include "compiler/abi/columns.h"
#include "compiler/base/result.h"
#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "runtime/interp/inquiry.h"

namespace xinze::decide {

enum class Execution : uint8_t { Interpreter, NativeUnoptimised, Native };

// The outcomes of one batch.
class BatchOutcomes {
 public:
  virtual ~BatchOutcomes() = default;

  virtual interp::Inquiry About(int64_t subject) const = 0;
  // Of the subject of an inquiry that About made: what the answer takes of the interpreter is there
  // for further questions.
  virtual void Read(interp::Inquiry& inquiry, check::SubjectOutcome& outcome) const = 0;
  void Read(int64_t subject, check::SubjectOutcome& outcome) const {
    interp::Inquiry inquiry = About(subject);
    Read(inquiry, outcome);
  }
};

class Engine {
 public:
  virtual ~Engine() = default;
  // The batch must outlive what is returned.
  virtual std::unique_ptr<BatchOutcomes> Evaluate(const xinze_batch& batch,
                                                  int32_t as_of) const = 0;
};

// The program must outlive the engine. Errors: XZ1020 where native code cannot be made here.
base::Result<std::unique_ptr<Engine>> MakeEngine(const check::Program& program,
                                                 Execution execution);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_ENGINE_H_
