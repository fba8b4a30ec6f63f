// 四舍五入到 分, 舍去到 元, 进一到 角: what is rounded, and what has to be (4-semantics.md, section
// 2).
#include <algorithm>

#include "compiler/base/check.h"
#include "compiler/check/expressions.h"

namespace xinze::check {
namespace {

int64_t UnitInFen(syntax::AmountUnit unit) {
  switch (unit) {
    case syntax::AmountUnit::Fen:
      return 1;
    case syntax::AmountUnit::Jiao:
      return 10;
    case syntax::AmountUnit::Yuan:
      return 100;
    case syntax::AmountUnit::TenThousandYuan:
      return 1'000'000;
  }
  XINZE_UNREACHABLE("unit {}", static_cast<int>(unit));
}

RoundingMode ModeOf(syntax::Operator op) {
  if (op == syntax::Operator::RoundDown) return RoundingMode::Down;
  return op == syntax::Operator::RoundUp ? RoundingMode::Up : RoundingMode::Nearest;
}

bool HoldsQuotient(const Program& program, ExprId id) {
  const Expr& expr = program.exprs[id];
  return expr.kind == ExprKind::Divide ||
         std::any_of(expr.args.begin(), expr.args.end(),
                     [&](ExprId arg) { return HoldsQuotient(program, arg); });
}

// Of a product that nothing has rounded.
ExprId FirstRatio(const Program& program, ExprId id) {
  for (const ExprId arg : program.exprs[id].args) {
    if (program.exprs[arg].type.kind == TypeKind::Ratio) return arg;
    if (RatiosIn(program, arg) > 0) return FirstRatio(program, arg);
  }
  XINZE_UNREACHABLE("expression {} holds no ratio", id.index());
}

// Behind a product the words may follow as they are; a sum needs brackets around it.
bool IsSum(const Expr& expr) {
  return expr.kind == ExprKind::Add || expr.kind == ExprKind::Subtract;
}

}  // namespace

ExprId TranslateRounding(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const ExprId amount = TranslateValue(context, scope, expr.args[0], kAnyType);
  if (!amount.is_valid()) return amount;
  const Type type = context.program.exprs[amount].type;
  const Span operand = context.At(scope, expr.args[0]).span;
  if (type.kind != TypeKind::Amount) {
    const diagnostics::Phrase name = TypeName(context.program, type);
    context.Report(Code::XZ0422, expr.name_span)
        .Arg(name.zh, name.en)
        .Label(operand, "它不是金额", "this is no amount");
    return ExprId::Invalid();
  }
  const int64_t unit = UnitInFen(expr.unit);
  if (unit == 1 && RatiosIn(context.program, amount) == 0) {
    auto report = context.Report(Code::XZ0423, expr.name_span);
    report.Label(operand, "已是整分的金额", "in whole 分 already");
    if (HoldsQuotient(context.program, amount)) {
      report.Note("除法的商不足一分的已经舍去",
                  "a quotient has dropped what does not make up a 分");
    }
    report.Fix(expr.name_span, "");
    return ExprId::Invalid();
  }
  return MakeRound(context, amount, {ModeOf(expr.op), unit}, expr.span);
}

ExprId RequireRounded(Context& context, ExprId id, bool inside) {
  if (!id.is_valid() || RatiosIn(context.program, id) == 0) return id;
  const Expr& expr = context.program.exprs[id];
  const Span begin{expr.span.source, expr.span.begin, expr.span.begin};
  const Span end{expr.span.source, expr.span.end, expr.span.end};
  auto report = context.Report(Code::XZ0421, expr.span);
  report.Label(context.program.exprs[FirstRatio(context.program, id)].span,
               "乘以这个比例，可能不足一分", "times this ratio it may be finer than 分");
  for (const char* words : {" 四舍五入到 分", " 舍去到 分", " 进一到 分"}) {
    const bool sum = IsSum(expr);
    const std::string opening = inside && sum ? "((" : inside || sum ? "(" : "";
    const std::string closing = (sum ? ")" : "") + std::string(words) + (inside ? ")" : "");
    if (opening.empty()) {
      report.Fix(end, closing);
    } else {
      report.Fix({{begin, opening}, {end, closing}});
    }
  }
  return ExprId::Invalid();
}

}  // namespace xinze::check
