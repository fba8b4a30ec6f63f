#include "compiler/check/status_rules.h"

#include "compiler/base/check.h"
#include "compiler/check/outcome.h"
#include "compiler/literal/calendar.h"

namespace xinze::check {

bool HasDetermination(ProcedureState state) {
  return state == ProcedureState::Determined || state == ProcedureState::Defective ||
         state == ProcedureState::Void;
}

std::optional<ListStatus> StatusByDocument(const Document& document, bool in_force,
                                           ProcedureState state) {
  if (in_force) return std::nullopt;
  switch (state) {
    case ProcedureState::Unknown:  // an entry may stand that outlives the document
      return std::nullopt;
    case ProcedureState::Exited:
      return ListStatus::Exited;
    case ProcedureState::Annulled:
      return ListStatus::Annulled;
    case ProcedureState::None:
    case ProcedureState::Defective:
    case ProcedureState::Void:
      return ListStatus::NotMet;
    case ProcedureState::Determined:
      switch (document.after_end) {
        case AfterEnd::Continue:
          return std::nullopt;
        case AfterEnd::Terminate:
          return ListStatus::Exited;
        case AfterEnd::Silent:
          return ListStatus::ToVerify;
      }
  }
  XINZE_UNREACHABLE("procedure state {}", static_cast<int>(state));
}

ListStatus StatusOn(const Program& program, const List& list, bool in_force, Truth criteria,
                    ProcedureState state, Truth exit, Truth suspended) {
  const auto by_document = StatusByDocument(program.documents[list.document], in_force, state);
  if (by_document.has_value()) return *by_document;
  if (!list.procedure.is_valid()) return StatusOfComputedList(criteria);
  return StatusOfList(criteria, state, exit, suspended);
}

bool ShowsRecords(ListStatus status, ProcedureState state) {
  switch (status) {
    case ListStatus::Proposed:
    case ListStatus::Listed:
    case ListStatus::Suspended:
    case ListStatus::ToVerify:
    case ListStatus::Defective:
      return true;
    case ListStatus::Exited:
      return state == ProcedureState::Determined;
    case ListStatus::NotMet:
    case ListStatus::Annulled:
      return false;
  }
  XINZE_UNREACHABLE("list status {}", static_cast<int>(status));
}

bool ShowsSince(ListStatus status, ProcedureState state) {
  if (status == ListStatus::ToVerify) return state == ProcedureState::Determined;
  return status == ListStatus::Listed || status == ListStatus::Suspended ||
         status == ListStatus::Defective;
}

bool EndsWithTerm(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::Active:
    case MeasureStatus::Suspended:
    case MeasureStatus::Discretion:
    case MeasureStatus::Applied:
    case MeasureStatus::NotApplied:
      return true;
    case MeasureStatus::NotApplicable:
    case MeasureStatus::ToVerify:
    case MeasureStatus::Ended:
      return false;
  }
  XINZE_UNREACHABLE("measure status {}", static_cast<int>(status));
}

int32_t LastDayOfTerm(const Program& program, const Measure& measure, int32_t from) {
  const literal::Period term = UnpackPeriod(measure.at_most);
  if (measure.at_most == 0 || from == kNoDate || !term.is_calendar()) return kNoDate;
  const literal::PeriodEnd end =
      literal::EndOfPeriod({from}, term, program.documents[measure.document].counting);
  return end.saturated ? kNoDate : end.day.days;
}

}  // namespace xinze::check
