#include "tests/benchmark/machine.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "compiler/literal/date.h"
#include "runtime/jit/jit.h"

namespace xinze::benchmark {
namespace {

// What stands behind "key : " in a file of /proc; empty if nothing does.
std::string ProcValue(const char* path, std::string_view key) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(key)) continue;
    const size_t colon = line.find(':');
    const size_t value = line.find_first_not_of(" \t", colon + 1);
    if (colon != std::string::npos && value != std::string::npos) return line.substr(value);
  }
  return "";
}

double Mebibytes(double kibibytes) { return kibibytes / 1024; }

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

std::vector<std::string> DescribeMachine() {
  utsname system{};
  uname(&system);
  double load = 0;
  const bool has_load = getloadavg(&load, 1) == 1;
  return {fmt::format("processor  {}, {} cores seen, code for {}",
                      ProcValue("/proc/cpuinfo", "model name"), std::thread::hardware_concurrency(),
                      jit::HostProcessor()),
          fmt::format("load       {}", has_load ? fmt::format("{:.1f}", load) : "not known"),
          fmt::format("system     {} {}", system.sysname, system.release),
          fmt::format("compiler   {}; LLVM {}", __VERSION__, jit::LlvmVersion())};
}

double CpuSeconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double PeakMebibytes() {
  return Mebibytes(std::strtod(ProcValue("/proc/self/status", "VmHWM").c_str(), nullptr));
}

base::Result<ChildUse> RunChild(const std::vector<std::string>& arguments,
                                const std::string& output) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));  // NOLINT: execv does not write to them
  }
  argv.push_back(nullptr);
  const auto failed = [&](const std::string& why) {
    return base::Error{"XZ1010", fmt::format("{}：{}", arguments[0], why),
                       fmt::format("{}: {}", arguments[0], why)};
  };
  const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);  // NOLINT
  if (out < 0) return failed(std::generic_category().message(errno));
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(out, STDOUT_FILENO);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ::close(out);
  if (child < 0) return failed(std::generic_category().message(errno));
  int status = 0;
  rusage use{};
  while (::wait4(child, &status, 0, &use) < 0) {
    if (errno != EINTR) return failed(std::generic_category().message(errno));
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return failed(fmt::format("status {}", status));
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  return ChildUse{wall.count(), Seconds(use.ru_utime) + Seconds(use.ru_stime),
                  Mebibytes(static_cast<double>(use.ru_maxrss))};
}

}  // namespace xinze::benchmark
