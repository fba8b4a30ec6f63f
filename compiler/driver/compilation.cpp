#include "compiler/driver/compilation.h"

#include <chrono>
#include <utility>

#include "compiler/driver/source_discovery.h"
#include "compiler/syntax/parser.h"

namespace xinze::driver {
namespace {

using Clock = std::chrono::steady_clock;

template <typename Phase>
void Timed(Compilation& compilation, std::string_view name, Phase phase) {
  const Clock::time_point start = Clock::now();
  phase();
  const std::chrono::duration<double, std::milli> spent = Clock::now() - start;
  compilation.timings.push_back({name, spent.count()});
}

void Read(const CompileOptions& options, Compilation& compilation) {
  const auto fail = [&compilation](const base::Error& error) {
    compilation.diagnostics.ReportError(error);
    compilation.inputs_read = false;
  };
  const auto found = FindSources(options.paths);
  if (!found.ok()) {
    fail(found.error());
    return;
  }
  for (const std::filesystem::path& path : *found) {
    if (const auto loaded = compilation.sources.Load(path); !loaded.ok()) {
      fail(loaded.error());
    }
  }
}

void ParseAndCheck(const CompileOptions& options, Compilation& compilation) {
  Timed(compilation, "parse", [&] {
    // The library stands first: its names help with what is said about the files behind it.
    syntax::NameSet known;
    for (const auto& file : compilation.sources.files()) {
      compilation.trees.push_back(syntax::Parse(*file, compilation.diagnostics, known));
      syntax::CollectNames(compilation.trees.back(), known);
    }
  });
  Timed(compilation, "check", [&] {
    check::CheckResult result = check::Check(compilation.trees, compilation.sources, options.check,
                                             compilation.diagnostics);
    // A file that could not be read or parsed may have held what decides: no program without it.
    if (!compilation.diagnostics.has_errors()) {
      compilation.program = std::move(result.program);
    }
  });
}

}  // namespace

Compilation Compile(const CompileOptions& options) {
  Compilation compilation;
  Timed(compilation, "read", [&] { Read(options, compilation); });
  ParseAndCheck(options, compilation);
  return compilation;
}

Compilation CompileTexts(std::vector<NamedText> texts, const CompileOptions& options) {
  Compilation compilation;
  Timed(compilation, "read", [&] {
    Read(options, compilation);
    for (NamedText& text : texts) {
      const auto added = compilation.sources.Add(std::move(text.name), std::move(text.text));
      if (added.ok()) continue;
      compilation.diagnostics.ReportError(added.error());
      compilation.inputs_read = false;
    }
  });
  ParseAndCheck(options, compilation);
  return compilation;
}

Compilation CompileText(std::string name, std::string text, const CompileOptions& options) {
  std::vector<NamedText> texts;
  texts.push_back({std::move(name), std::move(text)});
  return CompileTexts(std::move(texts), options);
}

}  // namespace xinze::driver
