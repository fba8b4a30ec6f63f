#include "compiler/literal/amount.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/check.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {
namespace {

__extension__ using Int128 = __int128;

constexpr int32_t kYuanExponent = 2;  // 1元 = 10^2 分
constexpr int64_t kFenPerYuan = 100;
constexpr int64_t kFenPerWan = 10'000 * kFenPerYuan;
constexpr int64_t kFenPerYi = 100'000'000 * kFenPerYuan;
constexpr size_t kMaxRatioDigits = 15;
constexpr int32_t kMaxRatioScale = 18;

Int128 PowerOfTen(int32_t exponent) {
  Int128 power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

// A decimal number as it stands in the text.
struct DecimalParts {
  std::string_view integer;   // Digits and commas, or a Chinese numeral.
  std::string_view fraction;  // Digits, or Chinese digits after 点; may be empty.
};

// 30000, 30,000, 1.5.
auto ArabicDecimal(DecimalParts& parts) {
  return x3::eps[Set(parts.fraction, std::string_view())] >>
         x3::raw[Digit() >> *(Digit() | ',')][Slice(parts.integer)] >>
         -('.' >> x3::raw[+Digit()][Slice(parts.fraction)]);
}

// 三万, 十二点五.
auto HanDecimal(DecimalParts& parts) {
  return x3::eps[Set(parts.fraction, std::string_view())] >>
         x3::raw[+HanNumeralCharacter()][Slice(parts.integer)] >>
         -("点" >> x3::raw[+HanDigitCharacter()][Slice(parts.fraction)]);
}

// Between a number and 元; sets the power of ten.
auto Multiplier(int32_t& exponent) {
  return x3::lit("千亿")[Set(exponent, 11)] | x3::lit("百亿")[Set(exponent, 10)] |
         x3::lit("十亿")[Set(exponent, 9)] | x3::lit("亿")[Set(exponent, 8)] |
         x3::lit("千万")[Set(exponent, 7)] | x3::lit("百万")[Set(exponent, 6)] |
         x3::lit("十万")[Set(exponent, 5)] | x3::lit("万")[Set(exponent, 4)] |
         x3::lit("千")[Set(exponent, 3)] | x3::lit("百")[Set(exponent, 2)];
}

// The digits of both parts in ASCII, without separators.
struct Decimal {
  bool ok = false;
  Reason reason = Reason::Malformed;
  std::string_view where;  // The part that is wrong.
  size_t offset = 0;       // In it.
  std::string integer;     // Without leading zeros; "" for 0.
  std::string fraction;    // Without trailing zeros.
};

// 1 to 3 digits, then groups of three.
bool GroupsAreRight(std::string_view integer) {
  size_t comma = integer.find(',');
  if (comma == std::string_view::npos) return true;
  if (comma > 3) return false;
  for (; comma < integer.size(); comma += 4) {
    if (integer[comma] != ',' || comma + 4 > integer.size()) return false;
    if (integer.substr(comma + 1, 3).find(',') != std::string_view::npos) return false;
  }
  return true;
}

Decimal DecimalOf(const DecimalParts& parts) {
  Decimal decimal;
  decimal.where = parts.integer;
  if (parts.integer[0] >= '0' && parts.integer[0] <= '9') {
    if (!GroupsAreRight(parts.integer)) {
      decimal.reason = Reason::BadGrouping;
      decimal.offset = parts.integer.find(',');
      return decimal;
    }
    decimal.integer = parts.integer;
    std::erase(decimal.integer, ',');
    decimal.fraction = parts.fraction;
  } else {
    const NumeralValue integer = ValueOfPositional(parts.integer);
    if (!integer.ok) {
      decimal.reason = integer.reason;
      decimal.offset = integer.offset;
      return decimal;
    }
    decimal.integer = fmt::format("{}", integer.value);
    if (!parts.fraction.empty()) {
      const NumeralValue fraction = ValueOfDigitwise(parts.fraction);
      if (!fraction.ok) {
        decimal.where = parts.fraction;
        decimal.reason = fraction.reason;
        decimal.offset = fraction.offset;
        return decimal;
      }
      // Three bytes a digit; the leading zeros count.
      decimal.fraction = fmt::format("{:0{}}", fraction.value, parts.fraction.size() / 3);
    }
  }
  decimal.integer.erase(0,
                        std::min(decimal.integer.find_first_not_of('0'), decimal.integer.size()));
  decimal.fraction.erase(decimal.fraction.find_last_not_of('0') + 1);
  decimal.ok = true;
  return decimal;
}

// The number times 10^exponent, as a whole number of fen.
Parsed<Amount> AmountOf(const FoldedText& input, const DecimalParts& parts, int32_t exponent,
                        bool negative) {
  const Decimal decimal = DecimalOf(parts);
  if (!decimal.ok) {
    return input.ErrorAt(OffsetIn(input.text(), decimal.where) + decimal.offset, decimal.reason);
  }
  const size_t integer_offset = OffsetIn(input.text(), parts.integer);
  const size_t decimals = decimal.fraction.size();
  if (decimals > static_cast<size_t>(exponent)) {
    const size_t first_too_fine =
        OffsetIn(input.text(), parts.fraction) +
        static_cast<size_t>(exponent) *
            (parts.fraction[0] >= '0' && parts.fraction[0] <= '9' ? 1 : 3);
    return input.ErrorAt(first_too_fine, Reason::TooPrecise);
  }
  if (decimal.integer.size() > 19) return input.ErrorAt(integer_offset, Reason::TooLarge);
  // At most 10^19 * 10^13, far from the limit of 128 bits.
  Int128 fen = 0;
  for (const char digit : decimal.integer) fen = fen * 10 + (digit - '0');
  fen *= PowerOfTen(exponent);
  Int128 fraction = 0;
  for (const char digit : decimal.fraction) fraction = fraction * 10 + (digit - '0');
  fen += fraction * PowerOfTen(exponent - static_cast<int32_t>(decimals));
  if (fen > std::numeric_limits<int64_t>::max()) {
    return input.ErrorAt(integer_offset, Reason::TooLarge);
  }
  const auto value = static_cast<int64_t>(fen);
  return Amount{negative ? -value : value};
}

// digits.fraction of fen_per_unit, without trailing zeros; the remainder must be whole in
// hundredths.
std::string PrintIn(int64_t fen, int64_t fen_per_unit, std::string_view unit) {
  std::string out = fmt::format("{}", fen / fen_per_unit);
  if (const int64_t hundredths = fen % fen_per_unit / (fen_per_unit / 100); hundredths != 0) {
    out += fmt::format(".{:02}", hundredths);
    if (out.back() == '0') out.pop_back();
  }
  return out.append(unit);
}

}  // namespace

Parsed<Amount> ParseAmount(std::string_view utf8) {
  const FoldedText input(Kind::Amount, utf8);
  if (input.error()) return *input.error();
  DecimalParts parts;
  int32_t multiplier = 0;
  size_t furthest = 0;
  if (Reads(input.text(), ArabicDecimal(parts) >> -Multiplier(multiplier) >> "元", &furthest)) {
    return AmountOf(input, parts, multiplier + kYuanExponent, false);
  }
  size_t other = 0;
  if (Reads(input.text(), HanDecimal(parts) >> -Multiplier(multiplier) >> "元", &other)) {
    // After 点 a multiplier may follow: 一点五亿元; without it the numeral has taken it already.
    return AmountOf(input, parts, (parts.fraction.empty() ? 0 : multiplier) + kYuanExponent, false);
  }
  const bool lacks_unit = Reads(input.text(), ArabicDecimal(parts) >> -Multiplier(multiplier)) ||
                          Reads(input.text(), HanDecimal(parts) >> -Multiplier(multiplier));
  return lacks_unit ? input.ErrorAt(input.text().size(), Reason::MissingUnit)
                    : input.ErrorAt(std::max(furthest, other), Reason::Malformed);
}

Parsed<Amount> ParseAmountNumber(std::string_view utf8, AmountUnit unit) {
  const FoldedText input(Kind::Amount, utf8);
  if (input.error()) return *input.error();
  DecimalParts parts;
  bool negative = false;
  size_t furthest = 0;
  const auto sign = -x3::lit('-')[Set(negative, true)];
  if (!Reads(input.text(), sign >> ArabicDecimal(parts), &furthest)) {
    return input.ErrorAt(furthest, Reason::Malformed);
  }
  const int32_t exponent = unit == AmountUnit::Fen ? 0 : unit == AmountUnit::Yuan ? 2 : 6;
  return AmountOf(input, parts, exponent, negative);
}

std::string PrintAmount(Amount amount) {
  const int64_t fen = amount.fen;
  XINZE_CHECK(fen >= 0, "{}", fen);
  if (fen >= kFenPerYi && fen % (kFenPerYi / 100) == 0) return PrintIn(fen, kFenPerYi, "亿元");
  if (fen >= kFenPerWan && fen % (kFenPerWan / 100) == 0) return PrintIn(fen, kFenPerWan, "万元");
  if (fen % kFenPerYuan == 0) return fmt::format("{}元", fen / kFenPerYuan);
  return fmt::format("{}.{:02}元", fen / kFenPerYuan, fen % kFenPerYuan);
}

std::string PrintAmountNumber(Amount amount) {
  // Unsigned, so that the least int64 has an absolute value.
  const bool negative = amount.fen < 0;
  const uint64_t fen =
      negative ? 0 - static_cast<uint64_t>(amount.fen) : static_cast<uint64_t>(amount.fen);
  return fmt::format("{}{}.{:02}", negative ? "-" : "", fen / 100, fen % 100);
}

std::optional<int64_t> Ratio::millionths() const {
  if (scale > 6) return std::nullopt;
  const Int128 value = Int128{digits} * PowerOfTen(6 - scale);
  if (value > std::numeric_limits<int64_t>::max() || value < std::numeric_limits<int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<int64_t>(value);
}

std::strong_ordering Compare(const Ratio& a, const Ratio& b) {
  const Int128 left = Int128{a.digits} * PowerOfTen(std::max(b.scale - a.scale, 0));
  const Int128 right = Int128{b.digits} * PowerOfTen(std::max(a.scale - b.scale, 0));
  if (left == right) return std::strong_ordering::equal;
  return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

Parsed<Ratio> ParsePercentage(std::string_view utf8) {
  const FoldedText input(Kind::Percentage, utf8);
  if (input.error()) return *input.error();
  if (input.text() == "百分之百") return Ratio{1, 0};
  DecimalParts parts;
  int32_t scale = 2;
  const auto sign = x3::lit('%')[Set(scale, 2)] | x3::lit("‰")[Set(scale, 3)];
  const auto fraction_of = x3::lit("百分之")[Set(scale, 2)] | x3::lit("千分之")[Set(scale, 3)] |
                           x3::lit("万分之")[Set(scale, 4)];
  size_t furthest = 0;
  size_t other = 0;
  if (!Reads(input.text(), ArabicDecimal(parts) >> sign, &furthest) &&
      !Reads(input.text(), fraction_of >> (ArabicDecimal(parts) | HanDecimal(parts)), &other)) {
    const bool lacks_unit = Reads(input.text(), ArabicDecimal(parts) | HanDecimal(parts));
    return lacks_unit ? input.ErrorAt(input.text().size(), Reason::MissingUnit)
                      : input.ErrorAt(std::max(furthest, other), Reason::Malformed);
  }
  const Decimal decimal = DecimalOf(parts);
  if (!decimal.ok) {
    return input.ErrorAt(OffsetIn(input.text(), decimal.where) + decimal.offset, decimal.reason);
  }
  scale += static_cast<int32_t>(decimal.fraction.size());
  if (decimal.integer.size() + decimal.fraction.size() > kMaxRatioDigits ||
      scale > kMaxRatioScale) {
    return input.ErrorAt(OffsetIn(input.text(), parts.integer), Reason::TooLarge);
  }
  Ratio ratio{0, scale};
  for (const char digit : decimal.integer + decimal.fraction) {
    ratio.digits = ratio.digits * 10 + (digit - '0');
  }
  while (ratio.scale > 0 && ratio.digits % 10 == 0) {
    ratio.digits /= 10;
    --ratio.scale;
  }
  return ratio;
}

std::string PrintPercentage(const Ratio& ratio) {
  XINZE_CHECK(ratio.digits >= 0 && ratio.scale >= 0 && ratio.scale <= kMaxRatioScale);
  std::string digits = fmt::format("{}", ratio.digits);
  if (ratio.scale <= 2) {
    if (ratio.digits != 0) digits.append(static_cast<size_t>(2 - ratio.scale), '0');
    return digits + "%";
  }
  const auto decimals = static_cast<size_t>(ratio.scale - 2);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  digits.insert(digits.size() - decimals, ".");
  return digits + "%";
}

}  // namespace xinze::literal
