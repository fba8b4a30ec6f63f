// A small program and the reading of NDJSON with it, for the tests of this folder.
#ifndef XINZE_RUNTIME_RECORD_RECORD_FIXTURE_H_
#define XINZE_RUNTIME_RECORD_RECORD_FIXTURE_H_

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/record/ndjson.h"
#include "tests/support/program_builder.h"

namespace xinze::record {

// 主体 > 信用信息 > 异议; 主体 > 程序事件, 责任人; a field of every type and marking.
struct SmallWorld {
  SmallWorld() {
    using check::TypeKind;
    using xinze::testing::FieldMarks;
    const FieldMarks unknown{.unknown_ok = true};
    const FieldMarks absent{.absent_ok = true};
    const FieldMarks both{.absent_ok = true, .unknown_ok = true};
    kinds = b.Vocabulary("主体类型", {"自然人", "法人", "其他"});
    severities = b.Vocabulary("失信程度", {"轻微", "一般", "严重"});
    conducts = b.Vocabulary("失信行为", {"安全生产", "贿赂"}, true);
    channels = b.Vocabulary("渠道类型", {"网站", "公报", "报刊"});
    const auto type = [](TypeKind of) { return xinze::testing::TypeOf(of); };

    subject = b.subject();
    id = b.Field(subject, "标识", type(TypeKind::Text));
    kind = b.Field(subject, "类型", xinze::testing::EnumType(kinds));
    region = b.Field(subject, "登记地区", type(TypeKind::Text), unknown);
    birth = b.Field(subject, "出生日期", type(TypeKind::Date),
                    {.applies_to = {b.CodeOf(kinds, "自然人")}});

    record = b.Entity("信用信息", subject);
    record_id = b.Field(record, "编号", type(TypeKind::Text));
    determined = b.Field(record, "认定日期", type(TypeKind::Date), {.event_date = true});
    severity = b.Field(record, "程度", xinze::testing::EnumType(severities), unknown);
    conduct = b.Field(record, "行为", xinze::testing::EnumType(conducts), both);
    amount =
        b.Field(record, "金额", type(TypeKind::Amount),
                {.absent_ok = true, .unknown_ok = true, .range_lo = 0, .range_hi = 100'000'000});
    points = b.Field(record, "分值", type(TypeKind::Integer), both);
    rate = b.Field(record, "比例", type(TypeKind::Ratio), both);
    term = b.Field(record, "期限", type(TypeKind::Period), both);
    repaired =
        b.Field(record, "修复日期", type(TypeKind::Date), {.absent_ok = true, .event_date = true});
    guilty = b.Field(record, "负有责任", type(TypeKind::Boolean), both);
    channel = b.Field(record, "渠道", xinze::testing::SetType(channels), both);
    title = b.Field(record, "文号", type(TypeKind::Text), both);
    received = b.Field(record, "收到时间", type(TypeKind::Date), both);

    objection = b.Entity("异议", record);
    objection_id = b.Field(objection, "编号", type(TypeKind::Text), unknown);
    objected = b.Field(objection, "收到日期", type(TypeKind::Date));

    event = b.Entity("程序事件", subject);
    event_id = b.Field(event, "编号", type(TypeKind::Text), unknown);
    event_case = b.Field(event, "案号", type(TypeKind::Text), both);
    event_step = b.Field(event, "步骤", type(TypeKind::Text), unknown);
    event_date = b.Field(event, "日期", type(TypeKind::Date));
    event_records = b.Field(event, "标的", xinze::testing::ReferenceType(record), both);

    role = b.Entity("责任人", subject);
    role_id = b.Field(role, "标识", type(TypeKind::Text), unknown);
    role_from = b.Field(role, "任职起", type(TypeKind::Date), unknown);

    check::Program& p = b.program();
    SetMarks(record, true, false);
    SetMarks(objection, false, true);
    SetMarks(event, true, true);
    SetMarks(role, true, false);
    p.entities[record].key = record_id;
    p.entities[record].begins_on = determined;
    p.entities[record].received_at = received;
    p.entities[objection].key = objection_id;
    p.entities[objection].begins_on = objected;
    p.entities[event].key = event_id;
    p.entities[event].begins_on = event_date;
    p.entities[role].key = role_id;
    p.well_known.subject_id = id;
    p.well_known.subject_kind = kind;
    p.well_known.subject_region = region;
    p.well_known.event = event;
    p.well_known.event_id = event_id;
    p.well_known.event_case = event_case;
    p.well_known.event_step = event_step;
    p.well_known.event_date = event_date;
    p.well_known.role = role;
    p.well_known.role_id = role_id;
    p.well_known.role_from = role_from;
  }

  void SetMarks(check::EntityId entity, bool unknown_ok, bool absent_ok) {
    b.program().entities[entity].unknown_ok = unknown_ok;
    b.program().entities[entity].absent_ok = absent_ok;
  }

  const check::Program& program() const { return b.program(); }

