// What holds of every text, whatever it is: no parser crashes, every error lies within the text,
// and what a parser accepts comes back from its canonical spelling. Shared by the fuzzer and the
// tests.
#ifndef XINZE_COMPILER_LITERAL_ROUND_TRIP_H_
#define XINZE_COMPILER_LITERAL_ROUND_TRIP_H_

#include <string>
#include <string_view>

#include "compiler/base/check.h"
#include "compiler/literal/literal.h"

namespace xinze::literal {

template <typename Parse, typename Print>
void CheckRoundTrip(std::string_view text, const Parse& parse, const Print& print) {
  const auto first = parse(text);
  if (!first.ok()) {
    XINZE_CHECK(first.error().offset <= text.size());
    XINZE_CHECK(!ReasonWording(first.error().reason).zh.empty());
    return;
  }
  const std::string canonical(print(first.value()));
  const auto second = parse(canonical);
  XINZE_CHECK(second.ok(), "{} prints as {}, refused: {}", text, canonical,
              ReasonName(second.error().reason));
  XINZE_CHECK(second.value() == first.value(), "{} prints as {}", text, canonical);
  XINZE_CHECK(std::string(print(second.value())) == canonical, "{}", canonical);
}

inline void CheckEveryParser(std::string_view text) {
  CheckRoundTrip(text, ParseDate, PrintDate);
  CheckRoundTrip(text, ParseDate, PrintChineseDate);
  CheckRoundTrip(text, ParseCompactDate, PrintCompactDate);
  CheckRoundTrip(text, ParseTimestamp, PrintTimestamp);
  CheckRoundTrip(text, ParsePeriod, PrintPeriod);
  CheckRoundTrip(text, ParseAge, PrintAge);
  CheckRoundTrip(text, ParseCountingMode, PrintCountingMode);
  CheckRoundTrip(text, ParseAmount, PrintAmount);
  CheckRoundTrip(text, [](std::string_view t) { return ParseAmountNumber(t); }, PrintAmountNumber);
  CheckRoundTrip(text, ParsePercentage, PrintPercentage);
  CheckRoundTrip(text, ParseInteger, [](int64_t value) { return std::to_string(value); });
  CheckRoundTrip(text, ParseChineseNumeral, PrintChineseNumeral);
  CheckRoundTrip(text, ParseDocumentNumber, PrintDocumentNumber);
  CheckRoundTrip(text, ParseCitation, PrintCitation);
  CheckRoundTrip(text, ParseLocator, PrintLocator);
  CheckRoundTrip(text, ParseLedgerId, PrintLedgerId);
  CheckRoundTrip(text, ParseCreditCode, PrintCreditCode);
  CheckRoundTrip(text, ParseOrganisationCode, PrintOrganisationCode);
  CheckRoundTrip(text, ParseCitizenId, PrintCitizenId);
  CheckRoundTrip(text, ParseRegionCode, PrintRegionCode);
  if (const auto digits = ParseChineseDigits(text); digits.ok()) {
    XINZE_CHECK(ParseChineseDigits(PrintChineseDigits(*digits)).ok());
  }
  if (const auto place = ReadHeading(text)) XINZE_CHECK(place->length <= text.size());
  if (const auto known_at = ParseKnownAtDate(text); known_at.ok()) {
    XINZE_CHECK(EndOfDay(DateOf(*known_at)) == *known_at);
  }
}

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_ROUND_TRIP_H_
