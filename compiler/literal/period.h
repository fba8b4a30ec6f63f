// Periods (期间) and ages (周岁).
#ifndef XINZE_COMPILER_LITERAL_PERIOD_H_
#define XINZE_COMPILER_LITERAL_PERIOD_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/literal/parsed.h"

namespace xinze::literal {

enum class PeriodUnit : uint8_t { Year, Month, Day, WorkingDay };

// A count of one unit. Periods of different units have no order and no sum: 1年 and 12个月 end on
// the same day, 1个月 and 30日 do not.
struct Period {
  int32_t count = 0;  // 0..kMaxPeriodCount; of years 0..kMaxPeriodYears
  PeriodUnit unit = PeriodUnit::Day;

  constexpr bool is_calendar() const { return unit != PeriodUnit::WorkingDay; }

  friend constexpr bool operator==(const Period&, const Period&) = default;
};
inline constexpr int32_t kMaxPeriodCount = 9'999'999;
inline constexpr int32_t kMaxPeriodYears = 999;

// 3年, 6个月, 30日, 30天, 10个工作日 (个 may lack), 三年, 两年, 六个月, 十个工作日.
// Errors: HalfUnit (一年半, 半年, 1.5年), CompoundPeriod (3年6个月), MonthOfYear (6月),
// YearOfCalendar (2018年: a count of years of four digits), UnsupportedUnit (2周, 24小时, 3),
// TooLarge, BadNumeral, AmbiguousNumeral, Malformed.
Parsed<Period> ParsePeriod(std::string_view utf8);
// 3年, 6个月, 30日, 10个工作日.
std::string PrintPeriod(const Period& period);

// Whole years since birth.
struct Age {
  int32_t years = 0;  // 0..kMaxAge

  friend constexpr auto operator<=>(const Age&, const Age&) = default;
};
inline constexpr int32_t kMaxAge = 150;

// 18周岁, 十八周岁. Errors: AgeUnit (18岁, 18), TooLarge, and those of a count.
Parsed<Age> ParseAge(std::string_view utf8);
std::string PrintAge(Age age);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_PERIOD_H_
