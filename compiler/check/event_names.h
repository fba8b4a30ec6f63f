// The names by which recorded events (程序事件) reach the policies: of procedures and of steps.
//
// An event whose 程序 or 步骤 is misspelt would otherwise fall away in silence: a step that no
// policy knows of a procedure leaves its lists unknown (docs/semantics.md, section 5.1), and
// readers of records tell of both.
#ifndef XINZE_COMPILER_CHECK_EVENT_NAMES_H_
#define XINZE_COMPILER_CHECK_EVENT_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/ids.h"
#include "compiler/check/program.h"

namespace xinze::check {

// Steps that the policies know of each procedure beside those that it declares, ascending: texts
// that a condition compares 步骤 with. One that stands in a condition that names procedures (程序
// 是 “黑名单认定” 且 步骤 是 “转交”) is a step of these; any other one may be of every procedure.
base::IdVector<ProcedureId, std::vector<std::string>> FurtherSteps(const Program& program);

// All names of procedures that the policies know, ascending: those declared, and texts that a
// condition compares 程序 with.
std::vector<std::string> NamesOfProcedures(const Program& program);

// Whether `text` names a step that is declared, or is one of the further ones.
bool KnowsStep(const Procedure& procedure, const std::vector<std::string>& further_steps,
               std::string_view text);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_EVENT_NAMES_H_
