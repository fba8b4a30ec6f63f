// What follows from a status beside the tables of status.h, once for both executions: what a
// document that is no longer in force leaves, what an entry shows, when a measure's own term ends.
// docs/semantics.md, sections 6.2, 6.8 and 7.4.
#ifndef XINZE_COMPILER_CHECK_STATUS_RULES_H_
#define XINZE_COMPILER_CHECK_STATUS_RULES_H_

#include <cstdint>
#include <optional>

#include "compiler/check/program.h"
#include "compiler/check/status.h"

namespace xinze::check {

// Whether a determination stands, with or without effect.
bool HasDetermination(ProcedureState state);

// What the document alone decides of a list; none where it is in force, where entries live on, and
// where it is not known whether there is one.
std::optional<ListStatus> StatusByDocument(const Document& document, bool in_force,
                                           ProcedureState state);

// The status of a list: by its document, else by the tables. `criteria` as in StatusOfList.
ListStatus StatusOn(const Program& program, const List& list, bool in_force, Truth criteria,
                    ProcedureState state, Truth exit, Truth suspended);

// Whether an entry shows the records that it rests on; one that ended by X still does.
bool ShowsRecords(ListStatus status, ProcedureState state);
// Whether it shows the day of the determination.
bool ShowsSince(ListStatus status, ProcedureState state);

// Whether the end of a measure's own term ends it.
bool EndsWithTerm(MeasureStatus status);
// The last day of the measure's own term that begins on `from`; kNoDate where it has none, is not
// of the calendar, or runs beyond it.
int32_t LastDayOfTerm(const Program& program, const Measure& measure, int32_t from);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_STATUS_RULES_H_
