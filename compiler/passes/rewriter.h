// Rebuilds a module's values in order: what a pass does with one instruction at a time.
#ifndef XINZE_COMPILER_PASSES_REWRITER_H_
#define XINZE_COMPILER_PASSES_REWRITER_H_

#include <utility>
#include <vector>

#include "compiler/base/check.h"
#include "compiler/ir/module.h"

namespace xinze::passes {

// Use: for every old id in order, take `Mapped(id)`, the instruction with its operands replaced,
// and either `Keep` it or `Replace` it by a value already made. `Finish` puts the new values in
// place.
class Rewriter {
 public:
  explicit Rewriter(ir::Module& module) : module_(module), map_(module.values.size()) {}

  const base::IdVector<ir::ValueId, ir::Instruction>& values() const { return values_; }
  const ir::Instruction& operator[](ir::ValueId id) const { return values_[id]; }

  // An operand may have become uniform where it was not; a word instruction upon such becomes
  // uniform itself, and one that reads the frame gets it splat.
  ir::Instruction Mapped(ir::ValueId old_id) {
    ir::Instruction v = module_[old_id];
    const ir::Form form = ir::FormOf(v.op);
    bool uniform = true;
    for (ir::ValueId& operand : v.operands) {
      const ir::EntityId old_domain = module_[operand].domain;
      operand = map_[operand.index()];
      XINZE_CHECK(operand.is_valid());
      if (form == ir::Form::Tile || (form == ir::Form::Host && v.op != ir::Op::Project)) {
        operand = Splat(old_domain, operand);
      }
      uniform = uniform && !values_[operand].domain.is_valid();
    }
    if (form == ir::Form::Word && uniform && v.op != ir::Op::Splat) v.domain = {};
    return v;
  }

  ir::ValueId Emit(ir::Instruction v) { return values_.Add(std::move(v)); }
  ir::ValueId Splat(ir::EntityId domain, ir::ValueId a) {
    if (values_[a].domain.is_valid()) return a;
    return Emit({ir::Op::Splat, values_[a].lane, values_[a].time, domain, 0, {a}});
  }
  ir::ValueId Constant(ir::Lane lane, int64_t value) {
    return Emit({ir::Op::Constant, lane, check::TimeClass::Const, {}, value, {}});
  }

  void Replace(ir::ValueId old_id, ir::ValueId by) { map_[old_id.index()] = by; }
  void Keep(ir::ValueId old_id, ir::Instruction v) { Replace(old_id, Emit(std::move(v))); }

  // Values of which Replace was never called are gone; no kept value may have used them.
  void Finish() {
    for (ir::ValueId& root : module_.roots) {
      root = map_[root.index()];
      XINZE_CHECK(root.is_valid());
    }
    std::vector<std::pair<ir::ValueId, std::string>> names;
    for (auto& [id, name] : module_.names) {
      if (map_[id.index()].is_valid()) names.emplace_back(map_[id.index()], std::move(name));
    }
    module_.names = std::move(names);
    module_.values = std::move(values_);
  }

 private:
  ir::Module& module_;
  base::IdVector<ir::ValueId, ir::Instruction> values_;
  std::vector<ir::ValueId> map_;
};

}  // namespace xinze::passes

#endif  // XINZE_COMPILER_PASSES_REWRITER_H_
