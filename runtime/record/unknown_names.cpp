#include "runtime/record/unknown_names.h"

#include <algorithm>
#include <vector>

#include "compiler/check/names.h"

namespace xinze::record {
namespace {

using diagnostics::Code;

std::string NearestOf(std::string_view name, const std::vector<std::string>& known) {
  std::vector<std::string> nearest = check::NearestNames(name, known);
  return nearest.empty() ? std::string() : std::move(nearest.front());
}

}  // namespace

void CountUnknownNames(const Schema& schema, const TextPool& texts, SubjectStage& stage,
                       std::string_view file, uint64_t line, UnknownNames& unknown) {
  const EventSchema& events = schema.events();
  if (events.procedure_names.empty()) return;
  const auto count = [&](std::string_view procedure, std::string_view step,
                         const std::vector<std::string>& known) {
    const std::string_view name = step.empty() ? procedure : step;
    const std::pair<std::string, std::string> others("…", "");
    std::pair<std::string, std::string> key(procedure, step);
    const size_t told_apart = unknown.size() - (unknown.contains(others) ? 1 : 0);
    if (!unknown.contains(key) &&
        (told_apart >= kMaxUnknownNames || name.size() > kMaxUnknownNameBytes)) {
      key = others;
    }
    const auto [entry, added] = unknown.try_emplace(std::move(key));
    if (added) entry->second = {0, NearestOf(name, known), std::string(file), line};
    ++entry->second.count;
  };
  for (const uint32_t row : stage.order(events.entity)) {
    const CellRow cells = stage.cells(events.entity, row);
    const auto text = [&](int32_t field) {
      return cells.states[field] == CellState::kKnown
                 ? texts.text(static_cast<int32_t>(cells.values[field]))
                 : std::string_view();
    };
    const std::string_view procedure = text(events.procedure);
    if (procedure.empty()) continue;
    const auto declared =
        std::find_if(events.procedures.begin(), events.procedures.end(),
                     [&](const EventSchema::Procedure& known) { return known.name == procedure; });
    if (declared == events.procedures.end()) {
      const auto& names = events.procedure_names;
      if (!std::binary_search(names.begin(), names.end(), procedure)) count(procedure, "", names);
      continue;
    }
    const std::string_view step = text(events.step);
    const auto& steps = declared->steps;
    if (!step.empty() && std::find(steps.begin(), steps.end(), step) == steps.end()) {
      count(procedure, step, steps);
    }
  }
}

Problem NoticeOf(const UnknownNames::value_type& name) {
  const auto& [procedure, step] = name.first;
  const UnknownName& unknown = name.second;
  Problem notice = step.empty() ? Problem(Code::XZ0939, "").Name(procedure)
                                : Problem(Code::XZ0938, "").Name(step).Name(procedure);
  const bool like = !unknown.nearest.empty();
  return std::move(notice)
      .Text(like ? "（最接近的是 “" + unknown.nearest + "”）" : "",
            like ? " (the nearest is “" + unknown.nearest + "”)" : "")
      .Number(unknown.count)
      .Text(unknown.file, unknown.file)
      .Number(unknown.line);
}

}  // namespace xinze::record
