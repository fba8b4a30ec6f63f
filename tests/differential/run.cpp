#include "tests/differential/run.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "compiler/literal/date.h"
#include "tests/differential/policy_generator.h"
#include "tests/differential/shrink.h"

namespace xinze::differential {
namespace {

using nlohmann::json;

std::string PrintPolicy(const PolicyModel& policy) {
  std::string text;
  for (const SourceText& source : policy.Print()) {
    text += fmt::format("---- {}\n{}", source.name, source.text);
  }
  return text;
}

std::string PrintQuestion(const Question& question) {
  std::string text = "as of " + literal::PrintDate({question.as_of});
  if (question.known_at.has_value()) {
    text += ", known at the end of " + literal::PrintDate({*question.known_at});
  }
  for (const auto& [collection, day] : question.complete_until) {
    text += ", " + collection + " complete until " + literal::PrintDate({day});
  }
  return text;
}

// Whether a pair still fails, with the last policy kept compiled: a subject is shrunk with the
// policy unchanged.
class Trial {
 public:
  Trial(const EngineFactory& make_engine, decide::Execution execution, Question question,
        int32_t days)
      : make_engine_(make_engine),
        execution_(execution),
        question_(std::move(question)),
        days_(days) {}

  std::optional<Difference> Run(const PolicyModel& policy, const json& subject) {
    std::string text = PrintPolicy(policy);
    if (text != text_) {
      std::string ignored;
      std::vector<decide::Execution> executions;
      if (execution_ != decide::Execution::Interpreter) executions.push_back(execution_);
      comparison_ = Comparison::Create(policy.Print(), make_engine_, executions, ignored);
      text_ = std::move(text);
    }
    if (comparison_ == nullptr) return std::nullopt;
    comparison_->set_days(days_);
    return comparison_->Run({subject}, question_);
  }

 private:
  const EngineFactory& make_engine_;
  decide::Execution execution_;
  Question question_;
  int32_t days_;
  std::string text_;
  std::unique_ptr<Comparison> comparison_;
};

// One policy of a run.
struct Outcome {
  Totals totals;
  std::string problem;  // Empty: none.
};

class PolicyRun {
 public:
  PolicyRun(const RunOptions& options, const EngineFactory& make_engine, uint64_t seed)
      : options_(options), make_engine_(make_engine), random_(seed) {}

  Outcome Run() {
    policy_ = GeneratePolicy(random_);
    std::string diagnostics;
    const auto comparison = Comparison::Create(
        policy_.Print(), make_engine_,
        {decide::Execution::NativeUnoptimised, decide::Execution::Native}, diagnostics);
    if (comparison == nullptr) {
      return {{},
              fmt::format("a generated policy does not compile\n{}\n{}", diagnostics,
                          PrintPolicy(policy_))};
    }
    comparison->set_subjects_per_tree(static_cast<uint64_t>(options_.subjects_per_tree));
    comparison->set_days(options_.days);
    // Batches of several sizes: of one word of 64 subjects, of several, of more than a tile.
    static const std::vector<int> kSizes = {16, 64, 64, 100, 300};
    std::string problem;
    for (int done = 0; done < options_.subjects && problem.empty();) {
      const int size = std::min(options_.subjects - done, random_.Pick(kSizes));
      problem = RunBatch(*comparison, done, size);
      done += size;
    }
    return {comparison->totals(), std::move(problem)};
  }

 private:
  std::string RunBatch(Comparison& comparison, int first, int size) {
    const Question question = GenerateQuestion(random_, policy_);
    std::vector<json> subjects;
    subjects.reserve(static_cast<size_t>(size));
    for (int i = 0; i < size; ++i) {
      subjects.push_back(GenerateSubject(random_, policy_, question, first + i));
    }
    const auto difference = comparison.Run(subjects, question);
    return difference ? Report(subjects[difference->subject], *difference, question) : "";
  }

  std::string Report(const json& subject, const Difference& difference, const Question& question) {
    Trial trial(make_engine_, difference.execution, question, options_.days);
    const Pair small = Shrink(
        {policy_, subject},
        [&](const PolicyModel& p, const json& s) { return trial.Run(p, s).has_value(); },
        options_.shrink_trials);
    const auto again = trial.Run(small.policy, small.subject);
    return fmt::format("difference: {}shrunk, {}\n{}{}---- subject\n{}\n", difference.what,
                       PrintQuestion(question),
                       again ? again->what : "(it does not show with this subject alone)\n",
                       PrintPolicy(small.policy), small.subject.dump());
  }

  const RunOptions& options_;
  const EngineFactory& make_engine_;
  Random random_;
  PolicyModel policy_;
};

}  // namespace

RunResult RunDifferential(const RunOptions& options, const EngineFactory& make_engine) {
  RunResult result;
  std::mutex mutex;
  std::atomic<int> next = 0;
  std::atomic<bool> failed = false;
  const auto work = [&] {
    // Policies are begun in the order of their seeds, so that the first failure is found.
    while (!failed) {
      const int index = next++;
      if (index >= options.policies) return;
      const uint64_t seed = options.seed + static_cast<uint64_t>(index);
      Outcome outcome = PolicyRun(options, make_engine, seed).Run();
      const std::lock_guard lock(mutex);
      result.totals.Add(outcome.totals);
      if (outcome.problem.empty()) continue;
      failed = true;
      if (!result.failure.has_value() || seed < result.failure->seed) {
        result.failure = Failure{seed, std::move(outcome.problem)};
      }
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < options.threads; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  return result;
}

}  // namespace xinze::differential
