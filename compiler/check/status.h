// The status of lists and measures: the tables that both executions read.
//
// Source: 4-semantics.md, sections 5 and 6. The tables are functions of finite arguments, written
// as switches so that a missing case does not compile, and tested cell by cell.
#ifndef XINZE_COMPILER_CHECK_STATUS_H_
#define XINZE_COMPILER_CHECK_STATUS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "compiler/check/types.h"

namespace xinze::check {

enum class ListStatus : uint8_t {
  NotMet,     // 不符合
  Proposed,   // 拟列入
  Listed,     // 在列
  Suspended,  // 暂停
  Exited,     // 已移出
  Annulled,   // 已撤销
  ToVerify,   // 待核实
  Defective,  // 程序瑕疵
};
inline constexpr int kListStatusCount = 8;

enum class MeasureStatus : uint8_t {
  NotApplicable,  // 不适用
  Active,         // 生效
  ToVerify,       // 待核实
  Suspended,      // 暂停
  Ended,          // 已终止
  Discretion,     // 待裁量
  Applied,        // 可采取: the named authority decided to
  NotApplied,     // 不采取
};
inline constexpr int kMeasureStatusCount = 8;

// What the events of a procedure amount to on the day asked about.
enum class ProcedureState : uint8_t {
  None,        // no event, or under way
  Unknown,     // the events are not all known
  Defective,   // determined, but a step whose lack is a 瑕疵 is missing, late or contradictory
  Void,        // determined, but a step whose lack makes it 无效 is missing: as none
  Determined,  // 认定 in force
  Annulled,    // 撤销: from the beginning
  Exited,      // 移出 recorded
};
inline constexpr int kProcedureStateCount = 7;

// `criteria` is C, `exit` is X, `suspended` a court's stay or the list's own clause.
// For Exited, `criteria` is C over the records later than the exit.
ListStatus StatusOfList(Truth criteria, ProcedureState procedure, Truth exit, Truth suspended);

// A list without 程序: C's T, U, F stand for determined, unknown, none.
ListStatus StatusOfComputedList(Truth criteria);

// A measure's trigger seen through three lenses: lists count as on only where 在列; also where
// 暂停; also where they once were (已移出). `decision` is what the authority recorded for a
// recommended measure: F refused, T decided to, U none recorded.
MeasureStatus StatusOfMeasure(Truth trigger, Truth trigger_if_suspended, Truth trigger_if_ended,
                              bool recommended, Truth decision);

std::string_view ChineseName(ListStatus status);
std::string_view ChineseName(MeasureStatus status);
std::string_view EnglishName(ListStatus status);
std::string_view EnglishName(MeasureStatus status);
// By either name.
std::optional<ListStatus> ParseListStatus(std::string_view name);
std::optional<MeasureStatus> ParseMeasureStatus(std::string_view name);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_STATUS_H_
