// Which files a policy path stands for.
//
// Input: files or folders as given on a command line. Output: the policy and library files below
// them, each once: path by path as given, and below each in the order of their names, so that a
// compilation depends neither on how a file system lists its entries nor on where the folders lie.
#ifndef XINZE_COMPILER_DRIVER_SOURCE_DISCOVERY_H_
#define XINZE_COMPILER_DRIVER_SOURCE_DISCOVERY_H_

#include <filesystem>
#include <vector>

#include "compiler/base/result.h"

namespace xinze::driver {

// `*.xinze.md` and `*.xinze` files are taken; hidden files and folders are passed over, symbolic
// links followed. A path that names a file is taken whatever its ending. Errors: XZ0102 where a
// path does not exist, a folder cannot be listed, or an entry with such an ending is no file;
// XZ0105 where a folder holds none.
base::Result<std::vector<std::filesystem::path>> FindSources(
    const std::vector<std::filesystem::path>& paths);

}  // namespace xinze::driver

#endif  // XINZE_COMPILER_DRIVER_SOURCE_DISCOVERY_H_
