#include "compiler/literal/numeral.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/check.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {
namespace {

constexpr int64_t kWan = 10'000;
constexpr int64_t kYi = 100'000'000;
constexpr size_t kMaxDigitwise = 16;

struct Token {
  enum class Type : uint8_t { Digit, Zero, Unit, Wan, Yi };
  Type type = Type::Digit;
  int32_t value = 0;   // Of a digit 1..9, of a unit 10, 100 or 1000.
  bool liang = false;  // 两
  size_t offset = 0;   // In the numeral.
};

const x3::symbols<Token>& Tokens() {
  static const x3::symbols<Token> kTokens = [] {
    x3::symbols<Token> table;
    int32_t value = 0;
    for (const char* digit : {"一", "二", "三", "四", "五", "六", "七", "八", "九"}) {
      table.add(digit, Token{Token::Type::Digit, ++value});
    }
    table.add("两", Token{Token::Type::Digit, 2, true});
    for (const char* zero : {"零", "〇", "○"}) table.add(zero, Token{Token::Type::Zero, 0});
    table.add("十", Token{Token::Type::Unit, 10});
    table.add("百", Token{Token::Type::Unit, 100});
    table.add("千", Token{Token::Type::Unit, 1000});
    table.add("万", Token{Token::Type::Wan, 0});
    table.add("亿", Token{Token::Type::Yi, 0});
    return table;
  }();
  return kTokens;
}

// Empty where some character belongs to no numeral.
std::vector<Token> Tokenize(std::string_view numeral) {
  std::vector<Token> tokens;
  size_t offset = 0;
  const auto add = [&](auto& context) {
    Token token = x3::_attr(context);
    token.offset = offset;
    offset += 3;  // Every numeral character is three bytes in UTF-8.
    tokens.push_back(token);
  };
  if (!Reads(numeral, +Tokens()[add])) tokens.clear();
  return tokens;
}

NumeralValue Bad(Reason reason, size_t offset) { return {false, 0, reason, offset}; }

// Reads sections below 万 and joins them by 万 and 亿: [[section 万] [section] 亿] [section 万]
// [section].
class PositionalReader {
 public:
  explicit PositionalReader(const std::vector<Token>& tokens) : tokens_(tokens) {}

  NumeralValue Read() {
    if (tokens_.size() == 1 && tokens_[0].type == Token::Type::Zero) return {true, 0};
    int64_t total = 0;
    int64_t group = 0;  // The part of the current group of eight places that stands before its 万.
    bool has_yi = false;
    bool has_wan = false;
    bool first = true;
    while (true) {
      if (!ReadSection(!first)) return error_;
      const bool is_empty = section_ == 0;
      first = false;
      if (at_ == tokens_.size()) return {true, total + group + section_};
      const Token& big = tokens_[at_];
      if (big.type == Token::Type::Wan) {
        if (is_empty || has_wan) return Bad(Reason::BadNumeral, big.offset);
        has_wan = true;
        group = section_ * kWan;
      } else {
        XINZE_CHECK(big.type == Token::Type::Yi);
        if (has_yi || (is_empty && group == 0)) return Bad(Reason::BadNumeral, big.offset);
        has_yi = true;
        has_wan = false;
        total = (group + section_) * kYi;
        group = 0;
      }
      ++at_;
    }
  }

 private:
  bool Fail(Reason reason, size_t offset) {
    error_ = Bad(reason, offset);
    return false;
  }

