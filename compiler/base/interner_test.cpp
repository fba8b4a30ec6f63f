#include "compiler/base/interner.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace xinze::base {
namespace {

TEST(NamesTest, SameTextHasSameId) {
  Names names;
  const NameId first = names.Intern("失信信息");
  EXPECT_EQ(names.Intern("失信信息"), first);
  EXPECT_NE(names.Intern("守信信息"), first);
  EXPECT_EQ(names.Text(first), "失信信息");
  EXPECT_EQ(names.size(), 2U);
}

TEST(NamesTest, TextsThatNormaliseAlikeAreOneName) {
  Names names;
  EXPECT_EQ(names.Intern("caf\u00E9"), names.Intern("cafe\u0301"));
}

TEST(NamesTest, FindAddsNothing) {
  Names names;
  EXPECT_FALSE(names.Find("红名单").has_value());
  EXPECT_EQ(names.size(), 0U);
  const NameId id = names.Intern("红名单");
  EXPECT_EQ(names.Find("红名单"), id);
}

TEST(NamesTest, TextsStayWhereTheyAreWhileNamesAreAdded) {
  Names names;
  const std::string_view text = names.Text(names.Intern("a"));
  for (int i = 0; i < 10000; ++i) names.Intern(std::to_string(i));
  EXPECT_EQ(text.data(), names.Text(NameId(0)).data());
}

TEST(NamesTest, CopyOutlivesItsOriginal) {
  auto original = std::make_unique<Names>();
  const NameId id = original->Intern("黑名单");
  Names copy = *original;
  original.reset();
  EXPECT_EQ(copy.Text(id), "黑名单");
  EXPECT_EQ(copy.Intern("黑名单"), id);
  Names moved = std::move(copy);
  EXPECT_EQ(moved.Find("黑名单"), id);
}

TEST(NamesDeathTest, ForeignIdFails) {
  const Names names;
  EXPECT_DEATH(static_cast<void>(names.Text(NameId(0))), "name 0 of 0");
}

}  // namespace
}  // namespace xinze::base
