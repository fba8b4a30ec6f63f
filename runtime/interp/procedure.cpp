#include "runtime/interp/procedure.h"

#include <algorithm>
#include <string_view>

#include "compiler/base/check.h"
#include "compiler/check/event_names.h"

namespace xinze::interp {
namespace {

using check::ProcedureState;
using check::Step;
using check::WellKnown;

// A 文本 field of an event that the schema may not declare, which then is absent.
Range TextField(const World& world, check::FieldId field, int64_t row) {
  return field.is_valid() ? world.Field(field, row) : check::Absent();
}

struct Event {
  int64_t row = 0;
  int32_t date = 0;
  size_t step = 0;
  std::string_view id;
};

enum class Relevance : uint8_t { No, Yes, Refused, Unclear, UnknownStep };

// Section 5.1: whether an event counts for a list.
Relevance Classify(Evaluator& evaluator, const check::Procedure& procedure, const check::List& list,
                   int64_t row, Event& event) {
  const World& world = evaluator.world();
  const WellKnown& known = world.program().well_known;
  const Range name = world.Field(known.event_procedure, row);
  const Range step = world.Field(known.event_step, row);
  const Range date = world.Field(known.event_date, row);
  if (name.is_absent() || step.is_absent() || date.is_absent()) return Relevance::No;
  if (name.is_known() && world.Text(name.lo) != procedure.name) return Relevance::No;
  for (const Range& field : {name, step, date}) {
    if (!field.is_known()) return Relevance::Unclear;
  }
  world.readings().ChangesOn(date.lo);
  if (date.lo > world.as_of()) return Relevance::No;
  const Range of_list = TextField(world, known.event_list, row);
  if (of_list.is_known() && world.Text(of_list.lo) != list.name) return Relevance::No;
  const Step* declared = StepOfEvent(world, procedure, row);
  if (declared == nullptr) {
    const auto& further = world.tables().further_steps[list.procedure];
    return check::KnowsStep(procedure, further, world.Text(step.lo)) ? Relevance::No
                                                                     : Relevance::UnknownStep;
  }
  const Truth by_whom = declared->actor_filter.is_valid()
                            ? evaluator.EvaluateTruth(declared->actor_filter, {known.event, row})
                            : check::kTrue;
  if (by_whom.is_false()) return Relevance::Refused;
  if (SaysNoList(world, procedure, row) || by_whom.is_unknown()) return Relevance::Unclear;
  event = {row,
           static_cast<int32_t>(date.lo),
           static_cast<size_t>(declared - procedure.steps.data()),
           {}};
  const Range id = TextField(world, known.event_id, row);
  if (id.is_known()) event.id = world.Text(id.lo);
  return Relevance::Yes;
}

// Section 5.2: (日期, declared step, 编号 byte by byte), then as in the batch.
bool Before(const Event& a, const Event& b) {
  if (a.date != b.date) return a.date < b.date;
  if (a.step != b.step) return a.step < b.step;
  if (a.id != b.id) return a.id < b.id;
  return a.row < b.row;
}

// Section 5.3: the fold.
class Fold {
 public:
  Fold(const World& world, const check::Procedure& procedure, const EndingEntries& ending,
       const ConditionOn& condition_on)
      : world_(world),
        procedure_(procedure),
        ending_(ending),
        condition_on_(condition_on),
        seen_(procedure.steps.size()) {}

  void Add(const Event& event) {
    EndByOthers(event.date);
    switch (procedure_.steps[event.step].effect) {
      case Step::Effect::None:
        seen_[event.step].push_back(CaseOf(event));
        return;
      case Step::Effect::Determines:
        Determine(event);
        return;
      case Step::Effect::Exits:
        exited_ = End(event.date) || exited_;
        return;
      case Step::Effect::Annuls:
        Annul(event);
        return;
      case Step::Effect::Suspends:
      case Step::Effect::Resumes:
        if (!determined_) {
          contradictory_ = true;
        } else {
          suspended_ = procedure_.steps[event.step].effect == Step::Effect::Suspends;
        }
        return;
    }
    XINZE_UNREACHABLE("a step without an effect");
  }

  ProcedureResult Result() {
    EndByOthers(INT32_MAX);
    ProcedureResult result;
    result.ended_by = ended_by_;
    result.entered = entered_;
    if (determined_ && SurelyHasEffect()) result.entered.push_back(since_);
    result.state = State();
    result.since = determined_ ? since_ : check::kNoDate;
    result.exit_day = exit_day_;
    result.suspended = suspended_;
    result.effect_open_lacks = past_open_lacks_;
    if (determined_) {
      result.open_lacks = open_lacks_;
      if (HasEffect()) Append(open_lacks_, result.effect_open_lacks);
    }
    if (determined_) {
      result.entered_after_exit = entered_after_exit_;
      result.named = named_;
      result.lacking = lacking_;
    }
    return result;
  }

