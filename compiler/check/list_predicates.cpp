// 任一 黑名单(…), 在列 名单名, and the names of statuses in the scope of a list.
#include <algorithm>

#include "compiler/check/expressions.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

using SyntaxKind = syntax::ExprKind;

// Whether a status is asked for anywhere in the brackets of 任一 黑名单(…).
bool AsksStatus(const Context& context, const Scope& scope, SyntaxExprId id) {
  const syntax::Expr& expr = context.At(scope, id);
  if (expr.kind == SyntaxKind::Listed && expr.text.empty()) return true;
  if (expr.kind == SyntaxKind::NameRef && ParseListStatus(expr.text).has_value()) return true;
  const bool opaque = expr.kind == SyntaxKind::AnyList || expr.kind == SyntaxKind::Collection;
  return !opaque && std::any_of(expr.args.begin(), expr.args.end(),
                                [&](SyntaxExprId arg) { return AsksStatus(context, scope, arg); });
}

// Whether the brackets ask for 依据记录, which a list resting on no records has none of.
bool AsksSupports(const Context& context, const Scope& scope, SyntaxExprId id) {
  const syntax::Expr& expr = context.At(scope, id);
  if (expr.kind == SyntaxKind::Collection && expr.text == "依据记录") return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [&](SyntaxExprId arg) { return AsksSupports(context, scope, arg); });
}

// Whether the words of a list's status are about the list here; in brackets over its records they
// are about the records.
bool AboutList(const Scope& scope) { return scope.list.is_valid() && scope.entity == EntityId(0); }

}  // namespace

std::optional<std::vector<ListId>> ListsNamed(Context& context, const std::string& name,
                                              Span span) {
  if (const auto list = context.list_names.find(name); list != context.list_names.end()) {
    return std::vector<ListId>{list->second};
  }
  if (const auto kind = ParseListKind(name)) {
    std::vector<ListId> lists = ListsOfKind(context, *kind);
    if (lists.empty()) context.Report(Code::XZ0627, span).ArgName(name);
    return lists;
  }
  ReportNoList(context, name, span, true);
  return std::nullopt;
}

ExprId TranslateAnyList(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const auto lists = ListsNamed(context, expr.text, expr.name_span);
  if (!lists.has_value()) return ExprId::Invalid();
  if (expr.args.empty()) return ListIsAnyOf(context, *lists, kListedMask, expr.span);
  const bool asks_status = AsksStatus(context, scope, expr.args[0]);
  const bool asks_supports = AsksSupports(context, scope, expr.args[0]);
  std::vector<ExprId> parts;
  for (const ListId list : *lists) {
    if (asks_supports) {
      RequireSupport(context, list);
      // Of a list that rests on no records nothing can be said of its records.
      if (!context.program.lists[list].support_entity.is_valid()) continue;
    }
    Scope inside = scope;
    inside.list = list;
    std::vector<ExprId> both;
    // Without a word on the status, the list must be on: nobody is measured by a list that ended.
    if (!asks_status) both.push_back(MakeListIs(context, list, kListedMask, expr.span));
    both.push_back(TranslateCondition(context, inside, expr.args[0]));
    parts.push_back(MakeAnd(context, std::move(both), expr.span));
  }
  return MakeOr(context, std::move(parts), expr.span);
}

ExprId TranslateListed(Context& context, const Scope& scope, const syntax::Expr& expr) {
  if (expr.text.empty()) {
    if (!AboutList(scope)) {
      context.Report(Code::XZ0310, expr.span).ArgName("在列");
      return ExprId::Invalid();
    }
    return MakeListIs(context, scope.list, kListedMask, expr.span);
  }
  const auto lists = ListsNamed(context, expr.text, expr.name_span);
  if (!lists.has_value()) return ExprId::Invalid();
  return ListIsAnyOf(context, *lists, kListedMask, expr.span);
}

std::optional<ExprId> TranslateStatusName(Context& context, const Scope& scope,
                                          const syntax::Expr& expr) {
  if (!AboutList(scope)) return std::nullopt;
  const auto status = ParseListStatus(expr.text);
  if (!status.has_value()) return std::nullopt;
  return MakeListIs(context, scope.list, StatusBit(*status), expr.span);
}

}  // namespace xinze::check
