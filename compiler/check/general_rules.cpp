#include "compiler/check/general_rules.h"

#include "compiler/check/names.h"

namespace xinze::check {
namespace {

using SyntaxKind = syntax::ExprKind;

bool IsOverMeasures(const syntax::GeneralRuleStmt& rule) {
  return rule.over.text == "措施" || rule.over.text == "measure";
}

// What 类别, 力度 and 类 of a measure are called.
std::string_view AttributeOf(const syntax::MeasureStmt& measure, std::string_view name) {
  if (name == "类别" || name == "kind") {
    if (!measure.kind.has_value()) return {};
    return *measure.kind == syntax::MeasureKind::Discipline ? "惩戒" : "激励";
  }
  if (name == "力度" || name == "modality") {
    if (!measure.modality.has_value()) return {};
    switch (*measure.modality) {
      case syntax::Modality::Must:
        return "应当";
      case syntax::Modality::May:
        return "可以";
      case syntax::Modality::Encouraged:
        return "鼓励";
      case syntax::Modality::MustNot:
        return "不得";
    }
  }
  return measure.category.has_value() ? std::string_view(measure.category->text)
                                      : std::string_view();
}

bool IsAttribute(std::string_view name) {
  return name == "类别" || name == "kind" || name == "力度" || name == "modality" || name == "类" ||
         name == "category";
}

// Decides a filter such as 类别 是 惩戒 over a declared measure; nothing where it asks what no
// declaration says.
std::optional<bool> Decide(const syntax::SyntaxTree& tree, SyntaxExprId id,
                           const syntax::MeasureStmt& measure) {
  const syntax::Expr& expr = tree.exprs[id];
  if (expr.kind == SyntaxKind::Not) {
    const auto inner = Decide(tree, expr.args[0], measure);
    return inner.has_value() ? std::optional(!*inner) : std::nullopt;
  }
  if (expr.kind == SyntaxKind::And || expr.kind == SyntaxKind::Or) {
    const bool conjunction = expr.kind == SyntaxKind::And;
    bool result = conjunction;
    for (const SyntaxExprId arg : expr.args) {
      const auto inner = Decide(tree, arg, measure);
      if (!inner.has_value()) return std::nullopt;
      result = conjunction ? result && *inner : result || *inner;
    }
    return result;
  }
  const bool membership = expr.kind == SyntaxKind::Is || expr.kind == SyntaxKind::Belongs ||
                          (expr.kind == SyntaxKind::Compare && expr.op == syntax::Operator::Equal);
  if (!membership) return std::nullopt;
  const syntax::Expr& attribute = tree.exprs[expr.args[0]];
  if (attribute.kind != SyntaxKind::NameRef || !IsAttribute(attribute.text)) return std::nullopt;
  const std::string_view value = AttributeOf(measure, attribute.text);
  bool any = false;
  for (size_t i = 1; i < expr.args.size(); ++i) any |= tree.exprs[expr.args[i]].text == value;
  return any != expr.negated;
}

template <typename Fn>
void ForEachRule(const Context& context, const Fn& fn) {
  ForEachStatement(context, syntax::StatementKind::GeneralRule, &syntax::SyntaxTree::general_rules,
                   fn);
}

// A rule stands for its own document and for the layers below it; a library's for all.
bool Reaches(const Context& context, DocumentId rule, DocumentId statement) {
  if (rule == statement || context.IsLibrary(rule)) return true;
  const Document& upper = context.program.documents[rule];
  const Document& lower = context.program.documents[statement];
  return upper.region != lower.region && IsLayerAboveOrSame(upper, lower);
}

// Where a clause of measures stands; invalid if none does.
Span PlaceOfMeasureClause(const syntax::MeasureStmt& clauses) {
  if (!clauses.triggers.empty()) return clauses.triggers[0].span;
  if (!clauses.targets.empty()) return clauses.targets[0].span;
  for (const auto* names : {&clauses.matters, &clauses.initiators, &clauses.implementers}) {
    if (!names->empty()) return names->front().span;
  }
  for (const auto* name : {&clauses.sharing, &clauses.category}) {
    if (name->has_value()) return (*name)->span;
  }
  if (clauses.term.has_value()) return clauses.term->span;
  return clauses.bases.empty() ? Span{} : clauses.bases[0].span;
}

// 通则 每个 红名单: it excludes other lists, and says nothing else.
void CheckOverLists(Context& context, const Site& site, const syntax::GeneralRuleStmt& rule) {
  if (!ParseListKind(rule.over.text).has_value()) {
    ReportUnknown(context, Code::XZ0617, rule.over.text, rule.over.span,
                  {"黑名单", "红名单", "关注", "预警", "措施"});
    return;
  }
  if (rule.filter.is_valid()) {
    const syntax::Expr& filter = context.trees[site.tree].exprs[rule.filter];
    if (filter.kind != SyntaxKind::Error) {
      context.Report(Code::XZ0626, filter.span)
          .ArgName(rule.over.text)
          .Arg("括号中的范围", "a scope in brackets");
    }
  }
  if (const Span place = PlaceOfMeasureClause(rule.measure_defaults); place.is_valid()) {
    context.Report(Code::XZ0626, place)
        .ArgName(rule.over.text)
        .Arg("措施的子句", "clauses of measures");
  }
}

}  // namespace

std::vector<Exclusion> ExclusionsOf(Context& context, ListId id) {
  const ListSite& site = context.list_sites[id];
  std::vector<Exclusion> exclusions;
  exclusions.reserve(site.decl->mutually_exclusive.size());
  for (const SyntaxExprId lists : site.decl->mutually_exclusive) {
    exclusions.push_back({site.site, lists});
  }
  const ListKind kind = context.program.lists[id].kind;
  ForEachRule(context, [&](const Site& rule_site, const syntax::GeneralRuleStmt& rule) {
    if (IsOverMeasures(rule) || ParseListKind(rule.over.text) != kind) return;
    const Document& upper = context.program.documents[rule_site.document];
    const Document& lower = context.program.documents[site.site.document];
    if (!context.IsLibrary(rule_site.document) && !IsLayerAboveOrSame(upper, lower)) return;
    for (const SyntaxExprId lists : rule.mutually_exclusive) {
      exclusions.push_back({rule_site, lists});
    }
  });
  return exclusions;
}

std::vector<MeasureDefaults> DefaultsOf(Context& context, const Site& site,
                                        const syntax::MeasureStmt& measure) {
  std::vector<MeasureDefaults> own;
  std::vector<MeasureDefaults> above;
  ForEachRule(context, [&](const Site& rule_site, const syntax::GeneralRuleStmt& rule) {
    if (!IsOverMeasures(rule) || !Reaches(context, rule_site.document, site.document)) return;
    const bool applies =
        !rule.filter.is_valid() ||
        Decide(context.trees[rule_site.tree], rule.filter, measure).value_or(false);
    if (!applies) return;
    (rule_site.document == site.document ? own : above)
        .push_back({rule_site, &rule.measure_defaults});
  });
  own.insert(own.end(), above.begin(), above.end());
  return own;
}

void CheckGeneralRules(Context& context) {
  ForEachRule(context, [&](const Site& site, const syntax::GeneralRuleStmt& rule) {
    if (!IsOverMeasures(rule)) {
      CheckOverLists(context, site, rule);
      return;
    }
    for (const SyntaxExprId excluded : rule.mutually_exclusive) {
      context.Report(Code::XZ0626, context.trees[site.tree].exprs[excluded].span)
          .ArgName(rule.over.text)
          .Arg("互斥", "excludes");
    }
    if (rule.filter.is_valid() &&
        context.trees[site.tree].exprs[rule.filter].kind != SyntaxKind::Error &&
        !Decide(context.trees[site.tree], rule.filter, {}).has_value()) {
      context.Report(Code::XZ0624, context.trees[site.tree].exprs[rule.filter].span);
    }
  });
}

}  // namespace xinze::check
