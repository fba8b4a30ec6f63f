#include "runtime/record/field_parser.h"

#include <gtest/gtest.h>

#include "tests/support/program_builder.h"

namespace xinze::record {
namespace {

using testing::Day;

TEST(FieldParserTest, ReadsDatesOfTheCalendarOnly) {
  EXPECT_EQ(ParseIsoDate("1970-01-01"), 0);
  EXPECT_EQ(ParseIsoDate("2024-02-29"), Day(2024, 2, 29));
  EXPECT_EQ(ParseIsoDate("9999-12-31"), Day(9999, 12, 31));
  for (const char* text : {"2023-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "0000-01-01",
                           "2025-1-1", "20250101", "2025-01-01 ", "2025/01/01", "2025-01-0a", "",
                           "-025-01-01", "2025-01-01T00:00:00Z"}) {
    EXPECT_FALSE(ParseIsoDate(text).has_value()) << text;
  }
}

TEST(FieldParserTest, ReadsDecimalsExactly) {
  const auto fen = [](std::string_view text) -> std::string {
    int64_t value = 0;
    switch (ParseDecimal(text, 2, value)) {
      case NumberError::kNone:
        return std::to_string(value);
      case NumberError::kMalformed:
        return "malformed";
      case NumberError::kOutOfRange:
        return "out of range";
    }
    return "";
  };
  EXPECT_EQ(fen("0"), "0");
  EXPECT_EQ(fen("-0.01"), "-1");
  EXPECT_EQ(fen("30000.00"), "3000000");
  EXPECT_EQ(fen("0.1"), "10");
  EXPECT_EQ(fen("92233720368547758.06"), "9223372036854775806");
  EXPECT_EQ(fen("92233720368547758.07"), "out of range") << "means that nothing bounds it";
  EXPECT_EQ(fen("99999999999999999999999999999999999999999999"), "out of range");
  for (const char* text : {"", "-", ".5", "5.", "1.234", "01", "+1", "1e3", "1,000", "1 ", "１"}) {
    EXPECT_EQ(fen(text), "malformed") << text;
  }
}

TEST(FieldParserTest, ReadsRatiosInMillionths) {
  int64_t value = 0;
  EXPECT_EQ(ParseRatio("12.5%", value), NumberError::kNone);
  EXPECT_EQ(value, 125000);
  EXPECT_EQ(ParseRatio("0.000001", value), NumberError::kNone);
  EXPECT_EQ(value, 1);
  EXPECT_EQ(ParseRatio("0.0000001", value), NumberError::kMalformed);
  EXPECT_EQ(ParseRatio("0.00001%", value), NumberError::kMalformed);
  EXPECT_EQ(ParseRatio("%", value), NumberError::kMalformed);
}

TEST(FieldParserTest, ReadsTimesWithTheirOffset) {
  EXPECT_EQ(ParseReceivedTime("1970-01-01T08:00:00+08:00"), 0);
  EXPECT_EQ(ParseReceivedTime("1970-01-01T00:00:00.5Z"), 500000);
  EXPECT_EQ(ParseReceivedTime("1970-01-01"), int64_t{16} * 3600 * 1000000 - 1);
  for (const char* text : {"1970-01-01T08:00:00", "1970-02-30", "昨天", ""}) {
    EXPECT_FALSE(ParseReceivedTime(text).has_value()) << text;
  }
}

TEST(FieldParserTest, KnowsTheGrammarOfJsonNumbers) {
  for (const char* token : {"0", "-0", "12", "1.5", "1e5", "1E+5", "1.25e-3", "-10.0"}) {
    EXPECT_TRUE(IsJsonNumber(token)) << token;
  }
  for (const char* token :
       {"", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x1", "1a", "Infinity"}) {
    EXPECT_FALSE(IsJsonNumber(token)) << token;
  }
}

}  // namespace
}  // namespace xinze::record
