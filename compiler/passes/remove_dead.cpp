#include <vector>

#include "compiler/passes/passes.h"
#include "compiler/passes/rewriter.h"

namespace xinze::passes {

void RemoveDead(ir::Module& module) {
  std::vector<bool> live(module.values.size(), false);
  for (ir::ValueId root : module.roots) live[root.index()] = true;
  for (size_t i = module.values.size(); i-- > 0;) {
    if (!live[i]) continue;
    for (ir::ValueId operand : module[ir::ValueId(static_cast<uint32_t>(i))].operands) {
      live[operand.index()] = true;
    }
  }
  Rewriter out(module);
  for (ir::ValueId id : module.values.ids()) {
    if (live[id.index()]) out.Keep(id, out.Mapped(id));
  }
  out.Finish();
}

}  // namespace xinze::passes
