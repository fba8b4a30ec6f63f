#include "compiler/syntax/print_statement.h"

#include <algorithm>

#include "compiler/syntax/words.h"

namespace xinze::syntax {
namespace {

Span FirstSpan(const std::vector<Name>& names) {
  return names.empty() ? Span{} : names.front().span;
}

}  // namespace

std::vector<PrintedLine> StatementPrinter::Print() {
  for (const Statement& statement : tree_.statements) Print(statement);
  return std::move(out_);
}

void StatementPrinter::Begin(const Statement& statement, std::string head) {
  const Annotations& notes = statement.annotations;
  if (!notes.ledger_ids.empty() && statement.kind != StatementKind::Uncoded) {
    head += ";" + Word("条目") + " " + exprs_.PrintLedgerIds(notes.ledger_ids);
  }
  if (notes.adjustable) head += ";" + Word("可调整");
  if (!notes.english_name.empty()) {
    head += ";" + Word("英文") + " " + exprs_.Quoted(notes.english_name);
  }
  lines_.push_back({statement.span.begin, 0, std::move(head), true});
}

void StatementPrinter::Line(const Span& span, std::string text, size_t indent) {
  const uint32_t at = span.is_valid() ? span.begin : lines_.back().at;
  lines_.push_back({at, indent, std::move(text), false});
}

void StatementPrinter::End() {
  std::stable_sort(lines_.begin() + 1, lines_.end(),
                   [](const PrintedLine& a, const PrintedLine& b) { return a.at < b.at; });
  std::move(lines_.begin(), lines_.end(), std::back_inserter(out_));
  lines_.clear();
}

// ---- what many statements share -----------------------------------------------------------------

std::string StatementPrinter::Inline(const Annotations& annotations) const {
  std::string out;
  if (!annotations.ledger_ids.empty()) {
    out += ";" + Word("条目") + " " + exprs_.PrintLedgerIds(annotations.ledger_ids);
  }
  if (!annotations.anchors.empty())
    out += ";" + Word("原文") + " " + exprs_.Print(annotations.anchors);
  if (annotations.adjustable) out += ";" + Word("可调整");
  if (!annotations.english_name.empty()) {
    out += ";" + Word("英文") + " " + exprs_.Quoted(annotations.english_name);
  }
  return out;
}

// Lines of their own for what the head does not carry.
void StatementPrinter::Common(const Annotations& annotations) {
  for (const Name& anchor : annotations.anchors) {
    Line(anchor.span, Word("原文") + " " + exprs_.Print(anchor));
  }
  for (const Reading& reading : annotations.readings) {
    std::string text = Word("释义") + " " + exprs_.Print(reading.name);
    if (!reading.question.empty()) text += ";" + Word("问") + " " + exprs_.Quoted(reading.question);
    for (size_t i = 0; i < reading.options.size(); ++i) {
      text += (i == 0 ? ":" : ";") + exprs_.Print(reading.options[i].label) + " " +
              exprs_.Print(reading.options[i].value);
    }
    text += ";" + Word("采用") + " " + exprs_.Print(reading.adopted);
    if (!reading.interpreter.empty()) {
      text += ";" + Word("解释") + " " + exprs_.Print(Name{reading.interpreter, {}, false});
    }
    Line(reading.span, std::move(text));
  }
}

std::string StatementPrinter::Case(ExprId value, ExprId condition,
                                   const std::vector<ExceptionClause>& exceptions) const {
  std::string out = exprs_.Print(value);
  if (condition.is_valid()) out += " " + Word("当") + " " + exprs_.Print(condition);
  for (const ExceptionClause& exception : exceptions) out += " (" + Exception(exception) + ")";
  return out;
}

std::string StatementPrinter::Exception(const ExceptionClause& exception) const {
  std::string out = Word("例外");
  if (exception.value.is_valid()) out += " " + Word("为") + " " + exprs_.Print(exception.value);
  if (exception.condition.is_valid()) {
    out += " " + Word("当") + " " + exprs_.Print(exception.condition);
  }
  for (const ExceptionClause& nested : exception.exceptions) out += " (" + Exception(nested) + ")";
  return out + Inline(exception.annotations);
}

std::string StatementPrinter::Presence(bool required, bool absent_ok, bool unknown_ok) const {
  return (required ? ";" + Word("必有") : "") + (absent_ok ? ";" + Word("可无") : "") +
         (unknown_ok ? ";" + Word("可缺") : "");
}

void StatementPrinter::Print(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::Error:
      return;
    case StatementKind::Schema:
      Print(statement, tree_.schemas[statement.index]);
      break;
    case StatementKind::Parameter:
      Print(statement, tree_.parameters[statement.index]);
      break;
    case StatementKind::Vocabulary:
      Print(statement, tree_.vocabularies[statement.index]);
      break;
    case StatementKind::Definition:
      Print(statement, tree_.definitions[statement.index]);
      break;
    case StatementKind::List:
      Print(statement, tree_.lists[statement.index]);
      break;
    case StatementKind::Procedure:
      Print(statement, tree_.procedures[statement.index]);
      break;
    case StatementKind::Measure:
      Print(statement, tree_.measures[statement.index]);
      break;
    case StatementKind::GeneralRule:
      Print(statement, tree_.general_rules[statement.index]);
      break;
    case StatementKind::Presumption:
      Print(statement, tree_.presumptions[statement.index]);
      break;
    case StatementKind::Uncoded:
      Print(statement, tree_.uncoded[statement.index]);
      break;
    case StatementKind::Test:
      Print(statement, tree_.tests[statement.index]);
      break;
  }
  Common(statement.annotations);
  End();
}

