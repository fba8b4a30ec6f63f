// 是, 属, 含: values of a vocabulary, their groups and their premises.
#include <algorithm>

#include "compiler/check/expressions.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

using syntax::Operator;
using SyntaxKind = syntax::ExprKind;

// The premises that stand on a code and on the groups above it, as codes of their own.
std::vector<int32_t> PremisesOf(const Context& context, VocabularyId id, int32_t code) {
  std::vector<int32_t> premises;
  const Vocabulary& vocabulary = context.program.vocabularies[id];
  for (; code >= 0; code = vocabulary.values[static_cast<size_t>(code)].parent) {
    if (context.premises.contains({id, code})) premises.push_back(code);
  }
  std::reverse(premises.begin(), premises.end());
  return premises;
}

// The premise of `code`, evaluated in the record in which the value stands.
ExprId TranslatePremise(Context& context, const Scope& scope, EntityId record, VocabularyId id,
                        int32_t code, Span span) {
  if (context.premises_refused.contains({id, code, record})) return ExprId::Invalid();
  const Context::Premise& premise = context.premises.at({id, code});
  if (!context.premises_running.insert({id, code}).second) {
    const std::string& name =
        context.program.vocabularies[id].values[static_cast<size_t>(code)].name;
    context.Report(Code::XZ0501, span).ArgName(name).Arg(name + " → " + name);
    return ExprId::Invalid();
  }
  Scope at;
  at.tree = premise.tree;
  at.document = premise.document;
  at.entity = record;
  at.view = record == scope.entity ? scope.view : kNoView;
  at.statement = context.program.vocabularies[id].name;
  const ExprId result = TranslateCondition(context, at, premise.condition);
  context.premises_running.erase({id, code});
  if (!result.is_valid()) context.premises_refused.insert({id, code, record});
  return result;
}

// After 属 and 含 stand values by their names: what is computed has no values below it.
void ReportNoValueName(Context& context, VocabularyId id, const syntax::Expr& expr,
                       std::string_view word) {
  context.Report(Code::XZ0417, expr.span).Arg(word).ArgName(context.program.vocabularies[id].name);
}

// A value of 是 may also be another field or definition of the same type: 角色 是 原角色.
bool NamesValue(const Context& context, VocabularyId id, const std::string& name) {
  const Vocabulary& vocabulary = context.program.vocabularies[id];
  return name == vocabulary.name || FindCode(vocabulary, name).has_value();
}

// The word that stands between the sides of a comparison; invalid if it is not there as such.
Span PlaceOfOperator(const Context& context, const Scope& scope, const syntax::Expr& expr) {
  const base::SourceFile* file = context.sources.Find(expr.span.source);
  const Span left = context.At(scope, expr.args[0]).span;
  const Span right = context.At(scope, expr.args[1]).span;
  if (file == nullptr || left.end > right.begin) return {};
  const Span between{expr.span.source, left.end, right.begin};
  const size_t at = file->text(between).find(expr.text);
  if (at == std::string_view::npos) return {};
  const uint32_t begin = left.end + static_cast<uint32_t>(at);
  return {expr.span.source, begin, begin + static_cast<uint32_t>(expr.text.size())};
}

ExprId TranslateEnumMembership(Context& context, const Scope& scope, const syntax::Expr& expr,
                               ExprId value) {
  const Type type = context.program.exprs[value].type;
  NamedCodes all;
  std::vector<ExprId> parts;
  bool failed = false;
  for (size_t i = 1; i < expr.args.size(); ++i) {
    const syntax::Expr& named = context.At(scope, expr.args[i]);
    const bool is_name = named.kind == SyntaxKind::NameRef || named.kind == SyntaxKind::Literal;
    const bool other = is_name && expr.kind == SyntaxKind::Is &&
                       !NamesValue(context, type.vocabulary, named.text) &&
                       LookUp(context, scope, named.text).kind != Found::Kind::None;
    if (!is_name && expr.kind == SyntaxKind::Belongs) {
      if (named.kind != SyntaxKind::Error) ReportNoValueName(context, type.vocabulary, named, "属");
      failed = true;
      continue;
    }
    if (!is_name || other) {
      const ExprId side = TranslateValue(context, scope, expr.args[i], type);
      parts.push_back(MakeCompare(context, ExprKind::Equal, value, side, named.span));
      continue;
    }
    const Span word = expr.kind == SyntaxKind::Is ? PlaceOfOperator(context, scope, expr) : Span{};
    const auto codes = CodesOf(context, type.vocabulary, named.text, named.span,
                               expr.kind == SyntaxKind::Belongs, word);
    if (!codes.has_value()) {
      failed = true;
      continue;
    }
    all.codes.insert(all.codes.end(), codes->codes.begin(), codes->codes.end());
    all.unlisted_unknown |= codes->unlisted_unknown;
  }
  if (failed) return ExprId::Invalid();
  std::sort(all.codes.begin(), all.codes.end());
  all.codes.erase(std::unique(all.codes.begin(), all.codes.end()), all.codes.end());
  if (!all.codes.empty() || all.unlisted_unknown) {
    parts.push_back(MembershipOf(context, scope, value, all, expr.span));
  }
  return MakeOr(context, std::move(parts), expr.span);
}

