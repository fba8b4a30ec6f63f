// Ids of the clause ledger: JS23-C-30.1, CHZ10-2.1.1.2, HN54-S4.5.
#ifndef XINZE_COMPILER_LITERAL_LEDGER_ID_H_
#define XINZE_COMPILER_LITERAL_LEDGER_ID_H_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/literal/parsed.h"

namespace xinze::literal {

// Equal iff the texts are: 04 and 4 are two ids. Ordered as the clauses stand: by document, part,
// then segment by segment by number (30.2 < 30.10), then letter; last by text.
class LedgerId {
 public:
  struct Segment {
    std::string prefix;  // S of S4, T of T13; mostly empty
    int32_t number = 0;  // 4
    std::string suffix;  // r of 9r, G of 0G; mostly empty

    friend auto operator<=>(const Segment&, const Segment&) = default;
  };

  // JS23-C-30.1 in half width, as written otherwise.
  const std::string& text() const { return text_; }
  const std::string& document() const { return document_; }  // JS23
  const std::string& part() const { return part_; }          // C; empty if there is none
  const std::vector<Segment>& segments() const { return segments_; }

  friend bool operator==(const LedgerId& a, const LedgerId& b) { return a.text_ == b.text_; }
  friend std::strong_ordering operator<=>(const LedgerId& a, const LedgerId& b);

 private:
  friend Parsed<LedgerId> ParseLedgerId(std::string_view utf8);

  std::string text_;
  std::string document_;
  std::string part_;
  std::vector<Segment> segments_;
};

// Letters and digits of a document, then an optional part of one capital letter, then one to six
// segments parted by dots; a segment is digits with at most one capital before and one letter
// behind. Errors: Malformed, TooLarge (more than six segments, numbers beyond 99999).
Parsed<LedgerId> ParseLedgerId(std::string_view utf8);
// text().
std::string PrintLedgerId(const LedgerId& id);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_LEDGER_ID_H_
