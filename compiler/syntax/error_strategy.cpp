#include "compiler/syntax/error_strategy.h"

#include <algorithm>

#include "XinzeParser.h"
#include "compiler/syntax/meant_word.h"

namespace xinze::syntax {
namespace {

using grammar::XinzeParser;

// Nobody reads on behind so many mistakes, and looking for a way out of each takes time.
constexpr size_t kMaxRepaired = 40;
// More ways out than these are no help.
constexpr size_t kMaxWays = 3;

bool IsHead(size_t type) {
  return type >= XinzeParser::K_SCHEMA && type <= XinzeParser::K_RESERVED_HEAD;
}

bool IsMark(size_t type) {
  switch (type) {
    case XinzeParser::EQ:
    case XinzeParser::COLON:
    case XinzeParser::SEMICOLON:
    case XinzeParser::ENUM_COMMA:
    case XinzeParser::ITEM_COMMA:
    case XinzeParser::COMMA:
      return true;
    default:
      return false;
  }
}

// Words and marks that hold a line together, as against names, values and notes, which only the
// author knows.
bool IsConnecting(size_t type) {
  switch (type) {
    case XinzeParser::K_TRUE:
    case XinzeParser::K_FALSE:
    case XinzeParser::K_AS_OF:
    case XinzeParser::K_UNDEFINED:
    case XinzeParser::K_NOT:
    case XinzeParser::K_ETC:
    case XinzeParser::K_LEDGER:
    case XinzeParser::K_QUOTE:
    case XinzeParser::K_ENGLISH:
    case XinzeParser::COMMA:
      return false;
    default:
      return IsMark(type) || (type >= XinzeParser::K_OF && type <= XinzeParser::K_WITHIN);
  }
}

// What may have been left out before a token of type `next`. Of the words that are names elsewhere
// only those between two names: before a name nearly any other would read.
bool MayBeMissing(size_t type, size_t next) {
  switch (type) {
    case XinzeParser::K_PART_OF:
    case XinzeParser::K_USED_FOR:
    case XinzeParser::K_TAKEN_FROM:
    case XinzeParser::K_TABLE_ABOVE:
    case XinzeParser::K_BECAUSE:
    case XinzeParser::K_THEN:
    case XinzeParser::K_FOR:
    case XinzeParser::K_WITHIN:
    case XinzeParser::K_ADOPT:
    case XinzeParser::K_SHOULD:
    case XinzeParser::K_SHOULD_NOT:
    case XinzeParser::K_UNKNOWN:
      return true;
    case XinzeParser::K_WHEN:
      // A number is no condition.
      return next < XinzeParser::DATE || next > XinzeParser::DECIMAL;
    default:
      return IsConnecting(type) && (type < XinzeParser::K_PART_OF || type > XinzeParser::K_WITHIN);
  }
}

// Words that are nothing but connecting, so that another may have been meant in their place.
bool IsReplaceable(size_t type) {
  return IsMark(type) || (type >= XinzeParser::K_OF && type <= XinzeParser::K_ANY_OF);
}

}  // namespace

ErrorStrategy::ErrorStrategy(const antlr4::Parser& parser, const std::vector<Token>& tokens)
    : tokens_(tokens) {
  const std::vector<std::string>& rules = parser.getRuleNames();
  is_line_.resize(rules.size());
  is_statement_.resize(rules.size());
  for (size_t i = 0; i < rules.size(); ++i) {
    const bool common = i == XinzeParser::RuleCommonLine;
    is_line_[i] = !common && (rules[i].ends_with("Line") || rules[i].ends_with("Head"));
    is_statement_[i] = i == XinzeParser::RuleFile ||
                       std::find(rules.begin(), rules.end(), rules[i] + "Head") != rules.end();
  }
}

antlr4::ParserRuleContext* ErrorStrategy::Enclosing(antlr4::ParserRuleContext* context) const {
  while (!is_line_[context->getRuleIndex()] && !is_statement_[context->getRuleIndex()]) {
    context = static_cast<antlr4::ParserRuleContext*>(context->parent);
  }
  return context;
}

// Every line ends in one NEWLINE.
size_t ErrorStrategy::EndOfLine(size_t token) const {
  while (tokens_[token].type != XinzeParser::NEWLINE) ++token;
  return token;
}

void ErrorStrategy::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (inErrorRecoveryMode(parser)) return;
  beginErrorCondition(parser);
  // Read again from the beginning of the line, every way at once: the parser itself has left behind
  // what else could have stood here.
  antlr4::ParserRuleContext* line = Enclosing(parser->getContext());
  SyntaxError found;
  found.first = line->getStart()->getTokenIndex();
  const size_t rule = line->getRuleIndex();
  const antlr4::atn::ATN& atn = parser->getATN();
  const LineReader reader(atn, atn.ruleToStartState[rule]->stateNumber, line, tokens_, found.first,
                          EndOfLine(found.first));
  // Of a line that is too long to be followed: where the parser gave up.
  found.token = reader.misfit().value_or(error.getOffendingToken()->getTokenIndex());
  found.follows = Follows(found.first);
  found.declares =
      parser->getRuleNames()[rule].ends_with("Head") || rule == XinzeParser::RuleSchemaLine ||
      rule == XinzeParser::RuleVocabularyLine || rule == XinzeParser::RuleProcedureLine ||
      rule == XinzeParser::RuleTestCaseLine || tokens_[found.first].type == XinzeParser::K_READING;
  Add(reader, std::move(found));
}

