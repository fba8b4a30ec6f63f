#include "compiler/check/make.h"

#include <algorithm>
#include <utility>

#include "compiler/base/check.h"
#include "compiler/check/period_units.h"

namespace xinze::check {
namespace {

bool AllValid(const std::vector<ExprId>& args) {
  return std::all_of(args.begin(), args.end(), [](ExprId id) { return id.is_valid(); });
}

// Joins what the arguments say: the deepest domain, and whether any may be unknown or absent.
void Gather(const Context& context, Expr& expr, ExprFacts& facts) {
  if (!expr.domain.is_valid()) expr.domain = EntityId(0);
  for (const ExprId arg : expr.args) {
    expr.domain = Deeper(context.program, expr.domain, context.program.exprs[arg].domain);
    facts.may_be_unknown |= context.facts[arg].may_be_unknown;
    facts.may_be_absent |= context.facts[arg].may_be_absent;
  }
}

ExprId Add(Context& context, Expr expr, ExprFacts facts) {
  if (!expr.domain.is_valid()) expr.domain = EntityId(0);
  // The truth of a comparison with an absent side is F: only scalars carry absence on.
  if (expr.type.kind == TypeKind::Boolean) facts.may_be_absent = false;
  expr.two_rails = facts.may_be_unknown || facts.may_be_absent;
  context.facts.Add(facts);
  return context.program.exprs.Add(std::move(expr));
}

// 基准日 in a sum or a period would make the horizon inexact: it may stand only alone, as one side
// of a comparison (4-semantics.md, section 4).
bool RefuseAsOf(Context& context, ExprId arg, Span span) {
  if (!context.facts[arg].as_of) return false;
  context.Report(Code::XZ0410, span);
  return true;
}

Expr Leaf(ExprKind kind, Type type, Span span) {
  Expr expr;
  expr.kind = kind;
  expr.type = type;
  expr.span = span;
  return expr;
}

}  // namespace

EntityId Deeper(const Program& program, EntityId a, EntityId b) {
  return IsAncestorOrSame(program, a, b) ? b : a;
}

ExprId MakeConstant(Context& context, Type type, int64_t value, Span span) {
  Expr expr = Leaf(ExprKind::Constant, type, span);
  expr.value = value;
  ExprFacts facts;
  if (type.kind == TypeKind::Period) {
    const bool working = UnpackPeriod(value).unit == literal::PeriodUnit::WorkingDay;
    facts.working_period = working;
    facts.calendar_period = !working;
  }
  return Add(context, std::move(expr), facts);
}

ExprId MakeTruth(Context& context, bool value, Span span) {
  return MakeConstant(context, kBooleanType, value ? 1 : 0, span);
}

ExprId MakeText(Context& context, std::string text, Span span) {
  Expr expr = Leaf(ExprKind::Constant, kTextType, span);
  expr.text = std::move(text);
  return Add(context, std::move(expr), {});
}

ExprId MakeUnknown(Context& context, Type type, Reason reason, Span span) {
  Expr expr = Leaf(ExprKind::Unknown, type, span);
  expr.reason = reason;
  ExprFacts facts;
  facts.may_be_unknown = true;
  return Add(context, std::move(expr), facts);
}

ExprId MakeAsOf(Context& context, Span span) {
  ExprFacts facts;
  facts.as_of = true;
  return Add(context, Leaf(ExprKind::AsOf, kDateType, span), facts);
}

ExprId MakeField(Context& context, FieldId id, Span span) {
  const Field& field = context.program.fields[id];
  if (field.type.kind != TypeKind::Boolean) return MakeFieldValue(context, id, span);
  Expr expr = Leaf(ExprKind::FieldTruth, kBooleanType, span);
  expr.field = id;
  expr.domain = field.entity;
  ExprFacts facts;
  facts.may_be_unknown = field.unknown_ok && !field.presumption.has_value();
  return Add(context, std::move(expr), facts);
}

ExprId MakeFieldValue(Context& context, FieldId id, Span span) {
  const Field& field = context.program.fields[id];
  Expr expr = Leaf(ExprKind::FieldValue, field.type, span);
  expr.field = id;
  expr.domain = field.entity;
  const bool presumed = field.presumption.has_value();
  ExprFacts facts;
  facts.may_be_unknown = field.unknown_ok && !presumed;
  // A row exists from its 发生日 on, so that of a row that is looked at is never absent.
  const bool hidden = field.event_date && context.program.entities[field.entity].begins_on != id;
  facts.may_be_absent = field.absent_ok || hidden || !field.applies_to.empty() ||
                        (presumed && field.presumption->absent);
  if (field.type.kind == TypeKind::Period) facts.calendar_period = facts.working_period = true;
  return Add(context, std::move(expr), facts);
}

ExprId MakeDefinition(Context& context, DefinitionId id, Span span) {
  if (!id.is_valid()) return ExprId::Invalid();
  const Definition& definition = context.program.definitions[id];
  const bool truth = definition.type.kind == TypeKind::Boolean;
  Expr expr =
      Leaf(truth ? ExprKind::DefinitionTruth : ExprKind::DefinitionValue, definition.type, span);
  expr.definition = id;
  expr.domain = definition.owner;
  ExprFacts facts;
  const auto gather = [&](auto&& self, const std::vector<RuleId>& rules) -> void {
    for (const RuleId id_of_rule : rules) {
      const Rule& rule = context.program.rules[id_of_rule];
      if (rule.value.is_valid()) {
        const ExprFacts& value = context.facts[rule.value];
        facts.may_be_absent |= value.may_be_absent;
        facts.calendar_period |= value.calendar_period;
        facts.working_period |= value.working_period;
      }
      self(self, rule.exceptions);
    }
  };
  gather(gather, definition.cases);
  gather(gather, definition.exceptions);
  for (const DefinitionId other : definition.yields_to) {
    facts.may_be_absent |= context.program.definitions[other].two_rails;
  }
  facts.may_be_unknown = definition.two_rails;
  return Add(context, std::move(expr), facts);
}

ExprId MakeParameter(Context& context, ParameterId id, ExprId selector, Span span) {
  if (!selector.is_valid()) return selector;
  const Parameter& parameter = context.program.parameters[id];
  Expr expr = Leaf(ExprKind::ParameterValue, parameter.type, span);
  expr.parameter = id;
  expr.args = {selector};
  ExprFacts facts;
  Gather(context, expr, facts);
  facts.may_be_unknown |= facts.may_be_absent;
  facts.may_be_absent = false;
  for (const Parameter::Entry& entry : parameter.entries) {
    facts.may_be_unknown |= entry.undefined;
    if (entry.undefined || parameter.type.kind != TypeKind::Period) continue;
    const bool working = UnpackPeriod(entry.value).unit == literal::PeriodUnit::WorkingDay;
    (working ? facts.working_period : facts.calendar_period) = true;
  }
  return Add(context, std::move(expr), facts);
}

ExprId MakeNot(Context& context, ExprId arg, Span span) {
  if (!arg.is_valid()) return arg;
  Expr expr = Leaf(ExprKind::Not, kBooleanType, span);
  expr.args = {arg};
  ExprFacts facts;
  Gather(context, expr, facts);
  return Add(context, std::move(expr), facts);
}

namespace {

ExprId MakeJunction(Context& context, ExprKind kind, std::vector<ExprId> args, Span span) {
  if (!AllValid(args)) return ExprId::Invalid();
  if (args.empty()) return MakeTruth(context, kind == ExprKind::And, span);
  if (args.size() == 1) return args[0];
  Expr expr = Leaf(kind, kBooleanType, span);
  expr.args = std::move(args);
  ExprFacts facts;
  Gather(context, expr, facts);
  return Add(context, std::move(expr), facts);
}

}  // namespace

ExprId MakeAnd(Context& context, std::vector<ExprId> args, Span span) {
  return MakeJunction(context, ExprKind::And, std::move(args), span);
}

ExprId MakeOr(Context& context, std::vector<ExprId> args, Span span) {
  return MakeJunction(context, ExprKind::Or, std::move(args), span);
}

ExprId MakeCompare(Context& context, ExprKind kind, ExprId a, ExprId b, Span span) {
  if (!a.is_valid() || !b.is_valid()) return ExprId::Invalid();
  if (context.facts[a].as_of && context.facts[b].as_of) {
    context.Report(Code::XZ0410, span);
    return ExprId::Invalid();
  }
  Expr expr = Leaf(kind, kBooleanType, span);
  expr.args = {a, b};
  ExprFacts facts;
  Gather(context, expr, facts);
  // Two values that the vocabulary does not list may differ though both read "not listed".
  const Type& type = context.program.exprs[a].type;
  if (type.kind == TypeKind::Enum) {
    facts.may_be_unknown |= context.program.vocabularies[type.vocabulary].open;
  }
  return Add(context, std::move(expr), facts);
}

ExprId MakeHasValue(Context& context, ExprId arg, Span span) {
  if (!arg.is_valid()) return arg;
  Expr expr = Leaf(ExprKind::HasValue, kBooleanType, span);
  expr.args = {arg};
  ExprFacts facts;
  Gather(context, expr, facts);
  return Add(context, std::move(expr), facts);
}

ExprId MakeInSet(Context& context, ExprId value, CodeSet set, Span span) {
  if (!value.is_valid()) return value;
  Expr expr = Leaf(ExprKind::InSet, kBooleanType, span);
  expr.args = {value};
  ExprFacts facts;
  Gather(context, expr, facts);
  facts.may_be_unknown |= set.unlisted_unknown;
  expr.code_set = context.program.code_sets.Add(std::move(set));
  return Add(context, std::move(expr), facts);
}

ExprId MakeHas(Context& context, ExprKind kind, ExprId set, int64_t mask, Span span) {
  if (!set.is_valid()) return set;
  Expr expr = Leaf(kind, kBooleanType, span);
  expr.args = {set};
  expr.value = mask;
  ExprFacts facts;
  Gather(context, expr, facts);
  return Add(context, std::move(expr), facts);
}

ExprId MakeListIs(Context& context, ListId list, int64_t mask, Span span) {
  Expr expr = Leaf(ExprKind::ListIs, kBooleanType, span);
  expr.list = list;
  expr.value = mask;
  ExprFacts facts;
  facts.may_be_unknown = true;
  return Add(context, std::move(expr), facts);
}

ExprId MakeInOffice(Context& context, ExprId date, Span span) {
  if (!date.is_valid() || RefuseAsOf(context, date, span)) return ExprId::Invalid();
  Expr expr = Leaf(ExprKind::InOffice, kBooleanType, span);
  expr.args = {date};
  expr.domain = context.program.well_known.role;
  ExprFacts facts;
  facts.may_be_unknown = true;
  return Add(context, std::move(expr), facts);
}

ExprId MakeArithmetic(Context& context, ExprKind kind, Type type, std::vector<ExprId> args,
                      Span span) {
  if (!AllValid(args)) return ExprId::Invalid();
  for (const ExprId arg : args) {
    if (RefuseAsOf(context, arg, span)) return ExprId::Invalid();
  }
  Expr expr = Leaf(kind, type, span);
  expr.args = std::move(args);
  ExprFacts facts;
  Gather(context, expr, facts);
  // An overflow or a division by zero is unknown, with its reason.
  facts.may_be_unknown = true;
  const ExprId result = Add(context, std::move(expr), facts);
  if (RatiosIn(context.program, result) > kMostRatios) {
    context.Report(Code::XZ0420, span).Arg(kMostRatios);
    return ExprId::Invalid();
  }
  return result;
}

ExprId MakeRound(Context& context, ExprId amount, Rounding rounding, Span span) {
  if (!amount.is_valid()) return amount;
  Expr expr = Leaf(ExprKind::Round, kAmountType, span);
  expr.args = {amount};
  expr.rounding = rounding;
  ExprFacts facts;
  Gather(context, expr, facts);
  // What overflows is unknown.
  facts.may_be_unknown = true;
  return Add(context, std::move(expr), facts);
}

ExprId MakePeriodEnd(Context& context, ExprId date, ExprId period,
                     const literal::CountingMode& counting, Span span) {
  if (!date.is_valid() || !period.is_valid()) return ExprId::Invalid();
  if (RefuseAsOf(context, date, span)) return ExprId::Invalid();
  Expr expr = Leaf(ExprKind::PeriodEnd, kDateType, span);
  expr.args = {date, period};
  expr.counting = counting;
  const bool working = MayCountWorkingDays(context.program, period);
  expr.value = working ? 1 : 0;
  ExprFacts facts;
  Gather(context, expr, facts);
  // Beyond the last published calendar the end of a period of working days is not known.
  facts.may_be_unknown |= working;
  return Add(context, std::move(expr), facts);
}

ExprId MakeQuantifier(Context& context, ExprKind kind, Type type, const Collection& collection,
                      ExprId body, Span span) {
  if (!collection.filter.is_valid()) return ExprId::Invalid();
  Expr expr = Leaf(kind, type, span);
  expr.entity = collection.entity;
  expr.list = collection.list;
  expr.domain = collection.anchor;
  expr.args = {collection.filter};
  const bool has_body = kind != ExprKind::Exists && kind != ExprKind::Count;
  if (has_body) {
    if (!body.is_valid() || RefuseAsOf(context, body, span)) return ExprId::Invalid();
    expr.args.push_back(body);
  }
  ExprFacts facts;
  // Any collection may turn out incomplete: a rejected row, a late feed.
  facts.may_be_unknown = true;
  facts.may_be_absent = kind == ExprKind::Earliest || kind == ExprKind::Latest;
  facts.view = collection.view;
  return Add(context, std::move(expr), facts);
}

ExprId MakeCopy(Context& context, ExprId id, std::vector<ExprId> args) {
  if (!AllValid(args)) return ExprId::Invalid();
  Expr expr = context.program.exprs[id];
  expr.args = std::move(args);
  return Add(context, std::move(expr), context.facts[id]);
}

}  // namespace xinze::check
