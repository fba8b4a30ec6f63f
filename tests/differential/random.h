// A seeded source of randomness that is the same on every platform (SplitMix64).
#ifndef XINZE_TESTS_DIFFERENTIAL_RANDOM_H_
#define XINZE_TESTS_DIFFERENTIAL_RANDOM_H_

#include <cstdint>
#include <vector>

namespace xinze::differential {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15U;
    uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  // In [0, bound); bound > 0.
  int Below(int bound) { return static_cast<int>(Next() % static_cast<uint64_t>(bound)); }
  // In [low, high].
  int Between(int low, int high) { return low + Below(high - low + 1); }
  bool Chance(int percent) { return Below(100) < percent; }
  template <typename T>
  const T& Pick(const std::vector<T>& from) {
    return from[static_cast<size_t>(Below(static_cast<int>(from.size())))];
  }

 private:
  uint64_t state_;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_RANDOM_H_
