#include "runtime/cli/table.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "compiler/base/utf8.h"

namespace xinze::cli {
namespace {

void AppendPadded(const std::string& cell, size_t width, bool last, std::string& out) {
  out += cell;
  if (!last) {
    out.append(width - base::DisplayWidth(cell) + 2, ' ');
  }
}

std::string Quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) {
    return cell;
  }
  std::string quoted = "\"";
  for (const char c : cell) {
    quoted += c;
    if (c == '"') {
      quoted += '"';
    }
  }
  return quoted + "\"";
}

void AppendCsvLine(const std::vector<std::string>& cells, std::string& out) {
  for (size_t i = 0; i < cells.size(); ++i) {
    out += (i == 0 ? "" : ",") + Quoted(cells[i]);
  }
  out += "\r\n";
}

}  // namespace

std::string RenderTable(const Table& table) {
  std::vector<size_t> widths;
  for (size_t i = 0; i < table.header.size(); ++i) {
    size_t width = base::DisplayWidth(table.header[i]);
    for (const auto& row : table.rows) {
      width = std::max<size_t>(width, base::DisplayWidth(row[i]));
    }
    widths.push_back(width);
  }
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells) {
    for (size_t i = 0; i < cells.size(); ++i) {
      AppendPadded(cells[i], widths[i], i + 1 == cells.size(), out);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
  };
  line(table.header);
  for (const auto& row : table.rows) {
    line(row);
  }
  return out;
}

std::string RenderCsv(const Table& table) {
  std::string out;
  AppendCsvLine(table.header, out);
  for (const auto& row : table.rows) {
    AppendCsvLine(row, out);
  }
  return out;
}

std::string RenderJson(const std::vector<std::pair<std::string, Table>>& tables) {
  nlohmann::ordered_json document;
  for (const auto& [name, table] : tables) {
    nlohmann::ordered_json& array = document[name] = nlohmann::ordered_json::array();
    for (const auto& row : table.rows) {
      nlohmann::ordered_json object;
      for (size_t i = 0; i < row.size(); ++i) {
        object[table.header[i]] = row[i];
      }
      array.push_back(std::move(object));
    }
  }
  return document.dump(2) + "\n";
}

}  // namespace xinze::cli
