#include <limits>
#include <optional>

#include "compiler/literal/date.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/rewriter.h"

namespace xinze::passes {
namespace {

using ir::Instruction;
using ir::Lane;
using ir::Op;
using ir::ParameterSlot;
using ir::ValueId;

// More constants than this are looked up row by row.
constexpr int kMostLeaves = 64;

class Inverter {
 public:
  explicit Inverter(ir::Module& module) : module_(module), out_(module) {}

  void Run() {
    for (ValueId id : module_.values.ids()) {
      Instruction v = out_.Mapped(id);
      if (const std::optional<ValueId> inverted = Invert(v)) {
        out_.Replace(id, *inverted);
      } else {
        out_.Keep(id, std::move(v));
      }
    }
    out_.Finish();
  }

 private:
  //   end <  u   =>    d <= T(u)            T(b) = the latest d with end(d, p) < b
  //   end <= u   =>    d <= T(u + 1)
  //   u <  end   =>  !(d <= T(u + 1))
  //   u <= end   =>  !(d <= T(u))
  std::optional<ValueId> Invert(const Instruction& v) {
    if (v.op != Op::Less && v.op != Op::LessEqual) return std::nullopt;
    for (size_t side = 0; side < 2; ++side) {
      const ValueId end = v.operands[side];
      const ValueId day = v.operands[1 - side];
      if (out_[end].op != Op::PeriodEnd || !IsDay(day)) continue;
      const ValueId period = out_[end].operands[1];
      int leaves = 0;
      if (!IsSelection(period, leaves)) continue;
      ParameterSlot slot;
      slot.kind = ParameterSlot::Kind::PeriodThreshold;
      slot.counting = static_cast<literal::CountingMode>(out_[end].immediate);
      slot.offset = (v.op == Op::LessEqual) == (side == 0) ? 1 : 0;
      if (out_[day].op == Op::Constant) {
        slot.value2 = out_[day].immediate;
      } else {
        slot.bound = static_cast<int32_t>(out_[day].immediate);
      }
      const ValueId date = out_[end].operands[0];
      const ValueId threshold = Threshold(period, slot);
      const ValueId ended =
          out_.Emit({Op::LessEqual, Lane::Bits, v.time, v.domain, 0, {date, threshold}});
      if (side == 0) return ended;
      return out_.Emit({Op::Not, Lane::Bits, v.time, v.domain, 0, {ended}});
    }
    return std::nullopt;
  }

  bool IsDay(ValueId id) const {
    const Instruction& v = out_[id];
    if (v.op == Op::Parameter) return true;
    return v.op == Op::Constant && v.immediate >= literal::kFirstDate.days &&
           v.immediate <= literal::kLastDate.days;
  }

  bool IsSelection(ValueId id, int& leaves) const {
    const Instruction& v = out_[id];
    if (v.op == Op::Splat) return IsSelection(v.operands[0], leaves);
    if (v.op == Op::Constant || v.op == Op::Parameter) return ++leaves <= kMostLeaves;
    return v.op == Op::Select && IsSelection(v.operands[1], leaves) &&
           IsSelection(v.operands[2], leaves);
  }

  // The same selection, of thresholds instead of periods.
  ValueId Threshold(ValueId id, ParameterSlot slot) {
    const Instruction v = out_[id];
    if (v.op == Op::Splat) return Threshold(v.operands[0], slot);
    if (v.op == Op::Select) {
      const ValueId a = Threshold(v.operands[1], slot);
      const ValueId b = Threshold(v.operands[2], slot);
      return out_.Emit({Op::Select, Lane::I32, v.time, v.domain, 0, {v.operands[0], a, b}});
    }
    if (v.op == Op::Constant) {
      slot.value = v.immediate;
    } else {
      slot.period = static_cast<int32_t>(v.immediate);
    }
    size_t index = 0;
    while (index < module_.parameters.size() && module_.parameters[index] != slot) ++index;
    if (index == module_.parameters.size()) module_.parameters.push_back(slot);
    return out_.Emit(
        {Op::Parameter, Lane::I32, check::TimeClass::Mixed, {}, static_cast<int64_t>(index), {}});
  }

  ir::Module& module_;
  Rewriter out_;
};

}  // namespace

void InvertPeriodEnds(ir::Module& module) { Inverter(module).Run(); }

}  // namespace xinze::passes
