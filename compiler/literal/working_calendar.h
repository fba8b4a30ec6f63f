// Working days (工作日): weekdays, less public holidays, plus make-up days (调休), as the State
// Council's yearly notices publish them.
//
// Input: the published exceptions between a first and a last day. Output: dates, or the interval in
// which a date lies where the counting leaves what is published. Nothing is guessed.
#ifndef XINZE_COMPILER_LITERAL_WORKING_CALENDAR_H_
#define XINZE_COMPILER_LITERAL_WORKING_CALENDAR_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/literal/date.h"

namespace xinze::literal {

struct CalendarException {
  Date date;
  bool off = true;  // A day off; else a make-up day, on which work is done.

  friend constexpr bool operator==(const CalendarException&, const CalendarException&) = default;
};

// A date that is known to lie in [earliest, latest]; without `latest`, on `earliest` or later.
struct DateInterval {
  Date earliest;
  std::optional<Date> latest;

  bool is_exact() const { return latest == earliest; }

  friend constexpr bool operator==(const DateInterval&, const DateInterval&) = default;
};

enum class DayKind : uint8_t { Working, Off, Unpublished };

// Immutable; may be shared between threads.
class WorkingCalendar {
 public:
  // A calendar in which nothing is published.
  WorkingCalendar() = default;
  // `exceptions` in any order, at most one a date, all within [first, last]; an off day on a
  // weekend and a make-up day on a weekday are allowed and change nothing. None if these do not
  // hold, or a date is invalid, or last < first.
  static std::optional<WorkingCalendar> Create(Date first_published, Date last_published,
                                               std::vector<CalendarException> exceptions);

  bool is_empty() const { return !first_.has_value(); }
  // Both only if not empty.
  Date first_published() const;
  Date last_published() const;

  DayKind KindOf(Date date) const;
  // The number of working days in [from, to]; none unless both are published and from <= to.
  std::optional<int32_t> CountWorkingDays(Date from, Date to) const;

  // The `count`-th working day after `start`, which itself does not count; `start` for 0. `count`
  // must not be negative. Where the counting passes the last published day the result is the
  // interval (last published day, ∞); where `start` + 1 lies before the first published day, it is
  // the interval between all unpublished days working and none.
  DateInterval AddWorkingDays(Date start, int32_t count) const;

 private:
  // The count-th working day after `start`, which is at or after the day before first_.
  DateInterval AddPublished(Date start, int32_t count) const;

  std::optional<Date> first_;
  std::optional<Date> last_;
  std::vector<Date> working_days_;  // Ascending, of [first_, last_].
};

// 0 Monday .. 6 Sunday.
constexpr int32_t WeekdayOf(Date date) {
  // 1970-01-01 was a Thursday.
  const int32_t remainder = (date.days % 7 + 7 + 3) % 7;
  return remainder;
}

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_WORKING_CALENDAR_H_
