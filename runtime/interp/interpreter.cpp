#include "runtime/interp/interpreter.h"

#include "runtime/interp/bearing.h"
#include "runtime/interp/inquiry.h"

namespace xinze::interp {

check::SubjectOutcome Interpreter::Evaluate(const xinze_batch& batch, int64_t subject_row,
                                            int32_t as_of) const {
  return Inquiry(*this, batch, subject_row, as_of).Evaluate();
}

check::Truth Interpreter::EvaluatePredicate(const xinze_batch& batch, int64_t subject_row,
                                            int32_t as_of, check::ExprId predicate) const {
  Inquiry inquiry(*this, batch, subject_row, as_of);
  DayEvaluation& day = inquiry.day();
  return day.evaluator().EvaluateTruth(predicate, day.world().subject());
}

bool Interpreter::IsOpen(const xinze_batch& batch, int64_t subject_row, int32_t as_of,
                         check::ExprId expression) const {
  Inquiry inquiry(*this, batch, subject_row, as_of);
  DayEvaluation& day = inquiry.day();
  return interp::IsOpen(day.evaluator(), expression, day.world().subject());
}

check::SubjectOutcome Evaluate(const check::Program& program, const xinze_batch& batch,
                               int64_t subject_row, int32_t as_of) {
  return Interpreter(program).Evaluate(batch, subject_row, as_of);
}

}  // namespace xinze::interp
