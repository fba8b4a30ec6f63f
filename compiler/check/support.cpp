#include "compiler/check/support.h"

#include <algorithm>
#include <functional>

#include "compiler/check/make.h"

namespace xinze::check {
namespace {

bool IsQuantifier(ExprKind kind) {
  return kind == ExprKind::Exists || kind == ExprKind::ForAll || kind == ExprKind::Count ||
         kind == ExprKind::Sum || kind == ExprKind::Earliest || kind == ExprKind::Latest;
}

void ForEachRule(const Program& program, const std::vector<RuleId>& rules,
                 const std::function<void(const Rule&)>& fn) {
  for (const RuleId id : rules) {
    fn(program.rules[id]);
    ForEachRule(program, program.rules[id].exceptions, fn);
  }
}

// Calls fn for `expr` and all below it, through definitions, each definition once.
void Walk(const Program& program, ExprId id, std::set<DefinitionId>& seen,
          const std::function<void(const Expr&)>& fn) {
  const Expr& expr = program.exprs[id];
  fn(expr);
  for (const ExprId arg : expr.args) Walk(program, arg, seen, fn);
  if (!expr.definition.is_valid() || !seen.insert(expr.definition).second) return;
  const std::function<void(DefinitionId)> enter = [&](DefinitionId definition_id) {
    const Definition& definition = program.definitions[definition_id];
    const auto rule = [&](const Rule& r) {
      if (r.condition.is_valid()) Walk(program, r.condition, seen, fn);
      if (r.value.is_valid()) Walk(program, r.value, seen, fn);
    };
    ForEachRule(program, definition.cases, rule);
    ForEachRule(program, definition.exceptions, rule);
    for (const DefinitionId other : definition.yields_to) {
      if (seen.insert(other).second) enter(other);
    }
  };
  enter(expr.definition);
}

void Collect(const Context& context, ExprId id, std::set<std::pair<EntityId, int32_t>>& out) {
  const Expr& expr = context.program.exprs[id];
  switch (expr.kind) {
    case ExprKind::Exists:
    case ExprKind::Count:
    case ExprKind::Sum:
    case ExprKind::Earliest:
    case ExprKind::Latest:
      if (!expr.list.is_valid()) out.insert({expr.entity, context.facts[id].view});
      return;
    case ExprKind::Not:
    case ExprKind::ForAll:
      return;
    case ExprKind::DefinitionTruth:
    case ExprKind::DefinitionValue: {
      const Definition& definition = context.program.definitions[expr.definition];
      if (definition.plain) {
        Collect(context, context.program.rules[definition.cases[0]].value, out);
      }
      return;
    }
    default:
      for (const ExprId arg : expr.args) Collect(context, arg, out);
  }
}

struct Folder {
  Context& context;
  EntityId entity;
  ExprId keep;
  DefinitionId& unreachable;

  ExprId Fold(ExprId id) {
    const Expr expr = context.program.exprs[id];
    if (IsQuantifier(expr.kind)) {
      if (expr.entity != entity || expr.list.is_valid()) return id;
      std::vector<ExprId> args = expr.args;
      args[0] = MakeAnd(context, {args[0], keep}, expr.span);
      return MakeCopy(context, id, std::move(args));
    }
    if (expr.kind == ExprKind::DefinitionTruth || expr.kind == ExprKind::DefinitionValue) {
      return FoldDefinition(id, expr);
    }
    std::vector<ExprId> args;
    for (const ExprId arg : expr.args) args.push_back(Fold(arg));
    return args == expr.args ? id : MakeCopy(context, id, std::move(args));
  }

  // An alias is replaced by what it stands for; another definition cannot be reached into.
  ExprId FoldDefinition(ExprId id, const Expr& expr) {
    std::set<DefinitionId> seen;
    bool rests_on_it = false;
    Walk(context.program, id, seen, [&](const Expr& part) {
      rests_on_it |= IsQuantifier(part.kind) && part.entity == entity && !part.list.is_valid();
    });
    if (!rests_on_it) return id;
    const Definition& definition = context.program.definitions[expr.definition];
    if (!definition.plain) {
      unreachable = expr.definition;
      return id;
    }
    return Fold(context.program.rules[definition.cases[0]].value);
  }
};

}  // namespace

std::set<std::pair<EntityId, int32_t>> CollectSupports(const Context& context, ExprId expr) {
  std::set<std::pair<EntityId, int32_t>> supports;
  if (expr.is_valid()) Collect(context, expr, supports);
  return supports;
}

std::pair<EntityId, int32_t> OneSupport(const std::set<std::pair<EntityId, int32_t>>& supports) {
  if (supports.empty()) return {EntityId::Invalid(), kNoView};
  auto result = *supports.begin();
  for (const auto& [entity, view] : supports) {
    if (entity != result.first) return {EntityId::Invalid(), kNoView};
    if (view != result.second) result.second = kNoView;
  }
  return result;
}

ExprId FoldIntoFilters(Context& context, ExprId expr, EntityId entity, ExprId keep,
                       DefinitionId& unreachable) {
  if (!expr.is_valid() || !keep.is_valid()) return ExprId::Invalid();
  return Folder{context, entity, keep, unreachable}.Fold(expr);
}

bool ReadsStatus(const Program& program, ExprId expr, ListId list) {
  if (!expr.is_valid()) return false;
  bool reads = false;
  std::set<DefinitionId> seen;
  Walk(program, expr, seen,
       [&](const Expr& part) { reads |= part.kind == ExprKind::ListIs && part.list == list; });
  return reads;
}

void CollectLists(const Program& program, ExprId expr, std::set<ListId>& lists) {
  if (!expr.is_valid()) return;
  std::set<DefinitionId> seen;
  Walk(program, expr, seen, [&](const Expr& part) {
    if (part.list.is_valid()) lists.insert(part.list);
  });
}

}  // namespace xinze::check
