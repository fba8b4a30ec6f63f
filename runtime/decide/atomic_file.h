// A file that appears when it is complete.
//
// Written under a name of its own beside the target, made durable and renamed on Commit; what was
// not committed is removed. Errors: XZ1010, with the path and the reason of the system.
#ifndef XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_
#define XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_

#include <string>
#include <string_view>

#include "compiler/base/result.h"

namespace xinze::decide {

class AtomicFile {
 public:
  // `path` of "-" is standard output: nothing is renamed, and Commit only flushes.
  static base::Result<AtomicFile> Create(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  ~AtomicFile();

  base::Status Write(std::string_view text);
  base::Status Commit();

 private:
  AtomicFile(std::string path, std::string partial, int descriptor)
      : path_(std::move(path)), partial_(std::move(partial)), descriptor_(descriptor) {}
  base::Status Flush();
  base::Error Failure() const;
  void Discard();

  std::string path_;
  std::string partial_;  // Empty for standard output.
  int descriptor_ = -1;
  std::string buffer_;
};

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_
