#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compiler/base/check.h"
#include "compiler/passes/passes.h"

namespace xinze::passes {

std::vector<PassRecord> RunPasses(ir::Module& module) {
  std::vector<PassRecord> records;
  const auto run = [&](std::string_view name, void (*pass)(ir::Module&)) {
    PassRecord record{name, 0, module.values.size(), 0};
    const auto begin = std::chrono::steady_clock::now();
    pass(module);
    record.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(
                              std::chrono::steady_clock::now() - begin)
                              .count();
    record.values_after = module.values.size();
    records.push_back(record);
    const std::vector<std::string> errors = ir::Verify(module);
    XINZE_CHECK(errors.empty(), "{} broke the module:\n{}", name, fmt::join(errors, "\n"));
  };
  run("remove_dead", RemoveDead);
  // Sharing shows which operands are one, folding which are known; two rounds find nearly all.
  for (int round = 0; round < 2; ++round) {
    run("fold_rails", FoldRails);
    run("share_predicates", SharePredicates);
  }
  run("invert_period_ends", InvertPeriodEnds);
  run("fold_rails", FoldRails);
  run("share_predicates", SharePredicates);
  run("remove_dead", RemoveDead);
  run("assign_strata", AssignStrata);
  return records;
}

}  // namespace xinze::passes
