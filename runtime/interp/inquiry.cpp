#include "runtime/interp/inquiry.h"

namespace xinze::interp {

check::SubjectOutcome Inquiry::Evaluate() {
  const check::Program& program = interpreter_.program();
  check::SubjectOutcome outcome;
  for (check::ListId id : program.lists.ids()) {
    outcome.lists.push_back(day().List(id).outcome);
    outcome.lists.back().since = day().SinceOf(id);
  }
  for (check::MeasureId id : program.measures.ids()) {
    outcome.measures.push_back(day().Measure(id).outcome);
  }
  return outcome;
}

void Inquiry::CompleteSince(check::SubjectOutcome& outcome) {
  const check::Program& program = interpreter_.program();
  bool completed = false;
  for (check::ListId id : program.lists.ids()) {
    check::ListOutcome& list = outcome.lists[id.index()];
    if (program.lists[id].procedure.is_valid() || list.status != check::ListStatus::Listed) {
      continue;
    }
    list.since = day().SinceOf(id);
    completed = true;
  }
  if (!completed) return;
  for (check::MeasureId id : program.measures.ids()) {
    check::MeasureOutcome& measure = outcome.measures[id.index()];
    if (measure.status == check::MeasureStatus::NotApplicable) continue;
    measure.from = check::kNoDate;
    for (check::ListId list : interpreter_.tables().trigger_lists[id]) {
      const check::ListOutcome& of = outcome.lists[list.index()];
      if (IsOn(of.status)) measure.from = EarlierDay(measure.from, of.since);
    }
  }
}

}  // namespace xinze::interp
