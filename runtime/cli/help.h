// `--help`: what a command is for, how it is called, its options, examples, in the language of the
// reader and in columns that hold for wide characters.
#ifndef XINZE_RUNTIME_CLI_HELP_H_
#define XINZE_RUNTIME_CLI_HELP_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "runtime/cli/context.h"

namespace xinze::cli {

// The text of --help for `app`, which is a subcommand or the whole. `name` is how it is called.
std::string HelpOf(const CLI::App& app, const std::string& name, const Context& context);

// Lines of at most `cells` terminal cells: broken at blanks, and between two wide characters unless
// the second is a mark that may not begin a line.
std::vector<std::string> Wrapped(std::string_view text, size_t cells);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_HELP_H_
