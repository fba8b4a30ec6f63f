// From the text of one code block to tokens, by the generated lexer.
//
// Input: bytes [begin, end) of a source file. Output: its tokens in order, spaces left out,
// comments and ends of lines kept. Full-width digits, letters and punctuation outside quoted text
// are folded code point for code point before lexing, and what nobody can see is passed over; spans
// still name the bytes of the file. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_LEXER_H_
#define XINZE_COMPILER_SYNTAX_LEXER_H_

#include <string_view>
#include <vector>

#include "compiler/syntax/token.h"

namespace xinze::syntax {

// A character outside comments that looks like nothing (U+200B) or like another one (⾏ for 行).
struct OddCharacter {
  uint32_t begin = 0;
  uint32_t end = 0;
  char32_t character = 0;
};

struct LexedBlock {
  std::vector<Token> tokens;
  std::vector<OddCharacter> odd;
};

// Keywords have their type already; heads of statements do so anywhere (layout.h sorts them out).
LexedBlock Lex(std::string_view file, uint32_t begin, uint32_t end);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_LEXER_H_
