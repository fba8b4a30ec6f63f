#include "compiler/base/check.h"

#include <gtest/gtest.h>

namespace xinze::base {
namespace {

TEST(CheckTest, HoldingConditionDoesNothing) {
  XINZE_CHECK(1 + 1 == 2);
  XINZE_CHECK(1 + 1 == 2, "unused {}", 3);
}

TEST(CheckTest, MessageIsNotComputedWhenTheConditionHolds) {
  int computed = 0;
  XINZE_CHECK(true, "{}", ++computed);
  EXPECT_EQ(computed, 0);
}

TEST(CheckDeathTest, FailureNamesFileConditionAndMessage) {
  const int size = 3;
  EXPECT_DEATH(XINZE_CHECK(size == 4, "size is {}", size),
               "check_test.cpp:[0-9]+: check failed: size == 4: size is 3");
}

TEST(CheckDeathTest, UnreachableFails) {
  EXPECT_DEATH(XINZE_UNREACHABLE("kind {}", 7), "unreachable: kind 7");
}

void ExitWithFour(std::string_view /*message*/) noexcept { std::_Exit(4); }

TEST(CheckDeathTest, HookMayEndTheProcess) {
  EXPECT_EXIT(
      {
        SetFatalHook(&ExitWithFour);
        XINZE_CHECK(false);
      },
      testing::ExitedWithCode(4), "");
}

TEST(CheckDeathTest, HookThatFailsACheckStillAborts) {
  EXPECT_DEATH(
      {
        SetFatalHook([](std::string_view) noexcept { XINZE_CHECK(false, "again"); });
        XINZE_CHECK(false, "first");
      },
      "");
}

}  // namespace
}  // namespace xinze::base
