// Which identifiers stand where: over all files of a run.
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
  void Add(std::string_view id, Origin origin);
  // A place other than this one where the identifier stands; none: there is none.
  std::optional<Origin> Another(std::string_view id, Origin origin) const;
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
  // The slot of an identifier, or the free one that it would take.
  size_t SlotOf(const Packed& id) const;
  std::optional<Origin> First(std::string_view id) const;

  std::vector<Entry> entries_;  // Open addressing, a power of two.
  size_t count_ = 0;
  std::unordered_map<std::string, Origin> others_;
  std::unordered_map<std::string, Origin> second_;  // Of those that stand more than once.
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_SUBJECT_IDS_H_
