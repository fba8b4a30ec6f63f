#include "runtime/decide/digest.h"

#include <gtest/gtest.h>

#include "compiler/base/hash.h"

namespace xinze::decide {
namespace {

std::string Of(std::initializer_list<const char*> texts) {
  Digest digest;
  for (const char* text : texts) {
    digest.Add(text);
  }
  return digest.Hex();
}

TEST(DigestTest, OfOneTextIsItsHash) {
  EXPECT_EQ(Of({"abc"}), base::ToHex(base::HashSha256("abc")));
  EXPECT_EQ(Of({}), std::string(64, '0'));
}

TEST(DigestTest, DoesNotDependOnTheOrder) {
  EXPECT_EQ(Of({"a", "b", "c"}), Of({"c", "a", "b"}));
  EXPECT_NE(Of({"a", "b"}), Of({"a", "c"}));
}

TEST(DigestTest, TellsTwiceFromOnceAndNever) {
  EXPECT_NE(Of({"a", "a"}), Of({"a"}));
  EXPECT_NE(Of({"a", "a"}), Of({}));
  EXPECT_NE(Of({"a", "b"}), Of({"ab"}));
}

TEST(DigestTest, PartsJoinToTheWhole) {
  Digest left;
  left.Add("a");
  left.Add("b");
  Digest right;
  right.Add("c");
  right.Add(left);
  EXPECT_EQ(right.Hex(), Of({"a", "b", "c"}));
}

// Sums carry from byte to byte: 256 times a hash moves it by one byte.
TEST(DigestTest, CarriesAcrossBytes) {
  Digest digest;
  for (int i = 0; i < 256; ++i) {
    digest.Add("a");
  }
  EXPECT_EQ(digest.Hex(), "00" + Of({"a"}).substr(0, 62));
}

}  // namespace
}  // namespace xinze::decide
