#include "runtime/record/line_parser.h"

#include <algorithm>
#include <cstring>

#include "compiler/base/check.h"
#include "compiler/base/utf8.h"
#include "runtime/record/line_walk.h"

namespace xinze::record {

using check::EntityId;
using diagnostics::Code;

static_assert(kLinePadding >= simdjson::SIMDJSON_PADDING);

std::string_view TrimToken(std::string_view token) {
  while (!token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\n' ||
                            token.back() == '\r')) {
    token.remove_suffix(1);
  }
  return token;
}

TypeName NameOfJson(json::json_type type) {
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

namespace {

constexpr uint32_t kKeysAhead = 4;

// Whether `raw` begins with the bytes of `name`; both have that many. Eight at a time: names are
// short, and a call of memcmp costs more than the comparison.
bool SameBytes(const char* raw, std::string_view name) {
  const auto word = [](const char* from) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof(bytes));
    return bytes;
  };
  if (name.size() < sizeof(uint64_t)) return std::memcmp(raw, name.data(), name.size()) == 0;
  const size_t last = name.size() - sizeof(uint64_t);
  for (size_t i = 0; i < last; i += sizeof(uint64_t)) {
    if (word(raw + i) != word(name.data() + i)) return false;
  }
  return word(raw + last) == word(name.data() + last);
}

}  // namespace

LineParser::LineParser(const Schema& schema, uint32_t max_depth)
    : schema_(schema), state_(std::make_unique<State>()) {
  state_->max_depth = max_depth;
  for (const EntitySchema& entity : schema.entities()) {
    State::Keys& keys = state_->keys.emplace_back();
    for (uint32_t i = 0; i < entity.keys.size(); ++i) keys.next.push_back(i + 1);
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
  const auto left = static_cast<size_t>(line_.data() + line_.size() - raw);
  // The key that came next last time, or one of those behind it where some are not given.
  for (uint32_t i = expected; i < entity.keys.size() && i < expected + kKeysAhead; ++i) {
    const std::string& name = entity.keys.name(i);
    if (name.size() < left && raw[name.size()] == '"' && SameBytes(raw, name)) {
      target = entity.targets[i];
      previous = i;
      return true;
    }
  }
  std::string_view key;
  if (const auto error = field.unescaped_key().get(key)) return Fail(error);
  const int32_t found = entity.keys.Find(key);
  if (found < 0) {
    CountUnknown(entity, key);
    return true;
  }
  previous = expected = static_cast<uint32_t>(found);
  target = entity.targets[previous];
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
    stage_.row(entity.id, row).is_object = false;
    stage_.Reject(entity.id, row, AboutField(Code::XZ0922, entity.name));
  }
  stage_.row(entity.id, row).source_begin = OffsetOf(token);
  stage_.row(entity.id, row).source_end = EndOf(token, type);
  return true;
}

bool LineParser::Walk::GetString(json::value& value, std::string_view& text) {
  const std::string_view token = TrimToken(value.raw_json_token());
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
      return IsJsonNumber(TrimToken(value.raw_json_token())) || Fail(simdjson::NUMBER_ERROR);
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
