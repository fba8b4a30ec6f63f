#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "runtime/cli/commands.h"
#include "runtime/cli/policies.h"
#include "runtime/decide/decision.h"
#include "runtime/decide/explanation_text.h"
#include "runtime/interp/explain.h"
#include "runtime/record/ndjson.h"

namespace xinze::cli {
namespace {

struct ExplainCommandOptions {
  PolicyOptions policies;
  QuestionOptions question;
  std::vector<std::string> files;
  std::string subject;
  std::string list;
  std::string measure;
  bool full = false;
};

// A subject where it was found.
struct FoundSubject {
  record::Batch batch;
  int64_t row = 0;
};

base::Result<std::optional<FoundSubject>> FindSubject(Context& context,
                                                      const record::Schema& schema,
                                                      const ExplainCommandOptions& options,
                                                      const record::ReaderOptions& reading) {
  bool rejected_here = false;
  record::NdjsonReader reader(
      schema, options.files.empty() ? std::vector<std::string>{"-"} : options.files, reading,
      [&](const record::Reject& reject) {
        // What is wrong with other subjects is not this question's business.
        if (reject.subject == options.subject) {
          rejected_here |= reject.level == record::RejectLevel::kSubject;
          context.console.Err(record::PrintRejectNotice(reject, context.environment.language) +
                              "\n");
        }
      });
  while (true) {
    auto next = reader.Next();
    if (!next.ok()) {
      return next.error();
    }
    if (!next->has_value()) {
      if (rejected_here) {
        context.status = kRejects;
      }
      return std::optional<FoundSubject>();
    }
    record::Batch& batch = **next;
    for (int64_t row = 0; row < batch.subjects(); ++row) {
      if (batch.subject_id(row) == options.subject) {
        return std::optional<FoundSubject>(FoundSubject{std::move(batch), row});
      }
    }
  }
}

// Those of a name or key: the one that is called so, else all whose names hold it.
template <typename Things>
auto FindByName(const Things& things, const std::string& name) {
  std::vector<std::decay_t<decltype(*things.ids().begin())>> found;
  for (const auto id : things.ids()) {
    if (things[id].name == name || things[id].key == name) {
      return decltype(found){id};
    }
    if (things[id].name.find(name) != std::string::npos) {
      found.push_back(id);
    }
  }
  return found;
}

// What a question can be about.
struct Kind {
  diagnostics::Phrase name;
  diagnostics::Phrase plural;
  std::string_view option;
};
const Kind kListKind = {{"名单", "list"}, {"名单", "lists"}, "--list"};
const Kind kMeasureKind = {{"措施", "measure"}, {"措施", "measures"}, "--measure"};

// The only thing that `name` stands for. Errors: XZ1008 where there is none, `others` being where
// it may have been looked for; XZ1021 where there are several.
template <typename Things, typename Others>
auto FindOne(const Things& things, const Kind& kind, const Others& others, const Kind& other_kind,
             const std::string& name)
    -> base::Result<std::decay_t<decltype(*things.ids().begin())>> {
  constexpr size_t kShown = 10;
  const auto found = FindByName(things, name);
  if (found.size() == 1) {
    return found[0];
  }
  if (found.empty()) {
    const auto elsewhere = FindByName(others, name);
    diagnostics::Phrase hint;
    if (elsewhere.size() == 1) {
      const std::string& meant = others[elsewhere[0]].name;
      hint = {fmt::format("；“{}”是{}，请用 {}", meant, other_kind.name.zh, other_kind.option),
              fmt::format("; “{}” is a {}: use {}", meant, other_kind.name.en, other_kind.option)};
    }
    return ErrorOf(diagnostics::Code::XZ1008, {Same(name), kind.name, hint});
  }
  std::vector<std::string> names;
  for (size_t i = 0; i < found.size() && i < kShown; ++i) {
    names.push_back(things[found[i]].name);
  }
  const std::string_view more = found.size() > kShown ? "…" : "";
  return ErrorOf(diagnostics::Code::XZ1021,
                 {Same(std::to_string(found.size())),
                  kind.plural,
                  Same(name),
                  {fmt::format("“{}”{}", fmt::join(names, "”、“"), more),
                   fmt::format("“{}”{}", fmt::join(names, "”, “"), more)}});
}

class ExplainRun {
 public:
  ExplainRun(Context& context, const ExplainCommandOptions& options,
             const driver::Compilation& compilation)
      : context_(context),
        options_(options),
        compilation_(compilation),
        program_(*compilation.program),
        interpreter_(program_) {}

  void Execute() {
    if (!FindTarget()) {
      return;
    }
    const auto question = ToQuestion(options_.question, options_.policies);
    if (!question.ok()) {
      return context_.Fail(question.error(), kUsage);
    }
    const auto coverage = ReadCoverage(options_.question, program_);
    if (!coverage.ok()) {
      return context_.Fail(coverage.error(), kUsage);
    }
    record::ReaderOptions reading;
    reading.batch.known_at = question->known_at;
    reading.batch.complete_until = *coverage;
    const record::Schema schema(program_);
    const auto found = FindSubject(context_, schema, options_, reading);
    if (!found.ok()) {
      return context_.Fail(found.error(), kUsage);
    }
    if (!found->has_value()) {
      return context_.Fail(ErrorOf(diagnostics::Code::XZ1007, {Same(options_.subject)}),
                           context_.status == kDone ? kUsage : context_.status);
    }
    subject_ = &**found;
    as_of_ = question->as_of;
    Head();
    Answer();
  }

