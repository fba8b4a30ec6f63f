// Reading and printing of places, as citations use them. Internal to compiler/literal.
#ifndef XINZE_COMPILER_LITERAL_CITATION_LOCATOR_H_
#define XINZE_COMPILER_LITERAL_CITATION_LOCATOR_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "compiler/literal/citation.h"
#include "compiler/literal/parsed.h"

namespace xinze::literal {

// How much of a paragraph ReadHeading looks at.
inline constexpr size_t kMaxHeadingBytes = 128;

struct LocatorReading {
  bool ok = false;
  Locator locator;
  Reason reason = Reason::BadLocator;  // Why it is not ok, and
  size_t offset = 0;                   // where in the text.
};

// The whole of a folded text as a place.
LocatorReading ReadLocator(std::string_view text);

// `after_part`: a short name stands before it, and 二(四) is written without 、.
std::string PrintLocatorAfter(const Locator& locator, bool after_part);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_CITATION_LOCATOR_H_
