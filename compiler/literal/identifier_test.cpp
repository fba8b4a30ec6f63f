#include "compiler/literal/identifier.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"

namespace xinze::literal {
namespace {

// Region code and organisation body of the custom zone: assigned to nobody.
constexpr const char* kCreditCodes[] = {"91000000PDY00001X8", "12000000PDY000028D",
                                        "51000000PDY0000367"};
constexpr const char* kCitizenIds[] = {"999999190001010015", "999999199912310028",
                                       "99999919000101004X"};

// `text` with its last character replaced by each character of `alphabet` in turn: how many pass.
template <typename Parse>
int CountAccepted(std::string text, std::string_view alphabet, const Parse& parse) {
  int accepted = 0;
  for (const char c : alphabet) {
    text.back() = c;
    if (parse(text).ok()) ++accepted;
  }
  return accepted;
}

TEST(CreditCodeTest, AcceptsTheCheckedExamples) {
  for (const std::string text : kCreditCodes) {
    const CreditCode code = Must(ParseCreditCode(text), text);
    EXPECT_EQ(code.text(), text);
    EXPECT_EQ(PrintCreditCode(code), text);
    EXPECT_EQ(code.region(), "000000");
    EXPECT_TRUE(code.organisation_check_holds());
    EXPECT_EQ(Must(ParseCreditCode(FullWidth(text)), text), code);
  }
  EXPECT_EQ(Must(ParseCreditCode("91000000pdy00001x8"), "").text(), "91000000PDY00001X8");
  EXPECT_EQ(Must(ParseCreditCode("91000000PDY00001X8"), "").organisation(), "PDY00001X");
}

TEST(CreditCodeTest, EachBodyHasOneCheckCharacter) {
  for (const std::string text : kCreditCodes) {
    EXPECT_EQ(CountAccepted(text, "0123456789ABCDEFGHJKLMNPQRTUWXY", ParseCreditCode), 1);
  }
}

TEST(CreditCodeTest, NoSingleWrongCharacterPasses) {
  const std::string good = kCreditCodes[0];
  for (size_t i = 0; i < good.size(); ++i) {
    for (const char c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      std::string bad = good;
      bad[i] = c;
      EXPECT_EQ(ParseCreditCode(bad).ok(), bad == good) << bad;
    }
  }
}

TEST(CreditCodeTest, RejectsWithTheReasonAndThePlace) {
  EXPECT_EQ(ErrorOf(ParseCreditCode("91000000PDY00001X9")), "CheckCharacter@17");
  EXPECT_EQ(ErrorOf(ParseCreditCode("91000000PDYO0001X8")), "Alphabet@11");
  for (const char c : std::string_view("IOSVZ")) {
    std::string text = kCreditCodes[0];
    text[9] = c;
    EXPECT_EQ(ErrorOf(ParseCreditCode(text)), "Alphabet@9") << text;
  }
  EXPECT_EQ(ErrorOf(ParseCreditCode("91A00000PDY00001X8")), "Alphabet@2");
  EXPECT_EQ(ErrorOf(ParseCreditCode("91000000PDY00001X")), "Length@17");
  EXPECT_EQ(ErrorOf(ParseCreditCode("91000000PDY00001X88")), "Length@18");
  EXPECT_EQ(ErrorOf(ParseCreditCode("91000000PDY00001信8")), "Alphabet@16");
  EXPECT_EQ(ReasonOf(ParseCreditCode("91000000 PDY0001X8")), "Alphabet");
  // Three bytes a full-width character.
  EXPECT_EQ(ErrorOf(ParseCreditCode(FullWidth("91000000PDY00001X9"))), "CheckCharacter@51");
}

TEST(CreditCodeTest, RejectsWhatASpreadsheetHasSpoilt) {
  for (const char* text :
       {"3.2E+17", "3.20123E+17", "3.2e17", "5E+17", "520000201234567000", "512000000000000.0",
        "520000201234567890.0", "52000020123456.000", "9.1E-05", "\uFF13.2E+17"}) {
    EXPECT_EQ(ErrorOf(ParseCreditCode(text)), "SpoiltBySpreadsheet@0") << text;
  }
}

TEST(CreditCodeTest, ASpoiltCodeIsRejectedEvenIfItsCheckCharacterFits) {
  // Of all-digit codes that end in 000 one in 31 has the right check character.
  int fitting = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string text = "51320000" + std::to_string(1'000'000 + i) + "000";
    EXPECT_EQ(ReasonOf(ParseCreditCode(text)), "SpoiltBySpreadsheet");
    // 99 in place of 00 keeps the digits before and shows that others are judged by their check.
    if (ParseCreditCode(text.substr(0, 15) + "990").ok()) ++fitting;
  }
  EXPECT_GT(fitting, 10);
}

TEST(OrganisationCodeTest, AcceptsTheCheckedExamplesWithAndWithoutHyphen) {
  for (const std::string text : {"PDY00001-X", "PDY00002-8", "PDY00003-6"}) {
    const OrganisationCode code = Must(ParseOrganisationCode(text), text);
    EXPECT_EQ(PrintOrganisationCode(code), text);
    EXPECT_EQ(Must(ParseOrganisationCode(text.substr(0, 8) + text.substr(9)), text), code);
    EXPECT_EQ(Must(ParseOrganisationCode(FullWidth(text)), text), code);
    EXPECT_EQ(CountAccepted(text, "0123456789X", ParseOrganisationCode), 1);
  }
}

TEST(OrganisationCodeTest, UsesAllLettersUnlikeTheCreditCode) {
  // I, O, S, V and Z have values in GB 11714.
  int accepted = 0;
  for (const std::string body : {"IOSVZ000", "ZZZZZZZZ", "OOOOOOOO"}) {
    accepted += CountAccepted(body + "-0", "0123456789X", ParseOrganisationCode);
  }
  EXPECT_EQ(accepted, 3);
}

TEST(OrganisationCodeTest, RejectsWithTheReasonAndThePlace) {
  EXPECT_EQ(ErrorOf(ParseOrganisationCode("PDY00001-8")), "CheckCharacter@9");
  EXPECT_EQ(ErrorOf(ParseOrganisationCode("PDY000018")), "CheckCharacter@8");
  EXPECT_EQ(ErrorOf(ParseOrganisationCode("PDY00001-A")), "Alphabet@9");
  EXPECT_EQ(ErrorOf(ParseOrganisationCode("PDY-00001X")), "Length@9");
  EXPECT_EQ(ErrorOf(ParseOrganisationCode("PDY00001")), "Length@8");
  EXPECT_EQ(ErrorOf(ParseOrganisationCode("PD*00001-X")), "Alphabet@2");
  EXPECT_EQ(ErrorOf(ParseOrganisationCode("1.23E+08")), "SpoiltBySpreadsheet@0");
  EXPECT_EQ(ErrorOf(ParseOrganisationCode("123456789.0")), "SpoiltBySpreadsheet@0");
}

TEST(CitizenIdTest, AcceptsTheCheckedExamples) {
  for (const std::string text : kCitizenIds) {
    const CitizenId id = Must(ParseCitizenId(text), text);
    EXPECT_EQ(PrintCitizenId(id), text);
    EXPECT_EQ(id.region(), "999999");
    EXPECT_EQ(PrintCompactDate(id.birth_date()), text.substr(6, 8));
    EXPECT_EQ(Must(ParseCitizenId(FullWidth(text)), text), id);
    EXPECT_EQ(CountAccepted(text, "0123456789X", ParseCitizenId), 1);
  }
  EXPECT_EQ(Must(ParseCitizenId("99999919000101004x"), "").text(), "99999919000101004X");
}

TEST(CitizenIdTest, RejectsWithTheReasonAndThePlace) {
  EXPECT_EQ(ErrorOf(ParseCitizenId("999999190001010016")), "CheckCharacter@17");
  EXPECT_EQ(ErrorOf(ParseCitizenId("999999199902300010")), "ImpossibleDate@12");
  EXPECT_EQ(ErrorOf(ParseCitizenId("999999000001010010")), "ImpossibleDate@6");
  EXPECT_EQ(ErrorOf(ParseCitizenId("99999919990230001")), "Length@17");
  EXPECT_EQ(ErrorOf(ParseCitizenId("9999991999123100288")), "Length@18");
  EXPECT_EQ(ErrorOf(ParseCitizenId("99999919991231002A")), "Alphabet@17");
  EXPECT_EQ(ErrorOf(ParseCitizenId("9999991999X2310028")), "Alphabet@10");
  EXPECT_EQ(ErrorOf(ParseCitizenId("999999900101001")), "OldCitizenId@0");
  EXPECT_EQ(ErrorOf(ParseCitizenId("99999990010100X")), "Length@15");
  EXPECT_EQ(ErrorOf(ParseCitizenId("999999199001011000")), "SpoiltBySpreadsheet@0");
  EXPECT_EQ(ErrorOf(ParseCitizenId("3.20123E+17")), "SpoiltBySpreadsheet@0");
}

TEST(CitizenIdTest, NoSingleWrongDigitPasses) {
  const std::string good = kCitizenIds[1];
  for (size_t i = 0; i < good.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string bad = good;
      bad[i] = c;
      EXPECT_EQ(ParseCitizenId(bad).ok(), bad == good) << bad;
    }
  }
}

