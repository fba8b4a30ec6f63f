#include "tests/differential/shrink.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/differential/policy_generator.h"
#include "tests/differential/subject_generator.h"

namespace xinze::differential {
namespace {

TEST(Shrink, KeepsOnlyWhatTheFailureNeeds) {
  Random random(7);
  const PolicyModel policy = GeneratePolicy(random);
  const nlohmann::json subject =
      GenerateSubject(random, policy, GenerateQuestion(random, policy), 1);
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
  EXPECT_TRUE(small.policy.procedures.empty());
  EXPECT_TRUE(small.policy.definitions.empty());
  EXPECT_TRUE(small.policy.measures[0].targets.empty());
  EXPECT_EQ(small.subject, nlohmann::json({{"标识", "主体1"}}));
}

TEST(Shrink, LeavesOutItemsWhereverTheyStand) {
  nlohmann::json subject = {{"甲", nlohmann::json::array()}};
  for (int i = 0; i < 100; ++i) subject["甲"].push_back(i);
  // Needs two of the items.
  const StillFails fails = [](const PolicyModel&, const nlohmann::json& s) {
    const auto has = [&](int item) {
      return s.contains("甲") && std::find(s["甲"].begin(), s["甲"].end(), item) != s["甲"].end();
    };
    return has(17) && has(92);
  };
  int calls = 0;
  const StillFails counted = [&](const PolicyModel& p, const nlohmann::json& s) {
    ++calls;
    return fails(p, s);
  };
  const Pair small = Shrink({{}, subject}, counted);
  EXPECT_EQ(small.subject, nlohmann::json({{"甲", {17, 92}}}));
  EXPECT_LT(calls, 100);
}

TEST(Shrink, StopsAtTheBoundOfTrials) {
  Random random(8);
  const PolicyModel policy = GeneratePolicy(random);
  int calls = 0;
  const StillFails fails = [&](const PolicyModel&, const nlohmann::json&) {
    ++calls;
    return false;
  };
  Shrink({policy, GenerateSubject(random, policy, GenerateQuestion(random, policy), 1)}, fails, 25);
  EXPECT_EQ(calls, 25);
}

}  // namespace
}  // namespace xinze::differential
