// Which texts of a batch are words that the program knows: names of lists, procedures, steps and
// measures, and texts that policies compare with. Made once a program; a batch is looked through
// once a call.
#ifndef XINZE_RUNTIME_JIT_TEXT_FINDER_H_
#define XINZE_RUNTIME_JIT_TEXT_FINDER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/abi/columns.h"
#include "compiler/check/program.h"
#include "compiler/ir/module.h"

namespace xinze::jit {

// Ids by text, of one batch.
class TextIds {
 public:
  // -1: not in the batch, or never looked for. A batch holds a text once.
  int32_t IdOf(std::string_view text) const {
    const auto found = ids_.find(text);
    return found == ids_.end() ? -1 : found->second;
  }

 private:
  friend class TextFinder;
  std::unordered_map<std::string_view, int32_t> ids_;
};

class TextFinder {
 public:
  // All must outlive the finder and what it finds. `further_steps`: check/event_names.h.
  TextFinder(const check::Program& program, const ir::Module& module,
             const base::IdVector<check::ProcedureId, std::vector<std::string>>& further_steps);

  TextIds Find(const xinze_batch& batch) const;

 private:
  // Of the first three bytes, or fewer; so that nearly all texts are passed over by one bit,
  // without their length being asked for.
  static size_t Beginning(const char* text);
  void Add(std::string_view text);

  std::unordered_map<std::string_view, int32_t> wanted_;  // -1 all
  static constexpr size_t kBeginnings = 4096;
  std::array<uint64_t, kBeginnings / 64> beginnings_{};
};

}  // namespace xinze::jit

#endif  // XINZE_RUNTIME_JIT_TEXT_FINDER_H_
