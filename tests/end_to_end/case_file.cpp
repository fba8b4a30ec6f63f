#include "tests/end_to_end/case_file.h"

#include <algorithm>
#include <stdexcept>

namespace xinze::end_to_end {
namespace {

std::string_view TakeLine(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// What a command printed, a line each behind its mark. A last line without line end is marked so.
void AppendMarked(char mark, std::string_view text, std::string& to) {
  while (!text.empty()) {
    const bool ended = text.find('\n') != std::string_view::npos;
    const std::string_view line = TakeLine(text);
    to += mark;
    if (!line.empty()) {
      to += ' ';
      to += line;
    }
    to += ended ? "\n" : "\n\\ no line end\n";
  }
}

// The text behind the mark of a line.
std::string_view Behind(std::string_view line) {
  line.remove_prefix(1);
  if (line.starts_with(' ')) {
    line.remove_prefix(1);
  }
  return line;
}

void AddResult(std::string_view line, Step& step) {
  if (line.starts_with("|")) {
    step.expected.out += std::string(Behind(line)) + "\n";
  } else if (line.starts_with("!")) {
    step.expected.err += std::string(Behind(line)) + "\n";
  } else if (line.starts_with("= ")) {
    step.expected.status = std::stoi(std::string(Behind(line)));
  } else if (line == "\\ no line end") {
    std::string& last = step.expected.err.empty() ? step.expected.out : step.expected.err;
    last.pop_back();
  } else {
    throw std::runtime_error("a line that belongs to nothing: " + std::string(line));
  }
}

}  // namespace

Case ParseCase(std::string_view text) {
  Case result;
  while (text.starts_with("#")) {
    result.remarks += std::string(TakeLine(text)) + "\n";
  }
  while (!text.empty()) {
    const std::string_view line = TakeLine(text);
    if (line.empty()) {
      continue;
    }
    if (line.starts_with("@")) {
      Step& step = result.steps.emplace_back();
      step.file = line.substr(line.find(' ') + 1);
      while (!text.empty() && !text.starts_with("@ ") && !text.starts_with("@- ") &&
             !text.starts_with("$ ")) {
        step.content += std::string(TakeLine(text)) + "\n";
      }
      if (line.starts_with("@- ") && !step.content.empty()) {
        step.content.pop_back();
      }
    } else if (line.starts_with("$ ")) {
      result.steps.emplace_back().command = line.substr(2);
    } else if (result.steps.empty() || result.steps.back().command.empty()) {
      throw std::runtime_error("a result before any command: " + std::string(line));
    } else {
      AddResult(line, result.steps.back());
    }
  }
  return result;
}

std::string PrintCase(const Case& one) {
  std::string text = one.remarks;
  for (const Step& step : one.steps) {
    if (step.command.empty()) {
      const bool ended = step.content.empty() || step.content.ends_with('\n');
      text += (ended ? "@ " : "@- ") + step.file + "\n" + step.content + (ended ? "" : "\n");
      continue;
    }
    text += "$ " + step.command + "\n";
    AppendMarked('|', step.expected.out, text);
    AppendMarked('!', step.expected.err, text);
    if (step.expected.status != 0) {
      text += "= " + std::to_string(step.expected.status) + "\n";
    }
  }
  return text;
}

}  // namespace xinze::end_to_end
