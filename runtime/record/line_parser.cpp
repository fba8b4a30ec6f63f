#include "runtime/record/line_parser.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "compiler/base/check.h"
#include "compiler/base/utf8.h"
#include "compiler/literal/timestamp.h"
#include "runtime/record/field_parser.h"

namespace xinze::record {
namespace {

namespace json = simdjson::ondemand;
using check::EntityId;
using check::TypeKind;
using diagnostics::Code;

static_assert(kLinePadding >= simdjson::SIMDJSON_PADDING);

std::string_view TrimRight(std::string_view token) {
  while (!token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\n' ||
                            token.back() == '\r')) {
    token.remove_suffix(1);
  }
  return token;
}

struct JsonTypeName {
  std::string_view zh;
  std::string_view en;
};
JsonTypeName NameOfJson(json::json_type type) {
  switch (type) {
    case json::json_type::array:
      return {"数组", "an array"};
    case json::json_type::object:
      return {"对象", "an object"};
    case json::json_type::number:
      return {"数字", "a number"};
    case json::json_type::string:
      return {"文本", "a text"};
    case json::json_type::boolean:
      return {"真假值", "a Boolean"};
    case json::json_type::null:
      return {"null", "null"};
  }
  return {"不认识的内容", "something unknown"};
}

// What is said of a line that breaks the grammar: in words where the fault is a common one.
Problem JsonProblem(simdjson::error_code error) {
  Problem problem(Code::XZ0901, "");
  switch (error) {
    case simdjson::UNCLOSED_STRING:
      return std::move(problem).Text("有一个引号没有配对", "a quotation mark has no partner");
    case simdjson::UNESCAPED_CHARS:
      return std::move(problem).Text("文本中有未转义的控制字符",
                                     "a text holds an unescaped control character");
    case simdjson::STRING_ERROR:
      return std::move(problem).Text("文本中的转义写法不成立", "an escape in a text is malformed");
    case simdjson::NUMBER_ERROR:
      return std::move(problem).Text("数字的写法不成立", "a number is malformed");
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return std::move(problem).Text("括号没有成对", "brackets do not match");
    case simdjson::TRAILING_CONTENT:
      return std::move(problem).Text("对象之后还有内容", "something follows the object");
    default:
      return std::move(problem).Text("缺少逗号、冒号、引号或括号，或者有多余的内容",
                                     "a comma, colon, quotation mark or bracket is missing, or "
                                     "something is superfluous");
  }
}

}  // namespace

struct LineParser::State {
  json::parser parser;
  uint32_t max_depth = 0;
  // By entity: the names of its keys in the order of EntitySchema::Find, and after which key which
  // came last time: records of one source have their keys in one order.
  struct Keys {
    std::vector<std::string> names;
    std::vector<KeyTarget> targets;
    std::vector<uint32_t> next;
    uint32_t first = 0;
  };
  std::vector<Keys> keys;
  std::vector<int32_t> references;
};

// The walk over one line. Functions return false once `fatal_` holds.
class LineParser::Walk {
 public:
  Walk(const Schema& schema, State& state, std::string_view line, SubjectStage& stage,
       TextPool& texts, UnknownKeys& unknown_keys)
      : schema_(schema),
        state_(state),
        line_(line),
        stage_(stage),
        texts_(texts),
        unknown_keys_(unknown_keys) {}

  std::optional<Problem> Run();

 private:
  bool Fail(simdjson::error_code error) {
    fatal_ = JsonProblem(error);
    return false;
  }

