#include "compiler/literal/document_number.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"

namespace xinze::literal {
namespace {

const DocumentNumber kIssued{NumberStyle::Issued, "苏政发", 2018, 23};

TEST(DocumentNumberTest, ReadsEveryPairOfBrackets) {
  for (const char* text :
       {"苏政发〔2018〕23号", "苏政发[2018]23号", "苏政发(2018)23号", "苏政发﹝2018﹞23号",
        "苏政发【2018】23号", "苏政发\uFF082018\uFF0923号", "苏政发\uFF3B2018\uFF3D23号",
        "苏政发〔2018〕第23号", "苏政发 〔2018〕 23 号", "苏政发〔\uFF12\uFF10\uFF11\uFF18〕23号",
        "苏政发〔2018〕023号"}) {
    EXPECT_EQ(Must(ParseDocumentNumber(text), text), kIssued) << text;
  }
  EXPECT_EQ(PrintDocumentNumber(kIssued), "苏政发〔2018〕23号");
}

TEST(DocumentNumberTest, ReadsTheNumbersOfTheTexts) {
  for (const char* text : {"常信用办〔2019〕10号", "湘政办发〔2021〕54号", "沧政字〔2016〕28号",
                           "湛赤府〔2018〕29号", "湛赤府规〔2018〕1号", "国发〔2016〕33号",
                           "国办发〔2020〕49号", "发改财金〔2016〕2794号"}) {
    EXPECT_EQ(PrintDocumentNumber(Must(ParseDocumentNumber(text), text)), text);
  }
}

TEST(DocumentNumberTest, ReadsOrdersAndAnnouncements) {
  const std::vector<std::pair<std::string, DocumentNumber>> cases = {
      {"令第58号", {NumberStyle::Order, "", 0, 58}},
      {"令2025年第36号", {NumberStyle::Order, "", 2025, 36}},
      {"国务院令第684号", {NumberStyle::Order, "国务院", 0, 684}},
      {"国家发展和改革委员会令2025年第36号",
       {NumberStyle::Order, "国家发展和改革委员会", 2025, 36}},
      {"国家税务总局公告2018年第12号", {NumberStyle::Announcement, "国家税务总局", 2018, 12}},
      {"通告2018年第3号", {NumberStyle::Notice, "", 2018, 3}},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(Must(ParseDocumentNumber(text), text), expected) << text;
    EXPECT_EQ(PrintDocumentNumber(expected), text);
  }
  const DocumentNumber president{NumberStyle::Order, "主席", 0, 71};
  EXPECT_EQ(Must(ParseDocumentNumber("主席令第七十一号"), ""), president);
  EXPECT_EQ(PrintDocumentNumber(president), "主席令第71号");
  EXPECT_EQ(Must(ParseDocumentNumber("国务院令 第 684 号"), "").number, 684);
}

TEST(DocumentNumberTest, GarbledNumbersAreNeverGuessed) {
  // As the Chikan text has them: 〔2018〕1号, 〔2018〕29号, 国发〔2016〕33号, 湛府〔2017〕111号.
  for (const char* text : {"湛赤府规〔20181", "湛赤府〔201829", "国发〔201633号", "湛府〔2017111号",
                           "苏政发〔18〕23号", "苏政发〔2018〕", "苏政发〔2018〕号",
                           "苏政发〔2018〕23", "苏政发〔2018〕0号", "苏政发〔〕23号"}) {
    EXPECT_EQ(ReasonOf(ParseDocumentNumber(text)), "GarbledNumber") << text;
  }
  EXPECT_EQ(ErrorOf(ParseDocumentNumber("苏政发〔2018〕23")), "GarbledNumber@21");
}

TEST(DocumentNumberTest, RejectsWithTheReasonAndThePlace) {
  EXPECT_EQ(ErrorOf(ParseDocumentNumber("苏政发〔2018]23号")), "MismatchedBrackets@16");
  EXPECT_EQ(ErrorOf(ParseDocumentNumber("苏政发〔1018〕23号")), "ImplausibleYear@12");
  EXPECT_EQ(ErrorOf(ParseDocumentNumber("令3025年第36号")), "ImplausibleYear@3");
  EXPECT_EQ(ErrorOf(ParseDocumentNumber("〔2018〕23号")), "MissingIssuer@0");
  EXPECT_EQ(ErrorOf(ParseDocumentNumber("苏政发〔2018〕1000000号")), "TooLarge@19");
  for (const char* text :
       {"苏政发", "23号", "第23号", "无", "苏、政发〔2018〕23号", "“苏”发〔2018〕23号"}) {
    EXPECT_EQ(ReasonOf(ParseDocumentNumber(text)), "Malformed") << text;
  }
  EXPECT_EQ(ReasonOf(ParseDocumentNumber("令第百号")), "BadNumeral");
}

TEST(DocumentNumberTest, PrintedNumbersComeBack) {
  const std::vector<std::string> issuers = {"苏政发", "湘政办发", "发改财金", "国", "常信用办",
                                            "令",     "第",       "公告令",   "B"};
  Random random(8);
  for (int i = 0; i < 20'000; ++i) {
    DocumentNumber number;
    number.style = static_cast<NumberStyle>(random.Between(0, 3));
    number.number = static_cast<int32_t>(random.Between(1, 999'999));
    const bool issued = number.style == NumberStyle::Issued;
    number.issuer = issued || random.Between(0, 1) == 1 ? random.Of(issuers) : std::string();
    number.year =
        issued || random.Between(0, 1) == 1 ? static_cast<int32_t>(random.Between(1900, 2199)) : 0;
    const std::string text = PrintDocumentNumber(number);
    ASSERT_EQ(Must(ParseDocumentNumber(text), text), number) << text;
    ASSERT_EQ(Must(ParseDocumentNumber(FullWidth(text)), text).number, number.number) << text;
  }
}

TEST(DocumentNumberTest, OrdersByIssuerYearAndNumber) {
  EXPECT_LT((DocumentNumber{NumberStyle::Issued, "苏政发", 2017, 99}), kIssued);
  EXPECT_LT(kIssued, (DocumentNumber{NumberStyle::Issued, "苏政发", 2018, 100}));
}

}  // namespace
}  // namespace xinze::literal
