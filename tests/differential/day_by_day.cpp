#include "tests/differential/day_by_day.h"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "compiler/literal/date.h"
#include "runtime/interp/timeline.h"

namespace xinze::differential {
namespace {

using check::kNoDate;
using check::ListStatus;

std::string DayText(int32_t day) {
  return day == kNoDate ? "none" : literal::PrintDate(literal::Date{day});
}

// The outcomes of all days [first, last].
class Days {
 public:
  Days(const interp::Interpreter& interpreter, const xinze_batch& batch, int64_t row, int32_t first,
       int32_t last)
      : first_(first), last_(last) {
    for (int32_t day = first; day <= last; ++day) {
      outcomes_.push_back(interpreter.Evaluate(batch, row, day));
    }
  }

  int32_t first() const { return first_; }
  int32_t last() const { return last_; }
  const check::SubjectOutcome& On(int32_t day) const {
    return outcomes_[static_cast<size_t>(day - first_)];
  }

  // Whether `found` is the last day of the run of `status_of` around `day`, as far as can be seen.
  template <typename StatusOf>
  bool EndsRun(int32_t found, int32_t day, StatusOf status_of) const {
    int32_t last = day;
    while (last < last_ && status_of(On(last + 1)) == status_of(On(day))) ++last;
    return last < last_ ? found == last : found == kNoDate || found >= last_;
  }
  // Whether it is the first one; the calendar begins on no day of a run that has a first day.
  template <typename StatusOf>
  bool BeginsRun(int32_t found, int32_t day, StatusOf status_of) const {
    int32_t first = day;
    while (first > first_ && status_of(On(first - 1)) == status_of(On(day))) --first;
    return first > first_ ? found == first : found == kNoDate || found <= first_;
  }

 private:
  int32_t first_;
  int32_t last_;
  std::vector<check::SubjectOutcome> outcomes_;
};

std::string DifferenceOn(const interp::Interpreter& interpreter, const xinze_batch& batch,
                         int64_t row, const Days& days, int32_t day) {
  const check::Program& program = interpreter.program();
  interp::Inquiry inquiry(interpreter, batch, row, day);
  interp::Timeline timeline(inquiry);
  const auto say = [day](const std::string& name, const char* what, int32_t found) {
    return fmt::format("{}, on {}: {} is said to be {}, which single days deny", name, DayText(day),
                       what, DayText(found));
  };
  for (const check::ListId id : program.lists.ids()) {
    const check::List& list = program.lists[id];
    const auto status_of = [id](const check::SubjectOutcome& outcome) {
      return outcome.lists[id.index()].status;
    };
    const int32_t last = timeline.LastDay(id);
    if (!days.EndsRun(last, day, status_of)) return say(list.name, "the last day", last);
    if (list.procedure.is_valid() || status_of(days.On(day)) != ListStatus::Listed) continue;
    const int32_t since = timeline.Since(id);
    if (!days.BeginsRun(since, day, status_of)) return say(list.name, "the first day", since);
  }
  for (const check::MeasureId id : program.measures.ids()) {
    const int32_t last = timeline.LastDay(id);
    const bool ends = days.EndsRun(last, day, [id](const check::SubjectOutcome& outcome) {
      return check::StatusForTargets(outcome.measures[id.index()]);
    });
    if (!ends) return say(program.measures[id].name, "the last day", last);
  }
  return "";
}

}  // namespace

std::string FirstDifferentDay(const interp::Interpreter& interpreter, const xinze_batch& batch,
                              int64_t row, int32_t as_of, int32_t days) {
  const Days all(interpreter, batch, row, std::max(as_of - days, literal::kFirstDate.days),
                 std::min(as_of + days, literal::kLastDate.days));
  for (const int32_t day : {as_of, as_of - days / 2, as_of + days / 2, as_of - days}) {
    if (day < all.first() || day > all.last()) continue;
    std::string what = DifferenceOn(interpreter, batch, row, all, day);
    if (!what.empty()) return what;
  }
  return "";
}

}  // namespace xinze::differential
