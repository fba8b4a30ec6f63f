// The working calendar of a program, as its vocabularies publish it.
#include <gtest/gtest.h>

#include "compiler/check/check_fixture.h"
#include "compiler/literal/date.h"

namespace xinze::check {
namespace {

using diagnostics::Code;
using literal::DayKind;

literal::Date OnDay(const char* text) { return *literal::ParseDate(text); }

Checked WithDays(const std::string& vocabularies) {
  return CheckSources({{"days.xinze", vocabularies}});
}

TEST(WorkingDays, WithoutHolidaysNothingIsPublished) {
  const Checked checked = WithDays("");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  EXPECT_TRUE(checked.program().working_days.is_empty());
}

TEST(WorkingDays, AreWeekdaysLessDaysOffAndMakeUpDays) {
  const Checked checked = WithDays(
      "词表 法定放假日\n  元旦:“2024-01-01”\n  “2024-01-02”\n词表 调休工作日:“2024-01-06”\n");
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  const literal::WorkingCalendar& calendar = checked.program().working_days;
  EXPECT_EQ(calendar.KindOf(OnDay("2024-01-01")), DayKind::Off);
  EXPECT_EQ(calendar.KindOf(OnDay("2024-01-02")), DayKind::Off);
  EXPECT_EQ(calendar.KindOf(OnDay("2024-01-03")), DayKind::Working);
  EXPECT_EQ(calendar.KindOf(OnDay("2024-01-06")), DayKind::Working);
  EXPECT_EQ(calendar.KindOf(OnDay("2024-01-07")), DayKind::Off);
}

// The notice of 2019 made 2018-12-29 a working day and 2018-12-31 a day off.
TEST(WorkingDays, OfTheLastWeekBeforeANoticeThatIsNotListedNothingIsKnown) {
  const char* const of_2018 = "词表 法定放假日:“2018-01-01”、“2018-12-30”\n";
  const Checked before = WithDays(of_2018);
  ASSERT_TRUE(before.result.program.has_value()) << before.Messages();
  EXPECT_EQ(before.program().working_days.last_published(), OnDay("2018-12-24"));
  EXPECT_EQ(before.program().working_days.KindOf(OnDay("2018-12-31")), DayKind::Unpublished);
  const Checked after = WithDays(
      "词表 法定放假日:“2018-01-01”、“2018-12-31”、“2019-01-01”\n词表 调休工作日:“2018-12-29”\n");
  ASSERT_TRUE(after.result.program.has_value()) << after.Messages();
  EXPECT_EQ(after.program().working_days.last_published(), OnDay("2019-12-24"));
  EXPECT_EQ(after.program().working_days.KindOf(OnDay("2018-12-31")), DayKind::Off);
  EXPECT_EQ(after.program().working_days.KindOf(OnDay("2018-12-29")), DayKind::Working);
}

TEST(WorkingDays, ARefusedDayIsToldOnce) {
  const Checked checked = WithDays("词表 法定放假日:“2027-13-01”、“2028-01-01”\n");
  EXPECT_EQ(checked.sink.all().size(), 1U) << checked.Messages();
}

TEST(WorkingDays, AreNotForAPolicyToPublish) {
  const Checked checked =
      CheckSources({{"某办法.xinze.md",
                     "---\n题名: 某办法\n效力: 规范性文件\n地区: 320400\n施行: 2018-01-29\n---\n\n"
                     "```xinze\n词表 法定放假日:“2027-06-01”\n```\n"}});
  const diagnostics::Diagnostic* refused = checked.Find(Code::XZ0531);
  ASSERT_NE(refused, nullptr) << checked.Messages();
  EXPECT_EQ(checked.TextOf(*refused), "“2027-06-01”");
}

std::string PolicyOf(const char* region, const char* rank, const char* code) {
  return std::string("---\n题名: ") + region + rank + "\n效力: " + rank + "\n地区: " + region +
         "\n施行: 2018-01-29\n---\n\n```xinze\n" + code + "```\n";
}

TEST(PeriodUnits, WhatADefinitionGivesWayToMayCountWorkingDays) {
  const Checked checked = CheckSources(
      {{"法.xinze.md", PolicyOf("000000", "法律", "定义 失信信息 的 有效期 = 10个工作日\n")},
       {"办法.xinze.md", PolicyOf("320000", "规范性文件",
                                  "定义 失信信息 的 有效期 = 1年\n  从其规定 法律、行政法规\n"
                                  "定义 失信信息 的 届满日 = 认定日期 起 满 有效期\n"
                                  "定义 失信信息 的 一年后 = 认定日期 起 满 1年\n")}});
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
  std::vector<int64_t> values;
  for (const Expr& expr : checked.program().exprs) {
    if (expr.kind == ExprKind::PeriodEnd) values.push_back(expr.value);
  }
  EXPECT_EQ(values, (std::vector<int64_t>{1, 0}));
}

// Looking at every way through them would take 2^40 steps.
TEST(PeriodUnits, DefinitionsThatManyNameAreLookedAtOnce) {
  std::string policy = "定义 失信信息 的 期零 = 1年\n";
  std::string before = "期零";
  for (int i = 0; i < 40; ++i) {
    const std::string name = "“期" + std::to_string(i) + "”";
    policy += "定义 失信信息 的 " + name + "\n  为 " + before + " 当 程度 是 一般\n  为 " + before +
              " 当 程度 是 严重\n";
    before = name;
  }
  policy += "定义 失信信息 的 届满日 = 认定日期 起 满 " + before + "\n";
  const Checked checked = CheckText(policy);
  ASSERT_TRUE(checked.result.program.has_value()) << checked.Messages();
}

TEST(Definitions, EveryLowerOneThatMayNotStandInIsTold) {
  const Checked checked =
      CheckSources({{"甲市.xinze.md", PolicyOf("320400", "规范性文件", "定义 甲 = 真\n")},
                    {"乙市.xinze.md", PolicyOf("320500", "规范性文件", "定义 甲 = 真\n")},
                    {"省.xinze.md", PolicyOf("320000", "规范性文件", "定义 甲 = 假\n")}});
  int told = 0;
  for (const diagnostics::Diagnostic& found : checked.sink.all()) {
    told += found.code == Code::XZ0509 ? 1 : 0;
  }
  EXPECT_EQ(told, 2) << checked.Messages();
}

}  // namespace
}  // namespace xinze::check
