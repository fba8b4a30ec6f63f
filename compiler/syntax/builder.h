// From the generated parser's tree to the syntax tree. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_BUILDER_H_
#define XINZE_COMPILER_SYNTAX_BUILDER_H_

#include <optional>
#include <string>
#include <vector>

#include <antlr4-runtime.h>

#include "XinzeParser.h"
#include "compiler/base/source.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"
#include "compiler/syntax/token.h"
#include "compiler/syntax/words.h"

namespace xinze::syntax {

using grammar::XinzeParser;

// Walks the parse tree once. A line that holds a mistake has an exception and perhaps no children;
// what is missing there becomes an Error expression where the statement needs one, or is left out.
class TreeBuilder {
 public:
  TreeBuilder(const std::vector<Token>& tokens, const base::SourceFile& source, SyntaxTree& tree,
              diagnostics::Diagnostics& sink)
      : tokens_(tokens), source_(source), tree_(tree), sink_(sink) {}

  void Build(XinzeParser::FileContext* file);

 private:
  // builder.cpp: places, names, words, annotations.
  const Token& TokenOf(antlr4::Token* token) const { return tokens_[token->getTokenIndex()]; }
  Span SpanOf(antlr4::Token* first, antlr4::Token* last) const;
  Span SpanOf(antlr4::ParserRuleContext* context) const;
  Span SpanOf(antlr4::tree::TerminalNode* node) const;
  Name MakeName(antlr4::Token* token) const;
  Name MakeName(XinzeParser::NameContext* name) const;
  std::vector<Name> Names(XinzeParser::NameListContext* list);
  std::vector<Name> LedgerIds(XinzeParser::LedgerIdsContext* list);
  std::string TextOf(antlr4::tree::TerminalNode* text) const;
  void CheckComma(XinzeParser::ListCommaContext* comma);
  // The value that `name` stands for; reports what may stand there if it is no word of the table.
  template <typename T, size_t n>
  std::optional<T> Word(const Name& name, const WordEntry<T> (&table)[n], Phrase what) {
    if (const WordEntry<T>* entry = FindWord(table, name.text)) return entry->value;
    Phrase allowed;
    for (const WordEntry<T>& entry : table) {
      allowed.zh += (allowed.zh.empty() ? "" : "、") + std::string(entry.chinese);
      allowed.en += (allowed.en.empty() ? "" : ", ") + std::string(entry.english);
    }
    if (!name.text.empty()) ReportUnknownWord(name, std::move(what), std::move(allowed));
    return std::nullopt;
  }
  // Of what has one value, and was given one before.
  void RefuseRepeat(bool repeated, const Span& span, const char* zh, const char* en);
  void ReportUnknownWord(const Name& name, Phrase what, Phrase allowed);
  void Annotate(XinzeParser::AnnotationContext* annotation, Annotations& out);
  void Annotate(XinzeParser::AnnotationsContext* annotations, Annotations& out);
  void Annotate(XinzeParser::ReadingContext* reading, Annotations& out);
  void Annotate(XinzeParser::CommonLineContext* line);
  void BuildStatement(XinzeParser::StatementContext* statement);
  // Puts the statement that is complete now into the tree.
  template <typename T>
  void Add(StatementKind kind, std::vector<T>& store, T value) {
    statement_.kind = kind;
    statement_.index = static_cast<uint32_t>(store.size());
    store.push_back(std::move(value));
    tree_.statements.push_back(std::move(statement_));
  }
  // A statement whose head could not be read: nothing can refer to it.
  void AddError(StatementKind kind) {
    statement_.lost_kind = kind;
    tree_.statements.push_back(std::move(statement_));
  }

