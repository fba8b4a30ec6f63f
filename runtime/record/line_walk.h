// The walk over the tokens of one line: shared by line_parser.cpp (what stands where) and
// line_fields.cpp (what the values are). Of no use elsewhere.
#ifndef XINZE_RUNTIME_RECORD_LINE_WALK_H_
#define XINZE_RUNTIME_RECORD_LINE_WALK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "compiler/base/position_index.h"
#include "runtime/record/field_parser.h"
#include "runtime/record/line_parser.h"

namespace xinze::record {

namespace json = simdjson::ondemand;

// The token without the blanks behind it.
std::string_view TrimToken(std::string_view token);
// A JSON type in messages.
TypeName NameOfJson(json::json_type type);
// What is said of a line that breaks the grammar: in words where the fault is a common one.
Problem JsonProblem(simdjson::error_code error);

struct LineParser::State {
  json::parser parser;
  uint32_t max_depth = 0;
  // By entity: after which key (by position in EntitySchema::keys) which other one came when it
  // was last looked up: records of one source have their keys in one order.
  struct Keys {
    std::vector<uint32_t> next;
    uint32_t first = 0;
  };
  std::vector<Keys> keys;
  std::vector<int32_t> references;
  base::PositionIndex<int32_t> known_references;
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
  bool ReadCollection(json::value& value, const EntitySchema& owner, check::EntityId collection,
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

  void Reject(const EntitySchema& entity, uint32_t row, uint32_t field, diagnostics::Code code) {
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
      return OffsetOf(token) + static_cast<uint32_t>(TrimToken(token).size());
    }
    const char* location = nullptr;
    if (document_.current_location().get(location) != simdjson::SUCCESS) {
      return static_cast<uint32_t>(line_.size());
    }
    const auto offset = static_cast<size_t>(location - line_.data());
    return static_cast<uint32_t>(TrimToken(line_.substr(0, offset)).size());
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

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_LINE_WALK_H_
