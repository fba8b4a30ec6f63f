// What a reader of records needs of a checked program: which fields and collections there are, what
// a missing key means, and how values are stored.
//
// Input: the entities, fields and vocabularies of a `check::Program`. Output: an immutable
// `Schema`, indexed like the program (entity i is EntityId(i)), that does not refer to the program.
// Nothing here knows the domain: names come from the program, except the reserved keys of a row
// (撤销, 收到时间) and, as for all that is well known (check.h), the kinds of subject whose
// identifiers have check digits.
#ifndef XINZE_RUNTIME_RECORD_SCHEMA_H_
#define XINZE_RUNTIME_RECORD_SCHEMA_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/check/program.h"

namespace xinze::record {

// How the values of a field lie in a column (compiler/abi/columns.h).
enum class Storage : uint8_t {
  kU8,          // 真假; 词表, unless it is large (compiler/abi/storage.h)
  kI32,         // 日期; 文本 (id of a text); larger 词表
  kI64,         // 整数, 金额, 比例, 期间
  kU64,         // 集合
  kReferences,  // 引用: offsets and rows, no values
};
Storage StorageOf(const check::Type& type, const check::Program& program);
// Bytes of one value; 0 for references.
size_t WidthOf(Storage storage);

// What is known of one field of one row while it is read. The last three are not a reader's to
// write: they are what a missing key or null comes to mean.
enum class CellState : uint8_t {
  kNotGiven,
  kKnown,
  kAbsent,
  kUnknown,         // and may be absent
  kUnknownPresent,  // absence is ruled out
  kReject,          // only as a meaning: neither missing key nor null is allowed
};

// Whether the text is surely its own Normalization Form C: it holds nothing but ASCII, Han
// characters of U+4000..U+9FFF and common Chinese punctuation. (The others are normalised to find
// out.)
bool IsPlainlyNormal(std::string_view text);

// Names to small numbers, for keys and vocabulary values.
class NameIndex {
 public:
  NameIndex() = default;
  // The number of a name is its position; of equal names the first counts.
  explicit NameIndex(const std::vector<std::string>& names);

  // -1: not there. Names are compared in Normalization Form C.
  int32_t Find(std::string_view name) const;

  size_t size() const { return names_.size(); }
  const std::string& name(size_t position) const { return names_[position]; }

 private:
  int32_t FindExact(std::string_view name) const;

  std::vector<std::string> names_;
  std::vector<int32_t> slots_;  // Open addressing, a power of two.
};

struct ValueTable {
  std::string name;
  bool open = false;  // Else an unlisted value is a reject.
  std::vector<std::string> names;
  NameIndex index;

  int32_t unlisted_code() const { return static_cast<int32_t>(names.size()); }
};

struct FieldSchema {
  check::FieldId id;
  std::string name;
  check::Type type;
  Storage storage = Storage::kI64;
  CellState if_missing = CellState::kReject;
  CellState if_null = CellState::kReject;
  CellState if_unknown = CellState::kUnknownPresent;
  std::vector<int32_t> applies_to;  // Codes of the kind of subject; empty: all.
  bool names = false;  // Its texts tell one thing from another: a key, or part of an identity.
  int64_t range_lo = check::kMinusInfinity;
  int64_t range_hi = check::kPlusInfinity;
};

// What a key of an object stands for.
struct KeyTarget {
  enum class Kind : uint8_t { kUnknown, kField, kCollection, kReceivedAt, kWithdrawn };
  Kind kind = Kind::kUnknown;
  uint32_t index = 0;  // Of the field in the entity, or of the collection's entity.
};

struct EntitySchema {
  check::EntityId id;
  check::EntityId parent;  // Invalid for the subject.
  std::string name;
  std::vector<FieldSchema> fields;  // In the order of Entity::fields and so of the columns.
  std::vector<check::EntityId> collections;
  // Positions in `fields`, -1: none.
  int32_t key = -1;
  int32_t begins_on = -1;
  int32_t received_at = -1;
  // What names a version together: (案号, 程序, 步骤, 日期, 名单) of an event without 编号, (标识,
  // 角色, 任职起) of a role. Empty: rows without a key are never versions of each other.
  std::vector<int32_t> identity;
  // Whether the key is one of them, and so names no version by itself.
  bool key_is_partial = false;
  // What a missing collection means: incomplete, empty, or a reject.
  CellState if_missing = CellState::kReject;

  KeyTarget Find(std::string_view key_name) const;
  // The position of a field by its name, -1: none.
  int32_t FieldIndex(std::string_view field_name) const;

  NameIndex keys;                  // Of fields, collections and reserved keys.
  std::vector<KeyTarget> targets;  // By position in `keys`.
};

// Names by which events reach the policies (check/event_names.h).
struct EventSchema {
  struct Procedure {
    std::string name;
    std::vector<std::string> steps;  // that are declared, then those that conditions know
  };
  check::EntityId entity;  // 程序事件
  // Positions of 程序 and 步骤 in its fields.
  int32_t procedure = -1, step = -1;
  std::vector<Procedure> procedures;  // that are declared
  // All that the policies know, ascending; empty where they know none, or there are no events.
  std::vector<std::string> procedure_names;
};

// Which identifier a kind of subject has.
enum class IdentifierKind : uint8_t { kAny, kOrganisation, kPerson };

class Schema {
 public:
  explicit Schema(const check::Program& program);

  const std::vector<EntitySchema>& entities() const { return entities_; }
  const EntitySchema& entity(check::EntityId id) const { return entities_[id.index()]; }
  const EntitySchema& subject() const { return entities_.front(); }
  // Every entity after its parent.
  const std::vector<check::EntityId>& parents_first() const { return parents_first_; }
  const ValueTable& vocabulary(check::VocabularyId id) const { return vocabularies_[id.index()]; }
  std::optional<check::EntityId> FindCollection(std::string_view name) const;

  const EventSchema& events() const { return events_; }

  // Positions in the subject's fields; -1: the program declares no such field.
  int32_t subject_id() const { return subject_id_; }
  int32_t subject_kind() const { return subject_kind_; }
  int32_t subject_region() const { return subject_region_; }
  IdentifierKind identifier_kind(int64_t kind_code) const;
  // Whether a field is of subjects of this kind.
  static bool Applies(const FieldSchema& field, int64_t kind_code);

 private:
  void AddEntity(const check::Program& program, check::EntityId id);
  void FindIdentities(const check::Program& program);
  void MarkNames();
  void FindEventNames(const check::Program& program);

  std::vector<EntitySchema> entities_;
  EventSchema events_;
  std::vector<ValueTable> vocabularies_;
  std::vector<check::EntityId> parents_first_;
  std::vector<IdentifierKind> identifier_kinds_;  // By code of the kind of subject.
  int32_t subject_id_ = -1;
  int32_t subject_kind_ = -1;
  int32_t subject_region_ = -1;
};

// The name of a type in messages: 日期, 金额 …
struct TypeName {
  std::string_view zh;
  std::string_view en;
};
TypeName NameOf(check::TypeKind kind);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_SCHEMA_H_
