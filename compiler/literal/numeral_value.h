// The value of the numerals that the grammars cut out. Internal to compiler/literal.
#ifndef XINZE_COMPILER_LITERAL_NUMERAL_VALUE_H_
#define XINZE_COMPILER_LITERAL_NUMERAL_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "compiler/literal/parsed.h"

namespace xinze::literal {

struct NumeralValue {
  bool ok = false;
  int64_t value = 0;
  Reason reason = Reason::Malformed;  // Why it is not ok, and
  size_t offset = 0;                  // where in the numeral.
};

// Arabic digits only; TooLarge beyond int64.
NumeralValue ValueOfDigits(std::string_view digits);
// Chinese numerals by place value, or digit by digit.
NumeralValue ValueOfPositional(std::string_view numeral);
NumeralValue ValueOfDigitwise(std::string_view numeral);
// Arabic digits, or Chinese numerals by place value.
NumeralValue ValueOfNumeral(std::string_view numeral);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_NUMERAL_VALUE_H_
