#include "runtime/decide/engine.h"

#include <utility>

#include "runtime/interp/interpreter.h"
#include "runtime/jit/evaluate.h"

namespace xinze::decide {
namespace {

class InterpretedOutcomes : public BatchOutcomes {
 public:
  InterpretedOutcomes(const interp::Interpreter& interpreter, const xinze_batch& batch,
                      int32_t as_of)
      : interpreter_(interpreter), batch_(batch), as_of_(as_of) {}

  interp::Inquiry About(int64_t subject) const override {
    return interp::Inquiry(interpreter_, batch_, subject, as_of_);
  }
  void Read(interp::Inquiry& inquiry, check::SubjectOutcome& outcome) const override {
    outcome = inquiry.Evaluate();
  }

 private:
  const interp::Interpreter& interpreter_;
  const xinze_batch& batch_;
  int32_t as_of_;
};

class InterpreterEngine final : public Engine {
 public:
  explicit InterpreterEngine(const check::Program& program) : interpreter_(program) {}

  // Nothing is evaluated before it is read.
  std::unique_ptr<BatchOutcomes> Evaluate(const xinze_batch& batch, int32_t as_of) const override {
    return std::make_unique<InterpretedOutcomes>(interpreter_, batch, as_of);
  }

 private:
  interp::Interpreter interpreter_;
};

// Native code answers, but for what rests on the world of an earlier day: there the interpreter is
// asked.
class NativeOutcomes final : public InterpretedOutcomes {
 public:
  NativeOutcomes(const interp::Interpreter& interpreter, const xinze_batch& batch, int32_t as_of,
                 jit::NativeResults results)
      : InterpretedOutcomes(interpreter, batch, as_of),
        program_(interpreter.program()),
        results_(std::move(results)) {}

  void Read(interp::Inquiry& inquiry, check::SubjectOutcome& outcome) const override {
    const auto row = static_cast<int32_t>(inquiry.subject_row());
    if (results_.NeedsReference(row)) {
      return InterpretedOutcomes::Read(inquiry, outcome);
    }
    results_.ReadOutcome(program_, row, outcome);
    inquiry.CompleteSince(outcome);
  }

 private:
  const check::Program& program_;
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
