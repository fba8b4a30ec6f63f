// The differential test: generated policies and subjects, evaluated by the reference interpreter
// and by native code at O0 and as shipped; every result field must be equal. A failure is shrunk to
// a small policy and subject and printed.
//
//   xinze_differential [--policies N] [--subjects N] [--seed N] [--threads N] [--days N]
//
// Policy i of a run is generated from seed + i alone: --seed S --policies 1 repeats one.
#include <cstdio>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "runtime/decide/engine.h"
#include "tests/differential/run.h"

namespace xinze::differential {
namespace {

// Fewer policies need not show everything that the generator can draw.
constexpr int kPoliciesThatShowAll = 100;

void PrintTimes(const Times& times) {
  fmt::print(
      "milliseconds of all threads: parse {:.0f}, check {:.0f}, compile at O0 {:.0f} and as "
      "shipped "
      "{:.0f}, read {:.0f}, interpret {:.0f}, native {:.0f}, compare {:.0f}\n",
      times.parse, times.check, times.compile_unoptimised, times.compile_shipped, times.read,
      times.interpret, times.native, times.compare);
}

// What was never met that a run of this size must meet.
bool Covered(const RunOptions& options, const Coverage& coverage) {
  if (options.policies < kPoliciesThatShowAll) return true;
  for (const std::string& name : coverage.Missing()) {
    fmt::print("never met: {}\n", name);
  }
  return coverage.Missing().empty();
}

int Main(int argc, char** argv) {
  RunOptions options;
  CLI::App app("Compares the executions on generated policies and subjects.");
  app.add_option("--policies", options.policies)->capture_default_str();
  app.add_option("--subjects", options.subjects, "of each policy")->capture_default_str();
  app.add_option("--seed", options.seed, "of the first policy")->capture_default_str();
  app.add_option("--threads", options.threads)->capture_default_str();
  app.add_option("--days", options.days,
                 "also hold since and last days against so many single days before and after")
      ->capture_default_str();
  app.add_option("--shrink-trials", options.shrink_trials, "at most, to make a failure small")
      ->capture_default_str();
  app.add_option("--subjects-per-tree", options.subjects_per_tree,
                 "the needs of one of so many are compared with its explanations")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const RunResult result = RunDifferential(options, decide::MakeEngine);
  if (result.failure.has_value()) {
    fmt::print("seed {}\n{}", result.failure->seed, result.failure->report);
    return 1;
  }
  const Totals& totals = result.totals;
  fmt::print("{}", totals.coverage.Print());
  PrintTimes(totals.times);
  fmt::print(
      "{} policies, {} pairs compared, {} subjects and {} of their rows rejected, 0 differences\n",
      options.policies, totals.compared, totals.rejected, totals.rejected_rows);
  return Covered(options, totals.coverage) ? 0 : 1;
}

}  // namespace
}  // namespace xinze::differential

// What is thrown ends the program, as it should.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) { return xinze::differential::Main(argc, argv); }
