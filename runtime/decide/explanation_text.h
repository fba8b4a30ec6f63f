// Explanations for people: the proof tree as indented sentences, from the measure down to the
// fields of records and the words of the clause.
//
// Input: an explanation of the interpreter, the program, the batch, the sources. Output: text.
// Conditions are quoted as they stand in the policy, clauses as they stand in the law.
#ifndef XINZE_RUNTIME_DECIDE_EXPLANATION_TEXT_H_
#define XINZE_RUNTIME_DECIDE_EXPLANATION_TEXT_H_

#include <string>

#include "compiler/base/source.h"
#include "compiler/check/program.h"
#include "compiler/diagnostics/code.h"
#include "runtime/interp/explain.h"

namespace xinze::decide {

struct ExplanationContext {
  const check::Program& program;
  const xinze_batch& batch;
  const base::SourceStore& sources;
  diagnostics::Language language = diagnostics::Language::kZh;
  bool full = false;  // Also what was considered and does not bear on the answer.
};

std::string ExplanationText(const ExplanationContext& context,
                            const interp::Explanation& explanation);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_EXPLANATION_TEXT_H_
