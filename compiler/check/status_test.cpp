#include "compiler/check/status.h"

#include <array>
#include <set>
#include <string_view>

#include <gtest/gtest.h>

#include "compiler/check/outcome.h"
#include "compiler/check/types.h"

namespace xinze::check {
namespace {

constexpr std::array<Truth, 3> kTruths = {kTrue, kUnknown, kFalse};

char Letter(Truth truth) { return truth.is_true() ? 'T' : truth.is_unknown() ? 'U' : 'F'; }

// A row of the expected table: statuses by the initial of C, or of X and suspended.
ListStatus FromLetter(char letter) {
  switch (letter) {
    case 'n':
      return ListStatus::NotMet;
    case 'p':
      return ListStatus::Proposed;
    case 'l':
      return ListStatus::Listed;
    case 's':
      return ListStatus::Suspended;
    case 'e':
      return ListStatus::Exited;
    case 'a':
      return ListStatus::Annulled;
    case 'v':
      return ListStatus::ToVerify;
    default:
      return ListStatus::Defective;
  }
}

// The 27 cells of one state, C slowest, then X, then suspended; each in the order T, U, F.
struct StateCells {
  ProcedureState state;
  std::string_view cells;
};
constexpr std::array<StateCells, kProcedureStateCount> kListTable = {{
    {ProcedureState::None, "ppppppppp vvvvvvvvv nnnnnnnnn"},
    {ProcedureState::Unknown, "vvvvvvvvv vvvvvvvvv vvvvvvvvv"},
    {ProcedureState::Defective, "ddddddddd ddddddddd ddddddddd"},
    {ProcedureState::Void, "ppppppppp vvvvvvvvv nnnnnnnnn"},
    {ProcedureState::Determined, "eeevvvsvl eeevvvsvl eeevvvsvl"},
    {ProcedureState::Annulled, "aaaaaaaaa aaaaaaaaa aaaaaaaaa"},
    {ProcedureState::Exited, "ppppppppp vvvvvvvvv eeeeeeeee"},
}};

TEST(StatusOfList, FollowsEveryCellOfTheTable) {
  for (const auto& [state, cells] : kListTable) {
    size_t cell = 0;
    for (Truth criteria : kTruths) {
      for (Truth exit : kTruths) {
        for (Truth suspended : kTruths) {
          while (cells[cell] == ' ') ++cell;
          EXPECT_EQ(StatusOfList(criteria, state, exit, suspended), FromLetter(cells[cell]))
              << "state " << static_cast<int>(state) << " C=" << Letter(criteria)
              << " X=" << Letter(exit) << " S=" << Letter(suspended);
          ++cell;
        }
      }
    }
    EXPECT_EQ(cell, cells.size());
  }
}

TEST(StatusOfList, NeverListsWithoutADetermination) {
  for (const auto& row : kListTable) {
    if (row.state == ProcedureState::Determined) continue;
    for (Truth criteria : kTruths) {
      for (Truth exit : kTruths) {
        for (Truth suspended : kTruths) {
          const ListStatus status = StatusOfList(criteria, row.state, exit, suspended);
          EXPECT_NE(status, ListStatus::Listed);
          EXPECT_NE(status, ListStatus::Suspended);
        }
      }
    }
  }
}

TEST(StatusOfComputedList, TakesCriteriaForTheDetermination) {
  EXPECT_EQ(StatusOfComputedList(kTrue), ListStatus::Listed);
  EXPECT_EQ(StatusOfComputedList(kUnknown), ListStatus::ToVerify);
  EXPECT_EQ(StatusOfComputedList(kFalse), ListStatus::NotMet);
}

// t, ts, te -> status of a mandatory measure. The lenses count more lists as on each time, but a
// trigger may deny a list, so that every combination occurs.
TEST(StatusOfMeasure, FollowsEveryCellWhereNoDecisionIsAsked) {
  for (Truth t : kTruths) {
    for (Truth ts : kTruths) {
      for (Truth te : kTruths) {
        MeasureStatus expected = MeasureStatus::NotApplicable;
        if (Letter(t) == 'T') {
          expected = MeasureStatus::Active;
          // NOLINTNEXTLINE(bugprone-branch-clone): cell by cell.
        } else if (Letter(t) == 'U') {
          expected = MeasureStatus::ToVerify;
        } else if (Letter(ts) == 'T') {
          expected = MeasureStatus::Suspended;
        } else if (Letter(ts) == 'U') {
          expected = MeasureStatus::ToVerify;
        } else if (Letter(te) == 'T') {
          expected = MeasureStatus::Ended;
        }
        for (Truth decision : kTruths) {
          EXPECT_EQ(StatusOfMeasure(t, ts, te, false, decision), expected)
              << Letter(t) << Letter(ts) << Letter(te) << Letter(decision);
          if (Letter(t) != 'T') {
            EXPECT_EQ(StatusOfMeasure(t, ts, te, true, decision), expected)
                << Letter(t) << Letter(ts) << Letter(te) << Letter(decision);
          }
        }
      }
    }
  }
}

TEST(StatusOfMeasure, AsksForADecisionWhereRecommended) {
  for (Truth ts : kTruths) {
    for (Truth te : kTruths) {
      EXPECT_EQ(StatusOfMeasure(kTrue, ts, te, true, kTrue), MeasureStatus::Applied);
      EXPECT_EQ(StatusOfMeasure(kTrue, ts, te, true, kUnknown), MeasureStatus::Discretion);
      EXPECT_EQ(StatusOfMeasure(kTrue, ts, te, true, kFalse), MeasureStatus::NotApplied);
    }
  }
}

TEST(StatusNames, AreThoseOfThePolicies) {
  EXPECT_EQ(ChineseName(ListStatus::NotMet), "不符合");
  EXPECT_EQ(ChineseName(ListStatus::Proposed), "拟列入");
  EXPECT_EQ(ChineseName(ListStatus::Listed), "在列");
  EXPECT_EQ(ChineseName(ListStatus::Suspended), "暂停");
  EXPECT_EQ(ChineseName(ListStatus::Exited), "已移出");
  EXPECT_EQ(ChineseName(ListStatus::Annulled), "已撤销");
  EXPECT_EQ(ChineseName(ListStatus::ToVerify), "待核实");
  EXPECT_EQ(ChineseName(ListStatus::Defective), "程序瑕疵");
  EXPECT_EQ(ChineseName(MeasureStatus::NotApplicable), "不适用");
  EXPECT_EQ(ChineseName(MeasureStatus::Active), "生效");
  EXPECT_EQ(ChineseName(MeasureStatus::ToVerify), "待核实");
  EXPECT_EQ(ChineseName(MeasureStatus::Suspended), "暂停");
  EXPECT_EQ(ChineseName(MeasureStatus::Ended), "已终止");
  EXPECT_EQ(ChineseName(MeasureStatus::Discretion), "待裁量");
  EXPECT_EQ(ChineseName(MeasureStatus::Applied), "可采取");
  EXPECT_EQ(ChineseName(MeasureStatus::NotApplied), "不采取");
}

TEST(StatusNames, AreDistinctInBothLanguages) {
  std::set<std::string_view> lists;
  for (int i = 0; i < kListStatusCount; ++i) {
    lists.insert(ChineseName(static_cast<ListStatus>(i)));
    lists.insert(EnglishName(static_cast<ListStatus>(i)));
  }
  EXPECT_EQ(lists.size(), 2U * kListStatusCount);
  std::set<std::string_view> measures;
  for (int i = 0; i < kMeasureStatusCount; ++i) {
    measures.insert(ChineseName(static_cast<MeasureStatus>(i)));
    measures.insert(EnglishName(static_cast<MeasureStatus>(i)));
  }
  EXPECT_EQ(measures.size(), 2U * kMeasureStatusCount);
  EXPECT_EQ(EnglishName(ListStatus::ToVerify), "to_verify");
  EXPECT_EQ(EnglishName(MeasureStatus::ToVerify), "to_verify");
}

TEST(StatusForTargetsTest, AMeasureWaitsWhereItIsKnownOfNobodyThatItAimsAtThem) {
  MeasureOutcome outcome{MeasureStatus::Active, kNoDate, kNoDate, {}};
  EXPECT_EQ(StatusForTargets(outcome), MeasureStatus::Active) << "it reaches nobody known";
  outcome.targets = {{0, 1, MeasureStatus::ToVerify}, {1, -1, MeasureStatus::ToVerify}};
  EXPECT_EQ(StatusForTargets(outcome), MeasureStatus::ToVerify);
  outcome.targets.push_back({2, 3, MeasureStatus::Active});
  EXPECT_EQ(StatusForTargets(outcome), MeasureStatus::Active);
  outcome = {MeasureStatus::Discretion, kNoDate, kNoDate, {{0, -1, MeasureStatus::ToVerify}}};
  EXPECT_EQ(StatusForTargets(outcome), MeasureStatus::ToVerify);
}

}  // namespace
}  // namespace xinze::check
