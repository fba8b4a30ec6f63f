#include "compiler/base/system_reason.h"

#include <cerrno>
#include <future>

#include <gtest/gtest.h>

namespace xinze::base {
namespace {

TEST(SystemReasonTest, SpeaksBothLanguages) {
  EXPECT_EQ(ReasonOf(ENOSPC).zh, "磁盘空间已满");
  EXPECT_EQ(ReasonOf(ENOSPC).en, "No space left on device");
  EXPECT_EQ(ReasonOf(std::make_error_code(std::errc::too_many_symbolic_link_levels)).zh,
            "符号链接绕成了圈");
}

TEST(SystemReasonTest, FallsBackToTheWordsOfTheSystem) {
  EXPECT_EQ(ReasonOf(EDOM).zh, ReasonOf(EDOM).en);
  EXPECT_FALSE(ReasonOf(EDOM).zh.empty());
  const std::error_code other = std::make_error_code(std::future_errc::no_state);
  EXPECT_EQ(ReasonOf(other).zh, other.message());
}

}  // namespace
}  // namespace xinze::base
