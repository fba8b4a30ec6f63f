#include "runtime/decide/atomic_file.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/decide/decide_fixture.h"

namespace xinze::decide {
namespace {

size_t EntriesOf(const TemporaryFolder& folder) {
  return static_cast<size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
}

TEST(AtomicFileTest, AppearsWhenItIsReleased) {
  const TemporaryFolder folder;
  const std::string path = folder / "out";
  auto file = AtomicFile::Create(path);
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file->Write("甲\n").ok());
  EXPECT_FALSE(fs::exists(path));
  ASSERT_TRUE(file->Finish().ok());
  EXPECT_FALSE(fs::exists(path));
  ASSERT_TRUE(file->Release().ok());
  EXPECT_EQ(ReadWholeFile(path), "甲\n");
  EXPECT_EQ(EntriesOf(folder), 1U);
}

TEST(AtomicFileTest, LeavesNothingWhereItIsNotReleased) {
  const TemporaryFolder folder;
  folder.Write("out", "旧");
  {
    auto file = AtomicFile::Create(folder / "out");
    ASSERT_TRUE(file->Write("新").ok());
    ASSERT_TRUE(file->Finish().ok());
    EXPECT_EQ(EntriesOf(folder), 2U);
  }
  EXPECT_EQ(ReadWholeFile(folder / "out"), "旧");
  EXPECT_EQ(EntriesOf(folder), 1U);
}

TEST(AtomicFileTest, ReplacesWhatALinkNames) {
  const TemporaryFolder folder;
  folder.Write("real", "旧");
  fs::create_symlink("real", folder / "link");
  auto file = AtomicFile::Create(folder / "link");
  ASSERT_TRUE(file->Write("新").ok());
  ASSERT_TRUE(file->Commit().ok());
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(ReadWholeFile(folder / "real"), "新");
}

TEST(AtomicFileTest, KeepsTheModeOfWhatItReplaces) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("out", "旧");
  for (const mode_t mode : {0600, 0640}) {
    ASSERT_EQ(chmod(path.c_str(), mode), 0);
    auto file = AtomicFile::Create(path);
    ASSERT_TRUE(file->Write("新").ok());
    ASSERT_TRUE(file->Commit().ok());
    EXPECT_EQ(static_cast<mode_t>(fs::status(path).permissions()), mode);
  }
}

TEST(AtomicFileTest, WritesNothingToAFileThatIsThereUnderTheNameBesideTheTarget) {
  const TemporaryFolder folder;
  const std::string victim = folder.Write("victim", "旧");
  fs::create_symlink("victim", (folder / "out") + "." + std::to_string(getpid()) + ".0.partial");
  auto file = AtomicFile::Create(folder / "out");
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file->Write("新").ok());
  ASSERT_TRUE(file->Commit().ok());
  EXPECT_EQ(ReadWholeFile(victim), "旧");
  EXPECT_EQ(ReadWholeFile(folder / "out"), "新");
}

TEST(AtomicFileTest, WritesADeviceInPlaceAndSaysThatItIsFull) {
  EXPECT_FALSE(CanBeReplaced("/dev/full"));
  auto file = AtomicFile::Create("/dev/full");
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file->Write("甲").ok());
  const base::Status status = file->Finish();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error(), (base::Error{"XZ1010", "无法写入 /dev/full：磁盘空间已满",
                                         "cannot write /dev/full: No space left on device"}));
}

TEST(AtomicFileTest, SaysSoWhenABufferDoesNotFit) {
  auto file = AtomicFile::Create("/dev/full");
  EXPECT_FALSE(file->Write(std::string(size_t{2} << 20U, 'x')).ok());
}

TEST(AtomicFileTest, SaysWhyAPathCannotBeWritten) {
  const TemporaryFolder folder;
  const auto no_folder = AtomicFile::Create(folder / "no/such");
  ASSERT_FALSE(no_folder.ok());
  EXPECT_EQ(no_folder.error().code, "XZ1010");
  EXPECT_TRUE(no_folder.error().zh.ends_with("no 不存在，请先建立")) << no_folder.error().zh;
  EXPECT_TRUE(no_folder.error().en.ends_with("no; make it first")) << no_folder.error().en;
  const auto directory = AtomicFile::Create(folder.path().string());
  ASSERT_FALSE(directory.ok());
  EXPECT_NE(directory.error().zh.find("这是一个目录"), std::string::npos);
}

TEST(AtomicFileTest, CarriesOnWhereItIsMoved) {
  const TemporaryFolder folder;
  auto first = AtomicFile::Create(folder / "a");
  ASSERT_TRUE(first->Write("甲").ok());
  auto second = AtomicFile::Create(folder / "b");
  ASSERT_TRUE(second->Write("乙").ok());
  *second = *std::move(first);  // What was written for b is given up.
  ASSERT_TRUE(second->Commit().ok());
  EXPECT_EQ(ReadWholeFile(folder / "a"), "甲");
  EXPECT_EQ(EntriesOf(folder), 1U);
}

}  // namespace
}  // namespace xinze::decide
