#include "runtime/decide/run_report.h"

#include <nlohmann/json.hpp>

namespace xinze::decide {

using Json = nlohmann::ordered_json;

std::string PrintRunReport(const RunReport& report, const check::Program& program,
                           const Question& question, diagnostics::Language language) {
  Json json;
  json["schema"] = "xinze.run/1";
  json["policy"] = program.content_hash;
  json["as_of"] = DayText(question.as_of);
  json["known_at"] = question.known_at_text.empty() ? Json() : Json(question.known_at_text);
  json["region"] = question.region;
  json["at"] = question.at;
  json["inputs"] = Json::array();
  for (const record::InputFile& input : report.inputs) {
    json["inputs"].push_back(
        {{"file", input.file}, {"bytes", input.bytes}, {"hash", input.content_hash}});
  }
  json["decisions"] = report.decisions;
  json["digest"] = report.digest;
  json["lists"] = report.list_statuses;
  json["measures"] = report.measure_statuses;
  json["accounts"] = Json::parse(record::PrintAccounts(report.accounts, language));
  // A path may be any bytes.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace xinze::decide
