// Runs that were written without the spaces that part names and keywords.
#ifndef XINZE_COMPILER_SYNTAX_SEGMENTATION_H_
#define XINZE_COMPILER_SYNTAX_SEGMENTATION_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xinze::syntax {

// The pieces of `run` (a name as the lexer read it: 若年龄大于, 年龄大于十八周岁) if there is
// exactly one way to cut it into two or more keywords, whole Chinese literals (三年) and names that
// `is_name` knows; else none. Only ever offered to the author, never taken silently.
std::optional<std::vector<std::string>> SuggestSegmentation(
    std::string_view run, const std::function<bool(std::string_view)>& is_name);

// Whether there are several such ways.
bool HasSeveralSegmentations(std::string_view run,
                             const std::function<bool(std::string_view)>& is_name);

// The pieces with spaces between them, as the author would write them.
std::string JoinSegments(const std::vector<std::string>& pieces);

// Whether `text` is a literal in Chinese numerals as a whole: 三, 三年, 十八周岁,
// 二〇一八年一月二日.
bool IsWholeLiteral(std::string_view text);

}  // namespace xinze::syntax

#endif  // XINZE_COMPILER_SYNTAX_SEGMENTATION_H_
