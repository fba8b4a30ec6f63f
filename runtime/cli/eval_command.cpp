#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include "runtime/cli/commands.h"
#include "runtime/cli/exit_status.h"
#include "runtime/cli/policies.h"
#include "runtime/decide/atomic_file.h"
#include "runtime/decide/engine.h"
#include "runtime/decide/evaluation_run.h"
#include "runtime/record/coverage.h"

namespace xinze::cli {
namespace {

struct EvalCommandOptions {
  PolicyOptions policies;
  QuestionOptions question;
  std::vector<std::string> files;
  std::string out;
  std::string rejects;
  std::string format = "json";
  std::string coverage;
  std::string engine = "native";
  int threads = 1;
  int64_t max_rejects = -1;
  bool all = false;
};

// A line on stderr that says how far the run has come; only on a terminal.
class ProgressLine {
 public:
  explicit ProgressLine(const Context& context) : context_(context) {}
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void Show(uint64_t decisions) {
    const auto now = Clock::now();
    if (!context_.environment.stderr_is_terminal || now - shown_ < std::chrono::milliseconds(200)) {
      return;
    }
    shown_ = now;
    visible_ = true;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    fmt::print(stderr,
               fmt::runtime(context_.Say("\r已判定 {} 个主体，每秒 {:.0f} 个\x1b[K",
                                         "\r{} subjects decided, {:.0f} a second\x1b[K")),
               decisions, static_cast<double>(decisions) / seconds);
    std::fflush(stderr);
  }
  void Clear() {
    if (visible_) {
      fmt::print(stderr, "\r\x1b[K");
      visible_ = false;
    }
  }

 private:
  using Clock = std::chrono::steady_clock;
  const Context& context_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
  bool visible_ = false;
};

base::Result<std::vector<int32_t>> ReadCoverage(const check::Program& program,
                                                const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.good() && !file.eof()) {
    return base::Error{"XZ0930", fmt::format("无法读取 {}", path),
                       fmt::format("cannot read {}", path)};
  }
  auto coverage = record::ParseCoverage(record::Schema(program), text);
  if (!coverage.ok()) {
    return coverage.error();
  }
  return std::move(coverage->complete_until);
}

decide::Execution ExecutionOf(const std::string& engine) {
  return engine == "interpreter" ? decide::Execution::Interpreter
         : engine == "native-o0" ? decide::Execution::NativeUnoptimised
                                 : decide::Execution::Native;
}

void Fail(Context& context, const base::Error& error) {
  PrintError(context, error);
  context.status = error.code == "XZ1010"   ? kOutputFailed
                   : error.code == "XZ1011" ? kRejects
                   : error.code == "XZ1020" ? kInternalFault
                                            : kUsage;
}

base::Status WriteReport(const std::string& out, const std::string& report) {
  const auto path = std::filesystem::path(out).parent_path() / "run.json";
  auto file = decide::AtomicFile::Create(path.string());
  if (!file.ok()) {
    return file.error();
  }
  XINZE_RETURN_IF_ERROR(file->Write(report));
  return file->Commit();
}

void Evaluate(Context& context, const EvalCommandOptions& options, const check::Program& program) {
  const auto question = ToQuestion(options.question, options.policies);
  if (!question.ok()) {
    return Fail(context, question.error());
  }
  decide::RunOptions run;
  run.files = options.files.empty() ? std::vector<std::string>{"-"} : options.files;
  run.out = options.out.empty() ? "-" : options.out;
  run.rejects = options.rejects;
  run.table = options.format == "table";
  run.threads = options.threads;
  run.max_rejects = options.max_rejects;
  run.decision.all = options.all;
  run.language = context.environment.language;
  if (!options.coverage.empty()) {
    auto coverage = ReadCoverage(program, options.coverage);
    if (!coverage.ok()) {
      return Fail(context, coverage.error());
    }
    run.complete_until = *std::move(coverage);
  }
  const auto engine = decide::MakeEngine(program, ExecutionOf(options.engine));
  if (!engine.ok()) {
    return Fail(context, engine.error());
  }
  ProgressLine progress(context);
  const decide::RunCallbacks callbacks{
      .on_reject =
          [&](const record::Reject& reject) {
            progress.Clear();
            fmt::print(stderr, "{}\n", record::PrintRejectNotice(reject, run.language));
          },
      .on_progress = [&](uint64_t decisions) { progress.Show(decisions); }};
  const auto report = decide::RunEvaluation(program, **engine, *question, run, callbacks);
  progress.Clear();
  if (!report.ok()) {
    return Fail(context, report.error());
  }
  if (!options.out.empty()) {
    const base::Status written =
        WriteReport(options.out, decide::PrintRunReport(*report, program, *question, run));
    if (!written.ok()) {
      return Fail(context, written.error());
    }
  }
  spdlog::info("{} decisions, {} subjects and {} records rejected", report->decisions,
               report->accounts.subjects_rejected, report->accounts.records.rejected);
  if (report->accounts.has_rejects()) {
    context.status = kRejects;
  }
}

void Run(Context& context, const EvalCommandOptions& options) {
  if (const auto compilation = CompileForUse(context, options.policies)) {
    Evaluate(context, options, *compilation->program);
  }
}

}  // namespace

