#include "runtime/decide/atomic_file.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/base/system_reason.h"

namespace xinze::decide {
namespace {

namespace fs = std::filesystem;

constexpr size_t kBufferBytes = size_t{1} << 20U;

// The partial files that there are, for the handler: no lock, no memory, only what POSIX allows in
// one. A run has three outputs.
constexpr size_t kMostPartials = 16;
std::array<std::atomic<const char*>, kMostPartials> partials{};
std::atomic<const char*> last_words{nullptr};

// The signal comes again as soon as this returns, and then ends the process.
extern "C" void RemovePartials(int signal) {
  for (std::atomic<const char*>& partial : partials) {
    if (const char* path = partial.exchange(nullptr)) unlink(path);
  }
  if (const char* text = last_words.load()) {
    static_cast<void>(!write(STDERR_FILENO, text, std::strlen(text)));
  }
  raise(signal);
}

// The rename itself is durable once its folder is.
int SyncFolder(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  const int folder =
      open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    return errno;
  }
  const int error = fsync(folder) == 0 ? 0 : errno;
  close(folder);
  return error == EINVAL ? 0 : error;  // A file system that needs no such thing.
}

// A new file beside the target, whose name goes to `partial`: never one that is there, or a link
// that somebody laid. -1: see errno.
int OpenPartial(const std::string& target, std::string& partial) {
  constexpr int kAttempts = 100;
  int descriptor = -1;
  for (int i = 0; i < kAttempts; ++i) {
    partial = fmt::format("{}.{}.{}.partial", target, getpid(), i);
    descriptor = open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor >= 0 || errno != EEXIST) break;
  }
  return descriptor;
}

}  // namespace

base::Error CannotWrite(const std::string& path, int error) {
  const std::string folder = fs::path(path).parent_path().string();
  std::error_code unknown;
  if (error == ENOENT && !folder.empty() && !fs::exists(folder, unknown)) {
    return {"XZ1010", fmt::format("无法写入 {}：文件夹 {} 不存在，请先建立", path, folder),
            fmt::format("cannot write {}: there is no folder {}; make it first", path, folder)};
  }
  const base::SystemReason reason = base::ReasonOf(error);
  return {"XZ1010", fmt::format("无法写入 {}：{}", path, reason.zh),
          fmt::format("cannot write {}: {}", path, reason.en)};
}

bool IsReaderGone(const base::Error& error) { return error == CannotWrite(kStandardOutput, EPIPE); }

bool CanBeReplaced(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  return status.type() == fs::file_type::regular || status.type() == fs::file_type::not_found;
}

base::Result<AtomicFile> AtomicFile::Create(const std::string& path) {
  if (path == "-") {
    return AtomicFile(kStandardOutput, "", STDOUT_FILENO);
  }
  if (!CanBeReplaced(path)) {
    const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) {
      return CannotWrite(path, errno);
    }
    return AtomicFile(path, "", descriptor);
  }
  // A symbolic link stays one: the file that it names is replaced.
  std::error_code error;
  const fs::path canonical = fs::canonical(path, error);
  const std::string target = error ? path : canonical.string();
  std::string partial;
  const int descriptor = OpenPartial(target, partial);
  if (descriptor < 0) {
    return CannotWrite(path, errno);
  }
  AtomicFile file(target, std::move(partial), descriptor);
  // Who may read what is replaced may read what replaces it, and nobody else.
  struct stat replaced{};
  if (stat(target.c_str(), &replaced) == 0 && fchmod(descriptor, replaced.st_mode & 07777) != 0) {
    return CannotWrite(path, errno);
  }
  return file;
}

AtomicFile::AtomicFile(std::string path, std::string partial, int descriptor)
    : path_(std::move(path)), partial_(std::move(partial)), descriptor_(descriptor) {
  Announce();
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      partial_(std::exchange(other.partial_, {})),
      announced_(std::move(other.announced_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  if (this != &other) {
    Discard();
    path_ = std::move(other.path_);
    partial_ = std::exchange(other.partial_, {});
    announced_ = std::move(other.announced_);
    descriptor_ = std::exchange(other.descriptor_, -1);
    buffer_ = std::move(other.buffer_);
  }
  return *this;
}

AtomicFile::~AtomicFile() { Discard(); }

void AtomicFile::Discard() {
  if (descriptor_ > STDERR_FILENO) {
    close(descriptor_);
  }
  descriptor_ = -1;
  if (!partial_.empty()) {
    unlink(partial_.c_str());
    partial_.clear();
    Withdraw();
  }
}

void AtomicFile::Announce() {
  if (partial_.empty()) {
    return;
  }
  announced_ = std::make_unique<std::string>(partial_);
  for (std::atomic<const char*>& partial : partials) {
    const char* none = nullptr;
    if (partial.compare_exchange_strong(none, announced_->c_str())) {
      return;
    }
  }
  announced_.reset();
}

void AtomicFile::Withdraw() {
  if (announced_ == nullptr) {
    return;
  }
  for (std::atomic<const char*>& partial : partials) {
    const char* own = announced_->c_str();
    partial.compare_exchange_strong(own, nullptr);
  }
  announced_.reset();
}

void RemovePartialsOnInterruption(const char* message) {
  last_words = message;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action{};
    if (sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) {
      continue;
    }
    action = {};
    action.sa_handler = &RemovePartials;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(signal, &action, nullptr);
  }
}

base::Status AtomicFile::Flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0) {
      return CannotWrite(path_, errno);
    }
    rest.remove_prefix(static_cast<size_t>(written));
  }
  buffer_.clear();
  return base::Status::Ok();
}

base::Status AtomicFile::Write(std::string_view text) {
  buffer_ += text;
  return buffer_.size() < kBufferBytes ? base::Status::Ok() : Flush();
}

base::Status AtomicFile::Finish() {
  XINZE_RETURN_IF_ERROR(Flush());
  if (descriptor_ <= STDERR_FILENO) {
    return base::Status::Ok();
  }
  const bool durable = partial_.empty() || fsync(descriptor_) == 0;
  const int error = errno;
  // Some file systems report only now that they had no room.
  if (close(std::exchange(descriptor_, -1)) != 0) {
    return CannotWrite(path_, errno);
  }
  return durable ? base::Status::Ok() : base::Status(CannotWrite(path_, error));
}

base::Status AtomicFile::Release() {
  if (partial_.empty()) {
    return base::Status::Ok();
  }
  if (std::rename(partial_.c_str(), path_.c_str()) != 0) {
    return CannotWrite(path_, errno);
  }
  partial_.clear();
  Withdraw();
  const int error = SyncFolder(path_);
  return error == 0 ? base::Status::Ok() : base::Status(CannotWrite(path_, error));
}

base::Status AtomicFile::Commit() {
  XINZE_RETURN_IF_ERROR(Finish());
  return Release();
}

}  // namespace xinze::decide
