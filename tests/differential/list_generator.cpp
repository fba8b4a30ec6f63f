// Lists of all kinds, and the procedures that put people on them and take them off.
#include <algorithm>
#include <utility>

#include "tests/differential/statement_generators.h"

namespace xinze::differential {
namespace {

class ListGenerator {
 public:
  explicit ListGenerator(Draft draft)
      : draft_(draft),
        random_(draft.random),
        model_(draft.model),
        expressions_(draft.expressions) {}

  void Run() {
    const int blacks = random_.Between(1, 3);
    for (int i = 0; i < blacks; ++i) {
      Add("黑名单");
    }
    for (const char* kind : {"红名单", "关注", "预警"}) {
      if (random_.Chance(50)) Add(kind);
    }
    if (random_.Chance(50)) {
      model_.general_rules.push_back(
          {random_.Chance(50) ? kLibrary : kRules, "通则 每个 红名单\n  互斥 任一 黑名单\n"});
    }
  }

 private:
  void Add(const std::string& kind) {
    ListModel list{.name = "名单" + Ordinal(static_cast<int>(model_.lists.size())),
                   .kind = kind,
                   .document = DrawDocument(draft_)};
    const int choice = random_.Below(100);
    if (choice < 85) {
      list.rests_on = Scope::Record;
    } else if (choice < 93 && kind == "预警") {
      list.rests_on = Scope::Account;
    }
    if (random_.Chance(20)) AddReading(list);
    if (random_.Chance(35) && list.rests_on == Scope::Record) {
      SetReach(list, false);
      list.record_exceptions.push_back(expressions_.Boolean(Scope::Record, 1));
    }
    Admissions(list);
    SetReach(list, false);
    if (random_.Chance(25)) {
      list.subject_exceptions.push_back(expressions_.Boolean(Scope::Subject, 1));
    }
    if (random_.Chance(70)) Exits(list);
    if (random_.Chance(15) && list.rests_on == Scope::Record) {
      SetReach(list, false);
      list.references.push_back(expressions_.Boolean(Scope::Record, 0));
    }
    Clauses(list);
    model_.lists.push_back(std::move(list));
  }

  // Lists of the same kind or of one that may ask for it, so that no black list asks for a red one.
  std::vector<std::string> Earlier(const ListModel& list) const {
    std::vector<std::string> names;
    for (const ListModel& other : model_.lists) {
      if (list.kind != "黑名单" || other.kind == "黑名单") names.push_back(other.name);
    }
    return names;
  }

  void SetReach(const ListModel& list, bool own_supports) {
    Reach reach;
    if (random_.Chance(40)) reach.lists = Earlier(list);
    reach.rests_on = list.rests_on;
    reach.foldable_only = !list.record_exceptions.empty();
    if (own_supports) reach.own_supports = list.rests_on;
    reach.readings = list.readings;
    expressions_.set_reach(std::move(reach));
  }

  void AddReading(ListModel& list) {
    SetReach(list, false);
    ReadingModel reading{.name = "读法", .scope = Scope::Record};
    reading.options.push_back(expressions_.Boolean(Scope::Record, 0));
    reading.options.push_back(expressions_.Boolean(Scope::Record, 1));
    reading.adopted = random_.Chance(50) ? 0 : 1;
    list.readings.push_back(std::move(reading));
  }

  void Admissions(ListModel& list) {
    SetReach(list, false);
    if (list.rests_on.has_value()) {
      list.admissions.push_back(expressions_.Exists(*list.rests_on, 2));
    } else {
      // Rows of two collections are 依据记录 of none.
      list.admissions.push_back(expressions_.Exists(Scope::Record, 1));
      list.admissions.push_back(expressions_.Exists(Scope::Account, 1));
    }
    if (random_.Chance(50)) {
      list.admissions.push_back(list.rests_on == Scope::Record && random_.Chance(50)
                                    ? expressions_.Exists(Scope::Record, 2)
                                    : expressions_.Boolean(Scope::Subject, 3));
    }
  }

