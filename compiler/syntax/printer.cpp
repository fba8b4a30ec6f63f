#include "compiler/syntax/printer.h"

#include <algorithm>

#include "compiler/base/utf8.h"
#include "compiler/syntax/print_statement.h"

namespace xinze::syntax {
namespace {

// Lines wider than this many cells are broken after 且 or 或, or before an item.
constexpr size_t kMaxWidth = 100;

// The place of the last 且, 或 or item in text[0, limit) outside quotation marks after which a line
// may break; 0 if there is none.
size_t BreakBefore(const std::string& text, size_t from, size_t limit) {
  size_t found = 0;
  bool quoted = false;
  for (size_t i = from; i < limit; ++i) {
    const std::string_view rest = std::string_view(text).substr(i);
    if (rest.starts_with("“")) quoted = true;
    if (rest.starts_with("”")) quoted = false;
    if (quoted) continue;
    for (const std::string_view word : {" 且 ", " 或 ", " and ", " or "}) {
      if (rest.starts_with(word)) found = i + 1;
    }
    if (rest.starts_with(";(") && i + 1 < limit) found = i + 1;
  }
  return found;
}

// The byte offset at which `text` has taken kMaxWidth cells.
size_t WidthLimit(const std::string& text, size_t from, size_t width) {
  for (size_t i = from; i < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, i);
    const auto cells = static_cast<size_t>(base::DisplayWidth(decoded.value));
    if (cells > width) return i;
    width -= cells;
    i += decoded.length;
  }
  return text.size();
}

std::string Wrap(const std::string& text, size_t indent) {
  std::string out(2 * indent, ' ');
  size_t from = 0;
  size_t width = kMaxWidth - 2 * indent;
  while (true) {
    const size_t limit = WidthLimit(text, from, width);
    const size_t cut = limit == text.size() ? 0 : BreakBefore(text, from + 1, limit);
    if (cut == 0) return out + text.substr(from);
    std::string_view line = std::string_view(text).substr(from, cut - from);
    while (line.ends_with(' ')) line.remove_suffix(1);
    out += std::string(line) + "\n" + std::string(2 * indent + 4, ' ');
    from = cut;
    width = kMaxWidth - 2 * indent - 4;
  }
}

// Puts comments between the lines: one on a line of its own before the line that follows it, one
// behind a clause behind the line that holds it.
class Merger {
 public:
  Merger(const SyntaxTree& tree, uint32_t begin, uint32_t end)
      : tree_(tree), begin_(begin), end_(end) {}

  std::vector<std::string> Merge(const std::vector<PrintedLine>& lines) {
    while (next_ < tree_.comments.size() && tree_.comments[next_].span.begin < begin_) ++next_;
    for (const PrintedLine& line : lines) {
      if (line.at >= begin_ && line.at < end_) Add(line);
    }
    Flush(end_, 0);
    return std::move(out_);
  }

 private:
  void Add(const PrintedLine& line) {
    Flush(line.at, line.indent);
    if (line.begins_statement && !out_.empty() && !after_comment_ &&
        (last_indent_ > 0 || !one_liners_)) {
      out_.push_back("");
    }
    one_liners_ = line.begins_statement;
    after_comment_ = false;
    last_indent_ = line.indent;
    out_.push_back(Wrap(line.text, line.indent));
  }

  void Flush(uint32_t at, size_t indent) {
    for (; next_ < tree_.comments.size() && tree_.comments[next_].span.begin < at; ++next_) {
      const Comment& comment = tree_.comments[next_];
      const std::string text = comment.text.empty() ? "--" : "-- " + comment.text;
      if (!comment.own_line && !out_.empty()) {
        out_.back() += "  " + text;
        continue;
      }
      if (indent == 0 && last_indent_ > 0 && !out_.empty() && !after_comment_) out_.push_back("");
      out_.push_back(std::string(2 * indent, ' ') + text);
      after_comment_ = true;
    }
  }

  const SyntaxTree& tree_;
  uint32_t begin_;
  uint32_t end_;
  size_t next_ = 0;
  size_t last_indent_ = 0;
  bool one_liners_ = true;
  bool after_comment_ = false;
  std::vector<std::string> out_;
};

std::string Join(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

}  // namespace

std::string Print(const SyntaxTree& tree) {
  return Join(Merger(tree, 0, UINT32_MAX).Merge(StatementPrinter(tree).Print()));
}

std::string Format(const SyntaxTree& tree, const base::SourceFile& source) {
  const std::vector<PrintedLine> lines = StatementPrinter(tree).Print();
  std::string out;
  uint32_t copied = 0;
  for (const Span& block : tree.code_blocks) {
    out += source.text().substr(copied, block.begin - copied);
    out += Join(Merger(tree, block.begin, block.end).Merge(lines));
    copied = block.end;
  }
  return out + std::string(source.text().substr(copied));
}

}  // namespace xinze::syntax
