#include "compiler/syntax/print_expr.h"

#include "compiler/base/utf8.h"
#include "compiler/syntax/keywords.h"
#include "compiler/syntax/printer.h"
#include "compiler/syntax/segmentation.h"
#include "compiler/syntax/words.h"

namespace xinze::syntax {
namespace {

// Whether the lexer reads `text` as one name: Han characters and Latin words in one run, which is
// neither a hard keyword nor a literal.
bool IsPlainName(std::string_view text) {
  if (text.empty() || IsWholeLiteral(text)) return false;
  bool after_letter = false;
  for (size_t offset = 0; offset < text.size();) {
    const base::DecodedCodePoint decoded = base::DecodeUtf8(text, offset);
    const char32_t c = decoded.value;
    const bool digit = c >= U'0' && c <= U'9';
    if (!base::IsHan(c) && !IsLetter(c) && !(digit && after_letter)) return false;
    after_letter = IsLetter(c) || (digit && after_letter);
    offset += decoded.length;
  }
  const Keyword* keyword = FindKeyword(text);
  return keyword == nullptr || keyword->strength != KeywordStrength::Hard;
}

std::string_view OperatorSign(const Expr& expr) {
  switch (expr.op) {
    case Operator::Equal:
      return "=";
    case Operator::NotEqual:
      return "≠";
    case Operator::Less:
      return "<";
    case Operator::LessEqual:
      return "≤";
    case Operator::Greater:
      return ">";
    case Operator::GreaterEqual:
      return "≥";
    case Operator::Add:
      return "+";
    case Operator::Subtract:
      return "-";
    case Operator::Multiply:
      return "*";
    case Operator::Divide:
      return "/";
    default:
      return "";
  }
}

Binding BindingOf(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::And:
    case ExprKind::Or:
      return Binding::Junction;
    case ExprKind::Not:
    case ExprKind::ForAll:
      return Binding::Operand;
    case ExprKind::Compare:
    case ExprKind::HasValue:
    case ExprKind::Belongs:
    case ExprKind::Is:
    case ExprKind::Contains:
    case ExprKind::WithinLast:
    case ExprKind::Between:
    case ExprKind::UnderAge:
    case ExprKind::InOffice:
      return Binding::Comparison;
    case ExprKind::PeriodEnd:
    case ExprKind::Rounding:
      return Binding::Term;
    case ExprKind::Arithmetic:
      return expr.op == Operator::Add || expr.op == Operator::Subtract ? Binding::Sum
                                                                       : Binding::Product;
    case ExprKind::Negate:
      return Binding::Factor;
    default:
      return Binding::Primary;
  }
}

}  // namespace

std::string ExprPrinter::Word(std::string_view chinese) const {
  if (!tree_.english) return std::string(chinese);
  const Keyword* keyword = FindKeyword(chinese);
  return std::string(keyword == nullptr ? chinese : keyword->english);
}

std::string ExprPrinter::Quoted(std::string_view text) const {
  if (text.find("”") == std::string_view::npos) return "“" + std::string(text) + "”";
  if (text.find("」") == std::string_view::npos) return "「" + std::string(text) + "」";
  return "\"" + std::string(text) + "\"";
}

std::string ExprPrinter::Print(const Name& name) const {
  return name.quoted || !IsPlainName(name.text) ? Quoted(name.text) : name.text;
}

std::string ExprPrinter::Print(const std::vector<Name>& names) const {
  std::string out;
  for (const Name& name : names) out += (out.empty() ? "" : "、") + Print(name);
  return out;
}

std::string ExprPrinter::PrintLedgerIds(const std::vector<Name>& ids) const {
  std::string out;
  for (const Name& id : ids) {
    out += (out.empty() ? "" : "、") + (id.quoted ? Quoted(id.text) : id.text);
  }
  return out;
}

std::string ExprPrinter::NameOf(const Expr& expr) const {
  return Print(Name{expr.text, {}, expr.quoted});
}

