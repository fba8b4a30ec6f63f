// A place in a source file: half-open byte offsets into SourceFile::text().
#ifndef XINZE_COMPILER_BASE_SPAN_H_
#define XINZE_COMPILER_BASE_SPAN_H_

#include <algorithm>
#include <compare>
#include <cstdint>

#include "compiler/base/ids.h"

namespace xinze::base {

struct SourceTag;
using SourceId = Id<SourceTag>;

// The invalid span (no source) stands for "no place": built-in names, whole-program findings.
struct Span {
  SourceId source;
  uint32_t begin = 0;
  uint32_t end = 0;

  bool is_valid() const { return source.is_valid(); }
  uint32_t size() const { return end - begin; }
  bool Contains(const Span& other) const {
    return source == other.source && begin <= other.begin && other.end <= end;
  }

  // By source, then begin, then end.
  friend auto operator<=>(const Span&, const Span&) = default;
};

// The smallest span that holds both; both must lie in one source, or one of them be invalid.
inline Span Cover(const Span& a, const Span& b) {
  if (!a.is_valid()) return b;
  if (!b.is_valid()) return a;
  XINZE_CHECK(a.source == b.source);
  return Span{a.source, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace xinze::base

#endif  // XINZE_COMPILER_BASE_SPAN_H_
