#include "tests/differential/run.h"

#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "tests/differential/policy_generator.h"

namespace xinze::differential {
namespace {

using decide::BatchOutcomes;
using decide::Engine;
using decide::Execution;

// Says of whom a determination put on a list that he is on it since the day after.
class LyingOutcomes : public BatchOutcomes {
 public:
  LyingOutcomes(const check::Program& program, std::unique_ptr<BatchOutcomes> honest)
      : program_(program), honest_(std::move(honest)) {}

  interp::Inquiry About(int64_t subject) const override { return honest_->About(subject); }
  void Read(interp::Inquiry& inquiry, check::SubjectOutcome& outcome) const override {
    honest_->Read(inquiry, outcome);
    for (const check::ListId id : program_.lists.ids()) {
      check::ListOutcome& list = outcome.lists[id.index()];
      const bool determined = program_.lists[id].procedure.is_valid();
      if (determined && list.status == check::ListStatus::Listed) ++list.since;
    }
  }

 private:
  const check::Program& program_;
  std::unique_ptr<BatchOutcomes> honest_;
};

class LyingEngine : public Engine {
 public:
  LyingEngine(const check::Program& program, std::unique_ptr<Engine> honest)
      : program_(program), honest_(std::move(honest)) {}

  std::unique_ptr<BatchOutcomes> Evaluate(const xinze_batch& batch, int32_t as_of) const override {
    return std::make_unique<LyingOutcomes>(program_, honest_->Evaluate(batch, as_of));
  }

 private:
  const check::Program& program_;
  std::unique_ptr<Engine> honest_;
};

// The interpreter in the place of all; where native code is asked for as shipped, it lies.
base::Result<std::unique_ptr<Engine>> InterpreterThatLies(const check::Program& program,
                                                          Execution execution) {
  auto engine = decide::MakeEngine(program, Execution::Interpreter);
  if (!engine.ok() || execution != Execution::Native) return engine;
  return std::unique_ptr<Engine>(std::make_unique<LyingEngine>(program, *std::move(engine)));
}

base::Result<std::unique_ptr<Engine>> InterpreterAlone(const check::Program& program,
                                                       Execution /*execution*/) {
  return decide::MakeEngine(program, Execution::Interpreter);
}

size_t Occurrences(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Run, FindsShrinksAndPrintsAPlantedDefect) {
  RunOptions options;
  options.policies = 30;
  options.subjects = 30;
  options.threads = 1;
  const RunResult result = RunDifferential(options, InterpreterThatLies);
  ASSERT_TRUE(result.failure.has_value());
  const std::string& report = result.failure->report;
  EXPECT_NE(report.find("在列 since"), std::string::npos) << report;
  EXPECT_NE(report.find("native as shipped"), std::string::npos) << report;
  EXPECT_NE(report.find("as of "), std::string::npos) << report;
  // One list with its procedure, the determination and nothing else.
  EXPECT_EQ(Occurrences(report, "\n名单 "), 1U) << report;
  EXPECT_EQ(Occurrences(report, "\n程序 "), 1U) << report;
  EXPECT_EQ(Occurrences(report, "\n措施 "), 0U) << report;
  EXPECT_EQ(Occurrences(report, "\n定义 "), 0U) << report;
  EXPECT_EQ(Occurrences(report, "\"步骤\""), 1U) << report;
}

TEST(Run, FindsTheSameWithAnyNumberOfThreads) {
  RunOptions options;
  options.policies = 8;
  options.subjects = 20;
  options.threads = 1;
  const RunResult one = RunDifferential(options, InterpreterAlone);
  options.threads = 3;
  const RunResult three = RunDifferential(options, InterpreterAlone);
  EXPECT_FALSE(one.failure.has_value());
  EXPECT_EQ(one.totals.compared + one.totals.rejected, 160U);
  EXPECT_EQ(one.totals.compared, three.totals.compared);
  EXPECT_EQ(one.totals.coverage.Print(), three.totals.coverage.Print());
}

TEST(PolicyGenerator, IsTheSameForTheSameSeed) {
  Random first(42);
  Random second(42);
  EXPECT_EQ(GeneratePolicy(first).Print(), GeneratePolicy(second).Print());
}

TEST(Coverage, MissesWhatWasNeverMet) {
  Coverage coverage;
  const size_t all = coverage.Missing().size();
  coverage.Count(kKnownAt);
  check::SubjectOutcome outcome;
  outcome.lists.push_back({.status = check::ListStatus::Listed, .records = {}});
  coverage.AddOutcome(outcome);
  EXPECT_EQ(coverage.Missing().size(), all - 2);
}

}  // namespace
}  // namespace xinze::differential
