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

// Where a clause of a paragraph may begin or end.
bool EndsClause(char32_t point) {
  return point == U'。' || point == U'；' || point == U';' || point == U'！' || point == U'？' ||
         point == U'\n' || point == U'\r';
}

// The clause of the paragraph that holds the quoted words; the words alone where the paragraph has
// them otherwise, or where the clause is too long to quote.
std::string ClauseOf(std::string_view paragraph, const std::string& quote) {
  const size_t found = paragraph.find(quote);
  if (quote.empty() || found == std::string_view::npos) return quote;
  const size_t last = found + quote.size();
  size_t begin = 0, end = paragraph.size();
  for (size_t at = 0; at < paragraph.size();) {
    const base::DecodedCodePoint point = base::DecodeUtf8(paragraph, at);
    const size_t next = at + point.length;
    const bool ends = EndsClause(point.value);
    if (ends && next <= found) begin = next;
    if (ends && next >= last) {
      end = point.value == U'。' ? next : std::max(at, last);
      break;
    }
    at = next;
  }
  while (begin < found && paragraph[begin] == ' ') ++begin;
  const std::string clause = Squeezed(paragraph.substr(begin, end - begin), kQuotedCells);
  return clause.ends_with("……") ? quote : clause;
}

// Whether a condition has parts or denies something: before the noun that it is of, nobody who
// hears it could tell where it ends, and which 不是 belongs to what.
bool IsLong(std::string_view words) {
  for (const std::string_view part : {"，", "不", "没有", "并非"}) {
    if (words.find(part) != std::string_view::npos) return true;
  }
  return false;
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
    text += fmt::format(
        fmt::runtime(node.open_before ? Say("，最迟自 {} 起", ", since {} at the latest")
                                      : Say("，自 {} 起", ", since {}")),
        DayText(node.date));
  }
  if (node.last_day != check::kNoDate) {
    text += fmt::format(
        fmt::runtime(
            node.open_after
                ? Say("，如无新的记录，至少到 {}，此后待核实",
                      ", at least until {} unless something is recorded, to verify then")
                : Say("，如无新的记录，至 {} 为止", ", until {} unless something is recorded")),
        DayText(node.last_day));
    text += TurnsText(node.turned);
  }
  return text;
}

void ItemBuilder::Cite(const check::Provenance* provenance, Item& item, bool whole) {
  if (provenance == nullptr) return;
  const check::Document& document = program_.documents[provenance->document];
  if (document.rank == check::Rank::Library) return;
  std::string citation = CitationOf(program_, *provenance);
  if (citation.ends_with("、")) citation.resize(citation.size() - std::string_view("、").size());
  const base::SourceFile* file = context_.sources.Find(provenance->paragraph.source);
  const std::string_view paragraph =
      file == nullptr ? std::string_view() : file->text(provenance->paragraph);
  const bool first = cited_.insert(citation).second;
  std::string quotes;
  for (const std::string& quote : provenance->quotes) {
    const std::string clause = ClauseOf(paragraph, quote);
    if (cited_.insert(citation + clause).second) quotes += Quoted(clause);
  }
  if (quotes.empty() && (!first || !provenance->quotes.empty())) return;
  if (quotes.empty() && whole && !paragraph.empty()) {
    const std::string all = Squeezed(paragraph, kQuotedCells);
    cited_.insert(citation + all);  // A paragraph of one clause is that clause.
    quotes = Quoted(all);
  }
  // The number is that of the last citation until another comes.
  if (!document.part.empty() && !numbers_.insert(document.number).second) {
    citation.erase(0, citation.find(document.part));
  }
  item.clauses.push_back(citation + (quotes.empty() ? "" : std::string(Say("：", ": ")) + quotes));
}

