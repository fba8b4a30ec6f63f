#include "compiler/base/hash.h"

#include <openssl/evp.h>

#include "compiler/base/check.h"

namespace xinze::base {

struct Sha256::Context {
  Context() : evp(EVP_MD_CTX_new()) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { EVP_MD_CTX_free(evp); }

  EVP_MD_CTX* evp;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  XINZE_CHECK(context_->evp != nullptr);
  XINZE_CHECK(EVP_DigestInit_ex(context_->evp, EVP_sha256(), nullptr) == 1);
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

Sha256& Sha256::Update(std::string_view bytes) {
  XINZE_CHECK(context_ != nullptr, "used after Finish");
  XINZE_CHECK(EVP_DigestUpdate(context_->evp, bytes.data(), bytes.size()) == 1);
  return *this;
}

Sha256& Sha256::UpdateField(std::string_view bytes) {
  std::array<char, 8> length;
  for (size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<char>(static_cast<uint64_t>(bytes.size()) >> (8 * i) & 0xFFU);
  }
  Update(std::string_view(length.data(), length.size()));
  return Update(bytes);
}

Sha256Digest Sha256::Finish() {
  XINZE_CHECK(context_ != nullptr, "used after Finish");
  Sha256Digest digest;
  unsigned int size = 0;
  XINZE_CHECK(EVP_DigestFinal_ex(context_->evp, digest.data(), &size) == 1);
  XINZE_CHECK(size == digest.size());
  context_.reset();
  return digest;
}

Sha256Digest HashSha256(std::string_view bytes) { return Sha256().Update(bytes).Finish(); }

std::string ToHex(const Sha256Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const uint8_t byte : digest) {
    hex.push_back(kDigits[byte >> 4U]);
    hex.push_back(kDigits[byte & 0x0FU]);
  }
  return hex;
}

std::string ContentHash(std::string_view bytes) { return "sha256:" + ToHex(HashSha256(bytes)); }

}  // namespace xinze::base
