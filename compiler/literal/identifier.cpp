#include "compiler/literal/identifier.h"

#include <array>
#include <cstddef>
#include <optional>

#include "compiler/base/check.h"
#include "compiler/base/utf8.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"

namespace xinze::literal {
namespace {

// GB 32100-2015: no I, O, S, V, Z; a character's value is its index.
constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
// By character; -1 for what the alphabet lacks.
constexpr std::array<int, 256> kCreditValues = [] {
  std::array<int, 256> values{};
  values.fill(-1);
  for (size_t i = 0; i < kCreditAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kCreditAlphabet[i])] = static_cast<int>(i);
  }
  return values;
}();
constexpr std::array<int, 17> kCreditWeights = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                                29, 25, 13, 8,  24, 10, 30, 28};
// GB 11714-1997: 0-9 and all letters, values 0..35.
constexpr std::array<int, 8> kOrganisationWeights = {3, 7, 9, 10, 5, 8, 4, 2};
// GB 11643-1999 by ISO 7064:1983 MOD 11-2.
constexpr std::array<int, 17> kCitizenWeights = {7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                 3, 7, 9,  10, 5, 8, 4, 2};
constexpr std::string_view kCitizenChecks = "10X98765432";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

int OrganisationValue(char c) { return IsDigit(c) ? c - '0' : c - 'A' + 10; }

char OrganisationCheck(std::string_view body) {
  int sum = 0;
  for (size_t i = 0; i < kOrganisationWeights.size(); ++i) {
    sum += OrganisationValue(body[i]) * kOrganisationWeights[i];
  }
  const int check = 11 - sum % 11;
  if (check == 11) return '0';
  return check == 10 ? 'X' : static_cast<char>('0' + check);
}

char CreditCheck(std::string_view code) {
  int sum = 0;
  for (size_t i = 0; i < kCreditWeights.size(); ++i) {
    sum += kCreditValues[static_cast<unsigned char>(code[i])] * kCreditWeights[i];
  }
  return kCreditAlphabet[static_cast<size_t>((31 - sum % 31) % 31)];
}

char CitizenCheck(std::string_view id) {
  int sum = 0;
  for (size_t i = 0; i < kCitizenWeights.size(); ++i) sum += (id[i] - '0') * kCitizenWeights[i];
  return kCitizenChecks[static_cast<size_t>(sum % 11)];
}

// A spreadsheet holds 15 digits of a number: it shows 3.2E+17, writes 320123199001010000, or, by
// way of other programs, 320123199001010000.0.
bool LooksSpoilt(std::string_view text) {
  if (text.size() == 18 && text.ends_with("000") && Reads(text, x3::repeat(18)[Digit()]))
    return true;
  if (text.find_first_of(".Ee") == std::string_view::npos) return false;
  const auto scientific =
      +Digit() >> -('.' >> *Digit()) >> (x3::lit('E') | 'e') >> -(x3::lit('+') | '-') >> +Digit();
  const auto with_point = x3::repeat(9, x3::inf)[Digit()] >> '.' >> *x3::lit('0');
  return Reads(text, scientific) || Reads(text, with_point);
}

// The characters, letters as capitals, if they are `size` ASCII characters.
template <size_t size>
std::optional<LiteralError> ReadCharacters(const FoldedText& input, std::string_view text,
                                           std::array<char, size>& characters) {
  if (base::CountCodePoints(text) != size) {
    return input.ErrorAt(std::min(text.size(), size), Reason::Length);
  }
  for (size_t i = 0; i < size; ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x80) return input.ErrorAt(i, Reason::Alphabet);
    characters[i] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return std::nullopt;
}

}  // namespace

bool CreditCode::organisation_check_holds() const {
  return OrganisationCheck(organisation()) == organisation()[8];
}

Parsed<CreditCode> ParseCreditCode(std::string_view utf8) {
  const FoldedText input(Kind::CreditCode, utf8);
  if (input.error()) return *input.error();
  if (LooksSpoilt(input.text())) return input.ErrorAt(0, Reason::SpoiltBySpreadsheet);
  std::array<char, 18> characters{};
  if (const auto error = ReadCharacters(input, input.text(), characters)) return *error;
  for (size_t i = 0; i < characters.size(); ++i) {
    const bool in_region = i >= 2 && i < 8;
    const bool fits = in_region ? IsDigit(characters[i])
                                : kCreditValues[static_cast<unsigned char>(characters[i])] >= 0;
    if (!fits) return input.ErrorAt(i, Reason::Alphabet);
  }
  const CreditCode code(characters);
  if (CreditCheck(code.text()) != code.text()[17]) {
    return input.ErrorAt(17, Reason::CheckCharacter);
  }
  return code;
}

