// The lists from whose day a measure counts: docs/semantics.md, section 7.3.
//
// A measure begins on the day since which the subject is on the first of the lists that its trigger
// asks for; a term of its own runs from that day.
#ifndef XINZE_COMPILER_CHECK_TRIGGER_LISTS_H_
#define XINZE_COMPILER_CHECK_TRIGGER_LISTS_H_

#include <vector>

#include "compiler/check/program.h"

namespace xinze::check {

// Those that `trigger` asks to be on, under an even number of 非; ascending, each once. Definitions
// are looked into where they are another name for an expression.
std::vector<ListId> TriggerLists(const Program& program, ExprId trigger);

// Whether `trigger` can hold only where the subject is on one of its TriggerLists: else it can hold
// on a day on which the measure has not begun, and its term never ends.
bool RestsOnLists(const Program& program, ExprId trigger);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_TRIGGER_LISTS_H_
