#include "compiler/ir/module.h"

#include "compiler/base/check.h"

namespace xinze::ir {

Form FormOf(Op op) {
  switch (op) {
#define XINZE_IR(Name, form, operands) \
  case Op::Name:                       \
    return Form::form;
#include "compiler/ir/instruction.def"
  }
  XINZE_UNREACHABLE("op {}", static_cast<int>(op));
}

int OperandCount(Op op) {
  switch (op) {
#define XINZE_IR(Name, form, operands) \
  case Op::Name:                       \
    return operands;
#include "compiler/ir/instruction.def"
  }
  XINZE_UNREACHABLE("op {}", static_cast<int>(op));
}

std::string_view NameOf(Op op) {
  switch (op) {
#define XINZE_IR(Name, form, operands) \
  case Op::Name:                       \
    return #Name;
#include "compiler/ir/instruction.def"
  }
  XINZE_UNREACHABLE("op {}", static_cast<int>(op));
}

int LaneBytes(Lane lane) {
  switch (lane) {
    case Lane::Bits:
      return 0;
    case Lane::I8:
      return 1;
    case Lane::I32:
      return 4;
    case Lane::I64:
      return 8;
  }
  XINZE_UNREACHABLE("lane {}", static_cast<int>(lane));
}

std::string_view NameOf(Lane lane) {
  switch (lane) {
    case Lane::Bits:
      return "bits";
    case Lane::I8:
      return "i8";
    case Lane::I32:
      return "i32";
    case Lane::I64:
      return "i64";
  }
  XINZE_UNREACHABLE("lane {}", static_cast<int>(lane));
}

std::string_view NameOf(HostCall::Kind kind) {
  switch (kind) {
    case HostCall::Kind::FoldProcedures:
      return "FoldProcedures";
    case HostCall::Kind::ListStatus:
      return "ListStatus";
    case HostCall::Kind::MeasureStatus:
      return "MeasureStatus";
    case HostCall::Kind::InOffice:
      return "InOffice";
    case HostCall::Kind::Emit:
      return "Emit";
  }
  XINZE_UNREACHABLE("host call {}", static_cast<int>(kind));
}

std::string_view NameOf(ParameterSlot::Kind kind) {
  using Kind = ParameterSlot::Kind;
  switch (kind) {
    case Kind::AsOf:
      return "AsOf";
    case Kind::ParameterValue:
      return "ParameterValue";
    case Kind::ParameterKnown:
      return "ParameterKnown";
    case Kind::EntryValue:
      return "EntryValue";
    case Kind::EntryFrom:
      return "EntryFrom";
    case Kind::EntryKnown:
      return "EntryKnown";
    case Kind::JoinValue:
      return "JoinValue";
    case Kind::JoinKnown:
      return "JoinKnown";
    case Kind::InForce:
      return "InForce";
    case Kind::Text:
      return "Text";
    case Kind::PeriodThreshold:
      return "PeriodThreshold";
  }
  XINZE_UNREACHABLE("parameter slot {}", static_cast<int>(kind));
}

int Depth(const Module& module, EntityId ancestor, EntityId domain) {
  int depth = 0;
  while (domain != ancestor) {
    if (!domain.is_valid()) return -1;
    domain = module.domains[domain].parent;
    ++depth;
  }
  return depth;
}

}  // namespace xinze::ir