  bool ReadObject(json::object object, const EntitySchema& entity, uint32_t row, uint32_t depth);
  bool FindKey(json::field& field, const EntitySchema& entity, uint32_t& previous,
               KeyTarget& target);
  bool ReadCollection(json::value& value, const EntitySchema& owner, EntityId collection,
                      uint32_t parent, uint32_t depth);
  bool ReadElement(json::value& value, const EntitySchema& entity, uint32_t parent, uint32_t depth);
  bool ReadField(json::value& value, const EntitySchema& entity, uint32_t row, uint32_t field,
                 uint32_t depth);
  bool ReadString(json::value& value, const EntitySchema& entity, uint32_t row, uint32_t field);
  bool ReadNumber(json::value& value, const EntitySchema& entity, uint32_t row, uint32_t field);
  bool ReadValues(json::value& value, const EntitySchema& entity, uint32_t row, uint32_t field,
                  uint32_t depth);
  bool ReadReceivedAt(json::value& value, const EntitySchema& entity, uint32_t row, uint32_t field,
                      uint32_t depth);
  bool ReadWithdrawn(json::value& value, const EntitySchema& entity, uint32_t row, uint32_t depth);

  // The text of a string value. Zero-copy where it has no escape.
  bool GetString(json::value& value, std::string_view& text);
  bool GetType(json::value& value, json::json_type& type);
  // Validates a value that nothing else reads.
  bool Skip(json::value& value, uint32_t depth);
  bool SkipScalar(json::value& value, json::json_type type);
  // Skips a value of the wrong type, and rejects its row.
  bool RejectType(json::value& value, json::json_type seen, const EntitySchema& entity,
                  uint32_t row, uint32_t field, uint32_t depth);

  void Reject(const EntitySchema& entity, uint32_t row, uint32_t field, Code code) {
    RejectField(entity, row, field, AboutField(code, entity.fields[field].name));
  }
  void RejectField(const EntitySchema& entity, uint32_t row, uint32_t field, Problem problem) {
    stage_.Reject(entity.id, row, std::move(problem));
    // Given, so that it is not found missing too; the row does not stand.
    stage_.cells(entity.id, row).states[field] = CellState::kUnknownPresent;
  }
  // Stores a number that was read, unless it is out of the field's range.
  void StoreNumber(const EntitySchema& entity, uint32_t row, uint32_t field, NumberError error,
                   int64_t number);
  bool CheckText(const EntitySchema& entity, uint32_t row, uint32_t field, std::string_view text);
  int32_t FindCode(const EntitySchema& entity, uint32_t row, uint32_t field, std::string_view text);
  void CountUnknown(const EntitySchema& entity, std::string_view key);

  uint32_t OffsetOf(std::string_view token) const {
    return static_cast<uint32_t>(token.data() - line_.data());
  }
  // Where a value that was just read ends, by its first token.
  uint32_t EndOf(std::string_view token, json::json_type type) {
    if (type != json::json_type::array && type != json::json_type::object) {
      return OffsetOf(token) + static_cast<uint32_t>(TrimRight(token).size());
    }
    const char* location = nullptr;
    if (document_.current_location().get(location) != simdjson::SUCCESS) {
      return static_cast<uint32_t>(line_.size());
    }
    const auto offset = static_cast<size_t>(location - line_.data());
    return static_cast<uint32_t>(TrimRight(line_.substr(0, offset)).size());
  }

  const Schema& schema_;
  State& state_;
  std::string_view line_;
  SubjectStage& stage_;
  TextPool& texts_;
  UnknownKeys& unknown_keys_;
  json::document document_;
  std::optional<Problem> fatal_;
};

LineParser::LineParser(const Schema& schema, uint32_t max_depth)
    : schema_(schema), state_(std::make_unique<State>()) {
  state_->max_depth = max_depth;
  for (const EntitySchema& entity : schema.entities()) {
    State::Keys& keys = state_->keys.emplace_back();
    for (const FieldSchema& field : entity.fields) keys.names.push_back(field.name);
    for (const EntityId child : entity.collections) {
      keys.names.push_back(schema.entity(child).name);
    }
    for (const std::string& name : keys.names) keys.targets.push_back(entity.Find(name));
    for (uint32_t i = 0; i < keys.names.size(); ++i) keys.next.push_back(i + 1);
  }
}

LineParser::~LineParser() = default;

std::optional<Problem> LineParser::Parse(std::string_view line, SubjectStage& stage,
                                         TextPool& texts, UnknownKeys& unknown_keys) {
  return Walk(schema_, *state_, line, stage, texts, unknown_keys).Run();
}

