#include "runtime/interp/timeline.h"

#include <optional>
#include <utility>

#include "compiler/literal/date.h"

namespace xinze::interp {
namespace {

// The status of a list or measure on a day, and how long it stays for what was read there.
check::ListStatus StatusOn(DayEvaluation& day, check::ListId id) {
  return day.List(id).outcome.status;
}
check::MeasureStatus StatusOn(DayEvaluation& day, check::MeasureId id) {
  return check::StatusForTargets(day.Measure(id).outcome);
}
template <typename Id>
auto ReadStatus(SubjectEvaluation& subject, Id id, int32_t date) {
  return subject.Visit(
      date, [&](DayEvaluation& day) { return std::pair(StatusOn(day, id), day.StayOf(id)); });
}

// Section 9.2. The status that a day has stays to the end of its Stay; on the day after that it is
// asked for again.
template <typename Id>
int32_t WalkForward(SubjectEvaluation& subject, Id id, int32_t day) {
  auto [status, stay] = ReadStatus(subject, id, day);
  while (stay.last < literal::kLastDate.days) {
    const auto [next, next_stay] = ReadStatus(subject, id, stay.last + 1);
    if (next != status) return stay.last;
    stay = next_stay;
  }
  return check::kNoDate;
}

template <typename Id>
int32_t WalkBack(SubjectEvaluation& subject, Id id, int32_t day) {
  auto [status, stay] = ReadStatus(subject, id, day);
  while (stay.first > literal::kFirstDate.days) {
    const auto [before, stay_before] = ReadStatus(subject, id, stay.first - 1);
    if (before != status) return stay.first;
    stay = stay_before;
  }
  return check::kNoDate;
}

}  // namespace

int32_t FirstDayOfRun(SubjectEvaluation& subject, check::ListId list, int32_t day) {
  return WalkBack(subject, list, day);
}
int32_t LastDayOfRun(SubjectEvaluation& subject, check::ListId list, int32_t day) {
  return WalkForward(subject, list, day);
}
int32_t LastDayOfRun(SubjectEvaluation& subject, check::MeasureId measure, int32_t day) {
  return WalkForward(subject, measure, day);
}

int32_t DayEvaluation::SinceOf(check::ListId id) {
  const check::ListOutcome& outcome = List(id).outcome;
  const bool computed = !world_.program().lists[id].procedure.is_valid();
  if (!computed || outcome.status != check::ListStatus::Listed) return outcome.since;
  std::optional<int32_t>& since = since_[id];
  if (!since.has_value()) since = FirstDayOfRun(subject_, id, world_.as_of());
  return *since;
}

int32_t DayEvaluation::LastDayOf(check::ListId id) {
  return LastDayOfRun(subject_, id, world_.as_of());
}
int32_t DayEvaluation::LastDayOf(check::MeasureId id) {
  return LastDayOfRun(subject_, id, world_.as_of());
}

}  // namespace xinze::interp
