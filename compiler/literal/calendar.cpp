#include "compiler/literal/calendar.h"

#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"

namespace xinze::literal {

Parsed<CountingMode> ParseCountingMode(std::string_view utf8) {
  const FoldedText input(Kind::CountingMode, utf8);
  if (input.error()) return *input.error();
  CountingMode mode = CountingMode::CivilCode;
  const auto spelling =
      (x3::lit("民法典") >> -x3::lit("第二百零二条"))[Set(mode, CountingMode::CivilCode)] |
      x3::lit("对应日不计")[Set(mode, CountingMode::AnniversaryExcluded)];
  size_t furthest = 0;
  if (!Reads(input.text(), spelling, &furthest)) {
    return input.ErrorAt(furthest, Reason::UnknownCounting);
  }
  return mode;
}

std::string_view PrintCountingMode(CountingMode mode) {
  return mode == CountingMode::CivilCode ? "民法典" : "对应日不计";
}

}  // namespace xinze::literal
