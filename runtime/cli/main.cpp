// `xinze`: the command line. Exit statuses in exit_status.h; messages in the language of --lang or
// of the locale; logs go to stderr, their level by --log-level or XINZE_LOG.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include <fmt/core.h>
#include <spdlog/cfg/helpers.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "compiler/base/check.h"
#include "runtime/cli/commands.h"
#include "runtime/cli/environment.h"
#include "runtime/cli/exit_status.h"

namespace xinze::cli {
namespace {

// --lang decides the language of --help, so it is looked for before anything is parsed.
void ApplyLanguage(int argc, char** argv, Environment& environment) {
  for (int i = 1; i < argc; ++i) {
    std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) {
      argument = argv[i + 1];
    } else if (argument.starts_with("--lang=")) {
      argument.remove_prefix(std::string_view("--lang=").size());
    } else {
      continue;
    }
    environment.language =
        argument == "en" ? diagnostics::Language::kEn : diagnostics::Language::kZh;
  }
}

void StartLog(const std::string& level) {
  auto logger = spdlog::stderr_color_mt("xinze");
  logger->set_pattern("%H:%M:%S.%e %^%l%$ %v");
  spdlog::set_default_logger(std::move(logger));
  const char* variable = std::getenv("XINZE_LOG");  // NOLINT(concurrency-mt-unsafe)
  const std::string chosen = !level.empty() ? level : variable != nullptr ? variable : "warn";
  spdlog::set_level(spdlog::level::from_str(chosen));
}

[[noreturn]] void EndOnFault(std::string_view message) {
  fmt::print(stderr, "xinze 内部错误 / internal fault: {}\n", message);
  std::fflush(nullptr);
  std::_Exit(kInternalFault);
}

int Run(int argc, char** argv) {
  Context context{.environment = AskEnvironment()};
  ApplyLanguage(argc, argv, context.environment);
  CLI::App app(context.Help(
      "信则：把公共信用政策文本编译成机器代码，并说明任一主体在任一日期的名单、措施及其理由。",
      "Xinze compiles public-credit policy texts to native code and says, for any subject on any "
      "date, which lists and measures apply, and why."));
  app.name("xinze");
  app.set_version_flag("--version", "xinze " XINZE_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  std::string language;
  std::string log_level;
  app.add_option("--lang", language, context.Help("消息的语言：zh 或 en", "Language of messages"))
      ->check(CLI::IsMember({"zh", "en"}));
  app.add_option("--log-level", log_level,
                 context.Help("日志级别（亦可用环境变量 XINZE_LOG）",
                              "Level of logs (or the environment variable XINZE_LOG)"))
      ->check(CLI::IsMember({"trace", "debug", "info", "warn", "error", "off"}));
  app.parse_complete_callback([&log_level] { StartLog(log_level); });
  app.footer(
      context.Help("退出状态：0 完成；1 有发现；2 用法有误或输入无法读取；3 部分数据行被拒；"
                   "4 内部错误；5 政策未通过；6 输出未能写成",
                   "Exit status: 0 done; 1 findings; 2 usage, or input that cannot be read; "
                   "3 some rows were rejected; 4 an internal fault; 5 a policy was refused; "
                   "6 output could not be written"));
  AddCheckCommand(app, context);
  AddEvalCommand(app, context);
  AddExplainCommand(app, context);
  AddTestCommand(app, context);
  AddListCommand(app, context);
  AddGenerateCommand(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  return context.status;
}

}  // namespace
}  // namespace xinze::cli

int main(int argc, char** argv) {
  xinze::base::SetFatalHook(
      +[](std::string_view message) noexcept { xinze::cli::EndOnFault(message); });
  try {
    return xinze::cli::Run(argc, argv);
  } catch (const std::exception& error) {
    xinze::cli::EndOnFault(error.what());
  }
}
