// What a reader makes of pipes, and of files that are written to while they are read.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "runtime/record/record_fixture.h"

namespace xinze::record {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string OtherFirm() {
  return std::string(R"({"标识":")") + kOtherFirm + R"(","类型":"法人"})" + "\n";
}

// TMPDIR as long as this lives.
class TemporaryFolderNamed {
 public:
  explicit TemporaryFolderNamed(const char* folder) {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    setenv("TMPDIR", folder, 1);
  }
  TemporaryFolderNamed(const TemporaryFolderNamed&) = delete;
  TemporaryFolderNamed& operator=(const TemporaryFolderNamed&) = delete;
  ~TemporaryFolderNamed() {
    if (before_) {
      setenv("TMPDIR", before_->c_str(), 1);
    } else {
      unsetenv("TMPDIR");
    }
  }

 private:
  std::optional<std::string> before_;
};

class InputTest : public ::testing::Test {
 protected:
  Reading ReadPipe(const std::string& text, const char* folder = "/tmp") const {
    const TemporaryFile place("");
    std::filesystem::remove(place.path());
    EXPECT_EQ(mkfifo(place.path().c_str(), 0600), 0);
    // The reader may leave before all is written.
    std::signal(SIGPIPE, SIG_IGN);
    std::thread writer([&] { std::ofstream(place.path(), std::ios::binary) << text; });
    const TemporaryFolderNamed named(folder);
    Reading reading = ReadFiles(schema_, {place.path()});
    writer.join();
    return reading;
  }

  SmallWorld world_;
  Schema schema_{world_.program()};
};

TEST_F(InputTest, ReadsAPipeAsItReadsAFile) {
  const Reading reading = ReadPipe(FirmWith("") + OtherFirm() + FirmWith(""));
  EXPECT_FALSE(reading.error.has_value());
  EXPECT_EQ(reading.accounts.subjects_used, 1U);
  EXPECT_EQ(reading.rejects.size(), 2U);
}

// The error of reading two subjects, one a batch, between which `change` is done to the file.
std::string ErrorWhere(const Schema& schema, void (*change)(const std::string& path)) {
  const TemporaryFile file(FirmWith("") + OtherFirm());
  ReaderOptions options;
  options.batch_subjects = 1;
  NdjsonReader reader(schema, {file.path()}, options, [](const Reject&) {});
  if (!reader.Next().ok()) return "not begun";
  change(file.path());
  while (true) {
    const auto next = reader.Next();
    if (!next.ok()) return next.error().code;
    if (!next->has_value()) return "";
  }
}

TEST_F(InputTest, AFileThatChangesWhileItIsReadEndsTheRun) {
  EXPECT_EQ(ErrorWhere(schema_, [](const std::string& /*path*/) {}), "");
  EXPECT_EQ(
      ErrorWhere(schema_, [](const std::string& path) { std::filesystem::resize_file(path, 10); }),
      "XZ0941");
  EXPECT_EQ(ErrorWhere(schema_,
                       [](const std::string& path) {
                         std::ofstream(path, std::ios::app) << FirmWith("");
                       }),
            "XZ0941");
}

TEST_F(InputTest, SaysWhereAPipeCannotBeKept) {
  const Reading reading = ReadPipe(FirmWith(""), "/nowhere/at/all");
  ASSERT_TRUE(reading.error.has_value());
  EXPECT_EQ(reading.error->code, "XZ0940");
  EXPECT_THAT(reading.error->en, HasSubstr("/nowhere/at/all"));
  EXPECT_THAT(reading.batches, IsEmpty());
}

}  // namespace
}  // namespace xinze::record
