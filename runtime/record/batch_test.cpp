#include "runtime/record/batch.h"

#include "runtime/record/record_fixture.h"

namespace xinze::record {
namespace {

using ::testing::IsEmpty;

// Whether the buffer is aligned, and the bytes from its end to the next multiple of 64 are zero.
void ExpectLayout(const void* buffer, size_t bytes) {
  ASSERT_NE(buffer, nullptr);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(buffer) % XINZE_PADDING, 0U);
  const auto* data = static_cast<const uint8_t*>(buffer);
  for (size_t i = bytes; i % XINZE_PADDING != 0; ++i) EXPECT_EQ(data[i], 0) << i;
}

class BatchTest : public ::testing::Test {
 protected:
  SmallWorld world_;
  Schema schema_{world_.program()};
};

TEST_F(BatchTest, BuffersAreAlignedAndPaddedWithZeros) {
  std::string text;
  for (int i = 0; i < 37; ++i) {
    text += R"({"标识":"主体)" + std::to_string(i) + R"(","类型":"其他","信用信息":[)" +
            Record("r1", R"("渠道":["公报"],"程度":"严重")") + "," + Record("r2") + "]}\n";
  }
  const Reading reading = Read(schema_, text);
  const Batch& batch = reading.batch();
  for (const EntitySchema& entity : schema_.entities()) {
    const xinze_table& table = batch.view().tables[entity.id.index()];
    ASSERT_EQ(table.column_count, static_cast<int32_t>(entity.fields.size()));
    const auto rows = static_cast<size_t>(table.rows);
    for (size_t f = 0; f < entity.fields.size(); ++f) {
      const xinze_column& column = table.columns[f];
      if (column.known != nullptr) ExpectLayout(column.known, (rows + 7) / 8);
      if (column.present != nullptr) ExpectLayout(column.present, (rows + 7) / 8);
      if (entity.fields[f].storage == Storage::kReferences) {
        ExpectLayout(column.ref_offsets, (rows + 1) * 4);
        ExpectLayout(column.refs, static_cast<size_t>(column.ref_offsets[rows]) * 4);
      } else {
        ExpectLayout(column.values, rows * WidthOf(entity.fields[f].storage));
      }
    }
    if (!entity.parent.is_valid()) {
      EXPECT_EQ(table.offsets, nullptr);
      continue;
    }
    const auto parents = static_cast<size_t>(batch.rows(entity.parent));
    ExpectLayout(table.offsets, (parents + 1) * 4);
    ExpectLayout(table.complete_until, parents * 4);
    ExpectLayout(table.parent, rows * 4);
  }
}

TEST_F(BatchTest, ABitmapIsNullUntilABitOfItIsZero) {
  for (const int first : {0, 1, 7, 8, 9, 64}) {
    std::string records;
    for (int i = 0; i < 70; ++i) {
      const std::string key = "r" + std::to_string(100 + i);
      records += (i > 0 ? "," : "") + Record(key, i < first ? R"("程度":"一般")" : "");
    }
    const Reading reading = Read(schema_, FirmWith(records));
    const xinze_column* columns = reading.batch().view().tables[world_.record.index()].columns;
    EXPECT_EQ(columns[0].known, nullptr);
    EXPECT_EQ(columns[2].present, nullptr);
    for (int i = 0; i < 70; ++i) {
      EXPECT_EQ(CellOf(world_.program(), reading.batch(), world_.severity, i),
                i < first ? "K1" : "P");
    }
  }
}

TEST_F(BatchTest, AnEmptyBatchHasItsTables) {
  BatchBuilder builder(schema_, {});
  const Batch batch = builder.Finish();
  EXPECT_EQ(batch.view().table_count, 5);
  EXPECT_EQ(batch.subjects(), 0);
  EXPECT_EQ(batch.view().tables[world_.record.index()].offsets[0], 0);
}

TEST_F(BatchTest, ViewsStayValidWhenTheBatchMoves) {
  Reading reading = Read(schema_, FirmWith(Record("r1")));
  const xinze_table* tables = reading.batches[0].view().tables;
  const Batch moved = std::move(reading.batches[0]);
  EXPECT_EQ(moved.view().tables, tables);
  EXPECT_EQ(moved.key(world_.record, 0), "r1");
}

TEST_F(BatchTest, CoverageBoundsWhatIsCompleteAndNothingElse) {
  ReaderOptions options;
  options.batch.complete_until = {INT32_MAX, 100, 50};
  const Reading reading =
      Read(schema_, Firm(R"("信用信息":[)" + Record("r1") + R"(],"程序事件":[])"), options);
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.record), 100);
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.objection), 50);
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.event), INT32_MAX);
  EXPECT_EQ(CompleteUntil(reading.batch(), world_.role), INT32_MIN) << "its key is missing";
}

TEST_F(BatchTest, LargeVocabulariesTakeFourBytes) {
  SmallWorld world;
  std::vector<std::string> names;
  for (int i = 0; i < 254; ++i) names.push_back("值" + std::to_string(i));
  const auto small = world.b.Vocabulary("小词表", names, true);
  names.emplace_back("值254");
  const auto large = world.b.Vocabulary("大词表", names, true);
  const auto in_small =
      world.b.Field(world.record, "小", xinze::testing::EnumType(small), {.absent_ok = true});
  const auto in_large =
      world.b.Field(world.record, "大", xinze::testing::EnumType(large), {.absent_ok = true});
  EXPECT_EQ(StorageOf(world.program().fields[in_small].type, world.program()), Storage::kU8);
  EXPECT_EQ(StorageOf(world.program().fields[in_large].type, world.program()), Storage::kI32);
  const Schema schema(world.program());
  const Reading reading = Read(schema, FirmWith(Record("r1", R"("小":"值253","大":"值254")") + "," +
                                                Record("r2", R"("小":"没有","大":"没有")")));
  EXPECT_THAT(reading.rejects, IsEmpty());
  EXPECT_EQ(CellOf(world.program(), reading.batch(), in_small, 0), "K253");
  EXPECT_EQ(CellOf(world.program(), reading.batch(), in_small, 1), "K254");
  EXPECT_EQ(CellOf(world.program(), reading.batch(), in_large, 0), "K254");
  EXPECT_EQ(CellOf(world.program(), reading.batch(), in_large, 1), "K255");
}

TEST_F(BatchTest, AProgramNeedNotUseTheDomainsSchema) {
  xinze::testing::ProgramBuilder b;
  const auto name = b.Field(b.subject(), "name", xinze::testing::TypeOf(check::TypeKind::Text));
  const Schema schema(b.program());
  const Reading reading = Read(schema, "{\"name\":\"a\"}\n{\"name\":\"a\"}\n");
  EXPECT_EQ(reading.batch().subjects(), 2);
  EXPECT_EQ(CellOf(b.program(), reading.batch(), name, 1), "Ka");
  EXPECT_EQ(reading.batch().subject_id(0), "");
}

}  // namespace
}  // namespace xinze::record
