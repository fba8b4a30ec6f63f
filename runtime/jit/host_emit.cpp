// Results of the subjects of a tile to whom anything applies.
#include "compiler/base/check.h"
#include "compiler/lower/host_call_layout.h"
#include "runtime/jit/host_calls.h"

namespace xinze::jit {

using check::MeasureStatus;

namespace {

// The status for a person who may or may not be aimed at.
MeasureStatus IfPossiblyAimedAt(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::Active:
    case MeasureStatus::ToVerify:
    case MeasureStatus::Suspended:
    case MeasureStatus::Discretion:
    case MeasureStatus::Applied:
      return MeasureStatus::ToVerify;
    case MeasureStatus::NotApplicable:
    case MeasureStatus::Ended:
    case MeasureStatus::NotApplied:
      return MeasureStatus::NotApplicable;
  }
  XINZE_UNREACHABLE("measure status {}", static_cast<int>(status));
}

}  // namespace

void HostCalls::Emit(const Slots& slots) {
  // Host calls of one level come in the order of their ids, but levels differ.
  std::sort(touched_lists_.begin(), touched_lists_.end());
  std::sort(touched_measures_.begin(), touched_measures_.end());
  const auto of_word = [&](int64_t w) { return touched_[static_cast<size_t>(w)]; };
  ForSubjects(of_word, [&](int64_t subject) {
    if (EmitNeed(slots, subject)) return;
    EmitLists(slots, subject);
    EmitMeasures(slots, subject);
  });
}

bool HostCalls::EmitNeed(const Slots& slots, int64_t subject) {
  const int64_t i = subject - subjects().base_row;
  const bool needed =
      TestBit(folded_by_reference_.data(), i) ||
      std::any_of(touched_lists_.begin(), touched_lists_.end(), [&](uint32_t list) {
        const size_t first = tables_.emit_list[list];
        return TestBit(Bits(slots.operands[first + lower::kEmitListNeedsReference]), i);
      });
  if (needed) results_.needs_reference.push_back(static_cast<int32_t>(subject));
  return needed;
}

void HostCalls::EmitLists(const Slots& slots, int64_t subject) {
  const int64_t i = subject - subjects().base_row;
  for (uint32_t list : touched_lists_) {
    const int32_t* operands = slots.operands.data() + tables_.emit_list[list];
    const uint8_t status = At<uint8_t>(operands[lower::kEmitListStatus])[i];
    if (status == 0) continue;
    results_.lists.push_back({static_cast<int32_t>(subject), static_cast<int32_t>(list),
                              static_cast<check::ListStatus>(status),
                              At<int32_t>(operands[lower::kEmitListSince])[i]});
    const check::EntityId entity = program_.lists[check::ListId(list)].support_entity;
    if (!entity.is_valid() || !TestBit(Bits(operands[lower::kEmitListShowsRecords]), i)) continue;
    const uint64_t* rows = Bits(operands[lower::kEmitListRecords]);
    const int64_t base = DomainOf(entity).base_row;
    const auto [first, last] = facts_.RowsBelow(entity, subject);
    for (int64_t row = first; row < last; ++row) {
      if (!TestBit(rows, row - base)) continue;
      results_.records.push_back(
          {static_cast<int32_t>(subject), static_cast<int32_t>(list), static_cast<int32_t>(row)});
    }
  }
}

void HostCalls::EmitMeasures(const Slots& slots, int64_t subject) {
  const int64_t i = subject - subjects().base_row;
  for (uint32_t measure : touched_measures_) {
    const int32_t* operands = slots.operands.data() + tables_.emit_measure[measure];
    const auto status =
        static_cast<MeasureStatus>(At<uint8_t>(operands[lower::kEmitMeasureStatus])[i]);
    if (status == MeasureStatus::NotApplicable) continue;
    results_.measures.push_back({static_cast<int32_t>(subject), static_cast<int32_t>(measure),
                                 status, At<int32_t>(operands[lower::kEmitMeasureFrom])[i],
                                 At<int32_t>(operands[lower::kEmitMeasureLastDay])[i]});
    EmitTargets(slots, subject, check::MeasureId(measure), status);
  }
}

void HostCalls::EmitTargets(const Slots& slots, int64_t subject, check::MeasureId measure,
                            MeasureStatus status) {
  const auto& targets = program_.measures[measure].targets;
  const check::EntityId role = program_.well_known.role;
  size_t operand = tables_.emit_measure[measure.index()] + lower::kEmitMeasureOperands;
  const auto push = [&](size_t target, int64_t row, MeasureStatus of_target) {
    if (of_target == MeasureStatus::NotApplicable) return;
    results_.targets.push_back({static_cast<int32_t>(subject),
                                static_cast<int32_t>(measure.index()), static_cast<int32_t>(target),
                                static_cast<int32_t>(row), of_target});
  };
  const MeasureStatus possible = IfPossiblyAimedAt(status);
  for (size_t t = 0; t < targets.size(); ++t) {
    if (targets[t].self || !role.is_valid()) continue;
    const uint64_t* must = Bits(slots.operands[operand]);
    const uint64_t* may = Bits(slots.operands[operand + 1]);
    operand += 2;
    const uint64_t* incomplete = Bits(slots.operands[tables_.emit_role_incomplete]);
    if (TestBit(incomplete, subject - subjects().base_row)) push(t, -1, possible);
    const auto [first, last] = facts_.RowsBelow(role, subject);
    for (int64_t row = first; row < last; ++row) {
      const int64_t at = row - DomainOf(role).base_row;
      if (TestBit(must, at)) {
        push(t, row, status);
      } else if (TestBit(may, at)) {
        push(t, row, possible);
      }
    }
  }
}

}  // namespace xinze::jit
