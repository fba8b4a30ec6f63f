#include "runtime/decide/engine.h"

#include <utility>
#include <vector>

#include "runtime/interp/interpreter.h"
#include "runtime/jit/evaluate.h"

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

  std::unique_ptr<BatchOutcomes> Evaluate(const xinze_batch& batch, int32_t as_of) const override {
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

// Native code answers, but for what rests on the world of an earlier day: there the interpreter is
// asked.
class NativeOutcomes final : public BatchOutcomes {
 public:
  NativeOutcomes(const interp::Interpreter& interpreter, const xinze_batch& batch, int32_t as_of,
                 jit::NativeResults results)
      : interpreter_(interpreter), batch_(batch), as_of_(as_of), results_(std::move(results)) {}

  void Read(int64_t subject, check::SubjectOutcome& outcome) const override {
    const auto row = static_cast<int32_t>(subject);
    if (results_.NeedsReference(row)) {
      outcome = interpreter_.Evaluate(batch_, subject, as_of_);
      return;
    }
    outcome = results_.OutcomeOf(interpreter_.program(), row);
    interpreter_.CompleteSince(batch_, subject, as_of_, outcome);
  }

 private:
  const interp::Interpreter& interpreter_;
  const xinze_batch& batch_;
  int32_t as_of_;
  jit::NativeResults results_;
};

class NativeEngine final : public Engine {
 public:
  NativeEngine(const check::Program& program, jit::NativeProgram native)
      : interpreter_(program), native_(std::move(native)) {}

  std::unique_ptr<BatchOutcomes> Evaluate(const xinze_batch& batch, int32_t as_of) const override {
    return std::make_unique<NativeOutcomes>(interpreter_, batch, as_of,
                                            native_.Evaluate(batch, as_of));
  }

 private:
  interp::Interpreter interpreter_;
  jit::NativeProgram native_;
};

}  // namespace

base::Result<std::unique_ptr<Engine>> MakeEngine(const check::Program& program,
                                                 Execution execution) {
  if (execution == Execution::Interpreter) {
    return std::unique_ptr<Engine>(std::make_unique<InterpreterEngine>(program));
  }
  jit::JitOptions options;
  options.level = execution == Execution::Native ? jit::OptimizationLevel::Shipped
                                                 : jit::OptimizationLevel::None;
  auto native = jit::NativeProgram::Compile(program, options);
  if (!native.ok()) {
    return base::Error{"XZ1020", "此机器上不能生成机器代码：" + native.error().zh,
                       "no native code can be made on this machine: " + native.error().en};
  }
  return std::unique_ptr<Engine>(std::make_unique<NativeEngine>(program, *std::move(native)));
}

}  // namespace xinze::decide
