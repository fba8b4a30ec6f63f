#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "compiler/diagnostics/render.h"

namespace xinze::diagnostics {
namespace {

// Lines of law run to hundreds of characters: an excerpt shows at most this many cells of one.
constexpr size_t kExcerptCells = 100;
constexpr size_t kCellsBefore = 40;  // Kept left of the first marked cell of a long line.

// A part of one line, marked below it.
struct Mark {
  uint32_t begin = 0;  // Byte offsets into the line.
  uint32_t end = 0;
  bool primary = false;
  std::string text;
};

struct Style {
  bool colour;

  std::string Apply(std::string_view code, std::string_view text) const {
    if (!colour || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }
  std::string Bold(std::string_view text) const { return Apply("1", text); }
  std::string Frame(std::string_view text) const { return Apply("1;34", text); }
  std::string AtLevel(Level level, std::string_view text) const {
    switch (level) {
      case Level::kError:
        return Apply("1;31", text);
      case Level::kWarning:
        return Apply("1;33", text);
      case Level::kNote:
        return Apply("1;36", text);
    }
    XINZE_UNREACHABLE("level {}", static_cast<int>(level));
  }
};

// What one code point of a line prints as: a tab as four blanks, a control or format character,
// which could reorder or hide text, as its number, everything else as itself.
std::string Printed(char32_t code_point) {
  if (code_point == U'\t') return "    ";
  std::string text;
  base::AppendUtf8(code_point, text);
  const bool combining = base::DisplayWidth(code_point) == 0;
  if (combining) return fmt::format("<U+{:04X}>", static_cast<uint32_t>(code_point));
  return text;
}

// A line, or as much of it around a place as an excerpt can show, ready to print, with the cell at
// which each of its bytes stands.
struct PrintedLine {
  size_t first = 0;   // The byte of the line that it begins with.
  bool more = false;  // Whether the line goes on behind it.
  std::string text;
  std::vector<size_t> cell_of;  // By byte offset; one more for the end.
  std::vector<size_t> byte_of;  // Byte of `text`, by byte offset of the line; one more for the end.
};

// A text of the user's on one line: what could steer a terminal is shown as its number.
std::string Visible(std::string_view text) {
  std::string out;
  for (size_t offset = 0; offset < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, offset);
    out += Printed(decoded.value);
    offset += decoded.length;
  }
  return out;
}

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// Every cell takes a code point of at most four bytes, and combining ones print as eight cells.
constexpr size_t kBytesBefore = 4 * kCellsBefore;
constexpr size_t kBytesBehind = 4 * kExcerptCells;

PrintedLine Print(std::string_view line, size_t marked_byte) {
  PrintedLine printed;
  if (marked_byte > kBytesBefore) {
    printed.first = marked_byte - kBytesBefore;
    while (printed.first < line.size() && IsContinuation(line[printed.first])) ++printed.first;
    line.remove_prefix(printed.first);
  }
  size_t end = marked_byte - printed.first + kBytesBehind;
  if (end < line.size()) {
    while (end < line.size() && IsContinuation(line[end])) ++end;
    printed.more = end < line.size();
    line = line.substr(0, end);
  }
  size_t cells = 0;
  for (size_t offset = 0; offset < line.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(line, offset);
    printed.cell_of.insert(printed.cell_of.end(), decoded.length, cells);
    printed.byte_of.insert(printed.byte_of.end(), decoded.length, printed.text.size());
    const std::string text = Printed(decoded.value);
    printed.text += text;
    cells += base::DisplayWidth(text);
    offset += decoded.length;
  }
  printed.cell_of.push_back(cells);
  printed.byte_of.push_back(printed.text.size());
  return printed;
}

// The bytes [begin, end) of a line that an excerpt shows; the whole line where it is short.
struct Window {
  size_t begin;
  size_t end;
};

Window WindowOf(const PrintedLine& line, size_t marked_byte) {
  const size_t last = line.cell_of.size() - 1;
  if (line.first == 0 && !line.more && line.cell_of[last] <= kExcerptCells) return {0, last};
  const size_t marked_cell = line.cell_of[marked_byte];
  const size_t first_cell = marked_cell > kCellsBefore ? marked_cell - kCellsBefore : 0;
  auto byte_at_cell = [&](size_t cell) {
    const auto at = std::lower_bound(line.cell_of.begin(), line.cell_of.end(), cell);
    return std::min(static_cast<size_t>(at - line.cell_of.begin()), last);
  };
  return {byte_at_cell(first_cell), byte_at_cell(first_cell + kExcerptCells)};
}

class TerminalRenderer {
 public:
  TerminalRenderer(const base::SourceStore& sources, const TerminalOptions& options)
      : sources_(sources), options_(options), style_{options.colour} {}

