#include "compiler/literal/working_calendar.h"

#include <algorithm>
#include <utility>

#include "compiler/base/check.h"

namespace xinze::literal {

std::optional<WorkingCalendar> WorkingCalendar::Create(Date first_published, Date last_published,
                                                       std::vector<CalendarException> exceptions) {
  if (!first_published.is_valid() || !last_published.is_valid() ||
      last_published < first_published) {
    return std::nullopt;
  }
  std::sort(exceptions.begin(), exceptions.end(),
            [](const auto& a, const auto& b) { return a.date < b.date; });
  for (size_t i = 0; i < exceptions.size(); ++i) {
    const Date date = exceptions[i].date;
    if (date < first_published || last_published < date) return std::nullopt;
    if (i > 0 && exceptions[i - 1].date == date) return std::nullopt;
  }
  WorkingCalendar calendar;
  calendar.first_ = first_published;
  calendar.last_ = last_published;
  auto exception = exceptions.begin();
  for (Date date = first_published; date <= last_published; ++date.days) {
    bool working = WeekdayOf(date) < 5;
    if (exception != exceptions.end() && exception->date == date) {
      working = !exception->off;
      ++exception;
    }
    if (working) calendar.working_days_.push_back(date);
  }
  return calendar;
}

Date WorkingCalendar::first_published() const {
  XINZE_CHECK(!is_empty());
  return *first_;
}

Date WorkingCalendar::last_published() const {
  XINZE_CHECK(!is_empty());
  return *last_;
}

DayKind WorkingCalendar::KindOf(Date date) const {
  if (is_empty() || date < *first_ || *last_ < date) return DayKind::Unpublished;
  return std::binary_search(working_days_.begin(), working_days_.end(), date) ? DayKind::Working
                                                                              : DayKind::Off;
}

std::optional<int32_t> WorkingCalendar::CountWorkingDays(Date from, Date to) const {
  if (is_empty() || from < *first_ || *last_ < to || to < from) return std::nullopt;
  const auto begin = std::lower_bound(working_days_.begin(), working_days_.end(), from);
  const auto end = std::upper_bound(begin, working_days_.end(), to);
  return static_cast<int32_t>(end - begin);
}

DateInterval WorkingCalendar::AddPublished(Date start, int32_t count) const {
  if (count == 0) return {start, start};
  const auto next = std::upper_bound(working_days_.begin(), working_days_.end(), start);
  if (working_days_.end() - next >= count) {
    const Date day = *(next + (count - 1));
    return {day, day};
  }
  const int32_t beyond = std::max(last_->days, start.days) + 1;
  return {Date{std::min(beyond, kLastDate.days)}, std::nullopt};
}

DateInterval WorkingCalendar::AddWorkingDays(Date start, int32_t count) const {
  XINZE_CHECK(count >= 0, "{}", count);
  if (count == 0) return {start, start};
  if (is_empty()) return {Date{std::min(start.days + 1, kLastDate.days)}, std::nullopt};
  // Days after `start` of which nothing is known: all of them may be working, or none.
  const int32_t unknown = std::max(first_->days - 1 - start.days, 0);
  if (unknown == 0) return AddPublished(start, count);
  const Date before_first{first_->days - 1};
  const Date earliest = count <= unknown ? Date{start.days + count}
                                         : AddPublished(before_first, count - unknown).earliest;
  return {earliest, AddPublished(before_first, count).latest};
}

}  // namespace xinze::literal
