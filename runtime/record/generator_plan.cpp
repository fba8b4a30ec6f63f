#include "runtime/record/generator_plan.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace xinze::record {
namespace {

using check::EntityId;
using check::TypeKind;

struct Rate {
  std::string_view field;
  uint32_t missing;
  uint32_t absent;
};
// Per mille. Fields that stand here lack or are absent as often as in records of the double
// publicity (双公示) that somebody has looked after; the others by their type.
constexpr auto kRates = std::to_array<Rate>({
    {"登记地区", 20, 0},      {"组织类别", 30, 0},    {"出生日期", 20, 0},
    {"民事行为能力", 50, 0},  {"监护人", 100, 900},   {"身份", 100, 0},
    {"目录项", 80, 0},        {"行为", 60, 0},        {"领域", 60, 0},
    {"程度", 60, 0},          {"主观", 300, 0},       {"履行能力", 400, 0},
    {"免责事由", 200, 980},   {"后果", 300, 500},     {"场合", 300, 700},
    {"行为日期", 150, 0},     {"认定单位", 10, 0},    {"认定单位层级", 100, 0},
    {"来源", 50, 0},          {"产生方式", 50, 0},    {"文书类型", 50, 50},
    {"文号", 50, 100},        {"文书状态", 100, 50},  {"处罚程序", 200, 300},
    {"金额", 50, 400},        {"期限依据", 200, 600}, {"认定依据", 200, 300},
    {"角色", 20, 0},          {"任职起", 80, 0},      {"负有责任", 300, 0},
    {"注册执业人员", 300, 0}, {"裁量", 50, 0},        {"终止日", 0, 980},
    {"单位性质", 30, 0},      {"单位层级", 30, 0},
});

struct Weight {
  std::string_view value;
  uint32_t weight;
};
// Of values that are more or less frequent than others (100).
constexpr auto kWeights = std::to_array<Weight>({
    {"自然人", 300},
    {"轻微", 500},
    {"一般", 380},
    {"严重", 120},
    {"恶意", 60},
    {"故意", 200},
    {"过失", 300},
    {"无过错", 20},
    {"已生效", 700},
    {"已撤销", 10},
    {"有履行能力", 600},
    {"行政处罚决定书", 500},
    {"行政机关", 700},
    {"法定代表人", 400},
    {"完全民事行为能力", 950},
    {"网站", 600},
    {"一般程序", 600},
    {"履行职责", 600},
});

ValuePlan PlanValues(const check::Vocabulary& vocabulary) {
  ValuePlan plan;
  plan.open = vocabulary.open;
  for (size_t i = 0; i < vocabulary.values.size(); ++i) {
    const check::Vocabulary::Value& value = vocabulary.values[i];
    if (value.last != static_cast<int32_t>(i)) continue;  // a group
    const auto weight = std::find_if(kWeights.begin(), kWeights.end(),
                                     [&](const Weight& w) { return w.value == value.name; });
    plan.quoted.push_back(Quoted(value.name));
    plan.weights.push_back(weight == kWeights.end() ? 100 : weight->weight);
  }
  return plan;
}

FieldPlan PlanField(const check::Field& field) {
  FieldPlan plan;
  plan.name = field.name;
  plan.key = Quoted(field.name) + ":";
  plan.type = field.type.kind;
  plan.required = field.required;
  plan.absent_ok = field.absent_ok;
  plan.unknown_ok = field.unknown_ok;
  plan.event_date = field.event_date;
  plan.applies_to = field.applies_to;
  plan.range_lo = field.range_lo;
  plan.range_hi = field.range_hi;
  if (plan.type == TypeKind::Enum || plan.type == TypeKind::Set) {
    plan.values = static_cast<int32_t>(field.type.vocabulary.index());
  }
  plan.missing = 50;
  plan.absent = plan.type == TypeKind::Date ? 850 : 700;
  const auto rate = std::find_if(kRates.begin(), kRates.end(),
                                 [&](const Rate& r) { return r.field == field.name; });
  if (rate != kRates.end()) {
    plan.missing = rate->missing;
    plan.absent = rate->absent;
  }
  if (!plan.unknown_ok) plan.missing = 0;
  if (!plan.absent_ok) plan.absent = 0;
  return plan;
}

}  // namespace

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      quoted += c;
    }
  }
  quoted += '"';
  return quoted;
}

std::string ValuePlan::Pick(Random& random) const {
  if (open && (quoted.empty() || random.Chance(30))) {
    return fmt::format("\"示例取值{}\"", random.Below(5) + 1);
  }
  return quoted[random.Weighted(weights)];
}

GeneratorPlan::GeneratorPlan(const check::Program& of) : program(of) {
  for (const check::Vocabulary& vocabulary : program.vocabularies) {
    values.push_back(PlanValues(vocabulary));
  }
  entities.resize(program.entities.size());
  for (const EntityId id : program.entities.ids()) {
    const check::Entity& entity = program.entities[id];
    EntityPlan& plan = entities[id.index()];
    plan.name = entity.name;
    plan.key = Quoted(entity.name) + ":";
    plan.unknown_ok = entity.unknown_ok;
    for (const check::FieldId field : entity.fields) {
      const auto position = static_cast<uint32_t>(plan.fields.size());
      if (field == entity.begins_on) plan.begins_on = static_cast<int32_t>(position);
      if (field == entity.key) plan.key_field = static_cast<int32_t>(position);
      plan.positions.emplace(program.fields[field].name, position);
      plan.fields.push_back(PlanField(program.fields[field]));
    }
    if (entity.parent.is_valid()) {
      entities[entity.parent.index()].collections.push_back(id.index());
    }
  }
  for (const check::Measure& measure : program.measures) {
    if (measure.force == check::Force::Recommended) measures.push_back(Quoted(measure.name));
  }
}

int32_t GeneratorPlan::EntityOf(std::string_view name) const {
  for (size_t i = 0; i < entities.size(); ++i) {
    if (entities[i].name == name) return static_cast<int32_t>(i);
  }
  return -1;
}

}  // namespace xinze::record
