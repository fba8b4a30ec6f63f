// Document numbers (文号) of policies, and orders (令) that are counted by themselves.
#ifndef XINZE_COMPILER_LITERAL_DOCUMENT_NUMBER_H_
#define XINZE_COMPILER_LITERAL_DOCUMENT_NUMBER_H_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/literal/parsed.h"

namespace xinze::literal {

enum class NumberStyle : uint8_t {
  Issued,        // 苏政发〔2018〕23号
  Order,         // 国务院令第684号, 令2025年第36号
  Announcement,  // 公告2018年第12号
  Notice,        // 通告2018年第3号
};

// Issued: issuer and year always. Else: the issuer may be empty, the year 0 (the number then runs
// through the years).
struct DocumentNumber {
  NumberStyle style = NumberStyle::Issued;
  std::string issuer;  // 机关代字: 苏政发; of an order the body: 国务院. Folded to half width.
  int32_t year = 0;    // 年
  int32_t number = 0;  // 号, from 1

  friend auto operator<=>(const DocumentNumber&, const DocumentNumber&) = default;
};

// 苏政发〔2018〕23号, with 〔〕, ﹝﹞, [], (), 【】, or their full-width forms; 第23号 too; spaces
// within are passed over. 国务院令第684号, 令第58号, 主席令第七十一号, 令2025年第36号,
// 公告2018年第12号. Errors: GarbledNumber (苏政发〔20181, 〔201829号, no 号), MismatchedBrackets,
// ImplausibleYear, MissingIssuer, TooLarge, Malformed.
Parsed<DocumentNumber> ParseDocumentNumber(std::string_view utf8);

// 苏政发〔2018〕23号, 国务院令第684号, 令2025年第36号.
std::string PrintDocumentNumber(const DocumentNumber& number);

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_DOCUMENT_NUMBER_H_
