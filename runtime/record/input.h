// An input that can be read twice.
//
// Input: a path, or - for standard input. A regular file is read where it is; what is none (a pipe,
// a terminal) is first copied to its end into a file without a name in the folder for temporary
// files, which is gone when it is closed.
#ifndef XINZE_RUNTIME_RECORD_INPUT_H_
#define XINZE_RUNTIME_RECORD_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "compiler/base/result.h"

namespace xinze::record {

// Of a regular file: if two are equal it was not written to in between.
struct FileStamp {
  uint64_t device = 0;
  uint64_t inode = 0;
  int64_t bytes = 0;
  int64_t modified_seconds = 0;
  int64_t modified_nanoseconds = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

class Input {
 public:
  // Errors: XZ0930 cannot be read, XZ0931 a directory, XZ0940 cannot be copied.
  static base::Result<Input> Open(const std::string& path);
  Input(Input&& other) noexcept;
  Input& operator=(Input&& other) noexcept;
  ~Input();

  // Reads up to `size` bytes; 0: the end. Error: XZ0930.
  base::Result<size_t> Read(char* to, size_t size);
  // Begins again where Open began. Error: XZ0930.
  base::Status Rewind();
  base::Result<FileStamp> Stamp() const;
  // Whether the path can be opened once more and leads to the same content.
  bool can_reopen() const { return can_reopen_; }

 private:
  Input(std::string name, int descriptor);
  base::Status CopyFrom(int source);
  base::Error Unreadable(int error) const;

  std::string name_;  // In messages.
  int descriptor_ = -1;
  int64_t start_ = 0;  // Standard input may have been read from before.
  bool can_reopen_ = false;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_INPUT_H_
