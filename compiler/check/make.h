// Makes expressions of the program: types, domains and rails follow from the arguments.
//
// Every function returns the invalid id if an argument is invalid, so that translators need not ask
// after each step. The type of the arguments is the caller's to check; what only the whole shows
// (基准日 beside another 基准日) is reported here.
#ifndef XINZE_COMPILER_CHECK_MAKE_H_
#define XINZE_COMPILER_CHECK_MAKE_H_

#include <string>
#include <vector>

#include "compiler/check/context.h"

namespace xinze::check {

inline constexpr Type kBooleanType{TypeKind::Boolean, {}, {}};
inline constexpr Type kIntegerType{TypeKind::Integer, {}, {}};
inline constexpr Type kAmountType{TypeKind::Amount, {}, {}};
inline constexpr Type kRatioType{TypeKind::Ratio, {}, {}};
inline constexpr Type kDateType{TypeKind::Date, {}, {}};
inline constexpr Type kPeriodType{TypeKind::Period, {}, {}};
inline constexpr Type kTextType{TypeKind::Text, {}, {}};
// Where any type will do.
inline constexpr Type kAnyType{};

ExprId MakeConstant(Context& context, Type type, int64_t value, Span span);
ExprId MakeTruth(Context& context, bool value, Span span);
ExprId MakeText(Context& context, std::string text, Span span);
ExprId MakeUnknown(Context& context, Type type, Reason reason, Span span);
ExprId MakeAsOf(Context& context, Span span);

// FieldTruth for a 真假 field, else FieldValue.
ExprId MakeField(Context& context, FieldId field, Span span);
ExprId MakeFieldValue(Context& context, FieldId field, Span span);
ExprId MakeDefinition(Context& context, DefinitionId definition, Span span);
ExprId MakeParameter(Context& context, ParameterId parameter, ExprId selector, Span span);

ExprId MakeNot(Context& context, ExprId arg, Span span);
// No argument: T for And, F for Or. One: itself.
ExprId MakeAnd(Context& context, std::vector<ExprId> args, Span span);
ExprId MakeOr(Context& context, std::vector<ExprId> args, Span span);
// Equal, Less, LessEqual.
ExprId MakeCompare(Context& context, ExprKind kind, ExprId a, ExprId b, Span span);
ExprId MakeHasValue(Context& context, ExprId arg, Span span);
ExprId MakeInSet(Context& context, ExprId value, CodeSet set, Span span);
// HasAny, HasAll.
ExprId MakeHas(Context& context, ExprKind kind, ExprId set, int64_t mask, Span span);
ExprId MakeListIs(Context& context, ListId list, int64_t mask, Span span);
ExprId MakeInOffice(Context& context, ExprId date, Span span);

// Add, Subtract, Multiply, Divide, Negate.
ExprId MakeArithmetic(Context& context, ExprKind kind, Type type, std::vector<ExprId> args,
                      Span span);
// Of an amount.
ExprId MakeRound(Context& context, ExprId amount, Rounding rounding, Span span);
ExprId MakePeriodEnd(Context& context, ExprId date, ExprId period,
                     const literal::CountingMode& counting, Span span);

// A collection seen from `anchor`: rows of `entity` below the anchor's row, or the 依据记录 of
// `list`; `filter` holds the view's condition already.
struct Collection {
  EntityId entity;
  int32_t view = kNoView;
  ListId list;
  EntityId anchor{0};
  ExprId filter;
};
// Exists, ForAll, Count, Sum, Earliest, Latest; `body` for those that have one.
ExprId MakeQuantifier(Context& context, ExprKind kind, Type type, const Collection& collection,
                      ExprId body, Span span);

// A copy of `expr` over other arguments.
ExprId MakeCopy(Context& context, ExprId expr, std::vector<ExprId> args);

// The deeper of two entities of one chain.
EntityId Deeper(const Program& program, EntityId a, EntityId b);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_MAKE_H_
