// A compilation: the phases in order, each timed.
//
// Input: files or folders of the library and of policies, and options. Output: the sources, the
// syntax trees, the diagnostics and, where no diagnostic is an error, the checked program.
// Invariants: the same files and options give the same program, on any machine and in any working
// directory; diagnostics of every phase that could run are kept.
#ifndef XINZE_COMPILER_DRIVER_COMPILATION_H_
#define XINZE_COMPILER_DRIVER_COMPILATION_H_

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/check/check.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace xinze::driver {

struct Timing {
  std::string_view phase;
  double milliseconds = 0;
};

struct CompileOptions {
  std::vector<std::filesystem::path> paths;  // The library first, then policies.
  check::CheckOptions check;
};

struct Compilation {
  base::SourceStore sources;
  diagnostics::Diagnostics diagnostics;
  std::vector<syntax::SyntaxTree> trees;
  std::optional<check::Program> program;
  std::vector<Timing> timings;
  // Whether every file could be read: where not, the surroundings failed and not the policy.
  bool inputs_read = true;
};

Compilation Compile(const CompileOptions& options);

struct NamedText {
  std::string name;  // As of a file: *.xinze, *.xinze.md.
  std::string text;
};

// Compiles texts that are in no file, after the library; for tests and tools.
Compilation CompileTexts(std::vector<NamedText> texts, const CompileOptions& options);
Compilation CompileText(std::string name, std::string text, const CompileOptions& options);

}  // namespace xinze::driver

#endif  // XINZE_COMPILER_DRIVER_COMPILATION_H_
