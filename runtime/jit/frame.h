// The scratch memory of one thread: an array for every value that kernels and host calls hand on.
//
// Laid out by bumping through ir::Module::frame for the most words a domain has had so far; reused
// from tile to tile, so that it stays in the caches. Nothing is cleared between tiles: every array
// is written before it is read.
#ifndef XINZE_RUNTIME_JIT_FRAME_H_
#define XINZE_RUNTIME_JIT_FRAME_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "compiler/ir/module.h"

namespace xinze::jit {

class Frame {
 public:
  explicit Frame(const ir::Module& module);

  // Makes room for `words[d]` words of every domain d.
  void Fit(const std::vector<int64_t>& words);
  void* const* slots() const { return slots_.data(); }

 private:
  struct Free {
    void operator()(void* memory) const;
  };

  const ir::Module& module_;
  std::vector<int64_t> capacity_;  // words, by domain
  std::vector<void*> slots_;
  std::unique_ptr<void, Free> memory_;
};

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_FRAME_H_
