#include "runtime/jit/fact_reader.h"

#include <algorithm>

#include "compiler/base/check.h"
#include "compiler/lower/value_algebra.h"

namespace xinze::jit {
namespace {

bool Bit(const uint8_t* bits, int64_t row) {
  return bits == nullptr || (bits[row / 8] >> (row % 8) & 1) != 0;
}

template <typename T>
int64_t At(const xinze_column& column, int64_t row) {
  return static_cast<int64_t>(static_cast<const T*>(column.values)[row]);
}

}  // namespace

int32_t ColumnIndex(const check::Program& program, check::FieldId field) {
  const auto& fields = program.entities[program.fields[field].entity].fields;
  const auto found = std::find(fields.begin(), fields.end(), field);
  XINZE_CHECK(found != fields.end());
  return static_cast<int32_t>(found - fields.begin());
}

const xinze_column& FactReader::column(check::FieldId field) const {
  return table(program_.fields[field].entity).columns[ColumnIndex(program_, field)];
}

int64_t FactReader::Stored(const check::Field& field, const xinze_column& column,
                           int64_t row) const {
  switch (lower::ValueAlgebra::LaneOf(program_, field.type)) {
    case ir::Lane::I8:
      return At<uint8_t>(column, row);
    case ir::Lane::I32:
      return At<int32_t>(column, row);
    default:
      return At<int64_t>(column, row);
  }
}

bool FactReader::AppliesTo(const check::Field& field, int64_t row) const {
  if (field.applies_to.empty()) return true;
  check::EntityId entity = field.entity;
  while (program_.entities[entity].parent.is_valid()) {
    row = table(entity).parent[row];
    entity = program_.entities[entity].parent;
  }
  const check::FieldId kind = program_.well_known.subject_kind;
  const int64_t code = Stored(program_.fields[kind], column(kind), row);
  return std::find(field.applies_to.begin(), field.applies_to.end(), code) !=
         field.applies_to.end();
}

check::Range FactReader::Read(check::FieldId id, int64_t row) const {
  if (!id.is_valid()) return check::Absent();
  const check::Field& field = program_.fields[id];
  if (!AppliesTo(field, row)) return check::Absent();
  const xinze_column& c = column(id);
  check::Range value = check::Absent();
  if (Bit(c.known, row)) {
    if (Bit(c.present, row)) value = check::Known(Stored(field, c, row));
  } else if (!field.presumption) {
    // An 事件 that may be later reads absent before its day.
    if (field.event_date && field.range_lo > as_of_) return check::Absent();
    const bool may_be_later = field.event_date && field.range_hi > as_of_;
    return {field.range_lo, field.range_hi, !field.absent_ok && !may_be_later, true};
  } else if (!field.presumption->absent) {
    value = check::Known(field.presumption->value);
  }
  if (field.event_date && value.is_known() && value.lo > as_of_) return check::Absent();
  return value;
}

FactReader::References FactReader::ReadReferences(check::FieldId id, int64_t row) const {
  if (!id.is_valid()) return {};
  const xinze_column& c = column(id);
  if (!Bit(c.known, row)) return {false, nullptr, nullptr};
  if (!Bit(c.present, row) || c.ref_offsets == nullptr) return {};
  return {true, c.refs + c.ref_offsets[row], c.refs + c.ref_offsets[row + 1]};
}

bool FactReader::Exists(check::EntityId entity, int64_t row) const {
  while (program_.entities[entity].parent.is_valid()) {
    const check::FieldId begins_on = program_.entities[entity].begins_on;
    if (begins_on.is_valid() &&
        Stored(program_.fields[begins_on], column(begins_on), row) > as_of_) {
      return false;
    }
    row = table(entity).parent[row];
    entity = program_.entities[entity].parent;
  }
  return true;
}

std::pair<int64_t, int64_t> FactReader::RowsBelow(check::EntityId entity, int64_t subject) const {
  const check::EntityId parent = program_.entities[entity].parent;
  if (!parent.is_valid()) return {subject, subject + 1};
  const auto [first, last] = RowsBelow(parent, subject);
  const int32_t* offsets = table(entity).offsets;
  return {offsets[first], offsets[last]};
}

bool FactReader::IsComplete(check::EntityId entity, int64_t subject) const {
  for (check::EntityId e = entity; program_.entities[e].parent.is_valid();
       e = program_.entities[e].parent) {
    const int32_t* until = table(e).complete_until;
    if (until == nullptr) continue;
    const check::EntityId parent = program_.entities[e].parent;
    const auto [first, last] = RowsBelow(parent, subject);
    for (int64_t row = first; row < last; ++row) {
      if (until[row] < as_of_ && Exists(parent, row)) return false;
    }
  }
  return true;
}

}  // namespace xinze::jit
