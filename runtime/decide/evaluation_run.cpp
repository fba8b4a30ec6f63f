#include "runtime/decide/evaluation_run.h"

#include <array>
#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "runtime/decide/atomic_file.h"
#include "runtime/decide/decision_json.h"
#include "runtime/decide/decision_text.h"
#include "runtime/decide/digest.h"
#include "runtime/decide/explanation_text.h"
#include "runtime/decide/last_days.h"
#include "runtime/decide/wants.h"
#include "runtime/interp/explain.h"

namespace xinze::decide {
namespace {

constexpr std::string_view kTooManyRejects = "XZ1011";

struct BatchResult {
  std::string text;
  uint64_t decisions = 0;
  std::array<uint64_t, check::kListStatusCount> lists{};
  std::array<uint64_t, check::kMeasureStatusCount> measures{};
  Digest digest;
};

void Explain(const interp::Inquiry& inquiry, const record::Batch& records,
             const RunOptions& options, Decision& decision) {
  const interp::Interpreter& interpreter = inquiry.interpreter();
  const check::Program& program = interpreter.program();
  const xinze_batch& batch = inquiry.batch();
  const int64_t row = inquiry.subject_row();
  const ExplanationContext context{.program = program,
                                   .batch = batch,
                                   .sources = *options.explain_from,
                                   .records = &records,
                                   .language = options.language};
  for (const ListEntry& entry : decision.lists) {
    decision.explanations.push_back(
        {program.lists[entry.list].key,
         ExplanationText(
             context, interp::ExplainList(interpreter, batch, row, inquiry.as_of(), entry.list))});
  }
  for (const MeasureEntry& entry : decision.measures) {
    decision.explanations.push_back(
        {program.measures[entry.measure].key,
         ExplanationText(context, interp::ExplainMeasure(interpreter, batch, row, inquiry.as_of(),
                                                         entry.measure))});
  }
}

BatchResult Decide(const check::Program& program, const Engine& engine, const WantFinder& wants,
                   const Question& question, const RunOptions& options,
                   const record::Batch& batch) {
  BatchResult result;
  const auto outcomes = engine.Evaluate(batch.view(), question.as_of);
  check::SubjectOutcome outcome;
  std::string line;
  for (int64_t row = 0; row < batch.subjects(); ++row) {
    interp::Inquiry inquiry = outcomes->About(row);
    outcomes->Read(inquiry, outcome);
    for (const check::ListOutcome& list : outcome.lists) {
      ++result.lists[static_cast<size_t>(list.status)];
    }
    for (const check::MeasureOutcome& measure : outcome.measures) {
      ++result.measures[static_cast<size_t>(check::StatusForTargets(measure))];
    }
    Decision decision = MakeDecision(inquiry, outcome, question, options.decision);
    wants.Fill(inquiry, batch, decision);
    FillLastDays(inquiry, decision);
    line.clear();
    AppendJson(program, question, decision, line);
    result.digest.Add(line);  // Of the answer, whether or not it is explained.
    if (options.explain_from != nullptr) {
      Explain(inquiry, batch, options, decision);
      line.clear();
      AppendJson(program, question, decision, line);
    }
    if (options.table) {
      AppendText(program, decision, options.language, result.text);
    } else {
      result.text += line;
    }
    ++result.decisions;
  }
  return result;
}

class Run {
 public:
  Run(const check::Program& program, const Engine& engine, const Question& question,
      const RunOptions& options, const RunCallbacks& callbacks)
      : program_(program),
        engine_(engine),
        question_(question),
        options_(options),
        callbacks_(callbacks),
        wants_(program) {}

  base::Result<RunReport> Execute() {
    XINZE_RETURN_IF_ERROR(Open(options_.out, out_));
    XINZE_RETURN_IF_ERROR(Open(options_.rejects, rejects_));
    XINZE_RETURN_IF_ERROR(Open(options_.report, report_file_));
    if (const base::Status read = ReadAll(); !read.ok()) {
      if (read.error().code == kTooManyRejects && rejects_) {
        XINZE_RETURN_IF_ERROR(rejects_->Commit());
      }
      return read.error();
    }
    report_.digest = digest_.Hex();
    if (report_file_) {
      XINZE_RETURN_IF_ERROR(
          report_file_->Write(PrintRunReport(report_, program_, question_, options_.language)));
    }
    XINZE_RETURN_IF_ERROR(Release());
    return std::move(report_);
  }

