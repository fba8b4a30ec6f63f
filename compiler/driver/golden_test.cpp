// Whole files behind the standard library. tests/golden/check/good/*.xinze(.md) check without an
// error and print as the .program beside them; tests/golden/check/bad/* say what the .expected
// beside them holds, in both languages, and give no program; tests/golden/dump/* print as their
// dumps.
//
// XINZE_UPDATE_GOLDEN=1 rewrites what is expected.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "compiler/check/check.h"
#include "compiler/diagnostics/render.h"
#include "compiler/driver/compilation.h"
#include "compiler/driver/dump.h"
#include "compiler/driver/source_fixture.h"

namespace xinze::driver {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> SourcesIn(const char* folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kRoot / "tests/golden" / folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".xinze") || name.ends_with(".xinze.md")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Compilation CompileFile(const fs::path& path, bool with_library = true) {
  CompileOptions options;
  if (with_library) options.paths = {kRoot / "stdlib"};
  return CompileText(path.filename().string(), Read(path), options);
}

// `seen` is what the file at `golden` holds.
void ExpectGolden(const fs::path& golden, const std::string& seen) {
  if (std::getenv("XINZE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(golden, std::ios::binary) << seen;
  }
  EXPECT_EQ(seen, Read(golden)) << golden;
}

std::string FindingsOf(const Compilation& compilation) {
  const auto sorted = compilation.diagnostics.Sorted(compilation.sources);
  std::string out = RenderTerminal(sorted, compilation.sources,
                                   {.language = diagnostics::Language::kZh, .colour = false}) +
                    "----\n" +
                    RenderTerminal(sorted, compilation.sources,
                                   {.language = diagnostics::Language::kEn, .colour = false});
  // Places of the library are the same wherever it lies.
  const std::string root = kRoot.string() + "/";
  for (size_t at = out.find(root); at != std::string::npos; at = out.find(root, at)) {
    out.erase(at, root.size());
  }
  return out;
}

std::multiset<std::string> LinesOf(const std::string& text) {
  std::multiset<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.insert(line);
  return lines;
}

// The lines that a file adds to those of the library; the hash follows every comment.
std::string Beyond(std::multiset<std::string> library, const std::string& text) {
  std::string out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    const auto known = library.find(line);
    if (known != library.end()) {
      library.erase(known);
    } else if (!line.starts_with("program ")) {
      out += line + "\n";
    }
  }
  return out;
}

TEST(Golden, GoodFilesPrintTheirPrograms) {
  const std::vector<fs::path> files = SourcesIn("check/good");
  ASSERT_FALSE(files.empty());
  CompileOptions options;
  options.paths = {kRoot / "stdlib"};
  const std::multiset<std::string> library_lines =
      LinesOf(check::PrintProgram(*Compile(options).program));
  for (const fs::path& path : files) {
    const Compilation compilation = CompileFile(path);
    ASSERT_TRUE(compilation.program.has_value()) << path << "\n" << FindingsOf(compilation);
    ExpectGolden(path.string() + ".program",
                 Beyond(library_lines, check::PrintProgram(*compilation.program)));
  }
}

TEST(Golden, BadFilesSayWhatIsWrongAndHowToMendIt) {
  const std::vector<fs::path> files = SourcesIn("check/bad");
  ASSERT_FALSE(files.empty());
  for (const fs::path& path : files) {
    const Compilation compilation = CompileFile(path);
    EXPECT_FALSE(compilation.program.has_value()) << path;
    EXPECT_TRUE(compilation.diagnostics.has_errors()) << path;
    ExpectGolden(path.string() + ".expected", FindingsOf(compilation));
  }
}

TEST(Golden, DumpsOfEveryPhase) {
  const std::vector<fs::path> files = SourcesIn("dump");
  ASSERT_FALSE(files.empty());
  for (const fs::path& path : files) {
    const Compilation compilation = CompileFile(path, false);
    ASSERT_TRUE(compilation.program.has_value()) << path << "\n" << FindingsOf(compilation);
    for (const char* phase : {"tokens", "ast", "program", "ir"}) {
      const auto dump = Dump(compilation, phase);
      ASSERT_TRUE(dump.ok()) << phase;
      ExpectGolden(path.string() + "." + phase, *dump);
    }
  }
}

}  // namespace
}  // namespace xinze::driver
