// For the tests of this folder: the standard library with a policy of a few lines behind it.
#ifndef XINZE_COMPILER_CHECK_CHECK_FIXTURE_H_
#define XINZE_COMPILER_CHECK_CHECK_FIXTURE_H_

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/syntax/parser.h"

namespace xinze::check {

struct Checked {
  base::SourceStore sources;
  diagnostics::Diagnostics sink;
  std::vector<syntax::SyntaxTree> trees;
  CheckResult result;

  const Program& program() const { return *result.program; }
  // The first diagnostic of a code and the text of its span; empty if there is none.
  const diagnostics::Diagnostic* Find(diagnostics::Code code) const {
    for (const diagnostics::Diagnostic& diagnostic : sink.all()) {
      if (diagnostic.code == code) return &diagnostic;
    }
    return nullptr;
  }
  std::string TextOf(const diagnostics::Diagnostic& diagnostic) const {
    const base::SourceFile* file = sources.Find(diagnostic.span.source);
    return file == nullptr ? std::string() : std::string(file->text(diagnostic.span));
  }
  std::string Messages() const {
    std::string out;
    for (const diagnostics::Diagnostic& diagnostic : sink.all()) {
      out += std::string(diagnostics::CodeId(diagnostic.code)) + " " +
             diagnostic.message(diagnostics::Language::kZh) + " [" + TextOf(diagnostic) + "]\n";
    }
    return out;
  }
};

inline std::string ReadWholeFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Each source is (name, text); with_library puts stdlib in front.
inline Checked CheckSources(const std::vector<std::pair<std::string, std::string>>& sources,
                            const CheckOptions& options = {}, bool with_library = true) {
  Checked checked;
  std::vector<std::pair<std::string, std::string>> all;
  if (with_library) {
    for (const char* name : {"vocabulary.xinze", "schema.xinze", "predicates.xinze"}) {
      all.emplace_back(name,
                       ReadWholeFile(std::filesystem::path(XINZE_SOURCE_DIR) / "stdlib" / name));
    }
  }
  all.insert(all.end(), sources.begin(), sources.end());
  for (const auto& [name, text] : all) {
    const auto id = checked.sources.Add(name, text);
    checked.trees.push_back(syntax::Parse(checked.sources[*id], checked.sink));
  }
  checked.result = Check(checked.trees, checked.sources, options, checked.sink);
  return checked;
}

inline Checked CheckText(const std::string& text, const CheckOptions& options = {}) {
  return CheckSources({{"policy.xinze", text}}, options);
}

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_CHECK_FIXTURE_H_
