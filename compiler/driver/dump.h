// What each stage made, as text: `--dump=PHASE`.
#ifndef XINZE_COMPILER_DRIVER_DUMP_H_
#define XINZE_COMPILER_DRIVER_DUMP_H_

#include <string>
#include <string_view>

#include "compiler/base/result.h"
#include "compiler/driver/compilation.h"

namespace xinze::driver {

// tokens and ast: of every file; program, ir: of the whole. (What LLVM makes of it: runtime/jit.)
// Errors: XZ1009 for an unknown phase, or one that was not reached because of diagnostics.
base::Result<std::string> Dump(const Compilation& compilation, std::string_view phase);

}  // namespace xinze::driver

#endif  // XINZE_COMPILER_DRIVER_DUMP_H_
