// A file that appears when it is complete.
//
// Written under a new name of its own beside the target, with the target's mode if it is there,
// made durable by Finish and renamed by Release; what was not released is removed. So several
// outputs of one run can all be made durable before any of them appears. A target that is no
// regular file (a device, a pipe) cannot be renamed onto: it is written in place, and so is
// standard output. Errors: XZ1010, with the path and the reason of the system.
#ifndef XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_
#define XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_

#include <memory>
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
  AtomicFile(std::string path, std::string partial, int descriptor);
  base::Status Flush();
  void Discard();
  // Tells the handler of interruptions of the partial file, or that there is none any more.
  void Announce();
  void Withdraw();

  std::string path_;     // As in messages; the target of the rename, where there is one.
  std::string partial_;  // Empty where the target is written in place, and after the release.
  // `partial_` for the handler: stays where it is when this object moves.
  std::unique_ptr<std::string> announced_;
  int descriptor_ = -1;
  std::string buffer_;
};

// From now on an interruption (SIGINT, SIGTERM, SIGHUP, unless ignored) removes what was not
// released, writes `message` to standard error and ends the process by the signal.
void RemovePartialsOnInterruption(const char* message);

// XZ1010: `path` could not be written, and why (an errno).
base::Error CannotWrite(const std::string& path, int error);

// What an error calls standard output, whose path is “-”.
inline constexpr const char* kStandardOutput = "<stdout>";

// Whether the error is that who read standard output has closed it.
bool IsReaderGone(const base::Error& error);

// Whether `path` names a regular file, or a file that does not exist yet: what can be renamed onto.
bool CanBeReplaced(const std::string& path);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_ATOMIC_FILE_H_
