#include "compiler/base/ids.h"

#include <string>
#include <type_traits>
#include <unordered_set>

#include <gtest/gtest.h>

namespace xinze::base {
namespace {

struct FruitTag;
struct StoneTag;
using FruitId = Id<FruitTag>;
using StoneId = Id<StoneTag>;

static_assert(!std::is_convertible_v<FruitId, StoneId>);
static_assert(!std::is_convertible_v<uint32_t, FruitId>);

TEST(IdTest, DefaultIsInvalidAndOrderedLast) {
  EXPECT_FALSE(FruitId().is_valid());
  EXPECT_EQ(FruitId(), FruitId::Invalid());
  EXPECT_LT(FruitId(7), FruitId());
  EXPECT_LT(FruitId(0), FruitId(1));
}

TEST(IdTest, Hashes) {
  const std::unordered_set<FruitId> set = {FruitId(1), FruitId(2), FruitId(1)};
  EXPECT_EQ(set.size(), 2U);
}

TEST(IdVectorTest, AddReturnsDenseIdsInOrder) {
  IdVector<FruitId, std::string> fruits;
  EXPECT_EQ(fruits.next_id(), FruitId(0));
  const FruitId apple = fruits.Add("apple");
  const FruitId pear = fruits.Add("pear");
  EXPECT_EQ(apple, FruitId(0));
  EXPECT_EQ(pear, FruitId(1));
  EXPECT_EQ(fruits[pear], "pear");
  std::string joined;
  for (const FruitId id : fruits.ids()) joined += fruits[id];
  EXPECT_EQ(joined, "applepear");
}

TEST(IdVectorTest, ContainsOnlyIdsOfItsElements) {
  IdVector<FruitId, int> fruits(2, 5);
  EXPECT_TRUE(fruits.contains(FruitId(1)));
  EXPECT_FALSE(fruits.contains(FruitId(2)));
  EXPECT_FALSE(fruits.contains(FruitId()));
}

TEST(IdVectorDeathTest, ForeignIdFails) {
  const IdVector<FruitId, int> fruits(2, 5);
  EXPECT_DEATH(static_cast<void>(fruits[FruitId(2)]), "id 2 of 2");
  EXPECT_DEATH(static_cast<void>(fruits[FruitId()]), "check failed");
}

}  // namespace
}  // namespace xinze::base
