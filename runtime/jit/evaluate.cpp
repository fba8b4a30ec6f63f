#include "runtime/jit/evaluate.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compiler/base/check.h"
#include "compiler/literal/date.h"
#include "compiler/lower/program_to_ir.h"
#include "compiler/passes/passes.h"
#include "runtime/jit/batch_view.h"
#include "runtime/jit/fact_reader.h"
#include "runtime/jit/frame.h"
#include "runtime/jit/host_calls.h"
#include "runtime/jit/host_tables.h"
#include "runtime/jit/text_finder.h"

namespace xinze::jit {

using check::EntityId;

namespace {

// Their bitmaps and lanes stay in the nearest cache.
constexpr int64_t kSubjectsPerTile = 256;
// A tile of more words than this has a frame of its own, so that one giant subject does not spread
// the arrays of all other tiles over memory.
constexpr int64_t kMostWords = 1024;

// Calls f and appends how long it took.
template <typename F>
auto Timed(std::vector<PhaseTime>& phases, std::string_view phase, F f) {
  const auto begin = std::chrono::steady_clock::now();
  auto result = f();
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
  phases.push_back({phase, spent.count()});
  return result;
}

lower::LoweredProgram Lower(const check::Program& program, std::vector<PhaseTime>& phases) {
  lower::LoweredProgram lowered =
      Timed(phases, "lower", [&] { return lower::ProgramToIr(program); });
  const std::vector<std::string> errors = ir::Verify(lowered.module);
  XINZE_CHECK(errors.empty(), "lowering made a broken module:\n{}", fmt::join(errors, "\n"));
  Timed(phases, "passes", [&] { return passes::RunPasses(lowered.module); });
  return lowered;
}

}  // namespace

struct NativeProgram::Impl {
  Impl(const check::Program& p, lower::LoweredProgram l, CompiledModule c)
      : program(p),
        lowered(std::move(l)),
        compiled(std::move(c)),
        tables(program, lowered),
        texts(program, lowered.module, tables.further_steps) {}

