#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "compiler/diagnostics/render.h"
#include "runtime/cli/commands.h"
#include "runtime/cli/policies.h"
#include "runtime/cli/progress.h"
#include "runtime/cli/usage.h"
#include "runtime/decide/atomic_file.h"
#include "runtime/decide/engine.h"
#include "runtime/decide/evaluation_run.h"

namespace xinze::cli {
namespace {

struct EvalCommandOptions {
  PolicyOptions policies;
  QuestionOptions question;
  std::vector<std::string> files;
  std::string out;
  std::string rejects;
  std::string format = "json";
  std::string engine = "native";
  int threads = 1;
  int64_t max_rejects = -1;
  bool all = false;
  bool explain = false;
};

namespace fs = std::filesystem;

decide::Execution ExecutionOf(const std::string& engine) {
  return engine == "interpreter" ? decide::Execution::Interpreter
         : engine == "native-o0" ? decide::Execution::NativeUnoptimised
                                 : decide::Execution::Native;
}

ExitStatus StatusOf(const base::Error& error) {
  return error.code == "XZ1010" ? kOutputFailed : error.code == "XZ1020" ? kInternalFault : kUsage;
}

// Where the report of a run stands: beside the output, if that is a file, and by its name, so that
// runs into one folder keep theirs: 甲.run.json for 甲.ndjson.
std::string ReportPath(const std::string& out) {
  constexpr std::string_view kUsual = ".ndjson";
  if (out.empty() || out == "-" || !decide::CanBeReplaced(out)) return {};
  const size_t stem = out.ends_with(kUsual) ? out.size() - kUsual.size() : out.size();
  return out.substr(0, stem) + ".run.json";
}

// One file, by whatever names; neither need exist.
bool SameFile(const std::string& a, const std::string& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error) && !error) {
    return true;
  }
  const auto whole = [&error](const std::string& path) {
    const fs::path absolute = fs::absolute(path, error);
    return error ? fs::path() : fs::weakly_canonical(absolute, error);
  };
  const fs::path x = whole(a);
  const fs::path y = error ? fs::path() : whole(b);
  return !error && x == y;
}

// An output that a rename makes appear.
struct Output {
  diagnostics::Phrase name;
  std::string path;
};

base::Error Overwrites(const Output& output, const diagnostics::Phrase& other) {
  return ErrorOf(diagnostics::Code::XZ1017, {output.name, other});
}

// No output replaces an input or another output. Error: XZ1017.
base::Status CheckPaths(const decide::RunOptions& run) {
  std::vector<Output> outputs = {
      {Same("--out " + run.out), run.out},
      {Same("--rejects " + run.rejects), run.rejects},
      {{"运行报告 " + run.report, "the report " + run.report}, run.report}};
  // Two on one stream would mix: nobody could tell a decision from a reject.
  if (run.out == "-" && run.rejects == "-") {
    return Overwrites(outputs[1], {"标准输出上的结论", "the decisions on standard output"});
  }
  std::erase_if(outputs, [](const Output& output) {
    return output.path.empty() || output.path == "-" || !decide::CanBeReplaced(output.path);
  });
  for (size_t i = 0; i < outputs.size(); ++i) {
    for (const std::string& file : run.files) {
      if (file != "-" && SameFile(file, outputs[i].path)) {
        return Overwrites(outputs[i], {"输入 " + file, "the input " + file});
      }
    }
    for (size_t k = 0; k < i; ++k) {
      if (SameFile(outputs[k].path, outputs[i].path)) {
        return Overwrites(outputs[i], outputs[k].name);
      }
    }
  }
  return base::Status::Ok();
}

base::Result<decide::RunOptions> ToRunOptions(const EvalCommandOptions& options,
                                              const driver::Compilation& compilation,
                                              const Context& context) {
  decide::RunOptions run;
  run.files = options.files.empty() ? std::vector<std::string>{"-"} : options.files;
  run.out = options.out.empty() ? "-" : options.out;
  run.rejects = options.rejects;
  run.report = ReportPath(options.out);
  run.table = options.format == "table";
  run.threads = options.threads;
  run.max_rejects = options.max_rejects;
  run.decision.all = options.all;
  run.explain_from = options.explain ? &compilation.sources : nullptr;
  run.language = context.environment.language;
  XINZE_RETURN_IF_ERROR(CheckPaths(run));
  auto coverage = ReadCoverage(options.question, *compilation.program);
  if (!coverage.ok()) {
    return coverage.error();
  }
  run.complete_until = *std::move(coverage);
  return run;
}

constexpr size_t kNoticesShown = 5;

