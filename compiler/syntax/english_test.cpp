// One grammar, two vocabularies: each keyword has one spelling in each, and what is written in one
// is the same tree in the other.
#include <filesystem>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "compiler/syntax/keywords.h"
#include "compiler/syntax/test_support.h"
#include "compiler/syntax/words.h"

namespace xinze::syntax {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::SizeIs;

// The tree with the words that it keeps as written (早于, 真, 基准日) in the other vocabulary.
SyntaxTree Translated(SyntaxTree tree, bool english) {
  const auto translate = [&](std::string& word) {
    if (const Keyword* keyword = FindKeyword(word)) {
      word = english ? keyword->english : keyword->chinese;
    }
  };
  tree.english = english;
  for (Expr& expr : tree.exprs) {
    const bool boolean = expr.kind == ExprKind::Literal && expr.literal == LiteralKind::Boolean;
    if (boolean || (expr.kind != ExprKind::Literal && !expr.name_span.is_valid())) {
      translate(expr.text);
    }
  }
  for (ParameterStmt& parameter : tree.parameters) {
    if (parameter.selected_by && !parameter.selected_by->quoted) {
      Name& by = *parameter.selected_by;
      if (by.text == "基准日" || by.text == "as_of") translate(by.text);
    }
  }
  return tree;
}

TEST(English, EveryChineseKeywordHasOneSpelling) {
  std::map<std::string_view, std::set<std::string_view>> spellings;
  for (const Keyword& keyword : AllKeywords()) spellings[keyword.chinese].insert(keyword.english);
  for (const auto& [chinese, english] : spellings) EXPECT_THAT(english, SizeIs(1)) << chinese;
  const auto expect_one = [](const auto& words) {
    std::set<std::string_view> seen;
    for (const auto& word : words) {
      EXPECT_TRUE(seen.insert(word.chinese).second) << word.chinese;
      EXPECT_TRUE(seen.insert(word.english).second) << word.english;
    }
  };
  expect_one(kMeasureKinds);
  expect_one(kModalities);
  expect_one(kStepEffects);
  expect_one(kMissingSteps);
  expect_one(kExceptionScopes);
}

// All statements of the core: what the repository holds, in the other vocabulary and back.
TEST(English, EveryFileIsTheSameTreeInTheOtherVocabulary) {
  std::set<StatementKind> kinds;
  for (const char* folder :
       {"stdlib", "policies", "compiler/syntax/testdata", "tests/golden/check/good"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(XINZE_SOURCE_DIR) / folder)) {
      const std::string name = entry.path().filename().string();
      if (!name.ends_with(".xinze") && !name.ends_with(".xinze.md")) continue;
      base::SourceStore store;
      diagnostics::Diagnostics sink;
      SyntaxTree chinese = Parse(store[*store.Load(entry.path())], sink);
      ASSERT_TRUE(sink.empty()) << entry.path();
      chinese.front_matter.clear();
      for (const Statement& statement : chinese.statements) kinds.insert(statement.kind);
      const Parsed english(Print(Translated(chinese, true)));
      ASSERT_THAT(english.findings(), IsEmpty()) << english.source().text();
      EXPECT_EQ(english.tree().english, !chinese.statements.empty()) << entry.path();
      EXPECT_EQ(DumpTree(Translated(english.tree(), false)), DumpTree(chinese)) << entry.path();
      // No keyword is left in the first vocabulary.
      for (const Keyword& keyword : AllKeywords()) {
        const std::string alone = " " + std::string(keyword.chinese) + " ";
        if (keyword.strength == KeywordStrength::Hard) {
          EXPECT_EQ(english.source().text().find(alone), std::string_view::npos) << keyword.chinese;
        }
      }
    }
  }
  // Every kind but Error.
  EXPECT_EQ(kinds.size(), static_cast<size_t>(StatementKind::Test));
}

TEST(English, IsTheSameGrammar) {
  const Parsed english(
      "list A is black_list;ledger JS23-B-04.7\n"
      "  admit when has record(conduct in misconduct and date during last 3年)\n"
      "  except for record when then_date under 18周岁 or excuse has_value\n"
      "  exit when every support satisfies (expired or repaired)\n"
      "define record of expired = end before as_of\n"
      "procedure P used_for A\n  step notice\n  missing_step notice then defective\n"
      "measure M is discipline、must\n  term to exit;not_exceeding 2年\n");
  EXPECT_THAT(english.findings(), IsEmpty());
  const Parsed chinese(
      "名单 A 是 black_list;条目 JS23-B-04.7\n"
      "  列入 当 有 record(conduct 属 misconduct 且 date 在 近3年)\n"
      "  例外 就 record 当 then_date 未满 18周岁 或 excuse 有值\n"
      "  移出 当 每个 support 皆 (expired 或 repaired)\n"
      "定义 record 的 expired = end 早于 基准日\n"
      "程序 P 用于 A\n  步骤 notice\n  缺步 notice 则 瑕疵\n"
      "措施 M 是 惩戒、应当\n  期限 至 移出;不超过 2年\n");
  EXPECT_THAT(chinese.findings(), IsEmpty());
  EXPECT_TRUE(english.tree().english);
  EXPECT_FALSE(chinese.tree().english);
  EXPECT_EQ(Print(Translated(english.tree(), false)), chinese.print());
}

}  // namespace
}  // namespace xinze::syntax
