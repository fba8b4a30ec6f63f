// The primitives that kernels call (compiler/ir/instruction.def, form Tile): what crosses from one
// domain to another, and arithmetic that does not fit vector code.
//
// Each computes one stored value over the whole tile. They read and write the frame only, allocate
// nothing, and cannot fail.
#ifndef XINZE_RUNTIME_JIT_PRIMITIVES_H_
#define XINZE_RUNTIME_JIT_PRIMITIVES_H_

#include "compiler/abi/kernel.h"
#include "compiler/ir/module.h"

namespace xinze::jit {

// The address of the primitive for an instruction of form Tile.
xinze_primitive PrimitiveFor(ir::Op op);

// The tile's rows among word `w` of a domain, as a mask.
inline uint64_t RowsOfWord(const xinze_kernel_domain& domain, int64_t w) {
  const int64_t begin = domain.base_row + 64 * w;
  uint64_t mask = ~uint64_t{0};
  if (begin < domain.first_row) mask &= ~uint64_t{0} << (domain.first_row - begin);
  const int64_t rest = domain.last_row - begin;
  if (rest < 64) mask = rest <= 0 ? 0 : mask & ((uint64_t{1} << rest) - 1);
  return mask;
}

// Calls f(row) with the row of the batch for each set bit that is of the tile, ascending.
template <typename F>
void ForEachRow(const xinze_kernel_domain& domain, const uint64_t* bits, F f) {
  for (int64_t w = 0; w < domain.words; ++w) {
    uint64_t rest = bits[w];
    if (rest == 0) continue;
    rest &= RowsOfWord(domain, w);
    const int64_t begin = domain.base_row + 64 * w;
    while (rest != 0) {
      f(begin + __builtin_ctzll(rest));
      rest &= rest - 1;
    }
  }
}

inline bool TestBit(const uint64_t* bits, int64_t index) {
  return (bits[index / 64] >> (index % 64) & 1) != 0;
}
inline void SetBit(uint64_t* bits, int64_t index) {
  bits[index / 64] |= uint64_t{1} << (index % 64);
}

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_PRIMITIVES_H_
