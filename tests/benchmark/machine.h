// What a figure depends on beside the code: the machine, the versions, and what the process used.
#ifndef XINZE_TESTS_BENCHMARK_MACHINE_H_
#define XINZE_TESTS_BENCHMARK_MACHINE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/base/result.h"

namespace xinze::benchmark {

// A line each: processor, cores and load, system, compiler, LLVM.
std::vector<std::string> DescribeMachine();

// Processor time of this process so far, all threads.
double CpuSeconds();
// The most memory that this process has held (VmHWM), in MiB.
double PeakMebibytes();

// What a program run to its end used.
struct ChildUse {
  double wall_seconds = 0;
  double cpu_seconds = 0;  // user and system
  double peak_mebibytes = 0;
};

// Runs a program with its standard output going to `output`. Errors: it cannot be started, or ends
// with another status than 0.
base::Result<ChildUse> RunChild(const std::vector<std::string>& arguments,
                                const std::string& output);

}  // namespace xinze::benchmark

#endif  // XINZE_TESTS_BENCHMARK_MACHINE_H_
