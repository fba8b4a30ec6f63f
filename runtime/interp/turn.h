// What turns an answer on the day after its last: the difference between two trees.
//
// Input: the explanations of one list or measure on that last day and on the day after. Output: the
// nodes of the later one on which its answer rests and that are not as they were, each the deepest
// of its kind: a comparison with the day asked about, an event's date, a document no longer in
// force, a collection not complete any more, a measure's own term. Of a list that an expression
// asks about: that list, with what turned it below. Invariants: none where a tree is truncated; a
// node that reads as before is never given. docs/semantics.md, section 9.3.
#ifndef XINZE_RUNTIME_INTERP_TURN_H_
#define XINZE_RUNTIME_INTERP_TURN_H_

#include <vector>

#include "runtime/interp/explain.h"

namespace xinze::interp {

std::vector<Node> WhatTurned(const check::Program& program, const Explanation& before,
                             const Explanation& after);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_TURN_H_
