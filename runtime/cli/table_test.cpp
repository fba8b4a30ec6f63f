#include "runtime/cli/table.h"

#include <gtest/gtest.h>

namespace xinze::cli {
namespace {

const Table kTable{{"名单", "kind"}, {{"甲", "黑名单, \"重\""}, {"abcde", ""}, {"乙\n丙", "x"}}};

TEST(TableTest, ColumnsHoldForWideCharacters) {
  EXPECT_EQ(RenderTable({{"名单", "kind", "末"}, {{"甲", "黑名单", ""}, {"abcde", "x", "乙"}}}),
            "名单   kind    末\n"
            "甲     黑名单\n"
            "abcde  x       乙\n");
}

TEST(TableTest, AnEmptyTableHasItsHeadings) {
  EXPECT_EQ(RenderTable({{"名单", "kind"}, {}}), "名单  kind\n");
}

TEST(TableTest, CsvQuotesWhatItMust) {
  EXPECT_EQ(RenderCsv(kTable),
            "名单,kind\r\n"
            "甲,\"黑名单, \"\"重\"\"\"\r\n"
            "abcde,\r\n"
            "\"乙\n丙\",x\r\n");
}

TEST(TableTest, JsonIsOneObjectOfTables) {
  EXPECT_EQ(RenderJson({{"a", {{"x", "y"}, {{"1", "2"}}}}, {"b", {{"z"}, {}}}}),
            "{\n"
            "  \"a\": [\n"
            "    {\n"
            "      \"x\": \"1\",\n"
            "      \"y\": \"2\"\n"
            "    }\n"
            "  ],\n"
            "  \"b\": []\n"
            "}\n");
}

}  // namespace
}  // namespace xinze::cli
