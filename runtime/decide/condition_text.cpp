#include "runtime/decide/condition_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "compiler/base/utf8.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/need_name.h"
#include "runtime/decide/value_text.h"

namespace xinze::decide {
namespace {

using check::ExprKind;
using interp::Node;
using interp::What;

using About = std::optional<interp::Row>;

// Keywords that stand alone between spaces, as a reader of the law would write them.
constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"是", "为"},
    {"属", "属于"},
    {"不属", "不属于"},
    {"有值", "有记载"},
    {"无值", "没有记载"},
    {"非", "并非"},
    {"且", "，且"},
    {"或", "，或"},
    {"当", "，当"},
    {"含", "包括"},
});

struct OrderWords {
  std::string_view holds, fails, holds_en, fails_en;
};
constexpr OrderWords kBefore = {"早于", "不早于", "before", "not before"};
constexpr OrderWords kNotAfter = {"不晚于", "晚于", "not after", "after"};
constexpr OrderWords kAfter = {"晚于", "不晚于", "after", "not after"};
constexpr OrderWords kNotBefore = {"不早于", "早于", "not before", "before"};
constexpr OrderWords kLess = {"小于", "不小于", "less than", "not less than"};
constexpr OrderWords kNotMore = {"不大于", "大于", "not more than", "more than"};
constexpr OrderWords kMore = {"大于", "不大于", "more than", "not more than"};
constexpr OrderWords kNotLess = {"不小于", "小于", "not less than", "less than"};
// By: dates or numbers; as asked or with the sides turned; < or <=.
constexpr OrderWords kOrderWords[2][2][2] = {{{kBefore, kNotAfter}, {kAfter, kNotBefore}},
                                             {{kLess, kNotMore}, {kMore, kNotLess}}};

bool EndsInHan(const std::string& text) {
  return !text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0;
}
bool BeginsInHan(std::string_view text) {
  return !text.empty() && (static_cast<unsigned char>(text.front()) & 0x80U) != 0;
}