void ErrorStrategy::Add(const LineReader& reader, SyntaxError found) {
  if (reader.misfit() == found.token) {
    found.expected = reader.ExpectedAt(found.token);
    if (errors_.size() < kMaxRepaired) found.repair = FindRepair(reader, found);
  }
  errors_.push_back(std::move(found));
}

std::optional<Repair> ErrorStrategy::FindRepair(const LineReader& reader,
                                                const SyntaxError& found) const {
  // The token that does not fit, and the two before it: what is wrong often shows a little later.
  std::vector<size_t> places;
  for (size_t back = 0; back < 3 && back <= found.token - found.first; ++back) {
    places.push_back(found.token - back);
  }
  for (const size_t at : places) {
    for (const size_t type : KeywordsMeantBy(tokens_[at])) {
      if (reader.ReadsWithReplaced(at, type)) return Repair{Repair::Kind::Replace, at, {type}};
    }
  }
  for (const size_t at : places) {
    if (tokens_[at].type != XinzeParser::COMMA) continue;
    if (auto repair = ChangeAt(reader, Repair::Kind::Replace, at)) return repair;
  }
  for (const size_t at : places) {
    const bool far = found.token - at > 1;
    if (!far) {
      if (auto repair = ChangeAt(reader, Repair::Kind::Insert, at)) return repair;
    }
    // The first word says which clause this is: that it is another one is no small change.
    const bool may_change =
        at == found.token ? IsReplaceable(tokens_[at].type) : IsMark(tokens_[at].type);
    if (may_change && at != found.first) {
      if (auto repair = ChangeAt(reader, Repair::Kind::Replace, at)) return repair;
    }
  }
  for (const size_t at : places) {
    if (IsMark(tokens_[at].type) && reader.ReadsWithout(at)) {
      return Repair{Repair::Kind::Remove, at, {}};
    }
  }
  return std::nullopt;
}

// A mark may have been meant for another one, and 、 between conditions for 且 or 或.
bool ErrorStrategy::MayStandFor(size_t type, size_t at) const {
  const size_t written = tokens_[at].type;
  if (!IsMark(written)) return true;
  const bool joins = written == XinzeParser::ENUM_COMMA || written == XinzeParser::COMMA;
  return IsMark(type) || (joins && (type == XinzeParser::K_AND || type == XinzeParser::K_OR));
}

