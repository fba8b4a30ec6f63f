// The invariants of program.h, checked one by one.
#include <functional>

#include <fmt/format.h>

#include "compiler/check/check.h"
#include "compiler/check/period_units.h"

namespace xinze::check {
namespace {

class Verifier {
 public:
  explicit Verifier(const Program& program) : program_(program) {}

  std::vector<std::string> Run() {
    CheckSchema();
    for (const ExprId id : program_.exprs.ids()) CheckExpr(id);
    for (const DefinitionId id : program_.definitions.ids()) CheckDefinition(id);
    for (const ListId id : program_.lists.ids()) CheckList(id);
    for (const MeasureId id : program_.measures.ids()) CheckMeasure(id);
    CheckTests();
    return std::move(breaches_);
  }

 private:
  void Expect(bool holds, std::string what) {
    if (!holds) breaches_.push_back(std::move(what));
  }
  template <typename Id, typename Store>
  bool In(const Store& store, Id id) const {
    return id.is_valid() && store.contains(id);
  }
  bool IsTruth(ExprId id) const {
    return In(program_.exprs, id) && program_.exprs[id].type.kind == TypeKind::Boolean;
  }
  bool IsOver(ExprId id, EntityId entity) const {
    for (EntityId at = entity; at.is_valid(); at = program_.entities[at].parent) {
      if (at == program_.exprs[id].domain) return true;
    }
    return false;
  }

  void CheckSchema() {
    Expect(!program_.entities.empty(), "there is no subject");
    for (const EntityId id : program_.entities.ids()) {
      const Entity& entity = program_.entities[id];
      Expect(entity.parent.is_valid() == (id != EntityId(0)),
             fmt::format("entity {}: parent", entity.name));
      for (const FieldId field : entity.fields) {
        Expect(In(program_.fields, field) && program_.fields[field].entity == id,
               fmt::format("entity {}: fields", entity.name));
      }
    }
    for (const Field& field : program_.fields) {
      const TypeKind kind = field.type.kind;
      Expect(kind != TypeKind::Error, fmt::format("field {}: type", field.name));
      if (kind == TypeKind::Enum || kind == TypeKind::Set) {
        Expect(In(program_.vocabularies, field.type.vocabulary),
               fmt::format("field {}: vocabulary", field.name));
      }
      Expect(field.required != (field.absent_ok || field.unknown_ok),
             fmt::format("field {}: marks", field.name));
    }
    for (const View& view : program_.views) {
      Expect(IsTruth(view.condition) && IsOver(view.condition, view.entity),
             fmt::format("view {}: condition", view.name));
    }
  }

  // An amount that is stored is in whole 分.
  bool IsStored(ExprId id) const { return RatiosIn(program_, id) == 0; }

  size_t ArgumentsOf(ExprKind kind) const {
    switch (kind) {
      case ExprKind::Constant:
      case ExprKind::Unknown:
      case ExprKind::FieldTruth:
      case ExprKind::ListIs:
      case ExprKind::DefinitionTruth:
      case ExprKind::InForce:
      case ExprKind::FieldValue:
      case ExprKind::AsOf:
      case ExprKind::DefinitionValue:
        return 0;
      case ExprKind::Not:
      case ExprKind::HasValue:
      case ExprKind::InSet:
      case ExprKind::HasAny:
      case ExprKind::HasAll:
      case ExprKind::Exists:
      case ExprKind::InOffice:
      case ExprKind::ParameterValue:
      case ExprKind::Negate:
      case ExprKind::Round:
      case ExprKind::Count:
        return 1;
      default:
        return 2;
    }
  }

