// Amounts of money (金额), exact in fen (分), and percentages (比例), exact as decimal fractions.
#ifndef XINZE_COMPILER_LITERAL_AMOUNT_H_
#define XINZE_COMPILER_LITERAL_AMOUNT_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/literal/parsed.h"

namespace xinze::literal {

struct Amount {
  int64_t fen = 0;  // 1元 = 100分

  friend constexpr auto operator<=>(const Amount&, const Amount&) = default;
};

// 30000元, 12.34元, 3万元, 1.5亿元, 30,000元, 三万元, 五百元; between the number and 元 one of 百,
// 千, 万, 十万, 百万, 千万, 亿, 十亿, 百亿, 千亿 or nothing. Zeros beyond the fen are allowed.
// Errors: TooPrecise (below a fen: 12.345元), TooLarge, MissingUnit (3万, 300), BadGrouping,
// BadNumeral, AmbiguousNumeral, Malformed (also negative).
Parsed<Amount> ParseAmount(std::string_view utf8);

enum class AmountUnit : uint8_t { Fen, Yuan, TenThousandYuan };

// A bare number of a record, in the unit that its column has: 30000.00, 30,000.00, -5, 0.5.
// Errors: as ParseAmount, without MissingUnit.
Parsed<Amount> ParseAmountNumber(std::string_view utf8, AmountUnit unit = AmountUnit::Yuan);

// 3万元, 1.5亿元, 12.34元, 30001元: in 亿 or 万 where two decimals of it are enough. Not negative.
std::string PrintAmount(Amount amount);
// 30000.00; -5.00.
std::string PrintAmountNumber(Amount amount);

// digits / 10^scale, in lowest terms of powers of ten (12.5% is 125 / 10^3), so that equal ratios
// are equal members.
struct Ratio {
  int64_t digits = 0;
  int32_t scale = 0;  // 0..18

  // The ratio in millionths, or none if it is finer than that.
  std::optional<int64_t> millionths() const;

  friend constexpr bool operator==(const Ratio&, const Ratio&) = default;
};
// Exact: by cross-multiplication in 128 bits.
std::strong_ordering Compare(const Ratio& a, const Ratio& b);

// 12.5%, 百分之十二, 百分之12.5, 百分之十二点五, 百分之百, 5‰, 千分之五, 万分之五.
// Errors: MissingUnit (12.5), TooLarge (more than 15 digits), BadNumeral, AmbiguousNumeral,
// Malformed.
Parsed<Ratio> ParsePercentage(std::string_view utf8);
// Always in percent: 12.5%, 0.05%.
std::string PrintPercentage(const Ratio& ratio);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_AMOUNT_H_
