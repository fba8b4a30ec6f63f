// The subcommands: each adds itself to the command line and says what to run.
#ifndef XINZE_RUNTIME_CLI_COMMANDS_H_
#define XINZE_RUNTIME_CLI_COMMANDS_H_

#include <CLI/CLI.hpp>

#include "runtime/cli/options.h"

namespace xinze::cli {

void AddCheckCommand(CLI::App& app, Context& context);
void AddEvalCommand(CLI::App& app, Context& context);
void AddExplainCommand(CLI::App& app, Context& context);
void AddTestCommand(CLI::App& app, Context& context);
void AddListCommand(CLI::App& app, Context& context);
void AddGenerateCommand(CLI::App& app, Context& context);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_COMMANDS_H_
