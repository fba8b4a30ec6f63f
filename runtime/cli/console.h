// The two streams that a command writes to.
//
// Output goes to standard output, messages to standard error. A stream that cannot be written is
// not a fault of the program: the first failure is kept, later texts for that stream are dropped,
// and Finish says so; the command then exits with kOutputFailed, or with kReaderLeft. Nothing
// throws.
#ifndef XINZE_RUNTIME_CLI_CONSOLE_H_
#define XINZE_RUNTIME_CLI_CONSOLE_H_

#include <string>
#include <string_view>

#include "compiler/base/result.h"

namespace xinze::cli {

class Console {
 public:
  Console() = default;
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  // Buffered; appears at the latest on Finish.
  void Out(std::string_view text);
  // Appears at once, behind what was written to Out.
  void Err(std::string_view text);

  // Writes what is buffered. Error: XZ1010, for whichever stream failed first.
  base::Status Finish();

 private:
  void Flush();
  void Write(int descriptor, std::string_view text);

  std::string buffer_;
  bool out_failed_ = false;
  bool err_failed_ = false;
  base::Status status_;
};

// Makes failures visible where the system would hide or misplace them: a closed pipe is an error of
// writing instead of the end of the process, and descriptors 0 to 2 that the caller closed are
// taken, so that no file of the run can come to stand in their place.
void PrepareStandardStreams();

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_CONSOLE_H_
