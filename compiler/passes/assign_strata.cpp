#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "compiler/passes/passes.h"

namespace xinze::passes {
namespace {

using ir::EntityId;
using ir::Form;
using ir::Instruction;
using ir::Op;
using ir::ValueId;

// A longer loop body is cut: compile time grows faster than its length, and what crosses the cut
// costs one store and one load of a word.
constexpr size_t kLongestScan = 256;

// A level is: scans of each domain, then primitives, the cold ones after the others, then host
// calls. A value's level is the least in which all that it reads is there. What is cold is read by
// cold values and cold operands only.
class Scheduler {
 public:
  explicit Scheduler(ir::Module& module)
      : module_(module),
        level_(module.values.size(), 0),
        scan_(module.values.size(), -1),
        cold_(module.values.size(), true) {}

  void Run() {
    for (ValueId id : module_.values.ids()) level_[id.index()] = LevelOf(id);
    FindCold();
    MakeScans();
    MarkStored();
    MakeKernels();
  }

 private:
  const Instruction& At(ValueId id) const { return module_[id]; }
  bool IsWord(ValueId id) const {
    return FormOf(At(id).op) == Form::Word && !module_.IsUniform(id);
  }

  int LevelOf(ValueId id) const {
    int level = 0;
    const Form form = FormOf(At(id).op);
    for (ValueId operand : At(id).operands) {
      int needed = level_[operand.index()];
      const Form from = FormOf(At(operand).op);
      // Primitives of one level stand in the order of their ids; a scan comes before them all.
      if (from == Form::Tile && form == Form::Word) ++needed;
      if (At(operand).op == Op::Project) ++needed;
      level = std::max(level, needed);
    }
    return level;
  }

  void FindCold() {
    for (ValueId root : module_.roots) cold_[root.index()] = false;
    for (size_t i = module_.values.size(); i-- > 0;) {
      const ValueId id(static_cast<uint32_t>(i));
      const Instruction& v = At(id);
      if (v.op == Op::HostCall) cold_[i] = false;
      if (cold_[i]) continue;
      size_t hot = v.operands.size();
      if (v.op == Op::HostCall) {
        const int first = module_.host_calls[static_cast<size_t>(v.immediate)].first_cold_operand;
        if (first >= 0) hot = static_cast<size_t>(first);
      }
      for (size_t k = 0; k < hot; ++k) cold_[v.operands[k].index()] = false;
    }
    // Whether an entry has ended is known behind the host's fold: what is made before it is made
    // in every tile.
    const int fold = LevelOfFold();
    for (size_t i = 0; i < cold_.size(); ++i) cold_[i] = cold_[i] && level_[i] > fold;
  }

  int LevelOfFold() const {
    for (ValueId id : module_.values.ids()) {
      const Instruction& v = At(id);
      if (v.op != Op::HostCall) continue;
      const ir::HostCall& call = module_.host_calls[static_cast<size_t>(v.immediate)];
      if (call.kind == ir::HostCall::Kind::FoldProcedures) return level_[id.index()];
    }
    return -1;
  }

  // Scans of a level, the cold ones last.
  using ScanKey = std::pair<int, bool>;

  void MakeScans() {
    std::map<std::pair<ScanKey, EntityId>, std::vector<ValueId>> bodies;
    for (ValueId id : module_.values.ids()) {
      if (!IsWord(id)) continue;
      bodies[{{level_[id.index()], cold_[id.index()]}, At(id).domain}].push_back(id);
    }
    // A column that a primitive or the host reads is copied to the frame by the first scan.
    for (ValueId id : module_.values.ids()) {
      const Form form = FormOf(At(id).op);
      if (form != Form::Tile && form != Form::Host) continue;
      for (ValueId operand : At(id).operands) {
        if (FormOf(At(operand).op) != Form::Load) continue;
        auto& body = bodies[{{0, false}, At(operand).domain}];
        if (std::find(body.begin(), body.end(), operand) == body.end()) body.push_back(operand);
      }
    }
    for (auto& [key, body] : bodies) {
      for (size_t begin = 0; begin < body.size(); begin += kLongestScan) {
        const size_t end = std::min(begin + kLongestScan, body.size());
        ir::Scan scan;
        scan.domain = key.second;
        scan.values.assign(body.begin() + static_cast<std::ptrdiff_t>(begin),
                           body.begin() + static_cast<std::ptrdiff_t>(end));
        const auto index = static_cast<int32_t>(module_.scans.size());
        for (ValueId id : scan.values) scan_[id.index()] = index;
        scans_of_level_.emplace(key.first, static_cast<uint32_t>(index));
        module_.scans.push_back(std::move(scan));
      }
    }
  }

