// What a compiled program says of the subjects of a batch: entries only where something holds.
//
// Canonical: by subject, then list or measure, then target and row; the same for any number of
// threads and any size of tile. A subject without entries is on no list and under no measure.
#ifndef XINZE_RUNTIME_JIT_NATIVE_RESULTS_H_
#define XINZE_RUNTIME_JIT_NATIVE_RESULTS_H_

#include <cstdint>
#include <vector>

#include "compiler/check/outcome.h"
#include "compiler/check/program.h"

namespace xinze::jit {

struct ListEntry {
  int32_t subject;
  int32_t list;
  check::ListStatus status;  // never NotMet
  int32_t since;
};
struct RecordEntry {
  int32_t subject;
  int32_t list;
  int32_t row;
};
struct MeasureEntry {
  int32_t subject;
  int32_t measure;
  check::MeasureStatus status;  // never NotApplicable
  int32_t from;
  int32_t last_day;
};
// A person that a measure is aimed at. The subject itself, where the measure is aimed at it
// (本主体), has no entry: its status is the measure's.
struct TargetEntry {
  int32_t subject;
  int32_t measure;
  int32_t target;
  int32_t row;
  check::MeasureStatus status;
};

struct NativeResults {
  std::vector<ListEntry> lists;
  std::vector<RecordEntry> records;
  std::vector<MeasureEntry> measures;
  std::vector<TargetEntry> targets;
  // Subjects, ascending, of whom the interpreter must be asked, because 依据记录 or the end of a
  // term rest on the world of an earlier day; they have no entries.
  std::vector<int32_t> needs_reference;

  void Append(NativeResults&& later);
  // In the form in which both executions are compared. Not for a subject that needs_reference.
  check::SubjectOutcome OutcomeOf(const check::Program& program, int32_t subject) const;
  // The same, into an outcome whose memory is used again.
  void ReadOutcome(const check::Program& program, int32_t subject,
                   check::SubjectOutcome& outcome) const;
  bool NeedsReference(int32_t subject) const;
};

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_NATIVE_RESULTS_H_
