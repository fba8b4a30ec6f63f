// Where a value stands in a vector that only grows: what keeps values distinct, in the order in
// which they came, at a cost that does not grow with their number.
//
// Invariants: asked about one vector at a time, from which nothing is taken away or changed between
// two questions, unless Clear says so. Short vectors are looked through, and cost no memory.
#ifndef XINZE_COMPILER_BASE_POSITION_INDEX_H_
#define XINZE_COMPILER_BASE_POSITION_INDEX_H_

#include <algorithm>
#include <cstddef>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace xinze::base {

template <typename T, typename Hash = std::hash<T>>
class PositionIndex {
 public:
  // The first position of `value`; values.size() if it is not there.
  size_t Find(const std::vector<T>& values, const T& value) {
    if (values.size() <= kFew) {
      return static_cast<size_t>(std::find(values.begin(), values.end(), value) - values.begin());
    }
    for (; indexed_ < values.size(); ++indexed_) {
      positions_.emplace(Hash()(values[indexed_]), indexed_);
    }
    size_t first = values.size();
    const auto [begin, end] = positions_.equal_range(Hash()(value));
    for (auto at = begin; at != end; ++at) {
      if (at->second < first && values[at->second] == value) first = at->second;
    }
    return first;
  }

  // Appends `value` unless it is there.
  void AddOnce(std::vector<T>& values, T value) {
    if (Find(values, value) == values.size()) values.push_back(std::move(value));
  }

  // The next question is about another vector.
  void Clear() {
    if (indexed_ > 0) positions_.clear();
    indexed_ = 0;
  }

 private:
  static constexpr size_t kFew = 32;

  std::unordered_multimap<size_t, size_t> positions_;  // by hash
  size_t indexed_ = 0;                                 // how many values are in it
};

// Joins the hash of one more part to `seed`.
inline size_t JoinHash(size_t seed, size_t part) {
  return seed ^ (part + size_t{0x9E3779B97F4A7C15} + (seed << 6U) + (seed >> 2U));
}

}  // namespace xinze::base

#endif  // XINZE_COMPILER_BASE_POSITION_INDEX_H_