  xinze::testing::ProgramBuilder b;
  check::VocabularyId kinds, severities, conducts, channels;
  check::EntityId subject, record, objection, event, role;
  check::FieldId id, kind, region, birth;
  check::FieldId record_id, determined, severity, conduct, amount, points, rate, term, repaired,
      guilty, channel, title, received;
  check::FieldId objection_id, objected;
  check::FieldId event_id, event_case, event_step, event_date, event_records;
  check::FieldId role_id, role_from;
};

// One cell as a batch shows it: K value, A absent, U unknown that may be absent, P unknown but
// present for sure.
inline std::string CellOf(const check::Program& program, const Batch& batch, check::FieldId field,
                          int64_t row) {
  const check::EntityId entity = program.fields[field].entity;
  const auto& fields = program.entities[entity].fields;
  const auto position = std::find(fields.begin(), fields.end(), field) - fields.begin();
  const xinze_column& column = batch.view().tables[entity.index()].columns[position];
  const auto bit = [row](const uint8_t* bits) {
    return bits == nullptr || ((bits[row / 8] >> (row % 8)) & 1) != 0;
  };
  const bool known = bit(column.known);
  const bool present = bit(column.present);
  if (!known) return present ? "P" : "U";
  if (!present) return "A";
  switch (StorageOf(program.fields[field].type, program)) {
    case Storage::kU8:
      return "K" + std::to_string(static_cast<const uint8_t*>(column.values)[row]);
    case Storage::kI32: {
      const int32_t value = static_cast<const int32_t*>(column.values)[row];
      if (program.fields[field].type.kind == check::TypeKind::Text) {
        return "K" + std::string(batch.text(value));
      }
      return "K" + std::to_string(value);
    }
    case Storage::kI64:
      return "K" + std::to_string(static_cast<const int64_t*>(column.values)[row]);
    case Storage::kU64:
      return "K" + std::to_string(static_cast<const uint64_t*>(column.values)[row]);
    case Storage::kReferences: {
      std::string rows = "K";
      for (int32_t i = column.ref_offsets[row]; i < column.ref_offsets[row + 1]; ++i) {
        rows += (rows.size() > 1 ? "," : "") + std::to_string(column.refs[i]);
      }
      return rows;
    }
  }
  return "?";
}

// Keys of the rows of a collection that a subject has, in order.
inline std::vector<std::string> KeysOf(const Batch& batch, check::EntityId entity,
                                       int64_t parent = 0) {
  const xinze_table& table = batch.view().tables[entity.index()];
  std::vector<std::string> keys;
  for (int32_t row = table.offsets[parent]; row < table.offsets[parent + 1]; ++row) {
    keys.emplace_back(batch.key(entity, row));
  }
  return keys;
}

inline int32_t CompleteUntil(const Batch& batch, check::EntityId entity, int64_t parent = 0) {
  return batch.view().tables[entity.index()].complete_until[parent];
}

inline constexpr const char* kFirm = "91000000PDY00001X8";
inline constexpr const char* kOtherFirm = "12000000PDY000028D";
inline constexpr const char* kPerson = "999999199912310028";

// A file that is removed at the end of the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& content) {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ = ::testing::TempDir() + "xinze_record_" + test->test_suite_name() + "_" + test->name() +
            "_" + std::to_string(count++);
    std::ofstream(path_, std::ios::binary) << content;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  static inline int count = 0;
  std::string path_;
};

// What reading some text came to.
struct Reading {
  std::vector<Batch> batches;
  std::vector<Reject> rejects;
  Accounts accounts;
  std::optional<base::Error> error;

  const Batch& batch() const {
    EXPECT_EQ(batches.size(), 1U);
    return batches.at(0);
  }
  // The codes of the only reject, with level and fields: "record XZ0910 认定日期".
  std::string only_reject() const {
    EXPECT_EQ(rejects.size(), 1U);
    if (rejects.empty()) return {};
    const Reject& reject = rejects[0];
    std::string text(RejectLevelName(reject.level));
    for (const Fault& fault : reject.faults) {
      text += " " + std::string(diagnostics::CodeId(fault.code));
      if (!fault.field.empty()) text += " " + fault.field;
    }
    return text;
  }
};

inline Reading ReadFiles(const Schema& schema, const std::vector<std::string>& paths,
                         const ReaderOptions& options = {}) {
  Reading reading;
  NdjsonReader reader(schema, paths, options,
                      [&](const Reject& reject) { reading.rejects.push_back(reject); });
  while (true) {
    base::Result<std::optional<Batch>> batch = reader.Next();
    if (!batch.ok()) {
      reading.error = batch.error();
      break;
    }
    if (!batch->has_value()) break;
    reading.batches.push_back(std::move(**batch));
  }
  reading.accounts = reader.accounts();
  return reading;
}

inline Reading Read(const Schema& schema, const std::string& text,
                    const ReaderOptions& options = {}) {
  const TemporaryFile file(text);
  return ReadFiles(schema, {file.path()}, options);
}

// A firm with these members added to its line.
inline std::string Firm(const std::string& members) {
  return std::string(R"({"标识":")") + kFirm + R"(","类型":"法人",)" + members + "}\n";
}
// A firm with these records (and nothing else).
inline std::string FirmWith(const std::string& records) {
  return Firm(R"("责任人":[],"信用信息":[)" + records + "]");
}
// A record with these members added.
inline std::string Record(const std::string& key, const std::string& members = "") {
  return R"({"编号":")" + key + R"(","认定日期":"2020-01-01")" +
         (members.empty() ? "" : "," + members) + "}";
}

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_RECORD_FIXTURE_H_
