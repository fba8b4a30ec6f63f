// 有, 无, 每个, 数量, 合计, 最早, 最晚 over a collection or the 依据记录 of a list.
#include <utility>

#include "compiler/check/expressions.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

using SyntaxKind = syntax::ExprKind;

constexpr std::string_view kSupports = "依据记录";

// The deepest entity above `entity` that is `scope` or above it: whose row the rows hang from.
EntityId AnchorOf(const Program& program, EntityId scope, EntityId entity) {
  EntityId anchor = program.entities[entity].parent;
  while (anchor.is_valid() && !IsAncestorOrSame(program, anchor, scope)) {
    anchor = program.entities[anchor].parent;
  }
  return anchor.is_valid() ? anchor : EntityId(0);
}

// A field or a definition of the rows, or any value over them.
ExprId TranslateAttribute(Context& context, const OpenedCollection& opened,
                          const syntax::Expr& expr) {
  const Scope& scope = opened.inner;
  const Found found = LookUpIn(context, scope.document, scope.entity, scope.view, expr.text);
  if (found.kind == Found::Kind::Field) return MakeFieldValue(context, found.field, expr.span);
  if (found.kind == Found::Kind::Definition) {
    return MakeDefinition(context, RequireDefinition(context, found.definition_site, expr.span),
                          expr.span);
  }
  ReportUnknownIn(context, Code::XZ0303, expr.text, context.program.entities[scope.entity].name,
                  expr.name_span, AttributesOf(context, scope.entity, scope.view));
  return ExprId::Invalid();
}

ExprId TranslateAggregate(Context& context, const OpenedCollection& opened,
                          const syntax::Expr& expr) {
  const ExprId body = TranslateAttribute(context, opened, expr);
  if (!body.is_valid()) return body;
  const Type type = context.program.exprs[body].type;
  const bool sum = expr.kind == SyntaxKind::Sum;
  const bool fits = sum ? type.kind == TypeKind::Integer || type.kind == TypeKind::Amount ||
                              type.kind == TypeKind::Ratio
                        : type.kind == TypeKind::Date;
  if (!fits) {
    const diagnostics::Phrase seen = TypeName(context.program, type);
    context.Report(Code::XZ0403, expr.span)
        .Arg(sum ? "整数、金额或比例" : "日期", sum ? "integer, amount or ratio" : "date")
        .Arg(seen.zh, seen.en);
    return ExprId::Invalid();
  }
  const ExprKind kind =
      sum ? ExprKind::Sum
          : (expr.kind == SyntaxKind::Earliest ? ExprKind::Earliest : ExprKind::Latest);
  return MakeQuantifier(context, kind, type, opened.collection, body, expr.span);
}

}  // namespace

std::vector<std::string> CollectionNames(const Context& context, const Scope& scope) {
  std::vector<std::string> known = RowNames(context);
  if (scope.list.is_valid()) known.emplace_back(kSupports);
  return known;
}

std::optional<OpenedCollection> OpenCollection(Context& context, const Scope& scope,
                                               SyntaxExprId id) {
  const syntax::Expr& expr = context.At(scope, id);
  if (expr.kind == SyntaxKind::Error) return std::nullopt;
  OpenedCollection opened;
  Collection& collection = opened.collection;
  if (expr.text == kSupports) {
    if (!scope.list.is_valid()) {
      context.Report(Code::XZ0310, expr.span).ArgName(expr.text);
      return std::nullopt;
    }
    RequireSupport(context, scope.list);
    collection.entity = context.program.lists[scope.list].support_entity;
    if (!collection.entity.is_valid()) {
      context.Report(Code::XZ0604, expr.span).ArgName(context.program.lists[scope.list].name);
      return std::nullopt;
    }
    collection.view = context.list_sites[scope.list].view;
    collection.list = scope.list;
  } else {
    const auto found = FindCollection(context, expr.text);
    if (!found.has_value() || found->first == EntityId(0)) {
      ReportUnknown(context, Code::XZ0305, expr.text, expr.name_span,
                    CollectionNames(context, scope));
      return std::nullopt;
    }
    collection.entity = found->first;
    collection.view = found->second;
    collection.anchor = AnchorOf(context.program, scope.entity, found->first);
  }
  opened.inner = scope;
  opened.inner.entity = collection.entity;
  opened.inner.view = collection.view;
  std::vector<ExprId> filter;
  // The 依据记录 are rows of the view already; a phantom among them need not be asked.
  if (collection.view != kNoView && !collection.list.is_valid()) {
    filter.push_back(RequireView(context, collection.view, expr.name_span));
  }
  if (!expr.args.empty()) {
    filter.push_back(TranslateCondition(context, opened.inner, expr.args[0]));
  }
  collection.filter = MakeAnd(context, std::move(filter), expr.span);
  return opened;
}

ExprId TranslateQuantifier(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const auto opened = OpenCollection(context, scope, expr.args[0]);
  if (!opened.has_value()) return ExprId::Invalid();
  switch (expr.kind) {
    case SyntaxKind::Exists: {
      const ExprId exists = MakeQuantifier(context, ExprKind::Exists, kBooleanType,
                                           opened->collection, ExprId::Invalid(), expr.span);
      return expr.negated ? MakeNot(context, exists, expr.span) : exists;
    }
    case SyntaxKind::ForAll: {
      const ExprId body = TranslateCondition(context, opened->inner, expr.args[1]);
      return MakeQuantifier(context, ExprKind::ForAll, kBooleanType, opened->collection, body,
                            expr.span);
    }
    case SyntaxKind::Count:
      return MakeQuantifier(context, ExprKind::Count, kIntegerType, opened->collection,
                            ExprId::Invalid(), expr.span);
    default:
      return TranslateAggregate(context, *opened, expr);
  }
}

}  // namespace xinze::check
