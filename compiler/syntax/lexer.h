// From the text of one code block to tokens, by the generated lexer.
//
// Input: bytes [begin, end) of a source file. Output: its tokens in order, spaces left out,
// comments and ends of lines kept. Full-width digits, letters and punctuation outside quoted text
// are folded code point for code point before lexing; spans still name the bytes of the file.
// Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_LEXER_H_
#define XINZE_COMPILER_SYNTAX_LEXER_H_

#include <string_view>
#include <vector>

#include "compiler/syntax/token.h"

namespace xinze::syntax {

// Keywords have their type already; heads of statements do so anywhere (layout.h sorts them out).
std::vector<Token> Lex(std::string_view file, uint32_t begin, uint32_t end);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_LEXER_H_
