// For tests: runs one module of instructions over a random batch, through LLVM, and reads any value
// back as one number a row.
#ifndef XINZE_RUNTIME_JIT_MODULE_RUNNER_FIXTURE_H_
#define XINZE_RUNTIME_JIT_MODULE_RUNNER_FIXTURE_H_

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/ir/builder.h"
#include "compiler/passes/passes.h"
#include "runtime/jit/batch_view.h"
#include "runtime/jit/frame.h"
#include "runtime/jit/jit.h"
#include "runtime/jit/primitives.h"
#include "tests/support/batch_builder.h"
#include "tests/support/program_builder.h"

namespace xinze::jit {

// Subject > record > objection. Every field may be unknown and absent.
class ModuleRunner {
 public:
  explicit ModuleRunner(int subjects, uint64_t seed = 1) : random_(seed) {
    using check::TypeKind;
    using testing::TypeOf;
    const testing::FieldMarks optional{.absent_ok = true, .unknown_ok = true};
    check::VocabularyId few = p.Vocabulary("少", {"甲", "乙", "丙", "丁", "戊"});
    check::VocabularyId many = p.Vocabulary("多", std::vector<std::string>(300, "值"));
    subject = p.subject();
    subject_date = p.Field(subject, "日期", TypeOf(TypeKind::Date), optional);
    record = p.Entity("信用信息", subject);
    code = p.Field(record, "代码", testing::EnumType(few), optional);
    big_code = p.Field(record, "大代码", testing::EnumType(many), optional);
    date = p.Field(record, "日期", TypeOf(TypeKind::Date), optional);
    other_date = p.Field(record, "又一日期", TypeOf(TypeKind::Date), optional);
    amount = p.Field(record, "金额", TypeOf(TypeKind::Amount), optional);
    other_amount = p.Field(record, "又一金额", TypeOf(TypeKind::Amount), optional);
    period = p.Field(record, "期间", TypeOf(TypeKind::Period), optional);
    objection = p.Entity("异议", record);
    objection_amount = p.Field(objection, "数", TypeOf(TypeKind::Integer), optional);
    for (check::EntityId id : p.program().entities.ids()) {
      module.domains.Add({p.program().entities[id].name, p.program().entities[id].parent});
    }
    Fill(subjects);
  }

  // Whole columns of the batch.
  ir::ValueId Values(check::FieldId f) { return b.Load(ir::Op::LoadValues, ColumnOf(f)); }
  ir::ValueId Known(check::FieldId f) { return b.Load(ir::Op::LoadKnown, ColumnOf(f)); }
  ir::ValueId Present(check::FieldId f) { return b.Load(ir::Op::LoadPresent, ColumnOf(f)); }
  int64_t ValueOf(check::FieldId f, int64_t row) const {
    const xinze_column& c = Column(f);
    switch (ColumnOf(f).lane) {
      case ir::Lane::I8:
        return static_cast<const uint8_t*>(c.values)[row];
      case ir::Lane::I32:
        return static_cast<const int32_t*>(c.values)[row];
      default:
        return static_cast<const int64_t*>(c.values)[row];
    }
  }
  bool IsKnown(check::FieldId f, int64_t row) const { return Bit(Column(f).known, row); }
  bool IsPresent(check::FieldId f, int64_t row) const { return Bit(Column(f).present, row); }
  int64_t Rows(check::EntityId e) const { return batch->tables[e.index()].rows; }
  int64_t ParentOf(check::EntityId e, int64_t row) const {
    return batch->tables[e.index()].parent[row];
  }

  // The value at every row; one number where it is uniform. Compiles and runs the module.
  std::vector<int64_t> Run(ir::ValueId value, OptimizationLevel level) {
    ir::Module copy = module;
    ir::Builder builder(copy);
    if (copy.IsUniform(value)) value = builder.Splat(subject, value);
    copy.roots.push_back(builder.Call({}, {value}));
    const std::vector<std::string> errors = ir::Verify(copy);
    EXPECT_TRUE(errors.empty()) << (errors.empty() ? "" : errors.front());
    passes::RemoveDead(copy);
    passes::AssignStrata(copy);
    value = copy[copy.roots[0]].operands[0];
    JitOptions options;
    options.level = level;
    const auto compiled = CompiledModule::Compile(copy, options);
    EXPECT_TRUE(compiled.ok());
    return RunTiles(copy, *compiled, value);
  }

  testing::ProgramBuilder p;
  check::EntityId subject, record, objection;
  check::FieldId subject_date, code, big_code, date, other_date, amount, other_amount, period,
      objection_amount;
  ir::Module module;
  ir::Builder b{module};
  const xinze_batch* batch = nullptr;
  int32_t as_of = testing::Day(2022, 2, 28);
  int64_t subjects_per_tile = 64;

 private:
  static bool Bit(const uint8_t* bits, int64_t row) {
    return bits == nullptr || (bits[row / 8] >> (row % 8) & 1) != 0;
  }
  int Random(int below) { return static_cast<int>(random_() % static_cast<uint64_t>(below)); }

