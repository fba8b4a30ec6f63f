// What the texts of explanations are written from, and in which language.
#ifndef XINZE_RUNTIME_DECIDE_EXPLANATION_CONTEXT_H_
#define XINZE_RUNTIME_DECIDE_EXPLANATION_CONTEXT_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "compiler/abi/columns.h"
#include "compiler/base/source.h"
#include "compiler/check/program.h"
#include "compiler/diagnostics/code.h"
#include "runtime/record/batch.h"

namespace xinze::decide {

// Through which lens, or in which world, what is being explained was read.
enum class View : uint8_t { kPlain, kAfterExit, kIfSuspended, kIfEnded };

// What a text that explains several answers has explained already, and refers to from then on.
struct Told {
  std::set<check::ListId> lists;
  // Definitions over the subject.
  std::set<std::pair<check::DefinitionId, View>> definitions;
  std::set<size_t> readings;  // of the program
};

struct ExplanationContext {
  const check::Program& program;
  const xinze_batch& batch;
  const base::SourceStore& sources;
  // The batch as it was read, where it is at hand: it has the words of unlisted values.
  const record::Batch* records = nullptr;
  diagnostics::Language language = diagnostics::Language::kZh;
  Told* told = nullptr;  // Null: the text stands alone.
  bool full = false;     // Also what was considered and does not bear on the answer.

  bool zh() const { return language == diagnostics::Language::kZh; }
  std::string_view Say(std::string_view zh_text, std::string_view en_text) const {
    return zh() ? zh_text : en_text;
  }
};

}  // namespace xinze::decide

#endif  // XINZE_RUNTIME_DECIDE_EXPLANATION_CONTEXT_H_
