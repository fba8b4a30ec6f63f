// What a run of the differential test has met: statements, expressions, features of policies, ways
// in which facts come, and statuses. A run that never meets one of them shows less than it says.
#ifndef XINZE_TESTS_DIFFERENTIAL_COVERAGE_H_
#define XINZE_TESTS_DIFFERENTIAL_COVERAGE_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "compiler/check/outcome.h"
#include "compiler/check/program.h"
#include "compiler/driver/compilation.h"

namespace xinze::differential {

class Coverage {
 public:
  Coverage();

  // Counts a policy once for each thing that it has. Of its expressions, those count that a list or
  // a measure rests on.
  void AddPolicy(const driver::Compilation& compilation);
  void AddOutcome(const check::SubjectOutcome& outcome);
  // Something else met, so many times; its name must be one of those that are counted.
  void Count(const std::string& name, uint64_t times = 1) { counts_.at(name) += times; }
  void Add(const Coverage& other);

  std::vector<std::string> Missing() const;
  // A line a thing: its name and how often it was met.
  std::string Print() const;

 private:
  std::map<std::string, uint64_t> Counts() const;

  std::map<std::string, uint64_t> counts_;
  std::array<uint64_t, check::kListStatusCount> list_statuses_ = {};
  std::array<uint64_t, check::kMeasureStatusCount> measure_statuses_ = {};
  std::array<uint64_t, check::kMeasureStatusCount> target_statuses_ = {};
};

// Ways in which facts and questions come, counted by the comparison.
inline constexpr const char* kKnownAt = "facts: asked as known at a time";
inline constexpr const char* kWatermark = "facts: a collection complete to a day only";
inline constexpr const char* kRejectedRecord = "facts: a rejected record";
inline constexpr const char* kRejectedCollection = "facts: a rejected collection";
inline constexpr const char* kSetAside = "facts: a row set aside (older version, withdrawn)";
inline constexpr const char* kLargeCollection = "facts: a subject with a hundred records";
inline constexpr const char* kNoRecords = "facts: a subject without records";
inline constexpr const char* kUnknownValue = "facts: a field of which some values are not known";
inline constexpr const char* kAbsentValue = "facts: a field of which some values are absent";

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_COVERAGE_H_