  // build_expr.cpp
  ExprId AddExpr(ExprKind kind, Span span, std::vector<ExprId> args = {}, std::string text = {});
  ExprId ErrorExpr(Span span) { return AddExpr(ExprKind::Error, span); }
  ExprId Build(XinzeParser::ExprContext* expr);
  ExprId Build(XinzeParser::OperandContext* operand);
  ExprId Build(XinzeParser::EnumerationContext* items, ExprKind kind, Span span,
               std::string keyword);
  ExprId Build(XinzeParser::ComparisonContext* comparison);
  ExprId Build(XinzeParser::ComparisonTailContext* tail, ExprId left, Span span);
  ExprId BuildDuring(XinzeParser::DuringTailContext* tail, ExprId left, Span span);
  ExprId Build(XinzeParser::TermContext* term);
  ExprId BuildRounding(XinzeParser::TermContext* term);
  void ReportOpenRounding(XinzeParser::TermContext* term);
  ExprId Build(XinzeParser::SumContext* sum);
  ExprId Build(XinzeParser::ProductContext* product);
  ExprId Build(XinzeParser::FactorContext* factor);
  ExprId Build(XinzeParser::PrimaryContext* primary);
  ExprId Build(XinzeParser::CollectionContext* collection, ExprKind kind = ExprKind::Collection);
  ExprId Build(XinzeParser::LiteralContext* literal);
  ExprId BuildPath(XinzeParser::NamePrimaryContext* path);
  ExprId BuildNameRef(const Name& name);
  ExprId SetName(ExprId id, const Name& name);
  void Append(XinzeParser::ValuesContext* values, std::vector<ExprId>& args);
  void ReportMixed(XinzeParser::ExprContext* expr);
  void ReportOpenEvery(XinzeParser::ExprContext* expr, XinzeParser::EveryOperandContext* every);

  // build_definition.cpp
  void Build(XinzeParser::SchemaContext* schema);
  FieldDecl Build(XinzeParser::FieldContext* field);
  void Build(XinzeParser::ParameterContext* parameter);
  void Build(XinzeParser::VocabularyContext* vocabulary);
  VocabularyItem Build(XinzeParser::VocabularyItemContext* item);
  void AddItems(XinzeParser::VocabularyItemsContext* items, std::vector<VocabularyItem>& out,
                bool& open);
  void Build(XinzeParser::DefinitionContext* definition);
  void Build(XinzeParser::EquationContext* equation);
  void Build(XinzeParser::DefinitionLineContext* line, DefinitionStmt& out);
  void Build(XinzeParser::BodyLineContext* line, DefinitionStmt& out);
  void AddBroken(antlr4::ParserRuleContext* line, DefinitionStmt& out);
  DefinitionCase Build(XinzeParser::CaseBodyContext* body, XinzeParser::AnnotationsContext* notes);
  ExceptionClause Build(XinzeParser::ExceptionBodyContext* exception);
  std::vector<ExceptionClause> Build(XinzeParser::NestedExceptionsContext* exceptions);
  // 失信信息 的 有效期: the owner, if one is given, and the name.
  std::pair<std::optional<Name>, Name> Build(XinzeParser::QualifiedNameContext* name);

  // build_list.cpp
  void Build(XinzeParser::CreditListContext* list);
  void Build(XinzeParser::CreditListLineContext* line, ListStmt& out);
  void AddExclusion(XinzeParser::ExclusionContext* exclusion, std::vector<ExprId>& out);
  void Build(XinzeParser::ProcedureContext* procedure);
  void Build(XinzeParser::ProcedureLineContext* line, ProcedureStmt& out);
  void Build(XinzeParser::StepPartContext* part, StepDecl& out);

  // build_measure.cpp
  void Build(XinzeParser::MeasureContext* measure);
  void Build(XinzeParser::MeasureClauseContext* clause, MeasureStmt& out);
  void Build(XinzeParser::MeasureLineContext* line, MeasureStmt& out);
  void AddCitations(XinzeParser::MeasureClauseContext* clause, MeasureStmt& out);
  void Build(XinzeParser::GeneralRuleContext* rule);
  void Build(XinzeParser::PresumptionContext* presumption);
  void Build(XinzeParser::UncodedContext* uncoded);

  // build_test.cpp
  void Build(XinzeParser::TestCaseContext* test);
  GivenRow Build(XinzeParser::RowContext* row);
  void Build(XinzeParser::RowBodyContext* body, GivenRow& out);
  AssertionDecl Build(XinzeParser::AssertionContext* assertion);

  const std::vector<Token>& tokens_;
  const base::SourceFile& source_;
  SyntaxTree& tree_;
  diagnostics::Diagnostics& sink_;
  Statement statement_;  // the one being built; its annotations fill as its lines are read
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_BUILDER_H_
