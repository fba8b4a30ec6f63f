#include "compiler/literal/folded_text.h"

#include <algorithm>

#include "compiler/base/utf8.h"

namespace xinze::literal {

FoldedText::FoldedText(Kind kind, std::string_view utf8) : kind_(kind), text_(utf8) {
  if (utf8.empty()) {
    error_ = LiteralError{kind, Reason::Empty, 0};
    return;
  }
  if (utf8.size() > kMaxLiteralBytes) {
    error_ = LiteralError{kind, Reason::TooLong, 0};
    return;
  }
  const bool is_ascii = std::all_of(utf8.begin(), utf8.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii) return;
  if (const std::optional<size_t> invalid = base::FirstInvalidUtf8(utf8)) {
    error_ = LiteralError{kind, Reason::NotUtf8, static_cast<uint32_t>(*invalid)};
    return;
  }
  for (size_t offset = 0; offset < utf8.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(utf8, offset);
    base::AppendUtf8(base::FoldWidth(decoded.value), storage_);
    offsets_.resize(storage_.size(), static_cast<uint32_t>(offset));
    offset += decoded.length;
  }
  offsets_.push_back(static_cast<uint32_t>(utf8.size()));
  text_ = storage_;
}

LiteralError FoldedText::ErrorAt(size_t offset, Reason reason) const {
  offset = std::min(offset, text_.size());
  // offsets_ has the same value for every byte of a code point, so it also aligns.
  const uint32_t original = offsets_.empty() ? static_cast<uint32_t>(offset) : offsets_[offset];
  return {kind_, reason, original};
}

}  // namespace xinze::literal
