// Compiling the policies that a command line names.
#ifndef XINZE_RUNTIME_CLI_POLICIES_H_
#define XINZE_RUNTIME_CLI_POLICIES_H_

#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/compilation.h"
#include "runtime/cli/options.h"

namespace xinze::cli {

// The library, then the policy paths (or the policies beside the executable), then `more`. Errors:
// XZ1005 where there is no library.
base::Result<driver::CompileOptions> FindPolicies(const Context& context,
                                                  const PolicyOptions& options,
                                                  const std::vector<std::string>& more = {});

// Compiles for a command that needs a program. Prints diagnostics to stderr (errors only, unless
// `notes`) and sets the context's status where there is none: kPolicyRefused, or kUsage where a
// file could not be read.
std::optional<driver::Compilation> CompileForUse(Context& context, const PolicyOptions& options,
                                                 const std::vector<std::string>& more = {});

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_POLICIES_H_
