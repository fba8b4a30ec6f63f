// Strongly typed 32-bit ids, and vectors indexed by them.
//
// An Id<Tag> names an element of one store; ids of different stores do not convert into each other.
// Invariants: a default-made id is invalid; valid ids are dense from 0 in order of creation, so
// that iterating a store is deterministic.
#ifndef XINZE_COMPILER_BASE_IDS_H_
#define XINZE_COMPILER_BASE_IDS_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "compiler/base/check.h"

namespace xinze::base {

template <typename Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(uint32_t index) : index_(index) {}

  static constexpr Id Invalid() { return Id(); }

  constexpr bool is_valid() const { return index_ != kInvalidIndex; }
  // The position in the store; meaningful for valid ids only.
  constexpr uint32_t index() const { return index_; }

  // Order of creation; the invalid id comes last.
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr uint32_t kInvalidIndex = std::numeric_limits<uint32_t>::max();
  uint32_t index_ = kInvalidIndex;
};

// A vector whose elements are named by IdT. Growing it moves the elements: hold ids, not
// references.
template <typename IdT, typename T>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(size_t size, const T& value = T()) : items_(size, value) {}

  IdT Add(T value) {
    XINZE_CHECK(items_.size() < std::numeric_limits<uint32_t>::max());
    items_.push_back(std::move(value));
    return IdT(static_cast<uint32_t>(items_.size() - 1));
  }

  // The id that the next Add returns.
  IdT next_id() const { return IdT(static_cast<uint32_t>(items_.size())); }

  bool contains(IdT id) const { return id.index() < items_.size(); }
  T& operator[](IdT id) {
    XINZE_CHECK(contains(id), "id {} of {}", id.index(), items_.size());
    return items_[id.index()];
  }
  const T& operator[](IdT id) const {
    XINZE_CHECK(contains(id), "id {} of {}", id.index(), items_.size());
    return items_[id.index()];
  }

  size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  void Reserve(size_t size) { items_.reserve(size); }
  void Resize(size_t size, const T& value = T()) { items_.resize(size, value); }

  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }

  // All ids in order: for (auto id : store.ids()).
  class IdRange {
   public:
    class Iterator {
     public:
      explicit Iterator(uint32_t index) : index_(index) {}
      IdT operator*() const { return IdT(index_); }
      Iterator& operator++() {
        ++index_;
        return *this;
      }
      bool operator==(const Iterator&) const = default;

     private:
      uint32_t index_;
    };
    explicit IdRange(uint32_t size) : size_(size) {}
    Iterator begin() const { return Iterator(0); }
    Iterator end() const { return Iterator(size_); }

   private:
    uint32_t size_;
  };
  IdRange ids() const { return IdRange(static_cast<uint32_t>(items_.size())); }

  friend bool operator==(const IdVector&, const IdVector&) = default;

 private:
  std::vector<T> items_;
};

}  // namespace xinze::base

template <typename Tag>
struct std::hash<xinze::base::Id<Tag>> {
  size_t operator()(xinze::base::Id<Tag> id) const noexcept {
    return std::hash<uint32_t>()(id.index());
  }
};

#endif  // XINZE_COMPILER_BASE_IDS_H_
