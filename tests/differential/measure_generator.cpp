// Measures of all forces, their targets with filters, terms, and the defaults of 通则.
#include <algorithm>
#include <utility>

#include "tests/differential/statement_generators.h"

namespace xinze::differential {
namespace {

class MeasureGenerator {
 public:
  explicit MeasureGenerator(Draft draft)
      : draft_(draft),
        random_(draft.random),
        model_(draft.model),
        expressions_(draft.expressions) {}

  void Run() {
    const int measures = random_.Between(1, 4);
    default_term_ = random_.Chance(30);
    for (int i = 0; i < measures; ++i) {
      Add(i);
    }
    if (default_term_) {
      model_.general_rules.push_back(
          {DrawDocument(draft_), "通则 每个 措施(类别 是 惩戒)\n  期限 不超过 " +
                                     random_.Pick(std::vector<std::string>{"2年", "90日"}) + "\n"});
    }
    if (random_.Chance(20)) {
      model_.general_rules.push_back({DrawDocument(draft_),
                                      "通则 每个 措施(力度 是 可以 或 类别 是 激励)\n"
                                      "  对象 本主体、主要负责人\n"});
    }
  }

 private:
  // `on_records`: the trigger rests on rows of 信用信息 and on nothing else.
  void SetReach(bool on_records) {
    Reach reach;
    reach.kinds_of_lists = !on_records;
    if (on_records) reach.rests_on = Scope::Record;
    for (const ListModel& list : model_.lists) {
      if (!on_records || list.rests_on == Scope::Record) reach.lists.push_back(list.name);
    }
    expressions_.set_reach(std::move(reach));
  }

  Node Trigger() {
    const int choice = random_.Below(6);
    if (choice == 0) return expressions_.Boolean(Scope::Subject, 2);
    if (choice < 3) return expressions_.ListPredicate(1);
    Node list = expressions_.ListPredicate(0);
    if (choice < 5) return list;
    return {.format = "({} 且 {})",
            .children = {std::move(list), expressions_.Boolean(Scope::Subject, 1)}};
  }

  // 行为日期 在任: some record on which the measure rests lies within the term of office.
  Node InOffice() {
    return {.scope = Scope::Role,
            .format = random_.Chance(80) ? "({} 且 ({} 在任))" : "({} 或 (非 ({} 在任)))",
            .children = {expressions_.Boolean(Scope::Role, 1),
                         expressions_.Draw(Kind::Date, Scope::Record, 1)}};
  }

  void Targets(MeasureModel& measure, bool on_records) {
    if (random_.Chance(80)) measure.targets.push_back({.role = "本主体"});
    if (random_.Chance(50)) measure.targets.push_back({.role = "法定代表人"});
    if (!random_.Chance(60)) return;
    expressions_.set_reach({});
    TargetModel target{.role = random_.Chance(30) ? "高管" : "直接责任人"};
    target.filter.push_back(on_records ? InOffice() : expressions_.Boolean(Scope::Role, 1));
    measure.targets.push_back(std::move(target));
  }

  bool HasLimit(const MeasureModel& measure) const {
    if (measure.term.empty()) return default_term_ && measure.head.starts_with("惩戒");
    return measure.term != "至 移出";
  }

  // A limit counts from the day of listing: each trigger asks for a list, too.
  void RestOnLists(MeasureModel& measure, const std::vector<std::string>& lists) {
    for (Node& trigger : measure.triggers) {
      if (trigger.format.starts_with("在列 ")) continue;
      Node asked{.format = "({} 且 (在列 " + random_.Pick(lists) + "))", .asks_lists = true};
      asked.children.push_back(std::move(trigger));
      trigger = std::move(asked);
    }
  }

  void Add(int index) {
    static const std::vector<std::string> kHeads = {"惩戒、应当", "惩戒、可以", "激励、可以",
                                                    "激励、鼓励", "惩戒、不得"};
    static const std::vector<std::string> kTerms = {
        "", "", "至 移出", "至 移出;不超过 2年", "不超过 6个月", "3年"};
    MeasureModel measure{.name = "措施" + Ordinal(index),
                         .head = random_.Pick(kHeads),
                         .document = DrawDocument(draft_)};
    // A trigger that rests on no record, or on rows of several kinds, has none in whose day
    // somebody held office.
    const bool lists_on_records =
        std::any_of(model_.lists.begin(), model_.lists.end(),
                    [](const ListModel& list) { return list.rests_on == Scope::Record; });
    const bool on_records = lists_on_records && random_.Chance(40);
    SetReach(on_records);
    std::vector<std::string> names;
    for (const ListModel& list : model_.lists) {
      if (!on_records || list.rests_on == Scope::Record) names.push_back(list.name);
    }
    if (on_records) {
      measure.triggers.push_back({.format = "在列 " + random_.Pick(names), .asks_lists = true});
    } else {
      measure.triggers.push_back(Trigger());
    }
    if (random_.Chance(30)) measure.triggers.push_back(Trigger());
    Targets(measure, on_records);
    measure.term = random_.Pick(kTerms);
    if (HasLimit(measure)) RestOnLists(measure, names);
    model_.measures.push_back(std::move(measure));
  }

  Draft draft_;
  Random& random_;
  PolicyModel& model_;
  ExpressionGenerator& expressions_;
  bool default_term_ = false;  // Whether a 通则 gives a limit to discipline without a term.
};

}  // namespace

void GenerateMeasures(Draft draft) { MeasureGenerator(draft).Run(); }

}  // namespace xinze::differential
