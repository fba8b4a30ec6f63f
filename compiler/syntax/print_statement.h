// The lines of each statement. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_PRINT_STATEMENT_H_
#define XINZE_COMPILER_SYNTAX_PRINT_STATEMENT_H_

#include <string>
#include <vector>

#include "compiler/syntax/ast.h"
#include "compiler/syntax/print_expr.h"

namespace xinze::syntax {

struct PrintedLine {
  uint32_t at = 0;  // the byte of the source at which what it says stood
  size_t indent = 0;
  std::string text;
  bool begins_statement = false;
};

// All lines of a tree, statement by statement; within a statement in the order of the source.
class StatementPrinter {
 public:
  explicit StatementPrinter(const SyntaxTree& tree) : tree_(tree), exprs_(tree) {}

  std::vector<PrintedLine> Print();

 private:
  void Begin(const Statement& statement, std::string head);
  void Line(const Span& span, std::string text, size_t indent = 1);
  void End();

  std::string Word(std::string_view chinese) const { return exprs_.Word(chinese); }
  std::string Inline(const Annotations& annotations) const;
  void Common(const Annotations& annotations);
  std::string Case(ExprId value, ExprId condition,
                   const std::vector<ExceptionClause>& exceptions) const;
  std::string Exception(const ExceptionClause& exception) const;
  std::string Presence(bool required, bool absent_ok, bool unknown_ok) const;

  void Print(const Statement& statement);
  void Print(const Statement& statement, const SchemaStmt& schema);
  void Print(const Statement& statement, const ParameterStmt& parameter);
  void Print(const Statement& statement, const VocabularyStmt& vocabulary);
  void PrintGroup(const VocabularyItem& group, bool with_premise);
  std::string Items(const std::vector<VocabularyItem>& items, bool open) const;
  std::string Item(const VocabularyItem& item) const;
  void Print(const Statement& statement, const DefinitionStmt& definition);
  void Print(const Statement& statement, const ListStmt& list);
  void Print(const Statement& statement, const ProcedureStmt& procedure);
  void PrintStep(const StepDecl& step, const std::vector<Name>& names);
  void Print(const Statement& statement, const MeasureStmt& measure);
  void PrintClauses(const MeasureStmt& measure);
  void PrintTerm(const MeasureTerm& term);
  void PrintExclusions(const std::vector<ExprId>& exclusions);
  void Print(const Statement& statement, const GeneralRuleStmt& rule);
  void Print(const Statement& statement, const PresumptionStmt& presumption);
  void Print(const Statement& statement, const UncodedStmt& uncoded);
  void Print(const Statement& statement, const TestStmt& test);
  std::string Row(const GivenRow& row, bool with_children) const;
  void PrintAssertion(const AssertionDecl& assertion);

  const SyntaxTree& tree_;
  ExprPrinter exprs_;
  std::vector<PrintedLine> out_;
  std::vector<PrintedLine> lines_;  // of the statement being printed
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_PRINT_STATEMENT_H_
