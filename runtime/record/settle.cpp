#include "runtime/record/settle.h"

#include <algorithm>
#include <unordered_map>

#include "compiler/abi/columns.h"

namespace xinze::record {
namespace {

using check::EntityId;
using diagnostics::Code;

class Settler {
 public:
  Settler(const Schema& schema, const TextPool& texts, std::optional<int64_t> known_at,
          SubjectStage& stage)
      : schema_(schema), texts_(texts), known_at_(known_at), stage_(stage) {}

  void Run() {
    FindKind();
    SettlePresence(schema_.subject(), 0);
    if (!stage_.subject_problems().empty()) return;
    stage_.row(EntityId(0), 0).fate = Fate::kStands;
    stage_.row(EntityId(0), 0).final_row = 0;
    stage_.order(EntityId(0)).assign(1, 0);
    for (const EntityId id : schema_.parents_first()) {
      if (id != EntityId(0)) SettleEntity(schema_.entity(id));
    }
    for (const EntitySchema& entity : schema_.entities()) ResolveReferences(entity);
  }

 private:
  void FindKind() {
    const int32_t position = schema_.subject_kind();
    if (position < 0) return;
    const CellRow cells = stage_.cells(EntityId(0), 0);
    if (cells.states[position] == CellState::kKnown) kind_ = cells.values[position];
  }

  void SettlePresence(const EntitySchema& entity, uint32_t row);
  void SettleEntity(const EntitySchema& entity);
  void SettleRow(const EntitySchema& entity, uint32_t row);
  void SettleVersions(const EntitySchema& entity);
  void SettleGroup(const EntitySchema& entity, const uint32_t* begin, const uint32_t* end);
  // Whether a row that is open or rejected counts where the versions of its record are ordered.
  bool IsVersion(const EntitySchema& entity, uint32_t row) const;
  void Reject(const EntitySchema& entity, uint32_t row, Problem problem) {
    stage_.Reject(entity.id, row, std::move(problem));
    stage_.collection(entity.id, stage_.row(entity.id, row).parent) = CollectionState::kIncomplete;
  }
  void Order(const EntitySchema& entity);
  void ResolveReferences(const EntitySchema& entity);
  // The standing row that each key names, or XINZE_REF_MISSING, XINZE_REF_WITHDRAWN.
  std::unordered_map<int32_t, int32_t> RowsByKey(const EntitySchema& target) const;

  CellState State(const EntitySchema& entity, uint32_t row, int32_t field) const {
    return stage_.cells(entity.id, row).states[field];
  }
  int64_t Value(const EntitySchema& entity, uint32_t row, int32_t field) const {
    return stage_.cells(entity.id, row).values[field];
  }
  bool HasKey(const EntitySchema& entity, uint32_t row) const {
    return entity.key >= 0 && State(entity, row, entity.key) == CellState::kKnown;
  }
  bool IsLate(const EntitySchema& entity, uint32_t row) const {
    const StagedRow& staged = stage_.row(entity.id, row);
    return known_at_.has_value() && staged.is_received && staged.received > *known_at_;
  }
  // Whether the row is a version of something.
  bool HasIdentity(const EntitySchema& entity, uint32_t row) const {
    return (HasKey(entity, row) && !entity.key_is_partial) || !entity.identity.empty();
  }
  // Orders rows of one entity so that versions of one record stand together; 0: they are versions.
  int CompareIdentity(const EntitySchema& entity, uint32_t a, uint32_t b) const;

