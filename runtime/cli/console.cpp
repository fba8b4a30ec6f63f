#include "runtime/cli/console.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

#include "runtime/decide/atomic_file.h"

namespace xinze::cli {
namespace {

constexpr size_t kBufferBytes = size_t{64} << 10U;

}  // namespace

void Console::Write(int descriptor, std::string_view text) {
  bool& failed = descriptor == STDOUT_FILENO ? out_failed_ : err_failed_;
  while (!text.empty() && !failed) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<size_t>(written));
    } else if (errno != EINTR) {
      failed = true;
      if (status_.ok()) {
        const char* const name = descriptor == STDOUT_FILENO ? decide::kStandardOutput : "<stderr>";
        status_ = decide::CannotWrite(name, errno);
      }
    }
  }
}

void Console::Flush() {
  Write(STDOUT_FILENO, buffer_);
  buffer_.clear();
}

void Console::Out(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kBufferBytes) {
    Flush();
  }
}

void Console::Err(std::string_view text) {
  Flush();
  Write(STDERR_FILENO, text);
}

base::Status Console::Finish() {
  Flush();
  return status_;
}

void PrepareStandardStreams() {
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): it can only fail for unknown signals.
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) {
      // The lowest free descriptor is this one. Neither mode can do what the stream is for.
      const int flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
      static_cast<void>(::open("/dev/null", flags));
    }
  }
}

}  // namespace xinze::cli
