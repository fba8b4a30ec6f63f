#include "tests/end_to_end/runner.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace xinze::end_to_end {
namespace {

namespace fs = std::filesystem;

constexpr auto kPatience = std::chrono::minutes(2);

// A folder that is gone with this object.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "xinze-case-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("no temporary folder");
    }
    path_ = fs::canonical(name);
    const fs::path root = XINZE_SOURCE_DIR;
    fs::create_directory_symlink(root / "policies", path_ / "policies");
    fs::create_directory_symlink(root / "stdlib", path_ / "stdlib");
    fs::create_directory_symlink(root / "docs/examples", path_ / "examples");
    fs::create_directory_symlink(root / "docs/schema", path_ / "schema");
    fs::create_directory_symlink(root / "tests/end_to_end/policies", path_ / "small");
  }
  ~Folder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// The child's side: bash in the folder, with nothing of the caller's environment that matters.
[[noreturn]] void Execute(const std::string& command, const fs::path& folder, const fs::path& out,
                          const fs::path& err) {
  setpgid(0, 0);
  const int in = open("/dev/null", O_RDONLY);
  const int to_out = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int to_err = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(in, STDIN_FILENO);
  dup2(to_out, STDOUT_FILENO);
  dup2(to_err, STDERR_FILENO);
  for (const int descriptor : {in, to_out, to_err}) {
    close(descriptor);
  }
  if (chdir(folder.c_str()) != 0) {
    _exit(127);
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG", "XINZE_LOG"}) {
    unsetenv(name);
  }
  const std::string path =
      fs::path(XINZE_COMMAND).parent_path().string() + ":/usr/local/bin:/usr/bin:/bin";
  setenv("PATH", path.c_str(), 1);
  setenv("HERE", folder.c_str(), 1);
  execlp("bash", "bash", "-c", command.c_str(), nullptr);
  _exit(127);
}

int Wait(pid_t child, const std::string& command) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (true) {
    int status = 0;
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) {
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    if (ended < 0 && errno != EINTR) {
      throw std::runtime_error("lost " + command);
    }
    if (std::chrono::steady_clock::now() > until) {
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      throw std::runtime_error("does not end: " + command);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

Outcome RunCommand(const std::string& command, const fs::path& folder) {
  const Folder streams;
  const fs::path out = streams.path() / "out";
  const fs::path err = streams.path() / "err";
  const pid_t child = fork();
  if (child < 0) {
    throw std::runtime_error("cannot fork");
  }
  if (child == 0) {
    Execute(command, folder, out, err);
  }
  Outcome outcome;
  outcome.status = Wait(child, command);
  outcome.out = Normalised(ReadFile(out), folder.string());
  outcome.err = Normalised(ReadFile(err), folder.string());
  return outcome;
}

void Replace(const std::string& from, const std::string& to, std::string& text) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string Normalised(std::string text, const std::string& folder) {
  Replace(folder, "HERE", text);
  Replace(XINZE_SOURCE_DIR, "ROOT", text);
  static const std::regex kHash(R"((sha256:|"digest": ")[0-9a-f]{64})");
  static const std::regex kDecision("\"D-[0-9a-f]{24}\"");
  text = std::regex_replace(text, kHash, "$1*");
  return std::regex_replace(text, kDecision, "\"D-*\"");
}

Case RunCase(const Case& one) {
  const Folder folder;
  Case result = one;
  for (Step& step : result.steps) {
    if (!step.command.empty()) {
      step.expected = RunCommand(step.command, folder.path());
      continue;
    }
    const fs::path path = folder.path() / step.file;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << step.content;
  }
  return result;
}

}  // namespace xinze::end_to_end
