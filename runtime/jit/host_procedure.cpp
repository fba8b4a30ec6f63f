// What the recorded events of procedures amount to: 4-semantics.md, section 5.
#include <algorithm>
#include <tuple>

#include "compiler/base/check.h"
#include "compiler/lower/host_call_layout.h"
#include "runtime/jit/host_calls.h"

namespace xinze::jit {

using check::ListId;
using check::ProcedureState;
using check::Step;
using lower::FoldResult;

// The automaton of one list: a determination stands or not, and what has been seen since the last
// entry ended.
struct HostCalls::FoldState {
  bool unclear = false;
  bool by_reference = false;  // a condition of a step decides
  bool determined = false, exited = false, annulled = false;
  bool defective = false, without_effect = false, contradictory = false, suspended = false;
  int32_t since = check::kNoDate;
  int32_t exit_day = check::kNoDate;
  bool last_had_effect = false;  // of the entry that ended last
  std::vector<int32_t> entered;  // days of the entries that had effect and are not annulled
  // By step: 案号 of its events.
  std::vector<std::vector<check::Range>> seen;
  std::vector<check::Range> cases;          // 案号 of the determinations that stand
  std::vector<int64_t> determining_events;  // their rows, which name records

  bool HasEffect() const { return !defective && !without_effect && !contradictory; }
  void End(int32_t day) {
    last_had_effect = HasEffect();
    if (last_had_effect) entered.push_back(since);
    determined = suspended = false;
    exit_day = day;
    seen.assign(seen.size(), {});
  }
  // An entry that others made on or after the day of this one, before `day`, ends it.
  void EndByOthers(const std::vector<int32_t>& others, int32_t day) {
    for (const int32_t other : others) {
      if (!determined || other >= day) return;
      if (other < since) continue;
      End(other);
      exited = true;
    }
  }