// ---- 结构, 参数, 词表, 定义
// --------------------------------------------------------------------------

void StatementPrinter::Print(const Statement& statement, const SchemaStmt& schema) {
  std::string head = Word("结构") + " " + exprs_.Print(schema.name);
  if (schema.parent) head += " " + Word("属于") + " " + exprs_.Print(*schema.parent);
  if (schema.key) head += ";" + Word("键") + " " + exprs_.Print(*schema.key);
  if (schema.begins_on) head += ";" + Word("发生日") + " " + exprs_.Print(*schema.begins_on);
  head += Presence(schema.required, schema.absent_ok, schema.unknown_ok);
  Begin(statement, std::move(head));
  for (const FieldDecl& field : schema.fields) {
    std::string text = exprs_.Print(field.name) + ":" + (field.is_set ? Word("集合") + " " : "") +
                       exprs_.Print(field.type) +
                       Presence(field.required, field.absent_ok, field.unknown_ok);
    if (field.event_date) text += ";" + Word("事件");
    if (field.set_date) text += ";" + Word("期日");
    if (!field.applies_to.empty()) {
      text += ";" + Word("适用") + " " + exprs_.Print(field.applies_to);
    }
    if (field.range_from.is_valid()) {
      text += ";" + Word("范围") + " " + exprs_.Print(field.range_from, Binding::Sum) + " " +
              Word("至") + " " + exprs_.Print(field.range_to, Binding::Sum);
    }
    if (!field.question.empty()) text += ";" + Word("问") + " " + exprs_.Quoted(field.question);
    if (!field.asked_of.empty()) text += ";" + Word("向") + " " + exprs_.Quoted(field.asked_of);
    Line(field.span, std::move(text));
  }
  for (const ViewDecl& view : schema.views) {
    Line(view.span, Word("视图") + " " + exprs_.Print(view.name) + " " + Word("当") + " " +
                        exprs_.Print(view.condition));
  }
}

void StatementPrinter::Print(const Statement& statement, const ParameterStmt& parameter) {
  std::string head =
      Word("参数") + " " + exprs_.Print(parameter.name) + " = " + exprs_.Print(parameter.value);
  if (parameter.selected_by) {
    const Name& by = *parameter.selected_by;
    const bool as_of = by.text == Word("基准日") && !by.quoted;
    head += ";" + Word("按") + " " + (as_of ? by.text : exprs_.Print(by));
  }
  Begin(statement, std::move(head));
  for (const ParameterStmt::Dated& dated : parameter.later) {
    Line(dated.span, Word("自") + " " + exprs_.Print(dated.from, Binding::Sum) + " = " +
                         exprs_.Print(dated.value));
  }
}

