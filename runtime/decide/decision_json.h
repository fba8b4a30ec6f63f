// Decisions as NDJSON: one object a line, `xinze.decision/1` (docs/schema/decision.schema.json).
#ifndef XINZE_RUNTIME_DECIDE_DECISION_JSON_H_
#define XINZE_RUNTIME_DECIDE_DECISION_JSON_H_

#include <string>

#include "compiler/check/program.h"
#include "runtime/decide/decision.h"

namespace xinze::decide {

// Appends the decision and a line end to `out`.
void AppendJson(const check::Program& program, const Question& question, const Decision& decision,
                std::string& out);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_DECISION_JSON_H_
