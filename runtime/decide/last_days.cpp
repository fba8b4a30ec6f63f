#include "runtime/decide/last_days.h"

#include "runtime/interp/timeline.h"

namespace xinze::decide {

void FillLastDays(interp::Inquiry& inquiry, Decision& decision) {
  if (decision.lists.empty() && decision.measures.empty()) {
    return;
  }
  interp::Timeline timeline(inquiry);
  for (ListEntry& entry : decision.lists) {
    entry.last_day = timeline.LastDay(entry.list);
  }
  for (MeasureEntry& entry : decision.measures) {
    entry.last_day = timeline.LastDay(entry.measure);
  }
}

}  // namespace xinze::decide
