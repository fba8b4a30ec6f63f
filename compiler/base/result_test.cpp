#include "compiler/base/result.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace xinze::base {
namespace {

const Error kGone = {"XZ0102", "无法读取", "cannot read"};

Result<int> Half(int value) {
  if (value % 2 != 0) return kGone;
  return value / 2;
}

Status CheckEven(int value) {
  XINZE_RETURN_IF_ERROR(Half(value));
  return Status::Ok();
}

Result<std::string> Describe(int value) {
  XINZE_RETURN_IF_ERROR(CheckEven(value));
  return std::string("even");
}

TEST(ResultTest, HoldsValueOrError) {
  ASSERT_TRUE(Half(4).ok());
  EXPECT_EQ(*Half(4), 2);
  ASSERT_FALSE(Half(3).ok());
  EXPECT_EQ(Half(3).error(), kGone);
}

TEST(ResultTest, ErrorPassesThroughStatusAndResult) {
  EXPECT_TRUE(CheckEven(2).ok());
  EXPECT_EQ(CheckEven(3).error(), kGone);
  EXPECT_EQ(*Describe(2), "even");
  EXPECT_EQ(Describe(3).error(), kGone);
}

TEST(ResultTest, MovesOutWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
  const std::unique_ptr<int> value = *std::move(result);
  EXPECT_EQ(*value, 5);
}

TEST(ResultTest, ErrorIsAPossibleValueType) {
  const Result<std::string> result = std::string("XZ0102");
  EXPECT_TRUE(result.ok());
}

TEST(ResultDeathTest, ValueOfAnErrorFailsWithTheError) {
  EXPECT_DEATH(static_cast<void>(Half(3).value()), "XZ0102: cannot read");
}

TEST(ResultDeathTest, ErrorOfAValueFails) {
  EXPECT_DEATH(static_cast<void>(Half(2).error()), "check failed");
  EXPECT_DEATH(static_cast<void>(Status::Ok().error()), "check failed");
}

}  // namespace
}  // namespace xinze::base
