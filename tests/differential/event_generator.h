// What was done about a subject: the events of procedures and the decisions on measures.
#ifndef XINZE_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_
#define XINZE_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_

#include <string>

#include <nlohmann/json.hpp>

#include "tests/differential/policy_model.h"
#include "tests/differential/random.h"
#include "tests/differential/row_generator.h"

namespace xinze::differential {

class EventGenerator {
 public:
  EventGenerator(Random& random, const PolicyModel& model, RowGenerator& rows)
      : random_(random), model_(model), rows_(rows) {}

  // Of a subject with so many records, whose keys are r0, r1, …
  nlohmann::json Events(int records);
  nlohmann::json Executions();

 private:
  void Add(const ProcedureModel& procedure, const std::string& step, int32_t day, int records,
           nlohmann::json& events);
  // Notice and verification, the determination, and what followed upon it.
  void AddCourse(const ProcedureModel& procedure, int records, nlohmann::json& events);
  nlohmann::json Named(int records);

  Random& random_;
  const PolicyModel& model_;
  RowGenerator& rows_;
};

}  // namespace xinze::differential

#endif  // XINZE_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_
