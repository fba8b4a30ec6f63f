#include "tests/benchmark/jiangsu.h"

#include <chrono>
#include <fstream>
#include <map>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "compiler/base/check.h"
#include "compiler/driver/compilation.h"
#include "compiler/literal/date.h"
#include "runtime/decide/engine.h"
#include "runtime/jit/evaluate.h"
#include "runtime/record/ndjson.h"
#include "tests/benchmark/machine.h"
#include "tests/benchmark/series.h"

namespace xinze::benchmark {
namespace {

constexpr const char* kRegion = "320000";
constexpr const char* kDay = "2026-11-22";

int32_t AsOf() { return literal::ParseDate(kDay)->days; }

driver::Compilation Compile(const JiangsuOptions& options) {
  driver::CompileOptions compile;
  compile.paths = {options.source_dir / "stdlib", options.source_dir / "policies"};
  compile.check.region = kRegion;
  driver::Compilation compilation = driver::Compile(compile);
  XINZE_CHECK(compilation.program.has_value(), "the policies that come along do not compile");
  return compilation;
}

std::string SubjectsFile(const JiangsuOptions& options) {
  return options.work_dir / "benchmark-subjects.ndjson";
}
std::string SampleFile(const JiangsuOptions& options) {
  return options.work_dir / "benchmark-sample.ndjson";
}

// Calls take(batch) for each batch of the file.
template <typename Take>
base::Status ForEachBatch(const check::Program& program, const std::string& file,
                          const Take& take) {
  const record::Schema schema(program);
  uint64_t rejects = 0;
  record::NdjsonReader reader(schema, {file}, {}, [&](const record::Reject&) { ++rejects; });
  while (true) {
    auto batch = reader.Next();
    if (!batch.ok()) return batch.error();
    if (!batch->has_value()) break;
    take(**batch);
  }
  XINZE_CHECK(rejects == 0, "{} generated rows are rejected", rejects);
  return base::Status::Ok();
}

// A batch of the file's first subject.
base::Result<record::Batch> FirstSubject(const check::Program& program, const std::string& file) {
  const record::Schema schema(program);
  record::ReaderOptions reading;
  reading.batch_subjects = 1;
  record::NdjsonReader reader(schema, {file}, reading, [](const record::Reject&) {});
  auto batch = reader.Next();
  if (!batch.ok()) return batch.error();
  XINZE_CHECK(batch->has_value(), "no subject in {}", file);
  return std::move(**batch);
}

}  // namespace

base::Status MeasureStart(const JiangsuOptions& options) {
  std::vector<std::string> order;
  std::map<std::string, Series, std::less<>> phases;
  Series total, cpu;
  const auto add = [&](std::string_view phase, double milliseconds) {
    const auto [at, fresh] = phases.try_emplace(std::string(phase));
    if (fresh) order.emplace_back(phase);
    at->second.Add(milliseconds);
  };
  const std::string sample = options.source_dir / "docs/examples/sample-1000.ndjson";
  for (int round = 0; round < options.rounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    const double cpu_begin = CpuSeconds();
    const driver::Compilation compilation = Compile(options);
    const auto native = jit::NativeProgram::Compile(*compilation.program, {});
    if (!native.ok()) return native.error();
    const auto batch = FirstSubject(*compilation.program, sample);
    if (!batch.ok()) return batch.error();
    const auto call = std::chrono::steady_clock::now();
    native->Evaluate(batch->view(), AsOf());
    const auto end = std::chrono::steady_clock::now();
    for (const driver::Timing& timing : compilation.timings) add(timing.phase, timing.milliseconds);
    for (const jit::PhaseTime& phase : native->phases()) add(phase.phase, phase.milliseconds);
    add("first call", std::chrono::duration<double, std::milli>(end - call).count());
    total.Add(std::chrono::duration<double, std::milli>(end - begin).count());
    cpu.Add((CpuSeconds() - cpu_begin) * 1e3);
  }
  fmt::print("Start-up: Jiangsu's policies, from files to the first answer\n");
  for (const std::string& phase : order) PrintSeries(phase, phases[phase], "ms");
  PrintSeries("all of it, wall clock", total, "ms");
  PrintSeries("all of it, processor", cpu, "ms");
  return base::Status::Ok();
}

base::Status GenerateSubjects(const JiangsuOptions& options) {
  const auto run = RunChild({options.command, "generate", "--stdlib", options.source_dir / "stdlib",
                             "--policy-path", options.source_dir / "policies", "--region", kRegion,
                             "--subjects", std::to_string(options.subjects), "--seed",
                             std::to_string(options.seed), "--out", SubjectsFile(options)},
                            "/dev/null");
  if (!run.ok()) return run.error();
  std::ifstream all(SubjectsFile(options));
  std::ofstream sample(SampleFile(options));
  std::string line;
  for (uint64_t i = 0; i < options.sample && std::getline(all, line); ++i) sample << line << '\n';
  sample.flush();
  XINZE_CHECK(sample.good(), "cannot write {}", SampleFile(options));
  fmt::print("Data: {} generated subjects, seed {}, {:.1f} MB of NDJSON\n", options.subjects,
             options.seed,
             static_cast<double>(std::filesystem::file_size(SubjectsFile(options))) / 1e6);
  return base::Status::Ok();
}

void RemoveSubjects(const JiangsuOptions& options) {
  std::error_code ignored;  // nothing was generated
  std::filesystem::remove(SubjectsFile(options), ignored);
  std::filesystem::remove(SampleFile(options), ignored);
}

namespace {

// What a pass over a file took, a subject, in microseconds of processor time.
struct Pass {
  int64_t subjects = 0, records = 0;
  double read = 0, evaluate = 0, outcomes = 0;
};

base::Result<Pass> RunPass(const check::Program& program, const decide::Engine& engine,
                           const std::string& file) {
  Pass pass;
  check::SubjectOutcome outcome;
  double since = CpuSeconds();
  const auto lap = [&since] {
    const double before = std::exchange(since, CpuSeconds());
    return (since - before) * 1e6;
  };
  XINZE_RETURN_IF_ERROR(ForEachBatch(program, file, [&](const record::Batch& batch) {
    pass.read += lap();
    const auto outcomes = engine.Evaluate(batch.view(), AsOf());
    pass.evaluate += lap();
    for (int64_t row = 0; row < batch.subjects(); ++row) outcomes->Read(row, outcome);
    pass.outcomes += lap();
    pass.subjects += batch.subjects();
    pass.records += batch.rows(check::EntityId(1));
  }));
  for (double* time : {&pass.read, &pass.evaluate, &pass.outcomes}) {
    *time /= static_cast<double>(pass.subjects);
  }
  return pass;
}

}  // namespace

base::Status MeasureEvaluation(const JiangsuOptions& options) {
  const driver::Compilation compilation = Compile(options);
  const check::Program& program = *compilation.program;
  const auto native = decide::MakeEngine(program, decide::Execution::Native);
  const auto interpreter = decide::MakeEngine(program, decide::Execution::Interpreter);
  if (!native.ok()) return native.error();
  if (!interpreter.ok()) return interpreter.error();
  Series read, kernels, native_all, interpreted, ratio;
  Pass fast, slow;
  for (int round = 0; round < options.rounds; ++round) {
    const auto by_native = RunPass(program, **native, SubjectsFile(options));
    if (!by_native.ok()) return by_native.error();
    const auto by_interpreter = RunPass(program, **interpreter, SampleFile(options));
    if (!by_interpreter.ok()) return by_interpreter.error();
    fast = *by_native;
    slow = *by_interpreter;
    read.Add(fast.read);
    kernels.Add(fast.evaluate);
    native_all.Add(fast.evaluate + fast.outcomes);
    interpreted.Add(slow.evaluate + slow.outcomes);
    ratio.Add((slow.evaluate + slow.outcomes) / (fast.evaluate + fast.outcomes));
  }
  fmt::print(
      "Evaluation alone: {} lists, {} measures; one thread, processor time a subject\n"
      "  native: all {} subjects ({:.2f} records each); interpreter: the first {} of them\n",
      program.lists.size(), program.measures.size(), fast.subjects,
      static_cast<double>(fast.records) / static_cast<double>(fast.subjects), slow.subjects);
  PrintSeries("reading (for comparison)", read, "us");
  PrintSeries("native, columns to results", kernels, "us");
  PrintSeries("native, to outcomes, interpreter's share in", native_all, "us");
  PrintSeries("interpreter, to outcomes", interpreted, "us");
  PrintSeries("interpreter / native", ratio, "times");
  return base::Status::Ok();
}

base::Status MeasureCommand(const JiangsuOptions& options) {
  const auto run = [&](const std::string& engine, const std::string& file) {
    return RunChild({options.command, "eval", "--stdlib", options.source_dir / "stdlib",
                     "--policy-path", options.source_dir / "policies", "--region", kRegion,
                     "--as-of", kDay, "--engine", engine, file},
                    options.output);
  };
  Series native_wall, native_cpu, native_peak, interpreter_cpu, interpreter_peak, ratio;
  const auto a_subject = [](double seconds, uint64_t subjects) {
    return seconds * 1e6 / static_cast<double>(subjects);
  };
  for (int round = 0; round < options.rounds; ++round) {
    const auto native = run("native", SubjectsFile(options));
    if (!native.ok()) return native.error();
    const auto interpreter = run("interpreter", SampleFile(options));
    if (!interpreter.ok()) return interpreter.error();
    const double fast = a_subject(native->cpu_seconds, options.subjects);
    const double slow = a_subject(interpreter->cpu_seconds, options.sample);
    native_wall.Add(static_cast<double>(options.subjects) / native->wall_seconds);
    native_cpu.Add(fast);
    native_peak.Add(native->peak_mebibytes);
    interpreter_cpu.Add(slow);
    interpreter_peak.Add(interpreter->peak_mebibytes);
    ratio.Add(slow / fast);
  }
  fmt::print("Whole command: xinze eval, one thread, start-up included, output to {}\n",
             options.output);
  PrintSeries("native, throughput on the wall clock", native_wall, "subjects/s");
  PrintSeries("native, processor time a subject", native_cpu, "us");
  PrintSeries("native, peak memory", native_peak, "MiB");
  PrintSeries("interpreter (the sample), processor time", interpreter_cpu, "us");
  PrintSeries("interpreter (the sample), peak memory", interpreter_peak, "MiB");
  PrintSeries("interpreter / native", ratio, "times");
  return base::Status::Ok();
}

}  // namespace xinze::benchmark
