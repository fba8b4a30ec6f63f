#include "tests/benchmark/yardstick.h"

#include <cstring>
#include <limits>

#include <fmt/core.h>

#include "compiler/base/check.h"

namespace xinze::benchmark {

driver::Compilation CompileYardstick(const std::filesystem::path& source_dir) {
  return driver::Compile({.paths = {source_dir / "tests/benchmark/yardstick"}, .check = {}});
}

YardstickBatch::YardstickBatch(const check::Program& program, const YardstickData& data)
    : program_(program), tables_(program.entities.size()), table_views_(program.entities.size()) {
  XINZE_CHECK(tables_.size() == 2, "subjects and records, and no other collection");
  for (check::EntityId id : program.entities.ids()) {
    tables_[id.index()].columns.resize(program.entities[id].fields.size());
    tables_[id.index()].views.resize(program.entities[id].fields.size());
  }
  AddSubjects(data);
  AddRecords(data);
  for (size_t t = 0; t < tables_.size(); ++t) {
    for (size_t c = 0; c < tables_[t].columns.size(); ++c) {
      Column& column = tables_[t].columns[c];
      column.values.Pad();
      tables_[t].views[c] = {column.values.as<void>(), nullptr, column.present.Finish(), nullptr,
                             nullptr};
    }
    table_views_[t].columns = tables_[t].views.data();
    table_views_[t].column_count = static_cast<int32_t>(tables_[t].views.size());
  }
  view_ = {table_views_.data(), static_cast<int32_t>(table_views_.size()), texts_.data(),
           static_cast<int32_t>(texts_.size())};
}

YardstickBatch::Column& YardstickBatch::ColumnOf(std::string_view name) {
  const std::vector<check::FieldId>& fields = program_.entities[entity_].fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (program_.fields[fields[i]].name == name) return tables_[entity_.index()].columns[i];
  }
  XINZE_UNREACHABLE("the policy has no field {}", name);
}

template <typename Lane, typename Row, typename Of>
void YardstickBatch::Fill(std::string_view name, const std::vector<Row>& rows, const Of& of) {
  Column& column = ColumnOf(name);
  auto* lanes = column.values.Extend<Lane>(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) lanes[i] = static_cast<Lane>(of(rows[i]));
}

template <typename Row, typename Of>
void YardstickBatch::FillDates(std::string_view name, const std::vector<Row>& rows, const Of& of) {
  Fill<int32_t>(name, rows, [&](const Row& row) { return of(row) == kNever ? 0 : of(row); });
  record::Bitmap& present = ColumnOf(name).present;
  for (const Row& row : rows) present.Append(of(row) == kNever ? 0 : 1, 1);
}

// Identifiers are texts, each of them once.
template <typename Row>
void YardstickBatch::FillIds(std::string_view name, const std::vector<Row>& rows) {
  constexpr size_t kDigits = 12;
  auto block = std::make_unique<char[]>(rows.size() * kDigits + 1);
  auto first = static_cast<int32_t>(texts_.size());
  Fill<int32_t>(name, rows, [&](const Row&) { return first++; });
  for (size_t i = 0; i < rows.size(); ++i) {
    char* text = block.get() + i * kDigits;
    // Records and subjects are numbered alike.
    *fmt::format_to(text, "{}{}", entity_.index() == 0 ? "s" : "r", rows[i].id) = '\0';
    texts_.push_back(text);
  }
  text_blocks_.push_back(std::move(block));
}

void YardstickBatch::AddSubjects(const YardstickData& data) {
  entity_ = check::EntityId(0);
  const auto& rows = data.subjects;
  FillIds("标识", rows);
  Fill<uint8_t>("类型", rows, [](const YardstickSubject& s) { return s.kind; });
  Fill<uint8_t>("地区", rows, [](const YardstickSubject& s) { return s.region; });
  Fill<int32_t>("起始日", rows, [](const YardstickSubject& s) { return s.since; });
  table_views_[0].rows = static_cast<int64_t>(rows.size());
}

void YardstickBatch::AddRecords(const YardstickData& data) {
  entity_ = check::EntityId(1);
  const auto& rows = data.records;
  FillIds("编号", rows);
  Fill<uint8_t>("类型", rows, [](const YardstickRecord& r) { return r.kind; });
  Fill<uint8_t>("领域", rows, [](const YardstickRecord& r) { return r.domain; });
  Fill<uint8_t>("程度", rows, [](const YardstickRecord& r) { return r.severity; });
  Fill<int32_t>("决定日期", rows, [](const YardstickRecord& r) { return r.decided; });
  Fill<int64_t>("金额", rows, [](const YardstickRecord& r) { return r.amount; });
  FillDates("纠正日期", rows, [](const YardstickRecord& r) { return r.corrected; });
  FillDates("修复日期", rows, [](const YardstickRecord& r) { return r.repaired; });
  FillDates("异议日期", rows, [](const YardstickRecord& r) { return r.objection; });
  Fill<uint8_t>("文书", rows, [](const YardstickRecord& r) { return r.document; });
  Fill<uint8_t>("不可抗力", rows, [](const YardstickRecord& r) { return r.force_majeure; });
  for (size_t s = 0; s < data.subjects.size(); ++s) {
    offsets_.Append(static_cast<int32_t>(data.subjects[s].first_record));
    complete_until_.Append(std::numeric_limits<int32_t>::max());
    for (size_t r = data.subjects[s].first_record; r < data.subjects[s].last_record; ++r) {
      parent_.Append(static_cast<int32_t>(s));
    }
  }
  offsets_.Append(static_cast<int32_t>(rows.size()));
  for (record::Buffer* buffer : {&offsets_, &parent_, &complete_until_}) buffer->Pad();
  xinze_table& table = table_views_[1];
  table.rows = static_cast<int64_t>(rows.size());
  table.offsets = offsets_.as<int32_t>();
  table.parent = parent_.as<int32_t>();
  table.complete_until = complete_until_.as<int32_t>();
}

Answer AnswerOf(const check::SubjectOutcome& outcome) {
  Answer answer;
  for (size_t l = 0; l < outcome.lists.size(); ++l) {
    if (outcome.lists[l].status == check::ListStatus::Listed) answer.lists |= 1U << l;
  }
  for (size_t m = 0; m < outcome.measures.size(); ++m) {
    if (outcome.measures[m].status == check::MeasureStatus::Active) answer.measures |= 1U << m;
  }
  return answer;
}

std::vector<Answer> AnswersOf(const jit::NativeResults& results, size_t subjects) {
  XINZE_CHECK(results.needs_reference.empty(), "{} subjects are left to the interpreter",
              results.needs_reference.size());
  std::vector<Answer> answers(subjects);
  for (const jit::ListEntry& entry : results.lists) {
    if (entry.status != check::ListStatus::Listed) continue;
    answers[static_cast<size_t>(entry.subject)].lists |= 1U << static_cast<unsigned>(entry.list);
  }
  for (const jit::MeasureEntry& entry : results.measures) {
    if (entry.status != check::MeasureStatus::Active) continue;
    answers[static_cast<size_t>(entry.subject)].measures |= 1U
                                                            << static_cast<unsigned>(entry.measure);
  }
  return answers;
}

}  // namespace xinze::benchmark
