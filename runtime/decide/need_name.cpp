#include "runtime/decide/need_name.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "runtime/decide/value_text.h"

namespace xinze::decide {
namespace {

using check::ExprKind;
using diagnostics::Phrase;

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

// The innermost group that all codes stand in and that names only some of its values (等).
std::string OpenGroupOf(const check::Vocabulary& vocabulary, const std::vector<int32_t>& codes) {
  int32_t group = codes.empty() ? -1 : codes.front();
  const auto at = [&](int32_t code) { return vocabulary.values[static_cast<size_t>(code)]; };
  while (group >= 0 && (!at(group).open || at(group).last < codes.back())) {
    group = at(group).parent;
  }
  return group < 0 ? vocabulary.name : at(group).name;
}

const check::Rule* RuleGiving(const check::Program& program, check::ExprId value) {
  for (const check::Rule& rule : program.rules) {
    if (rule.value == value) return &rule;
  }
  return nullptr;
}

// 程度为轻微: of a field that is compared with values by name.
std::optional<Phrase> ConditionInWords(const check::Program& program, check::ExprId id) {
  if (!id.is_valid()) return std::nullopt;
  const check::Expr& condition = program.exprs[id];
  const bool compares = condition.kind == ExprKind::Equal || condition.kind == ExprKind::InSet;
  if (!compares || !program.exprs[condition.args[0]].field.is_valid()) return std::nullopt;
  const check::Field& field = program.fields[program.exprs[condition.args[0]].field];
  std::string values;
  if (condition.kind == ExprKind::Equal) {
    const check::Expr& right = program.exprs[condition.args[1]];
    if (right.kind != ExprKind::Constant) return std::nullopt;
    values = right.type.kind == check::TypeKind::Text ? right.text
                                                      : ValueText(program, right.type, right.value);
  } else {
    for (const int32_t code : program.code_sets[condition.code_set].codes) {
      values += (values.empty() ? "" : "、") + ValueText(program, field.type, code);
    }
  }
  return Phrase{field.name + "为" + values, field.name + " is " + values};
}

}  // namespace

std::string UnlistedText(const check::Program& program, const record::Batch& records,
                         check::FieldId field, int64_t row) {
  if (row < 0 || program.fields[field].type.kind != check::TypeKind::Enum) return "";
  std::string text;
  for (const std::string_view given : records.UnlistedTexts(field, row)) {
    text += (text.empty() ? "" : "、") + std::string(given);
  }
  return text;
}

bool IsAboutValue(const check::Program& program, const interp::Need& need) {
  if (need.reason != check::Reason::NoRule || !need.expr.is_valid()) return false;
  const check::Expr& expr = program.exprs[need.expr];
  return (expr.kind == ExprKind::InSet || expr.kind == ExprKind::Equal) &&
         program.exprs[expr.args[0]].field.is_valid();
}

std::optional<Phrase> UnpublishedText(const check::Program& program, const interp::Need& need) {
  if (!need.expr.is_valid() || program.exprs[need.expr].kind != ExprKind::PeriodEnd) {
    return std::nullopt;
  }
  return Phrase{"放假安排没有列到期间所在的年份",
                "the published holidays do not reach the years of the period"};
}

Phrase GapOf(const check::Program& program, const record::Batch* records,
             const interp::Need& need) {
  if (IsAboutValue(program, need)) {
    const check::Expr& expr = program.exprs[need.expr];
    const check::FieldId id = program.exprs[expr.args[0]].field;
    const check::Field& field = program.fields[id];
    const bool at_hand = records != nullptr && need.row && need.row->entity == field.entity;
    const std::string text =
        at_hand ? UnlistedText(program, *records, id, need.row->index) : std::string();
    const std::string zh = text.empty() ? field.name + "的值" : field.name + "“" + text + "”";
    const std::string en = text.empty() ? field.name : field.name + " “" + text + "”";
    if (expr.kind == ExprKind::Equal) {
      return {zh + "未列明，与何者相当，须由解释机关明确",
              en + " is not listed: a ruling is needed"};
    }
    const check::CodeSet& set = program.code_sets[expr.code_set];
    const std::string group = OpenGroupOf(program.vocabularies[set.vocabulary], set.codes);
    return {zh + "未列入" + group + "（原文“等”未穷尽），是否属于，须由解释机关明确",
            en + " is not listed in " + group + ", which is open: a ruling is needed"};
  }
  // A condition that the text leaves open is one that it does not explain.
  const bool predicate =
      need.definition.is_valid()
          ? program.definitions[need.definition].type.kind == check::TypeKind::Boolean
          : need.expr.is_valid() && !need.parameter.is_valid() &&
                program.exprs[need.expr].type.kind == check::TypeKind::Boolean;
  const std::string plain = NameOfNeed(program, need);
  const std::string name = predicate ? "何为“" + plain + "”" : plain;
  const std::string name_en = predicate ? "rule on what “" + plain + "” is" : plain;
  const bool unruled = need.expr.is_valid() && program.exprs[need.expr].kind == ExprKind::Unknown;
  const check::Rule* rule = unruled ? RuleGiving(program, need.expr) : nullptr;
  const auto when = rule == nullptr ? std::nullopt : ConditionInWords(program, rule->condition);
  if (when) {
    return {when->zh + "的，文本没有规定" + name + "，须由解释机关明确",
            "where " + when->en + ", the text gives no " + name_en + ": a ruling is needed"};
  }
  return {"文本没有规定" + name + "，须由解释机关明确",
          "the text gives no " + name_en + ": a ruling is needed"};
}

std::string NameOfNeed(const check::Program& program, const interp::Need& need) {
  if (need.field.is_valid()) {
    return program.fields[need.field].name;
  }
  if (IsAboutValue(program, need)) {
    return program.fields[program.exprs[program.exprs[need.expr].args[0]].field].name;
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
