#include "tests/docs/document.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/core.h>

namespace xinze::docs {
namespace {

constexpr std::string_view kMarker = "\x01 command ";
constexpr std::string_view kStatus = "\x02 status ";
constexpr std::string_view kFileComment = "<!-- file ";
constexpr std::string_view kAppendComment = "<!-- append ";
constexpr std::string_view kExitComment = "<!-- exit ";
constexpr std::string_view kRunComment = "<!-- run ";
constexpr std::string_view kEndOfFile = "END_OF_FILE_OF_THE_PAGE";

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

size_t FenceLength(std::string_view line) {
  const size_t length = std::min(line.find_first_not_of('`'), line.size());
  return length >= 3 ? length : 0;
}

class Reader {
 public:
  explicit Reader(std::string_view markdown) : lines_(LinesOf(markdown)) {}

  Document Read() {
    while (at_ < lines_.size()) {
      const size_t fence = FenceLength(lines_[at_]);
      fence == 0 ? Prose(lines_[at_++]) : Fence(fence);
    }
    return std::move(out_);
  }

 private:
  void Prose(std::string_view line) {
    for (const std::string_view comment : {kFileComment, kAppendComment}) {
      if (!line.starts_with(comment)) continue;
      path_ = line.substr(comment.size(), line.find(" -->") - comment.size());
      append_ = comment == kAppendComment;
    }
    if (line.starts_with(kRunComment)) {
      out_.parts.push_back(
          {Part::Kind::kHand, static_cast<int>(at_), std::string(line) + "\n", "", false, "", 0});
      return;
    }
    if (line.starts_with(kExitComment)) {
      exit_ = std::atoi(std::string(line.substr(kExitComment.size())).c_str());
    }
    if (out_.parts.empty() || out_.parts.back().kind != Part::Kind::kProse) {
      out_.parts.push_back({Part::Kind::kProse, static_cast<int>(at_), "", "", false, "", 0});
    }
    out_.parts.back().text += std::string(line) + "\n";
  }

  void Fence(size_t fence) {
    const int line = static_cast<int>(at_) + 1;
    const std::string_view tag = lines_[at_].substr(fence);
    Prose(lines_[at_++]);
    const size_t begin = at_;
    while (at_ < lines_.size() &&
           !(FenceLength(lines_[at_]) >= fence && lines_[at_].size() == FenceLength(lines_[at_]))) {
      ++at_;
    }
    if (!path_.empty()) {
      Part file{Part::Kind::kFile, line, "", std::string(std::exchange(path_, "")), append_, "", 0};
      for (size_t i = begin; i < at_; ++i) file.text += std::string(lines_[i]) + "\n";
      out_.parts.push_back(std::move(file));
    } else if (tag == "console") {
      Console(begin, line);
    } else {
      if (tag != "text") {
        out_.mistakes.push_back(
            fmt::format("line {}: a fence tagged “{}” is no file and no console", line, tag));
      }
      for (size_t i = begin; i < at_; ++i) Prose(lines_[i]);
    }
    if (at_ < lines_.size()) Prose(lines_[at_++]);
  }

  void Console(size_t begin, int line) {
    for (size_t i = begin; i < at_; ++i) {
      if (lines_[i].starts_with("$ ")) {
        out_.parts.push_back({Part::Kind::kCommand, static_cast<int>(i) + 1,
                              std::string(lines_[i].substr(2)), "", false, "", 0});
      } else if (out_.parts.back().kind == Part::Kind::kCommand) {
        out_.parts.back().expected += std::string(lines_[i]) + "\n";
      } else {
        out_.mistakes.push_back(fmt::format("line {}: output of no command", line));
        return;
      }
    }
    const int status = std::exchange(exit_, 0);
    for (size_t i = out_.parts.size(); status != 0 && i-- > 0;) {
      if (out_.parts[i].kind != Part::Kind::kCommand) continue;
      out_.parts[i].status = status;
      return;
    }
  }

  std::vector<std::string_view> lines_;
  size_t at_ = 0;
  std::string_view path_;
  bool append_ = false;
  int exit_ = 0;  // of the last command of the next fence
  Document out_;
};

}  // namespace

Document Parse(std::string_view markdown) { return Reader(markdown).Read(); }

std::string Print(const Document& document) {
  std::string out;
  for (const Part& part : document.parts) {
    out += part.kind == Part::Kind::kCommand ? "$ " + part.text + "\n" + part.expected : part.text;
  }
  return out;
}

std::string Script(const Document& document) {
  std::string script = "exec 2>&1\nset -o pipefail\n";
  for (const Part& part : document.parts) {
    if (part.kind == Part::Kind::kFile) {
      const size_t slash = part.path.rfind('/');
      if (slash != std::string::npos) {
        script += fmt::format("mkdir -p '{}'\n", part.path.substr(0, slash));
      }
      script += fmt::format("cat {} '{}' <<'{}'\n{}{}\n", part.append ? ">>" : ">", part.path,
                            kEndOfFile, part.text, kEndOfFile);
    } else if (part.kind == Part::Kind::kHand) {
      const size_t end = part.text.rfind(" -->");
      script += part.text.substr(kRunComment.size(), end - kRunComment.size()) +
                " >/dev/null 2>&1 || exit 1\n";
    } else if (part.kind == Part::Kind::kCommand) {
      script +=
          fmt::format("printf '{}\\n'\n{}\nprintf '{}%d\\n' $?\n", kMarker, part.text, kStatus);
    }
  }
  return script;
}

std::vector<Outcome> SplitOutput(std::string_view output) {
  std::vector<Outcome> outcomes;
  const std::string marker = std::string(kMarker) + "\n";
  size_t at = output.find(marker);
  while (at != std::string_view::npos) {
    const size_t begin = at + marker.size();
    at = output.find(marker, begin);
    const std::string_view all =
        output.substr(begin, at == std::string_view::npos ? at : at - begin);
    const size_t end = all.find(kStatus);
    Outcome outcome{std::string(all.substr(0, end))};
    if (end != std::string_view::npos) {
      outcome.status = std::atoi(std::string(all.substr(end + kStatus.size())).c_str());
    }
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

}  // namespace xinze::docs
