// Cases: what `xinze` says to a command line, written down and rewritten by a command.
//
// A case is a text file `*.case`:
//
//   # What it shows.
//   @ 主体.ndjson
//   {"标识":"91320000MA1DEM015F", …}
//   $ xinze eval 主体.ndjson --as-of 2021-06-01
//   | a line of standard output
//   ! a line of standard error
//   = 3
//
// Lines of # stand before everything else. `@ NAME` writes the lines up to the next @ or $ to a
// file
// (`@- NAME` without the last line end). `$` runs a line of bash; behind it stand the output, the
// errors, and the exit status where it is not 0. Everything runs in one folder of its own, which
// has `policies`, `stdlib` and `examples` of the repository as links.
#ifndef XINZE_TESTS_END_TO_END_CASE_FILE_H_
#define XINZE_TESTS_END_TO_END_CASE_FILE_H_

#include <string>
#include <string_view>
#include <vector>

namespace xinze::end_to_end {

struct Outcome {
  std::string out;
  std::string err;
  int status = 0;

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

struct Step {
  // A file to write, or a command to run.
  std::string file;
  std::string content;
  std::string command;
  Outcome expected;
};

struct Case {
  std::string remarks;  // The lines of #, as they stand.
  std::vector<Step> steps;
};

// Throws std::runtime_error at a line that is none of the above.
Case ParseCase(std::string_view text);
std::string PrintCase(const Case& one);

}  // namespace xinze::end_to_end

#endif  // XINZE_TESTS_END_TO_END_CASE_FILE_H_
