#include "runtime/decide/condition_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "compiler/base/utf8.h"
#include "runtime/decide/decision.h"
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

std::string ConditionText::RowName(const interp::Row& row) const {
  const std::string key = KeyOf(program_, context_.batch, row.entity, row.index);
  const std::string& entity = program_.entities[row.entity].name;
  return key.empty() ? entity : entity + " " + key;
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
    const auto words = SplitWords(text);
    if (!words.empty()) {
      for (const check::View& view : program_.views) {
        if (view.entity == expr.entity && view.name == words.back()) return view.name;
      }
    }
  }
  return expr.entity.is_valid() ? program_.entities[expr.entity].name : "";
}

std::string ConditionText::Value(const Node& node) const {
  if (!node.text.empty()) return node.text;
  if (!node.value) return "";
  const check::Type type = node.what == What::Field ? program_.fields[node.field].type
                           : node.what == What::Definition
                               ? program_.definitions[node.definition].type
                               : program_.exprs[node.expr].type;
  if (type.kind == check::TypeKind::Text && !node.value->is_absent()) {
    return std::string(context_.Say("不明", "not known"));
  }
  return RangeText(program_, type, *node.value);
}

std::string ConditionText::FieldOperand(const Node& node, const About& about,
                                        bool with_value) const {
  std::string text;
  const bool foreign = node.row && node.row->entity.index() != 0 &&
                       !(about && about->entity == node.row->entity &&
                         about->index == node.row->index);
  if (foreign) text = RowName(*node.row) + std::string(context_.Say("的", " "));
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
    name = expr.kind == ExprKind::AsOf ? std::string(context_.Say("基准日", "the day asked about"))
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

std::string ConditionText::Flag(const Node& node, const About& about) const {
  const std::string name = FieldOperand(node, about, false);
  switch (StandOf(node)) {
    case Stand::kHolds:
      return fmt::format("{}{}", name, context_.Say("：是", ": yes"));
    case Stand::kFails:
      return fmt::format("{}{}", name, context_.Say("：否", ": no"));
    case Stand::kOpen:
      break;
  }
  return fmt::format("{}{}", name, context_.Say("：是或者否，待核实", ": to be verified"));
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
  const bool dates =
      program_.exprs[program_.exprs[node.expr].args[0]].type.kind == check::TypeKind::Date;
  const bool strict = program_.exprs[node.expr].kind == ExprKind::Less;
  for (const Node& side : node.children) {
    // What is not there compares with nothing.
    if (StandOf(node) == Stand::kFails && side.value && side.value->is_absent()) {
      return fmt::format(fmt::runtime(context_.Say("没有{}", "there is no {}")),
                         Operand(side, about, false));
    }
  }
  std::string_view words;
  switch (StandOf(node)) {
    case Stand::kHolds:
      words = strict ? (dates ? context_.Say("早于", "is before") : context_.Say("小于", "is less than"))
                     : (dates ? context_.Say("不晚于", "is not after")
                              : context_.Say("不大于", "is not more than"));
      break;
    case Stand::kFails:
      words = strict ? (dates ? context_.Say("不早于", "is not before")
                              : context_.Say("不小于", "is not less than"))
                     : (dates ? context_.Say("晚于", "is after") : context_.Say("大于", "is more than"));
      break;
    case Stand::kOpen:
      words = strict ? (dates ? context_.Say("是否早于", "may be before")
                              : context_.Say("是否小于", "may be less than"))
                     : (dates ? context_.Say("是否不晚于", "may be not after")
                              : context_.Say("是否不大于", "may be not more than"));
      break;
  }
  return fmt::format("{}{}{}{}{}{}", Operand(node.children[0], about, true), context_.Say("", " "),
                     words, context_.Say("", " "), Operand(node.children[1], about, true),
                     StandOf(node) == Stand::kOpen
                         ? context_.Say("，待核实", ": to be verified")
                         : std::string_view());
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
  std::string group = SourceGroup(expr);
  const bool named = !group.empty();
  if (!named) group = NamesOf(set);
  const bool several = !named && set.codes.size() > 1;
  const std::string left = Operand(node.children[0], about, true);
  switch (StandOf(node)) {
    case Stand::kHolds:
      return fmt::format(fmt::runtime(several ? context_.Say("{}为{}之一", "{} is one of {}")
                                              : context_.Say("{}属于{}", "{} belongs to {}")),
                         left, group);
    case Stand::kFails:
      return fmt::format(fmt::runtime(several ? context_.Say("{}不在{}之列", "{} is none of {}")
                                              : context_.Say("{}不属于{}", "{} does not belong to {}")),
                         left, group);
    case Stand::kOpen:
      break;
  }
  return fmt::format(fmt::runtime(context_.Say("{}是否属于{}，待核实",
                                               "whether {} belongs to {} is to be verified")),
                     left, group);
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
  return fmt::format(fmt::runtime(context_.Say("{}是否包括{}，待核实",
                                               "whether {} include {} is to be verified")),
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

std::string ConditionText::SourceGroup(const check::Expr& expr) const {
  const base::SourceFile* file = context_.sources.Find(expr.span.source);
  if (file == nullptr) return "";
  const auto words = SplitWords(file->text(expr.span));
  // 类型 是 法人、⏎ 非法人组织 names several.
  if (words.size() < 2 || words[words.size() - 2].ends_with("、")) return "";
  const check::Vocabulary& vocabulary =
      program_.vocabularies[program_.code_sets[expr.code_set].vocabulary];
  for (size_t code = 0; code < vocabulary.values.size(); ++code) {
    if (vocabulary.values[code].name == words.back()) {
      return GroupName(vocabulary, static_cast<int32_t>(code));
    }
  }
  return "";
}

}  // namespace xinze::decide
