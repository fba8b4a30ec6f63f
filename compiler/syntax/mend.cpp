#include "compiler/syntax/mend.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <antlr4-runtime.h>
#include <fmt/format.h>

#include "XinzeLexer.h"
#include "compiler/base/utf8.h"

namespace xinze::syntax {
namespace {

using diagnostics::Code;
using grammar::XinzeLexer;

// How far the closing bracket of a wrong kind is looked for.
constexpr size_t kMaxBracketTokens = 400;

std::string Encode(char32_t character) {
  std::string text;
  base::AppendUtf8(character, text);
  return text;
}

// The type of the literal that a number and `unit` make; nothing if it is no unit.
std::optional<size_t> LiteralOf(std::string_view unit) {
  for (const std::string_view word :
       {"年", "个月", "月", "日", "天", "个工作日", "工作日", "周", "小时"}) {
    if (unit == word) return XinzeLexer::PERIOD;
  }
  for (const std::string_view word : {"元", "百元", "千元", "万元", "十万元", "百万元", "千万元",
                                      "亿元", "十亿元", "百亿元", "千亿元"}) {
    if (unit == word) return XinzeLexer::AMOUNT;
  }
  if (unit == "周岁" || unit == "岁") return XinzeLexer::AGE;
  if (unit == "%" || unit == "‰") return XinzeLexer::PERCENTAGE;
  return std::nullopt;
}

// A sign of other languages, of one or two tokens, and what it means here.
struct ForeignSign {
  std::string_view first;
  std::string_view second;
  size_t type;
  std::string_view meant;
};
constexpr ForeignSign kForeignSigns[] = {
    {"=", "=", XinzeLexer::EQ, "="},     {"<", ">", XinzeLexer::NE, "≠"},
    {"=", ">", XinzeLexer::GE, "≥"},     {"=", "<", XinzeLexer::LE, "≤"},
    {"&", "&", XinzeLexer::K_AND, "且"}, {"|", "|", XinzeLexer::K_OR, "或"},
    {"&", "", XinzeLexer::K_AND, "且"},  {"|", "", XinzeLexer::K_OR, "或"},
    {"!", "", XinzeLexer::K_NOT, "非"},  {"≦", "", XinzeLexer::LE, "≤"},
    {"≧", "", XinzeLexer::GE, "≥"},      {"⩽", "", XinzeLexer::LE, "≤"},
    {"⩾", "", XinzeLexer::GE, "≥"},      {"·", "", XinzeLexer::TIMES, "*"},
};

// The bracket that closes `opening`, if authors write that for ( ).
std::string_view ClosingOf(const Token& opening) {
  if (opening.type == XinzeLexer::LBRACKET) return opening.text == "[" ? "]" : "〕";
  if (opening.text == "【") return "】";
  return opening.text == "{" ? "}" : std::string_view();
}

class Mender {
 public:
  Mender(LexedBlock block, const base::SourceFile& source, diagnostics::Diagnostics& sink)
      : tokens_(std::move(block.tokens)),
        odd_(std::move(block.odd)),
        source_(source),
        sink_(sink) {}

  std::vector<Token> Mend() {
    ReportOddCharacters();
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      Token& token = tokens_[at_];
      if (token.type == XinzeLexer::OPEN_TEXT && MendNestedText()) continue;
      if (token.type == XinzeLexer::ODD_TEXT) MendText(token);
      if (token.type == XinzeLexer::OPEN_TITLE) sink_.Report(Code::XZ0218, SpanOf(token));
      if (MendUnit() || MendSign() || MendCurrency()) continue;
      MendBracket();
      out_.push_back(tokens_[at_]);
    }
    return std::move(out_);
  }

 private:
  base::Span SpanOf(const Token& token) const { return source_.span(token.begin, token.end); }
  std::string_view WrittenAt(const base::Span& span) const { return source_.text(span); }

  // A kind of mark: ‘ ’ in place of “ ”.
  void ReportMarks(const base::Span& span, const std::string& marks, const std::string& meant,
                   std::vector<diagnostics::Edit> edits) {
    sink_.Report(Code::XZ0217, span).Arg(marks + " ").Arg(" " + meant).Fix(std::move(edits));
  }

