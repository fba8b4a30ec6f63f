// The parts of a literate file: front matter, headings, paragraphs, tables, blocks of code.
//
// Input: a `*.xinze.md` file. Output: its parts in the order of the file, as bytes of it. The
// Markdown that is understood: front matter between two lines `---` at the top; ATX headings;
// paragraphs; pipe tables; fenced blocks, of which those tagged `xinze` are code and the others
// prose.
//
// The normalised prose, over which 原文摘要 is taken, is the file without front matter and without
// `xinze` blocks, less the marks that prose.h names, in NFC and without white space.
#ifndef XINZE_COMPILER_SYNTAX_LITERATE_H_
#define XINZE_COMPILER_SYNTAX_LITERATE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace xinze::syntax {

struct CodeBlock {
  uint32_t begin = 0;  // the text between the fences
  uint32_t end = 0;
  Locator locator;
};

struct LiterateText {
  std::optional<Span> front_matter;  // between the two lines `---`
  bool front_matter_open = false;    // the second of them is missing
  std::vector<CodeBlock> code;
  std::vector<Table> tables;
  std::vector<SyntaxTree::Paragraph> paragraphs;
  std::string normalised_prose;
};

// Whether the file's name says that it is literate.
bool IsLiterate(const base::SourceFile& source);

LiterateText SplitLiterate(const base::SourceFile& source, diagnostics::Diagnostics& sink);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_LITERATE_H_