  const check::Program& program;
  lower::LoweredProgram lowered;
  CompiledModule compiled;
  HostTables tables;
  TextFinder texts;
  std::vector<PhaseTime> phases;
};

NativeProgram::NativeProgram(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
NativeProgram::NativeProgram(NativeProgram&&) noexcept = default;
NativeProgram& NativeProgram::operator=(NativeProgram&&) noexcept = default;
NativeProgram::~NativeProgram() = default;
const check::Program& NativeProgram::program() const { return impl_->program; }
const ir::Module& NativeProgram::module() const { return impl_->lowered.module; }
const std::vector<PhaseTime>& NativeProgram::phases() const { return impl_->phases; }

base::Result<NativeProgram> NativeProgram::Compile(const check::Program& program,
                                                   const JitOptions& options) {
  std::vector<PhaseTime> phases;
  lower::LoweredProgram lowered = Lower(program, phases);
  base::Result<CompiledModule> compiled = CompiledModule::Compile(lowered.module, options);
  if (!compiled.ok()) return compiled.error();
  phases.insert(phases.end(), compiled->phases().begin(), compiled->phases().end());
  auto impl = std::make_unique<Impl>(program, std::move(lowered), std::move(compiled).value());
  impl->phases = std::move(phases);
  return NativeProgram(std::move(impl));
}

namespace {

// What all threads of one call share.
struct Call {
  const check::Program& program;
  const lower::LoweredProgram& lowered;
  const CompiledModule& compiled;
  const HostTables& tables;
  const xinze_batch& batch;
  BatchView view;
  std::vector<int64_t> parameters;
  NameIds names;
  FactReader facts;
};

class Worker {
 public:
  explicit Worker(const Call& call)
      : call_(call),
        frame_(call.lowered.module),
        giant_frame_(call.lowered.module),
        host_(call.lowered, call.tables, call.names, call.facts),
        domains_(call.program.entities.size()),
        words_(call.program.entities.size()) {}

  // Subjects [first, last); first is a multiple of 64, or where the call begins.
  void Run(int64_t first, int64_t last) {
    while (first < last) {
      const int64_t end = std::min(last, (first & ~int64_t{63}) + kSubjectsPerTile);
      RunTile(first, end);
      first = end;
    }
  }
  NativeResults& results() { return host_.results(); }

 private:
  void RunTile(int64_t first, int64_t last) {
    int64_t most = 0;
    for (EntityId id : call_.program.entities.ids()) {
      SetDomain(id, first, last);
      most = std::max(most, words_[id.index()]);
    }
    Frame& frame = most > kMostWords ? giant_frame_ : frame_;
    frame.Fit(words_);
    const xinze_kernel_args args = {domains_.data(),    call_.view.columns(),
                                    call_.view.tails(), call_.parameters.data(),
                                    frame.slots(),      &call_.program.working_days};
    host_.BeginTile(args);
    const auto& kernels = call_.lowered.module.kernels;
    for (size_t k = 0; k < kernels.size(); ++k) {
      const xinze_kernel kernel = call_.compiled.kernel(k);
      if (kernel != nullptr && (!kernels[k].cold || host_.tile_is_warm())) kernel(&args);
      if (kernels[k].then_host.is_valid()) host_.Run(kernels[k].then_host);
    }
  }

  // An entity's parent comes before it.
  void SetDomain(EntityId id, int64_t first, int64_t last) {
    const EntityId parent = call_.program.entities[id].parent;
    const xinze_table& table = call_.batch.tables[id.index()];
    xinze_kernel_domain& domain = domains_[id.index()];
    domain.parent_domain = parent.is_valid() ? int64_t{parent.index()} : -1;
    domain.offsets = table.offsets;
    domain.parent = table.parent;
    if (parent.is_valid()) {
      const xinze_kernel_domain& above = domains_[parent.index()];
      first = table.offsets[above.first_row];
      last = table.offsets[above.last_row];
    }
    domain.first_row = first;
    domain.last_row = last;
    domain.base_row = first & ~int64_t{63};
    domain.words = (last - domain.base_row + 63) / 64;
    domain.full_words = std::min(domain.words, (table.rows - domain.base_row) / 64);
    words_[id.index()] = domain.words;
  }

  const Call& call_;
  Frame frame_, giant_frame_;
  HostCalls host_;
  std::vector<xinze_kernel_domain> domains_;
  std::vector<int64_t> words_;
};

}  // namespace

NativeResults NativeProgram::Evaluate(const xinze_batch& batch, int32_t as_of,
                                      const EvaluateOptions& options) const {
  XINZE_CHECK(literal::Date{as_of}.is_valid());
  const check::Program& program = impl_->program;
  const int64_t subjects = batch.tables[0].rows;
  const int64_t first = std::clamp<int64_t>(options.first, 0, subjects);
  const int64_t last = options.last < 0 ? subjects : std::clamp(options.last, first, subjects);
  const TextIds texts = impl_->texts.Find(batch);
  const Call call = {program,
                     impl_->lowered,
                     impl_->compiled,
                     impl_->tables,
                     batch,
                     BatchView(program, impl_->lowered.module, batch),
                     FillParameters(program, impl_->lowered.module, texts, as_of),
                     NameIds(program, impl_->tables, texts),
                     FactReader(program, batch, as_of)};
  const auto threads = std::max(1, options.threads);
  if (threads == 1 || last - first <= kSubjectsPerTile) {
    Worker worker(call);
    worker.Run(first, last);
    return std::move(worker.results());
  }
  // Each thread has one run of whole tiles.
  std::vector<std::unique_ptr<Worker>> workers;
  std::vector<std::thread> running;
  const int64_t tiles = (last - first + kSubjectsPerTile - 1) / kSubjectsPerTile;
  int64_t begin = first;
  for (int t = 0; t < threads; ++t) {
    const int64_t end =
        t + 1 == threads
            ? last
            : std::min(last, (first + tiles * (t + 1) / threads * kSubjectsPerTile) & ~int64_t{63});
    if (end <= begin) continue;
    workers.push_back(std::make_unique<Worker>(call));
    running.emplace_back([worker = workers.back().get(), begin, end] { worker->Run(begin, end); });
    begin = end;
  }
  for (std::thread& thread : running) thread.join();
  NativeResults results;
  for (auto& worker : workers) results.Append(std::move(worker->results()));
  return results;
}

std::string DumpIr(const check::Program& program) {
  std::vector<PhaseTime> phases;
  return ir::Print(Lower(program, phases).module);
}

}  // namespace xinze::jit
