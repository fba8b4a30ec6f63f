#include "compiler/syntax/syntax_error.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "XinzeParser.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/keywords.h"
#include "compiler/syntax/meant_word.h"
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

// The alternatives at a mistake, as a person would list them.
class Alternatives {
 public:
  explicit Alternatives(std::set<size_t> expected) : left_(std::move(expected)) {}

  Phrase Describe() {
    using P = XinzeParser;
    const bool value = Has(P::NAME) && Has(P::INTEGER) && Has(P::K_TRUE);
    if (value) {
      Has(P::K_NOT) ? Say("条件", "a condition") : Say("值", "a value");
      Drop({P::NAME,        P::TEXT,     P::INTEGER, P::DECIMAL, P::PERCENTAGE, P::AMOUNT,
            P::DATE,        P::PERIOD,   P::AGE,     P::K_TRUE,  P::K_FALSE,    P::K_AS_OF,
            P::K_UNDEFINED, P::K_HAS,    P::K_NO,    P::K_ANY,   P::K_NOT,      P::K_EVERY,
            P::K_ALL_OF,    P::K_ANY_OF, P::LPAREN,  P::MINUS});
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
    Drop({P::PLUS, P::MINUS, P::TIMES, P::DIVIDE, P::ITEM_COMMA, P::COMMA, P::K_ROUNDED,
          P::K_ROUNDED_DOWN, P::K_ROUNDED_UP});
    if (Has(P::PERIOD) && Has(P::INTEGER)) {
      Say("值", "a value");
      Drop({P::INTEGER, P::DECIMAL, P::PERCENTAGE, P::AMOUNT, P::DATE, P::PERIOD, P::AGE, P::K_TRUE,
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
      if (!SpellingOf(type, false).empty()) {
        Say("“" + std::string(SpellingOf(type, false)) + "”",
            "“" + std::string(SpellingOf(type, true)) + "”");
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

bool IsWordCharacter(char32_t c) {
  return base::IsHan(c) || (c < 0x80 && std::isalnum(static_cast<int>(c)) != 0);
}

bool BeginsWithWord(std::string_view text) {
  return !text.empty() && IsWordCharacter(base::DecodeUtf8(text, 0).value);
}

bool EndsInWord(std::string_view text) {
  char32_t last = 0;
  for (size_t i = 0; i < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, i);
    last = decoded.value;
    i += decoded.length;
  }
  return IsWordCharacter(last);
}

bool IsHardKeyword(const std::string& piece) {
  const Keyword* keyword = FindKeyword(piece);
  return keyword != nullptr && keyword->strength == KeywordStrength::Hard;
}

class Reporter {
 public:
  Reporter(const std::vector<Token>& tokens, const base::SourceFile& source, bool english,
           const NameSet& known, diagnostics::Diagnostics& sink)
      : tokens_(tokens), source_(source), english_(english), known_(known), sink_(sink) {
    for (const Token& token : tokens) {
      if (token.type == XinzeParser::NAME) names_.insert(token.text);
    }
  }

  void Report(const SyntaxError& error) {
    if (error.follows || IsMended(error.token)) return;
    const Token& token = tokens_[error.token];
    const base::Span span = SpanOf(token);
    const Phrase seen = DescribeSeen(token);
    const Phrase expected = Alternatives(error.expected).Describe();
    auto report = sink_.Report(error.stray_line ? Code::XZ0216 : Code::XZ0201, span);
    report.Arg(seen.zh, seen.en).Arg(expected.zh, expected.en);
    if (ExplainBound(error, report) || ExplainAs(error, report) || ExplainStatus(error, report) ||
        ExplainShould(error, report) || ExplainRounding(error, report) ||
        ExplainRoundingLast(error, report) || SuggestMeantWord(error, report) ||
        SuggestSpaces(error, report) || SuggestRepair(error, report)) {
      return;
    }
    if (error.expected.size() == 1 && error.expected.contains(XinzeParser::K_FOR)) {
      report.Note("名单的例外要写明范围：例外 就 记录 当 …，或者 例外 就 主体 当 …",
                  "an exception of a list says its scope: except for record when …, or except for "
                  "subject when …");
    }
    const bool wants_name = error.expected.contains(XinzeParser::NAME) &&
                            !error.expected.contains(XinzeParser::INTEGER);
    if (!IsHard(token.type) || !wants_name) return;
    report.Note("“" + token.text + "”是关键词；要用作名称，请放在引号中",
                "“" + token.text + "” is a keyword; to use it as a name, put it in “ ”");
    report.Fix(span, "“" + token.text + "”");
  }

 private:
  using Builder = diagnostics::Diagnostics::Builder;

  base::Span SpanOf(const Token& token) const { return source_.span(token.begin, token.end); }

  // What follows from something dropped or made up in the line is not worth a word.
  bool IsMended(size_t at) const {
    while (tokens_[at].type != XinzeParser::NEWLINE) ++at;
    return tokens_[at].mended;
  }

  // 3万元以上: in the language the comparison stands before the value.
  bool ExplainBound(const SyntaxError& error, Builder& report) const {
    struct Bound {
      std::string_view word, zh, en;
    };
    constexpr Bound kBounds[] = {{"以上", "不少于", "at_least"}, {"及以上", "不少于", "at_least"},
                                 {"以下", "不超过", "at_most"},  {"及以下", "不超过", "at_most"},
                                 {"以内", "不超过", "at_most"},  {"之内", "不超过", "at_most"},
                                 {"以前", "早于", "before"},     {"之前", "早于", "before"},
                                 {"以后", "晚于", "after"},      {"之后", "晚于", "after"}};
    for (size_t at = error.first + 1; tokens_[at].type != XinzeParser::NEWLINE; ++at) {
      for (const Bound& bound : kBounds) {
        if (tokens_[at].type != XinzeParser::NAME || tokens_[at].text != bound.word) continue;
        const std::string value = tokens_[at - 1].text;
        const std::string written = value + tokens_[at].text;
        report.Note("“" + written + "”写作“" + std::string(bound.zh) + " " + value + "”",
                    "“" + written + "” is written “" + std::string(bound.en) + " " + value + "”");
        return true;
      }
    }
    return false;
  }

  // 定义 甲 为 1年: behind the head of a definition stands =, and 为 in a line of its own.
  bool ExplainAs(const SyntaxError& error, Builder& report) const {
    const Token& token = tokens_[error.token];
    if (tokens_[error.first].type != XinzeParser::K_DEFINE || token.type != XinzeParser::K_AS) {
      return false;
    }
    report.Note("“为”要另起一行；写在同一行用“=”",
                "“as” begins a line of its own; on the same line write “=”");
    report.Fix(SpanOf(token), "=");
    return true;
  }

  // 2025-03-02 应有 …: in an assertion the word and its condition are parted.
  bool ExplainShould(const SyntaxError& error, Builder& report) const {
    if (tokens_[error.first].type != XinzeParser::DATE) return false;
    const Token& run = tokens_[error.first + 1];
    for (const std::string_view word : {"应", "不应"}) {
      for (const std::string_view rest : {"有", "无", "在列"}) {
        if (run.text != std::string(word) + std::string(rest)) continue;
        const std::string spaced = std::string(word) + " " + std::string(rest);
        report.Note("“" + run.text + "”写作“" + spaced + "”",
                    "“" + run.text + "” is written “" + spaced + "”");
        report.Fix(SpanOf(run), spaced);
        return true;
      }
    }
    return false;
  }

  // 甲 * 5% 舍去到 分 + 乙: nothing follows what rounds.
  bool ExplainRoundingLast(const SyntaxError& error, Builder& report) const {
    if (error.token < error.first + 2) return false;
    const size_t word = tokens_[error.token - 2].type;
    if (word < XinzeParser::K_ROUNDED || word > XinzeParser::K_ROUNDED_UP) return false;
    report.Note("舍入写在最后；之后还要计算的，把舍入的部分放在括号里：(甲 * 5% 舍去到 分) + 乙",
                "what rounds stands last; to compute on, put what is rounded in brackets: "
                "(a * 5% rounded_down_to fen) + b");
    return true;
  }

  // 精确到 分: how it is rounded is said. 四舍五入 到 分: the two words are one.
  bool ExplainRounding(const SyntaxError& error, Builder& report) const {
    struct Rounding {
      std::string_view word;
      std::vector<size_t> meant;
    };
    using P = XinzeParser;
    const std::vector<size_t> any = {P::K_ROUNDED, P::K_ROUNDED_DOWN, P::K_ROUNDED_UP};
    const Rounding roundings[] = {{"四舍五入", {P::K_ROUNDED}},
                                  {"四舍五入至", {P::K_ROUNDED}},
                                  {"舍去", {P::K_ROUNDED_DOWN}},
                                  {"舍去至", {P::K_ROUNDED_DOWN}},
                                  {"进一", {P::K_ROUNDED_UP}},
                                  {"进一至", {P::K_ROUNDED_UP}},
                                  {"精确", any},
                                  {"精确到", any},
                                  {"精确至", any},
                                  {"保留到", any},
                                  {"取整到", any},
                                  {"舍入到", any},
                                  {"rounded", any}};
    const Token& token = tokens_[error.token];
    const auto* found =
        std::find_if(std::begin(roundings), std::end(roundings),
                     [&](const Rounding& rounding) { return rounding.word == token.text; });
    if (!error.expected.contains(P::K_ROUNDED) || found == std::end(roundings)) return false;
    const Token& next = tokens_[error.token + 1];
    const base::Span words =
        next.text == "到" ? source_.span(token.begin, next.end) : SpanOf(token);
    report.Note("舍入写作“四舍五入到 分”“舍去到 分”或者“进一到 分”，单位也可以是 角、元、万元",
                "rounding is written rounded_to fen, rounded_down_to fen or rounded_up_to fen; the "
                "unit may be jiao, yuan or ten_thousand_yuan, too");
    for (const size_t type : found->meant) report.Fix(words, SpellingOf(type, english_));
    return true;
  }

  // 已移出 甲名单: only 在列 stands before the name of a list, other statuses in its brackets.
  bool ExplainStatus(const SyntaxError& error, Builder& report) const {
    constexpr std::string_view kStatuses[] = {
        "已移出",   "拟列入", "暂停",      "已撤销",   "待核实",    "程序瑕疵",  "不符合",
        "proposed", "exited", "suspended", "annulled", "to_verify", "defective", "not_met"};
    if (error.token == error.first) return false;
    const Token& status = tokens_[error.token - 1];
    const Token& list = tokens_[error.token];
    const bool names = list.type == XinzeParser::NAME || list.type == XinzeParser::TEXT;
    if (!names ||
        std::find(std::begin(kStatuses), std::end(kStatuses), status.text) == std::end(kStatuses)) {
      return false;
    }
    const std::string written = std::string(SpellingOf(XinzeParser::K_ANY, english_)) + " " +
                                list.text + "(" + status.text + ")";
    report.Note("问名单的这种状态，写作：" + written,
                "this status of a list is asked so: " + written);
    report.Fix(source_.span(status.begin, list.end), written);
    return true;
  }

  // 或者 for 或, 定意 for 定义: a word of which the keyword that was meant can be told.
  bool SuggestMeantWord(const SyntaxError& error, Builder& report) const {
    if (error.repair && error.repair->kind == Repair::Kind::Replace) {
      return SuggestReplacement(tokens_[error.repair->token], error.repair->types, report);
    }
    // Nothing makes the line whole: at least its first word, or the wrong one, is a keyword but for
    // a character.
    for (const size_t at : {error.first, error.token}) {
      for (const size_t type : KeywordsMeantBy(tokens_[at])) {
        const Keyword* keyword = CanonicalKeyword(type);
        const bool head =
            at == error.first && keyword != nullptr && keyword->strength == KeywordStrength::Head;
        if (!head && !error.expected.contains(type)) continue;
        return SuggestReplacement(tokens_[at], {type}, report);
      }
    }
    return false;
  }

  bool SuggestReplacement(const Token& token, const std::vector<size_t>& types,
                          Builder& report) const {
    const Phrase words = WordsOf(types);
    report.Note("是不是" + words.zh + "？", "did you mean " + words.en + "?");
    for (const size_t type : types) report.Fix(SpanOf(token), SpellingOf(type, english_));
    return true;
  }

  Phrase WordsOf(const std::vector<size_t>& types) const {
    Phrase words;
    for (const size_t type : types) {
      const bool last = type == types.back();
      words.zh += words.zh.empty() ? "“" : last ? "或“" : "、“";
      words.en += words.en.empty() ? "“" : last ? " or “" : ", “";
      words.zh += std::string(SpellingOf(type, false)) + "”";
      words.en += std::string(SpellingOf(type, true)) + "”";
    }
    return words;
  }

  // A run in the line that falls into known words in exactly one way was written without spaces:
  // most likely the one before the misfit, or that one.
  bool SuggestSpaces(const SyntaxError& error, Builder& report) const {
    std::vector<size_t> places;
    if (error.token > error.first) places.push_back(error.token - 1);
    places.push_back(error.token);
    for (size_t at = error.first; tokens_[at].type != XinzeParser::NEWLINE; ++at) {
      // What stands behind the head of a statement is its name, whatever it consists of.
      if (at != error.first + 1 || !error.declares) places.push_back(at);
    }
    return std::any_of(places.begin(), places.end(),
                       [&](size_t at) { return SuggestSpacesAt(error, at, report); });
  }

  bool SuggestSpacesAt(const SyntaxError& error, size_t at, Builder& report) const {
    const Token& token = tokens_[at];
    if (token.type != XinzeParser::NAME) return false;
    const bool first = at == error.first && error.stray_line;
    const bool before = at + 1 == error.token;
    std::optional<std::vector<std::string>> pieces;
    if (first) pieces = HeadAndName(token.text);
    if (!pieces) pieces = PiecesOf(token.text);
    const bool several = HasSeveralSegmentations(token.text, IsPieceOf(token.text));
    if (!pieces && before && !several) pieces = PartsAt(token.text, error.expected);
    if (!pieces) return false;
    const bool words = std::any_of(pieces->begin(), pieces->end(), IsHardKeyword) ||
                       std::all_of(pieces->begin(), pieces->end(), [](const std::string& piece) {
                         return FindKeyword(piece) != nullptr;
                       });
    if (!first && !words) return false;
    const std::string spaced = JoinSegments(*pieces);
    report.Note("“" + token.text + "”连写时是一个名称；关键词前后要有空格：" + spaced,
                "“" + token.text + "” without spaces is one name; part the words: " + spaced);
    const bool part = before && tokens_[error.token].type != XinzeParser::NEWLINE;
    report.Fix(SpanOf(token), part ? spaced + " " : spaced);
    return true;
  }

  std::optional<std::vector<std::string>> PiecesOf(const std::string& run) const {
    return SuggestSegmentation(run, IsPieceOf(run));
  }
  // Whether a part of `run` is a name that the file or its library declares.
  std::function<bool(std::string_view)> IsPieceOf(const std::string& run) const {
    return [this, &run](std::string_view piece) {
      return piece != run &&
             (names_.contains(std::string(piece)) || known_.contains(std::string(piece)));
    };
  }

  // 名单甲 at the beginning of a line: the word for a statement, and what may be any name.
  static std::optional<std::vector<std::string>> HeadAndName(const std::string& run) {
    for (const Keyword& keyword : AllKeywords()) {
      if (keyword.strength != KeywordStrength::Head || !run.starts_with(keyword.chinese)) continue;
      return std::vector<std::string>{std::string(keyword.chinese),
                                      run.substr(keyword.chinese.size())};
    }
    return std::nullopt;
  }

  // 甲是关注 where a name and then 是 should stand: parted at that word, whatever the rest is.
  static std::optional<std::vector<std::string>> PartsAt(const std::string& run,
                                                         const std::set<size_t>& expected) {
    std::optional<std::vector<std::string>> parts;
    for (const size_t type : expected) {
      const Keyword* keyword = CanonicalKeyword(type);
      if (keyword == nullptr || keyword->strength != KeywordStrength::Hard) continue;
      const size_t at = run.find(keyword->chinese);
      if (at == std::string::npos || at == 0) continue;
      const size_t end = at + keyword->chinese.size();
      if (parts || end == run.size() || run.find(keyword->chinese, end) != std::string::npos) {
        return std::nullopt;
      }
      parts = {run.substr(0, at), std::string(keyword->chinese), run.substr(end)};
    }
    return parts;
  }

  bool SuggestRepair(const SyntaxError& error, Builder& report) const {
    if (!error.repair) return false;
    const Token& at = tokens_[error.repair->token];
    if (error.repair->kind == Repair::Kind::Remove) {
      report.Note("是不是多写了“" + at.text + "”？", "is “" + at.text + "” too many?");
      // What it stood between must not run together.
      const size_t index = error.repair->token;
      const bool joins =
          index > 0 && tokens_[index - 1].end == at.begin && tokens_[index + 1].begin == at.end &&
          EndsInWord(tokens_[index - 1].text) && BeginsWithWord(tokens_[index + 1].text);
      report.Fix(SpanOf(at), joins ? " " : "");
      return true;
    }
    const bool line_end = at.type == XinzeParser::NEWLINE;
    for (const size_t type : error.repair->types) {
      const std::string written(SpellingOf(type, english_));
      const bool spaced = CanonicalKeyword(type) != nullptr;
      report.Fix(source_.span(at.begin, at.begin), !spaced    ? written
                                                   : line_end ? " " + written
                                                              : written + " ");
    }
    const Phrase words = WordsOf(error.repair->types);
    report.Note("是不是漏写了" + words.zh + "？", "is " + words.en + " missing?");
    return true;
  }

  const std::vector<Token>& tokens_;
  const base::SourceFile& source_;
  bool english_;
  const NameSet& known_;
  diagnostics::Diagnostics& sink_;
  std::unordered_set<std::string> names_;
};

}  // namespace

void ReportSyntaxErrors(const std::vector<SyntaxError>& errors, const std::vector<Token>& tokens,
                        const base::SourceFile& source, bool english, const NameSet& known,
                        diagnostics::Diagnostics& sink) {
  Reporter reporter(tokens, source, english, known, sink);
  for (const SyntaxError& error : errors) reporter.Report(error);
}

}  // namespace xinze::syntax
