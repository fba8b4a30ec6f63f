// What `xinze list` shows of a program: each table by itself.
#ifndef XINZE_RUNTIME_CLI_LIST_TABLES_H_
#define XINZE_RUNTIME_CLI_LIST_TABLES_H_

#include <cstdint>
#include <optional>
#include <string>

#include "compiler/check/program.h"
#include "runtime/cli/table.h"

namespace xinze::cli {

struct Listing {
  const check::Program& program;
  std::optional<int32_t> day;  // Only from documents in force on it; none: all.
  std::string library;         // The path of the standard library; empty: not known.
};

Table Lists(const Listing& listing);
// The columns of an official 联合奖惩措施清单.
Table Measures(const Listing& listing);
Table Rules(const Listing& listing);
// Fields and views of the structures of records.
Table Fields(const Listing& listing);
Table Vocabularies(const Listing& listing);
// Procedures, step by step.
Table Steps(const Listing& listing);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_LIST_TABLES_H_
