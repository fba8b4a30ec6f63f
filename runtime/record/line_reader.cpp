#include "runtime/record/line_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "runtime/record/line_parser.h"

namespace xinze::record {
LineReader::LineReader(Input input, const LineLimits& limits)
    : input_(std::move(input)), limits_(limits) {
  buffer_.resize(std::max<size_t>(limits_.buffer_bytes, 1) + kLinePadding);
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
  const base::Result<size_t> got = input_.Read(buffer_.data() + end_, room);
  if (!got.ok()) return got.error();
  at_end_ = *got == 0;
  bytes_read_ += *got;
  if (hash_.has_value()) hash_->Update(std::string_view(buffer_.data() + end_, *got));
  end_ += *got;
  return *got > 0;
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
