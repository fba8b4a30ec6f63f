// The status of lists and measures from the tables of check/status.h.
#include <cstring>

#include "compiler/base/check.h"
#include "compiler/literal/calendar.h"
#include "compiler/lower/host_call_layout.h"
#include "runtime/jit/host_calls.h"

namespace xinze::jit {

using check::ListStatus;
using check::MeasureStatus;
using check::ProcedureState;
using check::Truth;

struct HostCalls::ListFacts {
  Truth criteria, exit, later;
  Truth suspended = check::kFalse;
  ProcedureState state = ProcedureState::None;
};

namespace {

// A bit for each of 64 bytes that is not 0.
uint64_t NonZero(const uint8_t* bytes) {
  uint64_t bits = 0;
  for (int part = 0; part < 8; ++part) {
    uint64_t eight = 0;
    std::memcpy(&eight, bytes + 8 * part, sizeof(eight));
    if (eight == 0) continue;
    for (int i = 0; i < 8; ++i) {
      if ((eight >> (8 * i) & 0xFF) != 0) bits |= uint64_t{1} << (8 * part + i);
    }
  }
  return bits;
}

Truth TruthAt(const uint64_t* must, const uint64_t* may, int64_t i) {
  return {TestBit(must, i), TestBit(may, i)};
}

// The statuses that rest on records; an entry that ended by X still shows those it rested on.
bool ShowsRecords(ListStatus status, ProcedureState state) {
  switch (status) {
    case ListStatus::NotMet:
    case ListStatus::Annulled:
      return false;
    case ListStatus::Exited:
      return state == ProcedureState::Determined;
    case ListStatus::Proposed:
    case ListStatus::Listed:
    case ListStatus::Suspended:
    case ListStatus::ToVerify:
    case ListStatus::Defective:
      return true;
  }
  XINZE_UNREACHABLE("list status {}", static_cast<int>(status));
}

bool ShowsSince(ListStatus status, ProcedureState state) {
  if (status == ListStatus::ToVerify) return state == ProcedureState::Determined;
  return status == ListStatus::Listed || status == ListStatus::Suspended ||
         status == ListStatus::Defective;
}

bool Stands(ProcedureState state) {
  return state == ProcedureState::Determined || state == ProcedureState::Defective ||
         state == ProcedureState::Void;
}

}  // namespace

// Section 4: out of force, an entry goes by what the document says of its end, and nothing else is;
// whether there is one, events that are not known leave open.
ListStatus HostCalls::StatusOf(const check::List& list, const ListFacts& facts) const {
  if (facts.state == ProcedureState::Unknown) return ListStatus::ToVerify;
  if (!InForce(list.document)) {
    if (facts.state == ProcedureState::Exited) return ListStatus::Exited;
    if (facts.state == ProcedureState::Annulled) return ListStatus::Annulled;
    if (facts.state != ProcedureState::Determined) return ListStatus::NotMet;
    const check::AfterEnd after = program_.documents[list.document].after_end;
    if (after == check::AfterEnd::Terminate) return ListStatus::Exited;
    if (after == check::AfterEnd::Silent) return ListStatus::ToVerify;
  }
  if (!list.procedure.is_valid()) return check::StatusOfComputedList(facts.criteria);
  const Truth criteria = facts.state == ProcedureState::Exited ? facts.later : facts.criteria;
  return check::StatusOfList(criteria, facts.state, facts.exit, facts.suspended);
}

// The support of a determination that named nothing, or of C over later records; a term that runs
// from the first day of a computed list's run.
bool HostCalls::RestsOnOtherDays(const Slots& slots, check::ListId id, const ListFacts& facts,
                                 ListStatus status, int64_t i) const {
  if (tables_.begins_a_term[id.index()] && status == ListStatus::Listed) return true;
  if (!program_.lists[id].support_entity.is_valid()) return false;
  if (facts.state == ProcedureState::Exited) return facts.later.must;
  return Stands(facts.state) &&
         At<int32_t>(slots.operands[lower::kListSince])[i] != check::kNoDate &&
         !TestBit(Bits(slots.operands[lower::kListNamed]), i);
}

void HostCalls::GiveListStatus(const Slots& slots, check::ListId id) {
  const check::List& list = program_.lists[id];
  auto* status = At<uint8_t>(slots.result(lower::kListStatusResult));
  auto* since = At<int32_t>(slots.result(lower::kListSinceResult));
  uint64_t* shows = Bits(slots.result(lower::kListShowsRecords));
  uint64_t* needs = Bits(slots.result(lower::kListNeedsReference));
  FillLanes<uint8_t>(status, 0);
  ClearBits(shows, check::EntityId(0));
  ClearBits(needs, check::EntityId(0));
  const auto bits = [&](lower::ListStatusOperand operand) {
    return Bits(slots.operands[static_cast<size_t>(operand)]);
  };
  const bool has_procedure = slots.operands.size() == lower::kListOperands;
  const uint8_t* states = has_procedure ? At<uint8_t>(slots.operands[lower::kListState]) : nullptr;
  const auto* began = has_procedure ? At<int32_t>(slots.operands[lower::kListSince]) : nullptr;
  const uint64_t* must = bits(lower::kListCriteriaMust);
  const uint64_t* may = bits(lower::kListCriteriaMay);
  bool touched = false;
  const auto concerned = [&](int64_t w) {
    return has_procedure ? may[w] | NonZero(states + 64 * w) : may[w];
  };
  ForSubjects(concerned, [&](int64_t subject) {
    const int64_t i = subject - subjects().base_row;
    ListFacts facts;
    facts.criteria = TruthAt(must, may, i);
    if (has_procedure) facts.state = static_cast<ProcedureState>(states[i]);
    if (facts.state == ProcedureState::Determined) {
      facts.exit = TruthAt(bits(lower::kListExitMust), bits(lower::kListExitMay), i);
      if (TestBit(bits(lower::kListSuspended), i)) facts.suspended = check::kTrue;
    }
    if (facts.state == ProcedureState::Exited) {
      facts.later = TruthAt(bits(lower::kListLaterMust), bits(lower::kListLaterMay), i);
    }
    const ListStatus result = StatusOf(list, facts);
    if (needs != nullptr && RestsOnOtherDays(slots, id, facts, result, i)) {
      SetBit(needs, i);
      SetBit(touched_.data(), i);
      touched = true;
    }
    if (result == ListStatus::NotMet) return;
    status[i] = static_cast<uint8_t>(result);
    since[i] = began != nullptr && ShowsSince(result, facts.state) ? began[i] : check::kNoDate;
    if (shows != nullptr && ShowsRecords(result, facts.state)) SetBit(shows, i);
    SetBit(touched_.data(), i);
    touched = true;
  });
  if (touched) touched_lists_.push_back(id.index());
}

namespace {

bool EndsWithTerm(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::Active:
    case MeasureStatus::Suspended:
    case MeasureStatus::Discretion:
    case MeasureStatus::Applied:
    case MeasureStatus::NotApplied:
      return true;
    case MeasureStatus::NotApplicable:
    case MeasureStatus::ToVerify:
    case MeasureStatus::Ended:
      return false;
  }
  XINZE_UNREACHABLE("measure status {}", static_cast<int>(status));
}

// kNoDate for a term that is not of the calendar, or runs beyond it.
int32_t LastDay(int32_t from, int64_t at_most, literal::CountingMode counting) {
  const literal::Period term = check::UnpackPeriod(at_most);
  if (!term.is_calendar()) return check::kNoDate;
  const literal::PeriodEnd end = literal::EndOfPeriod({from}, term, counting);
  return end.saturated ? check::kNoDate : end.day.days;
}

}  // namespace

