#include "compiler/literal/amount.h"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"

namespace xinze::literal {
namespace {

TEST(AmountTest, ReadsEverySpellingExactly) {
  const std::vector<std::pair<std::string, int64_t>> cases = {{"3万元", 3'000'000},
                                                              {"1.5亿元", 15'000'000'000},
                                                              {"30000元", 3'000'000},
                                                              {"12.34元", 1234},
                                                              {"12.3元", 1230},
                                                              {"0元", 0},
                                                              {"0.01元", 1},
                                                              {"12.340元", 1234},
                                                              {"30,000元", 3'000'000},
                                                              {"1,234,567.89元", 123'456'789},
                                                              {"三万元", 3'000'000},
                                                              {"五百元", 50'000},
                                                              {"两千元", 200'000},
                                                              {"五百万元", 500'000'000},
                                                              {"5百万元", 500'000'000},
                                                              {"2千元", 200'000},
                                                              {"1.234567万元", 1'234'567},
                                                              {"一点五亿元", 15'000'000'000},
                                                              {"10000亿元", 100'000'000'000'000},
                                                              {"1.23456789亿元", 12'345'678'900},
                                                              {"十二点零五元", 1205}};
  for (const auto& [text, fen] : cases) {
    EXPECT_EQ(Must(ParseAmount(text), text).fen, fen) << text;
    EXPECT_EQ(Must(ParseAmount(FullWidth(text)), text).fen, fen) << text;
  }
}

TEST(AmountTest, RejectsWithTheReasonAndThePlace) {
  EXPECT_EQ(ErrorOf(ParseAmount("12.345元")), "TooPrecise@5");
  EXPECT_EQ(ErrorOf(ParseAmount("1.2345678万元")), "TooPrecise@8");
  EXPECT_EQ(ErrorOf(ParseAmount("一点二三四元")), "TooPrecise@12");
  EXPECT_EQ(ErrorOf(ParseAmount("92233720368547758.08元")), "TooLarge@0");
  EXPECT_EQ(ErrorOf(ParseAmount("99999999999999999999亿元")), "TooLarge@0");
  EXPECT_EQ(ErrorOf(ParseAmount("922337204千亿元")), "TooLarge@0");
  EXPECT_EQ(ErrorOf(ParseAmount("3万")), "MissingUnit@4");
  EXPECT_EQ(ErrorOf(ParseAmount("300")), "MissingUnit@3");
  EXPECT_EQ(ErrorOf(ParseAmount("三万")), "MissingUnit@6");
  EXPECT_EQ(ErrorOf(ParseAmount("3,00元")), "BadGrouping@1");
  EXPECT_EQ(ErrorOf(ParseAmount("1,0000元")), "BadGrouping@1");
  EXPECT_EQ(ErrorOf(ParseAmount("1000,000元")), "BadGrouping@4");
  EXPECT_EQ(ErrorOf(ParseAmount("1,,000元")), "BadGrouping@1");
  EXPECT_EQ(ErrorOf(ParseAmount("三万五元")), "AmbiguousNumeral@6");
  for (const char* text :
       {"-3元", "元", "3美元", "3元5角", ".5元", "3.元", "3 元", "3万万元", "1e5元"}) {
    EXPECT_EQ(ReasonOf(ParseAmount(text)), "Malformed") << text;
  }
  EXPECT_EQ(Must(ParseAmount("92233720368547758.07元"), "").fen,
            std::numeric_limits<int64_t>::max());
}

TEST(AmountTest, ReadsTheNumbersOfRecordsInTheUnitOfTheirColumn) {
  EXPECT_EQ(Must(ParseAmountNumber("30000.00"), "").fen, 3'000'000);
  EXPECT_EQ(Must(ParseAmountNumber("30,000.00"), "").fen, 3'000'000);
  EXPECT_EQ(Must(ParseAmountNumber("-5"), "").fen, -500);
  EXPECT_EQ(Must(ParseAmountNumber("0.500000", AmountUnit::TenThousandYuan), "").fen, 500'000);
  EXPECT_EQ(Must(ParseAmountNumber("0.000001", AmountUnit::TenThousandYuan), "").fen, 1);
  EXPECT_EQ(Must(ParseAmountNumber("1234", AmountUnit::Fen), "").fen, 1234);
  EXPECT_EQ(ErrorOf(ParseAmountNumber("0.0000001", AmountUnit::TenThousandYuan)), "TooPrecise@8");
  EXPECT_EQ(ErrorOf(ParseAmountNumber("0.5", AmountUnit::Fen)), "TooPrecise@2");
  EXPECT_EQ(ErrorOf(ParseAmountNumber("1.005")), "TooPrecise@4");
  EXPECT_EQ(ErrorOf(ParseAmountNumber("3万")), "Malformed@1");
  EXPECT_EQ(ReasonOf(ParseAmountNumber("--5")), "Malformed");
  EXPECT_EQ(ReasonOf(ParseAmountNumber("1.5E+3")), "Malformed");
}

TEST(AmountTest, PrintsInTheLargestUnitThatIsShort) {
  const std::vector<std::pair<int64_t, std::string>> cases = {
      {0, "0元"},
      {1, "0.01元"},
      {1230, "12.30元"},
      {999'900, "9999元"},
      {1'000'000, "1万元"},
      {3'000'100, "30001元"},
      {3'010'000, "3.01万元"},
      {15'000'000'000, "1.5亿元"},
      {15'001'000'000, "15001万元"},
      {10'000'000'000, "1亿元"},
  };
  for (const auto& [fen, text] : cases) EXPECT_EQ(PrintAmount({fen}), text);
  EXPECT_EQ(PrintAmountNumber({3'000'000}), "30000.00");
  EXPECT_EQ(PrintAmountNumber({-5}), "-0.05");
}

TEST(AmountTest, PrintedAmountsComeBack) {
  Random random(6);
  for (int i = 0; i < 30'000; ++i) {
    int64_t scale = 1;
    for (int64_t zeros = random.Between(0, 12); zeros > 0; --zeros) scale *= 10;
    const Amount amount{random.Between(0, 999'999) * scale};
    const std::string text = PrintAmount(amount);
    ASSERT_EQ(Must(ParseAmount(text), text), amount) << text;
    ASSERT_EQ(Must(ParseAmount(FullWidth(text)), text), amount) << text;
  }
  for (int i = 0; i < 20'000; ++i) {
    const Amount amount{random.Between(-INT64_MAX, INT64_MAX)};
    const std::string text = PrintAmountNumber(amount);
    ASSERT_EQ(Must(ParseAmountNumber(text), text), amount) << text;
    if (amount.fen >= 0) {
      ASSERT_EQ(Must(ParseAmount(PrintAmount(amount)), text), amount) << text;
    }
  }
}

TEST(PercentageTest, ReadsEverySpellingExactly) {
  const std::vector<std::pair<std::string, Ratio>> cases = {{"12.5%", {125, 3}},
                                                            {"12.50%", {125, 3}},
                                                            {"100%", {1, 0}},
                                                            {"0%", {0, 0}},
                                                            {"0.05%", {5, 4}},
                                                            {"150%", {15, 1}},
                                                            {"百分之十二", {12, 2}},
                                                            {"百分之12.5", {125, 3}},
                                                            {"百分之十二点五", {125, 3}},
                                                            {"百分之百", {1, 0}},
                                                            {"5‰", {5, 3}},
                                                            {"千分之五", {5, 3}},
                                                            {"万分之五", {5, 4}},
                                                            {"百分之零点零五", {5, 4}},
                                                            {"10%", {1, 1}}};
  for (const auto& [text, ratio] : cases) {
    EXPECT_EQ(Must(ParsePercentage(text), text), ratio) << text;
    EXPECT_EQ(Must(ParsePercentage(FullWidth(text)), text), ratio) << text;
  }
}

TEST(PercentageTest, RejectsWithTheReason) {
  EXPECT_EQ(ErrorOf(ParsePercentage("12.5")), "MissingUnit@4");
  EXPECT_EQ(ErrorOf(ParsePercentage("十二")), "MissingUnit@6");
  EXPECT_EQ(ErrorOf(ParsePercentage("1234567890123456%")), "TooLarge@0");
  EXPECT_EQ(ErrorOf(ParsePercentage("0.12345678901234567%")), "TooLarge@0");
  EXPECT_EQ(ErrorOf(ParsePercentage("百分之一百五")), "AmbiguousNumeral@15");
  EXPECT_EQ(ErrorOf(ParsePercentage("1,00%")), "BadGrouping@1");
  for (const char* text : {"%", "百分之", "-5%", "12.%", "12%%", "三成"}) {
    EXPECT_EQ(ReasonOf(ParsePercentage(text)), "Malformed") << text;
  }
}

TEST(PercentageTest, ComparesWithoutRounding) {
  const Ratio third_ish{333'333'333'333'333, 15};
  EXPECT_EQ(Compare(third_ish, {333'333'333'333'334, 15}), std::strong_ordering::less);
  EXPECT_EQ(Compare({5, 4}, {5, 3}), std::strong_ordering::less);
  EXPECT_EQ(Compare({1, 0}, {5, 1}), std::strong_ordering::greater);
  EXPECT_EQ(Compare({50, 2}, {5, 1}), std::strong_ordering::equal);
  EXPECT_EQ(Compare({999'999'999'999'999, 0}, {1, 18}), std::strong_ordering::greater);
}

TEST(PercentageTest, MillionthsAreExactOrNone) {
  EXPECT_EQ((Ratio{125, 3}).millionths(), 125'000);
  EXPECT_EQ((Ratio{1, 6}).millionths(), 1);
  EXPECT_EQ((Ratio{1, 7}).millionths(), std::nullopt);
  EXPECT_EQ((Ratio{999'999'999'999'999, 0}).millionths(), std::nullopt);
}

TEST(PercentageTest, PrintedPercentagesComeBack) {
  Random random(7);
  for (int i = 0; i < 30'000; ++i) {
    const int64_t digits = random.Between(0, 999'999'999);
    const auto decimals = random.Between(0, 9);
    std::string text = std::to_string(digits);
    if (decimals > 0) {
      if (text.size() <= static_cast<size_t>(decimals)) {
        text.insert(0, static_cast<size_t>(decimals) + 1 - text.size(), '0');
      }
      text.insert(text.size() - static_cast<size_t>(decimals), ".");
    }
    const Ratio ratio = Must(ParsePercentage(text + "%"), text);
    ASSERT_EQ(Must(ParsePercentage(PrintPercentage(ratio)), text), ratio) << text;
  }
  EXPECT_EQ(PrintPercentage({125, 3}), "12.5%");
  EXPECT_EQ(PrintPercentage({5, 4}), "0.05%");
  EXPECT_EQ(PrintPercentage({1, 0}), "100%");
}

}  // namespace
}  // namespace xinze::literal
