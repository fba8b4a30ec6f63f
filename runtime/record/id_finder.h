// The identifier of the subject that a line is about, and nothing else of it.
//
// Input: the bytes of a line, with at least kLinePadding readable bytes behind it. Output: its
// identifier in the spelling that a batch keeps, also where the line is rejected for what stands
// elsewhere in it.
#ifndef XINZE_RUNTIME_RECORD_ID_FINDER_H_
#define XINZE_RUNTIME_RECORD_ID_FINDER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/record/schema.h"

namespace xinze::record {

class IdFinder {
 public:
  // The schema must outlive the finder.
  explicit IdFinder(const Schema& schema);
  ~IdFinder();

  // Whether subjects have a text to be told apart by at all; else Find finds none.
  bool has_ids() const { return field_ >= 0; }

  // None: the line is no JSON object, or has no text for an identifier.
  std::optional<std::string> Find(std::string_view line);

 private:
  struct State;

  const Schema& schema_;
  int32_t field_ = -1;
  std::unique_ptr<State> state_;
};

// An identifier as it is compared with others: official ones in capital letters, others in
// Normalization Form C.
std::string ComparableId(std::string_view text);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_ID_FINDER_H_
