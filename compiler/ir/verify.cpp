#include <algorithm>

#include <fmt/format.h>

#include "compiler/ir/module.h"

namespace xinze::ir {
namespace {

class Verifier {
 public:
  explicit Verifier(const Module& module) : module_(module) {}

  std::vector<std::string> Run() {
    for (ValueId id : module_.values.ids()) {
      id_ = id;
      CheckValue(module_[id]);
    }
    for (ValueId root : module_.roots) {
      if (!module_.values.contains(root) || module_[root].op != Op::HostCall) {
        errors_.push_back(fmt::format("root %{} is no host call", root.index()));
      }
    }
    return std::move(errors_);
  }

 private:
  template <typename... Args>
  void Report(fmt::format_string<Args...> format, Args&&... args) {
    errors_.push_back(fmt::format("%{} {}: {}", id_.index(), NameOf(module_[id_].op),
                                  fmt::format(format, std::forward<Args>(args)...)));
  }

  const Instruction& Operand(size_t i) const { return module_[module_[id_].operands[i]]; }
  Lane LaneOf(size_t i) const { return Operand(i).lane; }

  void CheckValue(const Instruction& v) {
    const int count = OperandCount(v.op);
    if (count >= 0 && v.operands.size() != static_cast<size_t>(count)) {
      Report("has {} operands, takes {}", v.operands.size(), count);
      return;
    }
    for (ValueId operand : v.operands) {
      if (!operand.is_valid() || operand >= id_) {
        Report("operand {} does not come before it",
               operand.is_valid() ? static_cast<int64_t>(operand.index()) : -1);
        return;
      }
      if (module_[operand].op == Op::HostCall && v.op != Op::Project) {
        Report("reads host call %{} directly", operand.index());
        return;
      }
    }
    if (v.domain.is_valid() && !module_.domains.contains(v.domain)) {
      Report("domain {} does not exist", v.domain.index());
      return;
    }
    CheckDomain(v);
    CheckLanes(v);
    CheckImmediate(v);
  }

  void CheckDomain(const Instruction& v) {
    switch (FormOf(v.op)) {
      case Form::Uniform:
        if (v.domain.is_valid()) Report("a uniform value has a domain");
        return;
      case Form::Load:
        if (!v.domain.is_valid()) Report("has no domain");
        return;
      case Form::Word: {
        bool all_uniform = true;
        for (ValueId operand : v.operands) {
          const EntityId domain = module_[operand].domain;
          if (!domain.is_valid()) continue;
          all_uniform = false;
          if (domain != v.domain) Report("operand %{} is of another domain", operand.index());
        }
        if (v.op == Op::Splat) {
          if (!all_uniform || !v.domain.is_valid()) Report("takes a uniform value to a domain");
        } else if (all_uniform != !v.domain.is_valid()) {
          Report("is uniform if its operands are");
        }
        return;
      }
      case Form::Tile:
        CheckTileDomain(v);
        return;
      case Form::Host:
        if (v.op == Op::Project && !v.domain.is_valid()) Report("has no domain");
        if (v.op != Op::HostCall) return;
        for (size_t i = 0; i < v.operands.size(); ++i) {
          if (!Operand(i).domain.is_valid()) Report("operand {} is uniform", i);
        }
        return;
    }
  }

  void CheckTileDomain(const Instruction& v) {
    if (!v.domain.is_valid()) return Report("has no domain");
    EntityId from = Operand(0).domain;
    for (size_t i = 0; i < v.operands.size(); ++i) {
      if (!Operand(i).domain.is_valid()) return Report("operand {} is uniform", i);
      if (Operand(i).domain != from) return Report("operands of two domains");
    }
    switch (v.op) {
      case Op::Broadcast:
        if (module_.domains[v.domain].parent != from) Report("goes from a parent to its child");
        return;
      case Op::PeriodEnd:
      case Op::PeriodEndBound:
      case Op::Arithmetic:
      case Op::Exact:
      case Op::Round:
        if (v.domain != from) Report("changes the domain");
        return;
      default:
        if (Depth(module_, v.domain, from) < 1) Report("reduces to an ancestor");
    }
  }

  void Expect(size_t i, Lane lane) {
    if (LaneOf(i) != lane) {
      Report("operand {} is {}, not {}", i, NameOf(LaneOf(i)), NameOf(lane));
    }
  }
  void ExpectResult(Lane lane) {
    if (module_[id_].lane != lane)
      Report("gives {}, not {}", NameOf(lane), NameOf(module_[id_].lane));
  }