// 负有责任 是 真; 金额 是 3万元; 程序 是 “黑名单认定”.
ExprId TranslateEquality(Context& context, const Scope& scope, const syntax::Expr& expr,
                         ExprId value) {
  const Type type = context.program.exprs[value].type;
  std::vector<ExprId> parts;
  for (size_t i = 1; i < expr.args.size(); ++i) {
    const syntax::Expr& named = context.At(scope, expr.args[i]);
    if (type.kind == TypeKind::Boolean) {
      if (named.kind != SyntaxKind::Literal || named.literal != syntax::LiteralKind::Boolean) {
        const diagnostics::Phrase name = TypeName(context.program, type);
        context.Report(Code::XZ0404, expr.span).Arg(name.zh, name.en);
        return ExprId::Invalid();
      }
      const bool wanted = named.text == "真" || named.text == "true";
      parts.push_back(wanted ? value : MakeNot(context, value, expr.span));
      continue;
    }
    // 程序 是 黑名单认定: a text needs no marks, unless a field is called so.
    const bool text =
        type.kind == TypeKind::Text && named.kind == SyntaxKind::NameRef &&
        (named.quoted || LookUp(context, scope, named.text).kind == Found::Kind::None);
    const ExprId side = text ? MakeText(context, named.text, named.span)
                             : TranslateValue(context, scope, expr.args[i], type);
    parts.push_back(MakeCompare(context, ExprKind::Equal, value, side, expr.span));
  }
  return MakeOr(context, std::move(parts), expr.span);
}

int64_t MaskOf(const std::vector<int32_t>& codes) {
  int64_t mask = 0;
  for (const int32_t code : codes) mask |= int64_t{1} << code;
  return mask;
}

}  // namespace

std::optional<NamedCodes> CodesOf(Context& context, VocabularyId id, const std::string& name,
                                  Span span, bool with_subtree, Span operator_span) {
  const Vocabulary& vocabulary = context.program.vocabularies[id];
  NamedCodes named;
  const auto code = FindCode(vocabulary, name);
  if (!code.has_value() && name == vocabulary.name && with_subtree) {
    for (size_t c = 0; c < vocabulary.values.size(); ++c) {
      named.codes.push_back(static_cast<int32_t>(c));
    }
    named.unlisted_unknown = vocabulary.open;
    return named;
  }
  if (!code.has_value()) {
    ReportNoValue(context, vocabulary, name, span);
    return std::nullopt;
  }
  const Vocabulary::Value& value = vocabulary.values[static_cast<size_t>(*code)];
  if (!with_subtree) {
    if (value.last != *code) {
      auto report = context.Report(Code::XZ0407, span);
      report.ArgName(name);
      if (operator_span.is_valid()) report.Fix(operator_span, "属");
      return std::nullopt;
    }
    named.codes = {*code};
    return named;
  }
  for (int32_t c = *code; c <= value.last; ++c) {
    named.codes.push_back(c);
    named.unlisted_unknown |= vocabulary.values[static_cast<size_t>(c)].open;
  }
  return named;
}