  void Store(ValueId id) {
    int32_t& slot = module_.slots[id.index()];
    if (slot >= 0) return;
    slot = static_cast<int32_t>(module_.frame.size());
    module_.frame.push_back({At(id).domain, At(id).lane});
    if (scan_[id.index()] >= 0) {
      module_.scans[static_cast<size_t>(scan_[id.index()])].stores.push_back(id);
    }
  }

  void MarkStored() {
    module_.slots.assign(module_.values.size(), -1);
    for (ValueId id : module_.values.ids()) {
      const Form form = FormOf(At(id).op);
      if (form == Form::Tile) Store(id);
      if (form == Form::Uniform || form == Form::Load || At(id).op == Op::Project) continue;
      if (form == Form::Word && !IsWord(id)) continue;
      for (ValueId operand : At(id).operands) {
        const bool other_scan = IsWord(operand) && scan_[operand.index()] != scan_[id.index()];
        if (At(operand).op == Op::Project || form == Form::Tile || form == Form::Host ||
            other_scan) {
          Store(operand);
        }
      }
    }
  }

  void MakeKernels() {
    int last = 0;
    for (int level : level_) last = std::max(last, level);
    std::array<std::vector<std::vector<ValueId>>, 2> tiles;  // cold or not, by level
    for (auto& by_level : tiles) by_level.resize(static_cast<size_t>(last) + 1);
    std::vector<std::vector<ValueId>> hosts(static_cast<size_t>(last) + 1);
    for (ValueId id : module_.values.ids()) {
      const auto level = static_cast<size_t>(level_[id.index()]);
      if (FormOf(At(id).op) == Form::Tile) tiles[cold_[id.index()] ? 1 : 0][level].push_back(id);
      if (At(id).op == Op::HostCall) hosts[level].push_back(id);
    }
    ir::Kernel kernel;
    const auto finish = [&](ValueId host) {
      kernel.then_host = host;
      if (kernel.steps.empty()) kernel.cold = false;
      module_.kernels.push_back(std::exchange(kernel, {}));
    };
    for (int level = 0; level <= last; ++level) {
      for (const bool cold : {false, true}) {
        const auto [first, end] = scans_of_level_.equal_range({level, cold});
        if (first == end && tiles[cold ? 1 : 0][static_cast<size_t>(level)].empty()) continue;
        if (cold != kernel.cold && !kernel.steps.empty()) finish({});
        kernel.cold = cold;
        for (auto it = first; it != end; ++it) {
          kernel.steps.push_back({ir::Step::Kind::Scan, it->second, {}});
        }
        for (ValueId id : tiles[cold ? 1 : 0][static_cast<size_t>(level)]) {
          kernel.steps.push_back({ir::Step::Kind::Primitive, 0, id});
        }
      }
      for (ValueId id : hosts[static_cast<size_t>(level)]) finish(id);
    }
    if (!kernel.steps.empty()) finish({});
  }

  ir::Module& module_;
  std::vector<int> level_;
  std::vector<int32_t> scan_;
  std::vector<bool> cold_;
  std::multimap<ScanKey, uint32_t> scans_of_level_;
};

}  // namespace

void AssignStrata(ir::Module& module) {
  module.scans.clear();
  module.kernels.clear();
  module.frame.clear();
  Scheduler(module).Run();
}

}  // namespace xinze::passes
