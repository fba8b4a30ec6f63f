// Batches of subjects as columns.
//
// Input: subjects settled one by one (stage.h, settle.h). Output: a `Batch` that owns the buffers
// of an `xinze_batch` (compiler/abi/columns.h). Invariants: rows of a collection stand in the order
// of their parents' rows, then by (发生日, key); every 文本 value is an id of the batch's texts,
// equal texts having equal ids; a bitmap is null where all its bits are 1; the value of a row that
// is not known and present is 0. A batch is immutable and may be shared by threads.
#ifndef XINZE_RUNTIME_RECORD_BATCH_H_
#define XINZE_RUNTIME_RECORD_BATCH_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/abi/columns.h"
#include "runtime/record/buffer.h"
#include "runtime/record/schema.h"
#include "runtime/record/settle.h"
#include "runtime/record/stage.h"
#include "runtime/record/text_pool.h"

namespace xinze::record {

// Where a subject was read: the number of its file in the order of reading, and its line from 1.
struct Origin {
  uint32_t file = 0;
  uint64_t line = 0;
  bool operator==(const Origin&) const = default;
};

class Batch {
 public:
  Batch(Batch&&) noexcept = default;
  Batch& operator=(Batch&&) noexcept = default;

  // Valid as long as the batch, also after it was moved.
  const xinze_batch& view() const { return view_; }
  int64_t subjects() const { return view_.tables[0].rows; }
  int64_t rows(check::EntityId entity) const { return view_.tables[entity.index()].rows; }

  std::string_view text(int32_t id) const { return texts_.text(id); }
  // The id of a text; none: no row has it.
  std::optional<int32_t> FindText(std::string_view text) const { return texts_.Find(text); }

  // 标识 of a subject; empty where the schema has none or it is not known.
  std::string_view subject_id(int64_t row) const { return Text(0, subject_id_, row); }
  // 登记地区 of a subject, likewise.
  std::string_view subject_region(int64_t row) const { return Text(0, subject_region_, row); }
  // The key of a row, likewise.
  std::string_view key(check::EntityId entity, int64_t row) const {
    return Text(entity.index(), keys_[entity.index()], row);
  }
  Origin origin(int64_t subject) const { return origins_[static_cast<size_t>(subject)]; }
  // The texts of unlisted values (等) that the field of a row was given; for explanations.
  std::vector<std::string_view> UnlistedTexts(check::FieldId field, int64_t row) const;

 private:
  friend class BatchBuilder;

  struct Column {
    Buffer values;
    Bitmap known;
    Bitmap present;
    Buffer ref_offsets;
    Buffer refs;
  };
  struct Table {
    int64_t rows = 0;
    std::vector<Column> columns;
    Buffer offsets;
    Buffer parent;
    Buffer complete_until;
  };
  struct UnlistedValue {
    check::FieldId field;
    int64_t row;
    int32_t text;
  };

  Batch() = default;
  std::string_view Text(size_t entity, int32_t column, int64_t row) const;

  std::vector<Table> tables_;
  TextPool texts_;
  std::vector<Origin> origins_;
  std::vector<UnlistedValue> unlisted_;  // By (field, row).
  int32_t subject_id_ = -1;
  int32_t subject_region_ = -1;
  std::vector<int32_t> keys_;
  std::vector<std::vector<xinze_column>> column_views_;
  std::vector<xinze_table> table_views_;
  xinze_batch view_{};
};

struct BatchOptions {
  std::optional<int64_t> known_at;  // Microseconds since 1970-01-01T00:00:00Z; none: everything.
  // By entity: the last day to which its rows are complete where nothing else makes them
  // incomplete (coverage.h). Shorter vectors: INT32_MAX, complete, for the rest.
  std::vector<int32_t> complete_until;
};

class BatchBuilder {
 public:
  // The schema must outlive the builder.
  BatchBuilder(const Schema& schema, BatchOptions options);

  const Schema& schema() const { return schema_; }
  // Where texts of staged cells are kept.
  TextPool& texts() { return batch_.texts_; }

  // Begins a subject and gives the stage to fill.
  SubjectStage& BeginSubject();
  // Settles the staged subject (settle.h); false: stage().subject_problems() say why it is
  // rejected. Fates and problems of rows can be read from the stage until the next BeginSubject.
  bool SettleSubject();
  // Appends the settled subject to the batch.
  void AppendSubject(Origin origin);
  SubjectStage& stage() { return stage_; }

  int64_t subjects() const { return batch_.tables_[0].rows; }
  // About how much memory the batch takes so far.
  size_t bytes() const { return bytes_ + batch_.texts_.bytes(); }

  // The batch, possibly empty; the builder begins a new one.
  Batch Finish();

 private:
  void Reset();
  void AppendEntity(const EntitySchema& entity);
  void AppendColumn(const EntitySchema& entity, size_t field);
  void AppendPresence(const EntitySchema& entity, size_t field);
  void AppendReferences(const EntitySchema& entity, size_t field);
  void AppendUnlisted();
  int32_t CompleteUntil(check::EntityId entity) const;

  const Schema& schema_;
  BatchOptions options_;
  SubjectStage stage_;
  Batch batch_;
  // By entity: rows before the subject being appended.
  std::vector<int64_t> bases_;
  // The rows of the entity being appended, in final order.
  std::vector<CellRow> rows_;
  size_t bytes_ = 0;
};

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_BATCH_H_
