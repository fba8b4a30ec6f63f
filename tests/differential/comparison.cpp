#include "tests/differential/comparison.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <utility>

#include <fmt/core.h>
#include <unistd.h>

#include "compiler/base/check.h"
#include "compiler/diagnostics/render.h"
#include "runtime/interp/explain.h"
#include "runtime/interp/interpreter.h"
#include "runtime/interp/needs.h"
#include "runtime/record/ndjson.h"
#include "tests/differential/day_by_day.h"

namespace xinze::differential {
namespace {

// A file that goes with its owner.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::vector<nlohmann::json>& lines) {
    std::string name = (std::filesystem::temp_directory_path() / "xinze-subjects-XXXXXX").string();
    const int descriptor = mkstemp(name.data());
    XINZE_CHECK(descriptor >= 0, "no temporary file");
    close(descriptor);
    path_ = name;
    std::ofstream file(path_);
    for (const nlohmann::json& line : lines) {
      file << line.dump() << '\n';
    }
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

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

// Empty if the two agree.
std::string FirstDifference(const check::Program& program, const check::SubjectOutcome& reference,
                            const check::SubjectOutcome& native) {
  for (const check::ListId id : program.lists.ids()) {
    const auto& expected = reference.lists[id.index()];
    const auto& got = native.lists[id.index()];
    if (expected != got) {
      return fmt::format("{}: reference {}; native {}", program.lists[id].name, Print(expected),
                         Print(got));
    }
  }
  for (const check::MeasureId id : program.measures.ids()) {
    const auto& expected = reference.measures[id.index()];
    const auto& got = native.measures[id.index()];
    if (expected != got) {
      return fmt::format("{}: reference {}; native {}", program.measures[id].name, Print(expected),
                         Print(got));
    }
  }
  return "";
}

// Trees are large: the needs found without them are compared for one subject in so many.
constexpr uint64_t kSubjectsPerTree = 8;

// The needs and presumptions of every answer of a subject, with and without its tree. Empty if they
// agree.
std::string FirstDifferentNeed(const interp::Interpreter& interpreter,
                               const interp::PresumptionTable& presumptions,
                               const xinze_batch& batch, int64_t row, int32_t as_of) {
  const check::Program& program = interpreter.program();
  interp::NeedFinder finder(interpreter, presumptions, batch, row, as_of);
  const auto differ = [](const interp::Explanation& tree, const interp::Leaves& leaves) {
    return !tree.truncated && (tree.needs != leaves.needs || tree.presumed != leaves.presumed);
  };
  for (const check::ListId id : program.lists.ids()) {
    if (differ(interp::ExplainList(interpreter, batch, row, as_of, id), finder.Of(id))) {
      return program.lists[id].name + ": the needs are not those of its tree";
    }
  }
  for (const check::MeasureId id : program.measures.ids()) {
    if (differ(interp::ExplainMeasure(interpreter, batch, row, as_of, id), finder.Of(id))) {
      return program.measures[id].name + ": the needs are not those of its tree";
    }
  }
  return "";
}

}  // namespace

std::unique_ptr<Comparison> Comparison::Create(const std::string& policy,
                                               std::string& diagnostics) {
  driver::Compilation compilation = driver::CompileText("generated.xinze", policy, {});
  if (!compilation.program) {
    diagnostics = diagnostics::RenderTerminal(compilation.diagnostics.Sorted(compilation.sources),
                                              compilation.sources, {});
    return nullptr;
  }
  return std::unique_ptr<Comparison>(new Comparison(std::move(compilation)));
}

Comparison::Comparison(driver::Compilation compilation)
    : compilation_(std::move(compilation)),
      statuses_(check::kListStatusCount + check::kMeasureStatusCount, 0) {
  const auto make = [this](decide::Execution execution) {
    auto engine = decide::MakeEngine(*compilation_.program, execution);
    XINZE_CHECK(engine.ok(), "{}", engine.ok() ? "" : engine.error().en);
    return *std::move(engine);
  };
  reference_ = make(decide::Execution::Interpreter);
  unoptimised_ = make(decide::Execution::NativeUnoptimised);
  shipped_ = make(decide::Execution::Native);
}

std::optional<Difference> Comparison::Run(const std::vector<nlohmann::json>& subjects,
                                          int32_t as_of) {
  const check::Program& program = *compilation_.program;
  const TemporaryFile file(subjects);
  const interp::Interpreter interpreter(program);
  const interp::PresumptionTable presumptions(program);
  const record::Schema schema(program);
  record::NdjsonReader reader(schema, {file.path()}, {}, [this](const record::Reject& reject) {
    rejected_ += reject.level == record::RejectLevel::kSubject ? 1 : 0;
  });
  while (true) {
    auto batch = reader.Next();
    XINZE_CHECK(batch.ok(), "{}", batch.ok() ? "" : batch.error().en);
    if (!batch->has_value()) {
      return std::nullopt;
    }
    const xinze_batch& view = (*batch)->view();
    const auto reference = reference_->Evaluate(view, as_of);
    const auto unoptimised = unoptimised_->Evaluate(view, as_of);
    const auto shipped = shipped_->Evaluate(view, as_of);
    check::SubjectOutcome expected;
    check::SubjectOutcome got;
    for (int64_t row = 0; row < (*batch)->subjects(); ++row) {
      const auto line = static_cast<size_t>((*batch)->origin(row).line - 1);
      if (compared_++ % kSubjectsPerTree == 0) {
        std::string what = FirstDifferentNeed(interpreter, presumptions, view, row, as_of);
        if (!what.empty()) return Difference{line, std::move(what)};
      }
      if (days_ > 0) {
        std::string what = FirstDifferentDay(interpreter, view, row, as_of, days_);
        if (!what.empty()) return Difference{line, std::move(what)};
      }
      reference->Read(row, expected);
      for (const auto& list : expected.lists) {
        ++statuses_[static_cast<size_t>(list.status)];
      }
      for (const auto& measure : expected.measures) {
        ++statuses_[check::kListStatusCount + static_cast<size_t>(measure.status)];
      }
      const std::array<std::pair<const char*, const decide::BatchOutcomes*>, 2> arms = {
          {{"O0", unoptimised.get()}, {"shipped", shipped.get()}}};
      for (const auto& [name, arm] : arms) {
        arm->Read(row, got);
        if (std::string what = FirstDifference(program, expected, got); !what.empty()) {
          return Difference{line, fmt::format("{}: {}", name, what)};
        }
      }
    }
  }
}

}  // namespace xinze::differential
