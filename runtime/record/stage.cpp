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
  subject_problems_.clear();
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
  const bool follows = row > 0 && table.rows.back().parent == parent;
  const uint32_t position = follows ? table.rows.back().position + 1 : 1;
  StagedRow& staged = table.rows.emplace_back();
  staged.parent = parent;
  staged.position = position;
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
  const auto add = [&](std::vector<Problem>& problems) {
    const bool known = std::any_of(problems.begin(), problems.end(), [&](const Problem& other) {
      return other.code == problem.code && other.field == problem.field;
    });
    if (!known) problems.push_back(std::move(problem));
  };
  if (entity == EntityId(0)) return add(subject_problems_);
  StagedRow& staged = this->row(entity, row);
  staged.fate = Fate::kRejected;
  if (staged.problems < 0) {
    staged.problems = static_cast<int32_t>(row_problems_.size());
    row_problems_.push_back({entity, row, {}});
  }
  add(row_problems_[static_cast<size_t>(staged.problems)].problems);
}

bool SubjectStage::HasProblem(EntityId entity, uint32_t row, std::string_view field) const {
  const auto about = [&](const Problem& problem) { return problem.field == field; };
  if (entity == EntityId(0)) {
    return std::any_of(subject_problems_.begin(), subject_problems_.end(), about);
  }
  const int32_t index = tables_[entity.index()].rows[row].problems;
  if (index < 0) return false;
  const std::vector<Problem>& problems = row_problems_[static_cast<size_t>(index)].problems;
  return std::any_of(problems.begin(), problems.end(), about);
}

void SubjectStage::RejectCollection(CollectionProblem problem) {
  collection(problem.entity, problem.parent) = CollectionState::kIncomplete;
  collection_problems_.push_back(std::move(problem));
}

}  // namespace xinze::record
