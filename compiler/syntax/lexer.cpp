#include "compiler/syntax/lexer.h"

#include <unordered_map>

#include <antlr4-runtime.h>

#include "XinzeLexer.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/keywords.h"

namespace xinze::syntax {
namespace {

using grammar::XinzeLexer;

// The folded code points of a block, and where in the file each of them begins (one more offset at
// the end).
struct FoldedBlock {
  std::u32string text;
  std::vector<uint32_t> offsets;
};

// What closes a quotation that `opening` opens; 0 if it opens none.
char32_t ClosingQuote(char32_t opening) {
  switch (opening) {
    case U'“':
      return U'”';
    case U'「':
      return U'」';
    case U'"':
      return U'"';
    default:
      return 0;
  }
}

FoldedBlock Fold(std::string_view file, uint32_t begin, uint32_t end) {
  FoldedBlock block;
  block.text.reserve((end - begin) / 2);
  block.offsets.reserve((end - begin) / 2 + 1);
  char32_t closing = 0;
  bool in_comment = false;
  for (uint32_t offset = begin; offset < end;) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(file, offset);
    const char32_t folded = base::FoldWidth(decoded.value);
    block.offsets.push_back(offset);
    offset += decoded.length;
    if (folded == U'\n') {
      closing = 0;
      in_comment = false;
    } else if (in_comment) {
      // Nothing opens in a comment.
    } else if (closing != 0) {
      if (folded == closing) {
        closing = 0;
      } else {
        block.text.push_back(decoded.value);
        continue;
      }
    } else if (ClosingQuote(folded) != 0) {
      closing = ClosingQuote(folded);
    } else if (folded == U'-' && !block.text.empty() && block.text.back() == U'-') {
      in_comment = true;
    }
    block.text.push_back(folded);
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

}  // namespace

std::vector<Token> Lex(std::string_view file, uint32_t begin, uint32_t end) {
  const FoldedBlock block = Fold(file, begin, end);
  FoldedStream stream(block.text);
  XinzeLexer lexer(&stream);
  lexer.removeErrorListeners();
  std::vector<Token> tokens;
  while (true) {
    const std::unique_ptr<antlr4::Token> raw = lexer.nextToken();
    if (raw->getType() == antlr4::Token::EOF) break;
    const size_t first = raw->getStartIndex();
    const size_t last = raw->getStopIndex() + 1;
    Token token{raw->getType(), block.offsets[first], block.offsets[last],
                TextOf(block.text, first, last)};
    if (token.type == XinzeLexer::NAME) {
      token.text = base::NormalizeNfc(token.text);
      const auto keyword = KeywordTypes().find(token.text);
      if (keyword != KeywordTypes().end()) token.type = keyword->second;
    } else if (token.type == XinzeLexer::TEXT) {
      token.text = base::NormalizeNfc(token.text);
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace xinze::syntax
