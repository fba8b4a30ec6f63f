#include "compiler/syntax/layout.h"

#include <antlr4-runtime.h>

#include "XinzeLexer.h"

namespace xinze::syntax {
namespace {

using diagnostics::Code;
using grammar::XinzeLexer;

bool IsHeadType(size_t type) {
  return type >= XinzeLexer::K_SCHEMA && type <= XinzeLexer::K_RESERVED_HEAD;
}

bool IsSoftType(size_t type) {
  return type >= XinzeLexer::K_PART_OF && type <= XinzeLexer::K_WITHIN;
}

bool IsMarker(size_t type) {
  return type == XinzeLexer::MARKER_HAN || type == XinzeLexer::MARKER_NUMBER ||
         type == XinzeLexer::MARKER_DOT;
}

// What may follow a head: the name of what it declares, or what a general rule or an uncoded clause
// speaks of.
bool MayFollowHead(size_t type) {
  return type == XinzeLexer::NAME || type == XinzeLexer::TEXT || type == XinzeLexer::OPEN_TEXT ||
         type == XinzeLexer::LEDGER_ID || type == XinzeLexer::INTEGER || IsSoftType(type) ||
         IsHeadType(type) || type == XinzeLexer::K_EVERY;
}

bool IsLiteral(size_t type) {
  return type == XinzeLexer::INTEGER || type == XinzeLexer::DECIMAL || type == XinzeLexer::DATE ||
         type == XinzeLexer::PERIOD || type == XinzeLexer::AMOUNT ||
         type == XinzeLexer::PERCENTAGE || type == XinzeLexer::AGE;
}

// Whether a value or name may end, or begin, with a token of this type.
bool EndsOperand(size_t type) {
  return type == XinzeLexer::NAME || type == XinzeLexer::TEXT || type == XinzeLexer::RPAREN ||
         IsLiteral(type) || IsSoftType(type);
}

bool BeginsOperand(size_t type) {
  // These soft keywords stand after a value.
  if (type == XinzeLexer::K_PART_OF || type == XinzeLexer::K_IN_OFFICE ||
      type == XinzeLexer::K_UNKNOWN || type == XinzeLexer::K_WITHIN) {
    return false;
  }
  return type == XinzeLexer::NAME || type == XinzeLexer::TEXT || IsLiteral(type) ||
         IsSoftType(type) || IsHeadType(type);
}

// After these a line goes on.
bool ContinuesAfter(size_t type) {
  switch (type) {
    case XinzeLexer::ENUM_COMMA:
    case XinzeLexer::ITEM_COMMA:
    case XinzeLexer::COMMA:
    case XinzeLexer::COLON:
    case XinzeLexer::EQ:
    case XinzeLexer::K_AND:
    case XinzeLexer::K_OR:
    case XinzeLexer::K_AS:
    case XinzeLexer::K_WHEN:
      return true;
    default:
      return false;
  }
}

class Layout {
 public:
  Layout(const base::SourceFile& source, diagnostics::Diagnostics& sink)
      : source_(source), sink_(sink) {}

  void AddBlock(const std::vector<Token>& block) {
    raw_ = &block;
    for (index_ = 0; index_ < block.size(); ++index_) {
      if (block[index_].type == XinzeLexer::NEWLINE) {
        if (!AtLineStart() && LineEnds()) EndLine();
      } else {
        Add(block[index_]);
      }
    }
    if (!AtLineStart()) EndLine();
  }

  std::vector<Token> Take() { return std::move(out_); }

 private:
  // An open bracket, and the nesting that began inside it.
  struct Level {
    size_t open = 0;         // index of the bracket in out_
    uint32_t prefixes = 0;   // 非 and - right before the bracket
    uint32_t operators = 0;  // 皆 and arithmetic since the last 且 or 或
  };

  bool AtLineStart() const { return out_.empty() || out_.back().type == XinzeLexer::NEWLINE; }

  size_t RawType(size_t at) const {
    return at < raw_->size() ? (*raw_)[at].type : size_t{XinzeLexer::NEWLINE};
  }

  // Whether the raw token at `at`, which begins a line, begins a statement. Inside brackets only if
  // it is unlikely to be the name of a field.
  bool IsHead(size_t at, bool in_brackets, bool after_blank) const {
    const Token& token = (*raw_)[at];
    if (!IsHeadType(token.type)) return false;
    const size_t next = RawType(at + 1);
    const size_t second = RawType(at + 2);
    const bool plausible_name =
        token.type == XinzeLexer::K_PROCEDURE || token.type == XinzeLexer::K_MEASURE ||
        token.type == XinzeLexer::K_LIST || token.type == XinzeLexer::K_PARAMETER ||
        token.type == XinzeLexer::K_RESERVED_HEAD;
    if (in_brackets && plausible_name && !after_blank) return false;
    if (next == XinzeLexer::COLON || next == XinzeLexer::ENUM_COMMA) return false;
    if (next == XinzeLexer::TEXT && second == XinzeLexer::COLON) return false;
    return !plausible_name || MayFollowHead(next);
  }

