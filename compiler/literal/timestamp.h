// Instants: when a record was received (收到时间), and what was known when (知悉时点).
#ifndef XINZE_COMPILER_LITERAL_TIMESTAMP_H_
#define XINZE_COMPILER_LITERAL_TIMESTAMP_H_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/literal/date.h"
#include "compiler/literal/parsed.h"

namespace xinze::literal {

// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted. Every parsed instant lies in
// the years 1..9999 of UTC+8.
struct Timestamp {
  int64_t microseconds = 0;

  friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

// RFC 3339: 2025-03-03T09:00:00+08:00, 2025-03-03T01:00:00.5Z. The separator is T, t or one space.
// Errors: ImpossibleDate, ImpossibleTime (a leap second too), MissingOffset, TooPrecise (a digit
// other than 0 below the microsecond), YearOutOfRange, Malformed.
Parsed<Timestamp> ParseTimestamp(std::string_view utf8);

// A date alone, as the known-at time: the last microsecond of that day at +08:00. Spellings and
// errors of ParseDate.
Parsed<Timestamp> ParseKnownAtDate(std::string_view utf8);

// The last microsecond of `date` at +08:00.
Timestamp EndOfDay(Date date);
// The day in which the instant falls at +08:00.
Date DateOf(Timestamp timestamp);

// At +08:00, with as many decimals as there are: 2025-03-03T09:00:00+08:00.
std::string PrintTimestamp(Timestamp timestamp);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_TIMESTAMP_H_
