// Decisions for people: a few lines a subject.
#ifndef XINZE_RUNTIME_DECIDE_DECISION_TEXT_H_
#define XINZE_RUNTIME_DECIDE_DECISION_TEXT_H_

#include <string>

#include "compiler/check/program.h"
#include "compiler/diagnostics/code.h"
#include "runtime/decide/decision.h"

namespace xinze::decide {

void AppendText(const check::Program& program, const Decision& decision,
                diagnostics::Language language, std::string& out);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_DECISION_TEXT_H_
