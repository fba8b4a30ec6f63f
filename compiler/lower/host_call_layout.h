// Which values each host call reads and gives: what lower/ and runtime/jit agree on.
//
// Operands and results are numbered; the enumerators below name the numbers. Truths are pairs of
// rails (must, then may). Results of subjects to whom nothing applies are 0, dates kNoDate: the
// host fills them for the whole tile before it looks at the few others.
#ifndef XINZE_COMPILER_LOWER_HOST_CALL_LAYOUT_H_
#define XINZE_COMPILER_LOWER_HOST_CALL_LAYOUT_H_

#include <cstdint>

#include "compiler/check/program.h"

namespace xinze::lower {

// FoldProcedures: no operand. Results of list l: l * kFoldResults + …
enum FoldResult : int64_t {
  kFoldState,      // I8 subject: check::ProcedureState
  kFoldSince,      // I32 subject: the determination's day
  kFoldExitDay,    // I32 subject
  kFoldSuspended,  // Bits subject
  kFoldNamed,      // Bits subject: the determinations in force named records
  kFoldRows,       // Bits support_entity: which
  kFoldPhantom,    // Bits subject: they named some that are not there
  kFoldWithdrawn,  // Bits subject: they named some that were withdrawn
  kFoldResults,
};

// ListStatus. A list without procedure has the first two operands only.
enum ListStatusOperand : int64_t {
  kListCriteriaMust,
  kListCriteriaMay,
  kListExitMust,
  kListExitMay,
  kListState,
  kListSince,
  kListSuspended,
  kListNamed,
  kListLaterMust,  // C over the records later than the exit
  kListLaterMay,
  kListOperands,
};
enum ListStatusResult : int64_t {
  kListStatusResult,    // I8 subject: check::ListStatus
  kListSinceResult,     // I32 subject
  kListShowsRecords,    // Bits subject: 依据记录 belong in the result
  kListNeedsReference,  // Bits subject: records, or the end of a term, rest on an earlier world
};

// MeasureStatus: three truths, then for each list that the trigger stands on (PositiveLists) its
// status and since.
enum MeasureStatusOperand : int64_t {
  kMeasureTriggerMust,
  kMeasureTriggerMay,
  kMeasureIfSuspendedMust,
  kMeasureIfSuspendedMay,
  kMeasureIfEndedMust,
  kMeasureIfEndedMay,
  kMeasureLists,
};
enum MeasureStatusResult : int64_t {
  kMeasureStatusResult,   // I8 subject: check::MeasureStatus
  kMeasureFromResult,     // I32 subject
  kMeasureLastDayResult,  // I32 subject
};

// InOffice: whether some supporting record's date lies in the role's term. Records and their dates
// are over HostCall::entity, the rest over 责任人. A range is lo, hi (I32), must, may.
enum InOfficeOperand : int64_t {
  kInOfficeRecords,  // Bits: the supporting rows
  kInOfficePhantom,  // Bits subject: others may be among them
  kInOfficeActive,   // Bits subject: whom the answer matters for
  kInOfficeDateLo,
  kInOfficeDateHi,
  kInOfficeDateMust,
  kInOfficeDateMay,
  kInOfficeFrom,                       // a range: 任职起
  kInOfficeUntil = kInOfficeFrom + 4,  // a range: 任职止
  kInOfficeOperands = kInOfficeUntil + 4,
};
enum InOfficeResult : int64_t { kInOfficeMust, kInOfficeMay };  // Bits over 责任人

// Emit: for each list kEmitListOperands; for each measure kEmitMeasureOperands, then for each of
// its targets other than 本主体 a truth over 责任人; last, if 责任人 is declared, a bit for the
// subjects whose 责任人 are incomplete.
enum EmitListOperand : int64_t {
  kEmitListStatus,
  kEmitListSince,
  kEmitListRecords,  // Bits support_entity; of a list without: of the subject, all 0
  kEmitListShowsRecords,
  kEmitListNeedsReference,
  kEmitListOperands,
};
enum EmitMeasureOperand : int64_t {
  kEmitMeasureStatus,
  kEmitMeasureFrom,
  kEmitMeasureLastDay,
  kEmitMeasureOperands,
};

}  // namespace xinze::lower

#endif  // XINZE_COMPILER_LOWER_HOST_CALL_LAYOUT_H_
