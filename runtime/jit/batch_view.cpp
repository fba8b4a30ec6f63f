#include "runtime/jit/batch_view.h"

#include <cstring>
#include <limits>

#include "compiler/base/check.h"
#include "compiler/literal/calendar.h"
#include "runtime/jit/fact_reader.h"

namespace xinze::jit {
namespace {

constexpr uint64_t kOnes = ~uint64_t{0};

// The same buffer for word indices that the mask makes 0.
const uint64_t* AllOnes() { return &kOnes; }

}  // namespace

BatchView::BatchView(const check::Program& program, const ir::Module& module,
                     const xinze_batch& batch)
    : batch_(batch) {
  XINZE_CHECK(static_cast<size_t>(batch.table_count) == program.entities.size(),
              "a batch of {} tables for {} entities", batch.table_count, program.entities.size());
  for (const ir::Column& column : module.columns) {
    if (column.field.is_valid()) {
      AddField(program, column);
    } else {
      AddCompleteUntil(program, column);
    }
  }
}

uint64_t* BatchView::Words(size_t count) {
  buffers_.push_back(std::make_unique<uint64_t[]>(count));
  return buffers_.back().get();
}

void BatchView::AddField(const check::Program& program, const ir::Column& column) {
  const xinze_table& table = batch_.tables[column.entity.index()];
  const int32_t index = ColumnIndex(program, column.field);
  XINZE_CHECK(index < table.column_count);
  const xinze_column& c = table.columns[index];
  Add(c.values, static_cast<size_t>(ir::LaneBytes(column.lane)), c.known, c.present, table.rows);
}

void BatchView::AddCompleteUntil(const check::Program& program, const ir::Column& column) {
  const check::EntityId parent = program.entities[column.entity].parent;
  const int64_t rows = batch_.tables[parent.index()].rows;
  const int32_t* until = batch_.tables[column.entity.index()].complete_until;
  if (until == nullptr) {  // a table that says nothing is complete
    auto* all = reinterpret_cast<int32_t*>(Words(static_cast<size_t>(rows) / 2 + 1));
    for (int64_t i = 0; i < rows; ++i) all[i] = std::numeric_limits<int32_t>::max();
    until = all;
  }
  Add(until, sizeof(int32_t), nullptr, nullptr, rows);
}

void BatchView::Add(const void* values, size_t bytes, const uint8_t* known, const uint8_t* present,
                    int64_t rows) {
  const auto words_of = [](const uint8_t* bits) {
    return bits == nullptr ? AllOnes() : reinterpret_cast<const uint64_t*>(bits);
  };
  columns_.push_back({values, words_of(known), words_of(present), known == nullptr ? 0 : -1,
                      present == nullptr ? 0 : -1});
  const int64_t tail_row = rows & ~int64_t{63};
  const auto tail_rows = static_cast<size_t>(rows - tail_row);
  if (tail_rows == 0) {
    tails_.push_back(columns_.back());
    return;
  }
  auto* copy = reinterpret_cast<char*>(Words(64 * bytes / sizeof(uint64_t)));
  std::memcpy(copy, static_cast<const char*>(values) + static_cast<size_t>(tail_row) * bytes,
              tail_rows * bytes);
  // Kernels index by the row of the batch; whole numbers spare a pointer before its buffer.
  const auto biased = reinterpret_cast<uintptr_t>(copy) - static_cast<uintptr_t>(tail_row) * bytes;
  const auto word_of = [&](const uint8_t* bits) {
    if (bits == nullptr) return AllOnes();
    uint64_t* word = Words(1);
    std::memcpy(word, bits + tail_row / 8, (tail_rows + 7) / 8);
    return const_cast<const uint64_t*>(word);
  };
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  tails_.push_back({reinterpret_cast<const void*>(biased), word_of(known), word_of(present), 0, 0});
}

namespace {

class ParameterFiller {
 public:
  ParameterFiller(const check::Program& program, const ir::Module& module, const TextIds& texts,
                  int32_t as_of)
      : program_(program), module_(module), texts_(texts), as_of_(as_of) {}

  std::vector<int64_t> Run() {
    for (size_t i = 0; i < module_.parameters.size(); ++i) {
      block_.push_back(ValueOf(module_.parameters[i], static_cast<int64_t>(i)));
    }
    return std::move(block_);
  }

 private:
  using Kind = ir::ParameterSlot::Kind;

  int64_t ValueOf(const ir::ParameterSlot& slot, int64_t index) const {
    switch (slot.kind) {
      case Kind::AsOf:
        return as_of_;
      case Kind::InForce: {
        const check::Document& d = program_.documents[slot.document];
        return d.in_force_from <= as_of_ && as_of_ < d.in_force_until ? 1 : 0;
      }
      case Kind::Text: {
        const int32_t id = texts_.IdOf(slot.text);
        return id >= 0 ? id : -1 - index;  // equal to itself and nothing else
      }
      case Kind::PeriodThreshold:
        return Threshold(slot);
      default:
        return ParameterWord(slot);
    }
  }

  int64_t ParameterWord(const ir::ParameterSlot& slot) const {
    const std::vector<check::Parameter::Entry>& entries =
        program_.parameters[slot.parameter].entries;
    XINZE_CHECK(!entries.empty());
    const check::Parameter::Entry* at = &entries.front();
    for (const check::Parameter::Entry& entry : entries) {
      if (entry.from <= as_of_) at = &entry;
    }
    const auto index = static_cast<size_t>(slot.index);
    switch (slot.kind) {
      case Kind::ParameterValue:
        return at->undefined ? 0 : at->value;
      case Kind::ParameterKnown:
        return at->undefined ? 0 : 1;
      case Kind::EntryValue:
        return entries[index].undefined ? 0 : entries[index].value;
      case Kind::EntryFrom:
        return entries[index].from;
      case Kind::EntryKnown:
        return entries[index].undefined ? 0 : 1;
      case Kind::JoinValue:
        return entries.front().value;
      case Kind::JoinKnown:
        for (const check::Parameter::Entry& entry : entries) {
          if (entry.undefined || entry.value != entries.front().value) return 0;
        }
        return 1;
      default:
        XINZE_UNREACHABLE("slot {}", static_cast<int>(slot.kind));
    }
  }

  // A period that is not one of the calendar leaves the comparison unknown, whatever this is.
  int64_t Threshold(const ir::ParameterSlot& slot) const {
    const int64_t packed = slot.period >= 0 ? block_[static_cast<size_t>(slot.period)] : slot.value;
    const int64_t bound =
        (slot.bound >= 0 ? block_[static_cast<size_t>(slot.bound)] : slot.value2) + slot.offset;
    const literal::Period period = check::UnpackPeriod(packed);
    if (static_cast<uint8_t>(period.unit) > static_cast<uint8_t>(literal::PeriodUnit::Day)) {
      return std::numeric_limits<int32_t>::min();
    }
    return literal::LatestStartEndedBefore({static_cast<int32_t>(bound)}, period, slot.counting)
        .days;
  }

  const check::Program& program_;
  const ir::Module& module_;
  const TextIds& texts_;
  int32_t as_of_;
  std::vector<int64_t> block_;
};

}  // namespace

std::vector<int64_t> FillParameters(const check::Program& program, const ir::Module& module,
                                    const TextIds& texts, int32_t as_of) {
  return ParameterFiller(program, module, texts, as_of).Run();
}

}  // namespace xinze::jit
