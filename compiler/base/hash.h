// SHA-256 of contents: policies, lock files, cached objects, digests of results.
#ifndef XINZE_COMPILER_BASE_HASH_H_
#define XINZE_COMPILER_BASE_HASH_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace xinze::base {

using Sha256Digest = std::array<uint8_t, 32>;

// Hashes a sequence of pieces (FIPS 180-4, by OpenSSL).
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  // Bytes as they are: Update("a"), Update("b") equals Update("ab").
  Sha256& Update(std::string_view bytes);
  // The length (eight bytes, little endian), then the bytes: no two sequences of fields collide.
  Sha256& UpdateField(std::string_view bytes);

  // Ends the hash; this object may not be used afterwards.
  Sha256Digest Finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

Sha256Digest HashSha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string ToHex(const Sha256Digest& digest);

// "sha256:" and the hexadecimal digest of `bytes`: how a content hash is written everywhere.
std::string ContentHash(std::string_view bytes);

}  // namespace xinze::base

#endif  // XINZE_COMPILER_BASE_HASH_H_
