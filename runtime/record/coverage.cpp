#include "runtime/record/coverage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

#include "runtime/record/field_parser.h"

namespace xinze::record {
namespace {

using diagnostics::Code;
using Columns = std::array<std::string, 3>;  // source, collection, day

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

// None where a key stands twice: which of the two days holds nobody can tell.
std::optional<Columns> SplitObject(std::string_view line) {
  std::set<std::string> keys;
  bool twice = false;
  const auto json = nlohmann::json::parse(
      line,
      [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        if (depth == 1 && event == nlohmann::json::parse_event_t::key) {
          twice = twice || !keys.insert(parsed.get<std::string>()).second;
        }
        return true;
      },
      false);
  if (twice || !json.is_object()) return std::nullopt;
  Columns columns;
  constexpr std::array<const char*, 3> kChinese = {"来源", "类别", "完整至"};
  constexpr std::array<const char*, 3> kEnglish = {"source", "collection", "complete_until"};
  for (size_t i = 0; i < columns.size(); ++i) {
    auto value = json.find(kChinese[i]);
    const auto english = json.find(kEnglish[i]);
    if (value != json.end() && english != json.end()) return std::nullopt;
    if (value == json.end()) value = english;
    if (value == json.end() || !value->is_string()) return std::nullopt;
    columns[i] = value->get<std::string>();
  }
  return columns;
}

// Fields between tabs if there is one, else between commas; " " around a field are taken off.
std::optional<Columns> SplitRow(std::string_view line) {
  const char separator = line.find('\t') != std::string_view::npos ? '\t' : ',';
  Columns columns;
  size_t count = 0;
  while (true) {
    const size_t end = std::min(line.find(separator), line.size());
    std::string_view field = Trim(line.substr(0, end));
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
      field = field.substr(1, field.size() - 2);
    }
    if (field.find('"') != std::string_view::npos || count == columns.size()) return std::nullopt;
    columns[count++] = field;
    if (end == line.size()) break;
    line.remove_prefix(end + 1);
  }
  return count == columns.size() ? std::optional<Columns>(columns) : std::nullopt;
}

}  // namespace

base::Result<Coverage> ParseCoverage(const Schema& schema, std::string_view text) {
  Coverage coverage;
  coverage.complete_until.assign(schema.entities().size(), INT32_MAX);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  bool first = true;
  for (size_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty()) continue;
    const bool header = first && line.front() != '{';
    first = false;
    const std::optional<Columns> columns = line.front() == '{' ? SplitObject(line) : SplitRow(line);
    if (!columns.has_value()) return AsError(Problem(Code::XZ0932, "").Number(number));
    const auto& [source, collection, day_text] = *columns;
    if (header && (day_text == "完整至" || day_text == "complete_until")) continue;
    const std::optional<int64_t> day = ParseIsoDate(day_text);
    if (source.empty() || !day.has_value()) {
      return AsError(Problem(Code::XZ0932, "").Number(number));
    }
    const std::optional<check::EntityId> entity = schema.FindCollection(collection);
    if (!entity.has_value()) {
      return AsError(Problem(Code::XZ0933, "").Number(number).Name(collection));
    }
    int32_t& until = coverage.complete_until[entity->index()];
    until = std::min(until, static_cast<int32_t>(*day));
    coverage.entries.push_back({source, *entity, static_cast<int32_t>(*day)});
  }
  if (coverage.entries.empty()) return AsError(Problem(Code::XZ0937, ""));
  return coverage;
}

}  // namespace xinze::record
