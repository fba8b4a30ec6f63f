// Words that stand where a keyword should: what was meant. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_MEANT_WORD_H_
#define XINZE_COMPILER_SYNTAX_MEANT_WORD_H_

#include <string_view>
#include <vector>

#include "compiler/syntax/keywords.h"
#include "compiler/syntax/token.h"

namespace xinze::syntax {

// The keyword as which a token's type is written first; nullptr if the type is no keyword's.
const Keyword* CanonicalKeyword(size_t type);

// How a token of that type is written: a keyword in the language asked for, or a sign; empty for
// what has no one spelling.
std::string_view SpellingOf(size_t type, bool english);

// The types of the keywords that the author of `word` may have meant, likeliest first: words of the
// same sense (或者 for 或), then those that differ by one character (定意 for 定义).
std::vector<size_t> KeywordsMeantBy(const Token& word);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_MEANT_WORD_H_
