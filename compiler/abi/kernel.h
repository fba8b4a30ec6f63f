/* What generated code is given: the plain C structs between the runtime and compiled kernels.
 *
 * A kernel evaluates one tile: a run of subjects that begins at a multiple of 64, with all the rows
 * of all their collections. Every value over the rows of a domain is an array over the tile's
 * words: word w stands for the rows base_row + 64 w .. + 63. A truth rail is one uint64_t a word,
 * least significant bit first; a scalar has 64 lanes a word, of 1, 4 or 8 bytes. The first and last
 * word may hold rows of other tiles: their bits have no meaning, and no reduction reads them.
 *
 * Kernels never fail, allocate or throw; they read batch and parameters, and write the frame only.
 */
#ifndef XINZE_COMPILER_ABI_KERNEL_H_
#define XINZE_COMPILER_ABI_KERNEL_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One column as a kernel reads it, indexed by the row of the batch: a null bitmap of the batch is
 * one word of ones with mask 0. */
struct xinze_kernel_column {
  const void* values;
  const uint64_t* known;   /* word of row r: known[(r / 64) & known_mask] */
  const uint64_t* present; /* word of row r: present[(r / 64) & present_mask] */
  int64_t known_mask;
  int64_t present_mask;
};

/* The rows of one entity in the tile. */
struct xinze_kernel_domain {
  int64_t first_row;
  int64_t last_row; /* exclusive */
  int64_t base_row; /* first_row rounded down to a multiple of 64 */
  int64_t words;    /* base_row + 64 * words >= last_row */
  int64_t
      full_words; /* words of which all 64 rows exist in the batch; the rest is read from tails */
  const int32_t* offsets; /* as in xinze_table */
  const int32_t* parent;
  int64_t parent_domain; /* -1: the subject has none */
};

struct xinze_kernel_args {
  const struct xinze_kernel_domain* domains; /* by EntityId */
  const struct xinze_kernel_column* columns; /* in the order of ir::Module::columns */
  const struct xinze_kernel_column*
      tails;                 /* the same; the last partial word is padded to 64 rows */
  const int64_t* parameters; /* in the order of ir::Module::parameters */
  void* const* slots;        /* the frame: one array a stored value */
  const void* working_days;  /* literal::WorkingCalendar, for primitives */
};

/* The description of one call of a primitive, laid out by lower/ as constants of the module. A
 * primitive computes one stored value from others over whole tiles: what crosses from one domain to
 * another, or does not fit vector code. */
enum { XINZE_PRIMITIVE_OPERANDS = 4 };
struct xinze_primitive_call {
  int64_t result;      /* slot */
  int64_t domain;      /* of the result */
  int64_t from_domain; /* of the operands */
  int64_t lane_bytes;  /* of the result: 1, 4 or 8; 0: a bitmap */
  int64_t immediate;
  int64_t operands[XINZE_PRIMITIVE_OPERANDS]; /* slots; -1: none */
};

typedef void (*xinze_kernel)(const struct xinze_kernel_args*);
typedef void (*xinze_primitive)(const struct xinze_kernel_args*,
                                const struct xinze_primitive_call*);

#ifdef __cplusplus
}
#endif

#endif  // XINZE_COMPILER_ABI_KERNEL_H_