namespace {

// Whether 、 stands in the premise outside brackets, where it would end it.
bool HasOpenValues(const SyntaxTree& tree, ExprId id) {
  const Expr& expr = tree.exprs[id];
  const bool values = expr.kind == ExprKind::Is || expr.kind == ExprKind::Belongs ||
                      expr.kind == ExprKind::Contains;
  if (values && expr.args.size() > 2) return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [&](ExprId arg) { return HasOpenValues(tree, arg); });
}

}  // namespace

std::string StatementPrinter::Item(const VocabularyItem& item) const {
  std::string out = exprs_.Print(item.name);
  if (!item.description.empty()) out += " " + exprs_.Quoted(item.description);
  if (item.premise.is_valid()) {
    const bool open = HasOpenValues(tree_, item.premise);
    const std::string premise = exprs_.Print(item.premise);
    out += " " + Word("当") + " " + (open ? "(" + premise + ")" : premise);
  }
  return out;
}

std::string StatementPrinter::Items(const std::vector<VocabularyItem>& items, bool open) const {
  std::string out;
  for (const VocabularyItem& item : items) out += (out.empty() ? "" : "、") + Item(item);
  if (open) out += (out.empty() ? "" : "、") + Word("等");
  return out;
}

void StatementPrinter::PrintGroup(const VocabularyItem& group, bool whole) {
  const Span at = group.children.empty() ? group.name.span : group.children.front().name.span;
  Line(whole ? group.name.span : at,
       (whole ? Item(group) : exprs_.Print(group.name)) + ":" + Items(group.children, group.open));
  for (const VocabularyItem& child : group.children) {
    if (!child.children.empty() || child.open) PrintGroup(child, false);
  }
}

void StatementPrinter::Print(const Statement& statement, const VocabularyStmt& vocabulary) {
  std::string head = Word("词表") + " " + exprs_.Print(vocabulary.name);
  const auto is_group = [](const VocabularyItem& item) {
    return !item.children.empty() || item.open;
  };
  const bool flat = std::none_of(vocabulary.items.begin(), vocabulary.items.end(), is_group);
  if (!vocabulary.table_columns.empty()) {
    head += " " + Word("取自") + " " + Word("上表") + "(" + exprs_.Print(vocabulary.table_columns) +
            ")";
  } else if (flat && (!vocabulary.items.empty() || vocabulary.open)) {
    head += ":" + Items(vocabulary.items, vocabulary.open);
  }
  Begin(statement, std::move(head));
  if (flat) return;
  for (const VocabularyItem& item : vocabulary.items) {
    is_group(item) ? PrintGroup(item, true) : Line(item.name.span, Item(item));
  }
  if (vocabulary.open) lines_.push_back({UINT32_MAX, 1, Word("等"), false});
}

void StatementPrinter::Print(const Statement& statement, const DefinitionStmt& definition) {
  std::string head = Word("定义") + " ";
  if (definition.owner) head += exprs_.Print(*definition.owner) + " " + Word("的") + " ";
  head += exprs_.Print(definition.name);
  const auto plain = [](const DefinitionCase& only) {
    const Annotations& notes = only.annotations;
    return !only.condition.is_valid() && notes.ledger_ids.empty() && notes.anchors.empty() &&
           !notes.adjustable && notes.english_name.empty();
  };
  const bool alias = definition.cases.size() == 1 && plain(definition.cases.front());
  if (alias) {
    const DefinitionCase& only = definition.cases.front();
    head += " = " + Case(only.value, only.condition, only.exceptions);
  }
  Begin(statement, std::move(head));
  for (const DefinitionCase& one : definition.cases) {
    if (alias) break;
    const bool undefined = tree_.exprs[one.value].kind == ExprKind::Undefined;
    Line(one.span, (undefined ? "" : Word("为") + " ") +
                       Case(one.value, one.condition, one.exceptions) + Inline(one.annotations));
  }
  for (const ExceptionClause& exception : definition.exceptions) {
    Line(exception.span, Exception(exception));
  }
  if (!definition.yields_to.empty()) {
    Line(definition.yields_span, Word("从其规定") + " " + exprs_.Print(definition.yields_to));
  }
}

