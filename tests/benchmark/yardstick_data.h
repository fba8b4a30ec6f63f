// The facts of the yardstick (yardstick/yardstick.xinze.md): 40 rules that independent
// implementations answer alike, bit for bit.
//
// Input: a seed, or two CSV files. Output: subjects with their records in order; as NDJSON in the
// names of the policy's own schema. Invariants: the same seed gives the same data everywhere, and
// the first n subjects of a larger set are the set of size n; no date is later than kAsOf.
#ifndef XINZE_TESTS_BENCHMARK_YARDSTICK_DATA_H_
#define XINZE_TESTS_BENCHMARK_YARDSTICK_DATA_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "compiler/literal/calendar.h"

namespace xinze::benchmark {

inline constexpr int32_t kAsOf =
    static_cast<int32_t>(literal::DaysFromCivil({2026, 11, 22}));  // of the whole workload
inline constexpr int32_t kNever = INT32_MIN;                       // a date that is absent

// Codes are those of the policy's vocabularies, in the order of these names.
inline constexpr std::array<std::string_view, 2> kSubjectKinds = {"enterprise", "person"};
inline constexpr std::array<std::string_view, 7> kRecordKinds = {
    "penalty", "court_default", "tax_arrears", "wage_arrears", "award", "pledge", "inspection"};
inline constexpr std::array<std::string_view, 12> kDomains = {
    "food_drug", "environment", "work_safety", "tax",       "wages",  "construction",
    "finance",   "transport",   "ip",          "education", "health", "ecommerce"};
inline constexpr std::array<std::string_view, 3> kSeverities = {"minor", "general", "severe"};
inline constexpr std::array<std::string_view, 3> kDocuments = {"judgment", "penalty_decision",
                                                               "other"};

struct YardstickRecord {
  uint32_t id = 0;
  uint8_t kind = 0;
  uint8_t domain = 0;
  uint8_t severity = 0;
  uint8_t document = 0;
  bool force_majeure = false;
  int32_t decided = 0;
  int32_t corrected = kNever, repaired = kNever, objection = kNever;
  int64_t amount = 0;
};

struct YardstickSubject {
  uint32_t id = 0;
  uint8_t region = 0;
  uint8_t kind = 0;
  int32_t since = 0;
  size_t first_record = 0, last_record = 0;  // [first, last)
};

struct YardstickData {
  std::vector<YardstickSubject> subjects;
  std::vector<YardstickRecord> records;
};

YardstickData GenerateYardstick(size_t subjects, uint64_t seed);

// subjects.csv and records.csv of a folder: header, ISO dates, empty for absent, records in the
// order of their subjects. Errors: a file that cannot be read, or a line that is not so.
base::Result<YardstickData> ReadYardstick(const std::filesystem::path& folder);

// One subject a line, in the names of the policy.
std::string YardstickJson(const YardstickData& data, const YardstickSubject& subject);

}  // namespace xinze::benchmark

#endif  // XINZE_TESTS_BENCHMARK_YARDSTICK_DATA_H_
