#include "runtime/decide/evaluation_run.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/decide/schema_fixture.h"

namespace xinze::decide {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Good lines and bad ones of every level, one identifier twice, and keys that no schema has.
std::string MixedLines() {
  const std::string twice = std::string(R"({"标识":"12000000PDY000028D","类型":"法人"})") + "\n";
  std::string lines = std::string(kListed) + kClean + "{坏行\n\n" + twice + kOpen + twice;
  lines += R"({"标识":"91320000MA1DEM04XW","类型":"法人","备注":"甲","信用信息":[)"
           R"({"编号":"r1","类别":"失信","程度":"较重","认定日期":"2020-05-01"},)"
           R"({"编号":"r2","类别":"失信","程度":"严重","认定日期":"2020-05-01"}],"程序事件":{}})"
           "\n";
  lines += R"({"标识":"91000000PDY00001X8","类型":"未知","信用信息":[)"
           R"({"编号":"r1","类别":"失信","认定日期":"2020-05-01"}]})"
           "\n";
  return lines;
}

class EvaluationRunTest : public ::testing::Test {
 protected:
  EvaluationRunTest() : engine_(*MakeEngine(program_, Execution::Interpreter)) {
    question_.as_of = Day("2021-06-01");
    options_.files = {folder_.Write("s.ndjson", MixedLines())};
    options_.out = folder_ / "out.ndjson";
    options_.rejects = folder_ / "rejects.ndjson";
    options_.report = folder_ / "run.json";
  }

  base::Result<RunReport> Run(const RunCallbacks& callbacks = {}) {
    return RunEvaluation(program_, *engine_, question_, options_, callbacks);
  }
  // Names and contents of everything in the folder but the inputs.
  std::map<std::string, std::string> Outputs() const {
    std::map<std::string, std::string> outputs;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      if (entry.path() != fs::path(options_.files[0])) {
        outputs[entry.path().filename().string()] = ReadWholeFile(entry.path());
      }
    }
    return outputs;
  }

  TemporaryFolder folder_;
  const check::Program& program_ = *Trial().program;
  std::unique_ptr<Engine> engine_;
  Question question_;
  RunOptions options_;
};

TEST_F(EvaluationRunTest, AccountsForEveryRow) {
  std::vector<std::string> codes;
  RunCallbacks callbacks;
  callbacks.on_reject = [&](const record::Reject& reject) {
    codes.emplace_back(diagnostics::CodeId(reject.faults.front().code));
  };
  const auto report = Run(callbacks);
  ASSERT_TRUE(report.ok()) << report.error().en;
  const record::Accounts& accounts = report->accounts;
  EXPECT_EQ(accounts.subject_lines, 8U);
  EXPECT_EQ(accounts.subject_lines, report->decisions + accounts.subjects_rejected);
  EXPECT_EQ(report->decisions, 4U);
  EXPECT_EQ(accounts.records.read, accounts.records.used + accounts.records.rejected +
                                       accounts.records.set_aside +
                                       accounts.records.fell_with_parent);
  EXPECT_EQ(accounts.records.rejected, 1U);
  EXPECT_EQ(accounts.collections_rejected, 1U);
  EXPECT_THAT(codes, ElementsAre("XZ0901", "XZ0920", "XZ0920", "XZ0921", "XZ0913", "XZ0913"));
  EXPECT_THAT(report->inputs, SizeIs(1));
  EXPECT_EQ(report->inputs[0].bytes, MixedLines().size());
}

TEST_F(EvaluationRunTest, ReportIsAsItsSchemaSaysAndAddsUp) {
  const JsonSchema schema("run");
  ASSERT_TRUE(Run().ok());
  const json report = json::parse(ReadWholeFile(options_.report));
  EXPECT_EQ(schema.Violation(report), "") << report.dump(2);
  const json& subjects = report["accounts"]["subjects"];
  EXPECT_EQ(subjects["lines"], subjects["decided"].get<int>() + subjects["rejected"].get<int>());
  EXPECT_EQ(subjects["decided"], report["decisions"]);
  const json& records = report["accounts"]["records"];
  EXPECT_EQ(records["read"], records["used"].get<int>() + records["rejected"].get<int>() +
                                 records["set_aside"].get<int>() +
                                 records["fell_with_parent"].get<int>());
  int rejects = 0;
  for (const json& reason : report["accounts"]["rejects"]) {
    rejects += reason["count"].get<int>();
  }
  const std::string lines = ReadWholeFile(options_.rejects);
  EXPECT_EQ(rejects, std::count(lines.begin(), lines.end(), '\n'));
  EXPECT_EQ(report["accounts"]["unknown_keys"][0]["key"], "主体.备注");

  json without = report;
  without["accounts"].erase("records");
  EXPECT_NE(schema.Violation(without), "");
  json more = report;
  more["seconds"] = 1;
  EXPECT_NE(schema.Violation(more), "");
}

