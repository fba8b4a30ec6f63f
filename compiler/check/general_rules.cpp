#include "compiler/check/general_rules.h"

#include "compiler/check/names.h"

namespace xinze::check {
namespace {

using SyntaxKind = syntax::ExprKind;

bool IsOverMeasures(const syntax::GeneralRuleStmt& rule) {
  return rule.over.text == "措施" || rule.over.text == "measure";
}

// The attributes of a measure that a filter may ask for: 类别 and 力度 with their words, and 类,
// which is any name.
enum class Attribute : uint8_t { Kind, Modality, Category };

std::optional<Attribute> ParseAttribute(std::string_view name) {
  if (name == "类别" || name == "kind") return Attribute::Kind;
  if (name == "力度" || name == "modality") return Attribute::Modality;
  if (name == "类" || name == "category") return Attribute::Category;
  return std::nullopt;
}

std::optional<syntax::MeasureKind> ParseKind(std::string_view word) {
  if (word == "惩戒" || word == "discipline") return syntax::MeasureKind::Discipline;
  if (word == "激励" || word == "incentive") return syntax::MeasureKind::Incentive;
  return std::nullopt;
}

std::optional<syntax::Modality> ParseModality(std::string_view word) {
  if (word == "应当" || word == "must") return syntax::Modality::Must;
  if (word == "可以" || word == "may") return syntax::Modality::May;
  if (word == "鼓励" || word == "encouraged") return syntax::Modality::Encouraged;
  if (word == "不得" || word == "must_not") return syntax::Modality::MustNot;
  return std::nullopt;
}

bool IsWordOf(Attribute attribute, std::string_view word) {
  if (attribute == Attribute::Kind) return ParseKind(word).has_value();
  return attribute == Attribute::Category || ParseModality(word).has_value();
}

bool Has(const syntax::MeasureStmt& measure, Attribute attribute, std::string_view word) {
  switch (attribute) {
    case Attribute::Kind:
      return measure.kind.has_value() && measure.kind == ParseKind(word);
    case Attribute::Modality:
      return measure.modality.has_value() && measure.modality == ParseModality(word);
    case Attribute::Category:
      return measure.category.has_value() && measure.category->text == word;
  }
  return false;
}

// Words that no measure can have: 类别 是 惩罚.
void CheckWords(Context& context, const syntax::SyntaxTree& tree, SyntaxExprId id) {
  const syntax::Expr& expr = tree.exprs[id];
  const auto attribute =
      expr.args.empty() ? std::nullopt : ParseAttribute(tree.exprs[expr.args[0]].text);
  for (size_t i = 0; i < expr.args.size(); ++i) {
    const syntax::Expr& arg = tree.exprs[expr.args[i]];
    if (!attribute.has_value()) {
      CheckWords(context, tree, expr.args[i]);
    } else if (i > 0 && !IsWordOf(*attribute, arg.text)) {
      const bool kind = *attribute == Attribute::Kind;
      context.Report(Code::XZ0214, arg.span)
          .ArgName(arg.text)
          .Arg(kind ? "措施的类别" : "措施的力度",
               kind ? "kind of a measure" : "force of a measure")
          .Arg(kind ? "惩戒、激励" : "应当、可以、鼓励、不得",
               kind ? "discipline, incentive" : "must, may, encouraged, must_not");
    }
  }
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
  const auto asked = ParseAttribute(attribute.text);
  if (attribute.kind != SyntaxKind::NameRef || !asked.has_value()) return std::nullopt;
  bool any = false;
  for (size_t i = 1; i < expr.args.size(); ++i) {
    any |= Has(measure, *asked, tree.exprs[expr.args[i]].text);
  }
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
    const syntax::SyntaxTree& tree = context.trees[site.tree];
    if (!rule.filter.is_valid() || tree.exprs[rule.filter].kind == SyntaxKind::Error) return;
    if (Decide(tree, rule.filter, {}).has_value()) {
      CheckWords(context, tree, rule.filter);
    } else {
      context.Report(Code::XZ0624, tree.exprs[rule.filter].span);
    }
  });
}

}  // namespace xinze::check
