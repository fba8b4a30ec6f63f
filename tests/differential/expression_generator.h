// Draws expressions of a type and a scope.
#ifndef XINZE_TESTS_DIFFERENTIAL_EXPRESSION_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_EXPRESSION_GENERATOR_H_

#include <initializer_list>
#include <string>

#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"

namespace xinze::differential {

class ExpressionGenerator {
 public:
  ExpressionGenerator(Random& random, const PolicyModel& model) : random_(random), model_(model) {}

  Node Draw(Kind kind, Scope scope, int depth);
  Node Boolean(Scope scope, int depth);

 private:
  Node Leaf(Kind kind, Scope scope, std::string text) const;
  Node Make(Kind kind, Scope scope, std::string format, std::vector<Node> children) const;
  const CollectionModel& CollectionOf(Scope scope) const;
  // A field of the scope's row, or (half the time) of a row above it; empty if there is none.
  std::string FieldOfType(Scope scope, const std::string& type);
  std::string DefinitionOf(Kind kind, Scope scope);

  Node Comparison(Scope scope, int depth);
  Node TimeComparison(Scope scope, int depth);
  Node Membership(Scope scope);
  Node Presence(Scope scope);
  Node Quantifier(Scope scope, int depth);
  Node Integer(Scope scope, int depth);
  Node Amount(Scope scope, int depth);
  Node Date(Scope scope, int depth);
  Node Period(Scope scope);

  Random& random_;
  const PolicyModel& model_;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_EXPRESSION_GENERATOR_H_
