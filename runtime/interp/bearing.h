// Which parts of an answer bear on it, and why an open one is open: what trees (explainer.h) and
// the walk without trees (needs.h) share. docs/semantics.md, sections 8.1 and 8.4.
#ifndef XINZE_RUNTIME_INTERP_BEARING_H_
#define XINZE_RUNTIME_INTERP_BEARING_H_

#include <vector>

#include "compiler/check/program.h"
#include "runtime/interp/evaluation.h"
#include "runtime/interp/evaluator.h"

namespace xinze::interp {

// Neither known nor known to be absent.
inline bool IsOpen(Truth truth) { return truth.is_unknown(); }
// A value beyond all bounds is not known either.
bool IsOpen(const Range& value);
bool IsOpen(const ExactRange& value);

// Whether the expression has a Range, else a Truth.
bool IsScalar(const check::Expr& e);
bool IsOpen(Evaluator& evaluator, check::ExprId id, Row row);

// Whether an argument decides: of a conjunction that is T all do, of one that is not those that are
// as it is; of a disjunction the other way about.
bool Decides(Truth whole, Truth part, bool conjunction);

// Why an open expression is open where none of its arguments is to blame, or not they alone.
check::Reason ReasonOf(Evaluator& evaluator, check::ExprId id, Row row);

// Whether two rules side by side both answer for sure, and differ.
template <typename Value>
bool InConflict(Evaluator& evaluator, const std::vector<check::RuleId>& rules, check::Type type,
                Row row);

// Where the document is not in force it alone decides, unless the list's entries live on.
bool DecidedByText(const check::Program& program, check::ListId list, const ListResult& result);
// Whether C decides: a determination, while it stands, takes its place.
bool CriteriaBear(const check::Program& program, check::ListId list, const ListResult& result);
// Whether a part of X, which is a disjunction, decides.
bool ExitBears(const check::Program& program, check::ListId list, const ListResult& result,
               Truth part);

// Through which lens the trigger gave a measure its status.
Lens LensOf(const MeasureResult& result);

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_BEARING_H_
