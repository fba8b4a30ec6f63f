#include "runtime/cli/policies.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include "compiler/diagnostics/render.h"
#include "compiler/driver/source_discovery.h"

namespace xinze::cli {
namespace {

// The places that no other document's place lies in: one, where the documents are of one chain.
std::vector<std::string> InnermostPlaces(const check::Program& program) {
  std::set<std::string> places;
  for (const check::Document& document : program.documents) {
    places.insert(document.region);
  }
  std::vector<std::string> innermost;
  for (const std::string& place : places) {
    const bool holds_another = std::any_of(places.begin(), places.end(), [&](const auto& other) {
      const auto chain = check::RegionChain(other);
      return other != place && std::find(chain.begin(), chain.end(), place) != chain.end();
    });
    if (!holds_another) {
      innermost.push_back(place);
    }
  }
  return innermost;
}

}  // namespace

base::Result<driver::CompileOptions> FindPolicies(const Context& context,
                                                  const PolicyOptions& options,
                                                  const std::vector<std::string>& more) {
  driver::CompileOptions result;
  const auto& home = context.environment.home;
  if (options.library.empty() && !home) return ErrorOf(diagnostics::Code::XZ1005, {});
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
  // Last: what the policies declare comes first in what is printed.
  result.paths.push_back(options.library.empty() ? *home / "stdlib"
                                                 : std::filesystem::path(options.library));
  auto check = ToCheckOptions(options);
  if (!check.ok()) {
    return check.error();
  }
  result.check = *std::move(check);
  return result;
}

NamedSources::NamedSources(const driver::Compilation& compilation,
                           const std::vector<std::string>& paths)
    : all_(paths.empty()) {
  const auto found = driver::FindSources({paths.begin(), paths.end()});
  if (!found.ok()) {
    all_ = true;  // Compiling has reported it.
    return;
  }
  std::error_code error;
  std::set<std::filesystem::path> canonical;
  for (const std::filesystem::path& path : *found) {
    canonical.insert(std::filesystem::weakly_canonical(path, error));
  }
  for (const auto& file : compilation.sources.files()) {
    if (canonical.contains(std::filesystem::weakly_canonical(file->path(), error))) {
      named_.insert(file->id());
    }
  }
}

std::optional<driver::Compilation> CompileForUse(Context& context, const PolicyOptions& options,
                                                 const std::vector<std::string>& more) {
  const auto found = FindPolicies(context, options, more);
  if (!found.ok()) {
    context.Fail(found.error(), kUsage);
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
  context.console.Err(
      diagnostics::RenderTerminal(errors, compilation.sources,
                                  {.language = context.environment.language,
                                   .colour = context.environment.stderr_is_terminal}));
  // A reading that no policy has is the command line's mistake.
  const bool usage = std::all_of(errors.begin(), errors.end(), [](const auto& error) {
    return error.code == diagnostics::Code::XZ0507;
  });
  context.status = compilation.inputs_read && !usage ? kPolicyRefused : kUsage;
  return std::nullopt;
}

std::optional<driver::Compilation> CompileForDecisions(Context& context,
                                                       const PolicyOptions& options) {
  auto compilation = CompileForUse(context, options);
  if (!compilation) {
    return std::nullopt;
  }
  if (compilation->program->lists.size() + compilation->program->measures.size() == 0) {
    context.Fail(ErrorOf(diagnostics::Code::XZ1019, {}), kPolicyRefused);
    return std::nullopt;
  }
  const std::vector<std::string> places = InnermostPlaces(*compilation->program);
  if (places.size() > 1) {
    context.Fail(ErrorOf(diagnostics::Code::XZ1018, {{fmt::format("{}", fmt::join(places, "、")),
                                                      fmt::format("{}", fmt::join(places, ", "))}}),
                 kUsage);
    return std::nullopt;
  }
  return compilation;
}

}  // namespace xinze::cli
