#include "runtime/cli/options.h"

#include <chrono>
#include <cstdio>

#include <fmt/core.h>

#include "compiler/literal/date.h"
#include "compiler/literal/identifier.h"
#include "compiler/literal/timestamp.h"

namespace xinze::cli {

void AddPolicyOptions(CLI::App& command, const Context& context, PolicyOptions& options) {
  const std::string group = context.Help("政策", "Policies");
  command
      .add_option("--policy-path", options.policy_paths,
                  context.Help("政策文件或其文件夹；可多次给出。不给出时用随程序所附的 policies/",
                               "A policy file or a folder of them; may be given several times. "
                               "Without it: the policies/ that came with the program"))
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
      .add_option("--region", options.region,
                  context.Help("行政区划代码（如 320400）：只有该地及其上级的政策起作用",
                               "Division code (such as 320400): only policies of that place and "
                               "of the layers above it count"))
      ->type_name("CODE")
      ->group(group);
  command.add_flag("--draft", options.drafts, context.Help("草案也算", "Drafts count, too"))
      ->group(group);
  command
      .add_option("--reading", options.readings,
                  context.Help("改用某一释义，如 连续三年无不良记录/计入=乙",
                               "Use another reading, such as 连续三年无不良记录/计入=乙"))
      ->type_name("NAME/READING=OPTION")
      ->group(group);
}

void AddQuestionOptions(CLI::App& command, const Context& context, QuestionOptions& options) {
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
}

int32_t TodayInChina() {
  const auto now = std::chrono::system_clock::now() + std::chrono::hours(8);
  return static_cast<int32_t>(
      std::chrono::duration_cast<std::chrono::hours>(now.time_since_epoch()).count() / 24);
}

base::Result<check::CheckOptions> ToCheckOptions(const PolicyOptions& options) {
  check::CheckOptions result;
  result.include_drafts = options.drafts;
  if (!options.region.empty()) {
    if (!literal::ParseRegionCode(options.region).ok()) {
      return base::Error{
          "XZ1001", fmt::format("--region {}：不是六位行政区划代码，应如 320400", options.region),
          fmt::format("--region {}: not a division code of six digits, such as 320400",
                      options.region)};
    }
    result.region = options.region;
  }
  for (const std::string& reading : options.readings) {
    const size_t equals = reading.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == reading.size() ||
        reading.find('/') == std::string::npos) {
      return base::Error{"XZ1002", fmt::format("--reading {}：应写作 定义/释义=选项", reading),
                         fmt::format("--reading {}: write DEFINITION/READING=OPTION", reading)};
    }
    result.readings[reading.substr(0, equals)] = reading.substr(equals + 1);
  }
  return result;
}

base::Result<decide::Question> ToQuestion(const QuestionOptions& options,
                                          const PolicyOptions& policy) {
  decide::Question question;
  question.region = policy.region;
  question.as_of = TodayInChina();
  if (!options.as_of.empty()) {
    const auto date = literal::ParseDate(options.as_of);
    if (!date.ok()) {
      const auto wording = literal::ReasonWording(date.error().reason);
      return base::Error{"XZ1003", fmt::format("--as-of {}：{}", options.as_of, wording.zh),
                         fmt::format("--as-of {}: {}", options.as_of, wording.en)};
    }
    question.as_of = date->days;
  }
  if (!options.known_at.empty()) {
    auto time = literal::ParseTimestamp(options.known_at);
    if (!time.ok()) {
      time = literal::ParseKnownAtDate(options.known_at);
    }
    if (!time.ok()) {
      const auto wording = literal::ReasonWording(time.error().reason);
      return base::Error{"XZ1004", fmt::format("--known-at {}：{}", options.known_at, wording.zh),
                         fmt::format("--known-at {}: {}", options.known_at, wording.en)};
    }
    question.known_at = time->microseconds;
    question.known_at_text = options.known_at;
  }
  return question;
}

void PrintError(const Context& context, const base::Error& error) {
  fmt::print(stderr, "{}[{}]{}{}\n", context.Say("错误", "error"), error.code,
             context.Say("：", ": "), context.Say(error.zh, error.en));
}

}  // namespace xinze::cli
