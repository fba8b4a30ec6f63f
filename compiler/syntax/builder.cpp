#include "compiler/syntax/builder.h"

#include <fmt/format.h>

namespace xinze::syntax {

using diagnostics::Code;

void TreeBuilder::Build(XinzeParser::FileContext* file) {
  for (XinzeParser::StatementContext* statement : file->statement()) BuildStatement(statement);
}

void TreeBuilder::BuildStatement(XinzeParser::StatementContext* statement) {
  statement_ = Statement{};
  statement_.span = SpanOf(statement);
  if (statement->schema() != nullptr) return Build(statement->schema());
  if (statement->parameter() != nullptr) return Build(statement->parameter());
  if (statement->vocabulary() != nullptr) return Build(statement->vocabulary());
  if (statement->definition() != nullptr) return Build(statement->definition());
  if (statement->equation() != nullptr) return Build(statement->equation());
  if (statement->creditList() != nullptr) return Build(statement->creditList());
  if (statement->procedure() != nullptr) return Build(statement->procedure());
  if (statement->measure() != nullptr) return Build(statement->measure());
  if (statement->generalRule() != nullptr) return Build(statement->generalRule());
  if (statement->presumption() != nullptr) return Build(statement->presumption());
  if (statement->uncoded() != nullptr) return Build(statement->uncoded());
  if (statement->testCase() != nullptr) return Build(statement->testCase());
  if (statement->reservedStatement() != nullptr) {
    auto* head = statement->reservedStatement()->reservedStatementHead();
    const Token& token = TokenOf(head->getStart());
    sink_.Report(Code::XZ0212, source_.span(token.begin, token.end)).ArgName(token.text);
  }
  tree_.statements.push_back(std::move(statement_));
}

Span TreeBuilder::SpanOf(antlr4::Token* first, antlr4::Token* last) const {
  if (first == nullptr) return {};
  const Token& begin = TokenOf(first);
  // An empty match ends before it begins.
  const Token& end =
      last != nullptr && last->getTokenIndex() >= first->getTokenIndex() ? TokenOf(last) : begin;
  return source_.span(begin.begin, std::max(begin.begin, end.end));
}

Span TreeBuilder::SpanOf(antlr4::ParserRuleContext* context) const {
  if (context == nullptr) return {};
  return SpanOf(context->getStart(), context->getStop());
}

Span TreeBuilder::SpanOf(antlr4::tree::TerminalNode* node) const {
  return SpanOf(node->getSymbol(), node->getSymbol());
}

Name TreeBuilder::MakeName(antlr4::Token* raw) const {
  const Token& token = TokenOf(raw);
  Name name{token.text, source_.span(token.begin, token.end), false};
  if (token.type == XinzeParser::TEXT) {
    name.quoted = true;
    // Quotation marks are one code point each, of one byte (") or three.
    const size_t mark = name.text.front() == '"' ? 1 : 3;
    name.text = name.text.substr(mark, name.text.size() - 2 * mark);
  }
  return name;
}

Name TreeBuilder::MakeName(XinzeParser::NameContext* name) const {
  if (name == nullptr || name->exception != nullptr) return {};
  return MakeName(name->getStart());
}

std::string TreeBuilder::TextOf(antlr4::tree::TerminalNode* text) const {
  return text == nullptr ? std::string() : MakeName(text->getSymbol()).text;
}

void TreeBuilder::CheckComma(XinzeParser::ListCommaContext* comma) {
  if (comma->COMMA() == nullptr) return;
  const Span span = SpanOf(comma);
  sink_.Report(Code::XZ0213, span).Fix(span, "、");
}

std::vector<Name> TreeBuilder::Names(XinzeParser::NameListContext* list) {
  std::vector<Name> names;
  if (list == nullptr) return names;
  for (XinzeParser::NameContext* name : list->name()) {
    // What could not be read names nothing.
    if (Name made = MakeName(name); made.span.is_valid()) names.push_back(std::move(made));
  }
  for (XinzeParser::ListCommaContext* comma : list->listComma()) CheckComma(comma);
  return names;
}

std::vector<Name> TreeBuilder::LedgerIds(XinzeParser::LedgerIdsContext* list) {
  std::vector<Name> ids;
  if (list == nullptr) return ids;
  for (XinzeParser::LedgerIdContext* id : list->ledgerId()) ids.push_back(MakeName(id->getStart()));
  for (XinzeParser::ListCommaContext* comma : list->listComma()) CheckComma(comma);
  return ids;
}

void TreeBuilder::RefuseRepeat(bool repeated, const Span& span, const char* zh, const char* en) {
  if (repeated) sink_.Report(Code::XZ0219, span).Arg("“" + std::string(zh) + "”", en);
}

void TreeBuilder::ReportUnknownWord(const Name& name, Phrase what, Phrase allowed) {
  statement_.damaged = true;
  sink_.Report(Code::XZ0214, name.span)
      .ArgName(name.text)
      .Arg(what.zh, what.en)
      .Arg(allowed.zh, allowed.en);
}

void TreeBuilder::Annotate(XinzeParser::AnnotationContext* annotation, Annotations& out) {
  if (annotation == nullptr || annotation->exception != nullptr) return;
  if (auto* ledger = dynamic_cast<XinzeParser::LedgerAnnotationContext*>(annotation)) {
    for (Name& id : LedgerIds(ledger->ledgerIds())) out.ledger_ids.push_back(std::move(id));
  } else if (auto* quote = dynamic_cast<XinzeParser::QuoteAnnotationContext*>(annotation)) {
    for (antlr4::tree::TerminalNode* text : quote->TEXT()) {
      out.anchors.push_back(MakeName(text->getSymbol()));
    }
    for (XinzeParser::ListCommaContext* comma : quote->listComma()) CheckComma(comma);
  } else if (auto* english = dynamic_cast<XinzeParser::EnglishAnnotationContext*>(annotation)) {
    RefuseRepeat(!out.english_name.empty(), SpanOf(english), "英文", "english");
    out.english_name = TextOf(english->TEXT());
  } else {
    out.adjustable = true;
  }
}

void TreeBuilder::Annotate(XinzeParser::AnnotationsContext* annotations, Annotations& out) {
  if (annotations == nullptr) return;
  for (XinzeParser::AnnotationContext* annotation : annotations->annotation()) {
    Annotate(annotation, out);
  }
}

void TreeBuilder::Annotate(XinzeParser::ReadingContext* reading, Annotations& out) {
  if (reading == nullptr || reading->exception != nullptr) return;
  Reading made;
  made.name = MakeName(reading->name(0));
  made.question = TextOf(reading->TEXT());
  for (XinzeParser::ReadingOptionContext* option : reading->readingOption()) {
    made.options.push_back({MakeName(option->name()), Build(option->expr())});
  }
  made.adopted = MakeName(reading->name(1));
  if (reading->K_INTERPRETER() != nullptr) made.interpreter = MakeName(reading->name(2)).text;
  made.span = SpanOf(reading);
  out.readings.push_back(std::move(made));
  for (XinzeParser::AnnotationContext* annotation : reading->annotation()) {
    Annotate(annotation, out);
  }
}

void TreeBuilder::Annotate(XinzeParser::CommonLineContext* line) {
  if (line == nullptr || line->exception != nullptr) return;
  Annotate(line->annotation(), statement_.annotations);
  Annotate(line->annotations(), statement_.annotations);
  Annotate(line->reading(), statement_.annotations);
}

}  // namespace xinze::syntax
