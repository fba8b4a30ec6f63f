#include "compiler/literal/citation.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"

namespace xinze::literal {
namespace {

using enum StepKind;

const DocumentNumber kJiangsu{NumberStyle::Issued, "苏政发", 2018, 23};
const DocumentNumber kState{NumberStyle::Issued, "国发", 2016, 33};

Locator At(std::string_view text) { return Must(ParseLocator(text), text); }

TEST(LocatorTest, ReadsPlacesAsTheTextsAndTheLedgerWriteThem) {
  const std::vector<std::pair<std::string, Locator>> cases = {
      {"第五十三条", {{Article, 53}}},
      {"第30条", {{Article, 30}}},
      {"第三十条第一款第(二)项", {{Article, 30}, {Paragraph, 1}, {Item, 2}}},
      {"第三十条第一款第二项", {{Article, 30}, {Paragraph, 1}, {Item, 2}}},
      {"第三十条第一款第(二)项第1目", {{Article, 30}, {Paragraph, 1}, {Item, 2}, {Subitem, 1}}},
      {"第十条(四)", {{Article, 10}, {Item, 4}}},
      {"第十条第二款(4)", {{Article, 10}, {Paragraph, 2}, {Item, 4}}},
      {"第十二条之一", {{Article, 12}, {ArticleOf, 1}}},
      {"第十二条之一第二款", {{Article, 12}, {ArticleOf, 1}, {Paragraph, 2}}},
      {"第一编第二章第三节", {{Part, 1}, {Chapter, 2}, {Section, 3}}},
      {"一、(一)1", {{Heading1, 1}, {Heading2, 1}, {Heading3, 1}}},
      {"一、(一)1.", {{Heading1, 1}, {Heading2, 1}, {Heading3, 1}}},
      {"一、(一)1、", {{Heading1, 1}, {Heading2, 1}, {Heading3, 1}}},
      {"一、(一)1(2)", {{Heading1, 1}, {Heading2, 1}, {Heading3, 1}, {Heading4, 2}}},
      {"三、(二)10", {{Heading1, 3}, {Heading2, 2}, {Heading3, 10}}},
      {"二(四)第三款第七类", {{Heading1, 2}, {Heading2, 4}, {Paragraph, 3}, {Class, 7}}},
      {"二(四)第一款四是", {{Heading1, 2}, {Heading2, 4}, {Paragraph, 1}, {Point, 4}}},
      {"一(二)第二目标", {{Heading1, 1}, {Heading2, 2}, {Aim, 2}}},
      {"二(六)导语", {{Heading1, 2}, {Heading2, 6}, {Preface, 0}}},
      {"附件2 三、2", {{Annex, 2}, {Heading1, 3}, {Heading3, 2}}},
      {"附件3 七、表 序号9", {{Annex, 3}, {Heading1, 7}, {Table, 0}, {Row, 9}}},
      {"附件任务分工表第9项", {{Annex, 0}, {Table, 0}, {Item, 9}}},
      {"七、", {{Heading1, 7}}},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(At(text), expected) << text;
    EXPECT_EQ(At(FullWidth(text)), expected) << FullWidth(text);
    EXPECT_EQ(At(PrintLocator(expected)), expected) << PrintLocator(expected);
  }
}

TEST(LocatorTest, PrintsCanonically) {
  EXPECT_EQ(PrintLocator(At("第30条第1款第2项")), "第三十条第一款第(二)项");
  EXPECT_EQ(PrintLocator(At("第十条(四)")), "第十条第(四)项");
  EXPECT_EQ(PrintLocator(At("一(一)1.")), "一、(一)1");
  EXPECT_EQ(PrintLocator(At("附件2三、2、")), "附件2 三、2");
}

TEST(LocatorTest, RejectsWhatIsNoPlace) {
  for (const char* text : {"第条", "第三十", "第三十条失信信息", "一、总体要求", "之一",
                           "第一款第三十条", "第三条第三条", "第一款之一", "二、二、", "(四)(四)",
                           "附件2附件3", "第〇条", "第0条", "标题"}) {
    EXPECT_EQ(ReasonOf(ParseLocator(text)), "BadLocator") << text;
  }
  EXPECT_EQ(ErrorOf(ParseLocator("一、总体要求")), "BadLocator@6");
  EXPECT_EQ(ErrorOf(ParseLocator("第三条第二条")), "BadLocator@12");
  EXPECT_EQ(ReasonOf(ParseLocator("第100000条")), "TooLarge");
  EXPECT_EQ(ReasonOf(ParseLocator("第一百五条")), "AmbiguousNumeral");
}

TEST(LocatorTest, OrdersAsTheTextsDo) {
  const std::vector<std::string> in_order = {
      "第九条",       "第十条",   "第十条第一款", "第十条第一款第(二)项",
      "第十条第二款", "第十二条", "第十二条之一", "第十二条之二",
      "第十三条"};
  for (size_t i = 0; i + 1 < in_order.size(); ++i) {
    EXPECT_LT(At(in_order[i]), At(in_order[i + 1])) << in_order[i + 1];
  }
  EXPECT_LT(At("一、(一)9"), At("一、(一)10"));
  EXPECT_LT(At("一、(二)"), At("二、(一)"));
}

TEST(CitationTest, ReadsTitlesNumbersAndParts) {
  const std::vector<std::pair<std::string, Citation>> cases = {
      {"《招标投标法》第五十三条", {"招标投标法", {}, "", {{Article, 53}}}},
      {"《政府采购法》", {"政府采购法", {}, "", {}}},
      {"《信用信息管理办法(试行)》第三条", {"信用信息管理办法(试行)", {}, "", {{Article, 3}}}},
      {"《关于贯彻《国务院意见》的通知》一、(一)",
       {"关于贯彻《国务院意见》的通知", {}, "", {{Heading1, 1}, {Heading2, 1}}}},
      {"《意见》(国发〔2016〕33号)第三条", {"意见", kState, "", {{Article, 3}}}},
      {"《意见》(国发〔2016〕33号)", {"意见", kState, "", {}}},
      {"苏政发〔2018〕23号", {"", kJiangsu, "", {}}},
      {"苏政发〔2018〕23号 第三十条第一款", {"", kJiangsu, "", {{Article, 30}, {Paragraph, 1}}}},
      {"苏政发〔2018〕23号 办法第三十条", {"", kJiangsu, "办法", {{Article, 30}}}},
      {"办法第十条第(四)项", {"", {}, "办法", {{Article, 10}, {Item, 4}}}},
      {"联合奖惩意见二(四)第三款第七类",
       {"", {}, "联合奖惩意见", {{Heading1, 2}, {Heading2, 4}, {Paragraph, 3}, {Class, 7}}}},
      {"附件2 三、2", {"", {}, "", {{Annex, 2}, {Heading1, 3}, {Heading3, 2}}}},
      {"国务院令第684号 第三条",
       {"", DocumentNumber{NumberStyle::Order, "国务院", 0, 684}, "", {{Article, 3}}}},
      {"附件3 七、表 序号9", {"", {}, "", {{Annex, 3}, {Heading1, 7}, {Table, 0}, {Row, 9}}}},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(Must(ParseCitation(text), text), expected) << text;
    EXPECT_EQ(PrintCitation(expected), text);
    EXPECT_EQ(Must(ParseCitation(FullWidth(text)), text), expected) << FullWidth(text);
  }
}

TEST(CitationTest, ReadsOtherSpellingsOfTheSame) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"苏政发[2018]23号第三十条", "苏政发〔2018〕23号 第三十条"},
      {"苏政发〔2018〕23号《办法》第三十条", "《办法》(苏政发〔2018〕23号)第三十条"},
      {"《招标投标法》 第53条", "《招标投标法》第五十三条"},
      {"办法第十条(四)", "办法第十条第(四)项"},
      {"《意见》\uFF08国发〔2016〕33号\uFF09三、(一)", "《意见》(国发〔2016〕33号)三、(一)"},
      {"联合奖惩意见二、(四)", "联合奖惩意见二(四)"},
  };
  for (const auto& [text, canonical] : cases) {
    EXPECT_EQ(PrintCitation(Must(ParseCitation(text), text)), canonical) << text;
  }
}

