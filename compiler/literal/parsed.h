// Parsed<T>: the value that a text denotes, or where and why it denotes none.
//
// Nothing here throws. An error tells the kind of literal that was asked for, the byte offset in
// the caller's own text (never in a folded copy), and a reason from reasons.def, whose two texts
// can be shown to a user as they stand.
#ifndef XINZE_COMPILER_LITERAL_PARSED_H_
#define XINZE_COMPILER_LITERAL_PARSED_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>

#include "compiler/base/check.h"

namespace xinze::literal {

enum class Kind : uint8_t {
  Integer,           // 3, 三
  Date,              // 2018-01-29
  Timestamp,         // 2025-03-03T09:00:00+08:00
  Period,            // 3年
  Age,               // 18周岁
  Amount,            // 3万元
  Percentage,        // 12.5%
  DocumentNumber,    // 苏政发〔2018〕23号
  Citation,          // 《招标投标法》第五十三条
  LedgerId,          // JS23-C-30.1
  CreditCode,        // 统一社会信用代码
  OrganisationCode,  // 组织机构代码
  CitizenId,         // 公民身份号码
  RegionCode,        // 行政区划代码
  CountingMode,      // 民法典
};
inline constexpr size_t kKindCount = static_cast<size_t>(Kind::CountingMode) + 1;

enum class Reason : uint8_t {
#define XINZE_LITERAL_REASON(name, zh, en) name,
#include "compiler/literal/reasons.def"
#undef XINZE_LITERAL_REASON
};
inline constexpr Reason kReasons[] = {
#define XINZE_LITERAL_REASON(name, zh, en) Reason::name,
#include "compiler/literal/reasons.def"
#undef XINZE_LITERAL_REASON
};
inline constexpr size_t kReasonCount = std::size(kReasons);

struct LiteralError {
  Kind kind = Kind::Integer;
  Reason reason = Reason::Malformed;
  uint32_t offset = 0;  // In bytes, at the start of a code point or at the end of the text.

  friend bool operator==(const LiteralError&, const LiteralError&) = default;
};

// The names and texts live as long as the program.
struct Wording {
  std::string_view zh;
  std::string_view en;
};
Wording KindWording(Kind kind);        // {"日期", "date"}
Wording ReasonWording(Reason reason);  // {"没有这一天", "there is no such day in the calendar"}
std::string_view ReasonName(Reason reason);  // "ImpossibleDate"

template <typename T>
class [[nodiscard]] Parsed {
 public:
  // Implicit, so that a parser returns either directly.
  Parsed(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT
  Parsed(LiteralError error) : state_(std::in_place_index<1>, error) {}  // NOLINT

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& {
    XINZE_CHECK(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    XINZE_CHECK(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }

  const LiteralError& error() const {
    XINZE_CHECK(!ok());
    return *std::get_if<1>(&state_);
  }

  friend bool operator==(const Parsed&, const Parsed&) = default;

 private:
  std::variant<T, LiteralError> state_;
};

}  // namespace xinze::literal

#endif  // XINZE_COMPILER_LITERAL_PARSED_H_
