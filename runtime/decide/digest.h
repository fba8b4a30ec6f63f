// A digest of a set of texts that does not depend on their order.
//
// The sum of their SHA-256 hashes as numbers of 256 bits, modulo 2^256: parts can be summed apart
// and joined, and a text that stands twice does not cancel out.
#ifndef XINZE_RUNTIME_DECIDE_DIGEST_H_
#define XINZE_RUNTIME_DECIDE_DIGEST_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace xinze::decide {

class Digest {
 public:
  void Add(std::string_view text);
  void Add(const Digest& other) { Sum(other.bytes_); }
  // 64 hexadecimal digits.
  std::string Hex() const;

 private:
  void Sum(const std::array<uint8_t, 32>& bytes);

  std::array<uint8_t, 32> bytes_{};  // Lowest first.
};

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_DIGEST_H_
