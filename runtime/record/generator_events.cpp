// Procedure events, persons responsible and decisions of synthetic subjects.
#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "runtime/record/generator_rows.h"

namespace xinze::record {
namespace {

using Effect = check::Step::Effect;

}  // namespace

std::string SubjectWriter::PickRecords(bool negative, int32_t& last, bool& severe) {
  std::vector<const Record*> candidates;
  for (const Record& record : records_) {
    if (record.negative == negative && record.severe) candidates.push_back(&record);
  }
  severe = !candidates.empty();
  for (const Record& record : records_) {
    const bool other = record.negative == negative && !record.minor;
    if (!severe && other) candidates.push_back(&record);
  }
  if (candidates.empty()) return {};
  const size_t count = std::min<size_t>(candidates.size(), random_.Chance(300) ? 2 : 1);
  std::string keys;
  for (size_t i = 0; i < count; ++i) {
    const size_t chosen = i + random_.Below(static_cast<uint32_t>(candidates.size() - i));
    std::swap(candidates[i], candidates[chosen]);
    keys += (i > 0 ? "," : "") + candidates[i]->key;
    last = std::max(last, candidates[i]->day);
  }
  return keys;
}

void SubjectWriter::WriteEvents(const EntityPlan& entity) {
  for (const check::Procedure& procedure : plan_.program.procedures) {
    if (procedure.steps.empty()) continue;
    procedure.lists.empty() ? WriteObjection(entity, procedure) : WriteProcedure(entity, procedure);
  }
}

void SubjectWriter::WriteEvent(const EntityPlan& entity, const check::Procedure& procedure,
                               const check::Step& step, int32_t day, const std::string& records) {
  Draft draft = Begin(entity, day);
  Set(draft, "编号", fmt::format("\"e{}\"", ++events_));
  Set(draft, "案号", fmt::format("\"c{}\"", cases_));
  Set(draft, "程序", Quoted(procedure.name));
  Set(draft, "步骤", Quoted(step.name));
  Set(draft, "日期", "\"" + literal::PrintDate(literal::Date{day}) + "\"");
  DecideUnit(draft, step);
  Set(draft, "标的", records.empty() ? "null" : "[" + records + "]");
  const bool several = procedure.lists.size() > 1;
  Set(draft, "名单",
      several ? Quoted(plan_.program.lists[procedure.lists[index_ % procedure.lists.size()]].name)
              : "null");
  for (const char* field : {"止期", "结果", "事由", "载明", "名单期限", "授权单位", "文号"}) {
    Set(draft, field, "null");
  }
  SetReceived(draft);
  OpenRow();
  Finish(draft);
}

// The unit that took a step: a court where the step is a court's, else mostly an authority of a
// county or a city.
void SubjectWriter::DecideUnit(Draft& draft, const check::Step& step) {
  Set(draft, "单位", step.actor.empty() ? std::string(kLeftOut) : Quoted("示例" + step.actor));
  if (step.actor == "人民法院") {
    Choose(draft, "单位性质", {{"司法机关", 1}});
  } else {
    Choose(draft, "单位性质", {{"行政机关", 880}, {"授权组织", 100}, {"党的机关", 20}});
  }
  Choose(draft, "单位层级", {{"县", 480}, {"市", 400}, {"省", 100}, {"乡", 20}});
  Set(draft, "授权单位层级", "null");
}

// The steps in their declared order up to some point, one of them at times left out; then, perhaps,
// the exit.
void SubjectWriter::WriteProcedure(const EntityPlan& entity, const check::Procedure& procedure) {
  const bool red = plan_.program.lists[procedure.lists[0]].kind == check::ListKind::Red;
  int32_t day = INT32_MIN;
  bool severe = false;
  const std::string records = PickRecords(!red, day, severe);
  // What no step has to precede is published by another authority, which lists few.
  const bool published = std::none_of(
      procedure.steps.begin(), procedure.steps.end(),
      [](const check::Step& step) { return step.if_missing != check::Step::IfMissing::Nothing; });
  const uint32_t starts = records.empty() ? 5 : published ? 30 : red ? 350 : severe ? 700 : 20;
  if (!random_.Chance(starts)) return;
  if (records.empty()) day = options_.as_of - random_.Between(30, 1000);
  ++cases_;
  // A determination that names no record rests on what supports it on its day.
  const std::string named = random_.Chance(80) ? "" : records;
  bool in_force = false;
  for (const check::Step& step : procedure.steps) {
    if (step.effect != Effect::None && step.effect != Effect::Determines) continue;
    const bool required = step.if_missing != check::Step::IfMissing::Nothing;
    const bool determines = step.effect == Effect::Determines;
    if (determines && in_force) continue;
    if (step.name == "异议" && !random_.Chance(60)) continue;
    if (random_.Chance(60)) return;  // still under way
    if (!determines && random_.Chance(required ? 80 : 150)) continue;
    day += random_.Between(3, 20);
    if (day > options_.as_of) return;
    WriteEvent(entity, procedure, step, day, determines ? named : "");
    in_force = in_force || determines;
  }
  if (!in_force) return;
  determined_ = true;
  for (const auto& [effect, chance, after] : {std::tuple(Effect::Suspends, 30U, 200),
                                              {Effect::Resumes, 20U, 60},
                                              {Effect::Exits, 150U, 1100},
                                              {Effect::Annuls, 20U, 400}}) {
    const auto step =
        std::find_if(procedure.steps.begin(), procedure.steps.end(),
                     [&, wanted = effect](const check::Step& s) { return s.effect == wanted; });
    if (step == procedure.steps.end() || !random_.Chance(chance)) continue;
    day += random_.Between(1, after);
    if (day > options_.as_of) return;
    WriteEvent(entity, procedure, *step, day, "");
    if (effect == Effect::Exits) return;
  }
}

// An objection to some record: the steps in order, up to where it has got.
void SubjectWriter::WriteObjection(const EntityPlan& entity, const check::Procedure& procedure) {
  if (records_.empty() || !random_.Chance(60)) return;
  const Record& record = records_[random_.Below(static_cast<uint32_t>(records_.size()))];
  int32_t day = record.day + random_.Between(1, 120);
  ++cases_;
  for (const check::Step& step : procedure.steps) {
    if (day > options_.as_of || random_.Chance(150)) return;
    WriteEvent(entity, procedure, step, day, record.key);
    day += random_.Between(0, 12);
  }
}

void SubjectWriter::WriteRole(const EntityPlan& entity, std::string_view role, int32_t from,
                              int32_t until) {
  Draft draft = Begin(entity, from);
  // Far from the indices of subjects, so that nobody is both by chance.
  Set(draft, "标识",
      Quoted(SyntheticCitizenId(11'999'999 - (index_ * 4 + people_) % 6'000'000).id));
  ++people_;
  if (!Lacks(draft, "角色")) Set(draft, "角色", Quoted(role));
  if (!Lacks(draft, "任职起")) {
    Set(draft, "任职起", "\"" + literal::PrintDate(literal::Date{from}) + "\"");
  }
  Set(draft, "任职止",
      until > options_.as_of ? "null" : "\"" + literal::PrintDate(literal::Date{until}) + "\"");
  SetReceived(draft);
  OpenRow();
  Finish(draft);
}

void SubjectWriter::WriteRoles(const EntityPlan& entity) {
  if (person_) return;
  const int32_t now = options_.as_of;
  if (!random_.Chance(Missing(30))) {
    // Perhaps with a predecessor.
    const int32_t from = random_.Between(founded_, now);
    if (random_.Chance(250) && from > founded_) {
      WriteRole(entity, "法定代表人", founded_, from - 1);
      WriteRole(entity, "法定代表人", from, INT32_MAX);
    } else {
      WriteRole(entity, "法定代表人", founded_, INT32_MAX);
    }
  }
  for (const auto& [role, chance] : {std::pair("主要负责人", 250U), {"直接责任人", 250U}}) {
    if (!random_.Chance(chance)) continue;
    const int32_t from = random_.Between(founded_, now);
    const int32_t until = random_.Chance(300) ? random_.Between(from, now) : INT32_MAX;
    WriteRole(entity, role, from, until);
  }
}

void SubjectWriter::WriteExecutions(const EntityPlan& entity) {
  if (plan_.measures.empty() || !random_.Chance(determined_ ? 400 : 10)) return;
  Draft draft = Begin(entity, options_.as_of - random_.Between(0, 500));
  const auto count = static_cast<uint32_t>(plan_.measures.size());
  Set(draft, "措施", plan_.measures[random_.Below(count)]);
  SetReceived(draft);
  OpenRow();
  Finish(draft);
}

}  // namespace xinze::record
