#include "compiler/check/program.h"

namespace xinze::check {

int64_t PackPeriod(const literal::Period& period) {
  return (int64_t{period.count} << 8) | static_cast<int64_t>(period.unit);
}

literal::Period UnpackPeriod(int64_t packed) {
  literal::Period period;
  period.count = static_cast<int32_t>(packed >> 8);
  period.unit = static_cast<literal::PeriodUnit>(packed & 0xFF);
  return period;
}

}  // namespace xinze::check
