#include "runtime/cli/environment.h"

#include <cstdlib>
#include <system_error>

#include <unistd.h>

namespace xinze::cli {
namespace {

namespace fs = std::filesystem;

std::string_view Variable(const char* name) {
  const char* value =
      std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts.
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// POSIX: the first of these that is set and not empty names the locale of messages.
std::string_view MessageLocale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const std::string_view value = Variable(name); !value.empty()) {
      return value;
    }
  }
  return {};
}

}  // namespace

diagnostics::Language LanguageOfLocale(std::string_view locale) {
  const bool unset =
      locale.empty() || locale == "POSIX" || locale == "C" || locale.starts_with("C.");
  return unset || locale.starts_with("zh") ? diagnostics::Language::kZh
                                           : diagnostics::Language::kEn;
}

std::optional<fs::path> FindHome(const fs::path& from) {
  for (fs::path folder = from;; folder = folder.parent_path()) {
    for (const fs::path& candidate : {folder, folder / "share" / "xinze"}) {
      std::error_code error;
      if (fs::is_directory(candidate / "stdlib", error)) {
        return candidate;
      }
    }
    if (folder == folder.parent_path()) {
      return std::nullopt;
    }
  }
}

Environment AskEnvironment() {
  Environment environment;
  std::error_code error;
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    environment.home = FindHome(executable.parent_path());
  }
  environment.language = LanguageOfLocale(MessageLocale());
  environment.stdout_is_terminal = isatty(STDOUT_FILENO) == 1;
  environment.stderr_is_terminal = isatty(STDERR_FILENO) == 1;
  return environment;
}

}  // namespace xinze::cli
