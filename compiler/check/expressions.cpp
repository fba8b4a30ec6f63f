#include "compiler/check/expressions.h"

#include <utility>

#include "compiler/check/literals.h"
#include "compiler/check/names.h"

namespace xinze::check {
namespace {

using syntax::Operator;
using SyntaxKind = syntax::ExprKind;

bool IsNumber(TypeKind kind) {
  return kind == TypeKind::Integer || kind == TypeKind::Amount || kind == TypeKind::Ratio;
}
bool IsOrdered(TypeKind kind) { return IsNumber(kind) || kind == TypeKind::Date; }

// `expected` of any type accepts everything; of a vocabulary not yet known, any of its kind.
bool Fits(const Type& type, const Type& expected) {
  return expected.kind == TypeKind::Error || type == expected;
}

ExprId Expect(Context& context, ExprId id, Type expected, Span span) {
  if (!id.is_valid()) return id;
  const Type& type = context.program.exprs[id].type;
  if (Fits(type, expected)) return id;
  const diagnostics::Phrase seen = TypeName(context.program, type);
  const diagnostics::Phrase wanted = TypeName(context.program, expected);
  auto report = context.Report(Code::XZ0403, span);
  report.Arg(wanted.zh, wanted.en).Arg(seen.zh, seen.en);
  NoteHowToWrite(report, expected.kind, type.kind);
  return ExprId::Invalid();
}

// Why values of a type do not compare as they are asked to.
void NoteNoOrder(diagnostics::Diagnostics::Builder& report, TypeKind kind) {
  switch (kind) {
    case TypeKind::Period:
      report.Note(
          "1个月与30日哪个长，要看从哪天起算；请换算成日期：认定日期 起 满 3年 早于 基准日",
          "whether 1个月 or 30日 is longer depends on the first day; compare dates: 认定日期 "
          "onward full 3年 before as_of");
      break;
    case TypeKind::Enum:
      report.Note("词表的值没有大小先后；请用“是”或“属”列出所指的值",
                  "values of a vocabulary have no order; name those that are meant after is or in");
      break;
    case TypeKind::Boolean:
      report.Note("真假本身就是条件：直接写名称，或者写“非 …”",
                  "a truth is a condition by itself: write the name alone, or not …");
      break;
    case TypeKind::Text:
      report.Note("文本只能用“是”“=”判断是否相同", "texts can only be the same or not: is, =");
      break;
    case TypeKind::Set:
      report.Note("集合请用“含”“含任一”“含全部”",
                  "of a set ask contains, contains_any or contains_all");
      break;
    default:
      break;
  }
}

ExprId TranslateLiteral(Context& context, const syntax::Expr& expr) {
  const auto value = ReadLiteral(context, expr);
  if (!value.has_value()) return ExprId::Invalid();
  return MakeConstant(context, value->type, value->value, expr.span);
}

// 主体 的 类型, 失信信息 的 届满: of the row in whose scope it stands, or of one above it.
ExprId TranslatePath(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const syntax::Expr& owner = context.At(scope, expr.args[0]);
  const auto collection = FindCollection(context, owner.text);
  if (owner.kind != SyntaxKind::NameRef || !collection.has_value()) {
    ReportUnknown(context, Code::XZ0305, owner.text, owner.span, RowNames(context));
    return ExprId::Invalid();
  }
  if (!IsAncestorOrSame(context.program, collection->first, scope.entity)) {
    context.Report(Code::XZ0304, expr.span).ArgName(owner.text).ArgName(expr.text);
    return ExprId::Invalid();
  }
  Scope at = scope;
  at.entity = collection->first;
  if (collection->second != kNoView) {
    at.view = collection->second;
  } else if (at.entity != scope.entity) {
    at.view = kNoView;
  }
  const Found found = LookUpIn(context, scope.document, at.entity, at.view, expr.text);
  if (found.kind == Found::Kind::Field) return MakeField(context, found.field, expr.span);
  if (found.kind == Found::Kind::Definition) {
    return MakeDefinition(context, RequireDefinition(context, found.definition_site, expr.span),
                          expr.span);
  }
  ReportUnknownIn(context, Code::XZ0303, expr.text, owner.text, expr.name_span,
                  AttributesOf(context, at.entity, at.view));
  return ExprId::Invalid();
}

// A vocabulary value without a type to go by: the one vocabulary that has it.
ExprId TranslateLoneValue(Context& context, const syntax::Expr& expr, bool& ambiguous) {
  ExprId result;
  std::string first;
  for (const VocabularyId id : context.program.vocabularies.ids()) {
    const Vocabulary& vocabulary = context.program.vocabularies[id];
    const auto code = FindCode(vocabulary, expr.text);
    if (!code.has_value()) continue;
    if (result.is_valid()) {
      context.Report(Code::XZ0306, expr.span)
          .ArgName(expr.text)
          .ArgName(first)
          .ArgName(vocabulary.name);
      ambiguous = true;
      return ExprId::Invalid();
    }
    first = vocabulary.name;
    result = MakeConstant(context, {TypeKind::Enum, id, {}}, *code, expr.span);
  }
  return result;
}

ExprId TranslateReading(Context& context, const Scope& scope, const syntax::Reading& reading,
                        Type expected) {
  context.used_readings.insert(scope.statement + "/" + reading.name.text);
  const SyntaxExprId adopted = AdoptedOption(context, scope, reading);
  Scope inside = scope;
  std::erase(inside.readings, &reading);
  ExprId result;
  // Every option must make sense, not only the one in force, and be of the type of the others.
  for (const syntax::Reading::Option& option : reading.options) {
    const ExprId value = TranslateValue(context, inside, option.value, expected);
    if (value.is_valid()) expected = context.program.exprs[value].type;
    if (option.value == adopted) result = value;
  }
  return result;
}

struct OperatorParts {
  ExprKind kind = ExprKind::Equal;
  bool negated = false;
  bool swapped = false;
};

OperatorParts PartsOf(Operator op) {
  switch (op) {
    case Operator::NotEqual:
      return {ExprKind::Equal, true, false};
    case Operator::Less:
      return {ExprKind::Less, false, false};
    case Operator::LessEqual:
      return {ExprKind::LessEqual, false, false};
    case Operator::Greater:
      return {ExprKind::Less, false, true};
    case Operator::GreaterEqual:
      return {ExprKind::LessEqual, false, true};
    default:
      return {};
  }
}

// A parameter of which not even the type is said takes that of the other side.
bool IsUntypedParameter(const Context& context, const Scope& scope, SyntaxExprId id) {
  const syntax::Expr& expr = context.At(scope, id);
  if (expr.kind != SyntaxKind::NameRef) return false;
  const Found found = LookUp(context, scope, expr.text);
  return found.kind == Found::Kind::Parameter && IsUntyped(context, found.parameter);
}

// Whether a name means something by itself, so that its type can lend the other side's.
bool IsKnownAlone(const Context& context, const Scope& scope, SyntaxExprId id) {
  const syntax::Expr& expr = context.At(scope, id);
  if (expr.kind != SyntaxKind::NameRef) return true;
  return LookUp(context, scope, expr.text).kind != Found::Kind::None &&
         !IsUntypedParameter(context, scope, id);
}

ExprId TranslateCompare(Context& context, const Scope& scope, const syntax::Expr& expr) {
  ExprId a;
  ExprId b;
  const auto type_of = [&](ExprId id) {
    return id.is_valid() ? context.program.exprs[id].type : kAnyType;
  };
  // Names of values and texts mean what the other side makes of them; other mismatches are
  // reported as such below.
  const auto wanted_beside = [&](ExprId id, SyntaxExprId other) {
    const Type type = type_of(id);
    if (IsUntypedParameter(context, scope, other)) return type;
    return type.kind == TypeKind::Enum || type.kind == TypeKind::Text ? type : kAnyType;
  };
  if (IsKnownAlone(context, scope, expr.args[0])) {
    a = TranslateValue(context, scope, expr.args[0], kAnyType);
    b = TranslateValue(context, scope, expr.args[1], wanted_beside(a, expr.args[1]));
  } else {
    b = TranslateValue(context, scope, expr.args[1], kAnyType);
    a = TranslateValue(context, scope, expr.args[0], wanted_beside(b, expr.args[0]));
  }
  if (!a.is_valid() || !b.is_valid()) return ExprId::Invalid();
  const Type type_a = type_of(a);
  const Type type_b = type_of(b);
  const OperatorParts parts = PartsOf(expr.op);
  const bool ordered = parts.kind != ExprKind::Equal;
  if (type_a != type_b) {
    const diagnostics::Phrase name_a = TypeName(context.program, type_a);
    const diagnostics::Phrase name_b = TypeName(context.program, type_b);
    auto report = context.Report(Code::XZ0401, expr.span);
    report.Arg(name_a.zh, name_a.en).Arg(name_b.zh, name_b.en);
    NoteHowToWrite(report, type_a.kind, type_b.kind);
    NoteHowToWrite(report, type_b.kind, type_a.kind);
    return ExprId::Invalid();
  }
  const TypeKind kind = type_a.kind;
  const bool equatable = IsOrdered(kind) || kind == TypeKind::Enum || kind == TypeKind::Text;
  if (ordered ? !IsOrdered(kind) : !equatable) {
    const diagnostics::Phrase name = TypeName(context.program, type_a);
    auto report = context.Report(Code::XZ0404, expr.span);
    report.Arg(name.zh, name.en);
    NoteNoOrder(report, kind);
    return ExprId::Invalid();
  }
  if (parts.swapped) std::swap(a, b);
  ExprId result;
  if (kind == TypeKind::Enum && context.program.exprs[b].kind == ExprKind::Constant) {
    const auto code = static_cast<int32_t>(context.program.exprs[b].value);
    result = MembershipOf(context, scope, a, {{code}, false}, expr.span);
  } else {
    result = MakeCompare(context, parts.kind, a, b, expr.span);
  }
  return parts.negated ? MakeNot(context, result, expr.span) : result;
}

// The type of a product, a quotient, a sum; nothing where the law knows none.
std::optional<Type> ArithmeticType(Operator op, const Type& a, const Type& b) {
  if (!IsNumber(a.kind) || !IsNumber(b.kind)) return std::nullopt;
  switch (op) {
    case Operator::Add:
    case Operator::Subtract:
      return a == b ? std::optional(a) : std::nullopt;
    case Operator::Multiply:
      if (a.kind == TypeKind::Integer) return b;
      if (b.kind == TypeKind::Integer) return a;
      if (a.kind == TypeKind::Amount && b.kind == TypeKind::Ratio) return a;
      if (a.kind == TypeKind::Ratio && b.kind == TypeKind::Amount) return b;
      return std::nullopt;
    case Operator::Divide:
      return b.kind == TypeKind::Integer ? std::optional(a) : std::nullopt;
    default:
      return std::nullopt;
  }
}

ExprId TranslateArithmetic(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const ExprId a = TranslateValue(context, scope, expr.args[0], kAnyType);
  const ExprId b = TranslateValue(context, scope, expr.args[1], kAnyType);
  if (!a.is_valid() || !b.is_valid()) return ExprId::Invalid();
  const Type type_a = context.program.exprs[a].type;
  const Type type_b = context.program.exprs[b].type;
  const auto type = ArithmeticType(expr.op, type_a, type_b);
  if (!type.has_value()) {
    const diagnostics::Phrase name_a = TypeName(context.program, type_a);
    const diagnostics::Phrase name_b = TypeName(context.program, type_b);
    context.Report(Code::XZ0406, expr.span).Arg(name_a.zh, name_a.en).Arg(name_b.zh, name_b.en);
    return ExprId::Invalid();
  }
  static const std::map<Operator, ExprKind> kKinds = {{Operator::Add, ExprKind::Add},
                                                      {Operator::Subtract, ExprKind::Subtract},
                                                      {Operator::Multiply, ExprKind::Multiply},
                                                      {Operator::Divide, ExprKind::Divide}};
  const ExprId left = expr.op == Operator::Divide ? RequireRounded(context, a, true) : a;
  return MakeArithmetic(context, kKinds.at(expr.op), *type, {left, b}, expr.span);
}

ExprId TranslateNegate(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const ExprId arg = TranslateValue(context, scope, expr.args[0], kAnyType);
  if (!arg.is_valid()) return arg;
  const Type type = context.program.exprs[arg].type;
  if (!IsNumber(type.kind)) {
    const diagnostics::Phrase name = TypeName(context.program, type);
    context.Report(Code::XZ0406, expr.span).Arg(name.zh, name.en).Arg(name.zh, name.en);
    return ExprId::Invalid();
  }
  return MakeArithmetic(context, ExprKind::Negate, type, {arg}, expr.span);
}

ExprId TranslateHasValue(Context& context, const Scope& scope, const syntax::Expr& expr) {
  const syntax::Expr& of = context.At(scope, expr.args[0]);
  ExprId arg;
  // Of a 真假 field it is the field's presence that is asked, not its truth.
  const Found found = of.kind == SyntaxKind::NameRef ? LookUp(context, scope, of.text) : Found();
  if (found.kind == Found::Kind::Field) {
    arg = MakeFieldValue(context, found.field, of.span);
  } else {
    arg = TranslateValue(context, scope, expr.args[0], kAnyType);
    if (arg.is_valid() && context.program.exprs[arg].type.kind == TypeKind::Boolean) {
      const diagnostics::Phrase name = TypeName(context.program, kBooleanType);
      context.Report(Code::XZ0404, of.span).Arg(name.zh, name.en);
      return ExprId::Invalid();
    }
  }
  const ExprId result = MakeHasValue(context, arg, expr.span);
  return expr.negated ? MakeNot(context, result, expr.span) : result;
}

ExprId TranslateJunction(Context& context, const Scope& scope, const syntax::Expr& expr) {
  std::vector<ExprId> args;
  args.reserve(expr.args.size());
  for (const SyntaxExprId arg : expr.args) {
    args.push_back(TranslateCondition(context, scope, arg));
  }
  return expr.kind == SyntaxKind::And ? MakeAnd(context, std::move(args), expr.span)
                                      : MakeOr(context, std::move(args), expr.span);
}

// 失信信息(…) alone says neither that there is one nor how many.
void ReportRows(Context& context, const Scope& scope, const syntax::Expr& expr) {
  if (!FindCollection(context, expr.text).has_value()) {
    ReportUnknown(context, Code::XZ0305, expr.text, expr.name_span,
                  CollectionNames(context, scope));
    return;
  }
  const Span before{expr.span.source, expr.span.begin, expr.span.begin};
  context.Report(Code::XZ0402, expr.span)
      .Arg("一组记录", "a collection of records")
      .Note("请写明是有、无，还是数量：有 " + expr.text + "(…)",
            "say whether there is one, none, or how many: has " + expr.text + "(…)")
      .Fix(before, "有 ")
      .Fix(before, "无 ");
}

ExprId Dispatch(Context& context, const Scope& scope, const syntax::Expr& expr, Type expected) {
  switch (expr.kind) {
    case SyntaxKind::Error:
      return ExprId::Invalid();  // reported by the parser
    case SyntaxKind::Literal:
      return TranslateLiteral(context, expr);
    case SyntaxKind::NameRef:
      return TranslateName(context, scope, expr, expected);
    case SyntaxKind::Path:
      return TranslatePath(context, scope, expr);
    case SyntaxKind::AsOf:
      return MakeAsOf(context, expr.span);
    case SyntaxKind::Undefined:
      if (expected.kind == TypeKind::Error) {
        context.Report(Code::XZ0416, expr.span);
        return ExprId::Invalid();
      }
      return MakeUnknown(context, expected, Reason::NoRule, expr.span);
    case SyntaxKind::Absent:
      context.Report(Code::XZ0415, expr.span);
      return ExprId::Invalid();
    case SyntaxKind::Not:
      return MakeNot(context, TranslateCondition(context, scope, expr.args[0]), expr.span);
    case SyntaxKind::And:
    case SyntaxKind::Or:
      return TranslateJunction(context, scope, expr);
    case SyntaxKind::Compare:
      return TranslateCompare(context, scope, expr);
    case SyntaxKind::HasValue:
      return TranslateHasValue(context, scope, expr);
    case SyntaxKind::Belongs:
    case SyntaxKind::Is:
      return TranslateMembership(context, scope, expr);
    case SyntaxKind::Contains:
      return TranslateContains(context, scope, expr);
    case SyntaxKind::WithinLast:
      return TranslateWithinLast(context, scope, expr);
    case SyntaxKind::Between:
      return TranslateBetween(context, scope, expr);
    case SyntaxKind::UnderAge:
      return TranslateUnderAge(context, scope, expr);
    case SyntaxKind::InOffice:
      return TranslateInOffice(context, scope, expr);
    case SyntaxKind::Exists:
    case SyntaxKind::ForAll:
    case SyntaxKind::Count:
    case SyntaxKind::Sum:
    case SyntaxKind::Earliest:
    case SyntaxKind::Latest:
      return TranslateQuantifier(context, scope, expr);
    case SyntaxKind::Collection:
      ReportRows(context, scope, expr);
      return ExprId::Invalid();
    case SyntaxKind::AnyList:
      return TranslateAnyList(context, scope, expr);
    case SyntaxKind::Listed:
      return TranslateListed(context, scope, expr);
    case SyntaxKind::Arithmetic:
      return TranslateArithmetic(context, scope, expr);
    case SyntaxKind::Negate:
      return TranslateNegate(context, scope, expr);
    case SyntaxKind::PeriodEnd:
      return TranslatePeriodEnd(context, scope, expr);
    case SyntaxKind::Rounding:
      return TranslateRounding(context, scope, expr);
  }
  return ExprId::Invalid();
}

}  // namespace

ExprId TranslateName(Context& context, const Scope& scope, const syntax::Expr& expr,
                     Type expected) {
  const Found found = LookUp(context, scope, expr.text);
  switch (found.kind) {
    case Found::Kind::Reading:
      return TranslateReading(context, scope, *found.reading, expected);
    case Found::Kind::Field:
      return MakeField(context, found.field, expr.span);
    case Found::Kind::Definition:
      return MakeDefinition(context, RequireDefinition(context, found.definition_site, expr.span),
                            expr.span);
    case Found::Kind::Parameter:
      return TranslateParameter(context, scope, found.parameter, expected, expr.span);
    case Found::Kind::None:
      break;
  }
  if (expected.kind == TypeKind::Text && expr.quoted) {
    return MakeText(context, expr.text, expr.span);
  }
  if (expected.kind != TypeKind::Enum) {
    if (const auto status = TranslateStatusName(context, scope, expr)) return *status;
  }
  if (expected.kind == TypeKind::Enum) {
    const auto codes = CodesOf(context, expected.vocabulary, expr.text, expr.span, false);
    if (!codes.has_value()) return ExprId::Invalid();
    return MakeConstant(context, expected, codes->codes.front(), expr.span);
  }
  if (expected.kind == TypeKind::Error) {
    bool ambiguous = false;
    const ExprId value = TranslateLoneValue(context, expr, ambiguous);
    if (value.is_valid() || ambiguous) return value;
    if (expr.quoted) return MakeText(context, expr.text, expr.span);
  }
  ReportUnknown(context, Code::XZ0301, expr.text, expr.span, NamesInReach(context, scope));
  return ExprId::Invalid();
}

ExprId TranslateValue(Context& context, const Scope& scope, SyntaxExprId id, Type expected) {
  if (!id.is_valid()) return ExprId::Invalid();
  const syntax::Expr& expr = context.At(scope, id);
  return Expect(context, Dispatch(context, scope, expr, expected), expected, expr.span);
}

ExprId TranslateCondition(Context& context, const Scope& scope, SyntaxExprId id) {
  if (!id.is_valid()) return ExprId::Invalid();
  const syntax::Expr& expr = context.At(scope, id);
  const ExprId result = Dispatch(context, scope, expr, kBooleanType);
  if (!result.is_valid()) return result;
  const Type& type = context.program.exprs[result].type;
  if (type.kind == TypeKind::Boolean) return result;
  const diagnostics::Phrase name = TypeName(context.program, type);
  context.Report(Code::XZ0402, expr.span).Arg(name.zh, name.en);
  return ExprId::Invalid();
}

void NoteHowToWrite(diagnostics::Diagnostics::Builder& report, TypeKind wanted, TypeKind seen) {
  if (seen == TypeKind::Integer && wanted == TypeKind::Amount) {
    report.Note("金额要写单位，如 3万元、30000元", "an amount has its unit: 3万元, 30000元");
  } else if (seen == TypeKind::Integer && wanted == TypeKind::Period) {
    report.Note("期间要写单位，如 3年、6个月、30日、10个工作日",
                "a period has its unit: 3年, 6个月, 30日, 10个工作日");
  } else if (seen == TypeKind::Integer && wanted == TypeKind::Ratio) {
    report.Note("比例要写百分号，如 12.5%", "a ratio has its sign: 12.5%");
  } else if (seen == TypeKind::Period && wanted == TypeKind::Date) {
    report.Note(
        "期间从某日起算才有终止之日：认定日期 起 满 3年；近三年写作 在 近3年",
        "a period ends on a day only when counted from one: 认定日期 onward full 3年; within the "
        "last three years is during last 3年");
  }
}

diagnostics::Phrase TypeName(const Program& program, const Type& type) {
  const auto of = [&](const char* zh, const char* en) {
    const std::string& name = program.vocabularies[type.vocabulary].name;
    return diagnostics::Phrase{zh + ("“" + name + "”"), en + name};
  };
  switch (type.kind) {
    case TypeKind::Error:
      return {"未知类型", "unknown type"};
    case TypeKind::Boolean:
      return {"真假", "truth"};
    case TypeKind::Integer:
      return {"整数", "integer"};
    case TypeKind::Amount:
      return {"金额", "amount"};
    case TypeKind::Ratio:
      return {"比例", "ratio"};
    case TypeKind::Date:
      return {"日期", "date"};
    case TypeKind::Period:
      return {"期间", "period"};
    case TypeKind::Text:
      return {"文本", "text"};
    case TypeKind::Enum:
      return of("词表", "vocabulary ");
    case TypeKind::Set:
      return of("集合", "set of ");
    case TypeKind::Reference:
      return {"引用", "reference"};
  }
  return {"未知类型", "unknown type"};
}

}  // namespace xinze::check