  void ReportSpelling(const base::Span& span, std::string_view meant) {
    const std::string written = "“" + std::string(WrittenAt(span)) + "”";
    sink_.Report(Code::XZ0217, span)
        .Arg(written)
        .Arg("“" + std::string(meant) + "”")
        .Fix(span, meant);
  }

  // One finding for those that stand together: a text copied from elsewhere often holds many.
  void ReportOddCharacters() {
    for (size_t i = 0; i < odd_.size();) {
      const OddCharacter& first = odd_[i];
      if (const char32_t plain = base::FoldRadical(first.character); plain != first.character) {
        ReportSpelling(source_.span(first.begin, first.end), Encode(plain));
        ++i;
        continue;
      }
      size_t last = i;
      while (last + 1 < odd_.size() && odd_[last + 1].begin == odd_[last].end &&
             base::IsInvisible(odd_[last + 1].character)) {
        ++last;
      }
      const base::Span span = source_.span(first.begin, odd_[last].end);
      const std::string code = fmt::format("U+{:04X}", static_cast<uint32_t>(first.character));
      sink_.Report(Code::XZ0203, span)
          .Arg(code + "（看不见的字符）", code + " (which is invisible)")
          .Fix(span, "");
      i = last + 1;
    }
  }

  // ‘甲’, “甲": the marks become “ ”, which are three bytes each.
  void MendText(Token& token) {
    const base::DecodedCodePoint opening = base::DecodeUtf8(token.text, 0);
    size_t closing = token.text.size() - 1;
    while ((static_cast<unsigned char>(token.text[closing]) & 0xC0U) == 0x80U) --closing;
    const std::string content = token.text.substr(opening.length, closing - opening.length);
    const std::string marks = Encode(opening.value) + " " + token.text.substr(closing);
    ReportMarks(SpanOf(token), marks, "“ ”", {{SpanOf(token), "“" + content + "”"}});
    token.type = XinzeLexer::TEXT;
    token.text = "“" + content + "”";
  }

  // “甲“乙”丙”: of marks of one kind within each other, the outer ones are 「 」.
  bool MendNestedText() {
    const Token first = tokens_[at_];
    const size_t end = EndOfNestedText(first);
    size_t next = at_;
    while (next < tokens_.size() && tokens_[next].begin < end) ++next;
    if (end == 0 || tokens_[next - 1].end != end) return false;
    const size_t mark = std::string_view("“").size();
    const base::Span span = source_.span(first.begin, end);
    const base::Span opening = source_.span(first.begin, first.begin + mark);
    const base::Span closing = source_.span(end - mark, end);
    const std::string_view content = WrittenAt(source_.span(first.begin + mark, end - mark));
    ReportMarks(span, "“ “ ” ”", "「 “ ” 」", {{opening, "「"}, {closing, "」"}});
    Token text = first;
    text.type = XinzeLexer::TEXT;
    text.end = static_cast<uint32_t>(end);
    text.text = "「" + base::NormalizeNfc(content) + "」";
    out_.push_back(std::move(text));
    at_ = next - 1;
    return true;
  }

  // Where the mark stands that closes `opening`, on its line; 0 if there is none, or no mark of its
  // kind within, or those that would be put around it.
  size_t EndOfNestedText(const Token& opening) const {
    if (!opening.text.starts_with("“")) return 0;
    const std::string_view all = source_.text();
    int depth = 0;
    int deepest = 0;
    for (size_t i = opening.begin; i < all.size() && all[i] != '\n';) {
      const base::DecodedCodePoint point = base::DecodeUtf8(all, i);
      i += point.length;
      if (point.value == U'「' || point.value == U'」') return 0;
      if (point.value == U'“') deepest = std::max(deepest, ++depth);
      if (point.value == U'”' && --depth == 0) return deepest > 1 ? i : 0;
    }
    return 0;
  }

