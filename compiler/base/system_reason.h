// Why the operating system refused, in both languages.
#ifndef XINZE_COMPILER_BASE_SYSTEM_REASON_H_
#define XINZE_COMPILER_BASE_SYSTEM_REASON_H_

#include <string>
#include <system_error>

namespace xinze::base {

struct SystemReason {
  std::string zh;
  std::string en;
};

// Of an errno. What files, folders, disks and pipes answer is told in Chinese, too; for the rest
// `zh` is the system's English.
SystemReason ReasonOf(int error);
SystemReason ReasonOf(const std::error_code& error);

}  // namespace xinze::base

#endif  // XINZE_COMPILER_BASE_SYSTEM_REASON_H_
