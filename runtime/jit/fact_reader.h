// Reads single facts of a batch on the day asked about, for the host calls: rows that few subjects
// have (events, decisions), where columns would be a detour.
#ifndef XINZE_RUNTIME_JIT_FACT_READER_H_
#define XINZE_RUNTIME_JIT_FACT_READER_H_

#include <cstdint>
#include <string_view>
#include <utility>

#include "compiler/abi/columns.h"
#include "compiler/check/program.h"
#include "compiler/check/types.h"

namespace xinze::jit {

// The place of a field among its entity's, which is its column's in a table.
int32_t ColumnIndex(const check::Program& program, check::FieldId field);

class FactReader {
 public:
  FactReader(const check::Program& program, const xinze_batch& batch, int32_t as_of)
      : program_(program), batch_(batch), as_of_(as_of) {}

  const check::Program& program() const { return program_; }
  const xinze_table& table(check::EntityId entity) const { return batch_.tables[entity.index()]; }
  int32_t as_of() const { return as_of_; }

  // A scalar as 4-semantics.md, section 1 reads it: kinds that it does not apply to, presumptions,
  // events before their day. Absent for a field that the schema does not declare.
  check::Range Read(check::FieldId field, int64_t row) const;
  // The text of a known value of type 文本.
  std::string_view Text(int64_t id) const { return batch_.texts[id]; }

  // 标的: the rows named; nothing if the field is absent. `known` is false where it is not known.
  struct References {
    bool known = true;
    const int32_t* begin = nullptr;
    const int32_t* end = nullptr;
  };
  References ReadReferences(check::FieldId field, int64_t row) const;

  // Whether the row exists on the day, with those above it.
  bool Exists(check::EntityId entity, int64_t row) const;
  // The rows of `entity` below a subject: [first, second). A run, because rows are in order.
  std::pair<int64_t, int64_t> RowsBelow(check::EntityId entity, int64_t subject) const;
  // Whether the rows below the subject are known to be all; an entity of the subject's own.
  bool IsComplete(check::EntityId entity, int64_t subject) const;

 private:
  const xinze_column& column(check::FieldId field) const;
  bool AppliesTo(const check::Field& field, int64_t row) const;
  int64_t Stored(const check::Field& field, const xinze_column& column, int64_t row) const;

  const check::Program& program_;
  const xinze_batch& batch_;
  int32_t as_of_;
};

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_FACT_READER_H_
