// Annotations stand on statements and on their clauses; this visits all of one statement.
#ifndef XINZE_COMPILER_CHECK_ANNOTATIONS_H_
#define XINZE_COMPILER_CHECK_ANNOTATIONS_H_

#include <functional>

#include "compiler/syntax/ast.h"

namespace xinze::check {

void ForEachAnnotations(const syntax::SyntaxTree& tree, const syntax::Statement& statement,
                        const std::function<void(const syntax::Annotations&)>& fn);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_ANNOTATIONS_H_
