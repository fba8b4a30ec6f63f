// 释义: named readings that the texts leave open, and the option in force.
#include <algorithm>

#include "compiler/check/annotations.h"
#include "compiler/check/context.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

std::string ReadingKey(const std::string& statement, const syntax::Reading& reading) {
  return statement + "/" + reading.name.text;
}

const syntax::Reading::Option* FindOption(const syntax::Reading& reading, std::string_view label) {
  const auto found = std::find_if(
      reading.options.begin(), reading.options.end(),
      [&](const syntax::Reading::Option& option) { return option.label.text == label; });
  return found == reading.options.end() ? nullptr : &*found;
}

// An option that the reading does not have, with those that it has.
void ReportNoOption(Context& context, const std::string& label, const std::string& reading,
                    Span span, const std::vector<std::string>& labels) {
  std::string zh;
  std::string en;
  for (const std::string& one : labels) {
    zh += (zh.empty() ? "" : "、") + one;
    en += (en.empty() ? "" : ", ") + one;
  }
  context.Report(Code::XZ0505, span).ArgName(label).ArgName(reading).Arg(zh, en);
}

// The label that counts: the caller's, else the one that the text adopts.
std::string LabelInForce(const Context& context, const std::string& key,
                         const syntax::Reading& reading) {
  const auto override_of = context.options.readings.find(key);
  return override_of != context.options.readings.end() ? override_of->second : reading.adopted.text;
}

// `names` gets the reading's, whatever is wrong with its options.
void CheckReading(Context& context, const Site& site, const std::string& statement,
                  const syntax::Annotations& annotations, const syntax::Reading& reading,
                  std::vector<std::string>& names) {
  std::vector<std::string> labels;
  for (const syntax::Reading::Option& option : reading.options) {
    if (std::find(labels.begin(), labels.end(), option.label.text) != labels.end()) {
      context.Report(Code::XZ0302, option.label.span).ArgName(option.label.text);
    }
    labels.push_back(option.label.text);
  }
  const std::string key = ReadingKey(statement, reading);
  names.push_back(key);
  if (FindOption(reading, reading.adopted.text) == nullptr) {
    ReportNoOption(context, reading.adopted.text, reading.name.text,
                   reading.adopted.span.is_valid() ? reading.adopted.span : reading.span, labels);
    return;
  }
  const std::string label = LabelInForce(context, key, reading);
  const syntax::Reading::Option* option = FindOption(reading, label);
  if (option == nullptr) {
    ReportNoOption(context, label, key, reading.span, labels);
    return;
  }
  ReadingInUse in_use;
  in_use.name = key;
  in_use.question = reading.question;
  in_use.options = labels;
  in_use.adopted = label;
  in_use.adopted_text = context.trees[site.tree].exprs[option->value].span;
  in_use.interpreter = reading.interpreter;
  in_use.provenance = MakeProvenance(context, site, reading.span, annotations);
  context.program.readings.push_back(std::move(in_use));
}

std::string NameOf(const syntax::SyntaxTree& tree, const syntax::Statement& statement) {
  switch (statement.kind) {
    case syntax::StatementKind::Definition:
      return tree.definitions[statement.index].name.text;
    case syntax::StatementKind::List:
      return tree.lists[statement.index].name.text;
    case syntax::StatementKind::Procedure:
      return tree.procedures[statement.index].name.text;
    case syntax::StatementKind::Measure: {
      const syntax::MeasureStmt& decl = tree.measures[statement.index];
      return decl.names.empty() ? std::string() : decl.names[0].text;
    }
    default:
      return {};
  }
}

}  // namespace

Scope ScopeOf(const Site& site, std::string statement, const syntax::Annotations& annotations) {
  Scope scope;
  scope.tree = site.tree;
  scope.document = site.document;
  scope.statement = std::move(statement);
  AddReadings(scope, annotations);
  return scope;
}

void AddReadings(Scope& scope, const syntax::Annotations& annotations) {
  for (const syntax::Reading& reading : annotations.readings) {
    if (std::find(scope.readings.begin(), scope.readings.end(), &reading) == scope.readings.end()) {
      scope.readings.push_back(&reading);
    }
  }
}

SyntaxExprId AdoptedOption(const Context& context, const Scope& scope,
                           const syntax::Reading& reading) {
  const std::string key = ReadingKey(scope.statement, reading);
  const syntax::Reading::Option* option = FindOption(reading, LabelInForce(context, key, reading));
  return option == nullptr ? SyntaxExprId::Invalid() : option->value;
}

void CheckReadings(Context& context) {
  std::vector<std::string> known;
  for (uint32_t t = 0; t < context.trees.size(); ++t) {
    if (!context.tree_documents[t].is_valid()) continue;
    const syntax::SyntaxTree& tree = context.trees[t];
    for (const syntax::Statement& statement : tree.statements) {
      const Site site{t, &statement, context.tree_documents[t]};
      const std::string name = NameOf(tree, statement);
      ForEachAnnotations(tree, statement, [&](const syntax::Annotations& annotations) {
        for (const syntax::Reading& reading : annotations.readings) {
          CheckReading(context, site, name, annotations, reading, known);
        }
      });
    }
  }
  for (const auto& [key, label] : context.options.readings) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      ReportUnknown(context, Code::XZ0507, key, Span{}, known);
    }
  }
}

}  // namespace xinze::check
