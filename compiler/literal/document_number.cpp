#include "compiler/literal/document_number.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {
namespace {

constexpr int64_t kFirstYear = 1900;
constexpr int64_t kLastYear = 2199;
constexpr int64_t kMaxNumber = 999'999;

struct NumberParts {
  std::string_view issuer;
  std::string_view year;
  std::string_view number;
  std::string_view closing;  // For its offset.
  NumberStyle style = NumberStyle::Issued;
  int opening_kind = 0;
  int closing_kind = 0;
};

auto Spaces() { return *x3::lit(' '); }

// One code point beyond ASCII, or a letter.
auto IssuerCharacter() {
  return (x3::char_('\xC2', '\xF4') >> +x3::char_('\x80', '\xBF')) | x3::char_('A', 'Z') |
         x3::char_('a', 'z');
}

auto OpeningBracket(int& kind) {
  return x3::lit("〔")[Set(kind, 1)] | x3::lit("﹝")[Set(kind, 2)] | x3::lit("[")[Set(kind, 3)] |
         x3::lit("(")[Set(kind, 4)] | x3::lit("【")[Set(kind, 5)];
}

auto ClosingBracket(int& kind) {
  return x3::lit("〕")[Set(kind, 1)] | x3::lit("﹞")[Set(kind, 2)] | x3::lit("]")[Set(kind, 3)] |
         x3::lit(")")[Set(kind, 4)] | x3::lit("】")[Set(kind, 5)];
}

auto AnyOpeningBracket() { return x3::lit("〔") | "﹝" | "[" | "(" | "【"; }
auto AnyBracket() { return AnyOpeningBracket() | "〕" | "﹞" | "]" | ")" | "】"; }

// 苏政发〔2018〕23号.
auto Issued(NumberParts& parts) {
  return x3::raw[*(IssuerCharacter() - AnyBracket())][Slice(parts.issuer)] >> Spaces() >>
         OpeningBracket(parts.opening_kind) >> Spaces() >> x3::raw[+Digit()][Slice(parts.year)] >>
         Spaces() >> x3::raw[ClosingBracket(parts.closing_kind)][Slice(parts.closing)] >>
         Spaces() >> -x3::lit("第") >> Spaces() >> x3::raw[+Digit()][Slice(parts.number)] >>
         Spaces() >> "号";
}

auto OrderWord(NumberStyle& style) {
  return x3::lit("令")[Set(style, NumberStyle::Order)] |
         x3::lit("公告")[Set(style, NumberStyle::Announcement)] |
         x3::lit("通告")[Set(style, NumberStyle::Notice)];
}

// 国务院令第684号, 令2025年第36号.
auto Order(NumberParts& parts) {
  const auto place = OrderWord(parts.style) >> Spaces() >>
                     -(x3::raw[+Digit()][Slice(parts.year)] >> Spaces() >> "年" >> Spaces()) >>
                     -x3::lit("第") >> Spaces() >> Numeral(parts.number) >> Spaces() >> "号";
  return x3::raw[*(IssuerCharacter() - place)][Slice(parts.issuer)] >> Spaces() >> place;
}

Parsed<DocumentNumber> NumberOfParts(const FoldedText& input, const NumberParts& parts) {
  const auto error = [&](std::string_view part, size_t offset, Reason reason) {
    return input.ErrorAt(OffsetIn(input.text(), part) + offset, reason);
  };
  for (size_t offset = 0; offset < parts.issuer.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(parts.issuer, offset);
    if (decoded.value >= 0x80 && !base::IsHan(decoded.value)) {
      return error(parts.issuer, offset, Reason::Malformed);
    }
    offset += decoded.length;
  }
  DocumentNumber result;
  result.style = parts.style;
  result.issuer = parts.issuer;
  if (!parts.year.empty()) {
    if (parts.year.size() != 4) return error(parts.year, 0, Reason::GarbledNumber);
    const NumeralValue year = ValueOfDigits(parts.year);
    if (year.value < kFirstYear || year.value > kLastYear) {
      return error(parts.year, 0, Reason::ImplausibleYear);
    }
    result.year = static_cast<int32_t>(year.value);
  }
  const NumeralValue number = ValueOfNumeral(parts.number);
  if (!number.ok) return error(parts.number, number.offset, number.reason);
  if (number.value > kMaxNumber) return error(parts.number, 0, Reason::TooLarge);
  if (number.value == 0) return error(parts.number, 0, Reason::GarbledNumber);
  result.number = static_cast<int32_t>(number.value);
  return result;
}

}  // namespace

Parsed<DocumentNumber> ParseDocumentNumber(std::string_view utf8) {
  const FoldedText input(Kind::DocumentNumber, utf8);
  if (input.error()) return *input.error();
  size_t furthest = 0;
  NumberParts parts;
  if (Reads(input.text(), Issued(parts), &furthest)) {
    if (parts.opening_kind != parts.closing_kind) {
      return input.ErrorAt(OffsetIn(input.text(), parts.closing), Reason::MismatchedBrackets);
    }
    if (parts.issuer.empty()) return input.ErrorAt(0, Reason::MissingIssuer);
    return NumberOfParts(input, parts);
  }
  size_t other = 0;
  NumberParts order;
  if (Reads(input.text(), Order(order), &other)) return NumberOfParts(input, order);

  const bool has_bracket =
      Reads(input.text(), *(x3::char_ - AnyOpeningBracket()) >> AnyOpeningBracket() >> *x3::char_);
  return input.ErrorAt(std::max(furthest, other),
                       has_bracket ? Reason::GarbledNumber : Reason::Malformed);
}

std::string PrintDocumentNumber(const DocumentNumber& number) {
  static constexpr std::array<std::string_view, 4> kWords = {"", "令", "公告", "通告"};
  if (number.style == NumberStyle::Issued) {
    return fmt::format("{}〔{}〕{}号", number.issuer, number.year, number.number);
  }
  const std::string year = number.year == 0 ? std::string() : fmt::format("{}年", number.year);
  return fmt::format("{}{}{}第{}号", number.issuer, kWords[static_cast<size_t>(number.style)], year,
                     number.number);
}

}  // namespace xinze::literal
