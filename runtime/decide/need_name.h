// What an open answer waits for, by its name in the policies.
#ifndef XINZE_RUNTIME_DECIDE_NEED_NAME_H_
#define XINZE_RUNTIME_DECIDE_NEED_NAME_H_

#include <cstdint>
#include <optional>
#include <string>

#include "compiler/check/program.h"
#include "compiler/diagnostics/code.h"
#include "runtime/interp/explain.h"
#include "runtime/record/batch.h"

namespace xinze::decide {

// Of the field (that of a value that no text lists, too), collection, definition, parameter,
// document or list; of the definition or list whose rule gives no answer, where only an expression
// of it is known.
std::string NameOfNeed(const check::Program& program, const interp::Need& need);

// What the text leaves open, of a need for a rule: 行为“无照经营”未列入第二类（原文“等”未穷尽）.
// The words of an unlisted value stand in `records`; it may be null.
diagnostics::Phrase GapOf(const check::Program& program, const record::Batch* records,
                          const interp::Need& need);

// Where the end of working days is not known: that no published calendar reaches it.
std::optional<diagnostics::Phrase> UnpublishedText(const check::Program& program,
                                                   const interp::Need& need);

// Whether what the text leaves open is about a value that a record has.
bool IsAboutValue(const check::Program& program, const interp::Need& need);

// The words that a record gave for a value that the vocabulary does not list; empty if it lists it.
std::string UnlistedText(const check::Program& program, const record::Batch& records,
                         check::FieldId field, int64_t row);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_NEED_NAME_H_
