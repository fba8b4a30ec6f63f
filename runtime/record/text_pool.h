// The texts of one batch, each once: equal texts have equal ids.
#ifndef XINZE_RUNTIME_RECORD_TEXT_POOL_H_
#define XINZE_RUNTIME_RECORD_TEXT_POOL_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace xinze::record {

class TextPool {
 public:
  // The id of the text in Normalization Form C. The text holds no U+0000.
  int32_t Intern(std::string_view text);
  // Without adding it.
  std::optional<int32_t> Find(std::string_view text) const;

  // NUL-terminated; valid as long as the pool.
  std::string_view text(int32_t id) const {
    return {texts_[static_cast<size_t>(id)], lengths_[static_cast<size_t>(id)]};
  }
  const char* const* data() const { return texts_.data(); }
  int32_t size() const { return static_cast<int32_t>(texts_.size()); }
  // Bytes that the texts take.
  size_t bytes() const { return bytes_; }

 private:
  // The slot of the text, or the free one where it belongs.
  size_t SlotOf(std::string_view text, size_t hash) const;
  void Rehash();
  const char* Store(std::string_view text);

  struct Slot {
    uint32_t hash = 0;
    int32_t id = -1;
  };
  std::vector<Slot> slots_;  // A power of two.
  std::vector<const char*> texts_;
  std::vector<uint32_t> lengths_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t block_used_ = 0;
  size_t block_size_ = 0;
  size_t bytes_ = 0;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_TEXT_POOL_H_
