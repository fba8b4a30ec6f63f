#include "compiler/diagnostics/code.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "compiler/base/check.h"

namespace xinze::diagnostics {
namespace {

// A bit for each argument that a template uses. Templates hold {0} to {9}, {{ and }}; a brace that
// is anything else does not compile.
consteval uint32_t ArgumentsOf(std::string_view text) {
  uint32_t used = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') continue;
    if (i + 1 < text.size() && text[i + 1] == text[i]) {
      ++i;
      continue;
    }
    const bool argument = text[i] == '{' && i + 2 < text.size() && text[i + 1] >= '0' &&
                          text[i + 1] <= '9' && text[i + 2] == '}';
    if (!argument) throw "a brace of a message is neither {0}..{9} nor {{ or }}";
    used |= 1U << static_cast<uint32_t>(text[i + 1] - '0');
    i += 2;
  }
  return used;
}

consteval CodeInfo MakeInfo(Code code, std::string_view id, Level level, PhraseView message,
                            PhraseView help, PhraseView page, std::string_view example) {
  const uint32_t arguments = ArgumentsOf(message.zh) | ArgumentsOf(help.zh);
  if (arguments != (ArgumentsOf(message.en) | ArgumentsOf(help.en))) {
    throw "zh and en use different arguments";
  }
  if ((arguments & (arguments + 1)) != 0) throw "arguments are not {0}, {1}, … without a gap";
  const bool complete = !message.zh.empty() && !help.zh.empty() && !help.en.empty() &&
                        !page.zh.empty() && !page.en.empty() && !example.empty();
  if (!complete) throw "a text is missing";
  if (id.size() != 6) throw "a code is XZ and four digits";
  int count = 0;
  for (uint32_t rest = arguments; rest != 0; rest >>= 1U) ++count;
  return {code, id, level, message, help, page, example, count};
}

// A constant each: a compiler bounds the steps that one may take.
#define XINZE_DIAGNOSTIC(code, level, message_zh, message_en, help_zh, help_en, page_zh, page_en, \
                         example)                                                                 \
  constexpr CodeInfo kInfoOf##code =                                                              \
      MakeInfo(Code::code, #code, Level::level, {message_zh, message_en}, {help_zh, help_en},     \
               {page_zh, page_en}, example);
#include "compiler/diagnostics/codes.def"
#undef XINZE_DIAGNOSTIC

constexpr auto kCodes = std::to_array<CodeInfo>({
#define XINZE_DIAGNOSTIC(code, level, message_zh, message_en, help_zh, help_en, page_zh, page_en, \
                         example)                                                                 \
  kInfoOf##code,
#include "compiler/diagnostics/codes.def"
#undef XINZE_DIAGNOSTIC
});

static_assert(std::is_sorted(kCodes.begin(), kCodes.end(),
                             [](const CodeInfo& a, const CodeInfo& b) { return a.id < b.id; }),
              "codes ascend within a .def file, and each file keeps to its range");

}  // namespace

std::span<const CodeInfo> AllCodes() { return kCodes; }

const CodeInfo& Info(Code code) {
  const auto index = static_cast<size_t>(code);
  XINZE_CHECK(index < kCodes.size());
  return kCodes[index];
}

std::string_view CodeId(Code code) { return Info(code).id; }

std::optional<Code> ParseCode(std::string_view id) {
  std::string upper(id);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  const auto found =
      std::lower_bound(kCodes.begin(), kCodes.end(), upper,
                       [](const CodeInfo& a, std::string_view b) { return a.id < b; });
  if (found == kCodes.end() || found->id != upper) return std::nullopt;
  return found->code;
}

std::string_view LevelName(Level level, Language language) {
  const bool zh = language == Language::kZh;
  switch (level) {
    case Level::kError:
      return zh ? "错误" : "error";
    case Level::kWarning:
      return zh ? "警告" : "warning";
    case Level::kNote:
      return zh ? "说明" : "note";
  }
  XINZE_UNREACHABLE("level {}", static_cast<int>(level));
}

std::ostream& operator<<(std::ostream& stream, Code code) { return stream << CodeId(code); }

}  // namespace xinze::diagnostics
