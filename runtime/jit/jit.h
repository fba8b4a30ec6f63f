// Machine code of a module, in memory.
//
// Input: a module ordered by passes::AssignStrata. Output: its kernels as functions, for this
// machine's processor. Immutable and shared between threads. This folder's jit.cpp is the only user
// of LLVM's ORC.
#ifndef XINZE_RUNTIME_JIT_JIT_H_
#define XINZE_RUNTIME_JIT_JIT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/abi/kernel.h"
#include "compiler/base/result.h"
#include "compiler/ir/module.h"

namespace xinze::jit {

enum class OptimizationLevel : uint8_t {
  None,     // O0: made in a fifth of the time, for what runs once or has just begun
  Shipped,  // O1, which is as fast as O2 here: the code is in vectors already
};

struct JitOptions {
  OptimizationLevel level = OptimizationLevel::Shipped;
  bool verify = true;  // LLVM's own verifier
};

// How long a phase of compilation took, on the wall clock.
struct PhaseTime {
  std::string_view phase;
  double milliseconds = 0;
};

class CompiledModule {
 public:
  CompiledModule(CompiledModule&&) noexcept;
  CompiledModule& operator=(CompiledModule&&) noexcept;
  ~CompiledModule();

  // Errors: XZ1020, the processor or the code generator refuses.
  static base::Result<CompiledModule> Compile(const ir::Module& module, const JitOptions& options);

  const std::vector<PhaseTime>& phases() const;
  // Null for a kernel without steps.
  xinze_kernel kernel(size_t index) const;

 private:
  struct Impl;
  explicit CompiledModule(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The processor that code is made for, in LLVM's words, and LLVM's version: what a time of
// compilation or evaluation depends on.
std::string HostProcessor();
std::string LlvmVersion();

// The text of `--dump=llvm`, before or after optimisation.
std::string DumpLlvm(const ir::Module& module, OptimizationLevel level);

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_JIT_H_
