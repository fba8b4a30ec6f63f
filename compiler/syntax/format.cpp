#include "compiler/syntax/format.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <antlr4-runtime.h>

#include "XinzeLexer.h"
#include "compiler/syntax/layout.h"
#include "compiler/syntax/lexer.h"
#include "compiler/syntax/literate.h"
#include "compiler/syntax/token.h"

namespace xinze::syntax {
namespace {

using grammar::XinzeLexer;

// A token at the end of a physical line.
bool IsLineEnd(const Token& token) { return token.type == XinzeLexer::NEWLINE; }

bool BeginsWithDigit(const Token& token) {
  return !token.text.empty() && token.text.front() >= '0' && token.text.front() <= '9';
}

bool IsWordType(size_t type) {
  return type == XinzeLexer::NAME || type == XinzeLexer::TEXT ||
         (type >= XinzeLexer::K_SCHEMA && type <= XinzeLexer::K_RESERVED_HEAD) ||
         (type >= XinzeLexer::K_PART_OF && type <= XinzeLexer::K_WITHIN);
}

bool IsLiteralType(size_t type) {
  return type >= XinzeLexer::DATE && type <= XinzeLexer::LEDGER_ID;
}

bool IsMarkerType(size_t type) {
  return type == XinzeLexer::MARKER_HAN || type == XinzeLexer::MARKER_NUMBER ||
         type == XinzeLexer::MARKER_DOT;
}

// Whether a value may end with the token, so that a - behind it subtracts.
bool EndsValue(const Token& token) {
  return IsWordType(token.type) || IsLiteralType(token.type) || token.type == XinzeLexer::RPAREN ||
         token.type == XinzeLexer::K_AS_OF;
}

// Parts of a citation, which stand together or apart as the author wrote them: 第53条,
// 〔2018〕23号.
bool IsCitationType(size_t type) {
  return type == XinzeLexer::TITLE || type == XinzeLexer::LBRACKET ||
         type == XinzeLexer::RBRACKET || type == XinzeLexer::INTEGER || type == XinzeLexer::NAME ||
         type == XinzeLexer::OTHER || IsMarkerType(type);
}

// Whether a space stands between tokens[at - 1] and tokens[at] of one line. Where none does, the
// two must not run together into another token.
bool HasSpace(const std::vector<Token>& tokens, size_t at) {
  const Token& before = tokens[at - 1];
  const Token& next = tokens[at];
  const auto type_of = [&](size_t index) {
    return index < tokens.size() ? tokens[index].type : size_t{XinzeLexer::NEWLINE};
  };
  switch (next.type) {
    case XinzeLexer::SEMICOLON:
    case XinzeLexer::COLON:
    case XinzeLexer::RPAREN:
    case XinzeLexer::ENUM_COMMA:
    case XinzeLexer::COMMA:
    case XinzeLexer::RBRACKET:
      // (3) would be the marker of an item.
      return next.type == XinzeLexer::RPAREN && before.type == XinzeLexer::INTEGER && at >= 2 &&
             tokens[at - 2].type == XinzeLexer::LPAREN;
    default:
      break;
  }
  switch (before.type) {
    case XinzeLexer::LPAREN:
    case XinzeLexer::LBRACKET:
    case XinzeLexer::SEMICOLON:
    case XinzeLexer::COLON:
    case XinzeLexer::ENUM_COMMA:
    case XinzeLexer::COMMA:
    case XinzeLexer::MARKER_HAN:
    case XinzeLexer::MARKER_NUMBER:
      return false;
    case XinzeLexer::MARKER_DOT:
      return BeginsWithDigit(next);
    case XinzeLexer::MINUS: {
      const bool negates = at < 2 || !EndsValue(tokens[at - 2]);
      return !negates || next.type == XinzeLexer::MINUS;
    }
    case XinzeLexer::K_LAST:
    case XinzeLexer::K_UNDER:
    case XinzeLexer::K_REACHED:
      if (BeginsWithDigit(next)) return before.text.front() >= 'a' && before.text.front() <= 'z';
      break;
    default:
      break;
  }
  if (next.type == XinzeLexer::LPAREN) {
    return !IsWordType(before.type) || type_of(at + 1) == XinzeLexer::K_EXCEPT;
  }
  if (next.type == XinzeLexer::K_WITHIN && BeginsWithDigit(before)) {
    return next.text.front() >= 'a' && next.text.front() <= 'z';
  }
  if (IsCitationType(before.type) && IsCitationType(next.type)) return before.end < next.begin;
  return true;
}

class Formatter {
 public:
  explicit Formatter(const base::SourceFile& source) : source_(source) {}

  std::string Format() {
    diagnostics::Diagnostics ignored;
    std::vector<CodeBlock> blocks;
    if (IsLiterate(source_)) {
      blocks = SplitLiterate(source_, ignored).code;
    } else {
      blocks.push_back({0, static_cast<uint32_t>(source_.text().size()), {}});
    }
    std::vector<LexedBlock> raw;
    for (const CodeBlock& block : blocks) {
      raw.push_back(Lex(source_.text(), block.begin, block.end));
    }
    FindClauses(raw, ignored);
    uint32_t copied = 0;
    for (size_t i = 0; i < blocks.size(); ++i) {
      out_ += source_.text().substr(copied, blocks[i].begin - copied);
      // What nobody can see is the author's to remove.
      if (raw[i].odd.empty()) {
        FormatBlock(raw[i].tokens);
      } else {
        out_ += source_.text().substr(blocks[i].begin, blocks[i].end - blocks[i].begin);
      }
      copied = blocks[i].end;
    }
    return std::move(out_) + std::string(source_.text().substr(copied));
  }

