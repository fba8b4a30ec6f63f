#include "compiler/check/program.h"

#include <algorithm>

namespace xinze::check {

int RatiosIn(const Program& program, ExprId id) {
  const Expr& e = program.exprs[id];
  if (e.type.kind != TypeKind::Amount) return 0;
  switch (e.kind) {
    case ExprKind::Negate:
      return RatiosIn(program, e.args[0]);
    case ExprKind::Add:
    case ExprKind::Subtract:
      return std::max(RatiosIn(program, e.args[0]), RatiosIn(program, e.args[1]));
    case ExprKind::Multiply: {
      int ratios = 0;
      for (const ExprId arg : e.args) {
        const bool ratio = program.exprs[arg].type.kind == TypeKind::Ratio;
        ratios += ratio ? 1 : RatiosIn(program, arg);
      }
      return ratios;
    }
    default:
      return 0;
  }
}

int64_t PackPeriod(const literal::Period& period) {
  return (int64_t{period.count} << 8) | static_cast<int64_t>(period.unit);
}

literal::Period UnpackPeriod(int64_t packed) {
  literal::Period period;
  period.count = static_cast<int32_t>(packed >> 8);
  period.unit = static_cast<literal::PeriodUnit>(packed & 0xFF);
  return period;
}

}  // namespace xinze::check