std::optional<Problem> LineParser::Walk::Run() {
  const simdjson::error_code error =
      state_.parser.iterate(line_.data(), line_.size(), line_.size() + kLinePadding).get(document_);
  if (error == simdjson::UTF8_ERROR) {
    const size_t offset = base::FirstInvalidUtf8(line_).value_or(0);
    return Problem(Code::XZ0902, "").Number(offset + 1);
  }
  if (error != simdjson::SUCCESS) return JsonProblem(error);
  json::json_type type{};
  if (const auto type_error = document_.type().get(type)) return JsonProblem(type_error);
  if (type != json::json_type::object) return Problem(Code::XZ0905, "");
  json::object object;
  if (const auto object_error = document_.get_object().get(object)) {
    return JsonProblem(object_error);
  }
  if (!ReadObject(object, schema_.subject(), 0, 1)) return std::move(fatal_);
  // There is no current location once every token was read.
  if (document_.current_location().error() != simdjson::OUT_OF_BOUNDS) {
    return JsonProblem(simdjson::TRAILING_CONTENT);
  }
  return std::nullopt;
}

bool LineParser::Walk::FindKey(json::field& field, const EntitySchema& entity, uint32_t& previous,
                               KeyTarget& target) {
  State::Keys& keys = state_.keys[entity.id.index()];
  uint32_t& expected = previous == UINT32_MAX ? keys.first : keys.next[previous];
  const char* raw = field.key().raw();
  if (expected < keys.names.size()) {
    const std::string& name = keys.names[expected];
    // The padding behind the line is longer than the quotation mark looked at here.
    const auto left = static_cast<size_t>(line_.data() + line_.size() - raw);
    if (name.size() < left && std::memcmp(raw, name.data(), name.size()) == 0 &&
        raw[name.size()] == '"') {
      target = keys.targets[expected];
      previous = expected;
      return true;
    }
  }
  std::string_view key;
  if (const auto error = field.unescaped_key().get(key)) return Fail(error);
  target = entity.Find(key);
  if (target.kind == KeyTarget::Kind::kUnknown) CountUnknown(entity, key);
  for (uint32_t i = 0; i < keys.names.size(); ++i) {
    if (keys.names[i] == key) {
      expected = i;
      previous = i;
      break;
    }
  }
  return true;
}

bool LineParser::Walk::ReadObject(json::object object, const EntitySchema& entity, uint32_t row,
                                  uint32_t depth) {
  uint32_t previous = UINT32_MAX;
  for (auto member : object) {
    json::field field;
    if (const auto error = std::move(member).get(field)) return Fail(error);
    KeyTarget target;
    if (!FindKey(field, entity, previous, target)) return false;
    json::value& value = field.value();
    bool good = true;
    switch (target.kind) {
      case KeyTarget::Kind::kUnknown:
        good = Skip(value, depth + 1);
        break;
      case KeyTarget::Kind::kField:
        good = ReadField(value, entity, row, target.index, depth + 1);
        break;
      case KeyTarget::Kind::kCollection:
        good = ReadCollection(value, entity, EntityId(target.index), row, depth + 1);
        break;
      case KeyTarget::Kind::kReceivedAt:
        good = ReadReceivedAt(value, entity, row, target.index, depth + 1);
        break;
      case KeyTarget::Kind::kWithdrawn:
        good = ReadWithdrawn(value, entity, row, depth + 1);
        break;
    }
    if (!good) return false;
  }
  return true;
}

