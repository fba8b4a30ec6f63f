#include "runtime/cli/options.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include <gtest/gtest.h>

#include "compiler/driver/compilation.h"
#include "compiler/literal/date.h"
#include "runtime/cli/policies.h"

namespace xinze::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSchema =
    "词表 主体类型:自然人、法人\n"
    "结构 主体\n"
    "  标识:文本;必有\n"
    "  类型:主体类型;必有\n"
    "结构 甲类 属于 主体;键 编号;发生日 日期;可缺\n"
    "  编号:文本;必有\n"
    "  日期:日期;事件;必有\n";

QuestionOptions KnownAt(const std::string& time) {
  QuestionOptions options;
  options.known_at = time;
  return options;
}

QuestionOptions CoveredBy(const std::string& path) {
  QuestionOptions options;
  options.coverage = path;
  return options;
}

PolicyOptions Places(const std::string& region, const std::string& at = "") {
  PolicyOptions options;
  options.region = region;
  options.at = at;
  return options;
}

PolicyOptions Readings(std::vector<std::string> readings) {
  PolicyOptions options;
  options.readings = std::move(readings);
  return options;
}

TEST(OptionsTest, TakesDatesInBothSpellings) {
  EXPECT_EQ(*ToDay("2024-02-29"), literal::ParseDate("2024-02-29")->days);
  EXPECT_EQ(*ToDay("2024年2月29日"), *ToDay("2024-02-29"));
}

TEST(OptionsTest, RefusesADayThatIsNone) {
  const auto day = ToDay("2023-02-29");
  ASSERT_FALSE(day.ok());
  EXPECT_EQ(day.error(), (base::Error{"XZ1003", "--as-of 2023-02-29：没有这一天",
                                      "--as-of 2023-02-29: there is no such day in the calendar"}));
}

TEST(OptionsTest, AsksAsOfTodayInChinaUnlessTold) {
  const int32_t before = TodayInChina();
  const auto question = ToQuestion({}, {});
  ASSERT_TRUE(question.ok());
  EXPECT_GE(question->as_of, before);
  EXPECT_LE(question->as_of, TodayInChina());
  EXPECT_FALSE(question->known_at.has_value());
}

TEST(OptionsTest, AKnownAtDateIsTheEndOfThatDayInBeijing) {
  const auto day = ToQuestion(KnownAt("2021-01-01"), {});
  const auto instant = ToQuestion(KnownAt("2021-01-01T23:59:59+08:00"), {});
  const auto next = ToQuestion(KnownAt("2021-01-02T00:00:00+08:00"), {});
  ASSERT_TRUE(day.ok() && instant.ok() && next.ok());
  EXPECT_GE(*day->known_at, *instant->known_at);
  EXPECT_LT(*day->known_at, *next->known_at);
  EXPECT_EQ(day->known_at_text, "2021-01-01");
  EXPECT_EQ(ToQuestion(KnownAt("2021-01-01T10:00:00"), {}).error().code, "XZ1004");
}

TEST(OptionsTest, TheDeskIsInTheRegionUnlessTold) {
  EXPECT_EQ(ToQuestion({}, Places("320400"))->at, "320400");
  const auto elsewhere = ToQuestion({}, Places("320400", "320200"));
  EXPECT_EQ(elsewhere->region, "320400");
  EXPECT_EQ(elsewhere->at, "320200");
}

TEST(OptionsTest, TakesRegionsOfSixDigits) {
  EXPECT_EQ(ToCheckOptions(Places("320400"))->region, "320400");
  EXPECT_EQ(ToCheckOptions(Places("３２０４００"))->region, "320400") << "typed full-width";
  for (const char* bad : {"3204", "江苏", "3204000", "001234", " "}) {
    EXPECT_EQ(ToCheckOptions(Places(bad)).error().code, "XZ1001") << bad;
    EXPECT_EQ(ToCheckOptions(Places("", bad)).error().code, "XZ1001") << bad;
  }
}

TEST(OptionsTest, SplitsAReadingAtItsLastEqualsSign) {
  const auto options = ToCheckOptions(Readings({"甲/乙=丙", "丁=戊/己=庚"}));
  ASSERT_TRUE(options.ok());
  EXPECT_EQ(options->readings.at("甲/乙"), "丙");
  EXPECT_EQ(options->readings.at("丁=戊/己"), "庚");
  for (const char* bad : {"甲", "甲/乙", "甲/乙=", "=丙", "甲=丙"}) {
    EXPECT_EQ(ToCheckOptions(Readings({bad})).error().code, "XZ1002") << bad;
  }
}

TEST(OptionsTest, ReadsCoverageOrSaysWhyNot) {
  const driver::Compilation compilation = driver::CompileText("a.xinze", kSchema, {});
  ASSERT_TRUE(compilation.program.has_value());
  const check::Program& program = *compilation.program;
  EXPECT_TRUE(ReadCoverage({}, program)->empty());
  EXPECT_EQ(ReadCoverage(CoveredBy("/nowhere"), program).error().code, "XZ0930");
  EXPECT_EQ(ReadCoverage(CoveredBy("/"), program).error().code, "XZ0931");
  const fs::path path = fs::path(testing::TempDir()) / "options_test_coverage";
  std::ofstream(path) << "市监局,甲类,2021-05-01\n";
  const auto coverage = ReadCoverage(CoveredBy(path.string()), program);
  ASSERT_TRUE(coverage.ok()) << coverage.error().en;
  EXPECT_EQ((*coverage)[1], literal::ParseDate("2021-05-01")->days);
  std::ofstream(path) << "市监局,乙类,2021-05-01\n";
  EXPECT_EQ(ReadCoverage(CoveredBy(path.string()), program).error().code, "XZ0933");
  fs::remove(path);
}

TEST(PoliciesTest, LooksBesideTheProgramUnlessTold) {
  Context context;
  context.environment.home = XINZE_SOURCE_DIR;
  const auto found = FindPolicies(context, {});
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->paths, (std::vector<fs::path>{fs::path(XINZE_SOURCE_DIR) / "policies",
                                                 fs::path(XINZE_SOURCE_DIR) / "stdlib"}));
  PolicyOptions options;
  options.policy_paths = {"p"};
  options.library = "l";
  const auto told = FindPolicies(context, options, {"m"});
  ASSERT_TRUE(told.ok());
  EXPECT_EQ(told->paths, (std::vector<fs::path>{"p", "m", "l"}));
}

TEST(PoliciesTest, SaysThatThereIsNoLibrary) {
  EXPECT_EQ(FindPolicies(Context(), {}).error().code, "XZ1005");
}

}  // namespace
}  // namespace xinze::cli
