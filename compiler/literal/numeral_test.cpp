#include "compiler/literal/numeral.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"

namespace xinze::literal {
namespace {

const std::vector<std::pair<int64_t, std::string>>& Canonical() {
  static const std::vector<std::pair<int64_t, std::string>> cases = {
      {0, "零"},
      {1, "一"},
      {10, "十"},
      {12, "十二"},
      {20, "二十"},
      {101, "一百零一"},
      {110, "一百一十"},
      {115, "一百一十五"},
      {1001, "一千零一"},
      {1010, "一千零一十"},
      {1050, "一千零五十"},
      {2018, "二千零一十八"},
      {10'000, "一万"},
      {10'001, "一万零一"},
      {10'010, "一万零一十"},
      {10'100, "一万零一百"},
      {11'000, "一万一千"},
      {100'000, "十万"},
      {120'000, "十二万"},
      {105'000, "十万五千"},
      {1'000'005, "一百万零五"},
      {10'000'000, "一千万"},
      {99'999'999, "九千九百九十九万九千九百九十九"},
      {100'000'000, "一亿"},
      {100'000'001, "一亿零一"},
      {100'010'000, "一亿零一万"},
      {1'000'000'000'000, "一万亿"},
      {1'000'000'000'001, "一万亿零一"},
      {kMaxChineseNumeral, "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"},
  };
  return cases;
}

TEST(NumeralTest, ChineseNumeralsHaveTheirValueAndCanonicalForm) {
  for (const auto& [value, text] : Canonical()) {
    EXPECT_EQ(PrintChineseNumeral(value), text);
    EXPECT_EQ(Must(ParseChineseNumeral(text), text), value) << text;
    EXPECT_EQ(Must(ParseInteger(text), text), value) << text;
  }
}

TEST(NumeralTest, ReadsFormsThatAreCommonAndPlain) {
  const std::vector<std::pair<std::string, int64_t>> cases = {{"一十", 10},
                                                              {"一百十", 110},
                                                              {"一千五十", 1050},
                                                              {"一万一百", 10'100},
                                                              {"两千", 2000},
                                                              {"两万", 20'000},
                                                              {"两", 2},
                                                              {"十万零五千", 105'000},
                                                              {"〇", 0},
                                                              {"一百〇五", 105},
                                                              {"三万零五", 30'005},
                                                              {"两亿", 200'000'000},
                                                              {"三万五千", 35'000},
                                                              {"一万十", 10'010},
                                                              {"一亿二万", 100'020'000},
                                                              {"一百○五", 105}};
  for (const auto& [text, value] : cases) {
    EXPECT_EQ(Must(ParseChineseNumeral(text), text), value) << text;
  }
}

TEST(NumeralTest, RoundTripsEveryShapeOfNumberBelowAHundredMillion) {
  // Every number below 100,000, then every pattern of four digits in either half.
  for (int64_t value = 0; value < 100'000; ++value) {
    ASSERT_EQ(Must(ParseChineseNumeral(PrintChineseNumeral(value)), ""), value);
  }
  Random random(5);
  for (int i = 0; i < 50'000; ++i) {
    // Digits are zero half of the time, so that gaps of every shape come up.
    int64_t value = 0;
    for (int place = 0; place < 8; ++place) {
      value = value * 10 + (random.Between(0, 1) == 0 ? 0 : random.Between(0, 9));
    }
    const std::string text = PrintChineseNumeral(value);
    ASSERT_EQ(Must(ParseChineseNumeral(text), text), value) << text;
  }
  for (int i = 0; i < 20'000; ++i) {
    const int64_t value = random.Between(0, kMaxChineseNumeral);
    ASSERT_EQ(Must(ParseChineseNumeral(PrintChineseNumeral(value)), ""), value);
    ASSERT_EQ(Must(ParseChineseDigits(PrintChineseDigits(value)), ""), value);
  }
}

TEST(NumeralTest, RejectsWhatIsNotWellFormed) {
  for (const char* text :
       {"百",         "千",   "万",     "亿",       "零零",     "零五",   "一百零",   "一百零零五",
        "一百零五十", "十百", "一二",   "二十零五", "五十百",   "三万零", "一万二万", "一亿二亿",
        "两十",       "十两", "一百两", "万亿",     "二〇一八", "十一二", "一千千"}) {
    EXPECT_EQ(ReasonOf(ParseChineseNumeral(text)), "BadNumeral") << text;
  }
  for (const char* text : {"一百五", "三千五", "三万五", "一亿五", "两万五", "一百五万"}) {
    EXPECT_EQ(ReasonOf(ParseChineseNumeral(text)), "AmbiguousNumeral") << text;
  }
  for (const char* text : {"3", "壹", "一个", " 一", "x"}) {
    EXPECT_EQ(ReasonOf(ParseChineseNumeral(text)), "Malformed") << text;
  }
  EXPECT_EQ(ErrorOf(ParseChineseNumeral("一百零五十")), "BadNumeral@12");
}

TEST(NumeralTest, ReadsDigitsOneByOneForYears) {
  EXPECT_EQ(Must(ParseChineseDigits("二〇一八"), ""), 2018);
  EXPECT_EQ(Must(ParseChineseDigits("二零一八"), ""), 2018);
  EXPECT_EQ(PrintChineseDigits(2018), "二〇一八");
  EXPECT_EQ(ReasonOf(ParseChineseDigits("二十")), "BadNumeral");
  EXPECT_EQ(ReasonOf(ParseChineseDigits("两〇")), "BadNumeral");
  EXPECT_EQ(ErrorOf(ParseChineseDigits("一一一一一一一一一一一一一一一一一")), "TooLarge@48");
}

TEST(NumeralTest, ReadsArabicDigitsToTheLimitOfInt64) {
  EXPECT_EQ(Must(ParseInteger("3"), ""), 3);
  EXPECT_EQ(Must(ParseInteger("007"), ""), 7);
  EXPECT_EQ(Must(ParseInteger(FullWidth("42")), ""), 42);
  EXPECT_EQ(Must(ParseInteger("9223372036854775807"), ""), INT64_MAX);
  EXPECT_EQ(ErrorOf(ParseInteger("9223372036854775808")), "TooLarge@18");
  for (const char* text : {"-1", "1.0", "1,00", "+1", "0x10", "三3", "3三", "1e3"}) {
    EXPECT_EQ(ReasonOf(ParseInteger(text)), "Malformed") << text;
  }
}

}  // namespace
}  // namespace xinze::literal