// All words and marks that would do, if they are few.
std::optional<Repair> ErrorStrategy::ChangeAt(const LineReader& reader, Repair::Kind kind,
                                              size_t at) const {
  Repair repair{kind, at, {}};
  std::set<std::string_view> spellings;
  for (const size_t type : reader.ExpectedAt(at)) {
    const bool candidate = kind == Repair::Kind::Insert
                               ? MayBeMissing(type, tokens_[at].type)
                               : IsConnecting(type) && MayStandFor(type, at);
    if (!candidate) continue;
    const bool reads = kind == Repair::Kind::Insert ? reader.ReadsWithInserted(at, type)
                                                    : reader.ReadsWithReplaced(at, type);
    if (!reads || !spellings.insert(SpellingOf(type, false)).second) continue;
    repair.types.push_back(type);
    if (repair.types.size() > kMaxWays) return std::nullopt;
  }
  return repair.types.empty() ? std::nullopt : std::optional(repair);
}

void ErrorStrategy::recover(antlr4::Parser* parser, std::exception_ptr error) {
  const size_t rule = parser->getContext()->getRuleIndex();
  if (!is_line_[rule] && !is_statement_[rule]) std::rethrow_exception(error);
  SkipLine(parser);
  endErrorCondition(parser);
}

antlr4::Token* ErrorStrategy::recoverInline(antlr4::Parser* parser) {
  throw antlr4::InputMismatchException(parser);
}

void ErrorStrategy::sync(antlr4::Parser* parser) {
  antlr4::ParserRuleContext* context = parser->getContext();
  if (!is_statement_[context->getRuleIndex()]) return;
  const bool between_statements = context->getRuleIndex() == XinzeParser::RuleFile;
  antlr4::TokenStream* input = parser->getTokenStream();
  const antlr4::misc::IntervalSet& fitting =
      parser->getATN().nextTokens(parser->getATN().states[parser->getState()]);
  for (size_t type = input->LA(1); type != antlr4::Token::EOF; type = input->LA(1)) {
    if (IsHead(type) || fitting.contains(type)) return;
    SyntaxError found;
    found.token = found.first = input->index();
    found.stray_line = found.declares = true;
    found.follows = Follows(found.first);
    if (between_statements || LooksLikeHead(tokens_[found.first])) lost_head_ = found.first;
    const LineReader reader(parser->getATN(), parser->getState(), context, tokens_, found.first,
                            EndOfLine(found.first));
    Add(reader, std::move(found));
    // Of what may follow, only the clauses of this statement: another one may always begin.
    if (!between_statements) std::erase_if(errors_.back().expected, IsHead);
    SkipLine(parser);
  }
}

bool ErrorStrategy::LooksLikeHead(const Token& token) const {
  if (token.type != XinzeParser::NAME) return false;
  const std::vector<size_t> meant = KeywordsMeantBy(token);
  if (std::any_of(meant.begin(), meant.end(), IsHead)) return true;
  return std::any_of(AllKeywords().begin(), AllKeywords().end(), [&](const Keyword& keyword) {
    return keyword.strength == KeywordStrength::Head && token.text.starts_with(keyword.chinese);
  });
}

bool ErrorStrategy::Follows(size_t first) const {
  if (!lost_head_) return false;
  // A head between them begins anew.
  for (size_t at = *lost_head_; at < first; ++at) {
    if (IsHead(tokens_[at].type)) return false;
  }
  return true;
}

void ErrorStrategy::SkipLine(antlr4::Parser* parser) {
  antlr4::TokenStream* input = parser->getTokenStream();
  while (input->LA(1) != antlr4::Token::EOF) {
    const bool last = input->LA(1) == XinzeParser::NEWLINE;
    parser->consume();
    if (last) return;
  }
}

}  // namespace xinze::syntax
