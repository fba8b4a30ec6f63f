#include "compiler/check/literals.h"

#include "compiler/check/expressions.h"
#include "compiler/literal/amount.h"
#include "compiler/literal/date.h"
#include "compiler/literal/numeral.h"
#include "compiler/literal/period.h"

namespace xinze::check {
namespace {

using syntax::LiteralKind;

std::nullopt_t Refuse(Context& context, const syntax::Expr& expr,
                      const literal::LiteralError& error) {
  const literal::Wording kind = literal::KindWording(error.kind);
  const literal::Wording reason = literal::ReasonWording(error.reason);
  context.Report(Code::XZ0412, expr.span)
      .ArgName(expr.text)
      .Arg(kind.zh, kind.en)
      .Arg(reason.zh, reason.en);
  return std::nullopt;
}

template <typename T, typename Fn>
std::optional<LiteralValue> Read(Context& context, const syntax::Expr& expr, Type type,
                                 const literal::Parsed<T>& parsed, Fn&& value) {
  if (!parsed.ok()) return Refuse(context, expr, parsed.error());
  return LiteralValue{type, value(*parsed)};
}

// As Read, of numbers: the greatest of 64 bits stands for one that nothing bounds, and no datum has
// it (record/field_parser.h).
template <typename T, typename Fn>
std::optional<LiteralValue> ReadNumber(Context& context, const syntax::Expr& expr, Type type,
                                       literal::Kind kind, const literal::Parsed<T>& parsed,
                                       Fn&& value) {
  if (parsed.ok() && value(*parsed) == kPlusInfinity) {
    return Refuse(context, expr, {kind, literal::Reason::TooLarge});
  }
  return Read(context, expr, type, parsed, value);
}

}  // namespace

std::optional<LiteralValue> ReadLiteral(Context& context, const syntax::Expr& expr) {
  switch (expr.literal) {
    case LiteralKind::Integer:
      return ReadNumber(context, expr, kIntegerType, literal::Kind::Integer,
                        literal::ParseInteger(expr.text), [](int64_t n) { return n; });
    case LiteralKind::Amount:
      return ReadNumber(context, expr, kAmountType, literal::Kind::Amount,
                        literal::ParseAmount(expr.text),
                        [](const literal::Amount& amount) { return amount.fen; });
    case LiteralKind::Date:
      return Read(context, expr, kDateType, literal::ParseDate(expr.text),
                  [](const literal::Date& date) { return int64_t{date.days}; });
    case LiteralKind::Period:
      return Read(context, expr, kPeriodType, literal::ParsePeriod(expr.text), PackPeriod);
    case LiteralKind::Age:
      return Read(context, expr, kPeriodType, literal::ParseAge(expr.text),
                  [](const literal::Age& age) {
                    return PackPeriod({age.years, literal::PeriodUnit::Year});
                  });
    case LiteralKind::Percentage: {
      const auto parsed = literal::ParsePercentage(expr.text);
      if (!parsed.ok()) return Refuse(context, expr, parsed.error());
      const auto millionths = parsed->millionths();
      if (!millionths.has_value()) {
        return Refuse(context, expr, {literal::Kind::Percentage, literal::Reason::TooPrecise, 0});
      }
      return LiteralValue{kRatioType, *millionths};
    }
    case LiteralKind::Boolean:
      return LiteralValue{kBooleanType, expr.text == "真" || expr.text == "true" ? 1 : 0};
  }
  return std::nullopt;
}

std::optional<int64_t> ReadConstant(Context& context, uint32_t tree, SyntaxExprId id, Type type) {
  const syntax::Expr& expr = context.trees[tree].exprs[id];
  if (expr.kind == syntax::ExprKind::Error) return std::nullopt;
  const bool negative = expr.kind == syntax::ExprKind::Negate;
  const syntax::Expr& literal = negative ? context.trees[tree].exprs[expr.args[0]] : expr;
  const diagnostics::Phrase wanted = TypeName(context.program, type);
  if (literal.kind != syntax::ExprKind::Literal) {
    ReportNoLiteral(context, literal, wanted);
    return std::nullopt;
  }
  const auto value = ReadLiteral(context, literal);
  if (!value.has_value()) return std::nullopt;
  if (value->type != type) {
    const diagnostics::Phrase seen = TypeName(context.program, value->type);
    auto report = context.Report(Code::XZ0403, expr.span);
    report.Arg(wanted.zh, wanted.en).Arg(seen.zh, seen.en);
    NoteHowToWrite(report, type.kind, value->type.kind);
    return std::nullopt;
  }
  if (!negative) return value->value;
  const bool signed_type = type.kind == TypeKind::Integer || type.kind == TypeKind::Amount ||
                           type.kind == TypeKind::Ratio;
  if (signed_type) return -value->value;
  context.Report(Code::XZ0419, expr.span).Arg(wanted.zh, wanted.en);
  return std::nullopt;
}

void ReportNoLiteral(Context& context, const syntax::Expr& expr,
                     const diagnostics::Phrase& wanted) {
  if (expr.kind == syntax::ExprKind::Error) return;
  auto report = context.Report(Code::XZ0418, expr.span);
  report.Arg(wanted.zh, wanted.en);
  if (const auto why = WhyNoLiteral(expr.text)) {
    report.Note("“" + expr.text + "”：" + std::string(why->zh),
                "“" + expr.text + "”: " + std::string(why->en));
  }
}

std::optional<literal::Wording> WhyNoLiteral(std::string_view text) {
  const auto period = literal::ParsePeriod(text);
  if (period.ok()) return std::nullopt;
  switch (period.error().reason) {
    case literal::Reason::HalfUnit:
    case literal::Reason::CompoundPeriod:
    case literal::Reason::MonthOfYear:
      return literal::ReasonWording(period.error().reason);
    default:
      return std::nullopt;
  }
}

std::optional<int32_t> ReadDate(std::string_view text) {
  const auto date = literal::ParseDate(text);
  if (!date.ok()) return std::nullopt;
  return date->days;
}

}  // namespace xinze::check
