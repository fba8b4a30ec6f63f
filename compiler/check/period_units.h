// In which units the period of an expression may count.
#ifndef XINZE_COMPILER_CHECK_PERIOD_UNITS_H_
#define XINZE_COMPILER_CHECK_PERIOD_UNITS_H_

#include "compiler/check/program.h"

namespace xinze::check {

// Whether a period may count in working days: a constant or an entry of a parameter that does, any
// value of a definition that may (of what it gives way to, too), and any field.
bool MayCountWorkingDays(const Program& program, ExprId period);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_PERIOD_UNITS_H_
