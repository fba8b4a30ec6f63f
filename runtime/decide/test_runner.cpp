#include "runtime/decide/test_runner.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "compiler/literal/date.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/explanation_text.h"
#include "runtime/decide/wants.h"
#include "runtime/interp/explain.h"
#include "runtime/interp/interpreter.h"
#include "runtime/record/test_world.h"

namespace xinze::decide {
namespace {

using check::TestAssertion;
using diagnostics::Phrase;

std::string_view NameOf(check::Truth truth) {
  return truth.is_true() ? "真" : truth.is_false() ? "假" : "不明";
}

std::vector<std::string> Sorted(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  return texts;
}

class TestRunner {
 public:
  TestRunner(const check::Program& program, const base::SourceStore& sources, const Engine* engine)
      : program_(program),
        sources_(sources),
        engine_(engine),
        schema_(program),
        interpreter_(program),
        wants_(program) {}

  TestResult Run(const check::Test& test) {
    TestResult result{test.name, test.provenance.span, {}};
    for (const TestAssertion& assertion : test.assertions) {
      AssertionResult& outcome = result.assertions.emplace_back();
      outcome.span = assertion.span;
      const auto world = record::BuildTestWorld(schema_, test.subject, assertion.known_at);
      if (!world.ok()) {
        outcome.message = {world.error().zh, world.error().en};
        continue;
      }
      const std::optional<Phrase> failure = Judge(assertion, *world);
      outcome.passed = !failure;
      if (failure) {
        outcome.message = *failure;
      }
    }
    return result;
  }

 private:
  std::optional<Phrase> Judge(const TestAssertion& assertion, const record::Batch& world) {
    const xinze_batch& batch = world.view();
    if (assertion.expression.is_valid()) {
      return JudgeExpression(assertion, batch);
    }
    interp::Inquiry inquiry(interpreter_, batch, 0, assertion.date);
    const check::SubjectOutcome outcome = inquiry.Evaluate();
    if (engine_ != nullptr) {
      check::SubjectOutcome native;
      engine_->Evaluate(batch, assertion.date)->Read(0, native);
      if (native != outcome) {
        return Phrase{"机器代码与参照解释器的答案不同（这是 xinze 的缺陷）",
                      "native code and the reference interpreter disagree (a defect of xinze)"};
      }
    }
    Question question;
    question.as_of = assertion.date;
    const Decision decision = MakeDecision(inquiry, outcome, question, {.all = true});
    const bool of_list = assertion.kind == TestAssertion::Kind::ListStatus;
    std::optional<Phrase> failure =
        of_list ? JudgeList(assertion, decision) : JudgeMeasure(assertion, decision);
    if (!failure) {
      // What other lists and measures wait for does not count.
      Decision alone;
      if (of_list) {
        alone.lists.push_back(decision.lists[assertion.list.index()]);
      } else {
        alone.measures.push_back(decision.measures[assertion.measure.index()]);
      }
      wants_.Fill(inquiry, world, alone);
      return JudgeNeeds(assertion, alone);
    }
    const bool as_expected =
        of_list ? decision.lists[assertion.list.index()].status == assertion.list_status
                : decision.measures[assertion.measure.index()].status == assertion.measure_status;
    if (as_expected) return failure;
    return Phrase{failure->zh + Ground(assertion, world, diagnostics::Language::kZh),
                  failure->en + Ground(assertion, world, diagnostics::Language::kEn)};
  }

  // Why the status is what it is, as the rest of a sentence.
  std::string Ground(const TestAssertion& assertion, const record::Batch& world,
                     diagnostics::Language language) {
    const ExplanationContext context{.program = program_,
                                     .batch = world.view(),
                                     .sources = sources_,
                                     .records = &world,
                                     .language = language};
    const std::string text = GroundText(
        context,
        assertion.kind == TestAssertion::Kind::ListStatus
            ? interp::ExplainList(interpreter_, world.view(), 0, assertion.date, assertion.list)
            : interp::ExplainMeasure(interpreter_, world.view(), 0, assertion.date,
                                     assertion.measure));
    return text.empty() ? text : std::string(context.Say("；因为：", "; because: ")) + text;
  }

  std::optional<Phrase> JudgeExpression(const TestAssertion& assertion, const xinze_batch& batch) {
    if (assertion.kind == TestAssertion::Kind::Unknown) {
      if (interpreter_.IsOpen(batch, 0, assertion.date, assertion.expression)) return std::nullopt;
      return Phrase{"应为不明，实为已知", "expected 不明, got a known value"};
    }
    const check::Truth truth =
        interpreter_.EvaluatePredicate(batch, 0, assertion.date, assertion.expression);
    const check::Truth expected =
        assertion.kind == TestAssertion::Kind::Holds ? check::kTrue : check::kFalse;
    if (truth == expected) {
      return std::nullopt;
    }
    return Phrase{fmt::format("应为{}，实为{}", NameOf(expected), NameOf(truth)),
                  fmt::format("expected {}, got {}", NameOf(expected), NameOf(truth))};
  }

  std::optional<Phrase> JudgeList(const TestAssertion& assertion, const Decision& decision) {
    const ListEntry& entry = decision.lists[assertion.list.index()];
    if (entry.status != assertion.list_status) {
      return Differs(program_.lists[assertion.list].name, check::ChineseName(assertion.list_status),
                     check::ChineseName(entry.status));
    }
    if (!assertion.records.empty() && Sorted(assertion.records) != Sorted(entry.records)) {
      return Differs("依据", fmt::format("{}", fmt::join(assertion.records, "、")),
                     fmt::format("{}", fmt::join(entry.records, "、")));
    }
    return std::nullopt;
  }