std::string ExprPrinter::Print(ExprId id, Binding wanted) const {
  if (!id.is_valid()) return "“?”";
  const Expr& expr = tree_.exprs[id];
  std::string out;
  switch (BindingOf(expr)) {
    case Binding::Junction:
      // An enumeration ends only where its clause does: within anything else it needs brackets.
      out = expr.text.empty() ? PrintJunction(expr) : PrintEnumeration(expr);
      break;
    case Binding::Operand:
      out = expr.kind == ExprKind::Not
                ? Word("非") + " " + Print(expr.args[0], Binding::Operand)
                : Word("每个") + " " + PrintCollection(tree_.exprs[expr.args[0]]) + " " +
                      Word("皆") + " " + Print(expr.args[1], Binding::Operand);
      break;
    case Binding::Comparison:
      out = PrintComparison(expr);
      break;
    case Binding::Term:
      out = expr.kind == ExprKind::Rounding
                ? PrintRounding(expr)
                : Print(expr.args[0], Binding::Sum) + " " + Word("起") + " " + Word("满") + " " +
                      Print(expr.args[1], Binding::Sum);
      break;
    case Binding::Sum:
      out = Print(expr.args[0], Binding::Sum) + " " + std::string(OperatorSign(expr)) + " " +
            Print(expr.args[1], Binding::Product);
      break;
    case Binding::Product:
      out = Print(expr.args[0], Binding::Product) + " " + std::string(OperatorSign(expr)) + " " +
            Print(expr.args[1], Binding::Factor);
      break;
    case Binding::Factor:
      out = "-" + Print(expr.args[0], Binding::Factor);
      break;
    case Binding::Primary:
      return PrintPrimary(expr);
  }
  return BindingOf(expr) < wanted ? "(" + out + ")" : out;
}

// A sum that is rounded stands in brackets.
std::string ExprPrinter::PrintRounding(const Expr& expr) const {
  const std::string_view word = expr.op == Operator::Round       ? "四舍五入到"
                                : expr.op == Operator::RoundDown ? "舍去到"
                                                                 : "进一到";
  const auto& unit = kAmountUnits[static_cast<size_t>(expr.unit)];
  return Print(expr.args[0], Binding::Product) + " " + Word(word) + " " +
         std::string(tree_.english ? unit.english : unit.chinese);
}

std::string ExprPrinter::PrintJunction(const Expr& expr) const {
  std::string out;
  for (size_t i = 0; i < expr.args.size(); ++i) {
    // 每个 … 皆 x stands last or in brackets.
    const bool every = tree_.exprs[expr.args[i]].kind == ExprKind::ForAll;
    const bool last = i + 1 == expr.args.size();
    if (i > 0) out += " " + Word(expr.kind == ExprKind::And ? "且" : "或") + " ";
    out += Print(expr.args[i], every && !last ? Binding::Primary : Binding::Operand);
  }
  return out;
}

std::string ExprPrinter::PrintEnumeration(const Expr& expr) const {
  std::string out = Word(expr.text) + ":";
  for (size_t i = 0; i < expr.args.size(); ++i) {
    if (i > 0) out += ";";
    // One kind of marker throughout: digits where Chinese numerals would need a third place.
    out += "(" + (expr.args.size() < 100 ? ChineseNumeral(i + 1) : std::to_string(i + 1)) + ")";
    const Expr& item = tree_.exprs[expr.args[i]];
    const bool nested = BindingOf(item) == Binding::Junction && !item.text.empty();
    out += Print(expr.args[i], nested ? Binding::Operand : Binding::Junction);
  }
  return out;
}

std::string ExprPrinter::PrintValues(const Expr& expr) const {
  std::string out;
  for (size_t i = 1; i < expr.args.size(); ++i) {
    out += (i == 1 ? "" : "、") + Print(expr.args[i], Binding::Sum);
  }
  return out;
}

