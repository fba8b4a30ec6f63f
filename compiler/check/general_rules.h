// 通则: what stands for all lists of a kind, or for all measures that a filter names.
#ifndef XINZE_COMPILER_CHECK_GENERAL_RULES_H_
#define XINZE_COMPILER_CHECK_GENERAL_RULES_H_

#include <vector>

#include "compiler/check/context.h"

namespace xinze::check {

// 互斥 任一 黑名单, written on a list or in a 通则 over its kind.
struct Exclusion {
  Site site;
  SyntaxExprId lists;  // the AnyList node
};
std::vector<Exclusion> ExclusionsOf(Context& context, ListId list);

// The clauses of 通则 每个 措施(…) that stand for this measure, those of its own document first.
struct MeasureDefaults {
  Site site;
  const syntax::MeasureStmt* clauses = nullptr;
};
std::vector<MeasureDefaults> DefaultsOf(Context& context, const Site& site,
                                        const syntax::MeasureStmt& measure);

// Reports rules over what is neither a kind of list nor 措施, and filters that cannot be decided.
void CheckGeneralRules(Context& context);

}  // namespace xinze::check

#endif  // XINZE_COMPILER_CHECK_GENERAL_RULES_H_
