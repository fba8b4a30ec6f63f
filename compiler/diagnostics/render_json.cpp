#include <nlohmann/json.hpp>

#include "compiler/diagnostics/render.h"

namespace xinze::diagnostics {
namespace {

using Json = nlohmann::ordered_json;

Json PlaceOf(const base::SourceFile& file, uint32_t offset) {
  const base::Position position = file.position(offset);
  return Json{{"line", position.line}, {"column", position.column}, {"offset", offset}};
}

// Adds file, start and end; nothing where the span has no file.
void AddPlace(Json& object, const base::Span& span, const base::SourceStore& sources) {
  const base::SourceFile* file = sources.Find(span.source);
  if (file == nullptr) return;
  object["file"] = file->path();
  object["start"] = PlaceOf(*file, span.begin);
  object["end"] = PlaceOf(*file, span.end);
}

std::string_view KindName(Argument::Kind kind) {
  switch (kind) {
    case Argument::Kind::kText:
      return "text";
    case Argument::Kind::kNumber:
      return "number";
    case Argument::Kind::kName:
      return "name";
    case Argument::Kind::kDate:
      return "date";
  }
  XINZE_UNREACHABLE("argument kind {}", static_cast<int>(kind));
}

Json ToJson(const Diagnostic& diagnostic, const base::SourceStore& sources, Language language) {
  Json object = {{"schema", "xinze.diagnostic/1"},
                 {"code", CodeId(diagnostic.code)},
                 {"level", LevelName(diagnostic.level(), Language::kEn)},
                 {"message", diagnostic.message(language)}};
  AddPlace(object, diagnostic.span, sources);
  object["args"] = Json::array();
  for (const Argument& argument : diagnostic.args) {
    object["args"].push_back(
        {{"kind", KindName(argument.kind)}, {"value", argument.text.in(language)}});
  }
  object["labels"] = Json::array();
  for (const Label& label : diagnostic.labels) {
    Json entry = {{"message", label.text.in(language)}};
    AddPlace(entry, label.span, sources);
    object["labels"].push_back(std::move(entry));
  }
  object["notes"] = Json::array();
  for (const Phrase& note : diagnostic.notes) object["notes"].push_back(note.in(language));
  object["fixes"] = Json::array();
  for (const std::vector<Edit>& fix : diagnostic.fixes) {
    Json edits = Json::array();
    for (const Edit& edit : fix) {
      Json entry = {{"replacement", edit.replacement}};
      AddPlace(entry, edit.span, sources);
      edits.push_back(std::move(entry));
    }
    object["fixes"].push_back({{"edits", std::move(edits)}});
  }
  object["help"] = diagnostic.help(language);
  if (!diagnostic.clause.empty()) object["clause"] = diagnostic.clause;
  return object;
}

}  // namespace

std::string RenderJson(std::span<const Diagnostic> diagnostics, const base::SourceStore& sources,
                       Language language) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += ToJson(diagnostic, sources, language)
               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    out.push_back('\n');
  }
  return out;
}

}  // namespace xinze::diagnostics