  std::string Render(const Diagnostic& diagnostic) {
    out_.clear();
    Title(diagnostic);
    Excerpts(diagnostic);
    Notes(diagnostic);
    out_.push_back('\n');
    return std::move(out_);
  }

 private:
  std::string_view Colon() const { return options_.language == Language::kZh ? "\uFF1A" : ": "; }

  void Title(const Diagnostic& diagnostic) {
    const Level level = diagnostic.level();
    const std::string head =
        fmt::format("{}[{}]", LevelName(level, options_.language), CodeId(diagnostic.code));
    out_ += style_.AtLevel(level, head);
    out_ +=
        style_.Bold(fmt::format("{}{}", Colon(), Visible(diagnostic.message(options_.language))));
    out_.push_back('\n');
  }

  // The files that the diagnostic points into, the primary one first, with the marks of each line.
  using MarksOfLine = std::map<uint32_t, std::vector<Mark>>;
  struct FileMarks {
    const base::SourceFile* file;
    uint32_t first_offset;
    MarksOfLine lines;
  };

  void AddMark(std::vector<FileMarks>& files, const base::Span& span, bool primary,
               std::string text) {
    const base::SourceFile* file = sources_.Find(span.source);
    if (file == nullptr) return;
    auto entry = std::find_if(files.begin(), files.end(),
                              [&](const FileMarks& marks) { return marks.file == file; });
    if (entry == files.end()) {
      files.push_back({file, span.begin, {}});
      entry = std::prev(files.end());
    }
    const uint32_t line = file->position(span.begin).line;
    const uint32_t last_line = file->position(std::max(span.begin, span.end)).line;
    const uint32_t line_begin = file->line_begin(line);
    const auto size = static_cast<uint32_t>(file->line_text(line).size());
    Mark mark;
    mark.primary = primary;
    mark.begin = std::min(span.begin - std::min(span.begin, line_begin), size);
    mark.end = last_line > line ? size : std::clamp(span.end - line_begin, mark.begin, size);
    mark.text = std::move(text);
    if (last_line > line) {
      const bool zh = options_.language == Language::kZh;
      const std::string reach =
          zh ? fmt::format("至第 {} 行", last_line) : fmt::format("to line {}", last_line);
      mark.text += mark.text.empty() ? reach : (zh ? "\uFF0C" : ", ") + reach;
    }
    entry->lines[line].push_back(std::move(mark));
  }

  void Excerpts(const Diagnostic& diagnostic) {
    std::vector<FileMarks> files;
    AddMark(files, diagnostic.span, true, "");
    for (const Label& label : diagnostic.labels) {
      AddMark(files, label.span, false, label.text.in(options_.language));
    }
    margin_ = 1;
    for (const FileMarks& marks : files) {
      margin_ = std::max(margin_, std::to_string(marks.lines.rbegin()->first).size());
    }
    for (size_t i = 0; i < files.size(); ++i) {
      const base::Position at = files[i].file->position(files[i].first_offset);
      out_ += std::string(margin_, ' ') + style_.Frame(i == 0 ? "--> " : "::: ");
      out_ += fmt::format("{}:{}:{}\n", files[i].file->path(), at.line, at.column);
      Lines(files[i], diagnostic.level());
    }
    // A label without a place in a known file still says something.
    for (const Label& label : diagnostic.labels) {
      if (sources_.Find(label.span.source) == nullptr) {
        Remark(options_.language == Language::kZh ? "说明" : "note",
               label.text.in(options_.language));
      }
    }
  }

  void Lines(const FileMarks& marks, Level level) {
    Gutter("", "\n");
    uint32_t previous = 0;
    for (const auto& [line, of_line] : marks.lines) {
      if (previous != 0 && line > previous + 1) out_ += style_.Frame("...") + "\n";
      previous = line;
      Line(marks.file->line_text(line), line, of_line, level);
    }
  }

