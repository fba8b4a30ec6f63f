#include "compiler/base/position_index.h"

#include <string>

#include <gtest/gtest.h>

namespace xinze::base {
namespace {

// All values fall together.
struct OneHash {
  size_t operator()(int) const { return 7; }
};

TEST(PositionIndexTest, FindsWhereAValueFirstStands) {
  PositionIndex<std::string> index;
  std::vector<std::string> values;
  EXPECT_EQ(index.Find(values, "0"), 0U);
  for (int i = 0; i < 1000; ++i) values.push_back(std::to_string(i % 500));
  EXPECT_EQ(index.Find(values, "0"), 0U);
  EXPECT_EQ(index.Find(values, "499"), 499U);
  EXPECT_EQ(index.Find(values, "500"), values.size());
}

TEST(PositionIndexTest, KeepsValuesDistinctInTheirOrder) {
  PositionIndex<int, OneHash> index;
  std::vector<int> values;
  for (int i = 0; i < 600; ++i) index.AddOnce(values, (i * 7) % 200);
  ASSERT_EQ(values.size(), 200U);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(values[static_cast<size_t>(i)], (i * 7) % 200);
}

TEST(PositionIndexTest, AfterClearItKnowsNothingOfTheLastVector) {
  PositionIndex<int> index;
  std::vector<int> values;
  for (int i = 0; i < 100; ++i) index.AddOnce(values, i);
  index.Clear();
  values.clear();
  for (int i = 0; i < 100; ++i) index.AddOnce(values, 99 - i);
  EXPECT_EQ(values.size(), 100U);
  EXPECT_EQ(index.Find(values, 99), 0U);
}

TEST(PositionIndexTest, AMillionDistinctValuesTakeNoTime) {
  PositionIndex<int> index;
  std::vector<int> values;
  for (int i = 0; i < 1'000'000; ++i) index.AddOnce(values, i);
  EXPECT_EQ(values.size(), 1'000'000U);
}

}  // namespace
}  // namespace xinze::base
