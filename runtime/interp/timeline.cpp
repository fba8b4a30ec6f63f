#include "runtime/interp/timeline.h"

#include <utility>

#include "compiler/literal/date.h"

namespace xinze::interp {
namespace {

// The status of a list or measure on a day, and how long it stays for what was read there.
check::ListStatus StatusOn(Day& day, check::ListId id) { return day.List(id).outcome.status; }
check::MeasureStatus StatusOn(Day& day, check::MeasureId id) {
  return day.Measure(id).outcome.status;
}
template <typename Id>
auto ReadStatus(SubjectEvaluation& subject, Id id, int32_t date) {
  return subject.Visit(date,
                       [&](Day& day) { return std::pair(StatusOn(day, id), day.StayOf(id)); });
}

// Section 9.2. The status that a day has stays to the end of its Stay; on the day after that it is
// asked for again.
template <typename Id>
int32_t LastDayOf(SubjectEvaluation& subject, Id id, int32_t day) {
  auto [status, stay] = ReadStatus(subject, id, day);
  while (stay.last < literal::kLastDate.days) {
    const auto [next, next_stay] = ReadStatus(subject, id, stay.last + 1);
    if (next != status) return stay.last;
    stay = next_stay;
  }
  return check::kNoDate;
}

}  // namespace

int32_t FirstDayOf(SubjectEvaluation& subject, check::ListId list, int32_t day) {
  auto [status, stay] = ReadStatus(subject, list, day);
  while (stay.first > literal::kFirstDate.days) {
    const auto [before, stay_before] = ReadStatus(subject, list, stay.first - 1);
    if (before != status) return stay.first;
    stay = stay_before;
  }
  return check::kNoDate;
}

Timeline::Timeline(const Interpreter& interpreter, const xinze_batch& batch, int64_t subject_row,
                   int32_t as_of)
    : subject_(interpreter.program(), interpreter.tables(), batch, subject_row), as_of_(as_of) {}

int32_t Timeline::LastDay(check::ListId list) { return LastDayOf(subject_, list, as_of_); }
int32_t Timeline::LastDay(check::MeasureId measure) {
  return LastDayOf(subject_, measure, as_of_);
}
int32_t Timeline::Since(check::ListId list) { return subject_.At(as_of_).SinceOf(list); }
int32_t Timeline::From(check::MeasureId measure) {
  return subject_.At(as_of_).Measure(measure).outcome.from;
}

}  // namespace xinze::interp
