// What would fit at the place of a mistake. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_EXPECTATION_H_
#define XINZE_COMPILER_SYNTAX_EXPECTATION_H_

#include <set>

#include <antlr4-runtime.h>

namespace xinze::syntax {

// The types of tokens that the grammar allows at token `offending`, having read the tokens from
// `start` to there from `state` within `context`. The generated parser knows this only where it
// decides by one token; here the grammar's automaton is run over the tokens in between, with every
// way to read them.
std::set<size_t> ExpectedTokens(const antlr4::Parser& parser, size_t state,
                                const antlr4::RuleContext* context, size_t start, size_t offending);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_EXPECTATION_H_
