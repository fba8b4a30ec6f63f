#include <map>

#include <nlohmann/json.hpp>

#include "compiler/diagnostics/render.h"

namespace xinze::diagnostics {
namespace {

using Json = nlohmann::ordered_json;

// A path as a URI reference (RFC 3986): everything but unreserved characters and / is escaped. An
// absolute path becomes a file URI.
std::string ToUri(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') ||
                            std::string_view("-._~/").find(c) != std::string_view::npos;
    if (unreserved) {
      uri.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri.push_back('%');
    uri.push_back(kDigits[byte >> 4U]);
    uri.push_back(kDigits[byte & 0x0FU]);
  }
  return uri;
}

Json RegionOf(const base::SourceFile& file, const base::Span& span) {
  const base::Position begin = file.position(span.begin);
  const base::Position end = file.position(span.end);
  return Json{{"startLine", begin.line},
              {"startColumn", begin.column},
              {"endLine", end.line},
              {"endColumn", end.column}};
}

Json ArtifactOf(const base::SourceFile& file) { return Json{{"uri", ToUri(file.path())}}; }

// Null where the span has no file.
Json LocationOf(const base::Span& span, const base::SourceStore& sources) {
  const base::SourceFile* file = sources.Find(span.source);
  if (file == nullptr) return nullptr;
  return Json{{"physicalLocation",
               {{"artifactLocation", ArtifactOf(*file)}, {"region", RegionOf(*file, span)}}}};
}

Json FixOf(const std::vector<Edit>& edits, const base::SourceStore& sources) {
  std::map<base::SourceId, Json> changes;  // One artifactChange a file.
  for (const Edit& edit : edits) {
    const base::SourceFile* file = sources.Find(edit.span.source);
    if (file == nullptr) continue;
    Json& change = changes[edit.span.source];
    if (change.is_null()) {
      change = {{"artifactLocation", ArtifactOf(*file)}, {"replacements", Json::array()}};
    }
    change["replacements"].push_back({{"deletedRegion", RegionOf(*file, edit.span)},
                                      {"insertedContent", {{"text", edit.replacement}}}});
  }
  Json fix = {{"artifactChanges", Json::array()}};
  for (auto& [source, change] : changes) fix["artifactChanges"].push_back(std::move(change));
  return fix;
}

// SARIF has no place for a way out, notes or a citation in a result: they follow the message.
std::string TextOf(const Diagnostic& diagnostic, Language language) {
  std::string text = diagnostic.message(language);
  auto append = [&](std::string_view more) {
    if (!more.empty()) text.append("\n").append(more);
  };
  for (const Phrase& note : diagnostic.notes) append(note.in(language));
  append(diagnostic.help(language));
  append(diagnostic.clause);
  return text;
}

Json ResultOf(const Diagnostic& diagnostic, size_t rule, const base::SourceStore& sources,
              Language language) {
  Json result = {{"ruleId", CodeId(diagnostic.code)},
                 {"ruleIndex", rule},
                 {"level", LevelName(diagnostic.level(), Language::kEn)},
                 {"message", {{"text", TextOf(diagnostic, language)}}}};
  if (Json location = LocationOf(diagnostic.span, sources); !location.is_null()) {
    result["locations"] = Json::array({std::move(location)});
  }
  for (const Label& label : diagnostic.labels) {
    Json location = LocationOf(label.span, sources);
    if (location.is_null()) continue;
    location["message"] = {{"text", label.text.in(language)}};
    result["relatedLocations"].push_back(std::move(location));
  }
  for (const std::vector<Edit>& edits : diagnostic.fixes) {
    Json fix = FixOf(edits, sources);
    if (!fix["artifactChanges"].empty()) result["fixes"].push_back(std::move(fix));
  }
  return result;
}

Json RuleOf(Code code, Language language) {
  const CodeInfo& info = Info(code);
  return Json{{"id", info.id},
              {"fullDescription", {{"text", info.page.in(language)}}},
              {"help", {{"text", ExplainCode(code, language)}}},
              {"defaultConfiguration", {{"level", LevelName(info.level, Language::kEn)}}}};
}

}  // namespace

std::string RenderSarif(std::span<const Diagnostic> diagnostics, const base::SourceStore& sources,
                        Language language, std::string_view tool_version) {
  std::map<Code, size_t> rules;  // Ascending, so that the log does not depend on the order.
  for (const Diagnostic& diagnostic : diagnostics) rules.emplace(diagnostic.code, 0);
  Json rule_list = Json::array();
  for (auto& [code, index] : rules) {
    index = rule_list.size();
    rule_list.push_back(RuleOf(code, language));
  }
  Json results = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    results.push_back(ResultOf(diagnostic, rules.at(diagnostic.code), sources, language));
  }
  const Json driver = {
      {"name", "xinze"}, {"version", tool_version}, {"rules", std::move(rule_list)}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"language", language == Language::kZh ? "zh-CN" : "en-US"},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", std::move(results)}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({run})}};
  return log.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace xinze::diagnostics
