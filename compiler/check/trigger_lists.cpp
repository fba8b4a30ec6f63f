#include "compiler/check/trigger_lists.h"

#include <algorithm>

namespace xinze::check {
namespace {

constexpr int64_t Bit(ListStatus status) { return int64_t{1} << static_cast<int>(status); }
constexpr int64_t kOnTheList = Bit(ListStatus::Listed) | Bit(ListStatus::Suspended);

// What an alias stands for; invalid if `expr` names no alias.
ExprId MeaningOfAlias(const Program& program, const Expr& expr) {
  if (expr.kind != ExprKind::DefinitionTruth) return ExprId::Invalid();
  const Definition& definition = program.definitions[expr.definition];
  return definition.plain ? program.rules[definition.cases[0]].value : ExprId::Invalid();
}

// `positive` is whether an even number of 非 stands above the expression.
void Collect(const Program& program, ExprId id, bool positive, std::vector<ListId>& lists) {
  const Expr& e = program.exprs[id];
  switch (e.kind) {
    case ExprKind::ListIs:
      if (positive && (e.value & kOnTheList) != 0) lists.push_back(e.list);
      return;
    case ExprKind::Not:
      Collect(program, e.args[0], !positive, lists);
      return;
    case ExprKind::And:
    case ExprKind::Or:
      for (const ExprId arg : e.args) Collect(program, arg, positive, lists);
      return;
    case ExprKind::Exists:
      Collect(program, e.args[0], positive, lists);
      return;
    case ExprKind::ForAll:
      Collect(program, e.args[1], positive, lists);
      return;
    default:
      if (const ExprId meaning = MeaningOfAlias(program, e); meaning.is_valid()) {
        Collect(program, meaning, positive, lists);
      }
  }
}

// Whether `id`, or under an odd number of 非 its contrary, can hold only on a list.
bool Rests(const Program& program, ExprId id, bool positive) {
  const Expr& e = program.exprs[id];
  const auto rests = [&](ExprId arg) { return Rests(program, arg, positive); };
  switch (e.kind) {
    case ExprKind::Constant:  // What never holds: 任一 黑名单 where there is none.
      return (e.value != 0) != positive;
    case ExprKind::ListIs:
      return positive && (e.value & kOnTheList) != 0 && (e.value & ~kOnTheList) == 0;
    case ExprKind::Not:
      return Rests(program, e.args[0], !positive);
    case ExprKind::And:
    case ExprKind::Or:
      return (e.kind == ExprKind::And) == positive
                 ? std::any_of(e.args.begin(), e.args.end(), rests)
                 : std::all_of(e.args.begin(), e.args.end(), rests);
    case ExprKind::Exists:
      return positive && rests(e.args[0]);
    default: {
      const ExprId meaning = MeaningOfAlias(program, e);
      return meaning.is_valid() && rests(meaning);
    }
  }
}

}  // namespace

std::vector<ListId> TriggerLists(const Program& program, ExprId trigger) {
  std::vector<ListId> lists;
  if (trigger.is_valid()) Collect(program, trigger, true, lists);
  std::sort(lists.begin(), lists.end());
  lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
  return lists;
}

bool RestsOnLists(const Program& program, ExprId trigger) { return Rests(program, trigger, true); }

}  // namespace xinze::check