TEST(CitationTest, RejectsWithTheReasonAndThePlace) {
  EXPECT_EQ(ErrorOf(ParseCitation("《招标投标法第五十三条")), "UnclosedTitle@0");
  EXPECT_EQ(ErrorOf(ParseCitation("《》第五十三条")), "NoSource@3");
  EXPECT_EQ(ErrorOf(ParseCitation("招标投标法")), "NoSource@0");
  EXPECT_EQ(ErrorOf(ParseCitation("《招标投标法》第五十三")), "BadLocator@33");
  EXPECT_EQ(ErrorOf(ParseCitation("《招标投标法》实施条例第三条")), "BadLocator@21");
  EXPECT_EQ(ErrorOf(ParseCitation("国发〔201633号第三条")), "GarbledNumber@15");
  EXPECT_EQ(ErrorOf(ParseCitation("《意见》(国发〔2016]33号)")), "MismatchedBrackets@26");
  EXPECT_EQ(ReasonOf(ParseCitation("苏政发〔2018〕23号 有关规定")), "BadLocator");
  EXPECT_EQ(ReasonOf(ParseCitation("第三十条规定")), "BadLocator");
  // What begins a place is no name.
  for (const char* text : {"三 (十)", "附件1、", "序号1、", "任务分工任务分工表"}) {
    EXPECT_EQ(ReasonOf(ParseCitation(text)), "BadLocator") << text;
  }
  EXPECT_EQ(ReasonOf(ParseCitation("意见附件1、")), "NoSource");
  EXPECT_EQ(ReasonOf(ParseCitation("")), "Empty");
}

