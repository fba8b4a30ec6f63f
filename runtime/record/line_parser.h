// One line of NDJSON into a staged subject.
//
// Input: the bytes of a line, with at least kLinePadding readable bytes behind it. Output: the
// stage's rows, straight from the tokens (simdjson On Demand; no tree is built). What is wrong with
// one record, collection or subject goes to the stage; what leaves the line unreadable is returned.
// Every byte of the line is validated, also where the schema knows no such key.
#ifndef XINZE_RUNTIME_RECORD_LINE_PARSER_H_
#define XINZE_RUNTIME_RECORD_LINE_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/record/schema.h"
#include "runtime/record/stage.h"
#include "runtime/record/text_pool.h"

namespace xinze::record {

inline constexpr size_t kLinePadding = 64;

// Keys that the schema does not know, as 主体.键 or 信用信息.键, and how often they stood. At most
// kMaxUnknownKeys different ones are told apart; the others count under "…".
using UnknownKeys = std::map<std::string, uint64_t, std::less<>>;
inline constexpr size_t kMaxUnknownKeys = 1000;

class LineParser {
 public:
  // The schema must outlive the parser.
  LineParser(const Schema& schema, uint32_t max_depth);
  ~LineParser();

  // Fills the stage, which has begun its subject. A problem: the line is no JSON object, or not
  // readable as one (the stage then holds what came before).
  std::optional<Problem> Parse(std::string_view line, SubjectStage& stage, TextPool& texts,
                               UnknownKeys& unknown_keys);

 private:
  class Walk;
  struct State;

  const Schema& schema_;
  std::unique_ptr<State> state_;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_LINE_PARSER_H_
