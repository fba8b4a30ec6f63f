#include "tests/differential/event_generator.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "compiler/literal/date.h"

namespace xinze::differential {

using nlohmann::json;

json EventGenerator::Named(int records) {
  if (random_.Chance(40)) return nullptr;
  json named = json::array();
  for (int i = 0; i < std::min(records, 3); ++i) {
    if (random_.Chance(60)) named.push_back(fmt::format("r{}", i));
  }
  if (random_.Chance(5)) named.push_back("没有的编号");
  return named.empty() ? json() : named;
}

void EventGenerator::Add(const ProcedureModel& procedure, const std::string& step, int32_t day,
                         int records, json& events) {
  json event = {{"日期", literal::PrintDate({day})}};
  if (!random_.Chance(1)) {
    event["程序"] = random_.Chance(97) ? procedure.name : std::string("别的程序");
  }
  if (!random_.Chance(1)) event["步骤"] = step;
  if (random_.Chance(95)) {
    event["案号"] = random_.Chance(60) ? json("案一") : random_.Chance(50) ? json("案二") : json();
  }
  const bool says_list = procedure.lists.size() > 1 ? random_.Chance(90) : random_.Chance(20);
  event["名单"] = nullptr;
  if (says_list) {
    event["名单"] =
        random_.Chance(90) ? random_.Pick(procedure.lists) : random_.Pick(model_.lists).name;
  }
  json named = Named(records);
  const bool unknown = model_.collection(Scope::Event).fields.back().may_be_unknown;
  if (!unknown || !random_.Chance(10)) event["标的"] = std::move(named);
  rows_.Append(model_.collection(Scope::Event), fmt::format("e{:03}", events.size()),
               std::move(event), events);
}

void EventGenerator::AddCourse(const ProcedureModel& procedure, int records, json& events) {
  int32_t day = std::clamp(rows_.Day(), literal::kFirstDate.days, literal::kLastDate.days - 2000);
  const auto add = [&](const char* step) {
    Add(procedure, step, day, records, events);
    day += random_.Below(40);
  };
  const bool again = random_.Chance(15);
  for (int entry = 0; entry < (again ? 2 : 1); ++entry) {
    for (const char* step : {"告知", "核实", "认定"}) {
      if (random_.Chance(95)) add(step);
    }
    if (random_.Chance(12)) add("认定");
    if (random_.Chance(20)) add("停办");
    if (random_.Chance(10)) add("续办");
    if (again || random_.Chance(25)) add(random_.Chance(70) ? "移出" : "撤销");
  }
}

json EventGenerator::Events(int records) {
  // The last three no procedure declares; conditions compare with two of them, here and there.
  static const std::vector<std::string> kSteps = {"初步", "告知", "核实", "认定",   "认定",
                                                  "移出", "撤销", "停办", "再认定", "续办",
                                                  "移除", "转交", "补正"};
  json events = json::array();
  for (const ProcedureModel& procedure : model_.procedures) {
    if (random_.Chance(35)) continue;
    if (random_.Chance(75)) AddCourse(procedure, records, events);
    const int more = random_.Chance(70) ? 0 : random_.Between(1, 3);
    for (int i = 0; i < more; ++i) {
      Add(procedure, random_.Pick(kSteps), rows_.Day(), records, events);
    }
  }
  return events;
}

json EventGenerator::Executions() {
  json rows = json::array();
  const CollectionModel& collection = model_.collection(Scope::Execution);
  const int count = random_.Between(0, 3);
  for (int i = 0; i < count; ++i) {
    json row = rows_.Row(collection);
    if (row.contains("措施") && !row["措施"].is_null()) {
      row["措施"] = random_.Chance(90) && !model_.measures.empty()
                        ? random_.Pick(model_.measures).name
                        : std::string("别的措施");
    }
    rows_.Append(collection, fmt::format("x{}", i), std::move(row), rows);
  }
  return rows;
}

}  // namespace xinze::differential
