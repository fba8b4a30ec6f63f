#include "runtime/jit/text_finder.h"

namespace xinze::jit {

TextFinder::TextFinder(
    const check::Program& program, const ir::Module& module,
    const base::IdVector<check::ProcedureId, std::vector<std::string>>& further_steps) {
  for (const ir::ParameterSlot& slot : module.parameters) {
    if (slot.kind == ir::ParameterSlot::Kind::Text) Add(slot.text);
  }
  // Events name lists, procedures and steps; recorded decisions name measures.
  if (program.well_known.event.is_valid()) {
    for (const check::List& list : program.lists) Add(list.name);
    for (const check::Procedure& procedure : program.procedures) {
      Add(procedure.name);
      for (const check::Step& step : procedure.steps) Add(step.name);
    }
    for (const std::vector<std::string>& steps : further_steps) {
      for (const std::string& step : steps) Add(step);
    }
  }
  if (program.well_known.execution.is_valid()) {
    for (const check::Measure& measure : program.measures) Add(measure.name);
  }
}

size_t TextFinder::Beginning(const char* text) {
  size_t key = 0;
  for (int i = 0; i < 3 && text[i] != '\0'; ++i) {
    key = key * 31 + static_cast<unsigned char>(text[i]);
  }
  return key % kBeginnings;
}

void TextFinder::Add(std::string_view text) {
  wanted_.emplace(text, -1);
  const size_t beginning = Beginning(std::string(text).c_str());
  beginnings_[beginning / 64] |= uint64_t{1} << (beginning % 64);
}

TextIds TextFinder::Find(const xinze_batch& batch) const {
  TextIds found;
  if (wanted_.empty()) return found;
  found.ids_ = wanted_;
  for (int32_t id = 0; id < batch.text_count; ++id) {
    const size_t beginning = Beginning(batch.texts[id]);
    if ((beginnings_[beginning / 64] >> (beginning % 64) & 1) == 0) continue;
    const auto at = found.ids_.find(std::string_view(batch.texts[id]));
    if (at != found.ids_.end()) at->second = id;
  }
  return found;
}

}  // namespace xinze::jit
