#include <algorithm>
#include <limits>
#include <optional>

#include "compiler/passes/passes.h"
#include "compiler/passes/rewriter.h"

namespace xinze::passes {
namespace {

using ir::Instruction;
using ir::Lane;
using ir::Op;
using ir::ValueId;

class Folder {
 public:
  explicit Folder(ir::Module& module) : module_(module), out_(module) {}

  void Run() {
    for (ValueId id : module_.values.ids()) {
      Instruction v = out_.Mapped(id);
      if (const std::optional<ValueId> folded = Fold(v)) {
        out_.Replace(id, *folded);
      } else {
        out_.Keep(id, std::move(v));
      }
    }
    out_.Finish();
  }

 private:
  const Instruction& Operand(const Instruction& v, size_t i) const { return out_[v.operands[i]]; }

  std::optional<int64_t> ConstantOf(ValueId id) const {
    const Instruction* v = &out_[id];
    if (v->op == Op::Splat) v = &out_[v->operands[0]];
    if (v->op != Op::Constant) return std::nullopt;
    return v->immediate;
  }
  bool Is(ValueId id, int64_t value) const { return ConstantOf(id) == value; }
  // Whether `a` is Not b or the other way round.
  bool AreOpposite(ValueId a, ValueId b) const {
    return (out_[a].op == Op::Not && out_[a].operands[0] == b) ||
           (out_[b].op == Op::Not && out_[b].operands[0] == a);
  }
  bool HasOperand(ValueId id, Op op, ValueId operand) const {
    return out_[id].op == op &&
           (out_[id].operands[0] == operand || out_[id].operands[1] == operand);
  }

  ValueId Bit(bool value) { return out_.Constant(Lane::Bits, value ? 1 : 0); }
  ValueId Emit(Op op, const Instruction& like, std::vector<ValueId> operands) {
    Instruction v{op, Lane::Bits, like.time, {}, 0, std::move(operands)};
    for (ValueId operand : v.operands) {
      if (out_[operand].domain.is_valid()) v.domain = out_[operand].domain;
    }
    return out_.Emit(std::move(v));
  }

  std::optional<ValueId> Fold(const Instruction& v) {
    switch (v.op) {
      case Op::Not:
        if (const auto a = ConstantOf(v.operands[0])) return Bit(*a == 0);
        if (Operand(v, 0).op == Op::Not) return Operand(v, 0).operands[0];
        return std::nullopt;
      case Op::And:
        return FoldAnd(v);
      case Op::Or:
        return FoldOr(v);
      case Op::AndNot:
        return FoldAndNot(v);
      case Op::Select:
        return FoldSelect(v);
      case Op::Equal:
      case Op::Less:
      case Op::LessEqual:
        return FoldCompare(v);
      case Op::Widen:
        return FoldWiden(v);
      case Op::InSet:
        return FoldInSet(v);
      case Op::MaskAny:
      case Op::MaskAll:
        if (v.immediate == 0) return Bit(v.op == Op::MaskAll);
        return std::nullopt;
      case Op::Broadcast:
        if (Operand(v, 0).op == Op::Splat) return out_.Splat(v.domain, Operand(v, 0).operands[0]);
        return std::nullopt;
      case Op::ReduceOr:
      case Op::ReduceCount:
      case Op::ReduceSum:
        if (Is(v.operands[0], 0)) return out_.Splat(v.domain, out_.Constant(v.lane, 0));
        return std::nullopt;
      default:
        return std::nullopt;
    }
  }

  std::optional<ValueId> FoldAnd(const Instruction& v) {
    for (size_t i = 0; i < 2; ++i) {
      const ValueId a = v.operands[i];
      const ValueId b = v.operands[1 - i];
      if (Is(a, 0)) return Bit(false);
      if (Is(a, 1)) return b;
      // a & (a | x) = a; a & (a & x) = a & x
      if (HasOperand(b, Op::Or, a)) return a;
      if (HasOperand(b, Op::And, a)) return b;
      if (out_[a].op == Op::Not) {
        if (out_[b].op == Op::Not) continue;
        return FoldedAndNot(Emit(Op::AndNot, v, {b, out_[a].operands[0]}));
      }
    }
    if (v.operands[0] == v.operands[1]) return v.operands[0];
    return std::nullopt;
  }

