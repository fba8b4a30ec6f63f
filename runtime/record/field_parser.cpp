#include "runtime/record/field_parser.h"

#include <algorithm>

#include "compiler/base/utf8.h"
#include "compiler/literal/identifier.h"
#include "compiler/literal/period.h"
#include "compiler/literal/timestamp.h"

namespace xinze::record {
namespace {

using diagnostics::Code;

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The number that `count` digits at `text` denote, -1 if one of them is none.
int32_t Digits(std::string_view text) {
  int32_t value = 0;
  for (const char c : text) {
    if (!IsDigit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

template <typename Code>
std::optional<Problem> IdentifierProblem(const literal::Parsed<Code>& parsed,
                                         std::string_view field, std::string& canonical) {
  if (parsed.ok()) {
    canonical = parsed->text();
    return std::nullopt;
  }
  const literal::LiteralError& error = parsed.error();
  if (error.reason == literal::Reason::CheckCharacter) {
    return AboutField(diagnostics::Code::XZ0918, field);
  }
  if (error.reason == literal::Reason::SpoiltBySpreadsheet) {
    return AboutField(diagnostics::Code::XZ0919, field);
  }
  const literal::Wording kind = literal::KindWording(error.kind);
  const literal::Wording reason = literal::ReasonWording(error.reason);
  return AboutField(diagnostics::Code::XZ0917, field)
      .Text(kind.zh, kind.en)
      .Text(reason.zh, reason.en);
}

}  // namespace

bool IsBlank(std::string_view text) {
  for (size_t offset = 0; offset < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, offset);
    if (!base::IsBlank(decoded.value) && !base::IsInvisible(decoded.value)) return false;
    offset += decoded.length;
  }
  return true;
}

bool IsCleanName(std::string_view text) {
  const auto graphic = [](char c) { return c > ' ' && c < '\x7F'; };
  if (std::all_of(text.begin(), text.end(), graphic)) return true;
  char32_t last = U'\0';
  for (size_t offset = 0; offset < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, offset);
    const char32_t c = decoded.value;
    const bool line_end = c >= U'\x09' && c <= U'\x0D';
    if (line_end || base::IsInvisible(c) || (offset == 0 && base::IsBlank(c))) return false;
    last = c;
    offset += decoded.length;
  }
  return !base::IsBlank(last);
}

std::optional<int64_t> ParseIsoDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int32_t year = Digits(text.substr(0, 4));
  const int32_t month = Digits(text.substr(5, 2));
  const int32_t day = Digits(text.substr(8, 2));
  const std::optional<literal::Date> date = literal::Date::FromCivil(year, month, day);
  if (!date.has_value()) return std::nullopt;
  return date->days;
}

NumberError ParseDecimal(std::string_view text, int scale, int64_t& value) {
  const bool negative = !text.empty() && text.front() == '-';
  size_t i = negative ? 1 : 0;
  const size_t first = i;
  __extension__ using Wide = unsigned __int128;
  const Wide limit = static_cast<Wide>(INT64_MAX);
  Wide number = 0;
  bool overflow = false;
  const auto push = [&](char digit) {
    number = number * 10 + static_cast<Wide>(digit - '0');
    if (number > limit) {
      overflow = true;
      number = limit;
    }
  };
  for (; i < text.size() && IsDigit(text[i]); ++i) push(text[i]);
  if (i == first || (text[first] == '0' && i - first > 1)) return NumberError::kMalformed;
  int decimals = 0;
  if (i < text.size() && text[i] == '.') {
    const size_t point = i++;
    for (; i < text.size() && IsDigit(text[i]); ++i, ++decimals) {
      if (decimals == scale) return NumberError::kMalformed;
      push(text[i]);
    }
    if (i == point + 1) return NumberError::kMalformed;
  }
  if (i != text.size()) return NumberError::kMalformed;
  for (; decimals < scale; ++decimals) push('0');
  // INT64_MIN and INT64_MAX mean that nothing bounds a value.
  if (overflow || number == limit) return NumberError::kOutOfRange;
  value = negative ? -static_cast<int64_t>(number) : static_cast<int64_t>(number);
  return NumberError::kNone;
}

NumberError ParseRatio(std::string_view text, int64_t& millionths) {
  if (!text.empty() && text.back() == '%') {
    return ParseDecimal(text.substr(0, text.size() - 1), 4, millionths);
  }
  return ParseDecimal(text, 6, millionths);
}

NumberError ParsePeriodText(std::string_view text, int64_t& packed) {
  const literal::Parsed<literal::Period> period = literal::ParsePeriod(text);
  if (!period.ok()) {
    const literal::Reason reason = period.error().reason;
    const bool too_large =
        reason == literal::Reason::TooLarge || reason == literal::Reason::YearOfCalendar;
    return too_large ? NumberError::kOutOfRange : NumberError::kMalformed;
  }
  packed = check::PackPeriod(*period);
  return NumberError::kNone;
}

std::optional<int64_t> ParseReceivedTime(std::string_view text) {
  if (text.size() == 10) {
    const std::optional<int64_t> day = ParseIsoDate(text);
    if (!day.has_value()) return std::nullopt;
    return literal::EndOfDay(literal::Date{static_cast<int32_t>(*day)}).microseconds;
  }
  const literal::Parsed<literal::Timestamp> time = literal::ParseTimestamp(text);
  if (!time.ok()) return std::nullopt;
  return time->microseconds;
}

bool IsJsonNumber(std::string_view token) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t begin = i;
    while (i < token.size() && IsDigit(token[i])) ++i;
    return i - begin;
  };
  if (i < token.size() && token[i] == '-') ++i;
  const size_t first = i;
  const size_t whole = digits();
  if (whole == 0 || (whole > 1 && token[first] == '0')) return false;
  if (i < token.size() && token[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
    ++i;
    if (i < token.size() && (token[i] == '+' || token[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == token.size();
}

std::optional<Problem> CheckIdentifier(IdentifierKind kind, std::string_view field,
                                       std::string_view text, std::string& canonical) {
  switch (kind) {
    case IdentifierKind::kAny:
      canonical = text;
      return std::nullopt;
    case IdentifierKind::kOrganisation:
      return IdentifierProblem(literal::ParseCreditCode(text), field, canonical);
    case IdentifierKind::kPerson:
      return IdentifierProblem(literal::ParseCitizenId(text), field, canonical);
  }
  XINZE_UNREACHABLE("identifier kind {}", static_cast<int>(kind));
}

}  // namespace xinze::record
