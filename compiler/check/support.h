// What records a predicate rests on: the collections of its positive quantifiers, and the folding
// of exceptions for records into their filters.
#ifndef XINZE_COMPILER_CHECK_SUPPORT_H_
#define XINZE_COMPILER_CHECK_SUPPORT_H_

#include <set>
#include <utility>

#include "compiler/check/context.h"

namespace xinze::check {

// (entity, view) of each positive quantifier over records, plain definitions looked into.
std::set<std::pair<EntityId, int32_t>> CollectSupports(const Context& context, ExprId expr);

// The entity and the view that all of them agree on; the entity is invalid if there is none or more
// than one, the view kNoView if they name different ones.
std::pair<EntityId, int32_t> OneSupport(const std::set<std::pair<EntityId, int32_t>>& supports);

// `expr` with `keep` added to the filter of each quantifier over `entity`. Where such a quantifier
// stands behind a definition that is no alias, `unreachable` is set to that definition.
ExprId FoldIntoFilters(Context& context, ExprId expr, EntityId entity, ExprId keep,
                       DefinitionId& unreachable);

// Whether an expression asks for the status of `list`, and not only for its 依据记录.
bool ReadsStatus(const Program& program, ExprId expr, ListId list);

// Lists of whose status `expr` speaks, definitions looked into.
void CollectLists(const Program& program, ExprId expr, std::set<ListId>& lists);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_SUPPORT_H_
