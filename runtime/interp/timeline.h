// Until when an answer stands, and since when: a walk over the days on which it may change.
//
// Input: what Evaluate takes, and one list or measure at a time, so that a caller asks only for
// what it shows. Output: days, of which kNoDate says that the calendar ends first. Invariants:
// exact, nothing else being received: equal to evaluating every single day. Each step evaluates one
// day and goes on from the next on which something that was read there may differ (readings.h), so
// the number of steps is at most the number of dates that the answer rests on, whatever their
// distance. docs/semantics.md, section 9.
//
// Not there yet: the day on which anything of a subject's answer changes next. It will be one more
// member of Timeline: the least of what these walks find, targets and days included.
#ifndef XINZE_RUNTIME_INTERP_TIMELINE_H_
#define XINZE_RUNTIME_INTERP_TIMELINE_H_

#include <cstdint>

#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "runtime/interp/evaluation.h"
#include "runtime/interp/inquiry.h"

namespace xinze::interp {

// Of one subject, from one day. Belongs to one thread; the inquiry keeps the days that it has been
// on.
class Timeline {
 public:
  // The inquiry outlives the timeline.
  explicit Timeline(Inquiry& inquiry) : day_(inquiry.day()) {}

  int32_t LastDay(check::ListId list) { return day_.LastDayOf(list); }
  int32_t LastDay(check::MeasureId measure) { return day_.LastDayOf(measure); }
  int32_t Since(check::ListId list) { return day_.SinceOf(list); }
  int32_t From(check::MeasureId measure) { return day_.Measure(measure).outcome.from; }

 private:
  DayEvaluation& day_;
};

// The first and the last day of the run of days around `day` on which a list or measure has the
// status of that day.
int32_t FirstDayOfRun(SubjectEvaluation& subject, check::ListId list, int32_t day);
int32_t LastDayOfRun(SubjectEvaluation& subject, check::ListId list, int32_t day);
int32_t LastDayOfRun(SubjectEvaluation& subject, check::MeasureId measure, int32_t day);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_TIMELINE_H_