  testing::Cell Cell(check::FieldId f, int64_t value) {
    const int what = Random(10);
    if (what == 0) return {f, testing::kMissing};
    if (what == 1) return {f, testing::kNothing};
    return {f, value};
  }
  int64_t RandomDate() {
    if (Random(8) == 0) return testing::Day(2016 + 4 * Random(2), 2, 29);
    return testing::Day(2015, 1, 1) + Random(3000);
  }
  int64_t RandomAmount() {
    const int what = Random(20);
    if (what == 0) return INT64_MAX - Random(3);
    if (what == 1) return INT64_MIN + Random(3);
    return Random(2000) - 1000;
  }
  int64_t RandomPeriod() {
    return check::PackPeriod({Random(30), static_cast<literal::PeriodUnit>(Random(4))});
  }

  void Fill(int subjects) {
    facts_ = std::make_unique<testing::BatchBuilder>(p.program());
    for (int s = 0; s < subjects; ++s) {
      const int32_t row = facts_->AddSubject({Cell(subject_date, RandomDate())});
      for (int r = Random(3) == 0 ? 0 : Random(5); r > 0; --r) {
        const int32_t record_row = facts_->Add(
            record, row,
            {Cell(code, Random(6)), Cell(big_code, Random(301)), Cell(date, RandomDate()),
             Cell(other_date, RandomDate()), Cell(amount, RandomAmount()),
             Cell(other_amount, RandomAmount()), Cell(period, RandomPeriod())});
        for (int o = Random(3); o > 0; --o) {
          facts_->Add(objection, record_row, {Cell(objection_amount, RandomAmount())});
        }
        if (Random(9) == 0) facts_->CompleteUntil(objection, record_row, as_of - 1 + Random(2));
      }
      if (Random(9) == 0) facts_->CompleteUntil(record, row, as_of - 1 + Random(2));
    }
    batch = &facts_->Build();
  }

  ir::Column ColumnOf(check::FieldId f) const {
    const check::Field& field = p.program().fields[f];
    ir::Lane lane = ir::Lane::I64;
    if (field.type.kind == check::TypeKind::Date || f == big_code) lane = ir::Lane::I32;
    if (f == code) lane = ir::Lane::I8;
    return {field.entity, f, lane};
  }
  const xinze_column& Column(check::FieldId f) const {
    const check::EntityId entity = p.program().fields[f].entity;
    const auto& fields = p.program().entities[entity].fields;
    const auto at = std::find(fields.begin(), fields.end(), f) - fields.begin();
    return batch->tables[entity.index()].columns[at];
  }

  std::vector<int64_t> RunTiles(const ir::Module& m, const CompiledModule& compiled,
                                ir::ValueId value) {
    const BatchView view(p.program(), m, *batch);
    const std::vector<int64_t> parameters =
        FillParameters(p.program(), m, TextFinder(p.program(), m, {}).Find(*batch), as_of);
    Frame frame(m);
    std::vector<int64_t> result;
    for (int64_t first = 0; first < Rows(subject); first += subjects_per_tile) {
      const int64_t last = std::min(first + subjects_per_tile, Rows(subject));
      const std::vector<xinze_kernel_domain> domains = Domains(first, last);
      std::vector<int64_t> words;
      for (const xinze_kernel_domain& d : domains) words.push_back(d.words);
      frame.Fit(words);
      const xinze_kernel_args args = {domains.data(),    view.columns(), view.tails(),
                                      parameters.data(), frame.slots(),  &p.program().working_days};
      for (size_t k = 0; k < m.kernels.size(); ++k) {
        if (compiled.kernel(k) != nullptr) compiled.kernel(k)(&args);
      }
      const xinze_kernel_domain& d = domains[m[value].domain.index()];
      const void* slot = frame.slots()[m.SlotOf(value)];
      for (int64_t i = d.first_row - d.base_row; i < d.last_row - d.base_row; ++i) {
        result.push_back(At(slot, m[value].lane, i));
      }
    }
    return result;
  }

  std::vector<xinze_kernel_domain> Domains(int64_t first, int64_t last) const {
    std::vector<xinze_kernel_domain> domains;
    for (check::EntityId id : p.program().entities.ids()) {
      const xinze_table& table = batch->tables[id.index()];
      const check::EntityId parent = p.program().entities[id].parent;
      xinze_kernel_domain d{};
      d.parent_domain = parent.is_valid() ? int64_t{parent.index()} : -1;
      d.offsets = table.offsets;
      d.parent = table.parent;
      d.first_row = parent.is_valid() ? table.offsets[domains[parent.index()].first_row] : first;
      d.last_row = parent.is_valid() ? table.offsets[domains[parent.index()].last_row] : last;
      d.base_row = d.first_row & ~int64_t{63};
      d.words = (d.last_row - d.base_row + 63) / 64;
      d.full_words = std::min(d.words, (table.rows - d.base_row) / 64);
      domains.push_back(d);
    }
    return domains;
  }

  static int64_t At(const void* slot, ir::Lane lane, int64_t i) {
    switch (lane) {
      case ir::Lane::Bits:
        return TestBit(static_cast<const uint64_t*>(slot), i) ? 1 : 0;
      case ir::Lane::I8:
        return static_cast<const uint8_t*>(slot)[i];
      case ir::Lane::I32:
        return static_cast<const int32_t*>(slot)[i];
      case ir::Lane::I64:
        return static_cast<const int64_t*>(slot)[i];
    }
    return 0;
  }

  std::mt19937_64 random_;
  std::unique_ptr<testing::BatchBuilder> facts_;
};

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_MODULE_RUNNER_FIXTURE_H_
