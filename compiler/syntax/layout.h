// From the tokens of a file's blocks to the lines that the grammar reads.
//
// Input: what Lex gives for each block, in the order of the file. Output: tokens in which every
// line that says something ends in one NEWLINE, and nothing else does:
//   - blank lines are gone; so is the end of a line within brackets, after 、 , : = 且 或 为 当,
//   before
//     且 或 、, and before the (一) of an item;
//   - heads of statements stand only where they begin a line; elsewhere they are names;
//   - brackets are balanced: one left open, or closed too often, is reported and mended;
//   - nothing nests deeper than kMaxNesting, so that no reader of the tree overflows its stack: for
//     what does stands a K_TRUE whose text is not that of 真.
// Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_LAYOUT_H_
#define XINZE_COMPILER_SYNTAX_LAYOUT_H_

#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/token.h"

namespace xinze::syntax {

// Brackets, 非, 皆, arithmetic operators and enumerations within one another.
inline constexpr uint32_t kMaxNesting = 64;

std::vector<Token> LayOut(const std::vector<std::vector<Token>>& blocks,
                          const base::SourceFile& source, diagnostics::Diagnostics& sink);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_LAYOUT_H_
