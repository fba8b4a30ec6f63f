#include "compiler/syntax/prose.h"

#include <algorithm>
#include <cctype>

#include "compiler/base/utf8.h"

namespace xinze::syntax {
namespace {

bool IsWhiteSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

bool IsAsciiPunctuation(char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; }

// Three or more of one of - * _ and nothing else but spaces.
bool IsThematicBreak(std::string_view line) {
  if (line.empty() || (line.front() != '-' && line.front() != '*' && line.front() != '_')) {
    return false;
  }
  size_t marks = 0;
  for (const char c : line) {
    if (c == line.front()) {
      ++marks;
    } else if (c != ' ' && c != '\t') {
      return false;
    }
  }
  return marks >= 3;
}

bool IsBullet(std::string_view line) {
  return line.size() >= 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') &&
         (line[1] == ' ' || line[1] == '\t');
}

std::string_view WithoutLineMarks(std::string_view line) {
  line = TrimSpace(line);
  while (line.starts_with('>')) line = TrimSpace(line.substr(1));
  const size_t heading = std::min(line.find_first_not_of('#'), line.size());
  if (heading >= 1 && heading <= 6 &&
      (heading == line.size() || line[heading] == ' ' || line[heading] == '\t')) {
    return TrimSpace(line.substr(heading));
  }
  if (IsThematicBreak(line)) return {};
  while (IsBullet(line)) line = TrimSpace(line.substr(2));
  return line;
}

std::string WithoutInlineMarks(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && IsAsciiPunctuation(text[i + 1])) {
      out.push_back(text[++i]);
    } else if (text.substr(i).starts_with("__")) {
      ++i;
    } else if (text[i] != '*') {
      out.push_back(text[i]);
    }
  }
  return out;
}

}  // namespace

std::string_view TrimSpace(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool IsTableRow(std::string_view trimmed_line) { return trimmed_line.starts_with('|'); }

bool IsTableRule(std::string_view line) {
  line = TrimSpace(line);
  return line.starts_with('|') && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

bool BeginsListItem(std::string_view trimmed_line) {
  if (IsBullet(trimmed_line)) return true;
  const size_t digits = std::min(trimmed_line.find_first_not_of("0123456789"), trimmed_line.size());
  return digits > 0 && digits < trimmed_line.size() &&
         (trimmed_line[digits] == '.' || trimmed_line[digits] == ')');
}

std::vector<std::pair<uint32_t, uint32_t>> TableCells(std::string_view line) {
  std::vector<std::pair<uint32_t, uint32_t>> cells;
  const auto size = static_cast<uint32_t>(line.size());
  uint32_t begin = static_cast<uint32_t>(std::min(line.find('|'), line.size() - 1)) + 1;
  for (uint32_t i = begin; i <= size; ++i) {
    const bool escaped = i > 0 && line[i - 1] == '\\';
    if (i < size && (line[i] != '|' || escaped)) continue;
    const std::string_view raw = line.substr(begin, i - begin);
    const std::string_view cell = TrimSpace(raw);
    // What stands behind the last | is no cell.
    if (i < size || !cell.empty()) {
      const auto offset = cell.empty() ? begin : static_cast<uint32_t>(cell.data() - line.data());
      cells.emplace_back(offset, offset + static_cast<uint32_t>(cell.size()));
    }
    begin = i + 1;
  }
  return cells;
}

std::string NormaliseProse(std::string_view text) {
  const std::string composed = base::NormalizeNfc(text);
  std::string out;
  for (size_t offset = 0; offset < composed.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(composed, offset);
    if (!IsWhiteSpace(decoded.value)) out.append(composed, offset, decoded.length);
    offset += decoded.length;
  }
  return out;
}

std::string Prose::Add(std::string_view line) {
  std::string kept;
  while (!line.empty()) {
    if (in_comment_) {
      const size_t end = line.find("-->");
      if (end == std::string_view::npos) break;
      line.remove_prefix(end + 3);
      in_comment_ = false;
    } else {
      const size_t begin = std::min(line.find("<!--"), line.size());
      kept += line.substr(0, begin);
      in_comment_ = begin < line.size();
      line.remove_prefix(in_comment_ ? begin + 4 : begin);
    }
  }
  std::string visible = WithoutInlineMarks(WithoutLineMarks(kept));
  text_ += visible;
  return visible;
}

std::string Prose::AddVerbatim(std::string_view text) {
  std::string visible = WithoutInlineMarks(text);
  text_ += visible;
  return visible;
}

std::string Prose::Take() { return NormaliseProse(text_); }

}  // namespace xinze::syntax
