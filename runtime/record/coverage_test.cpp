#include "runtime/record/coverage.h"

#include "runtime/record/record_fixture.h"

namespace xinze::record {
namespace {

using xinze::testing::Day;

class CoverageTest : public ::testing::Test {
 protected:
  // The day to which 信用信息 is complete, or the code of the error.
  std::string Records(const std::string& text) const {
    const base::Result<Coverage> coverage = ParseCoverage(schema_, text);
    if (!coverage.ok()) return coverage.error().code + " " + coverage.error().en;
    return std::to_string(coverage->complete_until[world_.record.index()]);
  }

  SmallWorld world_;
  Schema schema_{world_.program()};
};

TEST_F(CoverageTest, ReadsTabsCommasAndObjects) {
  const std::string day = std::to_string(Day(2025, 3, 1));
  EXPECT_EQ(Records("市监局\t信用信息\t2025-03-01\n"), day);
  EXPECT_EQ(Records("\xEF\xBB\xBF来源,类别,完整至\r\n\"市监局\", 信用信息 ,2025-03-01\r\n\r\n"),
            day);
  EXPECT_EQ(Records(R"({"来源":"甲","类别":"信用信息","完整至":"2025-03-01"})"), day);
  EXPECT_EQ(Records(R"({"source":"甲","collection":"信用信息","complete_until":"2025-03-01"})"),
            day);
}

TEST_F(CoverageTest, TheSlowestSourceDecides) {
  EXPECT_EQ(
      Records("甲\t信用信息\t2025-03-01\n乙\t信用信息\t2025-01-01\n丙\t程序事件\t2020-01-01\n"),
      std::to_string(Day(2025, 1, 1)));
}

TEST_F(CoverageTest, NamesTheLineThatCannotBeUnderstood) {
  for (const std::string bad :
       {"市监局,信用信息,上周", "市监局,信用信息", "a,信用信息,2025-03-01,b",
        ",信用信息,2025-03-01", "{",
        R"({"来源":"甲","类别":"信用信息","完整至":"2025-03-01","完整至":"2026-03-01"})",
        R"({"来源":"甲","source":"乙","类别":"信用信息","完整至":"2025-03-01"})",
        R"({"来源":"甲"})", "a\"b,信用信息,2025-03-01"}) {
    EXPECT_EQ(Records("\n" + bad), "XZ0932 line 2 of the coverage file cannot be understood")
        << bad;
  }
  EXPECT_EQ(Records("甲,信用记录,2025-03-01").substr(0, 6), "XZ0933");
  EXPECT_EQ(Records("甲,主体,2025-03-01").substr(0, 6), "XZ0933");
}

TEST_F(CoverageTest, AFileThatSaysNothingIsNotReadAsCompleteness) {
  for (const std::string nothing : {"", "\n \r\n", "来源,类别,完整至\n"}) {
    EXPECT_EQ(Records(nothing), "XZ0937 the coverage file says nothing") << nothing;
  }
  EXPECT_EQ(Records("丙\t程序事件\t2020-01-01\n"), std::to_string(INT32_MAX));
}

}  // namespace
}  // namespace xinze::record
