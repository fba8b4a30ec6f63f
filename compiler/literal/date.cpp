#include "compiler/literal/date.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/check.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {
namespace {

// The three numbers as they stand in the text.
struct DateParts {
  std::string_view year;
  std::string_view month;
  std::string_view day;
};

// 2018-01-29: four, two and two digits.
auto IsoDate(DateParts& parts) {
  const auto two = Digit() >> Digit();
  return x3::raw[x3::repeat(4)[Digit()]][Slice(parts.year)] >> '-' >>
         x3::raw[two][Slice(parts.month)] >> '-' >> x3::raw[two][Slice(parts.day)];
}

// 2018年1月29日.
auto ChineseDate(DateParts& parts) {
  const auto one_or_two = Digit() >> -Digit();
  return x3::raw[x3::repeat(4)[Digit()]][Slice(parts.year)] >> "年" >>
         x3::raw[one_or_two][Slice(parts.month)] >> "月" >> x3::raw[one_or_two][Slice(parts.day)] >>
         "日";
}

// 二〇一八年一月二十九日: the year digit by digit.
auto HanDate(DateParts& parts) {
  const auto numeral = HanNumeralCharacter();
  return x3::raw[x3::repeat(4)[numeral]][Slice(parts.year)] >> "年" >>
         x3::raw[x3::repeat(1, 2)[numeral]][Slice(parts.month)] >> "月" >>
         x3::raw[x3::repeat(1, 3)[numeral]][Slice(parts.day)] >> "日";
}

// 20180129.
auto CompactDate(DateParts& parts) {
  const auto two = Digit() >> Digit();
  return x3::raw[x3::repeat(4)[Digit()]][Slice(parts.year)] >> x3::raw[two][Slice(parts.month)] >>
         x3::raw[two][Slice(parts.day)];
}

// Three numbers parted in some other way: recognised to say how dates are written.
bool LooksLikeDate(std::string_view text) {
  const auto number = x3::repeat(1, 4)[Digit()] | x3::repeat(1, 4)[HanNumeralCharacter()];
  const auto separator = x3::lit('-') | '/' | '.' | "年" | "月" | "、";
  return Reads(text, number >> separator >> number >> separator >> number >> -x3::lit("日")) ||
         Reads(text, number >> separator >> number >> -x3::lit("月")) ||
         Reads(text, number >> "年" >> number >> "月" >> number >> "号") ||
         Reads(text, x3::repeat(8)[Digit()]);
}

Parsed<Date> DateOfParts(const FoldedText& input, const DateParts& parts, bool digitwise_year) {
  const NumeralValue year =
      digitwise_year ? ValueOfDigitwise(parts.year) : ValueOfDigits(parts.year);
  const NumeralValue month = ValueOfNumeral(parts.month);
  const NumeralValue day = ValueOfNumeral(parts.day);
  const auto offset = [&](std::string_view part) { return OffsetIn(input.text(), part); };
  if (!year.ok) return input.ErrorAt(offset(parts.year) + year.offset, year.reason);
  if (!month.ok) return input.ErrorAt(offset(parts.month) + month.offset, month.reason);
  if (!day.ok) return input.ErrorAt(offset(parts.day) + day.offset, day.reason);
  if (year.value < 1) return input.ErrorAt(offset(parts.year), Reason::YearOutOfRange);
  if (month.value < 1 || month.value > 12) {
    return input.ErrorAt(offset(parts.month), Reason::ImpossibleDate);
  }
  const std::optional<Date> date = Date::FromCivil(year.value, static_cast<int32_t>(month.value),
                                                   static_cast<int32_t>(day.value));
  if (!date) return input.ErrorAt(offset(parts.day), Reason::ImpossibleDate);
  return *date;
}

// 2018-01-29 in ASCII, which nearly every date of a record is, without a grammar; none if the text
// is anything else, a date that does not exist included.
std::optional<Date> ReadCanonical(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](size_t begin, size_t end) {
    int32_t value = 0;
    for (size_t i = begin; i < end; ++i) {
      const int32_t digit = text[i] - '0';
      if (digit < 0 || digit > 9) return int32_t{-1};
      value = value * 10 + digit;
    }
    return value;
  };
  return Date::FromCivil(number(0, 4), number(5, 7), number(8, 10));
}

}  // namespace

Parsed<Date> ParseDate(std::string_view utf8) {
  if (const std::optional<Date> date = ReadCanonical(utf8)) return *date;
  const FoldedText input(Kind::Date, utf8);
  if (input.error()) return *input.error();
  DateParts parts;
  size_t furthest = 0;
  if (Reads(input.text(), IsoDate(parts), &furthest)) return DateOfParts(input, parts, false);
  size_t other = 0;
  if (Reads(input.text(), ChineseDate(parts), &other)) return DateOfParts(input, parts, false);
  furthest = std::max(furthest, other);
  if (Reads(input.text(), HanDate(parts), &other)) return DateOfParts(input, parts, true);
  furthest = std::max(furthest, other);
  return input.ErrorAt(furthest,
                       LooksLikeDate(input.text()) ? Reason::DateSpelling : Reason::Malformed);
}

Parsed<Date> ParseCompactDate(std::string_view utf8) {
  const FoldedText input(Kind::Date, utf8);
  if (input.error()) return *input.error();
  DateParts parts;
  size_t furthest = 0;
  if (!Reads(input.text(), CompactDate(parts), &furthest)) {
    return input.ErrorAt(furthest, Reason::Malformed);
  }
  return DateOfParts(input, parts, false);
}

std::string PrintDate(Date date) {
  XINZE_CHECK(date.is_valid(), "{}", date.days);
  const CivilDay civil = date.civil();
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

std::string PrintChineseDate(Date date) {
  XINZE_CHECK(date.is_valid(), "{}", date.days);
  const CivilDay civil = date.civil();
  return fmt::format("{:04}年{}月{}日", civil.year, civil.month, civil.day);
}

std::string PrintCompactDate(Date date) {
  XINZE_CHECK(date.is_valid(), "{}", date.days);
  const CivilDay civil = date.civil();
  return fmt::format("{:04}{:02}{:02}", civil.year, civil.month, civil.day);
}

}  // namespace xinze::literal
