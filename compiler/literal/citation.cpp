#include "compiler/literal/citation.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "compiler/base/utf8.h"
#include "compiler/literal/citation_locator.h"
#include "compiler/literal/folded_text.h"
#include "compiler/literal/grammar.h"

namespace xinze::literal {
namespace {

constexpr std::string_view kNumberEnd = "号";
// A short name of a document is a few words; longer runs are prose.
constexpr size_t kMaxPartCodePoints = 40;

// Reads the three parts of a citation one after the other; `rest_` is what is still unread.
class CitationReader {
 public:
  explicit CitationReader(const FoldedText& input) : input_(input), rest_(input.text()) {}

  Parsed<Citation> Read() {
    if (!ReadTitle() || !ReadNumber()) return error_;
    SkipSpaces();
    // 苏政发〔2018〕23号《办法》: the other order of the two.
    if (citation_.title.empty() && citation_.number && !ReadTitle()) return error_;
    if (!ReadPlace()) return error_;
    return std::move(citation_);
  }

 private:
  bool Fail(size_t offset, Reason reason) {
    error_ = input_.ErrorAt(offset, reason);
    return false;
  }
  size_t Offset() const { return OffsetIn(input_.text(), rest_); }
  void SkipSpaces() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }

  // 《…》, with 《》 inside it in pairs.
  bool ReadTitle() {
    if (!rest_.starts_with("《")) return true;
    size_t depth = 0;
    for (size_t offset = 0; offset < rest_.size();
         offset += base::DecodeUtf8(rest_, offset).length) {
      const std::string_view here = rest_.substr(offset);
      if (here.starts_with("《")) ++depth;
      if (here.starts_with("》") && --depth == 0) {
        const size_t mark = std::string_view("《").size();
        citation_.title = rest_.substr(mark, offset - mark);
        if (citation_.title.empty()) return Fail(Offset() + mark, Reason::NoSource);
        rest_.remove_prefix(offset + mark);
        SkipSpaces();
        return true;
      }
    }
    return Fail(Offset(), Reason::UnclosedTitle);
  }

  // 苏政发〔2018〕23号; after a title in brackets: (国发〔2016〕33号).
  bool ReadNumber() {
    const bool bracketed = !citation_.title.empty() && rest_.starts_with('(');
    if (!citation_.title.empty() && !bracketed) return true;
    const std::string_view body = rest_.substr(bracketed ? 1 : 0);
    const size_t body_offset = Offset() + (bracketed ? 1 : 0);
    std::optional<LiteralError> first_error;
    for (size_t end = body.find(kNumberEnd); end != std::string_view::npos;
         end = body.find(kNumberEnd, end + 1)) {
      const size_t length = end + kNumberEnd.size();
      if (bracketed && !body.substr(length).starts_with(')')) continue;
      Parsed<DocumentNumber> number = ParseDocumentNumber(body.substr(0, length));
      if (number.ok()) {
        citation_.number = std::move(number).value();
        rest_ = body.substr(length + (bracketed ? 1 : 0));
        return true;
      }
      if (!first_error && number.error().reason != Reason::Malformed) first_error = number.error();
    }
    // A 〔 belongs to numbers only.
    if (!first_error && body.find("〔") != std::string_view::npos) {
      const Parsed<DocumentNumber> number = ParseDocumentNumber(body);
      if (!number.ok()) first_error = number.error();
    }
    if (first_error && body.find("〔") != std::string_view::npos) {
      return Fail(body_offset + first_error->offset, first_error->reason);
    }
    return true;
  }

  // 办法第三十条; the part is the shortest name after which a whole place can be read.
  bool ReadPlace() {
    const bool has_source = !citation_.title.empty() || citation_.number.has_value();
    if (rest_.empty()) return has_source || Fail(Offset(), Reason::NoSource);
    LocatorReading reading = ReadLocator(rest_);
    if (reading.ok) {
      citation_.locator = std::move(reading.locator);
      return true;
    }
    if (citation_.title.empty() && ReadPartAndPlace()) return true;
    const bool names_a_place =
        has_source || rest_.find("第") != std::string_view::npos || reading.offset > 0;
    return Fail(Offset() + reading.offset, names_a_place ? reading.reason : Reason::NoSource);
  }

  // A name never ends in what begins a place: 三 (十) is not the place (十) of a document 三.
  static bool IsName(std::string_view part) {
    const auto begins_place = HanNumeralCharacter() | "第" | "附件" | "序号" | "之" | "任务分工";
    return !Reads(part, *(x3::char_ - (begins_place >> x3::eoi)) >> begins_place);
  }

  bool ReadPartAndPlace() {
    size_t offset = 0;
    for (size_t count = 0; count < kMaxPartCodePoints; ++count) {
      const base::DecodedCodePoint decoded = base::DecodeUtf8(rest_, offset);
      if (decoded.length == 0 || !base::IsHan(decoded.value)) return false;
      offset += decoded.length;
      std::string_view place = rest_.substr(offset);
      const bool spaced = place.starts_with(' ');
      if (spaced) place.remove_prefix(1);
      LocatorReading reading = ReadLocator(place);
      if (reading.ok && IsName(rest_.substr(0, offset))) {
        citation_.part = rest_.substr(0, offset);
        citation_.locator = std::move(reading.locator);
        return true;
      }
      if (spaced) return false;
    }
    return false;
  }

  const FoldedText& input_;
  std::string_view rest_;
  Citation citation_;
  LiteralError error_;
};

}  // namespace

Parsed<Citation> ParseCitation(std::string_view utf8) {
  const FoldedText input(Kind::Citation, utf8);
  if (input.error()) return *input.error();
  return CitationReader(input).Read();
}

std::string PrintCitation(const Citation& citation) {
  std::string out;
  if (!citation.title.empty()) out += "《" + citation.title + "》";
  if (citation.number) {
    const std::string number = PrintDocumentNumber(*citation.number);
    out += citation.title.empty() ? number : "(" + number + ")";
  }
  const bool after_number = citation.title.empty() && citation.number.has_value();
  const bool has_place = !citation.part.empty() || !citation.locator.empty();
  if (has_place && after_number) out += ' ';
  out += citation.part;
  return out + PrintLocatorAfter(citation.locator, !citation.part.empty());
}

}  // namespace xinze::literal
