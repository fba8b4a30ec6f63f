// Jiangsu's policies: how long native code takes to start, how fast both executions evaluate, and
// what the whole command takes.
#ifndef XINZE_TESTS_BENCHMARK_JIANGSU_H_
#define XINZE_TESTS_BENCHMARK_JIANGSU_H_

#include <cstdint>
#include <filesystem>
#include <string>

#include "compiler/base/result.h"

namespace xinze::benchmark {

struct JiangsuOptions {
  std::filesystem::path source_dir;  // stdlib/ and policies/ stand in it
  std::filesystem::path command;     // xinze
  std::filesystem::path work_dir;    // for generated files
  std::string output = "/dev/null";  // of the whole command
  uint64_t subjects = 1'000'000;
  uint64_t sample = 20'000;  // of them for the interpreter
  uint64_t seed = 20261122;
  int rounds = 5;
};

// From files to the first answer, phase by phase; every round starts afresh.
base::Status MeasureStart(const JiangsuOptions& options);

// Generates the subjects, once; the two measurements below read them. RemoveSubjects removes them.
base::Status GenerateSubjects(const JiangsuOptions& options);
void RemoveSubjects(const JiangsuOptions& options);

// The evaluation alone: columns in memory to outcomes, by each execution in turns.
base::Status MeasureEvaluation(const JiangsuOptions& options);

// `xinze eval`, from the file to all decisions written, by each execution in turns.
base::Status MeasureCommand(const JiangsuOptions& options);

}  // namespace xinze::benchmark

#endif  // XINZE_TESTS_BENCHMARK_JIANGSU_H_