  ProcedureState State() const {
    if (unclear) return ProcedureState::Unknown;
    if (determined) {
      if (without_effect) return ProcedureState::Void;
      return defective || contradictory ? ProcedureState::Defective : ProcedureState::Determined;
    }
    if (annulled) return ProcedureState::Annulled;
    if (exited) return ProcedureState::Exited;
    return contradictory ? ProcedureState::Defective : ProcedureState::None;
  }
};

namespace {
int32_t SlotOf(const HostTables::CallSlots& slots, ListId list, FoldResult result) {
  return slots.result(int64_t{list.index()} * lower::kFoldResults + result);
}
bool IsUnknown(const check::Range& r) { return !r.is_known() && !r.is_absent(); }
bool MayBeOneCase(const check::Range& a, const check::Range& b) {
  return !a.is_known() || !b.is_known() || a.lo == b.lo;
}
}  // namespace

void HostCalls::FoldProcedures(const Slots& slots) {
  for (const auto& lists : tables_.lists_of_procedure) {
    for (ListId list : lists) {
      FillLanes<uint8_t>(At<uint8_t>(SlotOf(slots, list, lower::kFoldState)), 0);
      for (FoldResult result :
           {lower::kFoldSuspended, lower::kFoldNamed, lower::kFoldPhantom, lower::kFoldWithdrawn}) {
        ClearBits(Bits(SlotOf(slots, list, result)), check::EntityId(0));
      }
      const check::EntityId entity = program_.lists[list].support_entity;
      if (entity.is_valid()) ClearBits(Bits(SlotOf(slots, list, lower::kFoldRows)), entity);
    }
  }
  const check::EntityId event = program_.well_known.event;
  for (int64_t s = subjects().first_row; s < subjects().last_row; ++s) {
    const auto [first, last] = facts_.RowsBelow(event, s);
    if (first == last && facts_.IsComplete(event, s)) continue;
    FoldSubject(slots, s);
  }
}

void HostCalls::FoldSubject(const Slots& slots, int64_t subject) {
  const bool complete = facts_.IsComplete(program_.well_known.event, subject);
  ReadEvents(subject);
  concerned_lists_.clear();
  entries_.resize(program_.lists.size());
  for (size_t p = 0; p < tables_.lists_of_procedure.size(); ++p) {
    const auto among = [&](const std::vector<int32_t>& procedures) {
      return std::any_of(procedures.begin(), procedures.end(), [&](int32_t text) {
        return text == kUnknownProcedure || text == names_.procedures[p];
      });
    };
    const bool clear = complete && !among(unclear_procedures_);
    for (ListId list : tables_.lists_of_procedure[p]) entries_[list.index()] = {{}, clear};
    const bool concerned =
        !clear || std::any_of(events_.begin(), events_.end(), [&](const auto& e) {
          return e.procedure_text == names_.procedures[p];
        });
    if (!concerned) continue;
    for (ListId list : tables_.lists_of_procedure[p]) concerned_lists_.push_back(list);
  }
  // A list comes after those that end its entries.
  std::sort(concerned_lists_.begin(), concerned_lists_.end());
  for (ListId list : concerned_lists_) FoldList(slots, subject, list);
}

void HostCalls::ReadEvents(int64_t subject) {
  const check::WellKnown& known = program_.well_known;
  events_.clear();
  unclear_procedures_.clear();
  const auto [first, last] = facts_.RowsBelow(known.event, subject);
  for (int64_t row = first; row < last; ++row) {
    if (!facts_.Exists(known.event, row)) continue;
    const check::Range name = facts_.Read(known.event_procedure, row);
    const check::Range step = facts_.Read(known.event_step, row);
    const check::Range date = facts_.Read(known.event_date, row);
    if (name.is_absent() || step.is_absent() || date.is_absent()) continue;
    if (IsUnknown(name) || IsUnknown(step) || IsUnknown(date)) {
      unclear_procedures_.push_back(name.is_known() ? static_cast<int32_t>(name.lo)
                                                    : kUnknownProcedure);
      continue;
    }
    if (date.lo > facts_.as_of()) continue;
    const check::Range id = facts_.Read(known.event_id, row);
    events_.push_back({row, static_cast<int32_t>(date.lo), -1, static_cast<int32_t>(name.lo),
                       static_cast<int32_t>(step.lo), facts_.Read(known.event_list, row),
                       id.is_known() ? facts_.Text(id.lo) : std::string_view()});
  }
}

void HostCalls::FoldList(const Slots& slots, int64_t subject, ListId id) {
  const check::List& list = program_.lists[id];
  const check::Procedure& procedure = program_.procedures[list.procedure];
  const std::vector<int32_t>& steps = names_.steps[list.procedure.index()];
  const std::vector<int32_t>& further = names_.further_steps[list.procedure.index()];
  FoldState state;
  state.unclear = !entries_[id.index()].clear;
  events_of_list_.clear();
  for (EventRow& event : events_) {
    if (event.procedure_text != names_.procedures[list.procedure.index()]) continue;
    if (event.list.is_known() && event.list.lo != names_.lists[id.index()]) continue;
    const auto step = std::find(steps.begin(), steps.end(), event.step_text);
    if (step == steps.end()) {
      // A step that nothing knows may be any of them, misspelt.
      const bool known =
          std::find(further.begin(), further.end(), event.step_text) != further.end();
      state.unclear = state.unclear || !known;
      continue;
    }
    event.step = static_cast<int32_t>(step - steps.begin());
    const Step& declared = procedure.steps[static_cast<size_t>(event.step)];
    state.by_reference = state.by_reference || declared.actor_filter.is_valid();
    if (!event.list.is_known() && procedure.lists.size() > 1) {
      state.unclear = true;
      continue;
    }
    events_of_list_.push_back(event);
  }
  std::sort(events_of_list_.begin(), events_of_list_.end(),
            [](const EventRow& a, const EventRow& b) {
              return std::tie(a.date, a.step, a.id, a.row) < std::tie(b.date, b.step, b.id, b.row);
            });
  state.seen.assign(procedure.steps.size(), {});
  const std::vector<int32_t> others = EntriesThatEnd(list);
  for (const EventRow& event : events_of_list_) {
    state.EndByOthers(others, event.date);
    AddEvent(state, procedure, event);
  }
  state.EndByOthers(others, INT32_MAX);
  if (state.determined) {
    if (state.HasEffect()) state.entered.push_back(state.since);
    for (ListId other : list.ended_by) {
      state.unclear = state.unclear || !entries_[other.index()].clear;
    }
  }
  entries_[id.index()].clear = !state.unclear;
  if (!state.unclear) entries_[id.index()].days = state.entered;
  WriteFold(slots, subject, id, state);
}

std::vector<int32_t> HostCalls::EntriesThatEnd(const check::List& list) const {
  std::vector<int32_t> days;
  for (ListId other : list.ended_by) {
    const std::vector<int32_t>& more = entries_[other.index()].days;
    days.insert(days.end(), more.begin(), more.end());
  }
  std::sort(days.begin(), days.end());
  return days;
}

void HostCalls::AddEvent(FoldState& state, const check::Procedure& procedure,
                         const EventRow& event) const {
  const Step::Effect effect = procedure.steps[static_cast<size_t>(event.step)].effect;
  if (effect == Step::Effect::None || effect == Step::Effect::Determines) {
    state.seen[static_cast<size_t>(event.step)].push_back(
        facts_.Read(program_.well_known.event_case, event.row));
    if (effect == Step::Effect::Determines) Determine(state, procedure, event);
    return;
  }
  if (effect == Step::Effect::Annuls && state.exited) {
    state.exited = false;
    state.annulled = true;
    state.exit_day = event.date;
    if (state.last_had_effect) state.entered.pop_back();
    return;
  }
  // All others act upon an entry; without one they contradict what is recorded.
  if (!state.determined) {
    state.contradictory = true;
    return;
  }
  if (effect == Step::Effect::Suspends || effect == Step::Effect::Resumes) {
    state.suspended = effect == Step::Effect::Suspends;
    return;
  }
  state.End(event.date);
  (effect == Step::Effect::Exits ? state.exited : state.annulled) = true;
  if (state.annulled && state.last_had_effect) state.entered.pop_back();
}

// A determination in one more case adds its records; one in a case that is there already
// contradicts; the first begins an entry, which lacks what has not been seen by then.
void HostCalls::Determine(FoldState& state, const check::Procedure& procedure,
                          const EventRow& event) const {
  const check::Range of_case = facts_.Read(program_.well_known.event_case, event.row);
  const auto same = [&](const check::Range& other) {
    if (of_case.is_absent() || other.is_absent()) return of_case.is_absent() && other.is_absent();
    return of_case.is_known() && other.is_known() && of_case.lo == other.lo;
  };
  if (state.determined) {
    if (std::any_of(state.cases.begin(), state.cases.end(), same)) {
      state.contradictory = true;
      return;
    }
  } else {
    state.determined = true;
    state.exited = state.annulled = state.defective = state.without_effect = false;
    state.contradictory = false;
    state.since = event.date;
    state.cases.clear();
    state.determining_events.clear();
    for (size_t i = 0; i < procedure.steps.size(); ++i) {
      const auto of_this = [&](const check::Range& other) { return MayBeOneCase(of_case, other); };
      if (std::any_of(state.seen[i].begin(), state.seen[i].end(), of_this)) continue;
      const Step::IfMissing lack = procedure.steps[i].if_missing;
      if (lack != Step::IfMissing::Nothing && procedure.steps[i].condition.is_valid()) {
        state.by_reference = true;
      }
      state.defective = state.defective || lack == Step::IfMissing::Defective;
      state.without_effect = state.without_effect || lack == Step::IfMissing::Void;
    }
  }
  state.cases.push_back(of_case);
  state.determining_events.push_back(event.row);
}

void HostCalls::WriteFold(const Slots& slots, int64_t subject, ListId id, const FoldState& state) {
  const int64_t i = subject - subjects().base_row;
  if (state.by_reference) {
    // Whatever state this is, the interpreter answers for the subject.
    SetBit(folded_by_reference_.data(), i);
    SetBit(touched_.data(), i);
  }
  const ProcedureState outcome = state.State();
  if (auto* lanes = At<uint8_t>(SlotOf(slots, id, lower::kFoldState))) {
    lanes[i] = static_cast<uint8_t>(outcome);
  }
  const bool stands = state.determined && !state.unclear;
  if (auto* lanes = At<int32_t>(SlotOf(slots, id, lower::kFoldSince))) {
    lanes[i] = stands ? state.since : check::kNoDate;
  }
  if (auto* lanes = At<int32_t>(SlotOf(slots, id, lower::kFoldExitDay))) lanes[i] = state.exit_day;
  if (outcome == ProcedureState::Exited) some_entry_ended_ = true;
  if (!stands) return;
  uint64_t* suspended = Bits(SlotOf(slots, id, lower::kFoldSuspended));
  if (state.suspended && suspended != nullptr) SetBit(suspended, i);
  WriteNamed(slots, subject, id, state);
}

// Of what the determinations name: rows that exist, rows that are not there (phantoms), rows
// withdrawn.
void HostCalls::WriteNamed(const Slots& slots, int64_t subject, ListId id, const FoldState& state) {
  const check::FieldId field = program_.well_known.event_records;
  const check::EntityId entity = program_.lists[id].support_entity;
  if (!field.is_valid() || !entity.is_valid()) return;
  if (program_.fields[field].type.entity != entity) return;
  const int64_t i = subject - subjects().base_row;
  const auto set = [&](FoldResult result) {
    if (uint64_t* bits = Bits(SlotOf(slots, id, result))) SetBit(bits, i);
  };
  uint64_t* rows = Bits(SlotOf(slots, id, lower::kFoldRows));
  const auto [first, last] = facts_.RowsBelow(entity, subject);
  for (int64_t event : state.determining_events) {
    const FactReader::References named = facts_.ReadReferences(field, event);
    if (!named.known) {
      set(lower::kFoldNamed);
      set(lower::kFoldPhantom);
    }
    for (const int32_t* row = named.begin; row != named.end; ++row) {
      set(lower::kFoldNamed);
      if (*row == XINZE_REF_WITHDRAWN) {
        set(lower::kFoldWithdrawn);
      } else if (*row < first || *row >= last || !facts_.Exists(entity, *row)) {
        set(lower::kFoldPhantom);
      } else if (rows != nullptr) {
        SetBit(rows, *row - DomainOf(entity).base_row);
      }
    }
  }
}

}  // namespace xinze::jit