void HostCalls::GiveMeasureStatus(const Slots& slots, check::MeasureId id) {
  const check::Measure& measure = program_.measures[id];
  auto* status = At<uint8_t>(slots.result(lower::kMeasureStatusResult));
  auto* from = At<int32_t>(slots.result(lower::kMeasureFromResult));
  auto* last_day = At<int32_t>(slots.result(lower::kMeasureLastDayResult));
  FillLanes<uint8_t>(status, 0);
  if (!InForce(measure.document)) return;
  const auto bits = [&](size_t operand) { return Bits(slots.operands[operand]); };
  const bool recommended = measure.force == check::Force::Recommended;
  const literal::CountingMode counting = program_.documents[measure.document].counting;
  bool touched = false;
  const auto concerned = [&](int64_t w) {
    return bits(lower::kMeasureTriggerMay)[w] | bits(lower::kMeasureIfSuspendedMay)[w] |
           bits(lower::kMeasureIfEndedMay)[w];
  };
  ForSubjects(concerned, [&](int64_t subject) {
    const int64_t i = subject - subjects().base_row;
    const auto truth = [&](size_t operand) { return TruthAt(bits(operand), bits(operand + 1), i); };
    const Truth trigger = truth(lower::kMeasureTriggerMust);
    Truth decision = check::kUnknown;
    if (recommended && trigger.is_true()) decision = DecisionOn(id, subject);
    MeasureStatus result =
        check::StatusOfMeasure(trigger, truth(lower::kMeasureIfSuspendedMust),
                               truth(lower::kMeasureIfEndedMust), recommended, decision);
    if (result == MeasureStatus::NotApplicable) return;
    // From the first of the lists that it stands on; until the end of its own term.
    int32_t begins = check::kNoDate;
    for (size_t k = lower::kMeasureLists; k < slots.operands.size(); k += 2) {
      const auto on = static_cast<ListStatus>(At<uint8_t>(slots.operands[k])[i]);
      if (on != ListStatus::Listed && on != ListStatus::Suspended) continue;
      const int32_t since = At<int32_t>(slots.operands[k + 1])[i];
      if (since == check::kNoDate) continue;
      begins = begins == check::kNoDate ? since : std::min(begins, since);
    }
    int32_t ends = check::kNoDate;
    if (measure.at_most != 0 && begins != check::kNoDate) {
      ends = LastDay(begins, measure.at_most, counting);
      if (ends != check::kNoDate && facts_.as_of() > ends && EndsWithTerm(result)) {
        result = MeasureStatus::Ended;
      }
    }
    status[i] = static_cast<uint8_t>(result);
    from[i] = begins;
    last_day[i] = ends;
    SetBit(touched_.data(), i);
    touched = true;
  });
  if (touched) touched_measures_.push_back(id.index());
}

