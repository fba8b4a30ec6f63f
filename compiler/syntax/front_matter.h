// The YAML between the two lines `---` at the top of a literate file.
//
// A subset is enough for it, and anything beyond is reported: one map whose values are scalars,
// lists of scalars, maps of scalars, or lists of such maps. Scalars keep their text (000000 stays
// 000000); aliases, tags and second documents are refused. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_FRONT_MATTER_H_
#define XINZE_COMPILER_SYNTAX_FRONT_MATTER_H_

#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace xinze::syntax {

// An item of a list of scalars is one pair with an empty key; a map is a list of one item.
std::vector<FrontMatterEntry> ReadFrontMatter(const base::SourceFile& source, Span span,
                                              diagnostics::Diagnostics& sink);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_FRONT_MATTER_H_
