#include "runtime/jit/host_tables.h"

#include "compiler/check/event_names.h"
#include "compiler/lower/host_call_layout.h"

namespace xinze::jit {

HostTables::HostTables(const check::Program& program, const lower::LoweredProgram& lowered) {
  const ir::Module& module = lowered.module;
  calls.resize(module.host_calls.size());
  for (ir::ValueId id : module.values.ids()) {
    const ir::Instruction& v = module[id];
    if (v.op == ir::Op::HostCall) {
      for (ir::ValueId operand : v.operands) {
        calls[static_cast<size_t>(v.immediate)].operands.push_back(module.SlotOf(operand));
      }
    }
    if (v.op == ir::Op::Project) {
      auto& results = calls[static_cast<size_t>(module[v.operands[0]].immediate)].results;
      const auto index = static_cast<size_t>(v.immediate);
      if (results.size() <= index) results.resize(index + 1, -1);
      results[index] = module.SlotOf(id);
    }
  }
  further_steps = check::FurtherSteps(program);
  lists_of_procedure.resize(program.procedures.size());
  for (check::ListId id : program.lists.ids()) {
    const check::ProcedureId procedure = program.lists[id].procedure;
    if (procedure.is_valid()) lists_of_procedure[procedure.index()].push_back(id);
  }
  begins_a_term.resize(program.lists.size(), false);
  for (check::MeasureId id : program.measures.ids()) {
    if (program.measures[id].at_most == 0) continue;
    for (check::ListId list : lowered.positive_lists[id.index()]) {
      if (!program.lists[list].procedure.is_valid()) begins_a_term[list.index()] = true;
    }
  }
  size_t next = 0;
  for (size_t l = 0; l < program.lists.size(); ++l) {
    emit_list.push_back(next);
    next += lower::kEmitListOperands;
  }
  for (const check::Measure& measure : program.measures) {
    emit_measure.push_back(next);
    next += lower::kEmitMeasureOperands;
    for (const check::Target& target : measure.targets) {
      if (!target.self && program.well_known.role.is_valid()) next += 2;
    }
  }
  emit_role_incomplete = next;
}

NameIds::NameIds(const check::Program& program, const HostTables& tables, const TextIds& texts) {
  for (const check::List& list : program.lists) lists.push_back(texts.IdOf(list.name));
  for (const check::Measure& measure : program.measures) {
    measures.push_back(texts.IdOf(measure.name));
  }
  for (const check::Procedure& procedure : program.procedures) {
    procedures.push_back(texts.IdOf(procedure.name));
    std::vector<int32_t>& of_procedure = steps.emplace_back();
    for (const check::Step& step : procedure.steps) of_procedure.push_back(texts.IdOf(step.name));
  }
  for (const std::vector<std::string>& further : tables.further_steps) {
    std::vector<int32_t>& of_procedure = further_steps.emplace_back();
    for (const std::string& step : further) {
      if (const int32_t id = texts.IdOf(step); id >= 0) of_procedure.push_back(id);
    }
  }
}

}  // namespace xinze::jit