  void Exits(ListModel& list) {
    SetReach(list, list.rests_on.has_value());
    const int exits = random_.Between(1, 2);
    for (int i = 0; i < exits; ++i) {
      if (list.rests_on.has_value() && random_.Chance(60)) {
        list.exits.push_back({.format = "每个 依据记录 皆 ({})",
                              .children = {expressions_.Boolean(*list.rests_on, 1)}});
      } else {
        list.exits.push_back(expressions_.Boolean(Scope::Subject, 2));
      }
    }
  }

  void Clauses(ListModel& list) {
    if (random_.Chance(10)) list.clauses.emplace_back("地域 本地");
    if (list.kind == "黑名单") return;
    if (random_.Chance(20)) list.clauses.emplace_back("互斥 任一 黑名单");
    // Whoever leaves an earlier list comes onto this one.
    if (random_.Chance(30)) {
      const int earlier = random_.Below(static_cast<int>(model_.lists.size()));
      model_.lists[static_cast<size_t>(earlier)].clauses.push_back("移出后 列入 " + list.name);
    }
  }

  Draft draft_;
  Random& random_;
  PolicyModel& model_;
  ExpressionGenerator& expressions_;
};

class ProcedureGenerator {
 public:
  explicit ProcedureGenerator(Draft draft)
      : draft_(draft),
        random_(draft.random),
        model_(draft.model),
        expressions_(draft.expressions) {}

  void Run() {
    for (const ListModel& list : model_.lists) {
      if (IsServed(list) || (list.kind != "黑名单" && random_.Chance(50))) continue;
      ProcedureModel procedure{
          .name = "办理" + list.name, .document = DrawDocument(draft_), .lists = {list.name}};
      for (const ListModel& other : model_.lists) {
        const bool later = &other > &list;
        if (later && random_.Chance(12) && !IsServed(other)) procedure.lists.push_back(other.name);
      }
      Steps(procedure);
      model_.procedures.push_back(std::move(procedure));
    }
  }

 private:
  bool IsServed(const ListModel& list) const {
    return std::any_of(
        model_.procedures.begin(), model_.procedures.end(), [&](const ProcedureModel& procedure) {
          return std::find(procedure.lists.begin(), procedure.lists.end(), list.name) !=
                 procedure.lists.end();
        });
  }

  void Steps(ProcedureModel& procedure) {
    std::vector<StepModel>& steps = procedure.steps;
    steps = {{"初步"}, {"告知"}, {"核实"}, {"认定"}, {"移出"}, {"撤销"}};
    steps.push_back({.name = "停办", .effect = "中止"});
    steps.push_back({.name = "续办", .effect = "恢复"});
    if (random_.Chance(30)) steps.push_back({.name = "再认定", .effect = "认定"});
    if (random_.Chance(20)) steps[0].effect = "无";
    if (random_.Chance(40)) steps[1].missing = "瑕疵";
    if (random_.Chance(25)) steps[2].missing = "无效";
    if (random_.Chance(10)) steps[3].missing = "瑕疵";
    if (random_.Chance(5)) steps[6].missing = "瑕疵";
    Conditions(steps);
    if (random_.Chance(30)) {
      // The declared order is the order of what happens on one day.
      for (size_t i = steps.size(); i-- > 1;) {
        std::swap(steps[i], steps[static_cast<size_t>(random_.Below(static_cast<int>(i + 1)))]);
      }
    }
  }

  // Of few steps: the interpreter answers where one decides.
  void Conditions(std::vector<StepModel>& steps) {
    expressions_.set_reach({});
    for (const size_t lacking : {size_t{1}, size_t{2}}) {
      if (steps[lacking].missing.empty() || !random_.Chance(30)) continue;
      steps[lacking].condition.push_back(expressions_.Boolean(Scope::Subject, 1));
    }
    if (!random_.Chance(12)) return;
    steps[random_.Chance(50) ? 1 : 3].by_whom.push_back(expressions_.Boolean(Scope::Event, 1));
  }

  Draft draft_;
  Random& random_;
  PolicyModel& model_;
  ExpressionGenerator& expressions_;
};

}  // namespace

void GenerateLists(Draft draft) { ListGenerator(draft).Run(); }

void GenerateProcedures(Draft draft) { ProcedureGenerator(draft).Run(); }

}  // namespace xinze::differential
