// Lines of a file of any size in bounded memory.
//
// Output: lines in order, without their line feed. A byte order mark at the beginning of the file
// is passed over. A line longer than the limit is passed over except for its beginning.
#ifndef XINZE_RUNTIME_RECORD_LINE_READER_H_
#define XINZE_RUNTIME_RECORD_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/hash.h"
#include "compiler/base/result.h"
#include "runtime/record/input.h"

namespace xinze::record {

struct Line {
  std::string_view text;  // kLinePadding readable bytes follow. Valid until the next line is read.
  uint64_t number = 0;    // From 1.
  bool too_long = false;  // `text` is only its beginning.
};

struct LineLimits {
  size_t line_bytes = size_t{16} << 20U;
  size_t buffer_bytes = size_t{1} << 20U;  // What is read at once; grows up to the line limit.
  size_t kept_bytes = size_t{64} << 10U;   // Of a line that is too long.
};

class LineReader {
 public:
  LineReader(Input input, const LineLimits& limits);

  // The next line; none at the end of the file. Error: XZ0930.
  base::Result<std::optional<Line>> Next();

  const Input& input() const { return input_; }
  // The input, to be read again.
  Input Release() && { return std::move(input_); }
  uint64_t bytes_read() const { return bytes_read_; }
  // Hashes all that is read from now on.
  void StartHash() { hash_.emplace(); }
  // "sha256:…" of the whole file, at its end; empty where it was not asked for. Ends the hash.
  std::string FinishHash();

 private:
  // Reads more behind the bytes held; false at the end of the file.
  base::Result<bool> Fill();
  base::Result<std::optional<Line>> PassOverLongLine();
  void SkipByteOrderMark();

  Input input_;
  LineLimits limits_;
  std::vector<char> buffer_;
  size_t begin_ = 0;    // First byte not given out.
  size_t end_ = 0;      // Behind the last byte read.
  size_t scanned_ = 0;  // No line feed stands in [begin_, scanned_).
  uint64_t number_ = 0;
  uint64_t bytes_read_ = 0;
  std::optional<base::Sha256> hash_;
  bool at_end_ = false;
  bool at_start_ = true;
  std::string kept_;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_LINE_READER_H_