  // Reads up to the next 万, 亿 or the end into section_; false and error_ if it is not well
  // formed. `after_big`: a 万 or 亿 stands before it, so that a lone digit needs its 零.
  bool ReadSection(bool after_big) {
    section_ = 0;
    int32_t last_unit = 10'000;
    bool zero = false;
    for (; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      const bool at_begin = section_ == 0;
      switch (token.type) {
        case Token::Type::Wan:
        case Token::Type::Yi:
          return zero ? Fail(Reason::BadNumeral, token.offset) : true;
        case Token::Type::Zero:
          if (zero || (at_begin && !after_big) || last_unit == 10) {
            return Fail(Reason::BadNumeral, token.offset);
          }
          zero = true;
          break;
        case Token::Type::Unit:
          // 十 alone is 一十; 百 and 千 have a digit before them.
          if (token.value != 10 || !AddUnit(1, token, zero && !at_begin, last_unit)) {
            return Fail(Reason::BadNumeral, token.offset);
          }
          zero = false;
          break;
        case Token::Type::Digit: {
          const bool has_unit =
              at_ + 1 < tokens_.size() && tokens_[at_ + 1].type == Token::Type::Unit;
          if (!LiangFits(token)) return Fail(Reason::BadNumeral, token.offset);
          if (has_unit) {
            ++at_;
            if (!AddUnit(token.value, tokens_[at_], zero && !at_begin, last_unit)) {
              return Fail(Reason::BadNumeral, tokens_[at_].offset);
            }
            zero = false;
            break;
          }
          if (last_unit == 1) return Fail(Reason::BadNumeral, token.offset);
          const bool is_last = at_ + 1 == tokens_.size();
          // 一百五, 三万五; but 一亿二万 leaves no doubt.
          if (!zero && last_unit != 10 && (!at_begin || (after_big && is_last))) {
            return Fail(Reason::AmbiguousNumeral, token.offset);
          }
          section_ += token.value;
          last_unit = 1;
          zero = false;
          break;
        }
      }
    }
    if (zero) return Fail(Reason::BadNumeral, tokens_.back().offset);
    if (section_ == 0 && !after_big) return Fail(Reason::BadNumeral, 0);
    return true;
  }

  // After a 零 within the section at least one place is passed over: 一百零五十 does not stand.
  bool AddUnit(int32_t digit, const Token& unit, bool after_zero, int32_t& last_unit) {
    if (unit.value >= last_unit) return false;
    if (after_zero && unit.value * 10 >= last_unit) return false;
    section_ += int64_t{digit} * unit.value;
    last_unit = unit.value;
    return true;
  }

  // 两 stands before 百, 千, 万, 亿, or alone: 十两 is a weight.
  bool LiangFits(const Token& token) const {
    if (!token.liang || tokens_.size() == 1) return true;
    if (at_ + 1 == tokens_.size()) return false;
    const Token& next = tokens_[at_ + 1];
    return next.type == Token::Type::Wan || next.type == Token::Type::Yi ||
           (next.type == Token::Type::Unit && next.value != 10);
  }

  const std::vector<Token>& tokens_;
  size_t at_ = 0;
  int64_t section_ = 0;
  NumeralValue error_;
};

Parsed<int64_t> Finish(const FoldedText& input, const NumeralValue& value) {
  if (!value.ok) return input.ErrorAt(value.offset, value.reason);
  return value.value;
}

// `value` in 1..9999; 一十 for 十 unless `leads` the whole numeral.
void AppendSection(int64_t value, bool leads, std::string& out) {
  static constexpr std::array<std::string_view, 10> kDigits = {"零", "一", "二", "三", "四",
                                                               "五", "六", "七", "八", "九"};
  static constexpr std::array<std::string_view, 4> kUnits = {"千", "百", "十", ""};
  bool started = false;
  bool zero = false;
  int64_t unit = 1000;
  for (size_t place = 0; place < kUnits.size(); ++place, unit /= 10) {
    const int64_t digit = value / unit % 10;
    if (digit == 0) {
      zero = started;
      continue;
    }
    if (zero) out += "零";
    if (!(unit == 10 && digit == 1 && !started && leads)) out += kDigits[digit];
    out += kUnits[place];
    started = true;
    zero = false;
  }
}

}  // namespace

