#include "runtime/cli/progress.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

#include <fmt/core.h>

namespace xinze::cli {
namespace {

constexpr auto kQuiet = std::chrono::seconds(1);  // A short run shows no bar.
constexpr auto kInterval = std::chrono::milliseconds(200);
constexpr size_t kBarCells = 24;

// 59 秒, 2:05, 1:02:05
std::string Duration(double seconds) {
  const auto all = static_cast<uint64_t>(std::llround(std::max(seconds, 0.0)));
  const uint64_t hours = all / 3600;
  const uint64_t minutes = all / 60 % 60;
  return hours > 0 ? fmt::format("{}:{:02}:{:02}", hours, minutes, all % 60)
                   : fmt::format("{}:{:02}", minutes, all % 60);
}

}  // namespace

std::string ProgressText(const ProgressState& state, const Context& context) {
  const double rate = state.seconds > 0 ? static_cast<double>(state.subjects) / state.seconds : 0;
  std::string done = fmt::format(
      fmt::runtime(context.Say("{} 个主体，每秒 {:.0f} 个", "{} subjects, {:.0f} a second")),
      state.subjects, rate);
  if (state.bytes_total == 0) {
    return done;
  }
  const double share =
      std::min(1.0, static_cast<double>(state.bytes_read) / static_cast<double>(state.bytes_total));
  const auto full = static_cast<size_t>(share * static_cast<double>(kBarCells));
  const std::string left = share > 0
                               ? fmt::format(fmt::runtime(context.Say("，还需 {}", ", {} left")),
                                             Duration(state.seconds * (1 - share) / share))
                               : std::string();
  return fmt::format("[{}{}] {:3.0f}%  {}{}", std::string(full, '#'),
                     std::string(kBarCells - full, '.'), share * 100, done, left);
}

uint64_t TotalBytes(const std::vector<std::string>& files) {
  uint64_t total = 0;
  for (const std::string& path : files) {
    std::error_code error;
    if (path == "-" || !std::filesystem::is_regular_file(path, error)) {
      return 0;
    }
    const uint64_t bytes = std::filesystem::file_size(path, error);
    if (error) {
      return 0;
    }
    total += bytes;
  }
  return total;
}

void Progress::Show(uint64_t subjects, uint64_t bytes_read) {
  const auto now = Clock::now();
  if (!context_.environment.stderr_is_terminal || now - start_ < kQuiet ||
      (visible_ && now - shown_ < kInterval)) {
    return;
  }
  shown_ = now;
  visible_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  context_.console.Err(
      "\r" + ProgressText({bytes_read, bytes_total_, subjects, seconds}, context_) + "\x1b[K");
}

void Progress::Clear() {
  if (visible_) {
    context_.console.Err("\r\x1b[K");
    visible_ = false;
  }
}

}  // namespace xinze::cli
