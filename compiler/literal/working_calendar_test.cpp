#include "compiler/literal/working_calendar.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/literal/literal_test_support.h"

namespace xinze::literal {
namespace {

struct Notice {
  std::string_view date;
  bool off;
};

// The State Council's notices for 2024 and 2025.
constexpr Notice kNotices[] = {
    {"2024-01-01", true},  {"2024-02-04", false}, {"2024-02-10", true},  {"2024-02-11", true},
    {"2024-02-12", true},  {"2024-02-13", true},  {"2024-02-14", true},  {"2024-02-15", true},
    {"2024-02-16", true},  {"2024-02-17", true},  {"2024-02-18", false}, {"2024-04-04", true},
    {"2024-04-05", true},  {"2024-04-06", true},  {"2024-04-07", false}, {"2024-04-28", false},
    {"2024-05-01", true},  {"2024-05-02", true},  {"2024-05-03", true},  {"2024-05-04", true},
    {"2024-05-05", true},  {"2024-05-11", false}, {"2024-06-10", true},  {"2024-09-14", false},
    {"2024-09-15", true},  {"2024-09-16", true},  {"2024-09-17", true},  {"2024-09-29", false},
    {"2024-10-01", true},  {"2024-10-02", true},  {"2024-10-03", true},  {"2024-10-04", true},
    {"2024-10-05", true},  {"2024-10-06", true},  {"2024-10-07", true},  {"2024-10-12", false},
    {"2025-01-01", true},  {"2025-01-26", false}, {"2025-01-28", true},  {"2025-01-29", true},
    {"2025-01-30", true},  {"2025-01-31", true},  {"2025-02-01", true},  {"2025-02-02", true},
    {"2025-02-03", true},  {"2025-02-04", true},  {"2025-02-08", false}, {"2025-04-04", true},
    {"2025-04-05", true},  {"2025-04-06", true},  {"2025-04-27", false}, {"2025-05-01", true},
    {"2025-05-02", true},  {"2025-05-03", true},  {"2025-05-04", true},  {"2025-05-05", true},
    {"2025-05-31", true},  {"2025-06-01", true},  {"2025-06-02", true},  {"2025-09-28", false},
    {"2025-10-01", true},  {"2025-10-02", true},  {"2025-10-03", true},  {"2025-10-04", true},
    {"2025-10-05", true},  {"2025-10-06", true},  {"2025-10-07", true},  {"2025-10-08", true},
    {"2025-10-11", false},
};

std::vector<CalendarException> Exceptions() {
  std::vector<CalendarException> exceptions;
  for (const Notice& row : kNotices) exceptions.push_back({On(row.date), row.off});
  return exceptions;
}

WorkingCalendar Published() {
  return WorkingCalendar::Create(On("2024-01-01"), On("2025-12-31"), Exceptions()).value();
}

DateInterval Exactly(std::string_view day) { return {On(day), On(day)}; }
DateInterval From(std::string_view day) { return {On(day), std::nullopt}; }

static_assert(WeekdayOf(Date{0}) == 3);   // Thursday
static_assert(WeekdayOf(Date{-1}) == 2);  // Wednesday

TEST(WorkingCalendarTest, KnowsWeekdaysHolidaysAndMakeUpDays) {
  const WorkingCalendar calendar = Published();
  EXPECT_EQ(calendar.KindOf(On("2025-03-03")), DayKind::Working);
  EXPECT_EQ(calendar.KindOf(On("2025-03-08")), DayKind::Off);      // a Saturday
  EXPECT_EQ(calendar.KindOf(On("2025-10-01")), DayKind::Off);      // a Wednesday
  EXPECT_EQ(calendar.KindOf(On("2025-10-11")), DayKind::Working);  // a make-up Saturday
  EXPECT_EQ(calendar.KindOf(On("2023-12-31")), DayKind::Unpublished);
  EXPECT_EQ(calendar.KindOf(On("2026-01-01")), DayKind::Unpublished);
}

TEST(WorkingCalendarTest, CountsTheWorkingDaysOfTheYears) {
  const WorkingCalendar calendar = Published();
  EXPECT_EQ(calendar.CountWorkingDays(On("2024-01-01"), On("2024-12-31")), 251);
  EXPECT_EQ(calendar.CountWorkingDays(On("2025-01-01"), On("2025-12-31")), 248);
  EXPECT_EQ(calendar.CountWorkingDays(On("2025-10-01"), On("2025-10-08")), 0);
  EXPECT_EQ(calendar.CountWorkingDays(On("2023-12-31"), On("2024-01-02")), std::nullopt);
  EXPECT_EQ(calendar.CountWorkingDays(On("2025-12-31"), On("2026-01-01")), std::nullopt);
  EXPECT_EQ(calendar.CountWorkingDays(On("2025-03-02"), On("2025-03-01")), std::nullopt);
}

TEST(WorkingCalendarTest, TheFirstDayDoesNotCount) {
  const WorkingCalendar calendar = Published();
  // Monday 3 March 2025 and ten working days: Monday 17 March.
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-03-03"), 10), Exactly("2025-03-17"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-03-03"), 0), Exactly("2025-03-03"));
  // From a Saturday the next Monday is the first.
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-03-08"), 1), Exactly("2025-03-10"));
}

