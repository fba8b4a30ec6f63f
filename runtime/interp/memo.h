// What was computed of expressions and definitions, by row.
#ifndef XINZE_RUNTIME_INTERP_MEMO_H_
#define XINZE_RUNTIME_INTERP_MEMO_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace xinze::interp {

// An expression or definition, and the row of its domain.
struct MemoKey {
  uint32_t id = 0;
  int64_t row = 0;
  bool operator==(const MemoKey&) const = default;
};

// Open addressing: one allocation a growth, since a memo lives for one subject and day.
template <typename Value>
class Memo {
 public:
  // Null where nothing was kept; valid until the next Add.
  const Value* Find(const MemoKey& key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[IndexOf(key)];
    return slot.used ? &slot.value : nullptr;
  }
  // The key must be new.
  const Value& Add(const MemoKey& key, Value value) {
    if (2 * (count_ + 1) > slots_.size()) Grow();
    ++count_;
    Slot& slot = slots_[IndexOf(key)];
    slot = {true, key, std::move(value)};
    return slot.value;
  }

 private:
  struct Slot {
    bool used = false;
    MemoKey key;
    Value value{};
  };

  // Where the key is, or would be put.
  size_t IndexOf(const MemoKey& key) const {
    const uint64_t mixed =
        (static_cast<uint64_t>(key.row) * 0x9E3779B97F4A7C15U + key.id) * 0xBF58476D1CE4E5B9U;
    const size_t mask = slots_.size() - 1;
    size_t index = static_cast<size_t>(mixed >> 32U) & mask;
    while (slots_[index].used && slots_[index].key != key) index = (index + 1) & mask;
    return index;
  }
  void Grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (Slot& slot : old) {
      if (slot.used) slots_[IndexOf(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two
  size_t count_ = 0;
};

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_MEMO_H_
