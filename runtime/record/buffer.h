// Memory of columns as the Arrow format lays it out: 64-byte aligned, padded with zeros to a
// multiple of 64 bytes; bitmaps least significant bit first, null where all bits are 1.
#ifndef XINZE_RUNTIME_RECORD_BUFFER_H_
#define XINZE_RUNTIME_RECORD_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "compiler/abi/columns.h"
#include "compiler/base/check.h"

namespace xinze::record {

// Bytes that grow at the end.
class Buffer {
 public:
  template <typename T>
  void Append(T value) {
    if (size_ + sizeof(T) > capacity_) Grow(size_ + sizeof(T));
    std::memcpy(data_.get() + size_, &value, sizeof(T));
    size_ += sizeof(T);
  }

  // Room for `count` more values, not yet set.
  template <typename T>
  T* Extend(size_t count) {
    const size_t begin = size_;
    if (size_ + count * sizeof(T) > capacity_) Grow(size_ + count * sizeof(T));
    size_ += count * sizeof(T);
    return reinterpret_cast<T*>(data_.get() + begin);  // NOLINT: every value is a T
  }

  template <typename T>
  const T* as() const {
    return reinterpret_cast<const T*>(data_.get());  // NOLINT: aligned to 64 bytes
  }
  template <typename T>
  T* as_mutable() {
    return reinterpret_cast<T*>(data_.get());  // NOLINT: aligned to 64 bytes
  }
  size_t size() const { return size_; }

  void Reserve(size_t bytes) {
    if (bytes > capacity_) Grow(bytes);
  }
  // Zeros up to the next multiple of 64 bytes; never null afterwards, even where nothing was
  // appended.
  void Pad() {
    const size_t padded = (size_ / XINZE_PADDING + 1) * XINZE_PADDING;
    if (padded > capacity_) Grow(padded);
    std::memset(data_.get() + size_, 0, padded - size_);
  }

 private:
  struct Free {
    void operator()(uint8_t* memory) const { std::free(memory); }
  };

  void Grow(size_t least) {
    size_t capacity = capacity_ < 512 ? 512 : capacity_ * 2;
    if (capacity < least) capacity = least;
    capacity = (capacity + XINZE_PADDING - 1) / XINZE_PADDING * XINZE_PADDING;
    std::unique_ptr<uint8_t, Free> data(
        static_cast<uint8_t*>(std::aligned_alloc(XINZE_PADDING, capacity)));
    XINZE_CHECK(data != nullptr, "no memory for {} bytes", capacity);
    if (size_ > 0) std::memcpy(data.get(), data_.get(), size_);
    data_ = std::move(data);
    capacity_ = capacity;
  }

  std::unique_ptr<uint8_t, Free> data_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

// Bits that grow at the end; no memory as long as all of them are 1.
class Bitmap {
 public:
  // The low `count` bits, the lowest first; at most 57, and no other bit is set.
  void Append(uint64_t bits, size_t count) {
    if (bytes_.size() == 0) {
      if (bits == (uint64_t{1} << count) - 1) {
        count_ += count;
        return;
      }
      Materialise();
    }
    const size_t shift = count_ % 8;
    if (shift != 0) {
      bytes_.as_mutable<uint8_t>()[count_ / 8] |= static_cast<uint8_t>(bits << shift);
    }
    count_ += count;
    // The bytes that begin behind the one that was begun already.
    for (size_t done = (8 - shift) % 8; done < count; done += 8) {
      bytes_.Append(static_cast<uint8_t>(bits >> done));
    }
  }
  // Null: all bits are 1. Pads what there is.
  const uint8_t* Finish() {
    if (bytes_.size() == 0) return nullptr;
    bytes_.Pad();
    return bytes_.as<uint8_t>();
  }

 private:
  // The ones so far.
  void Materialise() {
    for (size_t i = 0; i < count_ / 8; ++i) bytes_.Append(uint8_t{0xFF});
    const auto rest = static_cast<uint8_t>((1U << (count_ % 8)) - 1U);
    if (count_ % 8 != 0) bytes_.Append(rest);
  }

  Buffer bytes_;
  size_t count_ = 0;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_BUFFER_H_
