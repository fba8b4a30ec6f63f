#include "compiler/literal/ledger_id.h"

#include <tuple>

#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {
namespace {

constexpr size_t kMaxSegments = 6;
constexpr int64_t kMaxSegmentNumber = 99'999;

struct SegmentParts {
  std::string_view prefix;
  std::string_view number;
  std::string_view suffix;
};

struct LedgerIdParts {
  std::string_view document;
  std::string_view part;
  std::vector<SegmentParts> segments;
};

bool ReadLedgerId(std::string_view text, LedgerIdParts& parts, size_t& furthest) {
  SegmentParts current;
  const auto capital = x3::char_('A', 'Z');
  const auto letter = capital | x3::char_('a', 'z');
  const auto keep = [&](auto&) { parts.segments.push_back(current); };
  const auto segment =
      (x3::raw[-capital][Slice(current.prefix)] >> x3::raw[+Digit()][Slice(current.number)] >>
       x3::raw[-letter][Slice(current.suffix)])[keep];
  const auto id = x3::raw[+capital >> +Digit()][Slice(parts.document)] >> '-' >>
                  -(x3::raw[capital][Slice(parts.part)] >> '-') >> segment >> *('.' >> segment);
  // A letter that no hyphen follows was the prefix of a segment: HN54-S4.5.
  const bool ok = Reads(text, id, &furthest);
  if (ok && !parts.part.empty() && parts.part.data()[1] != '-') parts.part = {};
  return ok;
}

}  // namespace

std::strong_ordering operator<=>(const LedgerId& a, const LedgerId& b) {
  return std::tie(a.document_, a.part_, a.segments_, a.text_) <=>
         std::tie(b.document_, b.part_, b.segments_, b.text_);
}

Parsed<LedgerId> ParseLedgerId(std::string_view utf8) {
  const FoldedText input(Kind::LedgerId, utf8);
  if (input.error()) return *input.error();
  LedgerIdParts parts;
  size_t furthest = 0;
  if (!ReadLedgerId(input.text(), parts, furthest)) {
    return input.ErrorAt(furthest, Reason::Malformed);
  }
  if (parts.segments.size() > kMaxSegments) {
    return input.ErrorAt(OffsetIn(input.text(), parts.segments[kMaxSegments].prefix),
                         Reason::TooLarge);
  }
  LedgerId id;
  id.text_ = input.text();
  id.document_ = parts.document;
  id.part_ = parts.part;
  for (const SegmentParts& segment : parts.segments) {
    const NumeralValue number = ValueOfDigits(segment.number);
    if (!number.ok || number.value > kMaxSegmentNumber) {
      return input.ErrorAt(OffsetIn(input.text(), segment.number), Reason::TooLarge);
    }
    id.segments_.push_back({std::string(segment.prefix), static_cast<int32_t>(number.value),
                            std::string(segment.suffix)});
  }
  return id;
}

std::string PrintLedgerId(const LedgerId& id) { return id.text(); }

}  // namespace xinze::literal
