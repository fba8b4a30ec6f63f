// Values of fields: from JSON tokens to cells.
#include <algorithm>
#include <cstring>
#include <utility>

#include "compiler/base/check.h"
#include "compiler/literal/timestamp.h"
#include "runtime/record/line_walk.h"

namespace xinze::record {

using check::TypeKind;
using diagnostics::Code;

bool LineParser::Walk::ReadField(json::value& value, const EntitySchema& entity, uint32_t row,
                                 uint32_t field, uint32_t depth) {
  const FieldSchema& schema = entity.fields[field];
  CellState& state = stage_.cells(entity.id, row).states[field];
  json::json_type type{};
  if (!GetType(value, type)) return false;
  if (state != CellState::kNotGiven) {
    Reject(entity, row, field, Code::XZ0906);
    return Skip(value, depth);
  }
  if (type == json::json_type::null) {
    if (!Skip(value, depth)) return false;
    state = schema.if_null;
    if (state == CellState::kReject) Reject(entity, row, field, Code::XZ0908);
    return true;
  }
  const TypeKind kind = schema.type.kind;
  if (kind == TypeKind::Boolean && type == json::json_type::boolean) {
    bool truth = false;
    if (const auto error = value.get_bool().get(truth)) return Fail(error);
    stage_.cells(entity.id, row).Set(field, truth ? 1 : 0);
    return true;
  }
  const bool number =
      kind == TypeKind::Integer || kind == TypeKind::Amount || kind == TypeKind::Ratio;
  if (number && type == json::json_type::number) return ReadNumber(value, entity, row, field);
  const bool array = kind == TypeKind::Set || kind == TypeKind::Reference;
  if (array && type == json::json_type::array) {
    return ReadValues(value, entity, row, field, depth);
  }
  const bool text = !array && kind != TypeKind::Boolean && kind != TypeKind::Integer;
  if (text && type == json::json_type::string) return ReadString(value, entity, row, field);
  return RejectType(value, type, entity, row, field, depth);
}

bool LineParser::Walk::ReadString(json::value& value, const EntitySchema& entity, uint32_t row,
                                  uint32_t field) {
  const FieldSchema& schema = entity.fields[field];
  std::string_view text;
  if (!GetString(value, text)) return false;
  if (!CheckText(entity, row, field, text)) return true;
  const CellRow cells = stage_.cells(entity.id, row);
  switch (schema.type.kind) {
    case TypeKind::Text:
      cells.Set(field, texts_.Intern(text));
      return true;
    case TypeKind::Enum: {
      const int32_t code = FindCode(entity, row, field, text);
      if (code >= 0) cells.Set(field, code);
      return true;
    }
    case TypeKind::Date: {
      const std::optional<int64_t> day = ParseIsoDate(text);
      if (day.has_value()) {
        StoreNumber(entity, row, field, NumberError::kNone, *day);
      } else {
        Reject(entity, row, field, Code::XZ0910);
      }
      return true;
    }
    case TypeKind::Period: {
      int64_t period = 0;
      const NumberError error = ParsePeriodText(text, period);
      StoreNumber(entity, row, field, error, period);
      return true;
    }
    case TypeKind::Amount:
    case TypeKind::Ratio: {
      int64_t number = 0;
      const NumberError error = schema.type.kind == TypeKind::Amount ? ParseDecimal(text, 2, number)
                                                                     : ParseRatio(text, number);
      StoreNumber(entity, row, field, error, number);
      return true;
    }
    default:
      XINZE_UNREACHABLE("{} is not written as a text", schema.name);
  }
}

bool LineParser::Walk::ReadNumber(json::value& value, const EntitySchema& entity, uint32_t row,
                                  uint32_t field) {
  const std::string_view token = TrimToken(value.raw_json_token());
  if (!SkipScalar(value, json::json_type::number)) return false;
  int64_t number = 0;
  const TypeKind kind = entity.fields[field].type.kind;
  const NumberError error = kind == TypeKind::Amount  ? ParseDecimal(token, 2, number)
                            : kind == TypeKind::Ratio ? ParseDecimal(token, 6, number)
                                                      : ParseDecimal(token, 0, number);
  StoreNumber(entity, row, field, error, number);
  return true;
}

void LineParser::Walk::StoreNumber(const EntitySchema& entity, uint32_t row, uint32_t field,
                                   NumberError error, int64_t number) {
  const FieldSchema& schema = entity.fields[field];
  if (error == NumberError::kMalformed) {
    if (schema.type.kind == TypeKind::Amount) return Reject(entity, row, field, Code::XZ0911);
    const TypeName name = NameOf(schema.type.kind);
    return RejectField(entity, row, field,
                       AboutField(Code::XZ0914, schema.name).Text(name.zh, name.en));
  }
  if (error == NumberError::kOutOfRange || number < schema.range_lo || number > schema.range_hi) {
    return Reject(entity, row, field, Code::XZ0912);
  }
  stage_.cells(entity.id, row).Set(field, number);
}

bool LineParser::Walk::ReadValues(json::value& value, const EntitySchema& entity, uint32_t row,
                                  uint32_t field, uint32_t depth) {
  const FieldSchema& schema = entity.fields[field];
  json::array array;
  if (const auto error = value.get_array().get(array)) return Fail(error);
  uint64_t mask = 0;
  bool good = true;
  std::vector<int32_t>& keys = state_.references;
  keys.clear();
  state_.known_references.Clear();
  for (auto element : array) {
    json::value item;
    if (const auto error = std::move(element).get(item)) return Fail(error);
    json::json_type type{};
    if (!GetType(item, type)) return false;
    if (type != json::json_type::string) {
      if (!RejectType(item, type, entity, row, field, depth + 1)) return false;
      good = false;
      continue;
    }
    std::string_view text;
    if (!GetString(item, text)) return false;
    if (!good || !CheckText(entity, row, field, text)) {
      good = false;
    } else if (schema.type.kind == TypeKind::Reference) {
      state_.known_references.AddOnce(keys, texts_.Intern(text));
    } else {
      const int32_t code = FindCode(entity, row, field, text);
      good = code >= 0;
      if (good) mask |= uint64_t{1} << static_cast<uint32_t>(code);
    }
  }
  if (!good) return true;
  const bool set = schema.type.kind == TypeKind::Set;
  stage_.cells(entity.id, row)
      .Set(field, set ? static_cast<int64_t>(mask) : stage_.AddReferences(keys));
  return true;
}

bool LineParser::Walk::ReadReceivedAt(json::value& value, const EntitySchema& entity, uint32_t row,
                                      uint32_t field, uint32_t depth) {
  constexpr std::string_view kName = "收到时间";
  const bool has_field = field != UINT32_MAX;
  json::json_type type{};
  if (!GetType(value, type)) return false;
  const bool twice =
      stage_.row(entity.id, row).is_received ||
      (has_field && stage_.cells(entity.id, row).states[field] != CellState::kNotGiven);
  if (twice) {
    stage_.Reject(entity.id, row, AboutField(Code::XZ0906, kName));
    return Skip(value, depth);
  }
  if (type == json::json_type::null) {
    return has_field ? ReadField(value, entity, row, field, depth) : Skip(value, depth);
  }
  std::optional<int64_t> time;
  std::string_view text;
  if (type == json::json_type::string) {
    if (!GetString(value, text)) return false;
    time = ParseReceivedTime(text);
  } else if (!Skip(value, depth)) {
    return false;
  }
  if (!time.has_value()) {
    stage_.Reject(entity.id, row, AboutField(Code::XZ0926, kName));
    // Given, so that it is not found missing too.
    if (has_field) stage_.cells(entity.id, row).states[field] = CellState::kUnknownPresent;
    return true;
  }
  stage_.row(entity.id, row).is_received = true;
  stage_.row(entity.id, row).received = *time;
  if (!has_field) return true;
  const CellRow cells = stage_.cells(entity.id, row);
  switch (entity.fields[field].type.kind) {
    case TypeKind::Date:
      cells.Set(field, literal::DateOf({*time}).days);
      break;
    case TypeKind::Text:
      cells.Set(field, texts_.Intern(text));
      break;
    default:
      cells.Set(field, *time);
  }
  return true;
}

bool LineParser::Walk::ReadWithdrawn(json::value& value, const EntitySchema& entity, uint32_t row,
                                     uint32_t depth) {
  json::json_type type{};
  if (!GetType(value, type)) return false;
  if (std::exchange(stage_.row(entity.id, row).withdrawal_given, true)) {
    stage_.Reject(entity.id, row, AboutField(Code::XZ0906, "撤销"));
  }
  if (type != json::json_type::boolean) {
    if (!Skip(value, depth)) return false;
    const TypeName wanted = NameOf(TypeKind::Boolean);
    const TypeName seen = NameOfJson(type);
    stage_.Reject(
        entity.id, row,
        AboutField(Code::XZ0909, "撤销").Text(wanted.zh, wanted.en).Text(seen.zh, seen.en));
    stage_.row(entity.id, row).withdrawal = true;
    return true;
  }
  bool withdrawn = false;
  if (const auto error = value.get_bool().get(withdrawn)) return Fail(error);
  if (!withdrawn) return true;
  if (!entity.parent.is_valid()) {
    stage_.Reject(entity.id, row, Problem(Code::XZ0928, "撤销"));
    return true;
  }
  stage_.row(entity.id, row).withdrawal = true;
  return true;
}

bool LineParser::Walk::RejectType(json::value& value, json::json_type seen,
                                  const EntitySchema& entity, uint32_t row, uint32_t field,
                                  uint32_t depth) {
  if (!Skip(value, depth)) return false;
  const FieldSchema& schema = entity.fields[field];
  const TypeName wanted = NameOf(schema.type.kind);
  const TypeName found = NameOfJson(seen);
  RejectField(
      entity, row, field,
      AboutField(Code::XZ0909, schema.name).Text(wanted.zh, wanted.en).Text(found.zh, found.en));
  return true;
}

bool LineParser::Walk::CheckText(const EntitySchema& entity, uint32_t row, uint32_t field,
                                 std::string_view text) {
  if (text.empty() || IsBlank(text)) {
    Reject(entity, row, field, Code::XZ0915);
    return false;
  }
  if (std::memchr(text.data(), '\0', text.size()) != nullptr) {
    Reject(entity, row, field, Code::XZ0916);
    return false;
  }
  if (entity.fields[field].names && !IsCleanName(text)) {
    Reject(entity, row, field, Code::XZ0936);
    return false;
  }
  return true;
}

int32_t LineParser::Walk::FindCode(const EntitySchema& entity, uint32_t row, uint32_t field,
                                   std::string_view text) {
  const FieldSchema& schema = entity.fields[field];
  const ValueTable& vocabulary = schema_.vocabulary(schema.type.vocabulary);
  const int32_t code = vocabulary.index.Find(text);
  if (code >= 0) return code;
  if (vocabulary.open) {
    stage_.AddUnlisted({entity.id, row, field, texts_.Intern(text)});
    return vocabulary.unlisted_code();
  }
  RejectField(entity, row, field, AboutField(Code::XZ0913, schema.name).Name(vocabulary.name));
  return -1;
}

}  // namespace xinze::record
