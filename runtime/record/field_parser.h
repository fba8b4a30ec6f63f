// Texts of records to stored values: dates, amounts, integers, ratios, periods, times.
//
// Stricter than the literals of policies (compiler/literal): a record is written by a program, and
// what is written in an unexpected way is more likely wrong than meant. Other spellings are the
// business of a mapping.
#ifndef XINZE_RUNTIME_RECORD_FIELD_PARSER_H_
#define XINZE_RUNTIME_RECORD_FIELD_PARSER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/record/problem.h"
#include "runtime/record/schema.h"

namespace xinze::record {

// Days since 1970-01-01 of a date written 2025-03-01, years 1 to 9999; none if it is written
// otherwise or does not exist.
// Whether a reader sees nothing of the text: blanks and invisible characters only.
bool IsBlank(std::string_view text);
// Whether a text can name something: nothing invisible in it, no blank at its ends. Of two texts
// that look the same one that is not clean would name another thing.
bool IsCleanName(std::string_view text);

std::optional<int64_t> ParseIsoDate(std::string_view text);

enum class NumberError : uint8_t { kNone, kMalformed, kOutOfRange };

// A decimal number without exponent, separators or unit, times 10^scale: "30000.00" with scale 2 is
// 3000000. Malformed where it has more than `scale` decimals.
NumberError ParseDecimal(std::string_view text, int scale, int64_t& value);

// A ratio in millionths: 0.125, or with at most four decimals 12.5%.
NumberError ParseRatio(std::string_view text, int64_t& millionths);

// 3年, 6个月, 30日, 10个工作日, packed by check::PackPeriod. Out of range is 9999年.
NumberError ParsePeriodText(std::string_view text, int64_t& packed);

// 收到时间: an instant with its offset, 2025-03-03T09:00:00+08:00, or a date, which stands for the
// end of that day at +08:00: from then on it was surely known. Microseconds since 1970 UTC.
std::optional<int64_t> ParseReceivedTime(std::string_view text);

// Whether the token is a number in the grammar of JSON (RFC 8259, section 6).
bool IsJsonNumber(std::string_view token);

// Checks the identifier of a subject of this kind by its length, alphabet and check character, and
// gives its canonical spelling (capitals, half-width). `field` is named in the problem.
// Identifiers of IdentifierKind::kAny are taken as they are.
std::optional<Problem> CheckIdentifier(IdentifierKind kind, std::string_view field,
                                       std::string_view text, std::string& canonical);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_FIELD_PARSER_H_
