#include "compiler/driver/source_discovery.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

namespace xinze::driver {
namespace {

namespace fs = std::filesystem;

bool IsSource(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.ends_with(".xinze.md") || name.ends_with(".xinze");
}

bool IsHidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with(".") && name != "." && name != "..";
}

base::Error CannotRead(const fs::path& path, const std::error_code& error) {
  return {"XZ0102", "无法读取 " + path.string() + "：" + error.message(),
          "cannot read " + path.string() + ": " + error.message()};
}

base::Status AddFolder(const fs::path& folder, std::vector<fs::path>& found) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  if (error) {
    return CannotRead(folder, error);
  }
  for (const fs::recursive_directory_iterator end; entry != end;) {
    if (IsHidden(entry->path())) {
      if (entry->is_directory(error)) {
        entry.disable_recursion_pending();
      }
    } else if (entry->is_regular_file(error) && IsSource(entry->path())) {
      found.push_back(entry->path());
    }
    entry.increment(error);
    if (error) {
      return CannotRead(folder, error);
    }
  }
  return base::Status::Ok();
}

}  // namespace

base::Result<std::vector<fs::path>> FindSources(const std::vector<fs::path>& paths) {
  std::vector<fs::path> found;
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      return CannotRead(path,
                        error ? error : std::make_error_code(std::errc::no_such_file_or_directory));
    }
    if (fs::is_directory(status)) {
      XINZE_RETURN_IF_ERROR(AddFolder(path, found));
    } else {
      found.push_back(path);
    }
  }
  // One file given twice, also by two spellings of its path, counts once.
  std::vector<std::pair<fs::path, fs::path>> keyed;  // Canonical path, path as found.
  keyed.reserve(found.size());
  for (fs::path& path : found) {
    std::error_code error;
    fs::path canonical = fs::weakly_canonical(path, error);
    keyed.emplace_back(error ? path : std::move(canonical), std::move(path));
  }
  std::sort(keyed.begin(), keyed.end());
  keyed.erase(std::unique(keyed.begin(), keyed.end(),
                          [](const auto& a, const auto& b) { return a.first == b.first; }),
              keyed.end());
  std::vector<fs::path> sources;
  sources.reserve(keyed.size());
  for (auto& [canonical, path] : keyed) {
    sources.push_back(std::move(path));
  }
  return sources;
}

}  // namespace xinze::driver
