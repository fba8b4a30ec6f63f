#include "runtime/decide/last_days.h"

#include "runtime/interp/timeline.h"

namespace xinze::decide {

namespace {

template <typename Read>
auto StatusAfter(interp::Inquiry& inquiry, int32_t last_day, Read read)
    -> std::optional<decltype(read(inquiry.day()))> {
  if (last_day == check::kNoDate) {
    return std::nullopt;
  }
  return inquiry.day().subject().Visit(last_day + 1, read);
}

}  // namespace

void FillLastDays(interp::Inquiry& inquiry, Decision& decision) {
  if (decision.lists.empty() && decision.measures.empty()) {
    return;
  }
  interp::Timeline timeline(inquiry);
  for (ListEntry& entry : decision.lists) {
    entry.last_day = timeline.LastDay(entry.list);
    entry.then = StatusAfter(inquiry, entry.last_day, [&](interp::DayEvaluation& day) {
      return day.List(entry.list).outcome.status;
    });
  }
  for (MeasureEntry& entry : decision.measures) {
    entry.last_day = timeline.LastDay(entry.measure);
    entry.then = StatusAfter(inquiry, entry.last_day, [&](interp::DayEvaluation& day) {
      return check::StatusForTargets(day.Measure(entry.measure).outcome);
    });
  }
}

}  // namespace xinze::decide
