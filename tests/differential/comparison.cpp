#include "tests/differential/comparison.h"

#include <chrono>
#include <string_view>

#include <fmt/core.h>
#include <sys/mman.h>
#include <unistd.h>

#include "compiler/base/check.h"
#include "compiler/diagnostics/render.h"
#include "compiler/literal/timestamp.h"
#include "runtime/record/ndjson.h"
#include "tests/differential/day_by_day.h"

namespace xinze::differential {
namespace {

using Clock = std::chrono::steady_clock;

double Milliseconds(Clock::time_point since) {
  return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

// Lines in memory, under a path, for what reads files.
class LinesInMemory {
 public:
  explicit LinesInMemory(const std::vector<nlohmann::json>& lines)
      : descriptor_(memfd_create("xinze-subjects", MFD_CLOEXEC)) {
    XINZE_CHECK(descriptor_ >= 0, "no memory for a file");
    std::string text;
    for (const nlohmann::json& line : lines) {
      text += line.dump();
      text += '\n';
    }
    for (std::string_view rest = text; !rest.empty();) {
      const ssize_t written = write(descriptor_, rest.data(), rest.size());
      XINZE_CHECK(written > 0, "a file in memory cannot be written");
      rest.remove_prefix(static_cast<size_t>(written));
    }
  }
  ~LinesInMemory() { close(descriptor_); }
  LinesInMemory(const LinesInMemory&) = delete;
  LinesInMemory& operator=(const LinesInMemory&) = delete;
  // Opened anew, it is read from its beginning.
  std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

 private:
  int descriptor_;
};

std::string_view NameOf(decide::Execution execution) {
  switch (execution) {
    case decide::Execution::Interpreter:
      return "reference";
    case decide::Execution::NativeUnoptimised:
      return "native at O0";
    case decide::Execution::Native:
      return "native as shipped";
  }
  return "";
}

std::string Print(const check::ListOutcome& list) {
  std::string text = fmt::format("{} since {} on", check::ChineseName(list.status), list.since);
  for (const int32_t record : list.records) {
    text += fmt::format(" {}", record);
  }
  return text;
}

std::string Print(const check::MeasureOutcome& measure) {
  std::string text = fmt::format("{} from {} to {} at", check::ChineseName(measure.status),
                                 measure.from, measure.term_end);
  for (const check::TargetOutcome& target : measure.targets) {
    text += fmt::format(" {}/{}={}", target.target, target.row, check::ChineseName(target.status));
  }
  return text;
}

// The names of lists and measures in which the two differ, with both answers.
std::string DifferencesOf(const check::Program& program, const check::SubjectOutcome& reference,
                          const check::SubjectOutcome& other, std::string_view name) {
  std::string text;
  const auto add = [&](const std::string& of, const auto& expected, const auto& got) {
    if (expected == got) return;
    text += fmt::format("{}: reference: {}; {}: {}\n", of, Print(expected), name, Print(got));
  };
  for (const check::ListId id : program.lists.ids()) {
    add(program.lists[id].name, reference.lists[id.index()], other.lists[id.index()]);
  }
  for (const check::MeasureId id : program.measures.ids()) {
    add(program.measures[id].name, reference.measures[id.index()], other.measures[id.index()]);
  }
  return text;
}

record::ReaderOptions OptionsFor(const record::Schema& schema, const Question& question) {
  record::ReaderOptions options;
  if (question.known_at.has_value()) {
    options.batch.known_at = literal::EndOfDay({*question.known_at}).microseconds;
  }
  options.batch.complete_until.assign(schema.entities().size(), INT32_MAX);
  for (const auto& [collection, day] : question.complete_until) {
    // A shrunk policy may have lost the collection.
    if (const auto entity = schema.FindCollection(collection)) {
      options.batch.complete_until[entity->index()] = day;
    }
  }
  return options;
}

void CountFacts(const xinze_batch& batch, Coverage& coverage) {
  for (int32_t t = 0; t < batch.table_count; ++t) {
    for (int32_t c = 0; c < batch.tables[t].column_count; ++c) {
      const xinze_column& column = batch.tables[t].columns[c];
      if (column.known != nullptr) coverage.Count(kUnknownValue);
      if (column.present != nullptr) coverage.Count(kAbsentValue);
    }
  }
  if (batch.table_count < 2) return;
  const int32_t* offsets = batch.tables[1].offsets;
  for (int64_t subject = 0; subject < batch.tables[0].rows; ++subject) {
    const int32_t records = offsets[subject + 1] - offsets[subject];
    if (records == 0) coverage.Count(kNoRecords);
    if (records >= 100) coverage.Count(kLargeCollection);
  }
}

double TimeOf(const driver::Compilation& compilation, std::string_view phase) {
  for (const driver::Timing& timing : compilation.timings) {
    if (timing.phase == phase) return timing.milliseconds;
  }
  return 0;
}

}  // namespace

void Times::Add(const Times& other) {
  parse += other.parse;
  check += other.check;
  compile_unoptimised += other.compile_unoptimised;
  compile_shipped += other.compile_shipped;
  read += other.read;
  interpret += other.interpret;
  native += other.native;
  compare += other.compare;
}

void Totals::Add(const Totals& other) {
  compared += other.compared;
  rejected += other.rejected;
  rejected_rows += other.rejected_rows;
  coverage.Add(other.coverage);
  times.Add(other.times);
}

std::unique_ptr<Comparison> Comparison::Create(const std::vector<SourceText>& policy,
                                               const EngineFactory& make_engine,
                                               const std::vector<decide::Execution>& executions,
                                               std::string& diagnostics) {
  std::vector<driver::NamedText> texts;
  texts.reserve(policy.size());
  for (const SourceText& source : policy) texts.push_back({source.name, source.text});
  driver::Compilation compilation = driver::CompileTexts(std::move(texts), {});
  if (!compilation.program) {
    diagnostics = diagnostics::RenderTerminal(compilation.diagnostics.Sorted(compilation.sources),
                                              compilation.sources, {});
    return nullptr;
  }
  return std::unique_ptr<Comparison>(
      new Comparison(std::move(compilation), make_engine, executions));
}

Comparison::Comparison(driver::Compilation compilation, const EngineFactory& make_engine,
                       const std::vector<decide::Execution>& executions)
    : compilation_(std::move(compilation)),
      interpreter_(*compilation_.program),
      needs_(interpreter_) {
  totals_.coverage.AddPolicy(compilation_);
  totals_.times.parse = TimeOf(compilation_, "parse");
  totals_.times.check = TimeOf(compilation_, "check");
  const auto make = [&](decide::Execution execution) {
    auto engine = make_engine(*compilation_.program, execution);
    XINZE_CHECK(engine.ok(), "{}", engine.ok() ? "" : engine.error().en);
    return *std::move(engine);
  };
  reference_ = make(decide::Execution::Interpreter);
  for (const decide::Execution execution : executions) {
    const Clock::time_point start = Clock::now();
    engines_.emplace_back(execution, make(execution));
    (execution == decide::Execution::Native ? totals_.times.compile_shipped
                                            : totals_.times.compile_unoptimised) +=
        Milliseconds(start);
  }
}

std::optional<Difference> Comparison::CompareBatch(const xinze_batch& batch, int32_t as_of) {
  Clock::time_point start = Clock::now();
  const auto reference = reference_->Evaluate(batch, as_of);
  totals_.times.interpret += Milliseconds(start);
  start = Clock::now();
  std::vector<std::unique_ptr<decide::BatchOutcomes>> others;
  others.reserve(engines_.size());
  for (const auto& [execution, engine] : engines_) {
    others.push_back(engine->Evaluate(batch, as_of));
  }
  totals_.times.native += Milliseconds(start);
  start = Clock::now();
  check::SubjectOutcome expected;
  check::SubjectOutcome got;
  for (int64_t row = 0; row < batch.tables[0].rows; ++row) {
    if (totals_.compared++ % subjects_per_tree_ == 0) {
      std::string what = needs_.Compare(batch, row, as_of);
      if (!what.empty()) {
        return Difference{static_cast<size_t>(row), decide::Execution::Interpreter,
                          std::move(what)};
      }
    }
    if (days_ > 0) {
      std::string what = FirstDifferentDay(interpreter_, batch, row, as_of, days_);
      if (!what.empty()) {
        return Difference{static_cast<size_t>(row), decide::Execution::Interpreter,
                          std::move(what) + "\n"};
      }
    }
    reference->Read(row, expected);
    totals_.coverage.AddOutcome(expected);
    for (size_t i = 0; i < engines_.size(); ++i) {
      others[i]->Read(row, got);
      if (expected == got) continue;
      const decide::Execution execution = engines_[i].first;
      return Difference{static_cast<size_t>(row), execution,
                        DifferencesOf(*compilation_.program, expected, got, NameOf(execution))};
    }
  }
  totals_.times.compare += Milliseconds(start);
  return std::nullopt;
}

std::optional<Difference> Comparison::Run(const std::vector<nlohmann::json>& subjects,
                                          const Question& question) {
  Coverage& coverage = totals_.coverage;
  if (question.known_at.has_value()) coverage.Count(kKnownAt);
  if (!question.complete_until.empty()) coverage.Count(kWatermark);
  Clock::time_point start = Clock::now();
  const LinesInMemory lines(subjects);
  const record::Schema schema(*compilation_.program);
  record::NdjsonReader reader(
      schema, {lines.path()}, OptionsFor(schema, question), [&](const record::Reject& reject) {
        if (reject.level == record::RejectLevel::kSubject) return;
        ++totals_.rejected_rows;
        coverage.Count(reject.level == record::RejectLevel::kRecord ? kRejectedRecord
                                                                    : kRejectedCollection);
      });
  while (true) {
    auto batch = reader.Next();
    XINZE_CHECK(batch.ok(), "{}", batch.ok() ? "" : batch.error().en);
    totals_.times.read += Milliseconds(start);
    if (!batch->has_value()) break;
    CountFacts((*batch)->view(), coverage);
    if (auto difference = CompareBatch((*batch)->view(), question.as_of)) {
      difference->subject =
          static_cast<size_t>((*batch)->origin(static_cast<int64_t>(difference->subject)).line - 1);
      return difference;
    }
    start = Clock::now();
  }
  totals_.rejected += reader.accounts().subjects_rejected;
  coverage.Count(kSetAside, reader.accounts().records.set_aside);
  return std::nullopt;
}

}  // namespace xinze::differential