void WarnOf(Context& context, const std::vector<diagnostics::Diagnostic>& notices, size_t more,
            const diagnostics::Phrase& what, const std::string& report) {
  const diagnostics::Language language = context.environment.language;
  context.console.Err(diagnostics::RenderTerminal(
      notices, base::SourceStore(),
      {.language = language, .colour = context.environment.stderr_is_terminal}));
  if (more == 0) return;
  std::string text =
      fmt::format(fmt::runtime(context.Say("另有 {} 个{}", "{} more {}")), more, what.in(language));
  if (!report.empty()) text += std::string(context.Say("，见 ", ", see ")) + report;
  context.console.Err(text + "\n");
}

// Keys that nothing reads, procedures and steps that no policy knows: misspelt ones are among them,
// so they are told of. Accounts hold all.
void WarnOfUnknown(Context& context, const record::Accounts& accounts, const std::string& report) {
  diagnostics::Diagnostics keys;
  for (const auto& [key, count] : accounts.unknown_keys) {
    if (keys.size() == kNoticesShown) break;
    keys.Report(diagnostics::Code::XZ0929, {}).ArgName(key).Arg(count);
  }
  WarnOf(context, keys.all(), accounts.unknown_keys.size() - keys.size(),
         {"结构中没有的键", "keys that the schema does not know"}, report);
  std::vector<diagnostics::Diagnostic> names;
  for (const auto& name : accounts.unknown_names) {
    if (names.size() == kNoticesShown) break;
    names.push_back(record::NoticeOf(name).AsDiagnostic());
  }
  WarnOf(context, names, accounts.unknown_names.size() - names.size(),
         {"政策中没有的程序或步骤", "procedures or steps that no policy knows"}, report);
}

// Notices of rejects as they come; the first of each code says what to do about it.
class RejectNotices {
 public:
  explicit RejectNotices(Context& context) : context_(context) {}

  void Tell(const record::Reject& reject) {
    const diagnostics::Language language = context_.environment.language;
    std::string text = record::PrintRejectNotice(reject, language) + "\n";
    for (const record::Fault& fault : reject.faults) {
      if (!told_.insert(fault.code).second) continue;
      text += fmt::format(fmt::runtime(context_.Say("  = 出路：{}\n", "  = help: {}\n")),
                          fault.help.in(language));
    }
    context_.console.Err(text);
  }

 private:
  Context& context_;
  std::set<diagnostics::Code> told_;
};

// What was rejected, by code, and where each code is explained.
void SumUpRejects(Context& context, const record::Accounts& accounts) {
  std::map<diagnostics::Code, uint64_t> codes;
  uint64_t rows = 0;
  for (const auto& [reason, count] : accounts.rejects) {
    codes[reason.code] += count;
    rows += count;
  }
  std::vector<std::string> counts;
  for (const auto& [code, count] : codes) {
    counts.push_back(fmt::format(fmt::runtime(context.Say("{1} {0} 处", "{0} of {1}")), count,
                                 diagnostics::CodeId(code)));
  }
  context.console.Err(fmt::format(
      fmt::runtime(
          context.Say("被拒 {} 处（{}），其余照常；含义和出路见 xinze check --explain {}\n",
                      "{} rejected ({}), all else went on; for meaning and way out see "
                      "xinze check --explain {}\n")),
      rows, fmt::join(counts, context.Say("、", ", ")), diagnostics::CodeId(codes.begin()->first)));
}

void Evaluate(Context& context, const EvalCommandOptions& options,
              const driver::Compilation& compilation) {
  const check::Program& program = *compilation.program;
  const auto question = ToQuestion(options.question, options.policies);
  if (!question.ok()) {
    return context.Fail(question.error(), kUsage);
  }
  const auto run = ToRunOptions(options, compilation, context);
  if (!run.ok()) {
    return context.Fail(run.error(), kUsage);
  }
  const auto engine = decide::MakeEngine(program, ExecutionOf(options.engine));
  if (!engine.ok()) {
    return context.Fail(engine.error(), StatusOf(engine.error()));
  }
  if (run->files.front() == "-" && isatty(STDIN_FILENO) == 1) {
    context.console.Err(context.Say("从标准输入读主体，一行一个，Ctrl-D 结束\n",
                                    "reading subjects from stdin, one a line; end with Ctrl-D\n"));
  }
  Progress progress(context, TotalBytes(run->files));
  RejectNotices notices(context);
  const decide::RunCallbacks callbacks{
      .on_reject =
          [&](const record::Reject& reject) {
            progress.Clear();
            notices.Tell(reject);
          },
      .on_progress = [&](uint64_t decisions,
                         uint64_t bytes_read) { progress.Show(decisions, bytes_read); }};
  const auto report = decide::RunEvaluation(program, **engine, *question, *run, callbacks);
  progress.Clear();
  if (!report.ok()) {
    return context.Fail(report.error(), StatusOf(report.error()));
  }
  spdlog::info("{} decisions, {} subjects and {} records rejected", report->decisions,
               report->accounts.subjects_rejected, report->accounts.records.rejected);
  WarnOfUnknown(context, report->accounts, run->report);
  if (report->accounts.has_rejects()) {
    SumUpRejects(context, report->accounts);
    context.status = kRejects;
  }
}

