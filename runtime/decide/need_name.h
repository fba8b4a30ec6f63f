// What an open answer waits for, by its name in the policies.
#ifndef XINZE_RUNTIME_DECIDE_NEED_NAME_H_
#define XINZE_RUNTIME_DECIDE_NEED_NAME_H_

#include <string>

#include "compiler/check/program.h"
#include "runtime/interp/explain.h"

namespace xinze::decide {

// Of the field, collection, definition, parameter, document or list; of the definition or list
// whose rule gives no answer, where only an expression of it is known.
std::string NameOfNeed(const check::Program& program, const interp::Need& need);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_NEED_NAME_H_
