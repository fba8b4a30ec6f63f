// Values as people write them: 2025-03-01, 3万元, 3年, 严重.
#ifndef XINZE_RUNTIME_DECIDE_VALUE_TEXT_H_
#define XINZE_RUNTIME_DECIDE_VALUE_TEXT_H_

#include <string>

#include "compiler/check/program.h"
#include "compiler/check/types.h"
#include "runtime/interp/exact.h"

namespace xinze::decide {

// A known value of any type but 文本 and 引用.
std::string ValueText(const check::Program& program, const check::Type& type, int64_t value);

// What is known of a value: the value, 无, 不明, or between which bounds it lies.
std::string RangeText(const check::Program& program, const check::Type& type,
                      const check::Range& range);

// The same of a product of amounts and ratios, to the last digit: 12.50125元.
std::string ProductText(const interp::ExactRange& product);

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_VALUE_TEXT_H_
