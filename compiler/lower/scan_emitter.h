// Emits one scan: the loop over the words of a domain (ir_to_llvm.h).
#ifndef XINZE_COMPILER_LOWER_SCAN_EMITTER_H_
#define XINZE_COMPILER_LOWER_SCAN_EMITTER_H_

#include <map>

#include "compiler/ir/module.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>
#pragma GCC diagnostic pop

namespace xinze::lower {

// The LLVM types of compiler/abi/kernel.h, and loads of their members.
class KernelAbi {
 public:
  explicit KernelAbi(llvm::LLVMContext& context);

  llvm::Type* lane_type(ir::Lane lane) const;  // one element; Bits: i64
  llvm::Type* word_type(ir::Lane lane) const;  // 64 of them; Bits: i64
  llvm::StructType* column() const { return column_; }
  llvm::StructType* domain() const { return domain_; }
  llvm::StructType* args() const { return args_; }
  llvm::Value* Load(llvm::IRBuilder<>& b, llvm::StructType* type, llvm::Value* pointer,
                    unsigned member) const;

 private:
  llvm::LLVMContext& context_;
  llvm::StructType* column_;
  llvm::StructType* domain_;
  llvm::StructType* args_;
};

class ScanEmitter {
 public:
  ScanEmitter(const ir::Module& module, const ir::Scan& scan, const KernelAbi& abi,
              llvm::Function* function);
  void Emit();

 private:
  struct ColumnPointers {
    llvm::Value* values = nullptr;
    llvm::Value* known = nullptr;
    llvm::Value* present = nullptr;
    llvm::Value* known_mask = nullptr;
    llvm::Value* present_mask = nullptr;
  };

  void LoadPointers();
  void LoadColumns(llvm::Value* columns);
  llvm::Value* Operand(const ir::Instruction& v, size_t i);
  llvm::Value* Vector(const ir::Instruction& v, size_t i, bool vector);
  llvm::Value* Value(ir::ValueId id);
  llvm::Value* Compute(const ir::Instruction& v);
  llvm::Value* ComputeUniform(const ir::Instruction& v);
  llvm::Value* LoadColumn(const ir::Instruction& v);
  llvm::Value* Compare(const ir::Instruction& v);
  llvm::Value* Select(const ir::Instruction& v);
  llvm::Value* Opaque(llvm::Value* mask);
  llvm::Value* Widen(const ir::Instruction& v);
  llvm::Value* InSet(const ir::Instruction& v);
  llvm::Value* InTable(llvm::Value* codes, const ir::CodeRanges& set);
  llvm::Value* ToBits(llvm::Value* comparison);
  llvm::Value* Splat(llvm::Value* scalar, llvm::Type* word);
  llvm::Value* SlotAddress(ir::ValueId id);

  const ir::Module& module_;
  const ir::Scan& scan_;
  const KernelAbi& abi_;
  llvm::Function* function_;
  llvm::IRBuilder<> b_;
  llvm::IRBuilder<> entry_;  // before the loop: uniform values
  std::map<ir::ValueId, llvm::Value*> made_;
  std::map<int32_t, llvm::Value*> slots_;
  std::map<int64_t, ColumnPointers> columns_;
  llvm::Value* args_ = nullptr;
  llvm::Value* word_ = nullptr;         // index of the word in the tile
  llvm::Value* row_ = nullptr;          // of the batch, where the word begins
  llvm::Value* word_of_row_ = nullptr;  // row / 64
};

}  // namespace xinze::lower

#endif  // XINZE_COMPILER_LOWER_SCAN_EMITTER_H_
