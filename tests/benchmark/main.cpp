// The benchmark: what start-up, evaluation and the whole command take, by native code and by the
// interpreter, on generated data. It times, so it is no test; CTest runs it small, to see that it
// runs.
//
//   xinze_benchmark [--parts start,evaluation,command,yardstick] [--subjects N] [--rounds N] …
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "compiler/base/check.h"
#include "tests/benchmark/jiangsu.h"
#include "tests/benchmark/machine.h"
#include "tests/benchmark/series.h"
#include "tests/benchmark/yardstick_timing.h"

namespace xinze::benchmark {
namespace {

int Main(int argc, char** argv) {
  JiangsuOptions jiangsu;
  jiangsu.source_dir = XINZE_SOURCE_DIR;
  jiangsu.command = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "xinze";
  YardstickOptions yardstick;
  std::vector<std::string> parts = {"start", "evaluation", "command", "yardstick"};
  std::string work_dir;
  CLI::App app("Times start-up, evaluation and the whole command.");
  app.add_option("--parts", parts)
      ->delimiter(',')
      ->check(CLI::IsMember({"start", "evaluation", "command", "yardstick"}))
      ->capture_default_str();
  app.add_option("--subjects", jiangsu.subjects)->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--sample", jiangsu.sample, "Subjects for the interpreter")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--rounds", jiangsu.rounds)->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--seed", jiangsu.seed)->capture_default_str();
  app.add_option("--output", jiangsu.output, "Where the whole command writes decisions")
      ->capture_default_str();
  app.add_option("--work-dir", work_dir, "For generated data; a temporary folder by default");
  app.add_option("--yardstick-data", yardstick.data, "A folder with subjects.csv and records.csv");
  app.add_option("--yardstick-program", yardstick.program, "Written by hand for the same data");
  CLI11_PARSE(app, argc, argv);
  jiangsu.sample = std::min(jiangsu.sample, jiangsu.subjects);
  jiangsu.work_dir =
      work_dir.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(work_dir);
  yardstick.source_dir = jiangsu.source_dir;
  yardstick.subjects = jiangsu.subjects;
  yardstick.sample = jiangsu.sample;
  yardstick.seed = jiangsu.seed;
  yardstick.rounds = jiangsu.rounds;

  for (const std::string& line : DescribeMachine()) fmt::print("{}\n", line);
  fmt::print("medians of {} rounds, in turns (least to greatest)\n", jiangsu.rounds);
  bool generated = false;
  const auto with_data = [&](base::Status (*measure)(const JiangsuOptions&)) {
    return [&generated, &jiangsu, measure]() -> base::Status {
      if (!std::exchange(generated, true)) XINZE_RETURN_IF_ERROR(GenerateSubjects(jiangsu));
      return measure(jiangsu);
    };
  };
  const std::vector<std::pair<std::string, std::function<base::Status()>>> all = {
      {"start", [&] { return MeasureStart(jiangsu); }},
      {"evaluation", with_data(MeasureEvaluation)},
      {"command", with_data(MeasureCommand)},
      {"yardstick", [&] { return MeasureYardstick(yardstick); }}};
  int exit_status = 0;
  for (const auto& [name, measure] : all) {
    if (std::find(parts.begin(), parts.end(), name) == parts.end()) continue;
    std::fflush(stdout);
    const base::Status status = measure();
    if (!status.ok()) {
      fmt::print(stderr, "{}\n", status.error().en);
      exit_status = 1;
      break;
    }
  }
  RemoveSubjects(jiangsu);
  PrintFigure("peak memory of the benchmark itself", PeakMebibytes(), "MiB");
  return exit_status;
}

}  // namespace
}  // namespace xinze::benchmark

// What is thrown ends the program, as it should.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) { return xinze::benchmark::Main(argc, argv); }
