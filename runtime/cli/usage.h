// What a command line can have wrong, as registered errors in both languages.
//
// Input: values of options as written, or what the parser of the command line threw. Output: an
// error XZ1012 to XZ1016. The parser's own words reach nobody.
#ifndef XINZE_RUNTIME_CLI_USAGE_H_
#define XINZE_RUNTIME_CLI_USAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "compiler/base/result.h"
#include "runtime/cli/context.h"

namespace xinze::cli {

// Thrown by the checks below, within the parser of the command line, and caught in main.
class UsageError : public CLI::ParseError {
 public:
  explicit UsageError(base::Error error)
      : ParseError("UsageError", error.en, kUsage), error_(std::move(error)) {}
  const base::Error& error() const { return error_; }

 private:
  base::Error error_;
};

// The value is one of `values`. One of `later` is not in this version (XZ1015).
CLI::Validator OneOf(std::string option, std::vector<std::string> values,
                     std::vector<std::string> later = {});

// The value is a whole number from `least` to `most`, written in decimal digits.
CLI::Validator WholeNumber(std::string option, int64_t least, int64_t most);

// No option or argument of the command line is an empty text: what was meant (a variable of a
// script that is not set) would silently be left out. Error: XZ1013.
base::Status CheckNothingEmpty(const CLI::App& app);

// What `thrown` says about the command line of `app`.
base::Error ErrorOfUsage(const CLI::App& app, const CLI::ParseError& thrown);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_USAGE_H_
