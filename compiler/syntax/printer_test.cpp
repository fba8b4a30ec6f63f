#include "compiler/syntax/printer.h"

#include <fstream>
#include <random>
#include <sstream>

#include <gmock/gmock.h>

#include "compiler/syntax/test_support.h"

namespace xinze::syntax {
namespace {

using testing::IsEmpty;

// Printing and reading again changes nothing, and printing that again neither.
void ExpectRoundTrip(const std::string& text) {
  const Parsed first(text);
  ASSERT_THAT(first.findings(), IsEmpty()) << text;
  const std::string printed = first.print();
  const Parsed second(printed);
  ASSERT_THAT(second.findings(), IsEmpty()) << printed;
  EXPECT_EQ(second.dump(), first.dump()) << printed;
  EXPECT_EQ(second.print(), printed);
}

TEST(Printer, WholeLanguageRoundTrips) {
  std::ifstream file(XINZE_SOURCE_DIR "/compiler/syntax/testdata/language.xinze");
  std::stringstream text;
  text << file.rdbuf();
  ExpectRoundTrip(text.str());
}

TEST(Printer, QuotesOnlyWhatMustBeQuoted) {
  EXPECT_EQ(PrintName({"连续三年无不良记录", {}, false}), "连续三年无不良记录");
  EXPECT_EQ(PrintName({"三年", {}, false}), "“三年”");
  EXPECT_EQ(PrintName({"例外", {}, false}), "“例外”");
  EXPECT_EQ(PrintName({"渠道", {}, false}), "渠道");
  EXPECT_EQ(PrintName({"12345热线", {}, false}), "“12345热线”");
  EXPECT_EQ(PrintName({"A1", {}, false}), "A1");
}

TEST(Printer, CanonicalFormOfHowPeopleType) {
  EXPECT_EQ(Parsed("名单   甲 是 黑名单\uFF1B条目 JS23-B-1\n列入 当\n 有 失信信息\uFF08甲\uFF09\n")
                .print(),
            "名单 甲 是 黑名单;条目 JS23-B-1\n  列入 当 有 失信信息(甲)\n");
}

TEST(Printer, KeepsTheOrderOfClauses) {
  const std::string text = "名单 甲 是 黑名单\n  移出 当 乙\n  列入 当 丙\n";
  EXPECT_EQ(Parsed(text).print(), text);
}

TEST(Printer, OpenEndOfAVocabularyOfGroups) { ExpectRoundTrip("词表 甲\n  乙:丙、丁\n  戊、等\n"); }

TEST(Printer, BracketsStandWhereTheyAreNeededAndNowhereElse) {
  for (const char* expr : {"(甲 或 乙) 且 丙",
                           "非 (甲 且 乙)",
                           "非 甲 是 乙",
                           "(1 + 2) * 3",
                           "1 - (2 - 3)",
                           "-(1 + 2)",
                           "每个 甲 皆 (乙 且 丙)",
                           "(每个 甲 皆 乙) 且 丙",
                           "丙 且 每个 甲 皆 乙",
                           "甲 起 满 (1年 + 1年) 早于 乙",
                           "甲 * 12.5% 四舍五入到 分",
                           "(甲 + 乙) 舍去到 角",
                           "甲 + (乙 * 5% 进一到 万元)",
                           "甲 舍去到 分 > 乙 且 丙",
                           "(甲 四舍五入到 角) 四舍五入到 元",
                           "甲 是 (乙 进一到 元)",
                           "同时符合:(一)甲 且 乙;(二)丙",
                           "(同时符合:(一)甲;(二)乙) 且 丙",
                           "有下列情形之一:(一)(同时符合:(一)甲;(二)乙);(二)丙",
                           "程度 是 一般、严重",
                           "甲 在 近 有效期",
                           "甲 在 近3年",
                           "任一 黑名单(在列)",
                           "在列 诚信典型",
                           "合计 甲(乙) 的 丙 > 3万元"}) {
    const std::string text = std::string("定义 某 = ") + expr + "\n";
    const std::string canonical = expr == std::string("甲 起 满 (1年 + 1年) 早于 乙")
                                      ? "定义 某 = 甲 起 满 1年 + 1年 早于 乙\n"
                                      : text;
    EXPECT_EQ(Parsed(text).print(), canonical);
    ExpectRoundTrip(text);
  }
}

// Random expressions: reading what was printed gives back what was printed.
class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  std::string Expr(int depth) {
    if (depth == 0)
      return Pick({"甲", "乙 的 丙", "有 丁", "真", "在列", "戊 有值", "己 是 庚、辛"});
    const std::string a = "(" + Expr(depth - 1) + ")";
    const std::string b = "(" + Expr(depth - 1) + ")";
    switch (random_() % 9) {
      case 0:
        return a + " 且 " + b;
      case 1:
        return a + " 或 " + b + " 或 丑";
      case 2:
        return "非 " + a;
      case 3:
        return "每个 子" + a + " 皆 " + b;
      case 4:
        return "同时符合:(一)" + a + ";(二)" + b;
      case 5:
        return "有 寅" + a;
      case 6:
        return Value(depth - 1) + Pick({" < ", " 早于 ", " = ", " ≠ "}) + Value(depth - 1);
      case 7:
        return Value(depth - 1) + " 在 " + Value(depth - 1) + " 至 " + Value(depth - 1);
      default:
        return Value(depth - 1) + " 起 满 3年 " + Pick({"有值", "在任", "未满 18周岁"});
    }
  }

 private:
  std::string Value(int depth) {
    if (depth == 0) return Pick({"卯", "3万元", "基准日", "数量 辰", "2020-01-01", "12.5%"});
    const std::string a = "(" + Value(depth - 1) + ")";
    if (random_() % 4 == 0) {
      return "(" + a + Pick({" 四舍五入到 ", " 舍去到 ", " 进一到 "}) +
             Pick({"分", "角", "元", "万元"}) + ")";
    }
    return a + Pick({" + ", " - ", " * ", " / "}) + "(" + Value(depth - 1) + ")";
  }
  std::string Pick(std::vector<const char*> options) { return options[random_() % options.size()]; }

  std::minstd_rand random_;
};

TEST(Printer, RandomExpressionsRoundTrip) {
  for (uint32_t seed = 1; seed <= 300; ++seed) {
    Generator generator(seed);
    ExpectRoundTrip("定义 某 = " + generator.Expr(4) + "\n");
    if (testing::Test::HasFailure()) break;
  }
}

TEST(DumpTokens, NamesEveryTokenWithItsPlace) {
  const Parsed parsed("参数 甲 = 3年\n");
  EXPECT_EQ(DumpTokens(parsed.source()),
            "1:1 K_PARAMETER 参数\n1:4 NAME 甲\n1:6 EQ =\n1:8 PERIOD 3年\n1:10 NEWLINE \n");
}

}  // namespace
}  // namespace xinze::syntax
