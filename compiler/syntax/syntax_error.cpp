#include "compiler/syntax/syntax_error.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "XinzeParser.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/keywords.h"
#include "compiler/syntax/segmentation.h"

namespace xinze::syntax {
namespace {

using diagnostics::Code;
using diagnostics::Phrase;
using grammar::XinzeParser;

// More alternatives than these nobody reads.
constexpr size_t kMaxAlternatives = 8;

bool IsSoft(size_t type) { return type >= XinzeParser::K_PART_OF && type <= XinzeParser::K_WITHIN; }

bool IsHard(size_t type) { return type >= XinzeParser::K_OF && type <= XinzeParser::K_ANY_OF; }

// The canonical spelling of each keyword's token.
const Keyword* CanonicalKeyword(size_t type) {
  static const std::unordered_map<size_t, const Keyword*> index = [] {
    constexpr size_t types[] = {
#define XINZE_KEYWORD(token, strength, chinese, english) XinzeParser::token,
#include "compiler/syntax/keywords.def"
#undef XINZE_KEYWORD
    };
    std::unordered_map<size_t, const Keyword*> made;
    for (size_t i = 0; i < std::size(types); ++i) made.emplace(types[i], &AllKeywords()[i]);
    return made;
  }();
  const auto found = index.find(type);
  return found == index.end() ? nullptr : found->second;
}

std::string_view Sign(size_t type) {
  switch (type) {
    case XinzeParser::LPAREN:
      return "(";
    case XinzeParser::RPAREN:
      return ")";
    case XinzeParser::SEMICOLON:
      return ";";
    case XinzeParser::COLON:
      return ":";
    case XinzeParser::ENUM_COMMA:
      return "、";
    case XinzeParser::EQ:
      return "=";
    case XinzeParser::LBRACKET:
      return "〔";
    case XinzeParser::RBRACKET:
      return "〕";
    default:
      return {};
  }
}

// The alternatives at a mistake, as a person would list them.
class Alternatives {
 public:
  explicit Alternatives(std::set<size_t> expected) : left_(std::move(expected)) {}

  Phrase Describe() {
    using P = XinzeParser;
    const bool value = Has(P::NAME) && Has(P::INTEGER) && Has(P::K_TRUE);
    if (value) {
      Has(P::K_NOT) ? Say("条件", "a condition") : Say("值", "a value");
      Drop({P::NAME,  P::TEXT,   P::INTEGER, P::PERCENTAGE, P::AMOUNT,      P::DATE,   P::PERIOD,
            P::AGE,   P::K_TRUE, P::K_FALSE, P::K_AS_OF,    P::K_UNDEFINED, P::K_HAS,  P::K_NO,
            P::K_ANY, P::K_NOT,  P::K_EVERY, P::K_ALL_OF,   P::K_ANY_OF,    P::LPAREN, P::MINUS});
      DropSoft();
    } else if (Has(P::NAME)) {
      Say("名称", "a name");
      Drop({P::NAME, P::TEXT});
      DropSoft();
    }
    if (Has(P::K_IS) && Has(P::LT)) {
      Say("比较（是、属、早于、≥ 等）", "a comparison (is, in, before, >= …)");
      Drop({P::EQ,
            P::NE,
            P::LT,
            P::LE,
            P::GT,
            P::GE,
            P::K_HAS_VALUE,
            P::K_NO_VALUE,
            P::K_IN,
            P::K_PART_OF,
            P::K_NOT_IN,
            P::K_IS,
            P::K_IS_NOT,
            P::K_CONTAINS,
            P::K_CONTAINS_ANY,
            P::K_CONTAINS_ALL,
            P::K_DURING,
            P::K_UNDER,
            P::K_REACHED,
            P::K_IN_OFFICE,
            P::K_OF,
            P::K_ONWARD});
    }
    Drop({P::PLUS, P::MINUS, P::TIMES, P::DIVIDE, P::ITEM_COMMA, P::COMMA});
    if (Has(P::K_AND) && Has(P::K_OR)) {
      Say("且、或", "and, or");
      Drop({P::K_AND, P::K_OR});
    }
    if (Has(P::PERIOD) && Has(P::INTEGER)) {
      Say("值", "a value");
      Drop({P::INTEGER, P::PERCENTAGE, P::AMOUNT, P::DATE, P::PERIOD, P::AGE, P::K_TRUE,
            P::K_FALSE});
    }
    const bool line_end = Has(P::NEWLINE);
    Drop({P::NEWLINE});
    if (Has(P::TEXT)) Say("“ ”中的文本", "a text in “ ”");
    if (Has(P::DATE)) Say("日期", "a date");
    if (Has(P::INTEGER)) Say("整数", "an integer");
    if (Has(P::LEDGER_ID)) Say("条目编号", "a ledger id");
    if (Has(P::TITLE)) Say("《 》中的文件名", "a title in 《 》");
    for (const size_t type : InOrder()) {
      if (const Keyword* keyword = CanonicalKeyword(type); keyword != nullptr && type != P::EQ) {
        Say("“" + std::string(keyword->chinese) + "”", "“" + std::string(keyword->english) + "”");
      } else if (!Sign(type).empty()) {
        Say("“" + std::string(Sign(type)) + "”", "“" + std::string(Sign(type)) + "”");
      }
    }
    if (line_end) Say("行末", "the end of the line");
    return Join();
  }

