// What a run did, as its report says it beside the output: `NAME.run.json` for `NAME.ndjson`.
//
// Invariants: subject lines in = decisions + subject rejects; records in = records used, rejected,
// set aside or fallen with their subject. Nothing in it depends on the clock, on threads or on the
// sizes of batches.
#ifndef XINZE_RUNTIME_DECIDE_RUN_REPORT_H_
#define XINZE_RUNTIME_DECIDE_RUN_REPORT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "compiler/check/program.h"
#include "compiler/diagnostics/code.h"
#include "runtime/decide/decision.h"
#include "runtime/record/ndjson.h"

namespace xinze::decide {

struct RunReport {
  record::Accounts accounts;
  std::vector<record::InputFile> inputs;
  uint64_t decisions = 0;
  // By status in Chinese: how many entries there are.
  std::map<std::string, uint64_t> list_statuses, measure_statuses;
  std::string digest;  // Of all decisions, whatever their order: 64 hexadecimal digits.
};

// A JSON object (docs/schema/run.schema.json) and a line end.
std::string PrintRunReport(const RunReport& report, const check::Program& program,
                           const Question& question, diagnostics::Language language);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_RUN_REPORT_H_
