// Random numbers that are the same on every platform: integers only, no state but one's own.
#ifndef XINZE_RUNTIME_RECORD_RANDOM_H_
#define XINZE_RUNTIME_RECORD_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace xinze::record {

// SplitMix64 (Steele, Lea, Flood 2014). Streams of one seed are independent, so that a subject is
// the same however many stand before it.
class Random {
 public:
  Random(uint64_t seed, uint64_t stream) : state_(Mix(seed ^ Mix(stream + kStep))) {}

  uint64_t Next() { return Mix(state_ += kStep); }
  // 0 .. bound-1; bound > 0.
  uint32_t Below(uint32_t bound) {
    return static_cast<uint32_t>(((Next() >> 32U) * uint64_t{bound}) >> 32U);
  }
  // low .. high.
  int32_t Between(int32_t low, int32_t high) {
    if (high <= low) return low;
    const auto width = static_cast<uint32_t>(int64_t{high} - low + 1);
    return static_cast<int32_t>(low + int64_t{Below(width)});
  }
  bool Chance(uint32_t per_mille) { return Below(1000) < per_mille; }
  // A position, as often as its weight says; the weights are not all 0.
  size_t Weighted(std::span<const uint32_t> weights) {
    uint32_t sum = 0;
    for (const uint32_t weight : weights) sum += weight;
    uint32_t rest = Below(sum);
    for (size_t i = 0; i < weights.size(); ++i) {
      if (rest < weights[i]) return i;
      rest -= weights[i];
    }
    return 0;
  }

 private:
  static constexpr uint64_t kStep = 0x9E3779B97F4A7C15U;
  static constexpr uint64_t Mix(uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
  }

  uint64_t state_;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_RANDOM_H_