// ---- 推定, 不编码, 测试
// -----------------------------------------------------------------------------

void StatementPrinter::Print(const Statement& statement, const PresumptionStmt& presumption) {
  std::string head = Word("推定") + " ";
  if (presumption.owner) head += exprs_.Print(*presumption.owner) + " " + Word("的") + " ";
  Begin(statement, head + exprs_.Print(presumption.field) + " " + Word("为") + " " +
                       exprs_.Print(presumption.value));
}

void StatementPrinter::Print(const Statement& statement, const UncodedStmt& uncoded) {
  std::string head = Word("不编码") + " " + Word("条目") + " " +
                     exprs_.PrintLedgerIds(uncoded.ledger_ids) + " " + Word("因") + " " +
                     exprs_.Print(uncoded.reason);
  if (!uncoded.note.empty()) head += ";" + exprs_.Quoted(uncoded.note);
  Begin(statement, std::move(head));
}

std::string StatementPrinter::Row(const GivenRow& row, bool with_children) const {
  std::string body;
  for (const GivenRow::Field& field : row.fields) {
    body += (body.empty() ? "" : ";") + exprs_.Print(field.name) + " ";
    if (field.unknown) body += Word("不明");
    for (size_t i = 0; i < field.values.size(); ++i) {
      body += (i == 0 ? "" : "、") + exprs_.Print(field.values[i], Binding::Sum);
    }
  }
  for (const GivenRow& child : row.children) {
    if (with_children) body += (body.empty() ? "" : ";") + Row(child, true);
  }
  const bool brackets = !body.empty() || with_children;
  return exprs_.Print(row.collection) + (brackets ? "(" + body + ")" : "");
}

void StatementPrinter::Print(const Statement& statement, const TestStmt& test) {
  Begin(statement, Word("测试") + " " + exprs_.Print(test.name));
  for (const GivenRow& given : test.given) {
    Line(given.span, Word("给定") + " " + Row(given, false));
    for (const GivenRow& child : given.children) {
      Line(child.span,
           child.incomplete ? Word("不完整") + " " + exprs_.Print(child.collection)
                            : Row(child, true),
           2);
    }
  }
  for (const AssertionDecl& assertion : test.assertions) PrintAssertion(assertion);
}

void StatementPrinter::PrintAssertion(const AssertionDecl& assertion) {
  std::string text = exprs_.Print(assertion.date) + " ";
  switch (assertion.kind) {
    case AssertionKind::Status:
      text += exprs_.Print(assertion.status) + " " + exprs_.Print(assertion.subject_of);
      break;
    case AssertionKind::Holds:
      text += Word("应") + " " + exprs_.Print(assertion.expression);
      break;
    case AssertionKind::Fails:
      text += Word("不应") + " " + exprs_.Print(assertion.expression);
      break;
    case AssertionKind::Unknown:
      text += Word("不明") + " " + exprs_.Print(assertion.expression);
      break;
  }
  const auto list = [&](std::string_view word, const std::vector<Name>& names) {
    if (!names.empty()) text += ";" + Word(word) + " " + exprs_.Print(names);
  };
  list("依据", assertion.records);
  list("对象", assertion.targets);
  list("待", assertion.needs);
  if (!assertion.known_at.empty()) {
    const bool time = assertion.known_at.find(':') != std::string::npos;
    const bool date = !time && (assertion.known_at.find('-') != std::string::npos ||
                                assertion.known_at.find("年") != std::string::npos);
    text +=
        ";" + Word("知悉") + " " + (date ? assertion.known_at : exprs_.Quoted(assertion.known_at));
  }
  Line(assertion.span, std::move(text));
}

// ---- 名单, 程序, 措施, 通则
// --------------------------------------------------------------------------

