// A bar on stderr that says how far a run has come: only on a terminal, and only once the run has
// taken a while.
#ifndef XINZE_RUNTIME_CLI_PROGRESS_H_
#define XINZE_RUNTIME_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/cli/context.h"

namespace xinze::cli {

struct ProgressState {
  uint64_t bytes_read = 0;
  uint64_t bytes_total = 0;  // 0: not known, as of a pipe.
  uint64_t subjects = 0;
  double seconds = 0;
};

// The line without its line control: a bar, the share and the time left where the total is known,
// else only what was done.
std::string ProgressText(const ProgressState& state, const Context& context);

// The bytes of all files; 0 if one of them is no regular file.
uint64_t TotalBytes(const std::vector<std::string>& files);

class Progress {
 public:
  Progress(Context& context, uint64_t bytes_total) : context_(context), bytes_total_(bytes_total) {}
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Show(uint64_t subjects, uint64_t bytes_read);
  // Takes the bar away, so that a message can stand on a line of its own.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  Context& context_;
  uint64_t bytes_total_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
  bool visible_ = false;
};

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_PROGRESS_H_
