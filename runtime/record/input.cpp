#include "runtime/record/input.h"

#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/base/system_reason.h"
#include "runtime/record/problem.h"

namespace xinze::record {
namespace {

using diagnostics::Code;

base::Error CannotCopy(const std::string& name, const std::string& folder, int error) {
  const base::SystemReason why = base::ReasonOf(error);
  return AsError(
      Problem(Code::XZ0940, "").Text(name, name).Text(folder, folder).Text(why.zh, why.en));
}

// read(2), begun again where a signal interrupted it.
ssize_t ReadSome(int descriptor, char* to, size_t size) {
  while (true) {
    const ssize_t got = ::read(descriptor, to, size);
    if (got >= 0 || errno != EINTR) return got;
  }
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// As it is named, be it there or not: what cannot be written to is told.
std::string TemporaryFolder() {
  const char* named = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): nothing sets it.
  return named != nullptr && *named != '\0' ? named : "/tmp";
}

// A file that no other process sees; -1 with errno.
int OpenNameless(const std::string& folder) {
  const int descriptor =
      ::open(folder.c_str(), O_RDWR | O_TMPFILE | O_EXCL | O_CLOEXEC, 0600);  // NOLINT
  if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return descriptor;
  // A file system without nameless files: one whose name is taken away at once.
  std::string path = folder + "/xinze-XXXXXX";
  const int named = ::mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(path.c_str());
  return named;
}

}  // namespace

base::Result<Input> Input::Open(const std::string& path) {
  const bool standard_input = path == "-";
  Input input(standard_input ? "<stdin>" : path,
              standard_input ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)  // NOLINT
                             : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));               // NOLINT
  struct stat status{};
  if (input.descriptor_ < 0 || ::fstat(input.descriptor_, &status) != 0) {
    return input.Unreadable(errno);
  }
  if (S_ISDIR(status.st_mode)) {
    return AsError(Problem(Code::XZ0931, "").Text(path, path));
  }
  if (S_ISREG(status.st_mode)) {
    input.can_reopen_ = !standard_input;
    input.start_ = ::lseek(input.descriptor_, 0, SEEK_CUR);
    if (input.start_ < 0) return input.Unreadable(errno);
    return input;
  }
  Input source = std::move(input);
  const std::string folder = TemporaryFolder();
  Input copy(source.name_, OpenNameless(folder));
  if (copy.descriptor_ < 0) {
    return CannotCopy(source.name_, folder, errno);
  }
  XINZE_RETURN_IF_ERROR(copy.CopyFrom(source.descriptor_));
  XINZE_RETURN_IF_ERROR(copy.Rewind());
  return copy;
}

base::Status Input::CopyFrom(int source) {
  std::vector<char> buffer(size_t{1} << 16U);
  while (true) {
    const ssize_t got = ReadSome(source, buffer.data(), buffer.size());
    if (got < 0) return Unreadable(errno);
    if (got == 0) return base::Status::Ok();
    if (!WriteAll(descriptor_, {buffer.data(), static_cast<size_t>(got)})) {
      return CannotCopy(name_, TemporaryFolder(), errno);
    }
  }
}

Input::Input(std::string name, int descriptor) : name_(std::move(name)), descriptor_(descriptor) {}

Input::Input(Input&& other) noexcept
    : name_(std::move(other.name_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      start_(other.start_),
      can_reopen_(other.can_reopen_) {}

Input& Input::operator=(Input&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(start_, other.start_);
  std::swap(can_reopen_, other.can_reopen_);
  return *this;
}

Input::~Input() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

base::Error Input::Unreadable(int error) const {
  const base::SystemReason why = base::ReasonOf(error);
  return AsError(Problem(Code::XZ0930, "").Text(name_, name_).Text(why.zh, why.en));
}

base::Result<size_t> Input::Read(char* to, size_t size) {
  const ssize_t got = ReadSome(descriptor_, to, size);
  if (got < 0) return Unreadable(errno);
  return static_cast<size_t>(got);
}

base::Status Input::Rewind() {
  if (::lseek(descriptor_, start_, SEEK_SET) < 0) return Unreadable(errno);
  return base::Status::Ok();
}

base::Result<FileStamp> Input::Stamp() const {
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0) return Unreadable(errno);
  return FileStamp{status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec,
                   status.st_mtim.tv_nsec};
}

}  // namespace xinze::record
