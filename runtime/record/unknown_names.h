// Names in recorded events (程序事件) that no policy knows: a procedure, or a step of a procedure.
//
// An event with such a name moves nothing, or (a step) leaves its lists to be verified, so each
// name is counted and told once, with the nearest one that is known. check/event_names.h says which
// are.
#ifndef XINZE_RUNTIME_RECORD_UNKNOWN_NAMES_H_
#define XINZE_RUNTIME_RECORD_UNKNOWN_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/record/problem.h"
#include "runtime/record/schema.h"
#include "runtime/record/stage.h"
#include "runtime/record/text_pool.h"

namespace xinze::record {

struct UnknownName {
  uint64_t count = 0;
  std::string nearest;  // Empty: no known one is like it.
  // Where it stood first.
  std::string file;
  uint64_t line = 0;
};

// By (程序, 步骤). An empty 步骤: it is the procedure that nothing knows. At most kMaxUnknownNames
// different ones are told apart; the others, and those longer than kMaxUnknownNameBytes, count
// under "…".
using UnknownNames = std::map<std::pair<std::string, std::string>, UnknownName>;
inline constexpr size_t kMaxUnknownNames = 1000;
inline constexpr size_t kMaxUnknownNameBytes = 200;

// Counts the names of the events that stand in a settled subject, which was read at a place.
void CountUnknownNames(const Schema& schema, const TextPool& texts, SubjectStage& stage,
                       std::string_view file, uint64_t line, UnknownNames& unknown);

// XZ0938 or XZ0939, as a message.
Problem NoticeOf(const UnknownNames::value_type& name);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_UNKNOWN_NAMES_H_