TEST(WorkingCalendarTest, PassesOverHolidaysAndUsesMakeUpDays) {
  const WorkingCalendar calendar = Published();
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-09-30"), 1), Exactly("2025-10-09"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-09-30"), 3), Exactly("2025-10-11"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-09-26"), 1), Exactly("2025-09-28"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2024-12-31"), 1), Exactly("2025-01-02"));
}

TEST(WorkingCalendarTest, BeyondTheLastPublishedDayTheResultIsOpen) {
  const WorkingCalendar calendar = Published();
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-12-30"), 1), Exactly("2025-12-31"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-12-30"), 2), From("2026-01-01"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-06-01"), 9999), From("2026-01-01"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2026-05-01"), 1), From("2026-05-02"));
  EXPECT_EQ(calendar.AddWorkingDays(On("9999-12-31"), 1), From("9999-12-31"));
}

TEST(WorkingCalendarTest, BeforeTheFirstPublishedDayTheResultLiesBetweenAllAndNoneWorking) {
  const WorkingCalendar calendar = Published();
  // 30 and 31 December 2023 are unpublished: the second working day is the 31st at the earliest,
  // and 3 January 2024 (after New Year's Day) at the latest.
  EXPECT_EQ(calendar.AddWorkingDays(On("2023-12-29"), 2),
            (DateInterval{On("2023-12-31"), On("2024-01-03")}));
  EXPECT_EQ(calendar.AddWorkingDays(On("2023-12-29"), 3),
            (DateInterval{On("2024-01-02"), On("2024-01-04")}));
  EXPECT_EQ(calendar.AddWorkingDays(On("2023-12-31"), 1), Exactly("2024-01-02"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2020-01-01"), 5000),
            (DateInterval{On("2026-01-01"), std::nullopt}));
}

TEST(WorkingCalendarTest, AgreesWithCountingDayByDay) {
  const WorkingCalendar calendar = Published();
  for (Date start = On("2023-12-31"); start <= On("2025-12-31"); ++start.days) {
    int32_t count = 0;
    for (Date day{start.days + 1}; day <= On("2025-12-31"); ++day.days) {
      if (calendar.KindOf(day) != DayKind::Working) continue;
      const DateInterval end = calendar.AddWorkingDays(start, ++count);
      ASSERT_TRUE(end.is_exact());
      ASSERT_EQ(end.earliest, day);
    }
    ASSERT_FALSE(calendar.AddWorkingDays(start, count + 1).latest.has_value());
  }
}

TEST(WorkingCalendarTest, WithoutPublishedDaysNothingButTheOrderIsKnown) {
  const WorkingCalendar calendar;
  EXPECT_TRUE(calendar.is_empty());
  EXPECT_EQ(calendar.KindOf(On("2025-03-03")), DayKind::Unpublished);
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-03-03"), 10), From("2025-03-04"));
  EXPECT_EQ(calendar.AddWorkingDays(On("2025-03-03"), 0), Exactly("2025-03-03"));
}

TEST(WorkingCalendarTest, RefusesTablesThatContradictThemselves) {
  const Date first = On("2025-01-01");
  const Date last = On("2025-12-31");
  EXPECT_FALSE(WorkingCalendar::Create(last, first, {}));
  EXPECT_FALSE(WorkingCalendar::Create(first, last, {{On("2024-12-31"), true}}));
  EXPECT_FALSE(WorkingCalendar::Create(first, last, {{On("2026-01-01"), true}}));
  EXPECT_FALSE(WorkingCalendar::Create(first, last, {{first, true}, {first, false}}));
  EXPECT_FALSE(WorkingCalendar::Create(Date{INT32_MIN}, last, {}));
  EXPECT_TRUE(WorkingCalendar::Create(first, first, {{first, true}}));
}

}  // namespace
}  // namespace xinze::literal
