#include "runtime/decide/decision_text.h"

#include <algorithm>
#include <string_view>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "compiler/literal/date.h"
#include "runtime/decide/names.h"

namespace xinze::decide {
namespace {

class TextWriter {
 public:
  TextWriter(const check::Program& program, diagnostics::Language language, std::string& out)
      : program_(program), zh_(language == diagnostics::Language::kZh), out_(out) {}

  void Write(const Decision& decision) {
    out_ += decision.subject + "\n";
    for (const ListEntry& entry : decision.lists) {
      WriteList(entry);
    }
    for (const MeasureEntry& entry : decision.measures) {
      WriteMeasure(entry);
    }
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
    out_ += fmt::format("  {}  {}\n", head, text);
  }

  static std::string Day(int32_t date) { return literal::PrintDate(literal::Date{date}); }

  std::string Named(const std::string& name, const std::string& english) const {
    return zh_ || english.empty() ? name : english;
  }

  void WriteList(const ListEntry& entry) {
    const check::List& list = program_.lists[entry.list];
    std::string text =
        fmt::format("{}  {}", Named(list.name, list.english_name),
                    zh_ ? check::ChineseName(entry.status) : check::EnglishName(entry.status));
    if (entry.since != check::kNoDate) {
      text += fmt::format(fmt::runtime(zh_ ? "，自 {} 起" : ", since {}"), Day(entry.since));
    }
    if (entry.last_day != check::kNoDate) {
      text += fmt::format(fmt::runtime(zh_ ? "，至 {}" : ", until {}"), Day(entry.last_day));
    }
    if (!entry.records.empty()) {
      text +=
          fmt::format(fmt::runtime(zh_ ? "，依据 {}" : ", on {}"), fmt::join(entry.records, "、"));
    }
    Line(zh_ ? ChineseName(list.kind) : "list", text);
  }

  void WriteMeasure(const MeasureEntry& entry) {
    const check::Measure& measure = program_.measures[entry.measure];
    std::string text =
        fmt::format("{}  {}", Named(measure.name, measure.english_name),
                    zh_ ? check::ChineseName(entry.status) : check::EnglishName(entry.status));
    if (entry.from != check::kNoDate) {
      text += fmt::format(fmt::runtime(zh_ ? "，自 {} 起" : ", from {}"), Day(entry.from));
    }
    if (entry.last_day != check::kNoDate) {
      text += fmt::format(fmt::runtime(zh_ ? "，至 {}" : ", until {}"), Day(entry.last_day));
    }
    std::vector<std::string> others;
    for (const TargetEntry& target : entry.targets) {
      if (target.role != "本主体") {
        others.push_back(
            fmt::format("{}{}{}", target.role, target.id.empty() ? "" : " ", target.id));
      }
    }
    if (!others.empty()) {
      text += fmt::format(fmt::runtime(zh_ ? "，并及 {}" : ", also {}"), fmt::join(others, "、"));
    }
    Line(zh_ ? fmt::format("{}·{}", ChineseName(measure.kind), ChineseName(measure.force))
             : (measure.kind == check::MeasureKind::Discipline ? "discipline" : "incentive"),
         text);
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
      text += fmt::format(fmt::runtime(zh_ ? "；关系到 {}" : "; for {}"),
                          fmt::join(want.answers_waiting, "、"));
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
