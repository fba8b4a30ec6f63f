// Any bytes as a 完整至 file: no crash, hang or leak; what is read as one says something, and no
// collection is complete to a later day than a line says.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "compiler/base/check.h"
#include "runtime/record/coverage.h"
#include "tests/support/standard_schema.h"

namespace xinze::record {
namespace {

struct World {
  World() : standard(builder), schema(builder.program()) {}

  testing::ProgramBuilder builder;
  testing::StandardSchema standard;
  Schema schema;
};

void ReadOne(std::string_view input) {
  static const World world;
  const base::Result<Coverage> coverage = ParseCoverage(world.schema, input);
  if (!coverage.ok()) {
    XINZE_CHECK(!coverage.error().zh.empty());
    return;
  }
  XINZE_CHECK(!coverage->entries.empty());
  XINZE_CHECK(coverage->complete_until.size() == world.schema.entities().size());
  for (const CoverageEntry& entry : coverage->entries) {
    XINZE_CHECK(!entry.source.empty());
    XINZE_CHECK(coverage->complete_until[entry.collection.index()] <= entry.complete_until);
  }
}

}  // namespace
}  // namespace xinze::record

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  xinze::record::ReadOne({reinterpret_cast<const char*>(data), size});
  return 0;
}
