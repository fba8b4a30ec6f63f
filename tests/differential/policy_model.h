// A generated policy as a tree that can be printed as source text and made smaller.
//
// Expressions are nodes of a type and a scope, so that a node may stand wherever another of its
// type and scope stands: that is all the shrinker needs to know. Nothing of the compiler is used
// here; the source text goes through the whole of it.
#ifndef XINZE_TESTS_DIFFERENTIAL_POLICY_MODEL_H_
#define XINZE_TESTS_DIFFERENTIAL_POLICY_MODEL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xinze::differential {

// What an expression is. Value: a value of 词表丙.
enum class Kind : uint8_t { Boolean, Integer, Amount, Ratio, Date, Period, Text, Value };

// Constants of a type, the simplest first.
std::vector<std::string> ConstantsOf(Kind kind);

// Whose row an expression is evaluated over; as an index, that collection of the model.
enum class Scope : uint8_t {
  Subject,
  Record,     // 信用信息
  Objection,  // 异议, of a record
  Reply,      // 答复, of an objection
  Role,       // 责任人
  Account,    // 账户: exists always, has no key
  Event,      // 程序事件
  Execution,  // 措施执行
};
inline constexpr int kScopeCount = 8;

// The scope above; of the subject itself.
Scope ParentOf(Scope scope);
bool IsAboveOrSame(Scope above, Scope scope);

struct Node {
  Kind kind = Kind::Boolean;
  Scope scope = Scope::Subject;
  std::string format = {};  // Each {} stands for the next child.
  std::vector<Node> children = {};
  std::optional<Scope> over = {};  // Whose rows a quantifier runs over.
  bool asks_lists = false;         // Whether the format itself asks for the status of lists.
  std::string Print() const;
  size_t Size() const;
  // Of an amount: by how many ratios it was multiplied and not rounded since. Such a product is
  // compared, and has to be rounded where it is stored.
  int RatiosIn() const;
};

// Of dates that have a 范围.
inline constexpr const char* kFirstInRange = "2012-02-29";
inline constexpr const char* kLastInRange = "2024-02-29";

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
  std::string key = {};   // The field that names a row, if any.
  std::vector<FieldModel> fields = {};
};

// A view of 信用信息: 视图 name 当 condition.
struct ViewModel {
  std::string name = {};
  Node condition = {};
};

struct ParameterModel {
  std::string name = {};
  Kind kind = Kind::Period;
  Scope scope = Scope::Subject;  // Where it can be read: that of the date which selects its value.
  std::string source = {};       // The statement.
};

// 释义 name:甲 …;乙 …;采用 …: a Boolean of `scope` that its statement may name.
struct ReadingModel {
  std::string name = {};
  Scope scope = Scope::Subject;
  std::vector<Node> options = {};
  size_t adopted = 0;
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
  std::string view = {};  // Of the view of that name, where not empty.
  size_t document = 0;
  std::vector<RuleModel> cases = {};
  std::vector<RuleModel> exceptions = {};
  bool undefined_otherwise = false;
  std::string yields_to = {};  // 从其规定 …
  std::vector<ReadingModel> readings = {};
  bool is_plain() const;
};

struct ListModel {
  std::string name = {};
  std::string kind = {};
  size_t document = 0;
  std::optional<Scope> rests_on = {};  // What its 依据记录 are; none: of no one collection.
  std::vector<Node> admissions = {};
  std::vector<Node> record_exceptions = {}, subject_exceptions = {};
  std::vector<Node> exits = {};
  std::vector<Node> references = {};      // 参考, over a record.
  std::vector<std::string> clauses = {};  // 互斥 …, 移出后 列入 …, 地域 …
  std::vector<ReadingModel> readings = {};
};

struct StepModel {
  std::string name = {};
  std::string effect = {};           // As after 效果; none: by its name.
  std::string missing = {};          // 瑕疵, 无效, or nothing.
  std::vector<Node> by_whom = {};    // 由 单位(…), over an event; none: by anybody.
  std::vector<Node> condition = {};  // 当, over the subject; none: always.
  std::string Print() const;
};

struct ProcedureModel {
  std::string name = {};
  size_t document = 0;
  std::vector<std::string> lists = {};
  std::vector<StepModel> steps = {};
};

struct TargetModel {
  std::string role = {};
  std::vector<Node> filter = {};  // None: everybody in that role.
};

struct MeasureModel {
  std::string name = {};
  std::string head = {};  // 惩戒、应当 …
  size_t document = 0;
  std::vector<Node> triggers = {};
  std::vector<TargetModel> targets = {};
  std::string term = {};
};

// A statement that is kept or left out as a whole.
struct StatementModel {
  size_t document = 0;
  std::string source = {};
};

struct DocumentModel {
  std::string file = {};
  std::vector<std::string> front_matter = {};  // Lines; none: a plain file.
};

struct SourceText {
  std::string name = {};
  std::string text = {};
  bool operator==(const SourceText&) const = default;
};

struct PolicyModel {
  std::vector<DocumentModel> documents = {};  // The first holds schema, parameters, presumptions.
  std::vector<VocabularyModel> vocabularies = {};
  std::vector<CollectionModel> collections = {};  // By Scope.
  std::vector<ViewModel> views = {};
  std::vector<ParameterModel> parameters = {};
  std::vector<std::string> presumptions = {};  // Statements.
  std::vector<DefinitionModel> definitions = {};
  std::vector<ListModel> lists = {};
  std::vector<ProcedureModel> procedures = {};
  std::vector<MeasureModel> measures = {};
  std::vector<StatementModel> general_rules = {};

  const CollectionModel& collection(Scope scope) const {
    return collections[static_cast<size_t>(scope)];
  }
  CollectionModel& collection(Scope scope) { return collections[static_cast<size_t>(scope)]; }
  const VocabularyModel& vocabulary(const std::string& name) const;
  // One text a document.
  std::vector<SourceText> Print() const;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_POLICY_MODEL_H_