 private:
  // What is special to the place first; what any statement may carry last.
  std::vector<size_t> InOrder() const {
    std::vector<size_t> out(left_.begin(), left_.end());
    std::stable_partition(out.begin(), out.end(), [](size_t type) {
      return type < XinzeParser::K_READING || type > XinzeParser::K_ENGLISH;
    });
    return out;
  }
  bool Has(size_t type) const { return left_.contains(type); }
  void Drop(std::initializer_list<size_t> types) {
    for (const size_t type : types) left_.erase(type);
  }
  void DropSoft() {
    std::erase_if(left_, [](size_t type) { return IsSoft(type); });
  }
  void Say(std::string zh, std::string en) { said_.push_back({std::move(zh), std::move(en)}); }

  Phrase Join() const {
    Phrase out;
    const size_t count = std::min(said_.size(), kMaxAlternatives);
    for (size_t i = 0; i < count; ++i) {
      const bool last = i + 1 == said_.size();
      out.zh += (i == 0 ? "" : last ? "或" : "、") + said_[i].zh;
      out.en += (i == 0 ? "" : last ? " or " : ", ") + said_[i].en;
    }
    if (said_.size() > count) {
      out.zh += "等";
      out.en += " …";
    }
    if (said_.empty()) out = {"其他内容", "something else"};
    return out;
  }

  std::set<size_t> left_;
  std::vector<Phrase> said_;
};

Phrase DescribeSeen(const Token& token) {
  if (token.type == XinzeParser::NEWLINE) return {"行末", "end of line"};
  const std::string quoted = token.type == XinzeParser::TEXT ? token.text : "“" + token.text + "”";
  return {quoted, quoted};
}

// The edit distance of two words in code points, as far as it is 0, 1 or more.
bool DifferByOne(std::string_view a, std::string_view b) {
  const auto points = [](std::string_view text) {
    std::u32string out;
    for (size_t i = 0; i < text.size();) {
      const base::DecodedCodePoint decoded = base::DecodeUtf8(text, i);
      out.push_back(decoded.value);
      i += decoded.length;
    }
    return out;
  };
  std::u32string x = points(a);
  std::u32string y = points(b);
  if (x.size() > y.size()) std::swap(x, y);
  if (y.size() - x.size() > 1 || y.size() < 2) return false;
  size_t i = 0;
  while (i < x.size() && x[i] == y[i]) ++i;
  if (x.size() == y.size())
    return x.substr(std::min(i + 1, x.size())) == y.substr(std::min(i + 1, y.size()));
  return x.substr(i) == y.substr(i + 1);
}

bool IsHardKeyword(const std::string& piece) {
  const Keyword* keyword = FindKeyword(piece);
  return keyword != nullptr && keyword->strength == KeywordStrength::Hard;
}

class Reporter {
 public:
  Reporter(const std::vector<Token>& tokens, const base::SourceFile& source,
           diagnostics::Diagnostics& sink)
      : tokens_(tokens), source_(source), sink_(sink) {
    for (const Token& token : tokens) {
      if (token.type == XinzeParser::NAME) names_.insert(token.text);
    }
  }

