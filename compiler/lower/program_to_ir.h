// Lowering: a checked program -> the columnar IR.
//
// Input: a program that VerifyProgram accepts. Output: a module that ir::Verify accepts, whose one
// root emits what NativeResults holds, and what the runtime must know to feed it. Every expression
// is evaluated over the rows of the deepest entity that it reads, and broadcast where it is read
// deeper. What the procedures' events amount to, the status tables and offices held are host calls
// (host_call_layout.h).
#ifndef XINZE_COMPILER_LOWER_PROGRAM_TO_IR_H_
#define XINZE_COMPILER_LOWER_PROGRAM_TO_IR_H_

#include <vector>

#include "compiler/check/program.h"
#include "compiler/ir/module.h"

namespace xinze::lower {

// What the runtime reads beside the module.
struct LoweredProgram {
  ir::Module module;
  // By measure: the lists that the trigger stands on (asked positively for 在列 or 暂停),
  // ascending.
  std::vector<std::vector<check::ListId>> positive_lists;
};

LoweredProgram ProgramToIr(const check::Program& program);

}  // namespace xinze::lower

#endif  // XINZE_COMPILER_LOWER_PROGRAM_TO_IR_H_
