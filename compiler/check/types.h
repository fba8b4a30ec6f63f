// Types of the language, the ids of what a checked program consists of, and the truth values.
#ifndef XINZE_COMPILER_CHECK_TYPES_H_
#define XINZE_COMPILER_CHECK_TYPES_H_

#include <compare>
#include <cstdint>

#include "compiler/base/ids.h"

namespace xinze::check {

struct EntityTag;
struct FieldTag;
struct VocabularyTag;
struct ParameterTag;
struct DefinitionTag;
struct RuleTag;
struct ListTag;
struct ProcedureTag;
struct MeasureTag;
struct DocumentTag;
struct ExprTag;
struct CodeSetTag;
using EntityId = base::Id<EntityTag>;          // the subject, or a collection
using FieldId = base::Id<FieldTag>;            // of an entity; global
using VocabularyId = base::Id<VocabularyTag>;  // 词表
using ParameterId = base::Id<ParameterTag>;
using DefinitionId = base::Id<DefinitionTag>;
using RuleId = base::Id<RuleTag>;  // a case or an exception of a definition
using ListId = base::Id<ListTag>;
using ProcedureId = base::Id<ProcedureTag>;
using MeasureId = base::Id<MeasureTag>;
using DocumentId = base::Id<DocumentTag>;
using ExprId = base::Id<ExprTag>;
using CodeSetId = base::Id<CodeSetTag>;

enum class TypeKind : uint8_t {
  Error,
  Boolean,    // 真假
  Integer,    // 整数, int64
  Amount,     // 金额, int64 in 分
  Ratio,      // 比例, int64 in millionths
  Date,       // 日期, days since 1970-01-01
  Period,     // 期间, packed by PackPeriod
  Text,       // 文本, compared for equality only
  Enum,       // a value of a 词表: its code
  Set,        // 集合 of a 词表 of at most 62 values: a bit mask of codes
  Reference,  // 集合 引用: rows of a collection named by their keys (标的)
};

struct Type {
  TypeKind kind = TypeKind::Error;
  VocabularyId vocabulary;  // Enum, Set
  EntityId entity;          // Reference
  bool operator==(const Type&) const = default;
};

// Truth on two rails: T = {1,1}, U = {0,1}, F = {0,0}; must implies may.
struct Truth {
  bool must = false;
  bool may = false;
  bool operator==(const Truth&) const = default;
  bool is_true() const { return must; }
  bool is_false() const { return !may; }
  bool is_unknown() const { return may && !must; }
};
inline constexpr Truth kTrue{true, true};
inline constexpr Truth kUnknown{false, true};
inline constexpr Truth kFalse{false, false};
constexpr Truth Not(Truth a) { return {!a.may, !a.must}; }
constexpr Truth And(Truth a, Truth b) { return {a.must && b.must, a.may && b.may}; }
constexpr Truth Or(Truth a, Truth b) { return {a.must || b.must, a.may || b.may}; }

// Every scalar of both executions is what is known of one value: it lies in [lo, hi] if it is
// present at all. A known value has lo == hi and both presence rails; an absent one has neither; an
// unknown one has lo = kMinusInfinity, hi = kPlusInfinity and must_present only if absence is ruled
// out. Where may_present is false, lo and hi are 0. Dates, amounts, codes, masks: all are int64.
inline constexpr int64_t kMinusInfinity = INT64_MIN;
inline constexpr int64_t kPlusInfinity = INT64_MAX;
struct Range {
  int64_t lo = 0;
  int64_t hi = 0;
  bool must_present = false;
  bool may_present = false;
  bool operator==(const Range&) const = default;
  bool is_known() const { return must_present && lo == hi; }
  bool is_absent() const { return !may_present; }
};
constexpr Range Known(int64_t v) { return {v, v, true, true}; }
constexpr Range Absent() { return {}; }
// Present for sure, value not known; or even its presence not known.
constexpr Range UnknownValue(bool present_for_sure = true) {
  return {kMinusInfinity, kPlusInfinity, present_for_sure, true};
}

// By how many ratios an amount may be multiplied before it is rounded: a product of more would not
// fit 128 bits.
inline constexpr int kMostRatios = 3;

// 四舍五入到, 舍去到, 进一到: to a multiple of `unit`, in 分. Of the absolute value, as GB/T 8170
// rounds what is negative: halves go away from zero, 舍去 towards it, 进一 away from it.
enum class RoundingMode : uint8_t { Nearest, Down, Up };
inline constexpr int64_t kMostRoundingUnit = 1'000'000;  // 1万元
struct Rounding {
  RoundingMode mode = RoundingMode::Nearest;
  int64_t unit = 1;
  auto operator<=>(const Rounding&) const = default;
};

// How the truth (or each rail of a value) moves as the day asked about grows, everything else
// fixed (4-semantics.md, section 8).
enum class TimeClass : uint8_t { Const, Down, Up, Pulse, Mixed };

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_TYPES_H_
