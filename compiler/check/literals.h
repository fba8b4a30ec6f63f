// Literals of expressions: from the text as written to a typed constant.
#ifndef XINZE_COMPILER_CHECK_LITERALS_H_
#define XINZE_COMPILER_CHECK_LITERALS_H_

#include <optional>
#include <string_view>

#include "compiler/check/context.h"
#include "compiler/literal/parsed.h"

namespace xinze::check {

struct LiteralValue {
  Type type;  // Error kind: not readable
  int64_t value = 0;
};

// Of a literal node; reports XZ0412 and returns nothing where it is out of range. An Age is a
// Period in years.
std::optional<LiteralValue> ReadLiteral(Context& context, const syntax::Expr& expr);

// Of a node that must be a literal of `type` (an Undefined node is not): parameters, ranges, terms.
// Reports what else stands there.
std::optional<int64_t> ReadConstant(Context& context, uint32_t tree, SyntaxExprId id, Type type);

// Reports that something else stands where a literal of the kind `wanted` must; an Error node has
// been reported already.
void ReportNoLiteral(Context& context, const syntax::Expr& expr, const diagnostics::Phrase& wanted);

// Why a name that looks like a literal is none: 半年 counts no whole units. Nothing if it looks
// like none.
std::optional<literal::Wording> WhyNoLiteral(std::string_view text);

std::optional<int32_t> ReadDate(std::string_view text);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_LITERALS_H_