bool LineParser::Walk::ReadCollection(json::value& value, const EntitySchema& owner,
                                      EntityId collection, uint32_t parent, uint32_t depth) {
  const EntitySchema& entity = schema_.entity(collection);
  if (stage_.collection(collection, parent) != CollectionState::kNotGiven) {
    stage_.Reject(owner.id, parent, AboutField(Code::XZ0906, entity.name));
    return Skip(value, depth);
  }
  json::json_type type{};
  if (!GetType(value, type)) return false;
  if (type == json::json_type::null && entity.if_missing != CellState::kReject) {
    stage_.collection(collection, parent) = entity.if_missing == CellState::kUnknownPresent
                                                ? CollectionState::kIncomplete
                                                : CollectionState::kComplete;
    return Skip(value, depth);
  }
  if (type != json::json_type::array) {
    const std::string_view token = value.raw_json_token();
    if (!Skip(value, depth)) return false;
    stage_.RejectCollection({collection, parent, AboutField(Code::XZ0921, entity.name),
                             OffsetOf(token), EndOf(token, type)});
    return true;
  }
  stage_.collection(collection, parent) = CollectionState::kComplete;
  json::array array;
  if (const auto error = value.get_array().get(array)) return Fail(error);
  for (auto element : array) {
    json::value record;
    if (const auto error = std::move(element).get(record)) return Fail(error);
    if (!ReadElement(record, entity, parent, depth + 1)) return false;
  }
  return true;
}

bool LineParser::Walk::ReadElement(json::value& value, const EntitySchema& entity, uint32_t parent,
                                   uint32_t depth) {
  json::json_type type{};
  if (!GetType(value, type)) return false;
  const std::string_view token = value.raw_json_token();
  const uint32_t row = stage_.AddRow(entity.id, parent);
  if (type == json::json_type::object) {
    json::object object;
    if (const auto error = value.get_object().get(object)) return Fail(error);
    if (!ReadObject(object, entity, row, depth)) return false;
  } else {
    if (!Skip(value, depth)) return false;
    stage_.Reject(entity.id, row, AboutField(Code::XZ0922, entity.name));
  }
  stage_.row(entity.id, row).source_begin = OffsetOf(token);
  stage_.row(entity.id, row).source_end = EndOf(token, type);
  return true;
}

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
      const std::optional<int64_t> period = ParsePeriodText(text);
      if (period.has_value()) {
        cells.Set(field, *period);
      } else {
        StoreNumber(entity, row, field, NumberError::kMalformed, 0);
      }
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
  const std::string_view token = TrimRight(value.raw_json_token());
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
      const int32_t key = texts_.Intern(text);
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
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
  if (type == json::json_type::string) {
    std::string_view text;
    if (!GetString(value, text)) return false;
    time = ParseReceivedTime(text);
  } else if (!Skip(value, depth)) {
    return false;
  }
  if (!time.has_value()) {
    stage_.Reject(entity.id, row, AboutField(Code::XZ0926, kName));
    return true;
  }
  stage_.row(entity.id, row).is_received = true;
  stage_.row(entity.id, row).received = *time;
  if (!has_field) return true;
  const literal::Timestamp timestamp{*time};
  const CellRow cells = stage_.cells(entity.id, row);
  switch (entity.fields[field].type.kind) {
    case TypeKind::Date:
      cells.Set(field, literal::DateOf(timestamp).days);
      break;
    case TypeKind::Text:
      cells.Set(field, texts_.Intern(literal::PrintTimestamp(timestamp)));
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
  if (type != json::json_type::boolean) {
    if (!Skip(value, depth)) return false;
    const TypeName wanted = NameOf(TypeKind::Boolean);
    const JsonTypeName seen = NameOfJson(type);
    stage_.Reject(
        entity.id, row,
        AboutField(Code::XZ0909, "撤销").Text(wanted.zh, wanted.en).Text(seen.zh, seen.en));
    return true;
  }
  bool withdrawn = false;
  if (const auto error = value.get_bool().get(withdrawn)) return Fail(error);
  if (!withdrawn) return true;
  if (!entity.parent.is_valid()) {
    stage_.Reject(entity.id, row, Problem(Code::XZ0928, "撤销"));
    return true;
  }
  if (stage_.row(entity.id, row).withdrawal) {
    stage_.Reject(entity.id, row, AboutField(Code::XZ0906, "撤销"));
  }
  stage_.row(entity.id, row).withdrawal = true;
  return true;
}

