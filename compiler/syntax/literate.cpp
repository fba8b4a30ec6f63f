#include "compiler/syntax/literate.h"

#include <algorithm>
#include <cctype>

#include "compiler/base/utf8.h"
#include "compiler/syntax/prose.h"

namespace xinze::syntax {
namespace {

using diagnostics::Code;

struct Line {
  uint32_t begin = 0;
  uint32_t end = 0;  // without the line end
  std::string_view text;
};

std::vector<Line> LinesOf(const base::SourceFile& source) {
  std::vector<Line> lines;
  for (uint32_t number = 1; number <= source.line_count(); ++number) {
    const std::string_view text = source.line_text(number);
    const uint32_t begin = source.line_begin(number);
    lines.push_back({begin, begin + static_cast<uint32_t>(text.size()), text});
  }
  return lines;
}

// A line that opens or closes a fenced block: the fence's character and length, and what follows.
struct Fence {
  char mark = 0;
  size_t length = 0;
  std::string_view info;
};

std::optional<Fence> FenceOf(std::string_view line) {
  line = TrimSpace(line);
  if (line.empty() || (line.front() != '`' && line.front() != '~')) return std::nullopt;
  const size_t end = std::min(line.find_first_not_of(line.front()), line.size());
  if (end < 3) return std::nullopt;
  const std::string_view info = TrimSpace(line.substr(end));
  // `code` within a paragraph is no fence.
  if (line.front() == '`' && info.find('`') != std::string_view::npos) return std::nullopt;
  return Fence{line.front(), end, info};
}

bool IsCodeTag(std::string_view info) {
  const std::string_view word = info.substr(0, info.find_first_of(" \t{"));
  return word.size() == 5 && std::equal(word.begin(), word.end(), "xinze", [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

// Level 1 to 6 of an ATX heading; 0 if the line is none.
size_t HeadingLevel(std::string_view line) {
  const size_t level = std::min(line.find_first_not_of('#'), line.size());
  const bool spaced = level == line.size() || line[level] == ' ' || line[level] == '\t';
  return level >= 1 && level <= 6 && spaced ? level : 0;
}

class Splitter {
 public:
  Splitter(const base::SourceFile& source, diagnostics::Diagnostics& sink)
      : source_(source), sink_(sink), lines_(LinesOf(source)) {}

  LiterateText Split() {
    size_t next = SkipFrontMatter();
    while (next < lines_.size()) next = ReadLine(next);
    EndParagraph();
    out_.normalised_prose = prose_.Take();
    return std::move(out_);
  }

 private:
  size_t SkipFrontMatter() {
    if (TrimSpace(lines_[0].text) != "---") return 0;
    for (size_t i = 1; i < lines_.size(); ++i) {
      const std::string_view line = TrimSpace(lines_[i].text);
      if (line != "---" && line != "...") continue;
      out_.front_matter = source_.span(lines_[1].begin, lines_[i].begin);
      return i + 1;
    }
    sink_.Report(Code::XZ0110, source_.span(lines_[0].begin, lines_[0].end));
    out_.front_matter_open = true;
    return 1;
  }

  // Reads what begins at line `at`; the line to go on with.
  size_t ReadLine(size_t at) {
    const std::string_view line = TrimSpace(lines_[at].text);
    if (const auto fence = FenceOf(line)) return ReadFence(at, *fence);
    if (line.empty()) {
      EndParagraph();
      return at + 1;
    }
    if (IsTableRow(line) && at + 1 < lines_.size() && IsTableRule(lines_[at + 1].text)) {
      return ReadTable(at);
    }
    if (const size_t level = HeadingLevel(line)) {
      ReadHeading(at, level);
      return at + 1;
    }
    const std::string visible = prose_.Add(lines_[at].text);
    if (visible.empty()) {
      EndParagraph();
    } else {
      if (BeginsListItem(line)) EndParagraph();
      AddToParagraph(lines_[at], visible);
    }
    return at + 1;
  }

  size_t ReadFence(size_t at, const Fence& fence) {
    const bool code = IsCodeTag(fence.info);
    EndParagraph();
    size_t end = at + 1;
    for (; end < lines_.size(); ++end) {
      const auto other = FenceOf(lines_[end].text);
      if (!other) continue;
      if (other->info.empty() && other->mark == fence.mark && other->length >= fence.length) break;
      if (code && IsCodeTag(other->info)) {
        // A second block opens inside: the first was not closed.
        Report(Code::XZ0111, at);
        AddCode(at, end);
        return end;
      }
    }
    if (end == lines_.size()) Report(Code::XZ0111, at);
    if (code) {
      AddCode(at, end);
    } else {
      for (size_t i = at + 1; i < end; ++i)
        AddToParagraph(lines_[i], prose_.AddVerbatim(lines_[i].text));
      EndParagraph();
    }
    return std::min(end + 1, lines_.size());
  }

  void Report(Code code, size_t line) {
    sink_.Report(code, source_.span(lines_[line].begin, lines_[line].end));
  }

  void AddCode(size_t opening, size_t closing) {
    const auto size = static_cast<uint32_t>(source_.text().size());
    const uint32_t begin = opening + 1 < lines_.size() ? lines_[opening + 1].begin : size;
    const uint32_t end = closing < lines_.size() ? lines_[closing].begin : size;
    out_.code.push_back({begin, std::max(begin, end), {headings_, table_}});
  }

  void ReadHeading(size_t at, size_t level) {
    EndParagraph();
    const std::string visible = prose_.Add(lines_[at].text);
    while (!levels_.empty() && levels_.back() >= level) {
      levels_.pop_back();
      headings_.pop_back();
    }
    levels_.push_back(level);
    headings_.push_back({base::NormalizeNfc(visible), SpanOf(lines_[at]), false});
    table_ = -1;
    AddToParagraph(lines_[at], visible);
    EndParagraph();
  }

  size_t ReadTable(size_t at) {
    EndParagraph();
    Table table;
    table.header = Cells(lines_[at]);
    size_t next = at + 2;
    for (; next < lines_.size() && IsTableRow(TrimSpace(lines_[next].text)); ++next) {
      table.rows.push_back(Cells(lines_[next]));
    }
    table_ = static_cast<int>(out_.tables.size());
    out_.tables.push_back(std::move(table));
    return next;
  }

  // The cells of a row; the row is also prose, and a paragraph of its own.
  std::vector<Name> Cells(const Line& line) {
    std::vector<Name> cells;
    std::string visible;
    for (const auto& [begin, end] : TableCells(line.text)) {
      Name cell;
      cell.span = source_.span(line.begin + begin, line.begin + end);
      const std::string text = prose_.AddVerbatim(line.text.substr(begin, end - begin));
      cell.text = base::NormalizeNfc(text);
      visible += (visible.empty() ? "" : " ") + text;
      cells.push_back(std::move(cell));
    }
    AddToParagraph(line, visible);
    EndParagraph();
    return cells;
  }

  Span SpanOf(const Line& line) const { return source_.span(line.begin, line.end); }

  void AddToParagraph(const Line& line, const std::string& visible) {
    paragraph_.text += visible;
    paragraph_.span = Cover(paragraph_.span, SpanOf(line));
  }

  void EndParagraph() {
    if (!paragraph_.text.empty()) {
      paragraph_.text = base::NormalizeNfc(paragraph_.text);
      paragraph_.headings = headings_;
      out_.paragraphs.push_back(std::move(paragraph_));
    }
    paragraph_ = {};
  }

  const base::SourceFile& source_;
  diagnostics::Diagnostics& sink_;
  std::vector<Line> lines_;
  LiterateText out_;
  Prose prose_;
  std::vector<Name> headings_;
  std::vector<size_t> levels_;  // of headings_
  int table_ = -1;
  SyntaxTree::Paragraph paragraph_;
};

}  // namespace

bool IsLiterate(const base::SourceFile& source) { return source.path().ends_with(".md"); }

LiterateText SplitLiterate(const base::SourceFile& source, diagnostics::Diagnostics& sink) {
  return Splitter(source, sink).Split();
}

}  // namespace xinze::syntax
