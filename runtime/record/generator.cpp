#include "runtime/record/generator.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "runtime/record/generator_plan.h"
#include "runtime/record/generator_rows.h"
#include "runtime/record/problem.h"

namespace xinze::record {
namespace {

using check::FieldId;

// Regions of the standard policies: the thirteen cities of Jiangsu most of all.
std::vector<GeneratorOptions::Region> StandardRegions() {
  std::vector<GeneratorOptions::Region> regions;
  for (int city = 1; city <= 13; ++city) {
    regions.push_back({fmt::format("32{:02}00", city), city == 4 ? 12U : 6U});
  }
  for (const char* code : {"130900", "430100", "430500", "440803"}) regions.push_back({code, 4});
  return regions;
}

base::Error Lacking(std::string_view what) {
  const diagnostics::Phrase reason =
      Problem(diagnostics::Code::XZ0935, "").Text(what, what).reason();
  return {"XZ0935", reason.zh, reason.en};
}

}  // namespace

base::Status GenerateSubjects(const check::Program& program, const GeneratorOptions& options,
                              const LineSink& sink) {
  if (!program.well_known.subject_id.is_valid()) return Lacking("标识");
  const FieldId kind = program.well_known.subject_kind;
  if (!kind.is_valid() || program.fields[kind].type.kind != check::TypeKind::Enum) {
    return Lacking("类型");
  }
  const GeneratorPlan plan(program);
  GeneratorOptions complete = options;
  if (complete.regions.empty()) complete.regions = StandardRegions();
  SubjectWriter writer(plan, complete);
  for (uint64_t i = 0; i < options.subjects; ++i) {
    XINZE_RETURN_IF_ERROR(sink(writer.Write(i)));
  }
  return base::Status::Ok();
}

}  // namespace xinze::record
