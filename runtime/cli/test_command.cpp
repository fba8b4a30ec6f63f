#include <memory>

#include <fmt/core.h>

#include "runtime/cli/commands.h"
#include "runtime/cli/policies.h"
#include "runtime/decide/atomic_file.h"
#include "runtime/decide/engine.h"
#include "runtime/decide/test_runner.h"

namespace xinze::cli {
namespace {

struct TestCommandOptions {
  PolicyOptions policies;
  std::vector<std::string> paths;
  std::string junit;
  bool interpreter_only = false;
  bool verbose = false;
};

std::string PlaceOf(const driver::Compilation& compilation, const base::Span& span) {
  const base::SourceFile* file = compilation.sources.Find(span.source);
  return file == nullptr ? "" : fmt::format("{}:{}", file->path(), file->position(span.begin).line);
}

size_t PrintResults(Context& context, const TestCommandOptions& options,
                    const driver::Compilation& compilation,
                    const std::vector<decide::TestResult>& results) {
  size_t failed = 0;
  for (const decide::TestResult& result : results) {
    if (!result.passed() || options.verbose) {
      context.console.Out(
          fmt::format("{} {}  {}\n",
                      result.passed() ? context.Say("通过", "ok  ") : context.Say("未过", "FAIL"),
                      result.name, PlaceOf(compilation, result.span)));
    }
    failed += result.passed() ? 0 : 1;
    for (const decide::AssertionResult& assertion : result.assertions) {
      if (!assertion.passed) {
        const base::SourceFile* file = compilation.sources.Find(assertion.span.source);
        context.console.Out(fmt::format("  {}  {}\n    {}\n", PlaceOf(compilation, assertion.span),
                                        file == nullptr ? "" : file->text(assertion.span),
                                        assertion.message.in(context.environment.language)));
      }
    }
  }
  context.console.Out(context.zh() ? fmt::format("{} 个测试：{} 个通过，{} 个未过\n",
                                                 results.size(), results.size() - failed, failed)
                                   : fmt::format("{}: {} passed, {} failed\n",
                                                 Counted(results.size(), "test"),
                                                 results.size() - failed, failed));
  return failed;
}

// Leaves the tests of the files that were named; says how many others there are.
void KeepNamedTests(Context& context, const TestCommandOptions& options,
                    driver::Compilation& compilation) {
  const NamedSources named(compilation, options.paths);
  const size_t others = std::erase_if(compilation.program->tests, [&](const check::Test& test) {
    return !named.Holds(test.provenance.span.source);
  });
  if (others > 0) {
    context.console.Err(
        context.zh()
            ? fmt::format("上级政策另有 {} 个测试，没有运行；要运行，把它们也写作 PATH\n", others)
            : fmt::format("not run: {} of the other layers; to run them name those as PATH, too\n",
                          Counted(others, "test")));
  }
}

void Run(Context& context, const TestCommandOptions& options) {
  auto compilation = CompileForUse(context, options.policies, options.paths);
  if (!compilation) {
    return;
  }
  KeepNamedTests(context, options, *compilation);
  std::unique_ptr<decide::Engine> engine;
  if (!options.interpreter_only) {
    auto made = decide::MakeEngine(*compilation->program, decide::Execution::Native);
    if (!made.ok()) {
      return context.Fail(made.error(), kInternalFault);
    }
    engine = *std::move(made);
  }
  const auto results = decide::RunTests(*compilation->program, compilation->sources, engine.get());
  const size_t failed = PrintResults(context, options, *compilation, results);
  if (!options.junit.empty()) {
    auto file = decide::AtomicFile::Create(options.junit);
    base::Status status = file.ok() ? file->Write(decide::PrintJUnit(results, compilation->sources,
                                                                     context.environment.language))
                                    : file.error();
    if (status.ok()) {
      status = file->Commit();
    }
    if (!status.ok()) {
      return context.Fail(status.error(), kOutputFailed);
    }
  }
  context.status = failed == 0 ? kDone : kFindings;
}

}  // namespace

void AddTestCommand(CLI::App& app, Context& context) {
  auto options = std::make_shared<TestCommandOptions>();
  CLI::App* command =
      AddCommand(app, context, "test", "运行政策文件中的测试块；机器代码与参照解释器的答案须一致",
                 "Run the 测试 blocks of policies; native code and the reference "
                 "interpreter must agree");
  AddPolicyOptions(*command, context, options->policies);
  command
      ->add_option("PATH", options->paths,
                   context.Help("要测试的文件或文件夹；不给出时为随程序所附的政策",
                                "Files or folders; without them the policies that came along"))
      ->type_name("");
  command
      ->add_option("--junit", options->junit,
                   context.Help("另写 JUnit XML", "Write JUnit XML, too"))
      ->type_name("FILE");
  command->add_flag("--interpreter", options->interpreter_only,
                    context.Help("只用参照解释器", "The reference interpreter alone"));
  command->add_flag("--verbose,-v", options->verbose,
                    context.Help("也列出通过的测试", "Passed tests, too"));
  command->footer(
      context.Help("例：\n"
                   "  xinze test                        随程序所附的政策的测试\n"
                   "  xinze test 我市/                  一个文件夹里的测试\n"
                   "  xinze test --policy-path policies 我市/   连同上级政策\n"
                   "  xinze test --junit 测试.xml -v    列出每个测试，另写 JUnit XML",
                   "Examples:\n"
                   "  xinze test                        tests of the policies that "
                   "came along\n"
                   "  xinze test mycity/                tests in a folder\n"
                   "  xinze test --policy-path policies mycity/   with upper layers\n"
                   "  xinze test --junit tests.xml -v   every test, and JUnit XML"));
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
