#include "compiler/lower/ir_to_llvm.h"

#include <array>

#include <fmt/format.h>

#include "compiler/abi/kernel.h"
#include "compiler/lower/scan_emitter.h"

namespace xinze::lower {

using ir::Instruction;
using ir::Step;
using ir::ValueId;

std::string KernelName(size_t kernel) { return fmt::format("xinze_kernel_{}", kernel); }
std::string PrimitiveName(ir::Op op) { return fmt::format("xinze_primitive_{}", NameOf(op)); }

namespace {

class Generator {
 public:
  Generator(const ir::Module& module, llvm::LLVMContext& context, const LlvmOptions& options)
      : module_(module),
        options_(options),
        abi_(context),
        llvm_(std::make_unique<llvm::Module>("xinze", context)) {}

  // void xinze_kernel_k(args) { scan_a(args); primitive(args, &call_b); … }
  std::unique_ptr<llvm::Module> Run() {
    for (size_t k = 0; k < module_.kernels.size(); ++k) {
      if (module_.kernels[k].steps.empty()) continue;
      llvm::Function* kernel = Function(KernelName(k), llvm::GlobalValue::ExternalLinkage);
      llvm::IRBuilder<> b(llvm::BasicBlock::Create(llvm_->getContext(), "entry", kernel));
      for (const Step& step : module_.kernels[k].steps) {
        if (step.kind == Step::Kind::Scan) {
          b.CreateCall(ScanFunction(step.scan), {kernel->getArg(0)});
        } else {
          CallPrimitive(b, kernel->getArg(0), step.value);
        }
      }
      b.CreateRetVoid();
    }
    return std::move(llvm_);
  }

 private:
  llvm::Function* Function(const std::string& name, llvm::GlobalValue::LinkageTypes linkage) {
    llvm::LLVMContext& context = llvm_->getContext();
    llvm::Type* pointer = llvm::PointerType::getUnqual(context);
    auto* type = llvm::FunctionType::get(llvm::Type::getVoidTy(context), {pointer}, false);
    auto* function = llvm::Function::Create(type, linkage, name, *llvm_);
    function->addFnAttr(llvm::Attribute::NoUnwind);
    function->addParamAttr(0, llvm::Attribute::NoAlias);
    if (options_.prefer_vector_width > 0) {
      const std::string width = fmt::format("{}", options_.prefer_vector_width);
      function->addFnAttr("prefer-vector-width", width);
      function->addFnAttr("min-legal-vector-width", width);
    }
    return function;
  }

  llvm::Function* ScanFunction(uint32_t scan) {
    llvm::Function* function =
        Function(fmt::format("scan_{}", scan), llvm::GlobalValue::InternalLinkage);
    // One loop a function keeps the optimiser linear in the number of scans.
    function->addFnAttr(llvm::Attribute::NoInline);
    ScanEmitter(module_, module_.scans[scan], abi_, function).Emit();
    return function;
  }

  void CallPrimitive(llvm::IRBuilder<>& b, llvm::Value* args, ValueId id) {
    const Instruction& v = module_[id];
    XINZE_CHECK(v.operands.size() <= XINZE_PRIMITIVE_OPERANDS);
    // The members of xinze_primitive_call, in order.
    std::array<uint64_t, 5 + XINZE_PRIMITIVE_OPERANDS> call{};
    static_assert(sizeof(xinze_primitive_call) == sizeof(call));
    call[0] = static_cast<uint64_t>(module_.SlotOf(id));
    call[1] = v.domain.index();
    call[2] = module_[v.operands[0]].domain.index();
    call[3] = static_cast<uint64_t>(ir::LaneBytes(v.lane));
    call[4] = static_cast<uint64_t>(v.immediate);
    for (size_t i = 0; i < XINZE_PRIMITIVE_OPERANDS; ++i) {
      const int64_t slot = i < v.operands.size() ? module_.SlotOf(v.operands[i]) : -1;
      XINZE_CHECK(i >= v.operands.size() || slot >= 0);
      call[5 + i] = static_cast<uint64_t>(slot);
    }
    llvm::LLVMContext& context = llvm_->getContext();
    llvm::Constant* data = llvm::ConstantDataArray::get(context, call);
    auto* global = new llvm::GlobalVariable(*llvm_, data->getType(), true,
                                            llvm::GlobalValue::PrivateLinkage, data, "call");
    global->setAlignment(llvm::Align(8));
    llvm::Type* pointer = llvm::PointerType::getUnqual(context);
    auto* type = llvm::FunctionType::get(llvm::Type::getVoidTy(context), {pointer, pointer}, false);
    b.CreateCall(llvm_->getOrInsertFunction(PrimitiveName(v.op), type), {args, global});
  }

  const ir::Module& module_;
  const LlvmOptions& options_;
  KernelAbi abi_;
  std::unique_ptr<llvm::Module> llvm_;
};

}  // namespace

std::unique_ptr<llvm::Module> IrToLlvm(const ir::Module& module, llvm::LLVMContext& context,
                                       const LlvmOptions& options) {
  return Generator(module, context, options).Run();
}

}  // namespace xinze::lower
