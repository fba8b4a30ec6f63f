// Any text that is UTF-8, behind the standard library, as a plain file (first byte even) or a
// literate one: the checker neither fails nor hangs, every finding has a place in a file, and there
// is a program exactly where nothing is an error.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "compiler/base/check.h"
#include "compiler/check/check.h"
#include "compiler/check/check_fixture.h"
#include "compiler/syntax/parser.h"

namespace xinze::check {
namespace {

// The library is read and parsed once; its trees stand for any store that has it in front.
struct Library {
  Library() {
    base::SourceStore sources;
    diagnostics::Diagnostics sink;
    for (const char* name : {"vocabulary.xinze", "schema.xinze", "predicates.xinze"}) {
      texts.emplace_back(name,
                         ReadWholeFile(std::filesystem::path(XINZE_SOURCE_DIR) / "stdlib" / name));
      const auto id = sources.Add(name, texts.back().second);
      trees.push_back(syntax::Parse(sources[*id], sink));
    }
    XINZE_CHECK(sink.empty());
  }

  std::vector<std::pair<std::string, std::string>> texts;
  std::vector<syntax::SyntaxTree> trees;
};

void CheckOne(bool literate, const std::string& text) {
  static const Library library;
  base::SourceStore sources;
  for (const auto& [name, content] : library.texts) XINZE_CHECK(sources.Add(name, content).ok());
  const auto id = sources.Add(literate ? "a.xinze.md" : "a.xinze", text);
  if (!id.ok()) return;
  diagnostics::Diagnostics sink;
  std::vector<syntax::SyntaxTree> trees = library.trees;
  trees.push_back(syntax::Parse(sources[*id], sink));
  const bool parsed = !sink.has_errors();
  const CheckResult result = Check(trees, sources, {}, sink);
  XINZE_CHECK(!parsed || result.program.has_value() == !sink.has_errors());
  for (const diagnostics::Diagnostic& diagnostic : sink.all()) {
    XINZE_CHECK(!diagnostic.message(diagnostics::Language::kZh).empty());
    const base::SourceFile* file = sources.Find(diagnostic.span.source);
    XINZE_CHECK(file != nullptr && diagnostic.span.begin <= diagnostic.span.end &&
                diagnostic.span.end <= file->text().size());
  }
}

}  // namespace
}  // namespace xinze::check

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  xinze::check::CheckOne(data[0] % 2 == 1,
                         std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  return 0;
}
