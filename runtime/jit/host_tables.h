// What host calls look up again and again: made once a program (HostTables) or once a call
// (NameIds), read by all threads.
#ifndef XINZE_RUNTIME_JIT_HOST_TABLES_H_
#define XINZE_RUNTIME_JIT_HOST_TABLES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/check/program.h"
#include "compiler/lower/program_to_ir.h"
#include "runtime/jit/text_finder.h"

namespace xinze::jit {

struct HostTables {
  HostTables(const check::Program& program, const lower::LoweredProgram& lowered);

  // By index into ir::Module::host_calls: slots of operands, and of results (-1: nobody reads it).
  struct CallSlots {
    std::vector<int32_t> operands;
    std::vector<int32_t> results;
    int32_t result(int64_t index) const {
      return index < static_cast<int64_t>(results.size()) ? results[static_cast<size_t>(index)]
                                                          : -1;
    }
  };
  std::vector<CallSlots> calls;
  std::vector<std::vector<check::ListId>> lists_of_procedure;
  base::IdVector<check::ProcedureId, std::vector<std::string>> further_steps;
  // By list: whether the term of some measure runs from the beginning of its run (a list without
  // procedure), which no single day tells.
  std::vector<bool> begins_a_term;
  // The first operand of Emit for each list and measure, and that of the incomplete 责任人.
  std::vector<size_t> emit_list, emit_measure;
  size_t emit_role_incomplete = 0;
};

// Names of the program as text ids of a batch; -1: not in it. A batch holds a text once.
struct NameIds {
  NameIds(const check::Program& program, const HostTables& tables, const TextIds& texts);

  std::vector<int32_t> lists, measures, procedures;
  std::vector<std::vector<int32_t>> steps;  // of each procedure
  // Steps of each procedure that policies know beside those declared (-1 left out).
  std::vector<std::vector<int32_t>> further_steps;
};

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_HOST_TABLES_H_
