// The repository's own files, for the tests of this folder.
#ifndef XINZE_COMPILER_DRIVER_SOURCE_FIXTURE_H_
#define XINZE_COMPILER_DRIVER_SOURCE_FIXTURE_H_

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace xinze::driver {

inline const std::filesystem::path kRoot = XINZE_SOURCE_DIR;

inline std::string Read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace xinze::driver

#endif  // XINZE_COMPILER_DRIVER_SOURCE_FIXTURE_H_
