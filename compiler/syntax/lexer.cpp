#include "compiler/syntax/lexer.h"

#include <optional>
#include <unordered_map>

#include <antlr4-runtime.h>

#include "XinzeLexer.h"
#include "compiler/base/check.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/keywords.h"
#include "compiler/syntax/words.h"

namespace xinze::syntax {
namespace {

using grammar::XinzeLexer;

// The folded code points of a block, and where in the file each of them begins (one more offset at
// the end).
struct FoldedBlock {
  std::u32string text;
  std::vector<uint32_t> offsets;
  std::vector<OddCharacter> odd;
};

// The marks that end what `opening` opens, the right one first, and those that show that it was not
// closed: XinzeLexer.g4 has the same in TEXT and ODD_TEXT.
struct QuotationMarks {
  std::u32string_view closing;
  std::u32string_view barring;
};
std::optional<QuotationMarks> MarksOf(char32_t opening) {
  switch (opening) {
    case U'“':
      return QuotationMarks{U"”\"", U"“"};
    case U'「':
      return QuotationMarks{U"」", U"「"};
    case U'"':
      return QuotationMarks{U"\"", U""};
    case U'”':
      return QuotationMarks{U"”“", U""};
    case U'‘':
      return QuotationMarks{U"’", U"‘"};
    case U'’':
      return QuotationMarks{U"’‘", U""};
    case U'『':
      return QuotationMarks{U"』", U"『"};
    case U'\'':
      return QuotationMarks{U"'", U""};
    default:
      return std::nullopt;
  }
}

// Where the quotation that opens at `at` closes in its line: the offset of the closing mark. One
// that is not closed ends with its line if its mark is one of the language's, else it is none.
size_t EndOfQuotation(std::string_view file, size_t at, size_t end) {
  const base::DecodedCodePoint opening = base::DecodeUtf8(file, at);
  const auto marks = MarksOf(base::FoldWidth(opening.value));
  if (!marks) return at;
  std::optional<size_t> other;  // where a mark of another kind closes it
  size_t offset = at + opening.length;
  while (offset < end) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(file, offset);
    const char32_t folded = base::FoldWidth(decoded.value);
    if (folded == marks->closing.front()) return offset;
    if (!other && marks->closing.find(folded) != std::u32string_view::npos) other = offset;
    if (folded == U'\n' || marks->barring.find(folded) != std::u32string_view::npos) break;
    offset += decoded.length;
  }
  if (other) return *other;
  const char32_t mark = base::FoldWidth(opening.value);
  return mark == U'“' || mark == U'「' || mark == U'"' ? offset : at;
}

FoldedBlock Fold(std::string_view file, uint32_t begin, uint32_t end) {
  FoldedBlock block;
  block.text.reserve((end - begin) / 2);
  block.offsets.reserve((end - begin) / 2 + 1);
  uint32_t closes_at = 0;  // in quoted text, where that ends
  bool in_comment = false;
  for (uint32_t at = begin, next = begin; at < end; at = next) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(file, at);
    const char32_t folded = base::FoldWidth(decoded.value);
    char32_t character = folded;
    next = at + decoded.length;
    if (folded == U'\n') {
      in_comment = false;
      closes_at = 0;
    } else if (in_comment) {
      // Nothing opens in a comment, and whatever stands there is nobody's concern.
    } else if (base::IsInvisible(folded)) {
      block.odd.push_back({at, next, decoded.value});
      continue;
    } else if (at < closes_at) {
      character = decoded.value;
    } else if (closes_at > 0) {
      closes_at = 0;
    } else if (MarksOf(folded)) {
      const size_t closing = EndOfQuotation(file, at, end);
      if (closing > at) closes_at = static_cast<uint32_t>(closing);
    } else if (folded == U'-' && !block.text.empty() && block.text.back() == U'-') {
      in_comment = true;
    } else if (character = base::FoldRadical(folded); character != folded) {
      block.odd.push_back({at, next, decoded.value});
    }
    block.offsets.push_back(at);
    block.text.push_back(character);
  }
  block.offsets.push_back(end);
  return block;
}

// A character stream over code points that are decoded already.
class FoldedStream : public antlr4::ANTLRInputStream {
 public:
  explicit FoldedStream(const std::u32string& text) { _data = text; }
};