bool LineParser::Walk::GetString(json::value& value, std::string_view& text) {
  const std::string_view token = TrimRight(value.raw_json_token());
  if (token.size() >= 2 && token.back() == '"' &&
      std::memchr(token.data() + 1, '\\', token.size() - 2) == nullptr) {
    text = token.substr(1, token.size() - 2);
    const simdjson::error_code error = value.get_raw_json_string().error();
    return error == simdjson::SUCCESS || Fail(error);
  }
  const simdjson::error_code error = value.get_string().get(text);
  return error == simdjson::SUCCESS || Fail(error);
}

bool LineParser::Walk::GetType(json::value& value, json::json_type& type) {
  const simdjson::error_code error = value.type().get(type);
  return error == simdjson::SUCCESS || Fail(error);
}

bool LineParser::Walk::SkipScalar(json::value& value, json::json_type type) {
  switch (type) {
    case json::json_type::string: {
      std::string_view text;
      return GetString(value, text);
    }
    case json::json_type::number:
      // Not consumed: the iteration passes over it.
      return IsJsonNumber(TrimRight(value.raw_json_token())) || Fail(simdjson::NUMBER_ERROR);
    case json::json_type::boolean: {
      bool truth = false;
      const simdjson::error_code error = value.get_bool().get(truth);
      return error == simdjson::SUCCESS || Fail(error);
    }
    case json::json_type::null: {
      bool null = false;
      const simdjson::error_code error = value.is_null().get(null);
      return (error == simdjson::SUCCESS && null) || Fail(simdjson::N_ATOM_ERROR);
    }
    default:
      XINZE_UNREACHABLE("not a scalar");
  }
}

bool LineParser::Walk::Skip(json::value& value, uint32_t depth) {
  json::json_type type{};
  if (!GetType(value, type)) return false;
  if (type != json::json_type::array && type != json::json_type::object) {
    return SkipScalar(value, type);
  }
  if (depth > state_.max_depth) {
    fatal_ = Problem(Code::XZ0904, "").Number(state_.max_depth);
    return false;
  }
  if (type == json::json_type::array) {
    json::array array;
    if (const auto error = value.get_array().get(array)) return Fail(error);
    for (auto element : array) {
      json::value item;
      if (const auto error = std::move(element).get(item)) return Fail(error);
      if (!Skip(item, depth + 1)) return false;
    }
    return true;
  }
  json::object object;
  if (const auto error = value.get_object().get(object)) return Fail(error);
  for (auto member : object) {
    json::field field;
    if (const auto error = std::move(member).get(field)) return Fail(error);
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return Fail(error);
    if (!Skip(field.value(), depth + 1)) return false;
  }
  return true;
}

bool LineParser::Walk::RejectType(json::value& value, json::json_type seen,
                                  const EntitySchema& entity, uint32_t row, uint32_t field,
                                  uint32_t depth) {
  if (!Skip(value, depth)) return false;
  const FieldSchema& schema = entity.fields[field];
  const TypeName wanted = NameOf(schema.type.kind);
  const JsonTypeName found = NameOfJson(seen);
  RejectField(
      entity, row, field,
      AboutField(Code::XZ0909, schema.name).Text(wanted.zh, wanted.en).Text(found.zh, found.en));
  return true;
}

bool LineParser::Walk::CheckText(const EntitySchema& entity, uint32_t row, uint32_t field,
                                 std::string_view text) {
  if (text.empty()) {
    Reject(entity, row, field, Code::XZ0915);
    return false;
  }
  if (std::memchr(text.data(), '\0', text.size()) != nullptr) {
    Reject(entity, row, field, Code::XZ0916);
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

void LineParser::Walk::CountUnknown(const EntitySchema& entity, std::string_view key) {
  std::string name = entity.name;
  name += '.';
  name += key;
  const auto found = unknown_keys_.find(name);
  if (found != unknown_keys_.end()) {
    ++found->second;
  } else if (unknown_keys_.size() < kMaxUnknownKeys && key.size() <= 200) {
    unknown_keys_.emplace(std::move(name), 1);
  } else {
    ++unknown_keys_["…"];
  }
}

}  // namespace xinze::record
