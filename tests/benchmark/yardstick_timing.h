// The yardstick, timed: native code, the interpreter and, where one is given, a program written by
// hand for the same workload, on the same data.
#ifndef XINZE_TESTS_BENCHMARK_YARDSTICK_TIMING_H_
#define XINZE_TESTS_BENCHMARK_YARDSTICK_TIMING_H_

#include <cstdint>
#include <filesystem>

#include "compiler/base/result.h"

namespace xinze::benchmark {

struct YardstickOptions {
  std::filesystem::path source_dir;
  // A folder with subjects.csv and records.csv; empty: generated.
  std::filesystem::path data;
  // A program that takes that folder and prints a JSON object a line, with impl, variant, threads,
  // mode and ms; empty: none.
  std::filesystem::path program;
  uint64_t subjects = 1'000'000;
  uint64_t sample = 20'000;
  uint64_t seed = 20261122;
  int rounds = 5;
};

base::Status MeasureYardstick(const YardstickOptions& options);

}  // namespace xinze::benchmark

#endif  // XINZE_TESTS_BENCHMARK_YARDSTICK_TIMING_H_