NumeralValue ValueOfDigits(std::string_view digits) {
  int64_t value = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[i] - '0';
    if (digit < 0 || digit > 9) return Bad(Reason::Malformed, i);
    if (value > (std::numeric_limits<int64_t>::max() - digit) / 10) return Bad(Reason::TooLarge, i);
    value = value * 10 + digit;
  }
  if (digits.empty()) return Bad(Reason::Malformed, 0);
  return {true, value};
}

NumeralValue ValueOfPositional(std::string_view numeral) {
  const std::vector<Token> tokens = Tokenize(numeral);
  if (tokens.empty()) return Bad(Reason::Malformed, 0);
  return PositionalReader(tokens).Read();
}

NumeralValue ValueOfDigitwise(std::string_view numeral) {
  const std::vector<Token> tokens = Tokenize(numeral);
  if (tokens.empty()) return Bad(Reason::Malformed, 0);
  if (tokens.size() > kMaxDigitwise) return Bad(Reason::TooLarge, tokens[kMaxDigitwise].offset);
  int64_t value = 0;
  for (const Token& token : tokens) {
    const bool is_digit = token.type == Token::Type::Digit && !token.liang;
    if (!is_digit && token.type != Token::Type::Zero) return Bad(Reason::BadNumeral, token.offset);
    value = value * 10 + token.value;
  }
  return {true, value};
}

NumeralValue ValueOfNumeral(std::string_view numeral) {
  if (!numeral.empty() && numeral[0] >= '0' && numeral[0] <= '9') return ValueOfDigits(numeral);
  return ValueOfPositional(numeral);
}

Parsed<int64_t> ParseInteger(std::string_view utf8) {
  const FoldedText input(Kind::Integer, utf8);
  if (input.error()) return *input.error();
  std::string_view numeral;
  size_t furthest = 0;
  if (!Reads(input.text(), Numeral(numeral), &furthest)) {
    const bool grouped = Reads(input.text(), +Digit() >> +(',' >> Digit() >> Digit() >> Digit()));
    return input.ErrorAt(furthest, grouped ? Reason::GroupedInteger : Reason::Malformed);
  }
  return Finish(input, ValueOfNumeral(numeral));
}

Parsed<int64_t> ParseChineseNumeral(std::string_view utf8) {
  const FoldedText input(Kind::Integer, utf8);
  if (input.error()) return *input.error();
  return Finish(input, ValueOfPositional(input.text()));
}

Parsed<int64_t> ParseChineseDigits(std::string_view utf8) {
  const FoldedText input(Kind::Integer, utf8);
  if (input.error()) return *input.error();
  return Finish(input, ValueOfDigitwise(input.text()));
}

std::string PrintChineseNumeral(int64_t value) {
  XINZE_CHECK(0 <= value && value <= kMaxChineseNumeral, "{}", value);
  if (value == 0) return "零";
  struct Part {
    int64_t value;
    std::string_view unit;
  };
  const int64_t high = value / kYi;
  const int64_t low = value % kYi;
  const std::array<Part, 4> parts = {
      {{high / kWan, "万"}, {high % kWan, ""}, {low / kWan, "万"}, {low % kWan, ""}}};
  std::string out;
  bool gap = false;
  for (size_t i = 0; i < parts.size(); ++i) {
    // 亿 closes the upper two parts, even where the second of them is nothing: 一万亿.
    if (i == 2 && high > 0) out += "亿";
    if (parts[i].value == 0) {
      gap = !out.empty();
      continue;
    }
    if (!out.empty() && (gap || parts[i].value < 1000)) out += "零";
    AppendSection(parts[i].value, out.empty(), out);
    out += parts[i].unit;
    gap = false;
  }
  return out;
}

std::string PrintChineseDigits(int64_t value) {
  XINZE_CHECK(value >= 0, "{}", value);
  static constexpr std::array<std::string_view, 10> kDigits = {"〇", "一", "二", "三", "四",
                                                               "五", "六", "七", "八", "九"};
  std::string out;
  for (const char digit : std::to_string(value)) out += kDigits[static_cast<size_t>(digit - '0')];
  return out;
}

}  // namespace xinze::literal
