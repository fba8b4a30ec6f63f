// What the command line takes from its surroundings, asked once and handed on as values: where the
// library and the policies lie, the language of messages, whether output goes to a terminal.
#ifndef XINZE_RUNTIME_CLI_ENVIRONMENT_H_
#define XINZE_RUNTIME_CLI_ENVIRONMENT_H_

#include <filesystem>
#include <optional>
#include <string_view>

#include "compiler/diagnostics/code.h"

namespace xinze::cli {

struct Environment {
  // The folder that holds `stdlib/` and `policies/`: beside the executable, above it (a build
  // tree), or in ../share/xinze; none if there is no such folder.
  std::optional<std::filesystem::path> home;
  diagnostics::Language language = diagnostics::Language::kZh;
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
};

Environment AskEnvironment();

// English for a locale of English or of another language than Chinese; Chinese for zh…, and where
// no locale is set (C, POSIX, empty), since the policies are.
diagnostics::Language LanguageOfLocale(std::string_view locale);

// The first of `from`, its parents, and their share/xinze, that holds a `stdlib` folder.
std::optional<std::filesystem::path> FindHome(const std::filesystem::path& from);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_ENVIRONMENT_H_
