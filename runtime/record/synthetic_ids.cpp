#include "runtime/record/synthetic_ids.h"

#include <array>

#include <fmt/format.h>

#include "compiler/base/check.h"
#include "compiler/literal/date.h"

namespace xinze::record {
namespace {

constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

// GB 11714-1997.
char OrganisationCheck(std::string_view body) {
  constexpr std::array<uint32_t, 8> kPlaces = {3, 7, 9, 10, 5, 8, 4, 2};
  uint32_t sum = 0;
  for (size_t i = 0; i < kPlaces.size(); ++i) {
    const char c = body[i];
    sum += kPlaces[i] * static_cast<uint32_t>(c <= '9' ? c - '0' : c - 'A' + 10);
  }
  const uint32_t check = 11 - sum % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check % 11);
}

// GB 32100-2015.
char CreditCheck(std::string_view code) {
  uint32_t sum = 0;
  uint32_t weight = 1;
  for (const char c : code) {
    sum += static_cast<uint32_t>(kCreditAlphabet.find(c)) * weight;
    weight = weight * 3 % 31;
  }
  return kCreditAlphabet[(31 - sum % 31) % 31];
}

// GB 11643-1999.
char CitizenCheck(std::string_view digits) {
  constexpr std::array<uint32_t, 17> kPlaces = {7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                3, 7, 9,  10, 5, 8, 4, 2};
  uint32_t sum = 0;
  for (size_t i = 0; i < kPlaces.size(); ++i) {
    sum += kPlaces[i] * static_cast<uint32_t>(digits[i] - '0');
  }
  return "10X98765432"[sum % 11];
}

constexpr int64_t kFirstBirth = literal::DaysFromCivil({1940, 1, 1});
constexpr int64_t kLastBirth = literal::DaysFromCivil({2009, 12, 31});
constexpr auto kBirthDays = static_cast<uint64_t>(kLastBirth - kFirstBirth + 1);
// No common factor with the number of days, so that neighbours are born far apart.
constexpr uint64_t kBirthStride = 9973;
static_assert(kBirthDays % kBirthStride != 0);

}  // namespace

std::string SyntheticCreditCode(std::string_view category, uint64_t index) {
  XINZE_CHECK(category.size() == 2 && index < 999'900'000);
  const uint64_t region = index / 99'999;
  const std::string body = fmt::format("PDY{:05}", index % 99'999 + 1);
  std::string code = fmt::format("{}{:06}{}{}", category, region == 0 ? 0 : 990'000 + region - 1,
                                 body, OrganisationCheck(body));
  code.push_back(CreditCheck(code));
  return code;
}

SyntheticPerson SyntheticCitizenId(uint64_t index) {
  const uint64_t sequence = index / kBirthDays + 1;
  XINZE_CHECK(sequence < 500);
  SyntheticPerson person;
  person.birth_date =
      static_cast<int32_t>(kFirstBirth + static_cast<int64_t>(index * kBirthStride % kBirthDays));
  const literal::CivilDay born = literal::Date{person.birth_date}.civil();
  for (const uint64_t number : {sequence, sequence + 500}) {
    person.id = fmt::format("999999{:04}{:02}{:02}{:03}", born.year, born.month, born.day, number);
    person.id.push_back(CitizenCheck(person.id));
    // What ends in three zeros looks spoilt by a spreadsheet.
    if (!person.id.ends_with("000")) break;
  }
  return person;
}

}  // namespace xinze::record
