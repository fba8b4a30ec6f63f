// Passes over the columnar IR: each a free function in a file of its name.
//
// Input: a module that ir::Verify accepts. Output: the same meaning in every stored value that a
// root reads, bit for bit, for every batch and every day asked about. `RunPasses` runs them in the
// order in which `--dump=passes` lists them, and verifies after each.
#ifndef XINZE_COMPILER_PASSES_PASSES_H_
#define XINZE_COMPILER_PASSES_PASSES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/ir/module.h"

namespace xinze::passes {

// Truths and scalars that are known without a row; a rail that the schema makes equal to the other
// becomes that other. Laws of bits only: each rail is an ordinary bit.
void FoldRails(ir::Module& module);

// Equal instructions become one.
void SharePredicates(ir::Module& module);

// `PeriodEnd(d, p) < A` becomes `d <= T(p)`, where p is a constant, a parameter, or a selection
// among them: T is inverted once a call instead of d's period being counted once a row.
void InvertPeriodEnds(ir::Module& module);

// What no root needs goes.
void RemoveDead(ir::Module& module);

// Orders the module into kernels of scans and primitives between host calls, and gives what they
// hand to each other its place in the frame. To be run last: values do not move any more.
void AssignStrata(ir::Module& module);

struct PassRecord {
  std::string_view name;
  int64_t microseconds = 0;
  size_t values_before = 0;
  size_t values_after = 0;
};
std::vector<PassRecord> RunPasses(ir::Module& module);

}  // namespace xinze::passes

#endif  // XINZE_COMPILER_PASSES_PASSES_H_
