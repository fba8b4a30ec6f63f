#include "runtime/decide/evaluation_run.h"

#include <array>
#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "compiler/base/hash.h"
#include "compiler/literal/date.h"
#include "runtime/decide/atomic_file.h"
#include "runtime/decide/decision_json.h"
#include "runtime/decide/decision_text.h"
#include "runtime/decide/last_days.h"
#include "runtime/decide/wants.h"

namespace xinze::decide {
namespace {

// A sum of the hashes of all decisions, as a number of 256 bits: no order matters, and twice the
// same decision does not cancel out.
class Digest {
 public:
  void Add(std::string_view text) {
    const base::Sha256Digest hash = base::HashSha256(text);
    unsigned carry = 0;
    for (size_t i = 0; i < bytes_.size(); ++i) {
      carry += unsigned{bytes_[i]} + static_cast<uint8_t>(hash[i]);
      bytes_[i] = static_cast<uint8_t>(carry & 0xFFU);
      carry >>= 8U;
    }
  }
  void Add(const Digest& other) {
    unsigned carry = 0;
    for (size_t i = 0; i < bytes_.size(); ++i) {
      carry += unsigned{bytes_[i]} + other.bytes_[i];
      bytes_[i] = static_cast<uint8_t>(carry & 0xFFU);
      carry >>= 8U;
    }
  }
  std::string Hex() const {
    std::string hex;
    for (const uint8_t byte : bytes_) {
      hex += fmt::format("{:02x}", byte);
    }
    return hex;
  }

 private:
  std::array<uint8_t, 32> bytes_{};
};

struct BatchResult {
  std::string text;
  uint64_t decisions = 0;
  std::array<uint64_t, check::kListStatusCount> lists{};
  std::array<uint64_t, check::kMeasureStatusCount> measures{};
  Digest digest;
};

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
      ++result.measures[static_cast<size_t>(measure.status)];
    }
    Decision decision =
        MakeDecision(program, batch.view(), row, outcome, question, options.decision);
    wants.Fill(inquiry, decision);
    FillLastDays(inquiry, decision);
    line.clear();
    AppendJson(program, question, decision, line);
    result.digest.Add(line);
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
    auto out = AtomicFile::Create(options_.out);
    if (!out.ok()) {
      return out.error();
    }
    out_.emplace(*std::move(out));
    if (!options_.rejects.empty()) {
      auto rejects = AtomicFile::Create(options_.rejects);
      if (!rejects.ok()) {
        return rejects.error();
      }
      rejects_.emplace(*std::move(rejects));
    }
    XINZE_RETURN_IF_ERROR(ReadAll());
    XINZE_RETURN_IF_ERROR(out_->Commit());
    if (rejects_) {
      XINZE_RETURN_IF_ERROR(rejects_->Commit());
    }
    report_.digest = digest_.Hex();
    return std::move(report_);
  }

 private:
  base::Status ReadAll() {
    const record::Schema schema(program_);
    record::ReaderOptions reading;
    reading.batch.known_at = question_.known_at;
    reading.batch.complete_until = options_.complete_until;
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
        XINZE_RETURN_IF_ERROR(Finish(pending));
      }
    }
    while (!pending.empty()) {
      XINZE_RETURN_IF_ERROR(Finish(pending));
    }
    report_.accounts = reader.accounts();
    return reject_status_;
  }

  base::Status Finish(std::deque<std::future<BatchResult>>& pending) {
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
      callbacks_.on_progress(report_.decisions);
    }
    return out_->Write(result.text);
  }

  void TakeReject(const record::Reject& reject) {
    ++rejected_;
    if (callbacks_.on_reject) {
      callbacks_.on_reject(reject);
    }
    if (!reject_status_.ok()) {
      return;
    }
    if (rejects_) {
      reject_status_ = rejects_->Write(record::PrintReject(reject, options_.language) + "\n");
    }
    if (reject_status_.ok() && options_.max_rejects >= 0 && rejected_ > options_.max_rejects) {
      reject_status_ = base::Error{
          "XZ1011", fmt::format("被拒的行超过 {} 行（--max-rejects），停止", options_.max_rejects),
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

std::string PrintRunReport(const RunReport& report, const check::Program& program,
                           const Question& question, const RunOptions& options) {
  nlohmann::ordered_json json;
  json["schema"] = "xinze.run/1";
  json["policy"] = program.content_hash;
  json["as_of"] = literal::PrintDate(literal::Date{question.as_of});
  json["known_at"] = question.known_at_text.empty()
                         ? nlohmann::ordered_json()
                         : nlohmann::ordered_json(question.known_at_text);
  json["region"] = question.region;
  json["inputs"] = options.files;
  json["decisions"] = report.decisions;
  json["digest"] = report.digest;
  json["lists"] = report.list_statuses;
  json["measures"] = report.measure_statuses;
  json["accounts"] =
      nlohmann::ordered_json::parse(record::PrintAccounts(report.accounts, options.language));
  return json.dump(2) + "\n";
}

}  // namespace xinze::decide
