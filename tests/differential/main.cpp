// The differential test: generated policies and subjects, evaluated by the reference interpreter
// and by native code at O0 and as shipped; every result field must be equal. A failure is shrunk to
// a small policy and subject and printed.
//
//   xinze_differential [--policies N] [--subjects N] [--seed N] [--days N]
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "compiler/check/status.h"
#include "compiler/literal/date.h"
#include "tests/differential/comparison.h"
#include "tests/differential/policy_generator.h"
#include "tests/differential/shrink.h"
#include "tests/differential/subject_generator.h"

namespace xinze::differential {
namespace {

struct Options {
  int policies = 500;
  int subjects = 200;
  uint64_t seed = 20260101;
  int32_t days = 0;
};

struct Totals {
  uint64_t compared = 0;
  uint64_t rejected = 0;
  std::vector<uint64_t> statuses =
      std::vector<uint64_t>(check::kListStatusCount + check::kMeasureStatusCount, 0);
};

const std::vector<std::string> kDays = {"2024-02-29", "2025-06-15", "2023-12-31", "2026-03-01",
                                        "9999-12-30"};

bool StillDiffers(const PolicyModel& policy, const nlohmann::json& subject, int32_t as_of,
                  int32_t days) {
  std::string ignored;
  const auto comparison = Comparison::Create(policy.Print(), ignored);
  if (comparison == nullptr) return false;
  comparison->set_days(days);
  return comparison->Run({subject}, as_of).has_value();
}

void Report(const PolicyModel& policy, const nlohmann::json& subject, const Difference& difference,
            int32_t as_of, int32_t days) {
  fmt::print("difference: {}\nshrinking ...\n", difference.what);
  const Pair small =
      Shrink({policy, subject}, [as_of, days](const PolicyModel& p, const nlohmann::json& s) {
        return StillDiffers(p, s, as_of, days);
      });
  std::string ignored;
  const auto comparison = Comparison::Create(small.policy.Print(), ignored);
  comparison->set_days(days);
  const auto again = comparison->Run({small.subject}, as_of);
  fmt::print("as of {}: {}\n---- policy\n{}---- subject\n{}\n",
             literal::PrintDate(literal::Date{as_of}), again ? again->what : "(gone)",
             small.policy.Print(), small.subject.dump());
}

// False at the first defect found.
bool RunPolicy(uint64_t seed, const Options& options, int& serial, Totals& totals) {
  Random random(seed);
  const PolicyModel policy = GeneratePolicy(random);
  std::string diagnostics;
  const auto comparison = Comparison::Create(policy.Print(), diagnostics);
  if (comparison == nullptr) {
    fmt::print("seed {}: a generated policy does not compile\n{}\n---- policy\n{}", seed,
               diagnostics, policy.Print());
    return false;
  }
  std::vector<nlohmann::json> subjects;
  for (int i = 0; i < options.subjects; ++i) {
    subjects.push_back(GenerateSubject(random, policy, serial++));
  }
  const int32_t as_of = literal::ParseDate(random.Pick(kDays))->days;
  comparison->set_days(options.days);
  if (const auto difference = comparison->Run(subjects, as_of)) {
    fmt::print("seed {}\n", seed);
    Report(policy, subjects[difference->subject], *difference, as_of, options.days);
    return false;
  }
  totals.compared += comparison->compared();
  totals.rejected += comparison->rejected();
  for (size_t i = 0; i < totals.statuses.size(); ++i) {
    totals.statuses[i] += comparison->statuses()[i];
  }
  return true;
}

// Every status must have been met, or the run shows less than it says.
bool Covered(const Totals& totals) {
  bool covered = true;
  for (size_t i = 0; i < totals.statuses.size(); ++i) {
    const bool list = i < check::kListStatusCount;
    const auto name =
        list ? check::EnglishName(static_cast<check::ListStatus>(i))
             : check::EnglishName(static_cast<check::MeasureStatus>(i - check::kListStatusCount));
    fmt::print("  {} {}: {}\n", list ? "list" : "measure", name, totals.statuses[i]);
    covered &= totals.statuses[i] > 0;
  }
  return covered;
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Compares the executions on generated policies and subjects.");
  app.add_option("--policies", options.policies)->capture_default_str();
  app.add_option("--subjects", options.subjects, "of each policy")->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  app.add_option("--days", options.days,
                 "also hold since and last days against so many single days before and after")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  Totals totals;
  int serial = 0;
  for (int i = 0; i < options.policies; ++i) {
    if (!RunPolicy(options.seed + static_cast<uint64_t>(i), options, serial, totals)) {
      return 1;
    }
  }
  fmt::print("{} policies, {} pairs compared, {} subjects rejected, 0 differences\n",
             options.policies, totals.compared, totals.rejected);
  if (options.policies >= 100 && !Covered(totals)) {
    fmt::print("a status was never met\n");
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace xinze::differential

int main(int argc, char** argv) { return xinze::differential::Main(argc, argv); }
