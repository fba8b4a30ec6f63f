// Facts as columns: the plain C structs that record readers fill, and that the interpreter, native
// code and hosts read. Buffers are laid out as in the Arrow columnar format (64-byte aligned,
// padded to 64 bytes, bitmaps least significant bit first), so Arrow arrays need no copy.
//
// A batch is the world at one known-at time: one row a key, the version that stands; which rows and
// event dates exist on the day asked about is left to the evaluation. Rows of a collection are
// ordered by their parent's row, and within it by (发生日, key).
//
// Storage of a type (see check::StorageOf):
//   真假 u8 (0, 1); 词表 u8, or i32 where large (storage.h): code, `values.size()` = not listed;
//   listed; 日期 i32 days since 1970-01-01; 整数, 金额 (分), 比例 (millionths), 期间 (packed) i64;
//   集合 u64 mask; 文本 i32 into the batch's texts; 引用 none: `refs`.
#ifndef XINZE_COMPILER_ABI_COLUMNS_H_
#define XINZE_COMPILER_ABI_COLUMNS_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { XINZE_PADDING = 64 };

// One field of all rows of one entity. A row is: known if its bit in `known` is set (null: all);
// present if its bit in `present` is set (null: all). Known and not present: absent. Not known:
// `present` set means that absence is ruled out (field not 可无). The value of a row that is not
// known and present is 0.
struct xinze_column {
  const void* values;
  const uint8_t* known;
  const uint8_t* present;
  // 引用 only: row i names rows refs[ref_offsets[i] .. ref_offsets[i+1]) of the entity referred to;
  // XINZE_REF_MISSING: no such key is known; XINZE_REF_WITHDRAWN: it was withdrawn.
  const int32_t* ref_offsets;
  const int32_t* refs;
};
enum { XINZE_REF_MISSING = -1, XINZE_REF_WITHDRAWN = -2 };

// One entity. For the subject, offsets and parent are null and complete_until is unused.
struct xinze_table {
  int64_t rows;
  const int32_t* offsets;  // rows of parent row p: [offsets[p], offsets[p+1]); rows(parent)+1
  const int32_t* parent;   // row -> parent row
  const int32_t* complete_until;  // per parent row: last day to which the collection is complete;
                                  // INT32_MIN: incomplete, INT32_MAX: complete
  const struct xinze_column* columns;  // in the order of Entity::fields
  int32_t column_count;
};

struct xinze_batch {
  const struct xinze_table* tables;  // by EntityId
  int32_t table_count;
  const char* const* texts;  // UTF-8, NUL-terminated; ids of 文本 values
  int32_t text_count;
};

#ifdef __cplusplus
}
#endif

#endif  // XINZE_COMPILER_ABI_COLUMNS_H_