 private:
  void Head() const {
    context_.console.Out(fmt::format(
        fmt::runtime(context_.Say("主体 {}，基准日 {}\n\n", "Subject {}, as of {}\n\n")),
        options_.subject, decide::DayText(as_of_)));
  }

  void Print(const interp::Explanation& explanation) {
    context_.console.Out(decide::ExplanationText({.program = program_,
                                                  .batch = subject_->batch.view(),
                                                  .sources = compilation_.sources,
                                                  .records = &subject_->batch,
                                                  .language = context_.environment.language,
                                                  .told = &told_,
                                                  .full = options_.full},
                                                 explanation) +
                         "\n");
  }

  void ExplainList(check::ListId list) {
    Print(interp::ExplainList(interpreter_, subject_->batch.view(), subject_->row, as_of_, list));
  }
  void ExplainMeasure(check::MeasureId measure) {
    Print(interp::ExplainMeasure(interpreter_, subject_->batch.view(), subject_->row, as_of_,
                                 measure));
  }

  // What is asked about, found before anything is read or printed; false, reported, if there is no
  // such thing.
  bool FindTarget() {
    if (!options_.measure.empty()) {
      return Take(
          FindOne(program_.measures, kMeasureKind, program_.lists, kListKind, options_.measure),
          measure_);
    }
    if (!options_.list.empty()) {
      return Take(
          FindOne(program_.lists, kListKind, program_.measures, kMeasureKind, options_.list),
          list_);
    }
    return true;
  }

  template <typename Id>
  bool Take(const base::Result<Id>& found, Id& target) {
    if (!found.ok()) {
      context_.Fail(found.error(), kUsage);
      return false;
    }
    target = *found;
    return true;
  }

  void Answer() {
    if (measure_.is_valid()) {
      ExplainMeasure(measure_);
    } else if (list_.is_valid()) {
      ExplainList(list_);
    } else {
      ExplainAll();
    }
  }

  // Every list that says something, and every measure that does not follow from a list alone.
  void ExplainAll() {
    const check::SubjectOutcome outcome =
        interpreter_.Evaluate(subject_->batch.view(), subject_->row, as_of_);
    bool any = false;
    for (const check::ListId list : program_.lists.ids()) {
      if (outcome.lists[list.index()].status != check::ListStatus::NotMet) {
        ExplainList(list);
        any = true;
      }
    }
    for (const check::MeasureId measure : program_.measures.ids()) {
      if (outcome.measures[measure.index()].status != check::MeasureStatus::NotApplicable) {
        ExplainMeasure(measure);
        any = true;
      }
    }
    if (!any) {
      context_.console.Out(
          context_.Say("没有适用的名单和措施；用 --list 或 --measure 问为什么不适用\n",
                       "No list and no measure applies; ask why not with --list or --measure\n"));
    }
  }

  Context& context_;
  const ExplainCommandOptions& options_;
  const driver::Compilation& compilation_;
  const check::Program& program_;
  interp::Interpreter interpreter_;
  check::MeasureId measure_;
  check::ListId list_;
  const FoundSubject* subject_ = nullptr;
  int32_t as_of_ = 0;
  decide::Told told_;
};

void Run(Context& context, const ExplainCommandOptions& options) {
  if (const auto compilation = CompileForDecisions(context, options.policies)) {
    ExplainRun(context, options, *compilation).Execute();
  }
}

}  // namespace

void AddExplainCommand(CLI::App& app, Context& context) {
  auto options = std::make_shared<ExplainCommandOptions>();
  CLI::App* command = AddCommand(
      app, context, "explain",
      "说明理由：措施 ← 名单 ← 规则 ← 条件与值 ← 记录的字段 ← 条文原文；也说明为什么不适用",
      "Say why: measure <- list <- rule <- condition with values <- "
      "record fields <- words of the clause; also why not");
  command->footer(
      context.Help("例：\n"
                   "  xinze explain 主体.ndjson --subject 91… --measure 限制参与公共资源交易活动\n"
                   "  xinze explain 主体.ndjson --subject 91… --list 严重失信主体名单 --full",
                   "Examples:\n"
                   "  xinze explain subjects.ndjson --subject 91… --measure NAME\n"
                   "  xinze explain subjects.ndjson --subject 91… --list NAME --full"));
  AddPolicyOptions(*command, context, options->policies);
  AddQuestionOptions(*command, context, options->question, options->policies);
  command
      ->add_option("FILE", options->files,
                   context.Help("NDJSON 文件，- 为标准输入", "NDJSON files, - for stdin"))
      ->type_name("");
  command
      ->add_option("--subject", options->subject,
                   context.Help("主体的标识", "The identifier of the subject"))
      ->type_name("ID")
      ->required();
  auto* measure = command->add_option("--measure", options->measure,
                                      context.Help("问哪项措施（全称，或唯一的一部分）",
                                                   "Which measure (its name, or a unique part)"));
  command
      ->add_option("--list", options->list,
                   context.Help("问哪个名单（全称，或唯一的一部分）",
                                "Which list (its name, or a unique part)"))
      ->excludes(measure);
  command->add_flag("--full", options->full,
                    context.Help("连同考虑过但不影响答案的部分",
                                 "Also what was considered and does not bear on the answer"));
  command->callback([&context, options] { Run(context, *options); });
}

}  // namespace xinze::cli
