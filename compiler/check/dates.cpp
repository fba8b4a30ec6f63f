// 在 近3年, 在 a 至 b, 未满 18周岁, 起 满 3年, 行为时 在任.
#include "compiler/check/expressions.h"
#include "compiler/check/literals.h"

namespace xinze::check {

// 4-semantics.md, section 4: 近 p 内 holds iff x <= A <= end(x, p).
ExprId TranslateWithinLast(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const ExprId date = TranslateValue(context, scope, expr.args[0], kDateType);
  const ExprId period = TranslateValue(context, scope, expr.args[1], kPeriodType);
  const ExprId end =
      MakePeriodEnd(context, date, period, context.CountingOf(scope.document), expr.span);
  if (!end.is_valid()) return end;
  const ExprId begun =
      MakeCompare(context, ExprKind::LessEqual, date, MakeAsOf(context, expr.span), expr.span);
  const ExprId running =
      MakeCompare(context, ExprKind::LessEqual, MakeAsOf(context, expr.span), end, expr.span);
  const ExprId result = MakeAnd(context, {begun, running}, expr.span);
  return expr.negated ? MakeNot(context, result, expr.span) : result;
}

ExprId TranslateBetween(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const ExprId value = TranslateValue(context, scope, expr.args[0], kAnyType);
  if (!value.is_valid()) return value;
  const Type type = context.program.exprs[value].type;
  const bool ordered = type.kind == TypeKind::Integer || type.kind == TypeKind::Amount ||
                       type.kind == TypeKind::Ratio || type.kind == TypeKind::Date;
  if (!ordered) {
    const diagnostics::Phrase name = TypeName(context.program, type);
    context.Report(Code::XZ0404, expr.span).Arg(name.zh, name.en);
    return ExprId::Invalid();
  }
  const ExprId from = TranslateValue(context, scope, expr.args[1], type);
  const ExprId to = TranslateValue(context, scope, expr.args[2], type);
  const ExprId above = MakeCompare(context, ExprKind::LessEqual, from, value, expr.span);
  const ExprId below = MakeCompare(context, ExprKind::LessEqual, value, to, expr.span);
  const ExprId result = MakeAnd(context, {above, below}, expr.span);
  return expr.negated ? MakeNot(context, result, expr.span) : result;
}

// 行为时 未满18周岁: x lies before the birthday on which the subject turns 18; that birthday itself
// counts as 18 (民法典第二百零一条、第二百零二条: the period of 18 years ends on the corresponding
// day). 已满 is not the negation: of a date or a birthday that is absent both are F.
ExprId TranslateUnderAge(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const FieldId birth = context.program.well_known.birth_date;
  if (!birth.is_valid() || context.program.fields[birth].type.kind != TypeKind::Date) {
    context.Report(Code::XZ0414, expr.span).ArgName(context.options.well_known.birth_date);
    return ExprId::Invalid();
  }
  const ExprId date = TranslateValue(context, scope, expr.args[0], kDateType);
  const ExprId age = TranslateValue(context, scope, expr.args[1], kPeriodType);
  const ExprId birthday = MakePeriodEnd(context, MakeFieldValue(context, birth, expr.span), age,
                                        literal::CountingMode::CivilCode, expr.span);
  return expr.negated ? MakeCompare(context, ExprKind::LessEqual, birthday, date, expr.span)
                      : MakeCompare(context, ExprKind::Less, date, birthday, expr.span);
}

ExprId TranslatePeriodEnd(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const ExprId date = TranslateValue(context, scope, expr.args[0], kDateType);
  const ExprId period = TranslateValue(context, scope, expr.args[1], kPeriodType);
  return MakePeriodEnd(context, date, period, context.CountingOf(scope.document), expr.span);
}

ExprId TranslateInOffice(Context& context, const Scope& scope, const syntax::Expr& expr) {
  if (!scope.in_target || !scope.record_entity.is_valid()) {
    context.Report(Code::XZ0614, expr.span);
    return ExprId::Invalid();
  }
  Scope record = scope;
  record.entity = scope.record_entity;
  record.view = scope.record_view;
  record.in_target = false;
  const ExprId date = TranslateValue(context, record, expr.args[0], kDateType);
  const ExprId result = MakeInOffice(context, date, expr.span);
  return expr.negated ? MakeNot(context, result, expr.span) : result;
}

}  // namespace xinze::check
