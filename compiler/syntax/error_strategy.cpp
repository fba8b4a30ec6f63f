#include "compiler/syntax/error_strategy.h"

#include <algorithm>

#include "XinzeParser.h"
#include "compiler/syntax/expectation.h"

namespace xinze::syntax {

using grammar::XinzeParser;

ErrorStrategy::ErrorStrategy(const antlr4::Parser& parser) {
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

void ErrorStrategy::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (inErrorRecoveryMode(parser)) return;
  beginErrorCondition(parser);
  // Read again from the beginning of the line, every way at once: the parser itself has left behind
  // what else could have stood here.
  antlr4::ParserRuleContext* line = Enclosing(parser->getContext());
  SyntaxError found;
  found.token = error.getOffendingToken()->getTokenIndex();
  found.first = line->getStart()->getTokenIndex();
  const antlr4::atn::ATNState* start = parser->getATN().ruleToStartState[line->getRuleIndex()];
  found.expected = ExpectedTokens(*parser, start->stateNumber, line, found.first, found.token);
  errors_.push_back(std::move(found));
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
  antlr4::TokenStream* input = parser->getTokenStream();
  const antlr4::misc::IntervalSet& fitting =
      parser->getATN().nextTokens(parser->getATN().states[parser->getState()]);
  for (size_t type = input->LA(1); type != antlr4::Token::EOF; type = input->LA(1)) {
    const bool head = type >= XinzeParser::K_SCHEMA && type <= XinzeParser::K_RESERVED_HEAD;
    if (head || fitting.contains(type)) return;
    SyntaxError found;
    found.token = found.first = input->index();
    found.stray_line = true;
    for (const ssize_t token : fitting.toList()) {
      if (token > 0) found.expected.insert(static_cast<size_t>(token));
    }
    errors_.push_back(std::move(found));
    SkipLine(parser);
  }
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
