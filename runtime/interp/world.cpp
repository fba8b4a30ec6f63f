#include "runtime/interp/world.h"

#include <algorithm>

#include "compiler/abi/storage.h"
#include "compiler/base/check.h"

namespace xinze::interp {
namespace {

using check::EntityId;
using check::FieldId;
using check::TypeKind;

bool BitSet(const uint8_t* bits, int64_t row) {
  if (bits == nullptr) return true;
  return (bits[row / 8] >> (row % 8) & 1) != 0;
}

template <typename T>
int64_t Load(const xinze_column& column, int64_t row) {
  return static_cast<int64_t>(static_cast<const T*>(column.values)[row]);
}

}  // namespace

World::World(const check::Program& program, const ProgramTables& tables, const xinze_batch& batch,
             int64_t subject_row, int32_t as_of, Readings& readings,
             std::optional<LaterThan> later_than)
    : program_(program),
      tables_(tables),
      batch_(batch),
      subject_row_(subject_row),
      as_of_(as_of),
      readings_(readings),
      later_than_(later_than) {
  XINZE_CHECK(batch.table_count == static_cast<int32_t>(program.entities.size()));
  XINZE_CHECK(0 <= subject_row && subject_row < table(EntityId(0)).rows);
  const FieldId kind = program.well_known.subject_kind;
  if (!kind.is_valid()) return;
  const xinze_column& kinds = column(kind);
  XINZE_CHECK(BitSet(kinds.known, subject_row) && BitSet(kinds.present, subject_row),
              "the kind of a subject is 必有");
  kind_ = Stored(program.fields[kind], kinds, subject_row);
}

const xinze_table& World::table(EntityId entity) const { return batch_.tables[entity.index()]; }

const xinze_column& World::column(FieldId field) const {
  return table(program_.fields[field].entity).columns[tables_.column[field]];
}

int64_t World::Stored(const check::Field& field, const xinze_column& column, int64_t row) const {
  switch (field.type.kind) {
    case TypeKind::Boolean:
      return Load<uint8_t>(column, row);
    case TypeKind::Enum:
      return program_.vocabularies[field.type.vocabulary].values.size() <=
                     XINZE_MOST_VALUES_IN_ONE_BYTE
                 ? Load<uint8_t>(column, row)
                 : Load<int32_t>(column, row);
    case TypeKind::Date:
    case TypeKind::Text:
      return Load<int32_t>(column, row);
    case TypeKind::Integer:
    case TypeKind::Amount:
    case TypeKind::Ratio:
    case TypeKind::Period:
      return Load<int64_t>(column, row);
    case TypeKind::Set:
      return Load<uint64_t>(column, row);
    case TypeKind::Reference:
    case TypeKind::Error:
      break;
  }
  XINZE_UNREACHABLE("{} has no stored scalar", field.name);
}

// Section 4.1.
bool World::InForce(check::DocumentId document) const {
  const check::Document& d = program_.documents[document];
  readings_.ChangesOn(d.in_force_from);
  readings_.ChangesOn(d.in_force_until);
  return d.in_force_from <= as_of_ && as_of_ < d.in_force_until;
}

// Section 1.1: a member exists on a day only if 发生日 <= it.
bool World::Exists(Row row) const {
  const FieldId begins_on = program_.entities[row.entity].begins_on;
  const bool restricted = later_than_.has_value() && later_than_->entity == row.entity;
  if (!begins_on.is_valid()) return !restricted;
  const xinze_column& days = column(begins_on);
  XINZE_CHECK(BitSet(days.known, row.index) && BitSet(days.present, row.index), "{} is 必有",
              program_.fields[begins_on].name);
  const int64_t day = Stored(program_.fields[begins_on], days, row.index);
  readings_.ChangesOn(day);
  return day <= as_of_ && (!restricted || day > later_than_->day);
}

bool World::ExistsWithParents(Row row) const {
  while (program_.entities[row.entity].parent.is_valid()) {
    if (!Exists(row)) return false;
    row = AncestorOf(row, program_.entities[row.entity].parent);
  }
  return row.index == subject_row_;
}

Stay World::StayOf(Row row, Row anchor) const {
  return readings_
      .Track([&] {
        bool exists = true;
        for (; row.entity != anchor.entity;
             row = AncestorOf(row, program_.entities[row.entity].parent)) {
          exists = Exists(row) && exists;
        }
        return exists;
      })
      .second;
}

bool World::StandsBelow(EntityId entity, EntityId ancestor) const {
  while (entity.is_valid() && entity != ancestor) entity = program_.entities[entity].parent;
  return entity.is_valid();
}

Row World::AncestorOf(Row row, EntityId entity) const {
  while (row.entity != entity) {
    const EntityId parent = program_.entities[row.entity].parent;
    XINZE_CHECK(parent.is_valid(), "an expression over {} in a row that it does not stand above",
                program_.entities[entity].name);
    row = {parent, table(row.entity).parent[row.index]};
  }
  return row;
}

const Collection& World::Members(Row anchor, EntityId entity) const {
  const auto [entry, added] = collections_.try_emplace({anchor, entity});
  if (added) entry->second = readings_.Track([&] { return ComputeMembers(anchor, entity); });
  readings_.Narrow(entry->second.second);
  return entry->second.first;
}

// Section 1.4: level by level from the anchor down. A collection is incomplete if it, or one on the
// way to it, is so for any row that exists.
Collection World::ComputeMembers(Row anchor, EntityId entity) const {
  std::vector<EntityId> path;
  for (EntityId e = entity; e != anchor.entity; e = program_.entities[e].parent) {
    XINZE_CHECK(e.is_valid(), "{} does not stand below the row that it is read from",
                program_.entities[entity].name);
    path.push_back(e);
  }
  XINZE_CHECK(!path.empty());
  Collection level{{anchor.index}, true};
  std::reverse(path.begin(), path.end());
  for (EntityId below_level : path) {
    const xinze_table& t = table(below_level);
    Collection below{{}, level.complete};
    for (int64_t parent : level.rows) {
      readings_.ChangesAfter(t.complete_until[parent]);
      if (t.complete_until[parent] < as_of_) below.complete = false;
      for (int64_t row = t.offsets[parent]; row < t.offsets[parent + 1]; ++row) {
        if (Exists({below_level, row})) below.rows.push_back(row);
      }
    }
    level = std::move(below);
  }
  return level;
}

// An 事件 of which the day is not known may be one whose day has not come, which reads absent.
World::Reading World::ReadUnknown(const check::Field& field) const {
  const bool sure = !field.absent_ok;
  if (!field.event_date) {
    return {FieldSource::Unknown, {field.range_lo, field.range_hi, sure, true}};
  }
  readings_.ChangesOn(field.range_lo);
  readings_.ChangesOn(field.range_hi);
  if (field.range_lo > as_of_) return {FieldSource::NotYet, check::Absent()};
  const bool has_come = field.range_hi <= as_of_;
  return {FieldSource::Unknown, {field.range_lo, field.range_hi, sure && has_come, true}};
}

// Sections 1.2 and 1.3, in this order: a kind that the field does not apply to; a fact not known,
// with its presumption; an 事件 before its own day.
World::Reading World::Read(FieldId id, int64_t row) const {
  const check::Field& field = program_.fields[id];
  if (!field.applies_to.empty() && std::find(field.applies_to.begin(), field.applies_to.end(),
                                             kind_) == field.applies_to.end()) {
    return {FieldSource::NotApplicable, check::Absent()};
  }
  const xinze_column& c = column(id);
  Reading reading;
  if (BitSet(c.known, row)) {
    reading = {FieldSource::Fact,
               BitSet(c.present, row) ? check::Known(Stored(field, c, row)) : check::Absent()};
  } else if (field.presumption.has_value()) {
    reading = {FieldSource::Presumed, field.presumption->absent
                                          ? check::Absent()
                                          : check::Known(field.presumption->value)};
  } else {
    return ReadUnknown(field);
  }
  if (field.event_date && reading.value.is_known()) {
    readings_.ChangesOn(reading.value.lo);
    if (reading.value.lo > as_of_) return {FieldSource::NotYet, check::Absent()};
  }
  return reading;
}

Range World::Field(FieldId field, int64_t row) const { return Read(field, row).value; }

FieldSource World::SourceOf(FieldId field, int64_t row) const { return Read(field, row).source; }

Truth World::FieldTruth(FieldId field, int64_t row) const {
  const Reading reading = Read(field, row);
  if (reading.source == FieldSource::Unknown) return check::kUnknown;
  return reading.value.is_known() && reading.value.lo != 0 ? check::kTrue : check::kFalse;
}

Named World::References(FieldId id, int64_t row) const {
  const xinze_column& c = column(id);
  if (!BitSet(c.known, row)) return {false, {}};
  if (!BitSet(c.present, row)) return {true, {}};
  return {true, {c.refs + c.ref_offsets[row], c.refs + c.ref_offsets[row + 1]}};
}

std::string_view World::Text(int64_t id) const {
  if (id >= 0) return batch_.texts[id];
  return program_.exprs[check::ExprId(static_cast<uint32_t>(-1 - id))].text;
}

// Section 2.3: texts are equal by their content.
Truth World::EqualTexts(const Range& a, const Range& b) const {
  if (!a.is_known() || !b.is_known()) return Equal(a, b);
  return Text(a.lo) == Text(b.lo) ? check::kTrue : check::kFalse;
}

}  // namespace xinze::interp