 private:
  Range CaseOf(const Event& event) const {
    return TextField(world_, world_.program().well_known.event_case, event.row);
  }
  // A step of another 案号 is not one of this case; one that does not say its case may be.
  bool Seen(size_t step, const Range& of_case) const {
    return std::any_of(seen_[step].begin(), seen_[step].end(), [&](const Range& other) {
      return !(other.is_known() && of_case.is_known()) ||
             world_.EqualTexts(other, of_case).is_true();
    });
  }

  void Determine(const Event& event) {
    const Range of_case = CaseOf(event);
    seen_[event.step].push_back(of_case);
    if (determined_) {
      for (const Range& earlier : cases_) {
        if ((earlier.is_absent() && of_case.is_absent()) ||
            world_.EqualTexts(earlier, of_case).is_true()) {
          contradictory_ = true;
          return;
        }
      }
    } else {
      Begin(event, of_case);
    }
    cases_.push_back(of_case);
    AddNamed(event.row);
  }

  // A fresh entry: what it lacks, it lacks on this day; a step that comes later is late. What was
  // contradictory before it does not concern it.
  void Begin(const Event& event, const Range& of_case) {
    determined_ = true;
    entered_after_exit_ = exited_ ? exit_day_ : check::kNoDate;
    exited_ = annulled_ = defective_ = void_ = contradictory_ = false;
    ended_by_ = {};
    since_ = event.date;
    named_ = {};
    cases_.clear();
    lacking_.clear();
    open_lacks_.clear();
    may_be_void_ = false;
    for (size_t i = 0; i < procedure_.steps.size(); ++i) {
      const Step& step = procedure_.steps[i];
      const Step::IfMissing lack = step.if_missing;
      if (lack == Step::IfMissing::Nothing || Seen(i, of_case)) continue;
      const Truth called_for =
          step.condition.is_valid() ? condition_on_(step.condition, event.date) : check::kTrue;
      if (called_for.is_false()) continue;
      if (called_for.is_unknown()) {
        open_lacks_.push_back({static_cast<int32_t>(i), event.date});
        may_be_void_ = may_be_void_ || lack == Step::IfMissing::Void;
        continue;
      }
      lacking_.push_back(static_cast<int32_t>(i));
      defective_ = defective_ || lack == Step::IfMissing::Defective;
      void_ = void_ || lack == Step::IfMissing::Void;
    }
  }

  // But for what is open.
  bool HasEffect() const { return !defective_ && !void_ && !contradictory_; }
  bool SurelyHasEffect() const { return HasEffect() && open_lacks_.empty(); }
  static void Append(const std::vector<OpenLack>& lacks, std::vector<OpenLack>& to) {
    to.insert(to.end(), lacks.begin(), lacks.end());
  }

  bool End(int32_t day) {
    if (!determined_) {
      contradictory_ = true;
      return false;
    }
    last_had_effect_ = SurelyHasEffect();
    if (last_had_effect_) entered_.push_back(since_);
    if (HasEffect()) Append(open_lacks_, past_open_lacks_);
    determined_ = suspended_ = false;
    exit_day_ = day;
    seen_.assign(seen_.size(), {});
    return true;
  }

  // Section 5.4, by what others entered before `day`.
  void EndByOthers(int32_t day) {
    for (const EndingEntries::Entry& other : ending_.entries) {
      if (!determined_ || other.day >= day) return;
      if (other.day < since_) continue;
      exited_ = End(other.day);
      ended_by_ = other.list;
    }
  }

  // From the beginning, and so also of an entry that has ended.
  void Annul(const Event& event) {
    if (!determined_ && exited_) {
      exit_day_ = event.date;
    } else if (!End(event.date)) {
      return;
    }
    if (last_had_effect_) entered_.pop_back();
    std::erase_if(past_open_lacks_, [&](const OpenLack& lack) { return lack.day == since_; });
    exited_ = false;
    annulled_ = true;
  }

  void AddNamed(int64_t row) {
    const check::FieldId field = world_.program().well_known.event_records;
    if (!field.is_valid()) return;
    const Named more = world_.References(field, row);
    named_.known = named_.known && more.known;
    named_.rows.insert(named_.rows.end(), more.rows.begin(), more.rows.end());
  }

  ProcedureState State() const {
    if (determined_) {
      if (void_) return ProcedureState::Void;
      if (may_be_void_) return ProcedureState::Unknown;
      if (defective_ || contradictory_) return ProcedureState::Defective;
      return open_lacks_.empty() ? ProcedureState::Determined : ProcedureState::Unknown;
    }
    if (annulled_) return ProcedureState::Annulled;
    if (exited_) return ProcedureState::Exited;
    return contradictory_ ? ProcedureState::Defective : ProcedureState::None;
  }

