// The yardstick through the language: a policy with a schema of its own, held against answers that
// a columnar evaluator written by hand for this workload gave (yardstick/expected.csv: subject,
// lists, measures, day of the first exit; yardstick/supports.csv: subject, list, record).
#include "tests/benchmark/yardstick.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include <gtest/gtest.h>
#include <unistd.h>

#include "runtime/decide/engine.h"
#include "runtime/interp/interpreter.h"
#include "runtime/jit/evaluate.h"
#include "runtime/record/ndjson.h"

namespace xinze::benchmark {
namespace {

const std::filesystem::path kSource = XINZE_SOURCE_DIR;
const std::filesystem::path kFixture = kSource / "tests/benchmark/yardstick";

using Support = std::tuple<std::string, uint32_t, std::string>;  // subject, list, record

std::vector<std::vector<std::string>> ReadCells(const std::filesystem::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string>& cells = lines.emplace_back();
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  }
  return lines;
}

std::map<std::string, Answer> Expected() {
  std::map<std::string, Answer> answers;
  for (const auto& cells : ReadCells(kFixture / "expected.csv")) {
    answers[cells[0]] = {static_cast<uint32_t>(std::stoul(cells[1])),
                         static_cast<uint32_t>(std::stoul(cells[2]))};
  }
  return answers;
}

std::set<Support> ExpectedSupports() {
  std::set<Support> supports;
  for (const auto& cells : ReadCells(kFixture / "supports.csv")) {
    supports.insert({cells[0], static_cast<uint32_t>(std::stoul(cells[1])), cells[2]});
  }
  return supports;
}

class YardstickTest : public ::testing::Test {
 protected:
  void SetUp() override {
    compilation_ = CompileYardstick(kSource);
    ASSERT_TRUE(compilation_.program.has_value());
    auto data = ReadYardstick(kFixture);
    ASSERT_TRUE(data.ok()) << data.error().en;
    data_ = *std::move(data);
  }
  const check::Program& program() const { return *compilation_.program; }

  jit::NativeProgram Native(jit::OptimizationLevel level) const {
    jit::JitOptions options;
    options.level = level;
    auto native = jit::NativeProgram::Compile(program(), options);
    XINZE_CHECK(native.ok());
    return *std::move(native);
  }
  // The facts by way of NDJSON, as users have them. Nothing of them is rejected.
  record::Batch ReadAsNdjson() const {
    const auto path = std::filesystem::temp_directory_path() /
                      ("xinze-yardstick-" + std::to_string(::getpid()) + ".ndjson");
    {
      std::ofstream file(path);
      for (const YardstickSubject& subject : data_.subjects) {
        file << YardstickJson(data_, subject) << '\n';
      }
    }
    const record::Schema schema(program());
    record::NdjsonReader reader(schema, {path.string()}, {}, [](const record::Reject& reject) {
      ADD_FAILURE() << reject.line << ": " << reject.faults.front().field << " "
                    << reject.faults.front().reason.en;
    });
    auto batch = reader.Next();
    std::filesystem::remove(path);
    XINZE_CHECK(batch.ok() && batch->has_value());
    return **std::move(batch);
  }

  driver::Compilation compilation_;
  YardstickData data_;
};

TEST_F(YardstickTest, FixtureMeetsEveryListAndMeasure) {
  Answer met;
  for (const auto& [subject, answer] : Expected()) {
    met.lists |= answer.lists;
    met.measures |= answer.measures;
  }
  EXPECT_EQ(met.lists, (1U << 13) - 1);
  EXPECT_EQ(met.measures, (1U << 28) - 1);
}

TEST_F(YardstickTest, EveryExecutionGivesTheExpectedBitsAndSupports) {
  const record::Batch batch = ReadAsNdjson();
  const std::map<std::string, Answer> expected = Expected();
  const std::set<Support> supports = ExpectedSupports();
  ASSERT_EQ(static_cast<size_t>(batch.subjects()), expected.size());
  for (const auto execution : {decide::Execution::Interpreter, decide::Execution::NativeUnoptimised,
                               decide::Execution::Native}) {
    const auto engine = decide::MakeEngine(program(), execution);
    ASSERT_TRUE(engine.ok());
    const auto outcomes = (*engine)->Evaluate(batch.view(), kAsOf);
    check::SubjectOutcome outcome;
    std::set<Support> got;
    for (int64_t row = 0; row < batch.subjects(); ++row) {
      outcomes->Read(row, outcome);
      const std::string subject(batch.subject_id(row));
      EXPECT_EQ(AnswerOf(outcome), expected.at(subject)) << subject;
      for (size_t l = 0; l < outcome.lists.size(); ++l) {
        for (const int32_t record : outcome.lists[l].records) {
          const auto entity =
              program().lists[check::ListId(static_cast<uint32_t>(l))].support_entity;
          got.insert({subject, l, std::string(batch.key(entity, record))});
        }
      }
    }
    EXPECT_EQ(got, supports);
  }
}

TEST_F(YardstickTest, NativeCodeLeavesNoSubjectToTheInterpreter) {
  const record::Batch batch = ReadAsNdjson();
  for (const auto level : {jit::OptimizationLevel::None, jit::OptimizationLevel::Shipped}) {
    EXPECT_TRUE(Native(level).Evaluate(batch.view(), kAsOf).needs_reference.empty());
  }
}

TEST_F(YardstickTest, ColumnsMadeDirectlyAreThoseThatAreRead) {
  const YardstickBatch direct(program(), data_);
  const record::Batch read = ReadAsNdjson();
  const jit::NativeProgram native = Native(jit::OptimizationLevel::Shipped);
  const size_t subjects = data_.subjects.size();
  EXPECT_EQ(AnswersOf(native.Evaluate(direct.view(), kAsOf), subjects),
            AnswersOf(native.Evaluate(read.view(), kAsOf), subjects));
}

TEST_F(YardstickTest, GeneratedSubjectsGetTheSameAnswersFromBothExecutions) {
  const YardstickData data = GenerateYardstick(3000, 20261122);
  const YardstickBatch batch(program(), data);
  const std::vector<Answer> native = AnswersOf(
      Native(jit::OptimizationLevel::Shipped).Evaluate(batch.view(), kAsOf), data.subjects.size());
  const interp::Interpreter interpreter(program());
  Answer met;
  for (size_t i = 0; i < data.subjects.size(); ++i) {
    const Answer expected =
        AnswerOf(interpreter.Evaluate(batch.view(), static_cast<int64_t>(i), kAsOf));
    EXPECT_EQ(native[i], expected) << i;
    met.lists |= expected.lists;
    met.measures |= expected.measures;
  }
  EXPECT_EQ(met.lists, (1U << 13) - 1);
  EXPECT_EQ(met.measures, (1U << 28) - 1);
}

TEST_F(YardstickTest, TheFirstSubjectsOfALargerSetAreTheSmallerSet) {
  const YardstickData small = GenerateYardstick(50, 7);
  const YardstickData large = GenerateYardstick(80, 7);
  for (const YardstickSubject& subject : small.subjects) {
    EXPECT_EQ(YardstickJson(small, subject), YardstickJson(large, large.subjects[subject.id - 1]));
  }
}

}  // namespace
}  // namespace xinze::benchmark
