// The working calendar of the library against dates from elsewhere.
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "compiler/driver/compilation.h"
#include "compiler/literal/date.h"

namespace xinze::driver {
namespace {

const std::filesystem::path kRoot = XINZE_SOURCE_DIR;

class WorkingDaysTest : public testing::Test {
 protected:
  WorkingDaysTest() {
    CompileOptions options;
    options.paths = {kRoot / "stdlib"};
    compilation_ = CompileText("a.xinze", "", options);
  }
  const literal::WorkingCalendar& calendar() const { return compilation_.program->working_days; }

 private:
  Compilation compilation_;
};

literal::Date ReadDay(const std::string& text) { return *literal::ParseDate(text); }

TEST_F(WorkingDaysTest, AreThoseOfTheNoticesFrom2018To2026ButTheLastWeek) {
  EXPECT_EQ(calendar().first_published(), ReadDay("2018-01-01"));
  EXPECT_EQ(calendar().last_published(), ReadDay("2026-12-24"));
}

// tests/golden/working_days.tsv says what it was made with.
TEST_F(WorkingDaysTest, EndWhereAnIndependentLibraryEndsThem) {
  std::ifstream file(kRoot / "tests/golden/working_days.tsv");
  std::string line;
  int rows = 0;
  while (std::getline(file, line)) {
    if (line.starts_with("#")) continue;
    std::istringstream fields(line);
    std::string start;
    std::string end;
    int count = 0;
    ASSERT_TRUE(fields >> start >> count >> end) << line;
    const literal::DateInterval found = calendar().AddWorkingDays(ReadDay(start), count);
    EXPECT_EQ(found, (literal::DateInterval{ReadDay(end), ReadDay(end)})) << line;
    ++rows;
  }
  EXPECT_EQ(rows, 972);
}

}  // namespace
}  // namespace xinze::driver
