#include "runtime/decide/explanation_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "compiler/base/utf8.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/explanation_items.h"
#include "runtime/decide/need_name.h"
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
    if (root.what == What::List || root.what == What::Measure) {
      const Item item = root.what == What::List ? builder.List(root) : builder.Measure(root);
      Line(0, item.text);
      WriteNeeds(1);  // What an open answer waits for comes before why it is open.
      LayClauses(item, 1);
      LayAll(item.reasons, 1);
    } else {
      for (const Item& item : builder.Expression(root, std::nullopt)) Lay(item, 0);
      WriteNeeds(0);
    }
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
    out_ += base::VisibleText(text);
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
    LayClauses(*last, depth + 1);
    LayAll(last->reasons, depth + 1);
  }

  void LayClauses(const Item& item, int depth) {
    for (const std::string& clause : item.clauses) {
      Line(depth, fmt::format("{} {}", Say("依据", "under"), clause));
    }
  }

  // What is said twice, under different clauses, is said once under all of them.
  void LayAll(const Items& items, int depth) {
    Items once;
    for (const Item& item : items) {
      const auto same = std::find_if(once.begin(), once.end(), [&](const Item& other) {
        return item.reasons.empty() && other.reasons.empty() && other.text == item.text;
      });
      if (same == once.end()) {
        once.push_back(item);
      } else {
        same->clauses.insert(same->clauses.end(), item.clauses.begin(), item.clauses.end());
      }
    }
    for (const Item& item : once) Lay(item, depth);
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
    if (need.reason == check::Reason::NoRule) {
      std::string text;
      if (IsAboutValue(program_, need) && need.row && need.row->entity.index() != 0) {
        text = conditions.RowName(*need.row) + std::string(Say("的", ""));
      }
      return text + GapOf(program_, context_.records, need).in(context_.language);
    }
    if (need.definition.is_valid()) {
      return program_.definitions[need.definition].name +
             std::string(
                 Say("：规则互相冲突，须由解释机关裁决", ": rules conflict, a ruling is needed"));
    }
    if (need.document.is_valid()) {
      return fmt::format("{}{}", program_.documents[need.document].title,
                         Say("：已不施行，名单的去留须另有规定",
                             ": no longer in force, what becomes of entries must be ruled"));
    }
    if (need.list.is_valid()) return program_.lists[need.list].name;
    std::string words =
        need.expr.is_valid() ? conditions.Words(program_.exprs[need.expr].span) : std::string();
    if (const auto unpublished = UnpublishedText(program_, need)) {
      words += std::string(Say("：", ": ")) + unpublished->in(context_.language);
    }
    return words;
  }

  void WriteNeeds(int depth) {
    if (explanation_.needs.empty()) return;
    Line(depth, Say("待核实的事项：", "To be verified:"));
    std::vector<std::string> texts;
    for (const interp::Need& need : explanation_.needs) {
      std::string text = NeedText(need);
      if (std::find(texts.begin(), texts.end(), text) != texts.end()) continue;
      Line(depth + 1, "· " + text);
      texts.push_back(std::move(text));
    }
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
    Line(0, Say("文本两可之处采用的释义：", "Readings chosen where the text leaves several open:"));
    std::string before;
    for (const size_t index : explanation_.readings) {
      const bool told = context_.told != nullptr && !context_.told->readings.insert(index).second;
      if (told) {
        before += fmt::format("{}〔{}〕", before.empty() ? "· " : Say("、", ", "),
                              program_.readings[index].name);
      } else {
        Line(1, ReadingText(program_.readings[index]));
      }
    }
    if (!before.empty()) Line(1, before + std::string(Say("（见前）", " (see above)")));
  }

  std::string ReadingText(const check::ReadingInUse& reading) const {
    std::string text =
        fmt::format("· {}{}", reading.question, reading.question.empty() ? "" : Say("？", "? "));
    text += fmt::format(fmt::runtime(Say("采用{}：{}", "{}: {}")), reading.adopted,
                        OptionText(reading));
    if (!reading.interpreter.empty()) {
      text += fmt::format(fmt::runtime(Say("；由{}解释", "; for {} to interpret")),
                          reading.interpreter);
    }
    return fmt::format("{}〔{}〕", text, reading.name);
  }

  // An option that is a constant takes the condition away, or makes it one that nothing meets.
  std::string OptionText(const check::ReadingInUse& reading) const {
    std::string words = ConditionText(context_).Words(reading.adopted_text);
    if (words == "真") return std::string(Say("不另设条件", "no further condition"));
    if (words == "假") return std::string(Say("一概不具备", "never met"));
    return words;
  }

  const ExplanationContext& context_;
  const interp::Explanation& explanation_;
  const check::Program& program_;
  std::string out_;
};

}  // namespace

std::string GroundText(const ExplanationContext& context, const interp::Explanation& explanation) {
  const Item ground = ItemBuilder(context, explanation).Ground(explanation.root);
  std::string text = ground.text;
  for (const Item* item = &ground; item->reasons.size() == 1; item = &item->reasons.front()) {
    const std::string longer =
        fmt::format("{}{}{}", text, context.Say("——", ": "), item->reasons.front().text);
    if (CellsOf(longer) > kJoinedCells) break;
    text = longer;
  }
  return text;
}

std::string ExplanationText(const ExplanationContext& context,
                            const interp::Explanation& explanation) {
  return Writer(context, explanation).Write();
}

}  // namespace xinze::decide