void StatementPrinter::Print(const Statement& statement, const ListStmt& list) {
  Begin(statement, Word("名单") + " " + exprs_.Print(list.name) + " " + Word("是") + " " +
                       exprs_.Print(list.kind));
  const auto clauses = [&](std::string_view word, const std::vector<ListClause>& all) {
    for (const ListClause& clause : all) {
      const bool bare = tree_.exprs[clause.condition].kind == ExprKind::Collection;
      Line(clause.span, Word(word) + " " + (bare ? "" : Word("当") + " ") +
                            exprs_.Print(clause.condition) + Inline(clause.annotations));
    }
  };
  clauses("列入", list.admissions);
  for (const ListException& exception : list.exceptions) {
    const bool record = exception.scope == ExceptionScope::Record;
    const auto& scope = kExceptionScopes[record ? 0 : 1];
    Line(exception.span, Word("例外") + " " + Word("就") + " " +
                             std::string(tree_.english ? scope.english : scope.chinese) + " " +
                             Word("当") + " " + exprs_.Print(exception.condition) +
                             Inline(exception.annotations));
  }
  clauses("参考", list.references);
  clauses("移出", list.exits);
  if (!list.after_exit.empty()) {
    Line(FirstSpan(list.after_exit),
         Word("移出后") + " " + Word("列入") + " " + exprs_.Print(list.after_exit));
  }
  PrintExclusions(list.mutually_exclusive);
  if (list.territory) {
    Line(list.territory->span, Word("地域") + " " + exprs_.Print(*list.territory));
  }
}

void StatementPrinter::PrintExclusions(const std::vector<ExprId>& exclusions) {
  for (const ExprId id : exclusions) {
    Line(tree_.exprs[id].span, Word("互斥") + " " + exprs_.Print(id));
  }
}

void StatementPrinter::Print(const Statement& statement, const ProcedureStmt& procedure) {
  std::string head = Word("程序") + " " + exprs_.Print(procedure.name);
  if (!procedure.applies_to.empty()) {
    head += " " + Word("用于") + " " + exprs_.Print(procedure.applies_to);
  }
  Begin(statement, std::move(head));
  // Steps of one line have its span: 步骤 收到、受理、转交.
  for (size_t i = 0; i < procedure.steps.size();) {
    std::vector<Name> names;
    const size_t first = i;
    do {
      names.push_back(procedure.steps[i++].name);
    } while (i < procedure.steps.size() && procedure.steps[i].span == procedure.steps[first].span &&
             procedure.steps[first].span.is_valid());
    PrintStep(procedure.steps[first], names);
  }
  for (const MissingStepClause& missing : procedure.missing) {
    const auto& word = kMissingSteps[missing.consequence == MissingStep::Void ? 0 : 1];
    Line(missing.span, Word("缺步") + " " + exprs_.Print(missing.step) + " " + Word("则") + " " +
                           std::string(tree_.english ? word.english : word.chinese));
  }
}

void StatementPrinter::PrintStep(const StepDecl& step, const std::vector<Name>& names) {
  std::string text = Word("步骤") + " " + exprs_.Print(names);
  if (step.actor) text += " " + Word("由") + " " + exprs_.Print(*step.actor);
  if (step.actor_filter.is_valid()) text += "(" + exprs_.Print(step.actor_filter) + ")";
  if (step.clock_from) {
    text += " " + Word("自") + " " + exprs_.Print(*step.clock_from) + " " + Word("起");
  }
  if (step.limit.is_valid())
    text += " " + exprs_.Print(step.limit) + (tree_.english ? " " : "") + Word("内");
  if (step.condition.is_valid()) text += " " + Word("当") + " " + exprs_.Print(step.condition);
  if (step.towards) text += ";" + Word("对") + " " + exprs_.Print(*step.towards);
  if (step.effect) {
    for (const WordEntry<StepEffect>& word : kStepEffects) {
      if (word.value != *step.effect) continue;
      text += ";" + Word("效果") + " " + std::string(tree_.english ? word.english : word.chinese);
    }
  }
  if (!step.outcomes.empty()) text += ";" + Word("结果") + " " + exprs_.Print(step.outcomes);
  if (!step.channels.empty()) {
    text += ";" + Word("渠道") + " " + (step.all_channels ? Word("含全部") + " " : "") +
            exprs_.Print(step.channels);
  }
  Line(step.span, text + Inline(step.annotations));
}

