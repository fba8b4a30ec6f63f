// Which identifiers were read, and where first: over all batches and files of a run.
//
// Exact, never by hash alone. An identifier of up to 24 digits and capital letters, as the official
// ones are, takes 32 bytes.
#ifndef XINZE_RUNTIME_RECORD_SUBJECT_IDS_H_
#define XINZE_RUNTIME_RECORD_SUBJECT_IDS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/record/batch.h"

namespace xinze::record {

class SubjectIds {
 public:
  // Where the identifier was read before; none: it is new, and kept.
  std::optional<Origin> Add(std::string_view id, Origin origin);
  size_t size() const { return count_ + others_.size(); }

 private:
  // The identifier as a number to the base of 37, first character lowest; never 0.
  using Packed = std::array<uint64_t, 2>;
  struct Entry {
    Packed id{};
    Origin origin;
  };
  static std::optional<Packed> Pack(std::string_view id);
  void Grow();
  Entry& Find(const Packed& id);

  std::vector<Entry> entries_;  // Open addressing, a power of two.
  size_t count_ = 0;
  std::unordered_map<std::string, Origin> others_;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_SUBJECT_IDS_H_
