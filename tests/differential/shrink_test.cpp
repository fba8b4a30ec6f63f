#include "tests/differential/shrink.h"

#include <gtest/gtest.h>

#include "tests/differential/policy_generator.h"
#include "tests/differential/subject_generator.h"

namespace xinze::differential {
namespace {

TEST(Shrink, KeepsOnlyWhatTheFailureNeeds) {
  Random random(7);
  PolicyModel policy = GeneratePolicy(random);
  nlohmann::json subject = GenerateSubject(random, policy, 1);
  const std::string measure = policy.measures[0].name;
  // A failure that needs one measure and the identifier of the subject, and nothing else.
  const StillFails fails = [&](const PolicyModel& p, const nlohmann::json& s) {
    const bool has_measure = std::any_of(p.measures.begin(), p.measures.end(),
                                         [&](const auto& m) { return m.name == measure; });
    return has_measure && s.contains("标识");
  };
  ASSERT_TRUE(fails(policy, subject));
  const Pair small = Shrink({policy, subject}, fails);
  EXPECT_EQ(small.policy.measures.size(), 1U);
  EXPECT_TRUE(small.policy.lists.empty());
  EXPECT_TRUE(small.policy.definitions.empty());
  EXPECT_EQ(small.subject, nlohmann::json({{"标识", "主体1"}}));
}

TEST(Shrink, StopsAtTheBoundOfTrials) {
  Random random(8);
  PolicyModel policy = GeneratePolicy(random);
  int calls = 0;
  const StillFails fails = [&](const PolicyModel&, const nlohmann::json&) {
    ++calls;
    return false;
  };
  Shrink({policy, GenerateSubject(random, policy, 1)}, fails, 25);
  EXPECT_EQ(calls, 25);
}

TEST(PolicyGenerator, IsTheSameForTheSameSeed) {
  Random first(42);
  Random second(42);
  EXPECT_EQ(GeneratePolicy(first).Print(), GeneratePolicy(second).Print());
}

}  // namespace
}  // namespace xinze::differential
