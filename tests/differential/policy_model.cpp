#include "tests/differential/policy_model.h"

#include <algorithm>
#include <string_view>

#include "compiler/base/check.h"

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

std::string PrintReadings(const std::vector<ReadingModel>& readings) {
  static constexpr std::string_view kLabels[] = {"甲", "乙", "丙"};
  std::string text;
  for (const ReadingModel& reading : readings) {
    text += "  释义 " + reading.name + ":";
    for (size_t i = 0; i < reading.options.size(); ++i) {
      text += std::string(kLabels[i]) + " " + reading.options[i].Print() + ";";
    }
    text += "采用 " + std::string(kLabels[reading.adopted]) + "\n";
  }
  return text;
}

std::string PrintDefinition(const PolicyModel& model, const DefinitionModel& definition) {
  std::string owner;
  if (!definition.view.empty()) {
    owner = definition.view + " 的 ";
  } else if (definition.scope != Scope::Subject) {
    owner = model.collection(definition.scope).name + " 的 ";
  }
  std::string text = "定义 " + owner + definition.name;
  const bool one_body = definition.cases.size() == 1 && definition.cases[0].condition.empty() &&
                        definition.cases[0].exceptions.empty() && !definition.undefined_otherwise;
  if (one_body) {
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
  if (!definition.yields_to.empty()) {
    text += "  从其规定 " + definition.yields_to + "\n";
  }
  return text + PrintReadings(definition.readings);
}

std::string PrintProcedure(const ProcedureModel& procedure) {
  std::string text = "程序 " + procedure.name + " 用于 ";
  for (size_t i = 0; i < procedure.lists.size(); ++i) {
    text += (i == 0 ? "" : "、") + procedure.lists[i];
  }
  text += "\n";
  for (const StepModel& step : procedure.steps) {
    text += step.Print();
  }
  for (const StepModel& step : procedure.steps) {
    if (!step.missing.empty()) {
      text += "  缺步 " + step.name + " 则 " + step.missing + "\n";
    }
  }
  return text;
}

std::string PrintList(const ListModel& list) {
  std::string text = "名单 " + list.name + " 是 " + list.kind + "\n";
  const auto lines = [&text](const std::vector<Node>& nodes, std::string_view head) {
    for (const Node& node : nodes) {
      text += "  " + std::string(head) + " 当 " + node.Print() + "\n";
    }
  };
  lines(list.admissions, "列入");
  lines(list.record_exceptions, "例外 就 记录");
  lines(list.subject_exceptions, "例外 就 主体");
  lines(list.exits, "移出");
  lines(list.references, "参考");
  for (const std::string& clause : list.clauses) {
    text += "  " + clause + "\n";
  }
  return text + PrintReadings(list.readings);
}

std::string PrintMeasure(const MeasureModel& measure) {
  std::string text = "措施 " + measure.name + " 是 " + measure.head + "\n";
  for (const Node& node : measure.triggers) {
    text += "  当 " + node.Print() + "\n";
  }
  std::string targets;
  for (const TargetModel& target : measure.targets) {
    targets += (targets.empty() ? "" : "、") + target.role;
    if (!target.filter.empty()) {
      targets += "(" + target.filter[0].Print() + ")";
    }
  }
  if (!targets.empty()) {
    text += "  对象 " + targets + "\n";
  }
  return text + (measure.term.empty() ? "" : "  期限 " + measure.term + "\n");
}

std::string PrintSchema(const PolicyModel& model) {
  std::string text;
  for (const CollectionModel& collection : model.collections) {
    text += collection.head + "\n";
    for (const FieldModel& field : collection.fields) {
      text += "  " + field.name + ":" + field.type + field.attributes + "\n";
    }
    if (&collection == &model.collection(Scope::Record)) {
      for (const ViewModel& view : model.views) {
        text += "  视图 " + view.name + " 当 " + view.condition.Print() + "\n";
      }
    }
  }
  return text;
}

}  // namespace

