// What the answers of one subject lack and take for granted, without the trees.
//
// Input: what Evaluate takes. Output: for a list or a measure the needs and the presumed facts that
// its explanation (explain.h) would have, in the same order. Invariants: the walk visits what bears
// and nothing else, and below an answer that is not open only looks for presumptions, if the list
// or measure can meet one at all; one day's evaluation serves all lists and measures of a subject.
// docs/semantics.md, section 8.4.
#ifndef XINZE_RUNTIME_INTERP_NEEDS_H_
#define XINZE_RUNTIME_INTERP_NEEDS_H_

#include <cstdint>
#include <vector>

#include "compiler/check/program.h"
#include "runtime/interp/explain.h"
#include "runtime/interp/inquiry.h"

namespace xinze::interp {

// What can be said of a program before any fact is known. Made once, shared by threads.
class PresumptionTable {
 public:
  explicit PresumptionTable(const check::Program& program);

  // Whether an answer may rest on a presumption; where not, none need be looked for.
  bool MayPresume(check::ListId list) const { return lists_[list.index()]; }
  bool MayPresume(check::MeasureId measure) const { return measures_[measure.index()]; }

 private:
  std::vector<bool> lists_;
  std::vector<bool> measures_;
};

struct Leaves {
  // In the order of the tree, without repetition.
  std::vector<Need> needs;
  std::vector<PresumedFact> presumed;
};

// Of one subject on one day. Belongs to one thread; all that it is given must outlive it.
class NeedFinder {
 public:
  NeedFinder(Inquiry& inquiry, const PresumptionTable& presumptions)
      : presumptions_(presumptions), day_(inquiry.day()) {}

  Leaves Of(check::ListId list);
  Leaves Of(check::MeasureId measure);

 private:
  const PresumptionTable& presumptions_;
  DayEvaluation& day_;
};

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_NEEDS_H_
