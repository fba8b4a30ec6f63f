// Compiled evaluation: all lists and measures of all subjects of a batch.
//
// Input: a checked program, once; then batches of facts and days. Output: NativeResults, equal to
// what the interpreter says, bit for bit, for every subject that is not marked needs_reference; but
// for the since of lists without procedure, which no single day tells
// (interp::Inquiry adds it).
// Invariants: a NativeProgram is immutable and may be used by several threads at once; results
// depend neither on tiles nor on threads; nothing throws.
#ifndef XINZE_RUNTIME_JIT_EVALUATE_H_
#define XINZE_RUNTIME_JIT_EVALUATE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/base/result.h"
#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "runtime/jit/jit.h"
#include "runtime/jit/native_results.h"

namespace xinze::jit {

struct EvaluateOptions {
  int threads = 1;
  // The subjects asked about: rows [first, last) of the first table; last < 0: to its end.
  int64_t first = 0;
  int64_t last = -1;
};

class NativeProgram {
 public:
  NativeProgram(NativeProgram&&) noexcept;
  NativeProgram& operator=(NativeProgram&&) noexcept;
  ~NativeProgram();

  // The program must outlive what is made of it. Errors: those of CompiledModule::Compile.
  static base::Result<NativeProgram> Compile(const check::Program& program,
                                             const JitOptions& options);

  // `as_of` in days since 1970-01-01, within the years 1 to 9999. The batch has a table for every
  // entity and a column for every field, as in columns.h; it holds each text once.
  NativeResults Evaluate(const xinze_batch& batch, int32_t as_of,
                         const EvaluateOptions& options = {}) const;

  const check::Program& program() const;
  const ir::Module& module() const;
  // From the checked program to machine code, in order.
  const std::vector<PhaseTime>& phases() const;

 private:
  struct Impl;
  explicit NativeProgram(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The text of `--dump=ir`, after the passes.
std::string DumpIr(const check::Program& program);

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_EVALUATE_H_
