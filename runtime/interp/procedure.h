// What the recorded events of a procedure amount to for one list. docs/semantics.md, section 5.
#ifndef XINZE_RUNTIME_INTERP_PROCEDURE_H_
#define XINZE_RUNTIME_INTERP_PROCEDURE_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "runtime/interp/evaluator.h"
#include "runtime/interp/world.h"

namespace xinze::interp {

// Of other lists, the days of whose entries end those of this one (section 5.4).
struct EndingEntries {
  struct Entry {
    int32_t day;
    check::ListId list;
  };
  std::vector<Entry> entries;  // by day
  // Rows of 程序事件 for which it is not known whether there are more, and lists of which it is not
  // known whether an entry has effect.
  std::vector<int64_t> unclear;
  std::vector<check::ListId> open;
};

struct OpenLack {
  int32_t step = 0;  // place among those declared
  int32_t day = 0;   // of the determination
};

struct ProcedureResult {
  check::ProcedureState state = check::ProcedureState::None;
  int32_t since = check::kNoDate;     // of the determination in force
  int32_t exit_day = check::kNoDate;  // of the last exit or annulment
  // Of the exit after which the determination in force was made; kNoDate if it is the first, or the
  // entry before it was annulled.
  int32_t entered_after_exit = check::kNoDate;
  // The days of all entries that have had effect and are not annulled; ascending.
  std::vector<int32_t> entered;
  check::ListId ended_by;  // the list whose entry ended the last one here; invalid if none did
  bool suspended = false;
  // Steps whose lack is a 瑕疵 or 无效 and that the determination in force came without, by their
  // place among those declared; for explanations.
  std::vector<int32_t> lacking;
  // What the determinations in force name, in the order of the events.
  Named named;
  bool names_records() const { return !named.known || !named.rows.empty(); }
  // Rows of 程序事件 that count for the list, in the order in which they fold; for explanations.
  std::vector<int64_t> events;
  // Rows that do not count, since who took the step is none of those who may.
  std::vector<int64_t> refused;
  // Rows of 程序事件 that say too little, for which the state is unknown; and whether the
  // collection itself does not reach to the day asked about.
  std::vector<int64_t> unclear;
  // Those among them whose 步骤 is no step that anything knows of the procedure, ascending.
  std::vector<int64_t> unknown_steps;
  bool incomplete = false;
  // Steps that the determination in force came without, of which it is not known whether they were
  // called for on its day; for them the state may be unknown. And those for which it is not known
  // whether an entry, in force or ended, has effect.
  std::vector<OpenLack> open_lacks, effect_open_lacks;
  // Other lists of which it is for such steps not known whether their entries ended one here.
  std::vector<check::ListId> waits_for;
};

// The truth of a step's 当 in the subject's world of a day.
using ConditionOn = std::function<check::Truth(check::ExprId condition, int32_t day)>;

// The list has a procedure. `evaluator` is of the day asked about.
ProcedureResult FoldProcedure(Evaluator& evaluator, check::ListId list, const EndingEntries& ending,
                              const ConditionOn& condition_on);

// The step that an event names among those of `procedure`; null where it names none, or is not
// known.
const check::Step* StepOfEvent(const World& world, const check::Procedure& procedure, int64_t row);

// The procedure that an event names, of this program; null where it names none, or is not known.
const check::Procedure* ProcedureOfEvent(const World& world, int64_t row);

// Whether an event of a procedure that serves several lists does not say which one it is about.
bool SaysNoList(const World& world, const check::Procedure& procedure, int64_t row);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_PROCEDURE_H_
