#include "compiler/base/utf8.h"

#include <algorithm>

#include <fmt/core.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace xinze::base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool IsContinuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// The well-formed sequence at `offset`, or a length of 0 (Unicode 15, table 3-7).
DecodedCodePoint DecodeStrictly(std::string_view text, size_t offset) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const size_t left = text.size() - offset;
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first <= 0xDF && left >= 2 && IsContinuation(byte(1))) {
    return {(first & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  }
  if (first >= 0xE0 && first <= 0xEF && left >= 3 && IsContinuation(byte(1)) &&
      IsContinuation(byte(2))) {
    const char32_t value = (first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value >= 0x800 && !surrogate) return {value, 3};
  }
  if (first >= 0xF0 && first <= 0xF4 && left >= 4 && IsContinuation(byte(1)) &&
      IsContinuation(byte(2)) && IsContinuation(byte(3))) {
    const char32_t value = (first & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U |
                           (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
  }
  return {0, 0};
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::optional<size_t> FirstInvalidUtf8(std::string_view text) {
  for (size_t offset = 0; offset < text.size();) {
    const uint32_t length = DecodeStrictly(text, offset).length;
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

DecodedCodePoint DecodeUtf8(std::string_view text, size_t offset) {
  if (offset >= text.size()) return {0, 0};
  const DecodedCodePoint decoded = DecodeStrictly(text, offset);
  return decoded.length == 0 ? DecodedCodePoint{kReplacement, 1} : decoded;
}

void AppendUtf8(char32_t code_point, std::string& text) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacement;
  }
  auto append = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    append(code_point);
  } else if (code_point < 0x800) {
    append(0xC0U | code_point >> 6U);
    append(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    append(0xE0U | code_point >> 12U);
    append(0x80U | (code_point >> 6U & 0x3FU));
    append(0x80U | (code_point & 0x3FU));
  } else {
    append(0xF0U | code_point >> 18U);
    append(0x80U | (code_point >> 12U & 0x3FU));
    append(0x80U | (code_point >> 6U & 0x3FU));
    append(0x80U | (code_point & 0x3FU));
  }
}

std::u32string DecodeUtf8(std::string_view text) {
  std::u32string code_points;
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    code_points.push_back(point.value);
    i += point.length;
  }
  return code_points;
}

std::string EncodeUtf8(std::u32string_view code_points) {
  std::string text;
  for (const char32_t code_point : code_points) AppendUtf8(code_point, text);
  return text;
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (size_t offset = 0; offset < text.size(); offset += DecodeUtf8(text, offset).length) ++count;
  return count;
}

char32_t FoldWidth(char32_t code_point) {
  if (code_point >= 0xFF01 && code_point <= 0xFF5E) return code_point - 0xFF01 + 0x21;
  switch (code_point) {
    case 0x3000:
      return U' ';
    case 0xFFE0:
      return U'\u00A2';
    case 0xFFE1:
      return U'\u00A3';
    case 0xFFE5:
      return U'\u00A5';
    default:
      return code_point;
  }
}

std::string FoldWidth(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = DecodeUtf8(text, offset);
    AppendUtf8(FoldWidth(decoded.value), folded);
    offset += decoded.length;
  }
  return folded;
}

char32_t FoldRadical(char32_t code_point) {
  if (code_point < 0x2F00 || code_point > 0x2FD5) return code_point;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString mapped;
  const auto c = static_cast<UChar32>(code_point);
  if (U_FAILURE(status) != 0 || nfkc->getDecomposition(c, mapped) == 0) return code_point;
  return static_cast<char32_t>(mapped.char32At(0));
}

bool IsInvisible(char32_t code_point) {
  switch (u_charType(static_cast<UChar32>(code_point))) {
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return true;
    case U_CONTROL_CHAR:
      return code_point < 0x09 || code_point > 0x0D;
    default:
      return false;
  }
}

bool IsBlank(char32_t code_point) { return u_isUWhiteSpace(static_cast<UChar32>(code_point)) != 0; }

std::string VisibleText(std::string_view text) {
  std::string visible;
  for (size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = DecodeUtf8(text, offset);
    const bool line_end = decoded.value >= U'\x09' && decoded.value <= U'\x0D';
    if (line_end || IsInvisible(decoded.value)) {
      visible += fmt::format("<U+{:04X}>", static_cast<uint32_t>(decoded.value));
    } else {
      visible += text.substr(offset, decoded.length);
    }
    offset += decoded.length;
  }
  return visible;
}

int DisplayWidth(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE:
      return 2;
    default:
      return 1;
  }
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = DecodeUtf8(text, offset);
    width += static_cast<size_t>(DisplayWidth(decoded.value));
    offset += decoded.length;
  }
  return width;
}

bool IsHan(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code_point), &status) == USCRIPT_HAN;
}

std::string NormalizeNfc(std::string_view text) {
  if (IsAscii(text) || FirstInvalidUtf8(text).has_value()) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) return std::string(text);
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized, static_cast<int32_t>(text.size()));
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                     nullptr, status);
  return U_FAILURE(status) != 0 ? std::string(text) : normalized;
}

}  // namespace xinze::base
