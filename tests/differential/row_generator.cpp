#include "tests/differential/row_generator.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "compiler/literal/date.h"

namespace xinze::differential {
namespace {

using nlohmann::json;

int32_t Clamped(int64_t day) {
  return static_cast<int32_t>(
      std::clamp<int64_t>(day, literal::kFirstDate.days, literal::kLastDate.days));
}

// The same day of the month so many months before, or the last one of that month.
int64_t MonthsBefore(int32_t day, int32_t months) {
  literal::CivilDay civil = literal::CivilFromDays(day);
  const int64_t month = civil.year * 12 + civil.month - 1 - months;
  if (month < 12) return literal::kFirstDate.days;
  civil.year = month / 12;
  civil.month = static_cast<int32_t>(month % 12) + 1;
  civil.day = std::min(civil.day, literal::DaysInMonth(civil.year, civil.month));
  return literal::DaysFromCivil(civil);
}

}  // namespace

int32_t RowGenerator::Day() {
  static const std::vector<int32_t> kSpecial = [] {
    std::vector<int32_t> days = {literal::kFirstDate.days, literal::kLastDate.days};
    for (const char* text :
         {"2020-02-29", "2024-02-29", "2023-02-28", "2024-12-31", "2025-01-31", "2024-03-31",
          "2022-01-01", "2024-01-01", "2021-12-31", "2023-12-31"}) {
      days.push_back(literal::ParseDate(text)->days);
    }
    return days;
  }();
  static const std::vector<int32_t> kMonths = {1, 6, 12, 12, 13, 24, 36, 36, 48, 216};
  static const std::vector<int32_t> kDays = {1, 30, 90};
  const int choice = random_.Below(100);
  if (choice < 12) return Clamped(int64_t{question_.as_of} + random_.Between(-1, 1));
  if (choice < 26) {
    const int64_t anniversary = random_.Chance(80)
                                    ? MonthsBefore(question_.as_of, random_.Pick(kMonths))
                                    : int64_t{question_.as_of} - random_.Pick(kDays);
    return Clamped(anniversary + random_.Between(-1, 1));
  }
  if (choice < 36) return random_.Pick(kSpecial);
  return Clamped(int64_t{question_.as_of} + random_.Between(-1800, 200));
}

std::string RowGenerator::Date() { return literal::PrintDate({Day()}); }

// Now and then beyond its 范围, which spoils the row.
std::string RowGenerator::DateOf(const FieldModel& field) {
  const int32_t day = Day();
  if (field.attributes.find("范围") == std::string::npos || random_.Chance(2)) {
    return literal::PrintDate({day});
  }
  return literal::PrintDate({std::clamp(day, literal::ParseDate(kFirstInRange)->days,
                                        literal::ParseDate(kLastInRange)->days)});
}

json RowGenerator::Number(const FieldModel& field) {
  static const std::vector<std::string> kAmounts = {"0.00",     "10000.00",  "0.01",
                                                    "30000.00", "999999.99", "12345.67"};
  static const std::vector<std::string> kRatios = {"0",    "12.5%",   "0.333333", "1",
                                                   "150%", "0.0001%", "0.125"};
  const bool bounded = field.attributes.find("范围") != std::string::npos;
  if (field.type == "整数") {
    if (random_.Chance(2)) return random_.Chance(50) ? INT64_MAX - 1 : -(INT64_MAX - 1);
    return random_.Between(-1, 5);
  }
  if (field.type == "金额") {
    if (!bounded && random_.Chance(2)) {
      return random_.Chance(50) ? "92233720368547758.06" : "-92233720368547758.06";
    }
    return !bounded && random_.Chance(5) ? "-250.05" : random_.Pick(kAmounts);
  }
  return random_.Pick(kRatios);
}

json RowGenerator::Value(const FieldModel& field) {
  static const std::vector<std::string> kTexts = {"文甲", "文甲", "文乙", "文丙", "别的"};
  static const std::vector<std::string> kPeriods = {"1年", "3年", "6个月", "30日", "5个工作日"};
  if (!field.vocabulary.empty()) return Enumerated(field);
  if (field.type == "日期") return DateOf(field);
  if (field.type == "真假") return random_.Chance(50);
  if (field.type == "文本") return random_.Pick(kTexts);
  if (field.type == "期间") return random_.Pick(kPeriods);
  return Number(field);
}

json RowGenerator::Enumerated(const FieldModel& field) {
  const VocabularyModel& vocabulary = model_.vocabulary(field.vocabulary);
  if (field.is_set) {
    json values = json::array();
    for (const std::string& value : vocabulary.values) {
      if (random_.Chance(40)) values.push_back(value);
    }
    return values;
  }
  return vocabulary.open && random_.Chance(15) ? "未列明的" : random_.Pick(vocabulary.values);
}

json RowGenerator::Row(const CollectionModel& collection) {
  json row = json::object();
  for (const FieldModel& field : collection.fields) {
    if (field.may_be_unknown && random_.Chance(15)) {
      // Not 可无: null says unknown.
      if (!field.may_be_absent && random_.Chance(50)) row[field.name] = nullptr;
    } else if (field.may_be_absent && random_.Chance(30)) {
      row[field.name] = nullptr;
    } else if (!field.type.starts_with("集合 信用")) {
      row[field.name] = Value(field);
    }
  }
  return row;
}

// A day or a time of it, so that now and then a row is not known yet.
std::string RowGenerator::ReceivedAt() {
  const int32_t around = question_.known_at.value_or(question_.as_of);
  const std::string day = literal::PrintDate({Clamped(int64_t{around} + random_.Between(-60, 8))});
  return random_.Chance(50) ? day : day + "T08:00:00Z";
}

// A fault for which the reader rejects the row, so that the collection is incomplete.
void RowGenerator::Break(const CollectionModel& collection, json& row) {
  const FieldModel& field = random_.Pick(collection.fields);
  switch (random_.Below(5)) {
    case 0:
      row = "不是对象";
      break;
    case 1:
      row[field.name] = json::object();
      break;
    case 2:
      for (const FieldModel& date : collection.fields) {
        if (date.type == "日期") row[date.name] = "2023-02-29";
      }
      break;
    case 3:
      for (const FieldModel& closed : collection.fields) {
        if (!closed.vocabulary.empty() && !model_.vocabulary(closed.vocabulary).open) {
          row[closed.name] = "没有的值";
        }
      }
      break;
    default:
      for (const FieldModel& required : collection.fields) {
        if (!required.may_be_absent && !required.may_be_unknown) row.erase(required.name);
      }
      break;
  }
}

void RowGenerator::Append(const CollectionModel& collection, const std::string& key, json row,
                          json& rows) {
  const bool has_key = !collection.key.empty();
  const bool keyed = has_key && random_.Chance(97);
  const auto finish = [&](json& version, bool received) {
    if (has_key && (keyed || !version.contains(collection.key))) version[collection.key] = key;
    // A row without its time is of no use to who asks what was known when.
    const bool forgotten = random_.Chance(1);
    if ((received || question_.known_at.has_value()) && !forgotten) {
      version["收到时间"] = ReceivedAt();
    }
  };
  const bool several = has_key && random_.Chance(6);
  finish(row, several || random_.Chance(5));
  if (several) {
    json later = random_.Chance(60) ? Row(collection) : row;
    if (random_.Chance(30)) {
      later = json::object();
      later["撤销"] = true;
    }
    finish(later, true);
    if (random_.Chance(5)) later["收到时间"] = row.value("收到时间", "2024-01-01");  // A tie.
    rows.push_back(std::move(later));
  } else if (random_.Chance(1)) {
    Break(collection, row);
  }
  rows.push_back(std::move(row));
}

}  // namespace xinze::differential