std::vector<std::string> ConstantsOf(Kind kind) {
  switch (kind) {
    case Kind::Boolean:
      return {"真", "假"};
    case Kind::Integer:
      return {"1"};
    case Kind::Amount:
      return {"1元"};
    case Kind::Ratio:
      return {"50%"};
    case Kind::Date:
      return {"2024-01-01"};
    case Kind::Period:
      return {"1年"};
    case Kind::Text:
      return {"“文甲”"};
    case Kind::Value:
      break;
  }
  return {"丙一类"};
}

Scope ParentOf(Scope scope) {
  switch (scope) {
    case Scope::Objection:
      return Scope::Record;
    case Scope::Reply:
      return Scope::Objection;
    default:
      return Scope::Subject;
  }
}

bool IsAboveOrSame(Scope above, Scope scope) {
  while (scope != above && scope != Scope::Subject) {
    scope = ParentOf(scope);
  }
  return scope == above;
}

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

int Node::RatiosIn() const {
  if (kind == Kind::Ratio) return 1;
  if (kind != Kind::Amount) return 0;
  const bool times = format == "({} * {})";
  if (!times && format != "({} + {})" && format != "({} - {})" && format != "(-{})") return 0;
  int ratios = 0;
  for (const Node& child : children) {
    ratios = times ? ratios + child.RatiosIn() : std::max(ratios, child.RatiosIn());
  }
  return ratios;
}

bool DefinitionModel::is_plain() const {
  return cases.size() == 1 && cases[0].condition.empty() && cases[0].exceptions.empty() &&
         exceptions.empty() && yields_to.empty() && !undefined_otherwise;
}

std::string StepModel::Print() const {
  std::string text = "  步骤 " + name;
  for (const Node& node : by_whom) text += " 由 单位(" + node.Print() + ")";
  for (const Node& node : condition) text += " 当 " + node.Print();
  return text + (effect.empty() ? "" : ";效果 " + effect) + "\n";
}

const VocabularyModel& PolicyModel::vocabulary(const std::string& name) const {
  const auto found =
      std::find_if(vocabularies.begin(), vocabularies.end(),
                   [&](const VocabularyModel& vocabulary) { return vocabulary.name == name; });
  XINZE_CHECK(found != vocabularies.end(), "no vocabulary {}", name);
  return *found;
}

std::vector<SourceText> PolicyModel::Print() const {
  std::vector<std::string> code(documents.size());
  for (const VocabularyModel& vocabulary : vocabularies) {
    code[0] += vocabulary.source;
  }
  code[0] += PrintSchema(*this);
  for (const ParameterModel& parameter : parameters) {
    code[0] += parameter.source;
  }
  for (const std::string& statement : presumptions) {
    code[0] += statement;
  }
  for (const DefinitionModel& definition : definitions) {
    code[definition.document] += PrintDefinition(*this, definition);
  }
  for (const StatementModel& rule : general_rules) {
    code[rule.document] += rule.source;
  }
  for (const ListModel& list : lists) {
    code[list.document] += PrintList(list);
  }
  for (const ProcedureModel& procedure : procedures) {
    code[procedure.document] += PrintProcedure(procedure);
  }
  for (const MeasureModel& measure : measures) {
    code[measure.document] += PrintMeasure(measure);
  }
  std::vector<SourceText> texts;
  for (size_t i = 0; i < documents.size(); ++i) {
    std::string text;
    if (documents[i].front_matter.empty()) {
      text = std::move(code[i]);
    } else {
      text = "---\n";
      for (const std::string& line : documents[i].front_matter) {
        text += line + "\n";
      }
      text += "---\n\n# 条文\n\n```xinze\n" + code[i] + "```\n";
    }
    texts.push_back({documents[i].file, std::move(text)});
  }
  return texts;
}

}  // namespace xinze::differential
