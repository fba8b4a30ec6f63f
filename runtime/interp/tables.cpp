#include "runtime/interp/tables.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "compiler/check/event_names.h"
#include "compiler/check/trigger_lists.h"

namespace xinze::interp {
namespace {

using check::ExprId;
using check::ExprKind;

// All that decides what an expression says; not its place.
auto MeaningOf(const check::Program& program, const ProgramTables& tables, const check::Expr& e) {
  std::vector<uint32_t> args;
  for (ExprId arg : e.args) args.push_back(tables.same_as[arg].index());
  const check::CodeSet* set = e.code_set.is_valid() ? &program.code_sets[e.code_set] : nullptr;
  const auto ids = std::tuple(e.domain, e.entity, e.list, e.field, e.parameter, e.definition,
                              e.document, e.type.vocabulary, e.type.entity);
  return std::tuple(e.kind, e.type.kind, e.reason, e.counting, e.rounding, e.value, e.text, ids,
                    set != nullptr ? set->vocabulary : check::VocabularyId(),
                    set != nullptr ? set->codes : std::vector<int32_t>(),
                    set != nullptr && set->unlisted_unknown, std::move(args));
}

Variation Unite(const Variation& a, const Variation& b) {
  return {a.lens || b.lens, a.office || b.office};
}

Variation VariationOf(const ProgramTables& tables, const check::Program& program,
                      const check::Expr& e) {
  Variation varies;
  // Nothing suspends or ends a list without procedure.
  varies.lens = e.kind == ExprKind::ListIs && program.lists[e.list].procedure.is_valid();
  varies.office = e.kind == ExprKind::InOffice;
  for (ExprId arg : e.args) varies = Unite(varies, tables.expr_varies[arg]);
  if (e.definition.is_valid()) varies = Unite(varies, tables.definition_varies[e.definition]);
  return varies;
}

Variation VariationOf(const ProgramTables& tables, const check::Program& program,
                      const std::vector<check::RuleId>& rules) {
  Variation varies;
  for (check::RuleId id : rules) {
    const check::Rule& rule = program.rules[id];
    for (ExprId expr : {rule.condition, rule.value}) {
      if (expr.is_valid()) varies = Unite(varies, tables.expr_varies[expr]);
    }
    varies = Unite(varies, VariationOf(tables, program, rule.exceptions));
  }
  return varies;
}

}  // namespace

ProgramTables::ProgramTables(const check::Program& program) {
  column.Resize(program.fields.size(), -1);
  for (const check::Entity& entity : program.entities) {
    for (size_t i = 0; i < entity.fields.size(); ++i) {
      column[entity.fields[i]] = static_cast<int32_t>(i);
    }
    depth.Add(entity.parent.is_valid() ? depth[entity.parent] + 1 : 0);
  }
  for (const check::Measure& measure : program.measures) {
    trigger_lists.Add(check::TriggerLists(program, measure.trigger));
  }
  further_steps = check::FurtherSteps(program);
  FindSame(program);
  FindVariations(program);
}

void ProgramTables::FindSame(const check::Program& program) {
  std::map<decltype(MeaningOf(program, *this, check::Expr())), ExprId> first;
  for (ExprId id : program.exprs.ids()) {
    // Arguments come before.
    same_as.Add(first.emplace(MeaningOf(program, *this, program.exprs[id]), id).first->second);
  }
}

// Definitions and expressions refer to each other, back and forth: a few rounds settle all.
void ProgramTables::FindVariations(const check::Program& program) {
  expr_varies.Resize(program.exprs.size());
  definition_varies.Resize(program.definitions.size());
  for (bool changed = true; changed;) {
    changed = false;
    const auto set = [&changed](Variation& of, const Variation& to) {
      changed = changed || !(of == to);
      of = to;
    };
    for (ExprId id : program.exprs.ids()) {
      set(expr_varies[id], VariationOf(*this, program, program.exprs[id]));
    }
    for (check::DefinitionId id : program.definitions.ids()) {
      const check::Definition& definition = program.definitions[id];
      Variation varies = Unite(VariationOf(*this, program, definition.cases),
                               VariationOf(*this, program, definition.exceptions));
      for (check::DefinitionId other : definition.yields_to) {
        varies = Unite(varies, definition_varies[other]);
      }
      set(definition_varies[id], varies);
    }
  }
}

}  // namespace xinze::interp