// A locator whose kinds ascend, as in a real document: either articles or numbered headings.
Locator RandomLocator(Random& random) {
  const std::vector<StepKind> of_law = {Part,      Chapter,   Section, Article,
                                        ArticleOf, Paragraph, Item,    Subitem};
  const std::vector<StepKind> of_opinion = {Annex, Heading1, Heading2,  Heading3, Heading4, Preface,
                                            Table, Row,      Paragraph, Class,    Point,    Aim};
  const std::vector<StepKind>& kinds = random.Between(0, 1) == 0 ? of_law : of_opinion;
  Locator locator;
  for (const StepKind kind : kinds) {
    if (random.Between(0, 2) == 0) continue;
    if (kind == ArticleOf && (locator.empty() || locator.back().kind != Article)) continue;
    if (kind == Heading4 && (locator.empty() || locator.back().kind != Heading3)) continue;
    const bool without_number = kind == Preface || kind == Table;
    locator.push_back({kind, without_number ? 0 : static_cast<int32_t>(random.Between(1, 130))});
  }
  if (locator.empty()) locator.push_back({Article, 1});
  return locator;
}

TEST(CitationTest, PrintedCitationsComeBack) {
  const std::vector<std::string> titles = {"招标投标法", "办法(试行)", "关于《意见》的通知",
                                           "2020年计划"};
  const std::vector<std::string> parts = {"办法", "联合奖惩意见", "政务诚信意见"};
  Random random(9);
  for (int i = 0; i < 8'000; ++i) {
    Citation citation;
    if (random.Between(0, 2) == 0) citation.title = random.Of(titles);
    if (random.Between(0, 2) == 0) citation.number = kState;
    if (citation.title.empty() && random.Between(0, 2) == 0) citation.part = random.Of(parts);
    citation.locator = RandomLocator(random);
    const std::string text = PrintCitation(citation);
    ASSERT_EQ(Must(ParseCitation(text), text), citation) << text;
    ASSERT_EQ(Must(ParseLocator(PrintLocator(citation.locator)), text), citation.locator) << text;
  }
}

TEST(HeadingTest, FindsThePlaceThatAHeadingBeginsWith) {
  struct Case {
    std::string text;
    Locator locator;
    std::string rest;
  };
  const std::vector<Case> cases = {
      {"第三十条 失信信息的有效期", {{Article, 30}}, "失信信息的有效期"},
      {"第十二条之一 例外", {{Article, 12}, {ArticleOf, 1}}, "例外"},
      {"第一章 总则", {{Chapter, 1}}, "总则"},
      {"一、总体要求", {{Heading1, 1}}, "总体要求"},
      {"(四)明确认定标准", {{Heading2, 4}}, "明确认定标准"},
      {"\uFF08四\uFF09明确认定标准", {{Heading2, 4}}, "明确认定标准"},
      {"1.深入推进", {{Heading3, 1}}, "深入推进"},
      {"1、深入推进", {{Heading3, 1}}, "深入推进"},
      {"(2)其他", {{Heading4, 2}}, "其他"},
      {"附件2", {{Annex, 2}}, ""},
      {"第三条\u3000本办法所称", {{Article, 3}}, "本办法所称"},
  };
  for (const Case& c : cases) {
    const auto place = ReadHeading(c.text);
    ASSERT_TRUE(place.has_value()) << c.text;
    EXPECT_EQ(place->locator, c.locator) << c.text;
    EXPECT_EQ(c.text.substr(place->length), c.rest) << c.text;
  }
  for (const char* text :
       {"总体要求", "1.5亿元", "第一款所称", "第(二)项", "2018年", "三年行动", "", "一是"}) {
    EXPECT_FALSE(ReadHeading(text).has_value()) << text;
  }
}

TEST(HeadingTest, LooksOnlyAtTheBeginningOfALongParagraph) {
  std::string paragraph = "第三十条 ";
  for (int i = 0; i < 5000; ++i) paragraph += "信";
  const auto place = ReadHeading(paragraph);
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->length, 13u);
}

}  // namespace
}  // namespace xinze::literal
