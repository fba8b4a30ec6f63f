#include "runtime/record/id_finder.h"

#include <simdjson.h>

#include "compiler/base/utf8.h"
#include "compiler/literal/identifier.h"
#include "runtime/record/line_parser.h"

namespace xinze::record {

struct IdFinder::State {
  simdjson::ondemand::parser parser;
};

IdFinder::IdFinder(const Schema& schema) : schema_(schema), state_(std::make_unique<State>()) {
  const int32_t field = schema.subject_id();
  if (field < 0) return;
  const FieldSchema& id = schema.subject().fields[static_cast<size_t>(field)];
  if (id.type.kind == check::TypeKind::Text) field_ = field;
}

IdFinder::~IdFinder() = default;

std::optional<std::string> IdFinder::Find(std::string_view line) {
  if (!has_ids()) return std::nullopt;
  simdjson::ondemand::document document;
  if (state_->parser.iterate(line.data(), line.size(), line.size() + kLinePadding).get(document) !=
      simdjson::SUCCESS) {
    return std::nullopt;
  }
  simdjson::ondemand::object object;
  if (document.get_object().get(object) != simdjson::SUCCESS) return std::nullopt;
  for (auto member : object) {
    simdjson::ondemand::field field;
    if (std::move(member).get(field) != simdjson::SUCCESS) return std::nullopt;
    std::string_view key;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) return std::nullopt;
    const int32_t found = schema_.subject().keys.Find(key);
    if (found < 0) continue;
    const KeyTarget& target = schema_.subject().targets[static_cast<size_t>(found)];
    if (target.kind != KeyTarget::Kind::kField || target.index != static_cast<uint32_t>(field_)) {
      continue;
    }
    std::string_view id;
    if (field.value().get_string().get(id) != simdjson::SUCCESS) return std::nullopt;
    return ComparableId(id);
  }
  return std::nullopt;
}

std::string ComparableId(std::string_view text) {
  if (const auto code = literal::ParseCreditCode(text); code.ok()) return std::string(code->text());
  if (const auto id = literal::ParseCitizenId(text); id.ok()) return std::string(id->text());
  return base::NormalizeNfc(text);
}

}  // namespace xinze::record
