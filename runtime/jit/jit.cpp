#include "runtime/jit/jit.h"

#include <chrono>
#include <cstring>
#include <mutex>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/check.h"
#include "compiler/lower/ir_to_llvm.h"
#include "runtime/jit/primitives.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <llvm/Config/llvm-config.h>
#include <llvm/ExecutionEngine/Orc/CompileUtils.h>
#include <llvm/ExecutionEngine/Orc/LLJIT.h>
#include <llvm/IR/Verifier.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/TargetParser/Host.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/InstSimplifyPass.h>
#pragma GCC diagnostic pop

namespace xinze::jit {
namespace {

namespace orc = llvm::orc;

base::Error CompileError(llvm::Error error) {
  const std::string what = llvm::toString(std::move(error));
  return {"XZ1020", what, what};
}

// LLVM keeps its targets in global tables, which are filled once.
void InitializeTarget() {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
}

llvm::Expected<orc::JITTargetMachineBuilder> HostMachine(OptimizationLevel level) {
  InitializeTarget();
  auto machine = orc::JITTargetMachineBuilder::detectHost();
  if (!machine) return machine.takeError();
  machine->setCodeGenOptLevel(level == OptimizationLevel::None ? llvm::CodeGenOptLevel::None
                                                               : llvm::CodeGenOptLevel::Less);
  return machine;
}

// 512-bit registers where comparisons of bytes have them too.
int PreferredVectorWidth(const orc::JITTargetMachineBuilder& machine) {
  const std::vector<std::string>& features = machine.getFeatures().getFeatures();
  const auto has = [&](const char* feature) {
    return std::find(features.begin(), features.end(), feature) != features.end();
  };
  return has("+avx512bw") && has("+avx512vl") ? 512 : 0;
}

// passes/ have shared, folded and ordered what kernels compute, vectors are explicit, and what does
// not change is computed before the loop: LLVM's standard pipelines find nothing more in it, for
// half the time of compilation. What is left for LLVM to clean up is what emission itself repeats.
void Optimize(llvm::Module& module, llvm::TargetMachine& machine, OptimizationLevel level) {
  if (level == OptimizationLevel::None) return;
  llvm::PassBuilder passes(&machine);
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager graphs;
  llvm::ModuleAnalysisManager modules;
  passes.registerModuleAnalyses(modules);
  passes.registerCGSCCAnalyses(graphs);
  passes.registerFunctionAnalyses(functions);
  passes.registerLoopAnalyses(loops);
  passes.crossRegisterProxies(loops, functions, graphs, modules);
  llvm::FunctionPassManager of_function;
  of_function.addPass(llvm::EarlyCSEPass());
  of_function.addPass(llvm::InstSimplifyPass());
  llvm::ModulePassManager pipeline;
  pipeline.addPass(llvm::createModuleToFunctionPassAdaptor(std::move(of_function)));
  pipeline.run(module, modules);
}

struct Generated {
  std::unique_ptr<llvm::LLVMContext> context;
  std::unique_ptr<llvm::Module> module;
};

Generated Generate(const ir::Module& module, llvm::TargetMachine& machine, int vector_width) {
  Generated generated;
  generated.context = std::make_unique<llvm::LLVMContext>();
  lower::LlvmOptions options;
  options.prefer_vector_width = vector_width;
  generated.module = lower::IrToLlvm(module, *generated.context, options);
  generated.module->setDataLayout(machine.createDataLayout());
  generated.module->setTargetTriple(machine.getTargetTriple().str());
  return generated;
}

}  // namespace

struct CompiledModule::Impl {
  std::vector<PhaseTime> phases;
  std::unique_ptr<orc::LLJIT> jit;
  std::vector<xinze_kernel> kernels;

