#include "runtime/record/stage.h"

#include "compiler/base/check.h"

namespace xinze::record {

using check::EntityId;

SubjectStage::SubjectStage(const Schema& schema) {
  for (const EntitySchema& entity : schema.entities()) {
    Table table;
    table.width = entity.fields.size();
    table.children = entity.collections;
    tables_.push_back(std::move(table));
  }
}

void SubjectStage::Begin() {
  for (Table& table : tables_) {
    table.values.clear();
    table.states.clear();
    table.rows.clear();
    table.collections.clear();
    table.order.clear();
    table.withdrawn.clear();
  }
  references_.clear();
  unlisted_.clear();
  subject_problem_.reset();
  row_problems_.clear();
  collection_problems_.clear();
  AddRow(EntityId(0), 0);
}

uint32_t SubjectStage::AddRow(EntityId entity, uint32_t parent) {
  Table& table = tables_[entity.index()];
  XINZE_CHECK(table.rows.size() < UINT32_MAX);
  const auto row = static_cast<uint32_t>(table.rows.size());
  table.values.resize(table.values.size() + table.width);
  table.states.resize(table.states.size() + table.width, CellState::kNotGiven);
  table.rows.emplace_back().parent = parent;
  for (const EntityId child : table.children) {
    tables_[child.index()].collections.push_back(CollectionState::kNotGiven);
  }
  return row;
}

int64_t SubjectStage::AddReferences(const std::vector<int32_t>& keys) {
  const auto begin = static_cast<int64_t>(references_.size());
  references_.insert(references_.end(), keys.begin(), keys.end());
  return begin << 32 | static_cast<int64_t>(keys.size());
}

void SubjectStage::Reject(EntityId entity, uint32_t row, Problem problem) {
  if (entity == EntityId(0)) {
    if (!subject_problem_.has_value()) subject_problem_ = std::move(problem);
    return;
  }
  StagedRow& staged = this->row(entity, row);
  if (staged.fate == Fate::kRejected) return;
  staged.fate = Fate::kRejected;
  row_problems_.push_back({entity, row, std::move(problem)});
}

void SubjectStage::RejectCollection(CollectionProblem problem) {
  collection(problem.entity, problem.parent) = CollectionState::kIncomplete;
  collection_problems_.push_back(std::move(problem));
}

}  // namespace xinze::record
