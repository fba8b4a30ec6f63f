#include "runtime/decide/decision_text.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "compiler/base/utf8.h"
#include "compiler/literal/date.h"
#include "runtime/decide/names.h"

namespace xinze::decide {
namespace {

constexpr size_t kNamedAnswers = 3;  // Of those that wait for a fact; the others are counted.

class TextWriter {
 public:
  TextWriter(const check::Program& program, diagnostics::Language language, std::string& out)
      : program_(program), zh_(language == diagnostics::Language::kZh), out_(out) {}

  void Write(const Decision& decision) {
    out_ += base::VisibleText(decision.subject) + "\n";
    for (const ListEntry& entry : decision.lists) {
      WriteList(entry);
    }
    WriteMeasures(decision.measures);
    for (const Want& want : decision.wants) {
      WriteWant(want);
    }
    if (!decision.incomplete.empty()) {
      Line(zh_ ? "不全" : "incomplete", fmt::format("{}", fmt::join(decision.incomplete, "、")));
    }
    if (!decision.presumed.empty()) {
      Line(zh_ ? "推定" : "presumed", fmt::format("{}", fmt::join(decision.presumed, "、")));
    }
    WriteExplanations(decision);
    if (decision.lists.empty() && decision.measures.empty()) {
      out_ += zh_ ? "  没有适用的名单和措施\n" : "  no list and no measure applies\n";
    }
  }

 private:
  void Line(std::string_view head, std::string_view text) {
    out_ += fmt::format("  {}  {}\n", head, base::VisibleText(text));
  }

  static std::string Day(int32_t date) { return literal::PrintDate(literal::Date{date}); }

  std::string Named(const std::string& name, const std::string& english) const {
    return zh_ || english.empty() ? name : english;
  }

  void WriteList(const ListEntry& entry) {
    const check::List& list = program_.lists[entry.list];
    std::string text = fmt::format(
        "{}  {}", Named(list.name, list.english_name),
        zh_ ? std::string(check::ChineseName(entry.status)) : InEnglishProse(entry.status));
    if (entry.since != check::kNoDate) {
      text += fmt::format(fmt::runtime(zh_ ? "，自 {} 起" : ", since {}"), Day(entry.since));
    }
    text += Until(entry.last_day, entry.then == check::ListStatus::ToVerify);
    if (!entry.records.empty()) {
      text +=
          fmt::format(fmt::runtime(zh_ ? "，依据 {}" : ", on {}"), fmt::join(entry.records, "、"));
    }
    Line(zh_ ? ChineseName(list.kind) : "list", text);
  }

  // `open`: it is 待核实 on the day after, so that nobody knows that it ends.
  std::string Until(int32_t last_day, bool open) const {
    if (last_day == check::kNoDate) {
      return "";
    }
    return fmt::format(
        fmt::runtime(!zh_   ? (open ? ", at least until {}, to verify then" : ", until {}")
                     : open ? "，至少到 {}（此后待核实）"
                            : "，至 {}"),
        Day(last_day));
  }

  // Measures that stand alike, of one kind and force, are one line.
  void WriteMeasures(const std::vector<MeasureEntry>& entries) {
    std::vector<std::pair<std::string, std::string>> lines;  // how they stand; their names
    for (const MeasureEntry& entry : entries) {
      const check::Measure& measure = program_.measures[entry.measure];
      const std::string head = MeasureHead(entry);
      const auto same = std::find_if(lines.begin(), lines.end(),
                                     [&](const auto& line) { return line.first == head; });
      const std::string name = Named(measure.name, measure.english_name);
      if (same == lines.end()) {
        lines.emplace_back(head, name);
      } else {
        same->second += (zh_ ? "；" : "; ") + name;
      }
    }
    for (const auto& [head, names] : lines) {
      out_ += fmt::format(fmt::runtime(zh_ ? "  {}：{}\n" : "  {}: {}\n"), base::VisibleText(head),
                          names);
    }
  }

  std::string MeasureHead(const MeasureEntry& entry) const {
    const check::Measure& measure = program_.measures[entry.measure];
    std::string text =
        zh_ ? fmt::format("{}·{}  {}", ChineseName(measure.kind), ChineseName(measure.force),
                          check::ChineseName(entry.status))
            : fmt::format("{} {}  {}", EnglishName(measure.force), EnglishName(measure.kind),
                          InEnglishProse(entry.status));
    if (entry.from != check::kNoDate) {
      text += fmt::format(fmt::runtime(zh_ ? "，自 {} 起" : ", from {}"), Day(entry.from));
    }
    text += Until(entry.last_day, entry.then == check::MeasureStatus::ToVerify);
    return text + Reached(entry);
  }

  // Whom a measure reaches besides the subject; a person may stand otherwise than it.
  std::string Reached(const MeasureEntry& entry) const {
    const std::vector<check::Target>& targets = program_.measures[entry.measure].targets;
    const bool self = std::any_of(targets.begin(), targets.end(),
                                  [](const check::Target& target) { return target.self; });
    std::string others;
    for (const TargetEntry& target : entry.targets) {
      if (target.role == "本主体") {
        continue;
      }
      others += fmt::format("{}{}{}{}", others.empty() ? "" : "、", target.role,
                            target.id.empty() ? "" : " ", target.id);
      if (target.status != entry.status) {
        others += fmt::format(
            fmt::runtime(zh_ ? "（{}）" : " ({})"),
            zh_ ? std::string(check::ChineseName(target.status)) : InEnglishProse(target.status));
      }
    }
    if (others.empty()) {
      const bool nobody = !self && entry.status != check::MeasureStatus::NotApplicable;
      return !nobody ? "" : zh_ ? "，没有已知的应当及于的人员" : ", nobody known to reach";
    }
    return fmt::format(fmt::runtime(!zh_ ? ", also {}" : self ? "，并及 {}" : "，及于 {}"), others);
  }

  void WriteWant(const Want& want) {
    std::string text = want.question.empty() ? want.field : want.question;
    if (!want.record.empty()) {
      text += fmt::format(fmt::runtime(zh_ ? "（记录 {}）" : " (record {})"), want.record);
    }
    if (!want.asked_of.empty()) {
      const bool discretion = want.kind == "待裁量";
      text += fmt::format(fmt::runtime(!zh_         ? ", ask {}"
                                       : discretion ? "，由{}决定"
                                                    : "，向{}核实"),
                          want.asked_of);
    }
    if (!want.answers_waiting.empty()) {
      const std::vector<std::string>& waiting = want.answers_waiting;
      const size_t named = std::min(waiting.size(), kNamedAnswers);
      text += fmt::format(fmt::runtime(zh_ ? "；关系到 {}" : "; for {}"),
                          fmt::join(waiting.begin(), waiting.begin() + named, "、"));
      if (named < waiting.size()) {
        text += fmt::format(fmt::runtime(zh_ ? " 等 {} 项" : " and {} in all"), waiting.size());
      }
    }
    Line(want.kind, text);
  }

  void WriteExplanations(const Decision& decision) {
    for (const EntryExplanation& explanation : decision.explanations) {
      for (std::string_view rest = explanation.text; !rest.empty();) {
        const size_t end = std::min(rest.find('\n'), rest.size());
        out_ += fmt::format("    {}\n", rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  const check::Program& program_;
  bool zh_;
  std::string& out_;
};

}  // namespace

void AppendText(const check::Program& program, const Decision& decision,
                diagnostics::Language language, std::string& out) {
  TextWriter(program, language, out).Write(decision);
}

}  // namespace xinze::decide
