// Code generation: the columnar IR -> LLVM.
//
// Input: a module ordered by passes::AssignStrata. Output: an LLVM module with one function
// `xinze_kernel_<k>` a kernel (compiler/abi/kernel.h: xinze_kernel), which calls its scans in place
// and the primitives `xinze_primitive_<Op>` by name. Vectors are explicit, 64 lanes a word: nothing
// leans on the loop vectoriser. No other symbol is visible.
#ifndef XINZE_COMPILER_LOWER_IR_TO_LLVM_H_
#define XINZE_COMPILER_LOWER_IR_TO_LLVM_H_

#include <memory>
#include <string>

#include "compiler/ir/module.h"

namespace llvm {
class LLVMContext;
class Module;
}  // namespace llvm

namespace xinze::lower {

struct LlvmOptions {
  int prefer_vector_width = 0;  // bits; 0: what the target prefers
};

std::unique_ptr<llvm::Module> IrToLlvm(const ir::Module& module, llvm::LLVMContext& context,
                                       const LlvmOptions& options);

std::string KernelName(size_t kernel);
std::string PrimitiveName(ir::Op op);

}  // namespace xinze::lower

#endif  // XINZE_COMPILER_LOWER_IR_TO_LLVM_H_
