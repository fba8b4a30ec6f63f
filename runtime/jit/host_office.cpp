// 行为时 在任: whether a person held the role when something was done that the measure rests on.
#include "compiler/lower/host_call_layout.h"
#include "runtime/jit/host_calls.h"

namespace xinze::jit {
namespace {

using check::Truth;

// Dates as the frame holds them: bounds with the infinities of I32, and rails of presence.
struct DateRange {
  int32_t lo, hi;
  bool must, may;
};

Truth LessEqual(const DateRange& a, const DateRange& b) {
  return {a.must && b.must && a.hi <= b.lo, a.may && b.may && a.lo <= b.hi};
}

}  // namespace

void HostCalls::AnswerInOffice(const Slots& slots, const ir::HostCall& call) {
  const check::EntityId role = program_.well_known.role;
  uint64_t* must = Bits(slots.result(lower::kInOfficeMust));
  uint64_t* may = Bits(slots.result(lower::kInOfficeMay));
  ClearBits(must, role);
  ClearBits(may, role);
  const auto operand = [&](int64_t index) { return slots.operands[static_cast<size_t>(index)]; };
  const auto date_at = [&](int64_t index, int64_t i) -> DateRange {
    return {At<int32_t>(operand(index))[i], At<int32_t>(operand(index + 1))[i],
            TestBit(Bits(operand(index + 2)), i), TestBit(Bits(operand(index + 3)), i)};
  };
  const uint64_t* active = Bits(operand(lower::kInOfficeActive));
  const uint64_t* records = Bits(operand(lower::kInOfficeRecords));
  const uint64_t* phantom = Bits(operand(lower::kInOfficePhantom));
  const auto of_word = [&](int64_t w) { return active[w]; };
  ForSubjects(of_word, [&](int64_t subject) {
    const bool others = TestBit(phantom, subject - subjects().base_row);
    const auto [first_role, last_role] = facts_.RowsBelow(role, subject);
    const auto [first_record, last_record] = facts_.RowsBelow(call.entity, subject);
    for (int64_t r = first_role; r < last_role; ++r) {
      const int64_t at_role = r - DomainOf(role).base_row;
      const DateRange from = date_at(lower::kInOfficeFrom, at_role);
      const DateRange until = date_at(lower::kInOfficeUntil, at_role);
      Truth held = others ? check::kUnknown : check::kFalse;
      for (int64_t record = first_record; record < last_record; ++record) {
        const int64_t at_record = record - DomainOf(call.entity).base_row;
        if (!TestBit(records, at_record)) continue;
        const DateRange day = date_at(lower::kInOfficeDateLo, at_record);
        const Truth open_ended = check::Not(Truth{until.must, until.may});
        held = check::Or(
            held, check::And(LessEqual(from, day), check::Or(open_ended, LessEqual(day, until))));
      }
      if (held.must && must != nullptr) SetBit(must, at_role);
      if (held.may && may != nullptr) SetBit(may, at_role);
    }
  });
}

}  // namespace xinze::jit
