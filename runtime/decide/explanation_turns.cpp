// Why an answer ends when it does: what is otherwise on the day after.
#include <algorithm>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "runtime/decide/decision.h"
#include "runtime/decide/explanation_items.h"
#include "runtime/decide/names.h"

namespace xinze::decide {
namespace {

using check::ExprKind;
using interp::Node;
using interp::What;

constexpr size_t kNamedTurns = 2;  // Of what turns on one day; the others are implied.

bool IsDayAskedAbout(const check::Program& program, const Node& node) {
  return node.what == What::Value && program.exprs[node.expr].kind == ExprKind::AsOf;
}

}  // namespace

// （次日，信用信息 r1 的届满日 2021-03-01 已过）
std::string ItemBuilder::TurnsText(const std::vector<Node>& turned) const {
  std::vector<std::string> texts;
  for (const Node& node : turned) {
    std::string text = TurnText(node);
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  if (texts.empty()) return "";
  const bool more = texts.size() > kNamedTurns;
  if (more) texts.resize(kNamedTurns);
  return fmt::format(fmt::runtime(Say("（次日，{}{}）", " (the day after, {}{})")),
                     fmt::join(texts, Say("；", "; ")), more ? Say("，等等", "; and more") : "");
}

std::string ItemBuilder::TurnText(const Node& node) const {
  switch (node.what) {
    case What::Document:
      return fmt::format(fmt::runtime(node.truth && node.truth->is_true()
                                          ? Say("{}开始施行", "{} comes into force")
                                          : Say("{}不再施行", "{} is no longer in force")),
                         program_.documents[node.document].title);
    case What::Unseen:
      return fmt::format(fmt::runtime(Say("{}的数据不再齐全", "{} are no longer complete")),
                         program_.entities[node.entity].name);
    case What::NoSupport:
      return std::string(Say("没有已知的依据记录", "no record in support is known"));
    case What::Term:
      return std::string(Say("措施自身的期限届满", "its own term has ended"));
    case What::Event:
      return Event(node);
    case What::Record: {
      std::string name = conditions_.RowName(*node.row);
      while (name.ends_with(' ')) name.pop_back();
      return fmt::format(fmt::runtime(Say("{}开始计入", "{} begins to count")), name);
    }
    case What::ListStatus: {
      const check::List& list = program_.lists[node.list];
      const bool english = !context_.zh() && !list.english_name.empty();
      std::string text = fmt::format(
          fmt::runtime(Say("{}变为“{}”", "{} becomes “{}”")),
          english ? list.english_name : list.name,
          context_.zh() ? ChineseName(*node.list_status) : EnglishName(*node.list_status));
      if (!node.children.empty()) {
        const std::string why = TurnText(node.children.front());
        if (!why.empty()) text += std::string(Say("：", ": ")) + why;
      }
      return text;
    }
    default:
      return TurnOfDay(node);
  }
}

// A date that has come or gone by, or another condition as it then stands.
std::string ItemBuilder::TurnOfDay(const Node& node) const {
  std::string owner;
  if (node.row && node.row->entity.index() != 0) {
    owner = conditions_.RowName(*node.row) + std::string(Say("的", ""));
  }
  if (node.what == What::Field) {
    return fmt::format(fmt::runtime(Say("{}{} {} 已到", "{}{} ({}) has come")), owner,
                       program_.fields[node.field].name, conditions_.Value(node));
  }
  const bool compares =
      node.what == What::Condition && node.children.size() == 2 &&
      (IsDayAskedAbout(program_, node.children[0]) || IsDayAskedAbout(program_, node.children[1]));
  if (!compares) {
    return conditions_.IsSingle(node) ? conditions_.Sentence(node, std::nullopt) : "";
  }
  const bool first = IsDayAskedAbout(program_, node.children[0]);
  const Node& date = node.children[first ? 1 : 0];
  const Node& day = node.children[first ? 0 : 1];
  if (!date.value || !date.value->is_known() || !day.value) {
    return conditions_.Sentence(node, std::nullopt);
  }
  const bool period =
      date.what == What::Value && program_.exprs[date.expr].kind == ExprKind::PeriodEnd;
  const std::string name =
      period ? fmt::format(fmt::runtime(Say("{}起满{}之日", "{} and {} from then on,")),
                           conditions_.Operand(date.children[0], node.row, false),
                           conditions_.Operand(date.children[1], node.row, false))
             : conditions_.Operand(date, node.row, false);
  return fmt::format(
      fmt::runtime(date.value->lo < day.value->lo ? Say("{}{} {} 已过", "{}{} ({}) has passed")
                                                  : Say("{}{} {} 已到", "{}{} ({}) has come")),
      owner, name, conditions_.Value(date));
}

}  // namespace xinze::decide
