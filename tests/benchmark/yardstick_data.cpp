#include "tests/benchmark/yardstick_data.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "compiler/literal/date.h"
#include "runtime/record/random.h"

namespace xinze::benchmark {
namespace {

// ---- generation ---------------------------------------------------------------------------------

constexpr int32_t Day(int64_t year, int32_t month, int32_t day) {
  return static_cast<int32_t>(literal::DaysFromCivil({year, month, day}));
}

// Many have none or one, few have twenty; about four on average.
constexpr std::array<uint32_t, 21> kRecordCounts = {
    1000, 454, 286, 206, 160, 130, 109, 93, 82, 72, 65, 59, 54, 49, 46, 42, 40, 37, 35, 33, 31};

constexpr std::array<uint32_t, 7> kRecordKindWeights = {410, 102, 92, 71, 92, 92, 165};
constexpr std::array<uint32_t, 3> kSeverityWeights = {500, 400, 124};
constexpr std::array<uint32_t, 3> kDocumentWeights = {360, 514, 150};

YardstickRecord GenerateRecord(record::Random& random, uint8_t home) {
  YardstickRecord record;
  record.kind = static_cast<uint8_t>(random.Weighted(kRecordKindWeights));
  record.domain = random.Chance(600) ? home : static_cast<uint8_t>(random.Below(12));
  record.severity = static_cast<uint8_t>(random.Weighted(kSeverityWeights));
  record.document = static_cast<uint8_t>(random.Weighted(kDocumentWeights));
  record.force_majeure = random.Chance(30);
  // Recent days are likelier: the square of an even draw over six years.
  const auto even = static_cast<int64_t>(random.Below(65536));
  const auto ago = static_cast<int32_t>(2190 * even * even >> 32);
  record.decided = kAsOf - ago;
  const auto later = [&](uint32_t per_mille, int32_t most) {
    return random.Chance(per_mille) ? random.Between(record.decided, record.decided + most)
                                    : kNever;
  };
  record.corrected = later(350, ago);
  record.repaired = later(120, ago);
  record.objection = later(270, std::min(ago, 90));
  record.amount = int64_t{random.Below(16384)} << random.Below(8);
  return record;
}

}  // namespace

YardstickData GenerateYardstick(size_t subjects, uint64_t seed) {
  YardstickData data;
  data.subjects.reserve(subjects);
  for (size_t i = 0; i < subjects; ++i) {
    record::Random random(seed, i);
    YardstickSubject subject;
    subject.id = static_cast<uint32_t>(i + 1);
    const auto even = static_cast<uint64_t>(random.Below(65536));
    subject.region = static_cast<uint8_t>(even * even * 32 >> 32);
    subject.kind = random.Chance(300) ? 1 : 0;
    const int32_t first = subject.kind == 1 ? Day(1940, 1, 1) : Day(1980, 1, 1);
    const uint32_t span = subject.kind == 1 ? 26664 : 16000;
    subject.since = first + static_cast<int32_t>(random.Below(span));
    const auto home = static_cast<uint8_t>(random.Below(12));
    subject.first_record = data.records.size();
    for (size_t n = random.Weighted(kRecordCounts); n > 0; --n) {
      data.records.push_back(GenerateRecord(random, home));
      data.records.back().id = static_cast<uint32_t>(data.records.size());
    }
    subject.last_record = data.records.size();
    data.subjects.push_back(subject);
  }
  return data;
}

// ---- CSV ----------------------------------------------------------------------------------------

namespace {

base::Error Unreadable(const std::filesystem::path& file, uint64_t line) {
  return {"XZ0930", fmt::format("无法读取 {} 第 {} 行", file.string(), line),
          fmt::format("cannot read line {} of {}", line, file.string())};
}

// The cells of one line, taken from left to right. Once one is not what was asked for, `ok` stays
// false.
class Cells {
 public:
  explicit Cells(std::string_view line) : rest_(line) {}

  bool ok() const { return ok_; }
  bool at_end() const { return ended_; }

  std::string_view Next() {
    if (ended_) ok_ = false;
    const size_t comma = rest_.find(',');
    const std::string_view cell = rest_.substr(0, comma);
    ended_ = comma == std::string_view::npos;
    rest_ = ended_ ? std::string_view() : rest_.substr(comma + 1);
    return cell;
  }
  template <typename Number>
  Number NextNumber() {
    return ToNumber<Number>(Next());
  }
  int32_t NextDate() {
    const auto date = literal::ParseDate(Next());
    ok_ = ok_ && date.ok();
    return date.ok() ? date->days : 0;
  }
  int32_t NextOptionalDate() {
    if (!rest_.starts_with(',')) return NextDate();
    Next();
    return kNever;
  }
  template <size_t N>
  uint8_t NextOf(const std::array<std::string_view, N>& names) {
    const auto found = std::find(names.begin(), names.end(), Next());
    ok_ = ok_ && found != names.end();
    return static_cast<uint8_t>(found - names.begin());
  }
  // R00 to R31.
  uint8_t NextRegion() {
    const std::string_view cell = Next();
    ok_ = ok_ && cell.size() == 3 && cell[0] == 'R';
    const auto region = ok_ ? ToNumber<uint8_t>(cell.substr(1)) : uint8_t{0};
    ok_ = ok_ && region < 32;
    return region;
  }

