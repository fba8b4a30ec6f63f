#include "compiler/syntax/printer.h"

#include "compiler/syntax/print_statement.h"

namespace xinze::syntax {

std::string Print(const SyntaxTree& tree) {
  std::string out;
  bool body = false;
  for (const PrintedLine& line : StatementPrinter(tree).Print()) {
    // A blank line behind every statement of several lines.
    if (line.begins_statement && body) out += "\n";
    body = !line.begins_statement;
    out += std::string(2 * line.indent, ' ') + line.text + "\n";
  }
  return out;
}

}  // namespace xinze::syntax
