// Good files with something left out, said twice, exchanged or put in its place: whatever comes of
// it, nothing fails inside, every finding has a place and can be read, and there is a program
// exactly where nothing is an error.
//
// XINZE_MUTANTS=10000 says how many; XINZE_MUTANT_SEED=17 with which to begin.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "compiler/base/utf8.h"
#include "compiler/diagnostics/render.h"
#include "compiler/driver/compilation.h"
#include "compiler/driver/source_fixture.h"
#include "compiler/ir/module.h"
#include "compiler/lower/program_to_ir.h"
#include "compiler/passes/passes.h"

namespace xinze::driver {
namespace {

namespace fs = std::filesystem;

// SplitMix64.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  size_t Below(size_t bound) {
    state_ += 0x9E3779B97F4A7C15U;
    uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<size_t>((z ^ (z >> 31U)) % bound);
  }

 private:
  uint64_t state_;
};

// Words of Han characters, letters and digits; every other character alone.
std::vector<std::string> PiecesOf(std::string_view text) {
  std::vector<std::string> pieces;
  bool in_word = false;
  for (size_t offset = 0; offset < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, offset);
    const bool word = base::IsHan(decoded.value) ||
                      (decoded.value < 0x80 && std::isalnum(static_cast<int>(decoded.value)) != 0);
    if (!in_word || !word) pieces.emplace_back();
    pieces.back() += text.substr(offset, decoded.length);
    in_word = word;
    offset += decoded.length;
  }
  return pieces;
}

struct Sample {
  std::string name;
  std::vector<std::string> pieces;
};

std::vector<Sample> Samples() {
  std::vector<Sample> samples;
  for (const char* folder : {"tests/golden/check/good", "compiler/syntax/testdata"}) {
    for (const auto& entry : fs::directory_iterator(kRoot / folder)) {
      const std::string name = entry.path().filename().string();
      if (!name.ends_with(".xinze") && !name.ends_with(".xinze.md")) continue;
      samples.push_back({name, PiecesOf(Read(entry.path()))});
    }
  }
  std::sort(samples.begin(), samples.end(),
            [](const Sample& a, const Sample& b) { return a.name < b.name; });
  return samples;
}

// One to three changes.
std::string Mutate(const std::vector<Sample>& samples, const Sample& sample, Random& random) {
  std::vector<std::string> pieces = sample.pieces;
  for (size_t changes = 1 + random.Below(3); changes > 0; --changes) {
    const size_t at = random.Below(pieces.size());
    const Sample& other = samples[random.Below(samples.size())];
    const std::string foreign = other.pieces[random.Below(other.pieces.size())];
    const auto place = pieces.begin() + static_cast<std::ptrdiff_t>(at);
    switch (random.Below(5)) {
      case 0:
        pieces.erase(place);
        break;
      case 1:
        pieces.insert(place, *place);
        break;
      case 2:
        std::swap(*place, pieces[random.Below(pieces.size())]);
        break;
      case 3:
        *place = foreign;
        break;
      default:
        pieces.insert(place, foreign);
        break;
    }
  }
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

void ExpectSound(const Compilation& compilation) {
  ASSERT_TRUE(compilation.inputs_read);
  ASSERT_EQ(compilation.program.has_value(), !compilation.diagnostics.has_errors());
  const auto sorted = compilation.diagnostics.Sorted(compilation.sources);
  for (const diagnostics::Diagnostic& diagnostic : sorted) {
    const base::SourceFile* file = compilation.sources.Find(diagnostic.span.source);
    ASSERT_NE(file, nullptr) << diagnostic.message(diagnostics::Language::kZh);
    ASSERT_LE(diagnostic.span.end, file->text().size());
    ASSERT_LE(diagnostic.span.begin, diagnostic.span.end);
  }
  for (const diagnostics::Language language :
       {diagnostics::Language::kZh, diagnostics::Language::kEn}) {
    ASSERT_EQ(RenderTerminal(sorted, compilation.sources, {.language = language}).empty(),
              sorted.empty());
  }
  if (!compilation.program) return;
  // What the checker lets through is what the later phases can take.
  lower::LoweredProgram lowered = lower::ProgramToIr(*compilation.program);
  const std::vector<std::string> raw = ir::Verify(lowered.module);
  ASSERT_TRUE(raw.empty()) << raw.front();
  passes::RunPasses(lowered.module);
  const std::vector<std::string> optimised = ir::Verify(lowered.module);
  ASSERT_TRUE(optimised.empty()) << optimised.front();
}

size_t NumberFrom(const char* variable, size_t otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::strtoul(value, nullptr, 10);
}

TEST(Mutation, NoChangeOfAGoodFileBringsTheCompilerDown) {
  const std::vector<Sample> samples = Samples();
  ASSERT_FALSE(samples.empty());
  CompileOptions options;
  options.paths = {kRoot / "stdlib"};
  const size_t first = NumberFrom("XINZE_MUTANT_SEED", 1);
  const size_t count = NumberFrom("XINZE_MUTANTS", 600);
  const fs::path kept = fs::path(testing::TempDir()) / "mutant.xinze";
  size_t programs = 0;
  for (size_t seed = first; seed < first + count; ++seed) {
    Random random(seed);
    const Sample& sample = samples[seed % samples.size()];
    const std::string text = Mutate(samples, sample, random);
    // Of a failed check only this file remains.
    std::ofstream(kept, std::ios::binary) << text;
    const Compilation compilation = CompileText(sample.name, text, options);
    ExpectSound(compilation);
    programs += compilation.program.has_value() ? 1 : 0;
    if (HasFatalFailure()) FAIL() << "seed " << seed << ", " << sample.name << ", see " << kept;
  }
  // Some changes do no harm: where none did, the test would show nothing of the later phases.
  EXPECT_GT(programs, 0U);
  EXPECT_LT(programs, count);
}

}  // namespace
}  // namespace xinze::driver
