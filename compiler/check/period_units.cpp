#include "compiler/check/period_units.h"

#include <algorithm>
#include <set>
#include <vector>

namespace xinze::check {
namespace {

bool IsWorking(int64_t packed) { return !UnpackPeriod(packed).is_calendar(); }

// Looks at each definition once, however many others name it.
class Finder {
 public:
  explicit Finder(const Program& program) : program_(program) {}

  bool Expression(ExprId id) {
    const Expr& expr = program_.exprs[id];
    switch (expr.kind) {
      case ExprKind::Unknown:
        return false;  // its end is not known, whatever the unit
      case ExprKind::Constant:
        return IsWorking(expr.value);
      case ExprKind::ParameterValue: {
        const auto& entries = program_.parameters[expr.parameter].entries;
        return std::any_of(entries.begin(), entries.end(), [](const Parameter::Entry& entry) {
          return !entry.undefined && IsWorking(entry.value);
        });
      }
      case ExprKind::DefinitionValue:
        return DefinitionOf(expr.definition);
      default:
        return true;
    }
  }

 private:
  bool AnyRule(const std::vector<RuleId>& rules) {
    return std::any_of(rules.begin(), rules.end(), [this](RuleId id) {
      const Rule& rule = program_.rules[id];
      return (rule.value.is_valid() && Expression(rule.value)) || AnyRule(rule.exceptions);
    });
  }
  bool DefinitionOf(DefinitionId id) {
    if (!seen_.insert(id).second) return false;
    const Definition& definition = program_.definitions[id];
    return AnyRule(definition.cases) || AnyRule(definition.exceptions) ||
           std::any_of(definition.yields_to.begin(), definition.yields_to.end(),
                       [this](DefinitionId other) { return DefinitionOf(other); });
  }

  const Program& program_;
  std::set<DefinitionId> seen_;
};

}  // namespace

bool MayCountWorkingDays(const Program& program, ExprId period) {
  return Finder(program).Expression(period);
}

}  // namespace xinze::check
