// What the interpreter looks up of a program again and again, computed once.
#ifndef XINZE_RUNTIME_INTERP_TABLES_H_
#define XINZE_RUNTIME_INTERP_TABLES_H_

#include <string>
#include <vector>

#include "compiler/base/ids.h"
#include "compiler/check/program.h"

namespace xinze::interp {

// `lens`: a list that may be suspended or end is asked about (docs/semantics.md, section 7.1);
// `office`: the records that a measure rests on (section 7.5).
struct Variation {
  bool lens = false;
  bool office = false;
  bool operator==(const Variation&) const = default;
};

struct ProgramTables {
  explicit ProgramTables(const check::Program& program);

  // The place of a field among its entity's, which is its column's in a table.
  base::IdVector<check::FieldId, int32_t> column;
  // How many entities stand above one; the subject has 0.
  base::IdVector<check::EntityId, int32_t> depth;
  // The lists on which a measure's trigger rests (docs/semantics.md, section 7.3), ascending.
  base::IdVector<check::MeasureId, std::vector<check::ListId>> trigger_lists;

  // Steps that policies know beside those that a procedure declares (section 5.1).
  base::IdVector<check::ProcedureId, std::vector<std::string>> further_steps;

  // The first expression that says the same: measures under one clause have a copy of it each.
  base::IdVector<check::ExprId, check::ExprId> same_as;
  // On what beside the world and the row a value depends.
  base::IdVector<check::ExprId, Variation> expr_varies;
  base::IdVector<check::DefinitionId, Variation> definition_varies;

 private:
  void FindSame(const check::Program& program);
  void FindVariations(const check::Program& program);
};

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_TABLES_H_
