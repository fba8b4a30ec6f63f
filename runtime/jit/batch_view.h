// A batch as kernels read it, and the words of the parameter block: made once a call.
//
// The last partial word of every column is copied to 64 rows of its own, so that kernels read whole
// words without ever reading beyond a buffer, however it is padded.
#ifndef XINZE_RUNTIME_JIT_BATCH_VIEW_H_
#define XINZE_RUNTIME_JIT_BATCH_VIEW_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/abi/kernel.h"
#include "compiler/check/program.h"
#include "compiler/ir/module.h"
#include "runtime/jit/text_finder.h"

namespace xinze::jit {

class BatchView {
 public:
  // All must outlive the view. The batch has one table an entity and one column a field.
  BatchView(const check::Program& program, const ir::Module& module, const xinze_batch& batch);

  const xinze_kernel_column* columns() const { return columns_.data(); }
  const xinze_kernel_column* tails() const { return tails_.data(); }

 private:
  void AddField(const check::Program& program, const ir::Column& column);
  void AddCompleteUntil(const check::Program& program, const ir::Column& column);
  void Add(const void* values, size_t bytes, const uint8_t* known, const uint8_t* present,
           int64_t rows);
  uint64_t* Words(size_t count);

  const xinze_batch& batch_;
  std::vector<xinze_kernel_column> columns_;
  std::vector<xinze_kernel_column> tails_;
  std::vector<std::unique_ptr<uint64_t[]>> buffers_;
};

// The values of ir::Module::parameters on the day asked about.
std::vector<int64_t> FillParameters(const check::Program& program, const ir::Module& module,
                                    const TextIds& texts, int32_t as_of);

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_BATCH_VIEW_H_
