#include "tests/differential/subject_generator.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "compiler/literal/date.h"
#include "tests/differential/event_generator.h"
#include "tests/differential/row_generator.h"

namespace xinze::differential {
namespace {

using nlohmann::json;

class SubjectGenerator {
 public:
  SubjectGenerator(Random& random, const PolicyModel& model, const Question& question)
      : random_(random),
        model_(model),
        rows_(random, model, question),
        events_(random, model, rows_) {}

  json Run(int serial) {
    json subject = rows_.Row(model_.collection(Scope::Subject));
    subject["标识"] = fmt::format("主体{}", serial);
    const int records = random_.Chance(1)    ? random_.Between(100, 200)
                        : random_.Chance(15) ? 0
                                             : random_.Between(1, 6);
    AddCollection(subject, Scope::Record, [&] { return Records(records); });
    AddCollection(subject, Scope::Event, [&] { return events_.Events(records); });
    AddCollection(subject, Scope::Role, [&] { return Rows(Scope::Role, 3); });
    AddCollection(subject, Scope::Account, [&] { return Rows(Scope::Account, 3); });
    AddCollection(subject, Scope::Execution, [&] { return events_.Executions(); });
    return subject;
  }

 private:
  template <typename Make>
  void AddCollection(json& parent, Scope scope, Make make) {
    const std::string& name = model_.collection(scope).name;
    const int choice = random_.Below(200);
    if (choice == 0) {
      parent[name] = "不是数组";
    } else if (choice == 1) {
      parent[name] = nullptr;
    } else if (choice > 5) {
      parent[name] = make();
    }
  }

  json Rows(Scope scope, int most) {
    json rows = json::array();
    const CollectionModel& collection = model_.collection(scope);
    const int count = random_.Between(0, most);
    for (int i = 0; i < count; ++i) {
      rows_.Append(collection, fmt::format("{}{}", collection.name, i), rows_.Row(collection),
                   rows);
    }
    return rows;
  }

  json Objections() {
    json rows = json::array();
    const CollectionModel& collection = model_.collection(Scope::Objection);
    const int count = random_.Chance(50) ? 0 : random_.Between(1, 3);
    for (int i = 0; i < count; ++i) {
      json row = rows_.Row(collection);
      AddCollection(row, Scope::Reply, [&] { return Rows(Scope::Reply, 2); });
      rows_.Append(collection, fmt::format("异议{}", i), std::move(row), rows);
    }
    return rows;
  }

  json Records(int count) {
    json rows = json::array();
    const CollectionModel& collection = model_.collection(Scope::Record);
    for (int i = 0; i < count; ++i) {
      json record = rows_.Row(collection);
      AddCollection(record, Scope::Objection, [&] { return Objections(); });
      rows_.Append(collection, fmt::format("r{}", i), std::move(record), rows);
    }
    return rows;
  }

  Random& random_;
  const PolicyModel& model_;
  RowGenerator rows_;
  EventGenerator events_;
};

}  // namespace

Question GenerateQuestion(Random& random, const PolicyModel& model) {
  static const std::vector<std::string> kDays = {
      "2024-02-29", "2025-06-15", "2023-12-31", "2026-03-01", "2025-02-28", "2024-03-31",
      "2025-06-14", "2025-06-16", "2024-02-28", "2024-12-30", "9999-12-30", "9999-12-31"};
  Question question;
  question.as_of = literal::ParseDate(random.Pick(kDays))->days;
  if (random.Chance(40)) {
    question.as_of = literal::ParseDate("2021-01-01")->days + random.Below(2000);
  }
  if (random.Chance(25)) question.known_at = question.as_of + random.Between(-30, 0);
  if (random.Chance(25)) {
    const auto scope = static_cast<Scope>(random.Between(1, kScopeCount - 1));
    question.complete_until.emplace_back(model.collection(scope).name,
                                         question.as_of + random.Between(-2, 1));
  }
  return question;
}

json GenerateSubject(Random& random, const PolicyModel& model, const Question& question,
                     int serial) {
  return SubjectGenerator(random, model, question).Run(serial);
}

}  // namespace xinze::differential
