// Annotations stand on statements and on their clauses; this visits all of one statement.
#pragma once

#include <functional>

#include "compiler/syntax/ast.h"

namespace xinze::check {

void ForEachAnnotations(const syntax::SyntaxTree& tree, const syntax::Statement& statement,
                        const std::function<void(const syntax::Annotations&)>& fn);

}  // namespace xinze::check
