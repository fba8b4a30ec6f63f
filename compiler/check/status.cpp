#include "compiler/check/status.h"

#include "compiler/base/check.h"

namespace xinze::check {
namespace {

// One status each for a truth that is T, U and F.
template <typename Status>
Status Choose(Truth truth, Status if_true, Status if_unknown, Status if_false) {
  if (truth.is_true()) return if_true;
  return truth.is_unknown() ? if_unknown : if_false;
}

}  // namespace

// 4-semantics.md, section 5: the table of P.
ListStatus StatusOfList(Truth criteria, ProcedureState procedure, Truth exit, Truth suspended) {
  switch (procedure) {
    case ProcedureState::Unknown:
      return ListStatus::ToVerify;
    case ProcedureState::Defective:
      return ListStatus::Defective;
    case ProcedureState::Determined:
      if (!exit.is_false()) {
        return exit.is_true() ? ListStatus::Exited : ListStatus::ToVerify;
      }
      return Choose(suspended, ListStatus::Suspended, ListStatus::ToVerify, ListStatus::Listed);
    case ProcedureState::Annulled:
      return ListStatus::Annulled;
    case ProcedureState::Exited:
      return Choose(criteria, ListStatus::Proposed, ListStatus::ToVerify, ListStatus::Exited);
    case ProcedureState::Void:  // a determination without effect is none
    case ProcedureState::None:
      return Choose(criteria, ListStatus::Proposed, ListStatus::ToVerify, ListStatus::NotMet);
  }
  XINZE_UNREACHABLE("procedure state {}", static_cast<int>(procedure));
}

// 4-semantics.md, section 5: T, U, F as determined, unknown, none.
ListStatus StatusOfComputedList(Truth criteria) {
  return Choose(criteria, ListStatus::Listed, ListStatus::ToVerify, ListStatus::NotMet);
}

// 4-semantics.md, section 6.
MeasureStatus StatusOfMeasure(Truth trigger, Truth trigger_if_suspended, Truth trigger_if_ended,
                              bool recommended, Truth decision) {
  if (trigger.is_true()) {
    if (!recommended) return MeasureStatus::Active;
    return Choose(decision, MeasureStatus::Applied, MeasureStatus::Discretion,
                  MeasureStatus::NotApplied);
  }
  if (trigger.is_unknown()) return MeasureStatus::ToVerify;
  if (trigger_if_suspended.is_true()) return MeasureStatus::Suspended;
  if (trigger_if_suspended.is_unknown()) return MeasureStatus::ToVerify;
  if (trigger_if_ended.is_true()) return MeasureStatus::Ended;
  return MeasureStatus::NotApplicable;
}

std::string_view ChineseName(ListStatus status) {
  switch (status) {
    case ListStatus::NotMet:
      return "不符合";
    case ListStatus::Proposed:
      return "拟列入";
    case ListStatus::Listed:
      return "在列";
    case ListStatus::Suspended:
      return "暂停";
    case ListStatus::Exited:
      return "已移出";
    case ListStatus::Annulled:
      return "已撤销";
    case ListStatus::ToVerify:
      return "待核实";
    case ListStatus::Defective:
      return "程序瑕疵";
  }
  XINZE_UNREACHABLE("list status {}", static_cast<int>(status));
}

std::string_view ChineseName(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::NotApplicable:
      return "不适用";
    case MeasureStatus::Active:
      return "生效";
    case MeasureStatus::ToVerify:
      return "待核实";
    case MeasureStatus::Suspended:
      return "暂停";
    case MeasureStatus::Ended:
      return "已终止";
    case MeasureStatus::Discretion:
      return "待裁量";
    case MeasureStatus::Applied:
      return "可采取";
    case MeasureStatus::NotApplied:
      return "不采取";
  }
  XINZE_UNREACHABLE("measure status {}", static_cast<int>(status));
}

std::string_view EnglishName(ListStatus status) {
  switch (status) {
    case ListStatus::NotMet:
      return "not_met";
    case ListStatus::Proposed:
      return "proposed";
    case ListStatus::Listed:
      return "listed";
    case ListStatus::Suspended:
      return "suspended";
    case ListStatus::Exited:
      return "exited";
    case ListStatus::Annulled:
      return "annulled";
    case ListStatus::ToVerify:
      return "to_verify";
    case ListStatus::Defective:
      return "defective";
  }
  XINZE_UNREACHABLE("list status {}", static_cast<int>(status));
}

std::string_view EnglishName(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::NotApplicable:
      return "not_applicable";
    case MeasureStatus::Active:
      return "active";
    case MeasureStatus::ToVerify:
      return "to_verify";
    case MeasureStatus::Suspended:
      return "suspended";
    case MeasureStatus::Ended:
      return "ended";
    case MeasureStatus::Discretion:
      return "discretion";
    case MeasureStatus::Applied:
      return "applied";
    case MeasureStatus::NotApplied:
      return "not_applied";
  }
  XINZE_UNREACHABLE("measure status {}", static_cast<int>(status));
}

namespace {

template <typename Status>
std::optional<Status> ParseStatus(std::string_view name, int count) {
  for (int i = 0; i < count; ++i) {
    const auto status = static_cast<Status>(i);
    if (ChineseName(status) == name || EnglishName(status) == name) return status;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ListStatus> ParseListStatus(std::string_view name) {
  return ParseStatus<ListStatus>(name, kListStatusCount);
}

std::optional<MeasureStatus> ParseMeasureStatus(std::string_view name) {
  return ParseStatus<MeasureStatus>(name, kMeasureStatusCount);
}

}  // namespace xinze::check
