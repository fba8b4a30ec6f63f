#include "runtime/record/batch.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "compiler/base/check.h"

namespace xinze::record {

using check::EntityId;
using check::FieldId;

std::string_view Batch::Text(size_t entity, int32_t column, int64_t row) const {
  if (column < 0) return {};
  const xinze_column& view = column_views_[entity][static_cast<size_t>(column)];
  const auto bit = [row](const uint8_t* bits) {
    return bits == nullptr || ((bits[row / 8] >> (row % 8)) & 1) != 0;
  };
  if (!bit(view.known) || !bit(view.present)) return {};
  return texts_.text(static_cast<const int32_t*>(view.values)[row]);
}

std::vector<std::string_view> Batch::UnlistedTexts(FieldId field, int64_t row) const {
  std::vector<std::string_view> texts;
  auto entry = std::lower_bound(unlisted_.begin(), unlisted_.end(), std::tuple(field, row),
                                [](const UnlistedValue& value, const auto& key) {
                                  return std::tuple(value.field, value.row) < key;
                                });
  for (; entry != unlisted_.end() && entry->field == field && entry->row == row; ++entry) {
    texts.push_back(texts_.text(entry->text));
  }
  return texts;
}

BatchBuilder::BatchBuilder(const Schema& schema, BatchOptions options)
    : schema_(schema), options_(std::move(options)), stage_(schema) {
  Reset();
}

void BatchBuilder::Reset() {
  batch_ = Batch();
  batch_.subject_id_ = schema_.subject_id();
  batch_.subject_region_ = schema_.subject_region();
  const auto only_text = [&](const EntitySchema& entity, int32_t& column) {
    if (column >= 0 &&
        entity.fields[static_cast<size_t>(column)].type.kind != check::TypeKind::Text) {
      column = -1;
    }
  };
  only_text(schema_.subject(), batch_.subject_id_);
  only_text(schema_.subject(), batch_.subject_region_);
  for (const EntitySchema& entity : schema_.entities()) {
    batch_.keys_.push_back(entity.key);
    only_text(entity, batch_.keys_.back());
    Batch::Table& table = batch_.tables_.emplace_back();
    table.columns.resize(entity.fields.size());
    for (size_t f = 0; f < entity.fields.size(); ++f) {
      if (entity.fields[f].storage == Storage::kReferences) {
        table.columns[f].ref_offsets.Append(int32_t{0});
      }
    }
    if (entity.parent.is_valid()) table.offsets.Append(int32_t{0});
  }
  bases_.assign(schema_.entities().size(), 0);
  bytes_ = 0;
}

SubjectStage& BatchBuilder::BeginSubject() {
  stage_.Begin();
  return stage_;
}

int32_t BatchBuilder::CompleteUntil(EntityId entity) const {
  return entity.index() < options_.complete_until.size() ? options_.complete_until[entity.index()]
                                                         : INT32_MAX;
}

bool BatchBuilder::SettleSubject() {
  Settle(schema_, batch_.texts_, options_.known_at, stage_);
  return stage_.subject_problems().empty();
}

void BatchBuilder::AppendSubject(Origin origin) {
  for (const EntitySchema& entity : schema_.entities()) {
    bases_[entity.id.index()] = batch_.tables_[entity.id.index()].rows;
  }
  for (const EntityId id : schema_.parents_first()) AppendEntity(schema_.entity(id));
  AppendUnlisted();
  batch_.origins_.push_back(origin);
}

void BatchBuilder::AppendEntity(const EntitySchema& entity) {
  Batch::Table& table = batch_.tables_[entity.id.index()];
  const std::vector<uint32_t>& order = stage_.order(entity.id);
  table.rows += static_cast<int64_t>(order.size());
  XINZE_CHECK(table.rows < INT32_MAX, "too many rows of {} in one batch", entity.name);
  bytes_ += order.size() * entity.fields.size() * 8;
  if (entity.parent.is_valid()) {
    const auto parent_base = static_cast<int32_t>(bases_[entity.parent.index()]);
    auto end = static_cast<int32_t>(bases_[entity.id.index()]);
    size_t next = 0;
    for (const uint32_t parent : stage_.order(entity.parent)) {
      const int32_t parent_row = stage_.row(entity.parent, parent).final_row;
      while (next < order.size() && stage_.row(entity.id, order[next]).parent == parent) {
        table.parent.Append(parent_base + parent_row);
        ++next;
        ++end;
      }
      table.offsets.Append(end);
      const bool complete = stage_.collection(entity.id, parent) == CollectionState::kComplete;
      table.complete_until.Append(complete ? CompleteUntil(entity.id) : INT32_MIN);
    }
  }
  rows_.clear();
  for (const uint32_t row : order) rows_.push_back(stage_.cells(entity.id, row));
  if (rows_.empty()) return;
  for (size_t f = 0; f < entity.fields.size(); ++f) {
    if (entity.fields[f].storage == Storage::kReferences) {
      AppendReferences(entity, f);
    } else {
      AppendColumn(entity, f);
    }
    AppendPresence(entity, f);
  }
}

void BatchBuilder::AppendColumn(const EntitySchema& entity, size_t field) {
  Batch::Column& column = batch_.tables_[entity.id.index()].columns[field];
  const auto append = [&]<typename T>(T) {
    T* value = column.values.Extend<T>(rows_.size());
    for (const CellRow& row : rows_) *value++ = static_cast<T>(row.values[field]);
  };
  switch (entity.fields[field].storage) {
    case Storage::kU8:
      append(uint8_t{});
      break;
    case Storage::kI32:
      append(int32_t{});
      break;
    case Storage::kI64:
      append(int64_t{});
      break;
    case Storage::kU64:
      append(uint64_t{});
      break;
    case Storage::kReferences:
      break;
  }
}

void BatchBuilder::AppendPresence(const EntitySchema& entity, size_t field) {
  Batch::Column& column = batch_.tables_[entity.id.index()].columns[field];
  constexpr size_t kAtOnce = 32;
  for (size_t begin = 0; begin < rows_.size(); begin += kAtOnce) {
    const size_t count = std::min(kAtOnce, rows_.size() - begin);
    uint64_t known = 0;
    uint64_t present = 0;
    for (size_t i = 0; i < count; ++i) {
      const CellState state = rows_[begin + i].states[field];
      const bool is_known = state == CellState::kKnown || state == CellState::kAbsent;
      const bool is_present = state == CellState::kKnown || state == CellState::kUnknownPresent;
      known |= uint64_t{is_known} << i;
      present |= uint64_t{is_present} << i;
    }
    column.known.Append(known, count);
    column.present.Append(present, count);
  }
}

void BatchBuilder::AppendReferences(const EntitySchema& entity, size_t field) {
  Batch::Column& column = batch_.tables_[entity.id.index()].columns[field];
  const auto base = static_cast<int32_t>(bases_[entity.fields[field].type.entity.index()]);
  auto end = static_cast<int32_t>(column.refs.size() / sizeof(int32_t));
  for (const CellRow& cells : rows_) {
    if (cells.states[field] == CellState::kKnown) {
      const auto [begin, size] = SubjectStage::ReferencesOf(cells.values[field]);
      for (size_t k = begin; k < begin + size; ++k) {
        const int32_t row = stage_.references()[k];
        column.refs.Append(row < 0 ? row : row + base);
        ++end;
      }
    }
    column.ref_offsets.Append(end);
  }
}

void BatchBuilder::AppendUnlisted() {
  for (const SubjectStage::Unlisted& value : stage_.unlisted()) {
    const StagedRow& row = stage_.row(value.entity, value.row);
    if (row.fate != Fate::kStands) continue;
    // Dropped where the field does not apply to the kind of subject.
    if (stage_.cells(value.entity, value.row).states[value.field] != CellState::kKnown) continue;
    batch_.unlisted_.push_back({schema_.entity(value.entity).fields[value.field].id,
                                bases_[value.entity.index()] + row.final_row, value.text});
  }
}

Batch BatchBuilder::Finish() {
  Batch batch = std::move(batch_);
  std::stable_sort(batch.unlisted_.begin(), batch.unlisted_.end(),
                   [](const Batch::UnlistedValue& a, const Batch::UnlistedValue& b) {
                     return std::tuple(a.field, a.row) < std::tuple(b.field, b.row);
                   });
  for (const EntitySchema& entity : schema_.entities()) {
    Batch::Table& table = batch.tables_[entity.id.index()];
    std::vector<xinze_column>& views = batch.column_views_.emplace_back();
    for (size_t f = 0; f < entity.fields.size(); ++f) {
      Batch::Column& column = table.columns[f];
      xinze_column& view = views.emplace_back();
      view.known = column.known.Finish();
      view.present = column.present.Finish();
      if (entity.fields[f].storage == Storage::kReferences) {
        column.ref_offsets.Pad();
        column.refs.Pad();
        view.ref_offsets = column.ref_offsets.as<int32_t>();
        view.refs = column.refs.as<int32_t>();
      } else {
        column.values.Pad();
        view.values = column.values.as<uint8_t>();
      }
    }
    xinze_table& view = batch.table_views_.emplace_back();
    view.rows = table.rows;
    view.columns = views.data();
    view.column_count = static_cast<int32_t>(views.size());
    if (!entity.parent.is_valid()) continue;
    table.offsets.Pad();
    table.parent.Pad();
    table.complete_until.Pad();
    view.offsets = table.offsets.as<int32_t>();
    view.parent = table.parent.as<int32_t>();
    view.complete_until = table.complete_until.as<int32_t>();
  }
  batch.view_ = {batch.table_views_.data(), static_cast<int32_t>(batch.table_views_.size()),
                 batch.texts_.data(), batch.texts_.size()};
  Reset();
  return batch;
}

}  // namespace xinze::record
