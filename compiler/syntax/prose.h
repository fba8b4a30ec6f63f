// Prose without its Markdown marks.
//
// Line by line these marks are removed: a heading's leading #s, a quotation's leading >s, the `- `,
// `* ` or `+ ` that begins a list item (numbers are text of the law and stay), lines that are a
// thematic break, a table's | and its rule line, `<!-- comments -->`; then `*`, `__`, and the
// backslash of an escape such as `\*`. Nothing else of Markdown is understood. The normalised prose
// is what is left, in NFC, with every white space removed, so that wrapping lines anew changes
// nothing.
#ifndef XINZE_COMPILER_SYNTAX_PROSE_H_
#define XINZE_COMPILER_SYNTAX_PROSE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xinze::syntax {

// Without spaces and tabs at both ends.
std::string_view TrimSpace(std::string_view text);

bool IsTableRow(std::string_view trimmed_line);
bool IsTableRule(std::string_view line);
bool BeginsListItem(std::string_view trimmed_line);

// The cells of a table's row as [begin, end) of the line, trimmed.
std::vector<std::pair<uint32_t, uint32_t>> TableCells(std::string_view line);

// NFC, and no white space: how 原文 anchors and prose are compared and hashed.
std::string NormaliseProse(std::string_view text);

// Gathers the prose of a file line by line.
class Prose {
 public:
  // Removes the marks of a line of Markdown; returns what a reader sees of it.
  std::string Add(std::string_view line);
  // The text of a table's cell or of a block that is not ours: no marks at its beginning.
  std::string AddVerbatim(std::string_view text);

  // All that was added, normalised.
  std::string Take();

 private:
  std::string text_;
  bool in_comment_ = false;
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_PROSE_H_