 private:
  static base::Status Open(const std::string& path, std::optional<AtomicFile>& file) {
    if (!path.empty()) {
      auto created = AtomicFile::Create(path);
      if (!created.ok()) {
        return created.error();
      }
      file.emplace(*std::move(created));
    }
    return base::Status::Ok();
  }

  // All are durable before one appears; the report says that the others are there.
  base::Status Release() {
    for (auto* file : {&rejects_, &out_, &report_file_}) {
      if (*file) {
        XINZE_RETURN_IF_ERROR((*file)->Finish());
      }
    }
    for (auto* file : {&rejects_, &out_, &report_file_}) {
      if (*file) {
        XINZE_RETURN_IF_ERROR((*file)->Release());
      }
    }
    return base::Status::Ok();
  }

  base::Status ReadAll() {
    const record::Schema schema(program_);
    record::ReaderOptions reading;
    reading.batch.known_at = question_.known_at;
    reading.batch.complete_until = options_.complete_until;
    reading.batch_subjects = options_.batch_subjects;
    reading.hash_inputs = report_file_.has_value();
    record::NdjsonReader reader(schema, options_.files, reading,
                                [this](const record::Reject& reject) { TakeReject(reject); });
    const size_t ahead = static_cast<size_t>(std::max(options_.threads, 1));
    std::deque<std::future<BatchResult>> pending;
    while (true) {
      auto next = reader.Next();
      if (!next.ok()) {
        return next.error();
      }
      XINZE_RETURN_IF_ERROR(reject_status_);
      if (!next->has_value()) {
        break;
      }
      auto batch = std::make_shared<record::Batch>(**std::move(next));
      const auto policy = ahead > 1 ? std::launch::async : std::launch::deferred;
      pending.push_back(std::async(policy, [this, batch] {
        return Decide(program_, engine_, wants_, question_, options_, *batch);
      }));
      if (pending.size() >= ahead) {
        XINZE_RETURN_IF_ERROR(Finish(pending, reader.bytes_read()));
      }
    }
    while (!pending.empty()) {
      XINZE_RETURN_IF_ERROR(Finish(pending, reader.bytes_read()));
    }
    report_.accounts = reader.accounts();
    report_.inputs = reader.inputs();
    return reject_status_;
  }

  base::Status Finish(std::deque<std::future<BatchResult>>& pending, uint64_t bytes_read) {
    const BatchResult result = pending.front().get();
    pending.pop_front();
    report_.decisions += result.decisions;
    for (size_t i = 0; i < result.lists.size(); ++i) {
      if (result.lists[i] != 0) {
        report_.list_statuses[std::string(check::ChineseName(static_cast<check::ListStatus>(i)))] +=
            result.lists[i];
      }
    }
    for (size_t i = 0; i < result.measures.size(); ++i) {
      if (result.measures[i] != 0) {
        report_.measure_statuses[std::string(
            check::ChineseName(static_cast<check::MeasureStatus>(i)))] += result.measures[i];
      }
    }
    digest_.Add(result.digest);
    if (callbacks_.on_progress) {
      callbacks_.on_progress(report_.decisions, bytes_read);
    }
    return out_->Write(result.text);
  }

  void TakeReject(const record::Reject& reject) {
    if (!reject_status_.ok()) {
      return;  // The run is ending.
    }
    ++rejected_;
    if (callbacks_.on_reject) {
      callbacks_.on_reject(reject);
    }
    if (rejects_) {
      reject_status_ = rejects_->Write(record::PrintReject(reject, options_.language) + "\n");
    }
    if (reject_status_.ok() && options_.max_rejects >= 0 && rejected_ > options_.max_rejects) {
      reject_status_ = base::Error{
          std::string(kTooManyRejects),
          fmt::format("被拒的行超过 {} 行（--max-rejects），停止", options_.max_rejects),
          fmt::format("more than {} rows were rejected (--max-rejects): stopped",
                      options_.max_rejects)};
    }
  }

  const check::Program& program_;
  const Engine& engine_;
  const Question& question_;
  const RunOptions& options_;
  const RunCallbacks& callbacks_;
  WantFinder wants_;
  std::optional<AtomicFile> out_;
  std::optional<AtomicFile> rejects_;
  std::optional<AtomicFile> report_file_;
  base::Status reject_status_ = base::Status::Ok();
  int64_t rejected_ = 0;
  Digest digest_;
  RunReport report_;
};

}  // namespace

base::Result<RunReport> RunEvaluation(const check::Program& program, const Engine& engine,
                                      const Question& question, const RunOptions& options,
                                      const RunCallbacks& callbacks) {
  return Run(program, engine, question, options, callbacks).Execute();
}

}  // namespace xinze::decide