// White space parts words.
std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view kSpace = " \t\r\n";
  for (size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos;
       at = text.find_first_not_of(kSpace, at)) {
    const size_t end = std::min(text.find_first_of(kSpace, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

}  // namespace

ConditionText::Stand ConditionText::StandOf(const Node& node) {
  if (node.truth && node.truth->is_true()) return Stand::kHolds;
  return node.truth && node.truth->is_false() ? Stand::kFails : Stand::kOpen;
}

bool ConditionText::IsSingle(const Node& node) const {
  if (node.what == What::Field) return node.truth.has_value();
  if (node.what != What::Condition) return false;
  switch (program_.exprs[node.expr].kind) {
    case ExprKind::Equal:
    case ExprKind::Less:
    case ExprKind::LessEqual:
    case ExprKind::HasValue:
    case ExprKind::InSet:
    case ExprKind::HasAny:
    case ExprKind::HasAll:
      return true;
    default:
      return false;
  }
}

const Node* ConditionText::MembershipOf(const Node& node) const {
  if (node.what != What::Condition) return nullptr;
  const check::Expr& whole = program_.exprs[node.expr];
  if (whole.kind != ExprKind::And && whole.kind != ExprKind::Or) return nullptr;
  for (const Node& child : node.children) {
    if (child.what != What::Condition || !(program_.exprs[child.expr].span == whole.span)) continue;
    if (program_.exprs[child.expr].kind == ExprKind::InSet) return &child;
    if (const Node* inner = MembershipOf(child)) return inner;
  }
  return nullptr;
}

std::string ConditionText::RowName(const interp::Row& row, std::string_view collection) const {
  const std::string key = KeyOf(program_, context_.batch, row.entity, row.index);
  std::string name(collection.empty() ? std::string_view(program_.entities[row.entity].name)
                                      : collection);
  return key.empty() ? name : fmt::format("{} {} ", name, key);
}

bool ConditionText::Selects(const Node& node) const {
  if (node.what != What::Condition) return false;
  const check::Expr& expr = program_.exprs[node.expr];
  if (expr.kind == ExprKind::Equal && node.children.size() == 2 &&
      node.children[0].what == What::Field &&
      program_.exprs[expr.args[1]].kind == ExprKind::Constant &&
      program_.exprs[expr.args[1]].type.kind == check::TypeKind::Text) {
    return !node.truth->is_unknown();
  }
  return std::any_of(program_.views.begin(), program_.views.end(), [&](const check::View& view) {
    return program_.exprs[view.condition].span == expr.span;
  });
}

std::string ConditionText::Words(const base::Span& span) const {
  const base::SourceFile* file = context_.sources.Find(span.source);
  if (file == nullptr) return "";
  std::string out;
  for (std::string_view word : SplitWords(file->text(span))) {
    const auto* plain = std::find_if(kWords.begin(), kWords.end(),
                                     [&](const auto& pair) { return pair.first == word; });
    if (plain != kWords.end() && context_.zh()) word = plain->second;
    if (!out.empty() && !(EndsInHan(out) && BeginsInHan(word))) out += ' ';
    out += word;
  }
  return out;
}

std::string ConditionText::CollectionName(const Node& node) const {
  const check::Expr& expr = program_.exprs[node.expr];
  const base::SourceFile* file = context_.sources.Find(expr.span.source);
  if (file != nullptr) {
    std::string_view text = file->text(expr.span);
    text = text.substr(0, text.find_first_of("(\xEF"));  // ( or （
    // 有 失信信息(…), 最晚 失信信息 的 认定日期: the name is the first of the view that is met.
    for (const std::string_view word : SplitWords(text)) {
      for (const check::View& view : program_.views) {
        if (view.entity == expr.entity && view.name == word) return view.name;
      }
    }
  }
  return expr.entity.is_valid() ? program_.entities[expr.entity].name : "";
}

std::string ConditionText::FilterWords(const Node& node) const {
  base::Span span = program_.exprs[node.expr].span;
  const base::SourceFile* file = context_.sources.Find(span.source);
  if (file == nullptr) return "";
  const std::string_view text = file->text(span);
  const auto first_of = [&](std::string_view narrow, std::string_view wide) {
    const size_t at = std::min(text.find(narrow), text.find(wide));
    if (at == std::string_view::npos) return at;
    return at + (text.substr(at).starts_with(narrow) ? narrow.size() : wide.size());
  };
  const size_t begin = first_of("(", "（");
  size_t end = std::string_view::npos;
  for (const std::string_view mark : {")", "）"}) {
    const size_t at = text.rfind(mark);
    if (at != std::string_view::npos && (end == std::string_view::npos || at > end)) end = at;
  }
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return "";
  span.end = span.begin + static_cast<uint32_t>(end);
  span.begin += static_cast<uint32_t>(begin);
  return Words(span);
}

std::string ConditionText::Value(const Node& node) const {
  if (!node.text.empty()) return node.text;
  if (node.product) return Product(*node.product);
  if (!node.value) return "";
  if (node.what == What::Field && context_.records != nullptr) {
    const std::string given =
        UnlistedText(program_, *context_.records, node.field, node.row->index);
    if (!given.empty()) {
      return fmt::format(fmt::runtime(context_.Say("{}，未列明", "{}, not listed")), given);
    }
  }
  const check::Type type = node.what == What::Field ? program_.fields[node.field].type
                           : node.what == What::Definition
                               ? program_.definitions[node.definition].type
                               : program_.exprs[node.expr].type;
  if (type.kind == check::TypeKind::Text && !node.value->is_absent()) {
    return std::string(context_.Say("不明", "not known"));
  }
  if (!context_.zh()) {
    if (node.value->is_absent()) return "none";
    const bool bounded =
        node.value->lo != check::kMinusInfinity || node.value->hi != check::kPlusInfinity;
    if (!node.value->is_known() && (!bounded || type.kind == check::TypeKind::Enum)) {
      return "not known";
    }
  }
  return RangeText(program_, type, *node.value);
}

std::string ConditionText::Product(const interp::ExactRange& product) const {
  if (!context_.zh()) {
    if (product.is_absent()) return "none";
    if (!product.is_known() && interp::IsUnbounded(product.lo) && interp::IsUnbounded(product.hi)) {
      return "not known";
    }
  }
  return ProductText(product);
}

bool ConditionText::IsForeign(const Node& node, const About& about) {
  return node.row && node.row->entity.index() != 0 &&
         !(about && about->entity == node.row->entity && about->index == node.row->index);
}

std::string ConditionText::FieldOperand(const Node& node, const About& about,
                                        bool with_value) const {
  std::string text;
  if (IsForeign(node, about)) text = RowName(*node.row) + std::string(context_.Say("的", ""));
  text += program_.fields[node.field].name;
  std::string_view source;
  switch (node.source) {
    case interp::FieldSource::Presumed:
      source = context_.Say("，推定", ", presumed");
      break;
    case interp::FieldSource::NotYet:
      source = context_.Say("，当日尚未发生", ", not yet on that day");
      break;
    case interp::FieldSource::NotApplicable:
      source = context_.Say("，不适用于这类主体", ", does not apply to this kind of subject");
      break;
    case interp::FieldSource::Fact:
    case interp::FieldSource::Unknown:
      break;
  }
  if (!with_value && source.empty()) return text;
  return fmt::format("{}{}{}{}{}", text, context_.Say("（", " ("), Value(node), source,
                     context_.Say("）", ")"));
}

std::string ConditionText::Operand(const Node& node, const About& about, bool with_value) const {
  if (node.what == What::Field) return FieldOperand(node, about, with_value);
  std::string name;
  if (node.what == What::Definition) {
    name = program_.definitions[node.definition].name;
  } else {
    const check::Expr& expr = program_.exprs[node.expr];
    if (expr.kind == ExprKind::Constant) {
      return expr.type.kind == check::TypeKind::Text ? "“" + expr.text + "”" : Value(node);
    }
    // 近3年 and 未满18周岁 compare with the end of a period that they do not write out.
    name = expr.kind == ExprKind::PeriodEnd && node.children.size() == 2
               ? fmt::format(fmt::runtime(context_.Say("{}起满{}", "{} and {} from then on")),
                             Operand(node.children[0], about, false),
                             Operand(node.children[1], about, false))
           : expr.kind == ExprKind::AsOf
               ? std::string(context_.Say("基准日", "the day asked about"))
           : expr.kind == ExprKind::ParameterValue ? program_.parameters[expr.parameter].name
                                                   : Words(expr.span);
  }
  if (!with_value) return name;
  return fmt::format("{}{}{}{}", name, context_.Say("（", " ("), Value(node),
                     context_.Say("）", ")"));
}

std::string ConditionText::Sentence(const Node& node, const About& about) const {
  if (node.what == What::Field) return Flag(node, about);
  switch (program_.exprs[node.expr].kind) {
    case ExprKind::Equal:
      return Equality(node, about);
    case ExprKind::Less:
    case ExprKind::LessEqual:
      return Order(node, about);
    case ExprKind::HasValue:
      return Presence(node, about);
    case ExprKind::InSet:
      return Membership(node, about);
    case ExprKind::HasAny:
    case ExprKind::HasAll:
      return Containment(node, about);
    default:
      return Words(program_.exprs[node.expr].span);
  }
}

std::string ConditionText::Supposed(const Node& node, const About& about) const {
  Node holding = node;
  holding.truth = check::kTrue;
  return Sentence(holding, about);
}

std::string ConditionText::Flag(const Node& node, const About& about) const {
  const std::string name = FieldOperand(node, about, false);
  if (context_.zh() && StandOf(node) == Stand::kOpen) {
    return fmt::format("{}是否{}不明", IsForeign(node, about) ? RowName(*node.row) : "",
                       program_.fields[node.field].name);
  }
  switch (StandOf(node)) {
    case Stand::kHolds:
      return fmt::format("{}{}", name, context_.Say("：是", ": yes"));
    case Stand::kFails:
      return fmt::format("{}{}", name, context_.Say("：否", ": no"));
    case Stand::kOpen:
      break;
  }
  return name + ": to be verified";
}

std::string ConditionText::Equality(const Node& node, const About& about) const {
  const bool constant = node.children[1].what == What::Value &&
                        program_.exprs[node.children[1].expr].kind == ExprKind::Constant;
  const std::string right = Operand(node.children[1], about, !constant);
  switch (StandOf(node)) {
    case Stand::kHolds:
      return fmt::format(fmt::runtime(context_.Say("{}为{}", "{} is {}")),
                         Operand(node.children[0], about, !constant), right);
    case Stand::kFails:
      return fmt::format(fmt::runtime(context_.Say("{}不是{}", "{} is not {}")),
                         Operand(node.children[0], about, true), right);
    case Stand::kOpen:
      break;
  }
  return fmt::format(
      fmt::runtime(context_.Say("{}是否为{}，待核实", "whether {} is {} is to be verified")),
      Operand(node.children[0], about, true), right);
}

std::string ConditionText::Order(const Node& node, const About& about) const {
  const Stand stand = StandOf(node);
  for (const Node& side : node.children) {
    // What is not there compares with nothing.
    if (stand == Stand::kFails && side.is_absent()) {
      return fmt::format(fmt::runtime(context_.Say("没有{}", "there is no {}")),
                         Operand(side, about, false));
    }
  }
  // Something is said of what was read, not of the day or the constant that it is held against.
  const auto fixed = [this](const Node& side) {
    return side.what == What::Value && (program_.exprs[side.expr].kind == ExprKind::AsOf ||
                                        program_.exprs[side.expr].kind == ExprKind::Constant);
  };
  const check::Expr& expr = program_.exprs[node.expr];
  const bool turned = fixed(node.children[0]) && !fixed(node.children[1]);
  const bool dates = program_.exprs[expr.args[0]].type.kind == check::TypeKind::Date;
  // Whether what is asked is a ≤ or ≥, seen from the side that is spoken of.
  const bool inclusive = expr.kind == ExprKind::LessEqual;
  const OrderWords& words = kOrderWords[dates ? 0 : 1][turned ? 1 : 0][inclusive ? 1 : 0];
  const Node& left = node.children[turned ? 1 : 0];
  const Node& right = node.children[turned ? 0 : 1];
  if (stand == Stand::kOpen) {
    return fmt::format(
        fmt::runtime(context_.Say("{}是否{}{}，待核实", "whether {} is {} {} is to be verified")),
        Operand(left, about, true), context_.Say(words.holds, words.holds_en),
        Operand(right, about, true));
  }
  const bool holds = stand == Stand::kHolds;
  return fmt::format(
      fmt::runtime(context_.Say("{}{}{}", "{} is {} {}")), Operand(left, about, true),
      context_.Say(holds ? words.holds : words.fails, holds ? words.holds_en : words.fails_en),
      Operand(right, about, true));
}

std::string ConditionText::Presence(const Node& node, const About& about) const {
  switch (StandOf(node)) {
    case Stand::kHolds:
      return fmt::format(fmt::runtime(context_.Say("有{}", "there is {}")),
                         Operand(node.children[0], about, true));
    case Stand::kFails:
      return fmt::format(fmt::runtime(context_.Say("没有{}", "there is no {}")),
                         Operand(node.children[0], about, false));
    case Stand::kOpen:
      break;
  }
  return fmt::format(
      fmt::runtime(context_.Say("是否有{}，待核实", "whether there is {} is to be verified")),
      Operand(node.children[0], about, false));
}

std::string ConditionText::Membership(const Node& node, const About& about) const {
  const check::Expr& expr = program_.exprs[node.expr];
  const check::CodeSet& set = program_.code_sets[expr.code_set];
  const std::optional<Group> named = SourceGroup(expr);
  const std::string group = named ? named->name : NamesOf(set);
  const Stand stand = StandOf(node);
  std::string_view words;
  if (named && named->single) {
    words = stand == Stand::kHolds ? context_.Say("{}为{}", "{} is {}")
            : stand == Stand::kFails
                ? context_.Say("{}不是{}", "{} is not {}")
                : context_.Say("{}是否为{}，待核实", "whether {} is {} is to be verified");
  } else if (!named && set.codes.size() > 1) {
    words = stand == Stand::kHolds   ? context_.Say("{}为{}之一", "{} is one of {}")
            : stand == Stand::kFails ? context_.Say("{}不在{}之列", "{} is none of {}")
                                     : context_.Say("{}是否为{}之一，待核实",
                                                    "whether {} is one of {} is to be verified");
  } else {
    words = stand == Stand::kHolds   ? context_.Say("{}属于{}", "{} belongs to {}")
            : stand == Stand::kFails ? context_.Say("{}不属于{}", "{} does not belong to {}")
                                     : context_.Say("{}是否属于{}，待核实",
                                                    "whether {} belongs to {} is to be verified");
  }
  const bool said = named && named->single && stand == Stand::kHolds;
  return fmt::format(fmt::runtime(words), Operand(node.children[0], about, !said), group);
}

std::string ConditionText::Containment(const Node& node, const About& about) const {
  const check::Expr& expr = program_.exprs[node.expr];
  const check::Type type = program_.exprs[expr.args[0]].type;
  const std::string wanted = ValueText(program_, type, expr.value);
  const std::string left = Operand(node.children[0], about, true);
  switch (StandOf(node)) {
    case Stand::kHolds:
      return fmt::format(fmt::runtime(context_.Say("{}包括{}", "{} include {}")), left, wanted);
    case Stand::kFails:
      return fmt::format(fmt::runtime(context_.Say("{}不包括{}", "{} do not include {}")), left,
                         wanted);
    case Stand::kOpen:
      break;
  }
  return fmt::format(
      fmt::runtime(context_.Say("{}是否包括{}，待核实", "whether {} include {} is to be verified")),
      left, wanted);
}

std::string ConditionText::GroupName(const check::Vocabulary& vocabulary, int32_t code) const {
  const check::Vocabulary::Value& value = vocabulary.values[static_cast<size_t>(code)];
  if (value.description.empty()) return value.name;
  return fmt::format(fmt::runtime(context_.Say("{}（{}）", "{} ({})")), value.name,
                     value.description);
}

std::string ConditionText::NamesOf(const check::CodeSet& set) const {
  const check::Vocabulary& vocabulary = program_.vocabularies[set.vocabulary];
  std::string names;
  for (size_t i = 0; i < set.codes.size();) {
    const int32_t code = set.codes[i];
    if (code >= vocabulary.unlisted_code()) break;
    const int32_t last = vocabulary.values[static_cast<size_t>(code)].last;
    const auto below = static_cast<size_t>(last - code);
    const bool whole = i + below < set.codes.size() && set.codes[i + below] == last;
    names += (names.empty() ? "" : "、") + GroupName(vocabulary, code);
    i += whole ? below + 1 : 1;
  }
  return names;
}

std::optional<ConditionText::Group> ConditionText::SourceGroup(const check::Expr& expr) const {
  const base::SourceFile* file = context_.sources.Find(expr.span.source);
  if (file == nullptr) return std::nullopt;
  const auto words = SplitWords(file->text(expr.span));
  // 类型 是 法人、⏎ 非法人组织 names several.
  if (words.size() < 2 || words[words.size() - 2].ends_with("、")) return std::nullopt;
  const check::Vocabulary& vocabulary =
      program_.vocabularies[program_.code_sets[expr.code_set].vocabulary];
  for (int32_t code = 0; code < vocabulary.unlisted_code(); ++code) {
    const check::Vocabulary::Value& value = vocabulary.values[static_cast<size_t>(code)];
    if (value.name == words.back()) {
      return Group{GroupName(vocabulary, code), value.last == code && !value.open};
    }
  }
  return std::nullopt;
}

}  // namespace xinze::decide
