#include "runtime/decide/value_text.h"

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

}  // namespace

std::string ValueText(const check::Program& program, const check::Type& type, int64_t value) {
  switch (type.kind) {
    case check::TypeKind::Boolean:
      return value != 0 ? "是" : "否";
    case check::TypeKind::Amount:
      return literal::PrintAmount(literal::Amount{value});
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
  std::string text = "不明，";
  if (low) {
    text += (dates ? "不早于 " : "不小于 ") + ValueText(program, type, range.lo);
  }
  if (high) {
    text += std::string(low ? "、" : "") + (dates ? "不晚于 " : "不大于 ") +
            ValueText(program, type, range.hi);
  }
  return text;
}

}  // namespace xinze::decide
