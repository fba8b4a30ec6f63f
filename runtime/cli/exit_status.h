// The exit statuses of `xinze`, one meaning each.
#ifndef XINZE_RUNTIME_CLI_EXIT_STATUS_H_
#define XINZE_RUNTIME_CLI_EXIT_STATUS_H_

namespace xinze::cli {

enum ExitStatus : int {
  kDone = 0,
  kFindings = 1,       // check, test, diff, fmt --check found something.
  kUsage = 2,          // The command line is wrong, or input cannot be read.
  kRejects = 3,        // Some input rows were rejected; all others were processed.
  kInternalFault = 4,  // A defect of xinze itself.
  kPolicyRefused = 5,  // Does not compile, draft, unsigned, void.
  kOutputFailed = 6,   // What was not made durable was not released.
  kReaderLeft = 141,  // Who read standard output closed it, as head does: 128 + SIGPIPE, the status
                      // that a shell gives to a process which that signal ended. An interrupted one
                      // has 130 (SIGINT), 143 (SIGTERM) or 129 (SIGHUP) in the same way.
};

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_EXIT_STATUS_H_
