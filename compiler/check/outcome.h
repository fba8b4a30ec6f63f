// What an evaluation says of one subject: the result fields in which both executions must agree.
// Canonical: lists and measures in the order of their ids, rows ascending, targets as declared and
// then by row.
#ifndef XINZE_COMPILER_CHECK_OUTCOME_H_
#define XINZE_COMPILER_CHECK_OUTCOME_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "compiler/check/status.h"
#include "compiler/check/types.h"

namespace xinze::check {

inline constexpr int32_t kNoDate = INT32_MIN;

struct ListOutcome {
  ListStatus status = ListStatus::NotMet;
  int32_t since = kNoDate;       // the determination's day, or where the run of a list without
                                 // procedure began; kNoDate where neither is in force
  std::vector<int32_t> records;  // 依据记录: rows of List::support_entity in the batch
  bool operator==(const ListOutcome&) const = default;
};

struct TargetOutcome {
  int32_t target = 0;  // index into Measure::targets
  int32_t row = -1;  // of 责任人 in the batch; -1: the subject itself, or (where the collection is
                     // incomplete) persons not known
  MeasureStatus status = MeasureStatus::NotApplicable;
  bool operator==(const TargetOutcome&) const = default;
};

struct MeasureOutcome {
  MeasureStatus status = MeasureStatus::NotApplicable;  // of the trigger, before targets
  int32_t from = kNoDate;
  int32_t term_end = kNoDate;          // last day of the measure's own term; kNoDate without one
  std::vector<TargetOutcome> targets;  // those other than NotApplicable
  bool operator==(const MeasureOutcome&) const = default;
};

// What a result says of the measure as a whole: its status, but 待核实 where everybody whom it may
// reach may also not be meant. docs/semantics.md, section 7.5.
inline MeasureStatus StatusForTargets(const MeasureOutcome& outcome) {
  const auto& targets = outcome.targets;
  const bool open =
      !targets.empty() && std::all_of(targets.begin(), targets.end(), [](const auto& target) {
        return target.status == MeasureStatus::ToVerify;
      });
  return open ? MeasureStatus::ToVerify : outcome.status;
}

struct SubjectOutcome {
  std::vector<ListOutcome> lists;        // by ListId
  std::vector<MeasureOutcome> measures;  // by MeasureId
  bool operator==(const SubjectOutcome&) const = default;
};

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_OUTCOME_H_
