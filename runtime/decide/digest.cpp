#include "runtime/decide/digest.h"

#include "compiler/base/hash.h"

namespace xinze::decide {

void Digest::Sum(const std::array<uint8_t, 32>& bytes) {
  unsigned carry = 0;
  for (size_t i = 0; i < bytes_.size(); ++i) {
    carry += unsigned{bytes_[i]} + bytes[i];
    bytes_[i] = static_cast<uint8_t>(carry & 0xFFU);
    carry >>= 8U;
  }
}

void Digest::Add(std::string_view text) { Sum(base::HashSha256(text)); }

std::string Digest::Hex() const { return base::ToHex(bytes_); }

}  // namespace xinze::decide
