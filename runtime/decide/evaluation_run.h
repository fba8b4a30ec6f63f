// A run over files of subjects: read, evaluate, decide, write.
//
// Input: NDJSON files, an engine, a question. Output: a decision for every subject that could be
// read, in the order of the lines, a reject for every row that could not, and the accounts of both.
// Invariants: memory does not grow with the length of the files; outputs appear when they are
// complete; the decisions are the same for any number of threads and any batch size.
#ifndef XINZE_RUNTIME_DECIDE_EVALUATION_RUN_H_
#define XINZE_RUNTIME_DECIDE_EVALUATION_RUN_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/check/program.h"
#include "compiler/diagnostics/code.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/engine.h"
#include "runtime/record/ndjson.h"

namespace xinze::decide {

struct RunOptions {
  std::vector<std::string> files;  // "-": standard input
  std::string out = "-";
  std::string rejects;  // Empty: rejects are only noticed on stderr.
  bool table = false;   // Else NDJSON.
  int threads = 1;
  int64_t max_rejects = -1;             // Beyond it the run ends (XZ1011); negative: no bound.
  std::vector<int32_t> complete_until;  // By entity (--coverage); empty: complete.
  DecisionOptions decision;
  diagnostics::Language language = diagnostics::Language::kZh;
};

struct RunReport {
  record::Accounts accounts;
  uint64_t decisions = 0;
  // By status in Chinese: how many entries there are.
  std::map<std::string, uint64_t> list_statuses, measure_statuses;
  std::string digest;  // Of all decisions, whatever their order: 64 hexadecimal digits.
};

struct RunCallbacks {
  std::function<void(const record::Reject&)> on_reject;
  std::function<void(uint64_t decisions)> on_progress;  // After each batch.
};

base::Result<RunReport> RunEvaluation(const check::Program& program, const Engine& engine,
                                      const Question& question, const RunOptions& options,
                                      const RunCallbacks& callbacks);

// The run as a JSON object (docs/schema/run.schema.json).
std::string PrintRunReport(const RunReport& report, const check::Program& program,
                           const Question& question, const RunOptions& options);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_EVALUATION_RUN_H_
