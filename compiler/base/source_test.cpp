#include "compiler/base/source.h"

#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xinze::base {
namespace {

using testing::HasSubstr;

const SourceFile& Add(SourceStore& store, std::string text) {
  Result<SourceId> id = store.Add("政策.xinze", std::move(text));
  return store[*id];
}

std::filesystem::path WriteFile(const std::string& name, std::string_view bytes) {
  std::filesystem::path path = std::filesystem::path(testing::TempDir()) / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

TEST(SourceFileTest, EmptyTextHasOneEmptyLine) {
  SourceStore store;
  const SourceFile& file = Add(store, "");
  EXPECT_EQ(file.line_count(), 1U);
  EXPECT_EQ(file.line_text(1), "");
  EXPECT_EQ(file.position(0), (Position{1, 1, 1}));
}

TEST(SourceFileTest, ColumnsCountCodePointsAndCells) {
  SourceStore store;
  const SourceFile& file = Add(store, "a信b\n  定义");
  EXPECT_EQ(file.position(1), (Position{1, 2, 2}));   // 信
  EXPECT_EQ(file.position(4), (Position{1, 3, 4}));   // b
  EXPECT_EQ(file.position(8), (Position{2, 3, 3}));   // 定
  EXPECT_EQ(file.position(11), (Position{2, 4, 5}));  // 义
  EXPECT_EQ(file.position(14), (Position{2, 5, 7}));  // The end.
}

TEST(SourceFileTest, OffsetInsideACharacterIsThatCharacter) {
  SourceStore store;
  const SourceFile& file = Add(store, "信用");
  EXPECT_EQ(file.position(1), (Position{1, 1, 1}));
  EXPECT_EQ(file.position(5), (Position{1, 2, 3}));
}

TEST(SourceFileTest, OffsetPastTheEndIsTheEnd) {
  SourceStore store;
  EXPECT_EQ(Add(store, "ab").position(99), (Position{1, 3, 3}));
}

TEST(SourceFileTest, CarriageReturnBelongsToTheLineEnd) {
  SourceStore store;
  const SourceFile& file = Add(store, "ab\r\ncd\r\n");
  EXPECT_EQ(file.line_count(), 3U);
  EXPECT_EQ(file.line_text(1), "ab");
  EXPECT_EQ(file.line_text(2), "cd");
  EXPECT_EQ(file.line_text(3), "");
  EXPECT_EQ(file.line_begin(2), 4U);
  EXPECT_EQ(file.position(4), (Position{2, 1, 1}));
}

TEST(SourceFileTest, TextOfASpanIsCutToTheFile) {
  SourceStore store;
  const SourceFile& file = Add(store, "信用abc");
  EXPECT_EQ(file.text(file.span(3, 6)), "用");
  EXPECT_EQ(file.text(file.span(6, 99)), "abc");
  EXPECT_EQ(file.text(file.whole()), "信用abc");
}

TEST(SourceStoreTest, ByteOrderMarkIsDropped) {
  SourceStore store;
  EXPECT_EQ(Add(store,
                "\xEF\xBB\xBF"
                "abc")
                .text(),
            "abc");
}

TEST(SourceStoreTest, FilesStayWhereTheyAre) {
  SourceStore store;
  const SourceFile& first = Add(store, "第一");
  for (int i = 0; i < 1000; ++i) Add(store, "x");
  EXPECT_EQ(&first, &store[first.id()]);
  EXPECT_EQ(store.size(), 1001U);
}

TEST(SourceStoreTest, LoadReadsBytesAsTheyAre) {
  SourceStore store;
  const auto path = WriteFile("xinze_source_test_plain", "名单\r\n");
  const Result<SourceId> id = store.Load(path);
  ASSERT_TRUE(id.ok());
  EXPECT_EQ(store[*id].text(), "名单\r\n");
  EXPECT_EQ(store[*id].path(), path.generic_string());
}

TEST(SourceStoreTest, InvalidUtf8NamesLineAndByte) {
  SourceStore store;
  const Result<SourceId> id = store.Load(WriteFile("xinze_source_test_gbk", "a\nb\xB9\xAB"));
  ASSERT_FALSE(id.ok());
  EXPECT_EQ(id.error().code, "XZ0101");
  EXPECT_THAT(id.error().en, HasSubstr("line 2, byte 3 (from 0) is 0xB9"));
  EXPECT_THAT(id.error().zh, HasSubstr("第 2 行"));
  EXPECT_EQ(store.size(), 0U);
}

TEST(SourceStoreTest, MissingFileIsAnError) {
  SourceStore store;
  const Result<SourceId> id = store.Load(testing::TempDir() + "/xinze_source_test_no_such_file");
  ASSERT_FALSE(id.ok());
  EXPECT_EQ(id.error().code, "XZ0102");
}

TEST(SourceStoreTest, TooLargeFileIsAnErrorWithBothSizes) {
  SourceStore store(SourceLimits{.max_bytes = 4});
  EXPECT_TRUE(store.Load(WriteFile("xinze_source_test_four", "1234")).ok());
  const Result<SourceId> id = store.Load(WriteFile("xinze_source_test_six", "123456"));
  ASSERT_FALSE(id.ok());
  EXPECT_EQ(id.error().code, "XZ0103");
  EXPECT_THAT(id.error().en, HasSubstr("6 bytes, the limit is 4"));
  EXPECT_EQ(store.Add("stdin", "12345").error().code, "XZ0103");
}

TEST(SourceStoreTest, DeviceWithoutEndStopsAtTheLimit) {
  SourceStore store(SourceLimits{.max_bytes = 1000});
  EXPECT_EQ(store.Load("/dev/zero").error().code, "XZ0103");
}

TEST(SourceStoreTest, DirectoryIsAnError) {
  SourceStore store;
  EXPECT_EQ(store.Load(testing::TempDir()).error().code, "XZ0104");
}

TEST(SpanTest, CoverJoinsSpansOfOneFile) {
  const SourceId source(0);
  EXPECT_EQ(Cover(Span{source, 4, 6}, Span{source, 1, 5}), (Span{source, 1, 6}));
  EXPECT_EQ(Cover(Span{}, Span{source, 1, 5}), (Span{source, 1, 5}));
  EXPECT_TRUE((Span{source, 1, 6}).Contains(Span{source, 1, 6}));
  EXPECT_FALSE((Span{source, 1, 6}).Contains(Span{source, 1, 7}));
}

// A second definition, by counting from the beginning of the line.
TEST(SourceTest, PositionsInLongLinesCountAsInShortOnes) {
  std::string line;
  for (int i = 0; i < 3000; ++i) line += i % 3 == 0 ? "信" : i % 3 == 1 ? "a" : "\u0301";
  SourceStore sources;
  const SourceFile& file = sources[*sources.Add("a", "甲\n" + line + "\n" + line)];
  for (const uint32_t number : {2U, 3U}) {
    uint32_t offset = file.line_begin(number);
    Position expected{number, 1, 1};
    for (int i = 0; i < 3000; ++i) {
      ASSERT_EQ(file.position(offset), expected) << offset;
      offset += i % 3 == 0 ? 3 : i % 3 == 1 ? 1 : 2;
      ++expected.column;
      expected.display_column += i % 3 == 0 ? 2 : i % 3 == 1 ? 1 : 0;
    }
    EXPECT_EQ(file.position(offset), expected);
  }
}

}  // namespace
}  // namespace xinze::base
