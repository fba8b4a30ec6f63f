#include "compiler/base/source.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "compiler/base/system_reason.h"
#include "compiler/base/utf8.h"

namespace xinze::base {
namespace {

constexpr uint32_t kLongLine = 1024;  // Bytes between two milestones.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Error Unreadable(std::string_view path, int error) {
  const SystemReason reason = ReasonOf(error);
  return Error{"XZ0102", fmt::format("无法读取文件 {}：{}", path, reason.zh),
               fmt::format("cannot read {}: {}", path, reason.en)};
}

Error TooLarge(std::string_view path, uint64_t bytes, uint64_t limit) {
  return Error{"XZ0103", fmt::format("文件 {} 过大：{} 字节，上限 {} 字节", path, bytes, limit),
               fmt::format("{} is too large: {} bytes, the limit is {}", path, bytes, limit)};
}

Error InvalidUtf8(std::string_view path, std::string_view text, size_t offset) {
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<int64_t>(offset), '\n');
  const auto byte = static_cast<unsigned char>(text[offset]);
  return Error{"XZ0101",
               fmt::format("文件 {} 不是有效的 UTF-8：第 {} 行，第 {} 字节（从 0 起）为 0x{:02X}",
                           path, line, offset, byte),
               fmt::format("{} is not valid UTF-8: line {}, byte {} (from 0) is 0x{:02X}", path,
                           line, offset, byte)};
}

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Reads at most `limit` + 1 bytes, so that a file that grows, or a device, ends too.
Result<std::string> ReadAtMost(const std::string& path, uint64_t limit) {
  errno = 0;
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return Unreadable(path, errno);
  std::string text;
  std::vector<char> buffer(size_t{64} << 10U);
  while (text.size() <= limit) {
    const size_t wanted = std::min<uint64_t>(buffer.size(), limit + 1 - text.size());
    const size_t read = std::fread(buffer.data(), 1, wanted, file.get());
    text.append(buffer.data(), read);
    if (read < wanted) break;
  }
  if (std::ferror(file.get()) != 0) {
    return Unreadable(path, errno);
  }
  return text;
}

}  // namespace

SourceFile::SourceFile(SourceId id, std::string path, std::string text)
    : id_(id), path_(std::move(path)), text_(std::move(text)), line_begins_{0} {
  for (size_t offset = 0; offset < text_.size(); ++offset) {
    if (text_[offset] == '\n') line_begins_.push_back(static_cast<uint32_t>(offset + 1));
  }
  for (size_t line = 0; line < line_begins_.size(); ++line) {
    const auto end = line + 1 < line_begins_.size() ? line_begins_[line + 1]
                                                    : static_cast<uint32_t>(text_.size());
    AddMilestones(line_begins_[line], end);
  }
}

void SourceFile::AddMilestones(uint32_t begin, uint32_t end) {
  if (end - begin <= kLongLine) return;
  Milestone at{begin, 1, 1};
  uint32_t next = begin + kLongLine;
  while (at.offset < end) {
    const DecodedCodePoint decoded = DecodeUtf8(text_, at.offset);
    at.offset += decoded.length;
    ++at.column;
    at.display_column += static_cast<uint32_t>(DisplayWidth(decoded.value));
    if (at.offset >= next) {
      milestones_.push_back(at);
      next += kLongLine;
    }
  }
}

std::string_view SourceFile::text(const Span& span) const {
  XINZE_CHECK(span.source == id_);
  const auto size = static_cast<uint32_t>(text_.size());
  const uint32_t begin = std::min(span.begin, size);
  const uint32_t end = std::clamp(span.end, begin, size);
  return std::string_view(text_).substr(begin, end - begin);
}

uint32_t SourceFile::line_begin(uint32_t line) const {
  XINZE_CHECK(line >= 1 && line <= line_count(), "line {} of {}", line, line_count());
  return line_begins_[line - 1];
}

std::string_view SourceFile::line_text(uint32_t line) const {
  const uint32_t begin = line_begin(line);
  const size_t end = line < line_count() ? line_begins_[line] - 1 : text_.size();
  std::string_view text = std::string_view(text_).substr(begin, end - begin);
  if (line < line_count() && text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

Position SourceFile::position(uint32_t offset) const {
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  Position position{static_cast<uint32_t>(after - line_begins_.begin()), 1, 1};
  const std::string_view text = text_;
  uint32_t at = line_begins_[position.line - 1];
  const auto beyond =
      std::upper_bound(milestones_.begin(), milestones_.end(), offset,
                       [](uint32_t wanted, const Milestone& one) { return wanted < one.offset; });
  if (beyond != milestones_.begin() && std::prev(beyond)->offset > at) {
    at = std::prev(beyond)->offset;
    position.column = std::prev(beyond)->column;
    position.display_column = std::prev(beyond)->display_column;
  }
  while (at < offset) {
    const DecodedCodePoint decoded = DecodeUtf8(text, at);
    at += decoded.length;
    if (at > offset) break;
    ++position.column;
    position.display_column += static_cast<uint32_t>(DisplayWidth(decoded.value));
  }
  return position;
}

Result<SourceId> SourceStore::Load(const std::filesystem::path& path) {
  const std::string name = path.generic_string();
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return Error{"XZ0104", fmt::format("{} 是目录，不是文件", name),
                 fmt::format("{} is a directory, not a file", name)};
  }
  Result<std::string> text = ReadAtMost(name, limits_.max_bytes);
  if (!text.ok()) return text.error();
  if (text->size() > limits_.max_bytes) {
    const uint64_t size = std::filesystem::file_size(path, error);
    return TooLarge(name, error ? text->size() : size, limits_.max_bytes);
  }
  return Add(name, *std::move(text));
}

Result<SourceId> SourceStore::Add(std::string path, std::string text) {
  if (text.size() > limits_.max_bytes || text.size() >= UINT32_MAX) {
    return TooLarge(path, text.size(), limits_.max_bytes);
  }
  if (const auto bad = FirstInvalidUtf8(text)) return InvalidUtf8(path, text, *bad);
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  const SourceId id(static_cast<uint32_t>(files_.size()));
  files_.push_back(std::make_unique<SourceFile>(id, std::move(path), std::move(text)));
  return id;
}

const SourceFile* SourceStore::Find(SourceId id) const {
  return id.index() < files_.size() ? files_[id.index()].get() : nullptr;
}

const SourceFile& SourceStore::operator[](SourceId id) const {
  const SourceFile* file = Find(id);
  XINZE_CHECK(file != nullptr, "source {} of {}", id.index(), files_.size());
  return *file;
}

}  // namespace xinze::base