  // 3 年: a number, spaces, a unit.
  bool MendUnit() {
    if (out_.empty() || at_ == 0) return false;
    const Token& number = tokens_[at_ - 1];
    const Token& unit = tokens_[at_];
    const bool is_number = number.type == XinzeLexer::INTEGER ||
                           number.type == XinzeLexer::DECIMAL ||
                           (number.type == XinzeLexer::AMOUNT && unit.text == "元");
    // 万元 alone is an amount to the lexer.
    const bool is_unit = unit.type == XinzeLexer::NAME || unit.type == XinzeLexer::OTHER ||
                         unit.type == XinzeLexer::AMOUNT;
    if (!is_number || !is_unit) return false;
    const auto type = LiteralOf(unit.text);
    if (!type) return false;
    Token& whole = out_.back();
    whole.type = *type;
    whole.end = unit.end;
    whole.text += unit.text;
    ReportSpelling(SpanOf(whole), whole.text);
    return true;
  }

  bool MendSign() {
    const Token& first = tokens_[at_];
    const bool has_second = at_ + 1 < tokens_.size() && tokens_[at_ + 1].begin == first.end &&
                            tokens_[at_ + 1].type != XinzeLexer::NEWLINE;
    for (const ForeignSign& sign : kForeignSigns) {
      if (first.text != sign.first) continue;
      if (!sign.second.empty() && (!has_second || tokens_[at_ + 1].text != sign.second)) continue;
      Token mended = first;
      mended.type = sign.type;
      mended.text = sign.meant;
      if (!sign.second.empty()) mended.end = tokens_[++at_].end;
      ReportSpelling(SpanOf(mended), sign.meant);
      out_.push_back(std::move(mended));
      return true;
    }
    return false;
  }

  // ¥3000 in place of 3000元.
  bool MendCurrency() {
    if (tokens_[at_].text != "¥" || at_ + 1 == tokens_.size()) return false;
    Token amount = tokens_[at_ + 1];
    const bool number = amount.type == XinzeLexer::INTEGER || amount.type == XinzeLexer::DECIMAL ||
                        amount.type == XinzeLexer::AMOUNT;
    if (!number) return false;
    if (!amount.text.ends_with("元")) amount.text += "元";
    amount.type = XinzeLexer::AMOUNT;
    amount.begin = tokens_[at_].begin;
    ReportSpelling(SpanOf(amount), amount.text);
    out_.push_back(std::move(amount));
    ++at_;
    return true;
  }

  // 【甲】 in place of (甲). 〔2018〕 and [2018] are parts of a document's number.
  void MendBracket() {
    Token& opening = tokens_[at_];
    const std::string_view closing = ClosingOf(opening);
    const bool year = opening.type == XinzeLexer::LBRACKET && at_ + 1 < tokens_.size() &&
                      tokens_[at_ + 1].type == XinzeLexer::INTEGER;
    if (closing.empty() || year) return;
    const base::Span span = SpanOf(opening);
    std::vector<diagnostics::Edit> edits = {{SpanOf(opening), "("}};
    size_t depth = 0;
    const size_t end = std::min(tokens_.size(), at_ + kMaxBracketTokens);
    for (size_t i = at_ + 1; i < end; ++i) {
      if (tokens_[i].text == opening.text) ++depth;
      if (tokens_[i].text != closing || depth-- > 0) continue;
      edits.push_back({SpanOf(tokens_[i]), ")"});
      tokens_[i].type = XinzeLexer::RPAREN;
      tokens_[i].text = ")";
      break;
    }
    ReportMarks(span, opening.text + " " + std::string(closing), "( )", std::move(edits));
    opening.type = XinzeLexer::LPAREN;
    opening.text = "(";
  }

  std::vector<Token> tokens_;
  std::vector<OddCharacter> odd_;
  const base::SourceFile& source_;
  diagnostics::Diagnostics& sink_;
  std::vector<Token> out_;
  size_t at_ = 0;
};

}  // namespace

std::vector<Token> Mend(LexedBlock block, const base::SourceFile& source,
                        diagnostics::Diagnostics& sink) {
  return Mender(std::move(block), source, sink).Mend();
}

}  // namespace xinze::syntax
