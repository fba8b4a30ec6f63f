// One subject while it is read: rows of cells as they come, before it is known which of them stand.
//
// Readers fill it, row by row; `Settle` (settle.h) then decides presence, versions and order, and
// the batch builder copies what stands into columns. It is used again for every subject, so that
// reading allocates nothing per row.
#ifndef XINZE_RUNTIME_RECORD_STAGE_H_
#define XINZE_RUNTIME_RECORD_STAGE_H_

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/check/types.h"
#include "runtime/record/problem.h"
#include "runtime/record/schema.h"

namespace xinze::record {

enum class Fate : uint8_t {
  kOpen,            // not settled yet
  kStands,          // a row of the batch
  kRejected,        // with a problem
  kSetAside,        // an older version, not received by K, withdrawn, or a withdrawal
  kFellWithParent,  // its parent row does not stand
};

enum class CollectionState : uint8_t { kNotGiven, kComplete, kIncomplete };

struct StagedRow {
  uint32_t parent = 0;    // Staged row of the parent entity.
  uint32_t position = 1;  // Among the rows of its parent, as they were read, from 1.
  Fate fate = Fate::kOpen;
  int32_t problems = -1;          // Index of SubjectStage::row_problems; -1: none.
  bool is_object = true;          // Else nothing of it could be read.
  bool withdrawal = false;        // Or meant as one: 撤销 is given, and not false.
  bool withdrawal_given = false;  // The key 撤销 stands in it, whatever its value.
  bool is_received = false;       // `received` is given.
  int64_t received = 0;           // 收到时间, microseconds since 1970 UTC.
  int32_t final_row = -1;         // Position among the subject's standing rows of this entity.
  uint32_t source_begin = 0;      // Where the row stands in its line, for rejects.
  uint32_t source_end = 0;
};

// One row of cells. Values of Text are ids of the batch's texts; of Reference, positions given by
// SubjectStage::AddReferences. Valid until the next AddRow of the same entity.
struct CellRow {
  int64_t* values;
  CellState* states;

  void Set(size_t field, int64_t value) const {
    values[field] = value;
    states[field] = CellState::kKnown;
  }
};

// All that is wrong with a rejected row, in the order found; never empty.
struct RowProblems {
  check::EntityId entity;
  uint32_t row = 0;
  std::vector<Problem> problems;
};

// Of a whole collection, with where it stands in its line.
struct CollectionProblem {
  check::EntityId entity;
  uint32_t parent = 0;
  Problem problem;
  uint32_t source_begin = 0;
  uint32_t source_end = 0;
};

class SubjectStage {
 public:
  explicit SubjectStage(const Schema& schema);

  // Forgets the last subject and begins one: row 0 of the subject's entity.
  void Begin();

  uint32_t AddRow(check::EntityId entity, uint32_t parent);
  CellRow cells(check::EntityId entity, uint32_t row) {
    Table& table = tables_[entity.index()];
    return {table.values.data() + size_t{row} * table.width,
            table.states.data() + size_t{row} * table.width};
  }
  StagedRow& row(check::EntityId entity, uint32_t row) { return tables_[entity.index()].rows[row]; }
  uint32_t rows(check::EntityId entity) const {
    return static_cast<uint32_t>(tables_[entity.index()].rows.size());
  }

  // The collection `entity` of the parent's row `parent`.
  CollectionState& collection(check::EntityId entity, uint32_t parent) {
    return tables_[entity.index()].collections[parent];
  }

  // Names of rows that a 引用 field gives; the value of its cell.
  int64_t AddReferences(const std::vector<int32_t>& keys);
  static std::pair<size_t, size_t> ReferencesOf(int64_t value) {
    return {static_cast<size_t>(value >> 32), static_cast<size_t>(value & 0xFFFFFFFF)};
  }
  // The keys as given; after Settle the rows that they name, or XINZE_REF_MISSING …_WITHDRAWN.
  std::vector<int32_t>& references() { return references_; }

  // An unlisted value of an open vocabulary: its text, for explanations.
  struct Unlisted {
    check::EntityId entity;
    uint32_t row;
    uint32_t field;
    int32_t text;
  };
  void AddUnlisted(Unlisted unlisted) { unlisted_.push_back(unlisted); }
  const std::vector<Unlisted>& unlisted() const { return unlisted_; }

  // Rejects the row; further problems join the first, each code once a field. What that means for
  // its collection is settled later (settle.h). Row 0 of the subject's entity rejects the subject.
  void Reject(check::EntityId entity, uint32_t row, Problem problem);
  // Whether something is wrong with the field, or what the name stands for, of a row.
  bool HasProblem(check::EntityId entity, uint32_t row, std::string_view field) const;
  // Rejects the whole collection of a parent's row, and marks it incomplete.
  void RejectCollection(CollectionProblem problem);

  // Empty: the subject can be used.
  const std::vector<Problem>& subject_problems() const { return subject_problems_; }
  const std::vector<RowProblems>& row_problems() const { return row_problems_; }
  const std::vector<CollectionProblem>& collection_problems() const { return collection_problems_; }

  // Staged rows that stand, in final order; filled by Settle.
  std::vector<uint32_t>& order(check::EntityId entity) { return tables_[entity.index()].order; }
  // Keys withdrawn, as text ids; filled by Settle.
  std::vector<int32_t>& withdrawn(check::EntityId entity) {
    return tables_[entity.index()].withdrawn;
  }

 private:
  struct Table {
    size_t width = 0;
    std::vector<check::EntityId> children;
    std::vector<int64_t> values;
    std::vector<CellState> states;
    std::vector<StagedRow> rows;
    std::vector<CollectionState> collections;  // By the parent's staged row.
    std::vector<uint32_t> order;
    std::vector<int32_t> withdrawn;
  };

  std::vector<Table> tables_;
  std::vector<int32_t> references_;
  std::vector<Unlisted> unlisted_;
  std::vector<Problem> subject_problems_;
  std::vector<RowProblems> row_problems_;
  std::vector<CollectionProblem> collection_problems_;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_STAGE_H_
