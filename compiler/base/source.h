// Source files: text, and where a byte offset stands in it.
//
// Input: a path, or text already read. Output: validated UTF-8 without a byte order mark, owned by
// a SourceStore. Invariants: offsets count bytes of text(); lines end at LF, and a CR right before
// it belongs to the line end; files and their texts never move while the store lives.
#ifndef XINZE_COMPILER_BASE_SOURCE_H_
#define XINZE_COMPILER_BASE_SOURCE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/base/span.h"

namespace xinze::base {

// All counted from 1.
struct Position {
  uint32_t line = 0;
  uint32_t column = 0;          // In code points.
  uint32_t display_column = 0;  // In terminal cells: a wide character takes two.

  friend auto operator<=>(const Position&, const Position&) = default;
};

class SourceFile {
 public:
  SourceFile(SourceId id, std::string path, std::string text);
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  SourceId id() const { return id_; }
  // As given when loading: relative paths stay relative.
  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  // The text of a span of this file; the span is cut to the text.
  std::string_view text(const Span& span) const;

  // At least 1: the empty text has one empty line.
  uint32_t line_count() const { return static_cast<uint32_t>(line_begins_.size()); }
  // `line` counts from 1. Without the line end.
  std::string_view line_text(uint32_t line) const;
  uint32_t line_begin(uint32_t line) const;

  // An offset past the end counts as the end; one inside a sequence as that sequence's first byte.
  Position position(uint32_t offset) const;

  // The span of this file's bytes [begin, end).
  Span span(uint32_t begin, uint32_t end) const { return Span{id_, begin, end}; }
  Span whole() const { return span(0, static_cast<uint32_t>(text_.size())); }

 private:
  // A place within a long line whose columns are known, so that positions in it take no time in
  // proportion to the line.
  struct Milestone {
    uint32_t offset = 0;
    uint32_t column = 1;
    uint32_t display_column = 1;
  };
  void AddMilestones(uint32_t begin, uint32_t end);

  SourceId id_;
  std::string path_;
  std::string text_;
  std::vector<uint32_t> line_begins_;
  std::vector<Milestone> milestones_;  // Ascending; of lines beyond kLongLine bytes only.
};

struct SourceLimits {
  // A policy text is tens of kilobytes; what is larger is no policy.
  uint64_t max_bytes = uint64_t{16} << 20U;
};

class SourceStore {
 public:
  explicit SourceStore(SourceLimits limits = {}) : limits_(limits) {}

  // Reads a file. Errors: XZ0101 (not UTF-8: names line and byte), XZ0102 (unreadable), XZ0103 (too
  // large), XZ0104 (a directory).
  Result<SourceId> Load(const std::filesystem::path& path);

  // Takes text from elsewhere (stdin, tests) under the name `path`. Errors: XZ0101, XZ0103.
  Result<SourceId> Add(std::string path, std::string text);

  const SourceFile& operator[](SourceId id) const;
  // Nullptr for an id of no file.
  const SourceFile* Find(SourceId id) const;
  size_t size() const { return files_.size(); }
  const std::vector<std::unique_ptr<SourceFile>>& files() const { return files_; }

 private:
  SourceLimits limits_;
  std::vector<std::unique_ptr<SourceFile>> files_;
};

}  // namespace xinze::base

#endif  // XINZE_COMPILER_BASE_SOURCE_H_
