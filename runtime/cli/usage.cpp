#include "runtime/cli/usage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "compiler/check/names.h"

namespace xinze::cli {
namespace {

using diagnostics::Code;
using diagnostics::Phrase;

// Kept for later versions (docs/cli.md).
constexpr std::array<std::string_view, 6> kLaterCommands = {"coverage", "diff", "fmt",
                                                            "doc",      "repl", "map"};
constexpr std::array<std::string_view, 9> kLaterOptions = {"--state",     "--changes", "--audience",
                                                           "--requester", "--purpose", "--resume",
                                                           "--assume",    "--data",    "--ledger"};

// The option of `--option=value`; the whole text where there is no value.
std::string_view OptionOf(std::string_view argument) {
  return argument.substr(0, argument.find('='));
}

base::Error Missing(const std::string& zh, const std::string& en) {
  return ErrorOf(Code::XZ1013, {Phrase{zh, en}});
}

// All that could stand where `argument` does: commands, or the options of the command chosen.
std::vector<std::string> Known(const CLI::App& app, std::string_view argument) {
  std::vector<std::string> known;
  const auto chosen = app.get_subcommands();
  if (!argument.starts_with("-")) {
    if (chosen.empty()) {
      for (const CLI::App* command : app.get_subcommands({})) known.push_back(command->get_name());
    }
    return known;
  }
  for (const CLI::App* holder : {&app, chosen.empty() ? &app : chosen.front()}) {
    for (const CLI::Option* option : holder->get_options()) {
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    }
  }
  return known;
}

// 要写的是 eval 吗: the nearest of what could stand there; empty if nothing is near.
Phrase NearestTo(const CLI::App& app, std::string_view argument) {
  const std::string_view option = OptionOf(argument);
  std::string nearest;
  size_t least = option.size();
  for (const std::string& name : Known(app, option)) {
    const size_t distance = check::EditDistance(option, name);
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  // evla for eval is two changes.
  if (nearest.empty() || least > option.size() / 2) return {};
  return {fmt::format("，要写的是 {} 吗", nearest), fmt::format("; did you mean {}", nearest)};
}

base::Error UnknownArgument(const CLI::App& app, std::string_view argument) {
  const std::string_view option = OptionOf(argument);
  const bool later =
      std::find(kLaterOptions.begin(), kLaterOptions.end(), option) != kLaterOptions.end() ||
      std::find(kLaterCommands.begin(), kLaterCommands.end(), argument) != kLaterCommands.end();
  if (later) {
    return ErrorOf(Code::XZ1015, {Same(option)});
  }
  return ErrorOf(Code::XZ1012, {Same(argument), NearestTo(app, argument)});
}

// The option that a message of the parser is about: the first that it names.
std::string NameIn(std::string_view message) {
  const size_t begin = message.find("--");
  if (begin == std::string_view::npos) {
    return std::string(message.substr(0, message.find_first_of(": ")));
  }
  return std::string(message.substr(begin, message.find_first_of(":=, ", begin) - begin));
}

}  // namespace

CLI::Validator OneOf(std::string option, std::vector<std::string> values,
                     std::vector<std::string> later) {
  const std::string shown = fmt::format("{}", fmt::join(values, "|"));
  return {
      [option = std::move(option), values = std::move(values),
       later = std::move(later)](std::string& value) -> std::string {
        if (std::find(later.begin(), later.end(), value) != later.end()) {
          throw UsageError(ErrorOf(Code::XZ1015, {Same(fmt::format("{} {}", option, value))}));
        }
        if (std::find(values.begin(), values.end(), value) == values.end()) {
          throw UsageError(ErrorOf(
              Code::XZ1014, {Same(fmt::format("{} {}", option, value)),
                             Phrase{fmt::format("只能是 {}", fmt::join(values, "、")),
                                    fmt::format("must be one of {}", fmt::join(values, ", "))}}));
        }
        return {};
      },
      shown};
}

CLI::Validator WholeNumber(std::string option, int64_t least, int64_t most) {
  return {[option = std::move(option), least, most](std::string& value) -> std::string {
            int64_t number = 0;
            const char* end = value.data() + value.size();
            const auto read = std::from_chars(value.data(), end, number);
            if (read.ec != std::errc() || read.ptr != end || number < least || number > most) {
              throw UsageError(ErrorOf(
                  Code::XZ1014,
                  {Same(fmt::format("{} {}", option, value)),
                   Phrase{fmt::format("须为 {} 至 {} 的整数", least, most),
                          fmt::format("must be a whole number from {} to {}", least, most)}}));
            }
            return {};
          },
          "N"};
}

base::Status CheckNothingEmpty(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    const std::vector<std::string>& values = option->results();
    if (std::find(values.begin(), values.end(), "") != values.end()) {
      const std::string name = option->get_name();
      return name.starts_with("--")
                 ? Missing("选项 " + name + " 的值（给出的是空文本）",
                           "the value of " + name + " (an empty text was given)")
                 : Missing("参数 " + name + "（给出的是空文本）",
                           "the argument " + name + " (an empty text was given)");
    }
  }
  for (const CLI::App* command : app.get_subcommands()) {
    XINZE_RETURN_IF_ERROR(CheckNothingEmpty(*command));
  }
  return base::Status::Ok();
}

base::Error ErrorOfUsage(const CLI::App& app, const CLI::ParseError& thrown) {
  if (const auto* own = dynamic_cast<const UsageError*>(&thrown)) {
    return own->error();
  }
  const std::string_view message = thrown.what();
  const std::vector<std::string> remaining = app.remaining(true);
  if (dynamic_cast<const CLI::RequiredError*>(&thrown) != nullptr) {
    if (!remaining.empty()) {
      return UnknownArgument(app, remaining.front());
    }
    if (message.starts_with("--")) {
      return Missing("选项 " + NameIn(message), "the option " + NameIn(message));
    }
    return Missing("命令", "a command");
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&thrown) != nullptr && !remaining.empty()) {
    return UnknownArgument(app, remaining.front());
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&thrown) != nullptr) {
    const size_t space = message.rfind(' ');
    return ErrorOf(Code::XZ1016, {Same(NameIn(message)), Same(message.substr(space + 1))});
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&thrown) != nullptr) {
    if (message.ends_with("missing")) {
      return Missing("选项 " + NameIn(message) + " 的值", "the value of " + NameIn(message));
    }
    return ErrorOf(Code::XZ1014,
                   {Same(NameIn(message)), Phrase{"只能给出一次", "can be given once"}});
  }
  // A flag with a value is what is left.
  return ErrorOf(Code::XZ1014, {Same(NameIn(message)), Phrase{"不带值", "takes no value"}});
}

}  // namespace xinze::cli
