#include "tests/differential/policy_model.h"

#include <string_view>

namespace xinze::differential {
namespace {

std::string PrintRule(const RuleModel& rule, std::string_view head) {
  std::string text(head);
  if (!rule.value.empty()) {
    text += " 为 " + rule.value[0].Print();
  }
  if (!rule.condition.empty()) {
    text += " 当 " + rule.condition[0].Print();
  }
  for (const RuleModel& exception : rule.exceptions) {
    text += " (" + PrintRule(exception, "例外") + ")";
  }
  return text;
}

std::string_view OwnerOf(Scope scope) {
  switch (scope) {
    case Scope::Subject:
      return "";
    case Scope::Record:
      return "信用信息 的 ";
    case Scope::Objection:
      return "异议 的 ";
    case Scope::Role:
      return "责任人 的 ";
  }
  return "";
}

std::string PrintDefinition(const DefinitionModel& definition) {
  std::string text = "定义 " + std::string(OwnerOf(definition.scope)) + definition.name;
  const bool plain = definition.cases.size() == 1 && definition.cases[0].condition.empty() &&
                     definition.cases[0].exceptions.empty();
  if (plain) {
    text += " = " + definition.cases[0].value[0].Print() + "\n";
  } else {
    text += "\n";
    for (const RuleModel& rule : definition.cases) {
      text += "  " + PrintRule(rule, "") + "\n";
    }
    if (definition.undefined_otherwise) {
      text += "  未定\n";
    }
  }
  for (const RuleModel& rule : definition.exceptions) {
    text += "  " + PrintRule(rule, "例外") + "\n";
  }
  return text;
}

std::string PrintProcedure(const ListModel& list) {
  if (!list.has_procedure) {
    return "";
  }
  std::string text = "程序 办理" + list.name + " 用于 " + list.name + "\n";
  for (std::string_view step : {"初步", "告知", "核实", "认定", "移出", "撤销"}) {
    text += "  步骤 " + std::string(step) + "\n";
  }
  text += "  步骤 中止;效果 中止\n  步骤 恢复;效果 恢复\n";
  for (const std::string& step : list.defective_steps) {
    text += "  缺步 " + step + " 则 瑕疵\n";
  }
  for (const std::string& step : list.void_steps) {
    text += "  缺步 " + step + " 则 无效\n";
  }
  return text;
}

std::string PrintList(const ListModel& list) {
  std::string text = "名单 " + list.name + " 是 " + list.kind + "\n";
  for (const Node& node : list.admissions) {
    text += "  列入 当 " + node.Print() + "\n";
  }
  for (const Node& node : list.record_exceptions) {
    text += "  例外 就 记录 当 " + node.Print() + "\n";
  }
  for (const Node& node : list.subject_exceptions) {
    text += "  例外 就 主体 当 " + node.Print() + "\n";
  }
  for (const Node& node : list.exits) {
    text += "  移出 当 " + node.Print() + "\n";
  }
  return text + PrintProcedure(list);
}

std::string PrintMeasure(const MeasureModel& measure) {
  std::string text = "措施 " + measure.name + " 是 " + measure.head + "\n";
  for (const Node& node : measure.triggers) {
    text += "  当 " + node.Print() + "\n";
  }
  std::string targets;
  const auto add = [&targets](const std::string& target) {
    targets += (targets.empty() ? "" : "、") + target;
  };
  for (const std::string& target : measure.plain_targets) {
    add(target);
  }
  for (size_t i = 0; i < measure.filtered_targets.size(); ++i) {
    add(measure.filtered_roles[i] + "(" + measure.filtered_targets[i].Print() + ")");
  }
  if (!targets.empty()) {
    text += "  对象 " + targets + "\n";
  }
  return text + (measure.term.empty() ? "" : "  期限 " + measure.term + "\n");
}

}  // namespace

std::string Node::Print() const {
  std::string text;
  size_t next = 0;
  for (size_t i = 0; i < format.size(); ++i) {
    if (format.compare(i, 2, "{}") == 0) {
      text += children[next++].Print();
      ++i;
    } else {
      text += format[i];
    }
  }
  return text;
}

size_t Node::Size() const {
  size_t size = 1;
  for (const Node& child : children) {
    size += child.Size();
  }
  return size;
}

std::string PolicyModel::Print() const {
  std::string text;
  for (const VocabularyModel& vocabulary : vocabularies) {
    text += vocabulary.source;
  }
  for (const CollectionModel& collection : collections) {
    text += collection.head + "\n";
    for (const FieldModel& field : collection.fields) {
      text += "  " + field.name + ":" + field.type + field.attributes + "\n";
    }
  }
  for (const std::string& statement : parameters) {
    text += statement;
  }
  for (const std::string& statement : presumptions) {
    text += statement;
  }
  for (const DefinitionModel& definition : definitions) {
    text += PrintDefinition(definition);
  }
  if (red_excludes_black) {
    text += "通则 每个 红名单\n  互斥 任一 黑名单\n";
  }
  for (const ListModel& list : lists) {
    text += PrintList(list);
  }
  for (const MeasureModel& measure : measures) {
    text += PrintMeasure(measure);
  }
  return text;
}

}  // namespace xinze::differential