  // Whether the end of line at index_ ends a clause.
  bool LineEnds() {
    size_t next = index_;
    while (next < raw_->size() && (*raw_)[next].type == XinzeLexer::NEWLINE) ++next;
    if (next == raw_->size()) return true;
    if (IsHead(next, !levels_.empty(), next > index_ + 1)) return true;
    const size_t type = (*raw_)[next].type;
    // Within brackets two values never stand side by side: the bracket was not closed.
    if (!levels_.empty()) return EndsOperand(out_.back().type) && BeginsOperand(type);
    if (ContinuesAfter(out_.back().type)) return false;
    return !IsMarker(type) && type != XinzeLexer::K_AND && type != XinzeLexer::K_OR &&
           type != XinzeLexer::ENUM_COMMA;
  }

  // 定义 甲 = …: what may stand on the lines below depends on whether the body stands here.
  void TypeDefinition() {
    size_t first = out_.size();
    while (first > 0 && out_[first - 1].type != XinzeLexer::NEWLINE) --first;
    if (out_[first].type != XinzeLexer::K_DEFINE) return;
    for (size_t i = first; i < out_.size() && out_[i].type != XinzeLexer::LPAREN; ++i) {
      if (out_[i].type != XinzeLexer::EQ) continue;
      out_[first].type = XinzeLexer::EQUATION_HEAD;
      return;
    }
  }

  void EndLine() {
    TypeDefinition();
    const uint32_t end = out_.back().end;
    if (!levels_.empty() && !mended_) {
      const Token& open = out_[levels_.front().open];
      sink_.Report(Code::XZ0205, source_.span(open.begin, open.end))
          .Label(source_.span(end, end), "在这里还没有闭合", "still open here")
          .Fix(source_.span(end, end), ")");
    }
    mended_ = mended_ || !levels_.empty();
    for (; !levels_.empty(); levels_.pop_back()) {
      out_.push_back(Token{XinzeLexer::RPAREN, end, end, ")"});
    }
    out_.push_back(Token{XinzeLexer::NEWLINE, end, end, "", mended_});
    mended_ = false;
    nesting_ = prefixes_ = operators_ = 0;
    dropping_ = false;
  }

  void Add(const Token& raw) {
    Token token = raw;
    if (!Accept(token)) return;
    if (dropping_) {
      // Only the bracket that closes the level at which dropping began ends it.
      if (token.type == XinzeLexer::LPAREN) ++dropped_brackets_;
      if (token.type != XinzeLexer::RPAREN) return;
      if (dropped_brackets_ > 0) {
        --dropped_brackets_;
        return;
      }
      dropping_ = false;
    }
    if (token.type == XinzeLexer::RPAREN && levels_.empty()) {
      const base::Span span = source_.span(token.begin, token.end);
      sink_.Report(Code::XZ0206, span).Fix(span, "");
      return;
    }
    if (!Nest(token)) return;
    if (token.type == XinzeLexer::ENUM_COMMA && in_vocabulary_ && levels_.empty()) {
      token.type = XinzeLexer::ITEM_COMMA;
    }
    out_.push_back(std::move(token));
  }

  // Reports what no grammar could read, types heads; false if the token is dropped.
  bool Accept(Token& token) {
    const base::Span span = source_.span(token.begin, token.end);
    if (token.type == XinzeLexer::OPEN_TEXT) {
      const char* closing = token.text.starts_with('"')    ? "\""
                            : token.text.starts_with("「") ? "」"
                                                           : "”";
      sink_.Report(Code::XZ0202, span).Fix(source_.span(token.end, token.end), closing);
      token.type = XinzeLexer::TEXT;
      token.text += closing;
      mended_ = true;
    } else if (token.type == XinzeLexer::OPEN_TITLE) {
      // Reported already; the title goes to the end of the line.
      token.type = XinzeLexer::TITLE;
      mended_ = true;
    } else if (token.type == XinzeLexer::OTHER) {
      if (token.text == "。") {
        sink_.Report(Code::XZ0207, span).Fix(span, "");
      } else {
        ReportStranger(token);
        mended_ = true;
      }
      return false;
    } else if (IsHeadType(token.type)) {
      if (AtLineStart() && IsHead(index_, false, false)) {
        in_vocabulary_ = token.type == XinzeLexer::K_VOCABULARY;
      } else {
        token.type = XinzeLexer::NAME;
      }
    }
    return true;
  }

