// Words, names and expressions as text. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_PRINT_EXPR_H_
#define XINZE_COMPILER_SYNTAX_PRINT_EXPR_H_

#include <string>
#include <string_view>
#include <vector>

#include "compiler/syntax/ast.h"

namespace xinze::syntax {

// How tightly what is printed binds; brackets come around what binds less than its place wants.
enum class Binding : uint8_t { Junction, Operand, Comparison, Term, Sum, Product, Factor, Primary };

// 1 to 99 in Chinese numerals: the (一) of an item.
std::string ChineseNumeral(size_t number);

class ExprPrinter {
 public:
  explicit ExprPrinter(const SyntaxTree& tree) : tree_(tree) {}

  // The keyword whose Chinese spelling is given, in the language of the tree.
  std::string Word(std::string_view chinese) const;
  std::string Quoted(std::string_view text) const;
  std::string Print(const Name& name) const;
  std::string Print(const std::vector<Name>& names) const;
  std::string PrintLedgerIds(const std::vector<Name>& ids) const;
  std::string Print(ExprId id, Binding wanted = Binding::Junction) const;

 private:
  std::string PrintRounding(const Expr& expr) const;
  std::string PrintJunction(const Expr& expr) const;
  std::string PrintEnumeration(const Expr& expr) const;
  std::string PrintComparison(const Expr& expr) const;
  std::string PrintValues(const Expr& expr) const;
  std::string PrintCollection(const Expr& expr) const;
  std::string PrintPrimary(const Expr& expr) const;
  std::string NameOf(const Expr& expr) const;

  const SyntaxTree& tree_;
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_PRINT_EXPR_H_
