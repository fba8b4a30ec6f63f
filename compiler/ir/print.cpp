#include <map>

#include <fmt/format.h>

#include "compiler/ir/module.h"

namespace xinze::ir {
namespace {

std::string_view NameOf(check::TimeClass time) {
  switch (time) {
    case check::TimeClass::Const:
      return "const";
    case check::TimeClass::Down:
      return "down";
    case check::TimeClass::Up:
      return "up";
    case check::TimeClass::Pulse:
      return "pulse";
    case check::TimeClass::Mixed:
      return "mixed";
  }
  XINZE_UNREACHABLE("time class");
}

std::string PrintParameter(const ParameterSlot& slot) {
  using Kind = ParameterSlot::Kind;
  std::string text(NameOf(slot.kind));
  switch (slot.kind) {
    case Kind::AsOf:
      break;
    case Kind::Text:
      text += fmt::format(" \"{}\"", slot.text);
      break;
    case Kind::InForce:
      text += fmt::format(" document {}", slot.document.index());
      break;
    case Kind::EntryValue:
    case Kind::EntryFrom:
    case Kind::EntryKnown:
      text += fmt::format(" {} entry {}", slot.parameter.index(), slot.index);
      break;
    case Kind::ParameterValue:
    case Kind::ParameterKnown:
    case Kind::JoinValue:
    case Kind::JoinKnown:
      text += fmt::format(" {}", slot.parameter.index());
      break;
    case Kind::PeriodThreshold:
      text += slot.period >= 0 ? fmt::format(" period p{}", slot.period)
                               : fmt::format(" period {:#x}", slot.value);
      text += slot.bound >= 0 ? fmt::format(" bound p{}", slot.bound)
                              : fmt::format(" bound {}", slot.value2);
      text += fmt::format(" + {}", slot.offset);
      break;
  }
  return text;
}

std::string PrintImmediate(const Module& module, const Instruction& v) {
  switch (v.op) {
    case Op::Constant:
      return fmt::format(" {}", v.immediate);
    case Op::Parameter:
      return fmt::format(" p{}", v.immediate);
    case Op::LoadValues:
    case Op::LoadKnown:
    case Op::LoadPresent:
      return fmt::format(" c{}", v.immediate);
    case Op::InSet: {
      std::string text = " {";
      for (const auto& [first, last] : module.code_sets[static_cast<size_t>(v.immediate)].ranges) {
        if (text.size() > 2) text += ", ";
        text += first == last ? fmt::format("{}", first) : fmt::format("{}..{}", first, last);
      }
      return text + "}";
    }
    case Op::MaskAny:
    case Op::MaskAll:
      return fmt::format(" {:#x}", v.immediate);
    case Op::HostCall: {
      const HostCall& call = module.host_calls[static_cast<size_t>(v.immediate)];
      std::string text = fmt::format(" {}", NameOf(call.kind));
      if (call.list.is_valid()) text += fmt::format(" list {}", call.list.index());
      if (call.measure.is_valid()) text += fmt::format(" measure {}", call.measure.index());
      if (call.target >= 0) text += fmt::format(" target {}", call.target);
      return text;
    }
    case Op::Round: {
      constexpr std::string_view kModes[] = {"nearest", "down", "up"};
      const RoundKind kind = UnpackRound(v.immediate);
      return fmt::format(" {} {} digits {}", kModes[static_cast<size_t>(kind.rounding.mode)],
                         kind.rounding.unit, kind.digits);
    }
    case Op::Arithmetic:
    case Op::Exact:
    case Op::ReduceSum:
    case Op::PeriodEnd:
    case Op::PeriodEndBound:
    case Op::Project:
      return fmt::format(" #{}", v.immediate);
    default:
      return {};
  }
}

std::string PrintValue(const Module& module, ValueId id) {
  const Instruction& v = module[id];
  std::string text = fmt::format("%{} = {}", id.index(), NameOf(v.op));
  text += PrintImmediate(module, v);
  for (size_t i = 0; i < v.operands.size(); ++i) {
    text += fmt::format("{} %{}", i == 0 ? "" : ",", v.operands[i].index());
  }
  if (v.op == Op::HostCall) return text;
  text += fmt::format(" : val<{}, {}, {}>",
                      v.domain.is_valid() ? module.domains[v.domain].name : "uniform",
                      ir::NameOf(v.lane), NameOf(v.time));
  if (const int32_t slot = module.SlotOf(id); slot >= 0) text += fmt::format(" -> s{}", slot);
  return text;
}

}  // namespace

std::string Print(const Module& module) {
  std::string text;
  for (size_t i = 0; i < module.parameters.size(); ++i) {
    text += fmt::format("p{} = {}\n", i, PrintParameter(module.parameters[i]));
  }
  for (size_t i = 0; i < module.columns.size(); ++i) {
    const Column& column = module.columns[i];
    text += fmt::format("c{} = {} of {} : {}\n", i,
                        column.field.is_valid() ? fmt::format("field {}", column.field.index())
                                                : std::string("complete_until"),
                        module.domains[column.entity].name, ir::NameOf(column.lane));
  }
  std::multimap<ValueId, std::string_view> names;
  for (const auto& [id, name] : module.names) names.emplace(id, name);
  const auto print = [&](ValueId id, const char* indent) {
    text += fmt::format("{}{}", indent, PrintValue(module, id));
    const auto [first, last] = names.equal_range(id);
    for (auto it = first; it != last; ++it) {
      text += fmt::format("{}{}", it == first ? "  -- " : ", ", it->second);
    }
    text += '\n';
  };
  if (module.kernels.empty()) {
    for (ValueId id : module.values.ids()) print(id, "");
    return text;
  }
  for (ValueId id : module.values.ids()) {
    const Form form = FormOf(module[id].op);
    if (form == Form::Uniform || form == Form::Load || module[id].op == Op::Project ||
        (form == Form::Word && module.IsUniform(id))) {
      print(id, "");
    }
  }
  for (size_t k = 0; k < module.kernels.size(); ++k) {
    text += fmt::format("kernel {}{}\n", k, module.kernels[k].cold ? " (cold)" : "");
    for (const Step& step : module.kernels[k].steps) {
      if (step.kind != Step::Kind::Scan) {
        print(step.value, "  ");
        continue;
      }
      const Scan& scan = module.scans[step.scan];
      text += fmt::format("  scan {}\n", module.domains[scan.domain].name);
      for (ValueId id : scan.values) print(id, "    ");
    }
    if (module.kernels[k].then_host.is_valid()) print(module.kernels[k].then_host, "host ");
  }
  return text;
}

}  // namespace xinze::ir
