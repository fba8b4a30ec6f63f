// XINZE_CHECK: what must hold unless the program itself is wrong.
//
// A user's mistake is a diagnostic and broken surroundings are a Result; a failed check is a bug.
// It holds in every build. On failure the fatal hook is called with the whole message and then the
// process aborts, unless the hook ends it first (the command line does, with its own exit status).
#ifndef XINZE_COMPILER_BASE_CHECK_H_
#define XINZE_COMPILER_BASE_CHECK_H_

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace xinze::base {

// Called at most once a thread, with `file:line: condition: message`. Must not throw.
using FatalHook = void (*)(std::string_view message) noexcept;

// Sets the hook of the whole process and returns the one before. It is the only mutable global, and
// belongs to main(). The standard hook writes the message to stderr.
FatalHook SetFatalHook(FatalHook hook);

namespace internal {

[[noreturn]] void CheckFailed(const char* file, int line, const char* condition,
                              std::string_view message);

inline std::string CheckMessage() { return {}; }
template <typename... Args>
std::string CheckMessage(fmt::format_string<Args...> format, Args&&... args) {
  return fmt::format(format, std::forward<Args>(args)...);
}

}  // namespace internal
}  // namespace xinze::base

// XINZE_CHECK(condition) or XINZE_CHECK(condition, "fmt text {}", values...).
#define XINZE_CHECK(condition, ...)                                           \
  (static_cast<bool>(condition)                                               \
       ? static_cast<void>(0)                                                 \
       : ::xinze::base::internal::CheckFailed(__FILE__, __LINE__, #condition, \
                                              ::xinze::base::internal::CheckMessage(__VA_ARGS__)))

// For the branch that no value can reach.
#define XINZE_UNREACHABLE(...)                                            \
  ::xinze::base::internal::CheckFailed(__FILE__, __LINE__, "unreachable", \
                                       ::xinze::base::internal::CheckMessage(__VA_ARGS__))

#endif  // XINZE_COMPILER_BASE_CHECK_H_
