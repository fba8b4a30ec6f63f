#include "runtime/interp/tables.h"

#include <algorithm>

namespace xinze::interp {
namespace {

using check::ExprId;
using check::ExprKind;
using check::ListStatus;

constexpr int64_t Bit(ListStatus status) { return int64_t{1} << static_cast<int>(status); }
constexpr int64_t kOnTheList = Bit(ListStatus::Listed) | Bit(ListStatus::Suspended);

// Section 7.3: `positive` is whether an even number of 非 stands above the expression.
void CollectTriggerLists(const check::Program& program, ExprId id, bool positive,
                         std::vector<check::ListId>& lists) {
  const check::Expr& e = program.exprs[id];
  switch (e.kind) {
    case ExprKind::ListIs:
      if (positive && (e.value & kOnTheList) != 0) lists.push_back(e.list);
      return;
    case ExprKind::Not:
      CollectTriggerLists(program, e.args[0], !positive, lists);
      return;
    case ExprKind::And:
    case ExprKind::Or:
      for (ExprId arg : e.args) CollectTriggerLists(program, arg, positive, lists);
      return;
    case ExprKind::Exists:
      CollectTriggerLists(program, e.args[0], positive, lists);
      return;
    case ExprKind::ForAll:
      CollectTriggerLists(program, e.args[1], positive, lists);
      return;
    case ExprKind::DefinitionTruth: {
      const check::Definition& definition = program.definitions[e.definition];
      if (!definition.plain) return;
      CollectTriggerLists(program, program.rules[definition.cases[0]].value, positive, lists);
      return;
    }
    default:
      return;
  }
}

}  // namespace

ProgramTables::ProgramTables(const check::Program& program) {
  column.Resize(program.fields.size(), -1);
  for (const check::Entity& entity : program.entities) {
    for (size_t i = 0; i < entity.fields.size(); ++i) {
      column[entity.fields[i]] = static_cast<int32_t>(i);
    }
    depth.Add(entity.parent.is_valid() ? depth[entity.parent] + 1 : 0);
  }
  for (const check::Measure& measure : program.measures) {
    std::vector<check::ListId> lists;
    if (measure.trigger.is_valid()) CollectTriggerLists(program, measure.trigger, true, lists);
    std::sort(lists.begin(), lists.end());
    lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
    trigger_lists.Add(std::move(lists));
  }
}

}  // namespace xinze::interp
