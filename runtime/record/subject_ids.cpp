#include "runtime/record/subject_ids.h"

#include <algorithm>

namespace xinze::record {

std::optional<SubjectIds::Packed> SubjectIds::Pack(std::string_view id) {
  // 37^12 < 2^63: twelve characters a word.
  if (id.empty() || id.size() > 24) return std::nullopt;
  Packed packed{};
  for (size_t i = id.size(); i-- > 0;) {
    const char c = id[i];
    uint64_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<uint64_t>(c - '0') + 1;
    } else if (c >= 'A' && c <= 'Z') {
      digit = static_cast<uint64_t>(c - 'A') + 11;
    } else {
      return std::nullopt;
    }
    uint64_t& word = packed[i / 12];
    word = word * 37 + digit;
  }
  return packed;
}

size_t SubjectIds::SlotOf(const Packed& id) const {
  uint64_t hash = id[0] * 0x9E3779B97F4A7C15U ^ id[1] * 0xC2B2AE3D27D4EB4FU;
  hash ^= hash >> 32U;
  const size_t mask = entries_.size() - 1;
  size_t slot = hash & mask;
  while (entries_[slot].id != Packed{} && entries_[slot].id != id) slot = (slot + 1) & mask;
  return slot;
}

void SubjectIds::Grow() {
  std::vector<Entry> old(std::max<size_t>(entries_.size() * 2, 1024));
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (entry.id != Packed{}) entries_[SlotOf(entry.id)] = entry;
  }
}

void SubjectIds::Add(std::string_view id, Origin origin) {
  const std::optional<Packed> packed = Pack(id);
  bool added = false;
  if (!packed.has_value()) {
    added = others_.try_emplace(std::string(id), origin).second;
  } else {
    if (count_ * 3 >= entries_.size() * 2) Grow();
    Entry& entry = entries_[SlotOf(*packed)];
    added = entry.id != *packed;
    if (added) {
      entry = {*packed, origin};
      ++count_;
    }
  }
  if (!added) second_.try_emplace(std::string(id), origin);
}

std::optional<Origin> SubjectIds::First(std::string_view id) const {
  if (const std::optional<Packed> packed = Pack(id)) {
    if (entries_.empty()) return std::nullopt;
    const Entry& entry = entries_[SlotOf(*packed)];
    return entry.id == *packed ? std::optional<Origin>(entry.origin) : std::nullopt;
  }
  const auto found = others_.find(std::string(id));
  return found != others_.end() ? std::optional<Origin>(found->second) : std::nullopt;
}

std::optional<Origin> SubjectIds::Another(std::string_view id, Origin origin) const {
  const std::optional<Origin> first = First(id);
  if (first.has_value() && !(*first == origin)) return first;
  const auto second = second_.find(std::string(id));
  return second != second_.end() ? std::optional<Origin>(second->second) : std::nullopt;
}

}  // namespace xinze::record
