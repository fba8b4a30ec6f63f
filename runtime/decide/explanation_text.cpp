#include "runtime/decide/explanation_text.h"

#include <fmt/core.h>

#include "compiler/base/utf8.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/explanation_items.h"
#include "runtime/decide/value_text.h"

namespace xinze::decide {
namespace {

using interp::What;

constexpr size_t kJoinedCells = 100;  // Terminal cells of a sentence with its one reason behind it.

size_t CellsOf(const std::string& text) { return static_cast<size_t>(base::DisplayWidth(text)); }

class Writer {
 public:
  Writer(const ExplanationContext& context, const interp::Explanation& explanation)
      : context_(context), explanation_(explanation), program_(context.program) {}

  std::string Write() {
    ItemBuilder builder(context_, explanation_);
    const interp::Node& root = explanation_.root;
    if (root.what == What::List) {
      Lay(builder.List(root), 0);
    } else if (root.what == What::Measure) {
      Lay(builder.Measure(root), 0);
    } else {
      for (const Item& item : builder.Expression(root, std::nullopt)) Lay(item, 0);
    }
    WriteNeeds();
    WritePresumptions();
    WriteReadings();
    if (explanation_.truncated) {
      Line(0, Say("（说明过长，最深处略去）", "(too long: the deepest parts are left out)"));
    }
    return std::move(out_);
  }

 private:
  std::string_view Say(std::string_view zh, std::string_view en) const {
    return context_.Say(zh, en);
  }
  void Line(int depth, std::string_view text) {
    out_.append(static_cast<size_t>(depth) * 2, ' ');
    out_ += text;
    out_ += '\n';
  }

  // A sentence whose one reason is another stands on one line with it, as far as that is short.
  void Lay(const Item& item, int depth) {
    const Item* last = &item;
    std::string text = item.text;
    while (last->clauses.empty() && last->reasons.size() == 1) {
      const Item& next = last->reasons.front();
      const std::string both = fmt::format("{}{}{}", text, Say("——", ": "), next.text);
      if (CellsOf(both) > kJoinedCells || !next.clauses.empty() || next.reasons.size() > 1) break;
      text = both;
      last = &next;
    }
    Line(depth, text);
    for (const std::string& clause : last->clauses) {
      Line(depth + 1, fmt::format("{} {}", Say("依据", "under"), clause));
    }
    LayAll(last->reasons, depth + 1);
  }

  // What is said twice in a row under different clauses is said once under all of them.
  void LayAll(const Items& items, int depth) {
    for (size_t i = 0; i < items.size();) {
      Item item = items[i++];
      while (i < items.size() && item.reasons.empty() && items[i].reasons.empty() &&
             items[i].text == item.text) {
        item.clauses.insert(item.clauses.end(), items[i].clauses.begin(), items[i].clauses.end());
        ++i;
      }
      Lay(item, depth);
    }
  }

  std::string NeedText(const interp::Need& need) const {
    const ConditionText conditions(context_);
    if (need.field.is_valid()) {
      const check::Field& field = program_.fields[need.field];
      std::string text;
      if (need.row && need.row->entity.index() != 0) {
        text = conditions.RowName(*need.row) + std::string(Say("的", ""));
      }
      text += field.name;
      if (!field.question.empty()) {
        text += fmt::format(fmt::runtime(Say("：{}？", " ({})")), field.question);
      }
      if (!field.asked_of.empty()) {
        text += fmt::format(fmt::runtime(Say("请{}答复", ", to be asked of {}")), field.asked_of);
      }
      return text;
    }
    if (need.collection.is_valid()) {
      return fmt::format(fmt::runtime(Say("{}是否齐全", "whether {} is complete")),
                         program_.entities[need.collection].name);
    }
    if (need.definition.is_valid()) {
      return fmt::format(
          "{}{}", program_.definitions[need.definition].name,
          need.reason == check::Reason::Conflict
              ? Say("：规则互相冲突，须由解释机关裁决", ": rules conflict, a ruling is needed")
              : Say("：文本没有规定，须由解释机关明确", ": the text gives no rule, one is needed"));
    }
    if (need.parameter.is_valid()) {
      return fmt::format("{}{}", program_.parameters[need.parameter].name,
                         Say("：文本没有规定", ": the text gives no value"));
    }
    if (need.document.is_valid()) {
      return fmt::format("{}{}", program_.documents[need.document].title,
                         Say("：已不施行，名单的去留须另有规定",
                             ": no longer in force, what becomes of entries must be ruled"));
    }
    if (need.list.is_valid()) return program_.lists[need.list].name;
    if (need.expr.is_valid() && need.reason == check::Reason::NoRule) {
      return fmt::format("{}{}", conditions.Words(program_.exprs[need.expr].span),
                         Say("：文本没有列明，须由解释机关明确",
                             ": the text does not list it, a ruling is needed"));
    }
    return need.expr.is_valid() ? conditions.Words(program_.exprs[need.expr].span) : "";
  }

  void WriteNeeds() {
    if (explanation_.needs.empty()) return;
    Line(0, Say("待核实的事项：", "To be verified:"));
    for (const interp::Need& need : explanation_.needs) Line(1, "· " + NeedText(need));
  }

  void WritePresumptions() {
    const ConditionText conditions(context_);
    for (const interp::PresumedFact& fact : explanation_.presumed) {
      const check::Field& field = program_.fields[fact.field];
      Line(0, fmt::format("{}{}{} = {}", Say("推定：", "Presumed: "),
                          conditions.RowName(fact.row) + std::string(Say("的", "")), field.name,
                          field.presumption->absent
                              ? std::string(Say("无", "absent"))
                              : ValueText(program_, field.type, field.presumption->value)));
    }
  }

  void WriteReadings() {
    if (explanation_.readings.empty()) return;
    const ConditionText conditions(context_);
    Line(0, Say("文本两可之处采用的释义：", "Readings chosen where the text leaves several open:"));
    for (const size_t index : explanation_.readings) {
      const check::ReadingInUse& reading = program_.readings[index];
      std::string text =
          fmt::format("· {}{}", reading.question, reading.question.empty() ? "" : Say("？", "? "));
      text += fmt::format(fmt::runtime(Say("采用{}：{}", "{}: {}")), reading.adopted,
                          conditions.Words(reading.adopted_text));
      if (!reading.interpreter.empty()) {
        text += fmt::format(fmt::runtime(Say("；由{}解释", "; for {} to interpret")),
                            reading.interpreter);
      }
      Line(1, fmt::format("{}〔{}〕", text, reading.name));
    }
  }

  const ExplanationContext& context_;
  const interp::Explanation& explanation_;
  const check::Program& program_;
  std::string out_;
};

}  // namespace

std::string ExplanationText(const ExplanationContext& context,
                            const interp::Explanation& explanation) {
  return Writer(context, explanation).Write();
}

}  // namespace xinze::decide
