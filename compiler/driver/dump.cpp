#include "compiler/driver/dump.h"

#include <fmt/core.h>

#include "compiler/check/check.h"
#include "compiler/ir/module.h"
#include "compiler/lower/program_to_ir.h"
#include "compiler/passes/passes.h"
#include "compiler/syntax/parser.h"
#include "compiler/syntax/printer.h"

namespace xinze::driver {
namespace {

template <typename DumpFile>
std::string OfEachFile(const Compilation& compilation, DumpFile dump) {
  std::string text;
  for (size_t i = 0; i < compilation.trees.size(); ++i) {
    const base::SourceFile& file = *compilation.sources.files()[i];
    text += fmt::format("-- {}\n{}", file.path(), dump(file, compilation.trees[i]));
  }
  return text;
}

}  // namespace

base::Result<std::string> Dump(const Compilation& compilation, std::string_view phase) {
  if (phase == "tokens") {
    return OfEachFile(compilation, [](const base::SourceFile& file, const syntax::SyntaxTree&) {
      return syntax::DumpTokens(file);
    });
  }
  if (phase == "ast") {
    return OfEachFile(compilation, [](const base::SourceFile&, const syntax::SyntaxTree& tree) {
      return syntax::DumpTree(tree);
    });
  }
  if (phase != "program" && phase != "ir" && phase != "llvm") {
    return base::Error{"XZ1009", fmt::format("没有名为 {} 的阶段", phase),
                       fmt::format("there is no phase {}", phase)};
  }
  if (!compilation.program) {
    return base::Error{"XZ1009", fmt::format("有错误，未到达 {} 阶段", phase),
                       fmt::format("errors stop before phase {}", phase)};
  }
  if (phase == "program") {
    return check::PrintProgram(*compilation.program);
  }
  lower::LoweredProgram lowered = lower::ProgramToIr(*compilation.program);
  passes::RunPasses(lowered.module);
  return ir::Print(lowered.module);
}

}  // namespace xinze::driver
