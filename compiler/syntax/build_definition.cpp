// Schemas, parameters, vocabularies and definitions.
#include <unordered_map>

#include "compiler/syntax/builder.h"

namespace xinze::syntax {

using diagnostics::Code;

// ---- 结构 ---------------------------------------------------------------------------------------

void TreeBuilder::Build(XinzeParser::SchemaContext* schema) {
  auto* head = schema->schemaHead();
  SchemaStmt out;
  out.name = MakeName(head->name(0));
  if (head->name().size() > 1) out.parent = MakeName(head->name(1));
  const auto presence = [&](XinzeParser::PresenceContext* mark, auto& marked) {
    marked.required = marked.required || mark->K_REQUIRED() != nullptr;
    marked.absent_ok = marked.absent_ok || mark->K_ABSENT_OK() != nullptr;
    marked.unknown_ok = marked.unknown_ok || mark->K_UNKNOWN_OK() != nullptr;
  };
  for (XinzeParser::SchemaAttributeContext* attribute : head->schemaAttribute()) {
    if (attribute->exception != nullptr) continue;
    const Span span = SpanOf(attribute);
    RefuseRepeat(attribute->K_KEY() != nullptr && out.key.has_value(), span, "键", "key");
    RefuseRepeat(attribute->K_BEGINS_ON() != nullptr && out.begins_on.has_value(), span, "发生日",
                 "begins_on");
    if (attribute->K_KEY() != nullptr) out.key = MakeName(attribute->name());
    if (attribute->K_BEGINS_ON() != nullptr) out.begins_on = MakeName(attribute->name());
    if (attribute->presence() != nullptr) presence(attribute->presence(), out);
    Annotate(attribute->annotation(), statement_.annotations);
  }
  for (XinzeParser::SchemaLineContext* line : schema->schemaLine()) {
    if (line->exception != nullptr) {
      // A field that is half read is still a field, so that its uses are no unknown names.
      if (line->field() != nullptr && !MakeName(line->field()->name()).text.empty()) {
        out.fields.push_back(Build(line->field()));
        out.fields.back().damaged = true;
      }
    } else if (line->field() != nullptr) {
      out.fields.push_back(Build(line->field()));
    } else if (line->K_VIEW() != nullptr) {
      out.views.push_back({MakeName(line->name()), Build(line->expr()), SpanOf(line)});
      Annotate(line->annotations(), statement_.annotations);
    } else {
      Annotate(line->commonLine());
    }
  }
  if (out.name.text.empty()) return AddError(StatementKind::Schema);
  Add(StatementKind::Schema, tree_.schemas, std::move(out));
}

FieldDecl TreeBuilder::Build(XinzeParser::FieldContext* field) {
  FieldDecl out;
  out.name = MakeName(field->name());
  out.span = SpanOf(field);
  if (field->fieldType() != nullptr) {
    out.type = MakeName(field->fieldType()->name());
    out.is_set = field->fieldType()->K_SET_OF() != nullptr;
  }
  for (XinzeParser::FieldAttributeContext* attribute : field->fieldAttribute()) {
    if (attribute->exception != nullptr) continue;
    if (auto* mark = attribute->presence()) {
      out.required = out.required || mark->K_REQUIRED() != nullptr;
      out.absent_ok = out.absent_ok || mark->K_ABSENT_OK() != nullptr;
      out.unknown_ok = out.unknown_ok || mark->K_UNKNOWN_OK() != nullptr;
    }
    const Span span = SpanOf(attribute);
    RefuseRepeat(attribute->K_RANGE() != nullptr && out.range_from.is_valid(), span, "范围",
                 "range");
    RefuseRepeat(attribute->K_ASK() != nullptr && !out.question.empty(), span, "问", "ask");
    RefuseRepeat(attribute->K_ASKED_OF() != nullptr && !out.asked_of.empty(), span, "向",
                 "asked_of");
    RefuseRepeat(attribute->K_APPLIES_TO() != nullptr && !out.applies_to.empty(), span, "适用",
                 "applies_to");
    if (attribute->K_EVENT() != nullptr) out.event_date = true;
    if (attribute->K_SET_DATE() != nullptr) out.set_date = true;
    if (attribute->K_APPLIES_TO() != nullptr) out.applies_to = Names(attribute->nameList());
    if (attribute->K_RANGE() != nullptr) {
      out.range_from = Build(attribute->range()->sum(0));
      out.range_to = Build(attribute->range()->sum(1));
    }
    if (attribute->K_ASK() != nullptr) out.question = TextOf(attribute->TEXT());
    if (attribute->K_ASKED_OF() != nullptr) out.asked_of = TextOf(attribute->TEXT());
  }
  return out;
}

// ---- 参数, 词表
// -----------------------------------------------------------------------------------

void TreeBuilder::Build(XinzeParser::ParameterContext* parameter) {
  auto* head = parameter->parameterHead();
  ParameterStmt out;
  out.name = MakeName(head->name());
  out.value = head->exception == nullptr ? Build(head->expr()) : ErrorExpr(SpanOf(head));
  const auto selected_by = [&](XinzeParser::NameContext* name, antlr4::ParserRuleContext* whole) {
    RefuseRepeat(out.selected_by.has_value(), SpanOf(whole), "按", "selected_by");
    out.selected_by = name != nullptr ? MakeName(name) : MakeName(whole->getStart());
  };
  for (XinzeParser::ParameterAttributeContext* attribute : head->parameterAttribute()) {
    if (attribute->exception != nullptr) continue;
    if (attribute->selection() != nullptr) {
      selected_by(attribute->selection()->name(), attribute->selection());
    }
    Annotate(attribute->annotation(), statement_.annotations);
  }
  for (XinzeParser::ParameterLineContext* line : parameter->parameterLine()) {
    if (line->exception != nullptr) continue;
    if (line->K_FROM() != nullptr) {
      const ExprId from = Build(line->sum());
      out.later.push_back({from, Build(line->expr()), SpanOf(line)});
    } else if (line->selection() != nullptr) {
      selected_by(line->selection()->name(), line->selection());
    } else {
      Annotate(line->commonLine());
    }
  }
  if (out.name.text.empty()) return AddError(StatementKind::Parameter);
  Add(StatementKind::Parameter, tree_.parameters, std::move(out));
}

VocabularyItem TreeBuilder::Build(XinzeParser::VocabularyItemContext* item) {
  VocabularyItem out;
  out.name = MakeName(item->name());
  out.description = TextOf(item->TEXT());
  if (item->expr() != nullptr) out.premise = Build(item->expr());
  return out;
}

void TreeBuilder::AddItems(XinzeParser::VocabularyItemsContext* items,
                           std::vector<VocabularyItem>& out, bool& open) {
  for (XinzeParser::VocabularyEntryContext* entry : items->vocabularyEntry()) {
    if (entry->K_ETC() != nullptr) {
      open = true;
    } else {
      out.push_back(Build(entry->vocabularyItem()));
    }
  }
  for (XinzeParser::ListCommaContext* comma : items->listComma()) CheckComma(comma);
}

namespace {

// The items of one vocabulary while its lines are read: side by side, each knowing where those
// below it stand, so that a head finds the item that it names at no cost that grows with their
// number.
class GatheredItems {
 public:
  static constexpr size_t kNone = SIZE_MAX;

