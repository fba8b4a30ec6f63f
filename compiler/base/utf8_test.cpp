#include "compiler/base/utf8.h"

#include <gtest/gtest.h>

namespace xinze::base {
namespace {

using namespace std::string_view_literals;

std::string Encode(char32_t code_point) {
  std::string text;
  AppendUtf8(code_point, text);
  return text;
}

TEST(Utf8Test, ValidTextHasNoBadByte) {
  EXPECT_FALSE(FirstInvalidUtf8("").has_value());
  EXPECT_FALSE(FirstInvalidUtf8("a\0b"sv).has_value());
  EXPECT_FALSE(FirstInvalidUtf8("苏政发〔2018〕23号 𠮷").has_value());
}

TEST(Utf8Test, NamesTheFirstBadByte) {
  EXPECT_EQ(FirstInvalidUtf8("ab\xFFxy"), 2U);
  EXPECT_EQ(FirstInvalidUtf8("中\xE4\xB8"), 3U);          // Cut off.
  EXPECT_EQ(FirstInvalidUtf8("\xC0\x80"), 0U);            // Overlong.
  EXPECT_EQ(FirstInvalidUtf8("\xE0\x80\x80"), 0U);        // Overlong.
  EXPECT_EQ(FirstInvalidUtf8("\xF0\x80\x80\x80"), 0U);    // Overlong.
  EXPECT_EQ(FirstInvalidUtf8("a\xED\xA0\x80"), 1U);       // A surrogate.
  EXPECT_EQ(FirstInvalidUtf8("a\xF4\x90\x80\x80"), 1U);   // Above U+10FFFF.
  EXPECT_EQ(FirstInvalidUtf8("a\x80"), 1U);               // A lone continuation.
  EXPECT_EQ(FirstInvalidUtf8("\xB9\xAB\xCB\xBE"sv), 0U);  // 公司 in GB18030.
}

TEST(Utf8Test, EveryCodePointEncodesAndDecodes) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = Encode(c);
    const DecodedCodePoint decoded = DecodeUtf8(text, 0);
    ASSERT_EQ(decoded.value, c);
    ASSERT_EQ(decoded.length, text.size());
    ASSERT_FALSE(FirstInvalidUtf8(text).has_value());
  }
}

TEST(Utf8Test, WhatCannotBeEncodedIsReplaced) {
  EXPECT_EQ(Encode(0xD800), "\uFFFD");
  EXPECT_EQ(Encode(0x110000), "\uFFFD");
}

TEST(Utf8Test, MalformedByteDecodesAsReplacementOfLengthOne) {
  const DecodedCodePoint decoded = DecodeUtf8("\xE4\xB8", 0);
  EXPECT_EQ(decoded.value, 0xFFFDU);
  EXPECT_EQ(decoded.length, 1U);
  EXPECT_EQ(DecodeUtf8("a", 1).length, 0U);
}

TEST(Utf8Test, CountsCodePoints) {
  EXPECT_EQ(CountCodePoints("信a𠮷"), 3U);
  EXPECT_EQ(CountCodePoints("\xFF\xFF"), 2U);
}

TEST(Utf8Test, FoldsFullWidthToHalfWidth) {
  EXPECT_EQ(FoldWidth("１２３ＡＢｃｄ"), "123ABcd");
  EXPECT_EQ(FoldWidth("（一）：；，．％＝＜＞！？"), "(一):;,.%=<>!?");
  EXPECT_EQ(FoldWidth("a\u3000b"), "a b");
  EXPECT_EQ(FoldWidth(U'\uFFE5'), U'\u00A5');
}

TEST(Utf8Test, FoldingKeepsMarksWithoutATwin) {
  EXPECT_EQ(FoldWidth("。、“”《》〔〕"), "。、“”《》〔〕");
}

TEST(Utf8Test, DisplayWidthCountsCells) {
  EXPECT_EQ(DisplayWidth(U'a'), 1);
  EXPECT_EQ(DisplayWidth(U'信'), 2);
  EXPECT_EQ(DisplayWidth(U'，'), 2);
  EXPECT_EQ(DisplayWidth(U'\u3000'), 2);
  EXPECT_EQ(DisplayWidth(U'\u0301'), 0);
  EXPECT_EQ(DisplayWidth(U'\u200B'), 0);
  EXPECT_EQ(DisplayWidth(U'\U00020BB7'), 2);
  EXPECT_EQ(DisplayWidth("失信 a，b"), 9U);
}

TEST(Utf8Test, ShowsWhatIsInvisibleAsItsNumber) {
  EXPECT_EQ(VisibleText("信用 a，b"), "信用 a，b");
  EXPECT_EQ(VisibleText("a\n\tb\x1B[2J"), "a<U+000A><U+0009>b<U+001B>[2J");
  const std::u32string invisible = {U'甲', 0x202E, U'乙', 0x200B, 0x2028};
  EXPECT_EQ(VisibleText(EncodeUtf8(invisible)), "甲<U+202E>乙<U+200B><U+2028>");
  EXPECT_EQ(VisibleText("e\u0301"), "e\u0301");
}

TEST(Utf8Test, TellsBlanksFromTheRest) {
  for (const char32_t c : U" \t\n\u3000\u00A0\u2003"sv) EXPECT_TRUE(IsBlank(c));
  for (const char32_t c : U"a信\u200B"sv) EXPECT_FALSE(IsBlank(c));
}

TEST(Utf8Test, TellsHanFromTheRest) {
  for (const char32_t c : U"信〇々𠮷"sv)
    EXPECT_TRUE(IsHan(c)) << std::hex << static_cast<uint32_t>(c);
  for (const char32_t c : U"a1。，あ"sv)
    EXPECT_FALSE(IsHan(c)) << std::hex << static_cast<uint32_t>(c);
}

TEST(Utf8Test, NormalisesToNfc) {
  EXPECT_EQ(NormalizeNfc("e\u0301"), "\u00E9");
  EXPECT_EQ(NormalizeNfc("\uF900"), "\u8C48");  // A compatibility ideograph.
  EXPECT_EQ(NormalizeNfc("信用"), "信用");
  EXPECT_EQ(NormalizeNfc("A"), "A");  // Width is not NFC's matter.
}

TEST(Utf8Test, NormalisingLeavesInvalidTextAlone) {
  EXPECT_EQ(NormalizeNfc("e\u0301\xFF"), "e\u0301\xFF");
}

TEST(Utf8Test, DecodesAndEncodesWholeTexts) {
  EXPECT_EQ(DecodeUtf8("a名\xff𠮷"), U"a名\uFFFD𠮷");
  EXPECT_EQ(EncodeUtf8(U"a名𠮷"), "a名𠮷");
  EXPECT_EQ(EncodeUtf8(DecodeUtf8("")), "");
}

}  // namespace
}  // namespace xinze::base
