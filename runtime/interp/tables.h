// What the interpreter looks up of a program again and again, computed once.
#ifndef XINZE_RUNTIME_INTERP_TABLES_H_
#define XINZE_RUNTIME_INTERP_TABLES_H_

#include <vector>

#include "compiler/base/ids.h"
#include "compiler/check/program.h"

namespace xinze::interp {

struct ProgramTables {
  explicit ProgramTables(const check::Program& program);

  // The place of a field among its entity's, which is its column's in a table.
  base::IdVector<check::FieldId, int32_t> column;
  // How many entities stand above one; the subject has 0.
  base::IdVector<check::EntityId, int32_t> depth;
  // The lists on which a measure's trigger rests (docs/semantics.md, section 7.3), ascending.
  base::IdVector<check::MeasureId, std::vector<check::ListId>> trigger_lists;
};

}  // namespace xinze::interp

#endif  // XINZE_RUNTIME_INTERP_TABLES_H_
