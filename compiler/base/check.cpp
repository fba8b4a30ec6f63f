#include "compiler/base/check.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace xinze::base {
namespace {

void WriteToStderr(std::string_view message) noexcept {
  std::fwrite(message.data(), 1, message.size(), stderr);
  std::fputc('\n', stderr);
  std::fflush(stderr);
}

std::atomic<FatalHook> fatal_hook = &WriteToStderr;

// A hook that itself fails a check must not come back for ever.
thread_local bool failing = false;

}  // namespace

FatalHook SetFatalHook(FatalHook hook) {
  return fatal_hook.exchange(hook == nullptr ? &WriteToStderr : hook);
}

namespace internal {

void CheckFailed(const char* file, int line, const char* condition, std::string_view message) {
  if (!failing) {
    failing = true;
    fatal_hook.load()(fmt::format("{}:{}: check failed: {}{}{}", file, line, condition,
                                  message.empty() ? "" : ": ", message));
  }
  std::abort();
}

}  // namespace internal
}  // namespace xinze::base
