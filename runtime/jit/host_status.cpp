// The status of lists and measures from the tables of check/status.h.
#include <cstring>

#include "compiler/check/status_rules.h"
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

}  // namespace

ListStatus HostCalls::StatusOf(const check::List& list, const ListFacts& facts) const {
  const Truth criteria = facts.state == ProcedureState::Exited ? facts.later : facts.criteria;
  return check::StatusOn(program_, list, InForce(list.document), criteria, facts.state, facts.exit,
                         facts.suspended);
}

// The support of a determination that named nothing, or of C over later records; a term that runs
// from the first day of a computed list's run.
bool HostCalls::RestsOnOtherDays(const Slots& slots, check::ListId id, const ListFacts& facts,
                                 ListStatus status, int64_t i) const {
  if (tables_.begins_a_term[id.index()] && status == ListStatus::Listed) return true;
  if (!program_.lists[id].support_entity.is_valid()) return false;
  if (facts.state == ProcedureState::Exited) return facts.later.must;
  return check::HasDetermination(facts.state) &&
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
    since[i] =
        began != nullptr && check::ShowsSince(result, facts.state) ? began[i] : check::kNoDate;
    if (shows != nullptr && check::ShowsRecords(result, facts.state)) SetBit(shows, i);
    SetBit(touched_.data(), i);
    touched = true;
  });
  if (touched) touched_lists_.push_back(id.index());
}

void HostCalls::GiveMeasureStatus(const Slots& slots, check::MeasureId id) {
  const check::Measure& measure = program_.measures[id];
  auto* status = At<uint8_t>(slots.result(lower::kMeasureStatusResult));
  auto* from = At<int32_t>(slots.result(lower::kMeasureFromResult));
  auto* last_day = At<int32_t>(slots.result(lower::kMeasureLastDayResult));
  FillLanes<uint8_t>(status, 0);
  if (!InForce(measure.document)) return;
  const auto bits = [&](size_t operand) { return Bits(slots.operands[operand]); };
  const bool recommended = measure.force == check::Force::Recommended;
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
    const int32_t ends = check::LastDayOfTerm(program_, measure, begins);
    if (ends != check::kNoDate && facts_.as_of() > ends && check::EndsWithTerm(result)) {
      result = MeasureStatus::Ended;
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
