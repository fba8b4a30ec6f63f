#include "runtime/jit/host_calls.h"

#include <cstring>

#include "compiler/base/check.h"

namespace xinze::jit {

HostCalls::HostCalls(const lower::LoweredProgram& lowered, const HostTables& tables,
                     const NameIds& names, const FactReader& facts)
    : lowered_(lowered), tables_(tables), names_(names), facts_(facts), program_(facts.program()) {}

void HostCalls::BeginTile(const xinze_kernel_args& args) {
  args_ = &args;
  touched_.assign(static_cast<size_t>(subjects().words), 0);
  folded_by_reference_.assign(static_cast<size_t>(subjects().words), 0);
  touched_lists_.clear();
  touched_measures_.clear();
  some_entry_ended_ = false;
}

void HostCalls::Run(ir::ValueId id) {
  const auto index = static_cast<size_t>(lowered_.module[id].immediate);
  const ir::HostCall& call = lowered_.module.host_calls[index];
  const Slots& slots = tables_.calls[index];
  switch (call.kind) {
    case ir::HostCall::Kind::FoldProcedures:
      return FoldProcedures(slots);
    case ir::HostCall::Kind::ListStatus:
      return GiveListStatus(slots, call.list);
    case ir::HostCall::Kind::MeasureStatus:
      return GiveMeasureStatus(slots, call.measure);
    case ir::HostCall::Kind::InOffice:
      return AnswerInOffice(slots, call);
    case ir::HostCall::Kind::Emit:
      return Emit(slots);
  }
  XINZE_UNREACHABLE("host call {}", static_cast<int>(call.kind));
}

void HostCalls::ClearBits(uint64_t* bits, check::EntityId entity) const {
  if (bits == nullptr) return;
  std::memset(bits, 0, static_cast<size_t>(DomainOf(entity).words) * sizeof(uint64_t));
}

bool HostCalls::InForce(check::DocumentId document) const {
  const check::Document& d = program_.documents[document];
  return d.in_force_from <= facts_.as_of() && facts_.as_of() < d.in_force_until;
}

}  // namespace xinze::jit