  std::optional<Phrase> JudgeMeasure(const TestAssertion& assertion, const Decision& decision) {
    const MeasureEntry& entry = decision.measures[assertion.measure.index()];
    if (entry.status != assertion.measure_status && assertion.targets.empty()) {
      return Differs(program_.measures[assertion.measure].name,
                     check::ChineseName(assertion.measure_status),
                     check::ChineseName(entry.status));
    }
    return JudgeTargets(assertion, entry);
  }

  // As with 依据, those named and no others: a test can show whom a measure does not reach.
  static std::optional<Phrase> JudgeTargets(const TestAssertion& assertion,
                                            const MeasureEntry& entry) {
    if (assertion.targets.empty()) {
      return std::nullopt;
    }
    const auto names = [](const std::string& name, const TargetEntry& target) {
      return target.role == name || target.id == name;
    };
    const bool found_all = std::all_of(
        assertion.targets.begin(), assertion.targets.end(), [&](const std::string& wanted) {
          return std::any_of(
              entry.targets.begin(), entry.targets.end(), [&](const TargetEntry& target) {
                return target.status == assertion.measure_status && names(wanted, target);
              });
        });
    const bool no_others =
        std::all_of(entry.targets.begin(), entry.targets.end(), [&](const TargetEntry& target) {
          return target.status != assertion.measure_status ||
                 std::any_of(assertion.targets.begin(), assertion.targets.end(),
                             [&](const std::string& wanted) { return names(wanted, target); });
        });
    if (found_all && no_others) {
      return std::nullopt;
    }
    std::vector<std::string> got;
    for (const TargetEntry& target : entry.targets) {
      const bool named = target.role != "本主体" && !target.id.empty();
      got.push_back(fmt::format("{}{} {}", target.role, named ? " " + target.id : "",
                                check::ChineseName(target.status)));
    }
    return Differs("对象",
                   fmt::format("{} {}", fmt::join(assertion.targets, "、"),
                               check::ChineseName(assertion.measure_status)),
                   fmt::format("{}", fmt::join(got, "、")));
  }

  static std::optional<Phrase> JudgeNeeds(const TestAssertion& assertion,
                                          const Decision& decision) {
    std::vector<std::string> got;
    for (const Want& want : decision.wants) got.push_back(want.field);
    for (const std::string& field : assertion.needs) {
      if (std::find(got.begin(), got.end(), field) == got.end()) {
        return Differs("待", field, fmt::format("{}", fmt::join(got, "、")));
      }
    }
    return std::nullopt;
  }

  static Phrase Differs(std::string_view what, std::string_view expected, std::string_view got) {
    return {fmt::format("{}：应为 {}，实为 {}", what, expected, got.empty() ? "无" : got),
            fmt::format("{}: expected {}, got {}", what, expected, got.empty() ? "none" : got)};
  }

  const check::Program& program_;
  const base::SourceStore& sources_;
  const Engine* engine_;
  record::Schema schema_;
  interp::Interpreter interpreter_;
  WantFinder wants_;
};

// For an attribute of XML. Control characters, which XML cannot hold, become U+FFFD.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 ? "\uFFFD" : std::string(1, c);
    }
  }
  return out;
}

// The attributes that say where a span stands; empty where it is in no file.
std::string PlaceAttributes(const base::Span& span, const base::SourceStore& sources) {
  const base::SourceFile* file = sources.Find(span.source);
  return file == nullptr ? std::string()
                         : fmt::format(" classname=\"{0}\" file=\"{0}\" line=\"{1}\"",
                                       Escaped(file->path()), file->position(span.begin).line);
}

}  // namespace

bool TestResult::passed() const {
  return std::all_of(assertions.begin(), assertions.end(),
                     [](const AssertionResult& assertion) { return assertion.passed; });
}

std::vector<TestResult> RunTests(const check::Program& program, const base::SourceStore& sources,
                                 const Engine* engine) {
  TestRunner runner(program, sources, engine);
  std::vector<TestResult> results;
  results.reserve(program.tests.size());
  for (const check::Test& test : program.tests) {
    results.push_back(runner.Run(test));
  }
  return results;
}

std::string PrintJUnit(const std::vector<TestResult>& results, const base::SourceStore& sources,
                       diagnostics::Language language) {
  const auto failures = std::count_if(results.begin(), results.end(),
                                      [](const TestResult& result) { return !result.passed(); });
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuite name=\"xinze\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
      results.size(), failures);
  for (const TestResult& result : results) {
    xml += fmt::format("  <testcase name=\"{}\"{}>\n", Escaped(result.name),
                       PlaceAttributes(result.span, sources));
    for (const AssertionResult& assertion : result.assertions) {
      if (assertion.passed) {
        continue;
      }
      const base::SourceFile* file = sources.Find(assertion.span.source);
      const std::string asserted(file == nullptr ? std::string_view() : file->text(assertion.span));
      xml += fmt::format("    <failure message=\"{}\" type=\"assertion\">{}</failure>\n",
                         Escaped(assertion.message.in(language)), Escaped(asserted));
    }
    xml += "  </testcase>\n";
  }
  return xml + "</testsuite>\n";
}

}  // namespace xinze::decide