  const Schema& schema_;
  const TextPool& texts_;
  std::optional<int64_t> known_at_;
  SubjectStage& stage_;
  int64_t kind_ = -1;
  std::vector<uint32_t> rows_;
};

void Settler::SettlePresence(const EntitySchema& entity, uint32_t row) {
  const CellRow cells = stage_.cells(entity.id, row);
  const bool withdrawal = stage_.row(entity.id, row).withdrawal;
  for (size_t i = 0; i < entity.fields.size(); ++i) {
    CellState& state = cells.states[i];
    const FieldSchema& field = entity.fields[i];
    if (!field.applies_to.empty() && !Schema::Applies(field, kind_)) {
      state = CellState::kAbsent;
    } else if (state == CellState::kNotGiven) {
      state = field.if_missing;
      if (state == CellState::kReject) {
        // A withdrawal says no more than what it withdraws.
        state = CellState::kUnknownPresent;
        if (!withdrawal) stage_.Reject(entity.id, row, AboutField(Code::XZ0907, field.name));
      }
    }
    if (state != CellState::kKnown) cells.values[i] = 0;
  }
  if (withdrawal) return;
  for (const EntityId child : entity.collections) {
    CollectionState& state = stage_.collection(child, row);
    if (state != CollectionState::kNotGiven) continue;
    const EntitySchema& collection = schema_.entity(child);
    state = collection.if_missing == CellState::kAbsent ? CollectionState::kComplete
                                                        : CollectionState::kIncomplete;
    if (collection.if_missing == CellState::kReject) {
      stage_.Reject(entity.id, row, AboutField(Code::XZ0907, collection.name));
    }
  }
}

void Settler::SettleEntity(const EntitySchema& entity) {
  const uint32_t count = stage_.rows(entity.id);
  for (uint32_t i = 0; i < count; ++i) {
    StagedRow& row = stage_.row(entity.id, i);
    if (stage_.row(entity.parent, row.parent).fate != Fate::kStands) {
      row.fate = Fate::kFellWithParent;
      continue;
    }
    SettleRow(entity, i);
    // What came after K says nothing of what was known then, however bad it is.
    if (IsLate(entity, i)) {
      if (row.fate == Fate::kOpen) row.fate = Fate::kSetAside;
    } else if (row.fate == Fate::kRejected) {
      stage_.collection(entity.id, row.parent) = CollectionState::kIncomplete;
    }
  }
  SettleVersions(entity);
  Order(entity);
}

// Whether the row can be used at all, by itself.
void Settler::SettleRow(const EntitySchema& entity, uint32_t row) {
  const StagedRow& staged = stage_.row(entity.id, row);
  if (!staged.is_object) return;
  SettlePresence(entity, row);
  const std::string_view key =
      entity.key < 0 ? "编号" : std::string_view(entity.fields[size_t(entity.key)].name);
  if (staged.withdrawal && !HasIdentity(entity, row) && !stage_.HasProblem(entity.id, row, key)) {
    stage_.Reject(entity.id, row, Problem(Code::XZ0927, "").Name(key));
  }
  if (known_at_.has_value() && !staged.is_received &&
      !stage_.HasProblem(entity.id, row, "收到时间")) {
    stage_.Reject(entity.id, row, Problem(Code::XZ0923, "收到时间"));
  }
}

int Settler::CompareIdentity(const EntitySchema& entity, uint32_t a, uint32_t b) const {
  const auto three_way = [](auto x, auto y) { return x < y ? -1 : (y < x ? 1 : 0); };
  if (const int by_parent =
          three_way(stage_.row(entity.id, a).parent, stage_.row(entity.id, b).parent)) {
    return by_parent;
  }
  const bool key_a = HasKey(entity, a) && !entity.key_is_partial;
  const bool key_b = HasKey(entity, b) && !entity.key_is_partial;
  if (key_a != key_b) return key_a ? -1 : 1;
  if (key_a) return three_way(Value(entity, a, entity.key), Value(entity, b, entity.key));
  for (const int32_t field : entity.identity) {
    if (const int by_state = three_way(State(entity, a, field), State(entity, b, field))) {
      return by_state;
    }
    if (const int by_value = three_way(Value(entity, a, field), Value(entity, b, field))) {
      return by_value;
    }
  }
  // Without anything that names them, rows are no versions of each other.
  return entity.identity.empty() ? three_way(a, b) : 0;
}

// A rejected row is a version where what names it could be read: that it could not be used does not
// bring back what it replaces.
bool Settler::IsVersion(const EntitySchema& entity, uint32_t row) const {
  const Fate fate = stage_.row(entity.id, row).fate;
  if (fate != Fate::kRejected) return fate == Fate::kOpen;
  if (!stage_.row(entity.id, row).is_object || IsLate(entity, row)) return false;
  if (HasKey(entity, row) && !entity.key_is_partial) return true;
  const auto is_read = [&](int32_t field) {
    const CellState state = State(entity, row, field);
    return state == CellState::kKnown || state == CellState::kAbsent;
  };
  return !entity.identity.empty() &&
         std::all_of(entity.identity.begin(), entity.identity.end(), is_read);
}

void Settler::SettleVersions(const EntitySchema& entity) {
  rows_.clear();
  const uint32_t count = stage_.rows(entity.id);
  for (uint32_t i = 0; i < count; ++i) {
    if (IsVersion(entity, i)) rows_.push_back(i);
  }
  std::sort(rows_.begin(), rows_.end(), [&](uint32_t a, uint32_t b) {
    const int order = CompareIdentity(entity, a, b);
    return order != 0 ? order < 0 : a < b;
  });
  for (size_t begin = 0; begin < rows_.size();) {
    size_t end = begin + 1;
    while (end < rows_.size() && CompareIdentity(entity, rows_[begin], rows_[end]) == 0) ++end;
    SettleGroup(entity, rows_.data() + begin, rows_.data() + end);
    begin = end;
  }
}

void Settler::SettleGroup(const EntitySchema& entity, const uint32_t* begin, const uint32_t* end) {
  const auto row = [&](uint32_t i) -> StagedRow& { return stage_.row(entity.id, i); };
  const auto all_received = [&](uint32_t i) { return row(i).is_received; };
  if (end - begin > 1 && !std::all_of(begin, end, all_received)) {
    for (const uint32_t* i = begin; i != end; ++i) {
      if (row(*i).fate == Fate::kOpen) Reject(entity, *i, Problem(Code::XZ0925, "收到时间"));
    }
    return;
  }
  const uint32_t latest = *std::max_element(
      begin, end, [&](uint32_t a, uint32_t b) { return row(a).received < row(b).received; });
  const auto tied = [&](uint32_t i) { return row(i).received == row(latest).received; };
  const bool contested = std::count_if(begin, end, tied) > 1;
  const int64_t latest_time = row(latest).received;
  for (const uint32_t* i = begin; i != end; ++i) {
    if (row(*i).fate == Fate::kRejected) continue;
    if (row(*i).received != latest_time) {
      row(*i).fate = Fate::kSetAside;
    } else if (contested) {
      Reject(entity, *i, Problem(Code::XZ0924, "收到时间"));
    } else if (row(*i).withdrawal) {
      row(*i).fate = Fate::kSetAside;
      if (HasKey(entity, *i)) {
        stage_.withdrawn(entity.id).push_back(static_cast<int32_t>(Value(entity, *i, entity.key)));
      }
    } else {
      row(*i).fate = Fate::kStands;
    }
  }
}

void Settler::Order(const EntitySchema& entity) {
  std::vector<uint32_t>& order = stage_.order(entity.id);
  const uint32_t count = stage_.rows(entity.id);
  for (uint32_t i = 0; i < count; ++i) {
    if (stage_.row(entity.id, i).fate == Fate::kStands) order.push_back(i);
  }
  const auto begins = [&](uint32_t i) {
    if (entity.begins_on < 0 || State(entity, i, entity.begins_on) != CellState::kKnown) {
      return INT64_MIN;
    }
    return Value(entity, i, entity.begins_on);
  };
  const auto key = [&](uint32_t i) -> std::string_view {
    if (!HasKey(entity, i)) return {};
    return texts_.text(static_cast<int32_t>(Value(entity, i, entity.key)));
  };
  const auto before = [&](uint32_t a, uint32_t b) {
    const int32_t parent_a = stage_.row(entity.parent, stage_.row(entity.id, a).parent).final_row;
    const int32_t parent_b = stage_.row(entity.parent, stage_.row(entity.id, b).parent).final_row;
    if (parent_a != parent_b) return parent_a < parent_b;
    const int64_t begins_a = begins(a);
    const int64_t begins_b = begins(b);
    if (begins_a != begins_b) return begins_a < begins_b;
    const int by_key = key(a).compare(key(b));
    return by_key != 0 ? by_key < 0 : a < b;
  };
  if (!std::is_sorted(order.begin(), order.end(), before)) {
    std::sort(order.begin(), order.end(), before);
  }
  for (size_t i = 0; i < order.size(); ++i) {
    stage_.row(entity.id, order[i]).final_row = static_cast<int32_t>(i);
  }
}

std::unordered_map<int32_t, int32_t> Settler::RowsByKey(const EntitySchema& target) const {
  std::unordered_map<int32_t, int32_t> rows;
  for (const int32_t key : stage_.withdrawn(target.id)) rows[key] = XINZE_REF_WITHDRAWN;
  for (const uint32_t i : stage_.order(target.id)) {
    if (!HasKey(target, i)) continue;
    const auto [entry, added] =
        rows.try_emplace(static_cast<int32_t>(Value(target, i, target.key)), XINZE_REF_MISSING);
    // A key of two standing rows names neither.
    const bool first = added || entry->second == XINZE_REF_WITHDRAWN;
    entry->second = first ? stage_.row(target.id, i).final_row : XINZE_REF_MISSING;
  }
  return rows;
}

void Settler::ResolveReferences(const EntitySchema& entity) {
  for (size_t f = 0; f < entity.fields.size(); ++f) {
    if (entity.fields[f].storage != Storage::kReferences) continue;
    std::unordered_map<int32_t, int32_t> rows;
    bool indexed = false;
    for (const uint32_t i : stage_.order(entity.id)) {
      const CellRow cells = stage_.cells(entity.id, i);
      if (cells.states[f] != CellState::kKnown) continue;
      if (!indexed) rows = RowsByKey(schema_.entity(entity.fields[f].type.entity));
      indexed = true;
      const auto [begin, size] = SubjectStage::ReferencesOf(cells.values[f]);
      for (size_t k = begin; k < begin + size; ++k) {
        int32_t& reference = stage_.references()[k];
        const auto found = rows.find(reference);
        reference = found == rows.end() ? XINZE_REF_MISSING : found->second;
      }
    }
  }
}

}  // namespace

void Settle(const Schema& schema, const TextPool& texts, std::optional<int64_t> known_at,
            SubjectStage& stage) {
  Settler(schema, texts, known_at, stage).Run();
}

RowCounts CountRows(const Schema& schema, SubjectStage& stage) {
  RowCounts counts;
  for (const EntitySchema& entity : schema.entities()) {
    if (!entity.parent.is_valid()) continue;
    const uint32_t rows = stage.rows(entity.id);
    counts.read += rows;
    for (uint32_t i = 0; i < rows; ++i) {
      switch (stage.row(entity.id, i).fate) {
        case Fate::kStands:
          ++counts.used;
          break;
        case Fate::kRejected:
          ++counts.rejected;
          break;
        case Fate::kSetAside:
          ++counts.set_aside;
          break;
        case Fate::kFellWithParent:
        case Fate::kOpen:
          ++counts.fell_with_parent;
          break;
      }
    }
  }
  return counts;
}

}  // namespace xinze::record
