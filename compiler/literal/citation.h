// Citations: a document, and a place in it.
//
// Input: 《招标投标法》第五十三条, or a place alone: 二、(一)1. Output: the source and a vector of
// steps, outermost first. Invariants of what is parsed: the kinds of the steps ascend strictly, 之
// stands directly after its article, every number is at least 1 where the kind has one.
#ifndef XINZE_COMPILER_LITERAL_CITATION_H_
#define XINZE_COMPILER_LITERAL_CITATION_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/literal/document_number.h"
#include "compiler/literal/parsed.h"

namespace xinze::literal {

// Outermost first: the kinds of a locator's steps ascend strictly.
enum class StepKind : uint8_t {
  Annex,      // 附件2; 附件 alone has number 0
  Part,       // 第一编
  Chapter,    // 第二章
  Section,    // 第三节
  Article,    // 第三十条
  ArticleOf,  // 之一, after an article: 第十二条之一
  Heading1,   // 二、
  Heading2,   // (四)
  Heading3,   // 1.
  Heading4,   // (1), after 1.
  Preface,    // 导语, 序; number 0
  Table,      // 表, 任务分工表; number 0
  Row,        // 序号9
  Paragraph,  // 第一款
  Item,       // 第(二)项
  Subitem,    // 第1目
  Class,      // 第七类
  Point,      // 四是
  Aim,        // 第一目标
};

struct Step {
  StepKind kind = StepKind::Article;
  int32_t number = 0;

  friend constexpr auto operator<=>(const Step&, const Step&) = default;
};
// Places order as they stand in a text: an article before its paragraphs, 第十二条 before
// 第十二条之一, both before 第十三条 (lexicographically, a prefix first).
using Locator = std::vector<Step>;

struct Citation {
  std::string title;  // 招标投标法, without 《》; empty if not given
  std::optional<DocumentNumber> number;
  std::string part;  // A short name in front of the place: 办法, 联合奖惩意见; empty if not given
  Locator locator;   // Empty: the whole document

  friend auto operator<=>(const Citation&, const Citation&) = default;
};

// 《招标投标法》第五十三条, 《意见》(国发〔2016〕33号)第三条, 苏政发〔2018〕23号
// 第三十条第一款第(二)项, 苏政发〔2018〕23号 办法第三十条, 联合奖惩意见二(四)第三款第七类, 附件2
// 三、2, 一、(一)1, 第十二条之一. A bracketed number directly after an article or a paragraph is an
// item: 第十条(四) is 第十条第(四)项. Errors: UnclosedTitle, NoSource (nothing is named),
// BadLocator, and those of a document number.
Parsed<Citation> ParseCitation(std::string_view utf8);

// A place alone. Errors: BadLocator, TooLarge.
Parsed<Locator> ParseLocator(std::string_view utf8);

// The place that a heading or paragraph begins with, if any: 第一章 …, 第三十条 …, 附件2, 一、…,
// (四)…, 1.…, 1、…, (1)…. `length` is in bytes, with the spaces that follow.
struct HeadingPlace {
  Locator locator;  // One step, or two for 第十二条之一
  size_t length = 0;
};
std::optional<HeadingPlace> ReadHeading(std::string_view utf8);

// Canonical: numerals in Chinese, of 附件 目 序号 and the headings 1. and (1) in Arabic; brackets
// in half width, as the seeds and the ledger have them; 一、(一)1, but 联合奖惩意见二(四) after a
// short name.
std::string PrintCitation(const Citation& citation);
std::string PrintLocator(const Locator& locator);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_CITATION_H_
