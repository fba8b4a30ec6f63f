// For the tests of this folder: JSON held against the schemas of docs/schema.
#ifndef XINZE_RUNTIME_DECIDE_SCHEMA_FIXTURE_H_
#define XINZE_RUNTIME_DECIDE_SCHEMA_FIXTURE_H_

#include <string>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "runtime/decide/decide_fixture.h"

namespace xinze::decide {

class JsonSchema {
 public:
  // `name` as in decision.schema.json.
  explicit JsonSchema(const std::string& name) {
    const auto text =
        nlohmann::json::parse(ReadWholeFile(kRoot / "docs/schema" / (name + ".schema.json")));
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema_);
  }

  // Empty where the object is as the schema says.
  std::string Violation(const nlohmann::json& object) const {
    valijson::ValidationResults results;
    valijson::Validator().validate(schema_, valijson::adapters::NlohmannJsonAdapter(object),
                                   &results);
    std::string violations;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
      for (const std::string& step : error.context) {
        violations += step;
      }
      violations += ": " + error.description + "\n";
    }
    return violations;
  }

 private:
  valijson::Schema schema_;
};

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_SCHEMA_FIXTURE_H_
