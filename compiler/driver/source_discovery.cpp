#include "compiler/driver/source_discovery.h"

#include <algorithm>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "compiler/base/system_reason.h"

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
  const base::SystemReason reason = base::ReasonOf(error);
  return {"XZ0102", "无法读取 " + path.string() + "：" + reason.zh,
          "cannot read " + path.string() + ": " + reason.en};
}

base::Error NoPolicies(const fs::path& folder) {
  return {"XZ0105", "文件夹 " + folder.string() + " 中没有政策文件",
          "the folder " + folder.string() + " holds no policy files"};
}

base::Error NoRegularFile(const fs::path& path) {
  return {"XZ0102", "无法读取 " + path.string() + "：不是普通文件",
          "cannot read " + path.string() + ": not a regular file"};
}

// Walks a folder and those below it, also behind symbolic links, each once.
class Walk {
 public:
  explicit Walk(std::vector<fs::path>& found) : found_(found) {}

  base::Status Add(const fs::path& folder) {
    std::error_code error;
    const fs::path canonical = fs::canonical(folder, error);
    if (error) {
      return CannotRead(folder, error);
    }
    if (!visited_.insert(canonical).second) {
      return base::Status::Ok();
    }
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      XINZE_RETURN_IF_ERROR(AddEntry(entry->path()));
    }
    return error ? base::Status(CannotRead(folder, error)) : base::Status::Ok();
  }

 private:
  base::Status AddEntry(const fs::path& path) {
    if (IsHidden(path)) {
      return base::Status::Ok();
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
      return Add(path);
    }
    if (!IsSource(path)) {
      return base::Status::Ok();
    }
    // A policy that cannot be read is no policy that may be left out.
    if (!fs::is_regular_file(status)) {
      return error ? CannotRead(path, error) : NoRegularFile(path);
    }
    found_.push_back(path);
    return base::Status::Ok();
  }

  std::vector<fs::path>& found_;
  std::set<fs::path> visited_;
};

// The files that one path stands for, in the order of their paths below it.
base::Status AddBelow(const fs::path& path, std::vector<fs::path>& found) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    return CannotRead(path,
                      error ? error : std::make_error_code(std::errc::no_such_file_or_directory));
  }
  if (!fs::is_directory(status)) {
    found.push_back(path);
    return base::Status::Ok();
  }
  XINZE_RETURN_IF_ERROR(Walk(found).Add(path));
  if (found.empty()) {
    return NoPolicies(path);
  }
  // All begin with the path as it was given, so nothing but what is below it decides.
  std::sort(found.begin(), found.end());
  return base::Status::Ok();
}

}  // namespace

base::Result<std::vector<fs::path>> FindSources(const std::vector<fs::path>& paths) {
  std::vector<fs::path> sources;
  std::set<fs::path> taken;  // By canonical path: a file counts once, where it is met first.
  for (const fs::path& path : paths) {
    std::vector<fs::path> found;
    XINZE_RETURN_IF_ERROR(AddBelow(path, found));
    for (fs::path& file : found) {
      std::error_code error;
      fs::path canonical = fs::weakly_canonical(file, error);
      if (taken.insert(error ? file : std::move(canonical)).second) {
        sources.push_back(std::move(file));
      }
    }
  }
  return sources;
}

}  // namespace xinze::driver