  // Characters that the language has not; one finding for those that stand together.
  void ReportStranger(const Token& token) {
    const bool goes_on = index_ > 0 && (*raw_)[index_ - 1].type == XinzeLexer::OTHER &&
                         (*raw_)[index_ - 1].end == token.begin;
    if (goes_on) return;
    size_t last = index_;
    while (RawType(last + 1) == XinzeLexer::OTHER && (*raw_)[last + 1].begin == (*raw_)[last].end) {
      ++last;
    }
    const base::Span span = source_.span(token.begin, (*raw_)[last].end);
    const std::string seen = "“" + std::string(source_.text(span)) + "”";
    sink_.Report(Code::XZ0203, span).Arg(seen).Fix(span, "");
  }

  // Keeps the account of nesting; false if `token` goes too deep, in which case a 真 with its text
  // stands for what it begins and the rest of the bracket is dropped.
  bool Nest(const Token& token) {
    switch (token.type) {
      case XinzeLexer::LPAREN:
        if (nesting_ >= kMaxNesting) return TooDeep(token, Code::XZ0204);
        levels_.push_back(Level{out_.size(), prefixes_, operators_});
        ++nesting_;
        prefixes_ = operators_ = 0;
        return true;
      case XinzeLexer::RPAREN: {
        const Level level = levels_.back();
        levels_.pop_back();
        nesting_ -= 1 + prefixes_ + operators_ + level.prefixes;
        prefixes_ = 0;
        operators_ = level.operators;
        return true;
      }
      case XinzeLexer::K_NOT:
        if (nesting_ >= kMaxNesting) return TooDeep(token, Code::XZ0204);
        ++nesting_;
        ++prefixes_;
        return true;
      case XinzeLexer::K_ALL_OF:
      case XinzeLexer::K_ANY_OF:
        // An item may hold another enumeration without brackets: counted to the end of the line.
        if (nesting_ >= kMaxNesting) return TooDeep(token, Code::XZ0204);
        ++nesting_;
        return true;
      case XinzeLexer::K_SATISFIES:
        if (nesting_ >= kMaxNesting) return TooDeep(token, Code::XZ0204, true);
        ++nesting_;
        ++operators_;
        return true;
      case XinzeLexer::PLUS:
      case XinzeLexer::MINUS:
      case XinzeLexer::TIMES:
      case XinzeLexer::DIVIDE:
        // A sum of many terms is long, not deep, to whoever wrote it.
        if (nesting_ >= kMaxNesting) return TooDeep(token, Code::XZ0222, true);
        ++nesting_;
        ++operators_;
        return true;
      case XinzeLexer::K_AND:
      case XinzeLexer::K_OR:
      case XinzeLexer::SEMICOLON:
        nesting_ -= prefixes_ + operators_;
        prefixes_ = operators_ = 0;
        return true;
      default:
        nesting_ -= prefixes_;
        prefixes_ = 0;
        return true;
    }
  }

  bool TooDeep(const Token& token, Code code, bool keep = false) {
    sink_.Report(code, source_.span(token.begin, token.end)).Arg(kMaxNesting);
    mended_ = true;
    const size_t before = out_.empty() ? size_t{XinzeLexer::NEWLINE} : out_.back().type;
    if (keep) out_.push_back(token);
    if (keep || !EndsOperand(before)) {
      out_.push_back(Token{XinzeLexer::K_TRUE, token.begin, token.end, token.text});
    }
    dropping_ = true;
    dropped_brackets_ = token.type == XinzeLexer::LPAREN ? 1 : 0;
    return false;
  }

  const base::SourceFile& source_;
  diagnostics::Diagnostics& sink_;
  const std::vector<Token>* raw_ = nullptr;
  size_t index_ = 0;
  std::vector<Token> out_;
  std::vector<Level> levels_;
  uint32_t nesting_ = 0;
  uint32_t prefixes_ = 0;
  uint32_t operators_ = 0;
  bool in_vocabulary_ = false;
  bool mended_ = false;  // of the line being read: see Token
  bool dropping_ = false;
  uint32_t dropped_brackets_ = 0;
};

}  // namespace

std::vector<Token> LayOut(const std::vector<std::vector<Token>>& blocks,
                          const base::SourceFile& source, diagnostics::Diagnostics& sink) {
  Layout layout(source, sink);
  for (const std::vector<Token>& block : blocks) layout.AddBlock(block);
  return layout.Take();
}

}  // namespace xinze::syntax