  // The item of that name that came first.
  size_t Find(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? kNone : found->second;
  }
  size_t Add(VocabularyItem item, size_t above) {
    const size_t at = all_.size();
    by_name_.try_emplace(item.name.text, at);
    if (above == kNone) {
      top_.push_back(at);
    } else {
      all_[above].below.push_back(at);
    }
    all_.push_back({std::move(item), above == kNone ? 1 : all_[above].level + 1, {}});
    return at;
  }
  VocabularyItem& operator[](size_t at) { return all_[at].item; }
  // 1 of those that stand below none.
  uint32_t LevelOf(size_t at) const { return all_[at].level; }

  // The tree of them. What is below an item came after it.
  std::vector<VocabularyItem> Take() {
    for (size_t at = all_.size(); at-- > 0;) all_[at].item.children = Move(all_[at].below);
    return Move(top_);
  }

 private:
  struct Gathered {
    VocabularyItem item;
    uint32_t level = 1;
    std::vector<size_t> below;
  };

  std::vector<VocabularyItem> Move(const std::vector<size_t>& places) {
    std::vector<VocabularyItem> items;
    items.reserve(places.size());
    for (const size_t place : places) items.push_back(std::move(all_[place].item));
    return items;
  }

  std::vector<Gathered> all_;
  std::vector<size_t> top_;
  std::unordered_map<std::string, size_t> by_name_;
};

}  // namespace

void TreeBuilder::Build(XinzeParser::VocabularyContext* vocabulary) {
  auto* head = vocabulary->vocabularyHead();
  VocabularyStmt out;
  out.name = MakeName(head->name());
  GatheredItems items;
  const auto add = [&](XinzeParser::VocabularyItemsContext* listed, size_t above, bool& open) {
    std::vector<VocabularyItem> added;
    AddItems(listed, added, open);
    for (VocabularyItem& item : added) {
      if (above != GatheredItems::kNone && items.LevelOf(above) >= kMaxVocabularyLevels) {
        sink_.Report(Code::XZ0221, item.name.span)
            .ArgName(item.name.text)
            .Arg(kMaxVocabularyLevels);
        return;
      }
      items.Add(std::move(item), above);
    }
  };
  if (head->exception == nullptr) {
    if (head->vocabularyItems() != nullptr) {
      add(head->vocabularyItems(), GatheredItems::kNone, out.open);
    }
    out.table_columns = Names(head->nameList());
    Annotate(head->annotations(), statement_.annotations);
  }
  for (XinzeParser::VocabularyLineContext* line : vocabulary->vocabularyLine()) {
    if (line->exception != nullptr) continue;
    if (line->commonLine() != nullptr) {
      Annotate(line->commonLine());
      continue;
    }
    Annotate(line->annotations(), statement_.annotations);
    if (line->vocabularyItem() == nullptr) {
      add(line->vocabularyItems(), GatheredItems::kNone, out.open);
      continue;
    }
    // A head that names an item already there adds to it.
    VocabularyItem group = Build(line->vocabularyItem());
    size_t at = items.Find(group.name.text);
    if (at == GatheredItems::kNone) {
      at = items.Add(std::move(group), GatheredItems::kNone);
    } else {
      if (items[at].description.empty()) items[at].description = group.description;
      if (!items[at].premise.is_valid()) items[at].premise = group.premise;
    }
    bool open = items[at].open;
    add(line->vocabularyItems(), at, open);
    items[at].open = open;
  }
  out.items = items.Take();
  if (out.name.text.empty()) return AddError(StatementKind::Vocabulary);
  Add(StatementKind::Vocabulary, tree_.vocabularies, std::move(out));
}

// ---- 定义 ---------------------------------------------------------------------------------------

std::pair<std::optional<Name>, Name> TreeBuilder::Build(XinzeParser::QualifiedNameContext* name) {
  if (name == nullptr || name->exception != nullptr) return {};
  if (name->name().size() == 1) return {std::nullopt, MakeName(name->name(0))};
  return {MakeName(name->name(0)), MakeName(name->name(1))};
}

void TreeBuilder::Build(XinzeParser::DefinitionContext* definition) {
  auto* head = definition->definitionHead();
  DefinitionStmt out;
  std::tie(out.owner, out.name) = Build(head->qualifiedName());
  if (head->exception != nullptr) {
    AddBroken(head, out);
  } else {
    Annotate(head->annotations(), statement_.annotations);
  }
  for (antlr4::tree::ParseTree* child : definition->children) {
    if (auto* line = dynamic_cast<XinzeParser::DefinitionLineContext*>(child)) Build(line, out);
    if (auto* line = dynamic_cast<XinzeParser::BodyLineContext*>(child)) Build(line, out);
  }
  if (out.name.text.empty()) return AddError(StatementKind::Definition);
  Add(StatementKind::Definition, tree_.definitions, std::move(out));
}

void TreeBuilder::Build(XinzeParser::EquationContext* equation) {
  auto* head = equation->equationHead();
  DefinitionStmt out;
  std::tie(out.owner, out.name) = Build(head->qualifiedName());
  if (head->exception != nullptr) {
    AddBroken(head, out);
  } else {
    out.cases.push_back(Build(head->caseBody(), nullptr));
    Annotate(head->annotations(), statement_.annotations);
  }
  for (XinzeParser::DefinitionLineContext* line : equation->definitionLine()) Build(line, out);
  if (out.name.text.empty()) return AddError(StatementKind::Definition);
  Add(StatementKind::Definition, tree_.definitions, std::move(out));
}

// What could not be read: an exception of which the condition is not known, or a case of which the
// value is not.
void TreeBuilder::AddBroken(antlr4::ParserRuleContext* line, DefinitionStmt& out) {
  const Span span = SpanOf(line);
  if (line->getStart()->getType() == XinzeParser::K_EXCEPT) {
    ExceptionClause& broken = out.exceptions.emplace_back();
    broken.condition = ErrorExpr(span);
    broken.span = span;
  } else {
    DefinitionCase& broken = out.cases.emplace_back();
    broken.value = ErrorExpr(span);
    broken.span = span;
  }
}

void TreeBuilder::Build(XinzeParser::BodyLineContext* line, DefinitionStmt& out) {
  if (line->exception != nullptr) return AddBroken(line, out);
  if (out.cases.empty()) {
    out.cases.push_back(Build(line->caseBody(), line->annotations()));
    out.cases.back().span = SpanOf(line);
    return;
  }
  // A second one is no body of this definition but something whose head is amiss, and so are the
  // lines below it.
  for (size_t at = line->getStart()->getTokenIndex(); at <= line->getStop()->getTokenIndex();
       ++at) {
    tree_.unread_names.insert(tokens_[at].text);
  }
  if (!statement_.damaged) {
    const Token& first = TokenOf(line->getStart());
    sink_.Report(Code::XZ0216, source_.span(first.begin, first.end))
        .Arg("“" + first.text + "”")
        .Arg("“为”、“例外”或者下一个语句的开头", "as, except or the head of the next statement");
  }
  statement_.damaged = true;
}

void TreeBuilder::Build(XinzeParser::DefinitionLineContext* line, DefinitionStmt& out) {
  if (line->exception != nullptr) return AddBroken(line, out);
  if (line->exceptionBody() != nullptr) {
    out.exceptions.push_back(Build(line->exceptionBody()));
  } else if (line->K_YIELDS_TO() != nullptr) {
    for (Name& rank : Names(line->nameList())) out.yields_to.push_back(std::move(rank));
    out.yields_span = Cover(out.yields_span, SpanOf(line));
  } else if (line->caseBody() != nullptr) {
    out.cases.push_back(Build(line->caseBody(), line->annotations()));
    out.cases.back().span = SpanOf(line);
  } else if (XinzeParser::UndefinedCaseContext* undefined = line->undefinedCase()) {
    DefinitionCase& open = out.cases.emplace_back();
    open.value = AddExpr(ExprKind::Undefined, SpanOf(undefined->K_UNDEFINED()));
    if (undefined->expr() != nullptr) open.condition = Build(undefined->expr());
    open.exceptions = Build(undefined->nestedExceptions());
    Annotate(line->annotations(), open.annotations);
    open.span = SpanOf(line);
  } else {
    Annotate(line->commonLine());
  }
}

DefinitionCase TreeBuilder::Build(XinzeParser::CaseBodyContext* body,
                                  XinzeParser::AnnotationsContext* notes) {
  DefinitionCase out;
  out.span = SpanOf(body);
  out.value = Build(body->expr(0));
  if (body->K_WHEN() != nullptr) out.condition = Build(body->expr(1));
  out.exceptions = Build(body->nestedExceptions());
  Annotate(notes, out.annotations);
  return out;
}

std::vector<ExceptionClause> TreeBuilder::Build(XinzeParser::NestedExceptionsContext* exceptions) {
  std::vector<ExceptionClause> out;
  for (XinzeParser::ExceptionBodyContext* exception : exceptions->exceptionBody()) {
    out.push_back(Build(exception));
  }
  return out;
}

ExceptionClause TreeBuilder::Build(XinzeParser::ExceptionBodyContext* exception) {
  ExceptionClause out;
  out.span = SpanOf(exception);
  size_t next = 0;
  if (exception->K_AS() != nullptr) out.value = Build(exception->expr(next++));
  if (exception->K_WHEN() != nullptr) out.condition = Build(exception->expr(next));
  out.exceptions = Build(exception->nestedExceptions());
  Annotate(exception->annotations(), out.annotations);
  return out;
}

}  // namespace xinze::syntax
