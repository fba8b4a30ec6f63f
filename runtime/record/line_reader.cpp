#include "runtime/record/line_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/base/system_reason.h"
#include "runtime/record/line_parser.h"
#include "runtime/record/problem.h"

namespace xinze::record {
namespace {

using diagnostics::Code;

base::Error Unreadable(const std::string& path, int error) {
  const base::SystemReason why = base::ReasonOf(error);
  const diagnostics::Phrase reason =
      Problem(Code::XZ0930, "").Text(path, path).Text(why.zh, why.en).reason();
  return {"XZ0930", reason.zh, reason.en};
}

}  // namespace

base::Result<LineReader> LineReader::Open(const std::string& path, const LineLimits& limits) {
  const bool standard_input = path == "-";
  const int descriptor =
      standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT
  if (descriptor < 0) return Unreadable(path, errno);
  LineReader reader(standard_input ? "<stdin>" : path, descriptor, limits);
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) return Unreadable(path, errno);
  if (S_ISDIR(status.st_mode)) {
    const diagnostics::Phrase reason = Problem(Code::XZ0931, "").Text(path, path).reason();
    return base::Error{"XZ0931", reason.zh, reason.en};
  }
  return reader;
}

LineReader::LineReader(std::string path, int descriptor, const LineLimits& limits)
    : path_(std::move(path)), descriptor_(descriptor), limits_(limits) {
  buffer_.resize(std::max<size_t>(limits_.buffer_bytes, 1) + kLinePadding);
}

LineReader::LineReader(LineReader&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      limits_(other.limits_),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      end_(other.end_),
      scanned_(other.scanned_),
      number_(other.number_),
      bytes_read_(other.bytes_read_),
      hash_(std::move(other.hash_)),
      at_end_(other.at_end_),
      at_start_(other.at_start_),
      kept_(std::move(other.kept_)) {}

LineReader& LineReader::operator=(LineReader&& other) noexcept {
  if (this == &other) return *this;
  LineReader moved(std::move(other));
  std::swap(path_, moved.path_);
  std::swap(descriptor_, moved.descriptor_);
  std::swap(limits_, moved.limits_);
  std::swap(buffer_, moved.buffer_);
  std::swap(begin_, moved.begin_);
  std::swap(end_, moved.end_);
  std::swap(scanned_, moved.scanned_);
  std::swap(number_, moved.number_);
  std::swap(bytes_read_, moved.bytes_read_);
  std::swap(hash_, moved.hash_);
  std::swap(at_end_, moved.at_end_);
  std::swap(at_start_, moved.at_start_);
  std::swap(kept_, moved.kept_);
  return *this;
}

LineReader::~LineReader() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

base::Result<bool> LineReader::Fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    scanned_ -= begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  size_t room = buffer_.size() - kLinePadding - end_;
  if (room == 0) {
    buffer_.resize(std::min((buffer_.size() - kLinePadding) * 2, limits_.line_bytes + 2) +
                   kLinePadding);
    room = buffer_.size() - kLinePadding - end_;
  }
  while (true) {
    const ssize_t got = ::read(descriptor_, buffer_.data() + end_, room);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Unreadable(path_, errno);
    if (got == 0) at_end_ = true;
    bytes_read_ += static_cast<uint64_t>(got);
    if (hash_.has_value()) {
      hash_->Update(std::string_view(buffer_.data() + end_, static_cast<size_t>(got)));
    }
    end_ += static_cast<size_t>(got);
    return got > 0;
  }
}

std::string LineReader::FinishHash() {
  if (!hash_.has_value()) return {};
  std::string text = "sha256:" + base::ToHex(hash_->Finish());
  hash_.reset();
  return text;
}

void LineReader::SkipByteOrderMark() {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (at_start_ && std::string_view(buffer_.data() + begin_, end_ - begin_).starts_with(kMark)) {
    begin_ += kMark.size();
    scanned_ = std::max(scanned_, begin_);
  }
  at_start_ = false;
}

base::Result<std::optional<Line>> LineReader::Next() {
  while (true) {
    // The mark is looked for once its three bytes, or the whole file, are there.
    const bool undecided = at_start_ && end_ - begin_ < 3 && !at_end_;
    if (!undecided && at_start_) SkipByteOrderMark();
    const char* from = buffer_.data() + scanned_;
    const void* found = undecided ? nullptr : std::memchr(from, '\n', end_ - scanned_);
    if (found != nullptr) {
      const auto feed = static_cast<size_t>(static_cast<const char*>(found) - buffer_.data());
      const std::string_view text(buffer_.data() + begin_, feed - begin_);
      if (text.size() > limits_.line_bytes) return PassOverLongLine();
      begin_ = scanned_ = feed + 1;
      return std::optional<Line>({text, ++number_, false});
    }
    if (!undecided) scanned_ = end_;
    if (end_ - begin_ > limits_.line_bytes) return PassOverLongLine();
    base::Result<bool> more = Fill();
    if (!more.ok()) return more.error();
    if (*more || undecided) continue;
    if (begin_ == end_) return std::optional<Line>();
    const std::string_view text(buffer_.data() + begin_, end_ - begin_);
    begin_ = scanned_ = end_;
    return std::optional<Line>({text, ++number_, false});
  }
}

base::Result<std::optional<Line>> LineReader::PassOverLongLine() {
  kept_.assign(buffer_.data() + begin_, std::min(end_ - begin_, limits_.kept_bytes));
  kept_.resize(kept_.size() + kLinePadding);
  const std::string_view text(kept_.data(), kept_.size() - kLinePadding);
  while (true) {
    const void* found = std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
    if (found != nullptr) {
      begin_ = static_cast<size_t>(static_cast<const char*>(found) - buffer_.data()) + 1;
      scanned_ = begin_;
      return std::optional<Line>({text, ++number_, true});
    }
    begin_ = scanned_ = end_;
    base::Result<bool> more = Fill();
    if (!more.ok()) return more.error();
    if (!*more) return std::optional<Line>({text, ++number_, true});
  }
}

}  // namespace xinze::record
