// What is printed is what docs/schema/decision.schema.json promises, and says what the decision
// says.
#include "runtime/decide/decision_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/decide/schema_fixture.h"

namespace xinze::decide {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

json Printed(const check::Program& program, const Question& question, const Decision& decision) {
  std::string line;
  AppendJson(program, question, decision, line);
  EXPECT_EQ(line.find('\n'), line.size() - 1) << "one line a decision";
  return json::parse(line);
}

json OfListed(Question question = {}) {
  const check::Program& program = *Trial().program;
  const record::Batch batch = Read(program, kListed);
  question.as_of = Day("2021-06-01");
  Decision decision = Decide(program, batch, 0, question);
  decision.explanations = {{"320000/试办黑名单", "因为“甲”\n"}};
  return Printed(program, question, decision);
}

TEST(DecisionJsonTest, EveryDecisionOnTheExamplesIsAsTheSchemaSays) {
  const JsonSchema schema("decision");
  const check::Program& program = *Jiangsu().program;
  const std::string lines = ReadWholeFile(kRoot / "docs/examples/subjects.ndjson") +
                            ReadWholeFile(kRoot / "docs/examples/sample-1000.ndjson");
  // Enough of the sample for every status that it has.
  size_t end = 0;
  for (int i = 0; i < 60; ++i) {
    end = lines.find('\n', end) + 1;
  }
  const record::Batch batch = Read(program, lines.substr(0, end));
  for (const bool all : {false, true}) {
    for (int64_t row = 0; row < batch.subjects(); ++row) {
      Question question;
      question.as_of = Day("2021-06-01");
      question.region = question.at = "320000";
      const Decision decision = Decide(program, batch, row, question, {.all = all});
      const json printed = Printed(program, question, decision);
      ASSERT_EQ(schema.Violation(printed), "") << printed.dump(2);
    }
  }
}

TEST(DecisionJsonTest, SaysWhatFollowsALastDay) {
  const check::Program& program = *Trial().program;
  const record::Batch batch = Read(program, kListed);
  Question question;
  question.as_of = Day("2021-06-01");
  Decision decision = Decide(program, batch, 0, question);
  EXPECT_EQ(Printed(program, question, decision)["lists"][0]["then"], nullptr);
  decision.lists[0].last_day = Day("2022-01-01");
  decision.lists[0].then = check::ListStatus::ToVerify;
  decision.measures[0].then = check::MeasureStatus::Ended;
  const json printed = Printed(program, question, decision);
  EXPECT_EQ(printed["lists"][0]["then"], "待核实");
  EXPECT_EQ(printed["measures"][0]["then"], "已终止");
  EXPECT_EQ(JsonSchema("decision").Violation(printed), "");
}

TEST(DecisionJsonTest, SaysWhatTheDecisionSays) {
  Question question;
  question.known_at_text = "2022-01-01";
  question.region = "320000";
  question.at = "320400";
  const json printed = OfListed(question);
  EXPECT_EQ(JsonSchema("decision").Violation(printed), "");
  EXPECT_EQ(printed["subject"], "91320000MA1DEM015F");
  EXPECT_EQ(printed["region"], "320000");
  EXPECT_EQ(printed["at"], "320400");
  EXPECT_EQ(printed["as_of"], "2021-06-01");
  EXPECT_EQ(printed["known_at"], "2022-01-01");
  EXPECT_EQ(printed["policy"], Trial().program->content_hash);
  const json& list = printed["lists"][0];
  EXPECT_EQ(list["key"], "320000/试办黑名单");
  EXPECT_EQ(list["kind"], "黑名单");
  EXPECT_EQ(list["status"], "在列");
  EXPECT_EQ(list["since"], "2020-05-20");
  EXPECT_EQ(list["rules"], json::array({"320000/试发〔2020〕1号/试办名单办法/第一条/试办黑名单"}));
  EXPECT_EQ(list["records"], json::array({"r1"}));
  const json& measure = printed["measures"][0];
  EXPECT_EQ(measure["force"], "强制性");
  EXPECT_EQ(measure["matter"], json::array({"试办活动"}));
  EXPECT_EQ(measure["implementer"], json::array({"试办机关"}));
  EXPECT_EQ(measure["triggered_by"], json::array({"320000/试办黑名单"}));
  EXPECT_EQ(measure["targets"][1],
            (json{{"role", "法定代表人"}, {"id", "P1"}, {"status", "生效"}}));
  EXPECT_EQ(printed["explanations"],
            json::array({{{"key", "320000/试办黑名单"}, {"text", "因为“甲”\n"}}}));
}

TEST(DecisionJsonTest, APersonWhoIsNotKnownHasNoId) {
  const check::Program& program = *Trial().program;
  std::string line = kListed;
  line.erase(line.find(",\"责任人\""));
  const record::Batch batch = Read(program, line + "}\n");
  Question question;
  question.as_of = Day("2021-06-01");
  const json printed = Printed(program, question, Decide(program, batch, 0, question));
  EXPECT_EQ(JsonSchema("decision").Violation(printed), "");
  EXPECT_EQ(printed["measures"][0]["targets"][1],
            (json{{"role", "法定代表人"}, {"id", nullptr}, {"status", "待核实"}}));
  EXPECT_EQ(printed["measures"][0]["status"], "生效") << "the firm's own measure stands";
}

TEST(DecisionJsonTest, NamesReadingsInUse) {
  const driver::Compilation compilation = CompileWithLibrary(
      "定义 甲 = 计入\n  释义 计入;问 “是否计入”:乙 真;丙 假;采用 乙\n"
      "名单 丁 是 关注\n  列入 当 甲\n");
  ASSERT_TRUE(compilation.program.has_value())
      << compilation.diagnostics.all().front().message(diagnostics::Language::kZh);
  const record::Batch batch = Read(*compilation.program, kClean);
  Question question;
  const json printed =
      Printed(*compilation.program, question, Decide(*compilation.program, batch, 0, question));
  EXPECT_EQ(printed["readings"], json::array({"甲/计入=乙"}));
}

TEST(DecisionJsonTest, SchemaRefusesWhatItDoesNotPromise) {
  const JsonSchema schema("decision");
  const json good = OfListed();
  ASSERT_EQ(schema.Violation(good), "");
  for (const char* key : {"decision_id", "as_of", "lists", "unknown", "presumed", "policy"}) {
    json without = good;
    without.erase(key);
    EXPECT_NE(schema.Violation(without), "") << key;
  }
  json unknown_key = good;
  unknown_key["score"] = 97;
  EXPECT_NE(schema.Violation(unknown_key), "");
  json status = good;
  status["lists"][0]["status"] = "listed";
  EXPECT_NE(schema.Violation(status), "");
  json date = good;
  date["lists"][0]["since"] = 18000;
  EXPECT_NE(schema.Violation(date), "");
}

}  // namespace
}  // namespace xinze::decide
