// Tokens as authors type them: read as they were meant, and reported with the spelling that the
// language has, so that one slip of the keyboard costs no line.
//
// Input: the tokens of one block of code, and the odd characters among them. Output: tokens of
// which the grammar knows all but OTHER. Mended are quotation marks and brackets of another kind
// (‘甲’, 【甲】), literals with a space before their unit (3 年), signs of other languages (==,
// &&), titles that are not closed. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_MEND_H_
#define XINZE_COMPILER_SYNTAX_MEND_H_

#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/lexer.h"
#include "compiler/syntax/token.h"

namespace xinze::syntax {

std::vector<Token> Mend(LexedBlock block, const base::SourceFile& source,
                        diagnostics::Diagnostics& sink);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_MEND_H_
