// Says in the words of the language what the parser did not understand. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_SYNTAX_ERROR_H_
#define XINZE_COMPILER_SYNTAX_SYNTAX_ERROR_H_

#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"
#include "compiler/syntax/error_strategy.h"
#include "compiler/syntax/token.h"

namespace xinze::syntax {

// `known` are names of other files: words of which an unbroken run may consist.
void ReportSyntaxErrors(const std::vector<SyntaxError>& errors, const std::vector<Token>& tokens,
                        const base::SourceFile& source, bool english, const NameSet& known,
                        diagnostics::Diagnostics& sink);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_SYNTAX_ERROR_H_
