// What a definition reaches, as far as it decides where the checker lets it stand.
//
// 依据记录 want lists whose criteria rest on rows of one collection; 例外 就 记录 wants to reach
// every quantifier over them, which it cannot within a definition that is no plain alias; black
// lists must not depend on red ones.
#ifndef XINZE_TESTS_DIFFERENTIAL_FOOTPRINT_H_
#define XINZE_TESTS_DIFFERENTIAL_FOOTPRINT_H_

#include <map>
#include <set>
#include <string>

#include "tests/differential/policy_model.h"

namespace xinze::differential {

struct Footprint {
  std::set<Scope> rests_on;  // What quantifiers outside of other quantifiers run over.
  std::set<Scope> mentions;  // What any quantifier runs over.
  bool asks_lists = false;
  bool foldable = true;  // Whether an exception for records reaches all of those over 信用信息.
  void Add(const Footprint& other);
};

class Footprints {
 public:
  // Definitions must be added after those that they refer to; of one name, the sum counts.
  void Add(const DefinitionModel& definition);
  // Of a definition that was added.
  const Footprint& Of(const std::string& definition) const { return by_name_.at(definition); }
  Footprint Of(const Node& node) const;

 private:
  void Collect(const Node& node, bool within_quantifier, Footprint& footprint) const;
  void Collect(const RuleModel& rule, Footprint& footprint) const;

  std::map<std::string, Footprint> by_name_;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_FOOTPRINT_H_