 private:
  template <typename Number>
  Number ToNumber(std::string_view cell) {
    Number number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    ok_ = ok_ && error == std::errc() && end == cell.data() + cell.size();
    return number;
  }

  std::string_view rest_;
  bool ok_ = true;
  bool ended_ = false;
};

// Calls take(cells) for each line behind the header.
template <typename Take>
base::Status ReadCsv(const std::filesystem::path& path, const Take& take) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) return Unreadable(path, 1);
  for (uint64_t number = 2; std::getline(file, line); ++number) {
    Cells cells(line);
    take(cells);
    if (!cells.ok() || !cells.at_end()) return Unreadable(path, number);
  }
  return base::Status::Ok();
}

}  // namespace

base::Result<YardstickData> ReadYardstick(const std::filesystem::path& folder) {
  YardstickData data;
  XINZE_RETURN_IF_ERROR(ReadCsv(folder / "subjects.csv", [&](Cells& cells) {
    YardstickSubject& subject = data.subjects.emplace_back();
    subject.id = cells.NextNumber<uint32_t>();
    subject.region = cells.NextRegion();
    subject.kind = cells.NextOf(kSubjectKinds);
    subject.since = cells.NextDate();
  }));
  std::vector<uint32_t> owners;
  XINZE_RETURN_IF_ERROR(ReadCsv(folder / "records.csv", [&](Cells& cells) {
    YardstickRecord& record = data.records.emplace_back();
    record.id = cells.NextNumber<uint32_t>();
    owners.push_back(cells.NextNumber<uint32_t>());
    record.kind = cells.NextOf(kRecordKinds);
    record.domain = cells.NextOf(kDomains);
    record.severity = cells.NextOf(kSeverities);
    record.decided = cells.NextDate();
    record.amount = cells.NextNumber<int64_t>();
    record.corrected = cells.NextOptionalDate();
    record.repaired = cells.NextOptionalDate();
    record.objection = cells.NextOptionalDate();
    record.document = cells.NextOf(kDocuments);
    record.force_majeure = cells.NextNumber<int>() != 0;
  }));
  size_t next = 0;
  for (YardstickSubject& subject : data.subjects) {
    subject.first_record = next;
    while (next < owners.size() && owners[next] == subject.id) ++next;
    subject.last_record = next;
  }
  // A record of no subject, or out of the order of its subjects.
  if (next != owners.size()) return Unreadable(folder / "records.csv", next + 2);
  return data;
}

// ---- NDJSON -------------------------------------------------------------------------------------

namespace {

constexpr std::array<std::string_view, 2> kSubjectKindNames = {"单位", "个人"};
constexpr std::array<std::string_view, 7> kRecordKindNames = {"处罚", "法院失信", "欠税", "欠薪",
                                                              "表彰", "承诺",     "检查"};
constexpr std::array<std::string_view, 12> kDomainNames = {
    "食品药品", "生态环境", "安全生产", "税务", "劳动工资", "工程建设",
    "金融",     "交通运输", "知识产权", "教育", "卫生健康", "电子商务"};
constexpr std::array<std::string_view, 3> kSeverityNames = {"轻微", "一般", "严重"};
constexpr std::array<std::string_view, 3> kDocumentNames = {"判决", "处罚决定", "其他"};

std::string DateJson(int32_t day) {
  return day == kNever ? "null" : fmt::format("\"{}\"", literal::PrintDate(literal::Date{day}));
}

std::string RecordJson(const YardstickRecord& record) {
  return fmt::format(R"({{"编号":"{}","类型":"{}","领域":"{}","程度":"{}","决定日期":{},"金额":{},)"
                     R"("纠正日期":{},"修复日期":{},"异议日期":{},"文书":"{}","不可抗力":{}}})",
                     record.id, kRecordKindNames[record.kind], kDomainNames[record.domain],
                     kSeverityNames[record.severity], DateJson(record.decided), record.amount,
                     DateJson(record.corrected), DateJson(record.repaired),
                     DateJson(record.objection), kDocumentNames[record.document],
                     record.force_majeure);
}

}  // namespace

std::string YardstickJson(const YardstickData& data, const YardstickSubject& subject) {
  std::string records;
  for (size_t i = subject.first_record; i < subject.last_record; ++i) {
    if (!records.empty()) records += ',';
    records += RecordJson(data.records[i]);
  }
  return fmt::format(R"({{"标识":"{}","类型":"{}","地区":"R{:02}","起始日":{},"记录":[{}]}})",
                     subject.id, kSubjectKindNames[subject.kind], subject.region,
                     DateJson(subject.since), records);
}

}  // namespace xinze::benchmark
