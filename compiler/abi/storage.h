// Where a storage width of columns.h depends on the data.
#ifndef XINZE_COMPILER_ABI_STORAGE_H_
#define XINZE_COMPILER_ABI_STORAGE_H_

#ifdef __cplusplus
extern "C" {
#endif

// Codes of a 词表 of up to so many values are u8 (one more stands for what is not listed), else
// i32.
enum { XINZE_MOST_VALUES_IN_ONE_BYTE = 254 };

#ifdef __cplusplus
}
#endif

#endif  // XINZE_COMPILER_ABI_STORAGE_H_
