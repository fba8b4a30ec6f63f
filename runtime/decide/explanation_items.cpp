#include "runtime/decide/explanation_items.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "compiler/base/utf8.h"
#include "runtime/decide/decision.h"

namespace xinze::decide {
namespace {

using check::ExprKind;
using interp::Node;
using interp::What;

constexpr size_t kQuotedCells = 240;  // Terminal cells of a paragraph that is quoted whole.

void Append(Items& to, Items more) {
  for (Item& item : more) to.push_back(std::move(item));
}

// One line of text; a paragraph too long to quote ends where it is cut.
std::string Squeezed(std::string_view text, size_t cells) {
  std::string out;
  size_t width = 0;
  for (size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint point = base::DecodeUtf8(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    at += point.length;
    if (point.value == U'\n' || point.value == U'\r' || point.value == U'\t') continue;
    width += base::DisplayWidth(point.value);
    if (width > cells) return out + "……";
    out += bytes;
  }
  return out;
}

// Quotation marks within quotation marks.
std::string Quoted(std::string_view text) {
  const bool inner = text.find("“") != std::string_view::npos;
  return fmt::format("{}{}{}", inner ? "「" : "“", text, inner ? "」" : "”");
}

}  // namespace

std::string ItemBuilder::Verdict(const Node& node) const {
  if (!node.truth || node.truth->is_unknown()) return std::string(Say("待核实", "to be verified"));
  return std::string(node.truth->is_true() ? Say("成立", "holds") : Say("不成立", "does not hold"));
}

std::string ItemBuilder::Period(const Node& node) const {
  std::string text;
  if (node.date != check::kNoDate) {
    text += fmt::format(fmt::runtime(Say("，自 {} 起", ", since {}")), DayText(node.date));
  }
  if (node.last_day != check::kNoDate) {
    text += fmt::format(fmt::runtime(Say("，如无新的记录至 {} 为止", ", until {} unless something is recorded")),
                        DayText(node.last_day));
  }
  return text;
}

void ItemBuilder::Cite(const check::Provenance* provenance, Item& item) {
  if (provenance == nullptr) return;
  if (program_.documents[provenance->document].rank == check::Rank::Library) return;
  const std::string citation = CitationOf(program_, *provenance);
  std::string quotes;
  for (const std::string& quote : provenance->quotes) quotes += Quoted(quote);
  if (quotes.empty()) {
    if (!cited_.insert(citation).second) return;
    const base::SourceFile* file = context_.sources.Find(provenance->paragraph.source);
    if (file != nullptr && !file->text(provenance->paragraph).empty()) {
      quotes = Quoted(Squeezed(file->text(provenance->paragraph), kQuotedCells));
    }
  } else {
    cited_.insert(citation);
    if (!cited_.insert(citation + quotes).second) return;
  }
  item.clauses.push_back(citation + (quotes.empty() ? "" : std::string(Say("：", ": ")) + quotes));
}

Items ItemBuilder::Expression(const Node& node, const About& about) {
  switch (node.what) {
    case What::Condition:
      return Condition(node, about);
    case What::Definition:
      return Definition(node, about, false);
    case What::ListStatus:
      return ListStatus(node);
    case What::Field:
      return node.truth ? Single(node, about)
                        : Items{{conditions_.Operand(node, about, true), {}, {}}};
    case What::Value:
      return Term(node, about);
    case What::Unseen:
    case What::NoSupport:
      return {Unseen(node)};
    default:
      return Reasons(node, about);
  }
}

Items ItemBuilder::Condition(const Node& node, const About& about) {
  if (const Node* membership = conditions_.MembershipOf(node)) {
    return Premised(node, *membership, about);
  }
  if (conditions_.IsSingle(node)) return Single(node, about);
  const check::Expr& expr = program_.exprs[node.expr];
  switch (expr.kind) {
    case ExprKind::Constant:
      return {};
    case ExprKind::Unknown:
      return {{std::string(Say("文本没有规定", "the text gives no rule")), {}, {}}};
    case ExprKind::Not:
      return node.children.empty() ? Items{} : Negation(node, about);
    case ExprKind::And:
    case ExprKind::Or:
      return Group(node, about);
    case ExprKind::Exists:
    case ExprKind::ForAll:
      return Quantified(node, about);
    case ExprKind::InOffice:
      return {InOffice(node)};
    case ExprKind::InForce:
      return {{fmt::format(fmt::runtime(node.truth && node.truth->is_true()
                                            ? Say("{}当日施行", "{} is in force on that day")
                                            : Say("{}当日不在施行期内", "{} is not in force on that day")),
                           program_.documents[node.document].title),
               {},
               {}}};
    default:
      return {{fmt::format("{}{}{}", conditions_.Words(expr.span), Say("：", ": "), Verdict(node)),
               {},
               Reasons(node, about)}};
  }
}

Items ItemBuilder::Reasons(const Node& node, const About& about) {
  Items items;
  for (const Node& child : node.children) {
    if (IsShown(child)) Append(items, Expression(child, about));
  }
  return items;
}

// A group of one speaks through its member; what brings a clause of its own keeps its place.
Items ItemBuilder::Group(const Node& node, const About& about) {
  Item head;
  Cite(node.provenance, head);
  Items reasons = Reasons(node, about);
  if (reasons.size() == 1) {
    reasons.front().clauses.insert(reasons.front().clauses.begin(), head.clauses.begin(),
                                   head.clauses.end());
    return reasons;
  }
  if (reasons.empty()) return {};
  const bool all = program_.exprs[node.expr].kind == ExprKind::And;
  if (node.truth->is_true()) {
    head.text = all ? Say("以下各项同时具备", "all of these hold")
                    : Say("有下列情形", "these of the alternatives hold");
  } else if (node.truth->is_false()) {
    head.text = all ? Say("以下各项不具备", "these of the conditions do not hold")
                    : Say("下列情形都不具备", "none of the alternatives holds");
  } else {
    head.text = Say("以下各项待核实", "these are to be verified");
  }
  head.reasons = std::move(reasons);
  return {std::move(head)};
}

Items ItemBuilder::Single(const Node& node, const About& about) {
  Item item;
  item.text = conditions_.Sentence(node, about);
  Cite(node.provenance, item);
  item.reasons = Derivations(node, about);
  return {std::move(item)};
}

// 行为 属 第二类, where some values stand under a premise.
Items ItemBuilder::Premised(const Node& node, const Node& membership, const About& about) {
  Node whole = membership;
  whole.truth = node.truth;
  Item item;
  item.text = conditions_.Sentence(whole, about);
  const base::Span span = program_.exprs[node.expr].span;
  const auto premises = [&](const auto& self, const Node& group) -> void {
    for (const Node& child : group.children) {
      if (!IsShown(child)) continue;
      const bool same = child.what == What::Condition && program_.exprs[child.expr].span == span;
      if (!same) {
        Append(item.reasons, Expression(child, about));
      } else if (!conditions_.IsSingle(child)) {
        self(self, child);
      }
    }
  };
  premises(premises, node);
  return {std::move(item)};
}

// A fact is stated as it is; only a definition is spoken of as something that a record is or is not.
Items ItemBuilder::Negation(const Node& node, const About& about) {
  const Node& child = node.children.front();
  Items items = child.what == What::Definition ? Definition(child, about, true)
                                               : Expression(child, about);
  if (!items.empty()) Cite(node.provenance, items.front());
  return items;
}

bool ItemBuilder::SelectsView(const Node& node) const {
  return node.what == What::Condition &&
         std::any_of(program_.views.begin(), program_.views.end(), [&](const check::View& view) {
           return program_.exprs[view.condition].span == program_.exprs[node.expr].span;
         });
}

Items ItemBuilder::Quantified(const Node& node, const About& about) {
  (void)about;
  const bool exists = program_.exprs[node.expr].kind == ExprKind::Exists;
  const std::string name = conditions_.CollectionName(node);
  Item head;
  Cite(node.provenance, head);
  head.reasons = Records(node, context_.full);
  const bool known = node.truth && !node.truth->is_unknown();
  const bool holds = node.truth && node.truth->is_true();
  std::string_view words;
  if (!exists) {
    words = !known ? Say("每个{}是否都符合，待核实", "whether every {} meets it is to be verified")
            : holds ? Say("每个{}都符合", "every {} meets it")
                    : Say("不是每个{}都符合", "not every {} meets it");
  } else if (!known) {
    words = Say("是否有符合的{}，待核实", "whether some {} meets it is to be verified");
  } else if (holds) {
    words = Say("有符合的{}", "some {} meets it");
  } else {
    words = head.reasons.empty() ? Say("没有{}", "there is no {}")
                                 : Say("没有符合的{}", "no {} meets it");
  }
  head.text = fmt::format(fmt::runtime(words), name);
  if (exists && holds && head.reasons.size() == 1) {
    head.reasons.front().clauses = std::move(head.clauses);
    return std::move(head.reasons);
  }
  return {std::move(head)};
}

// The records that a quantifier ran over, each with what decided of it. One that another view holds
// is not spoken of.
Items ItemBuilder::Records(const Node& node, bool all) {
  Items items;
  for (const Node& child : node.children) {
    if (!IsShown(child)) continue;
    if (child.what != What::Record || !child.row) {
      Append(items, Expression(child, std::nullopt));
      continue;
    }
    Item item;
    bool of_view = true;
    const auto add = [&](const auto& self, const Node& part) -> void {
      if (SelectsView(part)) {
        of_view = of_view && !(part.truth && part.truth->is_false());
        return;
      }
      const bool group = part.what == What::Condition &&
                         program_.exprs[part.expr].kind == ExprKind::And &&
                         conditions_.MembershipOf(part) == nullptr;
      if (!group) {
        Append(item.reasons, Expression(part, child.row));
        return;
      }
      for (const Node& inner : part.children) {
        if (IsShown(inner)) self(self, inner);
      }
    };
    for (const Node& part : child.children) {
      if (IsShown(part)) add(add, part);
    }
    if (!of_view && !all) continue;
    const bool holds = child.truth && child.truth->is_true();
    const bool fails = child.truth && child.truth->is_false();
    item.text = fmt::format("{}{}", conditions_.RowName(*child.row),
                            !child.truth ? std::string_view()
                            : holds      ? Say("符合", " meets it")
                            : fails      ? Say("不符合", " does not meet it")
                                         : Say("是否符合，待核实", ": to be verified"));
    items.push_back(std::move(item));
  }
  return items;
}

// A scalar: how it came about.
Items ItemBuilder::Term(const Node& node, const About& about) {
  const check::Expr& expr = program_.exprs[node.expr];
  switch (expr.kind) {
    case ExprKind::Constant:
    case ExprKind::AsOf:
      return {};
    case ExprKind::Unknown:
      return {{std::string(Say("文本没有规定", "the text gives no rule")), {}, {}}};
    case ExprKind::ParameterValue: {
      Item item;
      item.text = conditions_.Operand(node, about, true);
      Cite(node.provenance, item);
      return {std::move(item)};
    }
    case ExprKind::PeriodEnd: {
      Item item;
      item.text = fmt::format(fmt::runtime(Say("{}起满{}，为 {}", "{} and {} from then: {}")),
                              conditions_.Operand(node.children[0], about, true),
                              conditions_.Operand(node.children[1], about, true),
                              conditions_.Value(node));
      item.reasons = Derivations(node, about);
      return {std::move(item)};
    }
    default: {
      Item item;
      item.text = conditions_.Operand(node, about, true);
      const bool folds = expr.entity.is_valid();
      item.reasons = folds ? Records(node, context_.full) : Derivations(node, about);
      return {std::move(item)};
    }
  }
}

// How the operands of a condition came by their values, where that takes more than a field.
Items ItemBuilder::Derivations(const Node& node, const About& about) {
  Items items;
  for (const Node& child : node.children) {
    if (!IsShown(child) || child.what == What::Field) continue;
    if (child.what == What::Definition) {
      Append(items, Definition(child, about, false));
    } else if (child.what == What::Value) {
      const ExprKind kind = program_.exprs[child.expr].kind;
      if (kind != ExprKind::Constant && kind != ExprKind::AsOf) Append(items, Term(child, about));
    }
  }
  return items;
}

Item ItemBuilder::InOffice(const Node& node) {
  Item item;
  item.text = fmt::format("{}{}{}", conditions_.Words(program_.exprs[node.expr].span),
                          Say("：", ": "), Verdict(node));
  for (const Node& child : node.children) {
    if (child.what == What::Field) {
      item.reasons.push_back({conditions_.Operand(child, node.row, true), {}, {}});
    } else if (child.what == What::Record && child.row) {
      for (const Node& date : child.children) {
        item.reasons.push_back({conditions_.Operand(date, std::nullopt, true), {}, {}});
      }
    } else {
      item.reasons.push_back(Unseen(child));
    }
  }
  return item;
}

Item ItemBuilder::Unseen(const Node& node) const {
  if (node.what == What::NoSupport) {
    return {std::string(Say("没有已知的依据记录", "no known record in support")), {}, {}};
  }
  return {fmt::format(fmt::runtime(Say("可能还有没有收到的{}", "there may be {} not received")),
                      program_.entities[node.entity].name),
          {},
          {}};
}

}  // namespace xinze::decide
