// How the generated parser meets a mistake: it drops the line that holds it and goes on after it.
//
// A rule named …Line or …Head is one line; an exception inside passes up to it unhandled, and the
// rest of the line is skipped. In the rule of a statement a line that cannot stand there is
// reported and skipped before the loop over its lines looks at it. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_ERROR_STRATEGY_H_
#define XINZE_COMPILER_SYNTAX_ERROR_STRATEGY_H_

#include <set>
#include <vector>

#include <antlr4-runtime.h>

namespace xinze::syntax {

struct SyntaxError {
  size_t token = 0;           // index of the token that does not fit
  size_t first = 0;           // index of the first token of its line
  bool stray_line = false;    // the line as a whole has no place in its statement
  std::set<size_t> expected;  // types of tokens that would fit
};

class ErrorStrategy : public antlr4::DefaultErrorStrategy {
 public:
  explicit ErrorStrategy(const antlr4::Parser& parser);

  const std::vector<SyntaxError>& errors() const { return errors_; }

  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void sync(antlr4::Parser* parser) override;

 private:
  // The innermost context at or above `context` that is a line or a statement.
  antlr4::ParserRuleContext* Enclosing(antlr4::ParserRuleContext* context) const;
  void SkipLine(antlr4::Parser* parser);

  std::vector<bool> is_line_;       // by rule
  std::vector<bool> is_statement_;  // by rule; the file counts as one
  std::vector<SyntaxError> errors_;
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_ERROR_STRATEGY_H_
