// Options that the subcommands share, and what they come to.
#ifndef XINZE_RUNTIME_CLI_OPTIONS_H_
#define XINZE_RUNTIME_CLI_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "compiler/base/result.h"
#include "compiler/check/check.h"
#include "compiler/diagnostics/code.h"
#include "runtime/cli/environment.h"
#include "runtime/decide/decision.h"

namespace xinze::cli {

// What every subcommand is given. `status` is what the process exits with.
struct Context {
  Environment environment;
  int status = 0;

  std::string_view Say(std::string_view zh, std::string_view en) const {
    return environment.language == diagnostics::Language::kZh ? zh : en;
  }
  std::string Help(std::string_view zh, std::string_view en) const {
    return std::string(Say(zh, en));
  }
};

// As written on the command line.
struct PolicyOptions {
  std::vector<std::string> policy_paths;
  std::string library;  // --stdlib; empty: the one beside the executable
  std::string region;
  bool drafts = false;
  std::vector<std::string> readings;  // NAME/READING=OPTION
};
void AddPolicyOptions(CLI::App& command, const Context& context, PolicyOptions& options);

struct QuestionOptions {
  std::string as_of;
  std::string known_at;
};
void AddQuestionOptions(CLI::App& command, const Context& context, QuestionOptions& options);

// Errors (XZ1001 ff.): an impossible date, a malformed time, region or reading.
base::Result<check::CheckOptions> ToCheckOptions(const PolicyOptions& options);
base::Result<decide::Question> ToQuestion(const QuestionOptions& options,
                                          const PolicyOptions& policy);

// The day that it is in China (UTC+8): the default of --as-of. The only clock of the program that
// reaches an answer; the decision echoes it.
int32_t TodayInChina();

// Prints an error of the surroundings to stderr, in the language of the context.
void PrintError(const Context& context, const base::Error& error);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_OPTIONS_H_
