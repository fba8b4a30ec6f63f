// The reference interpreter: what the policies say of one subject on one day.
//
// Input: a checked program, a batch of facts, a subject's row in it, the day asked about. Output:
// the status of every list and measure, in the canonical order of outcome.h. Invariants: written
// for clarity, straight from the checked program; a pure function of its arguments; where the
// native code differs, the native code is wrong. docs/semantics.md says what it computes, section
// by section; each function names the section that it implements.
//
// Until when an answer stands is asked of timeline.h.
#ifndef XINZE_RUNTIME_INTERP_INTERPRETER_H_
#define XINZE_RUNTIME_INTERP_INTERPRETER_H_

#include <cstdint>

#include "compiler/abi/columns.h"
#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "runtime/interp/tables.h"

namespace xinze::interp {

// Keeps what is computed of a program once. Const calls may run on several threads at once.
class Interpreter {
 public:
  // The program must outlive the interpreter.
  explicit Interpreter(const check::Program& program) : program_(program), tables_(program) {}

  // `as_of` is in days since 1970-01-01; `subject_row` a row of the batch's first table.
  check::SubjectOutcome Evaluate(const xinze_batch& batch, int64_t subject_row,
                                 int32_t as_of) const;

  // A predicate over the subject: what 测试 blocks assert.
  check::Truth EvaluatePredicate(const xinze_batch& batch, int64_t subject_row, int32_t as_of,
                                 check::ExprId predicate) const;

  // Whether the value of an expression over the subject, of any type, is not known.
  bool IsOpen(const xinze_batch& batch, int64_t subject_row, int32_t as_of,
              check::ExprId expression) const;

  const check::Program& program() const { return program_; }
  const ProgramTables& tables() const { return tables_; }

 private:
  const check::Program& program_;
  ProgramTables tables_;
};

// Evaluates one subject without keeping anything.
check::SubjectOutcome Evaluate(const check::Program& program, const xinze_batch& batch,
                               int64_t subject_row, int32_t as_of);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_INTERPRETER_H_