void StatementPrinter::Print(const Statement& statement, const MeasureStmt& measure) {
  std::string head = Word("措施") + " " + exprs_.Print(measure.names);
  std::string kinds;
  for (const WordEntry<MeasureKind>& word : kMeasureKinds) {
    if (measure.kind == word.value) kinds += tree_.english ? word.english : word.chinese;
  }
  for (const WordEntry<Modality>& word : kModalities) {
    if (measure.modality != word.value) continue;
    kinds += (kinds.empty() ? "" : "、") + std::string(tree_.english ? word.english : word.chinese);
  }
  if (!kinds.empty()) head += " " + Word("是") + " " + kinds;
  Begin(statement, std::move(head));
  PrintClauses(measure);
}

void StatementPrinter::PrintClauses(const MeasureStmt& measure) {
  for (const ListClause& trigger : measure.triggers) {
    Line(trigger.span,
         Word("当") + " " + exprs_.Print(trigger.condition) + Inline(trigger.annotations));
  }
  std::string targets;
  for (const TargetClause& target : measure.targets) {
    targets += (targets.empty() ? "" : "、") + exprs_.Print(target.role);
    if (target.filter.is_valid()) targets += "(" + exprs_.Print(target.filter) + ")";
  }
  if (!targets.empty()) Line(measure.targets.front().span, Word("对象") + " " + targets);
  // Who does what stands on one line.
  std::string duties;
  Span at;
  const auto duty = [&](std::string_view word, const std::vector<Name>& names) {
    if (names.empty()) return;
    duties += (duties.empty() ? "" : ";") + Word(word) + " " + exprs_.Print(names);
    if (!at.is_valid() || FirstSpan(names).begin < at.begin) at = FirstSpan(names);
  };
  const auto one = [](const std::optional<Name>& name) {
    return name ? std::vector<Name>{*name} : std::vector<Name>{};
  };
  duty("事项", measure.matters);
  duty("发起", measure.initiators);
  duty("实施", measure.implementers);
  duty("共享", one(measure.sharing));
  duty("类", one(measure.category));
  if (!duties.empty()) Line(at, std::move(duties));
  if (measure.term) PrintTerm(*measure.term);
  for (const CitationClause& basis : measure.bases) {
    std::string text = Word("依据") + " " + basis.text;
    if (basis.from.is_valid()) {
      text += "(" + exprs_.Print(basis.from, Binding::Sum) + " " + Word("至") + " " +
              exprs_.Print(basis.to, Binding::Sum) + ")";
    }
    Line(basis.span, std::move(text));
  }
}

void StatementPrinter::PrintTerm(const MeasureTerm& term) {
  std::vector<std::string> parts;
  if (term.until_exit) parts.push_back(Word("至") + " " + Word("移出"));
  if (term.until.is_valid()) parts.push_back(Word("至") + " " + exprs_.Print(term.until));
  if (term.fixed.is_valid()) parts.push_back(exprs_.Print(term.fixed, Binding::Sum));
  if (term.at_most.is_valid()) {
    parts.push_back(Word("不超过") + " " + exprs_.Print(term.at_most, Binding::Sum));
  }
  // 不超过 may stand as a part of its own; every other needs its 期限.
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool at_most = term.at_most.is_valid() && i + 1 == parts.size();
    text += (i == 0 ? "" : ";") + (i == 0 || !at_most ? Word("期限") + " " : "") + parts[i];
  }
  Line(term.span, std::move(text));
}

void StatementPrinter::Print(const Statement& statement, const GeneralRuleStmt& rule) {
  Begin(statement, Word("通则") + " " + Word("每个") + " " + exprs_.Print(rule.over) +
                       (rule.filter.is_valid() ? "(" + exprs_.Print(rule.filter) + ")" : ""));
  PrintExclusions(rule.mutually_exclusive);
  PrintClauses(rule.measure_defaults);
}

}  // namespace xinze::syntax
