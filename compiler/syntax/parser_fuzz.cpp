// Any bytes that are UTF-8, as a plain file (first byte even) or a literate one, parse without a
// crash; where they parse without findings, printing and reading again gives the same tree.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/parser.h"
#include "compiler/syntax/printer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace xinze;
  if (size == 0) return 0;
  base::SourceStore store;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto id = store.Add(data[0] % 2 == 0 ? "a.xinze" : "a.xinze.md", text);
  if (!id.ok()) return 0;
  diagnostics::Diagnostics sink;
  syntax::SyntaxTree tree = syntax::Parse(store[*id], sink);
  if (!sink.empty()) return 0;
  tree.front_matter.clear();
  const std::string printed = syntax::Print(tree);
  const auto again = store.Add("b.xinze", printed);
  diagnostics::Diagnostics none;
  if (!again.ok() ||
      syntax::DumpTree(syntax::Parse(store[*again], none)) != syntax::DumpTree(tree)) {
    std::abort();
  }
  return 0;
}
