// The tokens of a file's code. Private to this folder.
#ifndef XINZE_COMPILER_SYNTAX_TOKEN_H_
#define XINZE_COMPILER_SYNTAX_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace xinze::syntax {

// `type` is the grammar's; [begin, end) are bytes of the source file; `text` is what stands there,
// folded to half width and in NFC (the text between quotation marks stays as written).
struct Token {
  size_t type = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string text;
  // Of a NEWLINE: something of its line was dropped or made up, so that what does not fit in it may
  // follow from that.
  bool mended = false;
};

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_TOKEN_H_