Items ItemBuilder::Expression(const Node& node, const About& about) {
  switch (node.what) {
    case What::Condition:
      return Condition(node, about);
    case What::Definition:
      return Definition(node, about);
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
      return Quantified(node);
    case ExprKind::InOffice:
      return {InOffice(node)};
    case ExprKind::InForce:
      return {{fmt::format(
                   fmt::runtime(node.truth && node.truth->is_true()
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

Items ItemBuilder::Parts(const Node& node, const About& about) {
  if (!IsGroup(node, ExprKind::And)) return Expression(node, about);
  Items items;
  for (const Node& child : node.children) {
    if (IsShown(child)) Append(items, Parts(child, about));
  }
  return items;
}

bool ItemBuilder::IsGroup(const Node& node, ExprKind kind) const {
  return node.what == What::Condition && program_.exprs[node.expr].kind == kind &&
         (node.provenance == nullptr || node.provenance->quotes.empty()) &&
         conditions_.MembershipOf(node) == nullptr;
}

// The members of a group, with those of groups of its kind within.
Items ItemBuilder::Members(const Node& node, ExprKind kind, const About& about) {
  Items items;
  const auto shown = std::count_if(node.children.begin(), node.children.end(),
                                   [this](const Node& child) { return IsShown(child); });
  for (const Node& child : node.children) {
    if (!IsShown(child)) continue;
    if (IsGroup(child, kind)) {
      Append(items, Members(child, kind, about));
    } else {
      Append(items, shown == 1 ? Parts(child, about) : Expression(child, about));
    }
  }
  return items;
}

// A group of one speaks through its member; what brings a clause of its own keeps its place.
Items ItemBuilder::Group(const Node& node, const About& about) {
  Item head;
  Cite(node.provenance, head);
  const ExprKind kind = program_.exprs[node.expr].kind;
  Items reasons = Members(node, kind, about);
  const auto shown = std::count_if(node.children.begin(), node.children.end(),
                                   [this](const Node& child) { return IsShown(child); });
  if (reasons.empty()) return {};
  if (reasons.size() == 1 || (shown == 1 && head.clauses.empty())) {
    reasons.front().clauses.insert(reasons.front().clauses.begin(), head.clauses.begin(),
                                   head.clauses.end());
    return reasons;
  }
  const bool all = kind == ExprKind::And;
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
  // A premise of a value that is not the one at hand says nothing of this record.
  const auto of_other_value = [&](const Node& group) {
    return program_.exprs[group.expr].kind == ExprKind::And &&
           std::any_of(group.children.begin(), group.children.end(), [&](const Node& child) {
             return conditions_.IsSingle(child) && program_.exprs[child.expr].span == span &&
                    child.truth->is_false();
           });
  };
  const auto premises = [&](const auto& self, const Node& group) -> void {
    if (of_other_value(group) && !context_.full) return;
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

// A fact is stated as it is, not as it is asked for.
Items ItemBuilder::Negation(const Node& node, const About& about) {
  Items items = Expression(node.children.front(), about);
  if (!items.empty()) Cite(node.provenance, items.front());
  return items;
}

Items ItemBuilder::Quantified(const Node& node) {
  const bool exists = program_.exprs[node.expr].kind == ExprKind::Exists;
  // After an exit those of before are not looked at: not that there are none.
  const bool later = later_.is_valid() && program_.exprs[node.expr].entity == later_;
  const std::string name =
      std::string(later ? Say("新的", "later ") : "") + conditions_.CollectionName(node);
  Item head;
  Cite(node.provenance, head);
  head.reasons = Records(node);
  const bool known = node.truth && !node.truth->is_unknown();
  const bool holds = node.truth && node.truth->is_true();
  std::string_view words;
  if (!exists) {
    words = !known  ? Say("每个{}是否都符合，待核实", "whether every {} meets it is to be verified")
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
  head.text = std::string(later ? Say("移出之后", "after the exit ") : "") +
              fmt::format(fmt::runtime(words), name);
  if (exists && holds && head.reasons.size() == 1) {
    head.reasons.front().clauses = std::move(head.clauses);
    return std::move(head.reasons);
  }
  return {std::move(head)};
}

// What decided of a record, without what selects it. False: the record is none that was meant.
bool ItemBuilder::AddParts(const Node& node, const interp::Row& row, Items& reasons) {
  if (conditions_.Selects(node) && !context_.full) return node.truth->is_true();
  const bool group = node.what == What::Condition &&
                     program_.exprs[node.expr].kind == ExprKind::And &&
                     conditions_.MembershipOf(node) == nullptr;
  if (!group) {
    Append(reasons, Expression(node, row));
    return true;
  }
  bool meant = true;
  for (const Node& inner : node.children) {
    if (IsShown(inner)) meant = AddParts(inner, row, reasons) && meant;
  }
  return meant;
}

// The records that a quantifier ran over, each with what decided of it.
Items ItemBuilder::Records(const Node& node) {
  const std::string name = conditions_.CollectionName(node);
  Items items;
  for (const Node& child : node.children) {
    if (!IsShown(child)) continue;
    if (child.what != What::Record || !child.row) {
      Append(items, Expression(child, std::nullopt));
      continue;
    }
    Item item;
    bool meant = true;
    for (const Node& part : child.children) {
      if (IsShown(part)) meant = AddParts(part, *child.row, item.reasons) && meant;
    }
    if (!meant) continue;
    item.text = conditions_.RowName(*child.row, name);
    const ExprKind kind = program_.exprs[node.expr].kind;
    const bool asked = kind == ExprKind::Exists || kind == ExprKind::ForAll;
    item.text += !child.truth || (!asked && child.truth->is_true()) ? std::string_view()
                 : child.truth->is_true()                           ? Say("符合", "meets it")
                 : child.truth->is_false() ? Say("不符合", "does not meet it")
                                           : Say("是否符合，待核实", "is to be verified");
    if (item.text.ends_with(' ')) item.text.pop_back();
    items.push_back(std::move(item));
  }
  return items;
}

// 最晚, 最早, 数量, 合计: over which records.
Items ItemBuilder::Fold(const Node& node) {
  Item item;
  item.reasons = Records(node);
  if (node.is_absent()) {
    const std::string words = conditions_.FilterWords(node);
    item.text = fmt::format(
        fmt::runtime(words.empty() ? Say("没有{1}", "there is no {1}")
                     : IsLong(words)
                         ? Say("没有符合以下条件的{1}：{0}", "there is no {1} of which holds: {0}")
                         : Say("没有{0}的{1}", "there is no {1} of which holds: {0}")),
        words, conditions_.CollectionName(node));
  } else {
    item.text = conditions_.Operand(node, std::nullopt, false);
  }
  return {std::move(item)};
}

// A scalar: how it came about. Its value, too, where nothing above it has said that.
Items ItemBuilder::Term(const Node& node, const About& about, bool with_value) {
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
      Cite(&program_.parameters[expr.parameter].provenance, item);
      // The value stands where it is used; here is said where it comes from.
      if (item.clauses.empty()) return {};
      return {std::move(item)};
    }
    case ExprKind::PeriodEnd: {
      Item item;
      item.text = fmt::format(fmt::runtime(Say("{}起满{}", "{} and {} from then on")),
                              conditions_.Operand(node.children[0], about, true),
                              conditions_.Operand(node.children[1], about, true));
      item.reasons = Derivations(node, about);
      return {std::move(item)};
    }
    default: {
      if (expr.entity.is_valid()) return Fold(node);
      Item item;
      item.text = conditions_.Operand(node, about, with_value);
      // No sentence has said what the fields are that it is computed of.
      for (const Node& child : node.children) {
        if (child.what != What::Field || !IsShown(child)) continue;
        item.reasons.push_back({conditions_.Operand(child, about, true), {}, {}});
      }
      Append(item.reasons, Derivations(node, about));
      return {std::move(item)};
    }
  }
}

// How the operands of a condition came by their values, where that takes more than a field.
Items ItemBuilder::Derivations(const Node& node, const About& about) {
  Items items;
  const auto absent = [](const Node& child) { return child.is_absent(); };
  // A comparison that fails for what is not there rests on that alone.
  const bool lacking = node.truth && node.truth->is_false() &&
                       std::any_of(node.children.begin(), node.children.end(), absent);
  for (const Node& child : node.children) {
    if (!IsShown(child) || child.what == What::Field || (lacking && !absent(child))) continue;
    if (child.what == What::Definition && absent(child)) {
      Append(items, Rules(child, about));  // that it is absent, the sentence has said
    } else if (child.what == What::Definition) {
      Append(items, Definition(child, about));
    } else if (child.what == What::Value) {
      const ExprKind kind = program_.exprs[child.expr].kind;
      // What is rounded is another value than what it is rounded to.
      const bool rounded = program_.exprs[node.expr].kind == ExprKind::Round;
      if (kind != ExprKind::Constant && kind != ExprKind::AsOf) {
        Append(items, Term(child, about, rounded));
      }
    }
  }
  return items;
}

Item ItemBuilder::InOffice(const Node& node) const {
  Item item;
  item.text = fmt::format("{}{}{}", conditions_.Words(program_.exprs[node.expr].span),
                          Say("：", ": "), Verdict(node));
  std::string facts;
  const auto add = [&](const Node& value, const About& about) {
    facts += (facts.empty() ? "" : std::string(Say("，", ", "))) +
             conditions_.Operand(value, about, true);
  };
  for (const Node& child : node.children) {
    if (child.what == What::Field) {
      add(child, node.row);
    } else if (child.what == What::Record) {
      for (const Node& date : child.children) add(date, std::nullopt);
    } else {
      item.reasons.push_back(Unseen(child));
    }
  }
  item.reasons.insert(item.reasons.begin(), Item{facts, {}, {}});
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
