#include <algorithm>
#include <unordered_map>

#include "compiler/passes/passes.h"
#include "compiler/passes/rewriter.h"

namespace xinze::passes {
namespace {

using ir::Instruction;
using ir::Op;
using ir::ValueId;

bool IsCommutative(Op op) { return op == Op::And || op == Op::Or || op == Op::Equal; }

struct HashInstruction {
  size_t operator()(const Instruction& v) const {
    uint64_t hash = static_cast<uint64_t>(v.op) * 8 + static_cast<uint64_t>(v.lane);
    const auto mix = [&](uint64_t x) { hash = (hash ^ x) * 0x9E3779B97F4A7C15U ^ (hash >> 29); };
    mix(v.domain.index());
    mix(static_cast<uint64_t>(v.immediate));
    for (ValueId operand : v.operands) mix(operand.index());
    return static_cast<size_t>(hash);
  }
};

}  // namespace

void SharePredicates(ir::Module& module) {
  Rewriter out(module);
  std::unordered_map<Instruction, ValueId, HashInstruction> made;
  for (ValueId id : module.values.ids()) {
    Instruction v = out.Mapped(id);
    if (v.op == Op::HostCall) {
      out.Keep(id, std::move(v));
      continue;
    }
    if (IsCommutative(v.op)) std::sort(v.operands.begin(), v.operands.end());
    Instruction key = v;
    key.time = check::TimeClass::Const;  // equal values move alike
    if (const auto found = made.find(key); found != made.end()) {
      out.Replace(id, found->second);
      continue;
    }
    const ValueId kept = out.Emit(std::move(v));
    made.emplace(std::move(key), kept);
    out.Replace(id, kept);
  }
  out.Finish();
}

}  // namespace xinze::passes
