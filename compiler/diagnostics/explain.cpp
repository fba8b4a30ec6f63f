#include <string>

#include <fmt/format.h>

#include "compiler/diagnostics/code.h"
#include "compiler/diagnostics/message_template.h"

namespace xinze::diagnostics {
namespace {

std::string Indent(std::string_view text) {
  std::string out = "    ";
  for (const char c : text) {
    out.push_back(c);
    if (c == '\n') out += "    ";
  }
  return out;
}

// A page speaks of no single case: every argument is shown as an ellipsis.
std::string Generalise(std::string_view text) {
  return ExpandTemplate(text, [](size_t) { return "…"; });
}

}  // namespace

std::string ExplainCode(Code code, Language language) {
  const CodeInfo& info = Info(code);
  const bool zh = language == Language::kZh;
  return fmt::format("{} {}{}{}\n\n{}\n\n{}\n{}\n\n{}{}\n", info.id,
                     LevelName(info.level, language), zh ? "：" : ": ",
                     Generalise(info.message.in(language)), info.page.in(language),
                     zh ? "例：" : "Example:", Indent(info.example),
                     zh ? "出路：" : "Way out: ", Generalise(info.help.in(language)));
}

}  // namespace xinze::diagnostics
