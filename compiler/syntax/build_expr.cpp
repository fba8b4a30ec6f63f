#include "compiler/syntax/builder.h"
#include "compiler/syntax/keywords.h"

namespace xinze::syntax {

using diagnostics::Code;

ExprId TreeBuilder::AddExpr(ExprKind kind, Span span, std::vector<ExprId> args, std::string text) {
  Expr expr;
  expr.kind = kind;
  expr.span = span;
  expr.args = std::move(args);
  expr.text = std::move(text);
  return tree_.exprs.Add(std::move(expr));
}

// Brackets around runs of operands that one connective joins: the two ways to read a mixture.
void TreeBuilder::ReportMixed(XinzeParser::ExprContext* expr) {
  const std::vector<XinzeParser::OperandContext*> operands = expr->operand();
  const std::vector<XinzeParser::ConnectiveContext*> connectives = expr->connective();
  const auto bracket = [&](bool ors) {
    std::vector<diagnostics::Edit> edits;
    for (size_t i = 0; i < connectives.size();) {
      if ((connectives[i]->K_OR() != nullptr) != ors) {
        ++i;
        continue;
      }
      const uint32_t begin = SpanOf(operands[i]).begin;
      while (i < connectives.size() && (connectives[i]->K_OR() != nullptr) == ors) ++i;
      const uint32_t end = SpanOf(operands[i]).end;
      edits.push_back({source_.span(begin, begin), "("});
      edits.push_back({source_.span(end, end), ")"});
    }
    return edits;
  };
  const Span first = SpanOf(connectives.front());
  Span other = first;
  for (XinzeParser::ConnectiveContext* connective : connectives) {
    if ((connective->K_OR() != nullptr) != (connectives.front()->K_OR() != nullptr)) {
      other = SpanOf(connective);
      break;
    }
  }
  sink_.Report(Code::XZ0208, SpanOf(expr))
      .Label(first, "这里", "here")
      .Label(other, "与这里", "and here")
      .Fix(bracket(false))
      .Fix(bracket(true));
}

// 每个 … 皆 甲 且 乙: does 乙 belong to each member?
void TreeBuilder::ReportOpenEvery(XinzeParser::ExprContext* expr,
                                  XinzeParser::EveryOperandContext* every) {
  const Span body = SpanOf(every->operand());
  const Span whole = SpanOf(every);
  const uint32_t end = SpanOf(expr).end;
  sink_.Report(Code::XZ0209, SpanOf(every))
      .Fix({{source_.span(body.begin, body.begin), "("}, {source_.span(end, end), ")"}})
      .Fix({{source_.span(whole.begin, whole.begin), "("},
            {source_.span(whole.end, whole.end), ")"}});
}

ExprId TreeBuilder::Build(XinzeParser::ExprContext* expr) {
  if (expr == nullptr) return ErrorExpr({});
  const std::vector<XinzeParser::OperandContext*> operands = expr->operand();
  if (operands.size() == 1) return Build(operands.front());
  bool ands = false;
  bool ors = false;
  // Taken out once: asking a node for its i-th child of a kind counts through the others.
  const std::vector<XinzeParser::ConnectiveContext*> connectives = expr->connective();
  for (XinzeParser::ConnectiveContext* connective : connectives) {
    ands = ands || connective->K_OR() == nullptr;
    ors = ors || connective->K_OR() != nullptr;
    if (connective->COMMA() != nullptr) {
      const Span span = SpanOf(connective);
      sink_.Report(Code::XZ0210, span).Fix(span, " 且 ").Fix(span, "、");
    }
  }
  if (ands && ors) ReportMixed(expr);
  if (auto* every = dynamic_cast<XinzeParser::EveryOperandContext*>(operands.front())) {
    ReportOpenEvery(expr, every);
    // Read as if all of it were said of each member: there every name of either reading is known.
    std::vector<ExprId> body = {Build(every->operand())};
    for (size_t i = 1; i < operands.size(); ++i) body.push_back(Build(operands[i]));
    const ExprId rows = Build(every->collection());
    return AddExpr(ExprKind::ForAll, SpanOf(expr),
                   {rows, AddExpr(ExprKind::And, SpanOf(expr), std::move(body))});
  }
  for (size_t i = 1; i + 1 < operands.size(); ++i) {
    if (auto* every = dynamic_cast<XinzeParser::EveryOperandContext*>(operands[i])) {
      ReportOpenEvery(expr, every);
    }
  }
  // Where both stand, 且 binds first: the tree is then of no use but to go on.
  std::vector<ExprId> alternatives;
  std::vector<ExprId> group = {Build(operands.front())};
  const auto close_group = [&] {
    alternatives.push_back(group.size() == 1 ? group.front()
                                             : AddExpr(ExprKind::And, SpanOf(expr), group));
    group.clear();
  };
  for (size_t i = 1; i < operands.size(); ++i) {
    if (connectives[i - 1]->K_OR() != nullptr) close_group();
    group.push_back(Build(operands[i]));
  }
  close_group();
  if (alternatives.size() == 1) return alternatives.front();
  return AddExpr(ExprKind::Or, SpanOf(expr), std::move(alternatives));
}

ExprId TreeBuilder::Build(XinzeParser::OperandContext* operand) {
  const Span span = SpanOf(operand);
  if (auto* negation = dynamic_cast<XinzeParser::NotOperandContext*>(operand)) {
    return AddExpr(ExprKind::Not, span, {Build(negation->operand())});
  }
  if (auto* every = dynamic_cast<XinzeParser::EveryOperandContext*>(operand)) {
    const ExprId collection = Build(every->collection());
    return AddExpr(ExprKind::ForAll, span, {collection, Build(every->operand())});
  }
  if (auto* items = dynamic_cast<XinzeParser::EnumeratedOperandContext*>(operand)) {
    const bool all = items->K_ALL_OF() != nullptr;
    return Build(items->enumeration(), all ? ExprKind::And : ExprKind::Or, span,
                 TokenOf(items->getStart()).text);
  }
  return Build(static_cast<XinzeParser::ComparisonOperandContext*>(operand)->comparison());
}

ExprId TreeBuilder::Build(XinzeParser::EnumerationContext* items, ExprKind kind, Span span,
                          std::string keyword) {
  std::vector<ExprId> args;
  for (XinzeParser::HanItemContext* item : items->hanItem()) args.push_back(Build(item->expr()));
  for (XinzeParser::NumberItemContext* item : items->numberItem()) {
    args.push_back(Build(item->expr()));
  }
  for (XinzeParser::DotItemContext* item : items->dotItem()) args.push_back(Build(item->expr()));
  if (args.size() == 1) return args.front();
  return AddExpr(kind, span, std::move(args), std::move(keyword));
}

ExprId TreeBuilder::Build(XinzeParser::ComparisonContext* comparison) {
  const ExprId left = Build(comparison->term());
  if (comparison->comparisonTail() == nullptr) return left;
  return Build(comparison->comparisonTail(), left, SpanOf(comparison));
}

void TreeBuilder::Append(XinzeParser::ValuesContext* values, std::vector<ExprId>& args) {
  for (XinzeParser::ValueContext* value : values->value()) args.push_back(Build(value->sum()));
}

ExprId TreeBuilder::Build(XinzeParser::ComparisonTailContext* tail, ExprId left, Span span) {
  std::vector<ExprId> args = {left};
  const std::string word = TokenOf(tail->getStart()).text;
  const auto make = [&](ExprKind kind, bool negated, Operator op = Operator::None) {
    const ExprId made = AddExpr(kind, span, std::move(args), word);
    tree_.exprs[made].negated = negated;
    tree_.exprs[made].op = op;
    return made;
  };
  if (auto* order = dynamic_cast<XinzeParser::OrderTailContext*>(tail)) {
    args.push_back(Build(order->term()));
    const Operator op = order->EQ() != nullptr   ? Operator::Equal
                        : order->NE() != nullptr ? Operator::NotEqual
                        : order->LT() != nullptr ? Operator::Less
                        : order->LE() != nullptr ? Operator::LessEqual
                        : order->GT() != nullptr ? Operator::Greater
                                                 : Operator::GreaterEqual;
    return make(ExprKind::Compare, false, op);
  }
  if (auto* value = dynamic_cast<XinzeParser::HasValueTailContext*>(tail)) {
    return make(ExprKind::HasValue, value->K_NO_VALUE() != nullptr);
  }
  if (auto* belongs = dynamic_cast<XinzeParser::BelongsTailContext*>(tail)) {
    Append(belongs->values(), args);
    return make(ExprKind::Belongs, belongs->K_NOT_IN() != nullptr);
  }
  if (auto* is = dynamic_cast<XinzeParser::IsTailContext*>(tail)) {
    Append(is->values(), args);
    return make(ExprKind::Is, is->K_IS_NOT() != nullptr);
  }
  if (auto* contains = dynamic_cast<XinzeParser::ContainsTailContext*>(tail)) {
    Append(contains->values(), args);
    return make(ExprKind::Contains, false,
                contains->K_CONTAINS() != nullptr       ? Operator::ContainsOne
                : contains->K_CONTAINS_ANY() != nullptr ? Operator::ContainsAny
                                                        : Operator::ContainsAll);
  }
  if (auto* age = dynamic_cast<XinzeParser::AgeTailContext*>(tail)) {
    args.push_back(Build(age->term()));
    return make(ExprKind::UnderAge, age->K_REACHED() != nullptr);
  }
  if (dynamic_cast<XinzeParser::OfficeTailContext*>(tail) != nullptr) {
    return make(ExprKind::InOffice, false);
  }
  return BuildDuring(static_cast<XinzeParser::DuringTailContext*>(tail), left, span);
}

ExprId TreeBuilder::BuildDuring(XinzeParser::DuringTailContext* tail, ExprId left, Span span) {
  if (tail->range() == nullptr) {
    const ExprId period = Build(tail->term());
    return AddExpr(ExprKind::WithinLast, span, {left, period});
  }
  const ExprId from = Build(tail->range()->sum(0));
  const ExprId to = Build(tail->range()->sum(1));
  return AddExpr(ExprKind::Between, span, {left, from, to});
}

// 甲 + 乙 * 5% 四舍五入到 分: is the sum rounded, or what is added last?
void TreeBuilder::ReportOpenRounding(XinzeParser::TermContext* term) {
  const Span sum = SpanOf(term->sum(0));
  const uint32_t last = SpanOf(term->sum(0)->product().back()).begin;
  const uint32_t end = SpanOf(term).end;
  sink_.Report(Code::XZ0220, SpanOf(term))
      .Fix({{source_.span(sum.begin, sum.begin), "("}, {source_.span(sum.end, sum.end), ")"}})
      .Fix({{source_.span(last, last), "("}, {source_.span(end, end), ")"}});
}

ExprId TreeBuilder::BuildRounding(XinzeParser::TermContext* term) {
  XinzeParser::RoundingContext* words = term->rounding();
  if (term->sum(0)->product().size() > 1) ReportOpenRounding(term);
  const ExprId amount = Build(term->sum(0));
  const Name name = words->name() != nullptr ? MakeName(words->name()) : MakeName(words->getStop());
  const auto unit = Word(name, kAmountUnits, {"舍入的单位", "unit that amounts are rounded to"});
  if (!unit) return ErrorExpr(SpanOf(term));
  const ExprId made = AddExpr(ExprKind::Rounding, SpanOf(term), {amount});
  Expr& expr = tree_.exprs[made];
  expr.op = words->K_ROUNDED() != nullptr        ? Operator::Round
            : words->K_ROUNDED_DOWN() != nullptr ? Operator::RoundDown
                                                 : Operator::RoundUp;
  expr.unit = *unit;
  expr.name_span = SpanOf(words);
  return made;
}

ExprId TreeBuilder::Build(XinzeParser::TermContext* term) {
  if (term->rounding() != nullptr) return BuildRounding(term);
  const ExprId start = Build(term->sum(0));
  if (term->K_FULL() == nullptr) return start;
  const ExprId period = Build(term->sum(1));
  return AddExpr(ExprKind::PeriodEnd, SpanOf(term), {start, period});
}

ExprId TreeBuilder::Build(XinzeParser::SumContext* sum) {
  if (sum == nullptr) return ErrorExpr({});
  const std::vector<XinzeParser::ProductContext*> products = sum->product();
  ExprId left = Build(products.front());
  for (size_t i = 1; i < products.size(); ++i) {
    // Operators stand between the products: child 2i - 1.
    const auto* sign = static_cast<antlr4::tree::TerminalNode*>(sum->children[2 * i - 1]);
    const ExprId right = Build(products[i]);
    left = AddExpr(ExprKind::Arithmetic, SpanOf(sum->getStart(), products[i]->getStop()),
                   {left, right});
    tree_.exprs[left].op =
        const_cast<antlr4::tree::TerminalNode*>(sign)->getSymbol()->getType() == XinzeParser::PLUS
            ? Operator::Add
            : Operator::Subtract;
  }
  return left;
}

ExprId TreeBuilder::Build(XinzeParser::ProductContext* product) {
  const std::vector<XinzeParser::FactorContext*> factors = product->factor();
  ExprId left = Build(factors.front());
  for (size_t i = 1; i < factors.size(); ++i) {
    auto* sign = static_cast<antlr4::tree::TerminalNode*>(product->children[2 * i - 1]);
    const ExprId right = Build(factors[i]);
    left = AddExpr(ExprKind::Arithmetic, SpanOf(product->getStart(), factors[i]->getStop()),
                   {left, right});
    tree_.exprs[left].op =
        sign->getSymbol()->getType() == XinzeParser::TIMES ? Operator::Multiply : Operator::Divide;
  }
  return left;
}

ExprId TreeBuilder::Build(XinzeParser::FactorContext* factor) {
  if (factor->primary() != nullptr) return Build(factor->primary());
  return AddExpr(ExprKind::Negate, SpanOf(factor), {Build(factor->factor())});
}

ExprId TreeBuilder::Build(XinzeParser::PrimaryContext* primary) {
  const Span span = SpanOf(primary);
  if (auto* literal = dynamic_cast<XinzeParser::LiteralPrimaryContext*>(primary)) {
    return Build(literal->literal());
  }
  if (auto* path = dynamic_cast<XinzeParser::NamePrimaryContext*>(primary)) return BuildPath(path);
  if (auto* rows = dynamic_cast<XinzeParser::RowsPrimaryContext*>(primary)) {
    // 失信信息(…) alone: which rows is said, but not whether one, none or how many. A mistake for
    // the checker, who knows what rows there are.
    const Name name = MakeName(rows->name());
    return SetName(AddExpr(ExprKind::Collection, span, {Build(rows->expr())}), name);
  }
  if (auto* bracket = dynamic_cast<XinzeParser::BracketPrimaryContext*>(primary)) {
    return Build(bracket->expr());
  }
  if (auto* has = dynamic_cast<XinzeParser::HasPrimaryContext*>(primary)) {
    return AddExpr(ExprKind::Exists, span, {Build(has->collection())});
  }
  if (auto* none = dynamic_cast<XinzeParser::NoPrimaryContext*>(primary)) {
    const ExprId made = AddExpr(ExprKind::Exists, span, {Build(none->collection())});
    tree_.exprs[made].negated = true;
    return made;
  }
  if (auto* count = dynamic_cast<XinzeParser::CountPrimaryContext*>(primary)) {
    return AddExpr(ExprKind::Count, span, {Build(count->collection())});
  }
  if (auto* fold = dynamic_cast<XinzeParser::FoldPrimaryContext*>(primary)) {
    const ExprKind kind = fold->K_SUM() != nullptr        ? ExprKind::Sum
                          : fold->K_EARLIEST() != nullptr ? ExprKind::Earliest
                                                          : ExprKind::Latest;
    return SetName(AddExpr(kind, span, {Build(fold->collection())}), MakeName(fold->name()));
  }
  if (auto* any = dynamic_cast<XinzeParser::AnyListPrimaryContext*>(primary)) {
    const ExprId made = Build(any->collection(), ExprKind::AnyList);
    tree_.exprs[made].span = span;
    return made;
  }
  if (auto* listed = dynamic_cast<XinzeParser::ListedPrimaryContext*>(primary)) {
    if (listed->name() == nullptr) return AddExpr(ExprKind::Listed, span);
    return SetName(AddExpr(ExprKind::Listed, span), MakeName(listed->name()));
  }
  if (dynamic_cast<XinzeParser::AsOfPrimaryContext*>(primary) != nullptr) {
    return AddExpr(ExprKind::AsOf, span);
  }
  if (dynamic_cast<XinzeParser::UndefinedPrimaryContext*>(primary) != nullptr) {
    return AddExpr(ExprKind::Undefined, span);
  }
  return AddExpr(ExprKind::Absent, span);
}

ExprId TreeBuilder::Build(XinzeParser::CollectionContext* collection, ExprKind kind) {
  const Name name = MakeName(collection->name());
  std::vector<ExprId> args;
  if (collection->expr() != nullptr) args.push_back(Build(collection->expr()));
  return SetName(AddExpr(kind, SpanOf(collection), std::move(args)), name);
}

ExprId TreeBuilder::SetName(ExprId id, const Name& name) {
  Expr& expr = tree_.exprs[id];
  expr.text = name.text;
  expr.quoted = name.quoted;
  expr.name_span = name.span;
  return id;
}

ExprId TreeBuilder::BuildNameRef(const Name& name) {
  return SetName(AddExpr(ExprKind::NameRef, name.span), name);
}

ExprId TreeBuilder::BuildPath(XinzeParser::NamePrimaryContext* path) {
  const std::vector<XinzeParser::NameContext*> names = path->name();
  const ExprId first = BuildNameRef(MakeName(names.front()));
  if (names.size() == 1) return first;
  if (names.size() > 2) {
    sink_.Report(Code::XZ0211, SpanOf(path));
    return ErrorExpr(SpanOf(path));
  }
  return SetName(AddExpr(ExprKind::Path, SpanOf(path), {first}), MakeName(names[1]));
}

ExprId TreeBuilder::Build(XinzeParser::LiteralContext* literal) {
  const Token& token = TokenOf(literal->getStart());
  // What nests too deep is not known to be a condition: layout.h.
  if (token.type == XinzeParser::K_TRUE) {
    const Keyword* keyword = FindKeyword(token.text);
    if (keyword == nullptr || keyword->token != "K_TRUE") return ErrorExpr(SpanOf(literal));
  }
  const ExprId made = AddExpr(ExprKind::Literal, SpanOf(literal), {}, token.text);
  LiteralKind& kind = tree_.exprs[made].literal;
  switch (token.type) {
    case XinzeParser::DECIMAL:  // 12.5: a ratio that lacks its sign
    case XinzeParser::PERCENTAGE:
      kind = LiteralKind::Percentage;
      break;
    case XinzeParser::AMOUNT:
      kind = LiteralKind::Amount;
      break;
    case XinzeParser::DATE:
      kind = LiteralKind::Date;
      break;
    case XinzeParser::PERIOD:
      kind = LiteralKind::Period;
      break;
    case XinzeParser::AGE:
      kind = LiteralKind::Age;
      break;
    case XinzeParser::K_TRUE:
    case XinzeParser::K_FALSE:
      kind = LiteralKind::Boolean;
      break;
    default:
      kind = LiteralKind::Integer;
      break;
  }
  return made;
}

}  // namespace xinze::syntax
