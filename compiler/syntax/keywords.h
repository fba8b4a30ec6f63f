// The keywords of the language: a Chinese and an English spelling each, from keywords.def.
#ifndef XINZE_COMPILER_SYNTAX_KEYWORDS_H_
#define XINZE_COMPILER_SYNTAX_KEYWORDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace xinze::syntax {

enum class KeywordStrength : uint8_t {
  Head,  // begins a statement where it begins a line; elsewhere a name
  Hard,  // a name that equals it must be quoted
  Soft,  // a name wherever the grammar wants a name
};

struct Keyword {
  std::string_view token;  // K_… of the grammar, or an operator's: EQ, LT …
  KeywordStrength strength;
  std::string_view chinese;
  std::string_view english;
};

// In the order of keywords.def; spellings of one token stand together, the canonical one first.
std::span<const Keyword> AllKeywords();

// The keyword that `run` spells as a whole in either language; nullptr if it is a name.
const Keyword* FindKeyword(std::string_view run);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_KEYWORDS_H_
