// Options that the subcommands share, and what they come to.
#ifndef XINZE_RUNTIME_CLI_OPTIONS_H_
#define XINZE_RUNTIME_CLI_OPTIONS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "compiler/base/result.h"
#include "compiler/check/check.h"
#include "runtime/cli/context.h"
#include "runtime/decide/decision.h"

namespace xinze::cli {

// A subcommand whose options stand under a heading in the language of the reader.
CLI::App* AddCommand(CLI::App& app, const Context& context, const std::string& name,
                     std::string_view zh, std::string_view en);

// As written on the command line.
struct PolicyOptions {
  std::vector<std::string> policy_paths;
  std::string library;  // --stdlib; empty: the one beside the executable
  std::string region;
  std::string at;  // --at; empty: `region`
  bool drafts = false;
  std::vector<std::string> readings;  // NAME/READING=OPTION
};
void AddPolicyOptions(CLI::App& command, const Context& context, PolicyOptions& options);

struct QuestionOptions {
  std::string as_of;
  std::string known_at;
  std::string coverage;
};
// With --at, which is kept in `policy`: it chooses policies, and belongs to the question.
void AddQuestionOptions(CLI::App& command, const Context& context, QuestionOptions& options,
                        PolicyOptions& policy);

// Errors (XZ1001 ff.): an impossible date, a malformed time, region or reading.
base::Result<check::CheckOptions> ToCheckOptions(const PolicyOptions& options);
base::Result<decide::Question> ToQuestion(const QuestionOptions& options,
                                          const PolicyOptions& policy);
base::Result<int32_t> ToDay(const std::string& as_of);

// By entity, for ReaderOptions; empty where the option was not given. Errors: XZ0930 to XZ0933.
base::Result<std::vector<int32_t>> ReadCoverage(const QuestionOptions& options,
                                                const check::Program& program);

// The day that it is in China (UTC+8): the default of --as-of. The only clock of the program that
// reaches an answer; the decision echoes it.
int32_t TodayInChina();

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_OPTIONS_H_
