// Rows of a collection, their values, versions and faults.
#ifndef XINZE_TESTS_DIFFERENTIAL_ROW_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_ROW_GENERATOR_H_

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"
#include "tests/differential/subject_generator.h"

namespace xinze::differential {

class RowGenerator {
 public:
  RowGenerator(Random& random, const PolicyModel& model, const Question& question)
      : random_(random), model_(model), question_(question) {}

  // 2024-02-29: often near the day asked about or a period before it.
  std::string Date();
  std::string DateOf(const FieldModel& field);
  int32_t Day();
  nlohmann::json Row(const CollectionModel& collection);
  // Puts `row` behind `rows`, its key set to `key` where the collection has one: perhaps in several
  // versions, withdrawn, or broken.
  void Append(const CollectionModel& collection, const std::string& key, nlohmann::json row,
              nlohmann::json& rows);

 private:
  nlohmann::json Value(const FieldModel& field);
  nlohmann::json Enumerated(const FieldModel& field);
  nlohmann::json Number(const FieldModel& field);
  std::string ReceivedAt();
  void Break(const CollectionModel& collection, nlohmann::json& row);

  Random& random_;
  const PolicyModel& model_;
  const Question& question_;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_ROW_GENERATOR_H_
