// How the generated parser meets a mistake: it drops the line that holds it and goes on after it.
//
// A rule named …Line or …Head is one line; an exception inside passes up to it unhandled, and the
// rest of the line is skipped. In the rule of a statement a line that cannot stand there is
// reported and skipped before the loop over its lines looks at it; between statements all lines up
// to the next head are skipped with it, as they were meant to be its clauses. Private to this
// folder.
#ifndef XINZE_COMPILER_SYNTAX_ERROR_STRATEGY_H_
#define XINZE_COMPILER_SYNTAX_ERROR_STRATEGY_H_

#include <optional>
#include <set>
#include <vector>

#include <antlr4-runtime.h>

#include "compiler/syntax/expectation.h"
#include "compiler/syntax/token.h"

namespace xinze::syntax {

// A change of one token with which the whole line would read; of several types each would do.
struct Repair {
  enum class Kind : uint8_t { Insert, Replace, Remove };
  Kind kind = Kind::Insert;
  size_t token = 0;           // before which, or which
  std::vector<size_t> types;  // to insert, or to put in its place
};

struct SyntaxError {
  size_t token = 0;           // index of the token that does not fit
  size_t first = 0;           // index of the first token of its line
  bool stray_line = false;    // the line as a whole has no place in its statement
  bool follows = false;       // it is one of the lines of a statement whose head was stray
  bool declares = false;      // the line may give something its name
  std::set<size_t> expected;  // types of tokens that would fit
  std::optional<Repair> repair;
};

class ErrorStrategy : public antlr4::DefaultErrorStrategy {
 public:
  // `tokens` are those of the parser's stream, in its order.
  ErrorStrategy(const antlr4::Parser& parser, const std::vector<Token>& tokens);

  const std::vector<SyntaxError>& errors() const { return errors_; }

  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void sync(antlr4::Parser* parser) override;

 private:
  // The innermost context at or above `context` that is a line or a statement.
  antlr4::ParserRuleContext* Enclosing(antlr4::ParserRuleContext* context) const;
  size_t EndOfLine(size_t token) const;
  void Add(const LineReader& reader, SyntaxError found);
  std::optional<Repair> FindRepair(const LineReader& reader, const SyntaxError& found) const;
  bool MayStandFor(size_t type, size_t at) const;
  std::optional<Repair> ChangeAt(const LineReader& reader, Repair::Kind kind, size_t at) const;
  void SkipLine(antlr4::Parser* parser);

  // Whether a line that begins so was meant to begin a statement: 定意, 名单甲.
  bool LooksLikeHead(const Token& token) const;
  // Whether the line is one of a statement whose head was lost above.
  bool Follows(size_t first) const;

  const std::vector<Token>& tokens_;
  std::optional<size_t> lost_head_;  // the last one
  std::vector<bool> is_line_;        // by rule
  std::vector<bool> is_statement_;   // by rule; the file counts as one
  std::vector<SyntaxError> errors_;
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_ERROR_STRATEGY_H_
