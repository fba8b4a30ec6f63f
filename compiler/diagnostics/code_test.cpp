#include "compiler/diagnostics/code.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/diagnostics/message_template.h"

namespace xinze::diagnostics {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(CodeTest, EveryCodeIsXzAndFourDigits) {
  for (const CodeInfo& info : AllCodes()) {
    ASSERT_EQ(info.id.size(), 6U);
    EXPECT_EQ(info.id.substr(0, 2), "XZ");
    for (const char c : info.id.substr(2)) EXPECT_TRUE(c >= '0' && c <= '9') << info.id;
  }
}

TEST(CodeTest, EveryCodeIsFoundByItsId) {
  for (const CodeInfo& info : AllCodes()) {
    EXPECT_EQ(ParseCode(info.id), info.code);
    EXPECT_EQ(Info(info.code).id, info.id);
  }
}

TEST(CodeTest, ParsesEitherCaseAndNothingElse) {
  EXPECT_EQ(ParseCode("xz0101"), Code::XZ0101);
  EXPECT_FALSE(ParseCode("XZ0000").has_value());
  EXPECT_FALSE(ParseCode("XZ010").has_value());
  EXPECT_FALSE(ParseCode("").has_value());
}

// Chinese texts take full-width punctuation: an ASCII mark right after a Han character is a slip.
TEST(CodeTest, ChineseTextsUseFullWidthPunctuation) {
  for (const CodeInfo& info : AllCodes()) {
    for (const std::string_view text : {info.message.zh, info.help.zh, info.page.zh}) {
      for (size_t i = 1; i < text.size(); ++i) {
        const bool after_han = static_cast<unsigned char>(text[i - 1]) >= 0x80;
        EXPECT_FALSE(after_han && std::string_view(",:;!?").find(text[i]) != std::string_view::npos)
            << info.id << ": " << text;
      }
    }
  }
}

// All that the tests of this project say, but for this file.
std::string TextOfAllTests() {
  namespace fs = std::filesystem;
  std::string all;
  for (const char* const folder : {"compiler", "runtime", "tests"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(XINZE_SOURCE_DIR) / folder)) {
      const std::string name = entry.path().filename().string();
      const bool tests =
          name.ends_with("_test.cpp") || name.ends_with(".case") || name.ends_with(".expected");
      if (!tests || name == "code_test.cpp") continue;
      std::ifstream file(entry.path());
      all.append(std::istreambuf_iterator<char>(file), {});
    }
  }
  return all;
}

TEST(CodeTest, EveryCodeIsNamedByATest) {
  const std::string tests = TextOfAllTests();
  for (const CodeInfo& info : AllCodes()) {
    // No machine that runs these tests has a processor that LLVM refuses.
    if (info.code == Code::XZ1020) continue;
    EXPECT_NE(tests.find(info.id), std::string::npos) << info.id << " has no test";
  }
}

TEST(CodeTest, PageHasMeaningExampleAndWayOutInBothLanguages) {
  for (const CodeInfo& info : AllCodes()) {
    for (const Language language : {Language::kZh, Language::kEn}) {
      const std::string page = ExplainCode(info.code, language);
      EXPECT_THAT(page, HasSubstr(std::string(info.id)));
      EXPECT_THAT(page, HasSubstr(std::string(info.page.in(language))));
      EXPECT_THAT(page, HasSubstr(std::string(LevelName(info.level, language))));
      EXPECT_THAT(page, Not(HasSubstr("{0}"))) << info.id;
    }
  }
}

TEST(CodeTest, PageOfOneCodeReadsAsAWhole) {
  EXPECT_EQ(ExplainCode(Code::XZ0104, Language::kEn),
            "XZ0104 error: the path is a directory, not a file\n"
            "\n"
            "A file is needed here, and the path names a directory.\n"
            "\n"
            "Example:\n"
            "    xinze explain policies/\n"
            "\n"
            "Way out: name a file in it; to check a whole directory use --policy-path\n");
}

TEST(CodeTest, PrintsItsId) {
  std::ostringstream stream;
  stream << Code::XZ0201;
  EXPECT_EQ(stream.str(), "XZ0201");
}

TEST(MessageTemplateTest, ReplacesArgumentsAndKeepsDoubledBraces) {
  const auto argument = [](size_t index) { return std::string(index + 1, 'x'); };
  EXPECT_EQ(ExpandTemplate("a{1}b{0}c{{0}}", argument), "axxbxc{0}");
  EXPECT_EQ(ExpandTemplate("", argument), "");
}

}  // namespace
}  // namespace xinze::diagnostics
