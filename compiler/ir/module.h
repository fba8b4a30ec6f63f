// The columnar IR: what a checked program computes, as arrays over the rows of its entities.
//
// Input: built by lower/program_to_ir from a check::Program. Output: rewritten by passes/, ordered
// by passes/assign_strata, compiled by lower/ir_to_llvm, run by runtime/jit. Data only.
//
// Every value is `val<domain, lane, time class>`. The domain is the entity over whose rows it is an
// array; a uniform value has none. A truth is two values of lane Bits, must and may, which are one
// and the same value where the schema excludes U; a scalar is up to five (`lower` documents them).
// So what is known costs nothing: sharing makes one rail of two.
//
// Invariants (held by Verify): operands come before their users; domains and lanes fit the
// instruction; columns, parameters, sets, host calls and results named by an immediate exist.
#ifndef XINZE_COMPILER_IR_MODULE_H_
#define XINZE_COMPILER_IR_MODULE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/ids.h"
#include "compiler/check/period_end.h"
#include "compiler/check/program.h"
#include "compiler/check/types.h"
#include "compiler/literal/calendar.h"

namespace xinze::ir {

struct ValueTag;
using ValueId = base::Id<ValueTag>;
using check::EntityId;

enum class Op : uint8_t {
#define XINZE_IR(Name, form, operands) Name,
#include "compiler/ir/instruction.def"
};
enum class Form : uint8_t { Uniform, Load, Word, Tile, Host };

Form FormOf(Op op);
int OperandCount(Op op);  // -1: any
std::string_view NameOf(Op op);

enum class Lane : uint8_t { Bits, I8, I32, I64 };
int LaneBytes(Lane lane);  // 0 for Bits
std::string_view NameOf(Lane lane);

struct Instruction {
  Op op = Op::Constant;
  Lane lane = Lane::Bits;
  check::TimeClass time = check::TimeClass::Const;
  EntityId domain;  // invalid: uniform
  int64_t immediate = 0;
  std::vector<ValueId> operands;
  bool operator==(const Instruction&) const = default;
};

// A column of the batch that kernels read. Without a field: complete_until of `entity`, an array
// over the rows of its parent.
struct Column {
  EntityId entity;
  check::FieldId field;
  Lane lane = Lane::I32;
  bool operator==(const Column&) const = default;
};

// One word of the parameter block, filled once a call and in order. Nothing that depends on the day
// asked about is folded into code.
struct ParameterSlot {
  enum class Kind : uint8_t {
    AsOf,            // A
    ParameterValue,  // of `parameter` at A; 0 where undefined
    ParameterKnown,  // 1 unless undefined at A
    EntryValue,      // of `parameter`, entry `index`
    EntryFrom,
    EntryKnown,
    JoinValue,  // the value that all entries share, for a selector that is not known
    JoinKnown,  // 1 if they share one
    InForce,    // 1 if `document` is in force at A
    Text,       // the batch's id of `text`; -1 if it has none
    // The latest d with end(d, p) < bound, or I32's least value; p is slot `period` or, if that is
    // negative, the packed `value`; the bound is slot `bound` plus `offset`, or `value2` plus
    // `offset`. The inverse of PeriodEnd (pass invert_period_ends).
    PeriodThreshold,
  };
  Kind kind = Kind::AsOf;
  check::ParameterId parameter;
  check::DocumentId document;
  int32_t index = 0;
  int32_t period = -1, bound = -1;
  int64_t value = 0, value2 = 0;
  int32_t offset = 0;
  literal::CountingMode counting{};
  std::string text;
  bool operator==(const ParameterSlot&) const = default;
};

// What the host does between kernels. The operands and results of each kind are listed in
// lower/host_call_layout.h.
struct HostCall {
  enum class Kind : uint8_t { FoldProcedures, ListStatus, MeasureStatus, InOffice, Emit };
  Kind kind = Kind::Emit;
  check::ListId list;
  check::MeasureId measure;
  int32_t target = -1;
  EntityId entity;  // InOffice: of the records that it looks at
  // The operands from this on are read only in tiles where an entry has ended (FoldProcedures says
  // so): what only they need is cold. Negative: none.
  int first_cold_operand = -1;
};
std::string_view NameOf(HostCall::Kind kind);
std::string_view NameOf(ParameterSlot::Kind kind);

// Ascending, disjoint, inclusive ranges of codes.
struct CodeRanges {
  std::vector<std::pair<int32_t, int32_t>> ranges;
  bool operator==(const CodeRanges&) const = default;
};

// Decimals are integers with a scale: a product is divided, or a numerator multiplied, by
// 10^exponent (-12..12).
enum class ArithmeticOp : uint8_t { Add, Subtract, Multiply, Divide };
enum class Bound : uint8_t { Lower, Upper };
struct ArithmeticKind {
  ArithmeticOp op = ArithmeticOp::Add;
  Bound bound = Bound::Lower;
  int exponent = 0;
};
constexpr int64_t PackArithmetic(ArithmeticKind kind) {
  return (kind.exponent + 16) * 8 + static_cast<int64_t>(kind.op) * 2 +
         static_cast<int64_t>(kind.bound);
}
constexpr ArithmeticKind UnpackArithmetic(int64_t immediate) {
  return {static_cast<ArithmeticOp>(immediate % 8 / 2), static_cast<Bound>(immediate % 2),
          static_cast<int>(immediate / 8) - 16};
}

// Which bound of a period's end.
struct EndBoundKind {
  literal::CountingMode counting = literal::CountingMode::CivilCode;
  check::EndBound bound = check::EndBound::Earliest;
};
constexpr int64_t PackEndBound(EndBoundKind kind) {
  return static_cast<int64_t>(kind.counting) * 2 + static_cast<int64_t>(kind.bound);
}
constexpr EndBoundKind UnpackEndBound(int64_t immediate) {
  return {static_cast<literal::CountingMode>(immediate / 2),
          static_cast<check::EndBound>(immediate % 2)};
}

// Decimals that nothing has rounded: whole + fraction / 10^digits, 0 <= fraction < 10^digits. A sum
// or difference of such, or the product of one and a whole number (or of 10^-(digits - digits_a));
// digits is at least those of the operands. An infinite whole has the fraction 0; of opposite
// infinities the bound takes the wide one.
enum class ExactPart : uint8_t { Whole, Fraction };
struct ExactKind {
  ArithmeticOp op = ArithmeticOp::Add;  // not Divide
  Bound bound = Bound::Lower;           // of sums
  ExactPart part = ExactPart::Whole;
  int digits_a = 0, digits_b = 0, digits = 0;  // 0..18
};
constexpr int64_t PackExact(ExactKind kind) {
  return ((int64_t{kind.digits_a} * 32 + kind.digits_b) * 32 + kind.digits) * 16 +
         static_cast<int64_t>(kind.op) * 4 + static_cast<int64_t>(kind.bound) * 2 +
         static_cast<int64_t>(kind.part);
}
constexpr ExactKind UnpackExact(int64_t immediate) {
  return {static_cast<ArithmeticOp>(immediate / 4 % 4), static_cast<Bound>(immediate / 2 % 2),
          static_cast<ExactPart>(immediate % 2),        static_cast<int>(immediate / 16 / 1024),
          static_cast<int>(immediate / 16 / 32 % 32),   static_cast<int>(immediate / 16 % 32)};
}

// How a number of so many digits (0..18) behind the whole is rounded. Of the absolute value.
struct RoundKind {
  check::Rounding rounding;
  int digits = 0;
};
constexpr int64_t PackRound(RoundKind kind) {
  return (kind.rounding.unit * 32 + kind.digits) * 4 + static_cast<int64_t>(kind.rounding.mode);
}
constexpr RoundKind UnpackRound(int64_t immediate) {
  return {{static_cast<check::RoundingMode>(immediate % 4), immediate / 4 / 32},
          static_cast<int>(immediate / 4 % 32)};
}

// A scan is one loop over the words of a domain; a step is a scan, a primitive or a host call. A
// kernel is a run of steps without a host call. All made by passes/assign_strata.
struct Scan {
  EntityId domain;
  std::vector<ValueId> values;  // Word instructions in order; loads and uniforms come along
  std::vector<ValueId> stores;  // those that others read from the frame
};
struct Step {
  enum class Kind : uint8_t { Scan, Primitive, Host };
  Kind kind = Kind::Scan;
  uint32_t scan = 0;  // into Module::scans
  ValueId value;      // Primitive, Host
};
struct Kernel {
  std::vector<Step> steps;  // scans and primitives
  bool cold = false;        // run only in tiles where an entry has ended
  ValueId then_host;        // the host call that follows; invalid: none
};

struct Module {
  struct Domain {
    std::string name;
    EntityId parent;
  };
  base::IdVector<EntityId, Domain> domains;
  base::IdVector<ValueId, Instruction> values;
  std::vector<Column> columns;
  std::vector<ParameterSlot> parameters;
  std::vector<CodeRanges> code_sets;
  std::vector<HostCall> host_calls;
  std::vector<ValueId> roots;  // host calls with effects, in order: what remove_dead keeps

  // What a value is in the source, for the printer: "严重失信主体名单 criteria must".
  std::vector<std::pair<ValueId, std::string>> names;

  // Made by assign_strata.
  std::vector<Scan> scans;
  std::vector<Kernel> kernels;
  std::vector<int32_t> slots;  // by ValueId: its array in the frame; -1: none
  struct Slot {
    EntityId domain;
    Lane lane = Lane::Bits;
  };
  std::vector<Slot> frame;

  const Instruction& operator[](ValueId id) const { return values[id]; }
  bool IsUniform(ValueId id) const { return !values[id].domain.is_valid(); }
  int32_t SlotOf(ValueId id) const { return slots.empty() ? -1 : slots[id.index()]; }
};

// The number of steps from `ancestor` down to `domain`; -1 if it is none. 0: the same.
int Depth(const Module& module, EntityId ancestor, EntityId domain);

// Every broken invariant as one line; empty if the module is sound.
std::vector<std::string> Verify(const Module& module);

// The text of `--dump=ir`.
std::string Print(const Module& module);

}  // namespace xinze::ir

#endif  // XINZE_COMPILER_IR_MODULE_H_
