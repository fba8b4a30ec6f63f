#include "compiler/check/period_units.h"

#include <algorithm>

namespace xinze::check {
namespace {

bool IsWorking(int64_t packed) { return !UnpackPeriod(packed).is_calendar(); }

bool AnyRuleMay(const Program& program, const std::vector<RuleId>& rules) {
  return std::any_of(rules.begin(), rules.end(), [&](RuleId id) {
    const Rule& rule = program.rules[id];
    return (rule.value.is_valid() && MayCountWorkingDays(program, rule.value)) ||
           AnyRuleMay(program, rule.exceptions);
  });
}

// Definitions refer to earlier ones only.
bool DefinitionMay(const Program& program, DefinitionId id) {
  const Definition& definition = program.definitions[id];
  return AnyRuleMay(program, definition.cases) || AnyRuleMay(program, definition.exceptions) ||
         std::any_of(definition.yields_to.begin(), definition.yields_to.end(),
                     [&](DefinitionId other) { return DefinitionMay(program, other); });
}

}  // namespace

bool MayCountWorkingDays(const Program& program, ExprId period) {
  const Expr& expr = program.exprs[period];
  switch (expr.kind) {
    case ExprKind::Unknown:
      return false;  // its end is not known, whatever the unit
    case ExprKind::Constant:
      return IsWorking(expr.value);
    case ExprKind::ParameterValue: {
      const auto& entries = program.parameters[expr.parameter].entries;
      return std::any_of(entries.begin(), entries.end(), [](const Parameter::Entry& entry) {
        return !entry.undefined && IsWorking(entry.value);
      });
    }
    case ExprKind::DefinitionValue:
      return DefinitionMay(program, expr.definition);
    default:
      return true;
  }
}

}  // namespace xinze::check
