#include "runtime/interp/bearing.h"

#include "compiler/check/status_rules.h"

namespace xinze::interp {

using check::Expr;
using check::ExprId;
using check::ExprKind;
using check::ProcedureState;
using check::Reason;
using check::TypeKind;

bool IsOpen(const Range& value) {
  const bool infinite = value.lo == check::kPlusInfinity || value.hi == check::kMinusInfinity;
  return !value.is_absent() && (!value.is_known() || infinite);
}

bool IsOpen(const ExactRange& value) {
  return !value.is_absent() && (!value.is_known() || IsUnbounded(value.lo));
}

bool IsScalar(const Expr& e) {
  switch (e.kind) {
    case ExprKind::FieldValue:
    case ExprKind::AsOf:
    case ExprKind::ParameterValue:
    case ExprKind::DefinitionValue:
    case ExprKind::Add:
    case ExprKind::Subtract:
    case ExprKind::Multiply:
    case ExprKind::Divide:
    case ExprKind::Negate:
    case ExprKind::Round:
    case ExprKind::PeriodEnd:
    case ExprKind::Count:
    case ExprKind::Sum:
    case ExprKind::Earliest:
    case ExprKind::Latest:
      return true;
    case ExprKind::Constant:
    case ExprKind::Unknown:
      return e.type.kind != TypeKind::Boolean;
    default:
      return false;
  }
}

bool IsOpen(Evaluator& evaluator, ExprId id, Row row) {
  const Expr& e = evaluator.world().program().exprs[id];
  if (!IsScalar(e)) return IsOpen(evaluator.EvaluateTruth(id, row));
  // A reference names rows; it has no value that could be open.
  if (e.kind == ExprKind::FieldValue && e.type.kind == TypeKind::Reference) return false;
  if (evaluator.IsProduct(id)) return IsOpen(evaluator.EvaluateExactly(id, row));
  return IsOpen(evaluator.EvaluateScalar(id, row));
}

bool Decides(Truth whole, Truth part, bool conjunction) {
  if (conjunction ? whole.is_true() : whole.is_false()) return true;
  return part == whole;
}

Reason ReasonOf(Evaluator& evaluator, ExprId id, Row row) {
  const Expr& e = evaluator.world().program().exprs[id];
  row = evaluator.world().AncestorOf(row, e.domain);
  const auto is_open = [&](size_t i) { return IsOpen(evaluator, e.args[i], row); };
  const auto value = [&](ExprId of) { return evaluator.EvaluateScalar(of, row); };
  const auto is_infinite = [&](ExprId of) {
    if (!evaluator.IsProduct(of)) {
      return value(of).lo == check::kMinusInfinity || value(of).hi == check::kPlusInfinity;
    }
    const ExactRange exact = evaluator.EvaluateExactly(of, row);
    return exact.lo == kExactMinusInfinity || exact.hi == kExactPlusInfinity;
  };
  switch (e.kind) {
    case ExprKind::Unknown:
      return e.reason;
    case ExprKind::Equal:
    case ExprKind::InSet:  // a known value that the vocabulary does not list
      for (size_t i = 0; i < e.args.size(); ++i) {
        if (is_open(i)) return Reason::None;
      }
      return Reason::NoRule;
    case ExprKind::ParameterValue:  // 未定 on that day, or no day to select by
      return is_open(0) ? Reason::None : Reason::NoRule;
    case ExprKind::Divide:
      return !is_open(1) && value(e.args[1]).lo == 0 ? Reason::DivisionByZero : Reason::None;
    case ExprKind::PeriodEnd: {  // of working days that no published calendar reaches
      const Range end = value(id);
      return is_open(0) || is_open(1) || end.lo == end.hi ? Reason::None : Reason::MissingFact;
    }
    case ExprKind::Add:
    case ExprKind::Subtract:
    case ExprKind::Multiply:
    case ExprKind::Negate:
    case ExprKind::Round: {
      bool finite = true;
      for (ExprId arg : e.args) finite = finite && !is_infinite(arg);
      return finite && is_infinite(id) ? Reason::Overflow : Reason::None;
    }
    case ExprKind::Sum: {
      SumFold sum;
      for (const Evaluator::Member& member : evaluator.MembersOf(e, row).rows) {
        sum.AddMember(member.truth, evaluator.EvaluateScalar(e.args[1], member.row));
      }
      return sum.overflowed() ? Reason::Overflow : Reason::None;
    }
    default:
      return Reason::None;
  }
}

template <typename Value>
bool InConflict(Evaluator& evaluator, const std::vector<check::RuleId>& rules, check::Type type,
                Row row) {
  std::vector<Value> sure;
  for (check::RuleId rule : rules) {
    const auto outcome = evaluator.OutcomeOf<Value>(rule, type, row);
    if (outcome.may_be_none || IsOpen(outcome.value)) continue;
    for (const Value& other : sure) {
      if (IsOpen(evaluator.JoinValues(type, other, outcome.value))) return true;
    }
    sure.push_back(outcome.value);
  }
  return false;
}
template bool InConflict<Truth>(Evaluator&, const std::vector<check::RuleId>&, check::Type, Row);
template bool InConflict<Range>(Evaluator&, const std::vector<check::RuleId>&, check::Type, Row);

bool DecidedByText(const check::Program& program, check::ListId list, const ListResult& result) {
  const check::Document& document = program.documents[program.lists[list].document];
  return StatusByDocument(document, result.in_force, result.procedure.state).has_value();
}

bool CriteriaBear(const check::Program& program, check::ListId list, const ListResult& result) {
  const ProcedureState state = result.procedure.state;
  return !DecidedByText(program, list, result) &&
         (!program.lists[list].procedure.is_valid() || state == ProcedureState::None ||
          state == ProcedureState::Void || state == ProcedureState::Exited);
}

bool ExitBears(const check::Program& program, check::ListId list, const ListResult& result,
               Truth part) {
  return !DecidedByText(program, list, result) && (result.exit.is_false() || part == result.exit);
}

Lens LensOf(const MeasureResult& result) {
  if (!result.trigger.is_false()) return Lens::Normal;
  return result.trigger_if_suspended.is_false() ? Lens::IfEnded : Lens::IfSuspended;
}

}  // namespace xinze::interp
