// Explanations for people: the answer on a list or a measure, and down to the fields of records and
// the words of the clause why it is so, or why it is not.
//
// Input: an explanation of the interpreter, the program, the batch, the sources. Output: text of
// nested sentences, in Chinese or English. Facts are stated as sentences with the values that were
// read (condition_text.h), reasons nest below what they are reasons for (explanation_items.h), each
// clause is quoted where it is first met, a reason given once is referred to afterwards. Names
// stand as the policies have them.
#ifndef XINZE_RUNTIME_DECIDE_EXPLANATION_TEXT_H_
#define XINZE_RUNTIME_DECIDE_EXPLANATION_TEXT_H_

#include <string>

#include "runtime/decide/explanation_context.h"
#include "runtime/interp/explain.h"

namespace xinze::decide {

std::string ExplanationText(const ExplanationContext& context,
                            const interp::Explanation& explanation);

// What the answer rests on first of all, in half a line: 不具备条件——…; of a list or a measure.
std::string GroundText(const ExplanationContext& context, const interp::Explanation& explanation);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_EXPLANATION_TEXT_H_
