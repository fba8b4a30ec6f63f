// 参数: named magnitudes with their dated values.
#include "compiler/check/expressions.h"
#include "compiler/check/literals.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

const diagnostics::Phrase kWanted = {"整数、金额、比例、日期或期间",
                                     "integer, amount, ratio, date or period"};

// One value of a parameter; its type decides the parameter's, or must agree with it.
std::optional<Parameter::Entry> ReadEntry(Context& context, const Site& site, SyntaxExprId id,
                                          int32_t from, Type& type) {
  Parameter::Entry entry;
  entry.from = from;
  const syntax::Expr& expr = context.trees[site.tree].exprs[id];
  if (expr.kind == syntax::ExprKind::Error) return std::nullopt;
  if (expr.kind == syntax::ExprKind::Undefined) {
    entry.undefined = true;
    return entry;
  }
  if (type.kind == TypeKind::Error) {
    // The first value decides: -3 is an integer, -3万元 an amount.
    const bool negative = expr.kind == syntax::ExprKind::Negate;
    const syntax::Expr& first = negative ? context.trees[site.tree].exprs[expr.args[0]] : expr;
    const auto value =
        first.kind == syntax::ExprKind::Literal ? ReadLiteral(context, first) : std::nullopt;
    if (!value.has_value()) {
      if (first.kind != syntax::ExprKind::Literal) {
        ReportNoLiteral(context, first, kWanted);
      }
      return std::nullopt;
    }
    if (value->type.kind == TypeKind::Boolean) {
      ReportNoLiteral(context, first, kWanted);
      return std::nullopt;
    }
    type = value->type;
  }
  const auto value = ReadConstant(context, site.tree, id, type);
  if (!value.has_value()) return std::nullopt;
  entry.value = *value;
  return entry;
}

void ReadEntries(Context& context, const Site& site, const syntax::ParameterStmt& decl,
                 Parameter& parameter) {
  const auto add = [&](SyntaxExprId value, int32_t from) {
    if (const auto entry = ReadEntry(context, site, value, from, parameter.type)) {
      parameter.entries.push_back(*entry);
    }
  };
  if (decl.value.is_valid()) {
    add(decl.value, INT32_MIN);
  } else {
    // Before the first dated value the text gives none.
    parameter.entries.push_back({INT32_MIN, true, 0});
  }
  for (const syntax::ParameterStmt::Dated& later : decl.later) {
    const auto from = ReadConstant(context, site.tree, later.from, kDateType);
    if (!from.has_value()) continue;
    if (!parameter.entries.empty() && parameter.entries.back().from >= *from) {
      context.Report(Code::XZ0511, later.span).ArgName(decl.name.text);
      continue;
    }
    add(later.value, static_cast<int32_t>(*from));
  }
  for (const Parameter::Entry& entry : parameter.entries) {
    if (entry.undefined && (decl.value.is_valid() || entry.from != INT32_MIN)) {
      context.Report(Code::XZ0510, decl.name.span).ArgName(decl.name.text);
      break;
    }
  }
}

}  // namespace

void DeclareParameters(Context& context) {
  ForEachStatement(context, syntax::StatementKind::Parameter, &syntax::SyntaxTree::parameters,
                   [&](const Site& site, const syntax::ParameterStmt& decl) {
                     const auto [at, fresh] = context.parameter_names.try_emplace(decl.name.text);
                     if (!fresh) {
                       const Provenance& first = context.program.parameters[at->second].provenance;
                       ReportRepeated(context, site, decl.name, first.span, first.document);
                       return;
                     }
                     Parameter parameter;
                     parameter.name = decl.name.text;
                     parameter.provenance = MakeProvenance(context, site, site.statement->span,
                                                           site.statement->annotations);
                     ReadEntries(context, site, decl, parameter);
                     const bool typed = parameter.type.kind != TypeKind::Error;
                     // A magnitude that the text leaves open altogether takes the type of its first
                     // use.
                     if (!typed) parameter.type = kPeriodType;
                     at->second = context.program.parameters.Add(std::move(parameter));
                     context.parameter_sites.Add({site, &decl, typed});
                   });
}

void CheckSelectors(Context& context) {
  std::set<std::string> known = {"基准日"};
  for (const Field& field : context.program.fields) {
    if (field.type.kind == TypeKind::Date) known.insert(field.name);
  }
  for (const DefinitionSite& site : context.definition_sites) known.insert(site.decl->name.text);
  for (const ParameterSite& site : context.parameter_sites) {
    const auto& by = site.decl->selected_by;
    if (!by.has_value() || by->text == "as_of" || known.contains(by->text)) continue;
    ReportUnknown(context, Code::XZ0301, by->text, by->span,
                  std::vector<std::string>(known.begin(), known.end()));
    context.unread_names.insert(by->text);
  }
}

bool IsUntyped(const Context& context, ParameterId id) {
  return !context.parameter_sites[id].typed;
}

ExprId TranslateParameter(Context& context, const Scope& scope, ParameterId id, Type expected,
                          Span span) {
  ParameterSite& site = context.parameter_sites[id];
  if (!site.typed && expected.kind != TypeKind::Error) {
    context.program.parameters[id].type = expected;
    site.typed = true;
  }
  ExprId selector = MakeAsOf(context, span);
  if (const auto& by = site.decl->selected_by; by.has_value() && by->text != "基准日") {
    const Found found = LookUp(context, scope, by->text);
    selector = ExprId::Invalid();
    if (found.kind == Found::Kind::Field) {
      selector = MakeFieldValue(context, found.field, span);
    } else if (found.kind == Found::Kind::Definition) {
      selector =
          MakeDefinition(context, RequireDefinition(context, found.definition_site, span), span);
      if (!selector.is_valid()) return selector;
    }
    if (!selector.is_valid() && context.unread_names.contains(by->text)) return selector;
    if (!selector.is_valid() || context.program.exprs[selector].type.kind != TypeKind::Date) {
      context.Report(Code::XZ0512, span)
          .ArgName(context.program.parameters[id].name)
          .ArgName(by->text)
          .Label(by->span, "由它选择参数的值", "it selects the value");
      return ExprId::Invalid();
    }
  }
  return MakeParameter(context, id, selector, span);
}

}  // namespace xinze::check
