// `xinze`: the command line. Exit statuses in exit_status.h; messages in the language of --lang or
// of the locale; logs go to stderr, their level by --log-level or XINZE_LOG.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/core.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "compiler/base/check.h"
#include "runtime/cli/commands.h"
#include "runtime/cli/environment.h"
#include "runtime/cli/help.h"
#include "runtime/cli/usage.h"
#include "runtime/decide/atomic_file.h"

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

constexpr std::array<std::string_view, 6> kLogLevels = {"trace", "debug", "info",
                                                        "warn",  "error", "off"};

// The level of --log-level, else of XINZE_LOG, else warn. Error: XZ1014.
base::Status StartLog(const std::string& level) {
  const char* variable = std::getenv("XINZE_LOG");  // NOLINT(concurrency-mt-unsafe)
  const std::string chosen = !level.empty()                               ? level
                             : variable != nullptr && variable[0] != '\0' ? variable
                                                                          : "warn";
  if (std::find(kLogLevels.begin(), kLogLevels.end(), chosen) == kLogLevels.end()) {
    return ErrorOf(diagnostics::Code::XZ1014,
                   {Same("XINZE_LOG=" + chosen),
                    {"只能是 trace、debug、info、warn、error、off",
                     "must be one of trace, debug, info, warn, error, off"}});
  }
  auto logger = spdlog::stderr_color_mt("xinze");
  logger->set_pattern("%H:%M:%S.%e %^%l%$ %v");
  spdlog::set_default_logger(std::move(logger));
  spdlog::set_level(spdlog::level::from_str(chosen));
  return base::Status::Ok();
}

// The last words of a process that cannot go on; no stream of the library is trusted any more.
[[noreturn]] void EndOnFault(std::string_view message) {
  const std::string text = fmt::format(
      "错误：信则内部错误，未给出任何结果，请报告这一行 / internal fault: {}\n", message);
  static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
  std::_Exit(kInternalFault);
}

void Describe(CLI::App& app, const Context& context) {
  app.name("xinze");
  app.set_help_flag("-h,--help", context.Help("显示这份说明", "Show this help"));
  app.set_version_flag("--version", "xinze " XINZE_VERSION,
                       context.Help("显示版本", "Show the version"));
  app.option_defaults()->group(context.Help("选项", "Options"));
  app.get_help_ptr()->group(context.Help("选项", "Options"));
  app.get_version_ptr()->group(context.Help("选项", "Options"));
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(context.Help(
      "从这里开始：\n"
      "  xinze check                                   检查随程序所附的政策\n"
      "  xinze generate --subjects 100 --out 主体.ndjson   生成虚构的主体\n"
      "  xinze eval 主体.ndjson --format table          每个主体在哪些名单上、有哪些措施\n"
      "  xinze explain 主体.ndjson --subject 标识       为什么\n"
      "  xinze 命令 --help                             某一命令的选项和例子\n"
      "\n"
      "退出状态：0 完成；1 check、test 有发现；2 用法有误或输入无法读取；3 部分数据行被拒；\n"
      "4 内部错误；5 政策未通过；6 输出未能写成；141 读取标准输出的一方先关闭（如 head）；\n"
      "130、143、129 被 Ctrl-C、终止、断线信号中断",
      "To begin with:\n"
      "  xinze check                                   check the policies that came along\n"
      "  xinze generate --subjects 100 --out s.ndjson  invent subjects\n"
      "  xinze eval s.ndjson --format table            which lists and measures each is on\n"
      "  xinze explain s.ndjson --subject ID           why\n"
      "  xinze COMMAND --help                          options and examples of a command\n"
      "\n"
      "Exit status: 0 done; 1 findings of check or test; 2 usage, or input that cannot be read;\n"
      "3 some rows were rejected; 4 an internal fault; 5 a policy was refused; 6 output could not\n"
      "be written; 141 the reader of stdout closed it first, as head does; 130, 143, 129 "
      "interrupted\n"
      "by Ctrl-C, SIGTERM, SIGHUP"));
}

void AddCommonOptions(CLI::App& app, const Context& context, std::string& language,
                      std::string& log_level) {
  const std::string group = context.Help("各命令通用", "All commands");
  app.add_option("--lang", language,
                 context.Help("消息的语言；不给出时按系统区域设置",
                              "Language of messages; without it that of the locale"))
      ->check(OneOf("--lang", {"zh", "en"}))
      ->type_name("zh|en")
      ->group(group);
  app.add_option(
         "--log-level", log_level,
         context.Help("写到标准错误的日志的级别：trace、debug、info、warn、error、off；不给出时"
                      "按环境变量 XINZE_LOG，再不然为 warn",
                      "Level of logs on stderr: trace, debug, info, warn, error, off; "
                      "without it that of the environment variable XINZE_LOG, or warn"))
      ->check(OneOf("--log-level", {kLogLevels.begin(), kLogLevels.end()}))
      ->type_name("LEVEL")
      ->group(group);
}

const CLI::App& AskedForHelp(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

void Parse(CLI::App& app, Context& context, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App& asked = AskedForHelp(app);
    const std::string name = &asked == &app ? "xinze" : "xinze " + asked.get_name();
    context.console.Out(HelpOf(asked, name, context));
  } catch (const CLI::CallForVersion&) {
    context.console.Out("xinze " XINZE_VERSION "\n");
  } catch (const CLI::ParseError& error) {
    context.Fail(ErrorOfUsage(app, error), kUsage);
  }
}

int Run(int argc, char** argv) {
  PrepareStandardStreams();
  Context context;
  context.environment = AskEnvironment();
  ApplyLanguage(argc, argv, context.environment);
  decide::RemovePartialsOnInterruption(
      context.environment.language == diagnostics::Language::kZh
          ? "\n已中断：没有写成的输出不会出现\n"
          : "\ninterrupted: output that was not complete does not appear\n");
  CLI::App app(context.Help(
      "信则：把公共信用政策文本编译成机器代码，并说明任一主体在任一日期的名单、措施及其理由。",
      "Xinze compiles public-credit policy texts to native code and says, for any subject on any "
      "date, which lists and measures apply, and why."));
  Describe(app, context);
  std::string language;
  std::string log_level;
  AddCommonOptions(app, context, language, log_level);
  app.parse_complete_callback([&app, &log_level] {
    if (const base::Status started = StartLog(log_level); !started.ok()) {
      throw UsageError(started.error());
    }
    if (const base::Status given = CheckNothingEmpty(app); !given.ok()) {
      throw UsageError(given.error());
    }
  });
  AddCheckCommand(app, context);
  AddEvalCommand(app, context);
  AddExplainCommand(app, context);
  AddTestCommand(app, context);
  AddListCommand(app, context);
  AddGenerateCommand(app, context);
  Parse(app, context, argc, argv);
  if (const base::Status written = context.console.Finish(); !written.ok()) {
    context.Fail(written.error(), kOutputFailed);
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
  } catch (...) {
    xinze::cli::EndOnFault("unknown exception");
  }
}