  void Line(std::string_view text, uint32_t number, std::vector<Mark> marks, Level level) {
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
      return a.primary != b.primary ? a.primary : a.begin < b.begin;
    });
    const PrintedLine line = Print(text, marks.front().begin);
    const Window window = WindowOf(line, marks.front().begin - line.first);
    const bool cut_before = line.first + window.begin > 0;
    const bool cut_after = line.more || window.end + 1 < line.cell_of.size();
    Gutter(std::to_string(number),
           fmt::format(" {}{}{}\n", cut_before ? "…" : "",
                       line.text.substr(line.byte_of[window.begin],
                                        line.byte_of[window.end] - line.byte_of[window.begin]),
                       cut_after ? "…" : ""));
    for (const Mark& mark : marks) {
      const size_t begin = std::clamp(mark.begin - std::min<size_t>(mark.begin, line.first),
                                      window.begin, window.end);
      const size_t end =
          std::clamp(mark.end - std::min<size_t>(mark.end, line.first), begin, window.end);
      const size_t indent = line.cell_of[begin] - line.cell_of[window.begin] + (cut_before ? 1 : 0);
      const size_t width = std::max<size_t>(line.cell_of[end] - line.cell_of[begin], 1);
      const std::string under(width, mark.primary ? '^' : '-');
      const std::string said = mark.text.empty() ? under : under + " " + mark.text;
      Gutter("", fmt::format(" {}{}\n", std::string(indent, ' '),
                             mark.primary ? style_.AtLevel(level, said) : style_.Frame(said)));
    }
  }

  void Gutter(std::string_view number, std::string_view rest) {
    out_ += style_.Frame(fmt::format("{:>{}} |", number, margin_));
    out_ += rest;
  }

  void Remark(std::string_view kind, std::string_view text) {
    out_ += std::string(margin_ + 1, ' ') + style_.Frame("= ") +
            style_.Bold(fmt::format("{}{}", kind, Colon()));
    out_ += Visible(text);
    out_.push_back('\n');
  }

  // One edit is told in words; several of one line by what the line becomes; others are for
  // editors.
  void FixRemark(const std::vector<Edit>& edits) {
    if (edits.empty()) return;
    const base::SourceFile* file = sources_.Find(edits.front().span.source);
    if (file == nullptr) return;
    const bool zh = options_.language == Language::kZh;
    const std::string_view kind = zh ? "修正" : "fix";
    if (edits.size() > 1) {
      if (const auto line = LineWith(*file, edits)) {
        Remark(kind, fmt::format(fmt::runtime(zh ? "写成 `{}`" : "write `{}`"), *line));
      }
      return;
    }
    const Edit& edit = edits.front();
    const std::string seen = Visible(file->text(edit.span));
    if (edit.span.size() == 0) {
      Remark(kind, fmt::format(fmt::runtime(zh ? "插入 `{}`" : "insert `{}`"), edit.replacement));
    } else if (edit.replacement.empty()) {
      Remark(kind, fmt::format(fmt::runtime(zh ? "删去 `{}`" : "delete `{}`"), seen));
    } else {
      Remark(kind, fmt::format(fmt::runtime(zh ? "把 `{}` 改为 `{}`" : "replace `{}` with `{}`"),
                               seen, edit.replacement));
    }
  }

  // The line after the edits, without its indentation; none if they are not all of one line.
  static std::optional<std::string> LineWith(const base::SourceFile& file,
                                             std::vector<Edit> edits) {
    std::sort(edits.begin(), edits.end());
    const uint32_t number = file.position(edits.front().span.begin).line;
    if (file.position(edits.back().span.end).line != number) return std::nullopt;
    std::string line(file.line_text(number));
    const uint32_t begin = file.line_begin(number);
    std::reverse(edits.begin(), edits.end());
    for (const Edit& edit : edits) {
      line.replace(edit.span.begin - begin, edit.span.size(), edit.replacement);
    }
    return Visible(line.substr(std::min(line.find_first_not_of(" \t"), line.size())));
  }

  void Notes(const Diagnostic& diagnostic) {
    const bool zh = options_.language == Language::kZh;
    for (const Phrase& note : diagnostic.notes) {
      Remark(zh ? "说明" : "note", note.in(options_.language));
    }
    const std::string help = diagnostic.help(options_.language);
    if (!help.empty()) Remark(zh ? "出路" : "help", help);
    for (const std::vector<Edit>& edits : diagnostic.fixes) FixRemark(edits);
    if (!diagnostic.clause.empty()) Remark(zh ? "条款" : "clause", diagnostic.clause);
  }

  const base::SourceStore& sources_;
  const TerminalOptions& options_;
  Style style_;
  size_t margin_ = 1;
  std::string out_;
};

}  // namespace

std::string RenderTerminal(std::span<const Diagnostic> diagnostics,
                           const base::SourceStore& sources, const TerminalOptions& options) {
  std::string out;
  TerminalRenderer renderer(sources, options);
  for (const Diagnostic& diagnostic : diagnostics) out += renderer.Render(diagnostic);
  return out;
}

}  // namespace xinze::diagnostics
