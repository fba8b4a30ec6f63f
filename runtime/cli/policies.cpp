#include "runtime/cli/policies.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include "compiler/diagnostics/render.h"
#include "runtime/cli/exit_status.h"

namespace xinze::cli {

base::Result<driver::CompileOptions> FindPolicies(const Context& context,
                                                  const PolicyOptions& options,
                                                  const std::vector<std::string>& more) {
  driver::CompileOptions result;
  const auto& home = context.environment.home;
  if (!options.library.empty()) {
    result.paths.emplace_back(options.library);
  } else if (home) {
    result.paths.push_back(*home / "stdlib");
  } else {
    return base::Error{"XZ1005", "程序近旁没有标准库（stdlib 文件夹）；请用 --stdlib 指明",
                       "there is no standard library (folder stdlib) near the program; name it "
                       "with --stdlib"};
  }
  for (const std::string& path : options.policy_paths) {
    result.paths.emplace_back(path);
  }
  for (const std::string& path : more) {
    result.paths.emplace_back(path);
  }
  std::error_code error;
  if (options.policy_paths.empty() && more.empty() && home &&
      std::filesystem::is_directory(*home / "policies", error)) {
    result.paths.push_back(*home / "policies");
  }
  auto check = ToCheckOptions(options);
  if (!check.ok()) {
    return check.error();
  }
  result.check = *std::move(check);
  return result;
}

std::optional<driver::Compilation> CompileForUse(Context& context, const PolicyOptions& options,
                                                 const std::vector<std::string>& more) {
  const auto found = FindPolicies(context, options, more);
  if (!found.ok()) {
    PrintError(context, found.error());
    context.status = kUsage;
    return std::nullopt;
  }
  driver::Compilation compilation = driver::Compile(*found);
  for (const driver::Timing& timing : compilation.timings) {
    spdlog::debug("{}: {:.2f} ms", timing.phase, timing.milliseconds);
  }
  if (compilation.program) {
    return compilation;
  }
  std::vector<diagnostics::Diagnostic> errors = compilation.diagnostics.Sorted(compilation.sources);
  std::erase_if(errors, [](const diagnostics::Diagnostic& diagnostic) {
    return diagnostic.level() != diagnostics::Level::kError;
  });
  fmt::print(stderr, "{}",
             diagnostics::RenderTerminal(errors, compilation.sources,
                                         {.language = context.environment.language,
                                          .colour = context.environment.stderr_is_terminal}));
  context.status = compilation.inputs_read ? kPolicyRefused : kUsage;
  return std::nullopt;
}

}  // namespace xinze::cli