TEST_F(EvaluationRunTest, EveryRejectIsAsItsSchemaSays) {
  const JsonSchema schema("reject");
  options_.files.push_back(folder_.Write("t.ndjson", "\xFF\n"));
  ASSERT_TRUE(Run().ok());
  std::istringstream lines(ReadWholeFile(options_.rejects));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const json reject = json::parse(line);
    EXPECT_EQ(schema.Violation(reject), "") << line;
    EXPECT_TRUE(reject.contains("original") != reject.contains("original_base64")) << line;
  }
  EXPECT_EQ(count, 7);
}

TEST_F(EvaluationRunTest, OutputsAreTheSameForAnyThreadsAndBatches) {
  ASSERT_TRUE(Run().ok());
  const auto expected = Outputs();
  ASSERT_THAT(expected, SizeIs(3));
  for (const int threads : {1, 2, 7}) {
    for (const int64_t batch : {1, 2, 3, 4096}) {
      options_.threads = threads;
      options_.batch_subjects = batch;
      ASSERT_TRUE(Run().ok());
      EXPECT_EQ(Outputs(), expected) << threads << " threads, batches of " << batch;
    }
  }
}

TEST_F(EvaluationRunTest, DigestDependsOnAnswersAlone) {
  const std::string digest = Run()->digest;
  options_.table = true;
  EXPECT_EQ(Run()->digest, digest);
  options_.explain_from = &Trial().sources;
  EXPECT_EQ(Run()->digest, digest);
  folder_.Write("s.ndjson", std::string(kOpen) + kClean + kListed);
  const std::string three = Run()->digest;
  folder_.Write("s.ndjson", std::string(kListed) + kClean + kOpen);
  EXPECT_EQ(Run()->digest, three);
  question_.as_of += 1;
  EXPECT_NE(Run()->digest, three);
}

TEST_F(EvaluationRunTest, ExplainsEveryEntryOfADecision) {
  options_.explain_from = &Trial().sources;
  ASSERT_TRUE(Run().ok());
  std::istringstream lines(ReadWholeFile(options_.out));
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  const json decision = json::parse(line);
  EXPECT_EQ(JsonSchema("decision").Violation(decision), "");
  ASSERT_THAT(decision["explanations"], SizeIs(2));
  EXPECT_EQ(decision["explanations"][0]["key"], decision["lists"][0]["key"]);
  EXPECT_THAT(decision["explanations"][1]["text"].get<std::string>(), HasSubstr("试发〔2020〕1号"));
}

TEST_F(EvaluationRunTest, ReleasesNothingWhereAnInputCannotBeRead) {
  folder_.Write("out.ndjson", "旧");
  options_.files.push_back(folder_ / "nowhere");
  const auto report = Run();
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, "XZ0930");
  EXPECT_THAT(Outputs(), ElementsAre(std::pair("out.ndjson", "旧")));
}

TEST_F(EvaluationRunTest, ReleasesNothingWhereARejectCannotBeWritten) {
  options_.rejects = "/dev/full";
  const auto report = Run();
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, "XZ1010");
  EXPECT_THAT(Outputs(), IsEmpty());
}

TEST_F(EvaluationRunTest, TooManyRejectsEndTheRunWithTheirReasons) {
  options_.max_rejects = 1;
  const auto report = Run();
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, "XZ1011");
  const auto outputs = Outputs();
  ASSERT_THAT(outputs, SizeIs(1));
  EXPECT_THAT(outputs.at("rejects.ndjson"), HasSubstr("XZ0901"));
  options_.max_rejects = 6;
  EXPECT_TRUE(Run().ok());
}

TEST_F(EvaluationRunTest, TellsHowFarItIs) {
  options_.batch_subjects = 1;
  std::vector<uint64_t> decisions;
  uint64_t bytes = 0;
  RunCallbacks callbacks;
  callbacks.on_progress = [&](uint64_t done, uint64_t read) {
    decisions.push_back(done);
    bytes = read;
  };
  ASSERT_TRUE(Run(callbacks).ok());
  EXPECT_THAT(decisions, ElementsAre(1, 2, 3, 4));
  EXPECT_EQ(bytes, MixedLines().size());
}

TEST_F(EvaluationRunTest, BothExecutionsAnswerTheSame) {
  const std::string digest = Run()->digest;
  for (const Execution execution : {Execution::Native, Execution::NativeUnoptimised}) {
    engine_ = *MakeEngine(program_, execution);
    EXPECT_EQ(Run()->digest, digest);
  }
}

TEST_F(EvaluationRunTest, ALateFeedNeverReadsAsInnocence) {
  folder_.Write("s.ndjson", kClean);
  options_.complete_until.assign(program_.entities.size(), INT32_MAX);
  ASSERT_TRUE(Run().ok());
  EXPECT_THAT(json::parse(ReadWholeFile(options_.out))["lists"], IsEmpty());
  options_.complete_until.assign(program_.entities.size(), Day("2021-05-01"));
  ASSERT_TRUE(Run().ok());
  EXPECT_EQ(json::parse(ReadWholeFile(options_.out))["lists"][0]["status"], "待核实");
}

}  // namespace
}  // namespace xinze::decide
