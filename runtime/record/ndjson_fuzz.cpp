// Any bytes as a line of NDJSON: no crash, hang or leak; the accounts add up; and what was read has
// the layout of a batch.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "compiler/base/check.h"
#include "runtime/record/batch.h"
#include "runtime/record/line_parser.h"
#include "runtime/record/settle.h"
#include "tests/support/standard_schema.h"

namespace xinze::record {
namespace {

struct World {
  World() : standard(builder), schema(builder.program()) {}

  testing::ProgramBuilder builder;
  testing::StandardSchema standard;
  Schema schema;
};

void CheckTable(const Schema& schema, const xinze_batch& batch, const EntitySchema& entity) {
  const xinze_table& table = batch.tables[entity.id.index()];
  if (entity.parent.is_valid()) {
    const int64_t parents = batch.tables[entity.parent.index()].rows;
    XINZE_CHECK(table.offsets[0] == 0 && table.offsets[parents] == table.rows);
    for (int64_t p = 0; p < parents; ++p) {
      XINZE_CHECK(table.offsets[p] <= table.offsets[p + 1]);
      for (int32_t row = table.offsets[p]; row < table.offsets[p + 1]; ++row) {
        XINZE_CHECK(table.parent[row] == p);
      }
    }
  }
  for (size_t f = 0; f < entity.fields.size(); ++f) {
    const xinze_column& column = table.columns[f];
    if (entity.fields[f].storage == Storage::kReferences) {
      const int64_t rows = batch.tables[entity.fields[f].type.entity.index()].rows;
      for (int32_t i = 0; i < column.ref_offsets[table.rows]; ++i) {
        XINZE_CHECK(column.refs[i] >= XINZE_REF_WITHDRAWN && column.refs[i] < rows);
      }
    } else if (entity.fields[f].type.kind == check::TypeKind::Text) {
      for (int64_t row = 0; row < table.rows; ++row) {
        const int32_t text = static_cast<const int32_t*>(column.values)[row];
        XINZE_CHECK(text >= 0 && text <= batch.text_count);
      }
    }
  }
  for (const check::EntityId child : entity.collections) {
    CheckTable(schema, batch, schema.entity(child));
  }
}

void ReadOne(std::string_view input) {
  static const World world;
  BatchOptions options;
  if (!input.empty() && (input[0] & 1) != 0) options.known_at = 1'600'000'000'000'000;
  BatchBuilder builder(world.schema, options);
  LineParser parser(world.schema, 64);
  UnknownKeys unknown;
  // Exactly the padding that is promised, so that reading beyond it is seen.
  std::vector<char> line(input.size() + kLinePadding);
  if (!input.empty()) std::memcpy(line.data(), input.data(), input.size());
  SubjectStage& stage = builder.BeginSubject();
  const auto problem = parser.Parse({line.data(), input.size()}, stage, builder.texts(), unknown);
  if (problem.has_value()) {
    XINZE_CHECK(!problem->reason().zh.empty());
    return;
  }
  if (!builder.SettleSubject()) return;
  const RowCounts rows = CountRows(world.schema, stage);
  XINZE_CHECK(rows.read == rows.used + rows.rejected + rows.set_aside + rows.fell_with_parent);
  for (const RowProblems& rejected : stage.row_problems()) {
    XINZE_CHECK(!rejected.problems.empty());
    const StagedRow& row = stage.row(rejected.entity, rejected.row);
    XINZE_CHECK(row.source_begin <= row.source_end && row.source_end <= input.size());
  }
  builder.AppendSubject({});
  const Batch batch = builder.Finish();
  XINZE_CHECK(batch.subjects() == 1);
  CheckTable(world.schema, batch.view(), world.schema.subject());
}

}  // namespace
}  // namespace xinze::record

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  xinze::record::ReadOne({reinterpret_cast<const char*>(data), size});
  return 0;
}
