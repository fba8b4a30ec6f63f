// A generated policy as a tree that can be printed as source text and made smaller.
//
// Expressions are nodes of a type and a scope, so that a node may stand wherever another of its
// type and scope stands: that is all the shrinker needs to know. Nothing of the compiler is used
// here; the source text goes through the whole of it.
#ifndef XINZE_TESTS_DIFFERENTIAL_POLICY_MODEL_H_
#define XINZE_TESTS_DIFFERENTIAL_POLICY_MODEL_H_

#include <cstdint>
#include <string>
#include <vector>

namespace xinze::differential {

enum class Kind : uint8_t { Boolean, Integer, Amount, Date, Period };

// Whose row an expression is evaluated over.
enum class Scope : uint8_t { Subject, Record, Objection, Role };

struct Node {
  Kind kind = Kind::Boolean;
  Scope scope = Scope::Subject;
  std::string format = {};  // Each {} stands for the next child.
  std::vector<Node> children = {};
  std::string Print() const;
  size_t Size() const;
};

struct FieldModel {
  std::string name = {};
  std::string type = {};        // As in a 结构: 日期, 集合 词表甲, …
  std::string attributes = {};  // ;必有 …
  std::string vocabulary = {};  // Of the values, if any.
  bool is_set = false;
  bool may_be_absent = false, may_be_unknown = false;
};

struct VocabularyModel {
  std::string name = {};
  std::vector<std::string> values = {};  // Leaves and groups, all of which data may hold.
  std::vector<std::string> groups = {};
  bool open = false;
  std::string source = {};  // The statement.
};

struct CollectionModel {
  std::string name = {};
  std::string head = {};  // The 结构 line.
  std::vector<FieldModel> fields = {};
};

// An exception or a case: 为 value 当 condition (exceptions).
struct RuleModel {
  std::vector<Node> value = {};      // None: the opposite of a predicate.
  std::vector<Node> condition = {};  // None: always.
  std::vector<RuleModel> exceptions = {};
};

struct DefinitionModel {
  std::string name = {};
  Kind kind = Kind::Boolean;
  Scope scope = Scope::Subject;
  std::vector<RuleModel> cases = {};
  std::vector<RuleModel> exceptions = {};
  bool undefined_otherwise = false;
};

struct ListModel {
  std::string name = {};
  std::string kind = {};
  std::vector<Node> admissions = {};
  std::vector<Node> record_exceptions = {}, subject_exceptions = {};
  std::vector<Node> exits = {};
  bool has_procedure = false;
  std::vector<std::string> defective_steps = {}, void_steps = {};
};

struct MeasureModel {
  std::string name = {};
  std::string head = {};  // 惩戒、应当 …
  std::vector<Node> triggers = {};
  std::vector<std::string> plain_targets = {};
  std::vector<Node> filtered_targets = {};  // Filters, over a role.
  std::vector<std::string> filtered_roles = {};
  std::string term = {};
};

struct PolicyModel {
  std::vector<VocabularyModel> vocabularies = {};
  std::vector<CollectionModel> collections = {};  // The subject first.
  std::vector<std::string> parameters = {};       // Statements.
  std::vector<std::string> presumptions = {};     // Statements.
  std::vector<DefinitionModel> definitions = {};
  std::vector<ListModel> lists = {};
  std::vector<MeasureModel> measures = {};
  bool red_excludes_black = false;
  std::string Print() const;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_POLICY_MODEL_H_
