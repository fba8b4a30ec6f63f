// Generates the lines of subjects for a policy: facts that are unknown, absent, extreme, or lie
// near the day asked about and the ends of periods before it; empty and large collections; several
// versions of a row, withdrawn ones, and a few that the reader must reject.
#ifndef XINZE_TESTS_DIFFERENTIAL_SUBJECT_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_SUBJECT_GENERATOR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"

namespace xinze::differential {

// What is asked of a batch of subjects.
struct Question {
  int32_t as_of = 0;
  std::optional<int32_t> known_at;                              // The end of that day.
  std::vector<std::pair<std::string, int32_t>> complete_until;  // Collections and 完整至.
};

Question GenerateQuestion(Random& random, const PolicyModel& model);
// One line. Subjects of one batch have different serial numbers.
nlohmann::json GenerateSubject(Random& random, const PolicyModel& model, const Question& question,
                               int serial);

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_SUBJECT_GENERATOR_H_
