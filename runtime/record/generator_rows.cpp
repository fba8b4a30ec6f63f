#include "runtime/record/generator_rows.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/check.h"
#include "compiler/literal/amount.h"

namespace xinze::record {
namespace {

using check::TypeKind;

std::string Day(int32_t day) { return "\"" + literal::PrintDate(literal::Date{day}) + "\""; }

// How many credit records, 0 to 20: weights fall as k^-1.14, about four on average.
constexpr std::array<uint32_t, 21> kRecordCounts = {10000, 4538, 2858, 2059, 1597, 1297, 1088,
                                                    934,   817,  724,  650,  588,  537,  494,
                                                    456,   424,  396,  371,  349,  329,  311};

struct Category {
  std::string_view code;  // of 统一社会信用代码
  std::string_view name;  // 组织类别
  bool legal_person;
  uint32_t weight;
};
constexpr auto kCategories = std::to_array<Category>({
    {"91", "企业", true, 620},
    {"92", "个体工商户", false, 220},
    {"93", "农民专业合作社", true, 40},
    {"12", "事业单位", true, 50},
    {"11", "行政机关", true, 30},
    {"51", "社会组织", true, 40},
});

}  // namespace

SubjectWriter::Draft SubjectWriter::Begin(const EntityPlan& entity, int32_t day) const {
  return {&entity, day, std::vector<std::string>(entity.fields.size())};
}

void SubjectWriter::Set(Draft& draft, std::string_view field, std::string json) const {
  const int32_t position = draft.entity->Position(field);
  if (position >= 0) draft.decided[static_cast<size_t>(position)] = std::move(json);
}

void SubjectWriter::SetDate(Draft& draft, std::string_view field, int32_t day) const {
  Set(draft, field, Day(day));
}

void SubjectWriter::SetLater(Draft& draft, std::string_view field, uint32_t per_mille,
                             int32_t within) {
  const int32_t last = std::min(options_.as_of, draft.day + within);
  if (random_.Chance(per_mille)) {
    SetDate(draft, field, random_.Between(draft.day, last));
  } else {
    Set(draft, field, "null");
  }
}

void SubjectWriter::SetReceived(Draft& draft) {
  const int32_t day = std::min(options_.as_of, draft.day + random_.Between(0, 10));
  const uint32_t minute = random_.Below(600);
  Set(draft, "收到时间",
      options_.received_times
          ? fmt::format("\"{}T{:02}:{:02}:00+08:00\"", literal::PrintDate(literal::Date{day}),
                        8 + minute / 60, minute % 60)
          : std::string(kLeftOut));
}

bool SubjectWriter::Lacks(Draft& draft, std::string_view field) {
  const int32_t position = draft.entity->Position(field);
  if (position < 0) return true;
  const FieldPlan& plan = draft.entity->fields[static_cast<size_t>(position)];
  if (!plan.unknown_ok || !random_.Chance(Missing(plan.missing))) return false;
  Set(draft, field, std::string(kLeftOut));
  return true;
}

std::string SubjectWriter::PickValue(Draft& draft, std::string_view field) {
  const int32_t position = draft.entity->Position(field);
  if (position < 0) return {};
  const FieldPlan& plan = draft.entity->fields[static_cast<size_t>(position)];
  if (plan.values < 0) return {};
  const ValuePlan& values = plan_.values[static_cast<size_t>(plan.values)];
  if (values.quoted.empty() && !values.open) return {};
  std::string picked = values.Pick(random_);
  Set(draft, field, picked);
  return picked;
}

std::string_view SubjectWriter::Choose(Draft& draft, std::string_view field,
                                       std::initializer_list<Share> shares) {
  const int32_t position = draft.entity->Position(field);
  if (position < 0 || Lacks(draft, field)) return {};
  std::vector<uint32_t> weights;
  weights.reserve(shares.size());
  for (const Share& share : shares) weights.push_back(share.weight);
  const std::string_view chosen = (shares.begin() + random_.Weighted(weights))->value;
  const FieldPlan& plan = draft.entity->fields[static_cast<size_t>(position)];
  const std::string quoted = Quoted(chosen);
  if (plan.values >= 0) {
    const auto& listed = plan_.values[static_cast<size_t>(plan.values)].quoted;
    if (std::find(listed.begin(), listed.end(), quoted) == listed.end()) {
      PickValue(draft, field);
      return {};
    }
  }
  Set(draft, field, plan.type == TypeKind::Set ? "[" + quoted + "]" : quoted);
  return chosen;
}

std::string SubjectWriter::DrawByType(const Draft& draft, const FieldPlan& field) {
  switch (field.type) {
    case TypeKind::Boolean:
      return random_.Chance(500) ? "true" : "false";
    case TypeKind::Integer:
      return std::to_string(
          std::clamp<int64_t>(random_.Below(100), field.range_lo, field.range_hi));
    case TypeKind::Amount: {
      const int64_t yuan = int64_t{random_.Below(16384)} << random_.Below(8);
      const int64_t fen = yuan * 100 + (random_.Chance(800) ? 0 : random_.Below(100));
      const int64_t within = std::clamp(fen, field.range_lo, field.range_hi);
      return Quoted(literal::PrintAmountNumber(literal::Amount{within}));
    }
    case TypeKind::Ratio: {
      const uint32_t tenths = random_.Below(3000);
      return fmt::format("\"{}.{}%\"", tenths / 10, tenths % 10);
    }
    case TypeKind::Date:
      // A date set in advance may lie after the day asked about, an event may not.
      return Day(random_.Between(draft.day, field.event_date
                                                ? options_.as_of
                                                : std::max(options_.as_of, draft.day + 365)));
    case TypeKind::Period:
      return fmt::format("\"{}年\"", random_.Below(5) + 1);
    case TypeKind::Text:
      return Quoted(fmt::format("示例{}{}", field.name, random_.Below(200) + 1));
    case TypeKind::Enum:
    case TypeKind::Set: {
      const ValuePlan& values = plan_.values[static_cast<size_t>(field.values)];
      if (values.quoted.empty() && !values.open) return std::string(kLeftOut);
      const std::string picked = values.Pick(random_);
      return field.type == TypeKind::Set ? "[" + picked + "]" : picked;
    }
    case TypeKind::Reference:
      return "[]";
    case TypeKind::Error:
      break;
  }
  XINZE_UNREACHABLE("a field of no type");
}

std::string SubjectWriter::Draw(const Draft& draft, const FieldPlan& field) {
  if (!field.applies_to.empty() && std::find(field.applies_to.begin(), field.applies_to.end(),
                                             kind_) == field.applies_to.end()) {
    return std::string(kLeftOut);
  }
  const auto position = static_cast<size_t>(&field - draft.entity->fields.data());
  if (!draft.decided[position].empty()) return draft.decided[position];
  if (field.unknown_ok && random_.Chance(Missing(field.missing))) return std::string(kLeftOut);
  if (field.absent_ok && random_.Chance(field.absent)) return "null";
  if (static_cast<int32_t>(position) == draft.entity->begins_on) return Day(draft.day);
  return DrawByType(draft, field);
}

void SubjectWriter::OpenRow() {
  line_ += first_row_ ? "{" : ",{";
  first_row_ = false;
}

void SubjectWriter::Finish(Draft& draft) {
  bool first = line_.back() == '{';
  for (const FieldPlan& field : draft.entity->fields) {
    const std::string value = Draw(draft, field);
    // Absence that is a fact need not be written where nothing else is possible.
    const bool implied = value == "null" && !field.unknown_ok;
    if (value == kLeftOut || implied) continue;
    if (!first) line_ += ',';
    first = false;
    line_ += field.key;
    line_ += value;
  }
  for (const uint32_t child : draft.entity->collections) {
    if (draft.entity == plan_.entities.data()) break;  // written by Write
    if (!first) line_ += ',';
    first = false;
    line_ += plan_.entities[child].key;
    line_ += "[]";
  }
  // A row ends here; the subject goes on with its collections.
  if (draft.entity != plan_.entities.data()) line_ += '}';
}

std::string_view SubjectWriter::Write(uint64_t index) {
  random_ = Random(options_.seed, index);
  index_ = index;
  records_.clear();
  determined_ = false;
  events_ = cases_ = people_ = 0;
  region_ = kLeftOut;
  line_ = "{";
  WriteSubjectFields(index);
  for (const uint32_t collection : plan_.entities[0].collections) WriteCollection(collection);
  line_ += '}';
  return line_;
}

void SubjectWriter::DecidePerson(Draft& draft, uint64_t index) {
  const SyntheticPerson person = SyntheticCitizenId(index);
  founded_ = person.birth_date;
  Set(draft, "标识", Quoted(person.id));
  Set(draft, "类型", "\"自然人\"");
  if (!Lacks(draft, "出生日期")) SetDate(draft, "出生日期", person.birth_date);
  if (!Lacks(draft, "身份")) Set(draft, "身份", random_.Chance(40) ? "[\"公务员\"]" : "[]");
}

void SubjectWriter::DecideOrganisation(Draft& draft, uint64_t index) {
  std::array<uint32_t, kCategories.size()> weights{};
  for (size_t i = 0; i < kCategories.size(); ++i) weights[i] = kCategories[i].weight;
  const Category& category = kCategories[random_.Weighted(weights)];
  Set(draft, "标识", Quoted(SyntheticCreditCode(category.code, index)));
  Set(draft, "类型", category.legal_person ? "\"法人\"" : "\"非法人组织\"");
  if (!Lacks(draft, "组织类别")) Set(draft, "组织类别", Quoted(category.name));
  founded_ = options_.as_of - 30 - random_.Between(0, 40 * 365);
  if (!Lacks(draft, "成立日期")) SetDate(draft, "成立日期", founded_);
  if (!Lacks(draft, "身份")) {
    Set(draft, "身份", category.name == "行政机关" ? "[\"政府部门\"]" : "[]");
  }
}

void SubjectWriter::WriteSubjectFields(uint64_t index) {
  const EntityPlan& subject = plan_.entities[0];
  person_ = random_.Chance(300);
  Draft draft = Begin(subject, options_.as_of - 365);
  person_ ? DecidePerson(draft, index) : DecideOrganisation(draft, index);
  if (!Lacks(draft, "登记地区")) {
    std::vector<uint32_t> weights;
    for (const auto& region : options_.regions) weights.push_back(region.weight);
    region_ = Quoted(options_.regions[random_.Weighted(weights)].code);
    Set(draft, "登记地区", region_);
  }
  // The code of the kind decides which fields apply.
  const auto kind = static_cast<size_t>(subject.Position("类型"));
  const check::Field& field = plan_.program.fields[plan_.program.well_known.subject_kind];
  const auto& kinds = plan_.program.vocabularies[field.type.vocabulary].values;
  for (size_t i = 0; i < kinds.size(); ++i) {
    if (Quoted(kinds[i].name) == draft.decided[kind]) kind_ = static_cast<int32_t>(i);
  }
  Finish(draft);
}

void SubjectWriter::WriteCollection(uint32_t index) {
  const EntityPlan& entity = plan_.entities[index];
  // A feed that did not come: the collection is incomplete.
  if (entity.unknown_ok && random_.Chance(Missing(10))) return;
  line_ += ',';
  line_ += entity.key;
  line_ += '[';
  first_row_ = true;
  const check::WellKnown& known = plan_.program.well_known;
  const check::EntityId id(index);
  if (entity.name == "信用信息") {
    WriteRecords(entity);
  } else if (id == known.event) {
    WriteEvents(entity);
  } else if (id == known.role) {
    WriteRoles(entity);
  } else if (id == known.execution) {
    WriteExecutions(entity);
  } else {
    WriteOthers(entity);
  }
  line_ += ']';
}

void SubjectWriter::WriteRecords(const EntityPlan& entity) {
  const size_t count = random_.Weighted(kRecordCounts);
  for (size_t i = 0; i < count; ++i) {
    // More of the last years than of those before: the square of a uniform number.
    const auto share = static_cast<int64_t>(random_.Below(65536));
    const int32_t ago = static_cast<int32_t>((2190 * share * share) >> 32U);
    Record record;
    record.key = fmt::format("\"r{}\"", i + 1);
    record.day = std::max(options_.as_of - ago, founded_);
    Draft draft = Begin(entity, record.day);
    Set(draft, "编号", record.key);
    DecideRecord(draft, record);
    OpenRow();
    Finish(draft);
    records_.push_back(std::move(record));
  }
}

void SubjectWriter::DecideRecord(Draft& draft, Record& record) {
  constexpr std::array<std::string_view, 4> kClasses = {"失信", "守信", "基础", "其他"};
  constexpr std::array<uint32_t, 4> kClassWeights = {680, 150, 110, 60};
  const std::string_view category = kClasses[random_.Weighted(kClassWeights)];
  record.negative = category == "失信";
  Set(draft, "类别", Quoted(category));
  SetReceived(draft);
  Set(draft, "地区", region_);
  Set(draft, "派生自", "null");
  const int32_t year = static_cast<int32_t>(literal::Date{record.day}.civil().year);
  if (!Lacks(draft, "认定单位")) {
    Set(draft, "认定单位", fmt::format("\"示例市第{}主管部门\"", random_.Below(40) + 1));
  }
  if (record.negative) {
    DecideNegative(draft);
    const int32_t severity = draft.entity->Position("程度");
    const std::string decided =
        severity >= 0 ? draft.decided[static_cast<size_t>(severity)] : std::string();
    record.minor = decided == "\"轻微\"";
    record.severe = decided == "\"严重\"";
    if (!Lacks(draft, "文号")) {
      Set(draft, "文号", fmt::format("\"示例罚〔{}〕{}号\"", year, random_.Below(2000) + 1));
    }
    Set(draft, "称号", "null");
    Set(draft, "授予单位", "null");
    return;
  }
  for (const char* field :
       {"行为", "免责事由", "后果", "场合", "期限依据", "认定依据", "金额", "限期", "纠正日期",
        "履行日期", "影响消除日", "修复日期", "法定届满日"}) {
    Set(draft, field, "null");
  }
  for (const char* field : {"程度", "主观", "履行能力"}) {
    Set(draft, field, std::string(kLeftOut));
  }
  SetLater(draft, "撤销日", 10, 700);
  if (category == "守信") {
    DecidePositive(draft);
  } else {
    Set(draft, "称号", "null");
    Set(draft, "授予单位", "null");
  }
}

void SubjectWriter::DecidePositive(Draft& draft) {
  Choose(draft, "目录项", {{"表彰", 500}, {"奖励", 300}, {"行政奖励", 200}});
  Choose(draft, "来源",
         {{"行政机关", 850}, {"授权组织", 80}, {"行业协会商会", 50}, {"新闻媒体", 20}});
  if (!random_.Chance(300)) {
    Set(draft, "称号", "null");
    Set(draft, "授予单位", "null");
    return;
  }
  PickValue(draft, "称号");
  Set(draft, "授予单位", fmt::format("\"示例市第{}授予单位\"", random_.Below(10) + 1));
}

void SubjectWriter::DecideNegative(Draft& draft) {
  DecideDates(draft);
  if (!Lacks(draft, "程度")) PickValue(draft, "程度");
  const std::string_view item = Choose(draft, "目录项",
                                       {{"行政处罚", 800},
                                        {"拒不履行生效司法裁决", 80},
                                        {"行政强制", 50},
                                        {"行政检查", 50},
                                        {"刑事处罚", 20}});
  if (item == "拒不履行生效司法裁决") {
    DecideRefusal(draft);
  } else if (item == "行政处罚") {
    DecidePenalty(draft);
  } else {
    Choose(draft, "来源",
           {{"行政机关", 880}, {"授权组织", 80}, {"信用服务机构", 20}, {"新闻媒体", 20}});
  }
}

void SubjectWriter::DecidePenalty(Draft& draft) {
  Choose(draft, "来源", {{"行政机关", 950}, {"授权组织", 50}});
  Choose(draft, "文书类型", {{"行政处罚决定书", 1}});
  Choose(draft, "文书状态", {{"已生效", 960}, {"终审", 30}, {"已撤销", 10}});
}

void SubjectWriter::DecideRefusal(Draft& draft) {
  Choose(draft, "来源", {{"司法机关", 1}});
  Choose(draft, "行为", {{"拒不履行法定义务", 800}, {"逃避执行", 200}});
  Choose(draft, "领域", {{"司法", 1}});
  Choose(draft, "履行能力", {{"有履行能力", 700}, {"部分履行能力", 100}, {"无履行能力", 200}});
  Choose(draft, "文书类型", {{"判决书", 700}, {"裁定书", 200}, {"调解书", 100}});
  Choose(draft, "文书状态", {{"终审", 600}, {"已生效", 400}});
  Set(draft, "处罚程序", "null");
}

void SubjectWriter::DecideDates(Draft& draft) {
  if (!Lacks(draft, "行为日期")) {
    SetDate(draft, "行为日期", std::max(founded_, draft.day - random_.Between(0, 400)));
  }
  SetLater(draft, "纠正日期", 360, 400);
  SetLater(draft, "履行日期", 250, 400);
  SetLater(draft, "影响消除日", 80, 500);
  SetLater(draft, "修复日期", 123, 900);
  SetLater(draft, "撤销日", 15, 700);
  SetLater(draft, "公示起", 700, 7);
  if (random_.Chance(600)) {
    SetDate(draft, "公示止", draft.day + random_.Between(90, 1095));
  } else {
    Set(draft, "公示止", "null");
  }
  if (random_.Chance(300)) {
    SetDate(draft, "限期", draft.day + random_.Between(15, 90));
  } else {
    Set(draft, "限期", "null");
  }
  if (random_.Chance(60)) {
    SetDate(draft, "法定届满日", draft.day + random_.Between(180, 1825));
  } else {
    Set(draft, "法定届满日", "null");
  }
}

void SubjectWriter::WriteOthers(const EntityPlan& entity) {
  if (!random_.Chance(80)) return;
  const uint32_t count = random_.Below(2) + 1;
  for (uint32_t i = 0; i < count; ++i) {
    Draft draft =
        Begin(entity, random_.Between(std::max(founded_, options_.as_of - 2000), options_.as_of));
    if (entity.key_field >= 0) {
      const std::string& key = entity.fields[static_cast<size_t>(entity.key_field)].name;
      Set(draft, key, fmt::format("\"k{}\"", i + 1));
    }
    SetReceived(draft);
    OpenRow();
    Finish(draft);
  }
}

}  // namespace xinze::record
