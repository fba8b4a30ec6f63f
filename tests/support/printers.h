// How googletest shows truths, ranges and statuses where an expectation fails.
#ifndef XINZE_TESTS_SUPPORT_PRINTERS_H_
#define XINZE_TESTS_SUPPORT_PRINTERS_H_

#include <ostream>

#include "compiler/check/outcome.h"
#include "compiler/check/status.h"
#include "compiler/check/types.h"

namespace xinze::check {

inline void PrintTo(const Truth& t, std::ostream* os) {
  *os << (t.is_true() ? "T" : t.is_unknown() ? "U" : t.is_false() ? "F" : "malformed");
}
inline void PrintTo(const Range& r, std::ostream* os) {
  *os << '[' << r.lo << ", " << r.hi << "] " << r.must_present << r.may_present;
}
inline void PrintTo(ListStatus status, std::ostream* os) { *os << EnglishName(status); }
inline void PrintTo(MeasureStatus status, std::ostream* os) { *os << EnglishName(status); }
inline void PrintTo(const TargetOutcome& t, std::ostream* os) {
  *os << "{target " << t.target << ", row " << t.row << ", " << EnglishName(t.status) << '}';
}

}  // namespace xinze::check

#endif  // XINZE_TESTS_SUPPORT_PRINTERS_H_
