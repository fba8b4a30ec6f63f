// Compares the walks of interp/timeline.h with evaluating every single day.
#ifndef XINZE_TESTS_DIFFERENTIAL_DAY_BY_DAY_H_
#define XINZE_TESTS_DIFFERENTIAL_DAY_BY_DAY_H_

#include <cstdint>
#include <string>

#include "runtime/interp/interpreter.h"

namespace xinze::differential {

// Since when and until when every list and measure of a subject has its status, on `as_of` and on
// days around it, against all days up to so many before and after it. Empty if they agree.
std::string FirstDifferentDay(const interp::Interpreter& interpreter, const xinze_batch& batch,
                              int64_t row, int32_t as_of, int32_t days);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_DAY_BY_DAY_H_
