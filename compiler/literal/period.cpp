#include "compiler/literal/period.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/check.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {
namespace {

auto Unit(PeriodUnit& unit) {
  return x3::lit("年")[Set(unit, PeriodUnit::Year)] |
         x3::lit("个月")[Set(unit, PeriodUnit::Month)] |
         (x3::lit("日") | "天")[Set(unit, PeriodUnit::Day)] |
         (-x3::lit("个") >> "工作日")[Set(unit, PeriodUnit::WorkingDay)];
}

// What people write and this language does not, so that the message can say what to write instead.
// Malformed if it is none of them.
Reason DiagnosePeriod(std::string_view text) {
  std::string_view numeral;
  const auto any_unit =
      -x3::lit("个") >> (x3::lit("年") | "月" | "日" | "天" | "工作日" | "周" | "星期" | "季度" |
                         "小时" | "分钟" | "自然日" | "旬" | "岁");
  const auto number = Numeral(numeral);
  if (Reads(text, number >> "月")) return Reason::MonthOfYear;
  if (Reads(text, "半" >> any_unit) || Reads(text, number >> any_unit >> "半") ||
      Reads(text, number >> "个半" >> any_unit) ||
      Reads(text, number >> "个" >> "半" >> any_unit) ||
      Reads(text, number >> '.' >> +Digit() >> any_unit)) {
    return Reason::HalfUnit;
  }
  if (Reads(text, number >> any_unit >> +(-x3::lit("零") >> number >> any_unit))) {
    return Reason::CompoundPeriod;
  }
  if (Reads(text, number >> -any_unit)) return Reason::UnsupportedUnit;
  return Reason::Malformed;
}

}  // namespace

Parsed<Period> ParsePeriod(std::string_view utf8) {
  const FoldedText input(Kind::Period, utf8);
  if (input.error()) return *input.error();
  std::string_view numeral;
  PeriodUnit unit = PeriodUnit::Day;
  size_t furthest = 0;
  if (!Reads(input.text(), Numeral(numeral) >> Unit(unit), &furthest)) {
    return input.ErrorAt(furthest, DiagnosePeriod(input.text()));
  }
  const NumeralValue count = ValueOfNumeral(numeral);
  if (!count.ok) return input.ErrorAt(count.offset, count.reason);
  if (unit == PeriodUnit::Year && count.value > kMaxPeriodYears) {
    return input.ErrorAt(0, count.value <= 9999 ? Reason::YearOfCalendar : Reason::TooLarge);
  }
  if (count.value > kMaxPeriodCount) return input.ErrorAt(0, Reason::TooLarge);
  return Period{static_cast<int32_t>(count.value), unit};
}

std::string PrintPeriod(const Period& period) {
  static constexpr std::array<std::string_view, 4> kUnits = {"年", "个月", "日", "个工作日"};
  XINZE_CHECK(period.count >= 0, "{}", period.count);
  return fmt::format("{}{}", period.count, kUnits[static_cast<size_t>(period.unit)]);
}

Parsed<Age> ParseAge(std::string_view utf8) {
  const FoldedText input(Kind::Age, utf8);
  if (input.error()) return *input.error();
  std::string_view numeral;
  size_t furthest = 0;
  if (!Reads(input.text(), Numeral(numeral) >> "周岁", &furthest)) {
    const bool lacks_unit = Reads(input.text(), Numeral(numeral) >> -x3::lit("岁"));
    return input.ErrorAt(furthest, lacks_unit ? Reason::AgeUnit : Reason::Malformed);
  }
  const NumeralValue years = ValueOfNumeral(numeral);
  if (!years.ok) return input.ErrorAt(years.offset, years.reason);
  if (years.value > kMaxAge) return input.ErrorAt(0, Reason::TooLarge);
  return Age{static_cast<int32_t>(years.value)};
}

std::string PrintAge(Age age) { return fmt::format("{}周岁", age.years); }

}  // namespace xinze::literal
