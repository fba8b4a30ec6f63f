// A table for terminals, with columns as wide as their widest cell (wide characters count two).
#ifndef XINZE_RUNTIME_CLI_TABLE_H_
#define XINZE_RUNTIME_CLI_TABLE_H_

#include <string>
#include <utility>
#include <vector>

namespace xinze::cli {

struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // Each as long as the header.
};

std::string RenderTable(const Table& table);
// RFC 4180, CRLF line ends.
std::string RenderCsv(const Table& table);
// One JSON object: of each table, under its name, an array of objects keyed by the header.
std::string RenderJson(const std::vector<std::pair<std::string, Table>>& tables);

}  // namespace xinze::cli

#endif  // XINZE_RUNTIME_CLI_TABLE_H_
