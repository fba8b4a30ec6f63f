// Message templates: {0} to {9} stand for arguments, {{ and }} for braces (code.cpp checks it when
// the registry is compiled). Private to this folder.
#ifndef XINZE_COMPILER_DIAGNOSTICS_MESSAGE_TEMPLATE_H_
#define XINZE_COMPILER_DIAGNOSTICS_MESSAGE_TEMPLATE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace xinze::diagnostics {

// The text with argument(index) in the place of each {index}.
template <typename ArgumentText>
std::string ExpandTemplate(std::string_view text, ArgumentText argument) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') {
      out.push_back(text[i]);
    } else if (text[i + 1] == text[i]) {
      out.push_back(text[i++]);
    } else {
      out += argument(static_cast<size_t>(text[i + 1] - '0'));
      i += 2;
    }
  }
  return out;
}

}  // namespace xinze::diagnostics

#endif  // XINZE_COMPILER_DIAGNOSTICS_MESSAGE_TEMPLATE_H_
