#include "tests/differential/needs_comparison.h"

#include "runtime/interp/explain.h"

namespace xinze::differential {

std::string NeedsComparison::Compare(const xinze_batch& batch, int64_t subject,
                                     int32_t as_of) const {
  const check::Program& program = interpreter_.program();
  interp::Inquiry inquiry(interpreter_, batch, subject, as_of);
  interp::NeedFinder finder(inquiry, presumptions_);
  const auto differ = [](const interp::Explanation& tree, const interp::Leaves& leaves) {
    return !tree.truncated && (tree.needs != leaves.needs || tree.presumed != leaves.presumed);
  };
  for (const check::ListId id : program.lists.ids()) {
    if (differ(interp::ExplainList(interpreter_, batch, subject, as_of, id), finder.Of(id))) {
      return program.lists[id].name + ": the needs are not those of its tree\n";
    }
  }
  for (const check::MeasureId id : program.measures.ids()) {
    if (differ(interp::ExplainMeasure(interpreter_, batch, subject, as_of, id), finder.Of(id))) {
      return program.measures[id].name + ": the needs are not those of its tree\n";
    }
  }
  return "";
}

}  // namespace xinze::differential