  void Report(const SyntaxError& error) {
    if (IsMended(error.token)) return;
    const Token& token = tokens_[error.token];
    const base::Span span = SpanOf(token);
    const Phrase seen = DescribeSeen(token);
    const Phrase expected = Alternatives(error.expected).Describe();
    auto report = sink_.Report(error.stray_line ? Code::XZ0216 : Code::XZ0201, span);
    report.Arg(seen.zh, seen.en).Arg(expected.zh, expected.en);
    const bool wants_name = error.expected.contains(XinzeParser::NAME) &&
                            !error.expected.contains(XinzeParser::INTEGER);
    if (IsHard(token.type) && wants_name) {
      report.Note("“" + token.text + "”是关键词；要用作名称，请放在引号中",
                  "“" + token.text + "” is a keyword; to use it as a name, put it in “ ”");
      report.Fix(span, "“" + token.text + "”");
    }
    if (!SuggestKeyword(error, report)) SuggestSpaces(error, report);
  }

 private:
  using Builder = diagnostics::Diagnostics::Builder;

  base::Span SpanOf(const Token& token) const { return source_.span(token.begin, token.end); }

  // Whether a bracket of the line had to be closed: what follows from it is not worth a word.
  bool IsMended(size_t at) const {
    while (tokens_[at].type != XinzeParser::NEWLINE) ++at;
    return at > 0 && tokens_[at - 1].type == XinzeParser::RPAREN &&
           tokens_[at - 1].begin == tokens_[at - 1].end;
  }

  // 定意 for 定义: the first word of the line, or the wrong one, is a keyword but for one
  // character.
  bool SuggestKeyword(const SyntaxError& error, Builder& report) const {
    for (const size_t at : {error.first, error.token}) {
      const Token& token = tokens_[at];
      if (token.type != XinzeParser::NAME) continue;
      for (const Keyword& keyword : AllKeywords()) {
        const bool head = at == error.first && keyword.strength == KeywordStrength::Head;
        if (!head && !Expects(error, keyword)) continue;
        for (const std::string_view spelling : {keyword.chinese, keyword.english}) {
          if (!DifferByOne(token.text, spelling)) continue;
          report.Note("是不是“" + std::string(spelling) + "”？",
                      "did you mean “" + std::string(spelling) + "”?");
          report.Fix(SpanOf(token), spelling);
          return true;
        }
      }
    }
    return false;
  }

  bool Expects(const SyntaxError& error, const Keyword& keyword) const {
    return std::any_of(error.expected.begin(), error.expected.end(), [&](size_t type) {
      const Keyword* canonical = CanonicalKeyword(type);
      return canonical != nullptr && canonical->token == keyword.token;
    });
  }

  // A run in the line that falls into known words in exactly one way was written without spaces.
  void SuggestSpaces(const SyntaxError& error, Builder& report) const {
    for (size_t at = error.first; tokens_[at].type != XinzeParser::NEWLINE; ++at) {
      const Token& token = tokens_[at];
      if (token.type != XinzeParser::NAME) continue;
      const auto pieces = SuggestSegmentation(token.text, [&](std::string_view piece) {
        return piece != token.text && names_.contains(std::string(piece));
      });
      if (pieces && std::any_of(pieces->begin(), pieces->end(), IsHardKeyword)) {
        const std::string spaced = JoinSegments(*pieces);
        report.Note("“" + token.text + "”连写时是一个名称；关键词前后要有空格：" + spaced,
                    "“" + token.text + "” without spaces is one name; part the words: " + spaced);
        report.Fix(SpanOf(token), at + 1 == error.token ? spaced + " " : spaced);
        return;
      }
    }
  }

  const std::vector<Token>& tokens_;
  const base::SourceFile& source_;
  diagnostics::Diagnostics& sink_;
  std::unordered_set<std::string> names_;
};

}  // namespace

void ReportSyntaxErrors(const std::vector<SyntaxError>& errors, const std::vector<Token>& tokens,
                        const base::SourceFile& source, diagnostics::Diagnostics& sink) {
  Reporter reporter(tokens, source, sink);
  for (const SyntaxError& error : errors) reporter.Report(error);
}

}  // namespace xinze::syntax
