// A file that appears when it is complete.
//
// Written under a name of its own beside the target, made durable by Finish and renamed by Release;
// what was not released is removed. So several outputs of one run can all be made durable before
// any of them appears. A target that is no regular file (a device, a pipe) cannot be renamed onto:
// it is written in place, and so is standard output. Errors: XZ1010, with the path and the reason
// of the system.
#ifndef XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_
#define XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_

#include <string>
#include <string_view>

#include "compiler/base/result.h"

namespace xinze::decide {

class AtomicFile {
 public:
  // `path` of "-" is standard output.
  static base::Result<AtomicFile> Create(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  ~AtomicFile();

  base::Status Write(std::string_view text);
  // Writes what is buffered and makes it durable. Nothing is written afterwards.
  base::Status Finish();
  // After Finish: the file appears under its name.
  base::Status Release();
  // Both.
  base::Status Commit();

 private:
  AtomicFile(std::string path, std::string partial, int descriptor)
      : path_(std::move(path)), partial_(std::move(partial)), descriptor_(descriptor) {}
  base::Status Flush();
  void Discard();

  std::string path_;     // As in messages; the target of the rename, where there is one.
  std::string partial_;  // Empty where the target is written in place, and after the release.
  int descriptor_ = -1;
  std::string buffer_;
};

// XZ1010: `path` could not be written, and why (an errno).
base::Error CannotWrite(const std::string& path, int error);

// Whether `path` names a regular file, or a file that does not exist yet: what can be renamed onto.
bool CanBeReplaced(const std::string& path);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_
