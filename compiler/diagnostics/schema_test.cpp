// What RenderJson prints is what docs/schema/diagnostic.schema.json promises.

#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "compiler/diagnostics/render.h"

namespace xinze::diagnostics {
namespace {

using base::SourceId;
using base::SourceStore;
using base::Span;
using nlohmann::json;

class DiagnosticSchemaTest : public testing::Test {
 protected:
  DiagnosticSchemaTest() {
    std::ifstream file(XINZE_SOURCE_DIR "/docs/schema/diagnostic.schema.json");
    const json text = json::parse(file);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema_);
  }

  // Empty where the object is valid.
  std::string Violation(const json& object) {
    valijson::ValidationResults results;
    valijson::Validator().validate(schema_, valijson::adapters::NlohmannJsonAdapter(object),
                                   &results);
    valijson::ValidationResults::Error error;
    std::string violations;
    while (results.popError(error)) violations += error.description + "\n";
    return violations;
  }

  json Full() {
    SourceStore sources;
    const SourceId id = *sources.Add("政策.xinze", "列入 当 且\n");
    Diagnostics sink;
    sink.Report(Code::XZ0201, Span{id, 11, 14})
        .ArgName("且")
        .Arg("名称", "a name")
        .Arg(3)
        .ArgDate("2024-02-29")
        .Label(Span{id, 0, 6}, "这里", "here")
        .Label(Span{}, "别处", "elsewhere")
        .Note("说明", "a note")
        .Fix(Span{id, 11, 14}, "或")
        .Clause("第三十条");
    return json::parse(RenderJson(sink.all(), sources, Language::kZh));
  }

  valijson::Schema schema_;
};

TEST_F(DiagnosticSchemaTest, FullDiagnosticIsValid) { EXPECT_EQ(Violation(Full()), ""); }

TEST_F(DiagnosticSchemaTest, DiagnosticWithoutAPlaceIsValid) {
  Diagnostics sink;
  sink.ReportError(base::Error{"XZ0102", "甲", "a"});
  EXPECT_EQ(Violation(json::parse(RenderJson(sink.all(), SourceStore(), Language::kEn))), "");
}

TEST_F(DiagnosticSchemaTest, SchemaRefusesWhatItDoesNotPromise) {
  json unknown_key = Full();
  unknown_key["labels"][0]["colour"] = "red";
  EXPECT_NE(Violation(unknown_key), "");
  json no_code = Full();
  no_code.erase("code");
  EXPECT_NE(Violation(no_code), "");
  json column_zero = Full();
  column_zero["end"]["column"] = 0;
  EXPECT_NE(Violation(column_zero), "");
}

}  // namespace
}  // namespace xinze::diagnostics