RegionCode Region(const std::string& text) { return Must(ParseRegionCode(text), text); }

TEST(RegionCodeTest, KnowsItsLevelAndWhatLiesAbove) {
  EXPECT_EQ(Region("000000").level(), RegionLevel::Nation);
  EXPECT_EQ(Region("320000").level(), RegionLevel::Province);
  EXPECT_EQ(Region("320400").level(), RegionLevel::City);
  EXPECT_EQ(Region("320402").level(), RegionLevel::District);
  EXPECT_EQ(Region("320402").parent(), Region("320400"));
  EXPECT_EQ(Region("320400").parent(), Region("320000"));
  EXPECT_EQ(Region("320000").parent(), Region("000000"));
  EXPECT_EQ(Region("000000").parent(), Region("000000"));
  EXPECT_EQ(Region(FullWidth("320400")), Region("320400"));
}

TEST(RegionCodeTest, ContainsItselfAndWhatLiesBelow) {
  EXPECT_TRUE(Region("320000").Contains(Region("320402")));
  EXPECT_TRUE(Region("320400").Contains(Region("320400")));
  EXPECT_TRUE(Region("000000").Contains(Region("430100")));
  EXPECT_FALSE(Region("320400").Contains(Region("320500")));
  EXPECT_FALSE(Region("320402").Contains(Region("320400")));
  EXPECT_FALSE(Region("320000").Contains(Region("000000")));
}

TEST(RegionCodeTest, RejectsOtherShapes) {
  EXPECT_EQ(ErrorOf(ParseRegionCode("3204")), "Length@4");
  EXPECT_EQ(ErrorOf(ParseRegionCode("3204000")), "Length@6");
  EXPECT_EQ(ErrorOf(ParseRegionCode("32040A")), "Alphabet@5");
  EXPECT_EQ(ErrorOf(ParseRegionCode("032040")), "RegionShape@0");
  EXPECT_EQ(ErrorOf(ParseRegionCode("320012")), "RegionShape@2");
}

TEST(IdentifierTest, GeneratedIdentifiersComeBack) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  Random random(10);
  int accepted = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string code = "91320400";
    while (code.size() < 17) code += random.Of(kAlphabet);
    for (const char check : kAlphabet) {
      const auto parsed = ParseCreditCode(code + check);
      if (!parsed.ok()) continue;
      ++accepted;
      ASSERT_EQ(PrintCreditCode(*parsed), code + check);
      ASSERT_EQ(Must(ParseCreditCode(FullWidth(code + check)), code), *parsed);
    }
  }
  EXPECT_EQ(accepted, 2000);
}

}  // namespace
}  // namespace xinze::literal
