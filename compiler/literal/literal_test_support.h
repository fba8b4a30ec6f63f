// Helpers of the literal tests.
#ifndef XINZE_COMPILER_LITERAL_LITERAL_TEST_SUPPORT_H_
#define XINZE_COMPILER_LITERAL_LITERAL_TEST_SUPPORT_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "compiler/base/utf8.h"
#include "compiler/literal/date.h"
#include "compiler/literal/parsed.h"

namespace xinze::literal {

// Shown by GoogleTest where two errors differ.
inline void PrintTo(const LiteralError& error, std::ostream* out) {
  *out << ReasonName(error.reason) << " at " << error.offset;
}

// The value, or a failed test and a value by default.
template <typename T>
T Must(const Parsed<T>& parsed, std::string_view text) {
  if (parsed.ok()) return parsed.value();
  ADD_FAILURE() << text << ": " << ReasonName(parsed.error().reason) << " at "
                << parsed.error().offset;
  return T();
}

template <typename T>
std::string ReasonOf(const Parsed<T>& parsed) {
  return parsed.ok() ? "accepted" : std::string(ReasonName(parsed.error().reason));
}

inline Date On(std::string_view text) { return Must(ParseDate(text), text); }

// "Reason@offset".
template <typename T>
std::string ErrorOf(const Parsed<T>& parsed) {
  return parsed.ok() ? "accepted" : ReasonOf(parsed) + "@" + std::to_string(parsed.error().offset);
}

// Every ASCII character from ! to ~ as its full-width twin.
inline std::string FullWidth(std::string_view text) {
  std::string out;
  for (size_t offset = 0; offset < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, offset);
    const bool has_twin = decoded.value > 0x20 && decoded.value < 0x7F;
    base::AppendUtf8(has_twin ? decoded.value + 0xFEE0 : decoded.value, out);
    offset += decoded.length;
  }
  return out;
}

// The same numbers on every machine, unlike std::uniform_int_distribution.
class Random {
 public:
  explicit Random(uint64_t seed) : engine_(seed) {}
  // In [low, high].
  int64_t Between(int64_t low, int64_t high) {
    const uint64_t width = static_cast<uint64_t>(high) - static_cast<uint64_t>(low) + 1;
    const uint64_t drawn = width == 0 ? engine_() : engine_() % width;
    return static_cast<int64_t>(static_cast<uint64_t>(low) + drawn);
  }
  template <typename Range>
  const auto& Of(const Range& range) {
    return range[static_cast<size_t>(Between(0, static_cast<int64_t>(std::size(range)) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_LITERAL_TEST_SUPPORT_H_
