#include "compiler/lower/scan_emitter.h"

#include <cstddef>
#include <limits>
#include <set>

#include <llvm/IR/InlineAsm.h>

#include "compiler/abi/kernel.h"
#include "compiler/base/check.h"

namespace xinze::lower {

using ir::Form;
using ir::Instruction;
using ir::Lane;
using ir::Op;
using ir::ValueId;

namespace {

constexpr unsigned kLanes = 64;
// More ranges than this are looked up in a bit table.
constexpr size_t kMostRanges = 24;

// Members of the structs, in order.
enum ColumnMember : unsigned { kValues, kKnown, kPresent, kKnownMask, kPresentMask };
enum DomainMember : unsigned { kFirstRow, kLastRow, kBaseRow, kWords, kFullWords };
enum ArgsMember : unsigned { kDomains, kColumns, kTails, kParameters, kSlots };
static_assert(offsetof(xinze_kernel_column, present_mask) == 32);
static_assert(offsetof(xinze_kernel_domain, full_words) == 32);
static_assert(offsetof(xinze_kernel_args, slots) == 32);

}  // namespace

KernelAbi::KernelAbi(llvm::LLVMContext& context) : context_(context) {
  llvm::Type* pointer = llvm::PointerType::getUnqual(context);
  llvm::Type* i64 = llvm::Type::getInt64Ty(context);
  column_ = llvm::StructType::create({pointer, pointer, pointer, i64, i64}, "xinze_kernel_column");
  domain_ = llvm::StructType::create({i64, i64, i64, i64, i64, pointer, pointer, i64},
                                     "xinze_kernel_domain");
  args_ = llvm::StructType::create({pointer, pointer, pointer, pointer, pointer, pointer},
                                   "xinze_kernel_args");
}

llvm::Type* KernelAbi::lane_type(Lane lane) const {
  switch (lane) {
    case Lane::Bits:
    case Lane::I64:
      return llvm::Type::getInt64Ty(context_);
    case Lane::I8:
      return llvm::Type::getInt8Ty(context_);
    case Lane::I32:
      return llvm::Type::getInt32Ty(context_);
  }
  XINZE_UNREACHABLE("lane {}", static_cast<int>(lane));
}

llvm::Type* KernelAbi::word_type(Lane lane) const {
  if (lane == Lane::Bits) return lane_type(lane);
  return llvm::FixedVectorType::get(lane_type(lane), kLanes);
}

llvm::Value* KernelAbi::Load(llvm::IRBuilder<>& b, llvm::StructType* type, llvm::Value* pointer,
                             unsigned member) const {
  return b.CreateLoad(type->getElementType(member), b.CreateStructGEP(type, pointer, member));
}

ScanEmitter::ScanEmitter(const ir::Module& module, const ir::Scan& scan, const KernelAbi& abi,
                         llvm::Function* function)
    : module_(module),
      scan_(scan),
      abi_(abi),
      function_(function),
      b_(function->getContext()),
      entry_(function->getContext()),
      args_(function->getArg(0)) {}

// domain = args.domains[d]
// for tail in {false, true}:
//   columns = tail ? args.tails : args.columns
//   for w in tail ? [full_words, words) : [0, full_words):
//     row = base_row + 64 w
//     … the values, 64 rows at a time …
//     slots[s][w] = …
void ScanEmitter::Emit() {
  llvm::LLVMContext& context = function_->getContext();
  const auto block = [&](const char* name) {
    return llvm::BasicBlock::Create(context, name, function_);
  };
  llvm::BasicBlock* entry = block("entry");
  llvm::BasicBlock* phase = block("phase");
  llvm::BasicBlock* loop = block("loop");
  llvm::BasicBlock* phase_end = block("phase_end");
  llvm::BasicBlock* exit = block("exit");
  llvm::Type* i64 = b_.getInt64Ty();

  entry_.SetInsertPoint(entry);
  llvm::Value* domains = abi_.Load(entry_, abi_.args(), args_, kDomains);
  llvm::Value* domain = entry_.CreateConstGEP1_64(abi_.domain(), domains, scan_.domain.index());
  llvm::Value* base = abi_.Load(entry_, abi_.domain(), domain, kBaseRow);
  llvm::Value* words = abi_.Load(entry_, abi_.domain(), domain, kWords);
  llvm::Value* full_words = abi_.Load(entry_, abi_.domain(), domain, kFullWords);
  llvm::Value* columns = abi_.Load(entry_, abi_.args(), args_, kColumns);
  llvm::Value* tails = abi_.Load(entry_, abi_.args(), args_, kTails);
  LoadPointers();

  b_.SetInsertPoint(phase);
  llvm::PHINode* tail = b_.CreatePHI(b_.getInt1Ty(), 2, "tail");
  tail->addIncoming(b_.getFalse(), entry);
  tail->addIncoming(b_.getTrue(), phase_end);
  LoadColumns(b_.CreateSelect(tail, tails, columns));
  llvm::Value* begin = b_.CreateSelect(tail, full_words, llvm::ConstantInt::get(i64, 0));
  llvm::Value* end = b_.CreateSelect(tail, words, full_words);
  b_.CreateCondBr(b_.CreateICmpSLT(begin, end), loop, phase_end);

  b_.SetInsertPoint(loop);
  llvm::PHINode* word = b_.CreatePHI(i64, 2, "word");
  word->addIncoming(begin, phase);
  word_ = word;
  row_ = b_.CreateAdd(base, b_.CreateShl(word, 6), "row");
  word_of_row_ = b_.CreateAdd(b_.CreateLShr(base, 6), word);
  for (ValueId id : scan_.values) Value(id);
  for (ValueId id : scan_.stores) {
    b_.CreateAlignedStore(Value(id), SlotAddress(id), llvm::Align(8));
  }
  llvm::Value* next = b_.CreateAdd(word, llvm::ConstantInt::get(i64, 1));
  word->addIncoming(next, loop);
  b_.CreateCondBr(b_.CreateICmpSLT(next, end), loop, phase_end);

  b_.SetInsertPoint(phase_end);
  b_.CreateCondBr(tail, exit, phase);
  b_.SetInsertPoint(exit);
  b_.CreateRetVoid();
  // Uniform values were added to the entry while the body was made.
  entry_.CreateBr(phase);
}

void ScanEmitter::LoadPointers() {
  std::set<int32_t> used;
  for (ValueId id : scan_.stores) used.insert(module_.SlotOf(id));
  for (ValueId id : scan_.values) {
    for (ValueId operand : module_[id].operands) {
      if (module_.SlotOf(operand) >= 0) used.insert(module_.SlotOf(operand));
    }
  }
  llvm::Value* slots = abi_.Load(entry_, abi_.args(), args_, kSlots);
  for (int32_t slot : used) {
    slots_[slot] = entry_.CreateLoad(entry_.getPtrTy(),
                                     entry_.CreateConstGEP1_64(entry_.getPtrTy(), slots, slot));
  }
}

void ScanEmitter::LoadColumns(llvm::Value* columns) {
  const auto need = [&](ValueId id) {
    const Instruction& v = module_[id];
    if (FormOf(v.op) != Form::Load) return;
    ColumnPointers& pointers = columns_[v.immediate];
    llvm::Value* column =
        b_.CreateConstGEP1_64(abi_.column(), columns, static_cast<uint64_t>(v.immediate));
    if (v.op == Op::LoadValues && pointers.values == nullptr) {
      pointers.values = abi_.Load(b_, abi_.column(), column, kValues);
    }
    if (v.op == Op::LoadKnown && pointers.known == nullptr) {
      pointers.known = abi_.Load(b_, abi_.column(), column, kKnown);
      pointers.known_mask = abi_.Load(b_, abi_.column(), column, kKnownMask);
    }
    if (v.op == Op::LoadPresent && pointers.present == nullptr) {
      pointers.present = abi_.Load(b_, abi_.column(), column, kPresent);
      pointers.present_mask = abi_.Load(b_, abi_.column(), column, kPresentMask);
    }
  };
  for (ValueId id : scan_.values) {
    need(id);
    for (ValueId operand : module_[id].operands) need(operand);
  }
}

llvm::Value* ScanEmitter::SlotAddress(ValueId id) {
  const Lane lane = module_[id].lane;
  return b_.CreateGEP(abi_.word_type(lane), slots_.at(module_.SlotOf(id)), word_);
}

llvm::Value* ScanEmitter::Value(ValueId id) {
  if (const auto found = made_.find(id); found != made_.end()) return found->second;
  const Instruction& v = module_[id];
  llvm::Value* value = nullptr;
  const bool here = std::find(scan_.values.begin(), scan_.values.end(), id) != scan_.values.end();
  if (module_.IsUniform(id)) {
    value = ComputeUniform(v);
  } else if (FormOf(v.op) == Form::Load) {
    value = LoadColumn(v);
  } else if (here) {
    value = Compute(v);
  } else {
    XINZE_CHECK(module_.SlotOf(id) >= 0, "%{} is not in the frame", id.index());
    value = b_.CreateAlignedLoad(abi_.word_type(v.lane), SlotAddress(id), llvm::Align(8));
  }
  made_[id] = value;
  return value;
}

// The code of a uniform instruction is that of a word of one lane, before the loop.
llvm::Value* ScanEmitter::ComputeUniform(const Instruction& v) {
  if (v.op == Op::Constant) {
    const int64_t value = v.lane == Lane::Bits ? -v.immediate : v.immediate;
    return llvm::ConstantInt::get(abi_.lane_type(v.lane), static_cast<uint64_t>(value));
  }
  for (ValueId operand : v.operands) Value(operand);
  const llvm::IRBuilder<>::InsertPoint inside = b_.saveIP();
  b_.restoreIP(entry_.saveIP());
  llvm::Value* value = nullptr;
  if (v.op == Op::Parameter) {
    llvm::Value* block = abi_.Load(b_, abi_.args(), args_, kParameters);
    value = b_.CreateLoad(
        b_.getInt64Ty(),
        b_.CreateConstGEP1_64(b_.getInt64Ty(), block, static_cast<uint64_t>(v.immediate)));
    value = v.lane == Lane::Bits ? ToBits(b_.CreateIsNotNull(value))
                                 : b_.CreateTrunc(value, abi_.lane_type(v.lane));
  } else {
    value = Compute(v);
  }
  entry_.restoreIP(b_.saveIP());
  b_.restoreIP(inside);
  return value;
}

llvm::Value* ScanEmitter::LoadColumn(const Instruction& v) {
  const ColumnPointers& pointers = columns_.at(v.immediate);
  if (v.op == Op::LoadValues) {
    llvm::Value* address = b_.CreateGEP(abi_.lane_type(v.lane), pointers.values, row_);
    return b_.CreateAlignedLoad(abi_.word_type(v.lane), address, llvm::Align(1));
  }
  const bool known = v.op == Op::LoadKnown;
  llvm::Value* index =
      b_.CreateAnd(word_of_row_, known ? pointers.known_mask : pointers.present_mask);
  llvm::Value* address =
      b_.CreateGEP(b_.getInt64Ty(), known ? pointers.known : pointers.present, index);
  return b_.CreateAlignedLoad(b_.getInt64Ty(), address, llvm::Align(1));
}

llvm::Value* ScanEmitter::Splat(llvm::Value* scalar, llvm::Type* word) {
  if (scalar->getType() == word) return scalar;
  return b_.CreateVectorSplat(kLanes, scalar);
}

// The operand, of 64 lanes if `vector` asks for them.
llvm::Value* ScanEmitter::Vector(const Instruction& v, size_t i, bool vector) {
  llvm::Value* value = Value(v.operands[i]);
  return vector ? Splat(value, abi_.word_type(module_[v.operands[i]].lane)) : value;
}

// <64 x i1> -> i64, lane 0 the least bit; i1 -> 0 or all ones
llvm::Value* ScanEmitter::ToBits(llvm::Value* comparison) {
  if (comparison->getType()->isVectorTy()) return b_.CreateBitCast(comparison, b_.getInt64Ty());
  return b_.CreateSExt(comparison, b_.getInt64Ty());
}

llvm::Value* ScanEmitter::Compute(const Instruction& v) {
  const bool vector = v.domain.is_valid();
  switch (v.op) {
    case Op::Not:
      return b_.CreateNot(Vector(v, 0, false));
    case Op::And:
      return b_.CreateAnd(Vector(v, 0, false), Vector(v, 1, false));
    case Op::Or:
      return b_.CreateOr(Vector(v, 0, false), Vector(v, 1, false));
    case Op::AndNot:
      return b_.CreateAnd(Vector(v, 0, false), b_.CreateNot(Vector(v, 1, false)));
    case Op::Equal:
    case Op::Less:
    case Op::LessEqual:
      return Compare(v);
    case Op::Select:
      return Select(v);
    case Op::Widen:
      return Widen(v);
    case Op::Narrow: {
      llvm::Value* a = Vector(v, 0, vector);
      const auto bound = [&](int64_t value) {
        return llvm::ConstantInt::getSigned(a->getType(), value);
      };
      a = b_.CreateBinaryIntrinsic(llvm::Intrinsic::smin, a,
                                   bound(std::numeric_limits<int32_t>::max()));
      a = b_.CreateBinaryIntrinsic(llvm::Intrinsic::smax, a,
                                   bound(std::numeric_limits<int32_t>::min()));
      return b_.CreateTrunc(a, vector ? abi_.word_type(v.lane) : abi_.lane_type(v.lane));
    }
    case Op::InSet:
      return InSet(v);
    case Op::MaskAny:
    case Op::MaskAll: {
      llvm::Value* a = Vector(v, 0, vector);
      llvm::Value* mask = llvm::ConstantInt::getSigned(a->getType(), v.immediate);
      llvm::Value* both = b_.CreateAnd(a, mask);
      return ToBits(v.op == Op::MaskAny ? b_.CreateIsNotNull(both) : b_.CreateICmpEQ(both, mask));
    }
    case Op::Splat:
      return Vector(v, 0, true);
    default:
      XINZE_UNREACHABLE("{} is no word instruction", NameOf(v.op));
  }
}

// bitcast (icmp <64 x T> a, b) to i64
llvm::Value* ScanEmitter::Compare(const Instruction& v) {
  const bool vector = v.domain.is_valid();
  llvm::Value* a = Vector(v, 0, vector);
  llvm::Value* b = Vector(v, 1, vector);
  const bool codes = module_[v.operands[0]].lane == Lane::I8;
  if (v.op == Op::Equal) return ToBits(b_.CreateICmpEQ(a, b));
  if (v.op == Op::Less) return ToBits(codes ? b_.CreateICmpULT(a, b) : b_.CreateICmpSLT(a, b));
  return ToBits(codes ? b_.CreateICmpULE(a, b) : b_.CreateICmpSLE(a, b));
}

// asm "" : "=r"(mask) : "0"(mask): nothing at run time. Where masks of 64 lanes are parted over
// several registers, the code generator of LLVM 19 for AVX-512 looks through a chain of comparisons
// and selects for each part of each mask anew, which takes it without end for the joins of
// exceptions to depth three. It cannot look through this.
llvm::Value* ScanEmitter::Opaque(llvm::Value* mask) {
  if (llvm::isa<llvm::Constant>(mask)) return mask;
  auto* type = llvm::FunctionType::get(mask->getType(), {mask->getType()}, false);
  return b_.CreateCall(type, llvm::InlineAsm::get(type, "", "=r,0", false), {mask});
}

// Bits: (m & a) | (!m & b); lanes: select (bitcast m to <64 x i1>), a, b
llvm::Value* ScanEmitter::Select(const Instruction& v) {
  llvm::Value* mask = Value(v.operands[0]);
  if (v.lane == Lane::Bits) {
    llvm::Value* a = Value(v.operands[1]);
    llvm::Value* b = Value(v.operands[2]);
    llvm::Value* chosen = b_.CreateAnd(mask, a);
    return b_.CreateOr(chosen, b_.CreateAnd(b_.CreateNot(mask), b));
  }
  const bool vector = v.domain.is_valid();
  llvm::Value* a = Vector(v, 1, vector);
  llvm::Value* b = Vector(v, 2, vector);
  if (module_.IsUniform(v.operands[0])) return b_.CreateSelect(b_.CreateIsNotNull(mask), a, b);
  llvm::Type* lanes = llvm::FixedVectorType::get(b_.getInt1Ty(), kLanes);
  return b_.CreateSelect(b_.CreateBitCast(Opaque(mask), lanes), a, b);
}

// I8: zero-extended; I32: sign-extended, its infinities to those of I64
llvm::Value* ScanEmitter::Widen(const Instruction& v) {
  const bool vector = v.domain.is_valid();
  llvm::Value* a = Vector(v, 0, vector);
  llvm::Type* type = vector ? abi_.word_type(v.lane) : abi_.lane_type(v.lane);
  if (module_[v.operands[0]].lane == Lane::I8) return b_.CreateZExt(a, type);
  llvm::Value* wide = b_.CreateSExt(a, type);
  if (v.immediate == 0) return wide;
  const auto infinity = [&](int32_t narrow, int64_t infinite) {
    llvm::Value* is = b_.CreateICmpEQ(a, llvm::ConstantInt::getSigned(a->getType(), narrow));
    wide = b_.CreateSelect(is, llvm::ConstantInt::getSigned(type, infinite), wide);
  };
  infinity(std::numeric_limits<int32_t>::max(), check::kPlusInfinity);
  infinity(std::numeric_limits<int32_t>::min(), check::kMinusInfinity);
  return wide;
}

// or over the ranges: a - first <= last - first, unsigned
llvm::Value* ScanEmitter::InSet(const Instruction& v) {
  const bool vector = v.domain.is_valid();
  llvm::Value* a = Vector(v, 0, vector);
  const ir::CodeRanges& set = module_.code_sets[static_cast<size_t>(v.immediate)];
  if (set.ranges.size() > kMostRanges && vector) return ToBits(InTable(a, set));
  const auto constant = [&](int64_t value) {
    return llvm::ConstantInt::get(a->getType(), static_cast<uint64_t>(value));
  };
  llvm::Value* in = nullptr;
  for (const auto& [first, last] : set.ranges) {
    llvm::Value* test =
        first == last ? b_.CreateICmpEQ(a, constant(first))
                      : b_.CreateICmpULE(b_.CreateSub(a, constant(first)), constant(last - first));
    in = in == nullptr ? test : b_.CreateOr(in, test);
  }
  if (in == nullptr) return llvm::ConstantInt::get(b_.getInt64Ty(), 0);
  return ToBits(in);
}

// (table[min(a, limit) / 32] >> (a % 32)) & 1, the table's words gathered
llvm::Value* ScanEmitter::InTable(llvm::Value* codes, const ir::CodeRanges& set) {
  const auto limit = static_cast<uint32_t>(set.ranges.back().second) + 1;
  std::vector<uint32_t> words(limit / 32 + 1, 0);
  for (const auto& [first, last] : set.ranges) {
    for (int32_t code = first; code <= last; ++code) {
      words[static_cast<size_t>(code) / 32] |= 1U << (code % 32);
    }
  }
  llvm::Module* module = function_->getParent();
  llvm::Constant* data = llvm::ConstantDataArray::get(function_->getContext(), words);
  auto* table = new llvm::GlobalVariable(*module, data->getType(), true,
                                         llvm::GlobalValue::PrivateLinkage, data, "code_set");
  llvm::Type* lanes = abi_.word_type(Lane::I32);
  llvm::Value* wide = codes->getType() == lanes ? codes : b_.CreateZExt(codes, lanes);
  const auto constant = [&](uint32_t value) { return llvm::ConstantInt::get(lanes, value); };
  llvm::Value* code = b_.CreateBinaryIntrinsic(llvm::Intrinsic::umin, wide, constant(limit));
  llvm::Value* address = b_.CreateGEP(b_.getInt32Ty(), table, b_.CreateLShr(code, constant(5)));
  llvm::Value* word = b_.CreateMaskedGather(lanes, address, llvm::Align(4));
  llvm::Value* bit = b_.CreateLShr(word, b_.CreateAnd(code, constant(31)));
  return b_.CreateTrunc(bit, llvm::FixedVectorType::get(b_.getInt1Ty(), kLanes));
}

}  // namespace xinze::lower
