// The registry of diagnostics: every message that a user can get, under a stable code.
//
// Input: the codes_*.def files, one a range of numbers, so that each phase adds to its own:
//   01xx files, encoding, front matter           06xx lists, procedures, measures
//   02xx lexing and parsing                      07xx documents, layers, citations
//   03xx names                                   08xx tests
//   04xx types                                   09xx records
//   05xx vocabularies, parameters, definitions   10xx the command line
// Invariants, held at compile time: codes ascend; message and way out use the same arguments
// {0}, {1} … in both languages. A released code never changes its meaning.
#ifndef XINZE_COMPILER_DIAGNOSTICS_CODE_H_
#define XINZE_COMPILER_DIAGNOSTICS_CODE_H_

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace xinze::diagnostics {

enum class Level : uint8_t { kError, kWarning, kNote };
enum class Language : uint8_t { kZh, kEn };

enum class Code : uint16_t {
#define XINZE_DIAGNOSTIC(code, ...) code,
#include "compiler/diagnostics/codes.def"
#undef XINZE_DIAGNOSTIC
};

// A text in both languages. `en` never falls back to `zh`: every text of the project has both.
struct Phrase {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const { return language == Language::kZh ? zh : en; }
  friend auto operator<=>(const Phrase&, const Phrase&) = default;
};

struct PhraseView {
  std::string_view zh;
  std::string_view en;

  std::string_view in(Language language) const { return language == Language::kZh ? zh : en; }
};

struct CodeInfo {
  Code code;
  std::string_view id;  // "XZ0201"
  Level level;
  PhraseView message;        // With {0}, {1} … for the arguments; {{ and }} are braces.
  PhraseView help;           // The way out, with the same arguments, or further ones.
  PhraseView page;           // What it means and why the rule stands, for `xinze check --explain`.
  std::string_view example;  // Text that triggers it.
  int argument_count;
};

// In ascending order of their codes.
std::span<const CodeInfo> AllCodes();
const CodeInfo& Info(Code code);
// "XZ0201"
std::string_view CodeId(Code code);
// Of "XZ0201" or "xz0201"; none if no such code is registered.
std::optional<Code> ParseCode(std::string_view id);

// 错误, 警告, 说明; error, warning, note.
std::string_view LevelName(Level level, Language language);

// The page of a code: its message, what it means, an example, the way out.
std::string ExplainCode(Code code, Language language);

// Prints the id; for the messages of failed tests.
std::ostream& operator<<(std::ostream& stream, Code code);

}  // namespace xinze::diagnostics

#endif  // XINZE_COMPILER_DIAGNOSTICS_CODE_H_
