#include "runtime/cli/context.h"

#include <fmt/core.h>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/render.h"
#include "runtime/decide/atomic_file.h"

namespace xinze::cli {

void Context::Report(const base::Error& error) {
  diagnostics::Diagnostics sink;
  sink.ReportError(error);
  std::string text = diagnostics::RenderTerminal(
      sink.all(), base::SourceStore(),
      {.language = environment.language, .colour = environment.stderr_is_terminal});
  text.pop_back();  // Nothing follows that an empty line would set apart.
  console.Err(text);
}

void Context::Fail(const base::Error& error, ExitStatus with) {
  if (decide::IsReaderGone(error)) {
    status = kReaderLeft;  // Who has read enough wants no message; nothing failed.
    return;
  }
  Report(error);
  status = with;
}

base::Error ErrorOf(diagnostics::Code code, std::initializer_list<diagnostics::Phrase> arguments) {
  diagnostics::Diagnostic diagnostic;
  diagnostic.code = code;
  for (const diagnostics::Phrase& argument : arguments) {
    diagnostic.args.push_back({diagnostics::Argument::Kind::kText, argument});
  }
  return {std::string(diagnostics::CodeId(code)), diagnostic.message(diagnostics::Language::kZh),
          diagnostic.message(diagnostics::Language::kEn)};
}

std::string Counted(size_t number, std::string_view singular) {
  return fmt::format("{} {}{}", number, singular, number == 1 ? "" : "s");
}

}  // namespace xinze::cli
