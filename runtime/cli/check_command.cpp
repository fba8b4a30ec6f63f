#include <memory>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include "compiler/diagnostics/render.h"
#include "compiler/driver/dump.h"
#include "compiler/lower/program_to_ir.h"
#include "compiler/passes/passes.h"
#include "runtime/cli/commands.h"
#include "runtime/cli/policies.h"
#include "runtime/cli/usage.h"
#include "runtime/jit/jit.h"

namespace xinze::cli {
namespace {

struct CheckCommandOptions {
  PolicyOptions policies;
  std::vector<std::string> paths;
  std::string format = "table";
  std::string explain;
  std::string dump;
};

void Explain(Context& context, const std::string& id) {
  const auto code = diagnostics::ParseCode(id);
  if (!code) {
    context.Fail(ErrorOf(diagnostics::Code::XZ1006, {Same(id)}), kUsage);
    return;
  }
  context.console.Out(diagnostics::ExplainCode(*code, context.environment.language));
}

// What is shown of the findings: all about the files that were named, of the others the errors.
struct Shown {
  std::vector<diagnostics::Diagnostic> diagnostics;
  size_t errors = 0, warnings = 0, notes = 0;  // Among them.
  size_t other_warnings = 0, other_notes = 0;  // About files that were not named.
};

Shown ToShow(const driver::Compilation& compilation, const std::vector<std::string>& paths) {
  using diagnostics::Level;
  const NamedSources named(compilation, paths);
  Shown shown;
  for (diagnostics::Diagnostic& diagnostic : compilation.diagnostics.Sorted(compilation.sources)) {
    const Level level = diagnostic.level();
    const bool other = level != Level::kError && diagnostic.span.is_valid() &&
                       !named.Holds(diagnostic.span.source);
    if (level == Level::kWarning) {
      ++(other ? shown.other_warnings : shown.warnings);
    } else if (level == Level::kNote) {
      ++(other ? shown.other_notes : shown.notes);
    } else {
      ++shown.errors;
    }
    if (!other) {
      shown.diagnostics.push_back(std::move(diagnostic));
    }
  }
  return shown;
}

std::string Rendered(const Context& context, const driver::Compilation& compilation,
                     const std::vector<diagnostics::Diagnostic>& shown, const std::string& format) {
  const diagnostics::Language language = context.environment.language;
  if (format == "json") {
    return diagnostics::RenderJson(shown, compilation.sources, language);
  }
  if (format == "sarif") {
    return diagnostics::RenderSarif(shown, compilation.sources, language, XINZE_VERSION);
  }
  return diagnostics::RenderTerminal(
      shown, compilation.sources,
      {.language = language, .colour = context.environment.stdout_is_terminal});
}

// How many findings about other files are not shown, and how to see them; empty if there are none.
std::string LeftOut(const Context& context, const Shown& shown) {
  std::vector<std::string> parts;
  if (shown.other_warnings > 0) {
    parts.push_back(context.zh() ? fmt::format("{} 个警告", shown.other_warnings)
                                 : Counted(shown.other_warnings, "warning"));
  }
  if (shown.other_notes > 0) {
    parts.push_back(context.zh() ? fmt::format("{} 条说明", shown.other_notes)
                                 : Counted(shown.other_notes, "note"));
  }
  if (parts.empty()) {
    return "";
  }
  return context.zh() ? fmt::format("上级政策另有 {}，没有列出；要看，把它们也写作 PATH\n",
                                    fmt::join(parts, "、"))
                      : fmt::format(
                            "not shown: {} about the other layers; to see them name those as PATH, "
                            "too\n",
                            fmt::join(parts, " and "));
}

std::string Summary(const Context& context, const driver::Compilation& compilation,
                    const Shown& shown) {
  std::string dropped;
  if (compilation.diagnostics.dropped() > 0) {
    dropped = fmt::format(fmt::runtime(context.Say("（另有 {} 条未列出）", " ({} more not shown)")),
                          compilation.diagnostics.dropped());
  }
  std::string text =
      context.zh() ? fmt::format("{} 个文件：{} 个错误，{} 个警告，{} 条说明{}\n",
                                 compilation.sources.size(), shown.errors, shown.warnings,
                                 shown.notes, dropped)
                   : fmt::format("{}: {}, {}, {}{}\n", Counted(compilation.sources.size(), "file"),
                                 Counted(shown.errors, "error"), Counted(shown.warnings, "warning"),
                                 Counted(shown.notes, "note"), dropped);
  return text + LeftOut(context, shown);
}

base::Result<std::string> DumpPhase(const driver::Compilation& compilation,
                                    const std::string& phase) {
  if (phase != "llvm" || !compilation.program) {
    return driver::Dump(compilation, phase);
  }
  lower::LoweredProgram lowered = lower::ProgramToIr(*compilation.program);
  passes::RunPasses(lowered.module);
  return jit::DumpLlvm(lowered.module, jit::OptimizationLevel::Shipped);
}

void Run(Context& context, const CheckCommandOptions& options) {
  if (!options.explain.empty()) {
    Explain(context, options.explain);
    return;
  }
  const auto found = FindPolicies(context, options.policies, options.paths);
  if (!found.ok()) {
    context.Fail(found.error(), kUsage);
    return;
  }
  const driver::Compilation compilation = driver::Compile(*found);
  const Shown shown = ToShow(compilation, options.paths);
  if (options.dump.empty()) {
    context.console.Out(Rendered(context, compilation, shown.diagnostics, options.format));
  } else if (const auto dump = DumpPhase(compilation, options.dump); dump.ok()) {
    context.console.Out(*dump);
  } else {
    context.Report(dump.error());
  }
  context.console.Err(Summary(context, compilation, shown));
  if (!compilation.inputs_read) {
    context.status = kUsage;
  } else if (compilation.diagnostics.has_errors()) {
    context.status = kFindings;
  }
}

}  // namespace

void AddCheckCommand(CLI::App& app, Context& context) {
  auto options = std::make_shared<CheckCommandOptions>();
  CLI::App* command = AddCommand(
      app, context, "check", "检查政策文件：语法、名称、类型、引文、层级；逐处指明并给出出路",
      "Check policy files: syntax, names, types, citations, layers; each "
      "finding with its place and a way out");
  command->footer(
      context.Help("例：\n"
                   "  xinze check                       检查随程序所附的政策\n"
                   "  xinze check 我市/                 检查一个文件夹（连同标准库）\n"
                   "  xinze check --policy-path policies 我市/   连同上级政策\n"
                   "  xinze check --explain XZ0301      某一诊断是什么意思\n"
                   "  xinze check --dump=program        各阶段的中间结果",
                   "Examples:\n"
                   "  xinze check                       the policies that came along\n"
                   "  xinze check mycity/               a folder (with the library)\n"
                   "  xinze check --policy-path policies mycity/   with upper layers\n"
                   "  xinze check --explain XZ0301      what a diagnostic means\n"
                   "  xinze check --dump=program        what each stage made"));
  AddPolicyOptions(*command, context, options->policies);
  command
      ->add_option("PATH", options->paths,
                   context.Help("要检查的文件或文件夹；不给出时为随程序所附的政策",
                                "Files or folders to check; without them the policies that came "
                                "along"))
      ->type_name("");
  command->add_option("--format", options->format, context.Help("输出格式", "Output format"))
      ->check(OneOf("--format", {"table", "json", "sarif"}))
      ->type_name("table|json|sarif")
      ->capture_default_str();
  command
      ->add_option("--explain", options->explain,
                   context.Help("打印某一诊断编号的说明", "Print the page of a code"))
      ->type_name("CODE");
  command
      ->add_option("--dump", options->dump,
                   context.Help("打印某阶段的结果：tokens、ast、program、ir、llvm",
                                "Print what a stage made: tokens, ast, program, ir, llvm"))
      ->check(OneOf("--dump", {"tokens", "ast", "program", "ir", "llvm"}))
      ->type_name("PHASE");
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
