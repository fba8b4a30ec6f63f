// Literals of expressions: from the text as written to a typed constant.
#ifndef XINZE_COMPILER_CHECK_LITERALS_H_
#define XINZE_COMPILER_CHECK_LITERALS_H_

#include <optional>
#include <string_view>

#include "compiler/check/context.h"

namespace xinze::check {

struct LiteralValue {
  Type type;  // Error kind: not readable
  int64_t value = 0;
};

// Of a literal node; reports XZ0412 and returns nothing where it is out of range. A Text has no
// value here. An Age is a Period in years.
std::optional<LiteralValue> ReadLiteral(Context& context, const syntax::Expr& expr);

// Of a node that must be a literal of `type` (an Undefined node is not): parameters, ranges, terms.
// Reports what else stands there.
std::optional<int64_t> ReadConstant(Context& context, uint32_t tree, SyntaxExprId id, Type type);

std::optional<int32_t> ReadDate(std::string_view text);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_LITERALS_H_
