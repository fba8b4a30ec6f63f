// The world of one subject on one day: which rows exist, and what is known of their fields.
//
// A World belongs to one thread. Input: a batch, which already is the world at the known-at time
// (the version of each row that stands), and the day asked about. Invariants: rows are those of the
// batch; a row exists only where the row that it belongs to exists; no value read is later than an
// 事件's own day allows. docs/semantics.md, section 1.
#ifndef XINZE_RUNTIME_INTERP_WORLD_H_
#define XINZE_RUNTIME_INTERP_WORLD_H_

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/check/program.h"
#include "runtime/interp/range.h"
#include "runtime/interp/readings.h"
#include "runtime/interp/tables.h"

namespace xinze::interp {

// A row of an entity in the batch.
struct Row {
  check::EntityId entity;
  int64_t index = 0;
  friend auto operator<=>(const Row&, const Row&) = default;
};

// The rows that a quantifier runs over, ascending; unless complete, any number of others too.
struct Collection {
  std::vector<int64_t> rows;
  bool complete = true;
};

// What a reference field names.
struct Named {
  bool known = true;
  std::vector<int32_t> rows;  // or XINZE_REF_MISSING, XINZE_REF_WITHDRAWN
};

// How a field came to read as it does; for explanations.
enum class FieldSource : uint8_t { Fact, NotApplicable, NotYet, Presumed, Unknown };

class World {
 public:
  // `later_than` restricts the rows of one entity to those whose 发生日 is later than a day.
  struct LaterThan {
    check::EntityId entity;
    int32_t day = 0;
  };
  // `readings` notes how long what is read stays; it is of the day `as_of`, outlives the world, and
  // may be shared by worlds of one thread.
  World(const check::Program& program, const ProgramTables& tables, const xinze_batch& batch,
        int64_t subject_row, int32_t as_of, Readings& readings,
        std::optional<LaterThan> later_than = std::nullopt);

  const check::Program& program() const { return program_; }
  const ProgramTables& tables() const { return tables_; }
  const xinze_batch& batch() const { return batch_; }
  Row subject() const { return {check::EntityId(0), subject_row_}; }
  int32_t as_of() const { return as_of_; }
  Readings& readings() const { return readings_; }

  bool InForce(check::DocumentId document) const;

  // Of a row whose parents exist: whether it does (section 1.1).
  bool Exists(Row row) const;
  // Whether a row exists and so do all that it belongs to, up to this world's subject.
  bool ExistsWithParents(Row row) const;
  // How long a row that exists below `anchor` goes on doing so.
  Stay StayOf(Row row, Row anchor) const;
  // Whether rows of `entity` are, or belong to, rows of `ancestor`.
  bool StandsBelow(check::EntityId entity, check::EntityId ancestor) const;
  // The row of `entity` that `row` is or belongs to.
  Row AncestorOf(Row row, check::EntityId entity) const;
  // The existing rows of `entity` below `anchor` (section 1.4). Stable while this world lives.
  const Collection& Members(Row anchor, check::EntityId entity) const;

  // A scalar field of a row of its entity (sections 1.2, 1.3).
  Range Field(check::FieldId field, int64_t row) const;
  // A 真假 field: absent is F.
  Truth FieldTruth(check::FieldId field, int64_t row) const;
  FieldSource SourceOf(check::FieldId field, int64_t row) const;
  Named References(check::FieldId field, int64_t row) const;

  // The text that a known Range of type 文本 stands for: of the batch, or a constant of the
  // program.
  std::string_view Text(int64_t id) const;
  static int64_t TextOfConstant(check::ExprId constant) { return -1 - int64_t{constant.index()}; }
  Truth EqualTexts(const Range& a, const Range& b) const;

 private:
  struct Reading {
    FieldSource source = FieldSource::Fact;
    Range value;
  };
  Reading Read(check::FieldId field, int64_t row) const;
  Reading ReadUnknown(const check::Field& field) const;
  Collection ComputeMembers(Row anchor, check::EntityId entity) const;
  const xinze_table& table(check::EntityId entity) const;
  const xinze_column& column(check::FieldId field) const;
  int64_t Stored(const check::Field& field, const xinze_column& column, int64_t row) const;

  const check::Program& program_;
  const ProgramTables& tables_;
  const xinze_batch& batch_;
  int64_t subject_row_;
  int32_t as_of_;
  Readings& readings_;
  std::optional<LaterThan> later_than_;
  int64_t kind_ = -1;  // code of the subject's kind; -1 where the schema has none
  // Collections already read, by what they are read from; a map's elements never move.
  mutable std::map<std::pair<Row, check::EntityId>, std::pair<Collection, Stay>> collections_;
};

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_WORLD_H_
