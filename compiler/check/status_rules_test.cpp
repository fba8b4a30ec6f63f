#include "compiler/check/status_rules.h"

#include <gtest/gtest.h>

#include "compiler/check/outcome.h"
#include "compiler/literal/date.h"

namespace xinze::check {
namespace {

constexpr ProcedureState StateAt(int i) { return static_cast<ProcedureState>(i); }
constexpr ListStatus StatusAt(int i) { return static_cast<ListStatus>(i); }

int32_t Day(int year, int month, int day) {
  return literal::Date::FromCivil(year, month, day)->days;
}

TEST(StatusByDocument, SaysNothingWhileTheDocumentIsInForce) {
  for (int i = 0; i < kProcedureStateCount; ++i) {
    EXPECT_EQ(StatusByDocument(Document{}, true, StateAt(i)), std::nullopt) << i;
  }
}

TEST(StatusByDocument, GoesByWhatTheDocumentSaysOfItsEnd) {
  Document document;
  const auto determined = [&](AfterEnd after_end) {
    document.after_end = after_end;
    return StatusByDocument(document, false, ProcedureState::Determined);
  };
  EXPECT_EQ(determined(AfterEnd::Continue), std::nullopt);
  EXPECT_EQ(determined(AfterEnd::Terminate), ListStatus::Exited);
  EXPECT_EQ(determined(AfterEnd::Silent), ListStatus::ToVerify);
}

TEST(StatusByDocument, LeavesEntriesThatEndedAndDropsTheRest) {
  for (const AfterEnd after_end : {AfterEnd::Silent, AfterEnd::Continue, AfterEnd::Terminate}) {
    Document document;
    document.after_end = after_end;
    const auto of = [&](ProcedureState state) { return StatusByDocument(document, false, state); };
    EXPECT_EQ(of(ProcedureState::Unknown), std::nullopt);
    EXPECT_EQ(of(ProcedureState::Exited), ListStatus::Exited);
    EXPECT_EQ(of(ProcedureState::Annulled), ListStatus::Annulled);
    EXPECT_EQ(of(ProcedureState::None), ListStatus::NotMet);
    EXPECT_EQ(of(ProcedureState::Void), ListStatus::NotMet);
    EXPECT_EQ(of(ProcedureState::Defective), ListStatus::NotMet);
  }
}

TEST(ShowsRecords, OfWhatStandsAndOfWhatEndedByItsText) {
  for (int i = 0; i < kListStatusCount; ++i) {
    for (int j = 0; j < kProcedureStateCount; ++j) {
      const ListStatus status = StatusAt(i);
      const bool none = status == ListStatus::NotMet || status == ListStatus::Annulled;
      const bool by_event =
          status == ListStatus::Exited && StateAt(j) != ProcedureState::Determined;
      EXPECT_EQ(ShowsRecords(status, StateAt(j)), !none && !by_event)
          << ChineseName(status) << " " << j;
    }
  }
}

TEST(ShowsSince, OfEntriesInForceAndOfOpenOnesThatWereDetermined) {
  for (int j = 0; j < kProcedureStateCount; ++j) {
    EXPECT_TRUE(ShowsSince(ListStatus::Listed, StateAt(j)));
    EXPECT_TRUE(ShowsSince(ListStatus::Suspended, StateAt(j)));
    EXPECT_TRUE(ShowsSince(ListStatus::Defective, StateAt(j)));
    EXPECT_EQ(ShowsSince(ListStatus::ToVerify, StateAt(j)),
              StateAt(j) == ProcedureState::Determined);
    EXPECT_FALSE(ShowsSince(ListStatus::NotMet, StateAt(j)));
    EXPECT_FALSE(ShowsSince(ListStatus::Proposed, StateAt(j)));
    EXPECT_FALSE(ShowsSince(ListStatus::Exited, StateAt(j)));
    EXPECT_FALSE(ShowsSince(ListStatus::Annulled, StateAt(j)));
  }
}

TEST(HasDetermination, WithOrWithoutEffect) {
  for (int j = 0; j < kProcedureStateCount; ++j) {
    const ProcedureState state = StateAt(j);
    EXPECT_EQ(HasDetermination(state), state == ProcedureState::Determined ||
                                           state == ProcedureState::Defective ||
                                           state == ProcedureState::Void)
        << j;
  }
}

class TermTest : public testing::Test {
 protected:
  TermTest() {
    measure_.document = program_.documents.Add({});
    program_.documents[measure_.document].counting = literal::CountingMode::CivilCode;
  }
  int32_t LastDay(int32_t count, literal::PeriodUnit unit, int32_t from) {
    measure_.at_most = PackPeriod({count, unit});
    return LastDayOfTerm(program_, measure_, from);
  }

  Program program_;
  Measure measure_;
};

TEST_F(TermTest, EndsOnTheDayThatTheCountingSays) {
  using literal::PeriodUnit;
  EXPECT_EQ(LastDay(1, PeriodUnit::Year, Day(2023, 3, 5)), Day(2024, 3, 5));
  EXPECT_EQ(LastDay(1, PeriodUnit::Month, Day(2023, 1, 31)), Day(2023, 2, 28));
  EXPECT_EQ(LastDay(10, PeriodUnit::Day, Day(2023, 1, 31)), Day(2023, 2, 10));
}

TEST_F(TermTest, HasNoLastDayWhereNoneCanBeComputed) {
  using literal::PeriodUnit;
  EXPECT_EQ(LastDay(10, PeriodUnit::WorkingDay, Day(2023, 3, 5)), kNoDate);
  EXPECT_EQ(LastDay(9000, PeriodUnit::Year, Day(2023, 3, 5)), kNoDate);
  EXPECT_EQ(LastDay(1, PeriodUnit::Year, kNoDate), kNoDate);
  measure_.at_most = 0;
  EXPECT_EQ(LastDayOfTerm(program_, measure_, Day(2023, 3, 5)), kNoDate);
}

TEST(EndsWithTerm, WhatHasEffectOrMayHaveIt) {
  for (int i = 0; i < kMeasureStatusCount; ++i) {
    const auto status = static_cast<MeasureStatus>(i);
    const bool stays = status == MeasureStatus::NotApplicable ||
                       status == MeasureStatus::ToVerify || status == MeasureStatus::Ended;
    EXPECT_EQ(EndsWithTerm(status), !stays) << ChineseName(status);
  }
}

}  // namespace
}  // namespace xinze::check
