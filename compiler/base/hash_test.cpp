#include "compiler/base/hash.h"

#include <gtest/gtest.h>

namespace xinze::base {
namespace {

// Examples of FIPS 180-4's companion document (NIST, SHA256.pdf).
TEST(HashTest, AgreesWithPublishedExamples) {
  EXPECT_EQ(ToHex(HashSha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(ToHex(HashSha256("")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(HashTest, PiecesEqualTheWhole) {
  EXPECT_EQ(Sha256().Update("a").Update("bc").Finish(), HashSha256("abc"));
}

TEST(HashTest, FieldsKeepTheirBorders) {
  EXPECT_NE(Sha256().UpdateField("a").UpdateField("bc").Finish(),
            Sha256().UpdateField("ab").UpdateField("c").Finish());
}

TEST(HashTest, FieldIsItsLengthThenItsBytes) {
  using namespace std::string_view_literals;
  EXPECT_EQ(Sha256().UpdateField("abc").Finish(), HashSha256("\3\0\0\0\0\0\0\0abc"sv));
}

TEST(HashTest, ContentHashNamesItsFunction) {
  EXPECT_EQ(ContentHash("abc"), "sha256:" + ToHex(HashSha256("abc")));
}

TEST(HashDeathTest, FinishedHashTakesNoMore) {
  Sha256 hash;
  hash.Finish();
  EXPECT_DEATH(hash.Update("x"), "used after Finish");
}

}  // namespace
}  // namespace xinze::base
