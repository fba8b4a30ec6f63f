#include "runtime/decide/atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

namespace xinze::decide {
namespace {

constexpr size_t kBufferBytes = size_t{1} << 20U;

base::Error CannotWrite(const std::string& path, int error) {
  const std::string reason = std::system_category().message(error);
  return {"XZ1010", fmt::format("无法写入 {}：{}", path, reason),
          fmt::format("cannot write {}: {}", path, reason)};
}

}  // namespace

base::Result<AtomicFile> AtomicFile::Create(const std::string& path) {
  if (path == "-") {
    return AtomicFile("stdout", "", STDOUT_FILENO);
  }
  std::string partial = path + fmt::format(".{}.partial", getpid());
  const int descriptor = open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return CannotWrite(path, errno);
  }
  return AtomicFile(path, std::move(partial), descriptor);
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      partial_(std::move(other.partial_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  if (this != &other) {
    Discard();
    path_ = std::move(other.path_);
    partial_ = std::move(other.partial_);
    descriptor_ = std::exchange(other.descriptor_, -1);
    buffer_ = std::move(other.buffer_);
  }
  return *this;
}

AtomicFile::~AtomicFile() { Discard(); }

void AtomicFile::Discard() {
  if (descriptor_ >= 0 && !partial_.empty()) {
    close(descriptor_);
    unlink(partial_.c_str());
  }
  descriptor_ = -1;
}

base::Error AtomicFile::Failure() const { return CannotWrite(path_, errno); }

base::Status AtomicFile::Flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0) {
      return Failure();
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

base::Status AtomicFile::Commit() {
  XINZE_RETURN_IF_ERROR(Flush());
  if (partial_.empty()) {
    return base::Status::Ok();
  }
  if (fsync(descriptor_) != 0 || close(std::exchange(descriptor_, -1)) != 0 ||
      std::rename(partial_.c_str(), path_.c_str()) != 0) {
    const base::Error error = Failure();
    unlink(partial_.c_str());
    return error;
  }
  return base::Status::Ok();
}

}  // namespace xinze::decide
