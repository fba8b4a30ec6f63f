#include "tests/differential/subject_generator.h"

#include <string>
#include <vector>

#include <fmt/core.h>

namespace xinze::differential {
namespace {

using nlohmann::json;

class SubjectGenerator {
 public:
  SubjectGenerator(Random& random, const PolicyModel& model) : random_(random), model_(model) {}

  json Run(int serial) {
    json subject = Row(model_.collections[0]);
    subject["标识"] = fmt::format("主体{}", serial);
    const int records = random_.Chance(2)    ? random_.Between(100, 300)
                        : random_.Chance(15) ? 0
                                             : random_.Between(1, 7);
    AddCollection(subject, "信用信息", [&] { return Records(records); });
    AddCollection(subject, "程序事件", [&] { return Events(records); });
    AddCollection(subject, "责任人", [&] { return Rows(model_.collections[4], "标识", 3); });
    AddCollection(subject, "措施执行", [&] { return Executions(); });
    return subject;
  }

 private:
  template <typename Make>
  void AddCollection(json& parent, const std::string& name, Make make) {
    if (random_.Chance(96)) {
      parent[name] = make();
    }
  }

  std::string Date() {
    static const std::vector<std::string> kSpecial = {
        "2020-02-29", "2024-02-29", "2023-02-28", "2024-12-31", "2025-01-31", "0001-01-01",
        "9999-12-31", "2024-03-31", "2022-06-15", "2025-06-15", "2025-06-14", "2025-06-16"};
    if (random_.Chance(30)) {
      return random_.Pick(kSpecial);
    }
    return fmt::format("{:04}-{:02}-{:02}", random_.Between(2017, 2027), random_.Between(1, 12),
                       random_.Between(1, 28));
  }

  json Value(const FieldModel& field) {
    if (!field.vocabulary.empty()) {
      return Enumerated(field);
    }
    if (field.type == "日期") {
      return Date();
    }
    if (field.type == "真假") {
      return random_.Chance(50);
    }
    if (field.type == "整数") {
      return random_.Chance(3) ? INT64_MAX : random_.Between(-1, 5);
    }
    if (field.type == "金额") {
      static const std::vector<std::string> kAmounts = {"0.00",     "10000.00",  "0.01",
                                                        "30000.00", "999999.99", "12345.67"};
      return random_.Pick(kAmounts);
    }
    return "文本";
  }

  json Enumerated(const FieldModel& field) {
    for (const VocabularyModel& vocabulary : model_.vocabularies) {
      if (vocabulary.name != field.vocabulary) {
        continue;
      }
      if (field.is_set) {
        json values = json::array();
        for (const std::string& value : vocabulary.values) {
          if (random_.Chance(40)) {
            values.push_back(value);
          }
        }
        return values;
      }
      return vocabulary.open && random_.Chance(15) ? "未列明的" : random_.Pick(vocabulary.values);
    }
    return nullptr;
  }

  json Row(const CollectionModel& collection) {
    json row = json::object();
    for (const FieldModel& field : collection.fields) {
      if (field.may_be_unknown && random_.Chance(15)) {
        if (!field.may_be_absent && random_.Chance(50)) {
          row[field.name] = nullptr;  // Not 可无: null says unknown.
        }
        continue;
      }
      if (field.may_be_absent && random_.Chance(30)) {
        row[field.name] = nullptr;
        continue;
      }
      row[field.name] = Value(field);
    }
    return row;
  }

  json Rows(const CollectionModel& collection, const std::string& key, int most) {
    json rows = json::array();
    const int count = random_.Between(0, most);
    for (int i = 0; i < count; ++i) {
      rows.push_back(Row(collection));
      rows.back()[key] = fmt::format("{}{}", key, i);
    }
    return rows;
  }

  json Records(int count) {
    json records = json::array();
    for (int i = 0; i < count; ++i) {
      json record = Row(model_.collections[1]);
      record["编号"] = fmt::format("r{}", i);
      AddCollection(record, "异议", [&] { return Rows(model_.collections[2], "异议编号", 3); });
      records.push_back(std::move(record));
    }
    return records;
  }

  json Event(int serial, const ListModel& list, int records, const std::string& step) {
    json event = {{"编号", fmt::format("e{:03}", serial)}, {"日期", Date()}};
    if (!random_.Chance(3)) {
      event["程序"] = random_.Chance(95) ? "办理" + list.name : "别的程序";
    }
    if (!random_.Chance(3)) {
      event["步骤"] = step;
    }
    if (random_.Chance(80)) {
      event["案号"] = random_.Chance(70)   ? json("案一")
                      : random_.Chance(50) ? json("案二")
                                           : json();
    }
    event["名单"] = random_.Chance(60) ? json() : json(random_.Pick(model_.lists).name);
    if (random_.Chance(60)) {
      json named = json::array();
      for (int i = 0; i < std::min(records, 3); ++i) {
        if (random_.Chance(60)) {
          named.push_back(fmt::format("r{}", i));
        }
      }
      if (random_.Chance(5)) {
        named.push_back("没有的编号");
      }
      event["标的"] = named.empty() ? json() : named;
    } else {
      event["标的"] = nullptr;
    }
    return event;
  }

  json Events(int records) {
    static const std::vector<std::string> kSteps = {
        "初步", "告知", "核实", "认定", "认定", "认定", "移出", "撤销", "中止", "恢复", "未设步骤"};
    json events = json::array();
    int serial = 0;
    for (const ListModel& list : model_.lists) {
      if (!list.has_procedure || random_.Chance(45)) {
        continue;
      }
      if (random_.Chance(50)) {
        // The ordinary course: notice and verification, then the determination.
        for (const char* step : {"告知", "核实", "认定"}) {
          json event = Event(serial++, list, records, step);
          event["程序"] = "办理" + list.name;
          event["步骤"] = step;
          event["名单"] = nullptr;
          event["日期"] = fmt::format("2024-0{}-01", serial % 9 + 1);
          events.push_back(std::move(event));
        }
      }
      const int more = random_.Between(0, 3);
      for (int i = 0; i < more; ++i) {
        events.push_back(Event(serial++, list, records, random_.Pick(kSteps)));
      }
    }
    return events;
  }

  json Executions() {
    json rows = json::array();
    const int count = random_.Between(0, 3);
    for (int i = 0; i < count; ++i) {
      json row = Row(model_.collections[5]);
      row["编号"] = fmt::format("x{}", i);
      row["措施"] = random_.Chance(90) ? random_.Pick(model_.measures).name : "别的措施";
      rows.push_back(std::move(row));
    }
    return rows;
  }

  Random& random_;
  const PolicyModel& model_;
};

}  // namespace

json GenerateSubject(Random& random, const PolicyModel& model, int serial) {
  return SubjectGenerator(random, model).Run(serial);
}

}  // namespace xinze::differential
