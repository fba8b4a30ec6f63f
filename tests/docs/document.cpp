#include "tests/docs/document.h"

#include <utility>

#include <fmt/core.h>

namespace xinze::docs {
namespace {

constexpr std::string_view kMarker = "\x01 command ";
constexpr std::string_view kFileComment = "<!-- file ";
constexpr std::string_view kAppendComment = "<!-- append ";
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
    if (out_.parts.empty() || out_.parts.back().kind != Part::Kind::kProse) {
      out_.parts.push_back({Part::Kind::kProse, static_cast<int>(at_), "", "", false, ""});
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
      Part file{Part::Kind::kFile, line, "", std::string(std::exchange(path_, "")), append_, ""};
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
                              std::string(lines_[i].substr(2)), "", false, ""});
      } else if (out_.parts.back().kind == Part::Kind::kCommand) {
        out_.parts.back().expected += std::string(lines_[i]) + "\n";
      } else {
        out_.mistakes.push_back(fmt::format("line {}: output of no command", line));
        return;
      }
    }
  }

  std::vector<std::string_view> lines_;
  size_t at_ = 0;
  std::string_view path_;
  bool append_ = false;
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
  std::string script = "exec 2>&1\n";
  for (const Part& part : document.parts) {
    if (part.kind == Part::Kind::kFile) {
      const size_t slash = part.path.rfind('/');
      if (slash != std::string::npos) {
        script += fmt::format("mkdir -p '{}'\n", part.path.substr(0, slash));
      }
      script += fmt::format("cat {} '{}' <<'{}'\n{}{}\n", part.append ? ">>" : ">", part.path,
                            kEndOfFile, part.text, kEndOfFile);
    } else if (part.kind == Part::Kind::kCommand) {
      script += fmt::format("printf '{}\\n'\n{}\n", kMarker, part.text);
    }
  }
  return script;
}

std::vector<std::string> SplitOutput(std::string_view output) {
  std::vector<std::string> outputs;
  const std::string marker = std::string(kMarker) + "\n";
  size_t at = output.find(marker);
  while (at != std::string_view::npos) {
    const size_t begin = at + marker.size();
    at = output.find(marker, begin);
    outputs.emplace_back(output.substr(begin, at == std::string_view::npos ? at : at - begin));
  }
  return outputs;
}

}  // namespace xinze::docs
