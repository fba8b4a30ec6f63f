// UTF-8 text, code point by code point.
#ifndef XINZE_COMPILER_BASE_UTF8_H_
#define XINZE_COMPILER_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xinze::base {

// The offset of the first byte that starts no well-formed sequence (Unicode table 3-7: no overlong
// forms, no surrogates, nothing above U+10FFFF); none if the whole text is valid.
std::optional<size_t> FirstInvalidUtf8(std::string_view text);

struct DecodedCodePoint {
  char32_t value = 0;
  uint32_t length = 0;  // In bytes; 0 only at the end of the text.
};

// The code point at `offset`. A malformed byte decodes as U+FFFD of length 1.
DecodedCodePoint DecodeUtf8(std::string_view text, size_t offset);

// Appends the UTF-8 form of `code_point`; of U+FFFD where it is a surrogate or above U+10FFFF.
void AppendUtf8(char32_t code_point, std::string& text);

// All code points of a text, and the text of such.
std::u32string DecodeUtf8(std::string_view text);
std::string EncodeUtf8(std::u32string_view code_points);

// The number of code points.
size_t CountCodePoints(std::string_view text);

// The half-width twin of a full-width digit, letter, punctuation mark or space (U+FF01..FF5E,
// U+FFE0, U+FFE1, U+FFE5, U+3000); every other code point stays itself. 。 and 、 have no twin.
char32_t FoldWidth(char32_t code_point);
// FoldWidth over a whole text.
std::string FoldWidth(std::string_view text);

// The ideograph that a Kangxi radical (U+2F00..2FD5: ⾏ of a PDF) stands for; every other code
// point stays itself.
char32_t FoldRadical(char32_t code_point);

// Whether a reader sees nothing of it: format and control characters other than tabs and ends of
// lines, line and paragraph separators (U+200B, U+FEFF in the midst of a text, U+202E …).
bool IsInvisible(char32_t code_point);

// Whether it is white space, of whatever width (U+0020, U+3000, an end of a line …).
bool IsBlank(char32_t code_point);

// The text for one line of a terminal: what is invisible or would steer it, ends of lines and tabs
// included, is shown as its number: <U+202E>.
std::string VisibleText(std::string_view text);

// Cells on a terminal: 2 for East Asian wide and full-width, 0 for combining and format characters
// and controls, else 1 (UAX #11; ambiguous counts as narrow, as terminals do).
int DisplayWidth(char32_t code_point);
size_t DisplayWidth(std::string_view text);

// Whether the code point is of script Han (汉字, 〇 and 々 included).
bool IsHan(char32_t code_point);

// The text in Normalization Form C, so that names that look the same are the same. Text that is not
// valid UTF-8 comes back unchanged.
std::string NormalizeNfc(std::string_view text);

}  // namespace xinze::base

#endif  // XINZE_COMPILER_BASE_UTF8_H_