  void CheckLanes(const Instruction& v) {
    switch (v.op) {
      case Op::LoadKnown:
      case Op::LoadPresent:
        return ExpectResult(Lane::Bits);
      case Op::Not:
      case Op::And:
      case Op::Or:
      case Op::AndNot:
      case Op::ReduceOr:
        for (size_t i = 0; i < v.operands.size(); ++i) Expect(i, Lane::Bits);
        return ExpectResult(Lane::Bits);
      case Op::Equal:
      case Op::Less:
      case Op::LessEqual:
        if (LaneOf(0) == Lane::Bits) Report("compares truths");
        Expect(1, LaneOf(0));
        return ExpectResult(Lane::Bits);
      case Op::Select:
        Expect(0, Lane::Bits);
        Expect(1, v.lane);
        return Expect(2, v.lane);
      case Op::Widen:
        if (LaneOf(0) == Lane::Bits || LaneBytes(LaneOf(0)) >= LaneBytes(v.lane)) {
          Report("{} to {} does not widen", NameOf(LaneOf(0)), NameOf(v.lane));
        }
        return;
      case Op::Narrow:
        Expect(0, Lane::I64);
        return ExpectResult(Lane::I32);
      case Op::InSet:
        if (LaneOf(0) != Lane::I8 && LaneOf(0) != Lane::I32) Report("of {}", NameOf(LaneOf(0)));
        return ExpectResult(Lane::Bits);
      case Op::MaskAny:
      case Op::MaskAll:
        Expect(0, Lane::I64);
        return ExpectResult(Lane::Bits);
      case Op::Splat:
      case Op::Broadcast:
        return Expect(0, v.lane);
      case Op::ReduceCount:
        Expect(0, Lane::Bits);
        return ExpectResult(Lane::I32);
      case Op::ReduceSum:
        Expect(0, Lane::Bits);
        Expect(1, Lane::I64);
        return ExpectResult(Lane::I64);
      case Op::ReduceMin:
      case Op::ReduceMax:
        Expect(0, Lane::Bits);
        Expect(1, v.lane);
        if (v.lane != Lane::I32 && v.lane != Lane::I64) Report("of {}", NameOf(v.lane));
        return;
      case Op::PeriodEnd:
      case Op::PeriodEndBound:
        Expect(0, Lane::I32);
        Expect(1, Lane::I64);
        return ExpectResult(Lane::I32);
      case Op::Arithmetic:
      case Op::Exact:
      case Op::Round:
        for (size_t i = 0; i < v.operands.size(); ++i) Expect(i, Lane::I64);
        return ExpectResult(Lane::I64);
      case Op::Constant:
      case Op::Parameter:
      case Op::LoadValues:
      case Op::HostCall:
      case Op::Project:
        return;
    }
  }

  void CheckImmediate(const Instruction& v) {
    const auto within = [&](size_t size, const char* what) {
      if (v.immediate < 0 || static_cast<uint64_t>(v.immediate) >= size) {
        Report("{} {} does not exist", what, v.immediate);
        return false;
      }
      return true;
    };
    switch (v.op) {
      case Op::Constant:
        if (v.lane == Lane::Bits && v.immediate != 0 && v.immediate != 1) Report("is no truth");
        return;
      case Op::Parameter:
        within(module_.parameters.size(), "parameter");
        return;
      case Op::LoadValues:
      case Op::LoadKnown:
      case Op::LoadPresent: {
        if (!within(module_.columns.size(), "column")) return;
        const Column& column = module_.columns[static_cast<size_t>(v.immediate)];
        const EntityId rows =
            column.field.is_valid() ? column.entity : module_.domains[column.entity].parent;
        if (v.domain != rows) Report("the column is of another domain");
        if (v.op == Op::LoadValues && v.lane != column.lane) Report("the column has other lanes");
        return;
      }
      case Op::InSet:
        within(module_.code_sets.size(), "set");
        return;
      case Op::PeriodEnd:
        within(2, "counting mode");
        return;
      case Op::PeriodEndBound:
        within(4, "bound");
        return;
      case Op::Arithmetic:
        within(32 * 8, "operation");
        return;
      case Op::Exact: {
        if (!within(16 * 32 * 1024, "operation")) return;
        const ExactKind kind = UnpackExact(v.immediate);
        if (kind.op == ArithmeticOp::Divide) Report("is no division");
        if (kind.digits > 18 || kind.digits < std::max(kind.digits_a, kind.digits_b)) {
          Report("has {} digits", kind.digits);
        }
        return;
      }
      case Op::Round: {
        if (!within((check::kMostRoundingUnit + 1) * 32 * 4, "rounding")) return;
        const RoundKind kind = UnpackRound(v.immediate);
        if (kind.rounding.mode > check::RoundingMode::Up) Report("rounds in no known way");
        if (kind.rounding.unit == 0) Report("rounds to no unit");
        if (kind.digits > 18) Report("has {} digits", kind.digits);
        return;
      }
      case Op::HostCall:
        within(module_.host_calls.size(), "host call");
        return;
      case Op::Project:
        if (Operand(0).op != Op::HostCall) Report("is not of a host call");
        if (v.immediate < 0) Report("result {}", v.immediate);
        return;
      default:
        return;
    }
  }

  const Module& module_;
  ValueId id_;
  std::vector<std::string> errors_;
};

}  // namespace

std::vector<std::string> Verify(const Module& module) { return Verifier(module).Run(); }

}  // namespace xinze::ir
