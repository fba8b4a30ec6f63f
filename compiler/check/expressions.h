// Expressions of the syntax tree -> expressions of the program.
//
// Split by what they speak of: expressions.cpp (dispatch, logic, comparisons, arithmetic),
// membership.cpp (是, 属, 含), collections.cpp (有, 每个, 数量 …), dates.cpp (在 近, 未满, 起 满,
// 在任), list_predicates.cpp (任一, 在列), rounding.cpp (四舍五入到 分).
#ifndef XINZE_COMPILER_CHECK_EXPRESSIONS_H_
#define XINZE_COMPILER_CHECK_EXPRESSIONS_H_

#include <string>
#include <vector>

#include "compiler/check/context.h"
#include "compiler/check/make.h"

namespace xinze::check {

// A predicate. Reports what is none (XZ0402). Invalid on failure.
ExprId TranslateCondition(Context& context, const Scope& scope, SyntaxExprId id);

// A value, or a predicate where `expected` is Boolean or any. `expected` decides what a bare name
// of a vocabulary value means; a value of another type is reported (XZ0403).
ExprId TranslateValue(Context& context, const Scope& scope, SyntaxExprId id, Type expected);

// What a name means in a scope; used by the parts below.
ExprId TranslateName(Context& context, const Scope& scope, const syntax::Expr& expr, Type expected);

// ---- parts
// ------------------------------------------------------------------------------------------

ExprId TranslateMembership(Context& context, const Scope& scope, const syntax::Expr& expr);
ExprId TranslateContains(Context& context, const Scope& scope, const syntax::Expr& expr);
// Codes that a name stands for: with its subtree for 属, alone for 是. Reports an unknown one.
struct NamedCodes {
  std::vector<int32_t> codes;
  bool unlisted_unknown = false;
};
// `operator_span` is where the 是 stands that would have to be 属.
std::optional<NamedCodes> CodesOf(Context& context, VocabularyId vocabulary,
                                  const std::string& name, Span span, bool with_subtree,
                                  Span operator_span = {});
// x ∈ codes, each premised value only where its premise holds for the row of x.
ExprId MembershipOf(Context& context, const Scope& scope, ExprId value, const NamedCodes& codes,
                    Span span);

ExprId TranslateQuantifier(Context& context, const Scope& scope, const syntax::Expr& expr);
// The collection of a node `名称(范围)`, and the scope inside it; nothing on failure. Where
// `scope.list` rests on no records and `quiet`, the filter is invalid and nothing is reported.
struct OpenedCollection {
  Collection collection;
  Scope inner;
};
std::optional<OpenedCollection> OpenCollection(Context& context, const Scope& scope,
                                               SyntaxExprId id);
// What may be opened there, for proposals.
std::vector<std::string> CollectionNames(const Context& context, const Scope& scope);

ExprId TranslateWithinLast(Context& context, const Scope& scope, const syntax::Expr& expr);
ExprId TranslateBetween(Context& context, const Scope& scope, const syntax::Expr& expr);
ExprId TranslateUnderAge(Context& context, const Scope& scope, const syntax::Expr& expr);
ExprId TranslateInOffice(Context& context, const Scope& scope, const syntax::Expr& expr);
ExprId TranslatePeriodEnd(Context& context, const Scope& scope, const syntax::Expr& expr);

ExprId TranslateRounding(Context& context, const Scope& scope, const syntax::Expr& expr);
// `id`, unless it is a product of amounts and ratios that nothing has rounded (XZ0421): for what is
// stored. With `inside`, it is a part of an expression that binds more than a rounding does.
ExprId RequireRounded(Context& context, ExprId id, bool inside);

ExprId TranslateAnyList(Context& context, const Scope& scope, const syntax::Expr& expr);
ExprId TranslateListed(Context& context, const Scope& scope, const syntax::Expr& expr);
// 暂停, 已移出 … in the scope of a list; nothing if `name` is no status.
std::optional<ExprId> TranslateStatusName(Context& context, const Scope& scope,
                                          const syntax::Expr& expr);

// The lists that a kind (黑名单) or a name stands for; nothing if it is neither, reported.
std::optional<std::vector<ListId>> ListsNamed(Context& context, const std::string& name, Span span);

// Says how a value of type `wanted` is written where one of type `seen` stands, if that is the
// usual slip: 30000 for 3万元, a period in place of the day on which it ends.
void NoteHowToWrite(diagnostics::Diagnostics::Builder& report, TypeKind wanted, TypeKind seen);

// Chinese and English name of a type, for messages.
diagnostics::Phrase TypeName(const Program& program, const Type& type);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_EXPRESSIONS_H_
