#include "tests/benchmark/yardstick_timing.h"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "compiler/base/check.h"
#include "runtime/interp/interpreter.h"
#include "runtime/jit/evaluate.h"
#include "tests/benchmark/machine.h"
#include "tests/benchmark/series.h"
#include "tests/benchmark/yardstick.h"

namespace xinze::benchmark {
namespace {

base::Result<YardstickData> Data(const YardstickOptions& options) {
  if (!options.data.empty()) return ReadYardstick(options.data);
  return GenerateYardstick(options.subjects, options.seed);
}

// The best time of each single-threaded evaluation that the program reports, in its words.
base::Result<std::vector<std::pair<std::string, double>>> RunByHand(const YardstickOptions& options,
                                                                    size_t subjects) {
  const auto output = std::filesystem::temp_directory_path() / "xinze-yardstick-by-hand.txt";
  const auto run = RunChild({options.program, options.data, "--reps", "5"}, output);
  if (!run.ok()) return run.error();
  std::vector<std::pair<std::string, double>> times;
  std::ifstream file(output);
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_discarded() || json.value("mode", "") != "eval" || json.value("threads", 0) != 1) {
      continue;
    }
    const auto milliseconds = json.at("ms").get<std::vector<double>>();
    const double best = *std::min_element(milliseconds.begin(), milliseconds.end());
    times.emplace_back(json.at("variant").get<std::string>(),
                       best * 1e3 / static_cast<double>(subjects));
  }
  std::filesystem::remove(output);
  return times;
}

}  // namespace

base::Status MeasureYardstick(const YardstickOptions& options) {
  const driver::Compilation compilation = CompileYardstick(options.source_dir);
  XINZE_CHECK(compilation.program.has_value(), "the yardstick's policy does not compile");
  const check::Program& program = *compilation.program;
  const auto data = Data(options);
  if (!data.ok()) return data.error();
  const YardstickBatch batch(program, *data);
  const auto native = jit::NativeProgram::Compile(program, {});
  if (!native.ok()) return native.error();
  const interp::Interpreter interpreter(program);
  const size_t subjects = data->subjects.size();
  const size_t sample = std::min<size_t>(subjects, options.sample);

  Series fast, slow, ratio;
  std::vector<Answer> answers;
  const auto timed = [](size_t count, const auto& run) {
    const double begin = CpuSeconds();
    run();
    return (CpuSeconds() - begin) * 1e6 / static_cast<double>(count);
  };
  for (int round = 0; round < options.rounds; ++round) {
    jit::NativeResults results;
    fast.Add(timed(subjects, [&] { results = native->Evaluate(batch.view(), kAsOf); }));
    answers = AnswersOf(results, subjects);
    std::vector<Answer> reference(sample);
    slow.Add(timed(sample, [&] {
      for (size_t i = 0; i < sample; ++i) {
        reference[i] = AnswerOf(interpreter.Evaluate(batch.view(), static_cast<int64_t>(i), kAsOf));
      }
    }));
    for (size_t i = 0; i < sample; ++i) {
      XINZE_CHECK(answers[i] == reference[i], "subject {}: the executions differ", i);
    }
    ratio.Add(slow.Median() / fast.Median());
  }
  fmt::print(
      "Yardstick: 40 rules, evaluation alone, one thread, processor time a subject\n"
      "  native: {} subjects, {} records; interpreter: the first {} of them\n",
      subjects, data->records.size(), sample);
  PrintSeries("native", fast, "us");
  PrintSeries("interpreter", slow, "us");
  PrintSeries("interpreter / native", ratio, "times");
  if (options.program.empty() || options.data.empty()) {
    fmt::print("  skipped: the program written by hand (--yardstick-program, --yardstick-data)\n");
    return base::Status::Ok();
  }
  const auto by_hand = RunByHand(options, subjects);
  if (!by_hand.ok()) return by_hand.error();
  for (const auto& [variant, microseconds] : *by_hand) {
    PrintFigure("by hand, " + variant, microseconds, "us");
    PrintFigure("native / by hand, " + variant, fast.Median() / microseconds, "times");
  }
  return base::Status::Ok();
}

}  // namespace xinze::benchmark
