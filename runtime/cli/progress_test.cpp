#include "runtime/cli/progress.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace xinze::cli {
namespace {

TEST(ProgressTest, DrawsABarWhereTheTotalIsKnown) {
  Context context;
  EXPECT_EQ(
      ProgressText({.bytes_read = 50, .bytes_total = 100, .subjects = 3000, .seconds = 2}, context),
      "[############............]  50%  3000 个主体，每秒 1500 个，还需 0:02");
  context.environment.language = diagnostics::Language::kEn;
  EXPECT_EQ(
      ProgressText({.bytes_read = 1, .bytes_total = 4000, .subjects = 1, .seconds = 1}, context),
      "[........................]   0%  1 subjects, 1 a second, 1:06:39 left");
}

TEST(ProgressTest, NeverExceedsTheWhole) {
  // A file that grew while it was read.
  EXPECT_EQ(
      ProgressText({.bytes_read = 150, .bytes_total = 100, .subjects = 1, .seconds = 1}, Context()),
      "[########################] 100%  1 个主体，每秒 1 个，还需 0:00");
}

TEST(ProgressTest, CountsWhereTheTotalIsNotKnown) {
  EXPECT_EQ(
      ProgressText({.bytes_read = 50, .bytes_total = 0, .subjects = 7, .seconds = 0}, Context()),
      "7 个主体，每秒 0 个");
}

TEST(ProgressTest, KnowsTheTotalOfRegularFilesOnly) {
  const auto path = std::filesystem::path(testing::TempDir()) / "progress_test";
  std::ofstream(path) << "12345";
  EXPECT_EQ(TotalBytes({path.string(), path.string()}), 10U);
  EXPECT_EQ(TotalBytes({path.string(), "-"}), 0U);
  EXPECT_EQ(TotalBytes({path.string(), "/dev/null"}), 0U);
  EXPECT_EQ(TotalBytes({"/nowhere"}), 0U);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace xinze::cli
