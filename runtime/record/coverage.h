// 完整至: to which day each source's collections are complete.
//
// Input: the text of a file, one source and collection a line: source, collection, last complete
// day; as TSV, CSV (a header line 来源,类别,完整至 may stand first), or NDJSON
// ({"来源":…,"类别":…,"完整至":…}). Output: for BatchOptions::complete_until, by entity. A
// collection fed by several sources is complete to the least of their days; one that no line names
// is complete. A file without such a line is an error (XZ0937): nobody wrote what it should say.
#ifndef XINZE_RUNTIME_RECORD_COVERAGE_H_
#define XINZE_RUNTIME_RECORD_COVERAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/record/schema.h"

namespace xinze::record {

struct CoverageEntry {
  std::string source;
  check::EntityId collection;
  int32_t complete_until = 0;
};

struct Coverage {
  std::vector<CoverageEntry> entries;   // In the order of the file.
  std::vector<int32_t> complete_until;  // By entity.
};

// Errors: XZ0932 a line that cannot be understood, XZ0933 a collection that the schema lacks.
base::Result<Coverage> ParseCoverage(const Schema& schema, std::string_view text);

}  // namespace xinze::record

#endif  // XINZE_RUNTIME_RECORD_COVERAGE_H_
