// What the tests of this folder share.
#ifndef XINZE_COMPILER_SYNTAX_TEST_SUPPORT_H_
#define XINZE_COMPILER_SYNTAX_TEST_SUPPORT_H_

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/parser.h"
#include "compiler/syntax/printer.h"

namespace xinze::syntax {

// A text and all that parsing it gives.
class Parsed {
 public:
  explicit Parsed(std::string text, const std::string& path = "test.xinze")
      : id_(*store_.Add(path, std::move(text))), tree_(Parse(store_[id_], sink_)) {}

  const base::SourceFile& source() const { return store_[id_]; }
  const SyntaxTree& tree() const { return tree_; }
  const diagnostics::Diagnostics& sink() const { return sink_; }
  std::string dump() const { return DumpTree(tree_); }
  std::string print() const { return Print(tree_); }

  // Each finding as `line XZcode message`, in the order of their places.
  std::vector<std::string> findings() const {
    std::vector<std::string> out;
    for (const diagnostics::Diagnostic& found : sink_.Sorted(store_)) {
      out.push_back(std::to_string(source().position(found.span.begin).line) + " " +
                    std::string(diagnostics::CodeId(found.code)) + " " +
                    found.message(diagnostics::Language::kZh));
    }
    return out;
  }

  // The text after the edits of fix `fix` of finding `finding`.
  std::string fixed(size_t finding, size_t fix = 0) const {
    std::vector<diagnostics::Edit> edits = sink_.all()[finding].fixes[fix];
    std::string text(source().text());
    std::sort(edits.begin(), edits.end());
    std::reverse(edits.begin(), edits.end());
    for (const diagnostics::Edit& edit : edits) {
      text.replace(edit.span.begin, edit.span.size(), edit.replacement);
    }
    return text;
  }

 private:
  base::SourceStore store_;
  base::SourceId id_;
  diagnostics::Diagnostics sink_;
  SyntaxTree tree_;
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_TEST_SUPPORT_H_