ExprId MembershipOf(Context& context, const Scope& scope, ExprId value, const NamedCodes& codes,
                    Span span) {
  if (!value.is_valid()) return value;
  const VocabularyId id = context.program.exprs[value].type.vocabulary;
  const EntityId record = context.program.exprs[value].domain;
  std::map<std::vector<int32_t>, std::vector<int32_t>> by_premises;
  if (codes.unlisted_unknown) by_premises[{}];
  for (const int32_t code : codes.codes) {
    by_premises[PremisesOf(context, id, code)].push_back(code);
  }
  std::vector<ExprId> parts;
  for (const auto& [premises, members] : by_premises) {
    CodeSet set{id, members, premises.empty() && codes.unlisted_unknown};
    std::vector<ExprId> conditions = {MakeInSet(context, value, std::move(set), span)};
    for (const int32_t premise : premises) {
      conditions.push_back(TranslatePremise(context, scope, record, id, premise, span));
    }
    parts.push_back(MakeAnd(context, std::move(conditions), span));
  }
  return MakeOr(context, std::move(parts), span);
}

void CheckPremises(Context& context) {
  for (const auto& [key, premise] : context.premises) {
    const auto& [vocabulary, code] = key;
    for (const Field& field : context.program.fields) {
      if (field.type.kind != TypeKind::Enum || field.type.vocabulary != vocabulary) continue;
      Scope scope;
      scope.entity = field.entity;
      TranslatePremise(context, scope, field.entity, vocabulary, code,
                       context.program.vocabularies[vocabulary]
                           .values[static_cast<size_t>(code)]
                           .provenance.span);
      break;
    }
  }
}

ExprId TranslateMembership(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const ExprId value = TranslateValue(context, scope, expr.args[0], kAnyType);
  if (!value.is_valid()) return value;
  const Type type = context.program.exprs[value].type;
  ExprId result;
  if (type.kind == TypeKind::Enum) {
    result = TranslateEnumMembership(context, scope, expr, value);
  } else if (type.kind == TypeKind::Set) {
    const bool is = expr.kind == SyntaxKind::Is;
    auto report = context.Report(Code::XZ0408, expr.span);
    report.Arg(is ? "是" : "属", is ? "is" : "in");
    if (const Span word = PlaceOfOperator(context, scope, expr); word.is_valid() && !expr.negated) {
      report.Fix(word, "含");
    }
    return ExprId::Invalid();
  } else if (expr.kind == SyntaxKind::Is && type.kind != TypeKind::Period &&
             type.kind != TypeKind::Reference) {
    result = TranslateEquality(context, scope, expr, value);
  } else {
    const diagnostics::Phrase name = TypeName(context.program, type);
    context.Report(Code::XZ0404, expr.span).Arg(name.zh, name.en);
    return ExprId::Invalid();
  }
  return expr.negated ? MakeNot(context, result, expr.span) : result;
}

ExprId TranslateContains(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const ExprId value = TranslateValue(context, scope, expr.args[0], kAnyType);
  if (!value.is_valid()) return value;
  const Type type = context.program.exprs[value].type;
  if (type.kind != TypeKind::Set) {
    auto report = context.Report(Code::XZ0408, expr.span);
    report.Arg("含", "contains");
    const Span word = PlaceOfOperator(context, scope, expr);
    if (type.kind == TypeKind::Enum && word.is_valid()) report.Fix(word, "属");
    return ExprId::Invalid();
  }
  int64_t mask = 0;
  bool groups = false;
  std::vector<int64_t> masks;
  for (size_t i = 1; i < expr.args.size(); ++i) {
    const syntax::Expr& named = context.At(scope, expr.args[i]);
    if (named.kind != SyntaxKind::NameRef) {
      if (named.kind != SyntaxKind::Error) ReportNoValueName(context, type.vocabulary, named, "含");
      return ExprId::Invalid();
    }
    const auto codes = CodesOf(context, type.vocabulary, named.text, named.span, true);
    if (!codes.has_value()) return ExprId::Invalid();
    masks.push_back(MaskOf(codes->codes));
    mask |= masks.back();
    groups |= codes->codes.size() > 1;
  }
  const bool all =
      expr.op == Operator::ContainsAll || (expr.op == Operator::ContainsOne && masks.size() > 1);
  ExprId result;
  if (all && groups) {
    // A group is contained where any value below it is.
    std::vector<ExprId> parts;
    for (const int64_t one : masks) {
      parts.push_back(MakeHas(context, ExprKind::HasAny, value, one, expr.span));
    }
    result = MakeAnd(context, std::move(parts), expr.span);
  } else {
    result = MakeHas(context, all ? ExprKind::HasAll : ExprKind::HasAny, value, mask, expr.span);
  }
  return expr.negated ? MakeNot(context, result, expr.span) : result;
}

}  // namespace xinze::check