const std::unordered_map<std::string_view, size_t>& KeywordTypes() {
  static const std::unordered_map<std::string_view, size_t> types = {
#define XINZE_KEYWORD(token, strength, chinese, english) \
  {chinese, XinzeLexer::token}, {english, XinzeLexer::token},
#include "compiler/syntax/keywords.def"
#undef XINZE_KEYWORD
  };
  return types;
}

std::string TextOf(const std::u32string& text, size_t begin, size_t end) {
  std::string out;
  for (size_t i = begin; i < end; ++i) base::AppendUtf8(text[i], out);
  return out;
}

// Lexes one block. The generated lexer looks up no transition on a Chinese character in its tables,
// it works each out anew; so what it makes of a run of Han characters that nothing can prolong is
// remembered, and the run is not lexed again. Such a run is always one token: NAME matches all of
// it.
class BlockLexer {
 public:
  explicit BlockLexer(const FoldedBlock& block)
      : block_(block), stream_(block.text), lexer_(&stream_) {
    lexer_.removeErrorListeners();
  }

  std::vector<Token> Lex() {
    std::vector<Token> tokens;
    for (size_t at = 0; at < block_.text.size();) {
      if (block_.text[at] == U' ') {
        ++at;
        continue;
      }
      const size_t end = EndOfHanRun(at);
      if (end > at) {
        const std::u32string_view run = std::u32string_view(block_.text).substr(at, end - at);
        auto known = runs_.find(run);
        if (known == runs_.end()) {
          const std::unique_ptr<antlr4::Token> raw = Next(at);
          XINZE_CHECK(raw->getStopIndex() + 1 == end);
          known = runs_.emplace(run, MakeToken(raw->getType(), at, end)).first;
        }
        tokens.push_back(known->second);
        tokens.back().begin = block_.offsets[at];
        tokens.back().end = block_.offsets[end];
        at = end;
        continue;
      }
      const std::unique_ptr<antlr4::Token> raw = Next(at);
      if (raw->getType() == antlr4::Token::EOF) break;
      at = raw->getStopIndex() + 1;
      tokens.push_back(MakeToken(raw->getType(), raw->getStartIndex(), at));
    }
    return tokens;
  }

 private:
  // Where the run of common Han characters at `at` ends; `at` itself if there is none, or if what
  // stands behind it may belong to the same token: letters, other Han characters, the ○ of a
  // numeral, the number of 百分之5.
  size_t EndOfHanRun(size_t at) const {
    const std::u32string& text = block_.text;
    size_t end = at;
    while (end < text.size() && text[end] >= 0x4E00 && text[end] <= 0x9FFF) ++end;
    const bool goes_on =
        end < text.size() && (IsLetter(text[end]) || base::IsHan(text[end]) || text[end] == U'○' ||
                              (end > at && text[end - 1] == U'之'));
    return goes_on ? at : end;
  }

  std::unique_ptr<antlr4::Token> Next(size_t at) {
    stream_.seek(at);
    return lexer_.nextToken();
  }

  Token MakeToken(size_t type, size_t begin, size_t end) const {
    Token token{type, block_.offsets[begin], block_.offsets[end], TextOf(block_.text, begin, end)};
    if (type == XinzeLexer::NAME) {
      token.text = base::NormalizeNfc(token.text);
      const auto keyword = KeywordTypes().find(token.text);
      if (keyword != KeywordTypes().end()) token.type = keyword->second;
    } else if (type == XinzeLexer::TEXT || type == XinzeLexer::ODD_TEXT) {
      token.text = base::NormalizeNfc(token.text);
    }
    return token;
  }

  const FoldedBlock& block_;
  FoldedStream stream_;
  XinzeLexer lexer_;
  std::unordered_map<std::u32string_view, Token> runs_;
};

}  // namespace

LexedBlock Lex(std::string_view file, uint32_t begin, uint32_t end) {
  FoldedBlock block = Fold(file, begin, end);
  std::vector<Token> tokens = BlockLexer(block).Lex();
  return {std::move(tokens), std::move(block.odd)};
}

}  // namespace xinze::syntax