// The latest decision recorded; U where one may be missing, or may be about this measure.
Truth HostCalls::DecisionOn(check::MeasureId id, int64_t subject) const {
  const check::WellKnown& known = program_.well_known;
  if (!known.execution.is_valid()) return check::kUnknown;
  if (!facts_.IsComplete(known.execution, subject)) return check::kUnknown;
  Truth decision = check::kUnknown;
  int64_t latest = INT64_MIN;
  const auto [first, last] = facts_.RowsBelow(known.execution, subject);
  for (int64_t row = first; row < last; ++row) {
    if (!facts_.Exists(known.execution, row)) continue;
    const check::Range about = facts_.Read(known.execution_measure, row);
    const check::Range date = facts_.Read(known.execution_date, row);
    if (about.is_absent() || date.is_absent()) continue;
    if (!about.is_known()) return check::kUnknown;
    if (about.lo != names_.measures[id.index()]) continue;
    if (!date.is_known()) return check::kUnknown;
    if (date.lo > facts_.as_of() || date.lo < latest) continue;
    latest = date.lo;
    const check::Range what = facts_.Read(known.execution_decision, row);
    decision = !what.is_known()                    ? check::kUnknown
               : what.lo == known.decision_applied ? check::kTrue
               : what.lo == known.decision_refused ? check::kFalse
                                                   : check::kUnknown;
  }
  return decision;
}

}  // namespace xinze::jit
