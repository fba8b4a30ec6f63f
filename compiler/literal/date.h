// Days of the proleptic Gregorian calendar, years 1 to 9999.
#ifndef XINZE_COMPILER_LITERAL_DATE_H_
#define XINZE_COMPILER_LITERAL_DATE_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/literal/parsed.h"

namespace xinze::literal {

// Year, month 1..12, day 1..31.
struct CivilDay {
  int64_t year = 1970;
  int32_t month = 1;
  int32_t day = 1;

  friend constexpr auto operator<=>(const CivilDay&, const CivilDay&) = default;
};

constexpr bool IsLeapYear(int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// `month` in 1..12.
constexpr int32_t DaysInMonth(int64_t year, int32_t month) {
  if (month == 2) return IsLeapYear(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Days since 1970-01-01. The civil day must exist; the year may be any within +-10^15.
// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years from 1 March.)
constexpr int64_t DaysFromCivil(const CivilDay& civil) {
  const int64_t year = civil.year - (civil.month <= 2 ? 1 : 0);
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year =
      (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

// The inverse of DaysFromCivil.
constexpr CivilDay CivilFromDays(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int32_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const auto month =
      static_cast<int32_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

// A day, as the number of days since 1970-01-01.
struct Date {
  int32_t days = 0;

  // The day, or none if the calendar has no such day or the year is outside 1..9999.
  static constexpr std::optional<Date> FromCivil(int64_t year, int32_t month, int32_t day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > DaysInMonth(year, month)) {
      return std::nullopt;
    }
    return Date{static_cast<int32_t>(DaysFromCivil({year, month, day}))};
  }

  constexpr CivilDay civil() const { return CivilFromDays(days); }
  // Whether the day lies in the years 1..9999, as every parsed date does.
  constexpr bool is_valid() const;

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

inline constexpr Date kFirstDate{static_cast<int32_t>(DaysFromCivil({1, 1, 1}))};
inline constexpr Date kLastDate{static_cast<int32_t>(DaysFromCivil({9999, 12, 31}))};

constexpr bool Date::is_valid() const { return kFirstDate.days <= days && days <= kLastDate.days; }

// 2018-01-29, 2018年1月29日, 二〇一八年一月二十九日.
// Errors: DateSpelling (20180129, 2018/1/29, 2018-1-29 …), ImpossibleDate, YearOutOfRange.
Parsed<Date> ParseDate(std::string_view utf8);
// 20180129, as records have it; nothing else.
Parsed<Date> ParseCompactDate(std::string_view utf8);

// The date must be valid. 2018-01-29 (canonical); 2018年1月29日; 20180129.
std::string PrintDate(Date date);
std::string PrintChineseDate(Date date);
std::string PrintCompactDate(Date date);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_DATE_H_