 private:
  // Where clauses end and statements begin is the layout's to say.
  void FindClauses(const std::vector<LexedBlock>& raw, diagnostics::Diagnostics& ignored) {
    std::vector<std::vector<Token>> blocks;
    for (const LexedBlock& block : raw) {
      std::vector<Token>& tokens = blocks.emplace_back(block.tokens);
      std::erase_if(tokens, [](const Token& token) { return token.type == XinzeLexer::COMMENT; });
    }
    for (const Token& token : LayOut(blocks, source_, ignored)) {
      if (IsLineEnd(token)) clause_ends_.insert(token.begin);
      const bool head =
          token.type >= XinzeLexer::K_SCHEMA && token.type <= XinzeLexer::K_RESERVED_HEAD;
      if (head) heads_.emplace(token.begin, token.type);
    }
  }

  void FormatBlock(const std::vector<Token>& tokens) {
    in_clause_ = false;
    first_of_block_ = true;
    blank_ = false;
    comments_.clear();
    std::vector<Token> line;
    for (const Token& token : tokens) {
      if (!IsLineEnd(token)) {
        line.push_back(token);
        continue;
      }
      FormatLine(line);
      line.clear();
    }
    if (!line.empty()) FormatLine(line);
    FlushComments(0);
  }

  void FormatLine(std::vector<Token>& line) {
    if (line.empty()) {
      // A blank line before comments stands before them, one behind them behind.
      (comments_.empty() ? blank_ : blank_after_comments_) = true;
      return;
    }
    std::string comment;
    if (line.back().type == XinzeLexer::COMMENT) {
      comment = CommentOf(line.back());
      line.pop_back();
    }
    if (line.empty()) {
      if (blank_after_comments_) comments_.emplace_back();
      blank_after_comments_ = false;
      comments_.push_back(std::move(comment));
      return;
    }
    const size_t level = in_clause_ ? ContinuationLevel(line) : ClauseLevel(line);
    FlushComments(level);
    std::string text(2 * level, ' ');
    for (size_t i = 0; i < line.size(); ++i) {
      if (i > 0 && HasSpace(line, i)) text += " ";
      text += TextOf(line[i]);
    }
    if (!comment.empty()) text += "  " + comment;
    Write(text);
    if (!in_clause_) level_ = level;
    in_clause_ = !clause_ends_.contains(line.back().end);
  }

  size_t ContinuationLevel(const std::vector<Token>& line) const {
    return line.front().type == XinzeLexer::RPAREN ? level_ : level_ + 1;
  }

  size_t ClauseLevel(const std::vector<Token>& line) {
    const Token& first = line.front();
    if (const auto head = heads_.find(first.begin); head != heads_.end()) {
      statement_ = head->second;
      return 0;
    }
    // Records of a test stand below the subject that has them.
    const bool row = first.type == XinzeLexer::K_INCOMPLETE ||
                     (IsWordType(first.type) && first.type != XinzeLexer::K_GIVEN &&
                      (line.size() == 1 || line[1].type == XinzeLexer::LPAREN));
    return statement_ == XinzeLexer::K_TEST && row ? 2 : 1;
  }

  std::string CommentOf(const Token& token) const {
    std::string_view text = source_.text(source_.span(token.begin, token.end));
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    // The two dashes may be full-width ones, of three bytes each.
    text.remove_prefix(text.starts_with("--") ? 2 : text.starts_with('-') ? 4 : DashesOf(text));
    return text.empty() || text.starts_with(' ') || text.starts_with('-')
               ? "--" + std::string(text)
               : "-- " + std::string(text);
  }
  static size_t DashesOf(std::string_view text) {
    return text.size() > 3 && text[3] == '-' ? 4 : 6;
  }

  std::string TextOf(const Token& token) const {
    const bool quoted = token.type == XinzeLexer::TEXT || token.type == XinzeLexer::ODD_TEXT ||
                        token.type == XinzeLexer::OPEN_TEXT || token.type == XinzeLexer::TITLE ||
                        token.type == XinzeLexer::OPEN_TITLE;
    return quoted ? std::string(source_.text(source_.span(token.begin, token.end))) : token.text;
  }

  void FlushComments(size_t level) {
    for (const std::string& comment : comments_) {
      if (comment.empty()) {
        blank_ = true;
      } else {
        Write(std::string(2 * level, ' ') + comment);
      }
    }
    comments_.clear();
    blank_ = blank_ || blank_after_comments_;
    blank_after_comments_ = false;
  }

  void Write(const std::string& text) {
    if (blank_ && !first_of_block_) out_ += "\n";
    blank_ = false;
    first_of_block_ = false;
    out_ += text + "\n";
  }

  const base::SourceFile& source_;
  std::unordered_set<uint32_t> clause_ends_;    // by the end of their last token
  std::unordered_map<uint32_t, size_t> heads_;  // type by the first byte
  std::string out_;
  std::vector<std::string> comments_;  // on lines of their own, waiting for the line below them
  size_t statement_ = 0;               // the head of the statement being written
  size_t level_ = 0;                   // of the clause being written
  bool in_clause_ = false;
  bool first_of_block_ = true;
  bool blank_ = false;
  bool blank_after_comments_ = false;
};

}  // namespace

std::string Format(const base::SourceFile& source) { return Formatter(source).Format(); }

}  // namespace xinze::syntax
