// What would fit at the place of a mistake, and which small change would mend the line. Private to
// this folder.
#ifndef XINZE_COMPILER_SYNTAX_EXPECTATION_H_
#define XINZE_COMPILER_SYNTAX_EXPECTATION_H_

#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <antlr4-runtime.h>

#include "compiler/syntax/token.h"

namespace xinze::syntax {

// Reads the tokens of one line with every way of the grammar at once. The generated parser knows
// what fits only where it decides by one token, and where it does not, the place that it reports
// may be one at which a longer phrase began; here the grammar's automaton is run over the whole
// line, so that the first token that fits in no way is found.
class LineReader {
 public:
  // From automaton state `state` within `context`; tokens `first` to `last`, both included.
  LineReader(const antlr4::atn::ATN& atn, size_t state, const antlr4::RuleContext* context,
             const std::vector<Token>& tokens, size_t first, size_t last);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // The first token that does not fit; last + 1 if all do. Of a line that is too long to be
  // followed to its end, nothing is known.
  std::optional<size_t> misfit() const;
  // The types that fit in place of token `at`, first <= at <= misfit().
  std::set<size_t> ExpectedAt(size_t at) const;
  // Whether the line reads to its end with a token of type `type` before token `at`, in its place,
  // or with it left out.
  bool ReadsWithInserted(size_t at, size_t type) const;
  bool ReadsWithReplaced(size_t at, size_t type) const;
  bool ReadsWithout(size_t at) const;

 private:
  class Simulation;
  std::unique_ptr<Simulation> simulation_;
  size_t first_;
  size_t last_;
  size_t stopped_;
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_EXPECTATION_H_
