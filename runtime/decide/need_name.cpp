#include "runtime/decide/need_name.h"

#include <algorithm>
#include <vector>

namespace xinze::decide {
namespace {

bool Contains(const check::Program& program, check::ExprId tree, check::ExprId wanted) {
  if (!tree.is_valid()) {
    return false;
  }
  const auto& args = program.exprs[tree].args;
  return tree == wanted || std::any_of(args.begin(), args.end(), [&](check::ExprId argument) {
           return Contains(program, argument, wanted);
         });
}

bool AnyContains(const check::Program& program, const std::vector<check::RuleId>& rules,
                 check::ExprId wanted) {
  return std::any_of(rules.begin(), rules.end(), [&](check::RuleId id) {
    const check::Rule& rule = program.rules[id];
    return Contains(program, rule.value, wanted) || Contains(program, rule.condition, wanted) ||
           AnyContains(program, rule.exceptions, wanted);
  });
}

std::string NameOfHolder(const check::Program& program, check::ExprId expr) {
  for (const check::Definition& definition : program.definitions) {
    if (AnyContains(program, definition.cases, expr) ||
        AnyContains(program, definition.exceptions, expr)) {
      return definition.name;
    }
  }
  for (const check::List& list : program.lists) {
    if (Contains(program, list.criteria, expr) || Contains(program, list.exit, expr)) {
      return list.name;
    }
  }
  for (const check::Measure& measure : program.measures) {
    if (Contains(program, measure.trigger, expr)) {
      return measure.name;
    }
  }
  return "";
}

}  // namespace

std::string NameOfNeed(const check::Program& program, const interp::Need& need) {
  if (need.field.is_valid()) {
    return program.fields[need.field].name;
  }
  if (need.collection.is_valid()) {
    return program.entities[need.collection].name;
  }
  if (need.definition.is_valid()) {
    return program.definitions[need.definition].name;
  }
  if (need.parameter.is_valid()) {
    return program.parameters[need.parameter].name;
  }
  if (need.document.is_valid()) {
    return program.documents[need.document].title;
  }
  if (need.list.is_valid()) {
    return program.lists[need.list].name;
  }
  return need.expr.is_valid() ? NameOfHolder(program, need.expr) : "";
}

}  // namespace xinze::decide
