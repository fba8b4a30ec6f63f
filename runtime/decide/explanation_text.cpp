#include "runtime/decide/explanation_text.h"

#include <set>
#include <string_view>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "compiler/base/utf8.h"
#include "compiler/literal/date.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/names.h"
#include "runtime/decide/need_name.h"
#include "runtime/decide/value_text.h"

namespace xinze::decide {
namespace {

using interp::Node;
using interp::What;

constexpr size_t kQuotedCells = 96;  // Terminal cells of a clause that are quoted.

// One line: white space runs become one space; the end is cut.
std::string Squeezed(std::string_view text, size_t cells) {
  std::string out;
  size_t width = 0;
  bool blank = false;
  for (size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint point = base::DecodeUtf8(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    at += point.length;
    if (point.value == U' ' || point.value == U'\n' || point.value == U'\r' ||
        point.value == U'\t') {
      blank = !out.empty();
      continue;
    }
    width += base::DisplayWidth(point.value) + (blank ? 1 : 0);
    if (width > cells) {
      return out + "……";
    }
    if (blank) {
      out += ' ';
      blank = false;
    }
    out += bytes;
  }
  return out;
}

class ExplanationWriter {
 public:
  ExplanationWriter(const ExplanationContext& context, const interp::Explanation& explanation)
      : context_(context), explanation_(explanation), program_(context.program) {}

  std::string Write() {
    Tree(explanation_.root, 0);
    WriteNeeds();
    WriteBases();
    return std::move(out_);
  }

 private:
  bool zh() const { return context_.language == diagnostics::Language::kZh; }
  std::string_view Say(std::string_view zh_text, std::string_view en_text) const {
    return zh() ? zh_text : en_text;
  }
  // What it is, and how it stands.
  std::string Pair(std::string_view what, std::string_view state) const {
    return fmt::format("{}{}{}", what, Say("：", ": "), state);
  }
  void Line(int depth, std::string_view text) {
    out_.append(static_cast<size_t>(depth) * 2, ' ');
    out_ += text;
    out_ += '\n';
  }
  std::string Source(const base::Span& span) const {
    const base::SourceFile* file = context_.sources.Find(span.source);
    return file == nullptr ? "" : Squeezed(file->text(span), kQuotedCells);
  }
  static std::string Day(int32_t date) { return literal::PrintDate(literal::Date{date}); }

  std::string Truth(const Node& node) const {
    if (!node.truth) {
      return "";
    }
    if (node.truth->is_true()) {
      return std::string(Say("成立", "holds"));
    }
    return std::string(node.truth->is_false() ? Say("不成立", "does not hold")
                                              : Say("待核实", "to be verified"));
  }
  std::string Status(check::ListStatus status) const {
    return std::string(zh() ? check::ChineseName(status) : check::EnglishName(status));
  }
  std::string Status(check::MeasureStatus status) const {
    return std::string(zh() ? check::ChineseName(status) : check::EnglishName(status));
  }
  std::string KeyOfRow(const interp::Row& row) const {
    return KeyOf(program_, context_.batch, row.entity, row.index);
  }
  // 信用信息 r1 的 …; empty of the subject's own fields.
  std::string OwnerOf(const interp::Row& row) const {
    return row.entity.index() == 0 ? std::string()
                                   : fmt::format("{} {}{}", program_.entities[row.entity].name,
                                                 KeyOfRow(row), Say(" 的 ", " "));
  }
  std::string KeysOf(check::EntityId entity, const std::vector<int32_t>& rows) const {
    std::vector<std::string> keys;
    for (const int32_t row : rows) {
      keys.push_back(KeyOf(program_, context_.batch, entity, row));
    }
    return fmt::format("{}", fmt::join(keys, "、"));
  }

  // The clause that a node comes from, once a line where it is shown.
  void Clause(const Node& node, int depth) {
    if (node.provenance == nullptr) {
      return;
    }
    const check::Provenance& provenance = *node.provenance;
    if (program_.documents[provenance.document].rank == check::Rank::Library) {
      return;
    }
    // Each clause is quoted where it is first cited; a definition below it needs no second quote.
    const std::string citation = CitationOf(program_, provenance);
    const bool first = cited_.insert({citation, provenance.paragraph.begin}).second;
    const std::string quote = first ? Source(provenance.paragraph) : "";
    const std::string head = fmt::format("{} {}", Say("依据", "under"), citation);
    Line(depth, quote.empty() ? head : Pair(head, "“" + quote + "”"));
  }

  // Since when the answer stands, and until when.
  std::string Run(const Node& node) const {
    std::string text;
    if (node.date != check::kNoDate) {
      text += fmt::format(fmt::runtime(Say("，自 {} 起", ", since {}")), Day(node.date));
    }
    if (node.last_day != check::kNoDate) {
      text += fmt::format(fmt::runtime(Say("，至 {}", ", until {}")), Day(node.last_day));
    }
    return text;
  }

  std::string ListLine(const Node& node) const {
    const check::List& list = program_.lists[node.list];
    std::string text = Pair(fmt::format("{} {}", ChineseName(list.kind), list.name),
                            node.list_status ? Status(*node.list_status) : "");
    text += Run(node);
    if (!node.records.empty()) {
      text += fmt::format("{}{}", Say("，依据记录 ", ", records "),
                          KeysOf(list.support_entity, node.records));
    }
    return text;
  }

  std::string_view StateName(check::ProcedureState state) const {
    switch (state) {
      case check::ProcedureState::None:
        return Say("未认定", "not determined");
      case check::ProcedureState::Unknown:
        return Say("情况不明", "not known");
      case check::ProcedureState::Defective:
        return Say("已认定，程序有瑕疵", "determined, defective");
      case check::ProcedureState::Void:
        return Say("认定无效", "void");
      case check::ProcedureState::Determined:
        return Say("已认定", "determined");
      case check::ProcedureState::Annulled:
        return Say("已撤销", "annulled");
      case check::ProcedureState::Exited:
        return Say("已移出", "exited");
    }
    return "";
  }

  std::string FieldLine(const Node& node) const {
    const check::Field& field = program_.fields[node.field];
    std::string value;
    if (node.truth) {
      value = node.truth->is_true()    ? std::string(Say("是", "yes"))
              : node.truth->is_false() ? std::string(Say("否", "no"))
                                       : std::string(Say("不明", "not known"));
    } else if (!node.text.empty()) {
      value = node.text;
    } else if (node.value) {
      value = RangeText(program_, field.type, *node.value);
    }
    std::string_view source;
    switch (node.source) {
      case interp::FieldSource::Presumed:
        source = Say("（推定）", " (presumed)");
        break;
      case interp::FieldSource::NotYet:
        source = Say("（当日尚未发生）", " (not yet on that day)");
        break;
      case interp::FieldSource::NotApplicable:
        source = Say("（不适用于此类主体）", " (does not apply to this kind)");
        break;
      case interp::FieldSource::Fact:
      case interp::FieldSource::Unknown:
        break;
    }
    return fmt::format("{}{} = {}{}", node.row ? OwnerOf(*node.row) : "", field.name, value,
                       source);
  }

  std::string MeasureLine(const Node& node) const {
    const check::Measure& measure = program_.measures[node.measure];
    return Pair(fmt::format(fmt::runtime(Say("{}措施 {}（{}）", "{} measure {} ({})")),
                            ChineseName(measure.kind), measure.name, ChineseName(measure.force)),
                (node.measure_status ? Status(*node.measure_status) : "") + Run(node));
  }

  std::string TargetLine(const Node& node) const {
    const check::Measure& measure = program_.measures[node.measure];
    const check::Target& target = measure.targets[static_cast<size_t>(node.target)];
    std::string who = target.self ? "本主体" : target.role_name;
    if (node.row && node.row->entity.index() != 0) {
      who += " " + KeyOfRow(*node.row);
    }
    return Pair(fmt::format("{} {}", Say("对象", "target"), who),
                node.measure_status ? Status(*node.measure_status) : "");
  }

  // The line of a node; empty: its children stand in its place.
  std::string LineOf(const Node& node) const {
    switch (node.what) {
      case What::List:
      case What::ListStatus:
        return ListLine(node);
      case What::Document:
        return Pair(program_.documents[node.document].title,
                    Say("当日不在施行期内", "not in force on that day"));
      case What::Procedure:
        return Pair(
            fmt::format("{} {}", Say("程序", "procedure"),
                        node.procedure.is_valid() ? program_.procedures[node.procedure].name : ""),
            node.state ? StateName(*node.state) : "");
      case What::Event:
        return EventLine(node);
      case What::Criteria:
        return Pair(Say("当日是否符合列入条件", "criteria on that day"), Truth(node));
      case What::Exit:
        return Pair(Say("移出条件", "exit"), Truth(node));
      case What::Unusable:
        return Pair(Say("依据记录均已失去效力", "every record unusable"), Truth(node));
      case What::Support:
        return SupportLine(node);
      case What::Exception:
        return Pair(Say("例外", "exception"), Truth(node));
      case What::Reference:
        return fmt::format("{}", Say("参考（不作为依据）", "reference (no support)"));
      case What::Measure:
        return MeasureLine(node);
      case What::Trigger:
        return Pair(Say("触发条件", "trigger"), Truth(node));
      case What::Decision:
        return Pair(Say("实施部门的裁量", "the authority's decision"),
                    node.truth && node.truth->is_unknown() ? std::string(Say("未作出", "none"))
                                                           : Truth(node));
      case What::Term:
        return fmt::format("{} {}", Say("措施期限至", "the measure's term ends"),
                           node.date == check::kNoDate ? "" : Day(node.date));
      case What::Target:
        return TargetLine(node);
      case What::Condition:
        return Pair(Source(program_.exprs[node.expr].span), Truth(node));
      case What::Value:
        return fmt::format("{} = {}", Source(program_.exprs[node.expr].span),
                           !node.text.empty() ? node.text
                           : node.value
                               ? RangeText(program_, program_.exprs[node.expr].type, *node.value)
                               : "");
      case What::Field:
        return FieldLine(node);
      case What::Definition:
        return DefinitionLine(node);
      case What::Rule:
        return RuleLine(node);
      case What::Record:
        return Pair(node.row ? fmt::format("{} {}", program_.entities[node.row->entity].name,
                                           KeyOfRow(*node.row))
                             : "",
                    Truth(node));
      case What::Unseen:
        return Pair(program_.entities[node.entity].name,
                    Say("可能还有未收到的记录", "there may be records not received"));
      case What::NoSupport:
        return std::string(Say("没有已知的依据记录", "no known record in support"));
    }
    return "";
  }

  std::string EventLine(const Node& node) const {
    std::vector<std::string> words;
    if (node.date != check::kNoDate) {
      words.push_back(Day(node.date));
    }
    if (node.row) {
      words.push_back(TextOf(program_.well_known.event_step, node.row->index));
      words.push_back(KeyOfRow(*node.row));
    }
    std::erase(words, "");
    return fmt::format("{}", fmt::join(words, " "));
  }

  std::string TextOf(check::FieldId field, int64_t row) const {
    return FieldText(program_, context_.batch, field, row);
  }

  std::string SupportLine(const Node& node) const {
    std::string text = fmt::format("{} {}", Say("依据记录", "records in support"),
                                   KeysOf(program_.lists[node.list].support_entity, node.records));
    if (node.date != check::kNoDate) {
      text += fmt::format(
          "{}", fmt::format(fmt::runtime(Say("（{} 认定）", " (determined {})")), Day(node.date)));
    }
    return text;
  }

  std::string DefinitionLine(const Node& node) const {
    const check::Definition& definition = program_.definitions[node.definition];
    std::string value = Truth(node);
    if (node.value) {
      value = RangeText(program_, definition.type, *node.value);
    }
    return node.value ? definition.name + " = " + value : Pair(definition.name, value);
  }

  std::string RuleLine(const Node& node) const {
    const check::Rule& rule = program_.rules[node.rule];
    const std::string words = Source(rule.provenance.span);
    return node.truth ? Pair(words, Truth(node)) : words;
  }

  // Whether a node says nothing that its parent has not said: the one body of a definition, or what
  // a negation was made of and shares its words with.
  bool Repeats(const Node& node, const Node& parent) const {
    if (node.what == What::Rule) {
      return !program_.rules[node.rule].condition.is_valid();
    }
    return node.what == What::Condition && parent.what == What::Condition &&
           program_.exprs[node.expr].span == program_.exprs[parent.expr].span;
  }

  // What was decided once is shown although today's answer no longer rests on it: why a subject was
  // put on the list that it is on.
  static bool IsShown(const Node& node) { return node.bears || node.what == What::Criteria; }

  void Children(const Node& node, int depth) {
    if (node.what == What::Value &&
        program_.exprs[node.expr].kind == check::ExprKind::ParameterValue) {
      return;  // The day by which a parameter was looked up.
    }
    for (const Node& child : node.children) {
      if (!context_.full && !IsShown(child)) {
        continue;
      }
      if (Repeats(child, node)) {
        Children(child, depth);
      } else {
        Tree(child, depth);
      }
    }
  }

  void Tree(const Node& node, int depth) {
    Line(depth, LineOf(node));
    const bool is_clause = node.what == What::List || node.what == What::Measure ||
                           node.what == What::Definition || node.what == What::Exception ||
                           node.what == What::Procedure;
    if (is_clause) {
      Clause(node, depth + 1);
    }
    Children(node, depth + 1);
    if (node.what == What::ListStatus && written_.insert(node.list).second) {
      const auto found = explanation_.lists.find(node.list);
      if (found != explanation_.lists.end()) {
        Clause(found->second, depth + 1);
        Children(found->second, depth + 1);
      }
    }
  }

  std::string NeedLine(const interp::Need& need) const {
    const std::string name = NameOfNeed(program_, need);
    if (need.field.is_valid()) {
      const check::Field& field = program_.fields[need.field];
      std::string text = (need.row ? OwnerOf(*need.row) : "") + name;
      if (!field.question.empty()) {
        text += fmt::format("（{}）", field.question);
      }
      if (!field.asked_of.empty()) {
        text += fmt::format("{}{}", Say("，可询", ", ask "), field.asked_of);
      }
      return text;
    }
    if (need.collection.is_valid()) {
      return name + std::string(Say("是否齐全", ": whether it is complete"));
    }
    switch (need.reason) {
      case check::Reason::Conflict:
        return name + std::string(Say("：规则互相冲突", ": rules conflict"));
      case check::Reason::NoBasisInForce:
        return name + std::string(Say("：已不施行", ": no longer in force"));
      case check::Reason::NoRule:
        return name + std::string(Say("：文本没有规定", ": the text gives no rule"));
      case check::Reason::Overflow:
        return name + std::string(Say("：数额超出可以计算的范围", ": beyond what can be computed"));
      case check::Reason::DivisionByZero:
        return name + std::string(Say("：除数为零", ": division by zero"));
      case check::Reason::None:
      case check::Reason::MissingFact:
        break;
    }
    return name;
  }

  void WriteNeeds() {
    if (explanation_.needs.empty()) {
      return;
    }
    Line(0, Say("要作出答案，还需要：", "To answer, there is still wanted:"));
    for (const interp::Need& need : explanation_.needs) {
      Line(1, "· " + NeedLine(need));
    }
  }

  void WriteBases() {
    for (const interp::PresumedFact& fact : explanation_.presumed) {
      const check::Field& field = program_.fields[fact.field];
      Line(0, fmt::format("{}{}{} = {}", Say("推定：", "Presumed: "), OwnerOf(fact.row), field.name,
                          field.presumption->absent
                              ? "无"
                              : ValueText(program_, field.type, field.presumption->value)));
    }
    for (const size_t index : explanation_.readings) {
      const check::ReadingInUse& reading = program_.readings[index];
      Line(0, fmt::format("{}{}={}{}", Say("释义：", "Reading: "), reading.name, reading.adopted,
                          reading.question.empty() ? "" : fmt::format("（{}）", reading.question)));
    }
    if (explanation_.truncated) {
      Line(0, Say("（说明过长，最深处略去）", "(too long: the deepest parts are left out)"));
    }
  }

  const ExplanationContext& context_;
  const interp::Explanation& explanation_;
  const check::Program& program_;
  std::set<check::ListId> written_;
  std::set<std::pair<std::string, uint32_t>> cited_;
  std::string out_;
};

}  // namespace

std::string ExplanationText(const ExplanationContext& context,
                            const interp::Explanation& explanation) {
  return ExplanationWriter(context, explanation).Write();
}

}  // namespace xinze::decide
