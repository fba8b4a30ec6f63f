// Settles a staged subject: which rows stand at K, in which order, and what they refer to.
//
// Rules (4-semantics.md, section 1), with what this page decides where that one is silent:
// - Presence. A key that is missing means what the schema says (FieldSchema::if_missing); a field
//   that does not apply to the kind of subject is absent, whatever is given.
// - A row whose parent row does not stand falls with it.
// - With K, a row without 收到时间 is rejected; one received after K is set aside. Where a row
//   received after K is rejected, it is told of, and its collection is complete all the same.
// - Any other rejected row leaves its collection incomplete.
// - Rows of one parent that are versions of one record: the latest received stands. Where the
//   latest time is shared, the rows that share it are rejected. A withdrawal is a version: the
//   latest one removes the record. A rejected row whose key (or all that names it) could be read is
//   a version, too: where the latest is rejected, for whatever reason, no older one stands in for
//   it. Where one of several versions has no time, or none that can be read, nothing orders them,
//   and all are rejected.
// - Rows stand in the order (parent, 发生日, key bytewise, order of input).
// - A reference names the one standing row of that key; a withdrawn key is XINZE_REF_WITHDRAWN; no
//   such row (rejected or not yet received ones too), or several, is XINZE_REF_MISSING.
#ifndef XINZE_RUNTIME_RECORD_SETTLE_H_
#define XINZE_RUNTIME_RECORD_SETTLE_H_

#include <cstdint>
#include <optional>

#include "runtime/record/schema.h"
#include "runtime/record/stage.h"
#include "runtime/record/text_pool.h"

namespace xinze::record {

// What became of the rows of a subject's collections.
struct RowCounts {
  uint64_t read = 0;
  uint64_t used = 0;
  uint64_t rejected = 0;
  uint64_t set_aside = 0;
  uint64_t fell_with_parent = 0;

  RowCounts& operator+=(const RowCounts& other) {
    read += other.read;
    used += other.used;
    rejected += other.rejected;
    set_aside += other.set_aside;
    fell_with_parent += other.fell_with_parent;
    return *this;
  }
  bool operator==(const RowCounts&) const = default;
};

// Afterwards every row has a fate, orders and references are filled, and every collection of a
// standing row is complete or incomplete; or stage.subject_problems() say why the subject is
// rejected (then nothing else is meaningful). `known_at` in microseconds since 1970 UTC.
void Settle(const Schema& schema, const TextPool& texts, std::optional<int64_t> known_at,
            SubjectStage& stage);

// After Settle.
RowCounts CountRows(const Schema& schema, SubjectStage& stage);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_SETTLE_H_