  // What else an expression names must be there.
  void CheckReferences(const Expr& expr, const std::string& name) {
    switch (expr.kind) {
      case ExprKind::FieldTruth:
      case ExprKind::FieldValue:
        Expect(In(program_.fields, expr.field) && program_.fields[expr.field].entity == expr.domain,
               name + ": field");
        break;
      case ExprKind::InSet:
        Expect(In(program_.code_sets, expr.code_set), name + ": code set");
        break;
      case ExprKind::ListIs:
        Expect(In(program_.lists, expr.list), name + ": list");
        break;
      case ExprKind::InForce:
        Expect(In(program_.documents, expr.document), name + ": document");
        break;
      case ExprKind::DefinitionTruth:
      case ExprKind::DefinitionValue:
        Expect(In(program_.definitions, expr.definition) &&
                   program_.definitions[expr.definition].type == expr.type &&
                   program_.definitions[expr.definition].owner == expr.domain,
               name + ": definition");
        break;
      case ExprKind::Round:
        Expect(program_.exprs[expr.args[0]].type.kind == TypeKind::Amount, name + ": amount");
        Expect(expr.rounding.unit > 0 && expr.rounding.unit <= kMostRoundingUnit, name + ": unit");
        break;
      case ExprKind::Divide:
        for (const ExprId arg : expr.args) Expect(IsStored(arg), name + ": not rounded");
        break;
      case ExprKind::PeriodEnd:
        Expect((expr.value == 1) == MayCountWorkingDays(program_, expr.args[1]),
               name + ": working days");
        break;
      case ExprKind::ParameterValue:
        Expect(In(program_.parameters, expr.parameter) &&
                   program_.parameters[expr.parameter].type == expr.type,
               name + ": parameter");
        break;
      case ExprKind::Exists:
      case ExprKind::ForAll:
      case ExprKind::Count:
      case ExprKind::Sum:
      case ExprKind::Earliest:
      case ExprKind::Latest:
        Expect(In(program_.entities, expr.entity) && expr.entity != expr.domain, name + ": entity");
        for (const ExprId arg : expr.args) {
          Expect(IsOver(arg, expr.entity), name + ": argument over other rows");
          Expect(IsStored(arg), name + ": not rounded");
        }
        break;
      default:
        break;
    }
  }

  void CheckExpr(ExprId id) {
    const Expr& expr = program_.exprs[id];
    const std::string name = fmt::format("expression {}", id.index());
    Expect(expr.type.kind != TypeKind::Error, name + ": type");
    Expect(In(program_.entities, expr.domain), name + ": domain");
    for (const ExprId arg : expr.args) {
      if (!arg.is_valid() || arg >= id) {
        Expect(false, name + ": argument order");
        return;
      }
    }
    const bool junction = expr.kind == ExprKind::And || expr.kind == ExprKind::Or;
    Expect(junction ? expr.args.size() >= 2 : expr.args.size() == ArgumentsOf(expr.kind),
           name + ": number of arguments");
    const bool truth_arguments = junction || expr.kind == ExprKind::Not;
    const bool filtered = expr.kind == ExprKind::Exists || expr.kind == ExprKind::ForAll ||
                          expr.kind == ExprKind::Count || expr.kind == ExprKind::Sum ||
                          expr.kind == ExprKind::Earliest || expr.kind == ExprKind::Latest;
    for (size_t i = 0; i < expr.args.size(); ++i) {
      if (truth_arguments || (filtered && i == 0) || expr.kind == ExprKind::ForAll) {
        Expect(IsTruth(expr.args[i]), name + ": a predicate is wanted");
      }
      const bool own_rows = filtered || expr.kind == ExprKind::InOffice;
      if (!own_rows) Expect(IsOver(expr.args[i], expr.domain), name + ": domain of an argument");
    }
    if (expr.kind == ExprKind::Equal || expr.kind == ExprKind::Less ||
        expr.kind == ExprKind::LessEqual) {
      Expect(program_.exprs[expr.args[0]].type == program_.exprs[expr.args[1]].type,
             name + ": sides of one type");
    }
    CheckReferences(expr, name);
  }

  void CheckRules(const Definition& definition, const std::vector<RuleId>& rules) {
    for (const RuleId id : rules) {
      if (!In(program_.rules, id)) {
        Expect(false, fmt::format("definition {}: rule", definition.name));
        continue;
      }
      const Rule& rule = program_.rules[id];
      Expect(!rule.condition.is_valid() ||
                 (IsTruth(rule.condition) && IsOver(rule.condition, definition.owner)),
             fmt::format("definition {}: condition", definition.name));
      Expect(In(program_.exprs, rule.value) && program_.exprs[rule.value].type == definition.type &&
                 IsOver(rule.value, definition.owner) && IsStored(rule.value),
             fmt::format("definition {}: value", definition.name));
      CheckRules(definition, rule.exceptions);
    }
  }

  // No expression below `id` may name a definition that is not earlier than `limit`.
  void CheckReach(ExprId id, DefinitionId limit, const std::string& name) {
    if (!id.is_valid()) return;
    const Expr& expr = program_.exprs[id];
    if (expr.definition.is_valid()) Expect(expr.definition < limit, name + ": order");
    for (const ExprId arg : expr.args) CheckReach(arg, limit, name);
  }

