#include "runtime/cli/help.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "compiler/base/utf8.h"

namespace xinze::cli {
namespace {

constexpr size_t kNameCells = 26;
constexpr size_t kTextCells = 68;

// Marks that close something: a line does not begin with one.
bool MayNotBeginALine(char32_t mark) {
  return std::u32string_view(U"，。；：、？！）》」』”’…").find(mark) != std::u32string_view::npos;
}

class HelpWriter {
 public:
  explicit HelpWriter(const Context& context) : context_(context) {}

  std::string Write(const CLI::App& app, const std::string& name) {
    out_ = app.get_description() + "\n\n";
    Usage(app, name);
    Arguments(app);
    Commands(app);
    for (const CLI::App* holder = &app; holder != nullptr; holder = holder->get_parent()) {
      for (const std::string& group : holder->get_groups()) {
        Options(*holder, group, holder != &app);
      }
    }
    if (!app.get_footer().empty()) {
      out_ += "\n" + app.get_footer() + "\n";
    }
    return std::move(out_);
  }

 private:
  void Usage(const CLI::App& app, const std::string& name) {
    out_ += fmt::format("{}{}", context_.Say("用法：", "Usage: "), name);
    if (!app.get_subcommands({}).empty()) {
      out_ += context_.Say(" 命令 [选项]…", " COMMAND [OPTION]…");
    } else {
      out_ += context_.Say(" [选项]…", " [OPTION]…");
    }
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_positional()) {
        out_ += fmt::format(" [{}{}]", option->get_name(true),
                            option->get_expected_max() > 1 ? "…" : "");
      }
    }
    out_ += "\n";
  }

  void Arguments(const CLI::App& app) {
    bool first = true;
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_positional()) {
        out_ += std::exchange(first, false) ? "\n" : "";
        Row(option->get_name(true), option->get_description());
      }
    }
  }

  void Commands(const CLI::App& app) {
    const auto commands = app.get_subcommands({});
    if (commands.empty()) {
      return;
    }
    Heading(context_.Say("命令", "Commands"));
    for (const CLI::App* command : commands) {
      Row(command->get_name(), command->get_description());
    }
  }

  // Of the whole, a command takes the options but for --help and --version, which it has itself.
  void Options(const CLI::App& app, const std::string& group, bool inherited) {
    bool first = true;
    for (const CLI::Option* option : app.get_options()) {
      const bool own_only = option == app.get_help_ptr() || option == app.get_version_ptr();
      if (option->get_positional() || option->get_group() != group || (inherited && own_only)) {
        continue;
      }
      if (std::exchange(first, false)) {
        Heading(group);
      }
      Row(NameOf(*option), TextOf(*option));
    }
  }

  static std::string NameOf(const CLI::Option& option) {
    std::string name;
    for (const std::string& letter : option.get_snames()) {
      name += "-" + letter + ", ";
    }
    name += "--" + option.get_lnames().front();
    const bool flag = option.get_items_expected_max() == 0;
    // Behind the colon stands what the checks of the value say of themselves.
    const std::string type = option.get_type_name();
    return flag ? name : name + " " + type.substr(0, type.find(':'));
  }

  std::string TextOf(const CLI::Option& option) const {
    std::string text = option.get_description();
    if (option.get_required()) {
      text += context_.Say("（必要）", " (required)");
    }
    if (!option.get_default_str().empty()) {
      text += fmt::format(fmt::runtime(context_.Say("（默认 {}）", " (default: {})")),
                          option.get_default_str());
    }
    return text;
  }

  void Heading(std::string_view text) {
    out_ += fmt::format("\n{}{}\n", text, context_.Say("：", ":"));
  }

  // A name that is too long for its column has a line of its own.
  void Row(const std::string& name, const std::string& text) {
    out_ += "  " + name;
    size_t at = base::DisplayWidth(name);
    if (at + 2 > kNameCells) {
      out_ += "\n  ";
      at = 0;
    }
    for (const std::string& line : Wrapped(text, kTextCells)) {
      out_ += std::string(kNameCells - at, ' ') + line + "\n";
      out_ += "  ";
      at = 0;
    }
    out_.erase(out_.size() - 2);
  }

  const Context& context_;
  std::string out_;
};

}  // namespace

std::vector<std::string> Wrapped(std::string_view text, size_t cells) {
  std::vector<std::string> lines;
  std::string line;
  size_t width = 0;
  size_t break_at = 0;  // Where `line` may be broken: behind a blank, or before a wide character.
  for (size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint point = base::DecodeUtf8(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    at += point.length;
    const size_t own = base::DisplayWidth(point.value);
    if (own == 2 && !MayNotBeginALine(point.value)) {
      break_at = line.size();
    }
    if (width + own > cells && break_at > 0 && point.value != U' ') {
      std::string rest = line.substr(break_at);
      line.erase(break_at);
      line.erase(line.find_last_not_of(' ') + 1);
      lines.push_back(std::move(line));
      line = std::move(rest);
      width = base::DisplayWidth(line);
      break_at = 0;
    }
    line += bytes;
    width += own;
    if (point.value == U' ') {
      break_at = line.size();
    }
  }
  lines.push_back(std::move(line));
  return lines;
}

std::string HelpOf(const CLI::App& app, const std::string& name, const Context& context) {
  return HelpWriter(context).Write(app, name);
}

}  // namespace xinze::cli
