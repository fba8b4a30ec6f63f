// What every subcommand is given: its surroundings, its streams, and what the process exits with.
#ifndef XINZE_RUNTIME_CLI_CONTEXT_H_
#define XINZE_RUNTIME_CLI_CONTEXT_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "compiler/base/result.h"
#include "compiler/diagnostics/code.h"
#include "runtime/cli/console.h"
#include "runtime/cli/environment.h"
#include "runtime/cli/exit_status.h"

namespace xinze::cli {

struct Context {
  Environment environment;
  Console console;
  ExitStatus status = kDone;

  bool zh() const { return environment.language == diagnostics::Language::kZh; }
  std::string_view Say(std::string_view zh_text, std::string_view en_text) const {
    return zh() ? zh_text : en_text;
  }
  std::string Help(std::string_view zh_text, std::string_view en_text) const {
    return std::string(Say(zh_text, en_text));
  }

  // Prints an error to standard error, with its way out.
  void Report(const base::Error& error);
  // Reports it, and exits with `with`.
  void Fail(const base::Error& error, ExitStatus with);
};

// A registered error with the arguments of its message.
base::Error ErrorOf(diagnostics::Code code, std::initializer_list<diagnostics::Phrase> arguments);

// A text that is the same in both languages: a path, a code, what the user wrote.
inline diagnostics::Phrase Same(std::string_view text) {
  return {std::string(text), std::string(text)};
}

// “1 error”, “2 errors”: of English words whose plural takes an s.
std::string Counted(size_t number, std::string_view singular);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_CONTEXT_H_