  // What was emitted as an AndNot may itself be known.
  ValueId FoldedAndNot(ValueId and_not) {
    const Instruction v = out_[and_not];
    return FoldAndNot(v).value_or(and_not);
  }

  std::optional<ValueId> FoldOr(const Instruction& v) {
    for (size_t i = 0; i < 2; ++i) {
      const ValueId a = v.operands[i];
      const ValueId b = v.operands[1 - i];
      if (Is(a, 1)) return Bit(true);
      if (Is(a, 0)) return b;
      if (HasOperand(b, Op::And, a)) return a;
      if (HasOperand(b, Op::Or, a)) return b;
      if (out_[b].op == Op::AndNot && out_[b].operands[0] == a) return a;
      // a | (x & !a) = a | x
      if (out_[b].op == Op::AndNot && out_[b].operands[1] == a) {
        return Emit(Op::Or, v, {a, out_[b].operands[0]});
      }
    }
    if (v.operands[0] == v.operands[1]) return v.operands[0];
    if (AreOpposite(v.operands[0], v.operands[1])) return Bit(true);
    return std::nullopt;
  }

  std::optional<ValueId> FoldAndNot(const Instruction& v) {
    const ValueId a = v.operands[0];
    const ValueId b = v.operands[1];
    if (Is(a, 0) || Is(b, 1) || a == b) return Bit(false);
    if (Is(b, 0)) return a;
    if (Is(a, 1)) {
      if (out_[b].op == Op::Not) return out_[b].operands[0];
      return Emit(Op::Not, v, {b});
    }
    if (out_[b].op == Op::Not) {
      if (out_[b].operands[0] == a) return a;
      return Emit(Op::And, v, {a, out_[b].operands[0]});
    }
    if (HasOperand(b, Op::Or, a)) return Bit(false);
    if (out_[a].op == Op::AndNot && out_[a].operands[1] == b) return a;
    return std::nullopt;
  }

  std::optional<ValueId> FoldSelect(const Instruction& v) {
    const ValueId mask = v.operands[0];
    const ValueId a = v.operands[1];
    const ValueId b = v.operands[2];
    if (Is(mask, 1)) return a;
    if (Is(mask, 0)) return b;
    if (a == b) return a;
    const auto ca = ConstantOf(a);
    const auto cb = ConstantOf(b);
    if (ca && cb && *ca == *cb) return a;
    if (v.lane != Lane::Bits) return std::nullopt;
    if (ca) return *ca != 0 ? Emit(Op::Or, v, {mask, b}) : Emit(Op::AndNot, v, {b, mask});
    if (cb && *cb == 0) return Emit(Op::And, v, {mask, a});
    return std::nullopt;
  }

  std::optional<ValueId> FoldCompare(const Instruction& v) {
    if (v.operands[0] == v.operands[1]) return Bit(v.op != Op::Less);
    const auto a = ConstantOf(v.operands[0]);
    const auto b = ConstantOf(v.operands[1]);
    if (!a || !b) return std::nullopt;
    return Bit(v.op == Op::Equal ? *a == *b : v.op == Op::Less ? *a < *b : *a <= *b);
  }

  std::optional<ValueId> FoldWiden(const Instruction& v) {
    const auto a = ConstantOf(v.operands[0]);
    if (!a) return std::nullopt;
    int64_t value = *a;
    if (v.immediate == 1 && Operand(v, 0).lane == Lane::I32 && v.lane == Lane::I64) {
      if (value == std::numeric_limits<int32_t>::max()) value = check::kPlusInfinity;
      if (value == std::numeric_limits<int32_t>::min()) value = check::kMinusInfinity;
    }
    return out_.Constant(v.lane, value);
  }

  std::optional<ValueId> FoldInSet(const Instruction& v) {
    const auto& ranges = module_.code_sets[static_cast<size_t>(v.immediate)].ranges;
    if (ranges.empty()) return Bit(false);
    const auto a = ConstantOf(v.operands[0]);
    if (!a) return std::nullopt;
    return Bit(std::any_of(ranges.begin(), ranges.end(),
                           [&](const auto& r) { return r.first <= *a && *a <= r.second; }));
  }

  ir::Module& module_;
  Rewriter out_;
};

}  // namespace

void FoldRails(ir::Module& module) { Folder(module).Run(); }

}  // namespace xinze::passes
