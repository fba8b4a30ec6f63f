#include "runtime/decide/engine.h"

#include <utility>
#include <vector>

#include "runtime/interp/interpreter.h"

namespace xinze::decide {
namespace {

class InterpretedOutcomes final : public BatchOutcomes {
 public:
  explicit InterpretedOutcomes(std::vector<check::SubjectOutcome> outcomes)
      : outcomes_(std::move(outcomes)) {}

  void Read(int64_t subject, check::SubjectOutcome& outcome) const override {
    outcome = outcomes_[static_cast<size_t>(subject)];
  }

 private:
  std::vector<check::SubjectOutcome> outcomes_;
};

class InterpreterEngine final : public Engine {
 public:
  explicit InterpreterEngine(const check::Program& program) : interpreter_(program) {}

  std::unique_ptr<BatchOutcomes> Evaluate(const xinze_batch& batch,
                                          int32_t as_of) const override {
    std::vector<check::SubjectOutcome> outcomes;
    outcomes.reserve(static_cast<size_t>(batch.tables[0].rows));
    for (int64_t row = 0; row < batch.tables[0].rows; ++row) {
      outcomes.push_back(interpreter_.Evaluate(batch, row, as_of));
    }
    return std::make_unique<InterpretedOutcomes>(std::move(outcomes));
  }

 private:
  interp::Interpreter interpreter_;
};

}  // namespace

base::Result<std::unique_ptr<Engine>> MakeEngine(const check::Program& program,
                                                 Execution execution) {
  static_cast<void>(execution);
  return std::unique_ptr<Engine>(std::make_unique<InterpreterEngine>(program));
}

}  // namespace xinze::decide
