// A run over files of subjects: read, evaluate, decide, write.
//
// Input: NDJSON files, an engine, a question. Output: a decision for every subject that could be
// read, in the order of the lines, a reject for every row that could not, and the accounts of both.
// Invariants: memory does not grow with the length of the files but for the identifiers read; no
// output appears before all of them are complete and durable, the report last; all are the same for
// any number of threads and any batch size.
#ifndef XINZE_RUNTIME_DECIDE_EVALUATION_RUN_H_
#define XINZE_RUNTIME_DECIDE_EVALUATION_RUN_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/base/source.h"
#include "compiler/check/program.h"
#include "compiler/diagnostics/code.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/engine.h"
#include "runtime/decide/run_report.h"
#include "runtime/record/ndjson.h"

namespace xinze::decide {

struct RunOptions {
  std::vector<std::string> files;  // "-": standard input
  std::string out = "-";
  std::string rejects;  // Empty: rejects are only noticed on stderr.
  std::string report;   // What was done, and how much; empty: none is written.
  bool table = false;   // Else NDJSON.
  int threads = 1;
  int64_t batch_subjects = 4096;
  int64_t max_rejects = -1;             // Beyond it the run ends (XZ1011); negative: no bound.
  std::vector<int32_t> complete_until;  // By entity (--coverage); empty: complete.
  DecisionOptions decision;
  // Where set, every decision carries the explanations of its entries, which quote these.
  const base::SourceStore* explain_from = nullptr;
  diagnostics::Language language = diagnostics::Language::kZh;
};

// Called by the thread that runs the evaluation.
struct RunCallbacks {
  std::function<void(const record::Reject&)> on_reject;
  // After each batch.
  std::function<void(uint64_t decisions, uint64_t bytes_read)> on_progress;
};

// Errors: XZ0930, XZ0931 of an input; XZ1010 of an output; XZ1011. With any of them no decision is
// released; the rejects are with XZ1011, since they are its reason.
base::Result<RunReport> RunEvaluation(const check::Program& program, const Engine& engine,
                                      const Question& question, const RunOptions& options,
                                      const RunCallbacks& callbacks);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_EVALUATION_RUN_H_