std::string PrintCreditCode(const CreditCode& code) { return std::string(code.text()); }

Parsed<OrganisationCode> ParseOrganisationCode(std::string_view utf8) {
  const FoldedText input(Kind::OrganisationCode, utf8);
  if (input.error()) return *input.error();
  if (LooksSpoilt(input.text())) return input.ErrorAt(0, Reason::SpoiltBySpreadsheet);
  const bool has_hyphen = input.text().size() == 10 && input.text()[8] == '-';
  std::string text(input.text());
  if (has_hyphen) text.erase(8, 1);
  std::array<char, 9> characters{};
  if (const auto error = ReadCharacters(input, text, characters)) return *error;
  for (size_t i = 0; i < characters.size(); ++i) {
    const char c = characters[i];
    const bool is_check = i == 8;
    const bool fits = IsDigit(c) || (is_check ? c == 'X' : c >= 'A' && c <= 'Z');
    if (!fits) return input.ErrorAt(is_check && has_hyphen ? i + 1 : i, Reason::Alphabet);
  }
  const OrganisationCode code(characters);
  if (OrganisationCheck(code.text()) != code.text()[8]) {
    return input.ErrorAt(has_hyphen ? 9 : 8, Reason::CheckCharacter);
  }
  return code;
}

std::string PrintOrganisationCode(const OrganisationCode& code) {
  std::string text(code.text());
  return text.insert(8, "-");
}

Date CitizenId::birth_date() const {
  const Parsed<Date> date = ParseCompactDate(text().substr(6, 8));
  XINZE_CHECK(date.ok());
  return *date;
}

Parsed<CitizenId> ParseCitizenId(std::string_view utf8) {
  const FoldedText input(Kind::CitizenId, utf8);
  if (input.error()) return *input.error();
  if (LooksSpoilt(input.text())) return input.ErrorAt(0, Reason::SpoiltBySpreadsheet);
  if (Reads(input.text(), x3::repeat(15)[Digit()])) return input.ErrorAt(0, Reason::OldCitizenId);
  std::array<char, 18> characters{};
  if (const auto error = ReadCharacters(input, input.text(), characters)) return *error;
  for (size_t i = 0; i < characters.size(); ++i) {
    if (!IsDigit(characters[i]) && !(i == 17 && characters[i] == 'X')) {
      return input.ErrorAt(i, Reason::Alphabet);
    }
  }
  const CitizenId id(characters);
  if (const Parsed<Date> date = ParseCompactDate(id.text().substr(6, 8)); !date.ok()) {
    return input.ErrorAt(6 + date.error().offset, Reason::ImpossibleDate);
  }
  if (CitizenCheck(id.text()) != id.text()[17]) return input.ErrorAt(17, Reason::CheckCharacter);
  return id;
}

std::string PrintCitizenId(const CitizenId& id) { return std::string(id.text()); }

RegionLevel RegionCode::level() const {
  if (text() == "000000") return RegionLevel::Nation;
  if (text().substr(2) == "0000") return RegionLevel::Province;
  return text().substr(4) == "00" ? RegionLevel::City : RegionLevel::District;
}

RegionCode RegionCode::parent() const {
  const RegionLevel own = level();
  // What is kept of the code: nothing, the province, or province and city.
  const size_t kept = own == RegionLevel::District ? 4 : own == RegionLevel::City ? 2 : 0;
  std::array<char, 6> characters{};
  characters.fill('0');
  text().copy(characters.data(), kept);
  return RegionCode(characters);
}

bool RegionCode::Contains(const RegionCode& other) const {
  const RegionLevel own = level();
  const size_t kept = own == RegionLevel::District   ? 6
                      : own == RegionLevel::City     ? 4
                      : own == RegionLevel::Province ? 2
                                                     : 0;
  return text().substr(0, kept) == other.text().substr(0, kept);
}

Parsed<RegionCode> ParseRegionCode(std::string_view utf8) {
  const FoldedText input(Kind::RegionCode, utf8);
  if (input.error()) return *input.error();
  std::array<char, 6> characters{};
  if (const auto error = ReadCharacters(input, input.text(), characters)) return *error;
  for (size_t i = 0; i < characters.size(); ++i) {
    if (!IsDigit(characters[i])) return input.ErrorAt(i, Reason::Alphabet);
  }
  const RegionCode code(characters);
  const std::string_view text = code.text();
  if (text == "000000") return code;
  if (text[0] == '0') return input.ErrorAt(0, Reason::RegionShape);
  if (text.substr(2, 2) == "00" && text.substr(4) != "00") {
    return input.ErrorAt(2, Reason::RegionShape);
  }
  return code;
}

std::string PrintRegionCode(const RegionCode& code) { return std::string(code.text()); }

}  // namespace xinze::literal
