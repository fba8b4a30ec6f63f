#include "runtime/decide/value_text.h"

#include <cstdlib>

#include <fmt/core.h>

#include "compiler/literal/amount.h"
#include "compiler/literal/date.h"
#include "compiler/literal/period.h"

namespace xinze::decide {
namespace {

std::string EnumText(const check::Vocabulary& vocabulary, int64_t code) {
  return code >= 0 && code < vocabulary.unlisted_code()
             ? vocabulary.values[static_cast<size_t>(code)].name
             : "未列明";
}

std::string SetText(const check::Vocabulary& vocabulary, int64_t mask) {
  std::string text;
  for (int code = 0; code <= vocabulary.unlisted_code(); ++code) {
    if (((static_cast<uint64_t>(mask) >> static_cast<unsigned>(code)) & 1U) != 0) {
      text += (text.empty() ? "" : "、") + EnumText(vocabulary, code);
    }
  }
  return text.empty() ? "无" : text;
}

// Whole 分, which may be negative, or less than they are.
std::string AmountText(int64_t fen) {
  const int64_t magnitude = fen == check::kMinusInfinity ? check::kPlusInfinity : std::abs(fen);
  return (fen < 0 ? "-" : "") + literal::PrintAmount(literal::Amount{magnitude});
}

// In units of 10^-6 分 for each ratio; in 元 where it is no whole number of 分.
std::string ExactText(interp::Int128 value, int ratios) {
  interp::Int128 magnitude = value < 0 ? -value : value;
  std::string digits;
  for (; magnitude > 0; magnitude /= 10) {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(magnitude % 10)));
  }
  const auto below_fen = size_t{6} * static_cast<size_t>(ratios);
  if (digits.size() < below_fen + 3) digits.insert(0, below_fen + 3 - digits.size(), '0');
  const size_t fen_end = digits.size() - below_fen;
  if (digits.find_first_not_of('0', fen_end) == std::string::npos) {
    const interp::Range whole = interp::Round({value, value, ratios, true, true}, {});
    return AmountText(whole.lo);
  }
  digits.insert(fen_end - 2, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  return (value < 0 ? "-" : "") + digits + "元";
}

// A ratio in millionths as a percentage without trailing zeros: 125000 is 12.5%.
std::string RatioText(int64_t millionths) {
  const uint64_t magnitude = millionths < 0 ? uint64_t{0} - static_cast<uint64_t>(millionths)
                                            : static_cast<uint64_t>(millionths);
  std::string text =
      fmt::format("{}{}.{:04}", millionths < 0 ? "-" : "", magnitude / 10000, magnitude % 10000);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) {
    text.pop_back();
  }
  return text + "%";
}

// Between which bounds it lies, as far as there are any.
std::string BoundsText(bool dates, const std::string& low, const std::string& high) {
  std::string text = "不明，";
  if (!low.empty()) text += (dates ? "不早于 " : "不小于 ") + low;
  if (!high.empty()) {
    text += std::string(low.empty() ? "" : "、") + (dates ? "不晚于 " : "不大于 ") + high;
  }
  return text;
}

}  // namespace

std::string ValueText(const check::Program& program, const check::Type& type, int64_t value) {
  switch (type.kind) {
    case check::TypeKind::Boolean:
      return value != 0 ? "是" : "否";
    case check::TypeKind::Amount:
      return AmountText(value);
    case check::TypeKind::Ratio:
      return RatioText(value);
    case check::TypeKind::Date:
      return literal::PrintDate(literal::Date{static_cast<int32_t>(value)});
    case check::TypeKind::Period:
      return literal::PrintPeriod(check::UnpackPeriod(value));
    case check::TypeKind::Enum:
      return EnumText(program.vocabularies[type.vocabulary], value);
    case check::TypeKind::Set:
      return SetText(program.vocabularies[type.vocabulary], value);
    case check::TypeKind::Integer:
    case check::TypeKind::Text:
    case check::TypeKind::Reference:
    case check::TypeKind::Error:
      break;
  }
  return fmt::format("{}", value);
}

std::string RangeText(const check::Program& program, const check::Type& type,
                      const check::Range& range) {
  if (range.is_absent()) {
    return "无";
  }
  if (range.is_known()) {
    return ValueText(program, type, range.lo);
  }
  const bool low = range.lo != check::kMinusInfinity;
  const bool high = range.hi != check::kPlusInfinity;
  const bool ordered = type.kind != check::TypeKind::Enum && type.kind != check::TypeKind::Set;
  if (!ordered || (!low && !high)) {
    return "不明";
  }
  const bool dates = type.kind == check::TypeKind::Date;
  return BoundsText(dates, low ? ValueText(program, type, range.lo) : "",
                    high ? ValueText(program, type, range.hi) : "");
}

std::string ProductText(const interp::ExactRange& product) {
  if (product.is_absent()) return "无";
  if (product.is_known() && !interp::IsUnbounded(product.lo)) {
    return ExactText(product.lo, product.ratios);
  }
  const auto bound = [&](interp::Int128 value) {
    return interp::IsUnbounded(value) ? "" : ExactText(value, product.ratios);
  };
  const std::string low = bound(product.lo);
  const std::string high = bound(product.hi);
  return low.empty() && high.empty() ? "不明" : BoundsText(false, low, high);
}

}  // namespace xinze::decide
