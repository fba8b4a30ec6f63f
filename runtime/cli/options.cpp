#include "runtime/cli/options.h"

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "compiler/base/system_reason.h"
#include "compiler/literal/date.h"
#include "compiler/literal/identifier.h"
#include "compiler/literal/timestamp.h"
#include "runtime/record/coverage.h"
#include "runtime/record/schema.h"

namespace xinze::cli {
namespace {

using diagnostics::Code;

base::Error WhyNot(Code code, const std::string& written, const literal::LiteralError& error) {
  const auto wording = literal::ReasonWording(error.reason);
  return ErrorOf(code, {Same(written), {std::string(wording.zh), std::string(wording.en)}});
}

// The six digits of a code that ToCheckOptions has accepted, also where they were typed full-width.
std::string Digits(const std::string& code) {
  const auto parsed = literal::ParseRegionCode(code);
  return parsed.ok() ? literal::PrintRegionCode(*parsed) : code;
}

base::Result<std::string> ReadText(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return ErrorOf(Code::XZ0931, {Same(path)});
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open() || file.bad()) {
    const base::SystemReason reason = base::ReasonOf(errno);
    return ErrorOf(Code::XZ0930, {Same(path), {reason.zh, reason.en}});
  }
  return text;
}

}  // namespace

CLI::App* AddCommand(CLI::App& app, const Context& context, const std::string& name,
                     std::string_view zh, std::string_view en) {
  CLI::App* command = app.add_subcommand(name, context.Help(zh, en));
  command->get_help_ptr()->group(context.Help("选项", "Options"));
  return command;
}

void AddPolicyOptions(CLI::App& command, const Context& context, PolicyOptions& options) {
  const std::string group = context.Help("政策", "Policies");
  command
      .add_option("--policy-path", options.policy_paths,
                  context.Help("政策文件或其文件夹，可多次给出；不给出时用随程序所附的 policies/",
                               "A policy file or a folder of them, may be given several times; "
                               "without it the policies/ that came with the program"))
      ->allow_extra_args(false)
      ->type_name("PATH")
      ->group(group);
  command
      .add_option("--stdlib", options.library,
                  context.Help("标准库所在文件夹；不给出时用随程序所附的 stdlib/",
                               "The folder of the standard library; without it the stdlib/ that "
                               "came with the program"))
      ->type_name("DIR")
      ->group(group);
  command
      .add_option(
          "--region", options.region,
          context.Help("行政区划代码（如 320400）。已载入的各层政策中，只有该地及其上级（国家、省、"
                       "市）的起作用，整批主体都按这一地判定，不看各自的登记地区；不给出时已载入"
                       "的全部起作用，它们须同属一地",
                       "Division code (such as 320400). Of all layers loaded only the policies of "
                       "that place and of those above it count, for every subject of the batch "
                       "wherever it is registered; without it all that is loaded counts, and must "
                       "be of one place"))
      ->type_name("CODE")
      ->group(group);
  command.add_flag("--draft", options.drafts, context.Help("草案也算", "Drafts count, too"))
      ->group(group);
  command
      .add_option("--reading", options.readings,
                  context.Help("改用某一释义，如 连续三年无不良记录/计入=乙；可多次给出",
                               "Use another reading, such as 连续三年无不良记录/计入=乙; may be "
                               "given several times"))
      ->allow_extra_args(false)
      ->type_name("NAME/READING=OPTION")
      ->group(group);
}

void AddQuestionOptions(CLI::App& command, const Context& context, QuestionOptions& options,
                        PolicyOptions& policy) {
  const std::string group = context.Help("所问", "The question");
  command
      .add_option("--as-of", options.as_of,
                  context.Help("基准日，如 2026-11-22；不给出时为今日（东八区）",
                               "The day asked about, such as 2026-11-22; without it today (UTC+8)"))
      ->type_name("DATE")
      ->group(group);
  command
      .add_option("--known-at", options.known_at,
                  context.Help("知悉时点：只算当时已收到的信息；日期或 RFC 3339 时刻",
                               "Only records received by then count; a date or an RFC 3339 time"))
      ->type_name("TIME")
      ->group(group);
  command
      .add_option("--at", policy.at,
                  context.Help("办理地区：在哪里办事，就适用哪里的措施；不给出时同 --region",
                               "Where the desk sits: whose measures count; without it --region"))
      ->type_name("CODE")
      ->group(group);
  command
      .add_option("--coverage", options.coverage,
                  context.Help("各来源的信息完整至哪一天（每行：来源、类别、日期）",
                               "To which day each source is complete (source, collection, day a "
                               "line)"))
      ->type_name("FILE")
      ->group(group);
}

int32_t TodayInChina() {
  const auto now = std::chrono::system_clock::now() + std::chrono::hours(8);
  return static_cast<int32_t>(
      std::chrono::duration_cast<std::chrono::hours>(now.time_since_epoch()).count() / 24);
}

base::Result<check::CheckOptions> ToCheckOptions(const PolicyOptions& options) {
  check::CheckOptions result;
  result.include_drafts = options.drafts;
  for (const auto& [option, code] :
       {std::pair("--region", &options.region), std::pair("--at", &options.at)}) {
    if (!code->empty() && !literal::ParseRegionCode(*code).ok()) {
      return ErrorOf(Code::XZ1001, {Same(option), Same(*code)});
    }
  }
  result.region = Digits(options.region);
  for (const std::string& reading : options.readings) {
    const size_t equals = reading.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == reading.size() ||
        reading.find('/') == std::string::npos) {
      return ErrorOf(Code::XZ1002, {Same(reading)});
    }
    result.readings[reading.substr(0, equals)] = reading.substr(equals + 1);
  }
  return result;
}

base::Result<int32_t> ToDay(const std::string& as_of) {
  const auto date = literal::ParseDate(as_of);
  if (!date.ok()) {
    return WhyNot(Code::XZ1003, as_of, date.error());
  }
  return date->days;
}

base::Result<decide::Question> ToQuestion(const QuestionOptions& options,
                                          const PolicyOptions& policy) {
  decide::Question question;
  question.region = Digits(policy.region);
  question.at = policy.at.empty() ? question.region : Digits(policy.at);
  question.as_of = TodayInChina();
  if (!options.as_of.empty()) {
    const auto day = ToDay(options.as_of);
    if (!day.ok()) {
      return day.error();
    }
    question.as_of = *day;
  }
  if (!options.known_at.empty()) {
    auto time = literal::ParseTimestamp(options.known_at);
    if (!time.ok()) {
      time = literal::ParseKnownAtDate(options.known_at);
    }
    if (!time.ok()) {
      return WhyNot(Code::XZ1004, options.known_at, time.error());
    }
    question.known_at = time->microseconds;
    question.known_at_text = options.known_at;
  }
  return question;
}

base::Result<std::vector<int32_t>> ReadCoverage(const QuestionOptions& options,
                                                const check::Program& program) {
  if (options.coverage.empty()) {
    return std::vector<int32_t>();
  }
  const auto text = ReadText(options.coverage);
  if (!text.ok()) {
    return text.error();
  }
  auto coverage = record::ParseCoverage(record::Schema(program), *text);
  if (!coverage.ok()) {
    return coverage.error();
  }
  return std::move(coverage->complete_until);
}

}  // namespace xinze::cli