  llvm::Error DefinePrimitives(const ir::Module& module);
  llvm::Error FindKernels(const ir::Module& module);
};

CompiledModule::CompiledModule(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CompiledModule::CompiledModule(CompiledModule&&) noexcept = default;
CompiledModule& CompiledModule::operator=(CompiledModule&&) noexcept = default;
CompiledModule::~CompiledModule() = default;

const std::vector<PhaseTime>& CompiledModule::phases() const { return impl_->phases; }
xinze_kernel CompiledModule::kernel(size_t index) const { return impl_->kernels[index]; }

// Generated code sees these addresses and no other symbol of the process.
llvm::Error CompiledModule::Impl::DefinePrimitives(const ir::Module& module) {
  orc::SymbolMap symbols;
  const auto define = [&](const std::string& name, auto* function) {
    symbols[jit->mangleAndIntern(name)] = {orc::ExecutorAddr::fromPtr(function),
                                           llvm::JITSymbolFlags::Exported};
  };
  std::set<ir::Op> used;
  for (const ir::Instruction& v : module.values) {
    if (ir::FormOf(v.op) == ir::Form::Tile) used.insert(v.op);
  }
  for (ir::Op op : used) define(lower::PrimitiveName(op), PrimitiveFor(op));
  // What the code generator may call by itself.
  define("memcpy", static_cast<void* (*)(void*, const void*, size_t)>(&std::memcpy));
  define("memmove", static_cast<void* (*)(void*, const void*, size_t)>(&std::memmove));
  define("memset", static_cast<void* (*)(void*, int, size_t)>(&std::memset));
  return jit->getMainJITDylib().define(orc::absoluteSymbols(std::move(symbols)));
}

llvm::Error CompiledModule::Impl::FindKernels(const ir::Module& module) {
  for (size_t k = 0; k < module.kernels.size(); ++k) {
    if (module.kernels[k].steps.empty()) {
      kernels.push_back(nullptr);
      continue;
    }
    auto address = jit->lookup(lower::KernelName(k));
    if (!address) return address.takeError();
    kernels.push_back(address->toPtr<xinze_kernel>());
  }
  return llvm::Error::success();
}

namespace {

llvm::Expected<std::unique_ptr<orc::LLJIT>> MakeJit(const orc::JITTargetMachineBuilder& builder) {
  return orc::LLJITBuilder()
      .setJITTargetMachineBuilder(builder)
      .setLinkProcessSymbolsByDefault(false)
      .setPlatformSetUp(orc::setUpInactivePlatform)
      .setCompileFunctionCreator(
          [](orc::JITTargetMachineBuilder b)
              -> llvm::Expected<std::unique_ptr<orc::IRCompileLayer::IRCompiler>> {
            auto target = b.createTargetMachine();
            if (!target) return target.takeError();
            return std::make_unique<orc::TMOwningSimpleCompiler>(std::move(*target));
          })
      .create();
}

// Appends how long each phase took since the one before.
class PhaseClock {
 public:
  explicit PhaseClock(std::vector<PhaseTime>& phases) : phases_(phases) {}
  void Finish(std::string_view phase) {
    const Clock::time_point now = Clock::now();
    phases_.push_back({phase, std::chrono::duration<double, std::milli>(now - since_).count()});
    since_ = now;
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::vector<PhaseTime>& phases_;
  Clock::time_point since_ = Clock::now();
};

}  // namespace

base::Result<CompiledModule> CompiledModule::Compile(const ir::Module& module,
                                                     const JitOptions& options) {
  auto impl = std::make_unique<Impl>();
  PhaseClock clock(impl->phases);
  auto builder = HostMachine(options.level);
  if (!builder) return CompileError(builder.takeError());
  auto machine = builder->createTargetMachine();
  if (!machine) return CompileError(machine.takeError());
  auto jit = MakeJit(*builder);
  if (!jit) return CompileError(jit.takeError());
  impl->jit = std::move(*jit);
  clock.Finish("start ORC");

  Generated generated = Generate(module, **machine, PreferredVectorWidth(*builder));
  clock.Finish("emit LLVM IR");
  if (options.verify) {
    std::string problems;
    llvm::raw_string_ostream stream(problems);
    XINZE_CHECK(!llvm::verifyModule(*generated.module, &stream), "{}", stream.str());
    clock.Finish("verify LLVM IR");
  }
  Optimize(*generated.module, **machine, options.level);
  clock.Finish("optimise");
  llvm::Error error = impl->DefinePrimitives(module);
  if (!error) {
    error = impl->jit->addIRModule(
        orc::ThreadSafeModule(std::move(generated.module), std::move(generated.context)));
  }
  if (!error) error = impl->FindKernels(module);
  if (error) return CompileError(std::move(error));
  clock.Finish("generate and link code");
  return CompiledModule(std::move(impl));
}

std::string HostProcessor() { return llvm::sys::getHostCPUName().str(); }
std::string LlvmVersion() { return LLVM_VERSION_STRING; }

std::string DumpLlvm(const ir::Module& module, OptimizationLevel level) {
  auto builder = HostMachine(level);
  XINZE_CHECK(static_cast<bool>(builder), "this machine's processor is not known");
  auto machine = builder->createTargetMachine();
  XINZE_CHECK(static_cast<bool>(machine), "no code generator for this machine");
  Generated generated = Generate(module, **machine, PreferredVectorWidth(*builder));
  Optimize(*generated.module, **machine, level);
  std::string text;
  llvm::raw_string_ostream stream(text);
  generated.module->print(stream, nullptr);
  return stream.str();
}

}  // namespace xinze::jit
