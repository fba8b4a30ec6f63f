// Identifiers of subjects and regions, with their check characters.
//
// Full-width digits and letters are read as half-width ones, small letters as capitals; spaces are
// not passed over. What looks spoilt by a spreadsheet (3.2E+17, a decimal point, the last three of
// 18 digits zeroed) is rejected as SpoiltBySpreadsheet even if its check character happens to fit.
#ifndef XINZE_COMPILER_LITERAL_IDENTIFIER_H_
#define XINZE_COMPILER_LITERAL_IDENTIFIER_H_

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/literal/date.h"
#include "compiler/literal/parsed.h"

namespace xinze::literal {

// A fixed number of ASCII characters; made by the parsers below only, so it is always valid.
template <size_t size>
class FixedCode {
 public:
  constexpr FixedCode() = default;
  constexpr explicit FixedCode(const std::array<char, size>& characters)
      : characters_(characters) {}
  constexpr std::string_view text() const { return {characters_.data(), size}; }

  friend constexpr auto operator<=>(const FixedCode&, const FixedCode&) = default;

 private:
  std::array<char, size> characters_{};
};

// 统一社会信用代码, GB 32100-2015 with amendment 1 of 2016.
class CreditCode : public FixedCode<18> {
 public:
  using FixedCode::FixedCode;
  constexpr std::string_view region() const { return text().substr(2, 6); }
  constexpr std::string_view organisation() const { return text().substr(8, 9); }
  // Whether characters 9 to 17 satisfy the check of GB 11714 too; not demanded by the parser.
  bool organisation_check_holds() const;
};
// Errors: SpoiltBySpreadsheet, Length, Alphabet (offset at the character), CheckCharacter.
Parsed<CreditCode> ParseCreditCode(std::string_view utf8);
std::string PrintCreditCode(const CreditCode& code);

// 组织机构代码, GB 11714-1997: text() holds the nine characters without hyphen.
class OrganisationCode : public FixedCode<9> {
 public:
  using FixedCode::FixedCode;
};
// PDY00001-X, PDY00001X. Errors: SpoiltBySpreadsheet, Length, Alphabet, CheckCharacter.
Parsed<OrganisationCode> ParseOrganisationCode(std::string_view utf8);
// With its hyphen: PDY00001-X.
std::string PrintOrganisationCode(const OrganisationCode& code);

// 公民身份号码, GB 11643-1999.
class CitizenId : public FixedCode<18> {
 public:
  using FixedCode::FixedCode;
  constexpr std::string_view region() const { return text().substr(0, 6); }
  Date birth_date() const;
};
// Errors: SpoiltBySpreadsheet, OldCitizenId (15 digits), Length, Alphabet, ImpossibleDate (offset
// of the date), CheckCharacter.
Parsed<CitizenId> ParseCitizenId(std::string_view utf8);
std::string PrintCitizenId(const CitizenId& id);

enum class RegionLevel : uint8_t { Nation, Province, City, District };

// 行政区划代码, six digits in the shape of GB/T 2260: 000000 the nation, 320000, 320400, 320402.
class RegionCode : public FixedCode<6> {
 public:
  using FixedCode::FixedCode;
  RegionLevel level() const;
  // The region above; the nation's is itself.
  RegionCode parent() const;
  // Whether `other` is this region or lies in it.
  bool Contains(const RegionCode& other) const;
};
// Only the shape is checked, not whether the code was ever assigned. Errors: Length, Alphabet,
// RegionShape (001234, 320012).
Parsed<RegionCode> ParseRegionCode(std::string_view utf8);
std::string PrintRegionCode(const RegionCode& code);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_IDENTIFIER_H_
