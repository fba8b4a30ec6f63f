// Tests.
#include "compiler/syntax/builder.h"

namespace xinze::syntax {

using diagnostics::Code;

void TreeBuilder::Build(XinzeParser::TestCaseContext* test) {
  auto* head = test->testCaseHead();
  TestStmt out;
  out.name = MakeName(head->name());
  if (head->exception == nullptr) Annotate(head->annotations(), statement_.annotations);
  for (XinzeParser::TestCaseLineContext* line : test->testCaseLine()) {
    if (line->exception != nullptr) continue;
    if (line->K_GIVEN() != nullptr) {
      out.given.push_back(Build(line->row()));
    } else if (line->row() != nullptr || line->K_INCOMPLETE() != nullptr) {
      // Rows below 给定 are of the subject given last.
      if (out.given.empty()) {
        sink_.Report(Code::XZ0215, SpanOf(line));
        statement_.damaged = true;
        continue;
      }
      GivenRow row;
      if (line->row() != nullptr) {
        row = Build(line->row());
      } else {
        row.collection = MakeName(line->name());
        row.incomplete = true;
        row.span = SpanOf(line);
      }
      out.given.back().children.push_back(std::move(row));
    } else if (line->assertion() != nullptr) {
      out.assertions.push_back(Build(line->assertion()));
    } else {
      Annotate(line->commonLine());
    }
  }
  if (out.name.text.empty()) return AddError(StatementKind::Test);
  Add(StatementKind::Test, tree_.tests, std::move(out));
}

GivenRow TreeBuilder::Build(XinzeParser::RowContext* row) {
  GivenRow out;
  out.collection = MakeName(row->name());
  out.span = SpanOf(row);
  if (row->rowBody() != nullptr) Build(row->rowBody(), out);
  return out;
}

void TreeBuilder::Build(XinzeParser::RowBodyContext* body, GivenRow& out) {
  for (XinzeParser::RowFieldContext* field : body->rowField()) {
    if (field->rowBody() != nullptr) {
      GivenRow& child = out.children.emplace_back();
      child.collection = MakeName(field->name());
      child.span = SpanOf(field);
      Build(field->rowBody(), child);
      continue;
    }
    GivenRow::Field made;
    made.name = MakeName(field->name());
    made.span = SpanOf(field);
    made.unknown = field->K_UNKNOWN() != nullptr;
    for (XinzeParser::ValueContext* value : field->value()) {
      made.values.push_back(Build(value->sum()));
    }
    for (XinzeParser::ListCommaContext* comma : field->listComma()) CheckComma(comma);
    out.fields.push_back(std::move(made));
  }
}

AssertionDecl TreeBuilder::Build(XinzeParser::AssertionContext* assertion) {
  AssertionDecl out;
  out.span = SpanOf(assertion);
  out.date = AddExpr(ExprKind::Literal, SpanOf(assertion->DATE()), {},
                     TokenOf(assertion->DATE()->getSymbol()).text);
  tree_.exprs[out.date].literal = LiteralKind::Date;
  XinzeParser::OutcomeContext* outcome = assertion->outcome();
  if (outcome->expr() != nullptr) {
    out.kind = outcome->K_SHOULD() != nullptr       ? AssertionKind::Holds
               : outcome->K_SHOULD_NOT() != nullptr ? AssertionKind::Fails
                                                    : AssertionKind::Unknown;
    out.expression = Build(outcome->expr());
  } else {
    out.status = MakeName(outcome->name(0));
    out.subject_of = MakeName(outcome->name(1));
  }
  for (XinzeParser::AssertionAttributeContext* attribute : assertion->assertionAttribute()) {
    const Span span = SpanOf(attribute);
    if (attribute->K_KNOWN_AT() != nullptr) {
      RefuseRepeat(!out.known_at.empty(), span, "知悉", "known_at");
      out.known_at = MakeName(attribute->getStop()).text;
      continue;
    }
    const bool basis = attribute->K_BASIS() != nullptr;
    const bool targets = attribute->K_TARGETS() != nullptr;
    std::vector<Name>& names = basis ? out.records : targets ? out.targets : out.needs;
    RefuseRepeat(!names.empty(), span,
                 basis     ? "依据"
                 : targets ? "对象"
                           : "待",
                 basis     ? "basis"
                 : targets ? "targets"
                           : "needs");
    names = Names(attribute->nameList());
  }
  return out;
}

}  // namespace xinze::syntax
