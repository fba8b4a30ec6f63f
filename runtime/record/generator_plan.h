// What the generator knows of a program's schema before the first subject: keys and values as JSON,
// and how often a fact lacks or is absent.
#ifndef XINZE_RUNTIME_RECORD_GENERATOR_PLAN_H_
#define XINZE_RUNTIME_RECORD_GENERATOR_PLAN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/check/program.h"
#include "runtime/record/random.h"

namespace xinze::record {

// A text as JSON, quotation marks included.
std::string Quoted(std::string_view text);

// The values of a vocabulary below which nothing stands, as JSON.
struct ValuePlan {
  std::vector<std::string> quoted;
  std::vector<uint32_t> weights;
  bool open = false;

  // A value; of an open vocabulary sometimes one that it does not list.
  std::string Pick(Random& random) const;
};

struct FieldPlan {
  std::string name;
  std::string key;  // "金额":
  check::TypeKind type = check::TypeKind::Text;
  bool required = false, absent_ok = false, unknown_ok = false, event_date = false;
  uint32_t missing = 0;  // per mille
  uint32_t absent = 0;   // per mille of what does not lack
  int32_t values = -1;   // Enum, Set: of GeneratorPlan::values
  std::vector<int32_t> applies_to;
  int64_t range_lo = 0, range_hi = 0;
};

struct EntityPlan {
  std::string name;
  std::string key;  // "信用信息":
  std::vector<FieldPlan> fields;
  std::vector<uint32_t> collections;  // entities
  std::unordered_map<std::string_view, uint32_t> positions;
  int32_t begins_on = -1;
  int32_t key_field = -1;
  bool unknown_ok = false;

  // -1: the schema has no such field.
  int32_t Position(std::string_view field) const {
    const auto found = positions.find(field);
    return found == positions.end() ? -1 : static_cast<int32_t>(found->second);
  }
};

struct GeneratorPlan {
  explicit GeneratorPlan(const check::Program& program);
  GeneratorPlan(const GeneratorPlan&) = delete;
  GeneratorPlan& operator=(const GeneratorPlan&) = delete;

  const check::Program& program;
  std::vector<ValuePlan> values;      // By vocabulary.
  std::vector<EntityPlan> entities;   // By entity; 0 is the subject.
  std::vector<std::string> measures;  // Quoted names of recommended measures.

  // The entity of that name; -1: none.
  int32_t EntityOf(std::string_view name) const;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_GENERATOR_PLAN_H_
