#include "compiler/syntax/keywords.h"

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

namespace xinze::syntax {
namespace {

std::string ReadGrammar(const char* name) {
  std::ifstream file(std::string(XINZE_SOURCE_DIR "/grammar/") + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::set<std::string> TokensIn(const std::string& text) {
  std::set<std::string> tokens;
  const std::regex pattern("K_[A-Z_]+");
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
    tokens.insert(at->str());
  }
  return tokens;
}

TEST(Keywords, TableAndGrammarHaveTheSameTokens) {
  std::set<std::string> table;
  for (const Keyword& keyword : AllKeywords()) {
    if (keyword.token.starts_with("K_")) table.insert(std::string(keyword.token));
  }
  EXPECT_EQ(table, TokensIn(ReadGrammar("XinzeLexer.g4")));
  EXPECT_EQ(table, TokensIn(ReadGrammar("XinzeParser.g4")));
}

TEST(Keywords, SoftOnesAreTheGrammarsSoftKeywords) {
  const std::string grammar = ReadGrammar("XinzeParser.g4");
  const size_t begin = grammar.find("\nsoftKeyword\n");
  const std::string rule = grammar.substr(begin, grammar.find(';', begin) - begin);
  std::set<std::string> soft;
  for (const Keyword& keyword : AllKeywords()) {
    if (keyword.strength == KeywordStrength::Soft) soft.insert(std::string(keyword.token));
  }
  EXPECT_EQ(soft, TokensIn(rule));
}

TEST(Keywords, OneSpellingMeansOneToken) {
  std::map<std::string_view, std::string_view> tokens;
  for (const Keyword& keyword : AllKeywords()) {
    for (const std::string_view spelling : {keyword.chinese, keyword.english}) {
      EXPECT_FALSE(spelling.empty()) << keyword.token;
      // The reserved heads share a token; each has its own spelling all the same.
      const auto [at, added] = tokens.emplace(spelling, keyword.token);
      EXPECT_EQ(at->second, keyword.token) << spelling;
    }
  }
}

TEST(Keywords, AreFoundInEitherLanguageAndOnlyAsAWhole) {
  ASSERT_NE(FindKeyword("定义"), nullptr);
  EXPECT_EQ(FindKeyword("定义"), FindKeyword("define"));
  EXPECT_EQ(FindKeyword("定义域"), nullptr);
  EXPECT_EQ(FindKeyword(""), nullptr);
}

}  // namespace
}  // namespace xinze::syntax
