#include "runtime/interp/interpreter.h"

#include <optional>

#include "runtime/interp/evaluation.h"

namespace xinze::interp {

check::SubjectOutcome Interpreter::Evaluate(const xinze_batch& batch, int64_t subject_row,
                                            int32_t as_of) const {
  SubjectEvaluation subject(program_, tables_, batch, subject_row);
  Day& day = subject.At(as_of);
  check::SubjectOutcome outcome;
  for (check::ListId id : program_.lists.ids()) {
    outcome.lists.push_back(day.List(id).outcome);
    outcome.lists.back().since = day.SinceOf(id);
  }
  for (check::MeasureId id : program_.measures.ids()) {
    outcome.measures.push_back(day.Measure(id).outcome);
  }
  return outcome;
}

void Interpreter::CompleteSince(const xinze_batch& batch, int64_t subject_row, int32_t as_of,
                                check::SubjectOutcome& outcome) const {
  std::optional<SubjectEvaluation> subject;
  for (check::ListId id : program_.lists.ids()) {
    check::ListOutcome& list = outcome.lists[id.index()];
    if (program_.lists[id].procedure.is_valid() || list.status != check::ListStatus::Listed) {
      continue;
    }
    if (!subject.has_value()) subject.emplace(program_, tables_, batch, subject_row);
    list.since = subject->At(as_of).SinceOf(id);
  }
  if (!subject.has_value()) return;
  for (check::MeasureId id : program_.measures.ids()) {
    check::MeasureOutcome& measure = outcome.measures[id.index()];
    if (measure.status == check::MeasureStatus::NotApplicable) continue;
    measure.from = check::kNoDate;
    for (check::ListId list : tables_.trigger_lists[id]) {
      const check::ListOutcome& of = outcome.lists[list.index()];
      if (IsOn(of.status)) measure.from = EarlierDay(measure.from, of.since);
    }
  }
}

check::Truth Interpreter::EvaluatePredicate(const xinze_batch& batch, int64_t subject_row,
                                            int32_t as_of, check::ExprId predicate) const {
  SubjectEvaluation subject(program_, tables_, batch, subject_row);
  Day& day = subject.At(as_of);
  return day.evaluator().EvaluateTruth(predicate, day.world().subject());
}

check::SubjectOutcome Evaluate(const check::Program& program, const xinze_batch& batch,
                               int64_t subject_row, int32_t as_of) {
  return Interpreter(program).Evaluate(batch, subject_row, as_of);
}

}  // namespace xinze::interp
