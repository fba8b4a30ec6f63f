// What the X3 grammars of this folder share. Internal: included by the .cpp files only, so that no
// other folder ever sees X3.
//
// Grammars run over the bytes of a FoldedText; a Han character is a literal of three bytes.
// Semantic actions only store slices of the text or set a member; values are computed afterwards,
// so that a backtracked alternative leaves nothing behind that a later one does not overwrite.
#ifndef XINZE_COMPILER_LITERAL_GRAMMAR_H_
#define XINZE_COMPILER_LITERAL_GRAMMAR_H_

#include <cstddef>
#include <iterator>
#include <string_view>

#include <boost/spirit/home/x3.hpp>

#include "compiler/literal/folded_text.h"
#include "compiler/literal/numeral_value.h"

namespace xinze::literal {

namespace x3 = boost::spirit::x3;

// A pointer into the text that notes the furthest place ever looked at: where a failed reading is
// reported.
class TrackingIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  TrackingIterator() = default;
  TrackingIterator(const char* position, const char** furthest)
      : position_(position), furthest_(furthest) {}

  reference operator*() const {
    Note();
    return *position_;
  }
  TrackingIterator& operator++() {
    ++position_;
    return *this;
  }
  TrackingIterator operator++(int) {
    TrackingIterator before = *this;
    ++position_;
    return before;
  }
  const char* position() const { return position_; }

  // The left side is the one that is looked at: parsers ask `first == last`.
  friend bool operator==(const TrackingIterator& a, const TrackingIterator& b) {
    a.Note();
    return a.position_ == b.position_;
  }

 private:
  void Note() const {
    if (furthest_ != nullptr && position_ > *furthest_) *furthest_ = position_;
  }

  const char* position_ = nullptr;
  const char** furthest_ = nullptr;
};

// Whether `parser` reads the whole of `text`. If not, `furthest` is the offset where it stopped.
template <typename Parser>
bool Reads(std::string_view text, const Parser& parser, size_t* furthest = nullptr) {
  const char* const begin = text.data();
  const char* seen = begin;
  TrackingIterator first(begin, &seen);
  const TrackingIterator last(begin + text.size(), nullptr);
  const bool ok = x3::parse(first, last, parser >> x3::eoi);
  if (furthest != nullptr) *furthest = static_cast<size_t>(seen - begin);
  return ok;
}

// How many bytes at the beginning of `text` are read by `parser`; npos if it fails.
template <typename Parser>
size_t ReadsPrefix(std::string_view text, const Parser& parser) {
  const char* const begin = text.data();
  const char* seen = begin;
  TrackingIterator first(begin, &seen);
  const TrackingIterator last(begin + text.size(), nullptr);
  if (!x3::parse(first, last, parser)) return std::string_view::npos;
  return static_cast<size_t>(first.position() - begin);
}

// x3::raw[...][Slice(text)]: stores what was read.
inline auto Slice(std::string_view& into) {
  return [&into](auto& context) {
    const auto& range = x3::_attr(context);
    into = {range.begin().position(),
            static_cast<size_t>(range.end().position() - range.begin().position())};
  };
}

// x3::eps[Set(member, value)]: stores a constant.
template <typename T>
auto Set(T& into, T value) {
  return [&into, value](auto&) { into = value; };
}

// x3::digit asks the C locale; this does not.
inline auto Digit() { return x3::char_('0', '9'); }

// One character of a Chinese numeral that is written digit by digit.
inline auto HanDigitCharacter() {
  return x3::lit("一") | "二" | "三" | "四" | "五" | "六" | "七" | "八" | "九" | "零" | "〇" | "○";
}

// One character of any Chinese numeral.
inline auto HanNumeralCharacter() {
  return HanDigitCharacter() | "十" | "百" | "千" | "万" | "亿" | "两";
}

// 30 or 三十, into `text`.
inline auto Numeral(std::string_view& text) {
  return x3::raw[+Digit() | +HanNumeralCharacter()][Slice(text)];
}

// The offset of a slice in the text that it was taken from.
inline size_t OffsetIn(std::string_view text, std::string_view slice) {
  return static_cast<size_t>(slice.data() - text.data());
}

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_GRAMMAR_H_
