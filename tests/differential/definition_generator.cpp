// Definitions: cases, exceptions to depth three, 未定, 从其规定, 释义.
#include <utility>

#include "tests/differential/statement_generators.h"

namespace xinze::differential {
namespace {

class DefinitionGenerator {
 public:
  DefinitionGenerator(Draft draft, bool late)
      : random_(draft.random), model_(draft.model), expressions_(draft.expressions), late_(late) {}

  void Add(DefinitionModel definition) {
    if (random_.Chance(20)) AddReading(definition);
    Fill(definition);
    const bool yields = definition.name != "可作依据" && random_.Chance(15);
    if (!yields) {
      Declare(std::move(definition));
      return;
    }
    // The law's own comes first: what gives way to it depends on it.
    DefinitionModel higher{.name = definition.name,
                           .kind = definition.kind,
                           .scope = definition.scope,
                           .view = definition.view,
                           .document = kLaw};
    SetReach({});
    Fill(higher);
    definition.yields_to = random_.Chance(50) ? "法律" : "法律、行政法规";
    expressions_.Declare(higher);
    Declare(std::move(definition));
    model_.definitions.push_back(std::move(higher));
  }

  DefinitionModel Blank(int index) {
    static const std::vector<Kind> kKinds = {
        Kind::Boolean, Kind::Boolean, Kind::Boolean, Kind::Integer, Kind::Amount,
        Kind::Date,    Kind::Period,  Kind::Ratio,   Kind::Text,    Kind::Value};
    static const std::vector<Scope> kScopes = {
        Scope::Record,  Scope::Record,  Scope::Record,    Scope::Record, Scope::Record,
        Scope::Subject, Scope::Subject, Scope::Objection, Scope::Role,   Scope::Account};
    DefinitionModel definition{.name = (late_ ? "状态" : "定义") + Ordinal(index),
                               .kind = random_.Pick(kKinds),
                               .scope = random_.Pick(kScopes)};
    if (late_) {
      definition.kind = Kind::Boolean;
      definition.scope = Scope::Subject;
    }
    if (definition.scope == Scope::Record && !model_.views.empty() && random_.Chance(20)) {
      definition.view = model_.views[0].name;
    }
    definition.document = random_.Chance(70) ? kRules : kLibrary;
    return definition;
  }

 private:
  static constexpr size_t kLaw = 2;

  void SetReach(const std::vector<ReadingModel>& readings) {
    Reach reach;
    reach.readings = readings;
    if (late_) {
      reach.kinds_of_lists = true;
      for (const ListModel& list : model_.lists) reach.lists.push_back(list.name);
    }
    expressions_.set_reach(std::move(reach));
  }

  void AddReading(DefinitionModel& definition) {
    SetReach({});
    ReadingModel reading{.name = "读法", .scope = definition.scope};
    reading.options.push_back(expressions_.Boolean(definition.scope, 0));
    reading.options.push_back(expressions_.Boolean(definition.scope, 1));
    reading.adopted = random_.Chance(50) ? 0 : 1;
    definition.readings.push_back(std::move(reading));
  }

  void Declare(DefinitionModel definition) {
    expressions_.Declare(definition);
    model_.definitions.push_back(std::move(definition));
  }

  // Of a period, calendar units and working days do not mix.
  Node Value(const DefinitionModel& definition, int depth) {
    return definition.kind == Kind::Period
               ? expressions_.CalendarPeriod(definition.scope)
               : expressions_.DrawStored(definition.kind, definition.scope, depth);
  }

  // `opposite`: whether what is excepted has one value whose opposite an exception can stand for.
  RuleModel Exception(const DefinitionModel& definition, int depth, bool opposite) {
    RuleModel rule;
    if (definition.kind != Kind::Boolean || !opposite || random_.Chance(50)) {
      rule.value.push_back(Value(definition, 1));
      if (random_.Chance(5)) rule.value[0] = {definition.kind, definition.scope, "未定"};
    }
    rule.condition.push_back(expressions_.Boolean(definition.scope, 1));
    while (depth > 0 && random_.Chance(35)) {
      rule.exceptions.push_back(Exception(definition, depth - 1, true));
    }
    return rule;
  }

  void Fill(DefinitionModel& definition) {
    SetReach(definition.readings);
    const int cases = random_.Chance(50) ? 1 : random_.Between(2, 4);
    for (int i = 0; i < cases; ++i) {
      RuleModel rule;
      rule.value.push_back(Value(definition, 2));
      if (cases > 1) {
        rule.condition.push_back(expressions_.Boolean(definition.scope, 1));
        if (random_.Chance(30)) {
          rule.exceptions.push_back(Exception(definition, 2, true));
        }
      }
      definition.cases.push_back(std::move(rule));
    }
    definition.undefined_otherwise = cases > 1 && random_.Chance(15);
    const bool one_value = cases == 1;
    while (random_.Chance(25)) {
      definition.exceptions.push_back(Exception(definition, 2, one_value));
    }
  }

  Random& random_;
  PolicyModel& model_;
  ExpressionGenerator& expressions_;
  bool late_;
};

}  // namespace

void GenerateDefinitions(Draft draft, bool late) {
  DefinitionGenerator generator(draft, late);
  const int definitions = late ? draft.random.Below(3) : draft.random.Between(2, 7);
  for (int i = 0; i < definitions; ++i) {
    generator.Add(generator.Blank(i));
  }
  if (!late && draft.random.Chance(50)) {
    // By this name the semantics asks whether a record can still be relied on.
    DefinitionModel usable{.name = "可作依据", .scope = Scope::Record};
    usable.document = draft.random.Chance(50) ? kLibrary : kRules;
    generator.Add(std::move(usable));
  }
}

}  // namespace xinze::differential
