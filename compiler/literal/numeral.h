// Whole numbers, in Arabic and in Chinese numerals.
#ifndef XINZE_COMPILER_LITERAL_NUMERAL_H_
#define XINZE_COMPILER_LITERAL_NUMERAL_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/literal/parsed.h"

namespace xinze::literal {

// The greatest number that Chinese numerals of the scale 万, 亿, 万亿 write: 10^16 - 1.
inline constexpr int64_t kMaxChineseNumeral = 9'999'999'999'999'999;

// 3, 30, 三, 三十, 两千. Errors: TooLarge, BadNumeral, AmbiguousNumeral, Malformed (signs,
// decimals, separators).
Parsed<int64_t> ParseInteger(std::string_view utf8);

// By place value: 零, 十, 十二, 一百零五, 两千, 三万五千, 一万零一十, 二亿. A 零 may lack where the
// units leave no doubt (一千五十); where they do the error is AmbiguousNumeral (一百五, 三万五).
Parsed<int64_t> ParseChineseNumeral(std::string_view utf8);
// Digit by digit, as years are written: 二〇一八, 二零一八; at most 16 digits.
Parsed<int64_t> ParseChineseDigits(std::string_view utf8);

// `value` in 0..kMaxChineseNumeral. 十二, 一百零五, 二千, 一万零一十: 二 everywhere, 一十 only
// within.
std::string PrintChineseNumeral(int64_t value);
// `value` not negative: 二〇一八.
std::string PrintChineseDigits(int64_t value);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_NUMERAL_H_
