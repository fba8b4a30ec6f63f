// The canonical layout of a file's code: what `xinze fmt` writes.
//
// Input: a source file, with or without mistakes. Output: its text, of which only spaces in the
// code, the width of punctuation and the normal form of names may differ: the same tokens and
// comments in the same order and on the same lines, prose byte for byte. Invariants: formatting
// twice changes nothing more. Canonical are: statements at the margin, clauses one level (two
// spaces) in, records of a test two, what continues a clause one level further; one space around
// words and operators, none around ; : 、 and inside brackets; half-width punctuation outside
// quoted text; at most one blank line.
#ifndef XINZE_COMPILER_SYNTAX_FORMAT_H_
#define XINZE_COMPILER_SYNTAX_FORMAT_H_

#include <string>

#include "compiler/base/source.h"

namespace xinze::syntax {

std::string Format(const base::SourceFile& source);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_FORMAT_H_
