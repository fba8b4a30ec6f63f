// A literal as the grammars read it: full-width marks folded to half width, in UTF-8, with the way
// back to the offsets of the caller's text. Internal to compiler/literal.
#ifndef XINZE_COMPILER_LITERAL_FOLDED_TEXT_H_
#define XINZE_COMPILER_LITERAL_FOLDED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/literal/parsed.h"

namespace xinze::literal {

// Longer texts are TooLong: no literal of the language or of a record comes near.
inline constexpr size_t kMaxLiteralBytes = 4096;

class FoldedText {
 public:
  // `utf8` must outlive the object.
  FoldedText(Kind kind, std::string_view utf8);
  FoldedText(const FoldedText&) = delete;
  FoldedText& operator=(const FoldedText&) = delete;

  // Empty, TooLong or NotUtf8, if the text is so; it is then not to be read further.
  const std::optional<LiteralError>& error() const { return error_; }
  std::string_view text() const { return text_; }

  // An error at the code point of text() that holds `offset`, told in the caller's offsets.
  LiteralError ErrorAt(size_t offset, Reason reason) const;

 private:
  Kind kind_;
  std::optional<LiteralError> error_;
  std::string_view text_;
  // Both empty where folding changes nothing.
  std::string storage_;
  std::vector<uint32_t> offsets_;  // By byte of storage_, and one more for its end.
};

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_FOLDED_TEXT_H_