std::string ExprPrinter::PrintComparison(const Expr& expr) const {
  const std::string left = Print(expr.args[0], Binding::Term);
  const auto word = [&](std::string_view otherwise) {
    return " " + (expr.text.empty() ? Word(otherwise) : expr.text);
  };
  switch (expr.kind) {
    case ExprKind::Compare:
      return left + word(OperatorSign(expr)) + " " + Print(expr.args[1], Binding::Term);
    case ExprKind::HasValue:
      return left + word(expr.negated ? "无值" : "有值");
    case ExprKind::Belongs:
      return left + word(expr.negated ? "不属" : "属") + " " + PrintValues(expr);
    case ExprKind::Is:
      return left + word(expr.negated ? "不是" : "是") + " " + PrintValues(expr);
    case ExprKind::Contains:
      return left +
             word(expr.op == Operator::ContainsOne   ? "含"
                  : expr.op == Operator::ContainsAny ? "含任一"
                                                     : "含全部") +
             " " + PrintValues(expr);
    case ExprKind::WithinLast: {
      const std::string period = Print(expr.args[1], Binding::Term);
      const bool digit = period.front() >= '0' && period.front() <= '9';
      return left + " " + Word("在") + " " + Word("近") + (digit && !tree_.english ? "" : " ") +
             period;
    }
    case ExprKind::Between:
      return left + " " + Word("在") + " " + Print(expr.args[1], Binding::Sum) + " " + Word("至") +
             " " + Print(expr.args[2], Binding::Sum);
    case ExprKind::UnderAge:
      return left + word(expr.negated ? "已满" : "未满") + " " + Print(expr.args[1], Binding::Term);
    default:
      return left + word("在任");
  }
}

std::string ExprPrinter::PrintCollection(const Expr& expr) const {
  return NameOf(expr) + (expr.args.empty() ? "" : "(" + Print(expr.args[0]) + ")");
}

std::string ExprPrinter::PrintPrimary(const Expr& expr) const {
  switch (expr.kind) {
    case ExprKind::Literal:
      return expr.text;
    case ExprKind::NameRef:
      return NameOf(expr);
    case ExprKind::Path:
      return Print(expr.args[0]) + " " + Word("的") + " " + NameOf(expr);
    case ExprKind::AsOf:
      return Word("基准日");
    case ExprKind::Undefined:
      return Word("未定");
    case ExprKind::Absent:
      return Word("无");
    case ExprKind::Exists:
      return Word(expr.negated ? "无" : "有") + " " + PrintCollection(tree_.exprs[expr.args[0]]);
    case ExprKind::Count:
      return Word("数量") + " " + PrintCollection(tree_.exprs[expr.args[0]]);
    case ExprKind::Sum:
    case ExprKind::Earliest:
    case ExprKind::Latest:
      return Word(expr.kind == ExprKind::Sum        ? "合计"
                  : expr.kind == ExprKind::Earliest ? "最早"
                                                    : "最晚") +
             " " + PrintCollection(tree_.exprs[expr.args[0]]) + " " + Word("的") + " " +
             NameOf(expr);
    case ExprKind::Collection:
      return PrintCollection(expr);
    case ExprKind::AnyList:
      return Word("任一") + " " + PrintCollection(expr);
    case ExprKind::Listed:
      return Word("在列") + (expr.text.empty() ? "" : " " + NameOf(expr));
    default:
      return "“?”";
  }
}

std::string ChineseNumeral(size_t number) {
  static constexpr const char* kDigits[] = {"",   "一", "二", "三", "四",
                                            "五", "六", "七", "八", "九"};
  std::string out;
  if (number >= 20) out += kDigits[number / 10];
  if (number >= 10) out += "十";
  return out + kDigits[number % 10];
}

std::string PrintExpr(const SyntaxTree& tree, ExprId id) { return ExprPrinter(tree).Print(id); }

std::string PrintName(const Name& name) {
  return name.quoted || !IsPlainName(name.text) ? "“" + name.text + "”" : name.text;
}

}  // namespace xinze::syntax
