// Draws expressions of a type and a scope: junctions, quantifiers and names here, predicates in
// predicate_generator.cpp, scalars in scalar_generator.cpp.
#ifndef XINZE_TESTS_DIFFERENTIAL_EXPRESSION_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_EXPRESSION_GENERATOR_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/differential/footprint.h"
#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"

namespace xinze::differential {

// What an expression may refer to, where it stands.
struct Reach {
  std::vector<std::string> lists = {};  // Whose status may be asked: 在列 …, 任一 …(…).
  bool kinds_of_lists = false;          // Also by their kind: 任一 黑名单(…).
  std::optional<Scope> rests_on = {};   // Outside of quantifiers, the only rows to run over.
  bool foldable_only = false;
  std::optional<Scope> own_supports = {};  // What 依据记录 are, where they may be run over.
  std::vector<ReadingModel> readings = {};
};

class ExpressionGenerator {
 public:
  ExpressionGenerator(Random& random, const PolicyModel& model) : random_(random), model_(model) {}

  Node Draw(Kind kind, Scope scope, int depth);
  Node Boolean(Scope scope, int depth);
  // For what is stored: a product of amounts and ratios says how it is rounded.
  Node DrawStored(Kind kind, Scope scope, int depth);
  // 有 信用信息(…), or of a view of it.
  Node Exists(Scope over, int depth);
  // A period in calendar units, without a field: mixed with working days it is refused.
  Node CalendarPeriod(Scope scope);
  // Of the status of lists; Reach::lists must not be empty.
  Node ListPredicate(int depth);

  void set_reach(Reach reach) { reach_ = std::move(reach); }
  // From now on the definition may be named.
  void Declare(const DefinitionModel& definition) { footprints_.Add(definition); }
  const Footprints& footprints() const { return footprints_; }

 private:
  Node Leaf(Kind kind, Scope scope, std::string text) const;
  Node Make(Kind kind, Scope scope, std::string format, std::vector<Node> children) const;
  // A quantifier: `format` has a {} for the filter, drawn here, and for each of `more`.
  Node MakeOver(Kind kind, Scope scope, Scope over, std::string format, std::vector<Node> children);
  // A field of the scope's row or of a row above it; empty if there is none.
  std::string FieldOfType(Scope scope, const std::string& type);
  std::string NameFrom(Scope scope, Scope owner, const std::string& name);
  std::string DefinitionOf(Kind kind, Scope scope);
  std::string ParameterOf(Kind kind, Scope scope);
  std::string ReadingOf(Scope scope);
  bool MayName(const DefinitionModel& definition) const;

  // Draws what stands inside of a quantifier over rows of `scope`.
  Node Within(Scope scope, const std::string& view, const std::function<Node(Scope)>& fn);
  struct Collection {
    Scope scope = Scope::Record;
    std::string name = {};
    std::string view = {};  // Its name again where it is one.
    bool own_supports = false;
  };
  Collection Of(Scope scope);
  Collection DrawCollection(Scope scope);

  // expression_generator.cpp
  Node Junction(Scope scope, int depth);
  Node Quantifier(Scope scope, int depth);
  // predicate_generator.cpp
  Node Predicate(Scope scope, int depth);
  Node Comparison(Scope scope, int depth);
  Node Between(Scope scope, int depth);
  Node TimeComparison(Scope scope, int depth);
  Node Membership(Scope scope);
  Node Presence(Scope scope, int depth);
  Node TruthField(Scope scope);
  Node TextEquality(Scope scope);
  // scalar_generator.cpp
  Node Integer(Scope scope, int depth);
  Node Amount(Scope scope, int depth);
  Node Rounded(Node amount);
  Node Times(Node factor, Node amount);
  Node Share(Scope scope);
  Node Ratio(Scope scope, int depth);
  Node Date(Scope scope, int depth);
  Node Period(Scope scope);
  Node Text(Scope scope);
  Node Value(Scope scope);
  Node Aggregate(Kind kind, Scope scope, int depth, const std::string& word,
                 const std::string& type);

  Random& random_;
  const PolicyModel& model_;
  Reach reach_;
  Footprints footprints_;
  int quantifiers_ = 0;  // Around what is being drawn.
  std::string view_;     // Through which the rows are seen, if any.
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_EXPRESSION_GENERATOR_H_
