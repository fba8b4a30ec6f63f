// From the text of a file to its syntax tree.
//
// Input: a source file, literate (`*.xinze.md`) or plain (`*.xinze`). Output: its tree; every
// mistake is reported in `sink`, and what could not be read stands as an Error node or is left out,
// so that a tree always comes back. Invariants: see ast.h. The files of this folder are the only
// users of ANTLR. Several threads may parse at once.
#ifndef XINZE_COMPILER_SYNTAX_PARSER_H_
#define XINZE_COMPILER_SYNTAX_PARSER_H_

#include <string>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace xinze::syntax {

// `known` are names that other files declare: with them more can be said about a line that was
// written without spaces. They change no tree.
SyntaxTree Parse(const base::SourceFile& source, diagnostics::Diagnostics& sink,
                 const NameSet& known = {});

// Adds the names that a tree declares.
void CollectNames(const SyntaxTree& tree, NameSet& names);

// --dump=tokens: one token a line, `line:column TYPE text`, as the grammar gets them.
std::string DumpTokens(const base::SourceFile& source);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_PARSER_H_