void AddEvalCommand(CLI::App& app, Context& context) {
  auto options = std::make_shared<EvalCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "eval", context.Help("对主体作出判定：在列的名单、适用的措施、待核实的事实",
                           "Decide on subjects: lists, measures, and facts to be verified"));
  command->footer(context.Help(
      "每行一个主体（NDJSON）；不给文件时读标准输入。例：\n"
      "  xinze eval 主体.ndjson --as-of 2026-11-22 --format table\n"
      "  xinze eval 主体.ndjson --out 结果.ndjson --rejects 被拒.ndjson --threads 2\n"
      "一行有错只拒该行：记录有错则该主体的这类信息记为不全（其答案不会因此变成“无”），\n"
      "各行的着落都写在 --out 旁边的 run.json 里。",
      "One subject a line (NDJSON); standard input without files. Examples:\n"
      "  xinze eval subjects.ndjson --as-of 2026-11-22 --format table\n"
      "  xinze eval subjects.ndjson --out results.ndjson --rejects rejects.ndjson --threads 2\n"
      "A bad row is rejected alone: a bad record marks that collection of its subject incomplete\n"
      "(never read as innocence); run.json beside --out accounts for every row."));
  AddPolicyOptions(*command, context, options->policies);
  AddQuestionOptions(*command, context, options->question);
  command
      ->add_option("FILE", options->files,
                   context.Help("NDJSON 文件，- 为标准输入", "NDJSON files, - for stdin"))
      ->type_name("");
  command
      ->add_option("--out", options->out,
                   context.Help("写入文件（完成后才出现），旁边写 run.json",
                                "Write to a file (it appears when complete), with run.json "
                                "beside it"))
      ->type_name("FILE");
  command
      ->add_option("--rejects", options->rejects,
                   context.Help("被拒的行连同原文写入文件", "Rejected rows in full"))
      ->type_name("FILE");
  command
      ->add_option("--max-rejects", options->max_rejects,
                   context.Help("被拒超过此数即停止", "Stop beyond this many rejects"))
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  command->add_option("--format", options->format, context.Help("输出格式", "Output format"))
      ->check(CLI::IsMember({"json", "table"}))
      ->capture_default_str();
  command
      ->add_option("--coverage", options->coverage,
                   context.Help("各来源的完整至（来源、集合、日期）",
                                "To which day each source is complete"))
      ->type_name("FILE");
  command->add_option("--threads", options->threads, context.Help("线程数", "Threads"))
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command
      ->add_option(
          "--engine", options->engine,
          context.Help("执行方式：native 机器代码，native-o0 不优化，interpreter 参照解释器",
                       "native code, native-o0 unoptimised, or the reference "
                       "interpreter"))
      ->check(CLI::IsMember({"native", "native-o0", "interpreter"}))
      ->capture_default_str();
  command->add_flag("--all", options->all,
                    context.Help("也列出不符合、不适用的", "Also what does not apply"));
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
