// The items of lists and measures: status, procedure, conditions, records, exit, targets, and what
// would have to be done.
#include <algorithm>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "runtime/decide/decision.h"
#include "runtime/decide/explanation_items.h"
#include "runtime/decide/names.h"

namespace xinze::decide {
namespace {

using check::ListStatus;
using check::MeasureStatus;
using check::ProcedureState;
using interp::Node;
using interp::What;

const Node* ChildOf(const Node& node, What what) {
  for (const Node& child : node.children) {
    if (child.what == what) return &child;
  }
  return nullptr;
}

check::FieldId FieldNamed(const check::Program& program, check::EntityId entity,
                          std::string_view name) {
  for (const check::FieldId field : program.entities[entity].fields) {
    if (program.fields[field].name == name) return field;
  }
  return check::FieldId::Invalid();
}

}  // namespace

// ---- lists --------------------------------------------------------------------------------------

std::string ItemBuilder::ListHead(const Node& node) const {
  const check::List& list = program_.lists[node.list];
  const std::string status =
      !node.list_status ? ""
                        : (context_.zh() ? std::string(check::ChineseName(*node.list_status))
                                         : InEnglishProse(*node.list_status));
  return context_.zh() ? fmt::format("{}（{}）：{}{}", list.name, ChineseName(list.kind), status,
                                     Period(node))
                       : fmt::format("{} ({}): {}{}",
                                     list.english_name.empty() ? list.name : list.english_name,
                                     EnglishName(list.kind), status, Period(node));
}

Item ItemBuilder::List(const Node& node) {
  Item item{ListHead(node), {}, {}};
  told_.lists.insert(node.list);
  Cite(node.provenance, item, true);
  AddListBody(node, item);
  return item;
}

// A list that an expression asks about is explained where it is first met.
Items ItemBuilder::ListStatus(const Node& node) {
  const auto found = explanation_.lists.find(node.list);
  if (found == explanation_.lists.end()) return {{ListHead(node), {}, {}}};
  if (!told_.lists.insert(node.list).second) {
    return {{ListHead(found->second) + std::string(Say("（理由见前）", " (for the reasons above)")),
             {},
             {}}};
  }
  Item item{ListHead(found->second), {}, {}};
  Cite(found->second.provenance, item, true);
  // A list speaks for itself, however it is seen from where it is asked about.
  const View seen = std::exchange(view_, View::kPlain);
  const int world = std::exchange(world_, 0);
  const check::EntityId later = std::exchange(later_, check::EntityId());
  AddListBody(found->second, item);
  view_ = seen;
  world_ = world;
  later_ = later;
  return {std::move(item)};
}

void ItemBuilder::AddListBody(const Node& node, Item& item) {
  if (const Node* text = ChildOf(node, What::Document)) {
    item.reasons.push_back(
        {fmt::format(fmt::runtime(Say("{}当日不在施行期内", "{} is not in force on that day")),
                     program_.documents[text->document].title),
         {},
         {}});
  }
  if (const Node* procedure = ChildOf(node, What::Procedure)) {
    item.reasons.push_back(Procedure(*procedure));
  }
  // What was decided once is shown although today's answer no longer rests on it: why a subject
  // was put on the list that it is on.
  const bool gone = node.list_status == check::ListStatus::Exited ||
                    node.list_status == check::ListStatus::Annulled;
  if (const Node* criteria = ChildOf(node, What::Criteria);
      criteria != nullptr && !program_.lists[node.list].admissions.empty() &&
      (IsShown(*criteria) || !gone)) {
    const Node* procedure = ChildOf(node, What::Procedure);
    if (procedure != nullptr && procedure->state == ProcedureState::Exited) {
      later_ = program_.lists[node.list].support_entity;
      view_ = View::kAfterExit;
      world_ = ++worlds_;
    }
    item.reasons.push_back(Criteria(*criteria));
    // Who was put on a list stays there although nothing would put it there today.
    const bool kept = node.list_status == check::ListStatus::Listed ||
                      node.list_status == check::ListStatus::Suspended;
    if (kept && !criteria->bears && criteria->truth && !criteria->truth->is_true()) {
      item.reasons.back().text += Say("；但已有认定，移出之前仍以认定为准",
                                      "; the determination stands until the exit all the same");
    }
    world_ = 0;
    later_ = check::EntityId();
    view_ = View::kPlain;
  }
  if (const Node* support = ChildOf(node, What::Support);
      support != nullptr && !support->records.empty()) {
    item.reasons.push_back(Support(*support));
  }
  AddExit(node, item);
  AddOutlook(node, item);
  if (context_.full) AddConsidered(node, item);
}

std::string ItemBuilder::Event(const Node& node) const {
  const check::WellKnown& known = program_.well_known;
  std::string text = node.date == check::kNoDate ? "" : DayText(node.date);
  if (!node.row) return text;
  const int64_t row = node.row->index;
  const std::string step = FieldText(program_, context_.batch, known.event_step, row);
  const std::string unit =
      FieldText(program_, context_.batch, FieldNamed(program_, known.event, "单位"), row);
  const std::string id = FieldText(program_, context_.batch, known.event_id, row);
  text += (text.empty() ? "" : " ") + step;
  if (!unit.empty()) text += fmt::format(fmt::runtime(Say("，{}", ", {}")), unit);
  if (!id.empty()) text += fmt::format(fmt::runtime(Say("（{}）", " ({})")), id);
  return text;
}

// An event that counts, that says too little, or that was not taken by one who may.
Item ItemBuilder::EventItem(const Node& node) {
  Item item{Event(node), {}, {}};
  if (node.truth && node.truth->is_false()) {
    item.text += Say("：不由有权的单位作出，不计", ": not by one who may, does not count");
  }
  for (const Node& part : node.children) {
    if (part.what == What::Field) {
      const bool no_step =
          part.field == program_.well_known.event_step && part.value && part.value->is_known();
      std::string text = no_step
                             ? std::string(Say("程序没有这个步骤，请核对它的写法",
                                               "the procedure has no such step; check how it is "
                                               "written"))
                             : conditions_.Operand(part, node.row, true);
      item.reasons.push_back({std::move(text), {}, {}});
    } else {
      for (Item& reason : Parts(part, node.row)) item.reasons.push_back(std::move(reason));
    }
  }
  return item;
}

Item ItemBuilder::Procedure(const Node& node) {
  const auto state = [&]() -> std::string_view {
    switch (*node.state) {
      case ProcedureState::None:
        return "";
      case ProcedureState::Unknown:
        return Say("情况不明", "not known");
      case ProcedureState::Defective:
        return Say("程序有瑕疵", "defective");
      case ProcedureState::Void:
        return Say("认定无效", "void");
      case ProcedureState::Determined:
        return Say("已认定", "determined");
      case ProcedureState::Annulled:
        return Say("认定已撤销", "annulled");
      case ProcedureState::Exited:
        return Say("已移出", "exited");
    }
    return "";
  };
  const check::Procedure& procedure = program_.procedures[node.procedure];
  Item item;
  item.text =
      fmt::format(fmt::runtime(Say("程序“{}”：{}", "procedure “{}”: {}")), procedure.name, state());
  if (node.list.is_valid()) {
    item.text += fmt::format(fmt::runtime(Say("（{} 列入“{}”，自该日起从本名单删除）",
                                              " (on {} entered in “{}”, and so removed here)")),
                             DayText(node.date), program_.lists[node.list].name);
  }
  if (*node.state == ProcedureState::None) {
    const auto step = std::find_if(
        procedure.steps.begin(), procedure.steps.end(),
        [](const check::Step& one) { return one.effect == check::Step::Effect::Determines; });
    item.text += fmt::format(fmt::runtime(Say("没有“{}”的记载", "no “{}” is recorded")),
                             step == procedure.steps.end() ? "" : step->name);
  }
  for (const Node& child : node.children) {
    if (child.what == What::Event) {
      item.reasons.push_back(EventItem(child));
    } else if (child.what == What::CalledFor) {
      const check::Step& step =
          program_.procedures[child.procedure].steps[static_cast<size_t>(child.step)];
      const int world = std::exchange(world_, ++worlds_);
      Item open{fmt::format(fmt::runtime(Say("{} 认定之前是否应有“{}”待核实",
                                             "whether “{1}” was called for before the "
                                             "determination of {0} is to be verified")),
                            DayText(child.date), step.name),
                {},
                Parts(child.children.front(), std::nullopt)};
      world_ = world;
      Cite(&step.provenance, open);
      item.reasons.push_back(std::move(open));
    } else {
      item.reasons.push_back(Unseen(child));
    }
  }
  for (const int32_t lacking : node.lacking) {
    const check::Step& step = procedure.steps[static_cast<size_t>(lacking)];
    Item lack;
    lack.text = fmt::format(
        fmt::runtime(Say("{} 认定之前没有“{}”的记载",
                         "nothing says that “{1}” came before the determination of {0}")),
        DayText(node.date), step.name);
    Cite(&step.provenance, lack);
    item.reasons.push_back(std::move(lack));
  }
  return item;
}

Item ItemBuilder::Criteria(const Node& node) {
  Item item;
  const bool holds = node.truth && node.truth->is_true();
  const bool fails = node.truth && node.truth->is_false();
  if (view_ == View::kAfterExit) {
    item.text =
        holds   ? Say("移出之后又符合列入条件", "the criteria are met anew after the exit")
        : fails ? Say("移出之后没有再符合列入条件", "the criteria are not met anew after the exit")
                : Say("移出之后是否又符合列入条件，待核实",
                      "whether the criteria are met anew after the exit is to be verified");
  } else {
    item.text =
        holds   ? Say("符合列入条件", "the criteria are met")
        : fails ? Say("不符合列入条件", "the criteria are not met")
                : Say("是否符合列入条件，待核实", "whether the criteria are met is to be verified");
  }
  for (const Node& part : node.children) {
    if (IsShown(part)) AddCriteria(part, program_.exprs[part.expr].span, item);
  }
  return item;
}

// What the clauses of a list were joined into has the list's own place: the groups of them say
// nothing, a negation is that of exceptions, or of lists that exclude this one.
void ItemBuilder::AddCriteria(const Node& node, const base::Span& whole, Item& item) {
  const bool joined = node.what == What::Condition && node.provenance == nullptr &&
                      program_.exprs[node.expr].span == whole;
  if (!joined || node.children.empty()) {
    Append(item.reasons, Parts(node, std::nullopt));
    return;
  }
  if (program_.exprs[node.expr].kind != check::ExprKind::Not) {
    for (const Node& inner : node.children) {
      if (IsShown(inner)) AddCriteria(inner, whole, item);
    }
    return;
  }
  const Node& excluded = node.children.front();
  const bool of_clauses =
      excluded.provenance != nullptr ||
      std::any_of(excluded.children.begin(), excluded.children.end(),
                  [](const Node& child) { return child.provenance != nullptr; });
  const bool holds = node.truth && node.truth->is_true();
  const bool fails = node.truth && node.truth->is_false();
  Item except;
  if (of_clauses) {
    except.text = holds ? Say("没有例外", "no exception applies")
                  : fails
                      ? Say("有例外", "an exception applies")
                      : Say("是否有例外，待核实", "whether an exception applies is to be verified");
  } else {
    except.text = holds   ? Say("不在互斥的名单上", "on no list that excludes this one")
                  : fails ? Say("在互斥的名单上", "on a list that excludes this one")
                          : Say("是否在互斥的名单上，待核实",
                                "whether on a list that excludes this one is to be verified");
  }
  Append(except.reasons, Parts(excluded, std::nullopt));
  item.reasons.push_back(std::move(except));
}

// Whether the answer rests on a list that has the status.
bool ItemBuilder::RestsOnList(const Node& node, check::ListStatus status) {
  if (!node.bears) return false;
  if (node.what == What::ListStatus) return node.list_status == status;
  return std::any_of(node.children.begin(), node.children.end(),
                     [status](const Node& child) { return RestsOnList(child, status); });
}

std::string ItemBuilder::RecordFacts(const interp::Row& row) const {
  std::string text = conditions_.RowName(row);
  while (text.ends_with(' ')) text.pop_back();
  std::string facts;
  for (const std::string_view name : {"认定单位", "文号"}) {
    const std::string value =
        FieldText(program_, context_.batch, FieldNamed(program_, row.entity, name), row.index);
    if (!value.empty()) facts += (facts.empty() ? "" : "，") + value;
  }
  if (!facts.empty()) text += fmt::format(fmt::runtime(Say("（{}）", " ({})")), facts);
  return text;
}

Item ItemBuilder::Support(const Node& node) const {
  const check::EntityId entity = program_.lists[node.list].support_entity;
  Item item;
  std::string records;
  for (const int32_t row : node.records) {
    records += (records.empty() ? "" : "、") + RecordFacts({entity, row});
  }
  item.text = fmt::format(fmt::runtime(Say("依据记录：{}", "it rests on: {}")), records);
  return item;
}

void ItemBuilder::AddExit(const Node& node, Item& item) {
  const Node* exit = ChildOf(node, What::Exit);
  const Node* unusable = ChildOf(node, What::Unusable);
  if (exit != nullptr && IsShown(*exit) && !exit->children.empty()) {
    const bool holds = exit->truth && exit->truth->is_true();
    const bool fails = exit->truth && exit->truth->is_false();
    Item why{std::string(holds   ? Say("符合移出条件", "the conditions of exit are met")
                         : fails ? Say("不符合移出条件", "the conditions of exit are not met")
                                 : Say("是否符合移出条件，待核实",
                                       "whether the conditions of exit are met is to be verified")),
             {},
             Parts(exit->children.front(), std::nullopt)};
    item.reasons.push_back(std::move(why));
  }
  if (unusable != nullptr && IsShown(*unusable)) {
    const bool holds = unusable->truth && unusable->truth->is_true();
    const bool fails = unusable->truth && unusable->truth->is_false();
    Item why{std::string(
                 holds ? Say("依据记录都不能再作依据", "no record that it rests on counts any more")
                 : fails ? Say("依据记录仍可作依据", "records that it rests on still count")
                         : Say("依据记录是否还能作依据，待核实",
                               "whether records that it rests on still count is to be verified")),
             {},
             {}};
    for (const Node& record : unusable->children) {
      if (!IsShown(record)) continue;
      if (record.what != What::Record || !record.row) {
        Append(why.reasons, Expression(record, std::nullopt));
        continue;
      }
      Item of{conditions_.RowName(*record.row), {}, {}};
      while (of.text.ends_with(' ')) of.text.pop_back();
      for (const Node& part : record.children) {
        // What is asked is whether the record still counts: the definition, not its negation.
        const bool negation = part.what == What::Condition && part.children.size() == 1 &&
                              program_.exprs[part.expr].kind == check::ExprKind::Not;
        Append(of.reasons, Expression(negation ? part.children.front() : part, record.row));
      }
      why.reasons.push_back(std::move(of));
    }
    item.reasons.push_back(std::move(why));
  }
}

// What has to be done before the answer can become another.
void ItemBuilder::AddOutlook(const Node& node, Item& item) const {
  const check::List& list = program_.lists[node.list];
  if (!list.procedure.is_valid() || !node.list_status) return;
  std::string before, determining;
  for (const check::Step& step : program_.procedures[list.procedure].steps) {
    if (step.effect == check::Step::Effect::Determines) determining = step.name;
    if (step.if_missing != check::Step::IfMissing::Nothing) {
      before += fmt::format("{}“{}”", before.empty() ? "" : "、", step.name);
    }
  }
  std::string text;
  if (*node.list_status == check::ListStatus::Proposed) {
    text = fmt::format(
        fmt::runtime(Say("只有作出“{}”才会列入", "it is listed only once “{}” is recorded")),
        determining);
    if (!before.empty()) {
      text += fmt::format(fmt::runtime(Say("，此前须有{}", ", and {} before that")), before);
    }
  } else if (*node.list_status == check::ListStatus::Defective) {
    text = std::string(
        Say("有瑕疵的认定不产生任何措施", "a defective determination supports no measure"));
    if (!before.empty()) {
      text += fmt::format(fmt::runtime(Say("；要列入，须先撤销，再有{}，然后重新作出“{}”",
                                           "; to list, annul it, then record {}, then “{}” anew")),
                          before, determining);
    }
  }
  if (!text.empty()) item.reasons.push_back({std::move(text), {}, {}});
}

// The exceptions of the list and its references, all as they came out.
void ItemBuilder::AddConsidered(const Node& node, Item& item) {
  for (const Node& child : node.children) {
    if (child.what == What::Exception) {
      Append(item.reasons, Exception(child, child.row));
    } else if (child.what == What::Reference && child.row) {
      const bool open = !child.truth || child.truth->is_unknown();
      Item reference{
          fmt::format(fmt::runtime(open ? Say("{}是否只供参考，待核实",
                                              "whether {} is for reference only is to be "
                                              "verified")
                                        : Say("{}只供参考，不作为依据",
                                              "{} is for reference only, no support")),
                      conditions_.RowName(*child.row)),
          {},
          Reasons(child, child.row)};
      item.reasons.push_back(std::move(reference));
    }
  }
}

Item ItemBuilder::Ground(const Node& node) {
  if (const Node* text = ChildOf(node, What::Document)) {
    return {fmt::format(fmt::runtime(Say("{}当日不在施行期内", "{} is not in force on that day")),
                        program_.documents[text->document].title),
            {},
            {}};
  }
  Item whole;
  if (node.what == What::Measure) {
    AddTriggers(node, whole);
    const Node* term = ChildOf(node, What::Term);
    if (term != nullptr && term->bears && !whole.reasons.empty()) return whole.reasons.back();
  } else {
    AddListBody(node, whole);
    const Node* criteria = ChildOf(node, What::Criteria);
    // The procedure stands first. It is what decides unless the criteria do; who meets them is kept
    // off the list by it.
    if (criteria != nullptr && criteria->bears && node.list_status != check::ListStatus::Proposed &&
        !whole.reasons.empty()) {
      const bool led = ChildOf(node, What::Procedure) != nullptr;
      return whole.reasons[led && whole.reasons.size() > 1 ? 1 : 0];
    }
  }
  return whole.reasons.empty() ? Item() : whole.reasons.front();
}

// ---- measures -----------------------------------------------------------------------------------

Item ItemBuilder::Measure(const Node& node) {
  const check::Measure& measure = program_.measures[node.measure];
  const std::string status = (context_.zh() ? std::string(check::ChineseName(*node.measure_status))
                                            : InEnglishProse(*node.measure_status));
  Item item;
  item.text = context_.zh()
                  ? fmt::format("{}（{}措施，{}）：{}{}", measure.name, ChineseName(measure.kind),
                                ChineseName(measure.force), status, Period(node))
                  : fmt::format("{} ({} {}): {}{}",
                                measure.english_name.empty() ? measure.name : measure.english_name,
                                EnglishName(measure.force), EnglishName(measure.kind), status,
                                Period(node));
  Cite(node.provenance, item, true);
  if (const Node* text = ChildOf(node, What::Document)) {
    item.reasons.push_back(
        {fmt::format(fmt::runtime(Say("{}当日不在施行期内", "{} is not in force on that day")),
                     program_.documents[text->document].title),
         {},
         {}});
    return item;
  }
  AddPractice(measure, item);
  AddTriggers(node, item);
  for (const Node& child : node.children) {
    if (child.what == What::Target) item.reasons.push_back(Target(child));
  }
  const bool self = std::any_of(measure.targets.begin(), measure.targets.end(),
                                [](const check::Target& target) { return target.self; });
  if (!self && *node.measure_status != MeasureStatus::NotApplicable &&
      ChildOf(node, What::Target) == nullptr) {
    item.reasons.push_back(
        {std::string(Say("没有已知的应当及于的人员", "nobody is known whom it reaches")), {}, {}});
  }
  return item;
}

// In which matters, and by whom.
void ItemBuilder::AddPractice(const check::Measure& measure, Item& item) const {
  std::string text;
  const auto add = [&](std::string_view what, const std::vector<std::string>& names) {
    if (names.empty()) return;
    text +=
        fmt::format("{}{}{}", text.empty() ? "" : Say("；", "; "), what, fmt::join(names, "、"));
  };
  add(Say("事项：", "matters: "), measure.matters);
  add(Say("发起：", "initiated by "), measure.initiators);
  add(Say("实施：", "carried out by "), measure.implementers);
  if (!text.empty()) item.reasons.push_back({std::move(text), {}, {}});
}

void ItemBuilder::AddTriggers(const Node& node, Item& item) {
  for (const Node& child : node.children) {
    if (child.what == What::Trigger && IsShown(child)) {
      Items reasons;
      const bool past = child.lens == interp::Lens::IfEnded;
      const bool stayed = child.lens == interp::Lens::IfSuspended;
      view_ = past ? View::kIfEnded : stayed ? View::kIfSuspended : View::kPlain;
      for (const Node& part : child.children) Append(reasons, Parts(part, std::nullopt));
      view_ = View::kPlain;
      Item trigger;
      trigger.text =
          past     ? Say("曾经具备条件，现已终止", "the conditions held once and have ended")
          : stayed ? Say("具备条件，但在暂停期间", "the conditions hold but for a suspension")
          : child.truth && child.truth->is_true() ? Say("具备条件", "the conditions hold")
          : child.truth && child.truth->is_false()
              ? Say("不具备条件", "the conditions do not hold")
              : Say("是否具备条件，待核实", "whether the conditions hold is to be verified");
      trigger.reasons = std::move(reasons);
      item.reasons.push_back(std::move(trigger));
    } else if (child.what == What::Decision) {
      const bool open = !child.truth || child.truth->is_unknown();
      item.reasons.push_back(
          {std::string(open ? Say("可以采取，实施部门还没有作出决定",
                                  "it may be taken; the authority has not decided yet")
                       : child.truth->is_true()
                           ? Say("实施部门决定采取", "the authority decided to take it")
                           : Say("实施部门决定不采取", "the authority decided not to take it")),
           {},
           {}});
    } else if (child.what == What::Term && child.date != check::kNoDate) {
      item.reasons.push_back(
          {fmt::format(fmt::runtime(Say("措施自身的期限到 {} 为止", "its own term ends on {}")),
                       DayText(child.date)),
           {},
           {}});
    }
  }
}

Item ItemBuilder::Target(const Node& node) {
  const check::Target& target =
      program_.measures[node.measure].targets[static_cast<size_t>(node.target)];
  std::string who =
      target.self ? std::string(Say("本主体", "the subject itself")) : target.role_name;
  if (node.row && node.row->entity.index() != 0) {
    const std::string id = KeyOf(program_, context_.batch, node.row->entity, node.row->index);
    if (!id.empty()) who += " " + id;
  }
  Item item;
  item.text = fmt::format("{}{}{}{}", Say("对象 ", "target "), who, Say("：", ": "),
                          context_.zh() ? check::ChineseName(*node.measure_status)
                                        : check::EnglishName(*node.measure_status));
  for (const Node& child : node.children) {
    if (!IsShown(child)) continue;
    if (child.what == What::Field && !child.is_open()) continue;  // the role that the head names
    Append(item.reasons, Parts(child, node.row));
  }
  return item;
}

}  // namespace xinze::decide
