#include "compiler/literal/ledger_id.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"

namespace xinze::literal {
namespace {

LedgerId Id(const std::string& text) { return Must(ParseLedgerId(text), text); }

TEST(LedgerIdTest, ReadsItsParts) {
  const LedgerId id = Id("JS23-C-30.1");
  EXPECT_EQ(id.document(), "JS23");
  EXPECT_EQ(id.part(), "C");
  EXPECT_EQ(id.segments(), (std::vector<LedgerId::Segment>{{"", 30, ""}, {"", 1, ""}}));

  EXPECT_EQ(Id("HN54-S4.5").part(), "");
  EXPECT_EQ(Id("HN54-S4.5").segments()[0], (LedgerId::Segment{"S", 4, ""}));
  EXPECT_EQ(Id("JS23-A-T13").segments()[0], (LedgerId::Segment{"T", 13, ""}));
  EXPECT_EQ(Id("JS23-B-11.9r").segments()[1], (LedgerId::Segment{"", 9, "r"}));
  EXPECT_EQ(Id("CK29-0G.7").segments()[0], (LedgerId::Segment{"", 0, "G"}));
}

TEST(LedgerIdTest, ReadsEveryShapeOfTheLedgerAsWritten) {
  for (const std::string text :
       {"JS23-C-30.1", "CHZ10-2.1.1.2", "CZ28-3.2.7.3", "HN54-S4.5", "JS23-B-11.9r", "JS23-A-T13",
        "JS23-N-1", "JS23-C-14a", "CK29-0G.7", "HN54-G1.2", "JS23-A-2.3.06", "JS23-A-0",
        "CHZ10-1.2.3.1"}) {
    EXPECT_EQ(PrintLedgerId(Id(text)), text);
    EXPECT_EQ(PrintLedgerId(Id(FullWidth(text))), text);
  }
}

TEST(LedgerIdTest, LeadingZerosMakeAnotherId) {
  EXPECT_FALSE(Id("JS23-B-04.9") == Id("JS23-B-4.9"));
  EXPECT_NE(Id("JS23-B-04.9") <=> Id("JS23-B-4.9"), std::strong_ordering::equal);
}

TEST(LedgerIdTest, OrdersAsTheClausesStand) {
  const std::vector<std::string> in_order = {
      "CHZ10-2.1.1.2", "CZ28-0.3",    "JS23-A-1.1",   "JS23-A-T2",   "JS23-A-T13",
      "JS23-B-2.9",    "JS23-B-2.10", "JS23-C-30",    "JS23-C-30.1", "JS23-C-30.1a",
      "JS23-C-30.1b",  "JS23-C-30.2", "JS23-C-30.10", "JS23-C-30a"};
  for (size_t i = 0; i + 1 < in_order.size(); ++i) {
    EXPECT_LT(Id(in_order[i]), Id(in_order[i + 1])) << in_order[i + 1];
  }
}

TEST(LedgerIdTest, RejectsOtherShapes) {
  for (const char* text :
       {"JS23", "JS23-", "JS-C-30.1", "23-C-30.1", "js23-C-30.1", "JS23-C-", "JS23-C-30.",
        "JS23-CC-30", "JS23-C-30..1", "JS23-C-30.1ab", "JS23C30.1", "JS23-c-30", "JS23-C-30.1 "}) {
    EXPECT_EQ(ReasonOf(ParseLedgerId(text)), "Malformed") << text;
  }
  EXPECT_EQ(ErrorOf(ParseLedgerId("JS23-C-30.")), "Malformed@10");
  EXPECT_EQ(ErrorOf(ParseLedgerId("JS23-1.2.3.4.5.6.7")), "TooLarge@17");
  EXPECT_EQ(ErrorOf(ParseLedgerId("JS23-C-100000")), "TooLarge@7");
}

}  // namespace
}  // namespace xinze::literal
