#include "compiler/driver/source_discovery.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace xinze::driver {
namespace {

namespace fs = std::filesystem;

class SourceDiscovery : public testing::Test {
 protected:
  void SetUp() override {
    root_ =
        fs::path(testing::TempDir()) /
        ("discovery_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  fs::path Write(const std::string& name) {
    const fs::path path = root_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "-- " << name << "\n";
    return path;
  }

  fs::path root_;
};

TEST_F(SourceDiscovery, TakesPolicyAndLibraryFilesBelowAFolderInTheOrderOfTheirPaths) {
  const fs::path second = Write("b/second.xinze.md");
  const fs::path first = Write("a/first.xinze");
  Write("a/readme.md");
  Write(".hidden/third.xinze");
  const auto found = FindSources({root_});
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(*found, (std::vector<fs::path>{first, second}));
}

TEST_F(SourceDiscovery, TakesAFileThatIsGivenWhateverItsEndingAndOnce) {
  const fs::path file = Write("rules.txt");
  const auto found = FindSources({file, root_ / "." / "rules.txt"});
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->size(), 1U);
}

TEST_F(SourceDiscovery, TakesFoldersInTheOrderGivenAndAFileWhereItIsMetFirst) {
  const fs::path library = Write("z/library.xinze");
  const fs::path upper = Write("b/upper.xinze.md");
  const fs::path lower = Write("a/lower.xinze.md");
  const auto found = FindSources({root_ / "z", root_ / "b", root_ / "a", root_});
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(*found, (std::vector<fs::path>{library, upper, lower}));
}

TEST_F(SourceDiscovery, SaysWhichPathDoesNotExist) {
  const auto found = FindSources({root_ / "nowhere"});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, "XZ0102");
  EXPECT_NE(found.error().zh.find("nowhere"), std::string::npos);
}

TEST_F(SourceDiscovery, SaysWhichFolderHoldsNoPolicies) {
  Write("a/first.xinze");
  Write("b/readme.md");
  const auto found = FindSources({root_ / "a", root_ / "b"});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, "XZ0105");
  EXPECT_NE(found.error().en.find("/b"), std::string::npos);
}

TEST_F(SourceDiscovery, FollowsLinksToFoldersAndEndsInLoops) {
  Write("city/first.xinze");
  Write("province/second.xinze");
  fs::create_directory_symlink(root_ / "city", root_ / "province/city");
  fs::create_directory_symlink(root_, root_ / "city/up");
  const auto found = FindSources({root_ / "province"});
  ASSERT_TRUE(found.ok()) << found.error().en;
  EXPECT_EQ(found->size(), 2U);
}

TEST_F(SourceDiscovery, RefusesALinkThatLeadsNowhereWhereAPolicyIsNamed) {
  Write("first.xinze");
  fs::create_symlink("loop.xinze", root_ / "loop.xinze");
  const auto found = FindSources({root_});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, "XZ0102");
  EXPECT_NE(found.error().zh.find("loop.xinze"), std::string::npos);
}

TEST_F(SourceDiscovery, RefusesAPipeWhereAPolicyIsNamed) {
  Write("first.xinze");
  ASSERT_EQ(mkfifo((root_ / "pipe.xinze").c_str(), 0600), 0);
  const auto found = FindSources({root_});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, "XZ0102");
  EXPECT_NE(found.error().zh.find("pipe.xinze：不是普通文件"), std::string::npos);
}

TEST_F(SourceDiscovery, PassesOverOtherDanglingLinks) {
  Write("first.xinze");
  fs::create_symlink("nowhere", root_ / "notes.txt");
  EXPECT_TRUE(FindSources({root_}).ok());
}

}  // namespace
}  // namespace xinze::driver
