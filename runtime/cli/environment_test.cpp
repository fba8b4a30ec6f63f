#include "runtime/cli/environment.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace xinze::cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Language;

TEST(EnvironmentTest, SpeaksChineseUnlessTheLocaleIsOfAnotherLanguage) {
  for (const char* locale : {"", "C", "POSIX", "C.UTF-8", "zh_CN.UTF-8", "zh_TW", "zh"}) {
    EXPECT_EQ(LanguageOfLocale(locale), Language::kZh) << locale;
  }
  for (const char* locale : {"en_US.UTF-8", "en", "de_DE.UTF-8", "Chinese"}) {
    EXPECT_EQ(LanguageOfLocale(locale), Language::kEn) << locale;
  }
}

class HomeTest : public ::testing::Test {
 protected:
  HomeTest() {
    std::string name = (fs::temp_directory_path() / "xinze-home-XXXXXX").string();
    root_ = mkdtemp(name.data());
  }
  ~HomeTest() override { fs::remove_all(root_); }
  fs::path Make(const char* folder) {
    fs::create_directories(root_ / folder);
    return root_ / folder;
  }

  fs::path root_;
};

TEST_F(HomeTest, IsTheNearestFolderWithALibrary) {
  Make("stdlib");
  const fs::path bin = Make("build/release/bin");
  EXPECT_EQ(FindHome(bin), root_);
  Make("build/release/stdlib");
  EXPECT_EQ(FindHome(bin), root_ / "build/release");
}

TEST_F(HomeTest, IsTheShareOfAnInstalledProgram) {
  Make("usr/share/xinze/stdlib");
  EXPECT_EQ(FindHome(Make("usr/bin")), root_ / "usr/share/xinze");
}

TEST_F(HomeTest, IsNoneWhereThereIsNoLibrary) { EXPECT_EQ(FindHome(Make("bin")), std::nullopt); }

TEST_F(HomeTest, AFileOfThatNameIsNoLibrary) {
  std::filesystem::create_symlink("/dev/null", root_ / "stdlib");
  EXPECT_EQ(FindHome(Make("bin")), std::nullopt);
}

}  // namespace
}  // namespace xinze::cli
