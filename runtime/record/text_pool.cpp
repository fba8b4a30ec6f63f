#include "runtime/record/text_pool.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <string>

#include "compiler/base/check.h"
#include "compiler/base/utf8.h"
#include "runtime/record/schema.h"

namespace xinze::record {
namespace {

constexpr size_t kBlockSize = size_t{256} << 10U;

}  // namespace

size_t TextPool::SlotOf(std::string_view text, size_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot].id >= 0 && (slots_[slot].hash != static_cast<uint32_t>(hash) ||
                                  this->text(slots_[slot].id) != text)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void TextPool::Rehash() {
  std::vector<Slot> old(std::max<size_t>(slots_.size() * 2, 1024));
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& entry : old) {
    if (entry.id < 0) continue;
    size_t slot = entry.hash & mask;
    while (slots_[slot].id >= 0) slot = (slot + 1) & mask;
    slots_[slot] = entry;
  }
}

const char* TextPool::Store(std::string_view text) {
  const size_t needed = text.size() + 1;
  if (block_size_ - block_used_ < needed) {
    block_size_ = std::max(needed, kBlockSize);
    blocks_.push_back(std::make_unique<char[]>(block_size_));
    block_used_ = 0;
  }
  char* stored = blocks_.back().get() + block_used_;
  if (!text.empty()) std::memcpy(stored, text.data(), text.size());
  stored[text.size()] = '\0';
  block_used_ += needed;
  bytes_ += needed;
  return stored;
}

int32_t TextPool::Intern(std::string_view text) {
  if (!IsPlainlyNormal(text)) {
    const std::string normal = base::NormalizeNfc(text);
    if (normal != text) return Intern(normal);
  }
  // Hashes are kept in 32 bits, which the number of texts stays far below.
  if (texts_.size() * 2 >= slots_.size()) Rehash();
  const size_t hash = static_cast<uint32_t>(std::hash<std::string_view>()(text));
  Slot& slot = slots_[SlotOf(text, hash)];
  if (slot.id < 0) {
    XINZE_CHECK(texts_.size() < INT32_MAX);
    slot = {static_cast<uint32_t>(hash), static_cast<int32_t>(texts_.size())};
    texts_.push_back(Store(text));
    lengths_.push_back(static_cast<uint32_t>(text.size()));
  }
  return slot.id;
}

std::optional<int32_t> TextPool::Find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const std::string normal = base::NormalizeNfc(text);
  const size_t hash = static_cast<uint32_t>(std::hash<std::string_view>()(normal));
  const int32_t id = slots_[SlotOf(normal, hash)].id;
  return id < 0 ? std::nullopt : std::optional<int32_t>(id);
}

}  // namespace xinze::record