  const World& world_;
  const check::Procedure& procedure_;
  const EndingEntries& ending_;
  const ConditionOn& condition_on_;
  std::vector<int32_t> entered_;
  bool last_had_effect_ = false;  // of the entry that ended last
  check::ListId ended_by_;
  std::vector<std::vector<Range>> seen_;  // by step: 案号 of the events since the last entry ended
  bool determined_ = false, exited_ = false, annulled_ = false;
  bool defective_ = false, void_ = false, contradictory_ = false, suspended_ = false;
  int32_t since_ = check::kNoDate;
  int32_t exit_day_ = check::kNoDate;
  int32_t entered_after_exit_ = check::kNoDate;
  Named named_;
  std::vector<int32_t> lacking_;
  std::vector<OpenLack> open_lacks_;       // of the determination in force
  std::vector<OpenLack> past_open_lacks_;  // of entries that have ended, with effect for all else
  bool may_be_void_ = false;               // by one of the open lacks
  std::vector<Range> cases_;               // 案号 of the determinations in force
};

}  // namespace

const Step* StepOfEvent(const World& world, const check::Procedure& procedure, int64_t row) {
  const Range name = world.Field(world.program().well_known.event_step, row);
  if (!name.is_known()) return nullptr;
  const auto step = std::find_if(procedure.steps.begin(), procedure.steps.end(),
                                 [&](const Step& s) { return s.name == world.Text(name.lo); });
  return step == procedure.steps.end() ? nullptr : &*step;
}

const check::Procedure* ProcedureOfEvent(const World& world, int64_t row) {
  const Range name = world.Field(world.program().well_known.event_procedure, row);
  if (!name.is_known()) return nullptr;
  const auto& procedures = world.program().procedures;
  const auto named =
      std::find_if(procedures.begin(), procedures.end(),
                   [&](const check::Procedure& p) { return p.name == world.Text(name.lo); });
  return named == procedures.end() ? nullptr : &*named;
}

bool SaysNoList(const World& world, const check::Procedure& procedure, int64_t row) {
  return procedure.lists.size() > 1 &&
         !TextField(world, world.program().well_known.event_list, row).is_known();
}

ProcedureResult FoldProcedure(Evaluator& evaluator, check::ListId list_id,
                              const EndingEntries& ending, const ConditionOn& condition_on) {
  const World& world = evaluator.world();
  const check::Program& program = world.program();
  const check::List& list = program.lists[list_id];
  const check::Procedure& procedure = program.procedures[list.procedure];
  XINZE_CHECK(program.well_known.event.is_valid(), "a procedure without 程序事件");
  const Collection& rows = world.Members(world.subject(), program.well_known.event);
  std::vector<Event> events;
  std::vector<int64_t> refused, unclear, unknown_steps;
  for (int64_t row : rows.rows) {
    Event event;
    switch (Classify(evaluator, procedure, list, row, event)) {
      case Relevance::Yes:
        events.push_back(event);
        break;
      case Relevance::UnknownStep:
        unknown_steps.push_back(row);
        unclear.push_back(row);
        break;
      case Relevance::Refused:
        refused.push_back(row);
        break;
      case Relevance::Unclear:
        unclear.push_back(row);
        break;
      case Relevance::No:
        break;
    }
  }
  std::sort(events.begin(), events.end(), Before);
  Fold fold(world, procedure, ending, condition_on);
  for (const Event& event : events) fold.Add(event);
  ProcedureResult result = fold.Result();
  for (const Event& event : events) result.events.push_back(event.row);
  result.refused = std::move(refused);
  // Whether an entry that stands has been ended.
  if (result.since != check::kNoDate) {
    unclear.insert(unclear.end(), ending.unclear.begin(), ending.unclear.end());
    std::sort(unclear.begin(), unclear.end());
    unclear.erase(std::unique(unclear.begin(), unclear.end()), unclear.end());
    result.waits_for = ending.open;
  }
  result.unclear = std::move(unclear);
  result.unknown_steps = std::move(unknown_steps);
  result.incomplete = !rows.complete;
  if (result.incomplete || !result.unclear.empty() || !result.waits_for.empty()) {
    result.state = ProcedureState::Unknown;
  }
  if (result.state == ProcedureState::Unknown) {
    result.since = result.entered_after_exit = check::kNoDate;
    result.suspended = false;
    result.entered.clear();
    result.ended_by = {};
    result.named = {};
    result.lacking.clear();
  }
  return result;
}

}  // namespace xinze::interp
