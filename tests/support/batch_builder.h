// Batches by hand, for unit tests of what reads them: rows of cells in, columns out.
//
// Rows are added in the order of their parents' rows, so that the number that Add returns is the
// row in the batch. A field that a row does not mention is unknown if 可缺, else absent if 可无;
// one that is 必有 must be mentioned. Collections are complete unless a call says otherwise.
// Buffers are as in columns.h: 64-byte aligned, padded to 64 bytes with zeros; a bitmap is null
// where all its bits are set.
#ifndef XINZE_TESTS_SUPPORT_BATCH_BUILDER_H_
#define XINZE_TESTS_SUPPORT_BATCH_BUILDER_H_

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/base/check.h"
#include "compiler/check/program.h"

namespace xinze::testing {

// One field of one row: {field, 3}, {field, "文本"}, {field, References{r1}}, {field, kMissing}.
enum class NoValue : uint8_t { Unknown, Absent };
inline constexpr NoValue kMissing = NoValue::Unknown;
inline constexpr NoValue kNothing = NoValue::Absent;
using References = std::vector<int32_t>;  // rows, XINZE_REF_MISSING, XINZE_REF_WITHDRAWN

struct Cell {
  Cell(check::FieldId f, int64_t v) : field(f), value(v) {}                     // NOLINT
  Cell(check::FieldId f, int32_t v) : field(f), value(v) {}                     // NOLINT
  Cell(check::FieldId f, bool v) : field(f), value(v ? 1 : 0) {}                // NOLINT
  Cell(check::FieldId f, const char* v) : field(f), text(v) {}                  // NOLINT
  Cell(check::FieldId f, std::string v) : field(f), text(std::move(v)) {}       // NOLINT
  Cell(check::FieldId f, References v) : field(f), references(std::move(v)) {}  // NOLINT
  Cell(check::FieldId f, NoValue v)                                             // NOLINT
      : field(f), known(v == NoValue::Absent), present(false) {}

  check::FieldId field;
  bool known = true;
  bool present = true;
  int64_t value = 0;
  std::string text;
  References references;
};

class BatchBuilder {
 public:
  explicit BatchBuilder(const check::Program& program) : program_(program) {
    tables_.resize(program.entities.size());
    for (check::EntityId id : program.entities.ids()) {
      table(id).columns.resize(program.entities[id].fields.size());
    }
  }

  int32_t AddSubject(const std::vector<Cell>& cells) { return AddCells(check::EntityId(0), cells); }
  // A row of a collection, under row `parent` of its parent entity.
  int32_t Add(check::EntityId entity, int32_t parent, const std::vector<Cell>& cells) {
    Table& t = table(entity);
    XINZE_CHECK(t.parent.empty() || t.parent.back() <= parent, "rows out of their parents' order");
    XINZE_CHECK(parent >= 0 && parent < table(program_.entities[entity].parent).rows);
    t.parent.push_back(parent);
    return AddCells(entity, cells);
  }
  void Set(int32_t row, const Cell& cell) {
    const check::EntityId entity = program_.fields[cell.field].entity;
    table(entity).columns[ColumnOf(cell.field)][static_cast<size_t>(row)] = cell;
  }
  // The last day to which the collection of row `parent` is complete.
  void CompleteUntil(check::EntityId entity, int32_t parent, int32_t day) {
    table(entity).complete_until[parent] = day;
  }
  void Incomplete(check::EntityId entity, int32_t parent) {
    CompleteUntil(entity, parent, INT32_MIN);
  }

  // The columns; they live as long as this object, until the next Build.
  const xinze_batch& Build() {
    buffers_.clear();
    columns_.clear();
    columns_.resize(tables_.size());
    built_.assign(tables_.size(), xinze_table{});
    for (check::EntityId id : program_.entities.ids()) BuildTable(id);
    text_pointers_.clear();
    for (const std::unique_ptr<std::string>& text : texts_) text_pointers_.push_back(text->c_str());
    batch_.tables = built_.data();
    batch_.table_count = static_cast<int32_t>(built_.size());
    batch_.texts = text_pointers_.data();
    batch_.text_count = static_cast<int32_t>(text_pointers_.size());
    return batch_;
  }

 private:
  struct Table {
    int32_t rows = 0;
    std::vector<int32_t> parent;
    std::unordered_map<int32_t, int32_t> complete_until;
    std::vector<std::vector<Cell>> columns;
  };
  struct Free {
    void operator()(void* p) const { std::free(p); }
  };

  Table& table(check::EntityId id) { return tables_[id.index()]; }

  size_t ColumnOf(check::FieldId field) const {
    const auto& fields = program_.entities[program_.fields[field].entity].fields;
    for (size_t i = 0; i < fields.size(); ++i) {
      if (fields[i] == field) return i;
    }
    XINZE_UNREACHABLE("field {} is not of its entity", field.index());
  }

  int32_t AddCells(check::EntityId entity, const std::vector<Cell>& cells) {
    Table& t = table(entity);
    const auto& fields = program_.entities[entity].fields;
    for (size_t c = 0; c < fields.size(); ++c) {
      const check::Field& field = program_.fields[fields[c]];
      const Cell* given = nullptr;
      for (const Cell& cell : cells) {
        if (cell.field == fields[c]) given = &cell;
      }
      XINZE_CHECK(given != nullptr || field.unknown_ok || field.absent_ok, "no {}", field.name);
      t.columns[c].push_back(given != nullptr   ? *given
                             : field.unknown_ok ? Cell(fields[c], kMissing)
                                                : Cell(fields[c], kNothing));
    }
    for (const Cell& cell : cells) XINZE_CHECK(program_.fields[cell.field].entity == entity);
    return t.rows++;
  }

