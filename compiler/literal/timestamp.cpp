#include "compiler/literal/timestamp.h"

#include <string_view>

#include <fmt/format.h>

#include "compiler/base/check.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {
namespace {

constexpr int64_t kSecond = 1'000'000;
constexpr int64_t kMinute = 60 * kSecond;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kDay = 24 * kHour;
// Civil time of the whole country, without summer time since 1991.
constexpr int64_t kBeijingOffset = 8 * kHour;

struct TimestampParts {
  std::string_view date;
  std::string_view hour;
  std::string_view minute;
  std::string_view second;
  std::string_view fraction;
  std::string_view sign;
  std::string_view offset_hour;
  std::string_view offset_minute;
};

auto LocalTime(TimestampParts& parts) {
  const auto two = Digit() >> Digit();
  return x3::raw[x3::repeat(10)[x3::char_ - x3::char_("Tt ")]][Slice(parts.date)] >>
         x3::omit[x3::char_("Tt ")] >> x3::raw[two][Slice(parts.hour)] >> ':' >>
         x3::raw[two][Slice(parts.minute)] >> ':' >> x3::raw[two][Slice(parts.second)] >>
         -('.' >> x3::raw[+Digit()][Slice(parts.fraction)]);
}

auto Offset(TimestampParts& parts) {
  const auto two = Digit() >> Digit();
  return x3::lit('Z') | 'z' |
         (x3::raw[x3::lit('+') | '-'][Slice(parts.sign)] >>
          x3::raw[two][Slice(parts.offset_hour)] >> ':' >>
          x3::raw[two][Slice(parts.offset_minute)]);
}

int64_t TwoDigits(std::string_view digits) { return (digits[0] - '0') * 10 + (digits[1] - '0'); }

// The fraction in microseconds, or -1 if it is finer.
int64_t MicrosecondsOf(std::string_view fraction) {
  int64_t value = 0;
  int64_t unit = kSecond / 10;
  for (const char digit : fraction) {
    if (unit == 0 && digit != '0') return -1;
    value += (digit - '0') * unit;
    unit /= 10;
  }
  return value;
}

}  // namespace

Parsed<Timestamp> ParseTimestamp(std::string_view utf8) {
  const FoldedText input(Kind::Timestamp, utf8);
  if (input.error()) return *input.error();
  TimestampParts parts;
  size_t furthest = 0;
  if (!Reads(input.text(), LocalTime(parts) >> Offset(parts), &furthest)) {
    TimestampParts local;
    const bool lacks_offset = Reads(input.text(), LocalTime(local));
    return lacks_offset ? input.ErrorAt(input.text().size(), Reason::MissingOffset)
                        : input.ErrorAt(furthest, Reason::Malformed);
  }
  const Parsed<Date> date = ParseDate(parts.date);
  if (!date.ok()) return input.ErrorAt(date.error().offset, date.error().reason);

  const auto error = [&](std::string_view part, Reason reason) {
    return input.ErrorAt(OffsetIn(input.text(), part), reason);
  };
  const int64_t hour = TwoDigits(parts.hour);
  const int64_t minute = TwoDigits(parts.minute);
  const int64_t second = TwoDigits(parts.second);
  if (hour > 23) return error(parts.hour, Reason::ImpossibleTime);
  if (minute > 59) return error(parts.minute, Reason::ImpossibleTime);
  if (second > 59) return error(parts.second, Reason::ImpossibleTime);
  const int64_t microseconds = MicrosecondsOf(parts.fraction);
  if (microseconds < 0) return error(parts.fraction, Reason::TooPrecise);

  int64_t offset = 0;
  if (!parts.sign.empty()) {
    const int64_t offset_hour = TwoDigits(parts.offset_hour);
    const int64_t offset_minute = TwoDigits(parts.offset_minute);
    if (offset_hour > 23) return error(parts.offset_hour, Reason::ImpossibleTime);
    if (offset_minute > 59) return error(parts.offset_minute, Reason::ImpossibleTime);
    offset = (offset_hour * kHour + offset_minute * kMinute) * (parts.sign == "-" ? -1 : 1);
  }
  const Timestamp result{date->days * kDay + hour * kHour + minute * kMinute + second * kSecond +
                         microseconds - offset};
  if (!DateOf(result).is_valid()) return error(parts.date, Reason::YearOutOfRange);
  return result;
}

Parsed<Timestamp> ParseKnownAtDate(std::string_view utf8) {
  const Parsed<Date> date = ParseDate(utf8);
  if (!date.ok()) {
    LiteralError error = date.error();
    error.kind = Kind::Timestamp;
    return error;
  }
  return EndOfDay(*date);
}

Timestamp EndOfDay(Date date) { return {(int64_t{date.days} + 1) * kDay - kBeijingOffset - 1}; }

Date DateOf(Timestamp timestamp) {
  const int64_t local = timestamp.microseconds + kBeijingOffset;
  const int64_t day = (local >= 0 ? local : local - (kDay - 1)) / kDay;
  return Date{static_cast<int32_t>(day)};
}

std::string PrintTimestamp(Timestamp timestamp) {
  const Date date = DateOf(timestamp);
  XINZE_CHECK(date.is_valid(), "{}", timestamp.microseconds);
  const int64_t in_day = timestamp.microseconds + kBeijingOffset - date.days * kDay;
  std::string out = PrintDate(date);
  out += fmt::format("T{:02}:{:02}:{:02}", in_day / kHour, in_day / kMinute % 60,
                     in_day / kSecond % 60);
  if (const int64_t fraction = in_day % kSecond; fraction != 0) {
    std::string digits = fmt::format(".{:06}", fraction);
    digits.erase(digits.find_last_not_of('0') + 1);
    out += digits;
  }
  return out + "+08:00";
}

}  // namespace xinze::literal
