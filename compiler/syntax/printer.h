// From a syntax tree back to text: the canonical form, and a dump of everything in the tree.
//
// Input: a tree without Error nodes for Print and Format (they come out as “?”); any tree for the
// dump. Invariants: parsing what Print gives yields the same tree but for its places; printing is
// idempotent; comments and the order of clauses are kept. Canonical are: one clause a line, two
// spaces of indentation a level, half-width punctuation outside quoted text, one space around
// words.
#ifndef XINZE_COMPILER_SYNTAX_PRINTER_H_
#define XINZE_COMPILER_SYNTAX_PRINTER_H_

#include <string>

#include "compiler/syntax/ast.h"

namespace xinze::syntax {

// The code of a tree, statement by statement, without the prose of a literate file.
std::string Print(const SyntaxTree& tree);

// One expression as it would be written.
std::string PrintExpr(const SyntaxTree& tree, ExprId id);

// A name as it would be written: in “ ” where it must be.
std::string PrintName(const Name& name);

// --dump=ast: everything of the tree but its places, one node a line.
std::string DumpTree(const SyntaxTree& tree);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_PRINTER_H_
