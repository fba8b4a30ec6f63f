// One subject on one day: its lists and measures, each computed when it is first asked for.
//
// A `SubjectEvaluation` keeps the days that are asked about: the one of the question, those on
// which determinations were made, whose criteria say which records they rest on, and those that
// timeline.h walks over. docs/semantics.md, sections 6 and 7.
#ifndef XINZE_RUNTIME_INTERP_EVALUATION_H_
#define XINZE_RUNTIME_INTERP_EVALUATION_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "runtime/interp/evaluator.h"
#include "runtime/interp/procedure.h"
#include "runtime/interp/readings.h"
#include "runtime/interp/tables.h"
#include "runtime/interp/world.h"

namespace xinze::interp {

class SubjectEvaluation;

// Whether measures follow from a list, at once or after a stay.
constexpr bool IsOn(check::ListStatus status) {
  return status == check::ListStatus::Listed || status == check::ListStatus::Suspended;
}
// kNoDate is no day.
constexpr int32_t EarlierDay(int32_t a, int32_t b) {
  if (a == check::kNoDate || b == check::kNoDate) return a == check::kNoDate ? b : a;
  return a < b ? a : b;
}

// How a list came to its status; the parts that its status does not look at are F.
struct ListResult {
  check::ListOutcome outcome;  // without the since of a computed list: see DayEvaluation::SinceOf
  bool in_force = true;
  ProcedureResult procedure;  // None for a list without one
  Truth criteria;
  Truth exit;       // X: as written, or every 依据记录 unusable
  Truth suspended;  // by an event
};

struct MeasureResult {
  check::MeasureOutcome outcome;
  bool in_force = true;
  Truth trigger, trigger_if_suspended, trigger_if_ended;
  Truth decision = check::kUnknown;  // where a decision is asked for
  check::MeasureStatus before_term = check::MeasureStatus::NotApplicable;
};

class DayEvaluation : public ListSource {
 public:
  DayEvaluation(SubjectEvaluation& subject, int32_t date);
  DayEvaluation(const DayEvaluation&) = delete;
  DayEvaluation& operator=(const DayEvaluation&) = delete;

  const World& world() const { return world_; }
  SubjectEvaluation& subject() { return subject_; }
  Evaluator& evaluator(Lens lens = Lens::Normal) { return *evaluators_[static_cast<size_t>(lens)]; }

  const ListResult& List(check::ListId id);
  // The same subject on another day.
  DayEvaluation& On(int32_t date) const;
  // Section 6.8: of a list without procedure a walk of timeline.h.
  int32_t SinceOf(check::ListId id);
  // Until when the status of this day stands (section 9.2).
  int32_t LastDayOf(check::ListId id);
  int32_t LastDayOf(check::MeasureId id);
  check::ListStatus StatusOf(check::ListId id) override { return List(id).outcome.status; }
  const SupportSet& SupportOf(check::ListId id) override;
  const ProcedureResult& Procedure(check::ListId id);
  // Whether every 依据记录 is unusable (section 6.6), for a list that says what is.
  Truth AllUnusable(check::ListId id);

  const MeasureResult& Measure(check::MeasureId id);
  // How long the status stays, and nothing else of the outcome (section 9.1).
  Stay StayOf(check::ListId id) {
    List(id);
    return lists_[id].stay;
  }
  Stay StayOf(check::MeasureId id) {
    Measure(id);
    return measures_[id].stay;
  }
  // What 行为时 在任 runs over for a measure (section 7.5).
  OfficeRecords OfficeRecordsOf(check::MeasureId id);

  // C of a list and the rows of its support entity that make it true. After an exit C is over later
  // records only: `CriteriaWorld` is the world in which it is evaluated.
  World CriteriaWorld(check::ListId id);

 private:
  // What is noted with it is how long the truth stays: many records come and go below one truth.
  struct Criteria {
    Truth truth;
    std::vector<int64_t> support;  // ascending
    Stay support_stay;
  };
  const Criteria& CriteriaOf(check::ListId id);
  Criteria CriteriaBy(Evaluator& evaluator, check::ListId id) const;
  std::vector<int64_t> SupportBy(Evaluator& evaluator, check::ListId id) const;
  SupportSet ComputeSupport(check::ListId id);
  std::vector<int64_t> SupportOfDetermination(check::ListId id,
                                              const ProcedureResult& procedure) const;
  SupportSet NamedSupport(check::EntityId entity, const Named& named) const;
  Truth ExitOf(check::ListId id);
  ListResult ComputeList(check::ListId id);

  MeasureResult ComputeMeasure(check::MeasureId id);
  void ApplyTriggers(check::MeasureId id, MeasureResult& result);
  void ApplyTerm(check::MeasureId id, MeasureResult& result);
  void AddTargets(check::MeasureId id, check::MeasureOutcome& outcome);
  void AddRoleTarget(const check::Target& target, int32_t index, Evaluator& filters,
                     check::MeasureOutcome& outcome) const;
  Truth DecisionOn(const check::Measure& measure) const;

  SubjectEvaluation& subject_;
  Readings readings_;
  World world_;
  std::vector<std::unique_ptr<Evaluator>> evaluators_;  // by Lens

  // Guards against a list that asks for itself, which no checked program does.
  template <typename T>
  struct Slot {
    bool running = false;
    std::optional<T> value;
    Stay stay;
  };
  base::IdVector<check::ListId, Slot<ProcedureResult>> procedures_;
  base::IdVector<check::ListId, Slot<Criteria>> criteria_;
  base::IdVector<check::ListId, Slot<SupportSet>> supports_;
  base::IdVector<check::ListId, Slot<ListResult>> lists_;
  base::IdVector<check::ListId, std::optional<int32_t>> since_;
  base::IdVector<check::MeasureId, Slot<MeasureResult>> measures_;

  template <typename T, typename Compute>
  const T& Once(Slot<T>& slot, Compute compute);
};

class SubjectEvaluation {
 public:
  SubjectEvaluation(const check::Program& program, const ProgramTables& tables,
                    const xinze_batch& batch, int64_t subject_row)
      : program_(program), tables_(tables), batch_(batch), subject_row_(subject_row) {}

  const check::Program& program() const { return program_; }
  const ProgramTables& tables() const { return tables_; }
  const xinze_batch& batch() const { return batch_; }
  int64_t subject_row() const { return subject_row_; }

  DayEvaluation& At(int32_t date);
  // A day of a walk: kept, or where many days are kept already, made for this call.
  template <typename Read>
  auto Visit(int32_t date, Read read);

 private:
  // A walk over the days of a subject with very many records must not keep them all.
  static constexpr size_t kMostDaysKept = 256;

  const check::Program& program_;
  const ProgramTables& tables_;
  const xinze_batch& batch_;
  int64_t subject_row_;
  std::map<int32_t, std::unique_ptr<DayEvaluation>> days_;
};

template <typename T, typename Compute>
const T& DayEvaluation::Once(Slot<T>& slot, Compute compute) {
  if (!slot.value.has_value()) {
    XINZE_CHECK(!slot.running, "a list that rests on itself");
    slot.running = true;
    auto [value, stay] = readings_.Track(compute);
    slot.value.emplace(std::move(value));
    slot.stay = stay;
    slot.running = false;
  }
  readings_.Narrow(slot.stay);
  return *slot.value;
}

template <typename Read>
auto SubjectEvaluation::Visit(int32_t date, Read read) {
  if (days_.size() < kMostDaysKept || days_.contains(date)) return read(At(date));
  DayEvaluation passing(*this, date);
  return read(passing);
}

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_EVALUATION_H_