  void CheckDefinition(DefinitionId id) {
    const Definition& definition = program_.definitions[id];
    const std::string name = fmt::format("definition {}", definition.name);
    Expect(!definition.cases.empty(), name + ": no case");
    CheckRules(definition, definition.cases);
    CheckRules(definition, definition.exceptions);
    for (const DefinitionId other : definition.yields_to) Expect(other < id, name + ": order");
    const std::function<void(const std::vector<RuleId>&)> reach =
        [&](const std::vector<RuleId>& rules) {
          for (const RuleId rule : rules) {
            CheckReach(program_.rules[rule].condition, id, name);
            CheckReach(program_.rules[rule].value, id, name);
            reach(program_.rules[rule].exceptions);
          }
        };
    reach(definition.cases);
    reach(definition.exceptions);
  }

  void CheckOverSubject(ExprId id, const std::string& name) {
    Expect(IsTruth(id) && program_.exprs[id].domain == EntityId(0), name);
  }

  void CheckList(ListId id) {
    const List& list = program_.lists[id];
    const std::string name = fmt::format("list {}", list.name);
    Expect(In(program_.documents, list.document), name + ": document");
    CheckOverSubject(list.criteria, name + ": criteria");
    if (list.exit.is_valid()) CheckOverSubject(list.exit, name + ": exit");
    for (const ExprId over_record : {list.unusable, list.reference}) {
      if (!over_record.is_valid()) continue;
      Expect(IsTruth(over_record), name + ": predicate over records");
    }
    if (list.unusable.is_valid()) {
      Expect(list.support_entity.is_valid() && IsOver(list.unusable, list.support_entity),
             name + ": unusable");
    }
    if (list.procedure.is_valid()) {
      Expect(program_.procedures.contains(list.procedure), name + ": procedure");
      const WellKnown& known = program_.well_known;
      Expect(known.event.is_valid() && known.event_procedure.is_valid() &&
                 known.event_step.is_valid() && known.event_date.is_valid(),
             name + ": events of the procedure");
    }
    for (const ListId other : list.ended_by) {
      Expect(list.procedure.is_valid() && other < id && program_.lists[other].ended_by.empty(),
             name + ": ended by an earlier list that no other ends");
    }
    CheckListReach(list.criteria, id, false, name);
    CheckListReach(list.exit, id, true, name);
  }

  // Earlier lists only, save for its own 依据记录 in its exit.
  void CheckListReach(ExprId expr_id, ListId limit, bool own_records, const std::string& name) {
    if (!expr_id.is_valid()) return;
    const Expr& expr = program_.exprs[expr_id];
    if (expr.list.is_valid()) {
      const bool own = expr.list == limit && own_records && expr.kind != ExprKind::ListIs;
      Expect(expr.list < limit || own, name + ": order");
    }
    for (const ExprId arg : expr.args) CheckListReach(arg, limit, own_records, name);
  }

  // Conditions of steps ask for no list.
  void CheckProcedure(const Procedure& procedure) {
    for (const Step& step : procedure.steps) {
      const std::string name = fmt::format("procedure {}: step {}", procedure.name, step.name);
      if (step.condition.is_valid()) CheckOverSubject(step.condition, name);
      Expect(
          !step.actor_filter.is_valid() ||
              (IsTruth(step.actor_filter) && IsOver(step.actor_filter, program_.well_known.event)),
          name + ": by whom");
      for (const ExprId condition : {step.condition, step.actor_filter}) {
        CheckListReach(condition, ListId(0), false, name);
      }
    }
  }

  void CheckMeasure(MeasureId id) {
    const Measure& measure = program_.measures[id];
    const std::string name = fmt::format("measure {}", measure.name);
    CheckOverSubject(measure.trigger, name + ": trigger");
    Expect(!measure.targets.empty(), name + ": target");
    for (const Target& target : measure.targets) {
      Expect(!target.filter.is_valid() ||
                 (IsTruth(target.filter) && IsOver(target.filter, program_.well_known.role)),
             name + ": filter of a target");
    }
  }

  void CheckTests() {
    for (const Test& test : program_.tests) {
      for (const TestAssertion& assertion : test.assertions) {
        using Kind = TestAssertion::Kind;
        const std::string name = fmt::format("test {}", test.name);
        if (assertion.kind == Kind::ListStatus) {
          Expect(In(program_.lists, assertion.list), name + ": list");
        } else if (assertion.kind == Kind::MeasureStatus) {
          Expect(In(program_.measures, assertion.measure), name + ": measure");
        } else {
          Expect(In(program_.exprs, assertion.expression) &&
                     program_.exprs[assertion.expression].domain == EntityId(0),
                 name + ": expression");
        }
      }
    }
  }

  const Program& program_;
  std::vector<std::string> breaches_;
};

}  // namespace

std::vector<std::string> VerifyProgram(const Program& program) { return Verifier(program).Run(); }

}  // namespace xinze::check