  template <typename T>
  T* Allocate(size_t count) {
    const size_t bytes = (count * sizeof(T) / XINZE_PADDING + 1) * XINZE_PADDING;
    void* memory = std::aligned_alloc(XINZE_PADDING, bytes);
    XINZE_CHECK(memory != nullptr);
    std::memset(memory, 0, bytes);
    buffers_.emplace_back(memory);
    return static_cast<T*>(memory);
  }
  template <typename T>
  const T* Copy(const std::vector<T>& values) {
    T* copy = Allocate<T>(values.size());
    for (size_t i = 0; i < values.size(); ++i) copy[i] = values[i];
    return copy;
  }

  // Null where `bit` is set in all cells.
  template <typename Bit>
  const uint8_t* Bitmap(const std::vector<Cell>& cells, Bit bit) {
    bool all = true;
    for (const Cell& cell : cells) all = all && bit(cell);
    if (all) return nullptr;
    auto* bits = Allocate<uint8_t>((cells.size() + 7) / 8);
    for (size_t i = 0; i < cells.size(); ++i) {
      if (bit(cells[i])) bits[i / 8] = static_cast<uint8_t>(bits[i / 8] | (1U << (i % 8)));
    }
    return bits;
  }

  int32_t TextId(const std::string& text) {
    const auto [entry, added] = text_ids_.try_emplace(text, static_cast<int32_t>(text_ids_.size()));
    if (added) texts_.push_back(std::make_unique<std::string>(text));
    return entry->second;
  }

  template <typename T>
  const void* Values(const std::vector<Cell>& cells, bool text) {
    T* values = Allocate<T>(cells.size());
    for (size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].known || !cells[i].present) continue;
      values[i] = static_cast<T>(text ? TextId(cells[i].text) : cells[i].value);
    }
    return values;
  }

  xinze_column BuildColumn(const check::Field& field, const std::vector<Cell>& cells) {
    xinze_column column{};
    column.known = Bitmap(cells, [](const Cell& c) { return c.known; });
    const bool ruled_out = !field.absent_ok;  // absence of an unknown value
    column.present =
        Bitmap(cells, [ruled_out](const Cell& c) { return c.known ? c.present : ruled_out; });
    switch (field.type.kind) {
      case check::TypeKind::Boolean:
        column.values = Values<uint8_t>(cells, false);
        break;
      case check::TypeKind::Enum:
        column.values = program_.vocabularies[field.type.vocabulary].values.size() <= 254
                            ? Values<uint8_t>(cells, false)
                            : Values<int32_t>(cells, false);
        break;
      case check::TypeKind::Date:
        column.values = Values<int32_t>(cells, false);
        break;
      case check::TypeKind::Text:
        column.values = Values<int32_t>(cells, true);
        break;
      case check::TypeKind::Integer:
      case check::TypeKind::Amount:
      case check::TypeKind::Ratio:
      case check::TypeKind::Period:
        column.values = Values<int64_t>(cells, false);
        break;
      case check::TypeKind::Set:
        column.values = Values<uint64_t>(cells, false);
        break;
      case check::TypeKind::Reference: {
        std::vector<int32_t> offsets = {0};
        std::vector<int32_t> rows;
        for (const Cell& cell : cells) {
          rows.insert(rows.end(), cell.references.begin(), cell.references.end());
          offsets.push_back(static_cast<int32_t>(rows.size()));
        }
        column.ref_offsets = Copy(offsets);
        column.refs = Copy(rows);
        break;
      }
      case check::TypeKind::Error:
        XINZE_UNREACHABLE("a field of no type");
    }
    return column;
  }

  void BuildTable(check::EntityId id) {
    const Table& t = table(id);
    const check::Entity& entity = program_.entities[id];
    std::vector<xinze_column>& columns = columns_[id.index()];
    for (size_t c = 0; c < entity.fields.size(); ++c) {
      columns.push_back(BuildColumn(program_.fields[entity.fields[c]], t.columns[c]));
    }
    xinze_table& built = built_[id.index()];
    built.rows = t.rows;
    built.columns = columns.data();
    built.column_count = static_cast<int32_t>(columns.size());
    if (!entity.parent.is_valid()) return;
    const auto parents = static_cast<size_t>(table(entity.parent).rows);
    std::vector<int32_t> offsets(parents + 1, 0);
    for (int32_t p : t.parent) ++offsets[static_cast<size_t>(p) + 1];
    for (size_t p = 0; p < parents; ++p) offsets[p + 1] += offsets[p];
    std::vector<int32_t> complete(parents, INT32_MAX);
    for (const auto& [parent, day] : t.complete_until) complete[static_cast<size_t>(parent)] = day;
    built.offsets = Copy(offsets);
    built.parent = Copy(t.parent);
    built.complete_until = Copy(complete);
  }

  const check::Program& program_;
  std::vector<Table> tables_;
  std::unordered_map<std::string, int32_t> text_ids_;
  std::vector<std::unique_ptr<std::string>> texts_;
  std::vector<std::unique_ptr<void, Free>> buffers_;
  std::vector<std::vector<xinze_column>> columns_;
  std::vector<xinze_table> built_;
  std::vector<const char*> text_pointers_;
  xinze_batch batch_{};
};

}  // namespace xinze::testing

#endif  // XINZE_TESTS_SUPPORT_BATCH_BUILDER_H_
