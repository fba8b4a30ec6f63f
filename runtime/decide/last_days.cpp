#include "runtime/decide/last_days.h"

#include "runtime/interp/timeline.h"

namespace xinze::decide {

void LastDayFinder::Fill(const xinze_batch& batch, int64_t row, int32_t as_of,
                         Decision& decision) const {
  if (decision.lists.empty() && decision.measures.empty()) {
    return;
  }
  interp::Timeline timeline(interpreter_, batch, row, as_of);
  for (ListEntry& entry : decision.lists) {
    entry.last_day = timeline.LastDay(entry.list);
  }
  for (MeasureEntry& entry : decision.measures) {
    entry.last_day = timeline.LastDay(entry.measure);
  }
}

}  // namespace xinze::decide
