// Compiling the policies that a command line names.
#ifndef XINZE_RUNTIME_CLI_POLICIES_H_
#define XINZE_RUNTIME_CLI_POLICIES_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/driver/compilation.h"
#include "runtime/cli/options.h"

namespace xinze::cli {

// The library, then the policy paths (or the policies beside the executable), then `more`. Errors:
// XZ1001 and XZ1002 of malformed options, XZ1005 where there is no library.
base::Result<driver::CompileOptions> FindPolicies(const Context& context,
                                                  const PolicyOptions& options,
                                                  const std::vector<std::string>& more = {});

// Which of the sources a command line names as what is to be checked or tested: those at its paths;
// all of them where it names none. The library and the upper layers (--policy-path) come along.
class NamedSources {
 public:
  NamedSources(const driver::Compilation& compilation, const std::vector<std::string>& paths);

  bool Holds(base::SourceId source) const { return all_ || named_.contains(source); }

 private:
  bool all_;
  std::set<base::SourceId> named_;
};

// Compiles for a command that needs a program. Prints errors to stderr and sets the context's
// status where there is none: kPolicyRefused, or kUsage where a file could not be read or --reading
// names a reading that no policy has.
std::optional<driver::Compilation> CompileForUse(Context& context, const PolicyOptions& options,
                                                 const std::vector<std::string>& more = {});

// Also holds that there is a list or a measure at all (XZ1019, kPolicyRefused) and that the
// documents are of one place (XZ1018, kUsage): for commands that decide on subjects.
std::optional<driver::Compilation> CompileForDecisions(Context& context,
                                                       const PolicyOptions& options);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_POLICIES_H_