void Run(Context& context, const EvalCommandOptions& options) {
  if (const auto compilation = CompileForDecisions(context, options.policies)) {
    Evaluate(context, options, *compilation);
  }
}

}  // namespace

void AddEvalCommand(CLI::App& app, Context& context) {
  auto options = std::make_shared<EvalCommandOptions>();
  CLI::App* command =
      AddCommand(app, context, "eval", "对主体作出判定：在列的名单、适用的措施、待核实的事实",
                 "Decide on subjects: lists, measures, and facts to be verified");
  command->footer(context.Help(
      "每行一个主体（NDJSON）；不给文件时读标准输入。例：\n"
      "  xinze eval 主体.ndjson --as-of 2026-11-22 --format table\n"
      "  xinze eval 主体.ndjson --out 结果.ndjson --rejects 被拒.ndjson --threads 2\n"
      "  xinze eval 主体.ndjson --region 320000 --known-at 2024-01-01 --explain\n"
      "一行有错只拒该行：记录有错则该主体的这类信息记为不全（其答案不会因此变成“无”），\n"
      "各行的着落都写在 --out 旁边的运行报告里（结果.ndjson 旁是 结果.run.json）。",
      "One subject a line (NDJSON); standard input without files. Examples:\n"
      "  xinze eval subjects.ndjson --as-of 2026-11-22 --format table\n"
      "  xinze eval subjects.ndjson --out results.ndjson --rejects rejects.ndjson --threads 2\n"
      "  xinze eval subjects.ndjson --region 320000 --known-at 2024-01-01 --explain\n"
      "A bad row is rejected alone: a bad record marks that collection of its subject incomplete\n"
      "(never read as innocence); the report beside --out (results.run.json for results.ndjson)\n"
      "accounts for every row."));
  AddPolicyOptions(*command, context, options->policies);
  AddQuestionOptions(*command, context, options->question, options->policies);
  command
      ->add_option("FILE", options->files,
                   context.Help("NDJSON 文件，- 为标准输入", "NDJSON files, - for stdin"))
      ->type_name("");
  command
      ->add_option("--out", options->out,
                   context.Help("写入文件（完成后才出现），旁边写运行报告 *.run.json",
                                "Write to a file (it appears when complete), with the report "
                                "*.run.json beside it"))
      ->type_name("FILE");
  command
      ->add_option("--rejects", options->rejects,
                   context.Help("被拒的行连同原文写入文件", "Rejected rows in full"))
      ->type_name("FILE");
  command
      ->add_option(
          "--max-rejects", options->max_rejects,
          context.Help("被拒超过此数即停止，--out 的文件不出现（状态 2）；写到标准输出的，停止前的"
                       "结论可能已经写出",
                       "Stop beyond this many rejects (status 2): no file of --out "
                       "appears; on stdout decisions may stand already"))
      ->check(WholeNumber("--max-rejects", 0, 1'000'000'000'000))
      ->type_name("N");
  command
      ->add_option("--format", options->format,
                   context.Help("输出格式：json 一行一个结论（NDJSON），table 供人阅读",
                                "json: a decision a line (NDJSON); table: for people"))
      ->check(OneOf("--format", {"json", "table"}, {"csv", "parquet"}))
      ->type_name("json|table")
      ->capture_default_str();
  command
      ->add_option(
          "--threads", options->threads,
          context.Help("线程数；结果与线程数无关", "Threads; results do not depend on them"))
      ->check(WholeNumber("--threads", 1, 256))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option(
          "--engine", options->engine,
          context.Help(
              "执行方式，答案相同：native 机器代码，native-o0 不优化，interpreter 参照解释器",
              "How to execute, with the same answers: native code, native-o0 "
              "unoptimised, or the reference interpreter"))
      ->check(OneOf("--engine", {"native", "native-o0", "interpreter"}))
      ->type_name("ENGINE")
      ->capture_default_str();
  command->add_flag("--explain", options->explain,
                    context.Help("每个结论附上理由", "With every decision, why"));
  command->add_flag("--all", options->all,
                    context.Help("也列出不符合、不适用的", "Also what does not apply"));
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
